/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-frame.h"
#include "epsom-chart-table-private.h"
#include "epsom-chart-words.h"
#include "epsom-words.h"

/* Relief and freedom: the share of treatments after which the symptom was mild, or gone, by the time after the dose:
 * 1 - S(t) of Kaplan and Meier. */

#define LINE_WIDTH 2.0
#define EDGE_WIDTH 0.8
#define EDGE_OPACITY 0.5
#define CENSOR_HEIGHT 7.0
#define CENSOR_WIDTH 1.25
#define MARK_SIZE 14.0
#define END 1440.0

static const double times[] = { 0, 15, 30, 60, 120, 240, 480, END };
static const guint ranks[] = { 0, 7, 4, 3, 5, 2, 6, 1 };

/* What differs between the two. The functions give (transfer full) words. */
typedef struct {
  EpsomBehindKind behind;
  const EpsomSurvival *(*get) (const EpsomGroupResponse *figures);
  char *(*say_within) (const char *group, const char *time, const char *count);
  char *(*say_not_within) (const char *group, const char *count);
  char *(*say_share) (const char *group, const char *time, const char *share, const char *interval, guint left);
  char *(*say_few) (guint x, guint n);
  const char *y_title; /* these untranslated */
  const char *table_title;
  const char *event_title;
  const char *share_title;
  const char *advice;
} Words;

static const EpsomSurvival *
get_relief (const EpsomGroupResponse *figures)
{
  return &figures->time_to_relief;
}

static char *
say_relief_within (const char *group, const char *time, const char *count)
{
  /* Translators: method, duration, treatments: "IV push: half were relieved within 45 min (11 treatments)". */
  return g_strdup_printf (_ ("%s: half were relieved within %s (%s)"), group, time, count);
}

static char *
say_relief_not_within (const char *group, const char *count)
{
  return g_strdup_printf (_ ("%s: fewer than half were relieved within 24 h (%s)"), group, count);
}

static char *
say_relief_share (const char *group, const char *time, const char *share, const char *interval, guint left)
{
  /* Translators: method, time, share, interval, number: "IV push, 2 h: 64 % relieved, 95 % interval 35 to 85 %, 4 not
   * yet". */
  return g_strdup_printf (_ ("%s, %s: %s relieved, 95 %% interval %s, %u not yet"), group, time, share, interval, left);
}

static char *
say_relief_few (guint x, guint n)
{
  return g_strdup_printf (_ ("%u of %u relieved"), x, n);
}

static const EpsomSurvival *
get_freedom (const EpsomGroupResponse *figures)
{
  return &figures->time_to_freedom;
}

static char *
say_freedom_within (const char *group, const char *time, const char *count)
{
  /* Translators: method, duration, treatments: "IV push: half were gone within 45 min (11 treatments)". */
  return g_strdup_printf (_ ("%s: half were gone within %s (%s)"), group, time, count);
}

static char *
say_freedom_not_within (const char *group, const char *count)
{
  return g_strdup_printf (_ ("%s: fewer than half were gone within 24 h (%s)"), group, count);
}

static char *
say_freedom_share (const char *group, const char *time, const char *share, const char *interval, guint left)
{
  /* Translators: method, time, share, interval, number: "IV push, 2 h: 64 % gone, 95 % interval 35 to 85 %, 4 not
   * yet". */
  return g_strdup_printf (_ ("%s, %s: %s gone, 95 %% interval %s, %u not yet"), group, time, share, interval, left);
}

static char *
say_freedom_few (guint x, guint n)
{
  return g_strdup_printf (_ ("%u of %u gone"), x, n);
}

static const Words relief_words = {
  EPSOM_BEHIND_RELIEF,
  get_relief,
  say_relief_within,
  say_relief_not_within,
  say_relief_share,
  say_relief_few,
  N_ ("Share of moderate or severe episodes that were mild or gone"),
  N_ ("Not yet relieved and still followed"),
  N_ ("Relieved then"),
  N_ ("Relieved by then, %"),
  N_ ("Record doses taken at a severity of 4 or more, and how severe it is after each until it is 3 or less. From five "
      "treatments by one method on, their curve is shown here."),
};

