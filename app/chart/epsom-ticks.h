/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** EPSOM_MAX_TICKS: of one axis. */
#define EPSOM_MAX_TICKS 32

/**
 * EpsomTicks:
 * @step: between neighbours; 0 where there are fewer than two or they are not evenly spaced
 *
 * Strictly ascending values. A plain value.
 */
typedef struct {
  guint n;
  double step;
  double values[EPSOM_MAX_TICKS];
} EpsomTicks;

/**
 * epsom_ticks_nice: multiples of 1, 2 or 5 times a power of ten within [@from, @to].
 * @from, @to: in any order; NAN and infinities give none
 * @max: how many at most
 *
 * No end is further than one step from a tick. A range without a width gives its one value.
 */
void epsom_ticks_nice (EpsomTicks *ticks, double from, double to, guint max);

/** epsom_ticks_minutes: like epsom_ticks_nice() for a range in minutes, with steps that clocks have: 1, 2, 5, 10, 15
 * and 30 minutes, 1, 2, 3, 4, 6 and 12 hours, then whole days. */
void epsom_ticks_minutes (EpsomTicks *ticks, double from, double to, guint max);

/** EpsomTickUnit: what a tick of wall clock time is the beginning of. */
typedef enum { EPSOM_TICK_MINUTE, EPSOM_TICK_DAY, EPSOM_TICK_MONTH, EPSOM_TICK_YEAR } EpsomTickUnit;

/**
 * epsom_ticks_clock: round times within [@from, @to]: from each minute over hours, days, Mondays, months and quarters
 * to thousands of years, the closest of which there are at most @max.
 * @from, @to: seconds since 1970-01-01 00:00 on one clock; what lies outside of the calendar has no tick
 *
 * A range between two of its steps gives none.
 */
EpsomTickUnit epsom_ticks_clock (EpsomTicks *ticks, double from, double to, guint max);

/**
 * epsom_ticks_cover: nice ticks that cover all of a range.
 * @from, @to: (inout): moved outward to the first and the last tick
 * @max: how many at most, 3 or more (around 0 two are not enough)
 *
 * A range without a width, or with an end that is no number, stays as it is, with the ticks of epsom_ticks_nice().
 */
void epsom_ticks_cover (EpsomTicks *ticks, double *from, double *to, guint max);

G_END_DECLS
