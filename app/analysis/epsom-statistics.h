/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** EPSOM_NORMAL_975: the 97.5 % point of the standard normal distribution, behind every 95 % interval. */
#define EPSOM_NORMAL_975 1.959963984540054

/** EpsomInterval: a 95 % interval. */
typedef struct {
  double lower;
  double upper;
} EpsomInterval;

/** epsom_wilson: Wilson's score interval of @x of @n, @n above 0 (Wilson 1927): exactly 0 below none and 1 above all.
 */
EpsomInterval epsom_wilson (guint x, guint n);
/** epsom_newcombe: Newcombe's score interval (method 10, 1998) of x1/n1 - x2/n2. */
EpsomInterval epsom_newcombe (guint x1, guint n1, guint x2, guint n2);
/**
 * epsom_fisher: Fisher's exact two-sided p of x1/n1 against x2/n2, as R's fisher.test: the probability of all tables
 * with these margins that are at most as likely as this one, within 1e-7. The cost is that of some tens of standard
 * deviations of x1, whatever n1 and n2.
 */
double epsom_fisher (guint x1, guint n1, guint x2, guint n2);
/** epsom_quantile: quantile type 7 (R's default) of @n ascending values, @n above 0, @p 0 to 1. */
double epsom_quantile (const double *sorted, gsize n, double p);

/**
 * EpsomSurvivalPoint: one time of a Kaplan-Meier curve, at which something happened.
 * @at_risk: just before @time; events come before censorings of the same time
 * @survival: from @time on
 * @lower: limit of @survival: NAN where that is 0, and 1 where it is still 1; as is @upper
 */
typedef struct {
  double time;
  guint at_risk;
  guint events;
  guint censored;
  double survival;
  double lower;
  double upper;
} EpsomSurvivalPoint;

/**
 * EpsomSurvival: a Kaplan-Meier estimate with Greenwood's variance and log-log limits, as R's survfit() with
 * conf.type = "log-log".
 * @median: the first time at which the survival is below 0.5; where it is 0.5 there (within 1e-9) and falls later, the
 *   midpoint between the two times; NAN where it is not reached
 * @median_lower, @median_upper: the same rule on the lower and on the upper limits
 * @points: (owned) (array length=n_points): by time; NULL where @n is 0
 */
typedef struct {
  guint n;
  guint n_events;
  double median;
  double median_lower;
  double median_upper;
  guint n_points;
  EpsomSurvivalPoint *points;
} EpsomSurvival;

/** EpsomObservation: @event FALSE: censored at @time. */
typedef struct {
  double time;
  gboolean event;
} EpsomObservation;

/** epsom_survival_init: fills @survival from @n observations, which it sorts. Free with epsom_survival_clear(). */
void epsom_survival_init (EpsomSurvival *survival, EpsomObservation *observations, gsize n);
void epsom_survival_clear (EpsomSurvival *survival);

G_END_DECLS
