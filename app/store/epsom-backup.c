/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-backup.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "epsom-check.h"
#include "epsom-file.h"
#include "epsom-header.h"
#include "epsom-manifest.h"
#include "epsom-migration.h"
#include "epsom-open.h"
#include "epsom-rows.h"
#include "epsom-seal.h"
#include "epsom-thinning.h"

#define DAY_SECONDS 86400
/* Pages of a copy between which others may write. */
#define SLICE 256
/* How often a copy begins anew because somebody wrote, before it makes writers wait. */
#define MAX_RESTARTS 3
#define SUFFIX ".epsom"

static const char *const reasons[] = {
  [EPSOM_BACKUP_DAILY] = "daily",
  [EPSOM_BACKUP_IMPORT] = "before-import",
  [EPSOM_BACKUP_MIGRATION] = "before-update",
  [EPSOM_BACKUP_MERGE] = "before-merge",
};

/* Copying */

/* How many records of each kind there are, and how many changes, as a text to be compared. */
static char *
count_rows (EpsomDatabase *database, GError **error)
{
  g_autoptr (GString) counts = g_string_new (NULL);
  gint64 n;

  for (EpsomRecordKind kind = 0; kind <= EPSOM_N_RECORD_KINDS; kind++)
    {
      const char *table = kind < EPSOM_N_RECORD_KINDS ? epsom_rows_get_table (kind) : "change";
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table);

      if (!epsom_database_get_int (database, sql, &n, error))
        return NULL;
      g_string_append_printf (counts, "%s %" G_GINT64_FORMAT ", ", table, n);
    }
  return g_string_free (g_steal_pointer (&counts), FALSE);
}

/* Copies all but a last slice. Between slices the diary isn't locked; where it was written then, SQLite copies it from
 * the beginning. */
static void
copy_slices (sqlite3_backup *backup)
{
  int result = sqlite3_backup_step (backup, 0);
  int before = G_MAXINT;

  for (guint restarts = 0; result == SQLITE_OK && sqlite3_backup_remaining (backup) > SLICE && restarts < MAX_RESTARTS;)
    {
      restarts += sqlite3_backup_remaining (backup) > before;
      before = sqlite3_backup_remaining (backup);
      result = sqlite3_backup_step (backup, SLICE);
    }
}

/* Copies what is left, and counts what is copied, in one transaction. */
static char *
copy_rest (sqlite3_backup *backup, EpsomDatabase *from, GError **error)
{
  g_auto (EpsomTransaction) transaction = EPSOM_TRANSACTION_INIT;
  g_autofree char *counts = NULL;

  if (!epsom_transaction_begin (&transaction, from, FALSE, error))
    return NULL;
  counts = count_rows (from, error);
  if (counts != NULL)
    sqlite3_backup_step (backup, -1);
  return g_steal_pointer (&counts);
}

/* Returns: (transfer full) (nullable): what count_rows() says of the copied state. */
static char *
copy_pages (EpsomDatabase *from, EpsomDatabase *to, GError **error)
{
  sqlite3_backup *backup =
    sqlite3_backup_init (epsom_database_get_handle (to), "main", epsom_database_get_handle (from), "main");
  g_autofree char *counts = NULL;

  if (backup == NULL)
    {
      epsom_database_set_error (to, error);
      return NULL;
    }
  copy_slices (backup);
  counts = copy_rest (backup, from, error);
  if (sqlite3_backup_finish (backup) == SQLITE_OK)
    return g_steal_pointer (&counts);
  if (counts != NULL)
    epsom_database_set_error (to, error);
  return NULL;
}

static gboolean
verify_copy (EpsomDatabase *copy, const char *counts, GError **error)
{
  g_autofree char *copied = NULL;

  if (!epsom_open_check_quickly (copy, error))
    return FALSE;
  copied = count_rows (copy, error);
  if (copied == NULL)
    return FALSE;
  if (strcmp (counts, copied) == 0)
    return TRUE;
  g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FAILED, _ ("%s: the copy is not like the diary"),
               epsom_database_get_path (copy));
  return FALSE;
}

