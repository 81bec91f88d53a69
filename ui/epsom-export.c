/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-export.h"

#include <glib/gi18n-lib.h>

#include "epsom-csv.h"

typedef struct {
  EpsomDiary *diary;
  EpsomDate from, to;
  GFile *file;
} Export;

static void
export_free (Export *export)
{
  epsom_diary_unref (export->diary);
  g_object_unref (export->file);
  g_free (export);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  GError *error = NULL;

  if (epsom_csv_export_file (export->diary, export->from, export->to, g_file_peek_path (export->file), cancellable,
                             &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GtkWidget *widget = GTK_WIDGET (source);
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *said = NULL;

  if (gtk_widget_get_root (widget) == NULL)
    return;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      epsom_ui_show_error (widget, _ ("The diary could not be exported"), error);
      return;
    }

  /* Translators: %s is the name of a file. */
  said = g_strdup_printf (_ ("Exported as %s"), name);
  epsom_ui_toast (widget, said);
}

void
epsom_export_csv (GtkWidget *widget, EpsomDiary *diary, EpsomDate from, EpsomDate to, GFile *file)
{
  g_autoptr (GTask) task = NULL;
  Export *export;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (diary != NULL);
  g_return_if_fail (G_IS_FILE (file));

  if (!epsom_ui_check_local (widget, _ ("The diary could not be exported"), file))
    return;

  export = g_new0 (Export, 1);
  export->diary = epsom_diary_ref (diary);
  export->from = from;
  export->to = to;
  export->file = g_object_ref (file);

  task = g_task_new (widget, NULL, exported_cb, NULL);
  g_task_set_name (task, "epsom-export");
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, export_in_thread);
}
