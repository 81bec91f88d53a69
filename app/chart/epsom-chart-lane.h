/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-calendar.h"
#include "epsom-chart-private.h"
#include "epsom-scale.h"

G_BEGIN_DECLS

/* Days as columns: one each where it can be seen, otherwise the worst of those that share a column of a point. However
 * many days there are, the work of drawing is that of the columns, and no extreme is dropped. */

/**
 * EpsomLane:
 * @x: of wall clock time (epsom-chart-clock.h)
 * @zero, @top: where 0 and @most lie
 * @outlined: whether days have a line at their worst in place of a bar, for what is drawn in front
 */
typedef struct {
  const EpsomCalendar *days;
  EpsomScale x;
  double zero, top;
  double most;
  gboolean outlined;
} EpsomLane;

/** epsom_chart_draw_lane: a bar up to the worst of each column; a thick line on 0 where there was an episode, but no
 * severity above 0. */
void epsom_chart_draw_lane (EpsomChart *chart, const EpsomLane *lane);

/** epsom_chart_draw_unrecorded: grey, from @box's top to its bottom, where nothing at all is recorded. */
void epsom_chart_draw_unrecorded (EpsomChart *chart, const EpsomLane *lane, const EpsomBox *box);

G_END_DECLS
