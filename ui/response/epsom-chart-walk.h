/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-view.h"

G_BEGIN_DECLS

/**
 * epsom_chart_walk_attach: lets the marks of @view be reached and opened.
 *
 * A pointer that rests on a mark is told its words in a tooltip, and opens what stands behind it with a click. Arrow
 * keys, Home and End go from mark to mark, Enter opens, Escape leaves. A finger goes to the mark that it taps, and
 * opens it where it taps it once more.
 */
void epsom_chart_walk_attach (EpsomChartView *view);

/** epsom_chart_walk_install: the same as actions of the widget, for a screen reader: `mark.next`, `mark.previous`,
 * `mark.open`. */
void epsom_chart_walk_install (GtkWidgetClass *klass);

G_END_DECLS
