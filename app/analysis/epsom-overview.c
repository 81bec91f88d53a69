/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-overview.h"

#include <math.h>
#include <string.h>

#include "epsom-attacks.h"
#include "epsom-intake.h"

#define DAYS_PER_CYCLE 28

static gboolean
is_within (const EpsomOverview *overview, EpsomDate date)
{
  return date >= overview->first && date <= overview->last;
}

/* The months begin with the one of the first recorded date, which is near the diary's first one. */
static void
set_period (EpsomOverview *overview, const EpsomQuery *query)
{
  EpsomDate first, last;

  overview->first = 0;
  overview->last = -1;
  if (!epsom_diary_get_bounds (overview->diary, &first, &last))
    return;
  overview->first = query->from == EPSOM_DATE_NONE ? first : MAX (first, query->from);
  overview->last = epsom_query_get_last (query);
  if (overview->last >= overview->first)
    overview->days = (guint) (overview->last - overview->first) + 1;
}

static void
add_months (EpsomOverview *overview, const EpsomResponse *response)
{
  for (guint i = 0; i < response->n_months; i++)
    {
      overview->recorded += response->months[i].recorded;
      overview->symptom_days += response->months[i].symptom_days;
    }
  overview->per_28 = NAN;
  if (overview->recorded >= EPSOM_MIN_RECORDED)
    overview->per_28 = (double) DAYS_PER_CYCLE * overview->symptom_days / overview->recorded;
}

static gboolean
count_triggers (GHashTable *counts, const char *triggers)
{
  g_auto (GStrv) words = g_strsplit (triggers, ";", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0' && g_hash_table_add (seen, *word))
      {
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *word));

        g_hash_table_insert (counts, g_strdup (*word), GUINT_TO_POINTER (count + 1));
      }
  return g_hash_table_size (seen) > 0;
}

static int
compare_triggers (const void *a, const void *b)
{
  const EpsomTriggerCount *first = a, *second = b;

  if (first->episodes != second->episodes)
    return first->episodes > second->episodes ? -1 : 1;
  return strcmp (first->trigger, second->trigger);
}

static void
take_triggers (EpsomOverview *overview, GHashTable *counts)
{
  GHashTableIter iter;
  gpointer word, count;

  overview->triggers = g_new0 (EpsomTriggerCount, g_hash_table_size (counts));
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &word, &count))
    {
      overview->triggers[overview->n_triggers++] = (EpsomTriggerCount){ word, GPOINTER_TO_UINT (count) };
      g_hash_table_iter_steal (&iter);
    }
  if (overview->n_triggers > 1)
    qsort (overview->triggers, overview->n_triggers, sizeof *overview->triggers, compare_triggers);
}

static void
add_episodes (EpsomOverview *overview, const char *symptom)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (overview->diary, EPSOM_RECORD_EPISODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const EpsomEpisode *episode = epsom_record_as_episode (records[i]);

      if (!g_str_equal (episode->symptom, symptom) || !is_within (overview, epsom_record_get_date (records[i])))
        continue;
      overview->episodes++;
      if (episode->triggers != NULL && count_triggers (counts, episode->triggers))
        overview->with_triggers++;
    }
  take_triggers (overview, counts);
}

static int
compare_doubles (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* A day with one dose of unknown amount has no known sum. */
static void
add_intake (EpsomOverview *overview, const EpsomIntake *dates)
{
  EpsomOralIntake *intake = &overview->intake;
  g_autofree double *known = g_new (double, dates->n);
  guint latest_from = dates->n > DAYS_PER_CYCLE ? dates->n - DAYS_PER_CYCLE : 0;

  *intake = (EpsomOralIntake){ .median_mg = NAN, .least_mg = NAN, .most_mg = NAN };
  for (guint i = 0; i < dates->n; i++)
    {
      const EpsomIntakeDay *day = &dates->days[i];

      if (day->n_doses == 0)
        continue;
      intake->days++;
      intake->latest_days += i >= latest_from;
      intake->unknown_doses += day->n_unknown;
      if (day->n_unknown == 0)
        known[intake->known_days++] = day->mg;
    }
  if (intake->known_days == 0)
    return;
  qsort (known, intake->known_days, sizeof *known, compare_doubles);
  intake->median_mg = epsom_quantile (known, intake->known_days, 0.5);
  intake->least_mg = known[0];
  intake->most_mg = known[intake->known_days - 1];
}

static void
add_labs (EpsomOverview *overview)
{
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (overview->diary, EPSOM_RECORD_LAB, &n);

  overview->labs = g_new0 (const EpsomLab *, n);
  for (guint i = 0; i < n; i++)
    if (is_within (overview, epsom_record_get_date (records[i])))
      overview->labs[overview->n_labs++] = epsom_record_as_lab (records[i]);
}

EpsomOverview *
epsom_overview_new (const EpsomResponse *response)
{
  EpsomOverview *overview = g_new0 (EpsomOverview, 1);

  overview->diary = epsom_diary_ref (response->diary);
  set_period (overview, &response->query);
  add_months (overview, response);
  add_episodes (overview, response->query.symptom);
  overview->attacks = epsom_attacks_count (overview->diary, response->query.symptom, overview->first, overview->last,
                                           response->query.attack_hours);
  add_intake (overview, epsom_response_get_intake (response));
  add_labs (overview);
  return overview;
}

void
epsom_overview_free (EpsomOverview *overview)
{
  for (guint i = 0; i < overview->n_triggers; i++)
    g_free (overview->triggers[i].trigger);
  g_free (overview->triggers);
  g_free (overview->labs);
  epsom_diary_unref (overview->diary);
  g_free (overview);
}
