/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-check.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "epsom-copy.h"
#include "epsom-file.h"
#include "epsom-header.h"
#include "epsom-manifest.h"
#include "epsom-migration.h"
#include "epsom-open.h"
#include "epsom-rows.h"
#include "epsom-seal.h"
#include "epsom-view.h"

/* How many records are read between two reports. */
#define PROGRESS_STEP 4096

typedef struct {
  EpsomDatabase *database;
  GPtrArray *problems;
  EpsomProgressFunc progress;
  gpointer progress_data;
  guint64 done;
  guint64 total;
} Checker;

static void complain (Checker *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Of a damaged file SQLite says names as they are, which may be no text any more. */
static void
complain (Checker *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  if (self->problems->len >= EPSOM_CHECK_MAX)
    return;
  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->problems, g_strdelimit (g_utf8_make_valid (text, -1), "\n", ' '));
}

/* Calls @tell for every row of @sql. */
static gboolean
for_each_row (Checker *self, const char *sql, void (*tell) (Checker *self, EpsomStatement *row), GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  while (epsom_database_next (self->database, statement, &failure))
    tell (self, statement);
  return epsom_database_end (&failure, error);
}

static const char *
get_text (EpsomStatement *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text != NULL ? text : "";
}

/* Pages and keys */

static void
tell_integrity (Checker *self, EpsomStatement *row)
{
  if (g_strcmp0 (get_text (row, 0), "ok") != 0)
    complain (self, _ ("file: %s"), get_text (row, 0));
}

static void
tell_foreign_key (Checker *self, EpsomStatement *row)
{
  complain (self, _ ("%s %s: names a row of %s that is not there"), get_text (row, 0), get_text (row, 1),
            get_text (row, 2));
}

static gboolean
check_file (Checker *self, GError **error)
{
  return for_each_row (self, "PRAGMA integrity_check", tell_integrity, error) &&
         for_each_row (self, "PRAGMA foreign_key_check", tell_foreign_key, error);
}

/* Definitions */

#define SELECT_SCHEMA "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"

static GHashTable *
read_schema (EpsomDatabase *database, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GHashTable) schema = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (database, SELECT_SCHEMA, error);

  if (statement == NULL)
    return NULL;
  while (epsom_database_next (database, statement, &failure))
    g_hash_table_insert (schema, g_strdup_printf ("%s %s", get_text (statement, 0), get_text (statement, 1)),
                         g_strdup (get_text (statement, 2)));
  return epsom_database_end (&failure, error) ? g_steal_pointer (&schema) : NULL;
}

/* Whether tables and indexes are those of a diary made anew: no more, no less. */
static gboolean
check_schema (Checker *self, GError **error)
{
  g_autoptr (EpsomDatabase) model = epsom_database_open (":memory:", EPSOM_DATABASE_SCRATCH, error);
  g_autoptr (GHashTable) wanted = NULL;
  g_autoptr (GHashTable) found = NULL;
  GHashTableIter iter;
  gpointer name, sql;

  if (model == NULL || !epsom_migration_run (model, epsom_migration_get_scripts (), error) ||
      (wanted = read_schema (model, error)) == NULL || (found = read_schema (self->database, error)) == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    if (g_strcmp0 (g_hash_table_lookup (found, name), sql) != 0)
      complain (self, _ ("%s: is not as Epsom makes it"), (const char *) name);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    if (!g_hash_table_contains (wanted, name))
      complain (self, _ ("%s: does not belong to a diary"), (const char *) name);
  return TRUE;
}

/* Records */

static void
check_record (Checker *self, EpsomRecordKind kind, EpsomStatement *row, EpsomEpisodeIds *episodes)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (EpsomRecord) record = epsom_rows_read (kind, row, episodes, &cause);
  EpsomUuid id = epsom_rows_get_id (row);

  if (record == NULL)
    {
      g_autofree char *name = epsom_rows_describe (kind, &id);

      complain (self, "%s: %s", name, cause->message);
    }
  else if (kind == EPSOM_RECORD_EPISODE)
    epsom_episode_ids_add (episodes, epsom_rows_get_seq (row), &id);
  if (self->progress != NULL && ++self->done % PROGRESS_STEP == 0)
    self->progress (self->done, self->total, self->progress_data);
}

