/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-plot.h"

#include <glib/gi18n-lib.h>

#include "epsom-chart-axis.h"
#include "epsom-chart-words.h"

/* Distances in units. */
#define GAP 5.0
#define SECTION_GAP 9.0

/* Of a plot that may be as high as it likes. */
#define PLOT_ASPECT 0.4
#define MAX_PLOT 300.0

/* How much is shown, from all to the least; the first that fits is taken. */
typedef struct {
  gboolean short_names;
  gboolean key;
  gboolean x_title;
  double min_width, min_height; /* of the plot, in units */
  gboolean cut;                 /* titles that are longer than a line */
} Detail;

static const Detail details[] = {
  { FALSE, TRUE, TRUE, 200, 120, FALSE }, { FALSE, FALSE, TRUE, 160, 110, FALSE },
  { TRUE, FALSE, TRUE, 130, 80, FALSE },  { TRUE, FALSE, FALSE, 100, 44, FALSE },
  { TRUE, FALSE, FALSE, 100, 44, TRUE },
};

typedef struct {
  const Detail *detail;
  guint n_legend_lines;
  EpsomTicks y_ticks;
  guint n_y_title_lines, n_x_title_lines;
  double y_title_top;
  double x_title_top;
  double key_top;
  EpsomPlot plot;
} Layout;

void
epsom_plot_spec_add (EpsomPlotSpec *spec, int group, const char *name, char *detail)
{
  EpsomPlotSeries *series = &spec->series[spec->n_series++];

  series->group = group;
  series->words.detail = detail;
  /* Translators: a group and what is said of it in a legend. */
  series->words.spoken = g_strdup_printf (C_ ("legend", "%s: %s"), name, detail);
}

void
epsom_plot_spec_clear (EpsomPlotSpec *spec)
{
  for (guint i = 0; i < spec->n_series; i++)
    epsom_series_words_clear (&spec->series[i].words);
  g_clear_pointer (&spec->key, g_free);
  g_clear_pointer (&spec->rest, g_free);
}

static void
fill_keys (const EpsomChart *chart, EpsomChartKey *keys, const EpsomPlotSpec *spec, const Detail *detail)
{
  for (guint i = 0; i < spec->n_series; i++)
    {
      const EpsomPlotSeries *series = &spec->series[i];

      keys[i] = (EpsomChartKey){
        .group = series->group,
        .name = detail->short_names ? epsom_chart_words_group_short (chart->response, series->group)
                                    : epsom_chart_words_group (chart->response, series->group),
        .detail = detail->short_names ? NULL : series->words.detail,
        .spoken = series->words.spoken,
      };
    }
}

/* What stands beneath all. Returns: (transfer full): empty where there is nothing to say. */
static char *
create_foot (const EpsomPlotSpec *spec, const Detail *detail)
{
  const char *rest = spec->rest != NULL ? spec->rest : "", *key = detail->key && spec->key != NULL ? spec->key : "";

  return g_strconcat (rest, *rest != '\0' && *key != '\0' ? " " : "", key, NULL);
}

/* From the top: legend, what y is, line of text, plot, strips, labels of x, what x is, key. */
static gboolean
lay_out_heights (const EpsomChart *chart, const EpsomPlotSpec *spec, Layout *layout)
{
  const EpsomBox *area = &chart->area;
  EpsomPlot *plot = &layout->plot;
  double unit = chart->unit, small = epsom_chart_get_line (chart, EPSOM_FONT_SMALL);
  double top = area->y, bottom = area->y + area->height;
  g_autofree char *foot = create_foot (spec, layout->detail);

  if (layout->n_legend_lines > 0)
    top += layout->n_legend_lines * epsom_chart_get_line (chart, EPSOM_FONT_BODY) + SECTION_GAP * unit;
  layout->y_title_top = top;
  layout->n_y_title_lines = epsom_chart_count_title_lines (chart, area->width, spec->y_title, layout->detail->cut);
  top += epsom_chart_get_y_title_height (chart, layout->n_y_title_lines);
  plot->head_y = top;
  top += spec->head ? small : 0;

  if (*foot != '\0')
    {
      layout->key_top = bottom - small * epsom_chart_measure_paragraph (chart, EPSOM_FONT_SMALL, area->width, foot);
      bottom = layout->key_top - SECTION_GAP * unit;
    }
  bottom -= layout->n_x_title_lines * small;
  layout->x_title_top = bottom;
  bottom -= spec->n_label_lines * small;
  plot->labels_y = bottom + small / 2;
  bottom -= GAP * unit;
  bottom -= spec->n_strips * EPSOM_PLOT_STRIP * unit;
  plot->strip_y = bottom + EPSOM_PLOT_STRIP / 2 * unit;

  plot->box.y = top;
  plot->box.height = bottom - top;

  return plot->box.height >= layout->detail->min_height * unit;
}

