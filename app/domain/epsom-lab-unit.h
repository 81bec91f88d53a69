/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-tokens.h"

G_BEGIN_DECLS

/**
 * epsom_lab_convert: a concentration of magnesium in another unit, by its molar mass (epsom-salt.h) and its charge of
 * 2: 1 mmol/L is 2.4305 mg/dL and 2 mEq/L.
 *
 * Returns: %NAN where a unit is not known.
 */
double epsom_lab_convert (double value, EpsomLabUnit from, EpsomLabUnit to);

G_END_DECLS
