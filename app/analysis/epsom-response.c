/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-response.h"

#include "epsom-calendar.h"
#include "epsom-days.h"
#include "epsom-endpoints.h"
#include "epsom-intake.h"
#include "epsom-spells.h"
#include "epsom-symptoms.h"
#include "epsom-timeline.h"
#include "epsom-treatment.h"

/* The treatments as they are found. */
typedef struct {
  const EpsomQuery *query;
  const EpsomSpells *spells;
  const EpsomGroups *groups;
  GArray *treatments;                                        /* (element-type EpsomTreatment) */
  EpsomGroupResponse group_responses[EPSOM_N_GROUP_NUMBERS]; /* by the number of their group */
} Collection;

static void
collect_treatment (Collection *collection, const EpsomSpell *spell, const EpsomDose *dose)
{
  EpsomTreatment treatment;
  const EpsomTreatmentStatus status =
    epsom_treatment_init (&treatment, collection->spells, spell, dose, collection->query->as_of.utc);
  treatment.group = epsom_groups_find (collection->groups, dose);
  EpsomGroupResponse *figures = &collection->group_responses[treatment.group];

  figures->n_treatments++;
  figures->n_co_treated += treatment.co_treated;
  figures->n_no_baseline += status == EPSOM_TREATMENT_NO_BASELINE;
  figures->n_no_symptom += status == EPSOM_TREATMENT_NO_SYMPTOM;
  figures->n_evaluable += status == EPSOM_TREATMENT_EVALUABLE;
  if (status == EPSOM_TREATMENT_EVALUABLE && !(treatment.co_treated && collection->query->exclude_co_treated))
    g_array_append_val (collection->treatments, treatment);
}

EpsomDate
epsom_query_get_last (const EpsomQuery *query)
{
  const EpsomDate last = epsom_instant_get_date (query->as_of);

  return query->to == EPSOM_DATE_NONE ? last : MIN (last, query->to);
}

static gboolean
is_in_period (const EpsomQuery *query, EpsomInstant at)
{
  if (query->from == EPSOM_DATE_NONE && query->to == EPSOM_DATE_NONE)
    return TRUE;
  return epsom_date_is_within (epsom_instant_get_date (at), query->from, query->to);
}

/* A dose that names an episode treats that one; an acute one that names none treats all that it falls in. */
static void
collect_dose (Collection *collection, EpsomSweep *sweep, const EpsomDose *dose)
{
  if (!epsom_uuid_is_null (&dose->episode))
    {
      const EpsomSpell *spell = epsom_spells_find (collection->spells, &dose->episode, dose->at.utc);
      if (spell != NULL)
        collect_treatment (collection, spell, dose);
    }
  else if (dose->purpose != EPSOM_PURPOSE_PREVENTIVE)
    {
      const GArray *open = epsom_sweep_at (sweep, dose->at.utc);
      for (guint i = 0; i < open->len; i++)
        collect_treatment (collection, &collection->spells->spells[g_array_index (open, guint, i)], dose);
    }
}

static void
collect_treatments (Collection *collection, EpsomDiary *diary)
{
  g_auto (EpsomSweep) sweep = { 0 };
  guint n;
  const EpsomRecord *const *doses = epsom_diary_get (diary, EPSOM_RECORD_DOSE, &n);

  epsom_sweep_init (&sweep, collection->spells);
  for (int g = 0; g < EPSOM_N_GROUP_NUMBERS; g++)
    collection->group_responses[g].group = g;
  for (guint i = 0; i < n; i++)
    {
      const EpsomDose *dose = epsom_record_as_dose (doses[i]);
      if (is_in_period (collection->query, dose->at))
        collect_dose (collection, &sweep, dose);
    }
}

/* The treatments of @group among those of @response, into @found. Returns: how many. */
static guint
find_treatments (const EpsomResponse *response, int group, const EpsomTreatment **found)
{
  guint n = 0;
  for (guint i = 0; i < response->n_treatments; i++)
    if (response->treatments[i].group == group)
      found[n++] = &response->treatments[i];
  return n;
}

/* Takes the treatments over and sums them up group by group. */
static void
summarize (EpsomResponse *response, Collection *collection)
{
  const guint n = collection->treatments->len;
  g_autofree const EpsomTreatment **found = g_new (const EpsomTreatment *, n);

  response->n_treatments = n;
  response->treatments = (EpsomTreatment *) (gpointer) g_array_steal (collection->treatments, NULL);
  response->group_responses = g_new (EpsomGroupResponse, response->groups->n);
  for (guint i = 0; i < response->groups->n; i++)
    {
      const int group = response->groups->groups[i].number;
      if (collection->group_responses[group].n_treatments == 0)
        continue;
      EpsomGroupResponse *figures = &response->group_responses[response->n_group_responses++];
      *figures = collection->group_responses[group];
      epsom_group_response_summarize (figures, found, find_treatments (response, group, found));
    }
  response->comparisons =
    epsom_comparisons_new (response->group_responses, response->n_group_responses, &response->n_comparisons);
}

