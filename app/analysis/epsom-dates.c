/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-dates.h"

#include "epsom-days.h"

#define DAY_SECONDS (24 * 60 * 60)
/* A local date is found within these seconds around its UTC day, whatever the offset. */
#define OFFSET_SECONDS (EPSOM_OFFSET_MAX * 60)

typedef struct {
  EpsomDiary *diary;
  const char *const *symptoms; /* (nullable) */
  EpsomDate from;
  guint n;
  EpsomDateFacts *facts;
} Filling;

static EpsomDateFacts *
get_facts (const Filling *filling, EpsomDate date)
{
  return date >= filling->from && date - filling->from < (gint64) filling->n ? &filling->facts[date - filling->from]
                                                                             : NULL;
}

static gboolean
is_asked_for (const Filling *filling, const char *symptom)
{
  return filling->symptoms == NULL || g_strv_contains (filling->symptoms, symptom);
}

static void
add_severity (const Filling *filling, EpsomDateFacts *facts, int severity, const char *symptom)
{
  if (!is_asked_for (filling, symptom) || severity < facts->worst || (severity == facts->worst && g_strcmp0 (symptom, facts->symptom) >= 0))
    return;
  facts->worst = severity;
  facts->symptom = g_intern_string (symptom);
}

static void
add_reading (const Filling *filling, EpsomDateFacts *facts, const EpsomReading *reading)
{
  const EpsomRecord *episode = epsom_diary_lookup (filling->diary, &reading->episode);

  if (episode != NULL && episode->kind == EPSOM_RECORD_EPISODE)
    add_severity (filling, facts, reading->severity, epsom_record_as_episode (episode)->symptom);
}

static void
add_record (const Filling *filling, const EpsomRecord *record)
{
  EpsomDateFacts *facts = get_facts (filling, epsom_record_get_date (record));

  if (facts == NULL)
    return;
  facts->recorded = TRUE;
  if (record->kind == EPSOM_RECORD_READING)
    add_reading (filling, facts, epsom_record_as_reading (record));
  else if (record->kind == EPSOM_RECORD_RATING)
    add_severity (filling, facts, epsom_record_as_rating (record)->severity,
                  epsom_record_as_rating (record)->symptom);
  else if (record->kind == EPSOM_RECORD_DOSE)
    facts->methods |= 1U << epsom_dose_get_method (epsom_record_as_dose (record));
}

static void
add_records (const Filling *filling, EpsomRecordKind kind)
{
  const gint64 first = (gint64) filling->from * DAY_SECONDS - OFFSET_SECONDS;
  const gint64 last = ((gint64) filling->from + filling->n) * DAY_SECONDS + OFFSET_SECONDS;
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (filling->diary, kind, &n);

  for (guint i = epsom_diary_find_from (filling->diary, kind, first);
       i < n && epsom_record_get_time (records[i]) < last; i++)
    add_record (filling, records[i]);
}

/* An episode may have begun long before. */
static void
add_episodes (const Filling *filling)
{
  const gint64 last = ((gint64) filling->from + filling->n) * DAY_SECONDS + OFFSET_SECONDS;
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (filling->diary, EPSOM_RECORD_EPISODE, &n);

  for (guint i = 0; i < n && epsom_record_get_time (episodes[i]) < last; i++)
    {
      const EpsomEpisode *episode = epsom_record_as_episode (episodes[i]);
      const EpsomDate start = MAX (epsom_instant_get_date (episode->start), filling->from);
      const EpsomDate end = epsom_days_get_last_active (filling->diary, episode);

      for (EpsomDate date = start; date <= end && get_facts (filling, date) != NULL; date++)
        {
          get_facts (filling, date)->recorded = TRUE;
          get_facts (filling, date)->active |= is_asked_for (filling, episode->symptom);
        }
    }
}

/* Dates with an onset, within reach of those that are asked for. Days come by date. */
static GArray *
find_onsets (EpsomDiary *diary, EpsomDate from, EpsomDate to)
{
  const EpsomDate since = from - EPSOM_CYCLE_DAY_MAX;
  GArray *onsets = g_array_new (FALSE, FALSE, sizeof (EpsomDate));
  EpsomDate last_bleeding = EPSOM_DATE_NONE;
  guint n;
  const EpsomRecord *const *days = epsom_diary_get (diary, EPSOM_RECORD_DAY, &n);

  for (guint i = epsom_diary_find_from (diary, EPSOM_RECORD_DAY, (gint64) (since - EPSOM_QUIET_DATES) * DAY_SECONDS);
       i < n; i++)
    {
      const EpsomDay *day = epsom_record_as_day (days[i]);

      if (day->date > to)
        break;
      if (day->bleeding < EPSOM_BLEEDING_LIGHT)
        continue;
      if (day->date >= since && (last_bleeding == EPSOM_DATE_NONE || day->date - last_bleeding > EPSOM_QUIET_DATES))
        g_array_append_val (onsets, day->date);
      last_bleeding = day->date;
    }
  return onsets;
}

static void
count_cycle_days (const Filling *filling)
{
  g_autoptr (GArray) onsets = find_onsets (filling->diary, filling->from, filling->from + (EpsomDate) filling->n - 1);
  guint next = 0;

  for (guint i = 0; i < filling->n; i++)
    {
      const EpsomDate date = filling->from + (EpsomDate) i;

      while (next < onsets->len && g_array_index (onsets, EpsomDate, next) <= date)
        next++;
      if (next > 0)
        filling->facts[i].cycle_day = date - g_array_index (onsets, EpsomDate, next - 1) + 1;
      if (filling->facts[i].cycle_day > EPSOM_CYCLE_DAY_MAX)
        filling->facts[i].cycle_day = 0;
    }
}

void
epsom_dates_find (EpsomDiary *diary,
                  const char *const *symptoms,
                  EpsomDate from,
                  guint n,
                  EpsomDateFacts *facts)
{
  const Filling filling = { diary, symptoms, from, n, facts };

  for (guint i = 0; i < n; i++)
    facts[i] = (EpsomDateFacts){ .worst = -1, .narrowed = symptoms != NULL };
  for (int kind = 0; kind < (int) EPSOM_N_RECORD_KINDS; kind++)
    if (kind != EPSOM_RECORD_EPISODE)
      add_records (&filling, (EpsomRecordKind) kind);
  add_episodes (&filling);
  count_cycle_days (&filling);
}

int
epsom_dates_get_cycle_day (EpsomDiary *diary, EpsomDate date)
{
  EpsomDateFacts facts = { .worst = -1 };

  count_cycle_days (&(Filling){ diary, NULL, date, 1, &facts });
  return facts.cycle_day;
}
