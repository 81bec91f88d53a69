/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-frame.h"
#include "epsom-chart-table-private.h"
#include "epsom-chart-words.h"
#include "epsom-words.h"

/* Severity after a dose as its difference from the severity before it: median and quartiles by method, and the single
 * treatments where they are few. */

/* Up to so many treatments of a method, and of all, each is drawn. */
#define MAX_SINGLE 9
#define MAX_SINGLES 10

#define LINE_WIDTH 2.0
#define SINGLE_WIDTH 0.9
#define SINGLE_OPACITY 0.4
#define DODGE 6.0
#define MARK_SIZE 12.0

/* What is drawn at least, so that a change of one does not fill the chart. */
#define LEAST_FROM -4.0
#define LEAST_TO 0.0

/* The horizon of the sentence. */
#define SPOKEN_HORIZON 3

/* 0 and the horizons. */
static const double times[EPSOM_N_HORIZONS + 1] = { 0, 15, 30, 60, 120, 240, 1440 };
static const guint ranks[EPSOM_N_HORIZONS + 1] = { 0, 6, 4, 3, 5, 2, 1 };

typedef struct {
  EpsomChart *chart;
  const EpsomGroupResponse *figures;
  EpsomFrame frame;
  double shift; /* sideways, so that methods don't hide each other */
} Course;

static gboolean
has_summary (const EpsomChangeSummary *change)
{
  return change->n >= EPSOM_MIN_RATE;
}

static guint
get_max_n (const EpsomGroupResponse *figures)
{
  guint n = 0;

  for (guint i = 0; i < EPSOM_N_HORIZONS; i++)
    n = MAX (n, figures->change[i].n);

  return n;
}

static gboolean
is_known (const EpsomTreatment *treatment, guint horizon)
{
  return treatment->severity[horizon] >= 0;
}

static double
get_change (const EpsomTreatment *treatment, guint horizon)
{
  return treatment->severity[horizon] - treatment->baseline;
}

static guint
count_singles (const EpsomResponse *response)
{
  guint n = 0;

  for (guint i = 0; i < response->n_group_responses; i++)
    if (response->group_responses[i].n_evaluable <= MAX_SINGLE)
      n += response->group_responses[i].n_evaluable;

  return n;
}

static gboolean
shows_singles (const EpsomResponse *response, const EpsomGroupResponse *figures)
{
  return get_max_n (figures) < EPSOM_MIN_RATE ||
         (figures->n_evaluable <= MAX_SINGLE && count_singles (response) <= MAX_SINGLES);
}

/* Whether @treatment is shown at @horizon by itself. */
static gboolean
is_drawn (const EpsomResponse *response,
          const EpsomGroupResponse *figures,
          const EpsomTreatment *treatment,
          guint horizon)
{
  return treatment->group == figures->group && is_known (treatment, horizon) &&
         (!has_summary (&figures->change[horizon]) || shows_singles (response, figures));
}

/* From the lowest to the highest of what is drawn, 0 included. */
static void
find_range (const EpsomResponse *response, double *from, double *to)
{
  *from = LEAST_FROM;
  *to = LEAST_TO;

  for (guint i = 0; i < response->n_group_responses; i++)
    for (guint horizon = 0; horizon < EPSOM_N_HORIZONS; horizon++)
      {
        const EpsomGroupResponse *figures = &response->group_responses[i];

        if (has_summary (&figures->change[horizon]))
          {
            *from = MIN (*from, figures->change[horizon].q1);
            *to = MAX (*to, figures->change[horizon].q3);
          }
        for (guint j = 0; j < response->n_treatments; j++)
          if (is_drawn (response, figures, &response->treatments[j], horizon))
            {
              *from = MIN (*from, get_change (&response->treatments[j], horizon));
              *to = MAX (*to, get_change (&response->treatments[j], horizon));
            }
      }
}

static double
get_x (const Course *course, guint horizon)
{
  return epsom_scale_map (&course->frame.x, epsom_horizons[horizon]) + course->shift;
}

static double
get_y (const Course *course, double change)
{
  return epsom_scale_map (&course->frame.y, change);
}

/* The next horizon with a summary from @horizon on; EPSOM_N_HORIZONS where there is none. */
static guint
find_summary (const EpsomGroupResponse *figures, guint horizon)
{
  while (horizon < EPSOM_N_HORIZONS && !has_summary (&figures->change[horizon]))
    horizon++;

  return horizon;
}