static const Words freedom_words = {
  EPSOM_BEHIND_FREEDOM,
  get_freedom,
  say_freedom_within,
  say_freedom_not_within,
  say_freedom_share,
  say_freedom_few,
  N_ ("Share of episodes that were gone"),
  N_ ("Not yet gone and still followed"),
  N_ ("Gone then"),
  N_ ("Gone by then, %"),
  N_ ("Record how severe it is before a dose, and after it until it is 0 or over. From five treatments by one method "
      "on, their curve is shown here."),
};

static gboolean
has_curve (const EpsomSurvival *survival)
{
  return survival->n >= EPSOM_MIN_RATE;
}

/* The last point at or before @time, or NULL. */
static const EpsomSurvivalPoint *
find_point (const EpsomSurvival *survival, double time)
{
  const EpsomSurvivalPoint *found = NULL;

  for (guint i = 0; i < survival->n_points && survival->points[i].time <= time; i++)
    found = &survival->points[i];

  return found;
}

/* Those whose event or censoring is at @time or later. */
static guint
count_at_risk (const EpsomSurvival *survival, double time)
{
  for (guint i = 0; i < survival->n_points; i++)
    if (survival->points[i].time >= time)
      return survival->points[i].at_risk;

  return 0;
}

static double
get_last_time (const EpsomSurvival *survival)
{
  return survival->n_points > 0 ? survival->points[survival->n_points - 1].time : 0;
}

static double
get_last_share (const EpsomSurvival *survival)
{
  return survival->n_points > 0 ? 1 - survival->points[survival->n_points - 1].survival : 0;
}

static char *
describe_group (const EpsomResponse *response, const Words *words, const EpsomGroupResponse *figures)
{
  const EpsomSurvival *survival = words->get (figures);
  const char *name = epsom_chart_words_group (response, figures->group);
  g_autofree char *count = epsom_chart_words_count_few (survival->n);
  g_autofree char *few = NULL, *median = NULL;

  if (!has_curve (survival))
    {
      few = words->say_few (survival->n_events, survival->n);
      return g_strdup_printf (C_ ("legend", "%s: %s"), name, few);
    }
  if (isnan (survival->median))
    return words->say_not_within (name, count);

  median = epsom_chart_words_time (survival->median);

  return words->say_within (name, median, count);
}

static char *
describe (const EpsomResponse *response, const Words *words)
{
  g_autoptr (GString) list = g_string_new (NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < response->n_group_responses; i++)
    if (words->get (&response->group_responses[i])->n > 0)
      {
        g_autofree char *part = describe_group (response, words, &response->group_responses[i]);

        epsom_chart_words_append (list, part);
        any = any || has_curve (words->get (&response->group_responses[i]));
      }

  if (list->len == 0)
    return g_strdup (_ (words->advice));
  if (!any)
    /* Translators: counts of treatments by method, and what to record. */
    return g_strdup_printf (C_ ("counts and advice", "%s. %s"), list->str, _ (words->advice));

  return g_strdup_printf (C_ ("sentence", "%s."), list->str);
}

static void
fill_series (EpsomFrameSeries *series,
             const EpsomResponse *response,
             const Words *words,
             const EpsomGroupResponse *figures,
             guint *n_strips)
{
  const EpsomSurvival *survival = words->get (figures);

  *series = (EpsomFrameSeries){ .group = figures->group, .end_x = NAN, .end_y = NAN, .strip = -1 };
  series->words.spoken = describe_group (response, words, figures);
  series->words.count = epsom_chart_words_count (survival->n);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    series->cells[i] = (int) count_at_risk (survival, times[i]);

  if (has_curve (survival))
    {
      series->end_x = get_last_time (survival);
      series->end_y = get_last_share (survival);
      series->few = survival->n < EPSOM_MIN_FIRM;
      series->words.detail = series->few ? epsom_chart_words_count_few (survival->n) : NULL;
    }
  else
    {
      series->words.detail = words->say_few (survival->n_events, survival->n);
      series->strip = (int) (*n_strips)++;
    }
}

/* The corners of a step curve: across at the old share, then up. */
static void
add_steps (EpsomChart *chart, const EpsomSurvival *survival, const EpsomFrame *frame)
{
  double share = 0, y = epsom_scale_map (&frame->y, 0);

  epsom_scene_builder_add_point (chart->scene, frame->plot.x, y);
  for (guint i = 0; i < survival->n_points; i++)
    {
      double x = epsom_scale_map (&frame->x, survival->points[i].time);

      if (1 - survival->points[i].survival == share && i + 1 < survival->n_points)
        continue;
      epsom_scene_builder_add_point (chart->scene, x, y);
      share = 1 - survival->points[i].survival;
      y = epsom_scale_map (&frame->y, share);
      epsom_scene_builder_add_point (chart->scene, x, y);
    }
}

