/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-days.h"

#include <string.h>

#define SECONDS_PER_DAY (24 * 60 * 60)

/* What filling the dates needs besides them. Runs are counted up where they begin and down after they end, so that a
 * long episode costs no more than a short one. */
typedef struct {
  EpsomDays *days;
  EpsomDiary *diary;
  const char *symptom;
  gint32 *active;            /* runs of episodes of any symptom */
  gint32 *symptom_active;    /* runs of episodes of the symptom */
  const EpsomDose **iv;      /* the latest IV dose of each date */
  const EpsomGroups *groups; /* (nullable) */
} Filling;

/* The first date that a record can have: a kind's first record by time has nearly its first date. */
static EpsomDate
find_first (EpsomDiary *diary, EpsomDate last)
{
  EpsomDate first = last + 1;

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EpsomRecord *const *records = epsom_diary_get (diary, kind, &n);
      if (n > 0)
        {
          const EpsomInstant earliest = { epsom_record_get_time (records[0]), -EPSOM_OFFSET_MAX };
          first = MIN (first, epsom_instant_get_date (earliest));
        }
    }
  return MAX (first, EPSOM_DATE_FIRST);
}

static EpsomCell *
get_cell (const EpsomDays *days, EpsomDate date)
{
  return date >= days->first && date - days->first < (gint64) days->n ? &days->cells[date - days->first] : NULL;
}

static EpsomCell *
record (Filling *filling, EpsomDate date)
{
  EpsomCell *cell = get_cell (filling->days, date);
  if (cell != NULL)
    cell->recorded = TRUE;
  return cell;
}

/* The last local date of the readings of an ongoing episode at its last instant; @otherwise where it has none. */
static EpsomDate
get_last_reading_date (EpsomDiary *diary, const EpsomEpisode *episode, EpsomDate otherwise)
{
  guint n;
  const EpsomRecord *const *readings = epsom_diary_get_readings (diary, &episode->record.id, &n);
  EpsomDate date = otherwise;

  for (guint i = n; i-- > 0;)
    {
      const EpsomReading *reading = epsom_record_as_reading (readings[i]);
      if (reading->at.utc != epsom_record_as_reading (readings[n - 1])->at.utc)
        break;
      date = MAX (date, epsom_instant_get_date (reading->at));
    }
  return date;
}

EpsomDate
epsom_days_get_last_active (EpsomDiary *diary, const EpsomEpisode *episode)
{
  const EpsomDate first = epsom_instant_get_date (episode->start);

  if (!episode->has_end)
    return get_last_reading_date (diary, episode, first);

  /* One second earlier: an end at 00:00 does not reach its new date. */
  const EpsomInstant last = { episode->end.utc - 1, episode->end.offset };
  return MAX (first, epsom_instant_get_date (last));
}

static void
add_run (const EpsomDays *days, gint32 *runs, EpsomDate from, EpsomDate to)
{
  const EpsomDate last = days->first + (EpsomDate) days->n - 1;
  if (from > last)
    return;
  runs[from - days->first]++;
  runs[MIN (to, last) + 1 - days->first]--;
}

static void
add_episodes (Filling *filling)
{
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (filling->diary, EPSOM_RECORD_EPISODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const EpsomEpisode *episode = epsom_record_as_episode (episodes[i]);
      const EpsomDate from = epsom_instant_get_date (episode->start);
      const EpsomDate to = epsom_days_get_last_active (filling->diary, episode);
      add_run (filling->days, filling->active, from, to);
      if (g_str_equal (episode->symptom, filling->symptom))
        add_run (filling->days, filling->symptom_active, from, to);
    }
}

static void
finish_runs (Filling *filling)
{
  int active = 0, symptom_active = 0;

  for (guint i = 0; i < filling->days->n; i++)
    {
      active += filling->active[i];
      symptom_active += filling->symptom_active[i];
      filling->days->cells[i].recorded |= active > 0;
      filling->days->cells[i].symptom |= symptom_active > 0;
    }
}

