/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-response.h"

#include <glib/gi18n-lib.h>

#include "epsom-words.h"

static const char *const endpoint_labels[EPSOM_N_ENDPOINTS] = {
  N_ ("Free at 2 h"),         N_ ("Mild or free at 2 h"),       N_ ("Halved at 2 h"),
  N_ ("Free from 2 to 24 h"), N_ ("Rescue needed within 24 h"),
};

const char *
epsom_endpoint_get_label (EpsomEndpoint endpoint)
{
  g_return_val_if_fail (endpoint < EPSOM_N_ENDPOINTS, "");
  return _ (endpoint_labels[endpoint]);
}

char *
epsom_rate_describe (const EpsomRate *rate)
{
  if (rate->n == 0)
    return g_strdup (_ ("no known outcome"));
  if (rate->n < EPSOM_MIN_RATE)
    /* Translators: successes of treatments: "2 of 4". */
    return g_strdup_printf (_ ("%u of %u"), rate->x, rate->n);

  g_autofree char *percent = epsom_words_number (100 * rate->rate, 0);
  g_autofree char *lower = epsom_words_number (100 * rate->interval.lower, 0);
  g_autofree char *upper = epsom_words_number (100 * rate->interval.upper, 0);
  if (rate->n < EPSOM_MIN_FIRM)
    /* Translators: successes of treatments, the rate and its 95 % interval: "2 of 9 (22 %, 6 to 55 %, few treatments)".
     */
    return g_strdup_printf (_ ("%u of %u (%s %%, %s to %s %%, few treatments)"), rate->x, rate->n, percent, lower,
                            upper);
  /* Translators: successes of treatments, the rate and its 95 % interval: "7 of 11 (64 %, 35 to 85 %)". */
  return g_strdup_printf (_ ("%u of %u (%s %%, %s to %s %%)"), rate->x, rate->n, percent, lower, upper);
}

