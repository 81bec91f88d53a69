/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-copy.h"

#include <string.h>

#include "epsom-content.h"
#include "epsom-log.h"
#include "epsom-rows.h"
#include "epsom-write.h"

void
epsom_copy_write_init (EpsomCopyWrite *write)
{
  *write = (EpsomCopyWrite){
    .moments = epsom_moments_new (),
    .tombstones = epsom_versions_new (),
    .asides = epsom_versions_new (),
  };
}

void
epsom_copy_write_clear (EpsomCopyWrite *write)
{
  g_clear_pointer (&write->moments, epsom_moments_free);
  g_clear_pointer (&write->tombstones, g_array_unref);
  g_clear_pointer (&write->asides, g_array_unref);
  g_clear_pointer (&write->found, g_ptr_array_unref);
  g_clear_pointer (&write->settled, g_ptr_array_unref);
}

void
epsom_copy_write_set_moment (EpsomCopyWrite *write, const EpsomUuid *id, gint64 moment)
{
  epsom_moments_set (write->moments, id, moment);
}

/* The bytes of @record (nullable), copied into @statement. */
static void
bind_content (EpsomStatement *statement, int parameter, const EpsomRecord *record)
{
  g_autoptr (GBytes) content = record != NULL ? epsom_content_new (record) : NULL;
  gsize size = 0;
  const void *bytes = content != NULL ? g_bytes_get_data (content, &size) : NULL;

  if (bytes != NULL)
    sqlite3_bind_blob (statement, parameter, bytes, (int) size, SQLITE_TRANSIENT);
  else
    sqlite3_bind_null (statement, parameter);
}

/* Tombstones */

/* The tombstone of @id; @found: whether there is one. */
static gboolean
find_tombstone (EpsomDatabase *database, const EpsomUuid *id, gboolean *found, gint64 *deleted, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) row =
    epsom_database_prepare (database, "SELECT deleted FROM tombstone WHERE id = ?", error);

  if (row == NULL)
    return FALSE;
  epsom_rows_bind_id (row, 1, id);
  *found = epsom_database_next (database, row, &failure);
  *deleted = *found ? sqlite3_column_int64 (row, 0) : EPSOM_WRITE_NEVER;
  return epsom_database_end (&failure, error);
}

