/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-ui.h"

#include <glib/gi18n-lib.h>

#include "epsom-compat.h"
#include "epsom-window.h"

/* The window of @widget; that of an editor is the one it stands before. */
static EpsomWindow *
find_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  while (root != NULL && !EPSOM_IS_WINDOW (root))
    root = GTK_IS_WINDOW (root) ? GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root))) : NULL;

  return root != NULL ? EPSOM_WINDOW (root) : NULL;
}

static GtkWindow *
find_dialog_parent (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

EpsomStore *
epsom_ui_get_store (GtkWidget *widget)
{
  EpsomWindow *window;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  window = find_window (widget);

  return window != NULL ? epsom_window_get_store (window) : NULL;
}

void
epsom_ui_toast (GtkWidget *widget, const char *message)
{
  EpsomWindow *window;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (message != NULL);

  window = find_window (widget);
  if (window != NULL)
    epsom_window_add_toast (window, message, FALSE);
}

void
epsom_ui_show_error (GtkWidget *widget, const char *what, const GError *error)
{
  g_autofree char *reason = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (what != NULL);

  reason = epsom_ui_explain_error (error);
  epsom_compat_alert (find_dialog_parent (widget), what, reason);
}

gboolean
epsom_ui_check_local (GtkWidget *widget, const char *what, GFile *file)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (g_file_peek_path (file) != NULL)
    return TRUE;

  error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("Choose a file in a folder of this computer."));
  epsom_ui_show_error (widget, what, error);

  return FALSE;
}

gboolean
epsom_ui_apply (GtkWidget *widget, GPtrArray *changes, const char *done)
{
  g_autoptr (GPtrArray) owned = changes;
  g_autoptr (GError) error = NULL;
  EpsomWindow *window;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  g_return_val_if_fail (changes != NULL, FALSE);

  window = find_window (widget);
  g_return_val_if_fail (window != NULL && epsom_window_get_store (window) != NULL, FALSE);

  if (!epsom_store_apply (epsom_window_get_store (window), EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error))
    {
      epsom_ui_show_error (widget, _ ("That could not be stored"), error);
      return FALSE;
    }

  epsom_window_count_change (window, 1);
  if (done != NULL)
    epsom_window_add_toast (window, done, TRUE);

  return TRUE;
}

void
epsom_ui_choose_open (GtkWidget *widget,
                      const char *title,
                      const char *const *patterns,
                      EpsomUiFileFunc done,
                      gpointer user_data)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (done != NULL);

  epsom_compat_choose_open (find_dialog_parent (widget), title, patterns, done, user_data);
}

void
epsom_ui_choose_save (GtkWidget *widget, const char *title, const char *name, EpsomUiFileFunc done, gpointer user_data)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (done != NULL);

  epsom_compat_choose_save (find_dialog_parent (widget), title, name, done, user_data);
}

void
epsom_ui_choose_folder (GtkWidget *widget, const char *title, EpsomUiFileFunc done, gpointer user_data)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (done != NULL);

  epsom_compat_choose_folder (find_dialog_parent (widget), title, done, user_data);
}

GtkWidget *
epsom_ui_add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle", subtitle, "title-lines", 0, "subtitle-lines", 0,
                NULL);
  adw_preferences_group_add (group, row);

  return row;
}

void
epsom_ui_close_with_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

gboolean
epsom_ui_press (GtkWidget *button)
{
  g_return_val_if_fail (GTK_IS_BUTTON (button), FALSE);

  if (!gtk_widget_get_mapped (button) || !gtk_widget_is_sensitive (button))
    return FALSE;

  g_signal_emit_by_name (button, "clicked");

  return TRUE;
}
