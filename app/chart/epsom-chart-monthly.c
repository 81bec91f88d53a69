/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-months.h"
#include "epsom-chart-plot.h"
#include "epsom-chart-table-private.h"
#include "epsom-chart-words.h"
#include "epsom-words.h"

/* Symptom days per 28 recorded days of each month as bars, beneath them the infusions. A month with too few recorded
 * days has no bar but a hatched column: what there was is not known. */

/* The least that the axis reaches to, so that two days don't fill the chart. */
#define LEAST_TO 7.0

#define BAR_SHARE 0.7
#define MAX_BAR 56.0 /* in units */
/* What a count of days has around it, in units, and the share of the width that the plot has, before it is laid out. */
#define COUNT_GAP 6.0
#define PLOT_SHARE 0.92
#define BAR_OPACITY 0.6
#define NONE_WIDTH 2.0
#define HATCH_STEP 6.0
#define HATCH_WIDTH 0.75
#define HATCH_OPACITY 0.5
#define N_MONTHS 12
#define INFUSION_SIZE 6.0
/* Infusions by one method that are closer than this are one mark. */
#define LEAST_DISTANCE 1.0

/* Months: those of the period, and its infusions. */
typedef struct {
  const EpsomMonth *months;
  guint n;
  guint n_known; /* with a figure */
  double least, most;
  EpsomDate from, to;                 /* first day, and the day after the last */
  EpsomDate counted_from, counted_to; /* those of them that are in the period */
  guint n_infusions[EPSOM_N_METHODS];
  guint n_methods; /* by which there were infusions */
} Months;

/* Rows: what stands beneath the bars. */
typedef struct {
  guint n_infusions; /* one, or one for each method, so that those of many years don't lie on each other */
  gboolean counts;
} Rows;

static EpsomDate
get_end (const EpsomMonth *month)
{
  EpsomDate next = epsom_date_first_of_month (month->month, 1);

  return next == EPSOM_DATE_NONE ? EPSOM_DATE_LAST + 1 : next;
}

static gboolean
is_in_period (const EpsomQuery *query, const EpsomMonth *month)
{
  return (query->from == EPSOM_DATE_NONE || get_end (month) > query->from) &&
         (query->to == EPSOM_DATE_NONE || month->month <= query->to);
}

/* The infusion that @record is, if it is one that is counted. */
static const EpsomDose *
find_infusion (const Months *months, const EpsomRecord *record, EpsomDate *date)
{
  const EpsomDose *dose = epsom_record_as_dose (record);

  if (dose->route != EPSOM_ROUTE_IV)
    return NULL;
  *date = epsom_instant_get_date (dose->at);

  return *date >= months->counted_from && *date < months->counted_to ? dose : NULL;
}

static void
count_infusions (const EpsomResponse *response, Months *months)
{
  guint n;
  const EpsomRecord *const *doses = epsom_diary_get (response->diary, EPSOM_RECORD_DOSE, &n);

  for (guint i = 0; i < n; i++)
    {
      EpsomDate date;
      const EpsomDose *dose = find_infusion (months, doses[i], &date);

      if (dose != NULL && months->n_infusions[epsom_method_of (dose->route, dose->minutes)]++ == 0)
        months->n_methods++;
    }
}

/* Months since the year 0. */
static int
number_month (EpsomDate date)
{
  int year, month, day;

  epsom_date_to_ymd (date, &year, &month, &day);

  return year * N_MONTHS + month;
}

/* Returns: (transfer full) (array): how many infusions each of the months has. */
static guint *
count_infusions_by_month (const EpsomResponse *response, const Months *months)
{
  guint n, *counts = g_new0 (guint, months->n);
  const EpsomRecord *const *doses = epsom_diary_get (response->diary, EPSOM_RECORD_DOSE, &n);
  int first = number_month (months->from);

  for (guint i = 0; i < n; i++)
    {
      EpsomDate date;

      if (find_infusion (months, doses[i], &date) != NULL)
        counts[number_month (date) - first]++;
    }

  return counts;
}

static void
months_init (Months *months, const EpsomResponse *response)
{
  guint first = 0, end = response->n_months;

  while (first < end && !is_in_period (&response->query, &response->months[first]))
    first++;
  while (end > first && !is_in_period (&response->query, &response->months[end - 1]))
    end--;

  *months = (Months){ .months = response->months + first, .n = end - first, .least = G_MAXDOUBLE };
  for (guint i = 0; i < months->n; i++)
    {
      double per_28 = months->months[i].per_28;

      if (isnan (per_28))
        continue;
      months->n_known++;
      months->least = MIN (months->least, per_28);
      months->most = MAX (months->most, per_28);
    }
  if (months->n == 0)
    return;

  months->from = months->months[0].month;
  months->to = get_end (&months->months[months->n - 1]);
  months->counted_from =
    response->query.from == EPSOM_DATE_NONE ? months->from : MAX (months->from, response->query.from);
  months->counted_to = response->query.to == EPSOM_DATE_NONE ? months->to : MIN (months->to, response->query.to + 1);
  count_infusions (response, months);
}

