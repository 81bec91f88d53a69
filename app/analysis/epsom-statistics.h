/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** EpsomInterval: a 95 % interval. */
typedef struct {
  double lower;
  double upper;
} EpsomInterval;

/** epsom_wilson: Wilson's score interval of @x of @n, @n above 0 (Wilson 1927). */
EpsomInterval epsom_wilson (guint x, guint n);
/** epsom_newcombe: Newcombe's score interval (method 10, 1998) of x1/n1 - x2/n2. */
EpsomInterval epsom_newcombe (guint x1, guint n1, guint x2, guint n2);
/** epsom_fisher: Fisher's exact two-sided p of x1/n1 against x2/n2, as R's fisher.test. */
double epsom_fisher (guint x1, guint n1, guint x2, guint n2);
/** epsom_quantile: quantile type 7 (R's default) of @n ascending values, @n above 0, @p 0 to 1. */
double epsom_quantile (const double *sorted, gsize n, double p);

/** EpsomSurvivalPoint: one time of a Kaplan-Meier curve; limits NAN where they do not exist. */
typedef struct {
  double time;
  guint at_risk;
  guint events;
  guint censored;
  double survival;
  double lower;
  double upper;
} EpsomSurvivalPoint;

/** EpsomSurvival: a Kaplan-Meier estimate with Greenwood's variance and log-log limits. */
typedef struct {
  guint n;
  guint n_events;
  double median; /* NAN: not reached */
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
