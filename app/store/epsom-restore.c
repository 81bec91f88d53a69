/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "epsom-backup.h"
#include "epsom-check.h"
#include "epsom-file.h"
#include "epsom-header.h"
#include "epsom-migration.h"
#include "epsom-open.h"
#include "epsom-seal.h"

/* The seal is of the format that it was made in, and of no use once the diary lives on. */
static gboolean
break_seal (EpsomDatabase *database, const char *from, GError **error)
{
  EpsomSealState state;

  if (!epsom_seal_check (database, &state, error))
    return FALSE;
  if (state != EPSOM_SEAL_BROKEN)
    return epsom_database_run (database, "DELETE FROM seal", error);
  g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT,
               _ ("%s: is damaged, so it isn't put in place: its content is not what it was when it was made"), from);
  return FALSE;
}

/* Makes @temporary a copy of @from in which nothing is wrong. */
static gboolean
copy_whole (const char *from, const char *temporary, const char *file, GError **error)
{
  g_autoptr (EpsomDatabase) database = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (!epsom_backup_copy (from, temporary, file, FALSE, error))
    return FALSE;
  database = epsom_database_open (temporary, EPSOM_DATABASE_SCRATCH, error);
  /* The copy of an older format is brought up to date, not the backup. */
  if (database == NULL || !break_seal (database, from, error) ||
      !epsom_migration_run (database, epsom_migration_get_scripts (), error) ||
      !epsom_database_run (database, "DELETE FROM manifest", error))
    return FALSE;
  problems = epsom_check_database (database, NULL, NULL, error);
  if (problems == NULL)
    return FALSE;
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT,
               /* Translators: a file's path, and what is wrong with the file. */
               _ ("%s: is damaged, so it isn't put in place: %s"), from,
               (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

/* Holds everybody else off the present diary, where it is one; a damaged file can't be locked, and needn't. */
static gboolean
lock_present (const char *file, EpsomDatabase **database, EpsomTransaction *transaction, GError **error)
{
  g_autoptr (GError) failure = NULL;
  guint version;

  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_file_test (file, G_FILE_TEST_IS_DIR))
    return epsom_header_check (file, 0, &version, error);
  if (!epsom_header_check (file, G_MAXUINT, &version, NULL))
    return TRUE;
  *database = epsom_database_open (file, EPSOM_DATABASE_READ_WRITE, &failure);
  if (*database != NULL)
    epsom_transaction_begin (transaction, *database, TRUE, &failure);
  if (!g_error_matches (failure, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_BUSY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* A second name for @from, which stays. */
static gboolean
add_name (const char *from, const char *to, GError **error)
{
  if (link (from, to) == 0 || errno == ENOENT)
    return TRUE;
  /* A file system without second names. */
  if ((errno == EPERM || errno == ENOTSUP || errno == ENOSYS) && g_rename (from, to) == 0)
    return TRUE;
  return epsom_file_set_error (error, to, errno);
}

/* Keeps the present diary under a dated name beside, with what an interrupted write left, which belongs to it alone. */
static gboolean
keep_present (const char *file, char **kept, GError **error)
{
  g_autofree char *journal = g_strconcat (file, "-journal", NULL);
  g_autofree char *kept_journal = NULL;

  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    return TRUE;
  *kept = epsom_backup_name_replaced (file);
  kept_journal = g_strconcat (*kept, "-journal", NULL);
  if (!add_name (journal, kept_journal, error) || !add_name (file, *kept, error) ||
      !epsom_file_sync_folder_of (file, error))
    return FALSE;
  return g_unlink (journal) == 0 || errno == ENOENT || epsom_file_set_error (error, journal, errno);
}

/* The present diary stays where it is after all. */
static void
release_present (const char *file, const char *kept)
{
  g_autofree char *journal = g_strconcat (file, "-journal", NULL);
  g_autofree char *kept_journal = g_strconcat (kept, "-journal", NULL);

  g_rename (kept_journal, journal);
  if (g_file_test (file, G_FILE_TEST_EXISTS))
    g_unlink (kept);
  else
    g_rename (kept, file);
}

static gboolean
replace (const char *file, const char *temporary, char **kept, GError **error)
{
  if (keep_present (file, kept, error) && epsom_file_publish (temporary, file, TRUE, error))
    return TRUE;
  if (*kept != NULL)
    release_present (file, *kept);
  return FALSE;
}

static gboolean
check_not_same (const char *file, const char *source, GError **error)
{
  if (!epsom_file_is_same (file, source))
    return TRUE;
  g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FAILED, _ ("%s: is the diary itself; name a backup"),
               source);
  return FALSE;
}

gboolean
epsom_store_restore (const char *path, const char *from, char **kept, GError **error)
{
  g_autofree char *file = NULL;
  g_autofree char *source = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *old = NULL;
  g_autoptr (EpsomTemporary) temporary = NULL;
  g_autoptr (EpsomDatabase) present = NULL;
  g_auto (EpsomTransaction) lock = EPSOM_TRANSACTION_INIT;

  g_return_val_if_fail (path != NULL && from != NULL, FALSE);

  file = epsom_file_resolve (path);
  source = epsom_file_resolve (from);
  folder = g_path_get_dirname (file);
  if (!check_not_same (file, source, error) || !epsom_file_make_folder (folder, error))
    return FALSE;
  temporary = epsom_file_make_temporary (file, error);
  if (temporary == NULL || !copy_whole (source, temporary, file, error) ||
      !lock_present (file, &present, &lock, error) || !replace (file, temporary, &old, error))
    return FALSE;
  if (kept != NULL)
    *kept = g_steal_pointer (&old);
  return TRUE;
}