static void
add_treatments (EpsomResponse *response)
{
  g_autoptr (EpsomSpells) spells = epsom_spells_new (response->diary, response->query.symptom);
  g_autoptr (GArray) treatments = g_array_new (FALSE, FALSE, sizeof (EpsomTreatment));
  Collection collection = {
    .query = &response->query, .spells = spells, .groups = response->groups, .treatments = treatments
  };

  collect_treatments (&collection, response->diary);
  summarize (response, &collection);
}

static void
add_days (EpsomResponse *response)
{
  EpsomDays *days = epsom_days_new_grouped (response->diary, &response->query, response->groups);

  response->days = days;
  response->months = epsom_months_new (days, &response->n_months);
  response->wear_off = epsom_wear_offs_new (days, response->groups, &response->n_wear_off);
  response->cycles = epsom_cycles_new (days, &response->n_cycles);
  response->cycle_days = epsom_cycle_days_new (days, response->cycles, response->n_cycles);
  response->overuse = epsom_overuses_new (days, &response->n_overuse);
}

EpsomResponse *
epsom_response_new_of_treatments (EpsomDiary *diary, const EpsomQuery *query)
{
  EpsomResponse *response = g_new0 (EpsomResponse, 1);

  g_atomic_ref_count_init (&response->ref_count);
  response->diary = epsom_diary_ref (diary);
  response->query = *query;
  response->query.symptom = g_strdup (query->symptom);
  response->groups = epsom_groups_new (diary, query->grouping);
  add_treatments (response);
  return response;
}

EpsomResponse *
epsom_response_new (EpsomDiary *diary, const EpsomQuery *query)
{
  EpsomResponse *response = epsom_response_new_of_treatments (diary, query);

  add_days (response);
  return response;
}

/* What most that ask for a response never look at is left until it is asked for. */
const EpsomSymptoms *
epsom_response_get_symptoms (const EpsomResponse *response)
{
  gsize *symptoms = (gsize *) &response->symptoms;

  if (g_once_init_enter (symptoms))
    g_once_init_leave (symptoms, (gsize) epsom_symptoms_new (response->diary, &response->query));
  return (const EpsomSymptoms *) response->symptoms;
}

const EpsomIntake *
epsom_response_get_intake (const EpsomResponse *response)
{
  gsize *intake = (gsize *) &response->intake;

  if (g_once_init_enter (intake))
    g_once_init_leave (intake, (gsize) epsom_intake_new (response->diary, &response->query));
  return (const EpsomIntake *) response->intake;
}

const EpsomCalendar *
epsom_response_get_calendar (const EpsomResponse *response)
{
  gsize *calendar = (gsize *) &response->calendar;

  if (g_once_init_enter (calendar))
    g_once_init_leave (calendar, (gsize) epsom_calendar_new (response));
  return (const EpsomCalendar *) response->calendar;
}

const EpsomTimeline *
epsom_response_get_timeline (const EpsomResponse *response)
{
  gsize *timeline = (gsize *) &response->timeline;

  if (g_once_init_enter (timeline))
    g_once_init_leave (timeline, (gsize) epsom_timeline_new (response));
  return (const EpsomTimeline *) response->timeline;
}

EpsomResponse *
epsom_response_ref (EpsomResponse *response)
{
  g_atomic_ref_count_inc (&response->ref_count);
  return response;
}

void
epsom_response_unref (EpsomResponse *response)
{
  if (!g_atomic_ref_count_dec (&response->ref_count))
    return;
  for (guint i = 0; i < response->n_group_responses; i++)
    epsom_group_response_clear (&response->group_responses[i]);
  g_free (response->group_responses);
  epsom_groups_free (response->groups);
  g_free (response->treatments);
  g_free (response->comparisons);
  g_free (response->months);
  g_free (response->wear_off);
  g_free (response->cycles);
  g_free (response->cycle_days);
  g_free (response->overuse);
  if (response->symptoms != 0)
    epsom_symptoms_free ((EpsomSymptoms *) response->symptoms);
  if (response->intake != 0)
    epsom_intake_free ((EpsomIntake *) response->intake);
  g_clear_pointer (&response->days, epsom_days_free);
  if (response->calendar != 0)
    epsom_calendar_free ((EpsomCalendar *) response->calendar);
  if (response->timeline != 0)
    epsom_timeline_free ((EpsomTimeline *) response->timeline);
  g_free ((char *) response->query.symptom);
  epsom_diary_unref (response->diary);
  g_free (response);
}

const EpsomGroupResponse *
epsom_response_find_group (const EpsomResponse *response, int number)
{
  for (guint i = 0; i < response->n_group_responses; i++)
    if (response->group_responses[i].group == number)
      return &response->group_responses[i];
  return NULL;
}
