/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-statistics.h"

#include <float.h>
#include <math.h>

/* Two tables whose probabilities differ by less than this are equally likely; R's fisher.test uses the same. */
#define FISHER_TOLERANCE (1.0 + 1e-7)

EpsomInterval
epsom_wilson (guint x, guint n)
{
  g_return_val_if_fail (n > 0 && x <= n, ((EpsomInterval){ NAN, NAN }));

  const double z2 = EPSOM_NORMAL_975 * EPSOM_NORMAL_975;
  const double successes = x;
  const double failures = (double) n - x;
  const double centre = (successes + z2 / 2) / (n + z2);
  const double half = EPSOM_NORMAL_975 / (n + z2) * sqrt (successes * failures / n + z2 / 4);

  /* The formula is exactly 0 and 1 at the ends; rounding must not say otherwise. */
  return (EpsomInterval){
    x == 0 ? 0.0 : centre - half,
    x == n ? 1.0 : centre + half,
  };
}

EpsomInterval
epsom_newcombe (guint x1, guint n1, guint x2, guint n2)
{
  g_return_val_if_fail (n1 > 0 && n2 > 0, ((EpsomInterval){ NAN, NAN }));

  const double p1 = (double) x1 / n1;
  const double p2 = (double) x2 / n2;
  const EpsomInterval i1 = epsom_wilson (x1, n1);
  const EpsomInterval i2 = epsom_wilson (x2, n2);

  return (EpsomInterval){
    p1 - p2 - hypot (p1 - i1.lower, i2.upper - p2),
    p1 - p2 + hypot (i1.upper - p1, p2 - i2.lower),
  };
}

/* The 2 x 2 tables with the margins of the observed one, told apart by k, the successes of the first group. */
typedef struct {
  double n1, n2, m; /* sizes of the groups; successes of both */
  double low, high; /* the possible k */
} Tables;

/* The probability of k + 1 over that of k. */
static double
tables_ratio (const Tables *tables, double k)
{
  return (tables->n1 - k) * (tables->m - k) / ((k + 1) * (tables->n2 - tables->m + k + 1));
}

/* Goes from @mode, whose weight is 1, to the end of the tables in the direction of @step. Far from the mode weights
 * vanish, so the walk is some tens of standard deviations long, however large the groups. (Not until they are 0: a
 * subnormal times nearly 1 rounds to itself.) */
static void
tables_walk (const Tables *tables, double mode, int step, double limit, double *total, double *extreme)
{
  double weight = 1;
  for (double k = mode + step; k >= tables->low && k <= tables->high && weight >= DBL_MIN; k += step)
    {
      weight = step > 0 ? weight * tables_ratio (tables, k - 1) : weight / tables_ratio (tables, k);
      *total += weight;
      if (weight <= limit)
        *extreme += weight;
    }
}

/* The weight of @k beside that of @mode. */
static double
tables_weigh (const Tables *tables, double mode, double k)
{
  double weight = 1;
  for (double i = mode; i < k && weight >= DBL_MIN; i++)
    weight *= tables_ratio (tables, i);
  for (double i = mode; i > k && weight >= DBL_MIN; i--)
    weight /= tables_ratio (tables, i - 1);
  return weight;
}

double
epsom_fisher (guint x1, guint n1, guint x2, guint n2)
{
  g_return_val_if_fail (x1 <= n1 && x2 <= n2, NAN);

  Tables tables = { .n1 = n1, .n2 = n2, .m = (double) x1 + x2 };
  tables.low = fmax (0, tables.m - tables.n2);
  tables.high = fmin (tables.n1, tables.m);

  const double mode =
    CLAMP (floor ((tables.m + 1) * (tables.n1 + 1) / (tables.n1 + tables.n2 + 2)), tables.low, tables.high);
  const double limit = tables_weigh (&tables, mode, x1) * FISHER_TOLERANCE;
  double total = 1;
  double extreme = limit >= 1 ? 1 : 0;

  tables_walk (&tables, mode, -1, limit, &total, &extreme);
  tables_walk (&tables, mode, +1, limit, &total, &extreme);
  return fmin (extreme / total, 1);
}

double
epsom_quantile (const double *sorted, gsize n, double p)
{
  g_return_val_if_fail (n > 0 && p >= 0 && p <= 1, NAN);

  const double index = (n - 1) * p;
  const gsize below = (gsize) floor (index);
  const gsize above = MIN (below + 1, n - 1);
  const double part = index - below;
  return (1 - part) * sorted[below] + part * sorted[above];
}