gboolean
epsom_backup_copy (const char *file, const char *temporary, const char *label, gboolean seal, GError **error)
{
  g_autoptr (EpsomDatabase) from = epsom_open_existing (file, error);
  g_autoptr (EpsomDatabase) to = NULL;
  g_autofree char *counts = NULL;

  to = from != NULL ? epsom_database_open (temporary, EPSOM_DATABASE_SCRATCH, error) : NULL;
  if (to == NULL)
    return FALSE;
  epsom_database_set_label (to, label);
  counts = copy_pages (from, to, error);
  return counts != NULL && verify_copy (to, counts, error) &&
         (!seal || (epsom_manifest_put (to, error) && epsom_seal_put (to, error)));
}

/* What has the name already may be replaced when it is a diary, and not the one that is copied. */
static gboolean
check_target (const char *file, const char *path, GError **error)
{
  GStatBuf target;
  guint version;

  if (!epsom_header_check_name (path, error))
    return FALSE;
  if (g_stat (path, &target) != 0)
    return errno == ENOENT || epsom_file_set_error (error, path, errno);
  if (epsom_file_is_same (file, path))
    {
      g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FAILED,
                   _ ("%s: is the diary itself; choose another file for the copy"), path);
      return FALSE;
    }
  if (epsom_header_check (path, epsom_migration_get_newest (), &version, error))
    return TRUE;
  g_prefix_error (error, "%s", _ ("what is there isn't replaced: "));
  return FALSE;
}

gboolean
epsom_backup_to (const char *file, const char *path, GError **error)
{
  g_autoptr (EpsomTemporary) temporary = NULL;

  if (!check_target (file, path, error))
    return FALSE;
  temporary = epsom_file_make_temporary (path, error);
  return temporary != NULL && epsom_backup_copy (file, temporary, path, TRUE, error) &&
         epsom_file_publish (temporary, path, TRUE, error);
}

/* The folder of backups */

static char *
get_folder (const char *file)
{
  g_autofree char *parent = g_path_get_dirname (file);

  return g_build_filename (parent, "backups", NULL);
}

/* What the names of the backups of @file begin with. */
static char *
get_prefix (const char *file)
{
  g_autofree char *name = g_path_get_basename (file);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return g_strconcat (name, "-", NULL);
}

