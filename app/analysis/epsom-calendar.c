/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-calendar.h"

#include "epsom-days.h"

static EpsomCalendarDay *
get_day (const EpsomCalendar *calendar, EpsomDate date)
{
  return date >= calendar->from && date - calendar->from < (gint64) calendar->n ? &calendar->days[date - calendar->from]
                                                                                : NULL;
}

/* The period, from its first recorded date on. */
static void
find_dates (EpsomCalendar *calendar, const EpsomDays *days)
{
  calendar->from = epsom_days_get_first_recorded (days);
  calendar->n = calendar->from <= days->to ? (guint) (days->to + 1 - calendar->from) : 0;
}

static void
take_days (EpsomCalendar *calendar, const EpsomDays *days)
{
  for (guint i = 0; i < calendar->n; i++)
    {
      const EpsomCell *cell = epsom_days_get (days, calendar->from + (EpsomDate) i);

      calendar->days[i] = (EpsomCalendarDay){
        .worst = cell->rating,
        .recorded = cell->recorded,
        .symptom = cell->symptom,
        .iv = cell->iv,
        .iv_method = cell->iv_method,
      };
    }
}

static void
add_readings_of (EpsomCalendar *calendar, EpsomDiary *diary, const EpsomEpisode *episode)
{
  guint n;
  const EpsomRecord *const *readings = epsom_diary_get_readings (diary, &episode->record.id, &n);

  for (guint i = 0; i < n; i++)
    {
      const EpsomReading *reading = epsom_record_as_reading (readings[i]);
      EpsomCalendarDay *day = get_day (calendar, epsom_instant_get_date (reading->at));

      if (day != NULL)
        day->worst = MAX (day->worst, (gint8) reading->severity);
    }
}

static void
add_readings (EpsomCalendar *calendar, EpsomDiary *diary, const char *symptom)
{
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (epsom_record_as_episode (episodes[i])->symptom, symptom))
      add_readings_of (calendar, diary, epsom_record_as_episode (episodes[i]));
}

static gboolean
is_acute (const EpsomDose *dose)
{
  return dose->purpose == EPSOM_PURPOSE_ACUTE ||
         (dose->purpose != EPSOM_PURPOSE_PREVENTIVE && !epsom_uuid_is_null (&dose->episode));
}

static void
add_oral_doses (EpsomCalendar *calendar, EpsomDiary *diary)
{
  guint n;
  const EpsomRecord *const *doses = epsom_diary_get (diary, EPSOM_RECORD_DOSE, &n);

  for (guint i = 0; i < n; i++)
    {
      const EpsomDose *dose = epsom_record_as_dose (doses[i]);
      EpsomCalendarDay *day = get_day (calendar, epsom_instant_get_date (dose->at));

      if (day != NULL && dose->route == EPSOM_ROUTE_ORAL && is_acute (dose))
        day->oral = TRUE;
    }
}

EpsomCalendar *
epsom_calendar_new_empty (const EpsomCalendar *calendar)
{
  EpsomCalendar *empty = g_new0 (EpsomCalendar, 1);

  empty->from = calendar->from;
  empty->n = calendar->n;
  empty->days = g_new0 (EpsomCalendarDay, empty->n);
  for (guint i = 0; i < empty->n; i++)
    {
      empty->days[i].worst = -1;
      empty->days[i].recorded = calendar->days[i].recorded;
    }

  return empty;
}

/** Symptoms: the calendars of several. */
typedef struct {
  GPtrArray *calendars; /* EpsomCalendar */
  char *const *names;
} Symptoms;

/* Returns: (nullable) */
static EpsomCalendar *
find_symptom (const Symptoms *symptoms, const char *name)
{
  for (guint i = 0; i < symptoms->calendars->len; i++)
    if (g_str_equal (symptoms->names[i], name))
      return g_ptr_array_index (symptoms->calendars, i);

  return NULL;
}

static void
add_episode (EpsomCalendar *calendar, EpsomDiary *diary, const EpsomEpisode *episode)
{
  EpsomDate from = MAX (epsom_instant_get_date (episode->start), calendar->from);
  EpsomDate to = MIN (epsom_days_get_last_active (diary, episode), calendar->from + (EpsomDate) calendar->n - 1);

  for (EpsomDate date = from; date <= to; date++)
    get_day (calendar, date)->symptom = TRUE;
  add_readings_of (calendar, diary, episode);
}

static void
add_rating (EpsomCalendar *calendar, const EpsomRating *rating)
{
  EpsomCalendarDay *day = get_day (calendar, rating->date);

  if (day == NULL)
    return;
  day->worst = MAX (day->worst, (gint8) rating->severity);
  day->symptom |= rating->severity > EPSOM_MILD_MAX;
}

static void
fill_symptoms (const Symptoms *symptoms, EpsomDiary *diary)
{
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const EpsomEpisode *episode = epsom_record_as_episode (episodes[i]);
      EpsomCalendar *calendar = find_symptom (symptoms, episode->symptom);

      if (calendar != NULL)
        add_episode (calendar, diary, episode);
    }

  const EpsomRecord *const *ratings = epsom_diary_get (diary, EPSOM_RECORD_RATING, &n);

  for (guint i = 0; i < n; i++)
    {
      const EpsomRating *rating = epsom_record_as_rating (ratings[i]);
      EpsomCalendar *calendar = find_symptom (symptoms, rating->symptom);

      if (calendar != NULL)
        add_rating (calendar, rating);
    }
}

GPtrArray *
epsom_calendar_new_of_symptoms (const EpsomCalendar *calendar, EpsomDiary *diary, char *const *names)
{
  Symptoms symptoms = { g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_calendar_free), names };

  for (gsize i = 0; names[i] != NULL; i++)
    g_ptr_array_add (symptoms.calendars, epsom_calendar_new_empty (calendar));
  if (calendar->n > 0)
    fill_symptoms (&symptoms, diary);

  return symptoms.calendars;
}

static void
count_symptoms (EpsomCalendar *calendar, EpsomDiary *diary)
{
  g_auto (GStrv) names = epsom_diary_list_symptoms (diary);
  g_autoptr (GPtrArray) symptoms = epsom_calendar_new_of_symptoms (calendar, diary, names);

  for (guint i = 0; i < symptoms->len; i++)
    {
      const EpsomCalendar *days = g_ptr_array_index (symptoms, i);

      for (guint day = 0; day < calendar->n; day++)
        calendar->days[day].n_symptoms += days->days[day].symptom;
    }
}

EpsomCalendar *
epsom_calendar_new (const EpsomResponse *response)
{
  EpsomCalendar *calendar = g_new0 (EpsomCalendar, 1);

  if (response->days == NULL)
    return calendar;
  find_dates (calendar, response->days);
  calendar->days = g_new0 (EpsomCalendarDay, calendar->n);
  take_days (calendar, response->days);
  add_readings (calendar, response->diary, response->query.symptom);
  add_oral_doses (calendar, response->diary);
  if (response->query.count_symptoms)
    count_symptoms (calendar, response->diary);
  return calendar;
}

void
epsom_calendar_free (EpsomCalendar *calendar)
{
  g_free (calendar->days);
  g_free (calendar);
}
