/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-thread-task.h"

/* Of as many, a few threads are slower than the window that closes. */
#define N_TASKS 5000

typedef struct {
  GThread *gone_in; /* (nullable): where the source was disposed of */
  gboolean done;
  GObject *source; /* that the callback got */
} Seen;

static void
gone_cb (gpointer seen, GObject *source G_GNUC_UNUSED)
{
  g_atomic_pointer_set (&((Seen *) seen)->gone_in, g_thread_self ());
}

static void
answer_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable G_GNUC_UNUSED)
{
  g_assert_null (source);
  g_task_return_int (task, GPOINTER_TO_INT (data));
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Seen *seen = user_data;

  g_assert_cmpint (g_task_propagate_int (G_TASK (result), NULL), ==, 42);
  seen->done = TRUE;
  seen->source = source;
}

static GTask *
start (gpointer source, Seen *seen)
{
  GTask *task = epsom_thread_task_new (source, NULL, done_cb, seen);

  g_task_set_task_data (task, GINT_TO_POINTER (42), NULL);
  g_task_run_in_thread (task, answer_in_thread);

  return task;
}

/* It is kept for the callback, and goes here, however long the thread takes to give back what it has of the task. */
static void
test_source (void)
{
  for (guint i = 0; i < N_TASKS; i++)
    {
      GObject *source = g_object_new (G_TYPE_OBJECT, NULL);
      Seen seen = { 0 };

      g_object_weak_ref (source, gone_cb, &seen);
      g_object_unref (start (source, &seen));
      g_object_unref (source);
      g_assert_null (g_atomic_pointer_get (&seen.gone_in));
      while (g_atomic_pointer_get (&seen.gone_in) == NULL)
        g_main_context_iteration (NULL, FALSE);
      g_assert_true (seen.done);
      g_assert_true (seen.source == source);
      g_assert_true (seen.gone_in == g_thread_self ());
    }
}

/* Whoever keeps the task keeps no source with it. */
static void
test_kept_task (void)
{
  GObject *source = g_object_new (G_TYPE_OBJECT, NULL);
  Seen seen = { 0 };
  g_autoptr (GTask) task = start (source, &seen);

  g_object_add_weak_pointer (source, (gpointer *) &source);
  g_object_unref (source);
  while (!seen.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (source);
}

static void
test_no_source (void)
{
  Seen seen = { 0 };
  g_autoptr (GTask) task = start (NULL, &seen);

  while (!seen.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (seen.source);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/thread-task/source-goes-where-it-belongs", test_source);
  g_test_add_func ("/ui/thread-task/kept-task", test_kept_task);
  g_test_add_func ("/ui/thread-task/no-source", test_no_source);
  return g_test_run ();
}
