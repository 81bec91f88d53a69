/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-axis.h"
#include "epsom-chart-plot.h"
#include "epsom-chart-words.h"
#include "epsom-words.h"

/* Push or drip, undivided by any threshold: every infusion by its minutes and the change in severity 2 hours later. */

/* The index of 2 h among the horizons. */
#define HORIZON 3

/* What is drawn at least: the zones of push and drip, and a change that fills the chart with more than one step. */
#define LEAST_FROM_MINUTES 2.0
#define LEAST_TO_MINUTES 90.0
#define LEAST_CHANGE -4.0

#define MARK_SIZE 12.0
#define POINT_SIZE 7.0
#define MAX_MARKER 16.0
#define ZONE_GAP 4.0
#define ZONE_WIDTH 1.5

static const double times[] = { 0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440 };
/* Their indices, the most important first: the ends of the zones. */
static const guint ranks[] = { 5, 7, 8, 4, 9, 3, 10, 6, 2, 12, 13, 11, 1, 0 };

/** Point: treatments with the same minutes and the same change. */
typedef struct {
  const EpsomTreatment *first;
  guint n;
} Point;

typedef struct {
  GArray *points;     /* Point */
  GArray *changes;    /* double, ascending */
  double from, to;    /* minutes of the shortest and the longest */
  guint n_no_minutes; /* of infusions with a known change */
  guint n_no_change;
} Durations;

static void
durations_clear (Durations *durations)
{
  g_clear_pointer (&durations->points, g_array_unref);
  g_clear_pointer (&durations->changes, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Durations, durations_clear)

static double
get_change (const EpsomTreatment *treatment)
{
  return treatment->severity[HORIZON] - treatment->baseline;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* By minutes, then from the greatest relief on: the order in which the marks are walked. */
static int
compare_points (gconstpointer a, gconstpointer b)
{
  const Point *x = a, *y = b;
  double minutes = x->first->dose->minutes - y->first->dose->minutes;
  double change = get_change (x->first) - get_change (y->first);

  return minutes != 0 ? (minutes > 0) - (minutes < 0) : (change > 0) - (change < 0);
}

static void
add_treatment (Durations *durations, const EpsomTreatment *treatment)
{
  double minutes = treatment->dose->minutes, change = get_change (treatment);
  Point point = { treatment, 1 };

  g_array_append_val (durations->changes, change);
  durations->from = MIN (durations->from, minutes);
  durations->to = MAX (durations->to, minutes);
  for (guint i = 0; i < durations->points->len; i++)
    {
      Point *same = &g_array_index (durations->points, Point, i);

      if (same->first->dose->minutes == minutes && get_change (same->first) == change)
        {
          same->n++;
          return;
        }
    }
  g_array_append_val (durations->points, point);
}

static void
durations_init (Durations *durations, const EpsomResponse *response)
{
  *durations = (Durations){
    .points = g_array_new (FALSE, FALSE, sizeof (Point)),
    .changes = g_array_new (FALSE, FALSE, sizeof (double)),
    .from = G_MAXDOUBLE,
  };

  for (guint i = 0; i < response->n_treatments; i++)
    {
      const EpsomTreatment *treatment = &response->treatments[i];

      if (treatment->method == EPSOM_METHOD_ORAL)
        continue;
      if (treatment->severity[HORIZON] < 0)
        durations->n_no_change++;
      else if (treatment->method == EPSOM_METHOD_IV_UNKNOWN)
        durations->n_no_minutes++;
      else
        add_treatment (durations, treatment);
    }
  g_array_sort (durations->changes, compare);
  g_array_sort (durations->points, compare_points);
}

static char *
create_key (const Durations *durations)
{
  for (guint i = 0; i < durations->points->len; i++)
    if (g_array_index (durations->points, Point, i).n > 1)
      return g_strdup (_ ("Each mark is one treatment; a larger one stands for several with the same values."));

  return g_strdup (_ ("Each mark is one treatment."));
}

static guint
count (const Durations *durations, EpsomMethod method)
{
  guint n = 0;

  for (guint i = 0; i < durations->points->len; i++)
    {
      const Point *point = &g_array_index (durations->points, Point, i);

      n += point->first->method == method ? point->n : 0;
    }

  return n;
}

static void
fill_series (EpsomPlotSpec *spec, const EpsomResponse *response, const Durations *durations)
{
  for (guint i = 0; i < response->n_methods; i++)
    {
      EpsomMethod method = response->methods[i].method;
      guint n = count (durations, method);
      EpsomPlotSeries *series = &spec->series[spec->n_series];

      if (n == 0)
        continue;
      series->method = method;
      series->detail = epsom_chart_words_count (n);
      series->spoken = g_strdup_printf (C_ ("legend", "%s: %s"), epsom_words_method (method), series->detail);
      spec->n_series++;
    }
}

static void
fill_spec (EpsomPlotSpec *spec, const EpsomResponse *response, const Durations *durations)
{
  const double *changes = (const double *) (gconstpointer) durations->changes->data;

  *spec = (EpsomPlotSpec){
    .x_title = _ ("Minutes of the infusion, longer ones closer together"),
    .y_title = _ ("Change in severity 2 hours later; 0: as before the dose"),
    .x = { EPSOM_SCALE_LOG, MIN (LEAST_FROM_MINUTES, durations->from), MAX (LEAST_TO_MINUTES, durations->to), 0, 0 },
    .x_padding = MAX_MARKER / 2,
    .y_from = MIN (LEAST_CHANGE, changes[0]),
    .y_to = MAX (0, changes[durations->changes->len - 1]),
    .format_y = epsom_chart_words_change,
    .n_label_lines = 1,
    .head = TRUE,
    .key = create_key (durations),
  };
  fill_series (spec, response, durations);
}

/* The name of a zone in its middle, as long as there is room for. */
static void
write_zone (EpsomChart *chart, const EpsomPlot *plot, EpsomMethod method, double from, double to)
{
  const char *names[] = { epsom_words_method (method), epsom_chart_words_method_short ((int) method) };
  double room = to - from - 2 * ZONE_GAP * chart->unit;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (epsom_chart_measure (chart, EPSOM_FONT_SMALL, names[i]) <= room)
      {
        epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_MIDDLE, (from + to) / 2,
                           plot->head_y, names[i]);
        return;
      }
}

static void
draw_zones (EpsomChart *chart, const EpsomPlot *plot)
{
  double left = plot->box.x, right = plot->box.x + plot->box.width, bottom = plot->box.y + plot->box.height;
  double ends[] = { epsom_scale_map (&plot->x, EPSOM_PUSH_MINUTES), epsom_scale_map (&plot->x, EPSOM_DRIP_MINUTES) };
  double top = plot->head_y - epsom_chart_get_line (chart, EPSOM_FONT_SMALL) / 2;

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_LINE, EPSOM_ROLE_AXIS, 1, ZONE_WIDTH * chart->unit,
                                      EPSOM_DASH_SHORT);
      epsom_scene_builder_add_point (chart->scene, ends[i], top);
      epsom_scene_builder_add_point (chart->scene, ends[i], bottom);
    }
  write_zone (chart, plot, EPSOM_METHOD_IV_PUSH, left, ends[0]);
  write_zone (chart, plot, EPSOM_METHOD_IV_INTERMEDIATE, ends[0], ends[1]);
  write_zone (chart, plot, EPSOM_METHOD_IV_DRIP, ends[1], right);
}

