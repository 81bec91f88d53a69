/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-words.h"
#include "epsom-patterns.h"
#include "epsom-words.h"

/* Ended months that are shown before the present one. */
#define TREND_MONTHS 3
/* Suspected triggers, laboratory values and cycles that have room on the first page. */
#define MAX_TRIGGERS 8
#define MAX_LABS 3
#define MAX_CYCLES 3

/* The months of the table, the earliest first. */
typedef struct {
  guint n;
  EpsomDate months[TREND_MONTHS + 1];
  gboolean is_partial; /* the last one is not over */
} Months;

static Months
choose_months (const EpsomReportWriter *writer)
{
  const EpsomOverview *overview = writer->overview;
  EpsomDate month = epsom_date_first_of_month (overview->last, 0);
  EpsomDate next = epsom_date_first_of_month (overview->last, 1);
  Months months = { .is_partial = next != overview->last + 1 };
  int wanted = TREND_MONTHS + (months.is_partial ? 1 : 0);

  if (overview->days == 0)
    return (Months){ 0 };
  for (int i = wanted - 1; i >= 0; i--)
    {
      EpsomDate earlier = epsom_date_first_of_month (month, -i);

      if (earlier != EPSOM_DATE_NONE && earlier >= epsom_date_first_of_month (overview->first, 0))
        months.months[months.n++] = earlier;
    }
  return months;
}

static const EpsomMonth *
find_month (const EpsomResponse *response, EpsomDate month)
{
  for (guint i = 0; i < response->n_months; i++)
    if (response->months[i].month == month)
      return &response->months[i];
  return NULL;
}

static const EpsomOveruse *
find_overuse (const EpsomResponse *response, EpsomDate month, EpsomClass medicine_class)
{
  for (guint i = 0; i < response->n_overuse; i++)
    if (response->overuse[i].month == month && response->overuse[i].medicine_class == medicine_class)
      return &response->overuse[i];
  return NULL;
}

static void
write_who (EpsomReportWriter *writer)
{
  const EpsomReportOptions *options = writer->options;
  const EpsomOverview *overview = writer->overview;
  g_autofree char *period = epsom_report_format_period (writer);
  g_autofree char *as_of = epsom_report_format_date (epsom_instant_get_date (options->query.as_of));
  /* Translators: a period, its days, and the date up to which the diary is known. */
  g_autofree char *days =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s (%u day), as of %s", "%s (%u days), as of %s", overview->days),
                     period, overview->days, as_of);

  epsom_report_add (writer, &(EpsomBlock){ .kind = EPSOM_BLOCK_TITLE, .text = writer->report->title, .keep = TRUE });
  epsom_report_add_fact (writer, _ ("Name"), options->patient != NULL ? options->patient : _ ("not given"));
  epsom_report_add_fact (writer, _ ("Period"), days);
}

static void
write_days (EpsomReportWriter *writer)
{
  const EpsomOverview *overview = writer->overview;
  g_autofree char *recorded = NULL, *symptom = NULL, *per_28 = epsom_words_number (overview->per_28, 1);

  if (overview->recorded == 0)
    {
      epsom_report_add_fact (writer, _ ("Recorded days"), _ ("none in this period"));
      return;
    }
  recorded = g_strdup_printf (_ ("%u of %u days have an entry"), overview->recorded, overview->days);
  epsom_report_add_fact (writer, _ ("Recorded days"), recorded);
  if (isnan (overview->per_28))
    symptom = g_strdup_printf (_ ("%u of %u recorded days; per 28 days is said from %d recorded days on"),
                               overview->symptom_days, overview->recorded, EPSOM_MIN_RECORDED);
  else
    /* Translators: symptom days, recorded days, and the symptom days of 28. */
    symptom = g_strdup_printf (_ ("%u of %u recorded days, which is %s per 28 recorded days"), overview->symptom_days,
                               overview->recorded, per_28);
  epsom_report_add_fact (writer, _ ("Symptom days"), symptom);
}

