/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-private.h"
#include "epsom-scale.h"

G_BEGIN_DECLS

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

G_END_DECLS
