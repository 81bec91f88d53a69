/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-treatment.h"

#include <math.h>

#define MINUTE 60
#define CO_TREATED_BEFORE (120 * MINUTE)
#define ENDPOINT_TIME (120 * MINUTE)
#define FOLLOW_UP (1440 * MINUTE)

const int epsom_horizons[EPSOM_N_HORIZONS] = { 15, 30, 60, 120, 240, 1440 };
const int epsom_tolerances[EPSOM_N_HORIZONS] = { 450, 900, 900, 1800, 3600, 14400 };
#define ENDPOINT_HORIZON 3

/* What the rules ask about over and over. */
typedef struct {
  const EpsomSpells *spells;
  const EpsomSpell *spell;
  gint64 dose;   /* d0 */
  gint64 rescue; /* EPSOM_NEVER: none */
  guint after;   /* the first sample after the dose */
  int baseline;  /* -1: none */
} Course;

static const EpsomSample *
get_sample (const Course *course, guint index)
{
  return index < course->spell->samples_to ? &course->spells->samples[index] : NULL;
}

/* The severity of the last reading of the episode at or before the dose. */
static int
find_baseline (const Course *course)
{
  if (course->after == course->spell->samples_from)
    return -1;
  const EpsomSample *last = &course->spells->samples[course->after - 1];
  return last->time >= course->spell->start ? last->severity : -1;
}

static gboolean
is_co_treated (const Course *course, const EpsomDose *dose)
{
  const guint taken =
    epsom_spell_count_takes (course->spells, course->spell, course->dose - CO_TREATED_BEFORE, course->dose);
  /* A preventive dose that names the episode is a treatment, but no acute dose: it wasn't counted. */
  return taken > (dose->purpose == EPSOM_PURPOSE_PREVENTIVE ? 0 : 1);
}

/* The last severity at or before the rescue: that of the baseline if there is no later one. */
static int
get_severity_at_rescue (const Course *course)
{
  const guint index = epsom_spell_sample_after (course->spells, course->spell, course->rescue);
  return course->spells->samples[index - 1].severity;
}

/* The reading after the dose nearest to @target, the later of two equally near; NULL where none is near enough. */
static const EpsomSample *
find_nearest (const Course *course, gint64 target, gint64 tolerance)
{
  const guint index = epsom_spell_sample_after (course->spells, course->spell, target);
  const EpsomSample *later = get_sample (course, index);
  const EpsomSample *earlier = index > course->after ? get_sample (course, index - 1) : NULL;

  if (later != NULL && later->time - target > tolerance)
    later = NULL;
  if (earlier != NULL && target - earlier->time > tolerance)
    earlier = NULL;
  if (later != NULL && earlier != NULL)
    return later->time - target <= target - earlier->time ? later : earlier;
  return later != NULL ? later : earlier;
}

static int
get_severity (const Course *course, guint horizon)
{
  const gint64 target = course->dose + epsom_horizons[horizon] * MINUTE;

  if (course->rescue <= target)
    return get_severity_at_rescue (course);
  if (course->spell->end <= target)
    return 0;

  const EpsomSample *nearest = find_nearest (course, target, epsom_tolerances[horizon]);
  return nearest != NULL ? nearest->severity : -1;
}

static EpsomOutcome
judge (gboolean success)
{
  return success ? EPSOM_OUTCOME_SUCCESS : EPSOM_OUTCOME_FAILURE;
}

/* A reading above 0 of the same episode, or another episode of the symptom, after freedom at 2 h and up to 24 h. (No
 * reading lies between 2 h and a later one that gave the freedom: it would have been nearer.) */
static gboolean
recurs (const Course *course)
{
  const gint64 since = course->dose + ENDPOINT_TIME;
  const gint64 until = course->dose + FOLLOW_UP;
  const EpsomSample *later = get_sample (course, epsom_spell_sample_after (course->spells, course->spell, since));

  if (later != NULL)
    later = get_sample (course, later->next_felt);
  if (later != NULL && later->time <= until)
    return TRUE;
  return epsom_spells_start_after (course->spells, since) <= until;
}

static EpsomOutcome
judge_sustained (const Course *course, EpsomOutcome free, gint64 as_of)
{
  const gint64 until = course->dose + FOLLOW_UP;

  if (free != EPSOM_OUTCOME_SUCCESS)
    return free;
  if (course->rescue <= until || recurs (course))
    return EPSOM_OUTCOME_FAILURE;
  return as_of < until ? EPSOM_OUTCOME_UNKNOWN : EPSOM_OUTCOME_SUCCESS;
}

static EpsomOutcome
judge_rescue (const Course *course, gint64 as_of)
{
  const gint64 until = course->dose + FOLLOW_UP;

  if (course->rescue <= until)
    return EPSOM_OUTCOME_SUCCESS;
  return as_of < until ? EPSOM_OUTCOME_UNKNOWN : EPSOM_OUTCOME_FAILURE;
}

