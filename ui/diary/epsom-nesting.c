/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-nesting.h"

#include "epsom-dates.h"
#include "epsom-days.h"
#include "epsom-spells.h"

/* A local date is found within these seconds around its UTC day, whatever the offset. */
#define MAX_OFFSET_SECONDS (14 * 60 * 60)
#define DAY_SECONDS (24 * 60 * 60)
/* How long after a dose something may be lacking. */
#define GAP_SECONDS (2 * 60 * 60)

struct _EpsomNesting {
  EpsomDiary *diary;
  const EpsomRecord *const *episodes; /* of the diary, by start */
  guint n_episodes;
  gint64 *reaches; /* of each episode: the latest reach of it and of all before it */
};

/* The last instant at which what names no episode is linked to @episode. */
static gint64
get_reach (EpsomDiary *diary, const EpsomEpisode *episode)
{
  return episode->has_end ? episode->end.utc - 1 : epsom_diary_get_last_sign (diary, episode) + EPSOM_OPEN_REACH;
}

EpsomNesting *
epsom_nesting_new (EpsomDiary *diary)
{
  EpsomNesting *self = g_new0 (EpsomNesting, 1);
  gint64 reach = G_MININT64;

  self->diary = epsom_diary_ref (diary);
  self->episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &self->n_episodes);
  self->reaches = g_new (gint64, self->n_episodes);
  for (guint i = 0; i < self->n_episodes; i++)
    {
      reach = MAX (reach, get_reach (diary, epsom_record_as_episode (self->episodes[i])));
      self->reaches[i] = reach;
    }

  return self;
}

void
epsom_nesting_free (EpsomNesting *self)
{
  epsom_diary_unref (self->diary);
  g_free (self->reaches);
  g_free (self);
}

EpsomDiary *
epsom_nesting_get_diary (EpsomNesting *self)
{
  return self->diary;
}

static const EpsomEpisode *
find_by_id (EpsomNesting *self, const EpsomUuid *id)
{
  const EpsomRecord *record = epsom_diary_lookup (self->diary, id);

  return record != NULL && record->kind == EPSOM_RECORD_EPISODE ? epsom_record_as_episode (record) : NULL;
}

static gboolean
lies_in (const EpsomEpisode *episode, gint64 time)
{
  return time >= episode->start.utc && (!episode->has_end || time <= episode->end.utc);
}

/* The index of the episode that began last of those before @index that reach @time; -1 where there is none. */
static int
find_reaching (EpsomNesting *self, guint index, gint64 time)
{
  for (guint i = index; i > 0 && self->reaches[i - 1] >= time; i--)
    if (get_reach (self->diary, epsom_record_as_episode (self->episodes[i - 1])) >= time)
      return (int) i - 1;

  return -1;
}

/* The episodes begun by @time. */
static guint
count_begun (EpsomNesting *self, gint64 time)
{
  return epsom_diary_find_from (self->diary, EPSOM_RECORD_EPISODE, time + 1);
}

static const EpsomEpisode *
find_by_time (EpsomNesting *self, gint64 time)
{
  int index = find_reaching (self, count_begun (self, time), time);

  return index >= 0 ? epsom_record_as_episode (self->episodes[index]) : NULL;
}

const EpsomEpisode *
epsom_nesting_find_host (EpsomNesting *self, const EpsomRecord *record)
{
  EpsomUuid id = epsom_record_get_episode (record);
  gint64 time = epsom_record_get_time (record);
  const EpsomEpisode *named;

  switch (record->kind)
    {
    case EPSOM_RECORD_READING:
      return find_by_id (self, &id);
    case EPSOM_RECORD_DOSE:
    case EPSOM_RECORD_MEDICINE:
      if (epsom_uuid_is_null (&id))
        return find_by_time (self, time);
      named = find_by_id (self, &id);
      return named != NULL && lies_in (named, time) ? named : NULL;
    case EPSOM_RECORD_EPISODE:
    case EPSOM_RECORD_DAY:
    case EPSOM_RECORD_RATING:
    case EPSOM_RECORD_LAB:
    default:
      return NULL;
    }
}

