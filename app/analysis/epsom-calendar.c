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
add_readings (EpsomCalendar *calendar, EpsomDiary *diary, const char *symptom)
{
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);

  for (guint i = 0; i < n; i++)
    {
      guint n_readings = 0;
      const EpsomRecord *const *readings = NULL;

      if (g_str_equal (epsom_record_as_episode (episodes[i])->symptom, symptom))
        readings = epsom_diary_get_readings (diary, &episodes[i]->id, &n_readings);
      for (guint j = 0; j < n_readings; j++)
        {
          const EpsomReading *reading = epsom_record_as_reading (readings[j]);
          EpsomCalendarDay *day = get_day (calendar, epsom_instant_get_date (reading->at));

          if (day != NULL)
            day->worst = MAX (day->worst, (gint8) reading->severity);
        }
    }
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

static void
count_symptoms (EpsomCalendar *calendar, EpsomDiary *diary, const EpsomQuery *query)
{
  g_auto (GStrv) symptoms = epsom_diary_list_symptoms (diary);

  for (char **symptom = symptoms; *symptom != NULL; symptom++)
    {
      EpsomQuery one = *query;

      one.symptom = *symptom;
      g_autoptr (EpsomDays) days = epsom_days_new (diary, &one);
      for (guint i = 0; i < calendar->n; i++)
        calendar->days[i].n_symptoms += epsom_days_get (days, calendar->from + (EpsomDate) i)->symptom;
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
    count_symptoms (calendar, response->diary, &response->query);
  return calendar;
}

void
epsom_calendar_free (EpsomCalendar *calendar)
{
  g_free (calendar->days);
  g_free (calendar);
}
