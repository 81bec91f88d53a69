/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "naive-response.h"

#include <math.h>
#include <stdlib.h>

#define NEVER G_MAXINT64

/* All records, each kind in a list that ends with NULL. */
typedef struct {
  const EpsomEpisode **episodes;
  const EpsomReading **readings;
  const EpsomDose **doses;
  const EpsomMedicine **medicines;
} Lists;

/* One treatment and what is asked of it. */
typedef struct {
  const Lists *all;
  const EpsomEpisode *episode;
  const EpsomDose *dose;
  gint64 d0;
  int baseline;
  gint64 rescue;
  gint64 as_of;
} Pair;

static gboolean
is_reading_of (const EpsomReading *reading, const EpsomEpisode *episode)
{
  return epsom_uuid_equal (&reading->episode, &episode->record.id);
}

/* The severity of @episode at the instant @time, the highest of several; -1: not read then. */
static int
read_at (const Lists *all, const EpsomEpisode *episode, gint64 time)
{
  int severity = -1;
  for (const EpsomReading *const *next_reading = all->readings, *reading; (reading = *next_reading) != NULL;
       next_reading++)
    if (is_reading_of (reading, episode) && reading->at.utc == time)
      severity = MAX (severity, reading->severity);
  return severity;
}

/* The last instant from @from to @to at which @episode was read; NEVER: none. */
static gint64
last_read (const Lists *all, const EpsomEpisode *episode, gint64 from, gint64 to)
{
  gint64 last = NEVER;
  for (const EpsomReading *const *next_reading = all->readings, *reading; (reading = *next_reading) != NULL;
       next_reading++)
    if (is_reading_of (reading, episode) && reading->at.utc >= from && reading->at.utc <= to &&
        (last == NEVER || reading->at.utc > last))
      last = reading->at.utc;
  return last;
}

static gboolean
is_linked (const Lists *all, const EpsomEpisode *episode, const EpsomUuid *names, gint64 time)
{
  if (!epsom_uuid_is_null (names))
    return epsom_uuid_equal (names, &episode->record.id) && episode->start.utc <= time &&
           (!episode->has_end || time <= episode->end.utc);
  if (episode->has_end)
    return episode->start.utc <= time && time < episode->end.utc;

  const gint64 read = last_read (all, episode, episode->start.utc, NEVER - 1);
  const gint64 last = read == NEVER ? episode->start.utc : read;
  return episode->start.utc <= time && time <= last + 24 * 3600;
}

/* The first instant from @from to @to at which another acute dose or medicine linked to the episode was taken. */
static gint64
first_other_take (const Pair *pair, gint64 from, gint64 to)
{
  gint64 first = NEVER;
  for (const EpsomDose *const *next_dose = pair->all->doses, *dose; (dose = *next_dose) != NULL; next_dose++)
    if (dose != pair->dose && dose->purpose != EPSOM_PURPOSE_PREVENTIVE &&
        is_linked (pair->all, pair->episode, &dose->episode, dose->at.utc) && dose->at.utc >= from &&
        dose->at.utc <= to)
      first = MIN (first, dose->at.utc);
  for (const EpsomMedicine *const *next_medicine = pair->all->medicines, *medicine; (medicine = *next_medicine) != NULL;
       next_medicine++)
    if (medicine->purpose != EPSOM_PURPOSE_PREVENTIVE &&
        is_linked (pair->all, pair->episode, &medicine->episode, medicine->at.utc) && medicine->at.utc >= from &&
        medicine->at.utc <= to)
      first = MIN (first, medicine->at.utc);
  return first;
}

/* The reading after the dose nearest to @target within @tolerance seconds, of two equally near the later; or NEVER. */
static gint64
nearest_reading (const Pair *pair, gint64 target, double tolerance)
{
  gint64 nearest = NEVER;
  for (const EpsomReading *const *next_reading = pair->all->readings, *reading; (reading = *next_reading) != NULL;
       next_reading++)
    {
      const gint64 time = reading->at.utc;
      const gint64 distance = ABS (time - target);
      if (!is_reading_of (reading, pair->episode) || time <= pair->d0 || distance > tolerance)
        continue;
      if (nearest == NEVER || distance < ABS (nearest - target) ||
          (distance == ABS (nearest - target) && time > nearest))
        nearest = time;
    }
  return nearest;
}

static int
severity_at (const Pair *pair, double minutes, double tolerance)
{
  const gint64 target = pair->d0 + minutes * 60;

  if (pair->rescue <= target)
    {
      const gint64 last = last_read (pair->all, pair->episode, pair->d0 + 1, pair->rescue);
      return last == NEVER ? pair->baseline : read_at (pair->all, pair->episode, last);
    }
  if (pair->episode->has_end && pair->episode->end.utc <= target)
    return 0;
  const gint64 nearest = nearest_reading (pair, target, tolerance * 60);
  return nearest == NEVER ? -1 : read_at (pair->all, pair->episode, nearest);
}

