/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-write.h"

#include <glib/gi18n-lib.h>

#include "epsom-indexes.h"
#include "epsom-log.h"
#include "epsom-rows.h"
#include "epsom-versions.h"

/* How many records are written between two looks at the cancellable. */
#define PROGRESS_STEP 4096
/* From how many insertions on making the indexes anew pays, where the table has not more rows than that already. */
#define BULK 10000

/* What is done to a row. */
typedef enum {
  SQL_LAST,
  SQL_FIND,
  SQL_KEEP,
  SQL_DELETE,
  SQL_BURY,
  SQL_FIND_TOMBSTONE,
  SQL_RAISE,
  SQL_INSERT,
} Sql;
#define N_SQL (SQL_INSERT + 1)

static const char *const patterns[N_SQL] = {
  [SQL_LAST] = "SELECT max (ifnull ((SELECT max (seq) FROM @table), 0), "
               "ifnull ((SELECT max (seq) FROM tombstone WHERE kind = '@table'), 0))",
  [SQL_FIND] = "SELECT seq, edited FROM @table WHERE id = ?",
  [SQL_KEEP] = "INSERT INTO past_@table (change, deleted, seq, id, edited, @columns) "
               "SELECT ?1, ?2, seq, id, edited, @columns FROM @table WHERE seq = ?3",
  [SQL_DELETE] = "DELETE FROM @table WHERE seq = ?",
  [SQL_BURY] = "INSERT INTO tombstone (id, kind, seq, deleted) VALUES (?, '@table', ?, ?)",
  [SQL_FIND_TOMBSTONE] = "SELECT iif (kind = '@table', seq, -1), deleted FROM tombstone WHERE id = ?",
  [SQL_RAISE] = "DELETE FROM tombstone WHERE id = ?",
  [SQL_INSERT] = "INSERT INTO @table (seq, id, edited, @columns) VALUES (?, ?, ?, @values)",
};
/* Of SQL_INSERT. */
enum { INSERT_SEQ = 1, INSERT_ID, INSERT_EDITED, INSERT_COLUMNS };

/* A record to be inserted. */
typedef struct {
  const EpsomRecord *record;
  gint64 time;
  gint64 seq;    /* of the row that it edits, or 0 */
  gint64 before; /* when that was edited */
} Insertion;

typedef struct {
  EpsomDatabase *database;
  gint64 change;
  gint64 now;
  EpsomMoments *moments; /* (nullable) */
  const EpsomWriteProgress *progress;
  guint64 done;
  guint64 total;
  gboolean has_tombstones;
  gint64 last[EPSOM_N_RECORD_KINDS];        /* the highest seq that was ever given */
  GArray *insertions[EPSOM_N_RECORD_KINDS]; /* of Insertion */
  EpsomStatement *statements[EPSOM_N_RECORD_KINDS][N_SQL];
  GHashTable *episodes; /* ids to seqs, of the episodes that were met */
  EpsomUuid recent;     /* the last of them that was asked for */
  gint64 recent_seq;
} Writer;

static void
writer_init (Writer *self,
             EpsomDatabase *database,
             gint64 change,
             gint64 now,
             EpsomMoments *moments,
             const EpsomWriteProgress *progress)
{
  *self = (Writer){ .database = database, .change = change, .now = now, .moments = moments, .progress = progress };
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    self->insertions[kind] = g_array_new (FALSE, FALSE, sizeof (Insertion));
  self->episodes = g_hash_table_new_full (epsom_uuid_hash, epsom_uuid_equal, NULL, g_free);
}

