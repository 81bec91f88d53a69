/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-frame.h"

#include <math.h>

#include "epsom-chart-axis.h"
#include "epsom-chart-words.h"
#include "epsom-words.h"

/* Distances in units. */
#define GAP 4.0
#define TABLE_GAP 8.0
#define SECTION_GAP 9.0
#define LABEL_GAP 8.0
#define MARKER_COLUMN 16.0

/* Of a plot that may be as high as it likes. */
#define PLOT_ASPECT 0.45
#define MAX_PLOT 320.0
#define PLOT_STEP 10.0

/* How much is shown, from all to the least; the first that fits is taken. */
typedef struct {
  gboolean labels; /* beside the lines, rather than a legend above */
  gboolean short_names;
  gboolean key;
  gboolean table;
  gboolean x_title;
  double min_width, min_height; /* of the plot, in units */
  gboolean cut;                 /* titles that are longer than a line */
} Detail;

static const Detail details[] = {
  { TRUE, FALSE, TRUE, TRUE, TRUE, 300, 120, FALSE },  { FALSE, FALSE, TRUE, TRUE, TRUE, 200, 120, FALSE },
  { TRUE, FALSE, FALSE, TRUE, TRUE, 300, 100, FALSE }, { FALSE, FALSE, FALSE, TRUE, TRUE, 150, 96, FALSE },
  { FALSE, TRUE, FALSE, TRUE, TRUE, 150, 90, FALSE },  { FALSE, TRUE, FALSE, TRUE, FALSE, 110, 72, FALSE },
  { FALSE, TRUE, FALSE, FALSE, TRUE, 110, 72, FALSE }, { FALSE, TRUE, FALSE, FALSE, FALSE, 90, 52, FALSE },
  { FALSE, TRUE, FALSE, FALSE, FALSE, 90, 52, TRUE },
};

typedef struct {
  const Detail *detail;
  double unit;
  guint n_legend_lines;
  guint n_y_title_lines, n_x_title_lines;
  EpsomTicks y_ticks;
  double label_column; /* its left edge */
  double ticks_y;      /* the middle of the time labels */
  double table_top;
  double key_top;
  EpsomFrame frame;
} Layout;

void
epsom_frame_spec_clear (EpsomFrameSpec *spec)
{
  for (guint i = 0; i < spec->n_series; i++)
    epsom_series_words_clear (&spec->series[i].words);
  g_clear_pointer (&spec->key, g_free);
}

static void
fill_key (const EpsomChart *chart, EpsomChartKey *key, const EpsomFrameSeries *series, const Detail *detail)
{
  key->group = series->group;
  key->name = detail->short_names ? epsom_chart_words_group_short (chart->response, series->group)
                                  : epsom_chart_words_group (chart->response, series->group);
  key->detail = series->words.detail == NULL && !detail->table ? series->words.count : series->words.detail;
  key->spoken = series->words.spoken;
  key->open = series->few;
}

static void
fill_keys (const EpsomChart *chart, EpsomChartKey *keys, const EpsomFrameSpec *spec, const Detail *detail)
{
  for (guint i = 0; i < spec->n_series; i++)
    fill_key (chart, &keys[i], &spec->series[i], detail);
}

static double
get_strip_y (const EpsomFrame *frame, int strip)
{
  return frame->plot.y + frame->plot.height + (strip + 0.5) * frame->strip_height;
}

static void
fill_labels (const EpsomChart *chart, EpsomChartLabel *labels, const EpsomFrameSpec *spec, const Layout *layout)
{
  const EpsomFrame *frame = &layout->frame;

  for (guint i = 0; i < spec->n_series; i++)
    {
      const EpsomFrameSeries *series = &spec->series[i];

      fill_key (chart, &labels[i].key, series, layout->detail);
      labels[i].x = epsom_scale_map (&frame->x, series->end_x) + series->end_shift * layout->unit;
      labels[i].y = epsom_scale_map (&frame->y, series->end_y);
      if (series->strip >= 0)
        labels[i].y = get_strip_y (frame, series->strip);
    }
}

static double
get_plot_bottom (const EpsomFrameSpec *spec, const EpsomFrame *frame)
{
  return frame->plot.y + frame->plot.height + spec->n_strips * frame->strip_height;
}

