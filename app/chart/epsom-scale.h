/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** EpsomScaleKind: how values are laid out along an axis. More kinds are more rows of one table. */
typedef enum {
  EPSOM_SCALE_LINEAR,
  /** values above 0, equal ratios equally far apart */
  EPSOM_SCALE_LOG,
  /** minutes from 0: even up to about a quarter of an hour, then ever more like a logarithm, so that 15 minutes and 24
   * hours are both readable. log (1 + t / 15 min). (Convention.) */
  EPSOM_SCALE_AFTER_DOSE,
} EpsomScaleKind;

/**
 * EpsomScale:
 * @from, @to: the ends in data units
 * @start, @end: where they lie, in points; @end may be the smaller
 *
 * A map between data and points. A plain value.
 */
typedef struct {
  EpsomScaleKind kind;
  double from, to;
  double start, end;
} EpsomScale;

/**
 * epsom_scale_map: where @value lies, in points; values beyond the ends lie beyond them.
 *
 * Returns: the middle where both ends are the same value; NAN for NAN, infinity, and what the scale doesn't have (0
 * and less on a log scale, ends included).
 */
double epsom_scale_map (const EpsomScale *scale, double value);

/** epsom_scale_invert: the value at @position: the inverse of epsom_scale_map(). NAN where there is none. */
double epsom_scale_invert (const EpsomScale *scale, double position);

G_END_DECLS
