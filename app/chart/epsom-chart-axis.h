/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-private.h"
#include "epsom-scale.h"
#include "epsom-ticks.h"

G_BEGIN_DECLS

/** epsom_chart_count_title_lines: how many lines an axis's title has in @width; one, where it is rather @cut. */
guint epsom_chart_count_title_lines (const EpsomChart *chart, double width, const char *title, gboolean cut);
/** epsom_chart_write_axis_title: writes @title in @n_lines. */
void
epsom_chart_write_axis_title (EpsomChart *chart, double x, double top, double width, guint n_lines, const char *title);
/** epsom_chart_get_y_title_height: of the @n_lines above the plot that say what y is, and of the upper half of the
 * topmost label. */
double epsom_chart_get_y_title_height (const EpsomChart *chart, guint n_lines);
/** epsom_chart_lay_out_y: a scale as high as @plot, its ends moved outward to @ticks, as many as there is room for. */
EpsomScale
epsom_chart_lay_out_y (const EpsomChart *chart, const EpsomBox *plot, double from, double to, EpsomTicks *ticks);
/** epsom_chart_measure_y_labels: the width that they take left of the plot. */
double epsom_chart_measure_y_labels (const EpsomChart *chart, const EpsomTicks *ticks, char *(*format) (double value));
/** epsom_chart_draw_y_axis: lines and labels. */
void epsom_chart_draw_y_axis (EpsomChart *chart,
                              const EpsomBox *plot,
                              const EpsomScale *scale,
                              const EpsomTicks *ticks,
                              char *(*format) (double value));

/**
 * epsom_chart_draw_times: the labels of a time axis that have room.
 * @times: ascending, in minutes
 * @ranks: their indices, the most important first
 * @y: the middle of the labels
 *
 * All with their unit where all fit ("15 min, 30 min, 1 h, 2 h"), otherwise with a unit at the end of each run ("15, 30
 * min, 1, 2 h").
 */
void epsom_chart_draw_times (EpsomChart *chart,
                             const EpsomScale *scale,
                             const double *times,
                             const guint *ranks,
                             guint n_times,
                             double y);

/** epsom_chart_draw_elapsed: the labels of a linear axis of minutes: as many as have room of those that clocks have,
 * "0, 30 min, 1 h" or "0, 1 d, 2 d". @y: the middle of the labels */
void epsom_chart_draw_elapsed (EpsomChart *chart, const EpsomScale *scale, double y);

G_END_DECLS
