/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-private.h"
#include "epsom-scale.h"

G_BEGIN_DECLS

/** EPSOM_MONTH_LABEL_LINES: one of months, one of years. */
#define EPSOM_MONTH_LABEL_LINES 2

/**
 * epsom_chart_draw_months: the labels of an axis of dates: months as far as they have room, and beneath them years.
 * @scale: of #EpsomDate, from the first day of a month to the day after the last of one
 * @y: the middle of the first line
 */
void epsom_chart_draw_months (EpsomChart *chart, const EpsomScale *scale, const EpsomBox *plot, double y);
/** epsom_chart_draw_days: the same for a few weeks: days of the month, as many as have room, and beneath them months.
 * @scale: of #EpsomDate, from a day to the day after the last */
void epsom_chart_draw_days (EpsomChart *chart, const EpsomScale *scale, const EpsomBox *plot, double y);

/** epsom_chart_write_beginning: the @label of what begins at @x, from there or a little before it, between @from and
 * @to. Returns: where it begins; NAN: it has no room, and is not written. */
double epsom_chart_write_beginning (EpsomChart *chart, const char *label, double x, double from, double to, double y);

G_END_DECLS