/* The rule stands beside the count: diaries and trials count differently. */
static void
write_attacks (EpsomReportWriter *writer)
{
  const EpsomOverview *overview = writer->overview;
  g_autofree char *text = NULL;
  guint hours = writer->options->query.attack_hours;

  if (overview->episodes == 0)
    text = g_strdup (_ ("none began in this period"));
  else if (hours == 0)
    text = g_strdup_printf (_ ("%u, each episode counted by itself"), overview->attacks);
  else
    /* Translators: attacks, the episodes that they are made of, and hours. */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u (%u episode; one that begins within %u h of the end of the one before "
                                         "counts with it)",
                                         "%u (%u episodes; one that begins within %u h of the end of the one before "
                                         "counts with it)",
                                         overview->episodes),
                            overview->attacks, overview->episodes, hours);
  epsom_report_add_fact (writer, _ ("Attacks"), text);
}

static void
begin_months (EpsomReportWriter *writer, const Months *months)
{
  g_auto (GStrv) titles = g_new0 (char *, TREND_MONTHS + 4);

  titles[0] = g_strdup (_ ("Days by month"));
  for (guint i = 0; i < months->n; i++)
    {
      g_autofree char *name = epsom_chart_words_month (months->months[i]);

      if (months->is_partial && i + 1 == months->n)
        /* Translators: a month that is not over: "March 2026, so far". */
        titles[i + 1] = g_strdup_printf (_ ("%s, so far"), name);
      else
        titles[i + 1] = g_steal_pointer (&name);
    }
  titles[months->n + 1] = g_strdup (_ ("Level in ICHD-3 8.2"));
  epsom_report_add_table (writer, months->n + 2, (const char *const *) titles);
}

static void
write_month_days (EpsomReportWriter *writer, const Months *months)
{
  static const char *const names[] = { N_ ("Recorded days"), N_ ("Symptom days"),
                                       N_ ("Symptom days per 28 recorded days") };

  for (guint row = 0; row < G_N_ELEMENTS (names); row++)
    {
      epsom_report_add_row (writer);
      epsom_report_set_cell (writer, 0, _ (names[row]), FALSE);
      for (guint i = 0; i < months->n; i++)
        {
          const EpsomMonth *month = find_month (writer->response, months->months[i]);

          if (month == NULL)
            epsom_report_set_cell (writer, i + 1, "–", FALSE);
          else if (row < 2)
            epsom_report_take_cell (writer, i + 1,
                                    g_strdup_printf ("%u", row == 0 ? month->recorded : month->symptom_days));
          else if (isnan (month->per_28))
            epsom_report_set_cell (writer, i + 1, _ ("too few days"), FALSE);
          else
            epsom_report_take_cell (writer, i + 1, g_strdup_printf ("%.1f", month->per_28));
        }
    }
}

static gboolean
has_class (const EpsomReportWriter *writer, const Months *months, EpsomClass medicine_class)
{
  for (guint i = 0; i < months->n; i++)
    if (find_overuse (writer->response, months->months[i], medicine_class) != NULL)
      return TRUE;
  return FALSE;
}

static void
write_class_days (EpsomReportWriter *writer, const Months *months, EpsomClass medicine_class)
{
  guint level = epsom_overuse_get_threshold (medicine_class);

  epsom_report_add_row (writer);
  /* Translators: days on which a class of medicines was taken: "Triptan, days taken". */
  epsom_report_take_cell (
    writer, 0, g_strdup_printf (_ ("%s, days taken"), epsom_words_token (EPSOM_TOKENS_CLASS, (int) medicine_class)));
  for (guint i = 0; i < months->n; i++)
    {
      const EpsomOveruse *overuse = find_overuse (writer->response, months->months[i], medicine_class);
      g_autofree char *days = g_strdup_printf ("%u", overuse != NULL ? overuse->days : 0);

      epsom_report_set_cell (writer, i + 1, days, overuse != NULL && overuse->is_said);
    }
  if (level > 0)
    /* Translators: days a month. */
    epsom_report_take_cell (writer, months->n + 1, g_strdup_printf (_ ("%u or more"), level));
  else
    epsom_report_set_cell (writer, months->n + 1, _ ("none"), FALSE);
}

