/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <math.h>

#include "analysis-diary.h"
#include "analysis-table.h"

/* The acceptance cases: diaries with what the definitions make of them, number by number. */

static double
get_number (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  g_assert_nonnull (node);
  return JSON_NODE_HOLDS_NULL (node) ? NAN : json_node_get_double (node);
}

#define assert_member(object, member, value) assert_near ((value), get_number ((object), (member)))

static JsonObject *
get_item (JsonObject *object, const char *member, guint index, guint n)
{
  JsonArray *array = json_object_get_array_member (object, member);
  g_assert_cmpuint (json_array_get_length (array), ==, n);
  return json_array_get_object_element (array, index);
}

static void
assert_date (JsonObject *object, const char *member, EpsomDate date, gsize length)
{
  char text[EPSOM_DATE_STRING_SIZE];
  epsom_date_to_string (date, text);
  text[length] = '\0';
  g_assert_cmpstr (text, ==, json_object_get_string_member (object, member));
}

static void
assert_method (JsonObject *object, const char *member, int method)
{
  if (method < 0)
    g_assert_true (json_object_get_null_member (object, member));
  else
    g_assert_cmpstr (epsom_token_to_text (EPSOM_TOKENS_METHOD, method), ==,
                     json_object_get_string_member (object, member));
}

static void
assert_rate (JsonObject *expected, const EpsomRate *rate)
{
  assert_member (expected, "n", rate->n);
  assert_member (expected, "x", rate->x);
  assert_member (expected, "rate", rate->rate);
  assert_member (expected, "lower", rate->interval.lower);
  assert_member (expected, "upper", rate->interval.upper);
}

static void
assert_survival (JsonObject *expected, const EpsomSurvival *survival)
{
  assert_member (expected, "n", survival->n);
  assert_member (expected, "events", survival->n_events);
  assert_member (expected, "median", survival->median);
  assert_member (expected, "lower", survival->median_lower);
  assert_member (expected, "upper", survival->median_upper);
  for (guint i = 0; i < survival->n_points; i++)
    {
      JsonObject *point = get_item (expected, "curve", i, survival->n_points);
      assert_member (point, "minutes", survival->points[i].time);
      assert_member (point, "at_risk", survival->points[i].at_risk);
      assert_member (point, "events", survival->points[i].events);
      assert_member (point, "censored", survival->points[i].censored);
      assert_member (point, "survival", survival->points[i].survival);
      assert_member (point, "lower", survival->points[i].lower);
      assert_member (point, "upper", survival->points[i].upper);
    }
}

static void
assert_methods (JsonObject *expected, const EpsomResponse *response)
{
  for (guint i = 0; i < response->n_group_responses; i++)
    {
      const EpsomGroupResponse *method = &response->group_responses[i];
      JsonObject *object = get_item (expected, "methods", i, response->n_group_responses);
      JsonObject *left_out = json_object_get_object_member (object, "left_out");
      JsonObject *endpoints = json_object_get_object_member (object, "endpoints");

      assert_method (object, "method", method->group);
      assert_member (object, "treatments", method->n_treatments);
      assert_member (object, "evaluable", method->n_evaluable);
      assert_member (left_out, "no-baseline", method->n_no_baseline);
      assert_member (left_out, "no-symptom", method->n_no_symptom);
      assert_member (object, "co_treated", method->n_co_treated);
      for (guint e = 0; e < EPSOM_N_ENDPOINTS; e++)
        assert_rate (json_object_get_object_member (endpoints, epsom_endpoint_get_key (e)), &method->endpoints[e]);
      for (guint h = 0; h < EPSOM_N_HORIZONS; h++)
        {
          JsonObject *change = get_item (object, "change", h, EPSOM_N_HORIZONS);
          assert_member (change, "minutes", epsom_horizons[h]);
          assert_member (change, "n", method->change[h].n);
          assert_member (change, "mean", method->change[h].mean);
          assert_member (change, "median", method->change[h].median);
          assert_member (change, "q1", method->change[h].q1);
          assert_member (change, "q3", method->change[h].q3);
        }
      assert_survival (json_object_get_object_member (object, "time_to_relief"), &method->time_to_relief);
      assert_survival (json_object_get_object_member (object, "time_to_freedom"), &method->time_to_freedom);
    }
}

static void
assert_comparisons (JsonObject *expected, const EpsomResponse *response)
{
  for (guint i = 0; i < response->n_comparisons; i++)
    {
      const EpsomComparison *comparison = &response->comparisons[i];
      JsonObject *object = get_item (expected, "comparisons", i, response->n_comparisons);
      assert_method (object, "a", comparison->a);
      assert_method (object, "b", comparison->b);
      g_assert_cmpstr (epsom_endpoint_get_key (comparison->endpoint), ==,
                       json_object_get_string_member (object, "endpoint"));
      assert_member (object, "difference", comparison->difference);
      assert_member (object, "lower", comparison->interval.lower);
      assert_member (object, "upper", comparison->interval.upper);
      assert_member (object, "p", comparison->p);
    }
}

