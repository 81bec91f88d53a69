/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-export.h"

#include <glib/gi18n-lib.h>

#include "epsom-format.h"
#include "epsom-spreadsheet.h"
#include "epsom-thread-task.h"

typedef struct {
  EpsomDiary *diary;
  EpsomUuid patient;
  EpsomFormat format;
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
  EpsomExport all = { .format = export->format, .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE };
  GError *error = NULL;

  all.patient = export->patient;
  if (epsom_export_save (&all, export->diary, g_file_peek_path (export->file), NULL, NULL, cancellable, &error))
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

static void
save (GtkWidget *widget, EpsomStore *store, GFile *file, EpsomFormat format)
{
  g_autoptr (GTask) task = NULL;
  Export *export;

  if (!epsom_ui_check_local (widget, _ ("The diary could not be exported"), file))
    return;

  export = g_new0 (Export, 1);
  export->diary = epsom_diary_ref (epsom_store_get_diary (store));
  export->patient = epsom_store_get_owner (store);
  export->format = format;
  export->file = g_object_ref (file);

  task = epsom_thread_task_new (widget, NULL, exported_cb, NULL);
  g_task_set_name (task, "epsom-export");
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, export_in_thread);
}

void
epsom_export_all (GtkWidget *widget, EpsomStore *store, GFile *file)
{
  EpsomFormat format = EPSOM_FORMAT_CSV;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (EPSOM_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (file));

  if (g_file_peek_path (file) != NULL)
    epsom_format_guess (g_file_peek_path (file), &format);
  save (widget, store, file, format);
}

void
epsom_export_spreadsheet (GtkWidget *widget, EpsomStore *store, GFile *folder)
{
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (EPSOM_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (folder));

  file = g_file_get_child (folder, EPSOM_SPREADSHEET_NAME);
  save (widget, store, file, EPSOM_FORMAT_SPREADSHEET);
}
