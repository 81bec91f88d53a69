/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-merging.h"

typedef struct {
  char *path;
  char *other;
  EpsomMergeFlags flags;
  EpsomThreadProgress *progress; /* (unowned) */
  EpsomMergeSummary summary;
} Merging;

static void
merging_free (gpointer data)
{
  Merging *merging = data;

  g_free (merging->path);
  g_free (merging->other);
  g_free (merging);
}

static void
merge_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Merging *merging = data;
  GError *error = NULL;
  g_autoptr (EpsomStore) store = epsom_store_open (merging->path, EPSOM_STORE_NONE, &error);

  if (store != NULL &&
      epsom_store_merge (store, merging->other, merging->flags, &merging->summary, epsom_thread_progress_set,
                         merging->progress, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&store), g_object_unref);
  else
    g_task_return_error (task, error);
}

void
epsom_merging_run_async (const char *path,
                         const char *other,
                         EpsomMergeFlags flags,
                         EpsomThreadProgress *progress,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Merging *merging = g_new0 (Merging, 1);

  merging->path = g_strdup (path);
  merging->other = g_strdup (other);
  merging->flags = flags;
  merging->progress = progress;
  epsom_thread_progress_set (0, 0, progress);
  g_task_set_name (task, "epsom-merging");
  /* What is merged is merged. */
  g_task_set_check_cancellable (task, (flags & EPSOM_MERGE_DRY_RUN) != 0);
  g_task_set_task_data (task, merging, merging_free);
  g_task_run_in_thread (task, merge_in_thread);
}

EpsomStore *
epsom_merging_run_finish (GAsyncResult *result, EpsomMergeSummary *summary, GError **error)
{
  const Merging *merging = g_task_get_task_data (G_TASK (result));

  *summary = merging->summary;

  return g_task_propagate_pointer (G_TASK (result), error);
}
