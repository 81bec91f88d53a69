/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-private.h"
#include "epsom-scale.h"

G_BEGIN_DECLS

/* What was taken or measured, as marks in a row of a timeline. Those of one method that would cover each other are one
 * mark that says how many they are. */

/** EpsomPin: @first to @last, @n of them by @method (-1: of none), at @x. */
typedef struct {
  int method;
  const EpsomRecord *first, *last;
  guint n;
  double x;
} EpsomPin;

/**
 * epsom_chart_collect_pins:
 * @x: of wall clock time (epsom-chart-clock.h)
 * @route: of doses; of other kinds none
 *
 * Returns: (transfer full) (element-type EpsomPin): by the first of each, those within the scale alone. The cost is
 * that of the records there.
 */
GArray *epsom_chart_collect_pins (const EpsomChart *chart, EpsomRecordKind kind, EpsomRoute route, const EpsomScale *x);

/** epsom_chart_draw_pins: in a row with its middle at @y; infusions are drawn as long as they took, where that can be
 * seen. The scene keeps @pins, which must not change any more. */
void epsom_chart_draw_pins (EpsomChart *chart, GArray *pins, const EpsomScale *x, double y);

G_END_DECLS
