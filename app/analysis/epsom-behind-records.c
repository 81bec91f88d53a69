/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-behind.h"
#include "epsom-days.h"

/* The records behind a figure of days. */

#define SECONDS_PER_DAY (24 * 60 * 60)
/* By which the clock of a record may be off from UTC. */
#define REACH ((gint64) EPSOM_OFFSET_MAX * 60)

/** Dates: some dates, each of which may be meant or not. */
typedef struct {
  EpsomDate from;
  guint n;
  guint8 *chosen;
} Dates;

static void
dates_init (Dates *dates, EpsomDate from, EpsomDate to, gboolean chosen)
{
  *dates = (Dates){ .from = from, .n = to > from ? (guint) (to - from) : 0 };
  dates->chosen = g_malloc0 (dates->n);
  for (guint i = 0; i < dates->n && chosen; i++)
    dates->chosen[i] = TRUE;
}

static void
dates_clear (Dates *dates)
{
  g_clear_pointer (&dates->chosen, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Dates, dates_clear)

static gboolean
dates_have (const Dates *dates, EpsomDate date)
{
  return date >= dates->from && date - dates->from < (gint64) dates->n && dates->chosen[date - dates->from];
}

static gboolean
dates_have_any (const Dates *dates, EpsomDate first, EpsomDate last)
{
  for (EpsomDate date = MAX (first, dates->from); date <= MIN (last, dates->from + (EpsomDate) dates->n - 1); date++)
    if (dates_have (dates, date))
      return TRUE;

  return FALSE;
}

typedef struct {
  const EpsomBehind *behind;
  Dates *dates;
} Choosing;

static void
choose_after_infusion (EpsomDate date, guint bin, int group, gpointer data)
{
  const Choosing *choosing = data;

  if (bin == choosing->behind->which &&
      (choosing->behind->group == EPSOM_BEHIND_ANY_GROUP || choosing->behind->group == group))
    choosing->dates->chosen[date - choosing->dates->from] = TRUE;
}

/* Its dates in all cycles. */
static void
choose_cycle_days (Dates *dates, const EpsomResponse *response, guint which)
{
  int day = (int) which - EPSOM_CYCLE_SIDE;

  for (guint i = 0; i < response->n_cycles; i++)
    {
      EpsomDate date = response->cycles[i].onset + day;

      if (date >= dates->from && date - dates->from < (gint64) dates->n)
        dates->chosen[date - dates->from] = TRUE;
    }
}

static void
choose (Dates *dates, const EpsomBehind *behind, const EpsomResponse *response)
{
  const EpsomDays *days = response->days;
  Choosing choosing = { behind, dates };
  gboolean range = behind->kind != EPSOM_BEHIND_CYCLE_DAY && behind->kind != EPSOM_BEHIND_WEAR_OFF;

  if (range)
    dates_init (dates, behind->from, behind->to, TRUE);
  else if (days == NULL)
    dates_init (dates, 0, 0, FALSE);
  else
    dates_init (dates, days->first, days->first + (EpsomDate) days->n, FALSE);
  if (dates->n == 0)
    return;
  if (behind->kind == EPSOM_BEHIND_WEAR_OFF)
    epsom_wear_off_for_each (days, choose_after_infusion, &choosing);
  if (behind->kind == EPSOM_BEHIND_CYCLE_DAY)
    choose_cycle_days (dates, response, behind->which);
}

/* Whether @record, which is no episode, stands behind the figure if its date does. */
static gboolean
is_meant (const EpsomBehind *behind, const EpsomResponse *response, const EpsomRecord *record)
{
  const EpsomRating *rating = record->kind == EPSOM_RECORD_RATING ? epsom_record_as_rating (record) : NULL;
  const EpsomDose *dose = record->kind == EPSOM_RECORD_DOSE ? epsom_record_as_dose (record) : NULL;

  switch (behind->kind)
    {
    case EPSOM_BEHIND_DATES:
      return TRUE;
    case EPSOM_BEHIND_ORAL:
      return dose != NULL && dose->route == EPSOM_ROUTE_ORAL;
    case EPSOM_BEHIND_MONTH:
      if (dose != NULL)
        return dose->route == EPSOM_ROUTE_IV;
      G_GNUC_FALLTHROUGH;
    case EPSOM_BEHIND_CYCLE_DAY:
    case EPSOM_BEHIND_WEAR_OFF:
      return rating != NULL && rating->severity > EPSOM_MILD_MAX &&
             g_str_equal (rating->symptom, response->query.symptom);
    default:
      return FALSE;
    }
}

static void
add_episodes (GPtrArray *found, const EpsomBehind *behind, const EpsomResponse *response, const Dates *dates)
{
  gint64 end = (gint64) (dates->from + (EpsomDate) dates->n) * SECONDS_PER_DAY + REACH;
  guint n, last = epsom_diary_find_from (response->diary, EPSOM_RECORD_EPISODE, end);
  const EpsomRecord *const *episodes = epsom_diary_get (response->diary, EPSOM_RECORD_EPISODE, &n);

  for (guint i = 0; i < last; i++)
    {
      const EpsomEpisode *episode = epsom_record_as_episode (episodes[i]);

      if (behind->kind != EPSOM_BEHIND_DATES && !g_str_equal (episode->symptom, response->query.symptom))
        continue;
      if (dates_have_any (dates, epsom_instant_get_date (episode->start),
                          epsom_days_get_last_active (response->diary, episode)))
        g_ptr_array_add (found, (gpointer) episodes[i]);
    }
}

static void
add_kind (GPtrArray *found,
          const EpsomBehind *behind,
          const EpsomResponse *response,
          const Dates *dates,
          EpsomRecordKind kind)
{
  gint64 from = (gint64) dates->from * SECONDS_PER_DAY - REACH;
  gint64 end = (gint64) (dates->from + (EpsomDate) dates->n) * SECONDS_PER_DAY + REACH;
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (response->diary, kind, &n);

  for (guint i = epsom_diary_find_from (response->diary, kind, from); i < n && epsom_record_get_time (records[i]) < end;
       i++)
    if (dates_have (dates, epsom_record_get_date (records[i])) && is_meant (behind, response, records[i]))
      g_ptr_array_add (found, (gpointer) records[i]);
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  return epsom_record_compare (*(const EpsomRecord *const *) a, *(const EpsomRecord *const *) b);
}

static void
add_dates (GPtrArray *found, const EpsomBehind *behind, const EpsomResponse *response)
{
  g_auto (Dates) dates = { 0 };

  choose (&dates, behind, response);
  if (dates.n == 0)
    return;
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (kind != EPSOM_RECORD_EPISODE)
      add_kind (found, behind, response, &dates, (EpsomRecordKind) kind);
  if (behind->kind != EPSOM_BEHIND_ORAL)
    add_episodes (found, behind, response, &dates);
  g_ptr_array_sort (found, compare_records);
}

/* Those of a kind come by time. */
static void
add_row (GPtrArray *found, const EpsomBehind *behind, EpsomDiary *diary)
{
  EpsomRecordKind kind = behind->first->kind;
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (diary, kind, &n);

  for (guint i = epsom_diary_find_from (diary, kind, epsom_record_get_time (behind->first)); i < n; i++)
    {
      const EpsomRecord *record = records[i];

      if (epsom_record_compare (record, behind->first) >= 0 &&
          (behind->method == EPSOM_BEHIND_ANY_METHOD ||
           (int) epsom_dose_get_method (epsom_record_as_dose (record)) == behind->method))
        g_ptr_array_add (found, (gpointer) record);
      if (record == behind->last)
        return;
    }
}

GPtrArray *
epsom_behind_find_records (const EpsomBehind *behind, const EpsomResponse *response)
{
  GPtrArray *found = g_ptr_array_new ();

  switch (behind->kind)
    {
    case EPSOM_BEHIND_RECORD:
      g_ptr_array_add (found, (gpointer) behind->first);
      break;
    case EPSOM_BEHIND_ROW:
      add_row (found, behind, response->diary);
      break;
    case EPSOM_BEHIND_DATES:
    case EPSOM_BEHIND_ORAL:
    case EPSOM_BEHIND_MONTH:
    case EPSOM_BEHIND_CYCLE_DAY:
    case EPSOM_BEHIND_WEAR_OFF:
      add_dates (found, behind, response);
      break;
    default:
      break;
    }

  return found;
}
