/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-legend.h"
#include "epsom-scale.h"

G_BEGIN_DECLS

/* All around the data of a chart whose x is not a time after a dose: what y is, its axis, a legend of methods, room for
 * the labels of x, what x is, and how to read it. The kind draws what stands in the plot, in its strips and as labels.
 */

/** EPSOM_PLOT_STRIP: the height of a row beneath the plot, in units. */
#define EPSOM_PLOT_STRIP 16.0

/** EpsomPlotSeries: a group of the legend. @group: its number, such as an #EpsomMethod */
typedef struct {
  int group;
  EpsomSeriesWords words;
} EpsomPlotSeries;

/**
 * EpsomPlotSpec:
 * @x_title: (nullable)
 * @x: the scale of x; where it starts and ends is found
 * @x_padding: in units, free at both ends for markers
 * @right: in points, left free right of the plot
 * @y_from, @y_to: moved outward to ticks
 * @n_strips: rows beneath the plot, %EPSOM_PLOT_STRIP units high
 * @n_label_lines: of the labels of x
 * @head: whether there is a line of text between what y is and the plot
 * @uncut: whether there is rather no plot than one whose titles are cut
 * @key: (nullable) (owned): how to read it, for where there is room
 * @rest: (nullable) (owned): what is said in any case, before the key: what is left out, or cannot be read without it
 */
typedef struct {
  const char *x_title;
  const char *y_title;
  EpsomScale x;
  double x_padding;
  double right;
  double y_from, y_to;
  char *(*format_y) (double value);
  guint n_series;
  EpsomPlotSeries series[EPSOM_MAX_GROUPS];
  guint n_strips;
  gboolean head;
  gboolean uncut;
  guint n_label_lines;
  char *key;
  char *rest;
} EpsomPlotSpec;

/** epsom_plot_spec_add: one more group of the legend. @name: of the group; @detail: (transfer full): said beside it */
void epsom_plot_spec_add (EpsomPlotSpec *spec, int group, const char *name, char *detail);
/** epsom_plot_spec_clear: frees what is owned. */
void epsom_plot_spec_clear (EpsomPlotSpec *spec);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EpsomPlotSpec, epsom_plot_spec_clear)

/**
 * EpsomPlot: where the data goes.
 * @box: without the line of text on top and the strips
 * @right: as it was asked for; the kind may write there
 * @head_y, @strip_y, @labels_y: the middles of that line, of the first strip and of the first line of labels
 */
typedef struct {
  EpsomScale x, y;
  EpsomBox box;
  double right;
  double head_y;
  double strip_y;
  double labels_y;
} EpsomPlot;

/** epsom_chart_draw_plot: with as much detail as there is room for. Returns: %FALSE, nothing drawn, where there is too
 * little room for any of it. */
gboolean epsom_chart_draw_plot (EpsomChart *chart, const EpsomPlotSpec *spec, EpsomPlot *plot);
/** epsom_chart_get_plot_height: the height with all detail that the area's width has room for; 0: it has too little. */
double epsom_chart_get_plot_height (const EpsomChart *chart, const EpsomPlotSpec *spec);

G_END_DECLS
