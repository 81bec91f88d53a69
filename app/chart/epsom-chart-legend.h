/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-private.h"

G_BEGIN_DECLS

/**
 * EpsomChartKey: how one group is explained.
 * @group: the number of a group, such as an #EpsomMethod, or %EPSOM_ALL_IV
 * @name: of the group
 * @detail: (nullable): what else is said beside it
 * @spoken: (nullable): what is said of it when it is pointed at
 * @open: whether its marker is open, for few treatments
 */
typedef struct {
  int group;
  gboolean open;
  const char *name;
  const char *detail;
  const char *spoken;
} EpsomChartKey;

/** EpsomSeriesWords: (owned) (nullable): what is said of a group: beside its name, of how many it is, and when it is
 * pointed at. */
typedef struct {
  char *detail;
  char *count;
  char *spoken;
} EpsomSeriesWords;

/** epsom_series_words_clear: frees what is owned. */
void epsom_series_words_clear (EpsomSeriesWords *words);

/* A legend: keys in lines, above a chart. */

/** epsom_chart_measure_legend: the number of lines at @width; 0 where it is too narrow.
 * @lines: whether a piece of each method's line is shown */
guint
epsom_chart_measure_legend (const EpsomChart *chart, const EpsomChartKey *keys, guint n, gboolean lines, double width);
/** epsom_chart_draw_legend: from @top down; it fits at the area's width. */
void epsom_chart_draw_legend (EpsomChart *chart, const EpsomChartKey *keys, guint n, gboolean lines, double top);

/* Labels: keys in a column beside the plot, each where its line ends. */

/** EpsomChartLabel: a key, and the place on the plot that it belongs to (NAN: none in particular). */
typedef struct {
  EpsomChartKey key;
  double x, y;
} EpsomChartLabel;

/** epsom_chart_measure_labels: the width of the column. */
double epsom_chart_measure_labels (const EpsomChart *chart, const EpsomChartLabel *labels, guint n);
/** epsom_chart_fit_labels: whether they have room between @top and @bottom. */
gboolean
epsom_chart_fit_labels (const EpsomChart *chart, const EpsomChartLabel *labels, guint n, double top, double bottom);
/** epsom_chart_draw_labels: @x is the column's left edge, @top and @bottom its ends, between which they fit. */
void epsom_chart_draw_labels (EpsomChart *chart,
                              const EpsomChartLabel *labels,
                              guint n,
                              double x,
                              double top,
                              double bottom);

G_END_DECLS
