/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-statistics.h"

#include <math.h>
#include <stdlib.h>

/* How near to a half a survival counts as a half. */
#define HALF_TOLERANCE 1e-9

static int
compare_observations (const void *a, const void *b)
{
  const double ta = ((const EpsomObservation *) a)->time;
  const double tb = ((const EpsomObservation *) b)->time;
  return (ta > tb) - (ta < tb);
}

/* The limits S^exp(±z σ / ln S), where σ² is Greenwood's sum: they stay within 0 and 1. */
static void
set_limits (EpsomSurvivalPoint *point, double greenwood)
{
  if (point->survival <= 0)
    point->lower = point->upper = NAN;
  else if (point->survival >= 1)
    point->lower = point->upper = 1;
  else
    {
      const double power = exp (EPSOM_NORMAL_975 * sqrt (greenwood) / -log (point->survival));
      point->lower = pow (point->survival, power);
      point->upper = pow (point->survival, 1 / power);
    }
}

static guint
count_times (const EpsomObservation *observations, gsize n)
{
  guint n_times = 0;
  for (gsize i = 0; i < n; i++)
    n_times += i == 0 || observations[i].time != observations[i - 1].time;
  return n_times;
}

static void
fill_points (EpsomSurvival *survival, const EpsomObservation *observations, gsize n)
{
  double product = 1;
  double greenwood = 0;
  gsize i = 0;

  for (guint p = 0; p < survival->n_points; p++)
    {
      EpsomSurvivalPoint *point = &survival->points[p];
      point->time = observations[i].time;
      point->at_risk = n - i;
      for (; i < n && observations[i].time == point->time; i++)
        {
          if (observations[i].event)
            point->events++;
          else
            point->censored++;
        }

      const double at_risk = point->at_risk;
      const double events = point->events;
      product *= (at_risk - events) / at_risk;
      if (events < at_risk)
        greenwood += events / (at_risk * (at_risk - events));
      point->survival = product;
      set_limits (point, greenwood);
      survival->n_events += point->events;
    }
}

/* The first time at which the column of the curve at @offset is below a half; where it is a half there and falls
 * later, half way between the two. NAN limits are passed over. */
static double
find_median (const EpsomSurvival *survival, gsize offset)
{
  double time = NAN;
  double half = NAN;

  for (guint i = 0; i < survival->n_points; i++)
    {
      const EpsomSurvivalPoint *point = &survival->points[i];
      const double value = G_STRUCT_MEMBER (double, point, offset);
      if (isnan (half) && value < 0.5 + HALF_TOLERANCE)
        {
          if (value < 0.5 - HALF_TOLERANCE)
            return point->time;
          time = point->time;
          half = value;
        }
      else if (value < half)
        return (time + point->time) / 2;
    }
  return time;
}

void
epsom_survival_init (EpsomSurvival *survival, EpsomObservation *observations, gsize n)
{
  *survival = (EpsomSurvival){ .n = n };
  if (n > 0)
    qsort (observations, n, sizeof *observations, compare_observations);
  survival->n_points = count_times (observations, n);
  survival->points = g_new0 (EpsomSurvivalPoint, survival->n_points);
  fill_points (survival, observations, n);

  survival->median = find_median (survival, G_STRUCT_OFFSET (EpsomSurvivalPoint, survival));
  survival->median_lower = find_median (survival, G_STRUCT_OFFSET (EpsomSurvivalPoint, lower));
  survival->median_upper = find_median (survival, G_STRUCT_OFFSET (EpsomSurvivalPoint, upper));
}

void
epsom_survival_clear (EpsomSurvival *survival)
{
  g_clear_pointer (&survival->points, g_free);
  survival->n_points = 0;
}