/* How many points have limits: none has after S has come to 0. */
static guint
count_limits (const EpsomSurvival *survival)
{
  guint n = 0;

  while (n < survival->n_points && isfinite (survival->points[n].lower) && isfinite (survival->points[n].upper))
    n++;

  return n;
}

/* One limit as steps from point to point, forwards or backwards, @n points of it. */
static void
add_limit (EpsomChart *chart, const EpsomSurvival *survival, const EpsomFrame *frame, guint n, gboolean upper)
{
  for (guint step = 0; step < n; step++)
    {
      guint i = upper ? step : n - 1 - step, next = MIN (i + 1, survival->n_points - 1);
      const EpsomSurvivalPoint *point = &survival->points[i];
      double y = epsom_scale_map (&frame->y, 1 - (upper ? point->lower : point->upper));
      double x = epsom_scale_map (&frame->x, point->time);
      double until = epsom_scale_map (&frame->x, survival->points[next].time);

      epsom_scene_builder_add_point (chart->scene, upper ? x : until, y);
      epsom_scene_builder_add_point (chart->scene, upper ? until : x, y);
    }
}

/* The edges tell to which curve a band belongs where several lie on each other. */
static void
draw_band (EpsomChart *chart, int group, const EpsomSurvival *survival, const EpsomFrame *frame, guint n_curves)
{
  guint n = count_limits (survival);

  if (n == 0)
    return;

  epsom_chart_begin_band (chart, group, n_curves);
  add_limit (chart, survival, frame, n, TRUE);
  add_limit (chart, survival, frame, n, FALSE);
  for (int upper = 0; upper < 2; upper++)
    {
      epsom_chart_begin_line (chart, group, EDGE_OPACITY, EDGE_WIDTH);
      add_limit (chart, survival, frame, n, upper);
    }
}

/* A stroke where a treatment was no longer followed; at 24 h all are, which says nothing. */
static gboolean
is_censoring (const EpsomSurvivalPoint *point)
{
  return point->censored > 0 && point->time < END;
}

static void
draw_censorings (EpsomChart *chart, int group, const EpsomSurvival *survival, const EpsomFrame *frame)
{
  double half = CENSOR_HEIGHT / 2 * chart->unit;

  for (guint i = 0; i < survival->n_points; i++)
    {
      double x = epsom_scale_map (&frame->x, survival->points[i].time);
      double y = epsom_scale_map (&frame->y, 1 - survival->points[i].survival);

      if (is_censoring (&survival->points[i]))
        epsom_scene_builder_add_segment (chart->scene, epsom_palette_get_code (group)->role, CENSOR_WIDTH * chart->unit,
                                         x, y - half, x, y + half);
    }
}

static void
draw_curve (EpsomChart *chart, int group, const EpsomSurvival *survival, const EpsomFrame *frame)
{
  epsom_chart_begin_line (chart, group, 1, LINE_WIDTH);
  add_steps (chart, survival, frame);
  draw_censorings (chart, group, survival, frame);
  if (!frame->labels)
    epsom_chart_draw_marker (chart, group, epsom_scale_map (&frame->x, get_last_time (survival)),
                             epsom_scale_map (&frame->y, get_last_share (survival)), EPSOM_MARKER_SIZE, FALSE);
}

/* Below the plot, where nothing can be taken for a rate: the events themselves. */
static void
draw_events (EpsomChart *chart, int group, const EpsomSurvival *survival, const EpsomFrame *frame, int strip)
{
  double y = frame->plot.y + frame->plot.height + (strip + 0.5) * frame->strip_height;

  for (guint i = 0; i < survival->n_points; i++)
    for (guint event = 0; event < survival->points[i].events; event++)
      epsom_chart_draw_marker (
        chart, group, epsom_scale_map (&frame->x, survival->points[i].time) + event * EPSOM_POINT_SIZE * chart->unit, y,
        EPSOM_POINT_SIZE, FALSE);
}

