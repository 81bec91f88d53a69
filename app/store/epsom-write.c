/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "epsom-log.h"
#include "epsom-rows.h"
#include "epsom-versions.h"
#include "epsom-writer.h"

/* From how many rows on making the indexes anew pays, where the table has not more rows besides. */
#define BULK 10000

static void
writer_init (EpsomWriter *self,
             EpsomDatabase *database,
             gint64 change,
             gint64 now,
             EpsomMoments *moments,
             EpsomWriteProgress *progress)
{
  *self = (EpsomWriter){ .database = database, .change = change, .now = now, .moments = moments, .progress = progress };
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      self->removals[kind] = g_array_new (FALSE, FALSE, sizeof (EpsomRemoval));
      self->insertions[kind] = g_array_new (FALSE, FALSE, sizeof (EpsomInsertion));
    }
  self->episodes = g_hash_table_new_full (epsom_uuid_hash, epsom_uuid_equal, NULL, g_free);
}

static void
writer_clear (EpsomWriter *self)
{
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      g_array_unref (self->removals[kind]);
      g_array_unref (self->insertions[kind]);
      for (EpsomWriterSql sql = 0; sql < EPSOM_N_WRITER_SQL; sql++)
        if (self->statements[kind][sql] != NULL)
          epsom_statement_release (self->statements[kind][sql]);
    }
  g_hash_table_unref (self->episodes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EpsomWriter, writer_clear)

static gboolean
run_for_id (EpsomDatabase *database, const char *sql, const EpsomUuid *id, gint64 second, gint64 third, GError **error)
{
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  epsom_rows_bind_id (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, second);
  sqlite3_bind_int64 (statement, 3, third);
  return epsom_database_step (database, statement, error);
}

gboolean
epsom_write_keep_tombstone (EpsomDatabase *database, gint64 change, const EpsomUuid *id, gint64 deleted, GError **error)
{
  /* The smallest integer has no literal of its own in SQL. */
  return run_for_id (database,
                     "INSERT INTO past_tombstone (id, change, deleted) "
                     "VALUES (?1, ?2, nullif (?3, -9223372036854775807 - 1))",
                     id, change, deleted, error);
}

gboolean
epsom_write_add_seen (EpsomDatabase *database, const EpsomUuid *id, gint64 edited, gint64 act, GError **error)
{
  return run_for_id (database, "INSERT OR IGNORE INTO seen (id, edited, act) VALUES (?, ?, ?)", id, edited, act, error);
}

/* Inserting */

static void
remember_episode (EpsomWriter *self, const EpsomUuid *id, gint64 seq)
{
  gint64 *value = g_new (gint64, 1);

  *value = seq;
  g_hash_table_insert (self->episodes, (gpointer) id, value);
}

/* The seq of the episode that @record names. */
static gboolean
find_episode (EpsomWriter *self, const EpsomRecord *record, const EpsomUuid *id, gint64 *seq, GError **error)
{
  const gint64 *known;
  EpsomStatement *find;
  gint64 edited;

  if (self->recent_seq != 0 && epsom_uuid_equal (id, &self->recent))
    {
      *seq = self->recent_seq;
      return TRUE;
    }
  known = g_hash_table_lookup (self->episodes, id);
  if (known != NULL)
    *seq = *known;
  else
    {
      find = epsom_writer_prepare (self, EPSOM_RECORD_EPISODE, EPSOM_WRITER_FIND, error);
      if (find == NULL || !epsom_writer_find (self, find, id, seq, &edited, error))
        return FALSE;
    }
  if (*seq == 0)
    {
      epsom_rows_refuse (EPSOM_STORE_ERROR_CONSTRAINT, record, _ ("names an episode that is not in the diary"), error);
      return FALSE;
    }
  self->recent = *id;
  self->recent_seq = *seq;
  return TRUE;
}

