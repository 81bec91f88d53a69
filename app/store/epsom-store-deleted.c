/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-rows.h"
#include "epsom-store-private.h"

/* Without those whose deletion was the taking back of an act that had brought them: of several deletions the last one
 * counts, whose columns come with the greatest number. */
#define SELECT_DELETED                                                                                                 \
  "SELECT seq, id FROM tombstone WHERE kind = '@table' AND deleted > -9223372036854775807 AND id NOT IN "              \
  "(SELECT id FROM (SELECT past.id AS id, origin, max(past.change) FROM past_@table AS past "                          \
  "JOIN change ON change.seq = past.change WHERE deleted = 1 GROUP BY past.id) WHERE origin = 'undo')"

static gboolean
read_deleted (EpsomDatabase *database, EpsomRecordKind kind, GHashTable *deleted, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) row = epsom_rows_prepare (database, kind, SELECT_DELETED, error);

  if (row == NULL)
    return FALSE;
  while (epsom_database_next (database, row, &failure))
    {
      EpsomUuid id = epsom_rows_get_id (row);

      g_hash_table_add (deleted, g_memdup2 (&id, sizeof id));
    }
  return epsom_database_end (&failure, error);
}

static gboolean
read_all (EpsomDatabase *database, GHashTable *deleted, GError **error)
{
  g_auto (EpsomTransaction) transaction = EPSOM_TRANSACTION_INIT;

  if (!epsom_transaction_begin (&transaction, database, FALSE, error))
    return FALSE;
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (!read_deleted (database, kind, deleted, error))
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
