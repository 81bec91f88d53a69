/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-axis.h"

#include <math.h>

#include "epsom-chart-words.h"
#include "epsom-words.h"

/* Between labels, in units; and of the time since something, which may be of several words, and however much room there
 * is. */
#define GAP 7.0
#define ELAPSED_GAP 14.0
#define MAX_ELAPSED 10
#define HOUR 60.0
#define DAY (24 * HOUR)
/* Of the labels of y from the plot, in units. */
#define Y_GAP 8.0
/* The most labels of y; how many times as long as what it shows an axis may be before it has one more of them, and the
 * lines that each has then. */
#define MAX_Y 7
#define WASTE 1.75
#define DENSE_LINE 1.15

typedef struct {
  EpsomChart *chart;
  const EpsomScale *scale;
  const double *times;
  guint n;
  gboolean all_units;
  gboolean *chosen;
} Times;

static gboolean
is_in_hours (double minutes)
{
  return minutes >= HOUR;
}

/* Whether the next label in the direction of larger times has the same unit. */
static gboolean
runs_on (const Times *times, guint index)
{
  for (guint i = index + 1; i < times->n; i++)
    if (times->chosen[i])
      return is_in_hours (times->times[i]) == is_in_hours (times->times[index]);

  return FALSE;
}

static char *
create_label (const Times *times, guint index)
{
  double minutes = times->times[index];

  if (minutes == 0)
    return g_strdup ("0");
  if (times->all_units || !runs_on (times, index))
    return epsom_chart_words_time (minutes);

  return g_strdup_printf ("%d", (int) (is_in_hours (minutes) ? minutes / HOUR : minutes));
}

static gboolean
fit (const Times *times)
{
  double end = -G_MAXDOUBLE;

  for (guint i = 0; i < times->n; i++)
    if (times->chosen[i])
      {
        g_autofree char *label = create_label (times, i);
        double width = epsom_chart_measure (times->chart, EPSOM_FONT_SMALL, label);
        double x = epsom_scale_map (times->scale, times->times[i]);

        if (x - width / 2 < end + GAP * times->chart->unit)
          return FALSE;
        end = x + width / 2;
      }

  return TRUE;
}

static void
choose (Times *times, const guint *ranks)
{
  times->all_units = TRUE;
  for (guint i = 0; i < times->n; i++)
    times->chosen[i] = TRUE;
  if (fit (times))
    return;

  times->all_units = FALSE;
  for (guint i = 0; i < times->n; i++)
    times->chosen[i] = FALSE;
  for (guint i = 0; i < times->n; i++)
    {
      times->chosen[ranks[i]] = TRUE;
      times->chosen[ranks[i]] = fit (times);
    }
}

void
epsom_chart_draw_times (EpsomChart *chart,
                        const EpsomScale *scale,
                        const double *times,
                        const guint *ranks,
                        guint n_times,
                        double y)
{
  g_autofree gboolean *chosen = g_new0 (gboolean, n_times);
  Times all = { chart, scale, times, n_times, TRUE, chosen };

  choose (&all, ranks);
  for (guint i = 0; i < n_times; i++)
    if (chosen[i])
      {
        g_autofree char *label = create_label (&all, i);

        epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_MIDDLE,
                           epsom_scale_map (scale, times[i]), y, label);
      }
}

/* Hours up to two days, "36 h", then days. */
static char *
create_elapsed (double minutes)
{
  if (minutes == 0)
    return g_strdup ("0");
  if (fabs (minutes) < 2 * DAY)
    return epsom_chart_words_time (minutes);

  return epsom_words_duration ((gint64) round (minutes) * 60);
}

/* Whether @label has room in the chart after what ends at @end, which is moved to its own end. */
static gboolean
follows (const EpsomChart *chart, const char *label, double x, double *end)
{
  double half = epsom_chart_measure (chart, EPSOM_FONT_SMALL, label) / 2;

  if (x - half < MAX (*end, chart->area.x) || x + half > chart->area.x + chart->area.width)
    return FALSE;
  *end = x + half + ELAPSED_GAP * chart->unit;

  return TRUE;
}

