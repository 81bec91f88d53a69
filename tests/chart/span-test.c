/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "epsom-span.h"

/* Moving along an axis of time: never beyond its ends, never shorter than an hour. */

#define DAY 86400.0
#define N_ROUNDS 2000

static const EpsomSpan all = { 0, 100 * DAY };

static void
assert_span (EpsomSpan span, double from, double to)
{
  g_assert_cmpfloat_with_epsilon (span.from, from, 1e-6);
  g_assert_cmpfloat_with_epsilon (span.to, to, 1e-6);
}

static void
test_zoom (void)
{
  assert_span (epsom_span_zoom ((EpsomSpan){ 10, 30 }, 0.5, 20), 15, 25);
  assert_span (epsom_span_zoom ((EpsomSpan){ 10, 30 }, 2, 10), 10, 50);
  assert_span (epsom_span_zoom ((EpsomSpan){ 10, 30 }, 1, 5), 10, 30);
}

static void
test_clamp (void)
{
  assert_span (epsom_span_clamp ((EpsomSpan){ -5 * DAY, 5 * DAY }, all), 0, 10 * DAY);
  assert_span (epsom_span_clamp ((EpsomSpan){ 95 * DAY, 105 * DAY }, all), 90 * DAY, 100 * DAY);
  assert_span (epsom_span_clamp ((EpsomSpan){ -5 * DAY, 200 * DAY }, all), 0, 100 * DAY);
  assert_span (epsom_span_clamp ((EpsomSpan){ 0, 0 }, all), 0, 100 * DAY);
  assert_span (epsom_span_clamp ((EpsomSpan){ 9, 3 }, all), 0, 100 * DAY);
  assert_span (epsom_span_clamp ((EpsomSpan){ NAN, 3 }, all), 0, 100 * DAY);
  assert_span (epsom_span_clamp ((EpsomSpan){ DAY, DAY + 2 }, all), DAY + 1 - 1800, DAY + 1 + 1800);
  assert_span (epsom_span_clamp ((EpsomSpan){ 0, 2 }, all), 0, 3600);
}

/* Whatever is done with it, what is shown is of the diary, and all of it can be shown again. */
static void
test_never_stuck (void)
{
  EpsomSpan span = all;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double at = g_test_rand_double_range (-DAY, 101 * DAY);

      if (g_test_rand_bit ())
        span = epsom_span_zoom (span, pow (2, g_test_rand_double_range (-3, 3)), at);
      else
        span = epsom_span_move (span, g_test_rand_double_range (-50 * DAY, 50 * DAY));
      span = epsom_span_clamp (span, all);
      g_assert_cmpfloat (span.from, >=, all.from - 1e-3);
      g_assert_cmpfloat (span.to, <=, all.to + 1e-3);
      g_assert_cmpfloat (span.to - span.from, >=, EPSOM_SPAN_LEAST - 1e-3);
    }
  g_assert_true (epsom_span_equal (epsom_span_clamp (epsom_span_zoom (span, 1e6, span.from), all), all));
}

static void
test_describe (void)
{
  g_autofree char *day = epsom_span_describe ((EpsomSpan){ 20 * DAY, 21 * DAY });
  g_autofree char *days = epsom_span_describe ((EpsomSpan){ 20.5 * DAY, 21.5 * DAY });

  g_assert_cmpstr (day, ==, "21 January 1970");
  g_assert_cmpstr (days, ==, "21 January 1970 to 22 January 1970");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/span/zoom", test_zoom);
  g_test_add_func ("/chart/span/clamp", test_clamp);
  g_test_add_func ("/chart/span/never-stuck", test_never_stuck);
  g_test_add_func ("/chart/span/describe", test_describe);

  return g_test_run ();
}
