/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "epsom-rows.h"
#include "epsom-store-private.h"

/* Whose deletion was the taking back of an act that had brought it: of several the last one counts. */
#define SELECT_PAST                                                                                                    \
  "SELECT past.seq, past.id, origin = 'undo' FROM past_@table AS past JOIN change ON change.seq = past.change "        \
  "WHERE deleted = 1 ORDER BY past.change"
#define SELECT_TOMBSTONES "SELECT seq, id FROM tombstone WHERE kind = '@table' AND deleted > -9223372036854775807"
#define COLUMN_UNDONE 2

static gboolean
read_undone (EpsomDatabase *database, EpsomRecordKind kind, GHashTable *undone, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) row = epsom_rows_prepare (database, kind, SELECT_PAST, error);

  if (row == NULL)
    return FALSE;
  while (epsom_database_next (database, row, &failure))
    {
      EpsomUuid id = epsom_rows_get_id (row);

      if (sqlite3_column_int (row, COLUMN_UNDONE) != 0)
        g_hash_table_add (undone, g_memdup2 (&id, sizeof id));
      else
        g_hash_table_remove (undone, &id);
    }
  return epsom_database_end (&failure, error);
}

static gboolean
read_deleted (EpsomDatabase *database, EpsomRecordKind kind, GHashTable *undone, GHashTable *deleted, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) row = epsom_rows_prepare (database, kind, SELECT_TOMBSTONES, error);

  if (row == NULL)
    return FALSE;
  while (epsom_database_next (database, row, &failure))
    {
      EpsomUuid id = epsom_rows_get_id (row);

      if (!g_hash_table_contains (undone, &id))
        g_hash_table_add (deleted, g_memdup2 (&id, sizeof id));
    }
  return epsom_database_end (&failure, error);
}

static gboolean
read_all (EpsomDatabase *database, GHashTable *deleted, GError **error)
{
  g_auto (EpsomTransaction) transaction = EPSOM_TRANSACTION_INIT;
  g_autoptr (GHashTable) undone = g_hash_table_new_full (epsom_uuid_hash, epsom_uuid_equal, g_free, NULL);

  if (!epsom_transaction_begin (&transaction, database, FALSE, error))
    return FALSE;
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (!read_undone (database, kind, undone, error) || !read_deleted (database, kind, undone, deleted, error))
      return FALSE;
  return TRUE;
}

GHashTable *
epsom_store_list_deleted (EpsomStore *self, GError **error)
{
  g_autoptr (GHashTable) deleted = g_hash_table_new_full (epsom_uuid_hash, epsom_uuid_equal, g_free, NULL);
  EpsomDatabase *database;

  g_return_val_if_fail (EPSOM_IS_STORE (self), NULL);

  database = epsom_store_get_database (self);
  if (database != NULL && !read_all (database, deleted, error))
    return NULL;
  return g_steal_pointer (&deleted);
}
