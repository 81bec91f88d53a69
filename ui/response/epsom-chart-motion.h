/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-view.h"

G_BEGIN_DECLS

/**
 * epsom_chart_motion_attach: lets @view be moved along its axis of time, if it has one.
 *
 * Zoom: Ctrl with the wheel, two fingers, + and −; 0 shows all. Move: the wheel sideways or with Shift, a drag
 * sideways, Shift with the arrow keys; Shift with Home and End go to the first and the last of the diary. A wheel or a
 * finger that goes up or down scrolls the page, as everywhere.
 */
void epsom_chart_motion_attach (EpsomChartView *view);
/** epsom_chart_motion_press: Returns: whether @key was one that moves or zooms. */
gboolean epsom_chart_motion_press (EpsomChartView *view, guint key, GdkModifierType modifiers);

G_END_DECLS