static char *
format_days (double days)
{
  return epsom_words_number (days, 1);
}

/* "4/28": symptom days of recorded days, short enough to stand beneath a month. */
static char *
create_count (const EpsomMonth *month)
{
  /* Translators: symptom days of recorded days, as briefly as can be: "4/28". */
  return g_strdup_printf (C_ ("days of days", "%u/%u"), month->symptom_days, month->recorded);
}

/* Whether every month has room for its count. */
static gboolean
has_counts (const EpsomChart *chart, const Months *months)
{
  double width = 0;

  for (guint i = 0; i < months->n; i++)
    {
      g_autofree char *count = create_count (&months->months[i]);

      width = MAX (width, epsom_chart_measure (chart, EPSOM_FONT_SMALL, count));
    }

  return months->n * (width + COUNT_GAP * chart->unit) <= PLOT_SHARE * chart->area.width;
}

static char *
create_key (const Months *months, const Rows *rows)
{
  g_autoptr (GString) key = g_string_new (NULL);

  if (rows->counts)
    g_string_append (key, _ ("Beneath: symptom days of recorded days."));
  else if (months->n_methods > 0)
    g_string_append (key, _ ("Marks beneath the months: infusions."));
  if (months->n_known < months->n)
    g_string_append_printf (key, " %s", _ ("Hatched: fewer than 20 recorded days, too few for a figure."));

  return key->len > 0 ? g_strchug (g_string_free (g_steal_pointer (&key), FALSE)) : NULL;
}

static void
fill_spec (EpsomPlotSpec *spec, const EpsomChart *chart, const Months *months, const Rows *rows)
{
  *spec = (EpsomPlotSpec){
    .y_title = _ ("Symptom days per 28 recorded days"),
    .x = { EPSOM_SCALE_LINEAR, months->from, months->to, 0, 0 },
    .right = rows->n_infusions > 0 ? INFUSION_SIZE / 2 * chart->unit : 0,
    .y_to = MAX (LEAST_TO, months->most),
    .format_y = format_days,
    .n_label_lines = EPSOM_MONTH_LABEL_LINES,
  };

  for (EpsomMethod method = 0; method < EPSOM_N_METHODS; method++)
    if (months->n_infusions[method] > 0)
      epsom_plot_spec_add (spec, (int) method, epsom_words_method (method),
                           epsom_chart_words_infusions (months->n_infusions[method]));
  spec->n_strips = rows->n_infusions + (guint) rows->counts;
  spec->key = create_key (months, rows);
}

/* The part of a line from the lower left to the upper right that is within @box; @offset is where it meets the bottom,
 * from the left. */
static void
draw_hatch_line (EpsomChart *chart, const EpsomBox *box, double offset)
{
  double from = MAX (0, offset), to = MIN (box->width, offset + box->height);

  if (to <= from)
    return;

  epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_LINE, EPSOM_ROLE_AXIS, HATCH_OPACITY,
                                  HATCH_WIDTH * chart->unit, EPSOM_DASH_SOLID);
  epsom_scene_builder_add_point (chart->scene, box->x + from, box->y + box->height - (from - offset));
  epsom_scene_builder_add_point (chart->scene, box->x + to, box->y + box->height - (to - offset));
}

static void
draw_hatch (EpsomChart *chart, const EpsomBox *box)
{
  double step = HATCH_STEP * chart->unit;

  for (double offset = -box->height; offset < box->width; offset += step)
    draw_hatch_line (chart, box, offset);
}

/* Of what stands for a month, between its first day at @left and its end. */
static double
get_inset (const EpsomChart *chart, double left, double right)
{
  return (right - left - MIN ((right - left) * BAR_SHARE, MAX_BAR * chart->unit)) / 2;
}

static void
draw_bar (EpsomChart *chart, const EpsomPlot *plot, double left, double right, double value)
{
  double zero = epsom_scale_map (&plot->y, 0), top = epsom_scale_map (&plot->y, value);
  double inset = get_inset (chart, left, right);

  if (value == 0)
    {
      epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_DIM_TEXT, NONE_WIDTH * chart->unit, left + inset, zero,
                                       right - inset, zero);
      return;
    }

  epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_AREA, EPSOM_ROLE_DIM_TEXT, BAR_OPACITY, 0,
                                  EPSOM_DASH_SOLID);
  epsom_scene_builder_add_point (chart->scene, left + inset, zero);
  epsom_scene_builder_add_point (chart->scene, left + inset, top);
  epsom_scene_builder_add_point (chart->scene, right - inset, top);
  epsom_scene_builder_add_point (chart->scene, right - inset, zero);
}