/* Whether the label of @time is within the chart. */
static gboolean
has_room (const EpsomChart *chart, const EpsomPlot *plot, double time)
{
  g_autofree char *label = epsom_chart_words_time (time);
  double half = epsom_chart_measure (chart, EPSOM_FONT_SMALL, label) / 2, x = epsom_scale_map (&plot->x, time);

  return time >= plot->x.from && time <= plot->x.to && x - half >= chart->area.x &&
         x + half <= chart->area.x + chart->area.width;
}

static void
draw_times (EpsomChart *chart, const EpsomPlot *plot)
{
  double shown[G_N_ELEMENTS (times)];
  guint index[G_N_ELEMENTS (times)], order[G_N_ELEMENTS (times)], n = 0, n_ranks = 0;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      index[i] = has_room (chart, plot, times[i]) ? n : G_MAXUINT;
      if (index[i] != G_MAXUINT)
        shown[n++] = times[i];
    }
  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (index[ranks[i]] != G_MAXUINT)
      order[n_ranks++] = index[ranks[i]];

  epsom_chart_draw_times (chart, &plot->x, shown, order, n, plot->labels_y);
}

static char *
create_spoken (const Point *point)
{
  const EpsomTreatment *treatment = point->first;
  const char *method = epsom_words_method (treatment->method);
  g_autofree char *time = epsom_words_duration ((gint64) round (treatment->dose->minutes * 60));
  g_autofree char *change = epsom_chart_words_change (get_change (treatment));

  if (point->n == 1)
    return g_strdup_printf (_ ("%s, %s: from %d to %d, %s"), method, time, treatment->baseline,
                            treatment->severity[HORIZON], change);

  g_autofree char *n = epsom_chart_words_count (point->n);

  /* Translators: method, minutes, change in severity, how often: "IV push, 5 min: −4, 3 treatments". */
  return g_strdup_printf (_ ("%s, %s: %s, %s"), method, time, change, n);
}

