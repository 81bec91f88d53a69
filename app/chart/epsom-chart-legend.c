/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-legend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-spread.h"

/* In units. */
#define LINE_SAMPLE 26.0
#define MARKER_SAMPLE 10.0
#define SAMPLE_GAP 5.0
#define KEY_GAP 18.0
#define MIN_KEY_WIDTH 60.0
#define MIN_LEADER_RISE 8.0
#define MIN_LEADER_RUN 50.0
#define LEADER_WIDTH 0.75

void
epsom_series_words_clear (EpsomSeriesWords *words)
{
  g_clear_pointer (&words->detail, g_free);
  g_clear_pointer (&words->count, g_free);
  g_clear_pointer (&words->spoken, g_free);
}

static char *
join (const EpsomChartKey *key)
{
  if (key->detail == NULL)
    return g_strdup (key->name);

  /* Translators: a method and what is said of it in a legend: "IV drip: 7 treatments, few". */
  return g_strdup_printf (C_ ("legend", "%s: %s"), key->name, key->detail);
}

static double
get_sample_width (const EpsomChart *chart, gboolean lines)
{
  return (lines ? LINE_SAMPLE : MARKER_SAMPLE) * chart->unit;
}

static double
measure_key (const EpsomChart *chart, const EpsomChartKey *key, gboolean lines)
{
  g_autofree char *text = join (key);

  return get_sample_width (chart, lines) + SAMPLE_GAP * chart->unit +
         epsom_chart_measure (chart, EPSOM_FONT_BODY, text);
}

/* Where a key of a legend goes. */
typedef struct {
  double x;
  guint line;
  double width; /* of its text */
  guint n_lines;
} Place;

/* One after the other; a key that is wider than a line has lines for itself. */
static guint
place_keys (const EpsomChart *chart, const EpsomChartKey *keys, guint n, gboolean lines, double width, Place *places)
{
  double sample = get_sample_width (chart, lines) + SAMPLE_GAP * chart->unit, x = 0;
  guint line = 0;

  for (guint i = 0; i < n; i++)
    {
      double key = measure_key (chart, &keys[i], lines);
      g_autofree char *text = join (&keys[i]);

      if (x > 0 && x + key > width)
        {
          line++;
          x = 0;
        }
      places[i] = (Place){ x, line, MIN (key, width) - sample, 1 };
      if (key > width)
        places[i].n_lines = epsom_chart_measure_paragraph (chart, EPSOM_FONT_BODY, places[i].width, text);
      line += places[i].n_lines - 1;
      x += key + KEY_GAP * chart->unit;
    }

  return n > 0 ? line + 1 : 0;
}

guint
epsom_chart_measure_legend (const EpsomChart *chart, const EpsomChartKey *keys, guint n, gboolean lines, double width)
{
  Place places[EPSOM_MAX_GROUPS];

  if (width < get_sample_width (chart, lines) + MIN_KEY_WIDTH * chart->unit)
    return 0;

  return place_keys (chart, keys, n, lines, width, places);
}

static void
draw_sample (EpsomChart *chart, int group, double from, double to, double y)
{
  epsom_chart_begin_line (chart, group, 1, 2);
  epsom_scene_builder_add_point (chart->scene, from, y);
  epsom_scene_builder_add_point (chart->scene, to, y);
}

static void
draw_key (EpsomChart *chart, const EpsomChartKey *key, gboolean lines, const Place *place, double top)
{
  g_autofree char *text = join (key);
  double unit = chart->unit, sample = get_sample_width (chart, lines);
  double line = epsom_chart_get_line (chart, EPSOM_FONT_BODY);
  double x = chart->area.x + place->x, y = top + (place->line + 0.5) * line;
  EpsomBox box = { x + sample + SAMPLE_GAP * unit, y - line / 2, place->width + 0.01, place->n_lines * line };

  if (lines)
    {
      double gap = (EPSOM_MARKER_SIZE / 2 + 1.5) * unit;

      draw_sample (chart, key->group, x, x + sample / 2 - gap, y);
      draw_sample (chart, key->group, x + sample / 2 + gap, x + sample, y);
    }
  epsom_chart_draw_marker (chart, key->group, x + sample / 2, y, EPSOM_MARKER_SIZE, key->open);
  epsom_chart_write_paragraph (chart, EPSOM_FONT_BODY, EPSOM_ROLE_TEXT, &box, text);
  if (key->spoken != NULL)
    epsom_scene_builder_add_mark (chart->scene, &(EpsomBox){ x, box.y, box.x + box.width - x, box.height },
                                  key->spoken);
}

