/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary.h"

#include "epsom-series.h"

#define DAY_SECONDS 86400

/* Which readings belong to which episode: those of the episode at index i are readings[starts[i]] to before
 * starts[i+1]. */
typedef struct {
  gatomicrefcount ref_count;
  guint32 *starts;
  const EpsomRecord **readings;
} Links;

struct _EpsomDiary {
  gatomicrefcount ref_count;
  EpsomSeries *series[EPSOM_N_RECORD_KINDS];
  Links *links; /* made when first asked for */
};

static EpsomDiary *
allocate_diary (void)
{
  EpsomDiary *diary = g_new0 (EpsomDiary, 1);

  g_atomic_ref_count_init (&diary->ref_count);
  return diary;
}

static void
unref_links (Links *links)
{
  if (!g_atomic_ref_count_dec (&links->ref_count))
    return;
  g_free (links->starts);
  g_free (links->readings);
  g_free (links);
}

/* Orders @records by kind. @starts: where each kind begins, and after them the number of all. */
static EpsomRecord **
group_by_kind (EpsomRecord **records, gsize n, gsize starts[EPSOM_N_RECORD_KINDS + 1])
{
  EpsomRecord **grouped = g_new (EpsomRecord *, n);
  gsize next[EPSOM_N_RECORD_KINDS] = { 0 };

  for (gsize i = 0; i < n; i++)
    next[records[i]->kind]++;
  starts[0] = 0;
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      starts[kind + 1] = starts[kind] + next[kind];
      next[kind] = starts[kind];
    }
  for (gsize i = 0; i < n; i++)
    grouped[next[records[i]->kind]++] = records[i];
  return grouped;
}

EpsomDiary *
epsom_diary_new (GPtrArray *records)
{
  EpsomDiary *diary = allocate_diary ();
  gsize starts[EPSOM_N_RECORD_KINDS + 1];
  gsize n;
  g_autofree EpsomRecord **all = (EpsomRecord **) g_ptr_array_steal (records, &n);
  g_autofree EpsomRecord **grouped = group_by_kind (all, n, starts);

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    diary->series[kind] = epsom_series_new (grouped + starts[kind], (guint) (starts[kind + 1] - starts[kind]));
  g_ptr_array_unref (records);
  return diary;
}

EpsomDiary *
epsom_diary_ref (EpsomDiary *diary)
{
  g_atomic_ref_count_inc (&diary->ref_count);
  return diary;
}

void
epsom_diary_unref (EpsomDiary *diary)
{
  if (!g_atomic_ref_count_dec (&diary->ref_count))
    return;
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    epsom_series_unref (diary->series[kind]);
  g_clear_pointer (&diary->links, unref_links);
  g_free (diary);
}

/* The records of @kind that @changes take away or bring. */
static void
collect_changes (const GPtrArray *changes, EpsomRecordKind kind, GPtrArray *removed, GPtrArray *added)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const EpsomChange *change = g_ptr_array_index (changes, i);

      if (epsom_change_get_record (change)->kind != kind)
        continue;
      if (change->before != NULL)
        g_ptr_array_add (removed, change->before);
      if (change->after != NULL)
        g_ptr_array_add (added, change->after);
    }
}

EpsomDiary *
epsom_diary_apply (EpsomDiary *diary, const GPtrArray *changes)
{
  EpsomDiary *result = allocate_diary ();
  Links *links = g_atomic_pointer_get (&diary->links);

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      g_autoptr (GPtrArray) removed = g_ptr_array_new ();
      g_autoptr (GPtrArray) added = g_ptr_array_new ();

      collect_changes (changes, (EpsomRecordKind) kind, removed, added);
      result->series[kind] = removed->len + added->len > 0 ? epsom_series_apply (diary->series[kind], removed, added)
                                                           : epsom_series_ref (diary->series[kind]);
    }
  if (links != NULL && result->series[EPSOM_RECORD_EPISODE] == diary->series[EPSOM_RECORD_EPISODE] &&
      result->series[EPSOM_RECORD_READING] == diary->series[EPSOM_RECORD_READING])
    {
      g_atomic_ref_count_inc (&links->ref_count);
      result->links = links;
    }
  return result;
}

guint
epsom_diary_get_n_records (EpsomDiary *diary)
{
  guint n = 0;

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    n += diary->series[kind]->n;
  return n;
}

const EpsomRecord *const *
epsom_diary_get (EpsomDiary *diary, EpsomRecordKind kind, guint *n)
{
  g_return_val_if_fail ((guint) kind < EPSOM_N_RECORD_KINDS, NULL);

  *n = diary->series[kind]->n;
  return (const EpsomRecord *const *) diary->series[kind]->records;
}

const EpsomRecord *
epsom_diary_lookup (EpsomDiary *diary, const EpsomUuid *id)
{
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      gint64 index = epsom_series_find (diary->series[kind], id);

      if (index >= 0)
        return diary->series[kind]->records[index];
    }
  return NULL;
}