static void
write_months (EpsomReportWriter *writer)
{
  Months months = choose_months (writer);
  g_autofree char *overuse = epsom_response_describe_overuse (writer->response);
  gboolean any = FALSE;

  if (months.n == 0)
    return;
  begin_months (writer, &months);
  write_month_days (writer, &months);
  for (int class = EPSOM_CLASS_NONE + 1; class < EPSOM_N_CLASSES; class ++)
    if (has_class (writer, &months, (EpsomClass) class))
      {
        write_class_days (writer, &months, (EpsomClass) class);
        any = TRUE;
      }
  if (!any)
    epsom_report_add_paragraph (writer, _ ("No other medicine is recorded in these months."))->small = TRUE;
  else
    epsom_report_add_paragraph (writer, overuse != NULL ? overuse
                                                        : _ ("No class of medicines was at the level that ICHD-3 8.2 "
                                                             "asks about for three months in a row."))
      ->small = TRUE;
}

static void
write_intake (EpsomReportWriter *writer)
{
  const EpsomOralIntake *intake = &writer->overview->intake;
  g_autoptr (GString) text = g_string_new (NULL);

  if (intake->days == 0)
    {
      epsom_report_add_fact (writer, _ ("Oral magnesium"), _ ("no oral dose is recorded in this period"));
      return;
    }
  epsom_report_add_sentence (text, g_strdup_printf (_ ("On %u of %u days, %u of the last 28."), intake->days,
                                                    writer->overview->days, intake->latest_days));
  if (intake->known_days > 0)
    {
      g_autofree char *median = epsom_words_number (intake->median_mg, 0);
      g_autofree char *least = epsom_words_number (intake->least_mg, 0);
      g_autofree char *most = epsom_words_number (intake->most_mg, 0);

      /* Translators: mg of elemental magnesium: the median, the least and the most a day. */
      epsom_report_add_sentence (
        text,
        g_strdup_printf (_ ("On these, elemental magnesium: median %s mg a day (%s to %s)."), median, least, most));
    }
  if (intake->unknown_doses > 0)
    epsom_report_add_sentence (
      text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "The elemental amount of %u dose is not known; its day is left "
                                          "out of the median.",
                                          "The elemental amount of %u doses is not known; their days are "
                                          "left out of the median.",
                                          intake->unknown_doses),
                             intake->unknown_doses));
  epsom_report_add_fact (writer, _ ("Oral magnesium"), text->str);
}

static const char *
compare_with_range (const EpsomLab *lab)
{
  if (!isnan (lab->range_low) && lab->value < lab->range_low)
    return _ ("below the laboratory’s range");
  if (!isnan (lab->range_high) && lab->value > lab->range_high)
    return _ ("above the laboratory’s range");
  if (isnan (lab->range_low) && isnan (lab->range_high))
    return _ ("the laboratory’s range is not recorded");
  return _ ("within the laboratory’s range");
}

static void
write_labs (EpsomReportWriter *writer)
{
  const EpsomOverview *overview = writer->overview;
  guint first = overview->n_labs > MAX_LABS ? overview->n_labs - MAX_LABS : 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = overview->n_labs; i-- > first;)
    {
      const EpsomLab *lab = overview->labs[i];
      g_autofree char *date = epsom_report_format_date (epsom_record_get_date (&lab->record));
      g_autofree char *value = epsom_words_record (&lab->record);

      g_string_append_printf (text, "%s%s: %s, %s", text->len > 0 ? "\n" : "", date, value, compare_with_range (lab));
    }
  if (first > 0)
    g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE, "\n%u earlier value in this period", "\n%u earlier values in this period", first),
      first);
  epsom_report_add_fact (writer, _ ("Laboratory"),
                         overview->n_labs > 0 ? text->str : _ ("no value is recorded in this period"));
}

