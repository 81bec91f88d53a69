/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-private.h"
#include "epsom-scale.h"
#include "epsom-ticks.h"

G_BEGIN_DECLS

/* An axis of wall clock time, from minutes to centuries. Its values are seconds since 1970-01-01 00:00 on the clock
 * that each record was read from: every day is as wide as any other, and labels are round at any offset. */

#define EPSOM_CLOCK_DAY 86400.0
/** EPSOM_CLOCK_LABEL_LINES: labels take so many lines: the time, and beneath it what it is a part of. */
#define EPSOM_CLOCK_LABEL_LINES 2

/** epsom_chart_get_clock: when @instant was on its own clock. */
double epsom_chart_get_clock (EpsomInstant instant);

/**
 * epsom_chart_draw_clock: labels, as many as have room, each from its tick on.
 * @lines: whether there are lines through the plot at them
 * @y: the middle of the first line of labels
 */
void
epsom_chart_draw_clock (EpsomChart *chart, const EpsomScale *scale, const EpsomBox *plot, gboolean lines, double y);

G_END_DECLS
