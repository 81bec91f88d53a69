/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis-table.h"
#include "epsom-statistics.h"

#include <math.h>
#include <string.h>

/* The fixtures are R's own figures: prop.test, fisher.test, quantile and survfit of R 4.2. */

static void
test_wilson (void)
{
  g_autoptr (AnalysisTable) table = analysis_table_load ("fixtures/wilson.csv");
  g_assert_cmpuint (table->rows->len, >, 60);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const guint n = analysis_table_number (table, i, "n");
      const EpsomInterval interval = epsom_wilson (analysis_table_number (table, i, "x"), n);
      assert_near (interval.lower, analysis_table_number (table, i, "lower"));
      assert_near (interval.upper, analysis_table_number (table, i, "upper"));
    }
}

static void
test_wilson_ends (void)
{
  for (guint n = 1; n < 2000; n++)
    {
      const EpsomInterval none = epsom_wilson (0, n);
      const EpsomInterval all = epsom_wilson (n, n);
      g_assert_true (none.lower == 0.0 && none.upper > 0.0 && none.upper < 1.0);
      g_assert_true (all.upper == 1.0 && all.lower < 1.0 && all.lower > 0.0);
      assert_near (all.lower, 1 - none.upper);
    }
}

static void
test_newcombe (void)
{
  g_autoptr (AnalysisTable) table = analysis_table_load ("fixtures/two-by-two.csv");
  g_assert_cmpuint (table->rows->len, >, 20);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const guint x1 = analysis_table_number (table, i, "x1"), n1 = analysis_table_number (table, i, "n1");
      const guint x2 = analysis_table_number (table, i, "x2"), n2 = analysis_table_number (table, i, "n2");
      const EpsomInterval interval = epsom_newcombe (x1, n1, x2, n2);
      const EpsomInterval reversed = epsom_newcombe (x2, n2, x1, n1);
      assert_near (interval.lower, analysis_table_number (table, i, "lower"));
      assert_near (interval.upper, analysis_table_number (table, i, "upper"));
      assert_near (reversed.lower, -interval.upper);
      assert_near (reversed.upper, -interval.lower);
    }
}

static void
test_fisher (void)
{
  g_autoptr (AnalysisTable) table = analysis_table_load ("fixtures/two-by-two.csv");

  for (guint i = 0; i < table->rows->len; i++)
    {
      const guint x1 = analysis_table_number (table, i, "x1"), n1 = analysis_table_number (table, i, "n1");
      const guint x2 = analysis_table_number (table, i, "x2"), n2 = analysis_table_number (table, i, "n2");
      const double expected = analysis_table_number (table, i, "p");
      assert_near (epsom_fisher (x1, n1, x2, n2), expected);
      /* A tiny p must be right in its own size, not only near 0. */
      g_assert_cmpfloat (fabs (epsom_fisher (x1, n1, x2, n2) / expected - 1), <, 1e-8);
      assert_near (epsom_fisher (n2 - x2, n2, n1 - x1, n1), expected);
    }
}

/* Fisher's p by the definition: every table with these margins, its probability from factorials. */
static double
fisher_by_definition (guint x1, guint n1, guint x2, guint n2)
{
  const guint m = x1 + x2;
  const double all =
    lgamma (n1 + 1) + lgamma (n2 + 1) + lgamma (m + 1) + lgamma (n1 + n2 - m + 1) - lgamma (n1 + n2 + 1);
  const double observed = exp (all - lgamma (x1 + 1) - lgamma (n1 - x1 + 1) - lgamma (x2 + 1) - lgamma (n2 - x2 + 1));
  double p = 0;
  for (guint k = m > n2 ? m - n2 : 0; k <= MIN (n1, m); k++)
    {
      const double probability =
        exp (all - lgamma (k + 1) - lgamma (n1 - k + 1) - lgamma (m - k + 1) - lgamma (n2 - m + k + 1));
      if (probability <= observed * (1 + 1e-7))
        p += probability;
    }
  return p;
}

static void
test_fisher_every_small_table (void)
{
  for (guint n1 = 0; n1 <= 9; n1++)
    for (guint n2 = 0; n2 <= 11; n2++)
      for (guint x1 = 0; x1 <= n1; x1++)
        for (guint x2 = 0; x2 <= n2; x2++)
          assert_near (epsom_fisher (x1, n1, x2, n2), fisher_by_definition (x1, n1, x2, n2));
}

static void
test_fisher_huge (void)
{
  g_assert_cmpfloat (epsom_fisher (0, 2000000000, 2000000000, 2000000000), <, 1e-300);
  assert_near (epsom_fisher (1000000000, 2000000000, 1000000000, 2000000000), 1.0);
}