/* One run of horizons that follow each other; from the dose itself on, where the change is 0, for the first. */
static void
draw_band_run (Course *course, guint first, guint end)
{
  EpsomSceneBuilder *scene = course->chart->scene;
  const EpsomChangeSummary *change = course->figures->change;

  epsom_chart_begin_band (course->chart, course->figures->group, course->chart->response->n_group_responses);
  if (first == 0)
    epsom_scene_builder_add_point (scene, course->frame.plot.x, get_y (course, 0));
  for (guint i = first; i < end; i++)
    epsom_scene_builder_add_point (scene, get_x (course, i), get_y (course, change[i].q3));
  for (guint i = end; i-- > first;)
    epsom_scene_builder_add_point (scene, get_x (course, i), get_y (course, change[i].q1));
}

static void
draw_bands (Course *course)
{
  guint first = find_summary (course->figures, 0);

  while (first < EPSOM_N_HORIZONS)
    {
      guint end = first;

      while (end < EPSOM_N_HORIZONS && has_summary (&course->figures->change[end]))
        end++;
      draw_band_run (course, first, end);
      first = find_summary (course->figures, end);
    }
}

/* A line from place to place that stops short of the markers. */
static void
draw_link (Course *course, double x1, double y1, double x2, double y2, gboolean bridges, gboolean from_dose)
{
  double length = hypot (x2 - x1, y2 - y1), gap = (EPSOM_MARKER_SIZE / 2 + 2) * course->chart->unit;
  double from = from_dose ? 0 : gap / length, to = 1 - gap / length;

  if (from >= to)
    return;

  epsom_chart_begin_line (course->chart, course->figures->group, bridges ? SINGLE_OPACITY : 1,
                          bridges ? SINGLE_WIDTH : LINE_WIDTH);
  epsom_scene_builder_add_point (course->chart->scene, x1 + from * (x2 - x1), y1 + from * (y2 - y1));
  epsom_scene_builder_add_point (course->chart->scene, x1 + to * (x2 - x1), y1 + to * (y2 - y1));
}

/* Where horizons between have too few readings the line is thin: it is not known what was there. */
static void
draw_medians (Course *course)
{
  const EpsomGroupResponse *figures = course->figures;
  double x = course->frame.plot.x, y = get_y (course, 0);
  int previous = -1;

  for (guint i = find_summary (figures, 0); i < EPSOM_N_HORIZONS; i = find_summary (figures, i + 1))
    {
      double next_x = get_x (course, i), next_y = get_y (course, figures->change[i].median);

      draw_link (course, x, y, next_x, next_y, (int) i - previous > 1, previous < 0);
      epsom_chart_draw_marker (course->chart, figures->group, next_x, next_y, EPSOM_MARKER_SIZE,
                               figures->change[i].n < EPSOM_MIN_FIRM);
      x = next_x;
      y = next_y;
      previous = (int) i;
    }
}

static void
draw_single_line (Course *course, const EpsomTreatment *treatment)
{
  EpsomSceneBuilder *scene = course->chart->scene;

  epsom_scene_builder_begin_path (scene, EPSOM_PRIMITIVE_LINE, epsom_palette_get_code (treatment->group)->role,
                                  SINGLE_OPACITY, SINGLE_WIDTH * course->chart->unit, EPSOM_DASH_SOLID);
  epsom_scene_builder_add_point (scene, course->frame.plot.x, get_y (course, 0));
  for (guint i = 0; i < EPSOM_N_HORIZONS; i++)
    if (is_known (treatment, i))
      epsom_scene_builder_add_point (scene, get_x (course, i), get_y (course, get_change (treatment, i)));
}

static void
add_single_mark (Course *course, const EpsomTreatment *treatment, guint horizon, double x, double y)
{
  g_autofree char *time = epsom_chart_words_time (epsom_horizons[horizon]);
  g_autofree char *change = epsom_chart_words_change (get_change (treatment, horizon));
  /* Translators: method, time, severity before and then, change: "IV drip, 2 h: from 7 to 4, −3". */
  g_autofree char *spoken = g_strdup_printf (_ ("%s, %s: from %d to %d, %s"),
                                             epsom_chart_words_group (course->chart->response, treatment->group), time,
                                             treatment->baseline, treatment->severity[horizon], change);

  epsom_chart_add_mark (course->chart, x, y, MARK_SIZE * course->chart->unit, spoken);
  epsom_scene_builder_set_behind (course->chart->scene,
                                  (EpsomBehind){ .kind = EPSOM_BEHIND_SINGLE,
                                                 .group = treatment->group,
                                                 .which = (guint) (treatment - course->chart->response->treatments) });
}