/* From the left: labels of y, plot, what is right of it. */
static gboolean
lay_out_widths (const EpsomChart *chart, const EpsomPlotSpec *spec, Layout *layout)
{
  const EpsomBox *area = &chart->area;
  EpsomPlot *plot = &layout->plot;
  double padding = spec->x_padding * chart->unit, left;

  plot->y = epsom_chart_lay_out_y (chart, &plot->box, spec->y_from, spec->y_to, &layout->y_ticks);
  left = epsom_chart_measure_y_labels (chart, &layout->y_ticks, spec->format_y);
  plot->box.x = area->x + left;
  plot->box.width = area->width - left - spec->right;
  plot->right = spec->right;
  plot->x = spec->x;
  plot->x.start = plot->box.x + padding;
  plot->x.end = plot->box.x + plot->box.width - padding;

  return plot->box.width >= layout->detail->min_width * chart->unit;
}

static gboolean
lay_out (const EpsomChart *chart, const EpsomPlotSpec *spec, const Detail *detail, Layout *layout)
{
  EpsomChartKey keys[EPSOM_MAX_GROUPS];
  gboolean has_title = detail->x_title && spec->x_title != NULL;
  guint n_lines = has_title ? 1 : 0;

  if (detail->cut && spec->uncut)
    return FALSE;

  *layout = (Layout){ .detail = detail };
  fill_keys (chart, keys, spec, detail);
  layout->n_legend_lines = epsom_chart_measure_legend (chart, keys, spec->n_series, FALSE, chart->area.width);
  if (layout->n_legend_lines == 0 && spec->n_series > 0)
    return FALSE;

  /* How wide the title of x can be follows from the labels of y, which follow from how high it is. */
  do
    {
      layout->n_x_title_lines = n_lines;
      if (!lay_out_heights (chart, spec, layout) || !lay_out_widths (chart, spec, layout))
        return FALSE;
      if (has_title)
        n_lines = epsom_chart_count_title_lines (chart, layout->plot.box.width, spec->x_title, detail->cut);
  } while (n_lines > layout->n_x_title_lines);

  return TRUE;
}

gboolean
epsom_chart_draw_plot (EpsomChart *chart, const EpsomPlotSpec *spec, EpsomPlot *plot)
{
  EpsomChartKey keys[EPSOM_MAX_GROUPS];
  g_autofree char *foot = NULL;
  Layout layout;
  gsize i = 0;

  while (i < G_N_ELEMENTS (details) && !lay_out (chart, spec, &details[i], &layout))
    i++;
  if (i == G_N_ELEMENTS (details))
    return FALSE;

  *plot = layout.plot;
  fill_keys (chart, keys, spec, layout.detail);
  epsom_chart_draw_legend (chart, keys, spec->n_series, FALSE, chart->area.y);
  epsom_chart_write_axis_title (chart, chart->area.x, layout.y_title_top, chart->area.width, layout.n_y_title_lines,
                                spec->y_title);
  epsom_chart_draw_y_axis (chart, &plot->box, &plot->y, &layout.y_ticks, spec->format_y);
  if (layout.n_x_title_lines > 0)
    epsom_chart_write_axis_title (chart, plot->box.x, layout.x_title_top, plot->box.width, layout.n_x_title_lines,
                                  spec->x_title);
  foot = create_foot (spec, layout.detail);
  if (*foot != '\0')
    epsom_chart_write_paragraph (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT,
                                 &(EpsomBox){ chart->area.x, layout.key_top, chart->area.width, chart->area.height },
                                 foot);

  return TRUE;
}

double
epsom_chart_get_plot_height (const EpsomChart *chart, const EpsomPlotSpec *spec)
{
  Layout layout;

  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    if (lay_out (chart, spec, &details[i], &layout))
      return chart->area.height - layout.plot.box.height +
             CLAMP (PLOT_ASPECT * layout.plot.box.width, details[i].min_height * chart->unit, MAX_PLOT * chart->unit) +
             1;

  return 0;
}