static guint
count_table_title_lines (const EpsomChart *chart, const EpsomFrameSpec *spec)
{
  return epsom_chart_count_title_lines (chart, chart->area.width, spec->table_title, FALSE);
}

static double
get_table_height (const EpsomChart *chart, const EpsomFrameSpec *spec, const Detail *detail)
{
  guint rows = count_table_title_lines (chart, spec) + spec->n_series;

  return detail->table ? SECTION_GAP * chart->unit + rows * epsom_chart_get_line (chart, EPSOM_FONT_SMALL) : 0;
}

/* From the top: legend, what y is, plot, strips, times, what x is, table, key. */
static gboolean
lay_out_heights (const EpsomChart *chart, const EpsomFrameSpec *spec, Layout *layout)
{
  const EpsomBox *area = &chart->area;
  const Detail *detail = layout->detail;
  double unit = chart->unit, small = epsom_chart_get_line (chart, EPSOM_FONT_SMALL);
  double body = epsom_chart_get_line (chart, EPSOM_FONT_BODY);
  double top = area->y, bottom = area->y + area->height;

  if (layout->n_legend_lines > 0)
    top += layout->n_legend_lines * body + SECTION_GAP * unit;
  layout->n_y_title_lines = epsom_chart_count_title_lines (chart, area->width, spec->y_title, detail->cut);
  top += epsom_chart_get_y_title_height (chart, layout->n_y_title_lines);

  if (detail->key && spec->key != NULL)
    {
      guint lines = epsom_chart_measure_paragraph (chart, EPSOM_FONT_SMALL, area->width, spec->key);

      layout->key_top = bottom - lines * small;
      bottom = layout->key_top - SECTION_GAP * unit;
    }
  layout->table_top = bottom - get_table_height (chart, spec, detail);
  bottom = layout->table_top - layout->n_x_title_lines * small;
  layout->ticks_y = bottom - small / 2;
  bottom -= small + GAP * unit;

  layout->frame.strip_height = spec->n_strips > 0 ? MAX (small, 14 * unit) : 0;
  layout->frame.plot.y = top;
  layout->frame.plot.height = bottom - top - spec->n_strips * layout->frame.strip_height;

  return layout->frame.plot.height >= detail->min_height * unit;
}

static double
measure_cells (const EpsomChart *chart, const EpsomFrameSpec *spec, guint time)
{
  double width = 0;

  for (guint i = 0; i < spec->n_series; i++)
    {
      g_autofree char *cell = g_strdup_printf ("%d", spec->series[i].cells[time]);

      if (spec->series[i].cells[time] >= 0)
        width = MAX (width, epsom_chart_measure (chart, EPSOM_FONT_SMALL, cell));
    }

  return width;
}

/* From the left: y's labels or the table's markers, plot, labels. */
static gboolean
lay_out_widths (const EpsomChart *chart, const EpsomFrameSpec *spec, Layout *layout)
{
  const EpsomBox *area = &chart->area;
  EpsomFrame *frame = &layout->frame;

  frame->y = epsom_chart_lay_out_y (chart, &frame->plot, spec->y_from, spec->y_to, &layout->y_ticks);

  double unit = chart->unit, last_time = spec->times[spec->n_times - 1];
  g_autofree char *last = epsom_chart_words_time (last_time);
  double left = epsom_chart_measure_y_labels (chart, &layout->y_ticks, spec->format_y);
  double right = epsom_chart_measure (chart, EPSOM_FONT_SMALL, last) / 2;

  if (layout->detail->table)
    {
      left = MAX (left, MARKER_COLUMN * unit + measure_cells (chart, spec, 0) / 2);
      right = MAX (right, measure_cells (chart, spec, spec->n_times - 1) / 2);
    }
  if (layout->detail->labels)
    {
      EpsomChartLabel labels[EPSOM_MAX_GROUPS];

      fill_labels (chart, labels, spec, layout);
      right = MAX (right, epsom_chart_measure_labels (chart, labels, spec->n_series) + LABEL_GAP * unit);
    }

  frame->plot.x = area->x + left;
  frame->plot.width = area->width - left - right;
  frame->x = (EpsomScale){ EPSOM_SCALE_AFTER_DOSE, 0, last_time, frame->plot.x,
                           frame->plot.x + frame->plot.width - spec->end_padding * unit };
  layout->label_column = frame->plot.x + frame->plot.width + LABEL_GAP * unit;

  return frame->plot.width >= layout->detail->min_width * unit;
}

