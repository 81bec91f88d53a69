/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-salt.h"

#include <math.h>
#include <string.h>

/* token, formula, atoms of magnesium in it, given intravenously, taken by mouth */
static const EpsomSalt salts[] = {
  { "oxide", "MgO", 1, FALSE, TRUE },
  { "hydroxide", "Mg(OH)2", 1, FALSE, TRUE },
  { "carbonate", "MgCO3", 1, FALSE, TRUE },
  { "chloride-hexahydrate", "MgCl2.6H2O", 1, TRUE, TRUE },
  { "chloride-anhydrous", "MgCl2", 1, FALSE, TRUE },
  { "sulfate-heptahydrate", "MgSO4.7H2O", 1, TRUE, FALSE },
  { "sulfate-anhydrous", "MgSO4", 1, FALSE, TRUE },
  { "citrate", "Mg3(C6H5O7)2", 3, FALSE, TRUE },
  { "citrate-nonahydrate", "Mg3(C6H5O7)2.9H2O", 3, FALSE, TRUE },
  { "hydrogen-citrate", "MgC6H6O7", 1, FALSE, TRUE },
  { "bisglycinate", "Mg(C2H4NO2)2", 1, FALSE, TRUE },
  { "bisglycinate-dihydrate", "Mg(C2H4NO2)2.2H2O", 1, FALSE, TRUE },
  { "taurate", "Mg(C2H6NO3S)2", 1, FALSE, TRUE },
  { "malate", "MgC4H4O5", 1, FALSE, TRUE },
  { "malate-trihydrate", "MgC4H4O5.3H2O", 1, FALSE, TRUE },
  { "threonate", "Mg(C4H7O5)2", 1, FALSE, TRUE },
  { "threonate-monohydrate", "Mg(C4H7O5)2.H2O", 1, FALSE, TRUE },
  { "lactate", "Mg(C3H5O3)2", 1, FALSE, TRUE },
  { "lactate-dihydrate", "Mg(C3H5O3)2.2H2O", 1, FALSE, TRUE },
  { "aspartate", "Mg(C4H6NO4)2", 1, FALSE, TRUE },
  { "aspartate-dihydrate", "Mg(C4H6NO4)2.2H2O", 1, FALSE, TRUE },
  { "aspartate-hydrochloride-trihydrate", "Mg(C4H6NO4)Cl.3H2O", 1, FALSE, TRUE },
  { "gluconate", "Mg(C6H11O7)2", 1, FALSE, TRUE },
  { "gluconate-dihydrate", "Mg(C6H11O7)2.2H2O", 1, FALSE, TRUE },
  { "orotate", "Mg(C5H3N2O4)2", 1, FALSE, TRUE },
  { "orotate-dihydrate", "Mg(C5H3N2O4)2.2H2O", 1, FALSE, TRUE },
  { "pidolate", "Mg(C5H6NO3)2", 1, FALSE, TRUE },
};

/* IUPAC abridged standard atomic weights, g/mol. */
static const struct {
  char symbol[3];
  double weight;
} elements[] = {
  { "Mg", EPSOM_MAGNESIUM_MOLAR_MASS },
  { "Cl", 35.45 },
  { "H", 1.008 },
  { "C", 12.011 },
  { "N", 14.007 },
  { "O", 15.999 },
  { "S", 32.06 },
};

const EpsomSalt *
epsom_salts (gsize *n)
{
  *n = G_N_ELEMENTS (salts);
  return salts;
}

const EpsomSalt *
epsom_salt_find (const char *token)
{
  for (gsize i = 0; i < G_N_ELEMENTS (salts); i++)
    if (strcmp (salts[i].token, token) == 0)
      return &salts[i];
  return NULL;
}

/* Reads a count; 1 where none is written. */
static int
scan_count (const char **formula)
{
  int count = 0;

  if (!g_ascii_isdigit (**formula))
    return 1;
  for (; g_ascii_isdigit (**formula); (*formula)++)
    count = count * 10 + (**formula - '0');
  return count;
}

/* Steps over the symbol of an element. Two-letter symbols come first in the table, so that Cl is not read as C. */
static double
scan_element (const char **formula)
{
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    if (g_str_has_prefix (*formula, elements[i].symbol))
      {
        *formula += strlen (elements[i].symbol);
        return elements[i].weight;
      }
  g_assert_not_reached ();
}

/* Sums up to the closing parenthesis, the point before a hydrate or the end. */
static double
scan_group (const char **formula)
{
  double mass = 0;

  while (**formula != '\0' && **formula != ')' && **formula != '.')
    {
      double part;

      if (**formula == '(')
        {
          (*formula)++;
          part = scan_group (formula);
          g_assert (**formula == ')');
          (*formula)++;
        }
      else
        part = scan_element (formula);
      mass += part * scan_count (formula);
    }
  return mass;
}

/* The molar mass of a formula such as `Mg(C2H4NO2)2.2H2O`. */
static double
weigh_formula (const char *formula)
{
  double mass = scan_group (&formula);

  while (*formula == '.')
    {
      formula++;

      int count = scan_count (&formula);

      mass += count * scan_group (&formula);
    }
  g_assert (*formula == '\0');
  return mass;
}

double
epsom_salt_get_molar_mass (const EpsomSalt *salt)
{
  static double masses[G_N_ELEMENTS (salts)];
  static gsize weighed;

  g_return_val_if_fail (salt >= salts && salt < salts + G_N_ELEMENTS (salts), NAN);

  if (g_once_init_enter (&weighed))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (salts); i++)
        masses[i] = weigh_formula (salts[i].formula);
      g_once_init_leave (&weighed, 1);
    }
  return masses[salt - salts];
}

double
epsom_salt_get_fraction (const EpsomSalt *salt)
{
  return salt->magnesium_atoms * EPSOM_MAGNESIUM_MOLAR_MASS / epsom_salt_get_molar_mass (salt);
}

double
epsom_elemental_mg (double amount, EpsomUnit unit, EpsomBasis basis, const EpsomSalt *salt)
{
  switch (unit)
    {
    case EPSOM_UNIT_MMOL:
      return amount * EPSOM_MAGNESIUM_MOLAR_MASS;
    case EPSOM_UNIT_MEQ:
      return amount * EPSOM_MAGNESIUM_MOLAR_MASS / 2;
    case EPSOM_UNIT_G:
      amount *= 1000;
      break;
    case EPSOM_UNIT_MG:
      break;
    case EPSOM_UNIT_NONE:
    default:
      return NAN;
    }
  if (basis == EPSOM_BASIS_ELEMENTAL)
    return amount;
  if (basis == EPSOM_BASIS_SALT && salt != NULL)
    return amount * epsom_salt_get_fraction (salt);
  return NAN;
}

double
epsom_mg_to_mmol (double mg)
{
  return mg / EPSOM_MAGNESIUM_MOLAR_MASS;
}

double
epsom_mg_to_meq (double mg)
{
  return 2 * epsom_mg_to_mmol (mg);
}
