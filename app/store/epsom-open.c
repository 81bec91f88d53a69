/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-open.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "epsom-backup.h"
#include "epsom-file.h"
#include "epsom-header.h"
#include "epsom-migration.h"

/* A diary appears under its name when it is whole: what has the name and is no diary is never one that was begun. */
static gboolean
create (const char *path, const char *const *scripts, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomTemporary) temporary = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (EpsomDatabase) database = NULL;

  if (!epsom_header_check_name (path, error) || !epsom_file_make_folder (folder, error))
    return FALSE;
  temporary = epsom_file_make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  database = epsom_database_open (temporary, EPSOM_DATABASE_SCRATCH, error);
  if (database == NULL)
    return FALSE;
  epsom_database_set_label (database, path);
  if (!epsom_migration_run (database, scripts, error))
    return FALSE;
  g_clear_pointer (&database, epsom_database_close);
  if (epsom_file_publish (temporary, path, FALSE, &failure) ||
      /* Another process was quicker. */
      g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_EXIST))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Of `main`: to look at all databases would open the temporary one, after which its place can't be chosen any more. */
gboolean
epsom_open_check_quickly (EpsomDatabase *database, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (database, "PRAGMA main.quick_check (1)", error);

  if (statement == NULL)
    return FALSE;
  if (!epsom_database_next (database, statement, &failure))
    return epsom_database_end (&failure, error);
  if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0)
    return TRUE;
  return epsom_database_set_damaged (database, error);
}

gboolean
epsom_open_has_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GStatBuf status;

  return g_stat (journal, &status) == 0 && status.st_size > 0;
}

/* Asks the database, not the header, which an interrupted migration may have written. */
static gboolean
bring_up_to_date (EpsomDatabase *database, const char *const *scripts, gboolean read_only, GError **error)
{
  gint64 version;

  if (!epsom_database_get_int (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= g_strv_length ((char **) scripts))
    return TRUE;
  if (!read_only)
    return epsom_backup_keep (epsom_database_get_path (database), EPSOM_BACKUP_MIGRATION, error) &&
           epsom_migration_run (database, scripts, error);
  g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_READ_ONLY,
               _ ("%s: is of an older format, which has to be brought up to date, but may not be written"),
               epsom_database_get_path (database));
  return FALSE;
}

EpsomDatabase *
epsom_open_existing (const char *path, GError **error)
{
  guint version;

  if (!epsom_header_check (path, epsom_migration_get_newest (), &version, error))
    return NULL;
  return epsom_database_open (path, epsom_file_may_write (path) ? EPSOM_DATABASE_READ_WRITE : EPSOM_DATABASE_READ_ONLY,
                              error);
}

EpsomDatabase *
epsom_open_diary (const char *path,
                  EpsomStoreFlags flags,
                  const char *const *scripts,
                  gboolean *read_only,
                  GError **error)
{
  gboolean interrupted;
  g_autoptr (EpsomDatabase) database = NULL;
  guint version;

  if ((flags & EPSOM_STORE_CREATE) && !(flags & EPSOM_STORE_READ_ONLY) && !g_file_test (path, G_FILE_TEST_EXISTS) &&
      !create (path, scripts, error))
    return NULL;
  if (!epsom_header_check (path, g_strv_length ((char **) scripts), &version, error))
    return NULL;
  *read_only = (flags & EPSOM_STORE_READ_ONLY) || !epsom_file_may_write (path);
  interrupted = epsom_open_has_journal (path);
  database = epsom_database_open (path, *read_only ? EPSOM_DATABASE_READ_ONLY : EPSOM_DATABASE_READ_WRITE, error);
  if (database == NULL || (interrupted && !epsom_open_check_quickly (database, error)) ||
      !bring_up_to_date (database, scripts, *read_only, error))
    return NULL;
  return g_steal_pointer (&database);
}
