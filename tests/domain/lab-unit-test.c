/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-lab-unit.h"

#include <math.h>

/* 24.305 g/mol, twice charged. */
static void
test_values (void)
{
  g_assert_cmpfloat_with_epsilon (epsom_lab_convert (1, EPSOM_LAB_UNIT_MMOL_L, EPSOM_LAB_UNIT_MG_DL), 2.4305, 1e-12);
  g_assert_cmpfloat_with_epsilon (epsom_lab_convert (0.7, EPSOM_LAB_UNIT_MMOL_L, EPSOM_LAB_UNIT_MEQ_L), 1.4, 1e-12);
  g_assert_cmpfloat_with_epsilon (epsom_lab_convert (2, EPSOM_LAB_UNIT_MG_DL, EPSOM_LAB_UNIT_MMOL_L), 0.822876, 1e-6);
  g_assert_cmpfloat_with_epsilon (epsom_lab_convert (1.6, EPSOM_LAB_UNIT_MEQ_L, EPSOM_LAB_UNIT_MG_DL), 1.9444, 1e-12);
}

static void
test_there_and_back (void)
{
  for (int from = EPSOM_LAB_UNIT_MMOL_L; from <= EPSOM_LAB_UNIT_MEQ_L; from++)
    for (int to = EPSOM_LAB_UNIT_MMOL_L; to <= EPSOM_LAB_UNIT_MEQ_L; to++)
      {
        double there = epsom_lab_convert (0.83, (EpsomLabUnit) from, (EpsomLabUnit) to);

        g_assert_cmpfloat_with_epsilon (epsom_lab_convert (there, (EpsomLabUnit) to, (EpsomLabUnit) from), 0.83, 1e-12);
      }
}

static void
test_unknown (void)
{
  g_assert_true (isnan (epsom_lab_convert (1, EPSOM_LAB_UNIT_NONE, EPSOM_LAB_UNIT_MMOL_L)));
  g_assert_true (isnan (epsom_lab_convert (1, EPSOM_LAB_UNIT_MMOL_L, EPSOM_LAB_UNIT_NONE)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lab-unit/values", test_values);
  g_test_add_func ("/lab-unit/there-and-back", test_there_and_back);
  g_test_add_func ("/lab-unit/unknown", test_unknown);

  return g_test_run ();
}
