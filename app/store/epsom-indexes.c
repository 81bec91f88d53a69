/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-indexes.h"

/* To sort in pieces that the processor's caches hold, put aside in temporary files, takes half the time of sorting all
 * at once in memory. In these files, which have no name and are nobody else's to read, are ids and row numbers alone.
 */
#define SORT_IN_PIECES "PRAGMA cache_size = -2000; PRAGMA temp_store = FILE"
#define SORT_IN_MEMORY "PRAGMA temp_store = MEMORY; PRAGMA cache_size = %" G_GINT64_FORMAT

/* An index that a constraint made has no SQL and stays. */
static GStrv
select_indexes (EpsomDatabase *database, const char *table, const char *sql, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (database, sql, error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
  while (epsom_database_next (database, statement, &failure))
    g_strv_builder_add (builder, (const char *) sqlite3_column_text (statement, 0));
  if (!epsom_database_end (&failure, error))
    return NULL;
  return g_strv_builder_end (builder);
}

static gboolean
run_all (EpsomDatabase *database, const char *const *statements, GError **error)
{
  for (guint i = 0; statements[i] != NULL; i++)
    if (!epsom_database_run (database, statements[i], error))
      return FALSE;
  return TRUE;
}

GStrv
epsom_indexes_drop (EpsomDatabase *database, const char *table, GError **error)
{
  g_auto (GStrv) make = select_indexes (
    database, table, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", error);
  g_auto (GStrv) drop = NULL;

  if (make == NULL)
    return NULL;
  drop = select_indexes (database, table,
                         "SELECT 'DROP INDEX ' || name FROM sqlite_schema "
                         "WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
                         error);
  if (drop == NULL || !run_all (database, (const char *const *) drop, error))
    return NULL;
  return g_steal_pointer (&make);
}

gboolean
epsom_indexes_make (EpsomDatabase *database, const char *const *indexes, GError **error)
{
  g_autofree char *restore = NULL;
  gint64 cache;
  gboolean made;

  if (!epsom_database_get_int (database, "PRAGMA cache_size", &cache, error))
    return FALSE;
  restore = g_strdup_printf (SORT_IN_MEMORY, cache);
  /* Speed alone: where the place can't be chosen the indexes are made all the same. */
  epsom_database_run (database, SORT_IN_PIECES, NULL);
  made = run_all (database, indexes, error);
  epsom_database_run (database, restore, NULL);
  return made;
}