static gboolean
check_records (Checker *self, EpsomRecordKind kind, EpsomEpisodeIds *episodes, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement = epsom_rows_prepare (self->database, kind, EPSOM_ROWS_SELECT "@table", error);

  if (statement == NULL)
    return FALSE;
  while (epsom_database_next (self->database, statement, &failure))
    check_record (self, kind, statement, episodes);
  return epsom_database_end (&failure, error);
}

static void
tell_double (Checker *self, EpsomStatement *row)
{
  char text[EPSOM_UUID_STRING_SIZE];
  EpsomUuid id = epsom_rows_get_id (row);

  complain (self, _ ("%s: stands for more than one record"), epsom_uuid_to_string (&id, text));
}

static gboolean
check_all_records (Checker *self, GError **error)
{
  static const char doubles[] = "SELECT 0, id FROM (SELECT id FROM episode UNION ALL SELECT id FROM reading UNION ALL "
                                "SELECT id FROM dose UNION ALL SELECT id FROM medicine UNION ALL SELECT id FROM day "
                                "UNION ALL SELECT id FROM rating UNION ALL SELECT id FROM lab UNION ALL "
                                "SELECT id FROM tombstone) GROUP BY id HAVING count (*) > 1";
  g_autoptr (EpsomEpisodeIds) episodes = epsom_episode_ids_new (self->database);

  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (!check_records (self, kind, episodes, error))
      return FALSE;
  return for_each_row (self, doubles, tell_double, error);
}

/* The log */

static void
tell_act (Checker *self, EpsomStatement *row)
{
  complain (self, _ ("change %s: its place in undo and redo is wrong"), get_text (row, 0));
}

static gboolean
check_acts (Checker *self, GError **error)
{
  static const char *const rules[] = {
    /* What is undone is later than all that is done. */
    "SELECT seq FROM change WHERE state = 'undone' AND seq < (SELECT max (seq) FROM change WHERE state = 'done')",
    /* An undo or a redo is of an act. */
    "SELECT seq FROM change AS c WHERE act IS NOT NULL AND NOT EXISTS "
    "(SELECT 1 FROM change AS a WHERE a.seq = c.act AND a.state IS NOT NULL)",
    /* An act is done unless its latest change is an undo. */
    "SELECT seq FROM change AS a WHERE state IS NOT NULL AND (state = 'done') = ifnull ("
    "(SELECT origin = 'undo' FROM change AS c WHERE c.act = a.seq ORDER BY c.seq DESC LIMIT 1), 0)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!for_each_row (self, rules[i], tell_act, error))
      return FALSE;
  return TRUE;
}

/* The rows that were ever inserted, as ranges that are walked along with the rows that are there or have a tombstone.
 */
typedef struct {
  EpsomStatement *statement;
  gint64 first;
  gint64 last;
} Ranges;

/* Goes on to the first range that ends at @seq or later. Returns: whether @seq lies in it. */
static gboolean
ranges_contain (Checker *self, Ranges *ranges, gint64 seq, GError **failure)
{
  while (ranges->last < seq)
    {
      if (!epsom_database_next (self->database, ranges->statement, failure))
        return FALSE;
      ranges->first = sqlite3_column_int64 (ranges->statement, 0);
      ranges->last = sqlite3_column_int64 (ranges->statement, 1);
    }
  return ranges->first <= seq;
}

static gboolean
check_inserted (Checker *self, EpsomRecordKind kind, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) rows = epsom_rows_prepare (
    self->database, kind,
    "SELECT seq FROM @table UNION ALL SELECT seq FROM tombstone WHERE kind = '@table' ORDER BY seq", error);
  g_autoptr (EpsomStatement) inserted = epsom_rows_prepare (
    self->database, kind, "SELECT first, last FROM inserted WHERE kind = '@table' ORDER BY first, last", error);
  Ranges ranges = { inserted, 0, 0 };

  if (rows == NULL || inserted == NULL)
    return FALSE;
  while (failure == NULL && epsom_database_next (self->database, rows, &failure))
    {
      gint64 seq = sqlite3_column_int64 (rows, 0);

      if (!ranges_contain (self, &ranges, seq, &failure) && failure == NULL)
        complain (self, _ ("%s, row %" PRId64 ": the log does not know it"), epsom_rows_get_table (kind), seq);
    }
  return epsom_database_end (&failure, error);
}