static void
test_quantile (void)
{
  static const double values[] = { -7, -6, -6, -4, -3, -3, 0, 1, 2, 5 };
  g_autoptr (AnalysisTable) table = analysis_table_load ("fixtures/quantile.csv");
  g_assert_cmpuint (table->rows->len, ==, 60);

  for (guint i = 0; i < table->rows->len; i++)
    {
      double sorted[G_N_ELEMENTS (values)];
      const gsize n = analysis_table_number (table, i, "n");
      memcpy (sorted, values, sizeof sorted);
      assert_near (epsom_quantile (sorted, n, analysis_table_number (table, i, "p")),
                   analysis_table_number (table, i, "quantile"));
    }
}

/* The observations of @name, last first, so that the order of the input is seen not to matter. */
static GArray *
load_observations (const AnalysisTable *table, const char *name)
{
  GArray *observations = g_array_new (FALSE, FALSE, sizeof (EpsomObservation));
  for (guint i = table->rows->len; i-- > 0;)
    {
      EpsomObservation observation = { analysis_table_number (table, i, "time"),
                                       analysis_table_number (table, i, "status") != 0 };
      if (g_str_equal (analysis_table_get (table, i, "dataset"), name))
        g_array_append_val (observations, observation);
    }
  return observations;
}

static void
assert_curve (const AnalysisTable *curve, const char *name, const EpsomSurvival *survival)
{
  guint p = 0;
  for (guint i = 0; i < curve->rows->len; i++)
    {
      if (!g_str_equal (analysis_table_get (curve, i, "dataset"), name))
        continue;
      g_assert_cmpuint (p, <, survival->n_points);
      const EpsomSurvivalPoint *point = &survival->points[p++];
      assert_near (point->time, analysis_table_number (curve, i, "time"));
      assert_near (point->at_risk, analysis_table_number (curve, i, "at_risk"));
      assert_near (point->events, analysis_table_number (curve, i, "events"));
      assert_near (point->censored, analysis_table_number (curve, i, "censored"));
      assert_near (point->survival, analysis_table_number (curve, i, "survival"));
      assert_near (point->lower, analysis_table_number (curve, i, "lower"));
      assert_near (point->upper, analysis_table_number (curve, i, "upper"));
    }
  g_assert_cmpuint (p, ==, survival->n_points);
}

static void
test_survival (void)
{
  g_autoptr (AnalysisTable) data = analysis_table_load ("fixtures/survival.csv");
  g_autoptr (AnalysisTable) curve = analysis_table_load ("fixtures/survival-curve.csv");
  g_autoptr (AnalysisTable) medians = analysis_table_load ("fixtures/survival-median.csv");
  g_assert_cmpuint (medians->rows->len, ==, 19);

  for (guint i = 0; i < medians->rows->len; i++)
    {
      const char *name = analysis_table_get (medians, i, "dataset");
      g_autoptr (GArray) observations = load_observations (data, name);
      EpsomSurvival survival;

      g_test_message ("%s", name);
      epsom_survival_init (&survival, (EpsomObservation *) (gpointer) observations->data, observations->len);
      assert_near (survival.n, analysis_table_number (medians, i, "n"));
      assert_near (survival.n_events, analysis_table_number (medians, i, "events"));
      assert_near (survival.median, analysis_table_number (medians, i, "median"));
      assert_near (survival.median_lower, analysis_table_number (medians, i, "lower"));
      assert_near (survival.median_upper, analysis_table_number (medians, i, "upper"));
      assert_curve (curve, name, &survival);
      epsom_survival_clear (&survival);
    }
}

static void
test_survival_of_none (void)
{
  EpsomSurvival survival;
  epsom_survival_init (&survival, NULL, 0);
  g_assert_cmpuint (survival.n, ==, 0);
  g_assert_cmpuint (survival.n_points, ==, 0);
  assert_near (survival.median, NAN);
  assert_near (survival.median_lower, NAN);
  assert_near (survival.median_upper, NAN);
  epsom_survival_clear (&survival);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/statistics/wilson/equals-r", test_wilson);
  g_test_add_func ("/analysis/statistics/wilson/ends-are-exact", test_wilson_ends);
  g_test_add_func ("/analysis/statistics/newcombe/equals-r", test_newcombe);
  g_test_add_func ("/analysis/statistics/fisher/equals-r", test_fisher);
  g_test_add_func ("/analysis/statistics/fisher/equals-the-definition", test_fisher_every_small_table);
  g_test_add_func ("/analysis/statistics/fisher/huge-groups", test_fisher_huge);
  g_test_add_func ("/analysis/statistics/quantile/equals-r", test_quantile);
  g_test_add_func ("/analysis/statistics/survival/equals-r", test_survival);
  g_test_add_func ("/analysis/statistics/survival/of-none", test_survival_of_none);
  return g_test_run ();
}