static gboolean
move_tombstone (EpsomDatabase *database, const EpsomVersion *version, GError **error)
{
  g_autoptr (EpsomStatement) statement =
    epsom_database_prepare (database, "UPDATE tombstone SET deleted = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  epsom_rows_bind_id (statement, 1, &version->id);
  sqlite3_bind_int64 (statement, 2, version->edited);
  return epsom_database_step (database, statement, error);
}

/* A record that was never here gets the number of a row, as if it had been. */
static gboolean
make_tombstone (EpsomDatabase *database, gint64 change, const EpsomVersion *version, GError **error)
{
  static const char last[] = "SELECT max (ifnull ((SELECT max (seq) FROM @table), 0), "
                             "ifnull ((SELECT max (seq) FROM tombstone WHERE kind = '@table'), 0))";
  g_autoptr (EpsomStatement) insert = epsom_rows_prepare (
    database, version->kind, "INSERT INTO tombstone (id, kind, seq, deleted) VALUES (?, '@table', ?, ?)", error);
  g_autoptr (EpsomStatement) find = epsom_rows_prepare (database, version->kind, last, error);
  g_autoptr (GError) failure = NULL;
  gint64 seq = 0;

  if (insert == NULL || find == NULL)
    return FALSE;
  if (epsom_database_next (database, find, &failure))
    seq = sqlite3_column_int64 (find, 0) + 1;
  if (!epsom_database_end (&failure, error))
    return FALSE;
  epsom_rows_bind_id (insert, 1, &version->id);
  sqlite3_bind_int64 (insert, 2, seq);
  sqlite3_bind_int64 (insert, 3, version->edited);
  return epsom_database_step (database, insert, error) &&
         epsom_log_add_inserted (database, change, version->kind, seq, seq, error);
}

static gboolean
set_tombstone (EpsomDatabase *database, gint64 change, const EpsomVersion *version, GError **error)
{
  gboolean found;
  gint64 deleted;

  if (!find_tombstone (database, &version->id, &found, &deleted, error))
    return FALSE;
  if (deleted == version->edited)
    return TRUE;
  return epsom_write_keep_tombstone (database, change, &version->id, deleted, error) &&
         (found ? move_tombstone (database, version, error) : make_tombstone (database, change, version, error));
}

/* What is put aside */

static gboolean
keep_aside (EpsomDatabase *database, gint64 change, const EpsomUuid *id, GError **error)
{
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (
    database,
    "INSERT INTO past_aside (change, id, edited, content) "
    "SELECT ?1, ?2, aside.edited, aside.content FROM (SELECT 1) LEFT JOIN aside ON aside.id = ?2",
    error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change);
  epsom_rows_bind_id (statement, 2, id);
  return epsom_database_step (database, statement, error);
}

static gboolean
set_aside (EpsomDatabase *database, gint64 change, const EpsomVersion *version, GError **error)
{
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (
    database,
    version->record != NULL ? "INSERT OR REPLACE INTO aside (id, edited, content) VALUES (?, ?, ?)"
                            : "DELETE FROM aside WHERE id = ?",
    error);

  if (statement == NULL || !keep_aside (database, change, &version->id, error))
    return FALSE;
  epsom_rows_bind_id (statement, 1, &version->id);
  if (version->record != NULL)
    {
      sqlite3_bind_int64 (statement, 2, version->edited);
      bind_content (statement, 3, version->record);
    }
  return epsom_database_step (database, statement, error);
}

/* Conflicts */

static void
bind_side (EpsomStatement *statement, int first, const EpsomVersion *version)
{
  epsom_rows_bind_id (statement, first, &version->id);
  sqlite3_bind_int64 (statement, first + 1, version->edited);
  bind_content (statement, first + 2, version->record);
}

static gboolean
add_conflict (EpsomDatabase *database, gint64 change, const EpsomConflict *conflict, GError **error)
{
  g_autoptr (EpsomStatement) statement =
    epsom_database_prepare (database,
                            "INSERT INTO conflict (act, kind, our_id, our_time, ours, their_id, their_time, theirs) "
                            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                            error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change);
  sqlite3_bind_text (statement, 2, epsom_rows_get_table (conflict->ours.kind), -1, SQLITE_STATIC);
  bind_side (statement, 3, &conflict->ours);
  bind_side (statement, 6, &conflict->theirs);
  return epsom_database_step (database, statement, error);
}

gboolean
epsom_copy_settle (EpsomDatabase *database, gint64 change, const EpsomStoredConflict *stored, GError **error)
{
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (
    database, "UPDATE conflict SET settled = ?1 WHERE act = ?2 AND our_id = ?3 AND their_id = ?4", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change);
  sqlite3_bind_int64 (statement, 2, stored->act);
  epsom_rows_bind_id (statement, 3, &stored->conflict->ours.id);
  epsom_rows_bind_id (statement, 4, &stored->conflict->theirs.id);
  return epsom_database_step (database, statement, error);
}

static gboolean
write_conflicts (EpsomDatabase *database, gint64 change, const EpsomCopyWrite *write, GError **error)
{
  for (guint i = 0; write->found != NULL && i < write->found->len; i++)
    if (!add_conflict (database, change, g_ptr_array_index (write->found, i), error))
      return FALSE;
  for (guint i = 0; write->settled != NULL && i < write->settled->len; i++)
    if (!epsom_copy_settle (database, change, g_ptr_array_index (write->settled, i), error))
      return FALSE;
  return TRUE;
}

gboolean
epsom_copy_write (EpsomDatabase *database, gint64 change, const EpsomCopyWrite *write, GError **error)
{
  for (guint i = 0; i < write->tombstones->len; i++)
    if (!set_tombstone (database, change, &g_array_index (write->tombstones, EpsomVersion, i), error))
      return FALSE;
  for (guint i = 0; i < write->asides->len; i++)
    if (!set_aside (database, change, &g_array_index (write->asides, EpsomVersion, i), error))
      return FALSE;
  for (guint i = 0; write->seen != NULL && i < write->seen->len; i++)
    {
      EpsomUuid id;
      gint64 edited;
      guint64 digest;

      epsom_history_get (write->seen, i, &id, &edited, &digest);
      if (!epsom_write_add_seen (database, &id, edited, change, error))
        return FALSE;
    }
  return write_conflicts (database, change, write, error);
}

/* The inverse */

static gboolean
invert_records (EpsomDatabase *database, EpsomRecordKind kind, gint64 change, EpsomCopyWrite *write, GError **error)
{
  static const char *const patterns[] = {
    /* What it brought goes without being deleted, */
    "SELECT present.seq, present.id, -9223372036854775807 - 1 FROM inserted JOIN @table AS present "
    "ON present.seq BETWEEN first AND last WHERE change = ?1 AND kind = '@table'",
    /* and what it edited or deleted comes back as of when it was edited. */
    "SELECT seq, id, edited FROM past_@table WHERE change = ?1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (EpsomStatement) row = epsom_rows_prepare (database, kind, patterns[i], error);

      if (row == NULL)
        return FALSE;
      sqlite3_bind_int64 (row, 1, change);
      while (epsom_database_next (database, row, &failure))
        {
          EpsomUuid id = epsom_rows_get_id (row);

          epsom_copy_write_set_moment (write, &id, sqlite3_column_int64 (row, 2));
        }
      if (!epsom_database_end (&failure, error))
        return FALSE;
    }
  return TRUE;
}

/* A tombstone that was before comes back; one that the merge made says nothing any more. Of what is shown afterwards
 * there is none: that is not asked for here. */
static gboolean
invert_tombstones (EpsomDatabase *database, gint64 change, EpsomCopyWrite *write, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) row = epsom_database_prepare (
    database,
    "SELECT 0, past.id, ifnull (past.deleted, -9223372036854775807 - 1), tombstone.id IS NULL "
    "FROM past_tombstone AS past LEFT JOIN tombstone ON tombstone.id = past.id WHERE past.change = ?",
    error);

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, change);
  while (epsom_database_next (database, row, &failure))
    {
      EpsomUuid id = epsom_rows_get_id (row);
      gint64 deleted = sqlite3_column_int64 (row, 2);
      gboolean is_shown = sqlite3_column_int (row, 3);

      /* The kind is that of the tombstone, which is there by then. */
      if (is_shown)
        epsom_copy_write_set_moment (write, &id, deleted);
      else if (epsom_moments_get (write->moments, &id) == NULL)
        epsom_versions_add (write->tombstones, &id, EPSOM_RECORD_EPISODE, deleted, NULL);
    }
  return epsom_database_end (&failure, error);
}

static gboolean
invert_asides (EpsomDatabase *database, gint64 change, EpsomCopyWrite *write, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) row =
    epsom_database_prepare (database, "SELECT 0, id, edited, content FROM past_aside WHERE change = ?", error);

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, change);
  while (failure == NULL && epsom_database_next (database, row, &failure))
    {
      EpsomUuid id = epsom_rows_get_id (row);
      g_autoptr (GBytes) bytes = g_bytes_new (sqlite3_column_blob (row, 3), (gsize) sqlite3_column_bytes (row, 3));
      g_autoptr (EpsomRecord) record = g_bytes_get_size (bytes) > 0 ? epsom_content_parse (bytes, &failure) : NULL;

      if (failure == NULL)
        epsom_versions_add (write->asides, &id, record != NULL ? record->kind : EPSOM_RECORD_EPISODE,
                            sqlite3_column_int64 (row, 2), record);
    }
  return epsom_database_end (&failure, error);
}

gboolean
epsom_copy_read_inverse (EpsomDatabase *database, gint64 change, EpsomCopyWrite *write, GError **error)
{
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (!invert_records (database, kind, change, write, error))
      return FALSE;
  return invert_tombstones (database, change, write, error) && invert_asides (database, change, write, error);
}