static char *
describe_time (const EpsomResponse *response, const Words *words, const EpsomSurvival *survival, int group, double time)
{
  const EpsomSurvivalPoint *point = find_point (survival, time);
  double s = point != NULL ? point->survival : 1;
  EpsomInterval interval = { point != NULL ? 1 - point->upper : 0, point != NULL ? 1 - point->lower : 0 };
  g_autofree char *at = epsom_chart_words_time (time);
  g_autofree char *share = epsom_chart_words_percent (1 - s);
  g_autofree char *limits = epsom_chart_words_interval (&interval);

  return words->say_share (epsom_chart_words_group (response, group), at, share, limits,
                           count_at_risk (survival, nextafter (time, INFINITY)));
}

static void
add_marks (EpsomChart *chart, const Words *words, int group, const EpsomSurvival *survival, const EpsomFrame *frame)
{
  for (guint i = 1; i < G_N_ELEMENTS (times) && times[i] <= get_last_time (survival); i++)
    {
      const EpsomSurvivalPoint *point = find_point (survival, times[i]);
      double share = point != NULL ? 1 - point->survival : 0;
      g_autofree char *spoken = describe_time (chart->response, words, survival, group, times[i]);

      epsom_chart_add_mark (chart, epsom_scale_map (&frame->x, times[i]), epsom_scale_map (&frame->y, share),
                            MARK_SIZE * chart->unit, spoken);
      epsom_scene_builder_set_behind (chart->scene, (EpsomBehind){ .kind = words->behind, .group = group });
    }
}

static char *
create_key (const EpsomResponse *response, const Words *words)
{
  /* xgettext:no-c-format */
  g_autoptr (GString) key = g_string_new (_ ("Shaded: 95 % interval."));
  gboolean open = FALSE, censored = FALSE;

  for (guint i = 0; i < response->n_group_responses; i++)
    {
      const EpsomSurvival *survival = words->get (&response->group_responses[i]);

      open = open || (has_curve (survival) && survival->n < EPSOM_MIN_FIRM);
      for (guint j = 0; j < survival->n_points; j++)
        censored = censored || (has_curve (survival) && is_censoring (&survival->points[j]));
    }

  if (censored)
    g_string_append_printf (key, " %s", _ ("Upright strokes: not followed any longer."));
  if (open)
    g_string_append_printf (key, " %s", _ ("Open marks: few treatments, 5 to 9."));

  return g_string_free (g_steal_pointer (&key), FALSE);
}

static void
fill_spec (EpsomFrameSpec *spec, const EpsomResponse *response, const Words *words)
{
  *spec = (EpsomFrameSpec){
    .x_title = _ ("Time after the dose, later hours closer together"),
    .y_title = _ (words->y_title),
    .table_title = _ (words->table_title),
    .times = times,
    .ranks = ranks,
    .n_times = G_N_ELEMENTS (times),
    .y_from = 0,
    .y_to = 1,
    .format_y = epsom_chart_words_percent,
    .key = create_key (response, words),
  };

  for (guint i = 0; i < response->n_group_responses; i++)
    if (words->get (&response->group_responses[i])->n > 0)
      fill_series (&spec->series[spec->n_series++], response, words, &response->group_responses[i], &spec->n_strips);
}

static void
draw_data (EpsomChart *chart, const Words *words, const EpsomFrameSpec *spec, const EpsomFrame *frame)
{
  guint n_curves = spec->n_series - spec->n_strips;

  for (guint i = 0; i < spec->n_series; i++)
    {
      int group = spec->series[i].group;
      const EpsomSurvival *survival = words->get (epsom_response_find_group (chart->response, group));

      if (has_curve (survival))
        draw_band (chart, group, survival, frame, n_curves);
    }

  for (guint i = 0; i < spec->n_series; i++)
    {
      int group = spec->series[i].group;
      const EpsomSurvival *survival = words->get (epsom_response_find_group (chart->response, group));

      if (has_curve (survival))
        {
          draw_curve (chart, group, survival, frame);
          add_marks (chart, words, group, survival, frame);
        }
      else
        {
          draw_events (chart, group, survival, frame, spec->series[i].strip);
        }
    }
}