/* What x is stands beneath the plot, as far as the chart's end. */
static double
get_x_title_width (const EpsomChart *chart, const EpsomFrame *frame)
{
  return chart->area.x + chart->area.width - frame->plot.x;
}

/* How wide the title of x can be follows from the labels of y, which follow from how high it is. */
static gboolean
lay_out_plot (const EpsomChart *chart, const EpsomFrameSpec *spec, Layout *layout)
{
  const Detail *detail = layout->detail;
  guint n_lines = detail->x_title ? 1 : 0;

  do
    {
      layout->n_x_title_lines = n_lines;
      if (!lay_out_heights (chart, spec, layout) || !lay_out_widths (chart, spec, layout))
        return FALSE;
      if (detail->x_title)
        n_lines =
          epsom_chart_count_title_lines (chart, get_x_title_width (chart, &layout->frame), spec->x_title, detail->cut);
  } while (n_lines > layout->n_x_title_lines);

  return TRUE;
}

static gboolean
lay_out (const EpsomChart *chart, const EpsomFrameSpec *spec, const Detail *detail, Layout *layout)
{
  EpsomChartKey keys[EPSOM_MAX_GROUPS];
  EpsomChartLabel labels[EPSOM_MAX_GROUPS];

  *layout = (Layout){ .detail = detail, .unit = chart->unit };
  if (!detail->labels)
    {
      fill_keys (chart, keys, spec, detail);
      layout->n_legend_lines = epsom_chart_measure_legend (chart, keys, spec->n_series, TRUE, chart->area.width);
      if (layout->n_legend_lines == 0)
        return FALSE;
    }
  if (!lay_out_plot (chart, spec, layout))
    return FALSE;
  if (!detail->labels)
    return TRUE;

  fill_labels (chart, labels, spec, layout);

  return epsom_chart_fit_labels (chart, labels, spec->n_series, layout->frame.plot.y,
                                 get_plot_bottom (spec, &layout->frame));
}

static void
draw_x_axis (EpsomChart *chart, const EpsomFrameSpec *spec, const Layout *layout)
{
  const EpsomFrame *frame = &layout->frame;
  double unit = chart->unit, small = epsom_chart_get_line (chart, EPSOM_FONT_SMALL);
  double bottom = get_plot_bottom (spec, frame);

  for (guint i = 0; i < spec->n_times; i++)
    {
      double x = epsom_scale_map (&frame->x, spec->times[i]);

      epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_GRID, unit, x, frame->plot.y, x, bottom);
    }
  epsom_chart_draw_times (chart, &frame->x, spec->times, spec->ranks, spec->n_times, layout->ticks_y);
  if (layout->n_x_title_lines > 0)
    epsom_chart_write_axis_title (chart, frame->plot.x, layout->ticks_y + small / 2, get_x_title_width (chart, frame),
                                  layout->n_x_title_lines, spec->x_title);
}

/* Which columns of the table have room: the important ones first. */
static void
choose_columns (const EpsomChart *chart, const EpsomFrameSpec *spec, const EpsomFrame *frame, gboolean *chosen)
{
  for (guint i = 0; i < spec->n_times; i++)
    {
      guint column = spec->ranks[i];
      double x = epsom_scale_map (&frame->x, spec->times[column]), width = measure_cells (chart, spec, column);

      chosen[column] = width > 0;
      for (guint j = 0; j < spec->n_times; j++)
        if (j != column && chosen[j] &&
            fabs (epsom_scale_map (&frame->x, spec->times[j]) - x) <
              (width + measure_cells (chart, spec, j)) / 2 + TABLE_GAP * chart->unit)
          chosen[column] = FALSE;
    }
}