/* The index in the diary's episodes of each reading's episode, or -1. Readings of one episode mostly stand together. */
static gint64 *
find_episodes (EpsomSeries *episodes, EpsomSeries *readings)
{
  gint64 *indices = g_new (gint64, readings->n);
  const EpsomUuid *last = NULL;

  for (guint i = 0; i < readings->n; i++)
    {
      const EpsomUuid *id = &epsom_record_as_reading (readings->records[i])->episode;

      indices[i] = last != NULL && epsom_uuid_equal (id, last) ? indices[i - 1] : epsom_series_find (episodes, id);
      last = id;
    }
  return indices;
}

static Links *
make_links (EpsomSeries *episodes, EpsomSeries *readings)
{
  g_autofree gint64 *indices = find_episodes (episodes, readings);
  g_autofree guint32 *next = g_new (guint32, episodes->n + 1);
  Links *links = g_new (Links, 1);

  g_atomic_ref_count_init (&links->ref_count);
  links->starts = g_new0 (guint32, episodes->n + 1);
  links->readings = g_new (const EpsomRecord *, readings->n);
  for (guint i = 0; i < readings->n; i++)
    if (indices[i] >= 0)
      links->starts[indices[i] + 1]++;
  for (guint i = 0; i < episodes->n; i++)
    {
      links->starts[i + 1] += links->starts[i];
      next[i] = links->starts[i];
    }
  for (guint i = 0; i < readings->n; i++)
    if (indices[i] >= 0)
      links->readings[next[indices[i]]++] = readings->records[i];
  return links;
}

static const Links *
get_links (EpsomDiary *diary)
{
  if (g_once_init_enter (&diary->links))
    g_once_init_leave (&diary->links,
                       make_links (diary->series[EPSOM_RECORD_EPISODE], diary->series[EPSOM_RECORD_READING]));
  return diary->links;
}

const EpsomRecord *const *
epsom_diary_get_readings (EpsomDiary *diary, const EpsomUuid *episode, guint *n)
{
  gint64 index = epsom_series_find (diary->series[EPSOM_RECORD_EPISODE], episode);

  *n = 0;
  if (index < 0)
    return NULL;

  const Links *links = get_links (diary);

  *n = links->starts[index + 1] - links->starts[index];
  return links->readings + links->starts[index];
}

gint64
epsom_diary_get_last_sign (EpsomDiary *diary, const EpsomEpisode *episode)
{
  guint n;
  const EpsomRecord *const *readings = epsom_diary_get_readings (diary, &episode->record.id, &n);

  return n > 0 ? MAX (episode->start.utc, epsom_record_get_time (readings[n - 1])) : episode->start.utc;
}

guint
epsom_diary_find_from (EpsomDiary *diary, EpsomRecordKind kind, gint64 time)
{
  g_return_val_if_fail ((guint) kind < EPSOM_N_RECORD_KINDS, 0);

  return epsom_series_find_time (diary->series[kind], time);
}

/*
 * Widens @first and @last by the dates of @series. Records are in order of UTC, and a date is that of the wall clock:
 * only records within twice the largest offset of an end of the series can have its first or last date.
 */
static void
widen_by_dates (const EpsomSeries *series, EpsomDate *first, EpsomDate *last)
{
  const gint64 slack = 2 * EPSOM_OFFSET_MAX * 60 + DAY_SECONDS;

  for (guint i = 0; i < series->n; i++)
    {
      *first = MIN (*first, epsom_record_get_date (series->records[i]));
      if (epsom_record_get_time (series->records[i]) > epsom_record_get_time (series->records[0]) + slack)
        break;
    }
  for (guint i = series->n; i > 0; i--)
    {
      *last = MAX (*last, epsom_record_get_date (series->records[i - 1]));
      if (epsom_record_get_time (series->records[i - 1]) <
          epsom_record_get_time (series->records[series->n - 1]) - slack)
        break;
    }
}

gboolean
epsom_diary_get_bounds (EpsomDiary *diary, EpsomDate *first, EpsomDate *last)
{
  const EpsomSeries *episodes = diary->series[EPSOM_RECORD_EPISODE];
  EpsomDate least = EPSOM_DATE_LAST;
  EpsomDate greatest = EPSOM_DATE_FIRST;

  if (epsom_diary_get_n_records (diary) == 0)
    return FALSE;
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    widen_by_dates (diary->series[kind], &least, &greatest);
  for (guint i = 0; i < episodes->n; i++)
    {
      const EpsomEpisode *episode = epsom_record_as_episode (episodes->records[i]);

      if (episode->has_end)
        greatest = MAX (greatest, epsom_instant_get_date (episode->end));
    }
  *first = least;
  *last = greatest;
  return TRUE;
}