static gboolean
recurs (const Pair *pair)
{
  const gint64 two = pair->d0 + 2 * 3600, day = pair->d0 + 24 * 3600;
  gint64 gave = NEVER;

  if (!(pair->episode->has_end && pair->episode->end.utc <= two))
    gave = nearest_reading (pair, two, 30 * 60);
  for (const EpsomReading *const *next_reading = pair->all->readings, *reading; (reading = *next_reading) != NULL;
       next_reading++)
    if (is_reading_of (reading, pair->episode) && read_at (pair->all, pair->episode, reading->at.utc) > 0 &&
        reading->at.utc > two && (gave == NEVER || reading->at.utc > gave) && reading->at.utc <= day)
      return TRUE;
  for (const EpsomEpisode *const *next_other = pair->all->episodes, *other; (other = *next_other) != NULL; next_other++)
    if (other != pair->episode && g_str_equal (other->symptom, pair->episode->symptom) && other->start.utc > two &&
        other->start.utc <= day)
      return TRUE;
  return FALSE;
}

static EpsomOutcome
outcome_of (gboolean success)
{
  return success ? EPSOM_OUTCOME_SUCCESS : EPSOM_OUTCOME_FAILURE;
}

static EpsomOutcome
two_hour_outcome (const Pair *pair, int severity, gboolean success)
{
  if (pair->rescue <= pair->d0 + 2 * 3600)
    return EPSOM_OUTCOME_FAILURE;
  return severity < 0 ? EPSOM_OUTCOME_UNKNOWN : outcome_of (success);
}

static void
judge (const Pair *pair, EpsomTreatment *treatment)
{
  const gint64 day = pair->d0 + 24 * 3600;
  const int severity = severity_at (pair, 120, 30);
  EpsomOutcome *outcome = treatment->outcome;

  outcome[EPSOM_ENDPOINT_FREE_2H] = two_hour_outcome (pair, severity, severity == 0);
  if (pair->baseline >= 4)
    outcome[EPSOM_ENDPOINT_RELIEF_2H] = two_hour_outcome (pair, severity, severity <= 3);
  outcome[EPSOM_ENDPOINT_HALF_2H] = two_hour_outcome (pair, severity, severity <= pair->baseline / 2.0);

  if (outcome[EPSOM_ENDPOINT_FREE_2H] != EPSOM_OUTCOME_SUCCESS)
    outcome[EPSOM_ENDPOINT_SUSTAINED_24H] = outcome[EPSOM_ENDPOINT_FREE_2H];
  else if (pair->rescue <= day || recurs (pair))
    outcome[EPSOM_ENDPOINT_SUSTAINED_24H] = EPSOM_OUTCOME_FAILURE;
  else if (pair->as_of >= day)
    outcome[EPSOM_ENDPOINT_SUSTAINED_24H] = EPSOM_OUTCOME_SUCCESS;

  if (pair->rescue <= day)
    outcome[EPSOM_ENDPOINT_RESCUE_24H] = EPSOM_OUTCOME_SUCCESS;
  else if (pair->as_of >= day)
    outcome[EPSOM_ENDPOINT_RESCUE_24H] = EPSOM_OUTCOME_FAILURE;
}

/* The time to a severity of at most @severity. */
static EpsomObservation
time_to (const Pair *pair, int severity)
{
  gint64 event = NEVER;

  for (const EpsomReading *const *next_reading = pair->all->readings, *reading; (reading = *next_reading) != NULL;
       next_reading++)
    if (is_reading_of (reading, pair->episode) && reading->at.utc > pair->d0 &&
        read_at (pair->all, pair->episode, reading->at.utc) <= severity)
      event = MIN (event, reading->at.utc);
  if (pair->episode->has_end)
    event = MIN (event, pair->episode->end.utc);

  if (pair->rescue != NEVER && pair->rescue <= event)
    return (EpsomObservation){ 1440, FALSE };
  if (event != NEVER)
    {
      const double minutes = (event - pair->d0) / 60.0;
      return minutes > 1440 ? (EpsomObservation){ 1440, FALSE } : (EpsomObservation){ minutes, TRUE };
    }
  const gint64 last = last_read (pair->all, pair->episode, pair->d0 + 1, NEVER - 1);
  if (last == NEVER)
    return (EpsomObservation){ NAN, FALSE };
  return (EpsomObservation){ fmin (1440, (last - pair->d0) / 60.0), FALSE };
}

