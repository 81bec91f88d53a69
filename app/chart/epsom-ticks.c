/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-ticks.h"

#include <math.h>

/* A value this close to a multiple of the step, in steps, is that multiple: 0.1 x 3 is 0.3. */
#define SLACK 1e-9

#define DAY 1440.0

static const double clock_steps[] = { 1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720 };

typedef double (*StepFunc) (double at_least);

/* The smallest of 1, 2 and 5 times a power of ten that is @at_least or more. */
static double
get_nice_step (double at_least)
{
  static const double leads[] = { 1, 2, 5, 10 };
  double power = pow (10, floor (log10 (at_least)));

  for (gsize i = 0; i < G_N_ELEMENTS (leads); i++)
    if (leads[i] * power >= at_least * (1 - SLACK))
      return leads[i] * power;

  return 10 * power;
}

static double
get_clock_step (double at_least)
{
  for (gsize i = 0; i < G_N_ELEMENTS (clock_steps); i++)
    if (clock_steps[i] >= at_least * (1 - SLACK))
      return clock_steps[i];

  return DAY * get_nice_step (MAX (1, at_least / DAY));
}

static double
first_multiple (double from, double step)
{
  return ceil (from / step - SLACK);
}

static double
last_multiple (double to, double step)
{
  return floor (to / step + SLACK);
}

/* Doubles too far apart or too close together for whole multiples. */
static gboolean
has_multiples (double from, double to, double step)
{
  return isnormal (step) && fabs (from / step) < 1e15 && fabs (to / step) < 1e15;
}

/* The smallest step with at most @max multiples in the range, or 0. */
static double
find_step (double from, double to, guint max, StepFunc step_at_least)
{
  double step = step_at_least (to / max - from / max);

  while (has_multiples (from, to, step) && last_multiple (to, step) - first_multiple (from, step) + 1 > max)
    step = step_at_least (step * 1.01);

  return has_multiples (from, to, step) ? step : 0;
}

static void
fill_multiples (EpsomTicks *ticks, double from, double to, guint max, double step)
{
  double last = last_multiple (to, step);

  for (double i = first_multiple (from, step); i <= last && ticks->n < max; i++)
    ticks->values[ticks->n++] = i * step + 0.0; /* + 0.0: never -0 */
  ticks->step = ticks->n > 1 ? step : 0;
}

static void
fill (EpsomTicks *ticks, double from, double to, guint max, StepFunc step_at_least)
{
  double low = MIN (from, to), high = MAX (from, to), step;

  *ticks = (EpsomTicks){ 0 };
  max = MIN (max, EPSOM_MAX_TICKS);
  if (!isfinite (from) || !isfinite (to) || max == 0)
    return;

  step = low < high ? find_step (low, high, max, step_at_least) : 0;
  if (step > 0)
    fill_multiples (ticks, low, high, max, step);
  if (ticks->n == 0)
    ticks->values[ticks->n++] = low;
}

void
epsom_ticks_nice (EpsomTicks *ticks, double from, double to, guint max)
{
  fill (ticks, from, to, max, get_nice_step);
}

void
epsom_ticks_minutes (EpsomTicks *ticks, double from, double to, guint max)
{
  fill (ticks, from, to, max, get_clock_step);
}

/* The smallest step whose multiples around the range are @max at most, or 0. */
static double
find_covering_step (double from, double to, guint max)
{
  double step = find_step (from, to, max, get_nice_step);

  while (has_multiples (from, to, step) && ceil (to / step - SLACK) - floor (from / step + SLACK) + 1 > max)
    step = get_nice_step (step * 1.01);

  return has_multiples (from, to, step) ? step : 0;
}

void
epsom_ticks_cover (EpsomTicks *ticks, double *from, double *to, guint max)
{
  double step;

  max = CLAMP (max, 3, EPSOM_MAX_TICKS);
  epsom_ticks_nice (ticks, *from, *to, max);
  step = ticks->n > 0 && *from < *to ? find_covering_step (*from, *to, max) : 0;
  if (step == 0)
    return;

  *from = floor (*from / step + SLACK) * step + 0.0;
  *to = ceil (*to / step - SLACK) * step + 0.0;
  *ticks = (EpsomTicks){ 0 };
  fill_multiples (ticks, *from, *to, max, step);
}