static char *
describe_month (const EpsomMonth *month)
{
  g_autofree char *name = epsom_chart_words_month (month->month);
  g_autofree char *of = epsom_chart_words_of (month->symptom_days, month->recorded);

  if (isnan (month->per_28))
    /* Translators: a month, symptom days of recorded days: "March 2026: 1 of 12 recorded days, too few for a figure".
     */
    return g_strdup_printf (_ ("%s: %s recorded days, too few for a figure"), name, of);

  g_autofree char *per_28 = format_days (month->per_28);

  /* Translators: a month, its figure, symptom days of recorded days: "March 2026: 4.5 symptom days per 28, 5 of 31
   * recorded days". */
  return g_strdup_printf (_ ("%s: %s symptom days per 28, %s recorded days"), name, per_28, of);
}

static void
add_month_mark (EpsomChart *chart,
                const EpsomBox *box,
                const Months *months,
                const EpsomMonth *month,
                guint n_infusions)
{
  g_autofree char *words = describe_month (month);
  g_autofree char *infusions = epsom_chart_words_infusions (n_infusions);
  g_autofree char *spoken = n_infusions > 0 ? g_strdup_printf ("%s, %s", words, infusions) : g_strdup (words);

  epsom_scene_builder_add_mark (chart->scene, box, spoken);
  if (month->symptom_days > 0 || n_infusions > 0)
    epsom_scene_builder_set_behind (chart->scene, (EpsomBehind){ .kind = EPSOM_BEHIND_MONTH,
                                                                 .from = MAX (month->month, months->counted_from),
                                                                 .to = MIN (get_end (month), months->counted_to) });
}

static void
draw_month (EpsomChart *chart, const EpsomPlot *plot, const Months *months, guint i, guint n_infusions)
{
  const EpsomMonth *month = &months->months[i];
  double left = epsom_scale_map (&plot->x, month->month), right = epsom_scale_map (&plot->x, get_end (month));
  double inset = get_inset (chart, left, right);
  EpsomBox box = { left, plot->box.y, right - left, plot->labels_y - plot->box.y };

  if (isnan (month->per_28))
    draw_hatch (chart, &(EpsomBox){ left + inset, plot->box.y, right - left - 2 * inset, plot->box.height });
  else
    draw_bar (chart, plot, left, right, month->per_28);
  add_month_mark (chart, &box, months, month, n_infusions);
}

static double
get_row_y (const EpsomChart *chart, const EpsomPlot *plot, guint row)
{
  return plot->strip_y + row * EPSOM_PLOT_STRIP * chart->unit;
}

/* In the order of the legend. */
static guint
get_row (const Months *months, const Rows *rows, EpsomMethod of)
{
  guint row = 0;

  for (EpsomMethod method = 0; method < of && rows->n_infusions > 1; method++)
    row += months->n_infusions[method] > 0;

  return row;
}

static void
draw_infusions (EpsomChart *chart, const EpsomPlot *plot, const Months *months, const Rows *rows)
{
  double latest[EPSOM_N_METHODS];
  guint n;
  const EpsomRecord *const *doses = epsom_diary_get (chart->response->diary, EPSOM_RECORD_DOSE, &n);

  for (gsize i = 0; i < EPSOM_N_METHODS; i++)
    latest[i] = -G_MAXDOUBLE;
  for (guint i = 0; i < n; i++)
    {
      EpsomDate date;
      const EpsomDose *dose = find_infusion (months, doses[i], &date);

      if (dose == NULL)
        continue;

      EpsomMethod method = epsom_method_of (dose->route, dose->minutes);
      double x = epsom_scale_map (&plot->x, date + 0.5);

      if (fabs (x - latest[method]) < LEAST_DISTANCE * chart->unit)
        continue;
      epsom_chart_draw_marker (chart, (int) method, x, get_row_y (chart, plot, get_row (months, rows, method)),
                               INFUSION_SIZE, FALSE);
      latest[method] = x;
    }
}

/* In the last strip. */
static void
draw_counts (EpsomChart *chart, const EpsomPlot *plot, const Months *months, const Rows *rows)
{
  double y = get_row_y (chart, plot, rows->n_infusions);

  for (guint i = 0; i < months->n; i++)
    {
      const EpsomMonth *month = &months->months[i];
      g_autofree char *count = create_count (month);

      epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_MIDDLE,
                         epsom_scale_map (&plot->x, (month->month + get_end (month)) / 2.0), y, count);
    }
}