/* What merges left: see epsom-copy.h. */
static gboolean
check_copy (Checker *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GArray) asides = epsom_copy_read_asides (self->database, &failure);
  g_autoptr (GPtrArray) conflicts = asides != NULL ? epsom_copy_read_conflicts (self->database, &failure) : NULL;

  if (conflicts != NULL)
    return TRUE;
  if (!g_error_matches (failure, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT))
    return epsom_database_end (&failure, error);
  complain (self, "%s", _ ("file: what a merge put aside can't be read"));
  return TRUE;
}

static gboolean
check_log (Checker *self, GError **error)
{
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (!check_inserted (self, kind, error))
      return FALSE;
  return check_acts (self, error);
}

static const char *
describe_broken_seal (void)
{
  return _ ("file: its content is not what it was when the backup was made");
}

static gboolean
check_seal (Checker *self, GError **error)
{
  EpsomSealState state;
  gboolean is_true;

  if (!epsom_seal_check (self->database, &state, error))
    return FALSE;
  if (state == EPSOM_SEAL_BROKEN)
    complain (self, "%s", describe_broken_seal ());
  if (state != EPSOM_SEAL_WHOLE)
    return TRUE;
  if (!epsom_manifest_check (self->database, &is_true, error))
    return FALSE;
  if (!is_true)
    complain (self, "%s", _ ("file: its manifest does not say what is in it"));
  return TRUE;
}

static gboolean
count_records (Checker *self, GError **error)
{
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", epsom_rows_get_table (kind));
      gint64 n;

      if (!epsom_database_get_int (self->database, sql, &n, error))
        return FALSE;
      self->total += (guint64) n;
    }
  return TRUE;
}

GPtrArray *
epsom_check_database (EpsomDatabase *database, EpsomProgressFunc progress, gpointer progress_data, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failure = NULL;
  g_auto (EpsomTransaction) transaction = EPSOM_TRANSACTION_INIT;
  Checker self = { database, problems, progress, progress_data };

  if (epsom_transaction_begin (&transaction, database, FALSE, &failure) && check_file (&self, &failure) &&
      check_schema (&self, &failure) && count_records (&self, &failure) && check_all_records (&self, &failure) &&
      check_log (&self, &failure) && check_copy (&self, &failure) && problems->len == 0)
    check_seal (&self, &failure);
  /* Damage that stops the look is what was looked for. */
  if (g_error_matches (failure, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT))
    complain (&self, _ ("file: %s"), sqlite3_errmsg (epsom_database_get_handle (database)));
  else if (!epsom_database_end (&failure, error))
    return NULL;
  return g_steal_pointer (&problems);
}

/* A file of an older format is looked at as what it would become. Its seal is of the format that it has. */
static EpsomDatabase *
open_older (const char *file, GError **error)
{
  const char *const *scripts = epsom_migration_get_scripts ();
  g_autoptr (EpsomDatabase) copy = epsom_view_open_as_is (file, scripts, error);
  EpsomSealState state;

  if (copy == NULL || !epsom_seal_check (copy, &state, error))
    return NULL;
  if (state == EPSOM_SEAL_BROKEN)
    {
      g_set_error_literal (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT, describe_broken_seal ());
      return NULL;
    }
  return epsom_migration_run (copy, scripts, error) ? g_steal_pointer (&copy) : NULL;
}

static EpsomDatabase *
open_any (const char *file, GError **error)
{
  guint newest = epsom_migration_get_newest ();
  guint version;

  if (!epsom_header_check (file, newest, &version, error))
    return NULL;
  return version < newest ? open_older (file, error) : epsom_open_existing (file, error);
}

GPtrArray *
epsom_store_check (const char *path, EpsomProgressFunc progress, gpointer progress_data, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *file = NULL;
  g_autoptr (EpsomDatabase) database = NULL;
  GPtrArray *problems;

  g_return_val_if_fail (path != NULL, NULL);

  file = epsom_file_resolve (path);
  database = open_any (file, &failure);
  if (database != NULL)
    return epsom_check_database (database, progress, progress_data, error);
  if (!g_error_matches (failure, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  problems = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (problems, g_strdup (failure->message));
  return problems;
}
