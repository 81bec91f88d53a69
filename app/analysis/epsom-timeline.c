/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-timeline.h"

/* The kinds whose records have an instant. */
static const EpsomRecordKind timed[] = {
  EPSOM_RECORD_EPISODE, EPSOM_RECORD_READING, EPSOM_RECORD_DOSE, EPSOM_RECORD_MEDICINE, EPSOM_RECORD_LAB,
};

const EpsomCalendarDay *
epsom_timeline_get_day (const EpsomCalendar *days, EpsomDate date)
{
  return date >= days->from && date - days->from < (gint64) days->n ? &days->days[date - days->from] : NULL;
}

static gboolean
is_within (const EpsomTimeline *timeline, EpsomDate date)
{
  return date >= timeline->from && date - timeline->from < (gint64) timeline->n;
}

static gboolean
has_any (const EpsomCalendar *days)
{
  for (guint i = 0; i < days->n; i++)
    if (days->days[i].symptom || days->days[i].worst >= 0)
      return TRUE;

  return FALSE;
}

/* The lanes of the other symptoms of which anything is recorded. */
static void
add_lanes (EpsomTimeline *timeline, const EpsomResponse *response)
{
  const EpsomCalendar *main = epsom_response_get_calendar (response);

  timeline->lanes = g_new0 (EpsomTimelineLane, g_strv_length (timeline->symptoms) + 1);
  timeline->lanes[timeline->n_lanes++] = (EpsomTimelineLane){ response->query.symptom, main };
  timeline->others = epsom_calendar_new_of_symptoms (main, response->diary, timeline->symptoms);
  for (guint i = 0; i < timeline->others->len; i++)
    {
      const EpsomCalendar *days = g_ptr_array_index (timeline->others, i);

      if (!g_str_equal (timeline->symptoms[i], response->query.symptom) && has_any (days))
        timeline->lanes[timeline->n_lanes++] = (EpsomTimelineLane){ timeline->symptoms[i], days };
    }
}

/* Up to the last recorded date, and what is said of the symptom's days. */
static void
count_days (EpsomTimeline *timeline)
{
  const EpsomCalendar *days = timeline->lanes[0].days;
  gint8 worst = -1;

  timeline->from = days->from;
  timeline->worst_date = EPSOM_DATE_NONE;
  for (guint i = 0; i < days->n; i++)
    {
      const EpsomCalendarDay *day = &days->days[i];

      if (day->recorded)
        timeline->n = i + 1;
      timeline->n_recorded += day->recorded;
      timeline->n_symptom_days += day->symptom;
      if (day->worst < 0 || day->worst < worst)
        continue;
      worst = day->worst;
      timeline->worst_date = days->from + (EpsomDate) i;
    }
}

static void
add_bleeding (EpsomTimeline *timeline, EpsomDiary *diary)
{
  guint n;
  const EpsomRecord *const *days = epsom_diary_get (diary, EPSOM_RECORD_DAY, &n);
  EpsomCalendar *bleeding = timeline->bleeding = epsom_calendar_new_empty (timeline->lanes[0].days);

  bleeding->n = timeline->n;
  for (guint i = 0; i < n; i++)
    {
      const EpsomDay *day = epsom_record_as_day (days[i]);
      EpsomCalendarDay *cell;

      if (day->bleeding == EPSOM_BLEEDING_UNKNOWN || !is_within (timeline, day->date))
        continue;
      cell = &bleeding->days[day->date - bleeding->from];
      cell->worst = MAX (cell->worst, (gint8) (day->bleeding - EPSOM_BLEEDING_NONE));
    }
  for (guint i = 0; i < bleeding->n; i++)
    timeline->n_bleeding_days += bleeding->days[i].worst > 0;
}

static void
count_records (EpsomTimeline *timeline, EpsomDiary *diary)
{
  guint n;
  const EpsomRecord *const *doses = epsom_diary_get (diary, EPSOM_RECORD_DOSE, &n);

  for (guint i = 0; i < n; i++)
    if (is_within (timeline, epsom_record_get_date (doses[i])))
      timeline->n_doses[epsom_dose_get_method (epsom_record_as_dose (doses[i]))]++;

  const EpsomRecord *const *medicines = epsom_diary_get (diary, EPSOM_RECORD_MEDICINE, &n);

  for (guint i = 0; i < n; i++)
    timeline->n_medicines += is_within (timeline, epsom_record_get_date (medicines[i]));

  const EpsomRecord *const *labs = epsom_diary_get (diary, EPSOM_RECORD_LAB, &n);

  for (guint i = 0; i < n; i++)
    timeline->n_labs += is_within (timeline, epsom_record_get_date (labs[i]));
}

/* Each kind is ordered by time: they are merged. */
static void
find_clock_changes (EpsomTimeline *timeline, EpsomDiary *diary)
{
  const EpsomRecord *const *records[G_N_ELEMENTS (timed)];
  guint n[G_N_ELEMENTS (timed)], next[G_N_ELEMENTS (timed)] = { 0 };
  const EpsomInstant *before = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (timed); i++)
    records[i] = epsom_diary_get (diary, timed[i], &n[i]);
  for (;;)
    {
      const EpsomInstant *at = NULL;
      gsize taken = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (timed); i++)
        {
          const EpsomInstant *instant = next[i] < n[i] ? epsom_record_get_instant (records[i][next[i]]) : NULL;

          if (instant == NULL || (at != NULL && at->utc <= instant->utc))
            continue;
          at = instant;
          taken = i;
        }
      if (at == NULL)
        return;
      next[taken]++;
      if (before != NULL && before->offset != at->offset)
        g_array_append_val (timeline->changes, ((EpsomClockChange){ *at, at->offset - before->offset }));
      before = at;
    }
}

EpsomTimeline *
epsom_timeline_new (const EpsomResponse *response)
{
  EpsomTimeline *timeline = g_new0 (EpsomTimeline, 1);

  timeline->symptoms = epsom_diary_list_symptoms (response->diary);
  timeline->changes = g_array_new (FALSE, FALSE, sizeof (EpsomClockChange));
  add_lanes (timeline, response);
  count_days (timeline);
  add_bleeding (timeline, response->diary);
  count_records (timeline, response->diary);
  find_clock_changes (timeline, response->diary);

  return timeline;
}

void
epsom_timeline_free (EpsomTimeline *timeline)
{
  g_free (timeline->lanes);
  g_ptr_array_unref (timeline->others);
  epsom_calendar_free (timeline->bleeding);
  g_array_unref (timeline->changes);
  g_strfreev (timeline->symptoms);
  g_free (timeline);
}