static gboolean
draw_frame (EpsomChart *chart, const Months *months, const Rows *rows, EpsomPlot *plot)
{
  g_auto (EpsomPlotSpec) spec = { 0 };

  fill_spec (&spec, chart, months, rows);

  return epsom_chart_draw_plot (chart, &spec, plot);
}

/* As many rows as the bars have room above them: rather the counts than the infusions of each method by themselves. */
static gboolean
draw_best_frame (EpsomChart *chart, const Months *months, Rows *rows, EpsomPlot *plot)
{
  const guint one = MIN (months->n_methods, 1);
  const Rows choices[] = { { months->n_methods, TRUE }, { one, TRUE }, { months->n_methods, FALSE }, { one, FALSE } };
  gboolean counts = has_counts (chart, months);

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      *rows = choices[i];
      if ((counts || !rows->counts) && draw_frame (chart, months, rows, plot))
        return TRUE;
    }

  return FALSE;
}

static gboolean
draw (EpsomChart *chart)
{
  g_autofree guint *n_infusions = NULL;
  Months months;
  EpsomPlot plot;
  Rows rows;

  months_init (&months, chart->response);
  if (months.n_known == 0)
    return FALSE;

  if (!draw_best_frame (chart, &months, &rows, &plot))
    return FALSE;

  n_infusions = count_infusions_by_month (chart->response, &months);
  for (guint i = 0; i < months.n; i++)
    draw_month (chart, &plot, &months, i, n_infusions[i]);
  draw_infusions (chart, &plot, &months, &rows);
  if (rows.counts)
    draw_counts (chart, &plot, &months, &rows);
  epsom_chart_draw_months (chart, &plot.x, &plot.box, plot.labels_y);

  return TRUE;
}

static double
get_height (const EpsomChart *chart)
{
  g_auto (EpsomPlotSpec) spec = { 0 };
  Months months;
  Rows rows;

  months_init (&months, chart->response);
  if (months.n_known == 0)
    return 0;

  rows = (Rows){ months.n_methods, has_counts (chart, &months) };
  fill_spec (&spec, chart, &months, &rows);

  return epsom_chart_get_plot_height (chart, &spec);
}

static char *
describe (const EpsomResponse *response)
{
  Months months;
  guint latest;

  months_init (&months, response);
  if (months.n_known == 0)
    return g_strdup (_ ("Record how each day is, those without symptoms too: from 20 recorded days a month on, symptom "
                        "days are shown here by month."));

  for (latest = months.n - 1; isnan (months.months[latest].per_28);)
    latest--;
  g_autofree char *last = describe_month (&months.months[latest]);

  if (months.n_known == 1)
    return g_strdup_printf (_ ("One month has 20 recorded days or more. %s."), last);

  g_autofree char *least = format_days (months.least);
  g_autofree char *most = format_days (months.most);

  /* Translators: the least and the most; the number of months; the latest: "March 2026: 4.5 symptom days per 28, 5 of
   * 31 recorded days". */
  return g_strdup_printf (_ ("From %s to %s symptom days per 28 recorded days in %u months. %s."), least, most,
                          months.n_known, last);
}

static void
fill_table (EpsomChartTable *table, const EpsomResponse *response)
{
  g_autofree guint *n_infusions = NULL;
  Months months;

  months_init (&months, response);
  epsom_chart_table_add_column (table, C_ ("column", "Month"), EPSOM_CELL_MONTH);
  epsom_chart_table_add_column (table, C_ ("column", "Recorded days"), EPSOM_CELL_COUNT);
  epsom_chart_table_add_column (table, C_ ("column", "Symptom days"), EPSOM_CELL_COUNT);
  epsom_chart_table_add_column (table, C_ ("column", "Per 28 recorded days"), EPSOM_CELL_NUMBER);
  epsom_chart_table_add_column (table, C_ ("column", "Infusions"), EPSOM_CELL_COUNT);
  if (months.n == 0)
    return;

  n_infusions = count_infusions_by_month (response, &months);
  for (guint i = 0; i < months.n; i++)
    {
      const EpsomMonth *month = &months.months[i];

      epsom_chart_table_add_number (table, month->month);
      epsom_chart_table_add_number (table, month->recorded);
      epsom_chart_table_add_number (table, month->symptom_days);
      epsom_chart_table_add_number (table, month->per_28);
      epsom_chart_table_add_number (table, n_infusions[i]);
    }
}

const EpsomChartClass epsom_chart_monthly = {
  "monthly", N_ ("How many symptom days does each month have?"), draw, describe, get_height, fill_table,
};
