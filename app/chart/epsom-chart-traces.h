/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-plot.h"

G_BEGIN_DECLS

/* The course of single episodes by time, for where days are wide enough to see it. */

/** epsom_chart_draw_traces: the readings of the symptom's episodes; dotted, how an episode ended. Only what is within
 * @plot's scale of wall clock time is drawn. */
void epsom_chart_draw_traces (EpsomChart *chart, const EpsomPlot *plot);

G_END_DECLS
