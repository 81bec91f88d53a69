/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "epsom-chart-words.h"
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
  const EpsomGroupResponse *method = epsom_response_find_group (response, behind->group);

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
assert_in_order (GPtrArray *treatments, int group)
{
  for (guint i = 0; i < treatments->len; i++)
    {
      const EpsomTreatment *treatment = g_ptr_array_index (treatments, i);

      g_assert_cmpint (treatment->group, ==, group);
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
      g_assert_true (g_str_has_prefix (spoken, epsom_chart_words_group (response, behind.group)));
      g_assert_cmpuint (treatments->len, ==, get_n (&behind, response));
      assert_in_order (treatments, behind.group);
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

/* By whatever treatments are compared. */
static void
test_groups (void)
{
  static const EpsomChartKind kinds[] = { EPSOM_CHART_COURSE, EPSOM_CHART_ENDPOINTS, EPSOM_CHART_RELIEF,
                                          EPSOM_CHART_FREEDOM };

  for (EpsomGrouping grouping = 0; grouping < EPSOM_N_GROUPINGS; grouping++)
    {
      g_autoptr (EpsomResponse) response = chart_fixture_new_varied ((EpsomQuery){ .grouping = grouping });

      for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
        g_assert_cmpuint (check_counts (kinds[i], response), >, 4);
    }
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

/* What is pressed shows something, and as much as it says. */
static guint
check_opens (EpsomScene *scene, const EpsomResponse *response)
{
  guint n = 0;

  for (guint i = 0; i < epsom_scene_get_n_marks (scene); i++)
    {
      EpsomBehind behind = epsom_scene_get_behind (scene, i);
      g_autoptr (GPtrArray) treatments = epsom_behind_find (&behind, response);
      g_autoptr (GPtrArray) records = epsom_behind_find_records (&behind, response);

      g_assert_cmpint (epsom_behind_is_of_treatments (&behind), ==, treatments->len > 0);
      g_assert_cmpint (behind.kind != EPSOM_BEHIND_NONE, ==, treatments->len + records->len > 0);
      for (guint j = 1; j < records->len; j++)
        g_assert_cmpint (epsom_record_compare (g_ptr_array_index (records, j - 1), g_ptr_array_index (records, j)), <,
                         0);
      n += behind.kind != EPSOM_BEHIND_NONE;
    }

  return n;
}

static void
test_opens (void)
{
  g_autoptr (EpsomResponse) all = chart_fixture_new (CHART_ALL);
  g_autoptr (EpsomResponse) life = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");
  g_autoptr (EpsomResponse) month = chart_fixture_new_life (30, "cramp");
  const EpsomResponse *const responses[] = { all, life, month };

  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_KINDS; kind++)
    {
      guint n = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (responses); i++)
        {
          g_autoptr (EpsomScene) scene = draw (kind, responses[i]);

          n += check_opens (scene, responses[i]);
        }
      g_assert_cmpuint (n, >, 2);
    }
  for (guint edge = 0; edge < CHART_N_EDGES; edge++)
    {
      g_autoptr (EpsomResponse) response = chart_fixture_new_edge (edge);

      for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_KINDS; kind++)
        {
          g_autoptr (EpsomScene) scene = draw (kind, response);

          check_opens (scene, response);
        }
    }
}

static gboolean
is_symptom (const EpsomRecord *record, const char *symptom)
{
  return (record->kind == EPSOM_RECORD_EPISODE && g_str_equal (epsom_record_as_episode (record)->symptom, symptom)) ||
         (record->kind == EPSOM_RECORD_RATING && g_str_equal (epsom_record_as_rating (record)->symptom, symptom) &&
          epsom_record_as_rating (record)->severity > EPSOM_MILD_MAX);
}

/* The records behind days, told one by one. */
static void
test_days (void)
{
  static const EpsomChartKind kinds[] = { EPSOM_CHART_MONTHLY, EPSOM_CHART_CYCLE, EPSOM_CHART_WEAR_OFF };
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (EpsomScene) scene = draw (kinds[i], response);

      for (guint mark = 0; mark < epsom_scene_get_n_marks (scene); mark++)
        {
          EpsomBehind behind = epsom_scene_get_behind (scene, mark);
          g_autoptr (GPtrArray) records = epsom_behind_find_records (&behind, response);

          for (guint j = 0; j < records->len; j++)
            {
              const EpsomRecord *record = g_ptr_array_index (records, j);
              gboolean infusion = record->kind == EPSOM_RECORD_DOSE && kinds[i] == EPSOM_CHART_MONTHLY &&
                                  epsom_record_as_dose (record)->route == EPSOM_ROUTE_IV;

              g_assert_true (infusion || is_symptom (record, "migraine"));
            }
        }
    }
}