static void
judge_outcomes (const Course *course, EpsomTreatment *treatment, gint64 as_of)
{
  const int severity = treatment->severity[ENDPOINT_HORIZON];
  const int baseline = treatment->baseline;
  EpsomOutcome *outcome = treatment->outcome;

  if (course->rescue <= course->dose + ENDPOINT_TIME)
    outcome[EPSOM_ENDPOINT_FREE_2H] = outcome[EPSOM_ENDPOINT_RELIEF_2H] = outcome[EPSOM_ENDPOINT_HALF_2H] =
      EPSOM_OUTCOME_FAILURE;
  else if (severity >= 0)
    {
      outcome[EPSOM_ENDPOINT_FREE_2H] = judge (severity == 0);
      outcome[EPSOM_ENDPOINT_RELIEF_2H] = judge (severity <= EPSOM_MILD_MAX);
      outcome[EPSOM_ENDPOINT_HALF_2H] = judge (2 * severity <= baseline);
    }
  if (baseline <= EPSOM_MILD_MAX)
    outcome[EPSOM_ENDPOINT_RELIEF_2H] = EPSOM_OUTCOME_UNKNOWN;

  outcome[EPSOM_ENDPOINT_SUSTAINED_24H] = judge_sustained (course, outcome[EPSOM_ENDPOINT_FREE_2H], as_of);
  outcome[EPSOM_ENDPOINT_RESCUE_24H] = judge_rescue (course, as_of);
}

/* The time to @event, an instant or EPSOM_NEVER. A rescue at or before it, or without it, leaves the treatment at risk
 * up to the horizon, so that 1 - S is the cumulative incidence with rescue as a competing event. */
static EpsomObservation
observe (const Course *course, gint64 event)
{
  static const double horizon = FOLLOW_UP / MINUTE;

  if (course->rescue != EPSOM_NEVER && course->rescue <= event)
    return (EpsomObservation){ horizon, FALSE };
  if (event != EPSOM_NEVER && event <= course->dose + FOLLOW_UP)
    return (EpsomObservation){ (double) (event - course->dose) / MINUTE, TRUE };
  if (event != EPSOM_NEVER)
    return (EpsomObservation){ horizon, FALSE };
  if (course->after < course->spell->samples_to)
    {
      const EpsomSample *last = &course->spells->samples[course->spell->samples_to - 1];
      return (EpsomObservation){ MIN (horizon, (double) (last->time - course->dose) / MINUTE), FALSE };
    }
  return (EpsomObservation){ NAN, FALSE };
}

static void
observe_times (const Course *course, EpsomTreatment *treatment)
{
  const EpsomSample *after = get_sample (course, course->after);
  const EpsomSample *mild = after != NULL ? get_sample (course, after->next_mild) : NULL;
  const EpsomSample *free = after != NULL ? get_sample (course, after->next_free) : NULL;
  const gint64 end = course->spell->end;

  treatment->relief = (EpsomObservation){ NAN, FALSE };
  if (course->baseline > EPSOM_MILD_MAX)
    treatment->relief = observe (course, mild != NULL ? MIN (mild->time, end) : end);
  treatment->freedom = observe (course, free != NULL ? MIN (free->time, end) : end);
}

EpsomTreatmentStatus
epsom_treatment_init (EpsomTreatment *treatment,
                      const EpsomSpells *spells,
                      const EpsomSpell *spell,
                      const EpsomDose *dose,
                      gint64 as_of)
{
  Course course = {
    .spells = spells,
    .spell = spell,
    .dose = dose->at.utc,
    .after = epsom_spell_sample_after (spells, spell, dose->at.utc),
  };
  course.baseline = find_baseline (&course);
  *treatment = (EpsomTreatment){
    .dose = dose,
    .episode = spell->episode,
    .method = epsom_dose_get_method (dose),
    .baseline = course.baseline,
    .co_treated = is_co_treated (&course, dose),
  };
  if (course.baseline <= 0)
    return course.baseline == 0 ? EPSOM_TREATMENT_NO_SYMPTOM : EPSOM_TREATMENT_NO_BASELINE;

  course.rescue = epsom_spell_take_after (spells, spell, dose->at.utc);
  treatment->rescue = course.rescue == EPSOM_NEVER ? NAN : (double) (course.rescue - course.dose) / MINUTE;
  for (guint h = 0; h < EPSOM_N_HORIZONS; h++)
    treatment->severity[h] = get_severity (&course, h);
  judge_outcomes (&course, treatment, as_of);
  observe_times (&course, treatment);
  return EPSOM_TREATMENT_EVALUABLE;
}