/* A name that is free, dated @utc or as soon after as there is one: "diary-20260301T083000Z-daily.epsom". */
static char *
build_path (const char *folder, const char *file, gint64 utc, const char *what)
{
  g_autofree char *prefix = get_prefix (file);

  for (;; utc++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (utc);
      g_autofree char *stamp = g_date_time_format (time, "%Y%m%dT%H%M%SZ");
      g_autofree char *name = g_strconcat (prefix, stamp, "-", what, SUFFIX, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

char *
epsom_backup_name_replaced (const char *file)
{
  g_autofree char *folder = g_path_get_dirname (file);

  return build_path (folder, file, epsom_instant_now ().utc, "replaced");
}

typedef struct {
  EpsomThinningEntry entry;
  char *path;
} Backup;

static void
backup_clear (gpointer data)
{
  g_free (((Backup *) data)->path);
}

/* @name without @prefix: "20260301T083000Z-daily.epsom". */
static gboolean
parse_name (const char *name, const char *prefix, EpsomThinningEntry *entry)
{
  g_autofree char *stamp = NULL;
  g_autoptr (GDateTime) time = NULL;
  const char *dash;

  if (!g_str_has_prefix (name, prefix) || !g_str_has_suffix (name, SUFFIX))
    return FALSE;
  name += strlen (prefix);
  dash = strchr (name, '-');
  if (dash == NULL)
    return FALSE;
  stamp = g_strndup (name, (gsize) (dash - name));
  time = g_date_time_new_from_iso8601 (stamp, NULL);
  if (time == NULL)
    return FALSE;
  entry->utc = g_date_time_to_unix (time);
  entry->is_event = !g_str_has_prefix (dash + 1, reasons[EPSOM_BACKUP_DAILY]);
  return TRUE;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  gint64 x = ((const Backup *) a)->entry.utc;
  gint64 y = ((const Backup *) b)->entry.utc;

  return (y > x) - (y < x);
}

/* The backups of @file, newest first. */
static GArray *
list_backups (const char *file)
{
  GArray *backups = g_array_new (FALSE, FALSE, sizeof (Backup));
  g_autofree char *folder = get_folder (file);
  g_autofree char *prefix = get_prefix (file);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_array_set_clear_func (backups, backup_clear);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Backup backup = { 0 };

      if (!parse_name (name, prefix, &backup.entry))
        continue;
      backup.path = g_build_filename (folder, name, NULL);
      g_array_append_val (backups, backup);
    }
  g_array_sort (backups, compare_newest_first);
  return backups;
}

static void
thin (const char *file, gint64 now)
{
  g_autofree char *folder = get_folder (file);
  g_autofree char *prefix = get_prefix (file);
  g_autofree char *hidden = g_strconcat (".", prefix, NULL);
  g_autoptr (GArray) backups = list_backups (file);
  g_autofree EpsomThinningEntry *entries = g_new (EpsomThinningEntry, backups->len);

  for (guint i = 0; i < backups->len; i++)
    entries[i] = g_array_index (backups, Backup, i).entry;
  epsom_thinning_mark (entries, backups->len, now);
  for (guint i = 0; i < backups->len; i++)
    if (!entries[i].keep)
      g_unlink (g_array_index (backups, Backup, i).path);
  epsom_file_remove_stale (folder, hidden);
}

gboolean
epsom_backup_keep (const char *file, EpsomBackupReason reason, GError **error)
{
  g_autofree char *folder = get_folder (file);
  g_autofree char *path = NULL;
  g_autoptr (EpsomTemporary) temporary = NULL;
  gint64 now = epsom_instant_now ().utc;

  if (!epsom_file_make_folder (folder, error))
    return FALSE;
  path = build_path (folder, file, now, reasons[reason]);
  temporary = epsom_file_make_temporary (path, error);
  if (temporary == NULL || !epsom_backup_copy (file, temporary, path, TRUE, error) ||
      !epsom_file_publish (temporary, path, FALSE, error))
    return FALSE;
  thin (file, now);
  return TRUE;
}

gboolean
epsom_backup_is_due (const char *file, gint64 change)
{
  g_autoptr (GArray) backups = list_backups (file);
  const Backup *newest = backups->len > 0 ? &g_array_index (backups, Backup, 0) : NULL;
  g_autoptr (EpsomDatabase) database = NULL;
  gint64 sealed;

  if (newest == NULL)
    return TRUE;
  if (newest->entry.utc / DAY_SECONDS == epsom_instant_now ().utc / DAY_SECONDS)
    return FALSE;
  database = epsom_database_open (newest->path, EPSOM_DATABASE_READ_ONLY, NULL);
  return database == NULL || !epsom_seal_get_change (database, &sealed, NULL) || sealed != change;
}

GStrv
epsom_backup_list (const char *file)
{
  g_autoptr (GArray) backups = list_backups (file);
  GStrv paths = g_new0 (char *, backups->len + 1);

  for (guint i = 0; i < backups->len; i++)
    paths[i] = g_strdup (g_array_index (backups, Backup, i).path);
  return paths;
}

char *
epsom_backup_find_good (const char *file)
{
  g_autoptr (GArray) backups = list_backups (file);

  for (guint i = 0; i < backups->len; i++)
    {
      const Backup *backup = &g_array_index (backups, Backup, i);
      g_autoptr (GPtrArray) problems = epsom_store_check (backup->path, NULL, NULL, NULL);

      if (problems != NULL && problems->len == 0)
        return g_strdup (backup->path);
    }
  return NULL;
}
