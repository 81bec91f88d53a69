/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-chart.h"

G_BEGIN_DECLS

/**
 * EpsomChartView: a chart on the screen.
 *
 * The scene is laid out for the widget's size, the desktop's text scale and reading direction, and painted in the
 * style of the moment (light, dark, high contrast). Marks are pointed at with a tooltip, or walked with the arrow
 * keys, Home and End; what is said of one is the same in the tooltip, in `spoken` and to a screen reader, for which
 * the widget is an image with the chart's title and finding. In something that scrolls, only what is in view is laid
 * out and painted; the height is right wherever it is.
 *
 * Property `spoken` (string, notified): the words of the mark that the keyboard is at, or %NULL.
 */
#define EPSOM_TYPE_CHART_VIEW (epsom_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (EpsomChartView, epsom_chart_view, EPSOM, CHART_VIEW, GtkWidget)

/** epsom_chart_view_set: shows @kind of @response (nullable). */
void epsom_chart_view_set (EpsomChartView *self, EpsomChartKind kind, EpsomResponse *response);

G_END_DECLS