static gboolean
insert_row (EpsomWriter *self, const EpsomInsertion *insertion, GError **error)
{
  const EpsomRecord *record = insertion->record;
  EpsomStatement *statement = epsom_writer_prepare (self, record->kind, EPSOM_WRITER_INSERT, error);
  EpsomUuid names = epsom_record_get_episode (record);
  gint64 episode = 0;

  if (statement == NULL || (!epsom_uuid_is_null (&names) && !find_episode (self, record, &names, &episode, error)))
    return FALSE;
  sqlite3_bind_int64 (statement, EPSOM_WRITER_INSERT_SEQ, insertion->seq);
  epsom_rows_bind_id (statement, EPSOM_WRITER_INSERT_ID, &record->id);
  sqlite3_bind_int64 (statement, EPSOM_WRITER_INSERT_EDITED,
                      epsom_writer_get_moment (self, &record->id, insertion->before));
  epsom_rows_bind (statement, EPSOM_WRITER_INSERT_COLUMNS, record, episode);
  if (!epsom_database_step (self->database, statement, error))
    {
      g_autofree char *name = epsom_rows_describe (record->kind, &record->id);

      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  if (record->kind == EPSOM_RECORD_EPISODE)
    remember_episode (self, &record->id, insertion->seq);
  return TRUE;
}

/* What was inserted, as ranges. */
typedef struct {
  gint64 first;
  gint64 last;
} Range;

static gboolean
flush_range (EpsomWriter *self, EpsomRecordKind kind, Range *range, GError **error)
{
  return range->first == 0 ||
         epsom_log_add_inserted (self->database, self->change, kind, range->first, range->last, error);
}

static gboolean
extend_range (EpsomWriter *self, EpsomRecordKind kind, Range *range, gint64 seq, GError **error)
{
  if (range->first != 0 && seq == range->last + 1)
    {
      range->last = seq;
      return TRUE;
    }
  if (!flush_range (self, kind, range, error))
    return FALSE;
  *range = (Range){ seq, seq };
  return TRUE;
}

static gboolean
insert_one (EpsomWriter *self, EpsomInsertion *insertion, Range *range, GError **error)
{
  const EpsomRecord *record = insertion->record;

  if (insertion->seq == 0)
    insertion->seq = ++self->last[record->kind];
  return insert_row (self, insertion, error) &&
         (insertion->is_edit || extend_range (self, record->kind, range, insertion->seq, error)) &&
         epsom_write_progress_count (self->progress, 1, error);
}

static int
compare_insertions (gconstpointer a, gconstpointer b)
{
  const EpsomInsertion *insertion_a = a;
  const EpsomInsertion *insertion_b = b;

  /* Mostly without looking into the records, which lie anywhere. */
  if (insertion_a->time != insertion_b->time)
    return insertion_a->time < insertion_b->time ? -1 : 1;
  return epsom_record_compare (insertion_a->record, insertion_b->record);
}

/* Rows that lie in the order of time are read in that order. */
static void
sort_by_time (GArray *insertions)
{
  const EpsomInsertion *all = (const EpsomInsertion *) (const void *) insertions->data;

  for (guint i = 1; i < insertions->len; i++)
    if (compare_insertions (&all[i - 1], &all[i]) > 0)
      {
        g_array_sort (insertions, compare_insertions);
        return;
      }
}

static gboolean
insert_kind (EpsomWriter *self, EpsomRecordKind kind, GError **error)
{
  GArray *insertions = self->insertions[kind];
  Range range = { 0 };

  sort_by_time (insertions);
  for (guint i = 0; i < insertions->len; i++)
    if (!insert_one (self, &g_array_index (insertions, EpsomInsertion, i), &range, error))
      return FALSE;
  return flush_range (self, kind, &range, error);
}

/* To make the indexes of a table takes as long as to insert its rows. */
static gboolean
insert_all (EpsomWriter *self, GError **error)
{
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      gboolean is_bulk = self->inserts_bulk[kind];

      if (!epsom_writer_run (self, kind, is_bulk, insert_kind, error) ||
          (is_bulk && !epsom_write_progress_count (self->progress, self->insertions[kind]->len, error)))
        return FALSE;
    }
  return TRUE;
}

/* Planning */

static void
plan_change (EpsomWriter *self, const EpsomChange *change)
{
  EpsomRecordKind kind = epsom_change_get_record (change)->kind;
  EpsomRemoval removal = { .record = change->before };
  EpsomInsertion insertion = { .record = change->after, .before = EPSOM_WRITE_NEVER };

  if (change->after != NULL)
    {
      insertion.time = epsom_record_get_time (change->after);
      insertion.is_edit = change->before != NULL;
      g_array_append_val (self->insertions[kind], insertion);
      removal.insertion = self->insertions[kind]->len;
    }
  if (change->before != NULL)
    g_array_append_val (self->removals[kind], removal);
  self->n_buried += change->after == NULL;
  self->n_new += change->before == NULL;
}

/* Whether @n rows are so many that the others, @others, don't matter. */
static gboolean
is_bulk (guint n, gint64 others)
{
  return n >= BULK && others <= n;
}

static gboolean
get_number (EpsomWriter *self, EpsomRecordKind kind, EpsomWriterSql sql, gint64 *number, GError **error)
{
  g_autoptr (GError) failure = NULL;
  EpsomStatement *statement = epsom_writer_prepare (self, kind, sql, error);

  if (statement == NULL)
    return FALSE;
  if (epsom_database_next (self->database, statement, &failure))
    *number = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return epsom_database_end (&failure, error);
}

/* Before anything is removed, so that a row that is edited counts. */
static gboolean
plan_kind (EpsomWriter *self, EpsomRecordKind kind, GError **error)
{
  guint n_removals = self->removals[kind]->len;
  guint n_insertions = self->insertions[kind]->len;
  gint64 present = 0;

  if (!get_number (self, kind, EPSOM_WRITER_LAST, &self->last[kind], error) ||
      (MAX (n_removals, n_insertions) >= BULK && !get_number (self, kind, EPSOM_WRITER_COUNT, &present, error)))
    return FALSE;
  present -= n_removals;
  self->removes_bulk[kind] = is_bulk (n_removals, present);
  self->inserts_bulk[kind] = is_bulk (n_insertions, present);
  self->progress->total += n_removals + n_insertions + (self->inserts_bulk[kind] ? n_insertions : 0);
  return TRUE;
}

static gboolean
plan (EpsomWriter *self, const GPtrArray *changes, GError **error)
{
  gint64 has_tombstones;

  for (guint i = 0; i < changes->len; i++)
    plan_change (self, g_ptr_array_index (changes, i));
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (!plan_kind (self, kind, error))
      return FALSE;
  if (!epsom_database_get_int (self->database, "SELECT EXISTS (SELECT 1 FROM tombstone)", &has_tombstones, error))
    return FALSE;
  self->has_tombstones = has_tombstones != 0;
  self->progress->total += self->n_buried + (self->has_tombstones ? self->n_new : 0);
  return TRUE;
}

gboolean
epsom_write_changes (EpsomDatabase *database,
                     gint64 change,
                     gint64 now,
                     const GPtrArray *changes,
                     EpsomMoments *moments,
                     EpsomWriteProgress *progress,
                     GError **error)
{
  g_auto (EpsomWriter) self;

  writer_init (&self, database, change, now, moments, progress);
  if (!plan (&self, changes, error) || !epsom_writer_remove_all (&self, error) ||
      !epsom_writer_bury_all (&self, error) || !epsom_writer_unbury_all (&self, error))
    return FALSE;
  return insert_all (&self, error);
}