static void
assert_months (JsonObject *expected, const EpsomResponse *response)
{
  for (guint i = 0; i < response->n_months; i++)
    {
      JsonObject *object = get_item (expected, "monthly", i, response->n_months);
      assert_date (object, "month", response->months[i].month, 7);
      assert_member (object, "recorded", response->months[i].recorded);
      assert_member (object, "symptom_days", response->months[i].symptom_days);
      assert_member (object, "per_28", response->months[i].per_28);
    }
}

static void
assert_wear_off (JsonObject *expected, const EpsomResponse *response)
{
  for (guint i = 0; i < response->n_wear_off; i++)
    {
      JsonObject *object = get_item (expected, "wear_off", i, response->n_wear_off);
      assert_method (object, "method", response->wear_off[i].group);
      for (guint b = 0; b < EPSOM_N_WEAR_OFF_BINS; b++)
        {
          JsonObject *bin = get_item (object, "bins", b, EPSOM_N_WEAR_OFF_BINS);
          int first, last;
          epsom_wear_off_get_bin (b, &first, &last);
          assert_member (bin, "from", first);
          assert_member (bin, "to", last == 0 ? NAN : last);
          assert_rate (bin, &response->wear_off[i].bins[b]);
        }
    }
}

static void
assert_cycles (JsonObject *expected, const EpsomResponse *response)
{
  for (guint i = 0; i < response->n_cycles; i++)
    {
      const EpsomCycle *cycle = &response->cycles[i];
      JsonObject *object = get_item (expected, "cycles", i, response->n_cycles);
      assert_date (object, "onset", cycle->onset, 10);
      assert_member (object, "window", cycle->window);
      assert_member (json_object_get_object_member (object, "before"), "n", cycle->before.n);
      assert_member (json_object_get_object_member (object, "before"), "mean", cycle->before.mean);
      assert_member (json_object_get_object_member (object, "after"), "n", cycle->after.n);
      assert_member (json_object_get_object_member (object, "after"), "mean", cycle->after.mean);
    }
}

static void
assert_overuse (JsonObject *expected, const EpsomResponse *response)
{
  for (guint i = 0; i < response->n_overuse; i++)
    {
      const EpsomOveruse *overuse = &response->overuse[i];
      JsonObject *object = get_item (expected, "overuse", i, response->n_overuse);
      assert_date (object, "month", overuse->month, 7);
      g_assert_cmpstr (epsom_token_to_text (EPSOM_TOKENS_CLASS, overuse->medicine_class), ==,
                       json_object_get_string_member (object, "class"));
      assert_member (object, "days", overuse->days);
      g_assert_cmpint (overuse->at_threshold, ==, json_object_get_boolean_member (object, "at_threshold"));
    }
}

static void
assert_length (JsonObject *expected, const char *member, guint n)
{
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (expected, member)), ==, n);
}

typedef struct {
  const char *diary;
  const char *symptom;
} Case;

static void
test_acceptance (gconstpointer data)
{
  const Case *acceptance = data;
  g_autofree char *csv = g_strdup_printf ("../fixtures/acceptance/%s.csv", acceptance->diary);
  g_autofree char *name = g_strdup_printf ("../fixtures/acceptance/%s.%s.json", acceptance->diary, acceptance->symptom);
  g_autofree char *json = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autoptr (EpsomDiary) diary = analysis_diary_load (csv);
  g_autoptr (EpsomResponse) response = analysis_respond (diary, acceptance->symptom, "2026-04-01T00:00:00+02:00");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, json, &error);
  g_assert_no_error (error);
  JsonObject *expected = json_node_get_object (json_parser_get_root (parser));

  assert_length (expected, "methods", response->n_group_responses);
  assert_length (expected, "comparisons", response->n_comparisons);
  assert_length (expected, "monthly", response->n_months);
  assert_length (expected, "wear_off", response->n_wear_off);
  assert_length (expected, "cycles", response->n_cycles);
  assert_length (expected, "overuse", response->n_overuse);
  assert_methods (expected, response);
  assert_comparisons (expected, response);
  assert_months (expected, response);
  assert_wear_off (expected, response);
  assert_cycles (expected, response);
  assert_overuse (expected, response);
}

int
main (int argc, char *argv[])
{
  static const Case cases[] = {
    { "worked", "migraine" },     { "worked", "pms" },         { "diary-101", "migraine" },
    { "diary-101", "brain-fog" }, { "diary-102", "migraine" }, { "diary-102", "brain-fog" },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/analysis/acceptance/%s/%s", cases[i].diary, cases[i].symptom);
      g_test_add_data_func (path, &cases[i], test_acceptance);
    }
  return g_test_run ();
}