/* Where there is no summary each treatment is a point; equal ones stand side by side. */
static void
draw_points (Course *course)
{
  const EpsomResponse *response = course->chart->response;

  for (guint horizon = 0; horizon < EPSOM_N_HORIZONS; horizon++)
    {
      guint n_equal[21] = { 0 };

      for (guint i = 0; i < response->n_treatments && !has_summary (&course->figures->change[horizon]); i++)
        {
          const EpsomTreatment *treatment = &response->treatments[i];
          double x, y;

          if (treatment->group != course->figures->group || !is_known (treatment, horizon))
            continue;

          y = get_y (course, get_change (treatment, horizon));
          x = get_x (course, horizon) +
              n_equal[(int) get_change (treatment, horizon) + 10]++ * EPSOM_POINT_SIZE * course->chart->unit;
          epsom_chart_draw_marker (course->chart, treatment->group, x, y, EPSOM_POINT_SIZE, FALSE);
          add_single_mark (course, treatment, horizon, x, y);
        }
    }
}

static void
draw_singles (Course *course)
{
  const EpsomResponse *response = course->chart->response;

  for (guint i = 0; i < response->n_treatments && shows_singles (response, course->figures); i++)
    if (response->treatments[i].group == course->figures->group)
      draw_single_line (course, &response->treatments[i]);
}

static void
add_marks (Course *course)
{
  const EpsomGroupResponse *figures = course->figures;

  for (guint i = find_summary (figures, 0); i < EPSOM_N_HORIZONS; i = find_summary (figures, i + 1))
    {
      const EpsomChangeSummary *change = &figures->change[i];
      g_autofree char *time = epsom_chart_words_time (epsom_horizons[i]);
      g_autofree char *median = epsom_chart_words_change (change->median);
      g_autofree char *q1 = epsom_chart_words_change (change->q1);
      g_autofree char *q3 = epsom_chart_words_change (change->q3);
      g_autofree char *count = epsom_chart_words_count_few (change->n);
      /* Translators: method, time, median and quartiles of the change, treatments: "IV push, 2 h: median −3, middle
       * half −5 to −1, 11 treatments". */
      g_autofree char *spoken = g_strdup_printf (_ ("%s, %s: median %s, middle half %s to %s, %s"),
                                                 epsom_chart_words_group (course->chart->response, figures->group),
                                                 time, median, q1, q3, count);

      epsom_chart_add_mark (course->chart, get_x (course, i), get_y (course, change->median),
                            MARK_SIZE * course->chart->unit, spoken);
      epsom_scene_builder_set_behind (
        course->chart->scene, (EpsomBehind){ .kind = EPSOM_BEHIND_CHANGE, .group = figures->group, .which = i });
    }
}

/* The last of its medians; of its points, the middle of the last ones. */
static void
find_end (const EpsomResponse *response, const EpsomGroupResponse *figures, double *x, double *y)
{
  *x = *y = NAN;

  for (guint i = EPSOM_N_HORIZONS; i-- > 0 && isnan (*x);)
    if (has_summary (&figures->change[i]) || (get_max_n (figures) < EPSOM_MIN_RATE && figures->change[i].n > 0))
      {
        *x = epsom_horizons[i];
        *y = figures->change[i].median;
      }
}

static char *
describe_group (const EpsomResponse *response, const EpsomGroupResponse *figures)
{
  const EpsomChangeSummary *change = &figures->change[SPOKEN_HORIZON];
  const char *name = epsom_chart_words_group (response, figures->group);
  g_autofree char *count = epsom_chart_words_count_few (change->n);
  g_autofree char *median = NULL;

  if (!has_summary (change))
    return g_strdup_printf (C_ ("legend", "%s: %s"), name, count);

  median = epsom_chart_words_change (change->median);

  /* Translators: method, median change, treatments: "IV push −3 (11 treatments)". */
  return g_strdup_printf (_ ("%s %s (%s)"), name, median, count);
}

