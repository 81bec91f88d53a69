/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "analysis-diary.h"
#include "epsom-symptoms.h"

#define AS_OF "2026-04-01T00:00:00Z"

/* An attack a day with a dose as @dose says, which goes after two hours in every second one. */
static void
add_attack (GString *rows, guint i, const char *symptom, const char *dose)
{
  const EpsomDate date = epsom_date_from_ymd (2025, 1, 1) + (int) i;
  char day[EPSOM_DATE_STRING_SIZE];

  epsom_date_to_string (date, day);
  g_string_append_printf (rows, "episode e%u %sT08:00:00Z symptom=%s end=%sT20:00:00Z\n", i, day, symptom, day);
  g_string_append_printf (rows, "reading a%u %sT08:55:00Z episode=e%u severity=7\n", i, day, i);
  g_string_append_printf (rows, "dose d%u %sT09:00:00Z amount=1 unit=g %s\n", i, day, dose);
  g_string_append_printf (rows, "reading b%u %sT11:00:00Z episode=e%u severity=%u\n", i, day, i, i % 2 * 5);
}

/* @n attacks of each of @doses. */
static EpsomDiary *
create_diary (const char *const *doses, const guint *n)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  guint id = 0;

  for (guint i = 0; doses[i] != NULL; i++)
    for (guint j = 0; j < n[i]; j++, id++)
      add_attack (rows, id, id % 5 == 4 ? "cramp" : "migraine", doses[i]);
  return analysis_diary_parse (rows->str);
}

static EpsomResponse *
respond (EpsomDiary *diary, EpsomGrouping grouping)
{
  const EpsomQuery query = { .symptom = "migraine",
                             .from = EPSOM_DATE_NONE,
                             .to = EPSOM_DATE_NONE,
                             .as_of = analysis_instant (AS_OF),
                             .grouping = grouping };
  return epsom_response_new (diary, &query);
}

/* "iv-push 3, iv-drip 2": the groups that have treatments, in order. */
static char *
list_groups (const EpsomResponse *response)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < response->n_group_responses; i++)
    g_string_append_printf (list, "%s%s %u", i > 0 ? ", " : "",
                            epsom_groups_get (response->groups, response->group_responses[i].group)->token,
                            response->group_responses[i].n_treatments);
  return g_string_free (list, FALSE);
}

static const char *const many_doses[] = {
  "route=oral salt=citrate",
  "route=iv minutes=5 salt=sulfate-heptahydrate place=clinic",
  "route=iv minutes=7.5 salt=sulfate-heptahydrate",
  "route=iv minutes=60 salt=chloride-hexahydrate place=home",
  "route=iv minutes=30 salt=sulfate-heptahydrate place=clinic",
  "route=iv minutes=15 place=emergency",
  "route=iv minutes=20 salt=sulfate-heptahydrate",
  "route=iv minutes=90",
  "route=iv salt=sulfate-heptahydrate place=home",
  "route=oral salt=citrate-nonahydrate",
  "route=oral salt=malate",
  "route=oral salt=oxide",
  "route=oral salt=taurate",
  "route=oral",
  NULL,
};
static const guint many_counts[] = { 10, 9, 5, 12, 6, 4, 1, 2, 3, 8, 3, 2, 2, 1 };

static void
test_tokens (void)
{
  for (int grouping = 0; grouping < EPSOM_N_GROUPINGS; grouping++)
    {
      g_assert_cmpint (epsom_grouping_find (epsom_grouping_get_token (grouping)), ==, grouping);
      g_assert_cmpstr (epsom_grouping_get_label (grouping), !=, "");
    }
  g_assert_cmpint (epsom_grouping_find ("Salt"), ==, -1);
  g_assert_cmpint (epsom_grouping_find (NULL), ==, -1);
}

static void
test_lists (void)
{
  static const char *const expected[EPSOM_N_GROUPINGS] = {
    [EPSOM_GROUPING_METHOD] = "oral 21, iv-push 12, iv-intermediate 4, iv-drip 16, iv-unknown 2",
    [EPSOM_GROUPING_SALT] = "sulfate-heptahydrate 20, chloride-hexahydrate 9, citrate 8, citrate-nonahydrate 6, "
                            "malate 3, other 3, not-recorded 6",
    [EPSOM_GROUPING_MINUTES] = "oral 21, 5 8, 7.5 4, 15 3, 30 5, 60 9, other 3, iv-unknown 2",
    [EPSOM_GROUPING_PLACE] = "home 11, clinic 13, emergency 3, not-recorded 28",
  };
  g_autoptr (EpsomDiary) diary = create_diary (many_doses, many_counts);

  for (EpsomGrouping grouping = 0; grouping < EPSOM_N_GROUPINGS; grouping++)
    {
      g_autoptr (EpsomResponse) response = respond (diary, grouping);
      g_autofree char *list = list_groups (response);

      g_assert_cmpstr (list, ==, expected[grouping]);
      g_assert_cmpuint (response->groups->n, <=, EPSOM_MAX_GROUPS);
    }
}

