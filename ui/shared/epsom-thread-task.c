/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-thread-task.h"

typedef struct {
  GObject *source; /* (owned) (nullable) */
  GAsyncReadyCallback callback;
  gpointer user_data;
} Caller;

static void
done_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  Caller *caller = data;

  caller->callback (caller->source, result, caller->user_data);
  g_clear_object (&caller->source);
  g_free (caller);
}

GTask *
epsom_thread_task_new (gpointer source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Caller *caller;

  g_return_val_if_fail (source == NULL || G_IS_OBJECT (source), NULL);
  g_return_val_if_fail (callback != NULL, NULL);

  caller = g_new (Caller, 1);
  *caller = (Caller){ source != NULL ? g_object_ref (source) : NULL, callback, user_data };

  return g_task_new (NULL, cancellable, done_cb, caller);
}
