/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "epsom-scale.h"

#define N_ROUNDS 2000

static const EpsomScaleKind kinds[] = { EPSOM_SCALE_LINEAR, EPSOM_SCALE_LOG, EPSOM_SCALE_AFTER_DOSE };

static void
assert_close (double a, double b, double within)
{
  g_assert_cmpfloat_with_epsilon (a, b, within);
}

static void
test_ends (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      EpsomScale scale = { kinds[i], 1, 1440, 40, 600 };

      assert_close (epsom_scale_map (&scale, 1), 40, 1e-9);
      assert_close (epsom_scale_map (&scale, 1440), 600, 1e-9);
    }
}

static void
test_known_places (void)
{
  EpsomScale linear = { EPSOM_SCALE_LINEAR, -10, 10, 200, 0 };
  EpsomScale logarithmic = { EPSOM_SCALE_LOG, 1, 100, 0, 10 };
  EpsomScale after_dose = { EPSOM_SCALE_AFTER_DOSE, 0, 1440, 0, 100 };

  assert_close (epsom_scale_map (&linear, 0), 100, 1e-9);
  assert_close (epsom_scale_map (&linear, 20), -100, 1e-9);
  assert_close (epsom_scale_map (&logarithmic, 10), 5, 1e-9);
  assert_close (epsom_scale_map (&after_dose, 15), 100 * log (2) / log (97), 1e-9);
  assert_close (epsom_scale_map (&after_dose, 120), 100 * log (9) / log (97), 1e-9);
}

/* Whatever the ends, a larger value never lies before a smaller one, and every place leads back to its value. */
static void
test_monotonic_and_invertible (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      EpsomScaleKind kind = kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))];
      double from = g_test_rand_double_range (0.001, 1000), to = from + g_test_rand_double_range (0.001, 5000);
      EpsomScale scale = { kind, from, to, g_test_rand_double_range (0, 300), g_test_rand_double_range (301, 1400) };
      double a = g_test_rand_double_range (from, to), b = g_test_rand_double_range (from, to);
      double x = epsom_scale_map (&scale, MIN (a, b)), y = epsom_scale_map (&scale, MAX (a, b));

      g_assert_cmpfloat (x, <=, y);
      g_assert_cmpfloat (x, >=, scale.start - 1e-6);
      g_assert_cmpfloat (y, <=, scale.end + 1e-6);
      assert_close (epsom_scale_invert (&scale, x), MIN (a, b), 1e-6 * to);
    }
}

static void
test_no_width (void)
{
  EpsomScale same_value = { EPSOM_SCALE_LINEAR, 5, 5, 100, 300 };
  EpsomScale no_room = { EPSOM_SCALE_LINEAR, 0, 10, 70, 70 };

  assert_close (epsom_scale_map (&same_value, 5), 200, 1e-9);
  assert_close (epsom_scale_map (&same_value, 9), 200, 1e-9);
  assert_close (epsom_scale_invert (&same_value, 250), 5, 1e-9);
  assert_close (epsom_scale_map (&no_room, 3), 70, 1e-9);
  assert_close (epsom_scale_invert (&no_room, 70), 0, 1e-9);
}

static void
test_what_has_no_place (void)
{
  EpsomScale linear = { EPSOM_SCALE_LINEAR, 0, 10, 0, 100 };
  EpsomScale logarithmic = { EPSOM_SCALE_LOG, 1, 100, 0, 100 };
  EpsomScale from_zero = { EPSOM_SCALE_LOG, 0, 100, 0, 100 };
  EpsomScale without_end = { EPSOM_SCALE_LINEAR, 0, NAN, 0, 100 };

  g_assert_true (isnan (epsom_scale_map (&linear, NAN)));
  g_assert_true (isnan (epsom_scale_map (&linear, INFINITY)));
  g_assert_true (isnan (epsom_scale_map (&logarithmic, 0)));
  g_assert_true (isnan (epsom_scale_map (&logarithmic, -1)));
  g_assert_true (isnan (epsom_scale_map (&from_zero, 10)));
  g_assert_true (isnan (epsom_scale_map (&without_end, 1)));
  g_assert_true (isnan (epsom_scale_invert (&linear, NAN)));
}

static void
test_widest_range (void)
{
  EpsomScale scale = { EPSOM_SCALE_LINEAR, -G_MAXDOUBLE, G_MAXDOUBLE, 0, 100 };

  assert_close (epsom_scale_map (&scale, 0), 50, 1e-9);
  assert_close (epsom_scale_map (&scale, G_MAXDOUBLE), 100, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/scale/ends", test_ends);
  g_test_add_func ("/chart/scale/known-places", test_known_places);
  g_test_add_func ("/chart/scale/monotonic-and-invertible", test_monotonic_and_invertible);
  g_test_add_func ("/chart/scale/no-width", test_no_width);
  g_test_add_func ("/chart/scale/what-has-no-place", test_what_has_no_place);
  g_test_add_func ("/chart/scale/widest-range", test_widest_range);

  return g_test_run ();
}
