/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-scale.h"

#include <math.h>

/* Up to here the time after a dose runs evenly, beyond it in ratios. */
#define EVEN_MINUTES 15.0

typedef struct {
  double (*forward) (double value); /* NAN where the scale has no such value */
  double (*backward) (double value);
} Transform;

static double
identity (double value)
{
  return value;
}

static double
forward_log (double value)
{
  return value > 0 ? log (value) : NAN;
}

static double
forward_after_dose (double minutes)
{
  return minutes >= 0 ? log1p (minutes / EVEN_MINUTES) : minutes / EVEN_MINUTES;
}

static double
backward_after_dose (double value)
{
  return value >= 0 ? expm1 (value) * EVEN_MINUTES : value * EVEN_MINUTES;
}

static const Transform transforms[] = {
  [EPSOM_SCALE_LINEAR] = { identity, identity },
  [EPSOM_SCALE_LOG] = { forward_log, exp },
  [EPSOM_SCALE_AFTER_DOSE] = { forward_after_dose, backward_after_dose },
};

/* The share of the way from @from to @to; halved first so that the widest doubles don't overflow. */
static double
get_share (double value, double from, double to)
{
  return (value / 2 - from / 2) / (to / 2 - from / 2);
}

double
epsom_scale_map (const EpsomScale *scale, double value)
{
  const Transform *transform = &transforms[scale->kind];
  double from = transform->forward (scale->from), to = transform->forward (scale->to);
  double at = transform->forward (value);

  if (!isfinite (at) || !isfinite (from) || !isfinite (to))
    return NAN;
  if (from == to)
    return scale->start / 2 + scale->end / 2;

  return scale->start + get_share (at, from, to) * (scale->end - scale->start);
}

double
epsom_scale_invert (const EpsomScale *scale, double position)
{
  const Transform *transform = &transforms[scale->kind];
  double from = transform->forward (scale->from), to = transform->forward (scale->to);

  if (!isfinite (position) || !isfinite (from) || !isfinite (to))
    return NAN;
  if (scale->start == scale->end || from == to)
    return scale->from;

  return transform->backward (from + get_share (position, scale->start, scale->end) * (to - from));
}
