/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-backups.h"

#include <glib/gstdio.h>

#include "epsom-store.h"
#include "epsom-thread-task.h"

typedef struct {
  char *path;
  char *from;
} Restore;

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, epsom_store_find_backup (data), g_free);
}

void
epsom_backups_find_async (const char *path, GAsyncReadyCallback callback, gpointer source)
{
  g_autoptr (GTask) task = epsom_thread_task_new (source, NULL, callback, NULL);

  g_task_set_name (task, "epsom-find-backup");
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, find_in_thread);
}

char *
epsom_backups_find_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

EpsomInstant
epsom_backups_get_time (const char *backup)
{
  GStatBuf status;

  return epsom_instant_in_zone (g_stat (backup, &status) == 0 ? (gint64) status.st_mtime : 0, NULL);
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
epsom_backups_restore_async (const char *path,
                             const char *from,
                             GAsyncReadyCallback callback,
                             gpointer source,
                             gpointer user_data)
{
  g_autoptr (GTask) task = epsom_thread_task_new (source, NULL, callback, user_data);
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
