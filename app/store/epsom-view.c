/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-view.h"

#include <glib/gi18n-lib.h>

#include "epsom-header.h"
#include "epsom-load.h"
#include "epsom-migration.h"
#include "epsom-open.h"
#include "epsom-owner.h"
#include "epsom-quote.h"
#include "epsom-raw.h"

/* Steps of SQLite's machine that reading the schema of a diary stays far below: a thousand tables need more. */
#define SCHEMA_STEPS 10000
/* Where the header says how the file is written, and with what value another journal than a diary's is used:
 * https://www.sqlite.org/fileformat.html */
#define WRITE_VERSION_AT 18
#define WRITE_VERSION_WAL 2

/* Statistics say nothing but how to search, and come from a sound tool of SQLite. */
#define SCHEMA                                                                                                         \
  "SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite!_stat%' ESCAPE '!' "           \
  "ORDER BY name, type"

static gboolean
check_journal (const char *path, GError **error)
{
  if (!epsom_open_has_journal (path))
    return TRUE;
  g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_BUSY,
               _ ("%s: a write was interrupted, or is going on: a journal lies beside it. Whoever wrote it can open it "
                  "once and copy it again"),
               path);
  return FALSE;
}

static EpsomDatabase *
open_copy (const char *path, GError **error)
{
  gint64 size;
  guint8 *image = epsom_raw_read (path, EPSOM_VIEW_MOST, &size, error);

  if (image == NULL)
    return NULL;
  if (size > WRITE_VERSION_AT && image[WRITE_VERSION_AT] == WRITE_VERSION_WAL)
    {
      sqlite3_free (image);
      g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FOREIGN,
                   _ ("%s: another program changed how it is written (WAL); “epsom --diary” puts that right where it "
                      "may be written"),
                   path);
      return NULL;
    }
  return epsom_database_open_image (image, size, path, error);
}

static gboolean
refuse_schema (const char *path, const char *what, GError **error)
{
  g_autofree char *quoted = epsom_quote (what);

  g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FOREIGN,
               /* Translators: a file's path, and something of a database, such as "trigger t". */
               _ ("%s: holds what no diary of Epsom has (%s), and is not opened"), path, quoted);
  return FALSE;
}

static int
stop_cb (void *data)
{
  return 1;
}

/* SQLite reads the schema with the first statement; one that is huge would take all memory. */
static gboolean
read_schema (EpsomDatabase *database, GError **error)
{
  g_autoptr (GError) failure = NULL;
  sqlite3 *handle = epsom_database_get_handle (database);
  gint64 n;
  gboolean huge;

  sqlite3_progress_handler (handle, SCHEMA_STEPS, stop_cb, NULL);
  (void) epsom_database_get_int (database, "SELECT count (*) FROM main.sqlite_schema", &n, &failure);
  huge = sqlite3_errcode (handle) == SQLITE_INTERRUPT;
  sqlite3_progress_handler (handle, 0, NULL, NULL);

  return huge ? refuse_schema (epsom_database_get_path (database), _ ("too many tables"), error)
              : epsom_database_end (&failure, error);
}

static gboolean
next_line (EpsomDatabase *database, EpsomStatement *statement, char **line, char **name, GError **error)
{
  g_autoptr (GError) failure = NULL;
  const char *columns[4];

  if (!epsom_database_next (database, statement, &failure))
    return epsom_database_end (&failure, error);
  for (int i = 0; i < (int) G_N_ELEMENTS (columns); i++)
    {
      columns[i] = (const char *) sqlite3_column_text (statement, i);
      columns[i] = columns[i] != NULL ? columns[i] : "";
    }
  *line = g_strdup_printf ("%s\n%s\n%s\n%s", columns[0], columns[1], columns[2], columns[3]);
  *name = g_strdup_printf ("%s %s", columns[0], columns[1]);
  return TRUE;
}

/* Returns: (transfer full) (nullable): lines of the schema to what they are of. */
static GHashTable *
list_schema (EpsomDatabase *database, GError **error)
{
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (database, SCHEMA, error);

  if (statement == NULL)
    return NULL;
  for (;;)
    {
      char *line = NULL;
      char *name = NULL;

      if (!next_line (database, statement, &line, &name, error))
        return NULL;
      if (line == NULL)
        return g_steal_pointer (&lines);
      g_hash_table_insert (lines, line, name);
    }
}

/* What a diary of the format after @n of @scripts has. */
static GHashTable *
list_expected (const char *const *scripts, guint n, const char *path, GError **error)
{
  g_autofree const char **first = g_new0 (const char *, n + 1);
  g_autoptr (EpsomDatabase) database = epsom_database_open_image (NULL, 0, path, error);

  for (guint i = 0; i < n; i++)
    first[i] = scripts[i];
  if (database == NULL || !epsom_migration_run (database, first, error))
    return NULL;
  return list_schema (database, error);
}

static gboolean
check_schema (EpsomDatabase *database, const char *const *scripts, guint version, GError **error)
{
  const char *path = epsom_database_get_path (database);
  g_autoptr (GHashTable) found = NULL;
  g_autoptr (GHashTable) expected = NULL;
  GHashTableIter iter;
  gpointer line, name;

  if (!read_schema (database, error) || (found = list_schema (database, error)) == NULL ||
      (expected = list_expected (scripts, version, path, error)) == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &line, &name))
    if (!g_hash_table_contains (expected, line))
      return refuse_schema (path, name, error);
  if (g_hash_table_size (found) == g_hash_table_size (expected))
    return TRUE;
  return epsom_database_set_damaged (database, error);
}

EpsomDatabase *
epsom_view_open_as_is (const char *path, const char *const *scripts, GError **error)
{
  g_autoptr (EpsomDatabase) database = NULL;
  guint newest = g_strv_length ((char **) scripts);
  guint version;

  if (!epsom_header_check (path, newest, &version, error) || !check_journal (path, error))
    return NULL;
  database = open_copy (path, error);
  if (database == NULL || !check_schema (database, scripts, version, error) ||
      !epsom_open_check_quickly (database, error))
    return NULL;
  return g_steal_pointer (&database);
}

EpsomDatabase *
epsom_view_open (const char *path, const char *const *scripts, GError **error)
{
  g_autoptr (EpsomDatabase) database = epsom_view_open_as_is (path, scripts, error);

  if (database == NULL || !epsom_migration_run (database, scripts, error))
    return NULL;
  return g_steal_pointer (&database);
}

EpsomDiary *
epsom_view_read (const char *path, const char *const *scripts, EpsomUuid *owner, GError **error)
{
  g_autoptr (EpsomDatabase) database = epsom_view_open (path, scripts, error);

  if (database == NULL)
    return NULL;
  epsom_database_restrict (database);
  if (!epsom_owner_read (database, owner, error))
    return NULL;
  return epsom_load_diary (database, error);
}