static void
fill_series (EpsomFrameSeries *series, const EpsomResponse *response, const EpsomGroupResponse *figures)
{
  guint n = get_max_n (figures);

  *series = (EpsomFrameSeries){ .group = figures->group, .strip = -1, .cells = { -1 } };
  series->words.spoken = describe_group (response, figures);
  series->words.count = epsom_chart_words_count (n);
  series->few = n >= EPSOM_MIN_RATE && n < EPSOM_MIN_FIRM;
  series->words.detail = n < EPSOM_MIN_FIRM ? epsom_chart_words_count_few (n) : NULL;
  for (guint i = 0; i < EPSOM_N_HORIZONS; i++)
    series->cells[i + 1] = (int) figures->change[i].n;
  find_end (response, figures, &series->end_x, &series->end_y);
}

static char *
create_key (const EpsomResponse *response)
{
  g_autoptr (GString) key = g_string_new (NULL);
  gboolean summary = FALSE, open = FALSE, points = FALSE, singles = FALSE;

  for (guint i = 0; i < response->n_group_responses; i++)
    {
      singles = singles || shows_singles (response, &response->group_responses[i]);
      for (guint j = 0; j < EPSOM_N_HORIZONS; j++)
        {
          const EpsomChangeSummary *change = &response->group_responses[i].change[j];

          summary = summary || has_summary (change);
          open = open || (has_summary (change) && change->n < EPSOM_MIN_FIRM);
          points = points || (change->n > 0 && !has_summary (change));
        }
    }

  if (summary)
    g_string_append (key, _ ("Large marks: median; shaded: the middle half of the treatments."));
  if (open)
    g_string_append_printf (key, " %s", _ ("Open marks: few treatments, 5 to 9."));
  if (points)
    g_string_append_printf (key, " %s", _ ("Small marks: single treatments where there are fewer than 5."));
  if (singles)
    g_string_append_printf (key, " %s", _ ("Thin lines: single treatments."));

  return g_strchug (g_string_free (g_steal_pointer (&key), FALSE));
}

/* How far method @i of @n is moved sideways, in units. */
static double
get_shift (guint i, guint n)
{
  return (i - (n - 1) / 2.0) * DODGE;
}

static void
fill_spec (EpsomFrameSpec *spec, const EpsomResponse *response)
{
  *spec = (EpsomFrameSpec){
    .x_title = _ ("Time after the dose, later hours closer together"),
    .y_title = _ ("Change in severity; 0: as before the dose"),
    .table_title = _ ("Treatments with a known severity"),
    .times = times,
    .ranks = ranks,
    .n_times = G_N_ELEMENTS (times),
    .format_y = epsom_chart_words_change,
    .key = create_key (response),
  };

  find_range (response, &spec->y_from, &spec->y_to);
  for (guint i = 0; i < response->n_group_responses; i++)
    if (get_max_n (&response->group_responses[i]) > 0)
      fill_series (&spec->series[spec->n_series++], response, &response->group_responses[i]);
  spec->end_padding = DODGE * spec->n_series / 2 + EPSOM_MARKER_SIZE / 2;
  for (guint i = 0; i < spec->n_series; i++)
    spec->series[i].end_shift = get_shift (i, spec->n_series);
}

static gboolean
draw (EpsomChart *chart)
{
  g_auto (EpsomFrameSpec) spec = { 0 };
  EpsomFrame frame;
  Course courses[EPSOM_MAX_GROUPS];

  fill_spec (&spec, chart->response);
  if (spec.n_series == 0 || !epsom_chart_draw_frame (chart, &spec, &frame))
    return FALSE;

  for (guint i = 0; i < spec.n_series; i++)
    courses[i] = (Course){
      .chart = chart,
      .figures = epsom_response_find_group (chart->response, spec.series[i].group),
      .frame = frame,
      .shift = spec.series[i].end_shift * chart->unit,
    };

  for (guint i = 0; i < spec.n_series; i++)
    draw_bands (&courses[i]);
  for (guint i = 0; i < spec.n_series; i++)
    draw_singles (&courses[i]);
  for (guint i = 0; i < spec.n_series; i++)
    {
      draw_medians (&courses[i]);
      draw_points (&courses[i]);
      add_marks (&courses[i]);
    }

  return TRUE;
}