void
epsom_chart_draw_legend (EpsomChart *chart, const EpsomChartKey *keys, guint n, gboolean lines, double top)
{
  Place places[EPSOM_MAX_GROUPS];

  place_keys (chart, keys, n, lines, chart->area.width, places);
  for (guint i = 0; i < n; i++)
    draw_key (chart, &keys[i], lines, &places[i], top);
}

double
epsom_chart_measure_labels (const EpsomChart *chart, const EpsomChartLabel *labels, guint n)
{
  double width = 0;

  for (guint i = 0; i < n; i++)
    {
      width = MAX (width, epsom_chart_measure (chart, EPSOM_FONT_BODY, labels[i].key.name));
      if (labels[i].key.detail != NULL)
        width = MAX (width, epsom_chart_measure (chart, EPSOM_FONT_SMALL, labels[i].key.detail));
    }

  return (MARKER_SAMPLE + SAMPLE_GAP) * chart->unit + width;
}

/* All are as high as the highest, so that they can be spread evenly. */
static double
get_label_height (const EpsomChart *chart, const EpsomChartLabel *labels, guint n)
{
  double height = epsom_chart_get_line (chart, EPSOM_FONT_BODY);

  for (guint i = 0; i < n; i++)
    if (labels[i].key.detail != NULL)
      return height + epsom_chart_get_line (chart, EPSOM_FONT_SMALL) + 2 * chart->unit;

  return height;
}

static gboolean
spread (const EpsomChart *chart, const EpsomChartLabel *labels, guint n, double top, double bottom, double *centers)
{
  for (guint i = 0; i < n; i++)
    centers[i] = isfinite (labels[i].y) ? labels[i].y : (top + bottom) / 2;

  return epsom_spread (centers, n, get_label_height (chart, labels, n), top, bottom);
}

gboolean
epsom_chart_fit_labels (const EpsomChart *chart, const EpsomChartLabel *labels, guint n, double top, double bottom)
{
  double centers[EPSOM_MAX_GROUPS];

  return spread (chart, labels, n, top, bottom, centers);
}

/* From the end of a line to its label, where the eye would not find the way. */
static void
draw_leader (EpsomChart *chart, const EpsomChartLabel *label, double x, double y)
{
  double unit = chart->unit, gap = (EPSOM_MARKER_SIZE / 2 + 2) * unit;
  double dx = x - label->x, dy = y - label->y, length = hypot (dx, dy);

  if (!isfinite (length) || length <= 2 * gap || (fabs (dy) < MIN_LEADER_RISE * unit && dx < MIN_LEADER_RUN * unit))
    return;

  epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_AXIS, LEADER_WIDTH * unit, label->x + gap / length * dx,
                                   label->y + gap / length * dy, x - gap / length * dx, y - gap / length * dy);
}

static void
draw_label (EpsomChart *chart, const EpsomChartLabel *label, double x, double y, double height)
{
  const EpsomChartKey *key = &label->key;
  double body = epsom_chart_get_line (chart, EPSOM_FONT_BODY), small = epsom_chart_get_line (chart, EPSOM_FONT_SMALL);
  double marker = x + MARKER_SAMPLE / 2 * chart->unit;
  double text = x + (MARKER_SAMPLE + SAMPLE_GAP) * chart->unit;
  double first = key->detail != NULL ? y - small / 2 : y;

  draw_leader (chart, label, marker, first);
  epsom_chart_draw_marker (chart, key->group, marker, first, EPSOM_MARKER_SIZE, key->open);
  epsom_chart_write (chart, EPSOM_FONT_BODY, EPSOM_ROLE_TEXT, EPSOM_ANCHOR_LEFT, text, first, key->name);
  if (key->detail != NULL)
    epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_LEFT, text,
                       first + (body + small) / 2, key->detail);
  if (key->spoken != NULL)
    epsom_scene_builder_add_mark (
      chart->scene, &(EpsomBox){ x, y - height / 2, epsom_chart_measure_labels (chart, label, 1), height },
      key->spoken);
}

void
epsom_chart_draw_labels (EpsomChart *chart, const EpsomChartLabel *labels, guint n, double x, double top, double bottom)
{
  double centers[EPSOM_MAX_GROUPS], height = get_label_height (chart, labels, n);

  spread (chart, labels, n, top, bottom, centers);
  for (guint i = 0; i < n; i++)
    draw_label (chart, &labels[i], x, centers[i], height);
}
