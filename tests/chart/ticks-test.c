/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "epsom-ticks.h"

#define N_ROUNDS 5000

typedef void (*TicksFunc) (EpsomTicks *ticks, double from, double to, guint max);

static void
assert_ticks (const EpsomTicks *ticks, guint n, const double *expected)
{
  g_assert_cmpuint (ticks->n, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (ticks->values[i], expected[i], 1e-9);
}

static void
test_nice (void)
{
  EpsomTicks ticks;

  epsom_ticks_nice (&ticks, 0, 1, 6);
  assert_ticks (&ticks, 6, (double[]){ 0, 0.2, 0.4, 0.6, 0.8, 1 });
  epsom_ticks_nice (&ticks, -8, 0, 5);
  assert_ticks (&ticks, 5, (double[]){ -8, -6, -4, -2, 0 });
  epsom_ticks_nice (&ticks, 0.3, 0.9, 4);
  assert_ticks (&ticks, 3, (double[]){ 0.4, 0.6, 0.8 });
  epsom_ticks_nice (&ticks, 100, 0, 3);
  assert_ticks (&ticks, 3, (double[]){ 0, 50, 100 });
}

static void
test_minutes (void)
{
  EpsomTicks ticks;

  epsom_ticks_minutes (&ticks, 0, 60, 5);
  assert_ticks (&ticks, 5, (double[]){ 0, 15, 30, 45, 60 });
  epsom_ticks_minutes (&ticks, 0, 1440, 5);
  assert_ticks (&ticks, 5, (double[]){ 0, 360, 720, 1080, 1440 });
  epsom_ticks_minutes (&ticks, 0, 14400, 6);
  assert_ticks (&ticks, 6, (double[]){ 0, 2880, 5760, 8640, 11520, 14400 });
}

/* Never more than asked, strictly ascending, inside the range, evenly spaced, and no end further than a step away. */
static void
check_range (TicksFunc func, double from, double to, guint max)
{
  EpsomTicks ticks;
  double low = MIN (from, to), high = MAX (from, to), slack = 1e-6 * MAX (fabs (low), fabs (high)) + 1e-8;

  func (&ticks, from, to, max);
  g_assert_cmpuint (ticks.n, >=, 1);
  g_assert_cmpuint (ticks.n, <=, MIN (max, EPSOM_MAX_TICKS));
  g_assert_cmpfloat (ticks.values[0], >=, low - slack);
  g_assert_cmpfloat (ticks.values[ticks.n - 1], <=, high + slack);

  for (guint i = 1; i < ticks.n; i++)
    {
      g_assert_cmpfloat (ticks.values[i], >, ticks.values[i - 1]);
      g_assert_cmpfloat_with_epsilon (ticks.values[i] - ticks.values[i - 1], ticks.step, slack + 1e-9);
    }

  if (ticks.n > 1)
    {
      g_assert_cmpfloat (ticks.values[0] - low, <=, ticks.step + slack);
      g_assert_cmpfloat (high - ticks.values[ticks.n - 1], <=, ticks.step + slack);
    }
}

static void
test_random_ranges (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double size = pow (10, g_test_rand_double_range (-6, 9));
      double from = g_test_rand_double_range (-size, size), to = g_test_rand_double_range (-size, size);
      guint max = (guint) g_test_rand_int_range (1, 2 * EPSOM_MAX_TICKS);

      check_range (epsom_ticks_nice, from, to, max);
      check_range (epsom_ticks_minutes, from, to, max);
    }
}

/* The ticks hold the range asked for, and it then ends on them. */
static void
test_cover (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double size = pow (10, g_test_rand_double_range (-3, 6));
      double low = g_test_rand_double_range (-size, size), high = low + g_test_rand_double_range (size / 1000, size);
      guint max = (guint) g_test_rand_int_range (3, 12);
      double from = low, to = high;
      EpsomTicks ticks;

      epsom_ticks_cover (&ticks, &from, &to, max);
      g_assert_cmpuint (ticks.n, >=, 2);
      g_assert_cmpuint (ticks.n, <=, max);
      g_assert_cmpfloat (from, <=, low + 1e-6 * size);
      g_assert_cmpfloat (to, >=, high - 1e-6 * size);
      g_assert_cmpfloat_with_epsilon (ticks.values[0], from, 1e-6 * size);
      g_assert_cmpfloat_with_epsilon (ticks.values[ticks.n - 1], to, 1e-6 * size);
    }
}

static void
test_ranges_without_ticks (void)
{
  EpsomTicks ticks;
  double from = NAN, to = 3;

  epsom_ticks_nice (&ticks, NAN, 1, 5);
  g_assert_cmpuint (ticks.n, ==, 0);
  epsom_ticks_nice (&ticks, 0, INFINITY, 5);
  g_assert_cmpuint (ticks.n, ==, 0);
  epsom_ticks_nice (&ticks, 0, 1, 0);
  g_assert_cmpuint (ticks.n, ==, 0);
  epsom_ticks_nice (&ticks, 7, 7, 5);
  assert_ticks (&ticks, 1, (double[]){ 7 });

  epsom_ticks_cover (&ticks, &from, &to, 5);
  g_assert_cmpuint (ticks.n, ==, 0);
  g_assert_true (isnan (from));
  g_assert_cmpfloat (to, ==, 3);
}

