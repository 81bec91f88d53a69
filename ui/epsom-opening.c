/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-opening.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "epsom-csv.h"
#include "epsom-output.h"

#define SAMPLE_RESOURCE "/io/github/epsomdiary/Epsom/sample-diary.csv"

/* What comes out lies here rather than in the task, whose completion only the main loop tells of. */
typedef struct {
  char *path;
  EpsomStoreFlags flags;

  GMutex mutex; /* of the rest, which the worker thread writes */
  GCond cond;
  gboolean done;
  EpsomStore *store; /* (owned) (nullable) */
  GError *error;     /* (owned) (nullable) */
} Opening;

static Opening *
opening_new (const char *path, EpsomStoreFlags flags)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->flags = flags;
  g_mutex_init (&opening->mutex);
  g_cond_init (&opening->cond);

  return opening;
}

static void
opening_free (Opening *opening)
{
  g_free (opening->path);
  g_clear_object (&opening->store);
  g_clear_error (&opening->error);
  g_mutex_clear (&opening->mutex);
  g_cond_clear (&opening->cond);
  g_free (opening);
}

/* Hands over @store, or @error where it is NULL; takes both. */
static void
opening_finish (Opening *opening, EpsomStore *store, GError *error)
{
  g_mutex_lock (&opening->mutex);
  opening->done = TRUE;
  opening->store = store;
  opening->error = error;
  g_cond_signal (&opening->cond);
  g_mutex_unlock (&opening->mutex);
}

static GTask *
start (const char *name, Opening *opening, GTaskThreadFunc function)
{
  GTask *task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_name (task, name);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  g_task_run_in_thread (task, function);

  return task;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;
  EpsomStore *store = epsom_store_open (opening->path, opening->flags, &error);

  opening_finish (opening, store, error);
  g_task_return_boolean (task, TRUE);
}

GTask *
epsom_opening_start (const char *path, EpsomStoreFlags flags)
{
  return start ("epsom-opening", opening_new (path, flags), open_in_thread);
}

static gboolean
import_sample (EpsomStore *store, const char *csv, GError **error)
{
  const char *const paths[] = { csv, NULL };
  g_autoptr (EpsomImport) import = NULL;

  import = epsom_csv_import (paths, epsom_store_get_diary (store), EPSOM_ON_CONFLICT_FAIL, NULL, NULL, NULL, error);

  return import != NULL && epsom_store_apply (store, EPSOM_ORIGIN_IMPORT, import->changes, NULL, NULL, NULL, error);
}

/* The sample comes as the text that any person could import. */
static EpsomStore *
create_sample (const char *folder, GError **error)
{
  g_autofree char *csv = g_build_filename (folder, "sample.csv", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.epsom", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SAMPLE_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (EpsomStore) store = NULL;
  gboolean imported;

  if (bytes == NULL || !epsom_output_write (csv, bytes, error))
    return NULL;

  store = epsom_store_open (path, EPSOM_STORE_CREATE, error);
  imported = store != NULL && import_sample (store, csv, error);
  g_unlink (csv);

  return imported ? g_steal_pointer (&store) : NULL;
}

static void
create_sample_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("epsom-sample-XXXXXX", &error);
  EpsomStore *store = folder != NULL ? create_sample (folder, &error) : NULL;

  opening_finish (data, store, error);
  g_task_return_boolean (task, TRUE);
}

GTask *
epsom_opening_start_sample (void)
{
  return start ("epsom-sample", opening_new (NULL, EPSOM_STORE_NONE), create_sample_in_thread);
}

/* The one of two errors that is about what the file is meant to be. */
static EpsomStore *
open_csv (const char *path, GError **failure, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  gboolean named_csv = g_str_has_suffix (lower, ".csv");
  g_autoptr (EpsomDiary) diary = epsom_csv_read_diary (path, named_csv ? error : NULL);

  if (diary != NULL)
    return epsom_store_new_view (path, diary);
  if (!named_csv)
    g_propagate_error (error, g_steal_pointer (failure));

  return NULL;
}

static void
open_view_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  g_autoptr (GError) failure = NULL;
  GError *error = NULL;
  EpsomStore *store = epsom_store_open_view (opening->path, &failure);

  if (store == NULL && g_error_matches (failure, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FOREIGN))
    store = open_csv (opening->path, &failure, &error);
  else if (store == NULL)
    error = g_steal_pointer (&failure);

  opening_finish (opening, store, error);
  g_task_return_boolean (task, TRUE);
}

GTask *
epsom_opening_start_view (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return start ("epsom-view", opening_new (path, EPSOM_STORE_READ_ONLY), open_view_in_thread);
}

char *
epsom_opening_get_name (const char *path)
{
  g_autofree char *name = NULL;
  char *ending;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  ending = strrchr (name, '.');
  if (ending != NULL && ending != name)
    *ending = '\0';

  return g_steal_pointer (&name);
}

gboolean
epsom_opening_wait (GTask *task, guint milliseconds)
{
  Opening *opening;
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;
  gboolean waiting = TRUE, done;

  g_return_val_if_fail (G_IS_TASK (task), FALSE);

  opening = g_task_get_task_data (task);
  g_mutex_lock (&opening->mutex);
  while (!opening->done && waiting)
    waiting = g_cond_wait_until (&opening->cond, &opening->mutex, end);
  done = opening->done;
  g_mutex_unlock (&opening->mutex);

  return done;
}

EpsomStore *
epsom_opening_finish (GTask *task, GError **error)
{
  Opening *opening;
  EpsomStore *store;

  g_return_val_if_fail (G_IS_TASK (task), NULL);

  opening = g_task_get_task_data (task);
  g_mutex_lock (&opening->mutex);
  store = g_steal_pointer (&opening->store);
  if (opening->error != NULL)
    g_propagate_error (error, g_steal_pointer (&opening->error));
  g_mutex_unlock (&opening->mutex);

  return store;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
epsom_opening_remove_sample (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (folder);

  /* Never more than what epsom_opening_start_sample() made. */
  g_return_if_fail (g_str_has_prefix (name, "epsom-sample-"));

  remove_folder (folder);
}
