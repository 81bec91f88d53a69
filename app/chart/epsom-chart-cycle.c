/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-plot.h"
#include "epsom-chart-table-private.h"
#include "epsom-chart-words.h"
#include "epsom-patterns.h"
#include "epsom-words.h"

/* All cycles folded around the onset of bleeding: the share of symptom days on each day, with its interval. Beneath it
 * the premenstrual week and the window of menstrual migraine. */

#define BAR_SHARE 0.7
#define BAR_OPACITY 0.6
#define NONE_WIDTH 2.0
#define INTERVAL_WIDTH 1.0
#define SPAN_WIDTH 2.0
#define SPAN_RISE 4.0
#define LABEL_GAP 6.0

/* The week before the onset. */
#define WEEK_FIRST (-7)
#define WEEK_LAST (-1)

static gboolean
has_rates (const EpsomResponse *response)
{
  for (guint i = 0; response->cycle_days != NULL && i < EPSOM_N_CYCLE_DAYS; i++)
    if (response->cycle_days[i].symptom.n >= EPSOM_MIN_RATE)
      return TRUE;

  return FALSE;
}

/* Its place among the days, of which there is no day 0. */
static int
get_index (int day)
{
  return day < 0 ? day + EPSOM_CYCLE_SIDE : day + EPSOM_CYCLE_SIDE - 1;
}

static char *
format_day (int day)
{
  return day < 0 ? epsom_chart_words_change (day) : epsom_words_number (day, 0);
}

/* @least, @most: recorded days that the days of the cycle have. */
static char *
create_key (guint least, guint most)
{
  /* Translators: the least and the most recorded days. */
  g_autofree char *counts = g_strdup_printf (_ ("Recorded days behind each: %u to %u."), least, most);

  return g_strconcat (counts, least < EPSOM_MIN_RATE ? " " : "",
                      least < EPSOM_MIN_RATE ? _ ("Days without a bar: fewer than 5 recorded, counts only.") : "",
                      NULL);
}

/* @with_spans: whether there are lines beneath, and what they are is said. */
static void
fill_spec (EpsomPlotSpec *spec, const EpsomResponse *response, gboolean with_spans)
{
  guint least = G_MAXUINT, most = 0;

  *spec = (EpsomPlotSpec){
    .x_title = _ ("Day of the cycle; 1: the bleeding begins"),
    /* xgettext:no-c-format */
    .y_title = _ ("Share of recorded days with symptoms, with 95 % interval"),
    .x = { EPSOM_SCALE_LINEAR, 0, EPSOM_N_CYCLE_DAYS, 0, 0 },
    .format_y = epsom_chart_words_percent,
    .n_strips = with_spans ? 1 : 0,
    .n_label_lines = 1,
  };

  for (guint i = 0; i < EPSOM_N_CYCLE_DAYS; i++)
    {
      const EpsomRate *rate = &response->cycle_days[i].symptom;

      if (rate->n >= EPSOM_MIN_RATE)
        spec->y_to = MAX (spec->y_to, rate->interval.upper);
      least = MIN (least, rate->n);
      most = MAX (most, rate->n);
    }
  spec->key = create_key (least, most);
  if (with_spans)
    spec->rest =
      g_strdup (_ ("Lines beneath: solid, the week before; dashed, days −2 to 3, which ICHD-3 A1.1.1 asks about."));
}

static char *
create_spoken (const EpsomCycleDay *day)
{
  g_autofree char *number = format_day (day->day);
  g_autofree char *rate = epsom_chart_words_rate_of_days (&day->symptom);

  if (isnan (day->rating_mean))
    /* Translators: a day of the cycle, its rate: "Day −2: 7 of 11, 64 %, 95 % interval 35 to 85 %". */
    return g_strdup_printf (_ ("Day %s: %s"), number, rate);

  g_autofree char *mean = epsom_words_number (day->rating_mean, 1);

  /* Translators: a day of the cycle, its rate, and the mean of so many ratings from 0 to 10. */
  return g_strdup_printf (_ ("Day %s: %s; mean rating %s of %u"), number, rate, mean, day->n_ratings);
}