static gboolean
draw (EpsomChart *chart, const Words *words)
{
  g_auto (EpsomFrameSpec) spec = { 0 };
  EpsomFrame frame;

  fill_spec (&spec, chart->response, words);
  if (spec.n_series == spec.n_strips || !epsom_chart_draw_frame (chart, &spec, &frame))
    return FALSE;

  draw_data (chart, words, &spec, &frame);

  return TRUE;
}

static double
get_height (const EpsomChart *chart, const Words *words)
{
  g_auto (EpsomFrameSpec) spec = { 0 };

  fill_spec (&spec, chart->response, words);

  return spec.n_series > spec.n_strips ? epsom_chart_get_frame_height (chart, &spec) : 0;
}

static gboolean
draw_relief (EpsomChart *chart)
{
  return draw (chart, &relief_words);
}

static gboolean
draw_freedom (EpsomChart *chart)
{
  return draw (chart, &freedom_words);
}

static char *
describe_relief (const EpsomResponse *response)
{
  return describe (response, &relief_words);
}

static char *
describe_freedom (const EpsomResponse *response)
{
  return describe (response, &freedom_words);
}

static double
get_relief_height (const EpsomChart *chart)
{
  return get_height (chart, &relief_words);
}

static double
get_freedom_height (const EpsomChart *chart)
{
  return get_height (chart, &freedom_words);
}

/* Of too few for a curve the counts alone. */
static void
add_table_row (EpsomChartTable *table, const EpsomResponse *response, int group, const EpsomSurvival *survival, guint i)
{
  const EpsomSurvivalPoint *point = &survival->points[i];
  gboolean is_said = has_curve (survival);

  epsom_chart_table_add_group (table, response, group);
  epsom_chart_table_add_number (table, point->time);
  epsom_chart_table_add_number (table, point->at_risk);
  epsom_chart_table_add_number (table, point->events);
  epsom_chart_table_add_number (table, point->censored);
  epsom_chart_table_add_number (table, is_said ? 1 - point->survival : NAN);
  epsom_chart_table_add_number (table, is_said ? 1 - point->upper : NAN);
  epsom_chart_table_add_number (table, is_said ? 1 - point->lower : NAN);
  epsom_chart_table_add_remark (table, survival->n, FALSE);
}

static void
fill_table (EpsomChartTable *table, const EpsomResponse *response, const Words *words)
{
  epsom_chart_table_add_group_column (table, response);
  epsom_chart_table_add_column (table, C_ ("column", "Minutes after the dose"), EPSOM_CELL_NUMBER);
  epsom_chart_table_add_column (table, _ (words->table_title), EPSOM_CELL_COUNT);
  epsom_chart_table_add_column (table, _ (words->event_title), EPSOM_CELL_COUNT);
  epsom_chart_table_add_column (table, C_ ("column", "No longer followed"), EPSOM_CELL_COUNT);
  epsom_chart_table_add_column (table, _ (words->share_title), EPSOM_CELL_SHARE);
  /* xgettext:no-c-format */
  epsom_chart_table_add_column (table, C_ ("column", "95 % interval from, %"), EPSOM_CELL_SHARE);
  /* xgettext:no-c-format */
  epsom_chart_table_add_column (table, C_ ("column", "95 % interval to, %"), EPSOM_CELL_SHARE);
  epsom_chart_table_add_column (table, C_ ("column", "Remark"), EPSOM_CELL_TEXT);
  for (guint i = 0; i < response->n_group_responses; i++)
    {
      const EpsomSurvival *survival = words->get (&response->group_responses[i]);

      for (guint j = 0; j < survival->n_points; j++)
        add_table_row (table, response, response->group_responses[i].group, survival, j);
    }
}

static void
fill_relief_table (EpsomChartTable *table, const EpsomResponse *response)
{
  fill_table (table, response, &relief_words);
}

static void
fill_freedom_table (EpsomChartTable *table, const EpsomResponse *response)
{
  fill_table (table, response, &freedom_words);
}

const EpsomChartClass epsom_chart_relief = {
  "relief",          N_ ("How fast does relief come?"),
  draw_relief,       describe_relief,
  get_relief_height, fill_relief_table,
  .compares = TRUE,
};

const EpsomChartClass epsom_chart_freedom = {
  "freedom",          N_ ("How fast is it gone?"), draw_freedom,     describe_freedom,
  get_freedom_height, fill_freedom_table,          .compares = TRUE,
};