/* What became of the treatments of @method, such as "after an IV push 7 of 11 (64 %, 35 to 85 %)". */
static char *
describe_method (EpsomMethod method, const EpsomRate *rate)
{
  g_autofree char *words = epsom_rate_describe (rate);

  switch (method)
    {
    case EPSOM_METHOD_ORAL:
      /* Translators: %s is like "7 of 11 (64 %, 35 to 85 %)", as in the four that follow. */
      return g_strdup_printf (_ ("after oral magnesium %s"), words);
    case EPSOM_METHOD_IV_PUSH:
      return g_strdup_printf (_ ("after an IV push %s"), words);
    case EPSOM_METHOD_IV_INTERMEDIATE:
      return g_strdup_printf (_ ("after an IV dose over 10 to 30 min %s"), words);
    case EPSOM_METHOD_IV_DRIP:
      return g_strdup_printf (_ ("after an IV drip %s"), words);
    case EPSOM_METHOD_IV_UNKNOWN:
      return g_strdup_printf (_ ("after an IV dose of unknown duration %s"), words);
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
has_episode (const EpsomResponse *response)
{
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (response->diary, EPSOM_RECORD_EPISODE, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (epsom_record_as_episode (episodes[i])->symptom, response->query.symptom))
      return TRUE;
  return FALSE;
}

/* What to record before there is an answer. */
static char *
advise (const EpsomResponse *response, const char *symptom)
{
  guint n_evaluable = 0;
  for (guint i = 0; i < response->n_group_responses; i++)
    n_evaluable += response->group_responses[i].n_evaluable;

  if (n_evaluable > 0)
    /* Translators: %s is a symptom: "Migraine", as in the three that follow. */
    return g_strdup_printf (_ ("%s: no severity is known at 2 hours after a dose yet. Rate the episode 2 hours after "
                               "magnesium, or say when it was over."),
                            symptom);
  if (response->n_group_responses > 0)
    return g_strdup_printf (_ ("%s: no severity above 0 is known before a dose yet. Rate the episode just before you "
                               "take magnesium, so that the change can be seen."),
                            symptom);
  if (has_episode (response))
    return g_strdup_printf (
      _ ("%s: no magnesium is recorded during an episode yet. Record each dose with its time; one "
         "taken while an episode lasts counts by itself."),
      symptom);
  return g_strdup_printf (_ ("%s: no episode is recorded yet. Begin one when it starts, rate it, and record the "
                             "magnesium you take."),
                          symptom);
}

/* One more clause of a list. Between them is a semicolon: they have commas themselves. */
static void
append_clause (GString *clauses, const char *clause)
{
  if (clauses->len > 0)
    /* Translators: between the methods, whose words have commas themselves. */
    g_string_append (clauses, C_ ("list of methods", "; "));
  g_string_append (clauses, clause);
}

static const EpsomRate *
find_free (const EpsomResponse *response, int group)
{
  const EpsomGroupResponse *figures = epsom_response_find_group (response, group);

  return figures != NULL && figures->endpoints[EPSOM_ENDPOINT_FREE_2H].n > 0
           ? &figures->endpoints[EPSOM_ENDPOINT_FREE_2H]
           : NULL;
}

/* Infusions first: they are what is asked about. */
static void
append_methods (GString *clauses, const EpsomResponse *response)
{
  static const EpsomMethod order[EPSOM_N_METHODS] = {
    EPSOM_METHOD_IV_PUSH, EPSOM_METHOD_IV_INTERMEDIATE, EPSOM_METHOD_IV_DRIP, EPSOM_METHOD_IV_UNKNOWN,
    EPSOM_METHOD_ORAL,
  };

  for (guint i = 0; i < EPSOM_N_METHODS; i++)
    {
      const EpsomRate *rate = find_free (response, (int) order[i]);
      g_autofree char *clause = rate != NULL ? describe_method (order[i], rate) : NULL;
      if (clause != NULL)
        append_clause (clauses, clause);
    }
}

static void
append_groups (GString *clauses, const EpsomResponse *response)
{
  for (guint i = 0; i < response->n_group_responses; i++)
    {
      const int group = response->group_responses[i].group;
      const EpsomRate *rate = find_free (response, group);
      if (rate == NULL)
        continue;
      g_autofree char *words = epsom_rate_describe (rate);
      g_autofree char *clause =
        /* Translators: a group and its rate: "Magnesium sulfate 7 of 11 (64 %, 35 to 85 %)". */
        g_strdup_printf (C_ ("group and rate", "%s %s"), epsom_groups_get (response->groups, group)->label, words);
      append_clause (clauses, clause);
    }
}

char *
epsom_response_describe (const EpsomResponse *response)
{
  g_autofree char *symptom = epsom_words_isolate (epsom_words_symptom (response->query.symptom));
  const gboolean by_method = response->groups->grouping == EPSOM_GROUPING_METHOD;
  g_autoptr (GString) clauses = g_string_new (NULL);

  if (by_method)
    append_methods (clauses, response);
  else
    append_groups (clauses, response);
  if (clauses->len == 0)
    return advise (response, symptom);
  if (by_method)
    /* Translators: a symptom and its methods: "Migraine, gone at 2 hours: after an IV push 7 of 11; after an IV drip 2
     * of 9." */
    return g_strdup_printf (_ ("%s, gone at 2 hours: %s."), symptom, clauses->str);

  /* Translators: a symptom, a grouping and the groups: "Migraine, gone at 2 hours. By salt: Magnesium sulfate 7 of 11;
   * Magnesium citrate 2 of 9." */
  return g_strdup_printf (_ ("%s, gone at 2 hours. %s: %s."), symptom,
                          epsom_grouping_get_label (response->groups->grouping), clauses->str);
}

char *
epsom_response_describe_overuse (const EpsomResponse *response)
{
  const EpsomDate since = epsom_date_first_of_month (epsom_instant_get_date (response->query.as_of), -1);
  g_autoptr (GString) words = g_string_new (NULL);
  guint said = 0;

  for (guint i = response->n_overuse; i-- > 0 && response->overuse[i].month >= since;)
    {
      const EpsomOveruse *overuse = &response->overuse[i];
      if (!overuse->is_said || (said & 1u << overuse->medicine_class) != 0)
        continue;
      said |= 1u << overuse->medicine_class;
      if (words->len > 0)
        g_string_append_c (words, '\n');
      /* Translators: a class of medicines, days of the latest month, and days of the threshold. */
      g_string_append_printf (
        words,
        _ ("%s: taken on %u days of the latest month, for the third month in a row or longer at the "
           "level that ICHD-3 8.2 asks about (%u days or more)."),
        epsom_words_token (EPSOM_TOKENS_CLASS, overuse->medicine_class), overuse->days,
        epsom_overuse_get_threshold (overuse->medicine_class));
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

const char *const *
epsom_response_get_notes (void)
{
  static const char *notes[5];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      notes[0] = _ ("Nothing was blinded: knowing what was given can change what is felt.");
      notes[1] = _ ("Doses are taken when the symptom is at its worst, and it often eases by itself after that "
                    "(regression to the mean).");
      notes[2] = _ ("Drips are often given in worse attacks, so the methods were not used alike (confounding by "
                    "indication).");
      notes[3] = _ ("The attacks of one person are not independent of each other: the intervals are of this diary and "
                    "nobody else's.");
      g_once_init_leave (&once, 1);
    }
  return notes;
}