EpsomGap
epsom_nesting_find_gap (EpsomNesting *self, const EpsomDose *dose, gint64 as_of)
{
  gint64 time = dose->at.utc;
  const EpsomEpisode *host;
  EpsomGap gap = { .kind = EPSOM_GAP_NONE };

  if (!epsom_uuid_is_null (&dose->episode))
    {
      host = epsom_nesting_find_host (self, &dose->record);
      return host != NULL ? epsom_gap_find (self->diary, host, dose, as_of) : gap;
    }

  for (int i = find_reaching (self, count_begun (self, time), time); i >= 0 && gap.kind == EPSOM_GAP_NONE;
       i = find_reaching (self, (guint) i, time))
    gap = epsom_gap_find (self->diary, epsom_record_as_episode (self->episodes[i]), dose, as_of);

  return gap;
}

EpsomGapKind
epsom_nesting_get_gap (EpsomNesting *self, const EpsomRecord *record)
{
  if (record->kind != EPSOM_RECORD_DOSE)
    return EPSOM_GAP_NONE;

  return epsom_nesting_find_gap (self, epsom_record_as_dose (record), epsom_instant_now ().utc).kind;
}

EpsomDate
epsom_nesting_get_date (EpsomNesting *self, const EpsomRecord *record)
{
  const EpsomEpisode *host = epsom_nesting_find_host (self, record);

  return epsom_record_get_date (host != NULL ? &host->record : record);
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  return epsom_record_compare (*(const EpsomRecord *const *) a, *(const EpsomRecord *const *) b);
}

/* Appends the doses or medicines that lie under @episode. */
static void
append_taken (EpsomNesting *self, const EpsomEpisode *episode, EpsomRecordKind kind, GPtrArray *nested)
{
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (self->diary, kind, &n);
  gint64 last = episode->has_end ? episode->end.utc : G_MAXINT64;

  for (guint i = epsom_diary_find_from (self->diary, kind, episode->start.utc);
       i < n && epsom_record_get_time (records[i]) <= last; i++)
    if (epsom_nesting_find_host (self, records[i]) == episode)
      g_ptr_array_add (nested, (gpointer) records[i]);
}

