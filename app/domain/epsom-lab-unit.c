/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-lab-unit.h"

#include <math.h>

#include "epsom-salt.h"

#define DECILITRES_PER_LITRE 10.0

/* How much of @unit a mmol/L is. */
static double
get_per_mmol (EpsomLabUnit unit)
{
  switch (unit)
    {
    case EPSOM_LAB_UNIT_MMOL_L:
      return 1;
    case EPSOM_LAB_UNIT_MG_DL:
      return 1 / epsom_mg_to_mmol (DECILITRES_PER_LITRE);
    case EPSOM_LAB_UNIT_MEQ_L:
      return epsom_mg_to_meq (1) / epsom_mg_to_mmol (1);
    case EPSOM_LAB_UNIT_NONE:
    default:
      return NAN;
    }
}

double
epsom_lab_convert (double value, EpsomLabUnit from, EpsomLabUnit to)
{
  return value / get_per_mmol (from) * get_per_mmol (to);
}