/* Of a day: everything that belongs to it, and nothing else. */
static void
test_dates (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_CALENDAR, response);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint mark = 0; mark < epsom_scene_get_n_marks (scene); mark++)
    {
      EpsomBehind behind = epsom_scene_get_behind (scene, mark);
      g_autoptr (GPtrArray) records = epsom_behind_find_records (&behind, response);

      for (guint i = 0; i < records->len; i++)
        {
          const EpsomRecord *record = g_ptr_array_index (records, i);

          g_hash_table_add (seen, (gpointer) record);
          if (record->kind != EPSOM_RECORD_EPISODE)
            g_assert_cmpint (epsom_record_get_date (record), ==, behind.from);
        }
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, epsom_diary_get_n_records (response->diary));
}

/* The number that a mark of several says. */
static void
assert_row_says (const char *spoken, guint n)
{
  g_autofree char *times = g_strdup_printf (", %u times", n), *infusions = g_strdup_printf (", %u infusions", n);

  g_assert_true (n == 1 || strstr (spoken, times) != NULL || strstr (spoken, infusions) != NULL);
}

/* As many as are drawn as one, and each is behind one mark. */
static void
test_rows (void)
{
  static const EpsomChartKind kinds[] = { EPSOM_CHART_TIMELINE, EPSOM_CHART_MAGNESIUM };
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (EpsomScene) scene = epsom_chart_new (kinds[i], response, 320, 900, 1, FALSE);
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      guint several = 0;

      for (guint mark = 0; mark < epsom_scene_get_n_marks (scene); mark++)
        {
          EpsomBehind behind = epsom_scene_get_behind (scene, mark);
          g_autoptr (GPtrArray) records = epsom_behind_find_records (&behind, response);

          if (behind.kind != EPSOM_BEHIND_ROW)
            continue;
          assert_row_says (epsom_scene_get_mark (scene, mark, NULL), records->len);
          several += records->len > 1;
          for (guint j = 0; j < records->len; j++)
            g_assert_true (g_hash_table_add (seen, g_ptr_array_index (records, j)));
        }
      g_assert_cmpuint (several, >, 0);
    }
}

/* A symptom's own treatments, as many as its cell says. */
static void
test_symptoms (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_SYMPTOMS, response);
  guint others = 0;

  for (guint mark = 0; mark < epsom_scene_get_n_marks (scene); mark++)
    {
      EpsomBehind behind = epsom_scene_get_behind (scene, mark);
      g_autoptr (GPtrArray) treatments = epsom_behind_find (&behind, response);
      g_autofree char *of = g_strdup_printf (" of %u", treatments->len);

      if (behind.kind == EPSOM_BEHIND_NONE)
        continue;
      g_assert_nonnull (strstr (epsom_scene_get_mark (scene, mark, NULL), of));
      for (guint i = 0; i < treatments->len; i++)
        {
          const EpsomTreatment *treatment = g_ptr_array_index (treatments, i);

          g_assert_cmpstr (treatment->episode->symptom, ==, behind.symptom);
          g_assert_cmpint (treatment->group, ==, behind.group);
          others += !g_str_equal (behind.symptom, "migraine");
        }
    }
  g_assert_cmpuint (others, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/behind/as-many-as-the-mark-says", test_counts);
  g_test_add_func ("/behind/groups", test_groups);
  g_test_add_func ("/behind/each-infusion-behind-one-mark", test_durations);
  g_test_add_func ("/behind/what-is-pressed-shows-something", test_opens);
  g_test_add_func ("/behind/days-show-what-makes-them-symptom-days", test_days);
  g_test_add_func ("/behind/a-date-shows-all-of-it", test_dates);
  g_test_add_func ("/behind/a-mark-of-several-shows-them", test_rows);
  g_test_add_func ("/behind/a-symptom-shows-its-own", test_symptoms);

  return g_test_run ();
}
