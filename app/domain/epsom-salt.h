/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-tokens.h"

G_BEGIN_DECLS

/** EPSOM_MAGNESIUM_MOLAR_MASS: mg of magnesium in 1 mmol (IUPAC standard atomic weight). */
#define EPSOM_MAGNESIUM_MOLAR_MASS 24.305

/** EpsomSalt: a magnesium salt. Static; never freed. */
typedef struct {
  const char *token;
  const char *formula;
  int magnesium_atoms;
  gboolean iv;   /* given intravenously */
  gboolean oral; /* taken by mouth */
} EpsomSalt;

/** epsom_salts: Returns: (transfer none) (array length=n): all salts, in the order of the table. */
const EpsomSalt *epsom_salts (gsize *n);
/** epsom_salt_find: Returns: (transfer none) (nullable): the salt with @token. */
const EpsomSalt *epsom_salt_find (const char *token);
/** epsom_salt_get_molar_mass: g/mol, computed from the formula, waters of crystallisation included. */
double epsom_salt_get_molar_mass (const EpsomSalt *salt);
/** epsom_salt_get_fraction: elemental magnesium by mass, 0 to 1: atoms x 24.305 / molar mass. */
double epsom_salt_get_fraction (const EpsomSalt *salt);

/**
 * epsom_elemental_mg:
 * @amount: above 0, in @unit
 * @salt: (nullable): the salt, where known
 *
 * mmol and mEq are elemental whatever @basis; basis unknown of an IV dose is to be given as salt
 * (see epsom_dose_get_elemental_mg()).
 *
 * Returns: mg of elemental magnesium; NAN where it is unknown. It is never guessed.
 */
double epsom_elemental_mg (double amount, EpsomUnit unit, EpsomBasis basis, const EpsomSalt *salt);
/** epsom_mg_to_mmol: elemental mg to mmol. */
double epsom_mg_to_mmol (double mg);
/** epsom_mg_to_meq: elemental mg to milliequivalents, 2 a mmol. */
double epsom_mg_to_meq (double mg);

G_END_DECLS