static void
writer_clear (Writer *self)
{
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      g_array_unref (self->insertions[kind]);
      for (Sql sql = 0; sql < N_SQL; sql++)
        if (self->statements[kind][sql] != NULL)
          epsom_statement_release (self->statements[kind][sql]);
    }
  g_hash_table_unref (self->episodes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

static EpsomStatement *
writer_prepare (Writer *self, EpsomRecordKind kind, Sql sql, GError **error)
{
  if (self->statements[kind][sql] == NULL)
    self->statements[kind][sql] = epsom_rows_prepare (self->database, kind, patterns[sql], error);
  return self->statements[kind][sql];
}

static gboolean
count_one (Writer *self, GError **error)
{
  const EpsomWriteProgress *progress = self->progress;

  self->done++;
  if (progress == NULL || (self->done % PROGRESS_STEP != 0 && self->done != self->total))
    return TRUE;
  if (progress->report != NULL)
    progress->report (self->done, self->total, progress->data);
  return !g_cancellable_set_error_if_cancelled (progress->cancellable, error);
}

static void
bind_id (EpsomStatement *statement, int parameter, const EpsomUuid *id)
{
  sqlite3_bind_blob (statement, parameter, id->bytes, sizeof id->bytes, SQLITE_STATIC);
}

static gboolean
run_for_id (EpsomDatabase *database, const char *sql, const EpsomUuid *id, gint64 second, gint64 third, GError **error)
{
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  bind_id (statement, 1, id);
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

/* The two integers that @statement gives for @id, the first 0 where it gives no row. */
static gboolean
find_row (Writer *self, EpsomStatement *statement, const EpsomUuid *id, gint64 *seq, gint64 *moment, GError **error)
{
  g_autoptr (GError) failure = NULL;

  *seq = 0;
  bind_id (statement, 1, id);
  if (epsom_database_next (self->database, statement, &failure))
    {
      *seq = sqlite3_column_int64 (statement, 0);
      *moment = sqlite3_column_int64 (statement, 1);
    }
  sqlite3_reset (statement);
  return epsom_database_end (&failure, error);
}

/* When what happens to @id happens. @before: when what was there had happened: what is done now is later than that,
 * even where another device's clock was ahead. */
static gint64
get_moment (Writer *self, const EpsomUuid *id, gint64 before)
{
  const gint64 *given = self->moments != NULL ? epsom_moments_get (self->moments, id) : NULL;

  if (given != NULL)
    return *given;
  return before < EPSOM_EDITED_MAX ? MAX (self->now, before + 1) : EPSOM_EDITED_MAX;
}

/* Removing: what is edited is deleted and inserted again, so that no order of the changes is wrong. */

static gboolean
keep_past (Writer *self, EpsomRecordKind kind, gint64 seq, gboolean deleted, GError **error)
{
  EpsomStatement *statement = writer_prepare (self, kind, SQL_KEEP, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->change);
  sqlite3_bind_int (statement, 2, deleted);
  sqlite3_bind_int64 (statement, 3, seq);
  return epsom_database_step (self->database, statement, error);
}

static gboolean
delete_row (Writer *self, EpsomRecordKind kind, gint64 seq, GError **error)
{
  EpsomStatement *statement = writer_prepare (self, kind, SQL_DELETE, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, seq);
  return epsom_database_step (self->database, statement, error);
}

static gboolean
bury (Writer *self, const EpsomRecord *record, gint64 seq, gint64 edited, GError **error)
{
  EpsomStatement *statement = writer_prepare (self, record->kind, SQL_BURY, error);

  if (statement == NULL)
    return FALSE;
  bind_id (statement, 1, &record->id);
  sqlite3_bind_int64 (statement, 2, seq);
  sqlite3_bind_int64 (statement, 3, get_moment (self, &record->id, edited));
  return epsom_database_step (self->database, statement, error) &&
         (self->moments == NULL ||
          epsom_write_keep_tombstone (self->database, self->change, &record->id, EPSOM_WRITE_NEVER, error));
}

static gboolean
remove_before (Writer *self, const EpsomChange *change, gint64 *seq, gint64 *edited, GError **error)
{
  const EpsomRecord *before = change->before;
  EpsomStatement *find = writer_prepare (self, before->kind, SQL_FIND, error);

  if (find == NULL || !find_row (self, find, &before->id, seq, edited, error))
    return FALSE;
  if (*seq == 0)
    {
      epsom_rows_refuse (EPSOM_STORE_ERROR_CORRUPT, before, _ ("it is not where it should be"), error);
      return FALSE;
    }
  return keep_past (self, before->kind, *seq, change->after == NULL, error) &&
         delete_row (self, before->kind, *seq, error) &&
         (change->after != NULL || bury (self, before, *seq, *edited, error)) && count_one (self, error);
}

/* Inserting */

/* That @id was deleted is not forgotten when it comes back. */
static gboolean
remember_deletion (Writer *self, const EpsomUuid *id, gint64 deleted, GError **error)
{
  if (self->moments != NULL && !epsom_write_keep_tombstone (self->database, self->change, id, deleted, error))
    return FALSE;
  return deleted == EPSOM_WRITE_NEVER ||
         epsom_write_add_seen (self->database, id, deleted, self->moments != NULL ? self->change : 0, error);
}

/* A record that comes back gets the seq that it had. @deleted: when it was deleted */
static gboolean
unbury (Writer *self, const EpsomRecord *record, gint64 *seq, gint64 *deleted, GError **error)
{
  EpsomStatement *find = writer_prepare (self, record->kind, SQL_FIND_TOMBSTONE, error);
  EpsomStatement *remove = writer_prepare (self, record->kind, SQL_RAISE, error);

  if (find == NULL || remove == NULL || !find_row (self, find, &record->id, seq, deleted, error))
    return FALSE;
  if (*seq == 0)
    return TRUE;
  if (*seq < 0)
    {
      epsom_rows_refuse (EPSOM_STORE_ERROR_CONSTRAINT, record,
                         _ ("has the id of a deleted record of another kind; give it a new one"), error);
      return FALSE;
    }
  bind_id (remove, 1, &record->id);
  return epsom_database_step (self->database, remove, error) && remember_deletion (self, &record->id, *deleted, error);
}

static void
remember_episode (Writer *self, const EpsomUuid *id, gint64 seq)
{
  gint64 *value = g_new (gint64, 1);

  *value = seq;
  g_hash_table_insert (self->episodes, (gpointer) id, value);
}

/* The seq of the episode that @record names. */
static gboolean
find_episode (Writer *self, const EpsomRecord *record, const EpsomUuid *id, gint64 *seq, GError **error)
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
      find = writer_prepare (self, EPSOM_RECORD_EPISODE, SQL_FIND, error);
      if (find == NULL || !find_row (self, find, id, seq, &edited, error))
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
insert_row (Writer *self, const Insertion *insertion, GError **error)
{
  const EpsomRecord *record = insertion->record;
  EpsomStatement *statement = writer_prepare (self, record->kind, SQL_INSERT, error);
  EpsomUuid names = epsom_record_get_episode (record);
  gint64 episode = 0;

  if (statement == NULL || (!epsom_uuid_is_null (&names) && !find_episode (self, record, &names, &episode, error)))
    return FALSE;
  sqlite3_bind_int64 (statement, INSERT_SEQ, insertion->seq);
  bind_id (statement, INSERT_ID, &record->id);
  sqlite3_bind_int64 (statement, INSERT_EDITED, get_moment (self, &record->id, insertion->before));
  epsom_rows_bind (statement, INSERT_COLUMNS, record, episode);
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
flush_range (Writer *self, EpsomRecordKind kind, Range *range, GError **error)
{
  return range->first == 0 ||
         epsom_log_add_inserted (self->database, self->change, kind, range->first, range->last, error);
}

static gboolean
extend_range (Writer *self, EpsomRecordKind kind, Range *range, gint64 seq, GError **error)
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
insert_one (Writer *self, Insertion *insertion, Range *range, GError **error)
{
  const EpsomRecord *record = insertion->record;
  gboolean is_edit = insertion->seq != 0;

  if (!is_edit && self->has_tombstones && !unbury (self, record, &insertion->seq, &insertion->before, error))
    return FALSE;
  if (insertion->seq == 0)
    insertion->seq = ++self->last[record->kind];
  return insert_row (self, insertion, error) &&
         (is_edit || extend_range (self, record->kind, range, insertion->seq, error)) && count_one (self, error);
}

static int
compare_insertions (gconstpointer a, gconstpointer b)
{
  const Insertion *insertion_a = a;
  const Insertion *insertion_b = b;

  /* Mostly without looking into the records, which lie anywhere. */
  if (insertion_a->time != insertion_b->time)
    return insertion_a->time < insertion_b->time ? -1 : 1;
  return epsom_record_compare (insertion_a->record, insertion_b->record);
}

/* Rows that lie in the order of time are read in that order. */
static void
sort_by_time (GArray *insertions)
{
  const Insertion *all = (const Insertion *) (const void *) insertions->data;

  for (guint i = 1; i < insertions->len; i++)
    if (compare_insertions (&all[i - 1], &all[i]) > 0)
      {
        g_array_sort (insertions, compare_insertions);
        return;
      }
}

static gboolean
insert_all (Writer *self, EpsomRecordKind kind, GError **error)
{
  GArray *insertions = self->insertions[kind];
  Range range = { 0 };

  sort_by_time (insertions);
  for (guint i = 0; i < insertions->len; i++)
    if (!insert_one (self, &g_array_index (insertions, Insertion, i), &range, error))
      return FALSE;
  return flush_range (self, kind, &range, error);
}

static gboolean
is_bulk (Writer *self, EpsomRecordKind kind)
{
  guint n = self->insertions[kind]->len;
  g_autofree char *sql = NULL;
  gint64 present;

  if (n < BULK)
    return FALSE;
  sql = g_strdup_printf ("SELECT count (*) FROM %s", epsom_rows_get_table (kind));
  return epsom_database_get_int (self->database, sql, &present, NULL) && present <= n;
}

static gboolean
insert_kind (Writer *self, EpsomRecordKind kind, GError **error)
{
  g_auto (GStrv) indexes = NULL;

  if (self->insertions[kind]->len == 0)
    return TRUE;
  if (is_bulk (self, kind))
    {
      indexes = epsom_indexes_drop (self->database, epsom_rows_get_table (kind), error);
      if (indexes == NULL)
        return FALSE;
    }
  return insert_all (self, kind, error) &&
         (indexes == NULL || epsom_indexes_make (self->database, (const char *const *) indexes, error));
}

/* Before anything is removed, so that a row that is edited counts. */
static gboolean
find_last (Writer *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 has_tombstones;

  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      EpsomStatement *statement = writer_prepare (self, kind, SQL_LAST, error);

      if (statement == NULL)
        return FALSE;
      if (epsom_database_next (self->database, statement, &failure))
        self->last[kind] = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
      if (!epsom_database_end (&failure, error))
        return FALSE;
    }
  if (!epsom_database_get_int (self->database, "SELECT EXISTS (SELECT 1 FROM tombstone)", &has_tombstones, error))
    return FALSE;
  self->has_tombstones = has_tombstones != 0;
  return TRUE;
}

gboolean
epsom_write_changes (EpsomDatabase *database,
                     gint64 change,
                     gint64 now,
                     const GPtrArray *changes,
                     EpsomMoments *moments,
                     const EpsomWriteProgress *progress,
                     GError **error)
{
  g_auto (Writer) self;

  writer_init (&self, database, change, now, moments, progress);
  if (!find_last (&self, error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const EpsomChange *one = g_ptr_array_index (changes, i);

      self.total += (one->before != NULL) + (one->after != NULL);
    }
  for (guint i = 0; i < changes->len; i++)
    {
      const EpsomChange *one = g_ptr_array_index (changes, i);
      Insertion insertion = { .record = one->after, .before = EPSOM_WRITE_NEVER };

      if (one->before != NULL && !remove_before (&self, one, &insertion.seq, &insertion.before, error))
        return FALSE;
      if (one->after == NULL)
        continue;
      insertion.time = epsom_record_get_time (one->after);
      g_array_append_val (self.insertions[one->after->kind], insertion);
    }
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (!insert_kind (&self, kind, error))
      return FALSE;
  return TRUE;
}
