/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-indexes.h"

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
  if (drop == NULL || !epsom_indexes_make (database, (const char *const *) drop, error))
    return NULL;
  return g_steal_pointer (&make);
}

gboolean
epsom_indexes_make (EpsomDatabase *database, const char *const *indexes, GError **error)
{
  for (guint i = 0; indexes[i] != NULL; i++)
    if (!epsom_database_run (database, indexes[i], error))
      return FALSE;
  return TRUE;
}