static void
draw_bar (EpsomChart *chart, const EpsomPlot *plot, const EpsomRate *rate, double left, double right)
{
  double zero = epsom_scale_map (&plot->y, 0), top = epsom_scale_map (&plot->y, rate->rate);
  double inset = (right - left) * (1 - BAR_SHARE) / 2, x = (left + right) / 2;

  if (rate->x == 0)
    epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_DIM_TEXT, NONE_WIDTH * chart->unit, left + inset, zero,
                                     right - inset, zero);
  else
    {
      epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_AREA, EPSOM_ROLE_DIM_TEXT, BAR_OPACITY, 0,
                                      EPSOM_DASH_SOLID);
      epsom_scene_builder_add_point (chart->scene, left + inset, zero);
      epsom_scene_builder_add_point (chart->scene, left + inset, top);
      epsom_scene_builder_add_point (chart->scene, right - inset, top);
      epsom_scene_builder_add_point (chart->scene, right - inset, zero);
    }
  epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_TEXT, INTERVAL_WIDTH * chart->unit, x,
                                   epsom_scale_map (&plot->y, rate->interval.lower), x,
                                   epsom_scale_map (&plot->y, rate->interval.upper));
}

static void
draw_day (EpsomChart *chart, const EpsomPlot *plot, const EpsomCycleDay *day)
{
  int index = get_index (day->day);
  double left = epsom_scale_map (&plot->x, index), right = epsom_scale_map (&plot->x, index + 1);
  g_autofree char *spoken = create_spoken (day);

  if (day->symptom.n >= EPSOM_MIN_RATE)
    draw_bar (chart, plot, &day->symptom, left, right);
  epsom_scene_builder_add_mark (chart->scene, &(EpsomBox){ left, plot->box.y, right - left, plot->box.height }, spoken);
  if (day->symptom.x > 0)
    epsom_scene_builder_set_behind (chart->scene,
                                    (EpsomBehind){ .kind = EPSOM_BEHIND_CYCLE_DAY, .which = (guint) index });
}

static void
draw_span (EpsomChart *chart, const EpsomPlot *plot, int first, int last, double rise, EpsomDash dash)
{
  double y = plot->strip_y + rise * chart->unit;

  epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_LINE, EPSOM_ROLE_TEXT, 1, SPAN_WIDTH * chart->unit,
                                  dash);
  epsom_scene_builder_add_point (chart->scene, epsom_scale_map (&plot->x, get_index (first)), y);
  epsom_scene_builder_add_point (chart->scene, epsom_scale_map (&plot->x, get_index (last) + 1), y);
}

/* The important days first, each where it covers none before it. */
static void
draw_labels (EpsomChart *chart, const EpsomPlot *plot)
{
  static const int days[] = { 1, -7, 7, -14, 14, -2, 3, -10, 10 };
  double from[G_N_ELEMENTS (days)], to[G_N_ELEMENTS (days)], gap = LABEL_GAP * chart->unit;
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *label = format_day (days[i]);
      double half = epsom_chart_measure (chart, EPSOM_FONT_SMALL, label) / 2;
      double x = epsom_scale_map (&plot->x, get_index (days[i]) + 0.5);
      gboolean fits = x + half <= chart->area.x + chart->area.width;

      for (gsize j = 0; j < n; j++)
        fits = fits && (x - half >= to[j] + gap || x + half <= from[j] - gap);
      if (!fits)
        continue;
      epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_MIDDLE, x, plot->labels_y, label);
      from[n] = x - half;
      to[n++] = x + half;
    }
}

static gboolean
draw_days (EpsomChart *chart, gboolean with_spans, gboolean uncut)
{
  g_auto (EpsomPlotSpec) spec = { 0 };
  EpsomPlot plot;

  fill_spec (&spec, chart->response, with_spans);
  spec.uncut = uncut;
  if (!epsom_chart_draw_plot (chart, &spec, &plot))
    return FALSE;

  for (guint i = 0; i < EPSOM_N_CYCLE_DAYS; i++)
    draw_day (chart, &plot, &chart->response->cycle_days[i]);
  if (with_spans)
    {
      draw_span (chart, &plot, WEEK_FIRST, WEEK_LAST, -SPAN_RISE, EPSOM_DASH_SOLID);
      draw_span (chart, &plot, EPSOM_WINDOW_FIRST, EPSOM_WINDOW_LAST, SPAN_RISE, EPSOM_DASH_SHORT);
    }
  draw_labels (chart, &plot);

  return TRUE;
}