/* Doubles at the ends of what there is neither hang nor overflow. */
static void
test_extreme_ranges (void)
{
  static const double ends[] = { -G_MAXDOUBLE, -1e300, -1e16, -5e-324, 0, 5e-324, 1e-300, 1e16, 1e300, G_MAXDOUBLE };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    for (gsize j = i; j < G_N_ELEMENTS (ends); j++)
      for (guint max = 1; max < 12; max++)
        {
          double from = ends[i], to = ends[j];
          EpsomTicks ticks;

          epsom_ticks_nice (&ticks, from, to, max);
          g_assert_cmpuint (ticks.n, <=, max);
          epsom_ticks_minutes (&ticks, from, to, max);
          g_assert_cmpuint (ticks.n, <=, max);
          epsom_ticks_cover (&ticks, &from, &to, max);
          g_assert_cmpuint (ticks.n, <=, MAX (max, 3));
        }
}

#define DAY 86400.0

/* What the ticks of some ranges of wall clock time are. */
static void
test_clock (void)
{
  EpsomTicks ticks;

  g_assert_cmpint (epsom_ticks_clock (&ticks, 0, 3600, 5), ==, EPSOM_TICK_MINUTE);
  assert_ticks (&ticks, 5, (double[]){ 0, 900, 1800, 2700, 3600 });
  g_assert_cmpint (epsom_ticks_clock (&ticks, 0.5 * DAY, 4 * DAY, 4), ==, EPSOM_TICK_DAY);
  assert_ticks (&ticks, 4, (double[]){ DAY, 2 * DAY, 3 * DAY, 4 * DAY });
  g_assert_cmpint (epsom_ticks_clock (&ticks, 0, 20 * DAY, 4), ==, EPSOM_TICK_DAY);
  assert_ticks (&ticks, 3, (double[]){ 4 * DAY, 11 * DAY, 18 * DAY });
  g_assert_cmpint (epsom_ticks_clock (&ticks, 40 * DAY, 100 * DAY, 4), ==, EPSOM_TICK_MONTH);
  assert_ticks (&ticks, 2, (double[]){ 59 * DAY, 90 * DAY });
  g_assert_cmpint (epsom_ticks_clock (&ticks, -10 * DAY, 1000 * DAY, 4), ==, EPSOM_TICK_YEAR);
  assert_ticks (&ticks, 3, (double[]){ 0, 365 * DAY, 730 * DAY });
  g_assert_cmpint (epsom_ticks_clock (&ticks, -719162 * DAY, 2932897 * DAY, 6), ==, EPSOM_TICK_YEAR);
  g_assert_cmpuint (ticks.n, >=, 1);
}

/* Never more than asked, strictly ascending, inside the range; of a range of two steps of any kind there are some. */
static void
test_random_clocks (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double from = g_test_rand_double_range (-719162 * DAY, 2932897 * DAY);
      double to = from + pow (10, g_test_rand_double_range (1, 11));
      guint max = (guint) g_test_rand_int_range (1, 2 * EPSOM_MAX_TICKS);
      EpsomTicks ticks;

      epsom_ticks_clock (&ticks, from, to, max);
      g_assert_cmpuint (ticks.n, <=, MIN (max, EPSOM_MAX_TICKS));
      for (guint i = 0; i < ticks.n; i++)
        {
          g_assert_cmpfloat (ticks.values[i], >=, from);
          g_assert_cmpfloat (ticks.values[i], <=, to);
          g_assert_true (i == 0 || ticks.values[i] > ticks.values[i - 1]);
        }
      if (max >= 8 && to - from > 600 && to < 2900000 * DAY)
        g_assert_cmpuint (ticks.n, >=, 1);
    }
}

static void
test_clock_of_no_range (void)
{
  EpsomTicks ticks;

  epsom_ticks_clock (&ticks, NAN, 1, 5);
  g_assert_cmpuint (ticks.n, ==, 0);
  epsom_ticks_clock (&ticks, 2, 1, 5);
  g_assert_cmpuint (ticks.n, ==, 0);
  epsom_ticks_clock (&ticks, 0, DAY, 0);
  g_assert_cmpuint (ticks.n, ==, 0);
  epsom_ticks_clock (&ticks, -1e300, 1e300, 5);
  g_assert_cmpuint (ticks.n, <=, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/ticks/nice", test_nice);
  g_test_add_func ("/chart/ticks/minutes", test_minutes);
  g_test_add_func ("/chart/ticks/clock", test_clock);
  g_test_add_func ("/chart/ticks/random-clocks", test_random_clocks);
  g_test_add_func ("/chart/ticks/clock-of-no-range", test_clock_of_no_range);
  g_test_add_func ("/chart/ticks/random-ranges", test_random_ranges);
  g_test_add_func ("/chart/ticks/cover", test_cover);
  g_test_add_func ("/chart/ticks/ranges-without-ticks", test_ranges_without_ticks);
  g_test_add_func ("/chart/ticks/extreme-ranges", test_extreme_ranges);

  return g_test_run ();
}