static void
draw_table (EpsomChart *chart, const EpsomFrameSpec *spec, const Layout *layout)
{
  const EpsomFrame *frame = &layout->frame;
  double unit = chart->unit, small = epsom_chart_get_line (chart, EPSOM_FONT_SMALL);
  double y = layout->table_top + SECTION_GAP * unit;
  guint n_title_lines = count_table_title_lines (chart, spec);
  gboolean chosen[EPSOM_FRAME_MAX_TIMES] = { 0 };

  choose_columns (chart, spec, frame, chosen);
  epsom_chart_write_axis_title (chart, chart->area.x, y, chart->area.width, n_title_lines, spec->table_title);
  y += n_title_lines * small;
  for (guint i = 0; i < spec->n_series; i++, y += small)
    {
      epsom_chart_draw_marker (chart, spec->series[i].group, chart->area.x + EPSOM_MARKER_SIZE / 2 * unit,
                               y + small / 2, EPSOM_MARKER_SIZE * 0.85, FALSE);
      for (guint time = 0; time < spec->n_times; time++)
        {
          g_autofree char *cell = g_strdup_printf ("%d", spec->series[i].cells[time]);

          if (chosen[time] && spec->series[i].cells[time] >= 0)
            epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_MIDDLE,
                               epsom_scale_map (&frame->x, spec->times[time]), y + small / 2, cell);
        }
    }
}

static void
draw_keys (EpsomChart *chart, const EpsomFrameSpec *spec, const Layout *layout)
{
  if (layout->detail->labels)
    {
      EpsomChartLabel labels[EPSOM_MAX_GROUPS];

      fill_labels (chart, labels, spec, layout);
      epsom_chart_draw_labels (chart, labels, spec->n_series, layout->label_column, layout->frame.plot.y,
                               get_plot_bottom (spec, &layout->frame));
    }
  else
    {
      EpsomChartKey keys[EPSOM_MAX_GROUPS];

      fill_keys (chart, keys, spec, layout->detail);
      epsom_chart_draw_legend (chart, keys, spec->n_series, TRUE, chart->area.y);
    }
}

gboolean
epsom_chart_draw_frame (EpsomChart *chart, const EpsomFrameSpec *spec, EpsomFrame *frame)
{
  Layout layout;
  gsize i = 0;

  while (i < G_N_ELEMENTS (details) && !lay_out (chart, spec, &details[i], &layout))
    i++;
  if (i == G_N_ELEMENTS (details))
    return FALSE;

  draw_x_axis (chart, spec, &layout);
  epsom_chart_write_axis_title (chart, chart->area.x,
                                layout.frame.plot.y - epsom_chart_get_y_title_height (chart, layout.n_y_title_lines),
                                chart->area.width, layout.n_y_title_lines, spec->y_title);
  epsom_chart_draw_y_axis (chart, &layout.frame.plot, &layout.frame.y, &layout.y_ticks, spec->format_y);
  draw_keys (chart, spec, &layout);
  if (layout.detail->table)
    draw_table (chart, spec, &layout);
  if (layout.detail->key && spec->key != NULL)
    epsom_chart_write_paragraph (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT,
                                 &(EpsomBox){ chart->area.x, layout.key_top, chart->area.width, chart->area.height },
                                 spec->key);

  *frame = layout.frame;
  frame->labels = layout.detail->labels;

  return TRUE;
}

/* The plot is a little less than half as high as wide, and as high as its labels need. */
static double
get_height_with (const EpsomChart *chart, const EpsomFrameSpec *spec, const Layout *unlimited)
{
  double unit = chart->unit, rest = chart->area.height - unlimited->frame.plot.height;
  double plot =
    CLAMP (PLOT_ASPECT * unlimited->frame.plot.width, unlimited->detail->min_height * unit, MAX_PLOT * unit);
  EpsomChart limited = *chart;
  Layout layout;

  for (limited.area.height = rest + plot; !lay_out (&limited, spec, unlimited->detail, &layout);)
    limited.area.height += PLOT_STEP * unit;

  return limited.area.height;
}

double
epsom_chart_get_frame_height (const EpsomChart *chart, const EpsomFrameSpec *spec)
{
  Layout layout;

  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    if (lay_out (chart, spec, &details[i], &layout))
      return get_height_with (chart, spec, &layout);

  return 0;
}
