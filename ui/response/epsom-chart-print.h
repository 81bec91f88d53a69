/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-chart.h"

G_BEGIN_DECLS

/** epsom_chart_print_new: Returns: (transfer full): an operation, not run yet, that prints one chart on a page of the
 * locale's paper, or of what is chosen: with its question, its finding and the fixed notes, in colours for paper, in
 * the reading direction of @widget. @span: that is shown of an axis of time; without a length: all */
GtkPrintOperation *
epsom_chart_print_new (EpsomChartKind kind, EpsomResponse *response, EpsomSpan span, GtkWidget *widget);

G_END_DECLS