static gboolean
draw (EpsomChart *chart)
{
  return has_rates (chart->response) &&
         (draw_days (chart, TRUE, TRUE) || draw_days (chart, FALSE, TRUE) || draw_days (chart, FALSE, FALSE));
}

static double
get_height (const EpsomChart *chart)
{
  g_auto (EpsomPlotSpec) spec = { 0 };

  if (!has_rates (chart->response))
    return 0;

  fill_spec (&spec, chart->response, TRUE);

  return epsom_chart_get_plot_height (chart, &spec);
}

/* Of the days of the window, or of all others. */
static char *
describe_days (const EpsomResponse *response, gboolean in_window)
{
  EpsomRate rate = { 0 };

  for (guint i = 0; i < EPSOM_N_CYCLE_DAYS; i++)
    {
      const EpsomCycleDay *day = &response->cycle_days[i];

      if ((day->day >= EPSOM_WINDOW_FIRST && day->day <= EPSOM_WINDOW_LAST) != in_window)
        continue;
      rate.x += day->symptom.x;
      rate.n += day->symptom.n;
    }
  if (rate.n > 0)
    {
      rate.rate = (double) rate.x / rate.n;
      rate.interval = epsom_wilson (rate.x, rate.n);
    }

  /* A share is said from five cycles on, not from five days of one. */
  return has_rates (response) ? epsom_chart_words_rate_brief (&rate) : epsom_chart_words_of (rate.x, rate.n);
}

/* Of all cycles together. */
static char *
describe_all (const EpsomResponse *response)
{
  const char *record = _ ("Record the days of bleeding, and how each day is: from five cycles on, symptom days are "
                          "shown here by the day of the cycle.");
  g_autofree char *window = NULL, *others = NULL, *counts = NULL;

  if (response->n_cycles == 0)
    return g_strdup (record);

  window = describe_days (response, TRUE);
  others = describe_days (response, FALSE);
  if (!has_rates (response))
    {
      /* Translators: each %s is like "2 of 14". */
      counts =
        g_strdup_printf (_ ("Fewer than five recorded cycles: symptoms on %s recorded days from day −2 to day 3, "
                            "on %s other days around."),
                         window, others);
      return g_strdup_printf ("%s %s", counts, record);
    }

  /* Translators: the number of cycles; each %s is like "7 of 31 (23 %, 11 to 40 %)". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Days with symptoms in %u cycle: %s from day −2 to day 3, %s on the other days "
                                       "around.",
                                       "Days with symptoms in %u cycles: %s from day −2 to day 3, %s on the other days "
                                       "around.",
                                       response->n_cycles),
                          response->n_cycles, window, others);
}

static char *
describe (const EpsomResponse *response)
{
  g_autofree char *all = describe_all (response);
  g_autofree char *patterns = epsom_patterns_describe (response);

  return patterns != NULL ? g_strdup_printf ("%s %s", all, patterns) : g_steal_pointer (&all);
}

static void
fill_table (EpsomChartTable *table, const EpsomResponse *response)
{
  epsom_chart_table_add_column (table, C_ ("column", "Day of the cycle"), EPSOM_CELL_COUNT);
  epsom_chart_table_add_rate_columns (table, C_ ("column", "Of recorded days"));
  epsom_chart_table_add_column (table, C_ ("column", "Ratings"), EPSOM_CELL_COUNT);
  epsom_chart_table_add_column (table, C_ ("column", "Mean rating"), EPSOM_CELL_NUMBER);
  for (guint i = 0; response->cycle_days != NULL && i < EPSOM_N_CYCLE_DAYS; i++)
    {
      const EpsomCycleDay *day = &response->cycle_days[i];

      epsom_chart_table_add_number (table, day->day);
      epsom_chart_table_add_rate (table, &day->symptom, TRUE);
      epsom_chart_table_add_number (table, day->n_ratings);
      epsom_chart_table_add_number (table, day->rating_mean);
    }
}

const EpsomChartClass epsom_chart_cycle = {
  "cycle", N_ ("Do symptoms go with the cycle?"), draw, describe, get_height, fill_table,
};
