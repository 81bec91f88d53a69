/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "epsom-chart.h"
#include "epsom-words.h"

/* The treatments behind a mark are as many as it says. */

static EpsomScene *
draw (EpsomChartKind kind, const EpsomResponse *response)
{
  return epsom_chart_new (kind, response, 800, 600, 1, FALSE);
}

/* What the figure itself says that it was counted from. */
static guint
get_n (const EpsomBehind *behind, const EpsomResponse *response)
{
  const EpsomMethodResponse *method = epsom_response_find_method (response, behind->method);

  g_assert_nonnull (method);
  switch (behind->kind)
    {
    case EPSOM_BEHIND_ENDPOINT:
      return method->endpoints[behind->which].n;
    case EPSOM_BEHIND_CHANGE:
      return method->change[behind->which].n;
    case EPSOM_BEHIND_RELIEF:
      return method->time_to_relief.n;
    case EPSOM_BEHIND_FREEDOM:
      return method->time_to_freedom.n;
    case EPSOM_BEHIND_SINGLE:
      return 1;
    default:
      g_assert_not_reached ();
    }
}

static void
assert_in_order (GPtrArray *treatments, EpsomMethod method)
{
  for (guint i = 0; i < treatments->len; i++)
    {
      const EpsomTreatment *treatment = g_ptr_array_index (treatments, i);

      g_assert_cmpint (treatment->method, ==, method);
      g_assert_true (i == 0 || treatment > (const EpsomTreatment *) g_ptr_array_index (treatments, i - 1));
    }
}

/* Returns: the marks that open something. */
static guint
check_counts (EpsomChartKind kind, const EpsomResponse *response)
{
  g_autoptr (EpsomScene) scene = draw (kind, response);
  guint n = 0;

  for (guint i = 0; i < epsom_scene_get_n_marks (scene); i++)
    {
      EpsomBehind behind = epsom_scene_get_behind (scene, i);
      g_autoptr (GPtrArray) treatments = epsom_behind_find (&behind, response);
      const char *spoken = epsom_scene_get_mark (scene, i, NULL);

      if (behind.kind == EPSOM_BEHIND_NONE)
        {
          g_assert_cmpuint (treatments->len, ==, 0);
          continue;
        }
      g_assert_true (g_str_has_prefix (spoken, epsom_words_method (behind.method)));
      g_assert_cmpuint (treatments->len, ==, get_n (&behind, response));
      assert_in_order (treatments, behind.method);
      n++;
    }

  return n;
}

static void
test_counts (void)
{
  static const EpsomChartKind kinds[] = {
    EPSOM_CHART_ENDPOINTS,
    EPSOM_CHART_COURSE,
    EPSOM_CHART_RELIEF,
    EPSOM_CHART_FREEDOM,
  };
  g_autoptr (EpsomResponse) usual = chart_fixture_new (CHART_USUAL);
  g_autoptr (EpsomResponse) all = chart_fixture_new (CHART_ALL);
  g_autoptr (EpsomResponse) few = chart_fixture_new (CHART_FEW);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_assert_cmpuint (check_counts (kinds[i], usual), >, 4);
      g_assert_cmpuint (check_counts (kinds[i], all), >, 4);
    }
  g_assert_cmpuint (check_counts (EPSOM_CHART_ENDPOINTS, few), ==, 3 * EPSOM_N_ENDPOINTS);
  g_assert_cmpuint (check_counts (EPSOM_CHART_COURSE, few), >, 6);
}

/* Each treatment is behind one mark, and a mark of several says how many. */
static void
test_durations (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_ALL);
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_DURATION, response);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint expected = 0, several = 0;

  for (guint i = 0; i < response->n_treatments; i++)
    {
      const EpsomTreatment *treatment = &response->treatments[i];

      expected += treatment->method != EPSOM_METHOD_ORAL && treatment->method != EPSOM_METHOD_IV_UNKNOWN &&
                  treatment->severity[3] >= 0;
    }
  for (guint i = 0; i < epsom_scene_get_n_marks (scene); i++)
    {
      EpsomBehind behind = epsom_scene_get_behind (scene, i);
      g_autoptr (GPtrArray) treatments = epsom_behind_find (&behind, response);
      g_autofree char *count = g_strdup_printf ("%u treatments", treatments->len);

      if (treatments->len == 0)
        continue;
      g_assert_cmpint (treatments->len > 1, ==, g_str_has_suffix (epsom_scene_get_mark (scene, i, NULL), count));
      several += treatments->len > 1;
      for (guint j = 0; j < treatments->len; j++)
        g_assert_true (g_hash_table_add (seen, g_ptr_array_index (treatments, j)));
    }
  g_assert_cmpuint (several, >, 0);
  g_assert_cmpuint (g_hash_table_size (seen), ==, expected);
}

/* Days, months and cycles are not treatments: nothing opens. */
static void
test_none (void)
{
  static const EpsomChartKind kinds[] = {
    EPSOM_CHART_WEAR_OFF, EPSOM_CHART_MONTHLY, EPSOM_CHART_CYCLE, EPSOM_CHART_CALENDAR, EPSOM_CHART_TIMELINE,
  };
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (EpsomScene) scene = draw (kinds[i], response);

      g_assert_cmpuint (epsom_scene_get_n_marks (scene), >, 0);
      g_assert_cmpuint (check_counts (kinds[i], response), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/behind/as-many-as-the-mark-says", test_counts);
  g_test_add_func ("/behind/each-infusion-behind-one-mark", test_durations);
  g_test_add_func ("/behind/none-of-days", test_none);

  return g_test_run ();
}