void
epsom_chart_draw_elapsed (EpsomChart *chart, const EpsomScale *scale, double y)
{
  guint max = MAX_ELAPSED;
  EpsomTicks ticks;
  gboolean fit;

  do
    {
      double end = -G_MAXDOUBLE;

      epsom_ticks_minutes (&ticks, scale->from, scale->to, max);
      fit = TRUE;
      for (guint i = 0; i < ticks.n && fit; i++)
        {
          g_autofree char *label = create_elapsed (ticks.values[i]);

          /* The last may be left out where it would leave the chart. */
          fit = follows (chart, label, epsom_scale_map (scale, ticks.values[i]), &end) || i + 1 == ticks.n;
        }
      max = MIN (max, ticks.n) - 1;
  } while (!fit && max > 0);

  double end = -G_MAXDOUBLE;

  for (guint i = 0; i < ticks.n; i++)
    {
      g_autofree char *label = create_elapsed (ticks.values[i]);
      double x = epsom_scale_map (scale, ticks.values[i]);

      if (follows (chart, label, x, &end))
        epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_MIDDLE, x, y, label);
    }
}

guint
epsom_chart_count_title_lines (const EpsomChart *chart, double width, const char *title, gboolean cut)
{
  return cut ? 1 : epsom_chart_measure_paragraph (chart, EPSOM_FONT_SMALL, width, title);
}

void
epsom_chart_write_axis_title (EpsomChart *chart, double x, double top, double width, guint n_lines, const char *title)
{
  EpsomBox box = { x, top, width, n_lines * epsom_chart_get_line (chart, EPSOM_FONT_SMALL) };

  epsom_chart_write_paragraph (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, &box, title);
}

double
epsom_chart_get_y_title_height (const EpsomChart *chart, guint n_lines)
{
  return epsom_chart_get_line (chart, EPSOM_FONT_SMALL) * (n_lines + 0.5) + 2 * chart->unit;
}

/* A label every other line at most, but one more where half of the plot would be empty otherwise. */
EpsomScale
epsom_chart_lay_out_y (const EpsomChart *chart, const EpsomBox *plot, double from, double to, EpsomTicks *ticks)
{
  double line = epsom_chart_get_line (chart, EPSOM_FONT_SMALL);
  guint max = CLAMP ((guint) (plot->height / (1.7 * line)) + 1, 3, MAX_Y);
  double start = from, end = to;

  epsom_ticks_cover (ticks, &start, &end, max);
  if (max < MAX_Y && end - start >= WASTE * (to - from) && max * DENSE_LINE * line <= plot->height)
    {
      start = from;
      end = to;
      epsom_ticks_cover (ticks, &start, &end, max + 1);
    }

  return (EpsomScale){ EPSOM_SCALE_LINEAR, start, end, plot->y + plot->height, plot->y };
}

double
epsom_chart_measure_y_labels (const EpsomChart *chart, const EpsomTicks *ticks, char *(*format) (double value))
{
  double width = 0;

  for (guint i = 0; i < ticks->n; i++)
    {
      g_autofree char *label = format (ticks->values[i]);

      width = MAX (width, epsom_chart_measure (chart, EPSOM_FONT_SMALL, label));
    }

  return width + Y_GAP * chart->unit;
}

void
epsom_chart_draw_y_axis (EpsomChart *chart,
                         const EpsomBox *plot,
                         const EpsomScale *scale,
                         const EpsomTicks *ticks,
                         char *(*format) (double value))
{
  double unit = chart->unit;

  for (guint i = 0; i < ticks->n; i++)
    {
      double value = ticks->values[i], y = epsom_scale_map (scale, value);
      g_autofree char *label = format (value);

      epsom_scene_builder_add_segment (chart->scene, value == 0 ? EPSOM_ROLE_AXIS : EPSOM_ROLE_GRID, unit, plot->x, y,
                                       plot->x + plot->width, y);
      epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_RIGHT, plot->x - Y_GAP * unit, y,
                         label);
    }
}