/* What a dose tells of itself, without the program's own way to its group. */
static char *
tell (EpsomGrouping grouping, const EpsomDose *dose)
{
  switch (grouping)
    {
    case EPSOM_GROUPING_SALT:
      return g_strdup (dose->salt != NULL ? dose->salt->token : "not-recorded");
    case EPSOM_GROUPING_MINUTES:
      return dose->minutes > 0 ? g_strdup_printf ("%g", dose->minutes)
                               : g_strdup (dose->route == EPSOM_ROUTE_IV ? "iv-unknown" : "oral");
    case EPSOM_GROUPING_PLACE:
      return g_strdup (dose->place == EPSOM_PLACE_NONE ? "not-recorded"
                                                       : epsom_token_to_text (EPSOM_TOKENS_PLACE, dose->place));
    case EPSOM_GROUPING_METHOD:
    default:
      return g_strdup (epsom_token_to_text (EPSOM_TOKENS_METHOD, epsom_dose_get_method (dose)));
    }
}

static gboolean
is_named (const EpsomGroups *groups, const char *token)
{
  for (guint i = 0; i < groups->n; i++)
    if (g_str_equal (groups->groups[i].token, token))
      return TRUE;
  return FALSE;
}

/* Every treatment is in one group, which is its own, and a group counts its own treatments and no others. */
static void
test_every_treatment_counts_once (void)
{
  g_autoptr (EpsomDiary) diary = create_diary (many_doses, many_counts);

  for (EpsomGrouping grouping = 0; grouping < EPSOM_N_GROUPINGS; grouping++)
    {
      g_autoptr (EpsomResponse) response = respond (diary, grouping);
      guint x[EPSOM_N_GROUP_NUMBERS] = { 0 }, n[EPSOM_N_GROUP_NUMBERS] = { 0 }, total = 0;

      for (guint i = 0; i < response->n_treatments; i++)
        {
          const EpsomTreatment *treatment = &response->treatments[i];
          g_autofree char *own = tell (grouping, treatment->dose);

          g_assert_cmpstr (epsom_groups_get (response->groups, treatment->group)->token, ==,
                           is_named (response->groups, own) ? own : "other");
          n[treatment->group] += treatment->outcome[EPSOM_ENDPOINT_FREE_2H] != EPSOM_OUTCOME_UNKNOWN;
          x[treatment->group] += treatment->outcome[EPSOM_ENDPOINT_FREE_2H] == EPSOM_OUTCOME_SUCCESS;
        }
      for (guint i = 0; i < response->n_group_responses; i++)
        {
          const EpsomGroupResponse *group = &response->group_responses[i];

          g_assert_true (epsom_response_find_group (response, group->group) == group);
          g_assert_cmpuint (group->endpoints[EPSOM_ENDPOINT_FREE_2H].n, ==, n[group->group]);
          g_assert_cmpuint (group->endpoints[EPSOM_ENDPOINT_FREE_2H].x, ==, x[group->group]);
          total += group->n_evaluable;
        }
      g_assert_cmpuint (total, ==, response->n_treatments);
    }
}

/* The days after infusions are those of all groups together, once each. */
static void
test_days_after_infusions (void)
{
  g_autoptr (EpsomDiary) diary =
    analysis_diary_parse ("dose d1 2025-01-01T08:00:00Z route=iv minutes=5 amount=1 unit=g place=clinic\n"
                          "dose d2 2025-01-10T08:00:00Z route=iv minutes=60 amount=1 unit=g place=home\n"
                          "day y1 2025-01-02\nday y2 2025-01-03\nday y3 2025-01-11\n"
                          "rating r1 2025-01-02 symptom=migraine severity=6\n");
  g_autoptr (EpsomResponse) response = respond (diary, EPSOM_GROUPING_PLACE);

  g_assert_cmpuint (response->n_wear_off, ==, 3);
  g_assert_cmpint (response->wear_off[0].group, ==, -1);
  g_assert_cmpuint (response->wear_off[0].bins[0].n, ==, 3);
  g_assert_cmpstr (epsom_groups_get (response->groups, response->wear_off[1].group)->token, ==, "home");
  g_assert_cmpuint (response->wear_off[1].bins[0].n, ==, 1);
  g_assert_cmpuint (response->wear_off[1].bins[0].x, ==, 0);
  g_assert_cmpstr (epsom_groups_get (response->groups, response->wear_off[2].group)->token, ==, "clinic");
  g_assert_cmpuint (response->wear_off[2].bins[0].n, ==, 2);
  g_assert_cmpuint (response->wear_off[2].bins[0].x, ==, 1);
}

/* Daily tablets leave the groups to what is taken in attacks; a preventive infusion is one that days are counted from.
 */
