/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-export-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-spreadsheet.h"
#include "epsom-thread-task.h"
#include "epsom-ui.h"

/* Twenty times a second the bar moves on. */
#define TICK_MS 50
#define BAR_WIDTH 96

struct _EpsomExportRow {
  AdwActionRow parent_instance;

  GtkWidget *button;
  GtkWidget *cancel; /* its own, so that one press too late asks for no other file */
  GtkProgressBar *bar;
  EpsomFormat format;
  EpsomExportRowFunc func;
  gpointer user_data;

  GCancellable *cancellable; /* (nullable): while it writes */
  gint permille;             /* written by the thread */
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (EpsomExportRow, epsom_export_row, ADW_TYPE_ACTION_ROW)

enum { PROP_0, PROP_FORMAT, N_PROPS };

static GParamSpec *properties[N_PROPS];

/* What the thread has for itself. */
typedef struct {
  EpsomExportRow *row; /* (unowned): kept until it is done */
  EpsomDiary *diary;
  EpsomExport export;
  char *patient_name;
  GFile *file;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  epsom_diary_unref (job->diary);
  g_free (job->patient_name);
  g_object_unref (job->file);
  g_free (job);
}

static void
progress_cb (guint64 done, guint64 total, gpointer data)
{
  EpsomExportRow *self = data;

  g_atomic_int_set (&self->permille, total > 0 ? (gint) (done * 1000 / total) : 0);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (epsom_export_save (&job->export, job->diary, g_file_peek_path (job->file), progress_cb, job->row, cancellable,
                         &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
tick_cb (gpointer data)
{
  EpsomExportRow *self = data;

  gtk_progress_bar_set_fraction (self->bar, g_atomic_int_get (&self->permille) / 1000.0);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), TRUE);
  return G_SOURCE_CONTINUE;
}

static void
show_idle (EpsomExportRow *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_widget_set_visible (self->cancel, FALSE);
  gtk_widget_set_visible (self->button, TRUE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  EpsomExportRow *self = EPSOM_EXPORT_ROW (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_file_get_basename (job->file);
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->button == NULL)
    return;
  show_idle (self);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (saved)
    {
      what = g_strdup_printf (_ ("Saved as %s"), name);
      epsom_ui_toast (GTK_WIDGET (self), what);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      what = g_strdup_printf (_ ("%s could not be saved"), name);
      epsom_ui_show_error (GTK_WIDGET (self), what, error);
    }
}

static EpsomFormat
choose_format (EpsomExportRow *self, const char *path)
{
  EpsomFormat guessed = self->format;

  if (self->format == EPSOM_FORMAT_FHIR)
    epsom_format_guess (path, &guessed);
  return guessed == EPSOM_FORMAT_NDJSON ? guessed : self->format;
}

void
epsom_export_row_save (EpsomExportRow *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;
  EpsomExport export = { .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE };
  EpsomDiary *diary;
  Job *job;

  g_return_if_fail (EPSOM_IS_EXPORT_ROW (self) && G_IS_FILE (file));
  g_return_if_fail (self->cancellable == NULL && self->func != NULL);

  diary = self->func (&export, self->user_data);
  if (diary == NULL || !epsom_ui_check_local (GTK_WIDGET (self), _ ("The records could not be saved"), file))
    return;
  job = g_new0 (Job, 1);
  job->row = self;
  job->diary = epsom_diary_ref (diary);
  job->export = export;
  job->export.format = choose_format (self, g_file_peek_path (file));
  job->export.patient_name = job->patient_name = g_strdup (export.patient_name);
  job->file = g_object_ref (file);

  self->cancellable = g_cancellable_new ();
  self->permille = 0;
  self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
  gtk_widget_set_visible (self->button, FALSE);
  gtk_widget_set_visible (self->cancel, TRUE);
  task = epsom_thread_task_new (self, self->cancellable, saved_cb, NULL);
  g_task_set_name (task, "epsom-export");
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, save_in_thread);
}

/* The row may be gone by then. */
static void
chosen_cb (GFile *file, gpointer data)
{
  GWeakRef *row = data;
  g_autoptr (EpsomExportRow) self = g_weak_ref_get (row);
  g_autoptr (GFile) folder = NULL;

  if (file != NULL && self != NULL && self->button != NULL && self->cancellable == NULL)
    {
      folder =
        self->format == EPSOM_FORMAT_SPREADSHEET ? g_file_get_child (file, EPSOM_SPREADSHEET_NAME) : g_object_ref (file);
      epsom_export_row_save (self, folder);
    }
  g_weak_ref_clear (row);
  g_free (row);
}

static void
cancel_cb (EpsomExportRow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
choose_cb (EpsomExportRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  GWeakRef *row = g_new0 (GWeakRef, 1);

  g_weak_ref_init (row, self);
  if (self->format == EPSOM_FORMAT_SPREADSHEET)
    epsom_ui_choose_folder (GTK_WIDGET (self), title, chosen_cb, row);
  else
    epsom_ui_choose_save (GTK_WIDGET (self), title, self->format == EPSOM_FORMAT_CSV ? "epsom.csv" : "epsom.json",
                          chosen_cb, row);
}

void
epsom_export_row_set_source (EpsomExportRow *self, EpsomExportRowFunc func, gpointer user_data)
{
  g_return_if_fail (EPSOM_IS_EXPORT_ROW (self));

  self->func = func;
  self->user_data = user_data;
}

static void
epsom_export_row_dispose (GObject *object)
{
  EpsomExportRow *self = EPSOM_EXPORT_ROW (object);

  /* A thread that still writes gives up, and leaves nothing. */
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  self->button = NULL;
  self->cancel = NULL;
  self->bar = NULL;
  G_OBJECT_CLASS (epsom_export_row_parent_class)->dispose (object);
}

/* A window that is closed does not wait for the rest. */
static void
epsom_export_row_unroot (GtkWidget *widget)
{
  EpsomExportRow *self = EPSOM_EXPORT_ROW (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  GTK_WIDGET_CLASS (epsom_export_row_parent_class)->unroot (widget);
}

static void
epsom_export_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FORMAT)
    g_return_if_fail (epsom_format_find (g_value_get_string (value), &EPSOM_EXPORT_ROW (object)->format));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
epsom_export_row_class_init (EpsomExportRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = epsom_export_row_dispose;
  object_class->set_property = epsom_export_row_set_property;
  GTK_WIDGET_CLASS (klass)->unroot = epsom_export_row_unroot;
  properties[PROP_FORMAT] =
    g_param_spec_string ("format", NULL, NULL, "csv", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GtkWidget *
create_button (EpsomExportRow *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
epsom_export_row_init (EpsomExportRow *self)
{
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->bar), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->bar), BAR_WIDTH, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  self->button = create_button (self, _ ("Save…"), G_CALLBACK (choose_cb));
  self->cancel = create_button (self, _ ("Cancel"), G_CALLBACK (cancel_cb));
  gtk_widget_set_visible (self->cancel, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->bar));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->cancel);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->button);
}
