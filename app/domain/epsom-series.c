/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-series.h"

#include <stdlib.h>
#include <string.h>

/* What sorting moves about: the time is compared without looking into the record. */
typedef struct {
  gint64 time;
  EpsomRecord *record;
} SortKey;

static int
compare_keys (const void *a, const void *b)
{
  const SortKey *key_a = a;
  const SortKey *key_b = b;

  if (key_a->time != key_b->time)
    return key_a->time < key_b->time ? -1 : 1;
  return epsom_record_compare (key_a->record, key_b->record);
}

/* Fills @keys. Returns: whether they are in order already, as records from a file or a store mostly are. */
static gboolean
make_keys (EpsomRecord **records, guint n, SortKey *keys)
{
  gboolean sorted = TRUE;

  for (guint i = 0; i < n; i++)
    {
      keys[i] = (SortKey){ epsom_record_get_time (records[i]), records[i] };
      sorted = sorted && (i == 0 || compare_keys (&keys[i - 1], &keys[i]) <= 0);
    }
  return sorted;
}

static void
sort_records (EpsomRecord **records, guint n)
{
  g_autofree SortKey *keys = g_new (SortKey, n);

  if (make_keys (records, n, keys))
    return;
  qsort (keys, n, sizeof *keys, compare_keys);
  for (guint i = 0; i < n; i++)
    records[i] = keys[i].record;
}

static EpsomSeries *
allocate_series (guint n)
{
  EpsomSeries *series = g_malloc (sizeof *series + n * sizeof series->records[0]);

  *series = (EpsomSeries){ .n = n };
  g_atomic_ref_count_init (&series->ref_count);
  return series;
}

EpsomSeries *
epsom_series_new (EpsomRecord **records, guint n)
{
  EpsomSeries *series = allocate_series (n);

  if (n > 0)
    memcpy (series->records, records, n * sizeof *records);
  sort_records (series->records, n);
  return series;
}

EpsomSeries *
epsom_series_ref (EpsomSeries *series)
{
  g_atomic_ref_count_inc (&series->ref_count);
  return series;
}

void
epsom_series_unref (EpsomSeries *series)
{
  if (!g_atomic_ref_count_dec (&series->ref_count))
    return;
  for (guint i = 0; i < series->n; i++)
    epsom_record_unref (series->records[i]);
  epsom_id_table_clear (&series->ids);
  g_free (series);
}

/* The index of the first record that is not before @record. */
static guint
find_place (EpsomSeries *series, const EpsomRecord *record)
{
  guint low = 0, high = series->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (epsom_record_compare (series->records[middle], record) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static int
compare_indices (const void *a, const void *b)
{
  guint index_a = *(const guint *) a;
  guint index_b = *(const guint *) b;

  return (index_a > index_b) - (index_a < index_b);
}

/* The indices of @removed in @series, ascending. */
static GArray *
find_removed (EpsomSeries *series, GPtrArray *removed)
{
  GArray *indices = g_array_sized_new (FALSE, FALSE, sizeof (guint), removed->len);

  for (guint i = 0; i < removed->len; i++)
    {
      const EpsomRecord *record = g_ptr_array_index (removed, i);
      guint index = find_place (series, record);

      if (index < series->n && epsom_uuid_equal (&series->records[index]->id, &record->id))
        g_array_append_val (indices, index);
      else
        g_critical ("A record that a change removes is not in the diary");
    }
  g_array_sort (indices, compare_indices);
  return indices;
}

/* Appends the records from @start to before @end of @from. */
static void
append_run (EpsomSeries *to, EpsomSeries *from, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    to->records[to->n++] = epsom_record_ref (from->records[i]);
}

EpsomSeries *
epsom_series_apply (EpsomSeries *series, GPtrArray *removed, GPtrArray *added)
{
  g_autoptr (GArray) indices = find_removed (series, removed);
  EpsomSeries *result = allocate_series (series->n - indices->len + added->len);
  guint copied = 0; /* how far @series has been dealt with */
  guint r = 0;

  result->n = 0;
  sort_records ((EpsomRecord **) added->pdata, added->len);
  for (guint a = 0; a <= added->len; a++)
    {
      EpsomRecord *record = a < added->len ? g_ptr_array_index (added, a) : NULL;
      guint place = record != NULL ? find_place (series, record) : series->n;

      for (; r < indices->len && g_array_index (indices, guint, r) < place; r++)
        {
          append_run (result, series, copied, g_array_index (indices, guint, r));
          copied = g_array_index (indices, guint, r) + 1;
        }
      append_run (result, series, copied, place);
      copied = MAX (copied, place);
      if (record != NULL)
        result->records[result->n++] = epsom_record_ref (record);
    }
  return result;
}

static const EpsomUuid *
get_id (gpointer items, guint32 index)
{
  EpsomSeries *series = items;

  return &series->records[index]->id;
}

static void
make_ids (EpsomSeries *series)
{
  epsom_id_table_init (&series->ids, get_id, series, series->n);
  for (guint i = 0; i < series->n; i++)
    epsom_id_table_add (&series->ids, &series->records[i]->id, i);
}

gint64
epsom_series_find (EpsomSeries *series, const EpsomUuid *id)
{
  if (g_once_init_enter (&series->ids_ready))
    {
      make_ids (series);
      g_once_init_leave (&series->ids_ready, 1);
    }
  return epsom_id_table_find (&series->ids, id);
}

guint
epsom_series_find_time (EpsomSeries *series, gint64 time)
{
  guint low = 0, high = series->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (epsom_record_get_time (series->records[middle]) < time)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
