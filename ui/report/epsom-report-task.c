/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-report-task.h"

#include "epsom-output.h"
#include "epsom-thread-task.h"

/* What a report is made of. */
typedef struct {
  EpsomDiary *diary;
  EpsomReportOptions options; /* its strings are owned */
  EpsomReportLayout layout;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  epsom_diary_unref (order->diary);
  g_free ((char *) order->options.query.symptom);
  g_free ((char *) order->options.patient);
  g_free (order);
}

static void
lay_out_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Order *order = task_data;
  g_autoptr (EpsomReport) report = NULL;
  EpsomReportPages *pages;

  if (g_task_return_error_if_cancelled (task))
    return;
  report = epsom_report_new (order->diary, &order->options);
  pages = epsom_report_pages_new (report, &order->layout, cancellable);
  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify) epsom_report_pages_unref);
  else
    g_task_return_error_if_cancelled (task);
}

void
epsom_report_lay_out (GObject *source,
                      EpsomDiary *diary,
                      const EpsomReportOptions *options,
                      const EpsomReportLayout *layout,
                      GCancellable *cancellable,
                      GAsyncReadyCallback done,
                      gpointer user_data)
{
  g_autoptr (GTask) task = epsom_thread_task_new (source, cancellable, done, user_data);
  Order *order = g_new0 (Order, 1);

  *order = (Order){ epsom_diary_ref (diary), *options, *layout };
  order->options.query.symptom = g_strdup (options->query.symptom);
  order->options.patient = g_strdup (options->patient);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, lay_out_in_thread);
}

EpsomReportPages *
epsom_report_lay_out_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What is to be written where. */
typedef struct {
  EpsomReportPages *pages;
  char *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  epsom_report_pages_unref (saving->pages);
  g_free (saving->path);
  g_free (saving);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Saving *saving = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = epsom_report_pages_write_pdf (saving->pages, cancellable, &error);

  if (bytes != NULL && epsom_output_write (saving->path, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
epsom_report_save (GObject *source,
                   EpsomReportPages *pages,
                   const char *path,
                   GAsyncReadyCallback done,
                   gpointer user_data)
{
  g_autoptr (GTask) task = epsom_thread_task_new (source, NULL, done, user_data);
  Saving *saving = g_new0 (Saving, 1);

  *saving = (Saving){ epsom_report_pages_ref (pages), g_strdup (path) };
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, save_in_thread);
}

gboolean
epsom_report_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