static void
test_what_counts (void)
{
  static const char *const salts[] = { "citrate", "oxide", "malate", "taurate", "lactate", "gluconate" };
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (rows,
                            "dose p%u 2024-0%u-%02uT08:00:00Z route=oral amount=1 unit=g salt=%s purpose=preventive\n",
                            i, 1 + i / 20, 1 + i % 20, salts[i % 6]);
  g_string_append (rows, "dose i1 2024-05-01T08:00:00Z route=iv minutes=9 amount=1 unit=g salt=chloride-hexahydrate "
                         "purpose=preventive\n");
  add_attack (rows, 0, "migraine", "route=iv minutes=5 salt=sulfate-heptahydrate");

  g_autoptr (EpsomDiary) diary = analysis_diary_parse (rows->str);
  g_autoptr (EpsomGroups) groups = epsom_groups_new (diary, EPSOM_GROUPING_SALT);
  g_assert_cmpuint (groups->n_other, ==, 0);
  g_assert_cmpuint (groups->n, ==, 4);
  g_assert_cmpstr (groups->groups[0].token, ==, "chloride-hexahydrate");
  g_assert_cmpstr (groups->groups[1].token, ==, "sulfate-heptahydrate");
}

/* Symptoms stand side by side, and a period leaves a group what it is. */
static void
test_groups_are_of_the_diary (void)
{
  g_autoptr (EpsomDiary) diary = create_diary (many_doses, many_counts);
  g_autoptr (EpsomResponse) all = respond (diary, EPSOM_GROUPING_SALT);
  const EpsomSymptoms *symptoms = epsom_response_get_symptoms (all);
  EpsomQuery query = all->query;

  query.from = epsom_date_from_ymd (2025, 2, 20);
  g_autoptr (EpsomResponse) late = epsom_response_new (diary, &query);
  g_assert_cmpuint (late->n_treatments, <, all->n_treatments);
  for (guint i = 0; i < all->groups->n; i++)
    {
      g_assert_cmpstr (late->groups->groups[i].token, ==, all->groups->groups[i].token);
      for (guint j = 0; j < symptoms->n; j++)
        g_assert_cmpstr (symptoms->responses[j]->groups->groups[i].token, ==, all->groups->groups[i].token);
    }
}

static void
test_words (void)
{
  g_autoptr (EpsomDiary) diary = create_diary (many_doses, many_counts);
  g_autoptr (EpsomResponse) by_method = respond (diary, EPSOM_GROUPING_METHOD);
  g_autoptr (EpsomResponse) by_salt = respond (diary, EPSOM_GROUPING_SALT);
  g_autoptr (EpsomResponse) by_minutes = respond (diary, EPSOM_GROUPING_MINUTES);
  g_autoptr (EpsomResponse) by_place = respond (diary, EPSOM_GROUPING_PLACE);
  g_autofree char *method = epsom_groups_describe (by_method->groups);
  g_autofree char *salt = epsom_groups_describe (by_salt->groups);
  g_autofree char *minutes = epsom_groups_describe (by_minutes->groups);
  g_autofree char *place = epsom_groups_describe (by_place->groups);
  g_autofree char *answer = epsom_response_describe (by_salt);
  g_autofree char *minutes_answer = epsom_response_describe (by_minutes);

  g_assert_null (method);
  g_assert_cmpstr (salt, ==, "By salt: the 5 most frequent by name, 2 others together as “Other salts”.");
  g_assert_cmpstr (minutes, ==,
                   "By exact minutes of the infusion: the 5 most frequent by name, 2 others together as “IV, other "
                   "durations”.");
  g_assert_cmpstr (place, ==, "By place.");
  g_assert_true (g_str_has_prefix (answer, "Migraine, gone at 2 hours. By salt: Magnesium sulfate "));
  /* Two salts that differ in their water have their whole names, and few treatments no rate. */
  g_assert_nonnull (strstr (answer, "; Magnesium citrate 4 of 8 ("));
  g_assert_nonnull (strstr (answer, "; Magnesium citrate nonahydrate "));
  g_assert_nonnull (strstr (answer, "; Magnesium malate 2 of 3; Other salts 1 of 3; "));
  g_assert_nonnull (strstr (minutes_answer, "By exact minutes of the infusion: Oral "));
  g_assert_nonnull (strstr (minutes_answer, "; IV over 7.5 min 2 of 4; "));
}

static void
test_nothing (void)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse ("");

  for (EpsomGrouping grouping = 0; grouping < EPSOM_N_GROUPINGS; grouping++)
    {
      g_autoptr (EpsomResponse) response = respond (diary, grouping);
      g_autofree char *answer = epsom_response_describe (response);

      g_assert_cmpuint (response->n_group_responses, ==, 0);
      g_assert_cmpuint (response->n_wear_off, ==, 0);
      g_assert_true (g_str_has_prefix (answer, "Migraine: no episode is recorded yet."));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/groups/tokens", test_tokens);
  g_test_add_func ("/groups/most-frequent-and-the-rest", test_lists);
  g_test_add_func ("/groups/every-treatment-counts-once", test_every_treatment_counts_once);
  g_test_add_func ("/groups/days-after-infusions", test_days_after_infusions);
  g_test_add_func ("/groups/what-counts", test_what_counts);
  g_test_add_func ("/groups/are-of-the-diary", test_groups_are_of_the_diary);
  g_test_add_func ("/groups/words", test_words);
  g_test_add_func ("/groups/nothing-recorded", test_nothing);
  return g_test_run ();
}
