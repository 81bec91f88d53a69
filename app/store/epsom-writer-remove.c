/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "epsom-id-table.h"
#include "epsom-rows.h"
#include "epsom-writer.h"

/* What is edited is deleted and inserted again, so that no order of the changes is wrong. */

static EpsomRemoval *
get_removal (GArray *removals, guint index)
{
  return &g_array_index (removals, EpsomRemoval, index);
}

static gboolean
find_one_by_one (EpsomWriter *self, EpsomRecordKind kind, GError **error)
{
  GArray *removals = self->removals[kind];
  EpsomStatement *find = epsom_writer_prepare (self, kind, EPSOM_WRITER_FIND, error);

  if (find == NULL)
    return FALSE;
  for (guint i = 0; i < removals->len; i++)
    {
      EpsomRemoval *removal = get_removal (removals, i);

      if (!epsom_writer_find (self, find, &removal->record->id, &removal->seq, &removal->edited, error))
        return FALSE;
    }
  return TRUE;
}

static const EpsomUuid *
get_id (gpointer removals, guint32 index)
{
  return &get_removal (removals, index)->record->id;
}

static gboolean
find_in_table (EpsomWriter *self, EpsomRecordKind kind, const EpsomIdTable *ids, GError **error)
{
  g_autoptr (GError) failure = NULL;
  EpsomStatement *row = epsom_writer_prepare (self, kind, EPSOM_WRITER_ALL, error);

  if (row == NULL)
    return FALSE;
  while (epsom_database_next (self->database, row, &failure))
    {
      EpsomUuid id = epsom_rows_get_id (row);
      gint64 index = epsom_id_table_find (ids, &id);

      if (index < 0)
        continue;
      get_removal (self->removals[kind], (guint) index)->seq = epsom_rows_get_seq (row);
      get_removal (self->removals[kind], (guint) index)->edited = sqlite3_column_int64 (row, 2);
    }
  sqlite3_reset (row);
  return epsom_database_end (&failure, error);
}

/* Reading the table from end to end, which is in the order of its rows, and not in that of an index. */
static gboolean
find_at_once (EpsomWriter *self, EpsomRecordKind kind, GError **error)
{
  GArray *removals = self->removals[kind];
  EpsomIdTable ids;
  gboolean is_read;

  epsom_id_table_init (&ids, get_id, removals, removals->len);
  for (guint i = 0; i < removals->len; i++)
    epsom_id_table_add (&ids, get_id (removals, i), i);
  is_read = find_in_table (self, kind, &ids, error);
  epsom_id_table_clear (&ids);
  return is_read;
}

static gboolean
keep_past (EpsomWriter *self, EpsomRecordKind kind, const EpsomRemoval *removal, GError **error)
{
  EpsomStatement *statement = epsom_writer_prepare (self, kind, EPSOM_WRITER_KEEP, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->change);
  sqlite3_bind_int (statement, 2, removal->insertion == 0);
  sqlite3_bind_int64 (statement, 3, removal->seq);
  return epsom_database_step (self->database, statement, error);
}

static gboolean
delete_row (EpsomWriter *self, EpsomRecordKind kind, gint64 seq, GError **error)
{
  EpsomStatement *statement = epsom_writer_prepare (self, kind, EPSOM_WRITER_DELETE, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, seq);
  return epsom_database_step (self->database, statement, error);
}

/* What replaces it has its row. */
static void
hand_on (EpsomWriter *self, EpsomRecordKind kind, const EpsomRemoval *removal)
{
  EpsomInsertion *insertion;

  if (removal->insertion == 0)
    return;
  insertion = &g_array_index (self->insertions[kind], EpsomInsertion, removal->insertion - 1);
  insertion->seq = removal->seq;
  insertion->before = removal->edited;
}

static gboolean
remove_one (EpsomWriter *self, EpsomRecordKind kind, const EpsomRemoval *removal, GError **error)
{
  if (removal->seq == 0)
    {
      epsom_rows_refuse (EPSOM_STORE_ERROR_CORRUPT, removal->record, _ ("it is not where it should be"), error);
      return FALSE;
    }
  hand_on (self, kind, removal);
  return keep_past (self, kind, removal, error) && delete_row (self, kind, removal->seq, error) &&
         epsom_write_progress_count (self->progress, 1, error);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  gint64 seq_a = ((const EpsomRemoval *) a)->seq;
  gint64 seq_b = ((const EpsomRemoval *) b)->seq;

  return (seq_a > seq_b) - (seq_a < seq_b);
}

static gboolean
remove_kind (EpsomWriter *self, EpsomRecordKind kind, GError **error)
{
  GArray *removals = self->removals[kind];

  g_array_sort (removals, compare_rows);
  for (guint i = 0; i < removals->len; i++)
    if (!remove_one (self, kind, get_removal (removals, i), error))
      return FALSE;
  return TRUE;
}

gboolean
epsom_writer_remove_all (EpsomWriter *self, GError **error)
{
  /* Episodes are the first kind, and go last, when nothing names them any more. */
  for (int kind = EPSOM_N_RECORD_KINDS - 1; kind >= 0; kind--)
    {
      gboolean is_bulk = self->removes_bulk[kind];

      if (self->removals[kind]->len == 0)
        continue;
      if (!(is_bulk ? find_at_once : find_one_by_one) (self, (EpsomRecordKind) kind, error) ||
          !epsom_writer_run (self, (EpsomRecordKind) kind, is_bulk, remove_kind, error))
        return FALSE;
    }
  return TRUE;
}
