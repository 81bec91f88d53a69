/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-legend.h"
#include "epsom-scale.h"

G_BEGIN_DECLS

/** EPSOM_FRAME_MAX_TIMES: places on the time axis that can have a label and a column. */
#define EPSOM_FRAME_MAX_TIMES 8

/**
 * EpsomFrameSeries: what the frame shows of one group.
 * @group: its number
 * @words: what is said of it; the count where there is neither detail nor a table
 * @few: whether its treatments are few, 5 to 9
 * @end_x, @end_y: where its line ends, in data units; NAN: it has none
 * @end_shift: how far it is moved sideways, in units
 * @strip: its row beneath the plot, or -1
 * @cells: its row of the table, a cell for each time; -1: empty
 */
typedef struct {
  int group;
  EpsomSeriesWords words;
  gboolean few;
  double end_x, end_y;
  double end_shift;
  int strip;
  int cells[EPSOM_FRAME_MAX_TIMES];
} EpsomFrameSeries;

/**
 * EpsomFrameSpec: all around the data of a chart of time after a dose.
 * @times: ascending, in minutes; the first is 0
 * @ranks: the indices of @times, the most important first
 * @y_from, @y_to: moved outward to ticks
 * @end_padding: in units, free for markers at the last time
 * @key: (nullable) (owned): how to read it, for where there is room
 */
typedef struct {
  const char *x_title;
  const char *y_title;
  const char *table_title;
  const double *times;
  const guint *ranks;
  guint n_times;
  double y_from, y_to;
  char *(*format_y) (double value);
  guint n_series;
  EpsomFrameSeries series[EPSOM_MAX_GROUPS];
  guint n_strips;
  double end_padding;
  char *key;
} EpsomFrameSpec;

/** epsom_frame_spec_clear: frees what is owned. */
void epsom_frame_spec_clear (EpsomFrameSpec *spec);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EpsomFrameSpec, epsom_frame_spec_clear)

/**
 * EpsomFrame: where the data goes.
 * @plot: without the strips
 * @strip_height: of each row beneath it
 * @labels: whether each line's label, with its marker, is at its end
 */
typedef struct {
  EpsomScale x, y;
  EpsomBox plot;
  double strip_height;
  gboolean labels;
} EpsomFrame;

/**
 * epsom_chart_draw_frame: draws axes, labels or legend, and table, with as much detail as there is room for.
 * Returns: %FALSE, nothing drawn, where there is too little room for any of it.
 */
gboolean epsom_chart_draw_frame (EpsomChart *chart, const EpsomFrameSpec *spec, EpsomFrame *frame);

/** epsom_chart_get_frame_height: the height with all detail that the area's width has room for; 0: it has too little.
 */
double epsom_chart_get_frame_height (const EpsomChart *chart, const EpsomFrameSpec *spec);

G_END_DECLS
