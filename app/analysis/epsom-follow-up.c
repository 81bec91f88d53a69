/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-follow-up.h"

#include "epsom-course.h"
#include "epsom-spells.h"

#define MINUTE 60

/* Of the horizons of the analysis. */
static const guint horizons[EPSOM_N_FOLLOW_UPS] = { 1, 2, 3, 5 };

int
epsom_follow_up_minutes (guint index)
{
  g_return_val_if_fail (index < EPSOM_N_FOLLOW_UPS, 0);

  return epsom_horizons[horizons[index]];
}

int
epsom_follow_up_severity (guint answer)
{
  static const int middles[EPSOM_N_ANSWERS] = {
    0,
    (1 + EPSOM_MILD_MAX) / 2,
    (EPSOM_MILD_MAX + 1 + EPSOM_MODERATE_MAX) / 2,
    (EPSOM_MODERATE_MAX + 1 + 10) / 2,
  };

  g_return_val_if_fail (answer < EPSOM_N_ANSWERS, 0);

  return middles[answer];
}

/* How long after a dose its last question can still be answered. */
static gint64
get_reach (void)
{
  guint last = horizons[EPSOM_N_FOLLOW_UPS - 1];

  return epsom_horizons[last] * MINUTE + epsom_tolerances[last];
}

static gboolean
is_acute (const EpsomRecord *record)
{
  EpsomPurpose purpose = record->kind == EPSOM_RECORD_DOSE ? epsom_record_as_dose (record)->purpose
                                                           : epsom_record_as_medicine (record)->purpose;

  return purpose != EPSOM_PURPOSE_PREVENTIVE;
}

/* The severity of the last reading of @course at or before @time, the highest of those at one instant; -1: none. */
static int
get_severity_at (const EpsomCourse *course, gint64 time)
{
  int severity = -1;
  gint64 last = G_MININT64;

  for (guint i = 0; i < course->n_readings; i++)
    {
      const EpsomReading *reading = epsom_record_as_reading (course->readings[i]);

      if (reading->at.utc < course->episode->start.utc || reading->at.utc > time)
        continue;
      severity = reading->at.utc == last ? MAX (severity, reading->severity) : reading->severity;
      last = reading->at.utc;
    }

  return severity;
}

/* A pair of a dose and an episode that the analysis counts, or can count once the severity before it is added. */
static gboolean
is_treatment (const EpsomCourse *course, const EpsomDose *dose)
{
  if (dose->purpose == EPSOM_PURPOSE_PREVENTIVE && epsom_uuid_is_null (&dose->episode))
    return FALSE;

  return get_severity_at (course, dose->at.utc) != 0;
}

static gint64
find_rescue (const EpsomCourse *course, gint64 dose)
{
  for (guint i = 0; i < course->n_taken; i++)
    if (epsom_record_get_time (course->taken[i]) > dose && is_acute (course->taken[i]))
      return epsom_record_get_time (course->taken[i]);

  return EPSOM_NEVER;
}

static gboolean
is_answered (const EpsomCourse *course, gint64 dose, gint64 due, gint64 tolerance)
{
  for (guint i = 0; i < course->n_readings; i++)
    {
      gint64 time = epsom_record_get_time (course->readings[i]);

      if (time > dose && ABS (time - due) <= tolerance)
        return TRUE;
    }

  return FALSE;
}

static gint64
find_asking_time (const EpsomFollowUpRules *rules, gint64 due, gint64 until)
{
  gint64 awake = epsom_quiet_wake (&rules->quiet, due);

  return awake <= until ? awake : EPSOM_FOLLOW_UP_NEVER;
}

static gboolean
is_listed (const GArray *found, const EpsomFollowUp *follow_up)
{
  for (guint i = 0; i < found->len; i++)
    {
      const EpsomFollowUp *other = &g_array_index (found, EpsomFollowUp, i);

      if (other->episode == follow_up->episode && other->due == follow_up->due)
        return TRUE;
    }

  return FALSE;
}

static void
add_of_dose (const EpsomCourse *course,
             const EpsomDose *dose,
             EpsomInstant now,
             const EpsomFollowUpRules *rules,
             GArray *found)
{
  gint64 rescue = find_rescue (course, dose->at.utc);

  for (guint i = 0; i < EPSOM_N_FOLLOW_UPS; i++)
    {
      gint64 tolerance = epsom_tolerances[horizons[i]];
      EpsomFollowUp follow_up = { course->episode, dose, epsom_follow_up_minutes (i) };

      follow_up.due = dose->at.utc + follow_up.minutes * MINUTE;
      follow_up.until = follow_up.due + tolerance;
      if (!rules->asks[i] || follow_up.until < now.utc || rescue <= follow_up.due ||
          is_answered (course, dose->at.utc, follow_up.due, tolerance) || is_listed (found, &follow_up))
        continue;
      follow_up.ask = find_asking_time (rules, follow_up.due, follow_up.until);
      g_array_append_val (found, follow_up);
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const EpsomFollowUp *x = a, *y = b;

  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;

  return epsom_record_compare (&x->episode->record, &y->episode->record);
}

GArray *
epsom_follow_ups_find (EpsomDiary *diary, EpsomInstant now, const EpsomFollowUpRules *rules)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (EpsomFollowUp));
  gint64 since = now.utc - get_reach ();
  guint n, n_doses;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);

  epsom_diary_get (diary, EPSOM_RECORD_DOSE, &n_doses);
  if (epsom_diary_find_from (diary, EPSOM_RECORD_DOSE, since) == n_doses)
    return found;

  for (guint i = 0; i < n; i++)
    {
      const EpsomEpisode *episode = epsom_record_as_episode (episodes[i]);
      g_auto (EpsomCourse) course = { 0 };

      if (episode->has_end)
        continue;
      epsom_course_init_since (&course, diary, episode, since);
      for (guint j = 0; j < course.n_taken; j++)
        if (course.taken[j]->kind == EPSOM_RECORD_DOSE &&
            is_treatment (&course, epsom_record_as_dose (course.taken[j])))
          add_of_dose (&course, epsom_record_as_dose (course.taken[j]), now, rules, found);
    }
  g_array_sort (found, compare);

  return found;
}

const EpsomFollowUp *
epsom_follow_ups_find_next (const GArray *follow_ups, const EpsomUuid *episode)
{
  for (guint i = 0; i < follow_ups->len; i++)
    {
      const EpsomFollowUp *follow_up = &g_array_index (follow_ups, EpsomFollowUp, i);

      if (epsom_uuid_equal (&follow_up->episode->record.id, episode))
        return follow_up;
    }

  return NULL;
}
