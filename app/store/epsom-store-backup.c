/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-store-private.h"

#include <glib/gi18n-lib.h>

#include "epsom-backup.h"
#include "epsom-file.h"

gboolean
epsom_store_backup (EpsomStore *self, const char *path, GError **error)
{
  g_autofree char *target = NULL;

  g_return_val_if_fail (EPSOM_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (epsom_store_get_database (self) == NULL)
    {
      g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_READ_ONLY,
                   _ ("%s: was opened to be looked at; copy the file itself"), epsom_store_get_path (self));
      return FALSE;
    }
  target = epsom_file_resolve (path);
  return epsom_backup_to (epsom_store_get_file (self), target, error);
}

/* What a thread needs to know of the store. */
typedef struct {
  char *file;
  gint64 change; /* the last one */
} Backup;

static void
backup_free (gpointer data)
{
  Backup *backup = data;

  g_free (backup->file);
  g_free (backup);
}

static gboolean
back_up_if_due (const char *file, gint64 change, GError **error)
{
  return !epsom_backup_is_due (file, change) || epsom_backup_keep (file, EPSOM_BACKUP_DAILY, error);
}

/* An empty diary is no loss. */
static gboolean
may_be_due (EpsomStore *self)
{
  return !epsom_store_get_read_only (self) && epsom_diary_get_n_records (epsom_store_get_diary (self)) > 0;
}

gboolean
epsom_store_backup_if_due (EpsomStore *self, GError **error)
{
  g_return_val_if_fail (EPSOM_IS_STORE (self), FALSE);

  return !may_be_due (self) || back_up_if_due (epsom_store_get_file (self), epsom_store_get_last (self), error);
}

static void
back_up_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Backup *backup = data;
  GError *error = NULL;

  if (back_up_if_due (backup->file, backup->change, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
epsom_store_backup_if_due_async (EpsomStore *self, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Backup *backup;

  g_return_if_fail (EPSOM_IS_STORE (self));

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, epsom_store_backup_if_due_async);
  if (!may_be_due (self))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  backup = g_new (Backup, 1);
  *backup = (Backup){ g_strdup (epsom_store_get_file (self)), epsom_store_get_last (self) };
  g_task_set_task_data (task, backup, backup_free);
  g_task_run_in_thread (task, back_up_in_thread);
}

gboolean
epsom_store_backup_if_due_finish (EpsomStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GStrv
epsom_store_list_backups (const char *path)
{
  g_autofree char *file = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  file = epsom_file_resolve (path);
  return epsom_backup_list (file);
}

char *
epsom_store_find_backup (const char *path)
{
  g_autofree char *file = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  file = epsom_file_resolve (path);
  return epsom_backup_find_good (file);
}
