/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-chart.h"

G_BEGIN_DECLS

/**
 * EpsomChartView: a chart on the screen.
 *
 * The scene is laid out for the widget's size, the desktop's text scale and reading direction, and painted in the
 * style of the moment (light, dark, high contrast). Marks are pointed at, walked and opened as epsom-chart-walk.h says;
 * what is said of one is the same in the tooltip, beside the mark that was gone to, in `spoken` and to a screen reader,
 * for which the widget is an image with the chart's title, and its finding or the words of the mark that was gone to.
 * In something that scrolls, only what is in view is laid out and painted; the height is right wherever it is.
 *
 * Property `spoken` (string, notified): the words of the mark that was gone to, or %NULL.
 * Property `range` (string, notified): the dates that are shown of an axis of time, or %NULL where there is none.
 *
 * Signal `opened` (guint): the mark of its scene that was opened.
 */
#define EPSOM_TYPE_CHART_VIEW (epsom_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (EpsomChartView, epsom_chart_view, EPSOM, CHART_VIEW, GtkWidget)

/** epsom_chart_view_set: shows @kind of @response (nullable). */
void epsom_chart_view_set (EpsomChartView *self, EpsomChartKind kind, EpsomResponse *response);

/** epsom_chart_view_get_scene: Returns: (transfer none) (nullable): what it shows now. */
EpsomScene *epsom_chart_view_get_scene (EpsomChartView *self);

/** EPSOM_CHART_VIEW_NO_MARK: none of its marks. */
#define EPSOM_CHART_VIEW_NO_MARK (-1)
/** epsom_chart_view_get_mark: Returns: that was gone to, or %EPSOM_CHART_VIEW_NO_MARK. */
int epsom_chart_view_get_mark (EpsomChartView *self);
/** epsom_chart_view_set_mark: goes to @mark of its scene, or %EPSOM_CHART_VIEW_NO_MARK. */
void epsom_chart_view_set_mark (EpsomChartView *self, int mark);
/** epsom_chart_view_can_open_mark: whether anything stands behind @mark, or %EPSOM_CHART_VIEW_NO_MARK. */
gboolean epsom_chart_view_can_open_mark (EpsomChartView *self, int mark);
/** epsom_chart_view_open_mark: Returns: whether anything stood behind it. */
gboolean epsom_chart_view_open_mark (EpsomChartView *self, int mark);

/* A chart with an axis of time shows a part of it: epsom-chart-motion.h says how a person moves along it. */

/** epsom_chart_view_get_span: Returns: %FALSE where there is no axis of time. @span: (out): what is shown of it */
gboolean epsom_chart_view_get_span (EpsomChartView *self, EpsomSpan *span);
/** epsom_chart_view_set_span: shows @span, as far as the diary reaches. */
void epsom_chart_view_set_span (EpsomChartView *self, EpsomSpan span);
/** epsom_chart_view_zoom: @factor times as long, around the middle. */
void epsom_chart_view_zoom (EpsomChartView *self, double factor);
void epsom_chart_view_show_all (EpsomChartView *self);
/** epsom_chart_view_is_whole: whether all of the axis of time is shown. */
gboolean epsom_chart_view_is_whole (EpsomChartView *self);
/** epsom_chart_view_get_axis: where it lies in the widget. @end is the smaller where time runs from right to left. */
gboolean epsom_chart_view_get_axis (EpsomChartView *self, double *start, double *end);
/** epsom_chart_view_get_time: the time at @x of the widget; what is shown has to have an axis of it. */
double epsom_chart_view_get_time (EpsomChartView *self, double x);

G_END_DECLS