/* The area of a mark grows with the treatments that it stands for. */
static void
draw_point (EpsomChart *chart, const EpsomPlot *plot, const Point *point)
{
  double x = epsom_scale_map (&plot->x, point->first->dose->minutes);
  double y = epsom_scale_map (&plot->y, get_change (point->first));
  double size = MIN (POINT_SIZE * sqrt (point->n), MAX_MARKER);
  g_autofree char *spoken = create_spoken (point);

  epsom_chart_draw_marker (chart, (int) point->first->method, x, y, size, FALSE);
  epsom_chart_add_mark (chart, x, y, MAX (MARK_SIZE, size) * chart->unit, spoken);
  epsom_scene_builder_set_behind (chart->scene,
                                  (EpsomBehind){ .kind = EPSOM_BEHIND_ALIKE,
                                                 .method = (int) point->first->method,
                                                 .which = (guint) (point->first - chart->response->treatments) });
}

static gboolean
draw (EpsomChart *chart)
{
  g_auto (Durations) durations = { 0 };
  g_auto (EpsomPlotSpec) spec = { 0 };
  EpsomPlot plot;

  durations_init (&durations, chart->response);
  if (durations.points->len == 0)
    return FALSE;

  fill_spec (&spec, chart->response, &durations);
  if (!epsom_chart_draw_plot (chart, &spec, &plot))
    return FALSE;

  draw_zones (chart, &plot);
  draw_times (chart, &plot);
  for (guint i = 0; i < durations.points->len; i++)
    draw_point (chart, &plot, &g_array_index (durations.points, Point, i));

  return TRUE;
}

static double
get_height (const EpsomChart *chart)
{
  g_auto (Durations) durations = { 0 };
  g_auto (EpsomPlotSpec) spec = { 0 };

  durations_init (&durations, chart->response);
  if (durations.points->len == 0)
    return 0;

  fill_spec (&spec, chart->response, &durations);

  return epsom_chart_get_plot_height (chart, &spec);
}

/* What is not in the chart, a sentence each. */
static void
append_unknown (GString *words, const Durations *durations)
{
  if (durations->n_no_minutes > 0)
    g_string_append_printf (
      words,
      g_dngettext (GETTEXT_PACKAGE, " %u more has no duration.", " %u more have no duration.", durations->n_no_minutes),
      durations->n_no_minutes);
  if (durations->n_no_change > 0)
    g_string_append_printf (words,
                            g_dngettext (GETTEXT_PACKAGE, " %u more has no known severity at 2 hours.",
                                         " %u more have no known severity at 2 hours.", durations->n_no_change),
                            durations->n_no_change);
}

static char *
describe (const EpsomResponse *response)
{
  g_auto (Durations) durations = { 0 };
  g_autoptr (GString) words = g_string_new (NULL);

  durations_init (&durations, response);
  guint n = durations.changes->len;
  const double *changes = (const double *) (gconstpointer) durations.changes->data;

  if (n == 0)
    return g_strdup (_ ("Record how many minutes each infusion took, and how severe it is just before it and 2 hours "
                        "later: push and drip are compared here."));

  g_autofree char *from = epsom_words_duration ((gint64) round (durations.from * 60));
  g_autofree char *to = epsom_words_duration ((gint64) round (durations.to * 60));
  g_autofree char *count_words = epsom_chart_words_count_few (n);
  g_autofree char *least = epsom_chart_words_change (changes[n - 1]);
  g_autofree char *most = epsom_chart_words_change (changes[0]);

  if (n < EPSOM_MIN_RATE)
    /* Translators: "3 treatments", "5 min", "1 h". */
    g_string_append_printf (words, _ ("%s over %s to %s, shown one by one."), count_words, from, to);
  else
    {
      g_autofree char *median = epsom_chart_words_change (epsom_quantile (changes, n, 0.5));

      /* Translators: "18 treatments", "5 min", "1 h", changes in severity. */
      g_string_append_printf (words, _ ("%s over %s to %s: median change 2 hours later %s, from %s to %s."),
                              count_words, from, to, median, most, least);
    }
  append_unknown (words, &durations);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

const EpsomChartClass epsom_chart_duration = {
  "duration", N_ ("Push or drip: does it matter how long an infusion takes?"), draw, describe, get_height,
};
