/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-writer.h"

#include "epsom-indexes.h"
#include "epsom-rows.h"
#include "epsom-versions.h"

static const char *const patterns[EPSOM_N_WRITER_SQL] = {
  [EPSOM_WRITER_LAST] = "SELECT max (ifnull ((SELECT max (seq) FROM @table), 0), "
                        "ifnull ((SELECT max (seq) FROM tombstone WHERE kind = '@table'), 0))",
  [EPSOM_WRITER_COUNT] = "SELECT count (*) FROM @table",
  [EPSOM_WRITER_ALL] = "SELECT seq, id, edited FROM @table",
  [EPSOM_WRITER_FIND] = "SELECT seq, edited FROM @table WHERE id = ?",
  [EPSOM_WRITER_KEEP] = "INSERT INTO past_@table (change, deleted, seq, id, edited, @columns) "
                        "SELECT ?1, ?2, seq, id, edited, @columns FROM @table WHERE seq = ?3",
  [EPSOM_WRITER_DELETE] = "DELETE FROM @table WHERE seq = ?",
  [EPSOM_WRITER_BURY] = "INSERT INTO tombstone (id, kind, seq, deleted) VALUES (?, '@table', ?, ?)",
  [EPSOM_WRITER_FIND_TOMBSTONE] = "SELECT iif (kind = '@table', seq, -1), deleted FROM tombstone WHERE id = ?",
  [EPSOM_WRITER_RAISE] = "DELETE FROM tombstone WHERE id = ?",
  [EPSOM_WRITER_INSERT] = "INSERT INTO @table (seq, id, edited, @columns) VALUES (?, ?, ?, @values)",
};

EpsomStatement *
epsom_writer_prepare (EpsomWriter *self, EpsomRecordKind kind, EpsomWriterSql sql, GError **error)
{
  if (self->statements[kind][sql] == NULL)
    self->statements[kind][sql] = epsom_rows_prepare (self->database, kind, patterns[sql], error);
  return self->statements[kind][sql];
}

gboolean
epsom_writer_find (EpsomWriter *self,
                   EpsomStatement *statement,
                   const EpsomUuid *id,
                   gint64 *seq,
                   gint64 *moment,
                   GError **error)
{
  g_autoptr (GError) failure = NULL;

  *seq = 0;
  epsom_rows_bind_id (statement, 1, id);
  if (epsom_database_next (self->database, statement, &failure))
    {
      *seq = sqlite3_column_int64 (statement, 0);
      *moment = sqlite3_column_int64 (statement, 1);
    }
  sqlite3_reset (statement);
  return epsom_database_end (&failure, error);
}

gint64
epsom_writer_get_moment (EpsomWriter *self, const EpsomUuid *id, gint64 before)
{
  const gint64 *given = self->moments != NULL ? epsom_moments_get (self->moments, id) : NULL;

  if (given != NULL)
    return *given;
  return before < EPSOM_EDITED_MAX ? MAX (self->now, before + 1) : EPSOM_EDITED_MAX;
}

gboolean
epsom_writer_run (EpsomWriter *self,
                  EpsomRecordKind kind,
                  gboolean is_bulk,
                  gboolean (*function) (EpsomWriter *self, EpsomRecordKind kind, GError **error),
                  GError **error)
{
  g_auto (GStrv) indexes = NULL;

  if (!is_bulk)
    return function (self, kind, error);
  indexes = epsom_indexes_drop (self->database, epsom_rows_get_table (kind), error);
  return indexes != NULL && function (self, kind, error) &&
         epsom_indexes_make (self->database, (const char *const *) indexes, error);
}