static GPtrArray *
list_nested (EpsomNesting *self, const EpsomEpisode *episode)
{
  GPtrArray *nested = g_ptr_array_new ();
  guint n;
  const EpsomRecord *const *readings = epsom_diary_get_readings (self->diary, &episode->record.id, &n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (nested, (gpointer) readings[i]);
  append_taken (self, episode, EPSOM_RECORD_DOSE, nested);
  append_taken (self, episode, EPSOM_RECORD_MEDICINE, nested);
  g_ptr_array_sort (nested, compare_records);

  return nested;
}

static void
group_free (gpointer data)
{
  EpsomGroup *group = data;

  g_ptr_array_unref (group->nested);
  g_free (group);
}

static gboolean
is_of_whole_day (const EpsomRecord *record)
{
  return record->kind == EPSOM_RECORD_DAY || record->kind == EPSOM_RECORD_RATING;
}

/* What is said of the whole day comes first: its time counts from 00:00 UTC, which may be hours into the day. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const EpsomRecord *left = (*(const EpsomGroup *const *) a)->head;
  const EpsomRecord *right = (*(const EpsomGroup *const *) b)->head;

  if (is_of_whole_day (left) != is_of_whole_day (right))
    return is_of_whole_day (left) ? -1 : 1;

  return epsom_record_compare (left, right);
}

static void
append_groups (EpsomNesting *self, EpsomRecordKind kind, EpsomDate date, GPtrArray *groups)
{
  gint64 midnight = (gint64) date * DAY_SECONDS;
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (self->diary, kind, &n);

  for (guint i = epsom_diary_find_from (self->diary, kind, midnight - MAX_OFFSET_SECONDS);
       i < n && epsom_record_get_time (records[i]) < midnight + DAY_SECONDS + MAX_OFFSET_SECONDS; i++)
    {
      EpsomGroup *group;

      if (epsom_record_get_date (records[i]) != date || epsom_nesting_find_host (self, records[i]) != NULL)
        continue;

      group = g_new0 (EpsomGroup, 1);
      group->head = records[i];
      group->nested =
        kind == EPSOM_RECORD_EPISODE ? list_nested (self, epsom_record_as_episode (records[i])) : g_ptr_array_new ();
      g_ptr_array_add (groups, group);
    }
}

GPtrArray *
epsom_nesting_list_day (EpsomNesting *self, EpsomDate date)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);

  for (int kind = 0; kind < (int) EPSOM_N_RECORD_KINDS; kind++)
    append_groups (self, (EpsomRecordKind) kind, date, groups);
  g_ptr_array_sort (groups, compare_groups);

  return groups;
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const EpsomDateCount *left = a, *right = b;

  return left->date > right->date ? -1 : left->date < right->date;
}

GArray *
epsom_nesting_list_dates (EpsomNesting *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (EpsomDateCount));
  GHashTableIter iter;
  gpointer date, count;

  for (int kind = 0; kind < (int) EPSOM_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EpsomRecord *const *records = epsom_diary_get (self->diary, (EpsomRecordKind) kind, &n);

      for (guint i = 0; i < n; i++)
        {
          date = GINT_TO_POINTER (epsom_nesting_get_date (self, records[i]));
          count = g_hash_table_lookup (counts, date);
          g_hash_table_insert (counts, date, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
        }
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &date, &count))
    g_array_append_vals (dates, &(EpsomDateCount){ GPOINTER_TO_INT (date), GPOINTER_TO_UINT (count) }, 1);
  g_array_sort (dates, compare_dates);

  return dates;
}

static void
add_date (EpsomNesting *self, const EpsomRecord *record, GHashTable *dates)
{
  g_hash_table_add (dates, GINT_TO_POINTER (epsom_nesting_get_date (self, record)));
}

/* Whatever was taken while @episode went on may lie elsewhere without it. */
static void
add_taken (EpsomNesting *self, const EpsomEpisode *episode, EpsomRecordKind kind, GHashTable *dates)
{
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (self->diary, kind, &n);
  gint64 last = episode->has_end ? episode->end.utc : G_MAXINT64;

  for (guint i = epsom_diary_find_from (self->diary, kind, episode->start.utc);
       i < n && epsom_record_get_time (records[i]) <= last; i++)
    add_date (self, records[i], dates);
}

/* What a dose lacks at 2 h depends on what was taken until then, be it listed under another episode. */
static void
add_rescued (EpsomNesting *self, const EpsomRecord *taken, GHashTable *dates)
{
  gint64 time = epsom_record_get_time (taken);
  guint n;
  const EpsomRecord *const *doses = epsom_diary_get (self->diary, EPSOM_RECORD_DOSE, &n);

  for (guint i = epsom_diary_find_from (self->diary, EPSOM_RECORD_DOSE, time - GAP_SECONDS);
       i < n && epsom_record_get_time (doses[i]) <= time; i++)
    add_date (self, doses[i], dates);
}

/* A bleeding makes an onset or unmakes the next, from which the days of a cycle are counted. */
static void
add_cycle (const EpsomDay *day, GHashTable *dates)
{
  for (int i = 0; i <= EPSOM_QUIET_DATES + EPSOM_CYCLE_DAY_MAX; i++)
    g_hash_table_add (dates, GINT_TO_POINTER (day->date + i));
}

void
epsom_nesting_add_touched (EpsomNesting *self, const EpsomRecord *record, GHashTable *dates)
{
  const EpsomEpisode *episode = NULL;
  EpsomUuid id = epsom_record_get_episode (record);

  add_date (self, record, dates);

  if (record->kind == EPSOM_RECORD_EPISODE)
    episode = epsom_record_as_episode (record);
  else if (record->kind == EPSOM_RECORD_READING)
    episode = find_by_id (self, &id);
  else if (record->kind == EPSOM_RECORD_DOSE || record->kind == EPSOM_RECORD_MEDICINE)
    add_rescued (self, record, dates);
  else if (record->kind == EPSOM_RECORD_DAY && epsom_record_as_day (record)->bleeding >= EPSOM_BLEEDING_LIGHT)
    add_cycle (epsom_record_as_day (record), dates);

  /* A reading moves the reach of an episode that goes on, and doses lack it no longer. */
  if (episode != NULL)
    {
      add_taken (self, episode, EPSOM_RECORD_DOSE, dates);
      add_taken (self, episode, EPSOM_RECORD_MEDICINE, dates);
    }
}
