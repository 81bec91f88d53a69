/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-importing.h"

#include "epsom-thread-task.h"

struct _EpsomImporting {
  GObject parent_instance;

  char *file;
  char *path;
  int on_conflict;
  EpsomSourceOptions options;    /* whose zone and mapping are owned */
  EpsomImport *import;           /* (owned) (nullable): what was read last */
  EpsomThreadProgress *progress; /* (unowned) */
};

G_DEFINE_FINAL_TYPE (EpsomImporting, epsom_importing, G_TYPE_OBJECT)

/* The diary as it is on disk, with what was deleted in it; an empty one where there is none yet. */
static EpsomDiary *
read_diary (const char *path, GHashTable **deleted, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStore) store = epsom_store_open (path, EPSOM_STORE_READ_ONLY, &failure);
  g_autoptr (GPtrArray) nothing = NULL;

  if (store != NULL)
    {
      *deleted = epsom_store_list_deleted (store, error);
      return *deleted != NULL ? epsom_diary_ref (epsom_store_get_diary (store)) : NULL;
    }

  if (!g_error_matches (failure, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  nothing = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref);

  return epsom_diary_new (g_steal_pointer (&nothing));
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  EpsomImporting *self = data;
  const char *const files[] = { self->file, NULL };
  GError *error = NULL;
  g_autoptr (GHashTable) deleted = NULL;
  g_autoptr (EpsomDiary) diary = read_diary (self->path, &deleted, &error);
  EpsomSourceOptions options = self->options;
  EpsomImport *import = NULL;

  options.deleted = deleted;
  if (diary != NULL)
    import = epsom_import_read (files, &options, FALSE, diary, self->on_conflict, epsom_thread_progress_set,
                                self->progress, cancellable, &error);

  if (import == NULL)
    g_task_return_error (task, error);
  /* Not freed by who cancelled it: that takes longer than a frame. */
  else if (g_task_return_error_if_cancelled (task))
    epsom_import_free (import);
  else
    g_task_return_pointer (task, import, (GDestroyNotify) epsom_import_free);
}

static void
store_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  EpsomImporting *self = data;
  gboolean is_new = !g_file_test (self->path, G_FILE_TEST_EXISTS);
  GError *error = NULL;
  g_autoptr (EpsomStore) store = epsom_store_open (self->path, EPSOM_STORE_CREATE, &error);

  if (store != NULL && epsom_store_apply (store, EPSOM_ORIGIN_IMPORT, self->import->changes, epsom_thread_progress_set,
                                          self->progress, cancellable, &error))
    {
      g_task_return_pointer (task, g_steal_pointer (&store), g_object_unref);
      return;
    }
  if (store != NULL && is_new)
    epsom_store_discard (store);
  g_task_return_error (task, error);
}

static void
run (EpsomImporting *self,
     GTaskThreadFunc function,
     gboolean check_cancellable,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = epsom_thread_task_new (self, cancellable, callback, user_data);

  epsom_thread_progress_set (0, 0, self->progress);
  g_task_set_name (task, "epsom-importing");
  g_task_set_task_data (task, self, NULL);
  g_task_set_check_cancellable (task, check_cancellable);
  g_task_run_in_thread (task, function);
}

static void
free_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  epsom_import_free (data);
}

/* A million changes take longer to free than a frame. */
static void
clear_import (EpsomImporting *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_name (task, "epsom-importing-free");
  g_task_set_task_data (task, g_steal_pointer (&self->import), NULL);
  g_task_run_in_thread (task, free_in_thread);
}

static void
clear_options (EpsomImporting *self)
{
  g_clear_pointer (&self->options.zone, g_time_zone_unref);
  epsom_mapping_free ((EpsomMapping *) self->options.mapping);
  self->options = epsom_source_options_default ();
}

static void
epsom_importing_finalize (GObject *object)
{
  EpsomImporting *self = EPSOM_IMPORTING (object);

  clear_import (self);
  clear_options (self);
  g_free (self->file);
  g_free (self->path);

  G_OBJECT_CLASS (epsom_importing_parent_class)->finalize (object);
}

static void
epsom_importing_class_init (EpsomImportingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = epsom_importing_finalize;
}

static void
epsom_importing_init (EpsomImporting *self)
{
  self->options = epsom_source_options_default ();
}

EpsomImporting *
epsom_importing_new (const char *file, const char *path, EpsomThreadProgress *progress)
{
  EpsomImporting *self = g_object_new (EPSOM_TYPE_IMPORTING, NULL);

  self->file = g_strdup (file);
  self->path = g_strdup (path);
  self->progress = progress;

  return self;
}

void
epsom_importing_set_options (EpsomImporting *self, const EpsomSourceOptions *options)
{
  EpsomSourceOptions copy = *options;

  g_return_if_fail (EPSOM_IS_IMPORTING (self));

  copy.zone = options->zone != NULL ? g_time_zone_ref (options->zone) : NULL;
  copy.mapping = options->mapping != NULL ? epsom_mapping_copy (options->mapping) : NULL;
  clear_options (self);
  self->options = copy;
}

void
epsom_importing_read_async (EpsomImporting *self,
                            int on_conflict,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (EPSOM_IS_IMPORTING (self));

  self->on_conflict = on_conflict;
  run (self, read_in_thread, TRUE, cancellable, callback, user_data);
}

const EpsomImport *
epsom_importing_read_finish (EpsomImporting *self, GAsyncResult *result, GError **error)
{
  EpsomImport *import = g_task_propagate_pointer (G_TASK (result), error);

  if (import == NULL)
    return NULL;

  clear_import (self);
  self->import = import;

  return import;
}

void
epsom_importing_store_async (EpsomImporting *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (EPSOM_IS_IMPORTING (self));
  g_return_if_fail (self->import != NULL);

  /* What is stored is stored. */
  run (self, store_in_thread, FALSE, cancellable, callback, user_data);
}

EpsomStore *
epsom_importing_store_finish (EpsomImporting *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