static void
add_dose (Filling *filling, const EpsomDose *dose)
{
  const EpsomDate date = epsom_instant_get_date (dose->at);
  EpsomCell *cell = record (filling, date);
  if (cell == NULL || dose->route != EPSOM_ROUTE_IV)
    return;

  /* Doses come by time and id; of two at one instant the later on the clock counts. */
  const EpsomDose **latest = &filling->iv[date - filling->days->first];
  if (*latest != NULL && epsom_instant_compare (dose->at, (*latest)->at) < 0)
    return;
  *latest = dose;
  cell->iv = TRUE;
  cell->iv_method = epsom_dose_get_method (dose);
  cell->iv_group = filling->groups != NULL ? epsom_groups_find (filling->groups, dose) : (int) cell->iv_method;
}

static void
add_rating (Filling *filling, const EpsomRating *rating)
{
  EpsomCell *cell = record (filling, rating->date);
  if (cell == NULL || !g_str_equal (rating->symptom, filling->symptom))
    return;
  cell->rating = MAX (cell->rating, rating->severity);
  if (rating->severity > EPSOM_MILD_MAX)
    cell->symptom = TRUE;
}

static void
add_point (Filling *filling, const EpsomRecord *point)
{
  EpsomCell *cell;

  switch (point->kind)
    {
    case EPSOM_RECORD_DOSE:
      add_dose (filling, epsom_record_as_dose (point));
      break;
    case EPSOM_RECORD_RATING:
      add_rating (filling, epsom_record_as_rating (point));
      break;
    case EPSOM_RECORD_MEDICINE:
      cell = record (filling, epsom_record_get_date (point));
      if (cell != NULL)
        cell->classes |= 1u << epsom_record_as_medicine (point)->medicine_class;
      break;
    case EPSOM_RECORD_DAY:
      cell = record (filling, epsom_record_get_date (point));
      if (cell != NULL)
        cell->bleeding |= epsom_record_as_day (point)->bleeding >= EPSOM_BLEEDING_LIGHT;
      break;
    case EPSOM_RECORD_READING:
    case EPSOM_RECORD_LAB:
      record (filling, epsom_record_get_date (point));
      break;
    case EPSOM_RECORD_EPISODE:
    default:
      g_assert_not_reached ();
    }
}

static void
fill (Filling *filling)
{
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EpsomRecord *const *records = epsom_diary_get (filling->diary, kind, &n);
      for (guint i = 0; kind != EPSOM_RECORD_EPISODE && i < n; i++)
        add_point (filling, records[i]);
    }
  add_episodes (filling);
  finish_runs (filling);
}

EpsomDays *
epsom_days_new_grouped (EpsomDiary *diary, const EpsomQuery *query, const EpsomGroups *groups)
{
  EpsomDays *days = g_new0 (EpsomDays, 1);
  const EpsomDate last = epsom_instant_get_date (query->as_of);

  days->first = find_first (diary, last);
  days->n = last + 1 - days->first;
  days->cells = g_new0 (EpsomCell, days->n);
  for (guint i = 0; i < days->n; i++)
    days->cells[i].rating = -1;
  days->from = query->from == EPSOM_DATE_NONE ? days->first : MAX (days->first, query->from);
  days->to = epsom_query_get_last (query);

  g_autofree gint32 *active = g_new0 (gint32, days->n + 1);
  g_autofree gint32 *symptom_active = g_new0 (gint32, days->n + 1);
  g_autofree const EpsomDose **iv = g_new0 (const EpsomDose *, days->n);
  fill (&(Filling){ days, diary, query->symptom, active, symptom_active, iv, groups });
  return days;
}

EpsomDays *
epsom_days_new (EpsomDiary *diary, const EpsomQuery *query)
{
  return epsom_days_new_grouped (diary, query, NULL);
}

void
epsom_days_free (EpsomDays *days)
{
  g_free (days->cells);
  g_free (days);
}

const EpsomCell *
epsom_days_get (const EpsomDays *days, EpsomDate date)
{
  return get_cell (days, date);
}

EpsomDate
epsom_days_get_first_recorded (const EpsomDays *days)
{
  EpsomDate date = days->from;

  while (date <= days->to && !epsom_days_get (days, date)->recorded)
    date++;
  return date;
}

EpsomDate
epsom_days_last_of_month (EpsomDate month)
{
  const EpsomDate next = epsom_date_first_of_month (month, 1);
  return next == EPSOM_DATE_NONE ? EPSOM_DATE_LAST : next - 1;
}
