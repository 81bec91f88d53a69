/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "epsom-spread.h"

#define MAX_LABELS 8

static void
test_known (void)
{
  double apart[] = { 10, 90, 50 };
  double together[] = { 50, 50 };
  double at_the_edge[] = { 100, 99, 20 };

  g_assert_true (epsom_spread (apart, 3, 10, 0, 100));
  g_assert_cmpfloat_with_epsilon (apart[0], 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (apart[1], 90, 1e-9);
  g_assert_cmpfloat_with_epsilon (apart[2], 50, 1e-9);

  g_assert_true (epsom_spread (together, 2, 10, 0, 100));
  g_assert_cmpfloat_with_epsilon (together[0], 45, 1e-9);
  g_assert_cmpfloat_with_epsilon (together[1], 55, 1e-9);

  g_assert_true (epsom_spread (at_the_edge, 3, 10, 0, 100));
  g_assert_cmpfloat_with_epsilon (at_the_edge[0], 95, 1e-9);
  g_assert_cmpfloat_with_epsilon (at_the_edge[1], 85, 1e-9);
  g_assert_cmpfloat_with_epsilon (at_the_edge[2], 20, 1e-9);
}

static void
test_no_room (void)
{
  double centers[] = { 10, 20, 30 };
  double unknown[] = { 10, NAN };

  g_assert_false (epsom_spread (centers, 3, 10, 0, 29));
  g_assert_cmpfloat (centers[0], ==, 10);
  g_assert_cmpfloat (centers[2], ==, 30);
  g_assert_false (epsom_spread (unknown, 2, 10, 0, 100));
  g_assert_cmpfloat (unknown[0], ==, 10);
  g_assert_true (epsom_spread (NULL, 0, 10, 0, 0));
}

/* Random labels stay in order, in the room and apart; those with room around them don't move. */
static void
test_random (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, MAX_LABELS + 1);
      double size = g_test_rand_double_range (1, 12.5), wanted[MAX_LABELS], centers[MAX_LABELS];

      for (guint i = 0; i < n; i++)
        wanted[i] = centers[i] = g_test_rand_double_range (-20, 120);

      g_assert_true (epsom_spread (centers, n, size, 0, 100));
      for (guint i = 0; i < n; i++)
        {
          gboolean free_around = wanted[i] >= size / 2 && wanted[i] <= 100 - size / 2;

          g_assert_cmpfloat (centers[i], >=, size / 2 - 1e-6);
          g_assert_cmpfloat (centers[i], <=, 100 - size / 2 + 1e-6);
          for (guint j = 0; j < n; j++)
            if (j != i)
              {
                g_assert_cmpfloat (fabs (centers[i] - centers[j]), >=, size - 1e-6);
                g_assert_true (wanted[i] == wanted[j] || (wanted[i] < wanted[j]) == (centers[i] < centers[j]));
                free_around = free_around && fabs (wanted[i] - wanted[j]) > n * size;
              }
          if (free_around && n == 1)
            g_assert_cmpfloat_with_epsilon (centers[i], wanted[i], 1e-9);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/spread/known", test_known);
  g_test_add_func ("/chart/spread/no-room", test_no_room);
  g_test_add_func ("/chart/spread/random", test_random);

  return g_test_run ();
}