static void
treat (const Pair *pair, EpsomTreatment *treatment)
{
  static const double tolerances[] = { 7.5, 15, 15, 30, 60, 240 };

  *treatment = (EpsomTreatment){
    .dose = pair->dose,
    .episode = pair->episode,
    .method = epsom_dose_get_method (pair->dose),
    .group = (int) epsom_dose_get_method (pair->dose),
    .baseline = pair->baseline,
    .co_treated = first_other_take (pair, pair->d0 - 120 * 60, pair->d0) != NEVER,
    .rescue = pair->rescue == NEVER ? NAN : (pair->rescue - pair->d0) / 60.0,
    .relief = pair->baseline >= 4 ? time_to (pair, 3) : (EpsomObservation){ NAN, FALSE },
    .freedom = time_to (pair, 0),
  };
  for (guint h = 0; h < EPSOM_N_HORIZONS; h++)
    treatment->severity[h] = severity_at (pair, epsom_horizons[h], tolerances[h]);
  judge (pair, treatment);
}

static gboolean
is_in_period (const EpsomQuery *query, EpsomDate date)
{
  return (query->from == EPSOM_DATE_NONE || date >= query->from) && (query->to == EPSOM_DATE_NONE || date <= query->to);
}

static void
add_pair (EpsomResponse *response, const Lists *all, const EpsomDose *dose, const EpsomEpisode *episode)
{
  Pair pair = { all, episode, dose, dose->at.utc, -1, NEVER, response->query.as_of.utc };
  EpsomGroupResponse *method = &response->group_responses[epsom_dose_get_method (dose)];
  const gint64 last = last_read (pair.all, episode, episode->start.utc, pair.d0);

  if (last != NEVER)
    pair.baseline = read_at (pair.all, episode, last);
  pair.rescue = first_other_take (&pair, pair.d0 + 1, NEVER);
  EpsomTreatment *treatment = &response->treatments[response->n_treatments];
  treat (&pair, treatment);

  method->n_treatments++;
  method->n_co_treated += treatment->co_treated;
  if (pair.baseline < 0)
    method->n_no_baseline++;
  else if (pair.baseline == 0)
    method->n_no_symptom++;
  else
    {
      method->n_evaluable++;
      if (!(treatment->co_treated && response->query.exclude_co_treated))
        response->n_treatments++;
    }
}

/* Returns: (transfer container) */
static gpointer
list_records (EpsomDiary *diary, EpsomRecordKind kind)
{
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (diary, kind, &n);
  gpointer *list = g_new0 (gpointer, n + 1);

  for (guint i = 0; i < n; i++)
    list[i] = (gpointer) records[i];
  return list;
}

static void
add_treatments (EpsomResponse *response, const Lists *all)
{
  guint n_doses, n_episodes;

  epsom_diary_get (response->diary, EPSOM_RECORD_DOSE, &n_doses);
  epsom_diary_get (response->diary, EPSOM_RECORD_EPISODE, &n_episodes);
  response->treatments = g_new0 (EpsomTreatment, n_doses * n_episodes + 1);
  for (const EpsomDose *const *next_dose = all->doses, *dose; (dose = *next_dose) != NULL; next_dose++)
    for (const EpsomEpisode *const *next_episode = all->episodes, *episode; (episode = *next_episode) != NULL;
         next_episode++)
      if (g_str_equal (episode->symptom, response->query.symptom) &&
          is_in_period (&response->query, epsom_instant_get_date (dose->at)) &&
          is_linked (all, episode, &dose->episode, dose->at.utc) &&
          (dose->purpose != EPSOM_PURPOSE_PREVENTIVE || !epsom_uuid_is_null (&dose->episode)))
        add_pair (response, all, dose, episode);
}

