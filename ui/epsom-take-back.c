/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-take-back.h"

#include <glib/gi18n-lib.h>

#include "epsom-thread-task.h"
#include "epsom-ui.h"
#include "epsom-working-window.h"

/* From how many records on the window would wait longer than can be asked of anybody. */
#define MANY 5000

#define EPSOM_TYPE_TAKE_BACK (epsom_take_back_get_type ())
G_DECLARE_FINAL_TYPE (EpsomTakeBack, epsom_take_back, EPSOM, TAKE_BACK, EpsomWorkingWindow)

struct _EpsomTakeBack {
  EpsomWorkingWindow parent_instance;

  char *path; /* of the diary */
  gboolean redo;
  EpsomTakeBackFunc done;
  GPtrArray *changes; /* (owned) (nullable): what was done, by the thread */
};

G_DEFINE_FINAL_TYPE (EpsomTakeBack, epsom_take_back, EPSOM_TYPE_WORKING_WINDOW)

static void
show_error (EpsomWindow *window, gboolean redo, const GError *error)
{
  epsom_ui_show_error (GTK_WIDGET (window), redo ? _ ("That could not be done again") : _ ("That could not be undone"),
                       error);
}

static void
take_back_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  EpsomTakeBack *self = data;
  GError *error = NULL;
  g_autoptr (EpsomStore) store = epsom_store_open (self->path, EPSOM_STORE_NONE, &error);

  if (store != NULL &&
      epsom_store_take_back (store, self->redo, epsom_thread_progress_set, epsom_working_window_get_progress (data),
                             cancellable, &self->changes, &error))
    g_task_return_pointer (task, g_steal_pointer (&store), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  EpsomTakeBack *self = EPSOM_TAKE_BACK (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) store = g_task_propagate_pointer (G_TASK (result), &error);
  EpsomWindow *window = epsom_working_window_get_window (EPSOM_WORKING_WINDOW (self));

  if (window == NULL)
    return;

  gtk_window_destroy (GTK_WINDOW (self));
  if (store != NULL)
    {
      epsom_window_set_store (window, store);
      self->done (window, self->redo, self->changes);
      return;
    }
  epsom_window_set_resting (window, FALSE);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (window, self->redo, error);
}

static void
epsom_take_back_finalize (GObject *object)
{
  EpsomTakeBack *self = EPSOM_TAKE_BACK (object);

  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self->path);

  G_OBJECT_CLASS (epsom_take_back_parent_class)->finalize (object);
}

static void
epsom_take_back_class_init (EpsomTakeBackClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = epsom_take_back_finalize;
}

static void
epsom_take_back_init (EpsomTakeBack *self)
{
}

static GtkWidget *
build_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);

  return header;
}

static void
build (EpsomTakeBack *self)
{
  const char *title = self->redo ? _ ("Doing it again") : _ ("Undoing");
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = epsom_working_window_get_view (EPSOM_WORKING_WINDOW (self));

  g_object_set (view, "margin-top", 24, "margin-bottom", 36, NULL);
  gtk_box_append (GTK_BOX (content), build_header ());
  gtk_box_append (GTK_BOX (content), view);
  g_object_set (self, "title", title, "modal", TRUE, "default-width", 360, "content", content, NULL);
  epsom_working_window_begin (EPSOM_WORKING_WINDOW (self), title);
}

/* With a store of its own, which the window then shows. */
static void
take_back_aside (EpsomWindow *window, gboolean redo, EpsomTakeBackFunc done)
{
  EpsomTakeBack *self = epsom_working_window_new (EPSOM_TYPE_TAKE_BACK, window);
  GCancellable *cancellable = epsom_working_window_get_cancellable (EPSOM_WORKING_WINDOW (self));
  g_autoptr (GTask) task = epsom_thread_task_new (self, cancellable, taken_back_cb, NULL);

  self->path = g_strdup (epsom_store_get_path (epsom_window_get_store (window)));
  self->redo = redo;
  self->done = done;
  build (self);
  gtk_window_present (GTK_WINDOW (self));

  epsom_window_set_resting (window, TRUE);
  g_task_set_name (task, "epsom-take-back");
  g_task_set_task_data (task, self, NULL);
  /* What is done is done. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, take_back_in_thread);
}

void
epsom_take_back (EpsomWindow *window, gboolean redo, EpsomTakeBackFunc done)
{
  EpsomStore *store;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (EPSOM_IS_WINDOW (window));

  store = epsom_window_get_store (window);
  if (epsom_store_count_taken_back (store, redo) >= MANY)
    take_back_aside (window, redo, done);
  else if (epsom_store_take_back (store, redo, NULL, NULL, NULL, &changes, &error))
    done (window, redo, changes);
  else
    show_error (window, redo, error);
}