static void
write_triggers (EpsomReportWriter *writer)
{
  const EpsomOverview *overview = writer->overview;
  guint n = MIN (overview->n_triggers, MAX_TRIGGERS);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s %u", i > 0 ? C_ ("list", ", ") : "",
                            epsom_words_label (EPSOM_WORDS_TRIGGER, overview->triggers[i].trigger),
                            overview->triggers[i].episodes);
  if (n > 0)
    /* Translators: episodes with a suspected trigger, and all episodes. */
    g_string_append_printf (text, _ (" (suspected in %u of %u episodes; counts, not causes)"), overview->with_triggers,
                            overview->episodes);
  epsom_report_add_fact (writer, _ ("Suspected triggers"), n > 0 ? text->str : _ ("none is recorded in this period"));
}

static void
write_cycles (EpsomReportWriter *writer)
{
  const EpsomResponse *response = writer->response;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *patterns = NULL;
  guint with = 0, days = 0;

  if (response->n_cycles == 0)
    {
      epsom_report_add_fact (writer, _ ("Cycle"), _ ("no onset of bleeding is recorded in this period"));
      return;
    }
  for (guint i = 0; i < response->n_cycles; i++)
    {
      with += response->cycles[i].window > 0;
      days += response->cycles[i].window;
    }
  epsom_report_add_sentence (
    text, g_strdup_printf (_ ("In %u of %u cycles a symptom day fell on days −2 to 3 around the onset of "
                              "bleeding; %u symptom days in all."),
                           with, response->n_cycles, days));
  for (guint i = response->n_cycles > MAX_CYCLES ? response->n_cycles - MAX_CYCLES : 0; i < response->n_cycles; i++)
    {
      const EpsomCycle *cycle = &response->cycles[i];
      g_autofree char *onset = epsom_report_format_date (cycle->onset);
      g_autofree char *before = epsom_words_number (cycle->before.mean, 1);
      g_autofree char *after = epsom_words_number (cycle->after.mean, 1);

      if (isnan (cycle->before.mean) && isnan (cycle->after.mean))
        continue;
      /* Translators: the onset of a cycle, and mean daily ratings before and after it. */
      epsom_report_add_sentence (
        text, g_strdup_printf (_ ("%s: mean rating %s on days −7 to −1, %s on days 4 to 10."), onset, before, after));
    }
  patterns = epsom_patterns_describe (response);
  if (patterns != NULL)
    epsom_report_add_sentence (text, g_steal_pointer (&patterns));
  epsom_report_add_fact (writer, _ ("Cycle"), text->str);
}

static void
write_rules (EpsomReportWriter *writer)
{
  static const char *const rules[] = {
    N_ ("Push: IV within 10 min; drip: 30 min or longer. A treatment is a dose that was not preventive during an "
        "episode; severity 0 to 10 is counted from the last reading before it. Free: 0; mild or free: 3 or less, of "
        "those that began at 4 or more; halved: at most half."),
    /* xgettext:no-c-format */
    N_ ("A rescue within 2 h counts as a failure at 2 h. Rates come with Wilson’s 95 % interval, and not below 5 "
        "treatments; medians are Kaplan and Meier’s with log-log limits, rescue counted as not relieved."),
    N_ ("A symptom day has an episode or a daily rating of 4 or more; a recorded day has any entry. Days a month of "
        "medicines are counted by class, whatever they were taken for."),
    N_ ("This record is not medical advice, diagnosis or a dosing guide."),
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    epsom_report_add_sentence (text, g_strdup (_ (rules[i])));
  if (writer->options->query.exclude_co_treated)
    epsom_report_add_sentence (text, g_strdup (_ ("Doses within 2 h after another treatment are left out.")));
  epsom_report_add_heading (writer, 2, _ ("Rules used"));
  epsom_report_add_paragraph (writer, text->str)->small = TRUE;
}

void
epsom_report_write_summary (EpsomReportWriter *writer)
{
  write_who (writer);
  if ((writer->options->parts & EPSOM_REPORT_SUMMARY) == 0)
    return;
  write_days (writer);
  write_attacks (writer);
  write_months (writer);
  epsom_report_write_methods (writer);
  epsom_report_add_heading (writer, 2, _ ("Besides"));
  write_intake (writer);
  write_labs (writer);
  write_triggers (writer);
  write_cycles (writer);
  write_rules (writer);
  epsom_report_write_more_of_methods (writer);
}