static int
compare_doubles (const void *a, const void *b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static void
sum_change_up (const EpsomResponse *response, EpsomGroupResponse *method, guint horizon)
{
  g_autofree double *changes = g_new (double, response->n_treatments + 1);
  EpsomChangeSummary *change = &method->change[horizon];
  double sum = 0;

  *change = (EpsomChangeSummary){ 0, NAN, NAN, NAN, NAN };
  for (guint i = 0; i < response->n_treatments; i++)
    {
      const EpsomTreatment *treatment = &response->treatments[i];
      if (treatment->group != method->group || treatment->severity[horizon] < 0)
        continue;
      changes[change->n] = treatment->severity[horizon] - treatment->baseline;
      sum += changes[change->n++];
    }
  if (change->n == 0)
    return;
  qsort (changes, change->n, sizeof (double), compare_doubles);
  change->mean = sum / change->n;
  change->median = epsom_quantile (changes, change->n, 0.5);
  change->q1 = epsom_quantile (changes, change->n, 0.25);
  change->q3 = epsom_quantile (changes, change->n, 0.75);
}

static EpsomRate
rate_of (guint x, guint n)
{
  return n == 0 ? (EpsomRate){ 0, 0, NAN, { NAN, NAN } } : (EpsomRate){ x, n, (double) x / n, epsom_wilson (x, n) };
}

static void
sum_method_up (const EpsomResponse *response, EpsomGroupResponse *method)
{
  g_autoptr (GArray) relief = g_array_new (FALSE, FALSE, sizeof (EpsomObservation));
  g_autoptr (GArray) freedom = g_array_new (FALSE, FALSE, sizeof (EpsomObservation));
  guint x[EPSOM_N_ENDPOINTS] = { 0 }, n[EPSOM_N_ENDPOINTS] = { 0 };

  for (guint i = 0; i < response->n_treatments; i++)
    {
      const EpsomTreatment *treatment = &response->treatments[i];
      if (treatment->group != method->group)
        continue;
      for (guint e = 0; e < EPSOM_N_ENDPOINTS; e++)
        {
          x[e] += treatment->outcome[e] == EPSOM_OUTCOME_SUCCESS;
          n[e] += treatment->outcome[e] != EPSOM_OUTCOME_UNKNOWN;
        }
      if (!isnan (treatment->relief.time))
        g_array_append_val (relief, treatment->relief);
      if (!isnan (treatment->freedom.time))
        g_array_append_val (freedom, treatment->freedom);
    }
  for (guint e = 0; e < EPSOM_N_ENDPOINTS; e++)
    method->endpoints[e] = rate_of (x[e], n[e]);
  for (guint h = 0; h < EPSOM_N_HORIZONS; h++)
    sum_change_up (response, method, h);
  epsom_survival_init (&method->time_to_relief, (EpsomObservation *) (gpointer) relief->data, relief->len);
  epsom_survival_init (&method->time_to_freedom, (EpsomObservation *) (gpointer) freedom->data, freedom->len);
}

static void
compare_methods (EpsomResponse *response)
{
  response->comparisons = g_new0 (EpsomComparison, EPSOM_N_METHODS * EPSOM_N_METHODS * EPSOM_N_ENDPOINTS);
  for (guint a = 0; a < response->n_group_responses; a++)
    for (guint b = a + 1; b < response->n_group_responses; b++)
      for (guint e = 0; e < EPSOM_N_ENDPOINTS; e++)
        {
          const EpsomRate *first = &response->group_responses[a].endpoints[e],
                          *second = &response->group_responses[b].endpoints[e];
          if (first->n >= 5 && second->n >= 5)
            response->comparisons[response->n_comparisons++] = (EpsomComparison){
              .a = response->group_responses[a].group,
              .b = response->group_responses[b].group,
              .endpoint = e,
              .difference = first->rate - second->rate,
              .interval = epsom_newcombe (first->x, first->n, second->x, second->n),
              .p = epsom_fisher (first->x, first->n, second->x, second->n),
            };
        }
}

EpsomResponse *
naive_response_new (EpsomDiary *diary, const EpsomQuery *query)
{
  g_autofree const EpsomEpisode **episodes = list_records (diary, EPSOM_RECORD_EPISODE);
  g_autofree const EpsomReading **readings = list_records (diary, EPSOM_RECORD_READING);
  g_autofree const EpsomDose **doses = list_records (diary, EPSOM_RECORD_DOSE);
  g_autofree const EpsomMedicine **medicines = list_records (diary, EPSOM_RECORD_MEDICINE);
  EpsomResponse *response = g_new0 (EpsomResponse, 1);

  g_atomic_ref_count_init (&response->ref_count);
  response->diary = epsom_diary_ref (diary);
  response->query = *query;
  response->query.symptom = g_strdup (query->symptom);
  response->groups = epsom_groups_new (diary, EPSOM_GROUPING_METHOD);
  response->group_responses = g_new0 (EpsomGroupResponse, EPSOM_N_METHODS);
  for (guint m = 0; m < EPSOM_N_METHODS; m++)
    response->group_responses[m].group = (int) m;
  add_treatments (response, &(Lists){ episodes, readings, doses, medicines });
  for (guint m = 0; m < EPSOM_N_METHODS; m++)
    if (response->group_responses[m].n_treatments > 0)
      {
        response->group_responses[response->n_group_responses] = response->group_responses[m];
        sum_method_up (response, &response->group_responses[response->n_group_responses++]);
      }
  compare_methods (response);
  naive_add_days (response);
  return response;
}
