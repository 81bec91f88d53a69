/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-backups.h"

#include <glib/gstdio.h>

#include "epsom-store.h"

#define FOLDER "backups"
#define SUFFIX ".epsom"

typedef struct {
  char *path;
  char *from;
} Restore;

static gint64
get_modified (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (gint64) status.st_mtime : G_MININT64;
}

char *
epsom_backups_find_newest (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *folder = g_build_filename (parent, FOLDER, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *newest = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *backup = g_build_filename (folder, name, NULL);

      if (!g_str_has_suffix (name, SUFFIX))
        continue;
      if (newest == NULL || get_modified (backup) > get_modified (newest))
        {
          g_free (newest);
          newest = g_steal_pointer (&backup);
        }
    }

  return g_steal_pointer (&newest);
}

EpsomInstant
epsom_backups_get_time (const char *backup)
{
  return epsom_instant_in_zone (MAX (get_modified (backup), 0), NULL);
}

static void
restore_free (Restore *restore)
{
  g_free (restore->path);
  g_free (restore->from);
  g_free (restore);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Restore *restore = data;
  GError *error = NULL;
  char *kept = NULL;

  if (epsom_store_restore (restore->path, restore->from, &kept, &error))
    g_task_return_pointer (task, kept, g_free);
  else
    g_task_return_error (task, error);
}

void
epsom_backups_restore_async (const char *path, const char *from, GAsyncReadyCallback callback, gpointer source)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, NULL);
  Restore *restore = g_new0 (Restore, 1);

  restore->path = g_strdup (path);
  restore->from = g_strdup (from);
  g_task_set_name (task, "epsom-restore");
  g_task_set_task_data (task, restore, (GDestroyNotify) restore_free);
  g_task_run_in_thread (task, restore_in_thread);
}

gboolean
epsom_backups_restore_finish (GAsyncResult *result, char **kept, GError **error)
{
  GError *failure = NULL;

  *kept = g_task_propagate_pointer (G_TASK (result), &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, failure);

  return FALSE;
}
