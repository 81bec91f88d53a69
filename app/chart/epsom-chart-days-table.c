/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-private.h"
#include "epsom-chart-table-private.h"
#include "epsom-intake.h"
#include "epsom-timeline.h"
#include "epsom-words.h"

/* The tables of the charts of days: a row a local date, also those of which nothing is recorded. */

#define ANY_ROUTE (-1)

/* Of more days, over a hundred years, those of which something is recorded: a mistyped year is no reason to wait. */
#define MOST_DAYS 40000

static gboolean
has_row (guint n_days, gboolean recorded)
{
  return recorded || n_days <= MOST_DAYS;
}

/** DayRecords: the records of one kind by the local date that they began on, from @from on. */
typedef struct {
  const EpsomRecord **records; /* by date, then by time */
  guint *starts;               /* of each date among them, and their number */
} DayRecords;

static void
day_records_clear (DayRecords *days)
{
  g_clear_pointer (&days->records, g_free);
  g_clear_pointer (&days->starts, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DayRecords, day_records_clear)

/* The place of @record among @n dates from @from on; @n where it has none. */
static guint
find_day (const EpsomRecord *record, int route, EpsomDate from, guint n)
{
  EpsomDate date = epsom_record_get_date (record);

  if (route != ANY_ROUTE && (int) epsom_record_as_dose (record)->route != route)
    return n;

  return date >= from && date - from < (gint64) n ? (guint) (date - from) : n;
}

/* Each date finds its place first, then each record its own: clocks that are put back leave instants out of order. */
static void
day_records_init (DayRecords *days, EpsomDiary *diary, EpsomRecordKind kind, int route, EpsomDate from, guint n)
{
  guint n_records;
  const EpsomRecord *const *records = epsom_diary_get (diary, kind, &n_records);
  g_autofree guint *next = NULL;

  days->records = g_new (const EpsomRecord *, n_records);
  days->starts = g_new0 (guint, n + 2);
  for (guint i = 0; i < n_records; i++)
    days->starts[find_day (records[i], route, from, n) + 1]++;
  for (guint day = 0; day <= n; day++)
    days->starts[day + 1] += days->starts[day];
  next = g_memdup2 (days->starts, (n + 1) * sizeof *next);
  for (guint i = 0; i < n_records; i++)
    days->records[next[find_day (records[i], route, from, n)]++] = records[i];
}

static void
add_day_records (EpsomChartTable *table, const DayRecords *days, guint day)
{
  epsom_chart_table_add_records (table, days->records + days->starts[day], days->starts[day + 1] - days->starts[day]);
}

/* Why there is no severity, where there is none. */
static void
add_severity (EpsomChartTable *table, const EpsomCalendarDay *day)
{
  if (day == NULL || !day->recorded)
    epsom_chart_table_add_text (table, C_ ("severity of a day", "not recorded"), NAN);
  else if (day->worst >= 0)
    epsom_chart_table_add_number (table, day->worst);
  else if (day->symptom)
    epsom_chart_table_add_text (table, C_ ("severity of a day", "not known"), NAN);
  else
    epsom_chart_table_add_text (table, C_ ("severity of a day", "no symptom"), NAN);
}

/* Calendar */

static void
add_calendar_method (EpsomChartTable *table, const EpsomCalendarDay *day)
{
  if (day->iv)
    epsom_chart_table_add_method (table, (int) day->iv_method);
  else if (day->oral)
    epsom_chart_table_add_method (table, (int) EPSOM_METHOD_ORAL);
  else
    epsom_chart_table_add_text (table, "", NAN);
}

void
epsom_chart_fill_calendar_table (EpsomChartTable *table, const EpsomResponse *response)
{
  const EpsomCalendar *calendar = epsom_response_get_calendar (response);
  gboolean counts = response->query.count_symptoms;

  epsom_chart_table_add_column (table, C_ ("column", "Date"), EPSOM_CELL_DATE);
  epsom_chart_table_add_column (table, counts ? C_ ("column", "Symptoms") : C_ ("column", "Worst severity"),
                                EPSOM_CELL_COUNT);
  epsom_chart_table_add_column (table, C_ ("column", "Magnesium"), EPSOM_CELL_TEXT);
  for (guint i = 0; i < calendar->n; i++)
    {
      const EpsomCalendarDay *day = &calendar->days[i];

      if (!has_row (calendar->n, day->recorded))
        continue;
      epsom_chart_table_add_number (table, calendar->from + (EpsomDate) i);
      if (counts && day->recorded)
        epsom_chart_table_add_number (table, day->n_symptoms);
      else
        add_severity (table, day);
      add_calendar_method (table, day);
    }
}

/* Timeline */

typedef enum { TAKEN_INFUSIONS, TAKEN_ORAL, TAKEN_MEDICINES, TAKEN_LABS, N_TAKEN } Taken;

static const struct {
  EpsomRecordKind kind;
  int route;
} taken_kinds[N_TAKEN] = {
  [TAKEN_INFUSIONS] = { EPSOM_RECORD_DOSE, EPSOM_ROUTE_IV },
  [TAKEN_ORAL] = { EPSOM_RECORD_DOSE, EPSOM_ROUTE_ORAL },
  [TAKEN_MEDICINES] = { EPSOM_RECORD_MEDICINE, ANY_ROUTE },
  [TAKEN_LABS] = { EPSOM_RECORD_LAB, ANY_ROUTE },
};

static void
add_timeline_columns (EpsomChartTable *table, const EpsomTimeline *all)
{
  epsom_chart_table_add_column (table, C_ ("column", "Date"), EPSOM_CELL_DATE);
  for (guint lane = 0; lane < all->n_lanes; lane++)
    {
      /* Translators: a symptom, as the head of a column of severities: "Migraine, worst severity". */
      g_autofree char *title =
        g_strdup_printf (C_ ("column", "%s, worst severity"), epsom_words_symptom (all->lanes[lane].symptom));

      epsom_chart_table_add_column (table, title, EPSOM_CELL_COUNT);
    }
  epsom_chart_table_add_column (table, C_ ("row of a timeline", "Infusions"), EPSOM_CELL_RECORDS);
  epsom_chart_table_add_column (table, C_ ("row of a timeline", "By mouth"), EPSOM_CELL_RECORDS);
  epsom_chart_table_add_column (table, C_ ("row of a timeline", "Medicines"), EPSOM_CELL_RECORDS);
  epsom_chart_table_add_column (table, C_ ("row of a timeline", "Laboratory"), EPSOM_CELL_RECORDS);
  epsom_chart_table_add_column (table, C_ ("row of a timeline", "Bleeding"), EPSOM_CELL_TEXT);
}

static gboolean
is_recorded (const EpsomTimeline *all, EpsomDate date)
{
  const EpsomCalendarDay *day = epsom_timeline_get_day (all->lanes[0].days, date);

  return day != NULL && day->recorded;
}

/* A day of which something is recorded is without a symptom whose lane says nothing of it. */
static void
add_lanes (EpsomChartTable *table, const EpsomTimeline *all, EpsomDate date)
{
  for (guint lane = 0; lane < all->n_lanes; lane++)
    {
      const EpsomCalendarDay *day = epsom_timeline_get_day (all->lanes[lane].days, date);
      EpsomCalendarDay said = day != NULL ? *day : (EpsomCalendarDay){ .worst = -1 };

      said.recorded = is_recorded (all, date);
      add_severity (table, &said);
    }
}

static void
add_bleeding (EpsomChartTable *table, const EpsomTimeline *all, EpsomDate date)
{
  const EpsomCalendarDay *day = epsom_timeline_get_day (all->bleeding, date);
  int worst = day != NULL ? day->worst : -1;

  if (worst >= 0)
    epsom_chart_table_add_text (table, epsom_words_token (EPSOM_TOKENS_BLEEDING, worst + EPSOM_BLEEDING_NONE), worst);
  else
    epsom_chart_table_add_text (table, "", NAN);
}

void
epsom_chart_fill_timeline_table (EpsomChartTable *table, const EpsomResponse *response)
{
  const EpsomTimeline *all = epsom_response_get_timeline (response);
  g_auto (DayRecords) infusions = { 0 }, oral = { 0 }, medicines = { 0 }, labs = { 0 };
  DayRecords *const taken[N_TAKEN] = { &infusions, &oral, &medicines, &labs };

  for (guint i = 0; i < N_TAKEN; i++)
    day_records_init (taken[i], response->diary, taken_kinds[i].kind, taken_kinds[i].route, all->from, all->n);
  add_timeline_columns (table, all);
  for (guint i = 0; i < all->n; i++)
    {
      EpsomDate date = all->from + (EpsomDate) i;

      if (!has_row (all->n, is_recorded (all, date)))
        continue;
      epsom_chart_table_add_number (table, date);
      add_lanes (table, all, date);
      for (guint j = 0; j < N_TAKEN; j++)
        add_day_records (table, taken[j], i);
      add_bleeding (table, all, date);
    }
}

/* Magnesium */

/** Infused: what was infused on one date. @mg: NAN: of one at least it is not known */
typedef struct {
  guint n;
  double mg;
} Infused;

static Infused *
sum_infused (const EpsomIntake *intake)
{
  Infused *days = g_new0 (Infused, intake->n);

  for (guint i = 0; i < intake->n_infusions; i++)
    {
      Infused *day = &days[intake->infusions[i].date - intake->from];

      day->mg += intake->infusions[i].mg;
      day->n++;
    }

  return days;
}

/* The amount of a day with a dose of unknown content is at least so much: not known. */
static void
add_oral (EpsomChartTable *table, const EpsomIntakeDay *day)
{
  epsom_chart_table_add_number (table, day->recorded && day->n_unknown == 0 ? day->mg : NAN);
  epsom_chart_table_add_number (table, day->recorded ? day->n_doses : NAN);
  epsom_chart_table_add_number (table, day->recorded ? day->n_unknown : NAN);
}

void
epsom_chart_fill_magnesium_table (EpsomChartTable *table, const EpsomResponse *response)
{
  const EpsomIntake *intake = epsom_response_get_intake (response);
  g_autofree Infused *infused = sum_infused (intake);
  g_auto (DayRecords) labs = { 0 };

  day_records_init (&labs, response->diary, EPSOM_RECORD_LAB, ANY_ROUTE, intake->from, intake->n);
  epsom_chart_table_add_column (table, C_ ("column", "Date"), EPSOM_CELL_DATE);
  epsom_chart_table_add_column (table, C_ ("column", "By mouth, elemental mg"), EPSOM_CELL_NUMBER);
  epsom_chart_table_add_column (table, C_ ("column", "Doses by mouth"), EPSOM_CELL_COUNT);
  epsom_chart_table_add_column (table, C_ ("column", "Of these, content unknown"), EPSOM_CELL_COUNT);
  epsom_chart_table_add_column (table, C_ ("column", "Infusions"), EPSOM_CELL_COUNT);
  epsom_chart_table_add_column (table, C_ ("column", "Infused, elemental mg"), EPSOM_CELL_NUMBER);
  epsom_chart_table_add_column (table, C_ ("row of a timeline", "Laboratory"), EPSOM_CELL_RECORDS);
  for (guint i = 0; i < intake->n; i++)
    {
      const EpsomIntakeDay *day = &intake->days[i];

      if (!has_row (intake->n, day->recorded))
        continue;
      epsom_chart_table_add_number (table, intake->from + (EpsomDate) i);
      add_oral (table, day);
      epsom_chart_table_add_number (table, day->recorded ? infused[i].n : NAN);
      epsom_chart_table_add_number (table, day->recorded ? infused[i].mg : NAN);
      add_day_records (table, &labs, i);
    }
}