static char *
describe (const EpsomResponse *response)
{
  g_autoptr (GString) list = g_string_new (NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < response->n_group_responses; i++)
    if (response->group_responses[i].change[SPOKEN_HORIZON].n > 0)
      {
        g_autofree char *part = describe_group (response, &response->group_responses[i]);

        epsom_chart_words_append (list, part);
        any = any || has_summary (&response->group_responses[i].change[SPOKEN_HORIZON]);
      }

  if (list->len == 0)
    return g_strdup (_ ("Record how severe it is just before a dose, and again 15 minutes to 24 hours after it: the "
                        "change is shown here."));
  if (!any)
    /* Translators: %s is a list such as "IV push: 3 treatments; Oral: 1 treatment". */
    return g_strdup_printf (response->groups->grouping == EPSOM_GROUPING_METHOD
                              ? _ ("Fewer than five treatments by each method, shown one by one: %s.")
                              : _ ("Fewer than five treatments in each group, shown one by one: %s."),
                            list->str);

  /* Translators: %s is a list such as "IV push −3 (11 treatments); Oral −1 (12 treatments)". */
  return g_strdup_printf (_ ("Median change in severity 2 hours after the dose: %s."), list->str);
}

static double
get_height (const EpsomChart *chart)
{
  g_auto (EpsomFrameSpec) spec = { 0 };

  fill_spec (&spec, chart->response);

  return spec.n_series > 0 ? epsom_chart_get_frame_height (chart, &spec) : 0;
}

/* The changes of single treatments where a summary of so few would say too much. */
static char *
list_singles (const EpsomResponse *response, const EpsomGroupResponse *figures, guint horizon)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < response->n_treatments && !has_summary (&figures->change[horizon]); i++)
    if (response->treatments[i].group == figures->group && is_known (&response->treatments[i], horizon))
      {
        g_autofree char *change = epsom_chart_words_change (get_change (&response->treatments[i], horizon));

        epsom_chart_words_append (list, change);
      }

  return g_string_free (list, FALSE);
}

static void
add_table_row (EpsomChartTable *table, const EpsomResponse *response, const EpsomGroupResponse *figures, guint horizon)
{
  const EpsomChangeSummary *change = &figures->change[horizon];
  gboolean is_said = has_summary (change);
  g_autofree char *singles = list_singles (response, figures, horizon);

  epsom_chart_table_add_group (table, response, figures->group);
  epsom_chart_table_add_number (table, epsom_horizons[horizon]);
  epsom_chart_table_add_number (table, change->n);
  epsom_chart_table_add_number (table, is_said ? change->median : NAN);
  epsom_chart_table_add_number (table, is_said ? change->q1 : NAN);
  epsom_chart_table_add_number (table, is_said ? change->q3 : NAN);
  epsom_chart_table_add_number (table, is_said ? change->mean : NAN);
  epsom_chart_table_add_remark (table, change->n, FALSE);
  epsom_chart_table_add_text (table, singles, NAN);
}

static void
fill_table (EpsomChartTable *table, const EpsomResponse *response)
{
  epsom_chart_table_add_group_column (table, response);
  epsom_chart_table_add_column (table, C_ ("column", "Minutes after the dose"), EPSOM_CELL_NUMBER);
  epsom_chart_table_add_column (table, _ ("Treatments with a known severity"), EPSOM_CELL_COUNT);
  epsom_chart_table_add_column (table, C_ ("column", "Median change"), EPSOM_CELL_CHANGE);
  epsom_chart_table_add_column (table, C_ ("column", "Lower quartile"), EPSOM_CELL_CHANGE);
  epsom_chart_table_add_column (table, C_ ("column", "Upper quartile"), EPSOM_CELL_CHANGE);
  epsom_chart_table_add_column (table, C_ ("column", "Mean change"), EPSOM_CELL_CHANGE);
  epsom_chart_table_add_column (table, C_ ("column", "Remark"), EPSOM_CELL_TEXT);
  epsom_chart_table_add_column (table, C_ ("column", "Single changes"), EPSOM_CELL_TEXT);
  for (guint i = 0; i < response->n_group_responses; i++)
    for (guint horizon = 0; horizon < EPSOM_N_HORIZONS; horizon++)
      add_table_row (table, response, &response->group_responses[i], horizon);
}

const EpsomChartClass epsom_chart_course = {
  "course", N_ ("How does severity change after a dose?"), draw, describe, get_height, fill_table, .compares = TRUE,
};
