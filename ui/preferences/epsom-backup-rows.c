/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-backup-rows.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "epsom-backups.h"
#include "epsom-narrow.h"
#include "epsom-ui.h"

/* Of which window the @widget's preferences are. */
static EpsomWindow *
get_window (GtkWidget *widget)
{
  return EPSOM_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (gtk_widget_get_root (widget))));
}

/* The diary is put in place, or not; the preferences may have been closed meanwhile. */
static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  EpsomWindow *window = EPSOM_WINDOW (source);
  g_autoptr (GtkWidget) preferences = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *name = NULL;
  g_autofree char *said = NULL;

  gtk_widget_set_sensitive (preferences, TRUE);
  if (!epsom_backups_restore_finish (result, &kept, &error))
    {
      epsom_ui_show_error (GTK_WIDGET (window), _ ("The backup could not be restored"), error);
      return;
    }

  name = kept != NULL ? g_path_get_basename (kept) : g_strdup ("");
  /* Translators: %s is the name of a file. */
  said = g_strdup_printf (_ ("Restored; the diary of before was kept as %s"), name);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.reopen", NULL);
  epsom_ui_toast (GTK_WIDGET (window), said);
  gtk_window_close (GTK_WINDOW (preferences));
}

static void
restore (GtkWidget *widget, const char *backup)
{
  EpsomWindow *window = get_window (widget);
  GtkWidget *preferences = GTK_WIDGET (gtk_widget_get_root (widget));

  gtk_widget_set_sensitive (preferences, FALSE);
  epsom_backups_restore_async (epsom_window_get_path (window), backup, restored_cb, window, g_object_ref (preferences));
}

static void
restore_cb (GtkWidget *button)
{
  restore (button, g_object_get_data (G_OBJECT (button), "backup"));
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;

  if (file != NULL && g_file_peek_path (file) != NULL && gtk_widget_get_root (row) != NULL)
    restore (row, g_file_peek_path (file));
}

static void
choose_cb (GtkWidget *row)
{
  const char *const patterns[] = { "*.epsom", NULL };

  epsom_ui_choose_open (row, _ ("Choose a backup"), patterns, chosen_cb, g_object_ref (row));
}

/* px of the narrowest window that a row has in its list, which adds to it. */
#define ROOM 250

static GtkWidget *
add_button (GtkWidget *row, const char *label, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  epsom_narrow_wrap (row, ROOM);

  return button;
}

static GtkWidget *
create_backup (const char *path, gboolean writes)
{
  EpsomInstant made = epsom_backups_get_time (path);
  g_autofree char *date = epsom_ui_format_date (epsom_instant_get_date (made));
  g_autofree char *time = epsom_ui_format_time (made);
  /* Translators: the date and the time of a backup. */
  g_autofree char *title = g_strdup_printf (C_ ("a backup", "%s, %s"), date, time);
  /* Translators: the date and the time of a backup. */
  g_autofree char *name = g_strdup_printf (_ ("Restore the backup of %s, %s"), date, time);
  g_autofree char *size = NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = add_button (row, _ ("Restore"), name);
  GStatBuf status;

  size = g_format_size (g_stat (path, &status) == 0 ? (guint64) status.st_size : 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  g_object_set_data_full (G_OBJECT (button), "backup", g_strdup (path), g_free);
  gtk_widget_set_sensitive (button, writes);
  g_signal_connect (button, "clicked", G_CALLBACK (restore_cb), NULL);

  return row;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) button = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && gtk_widget_get_root (button) != NULL)
    epsom_ui_show_error (button, _ ("The folder could not be opened"), error);
}

static void
open_folder_cb (GtkWidget *button)
{
  const char *folder = g_object_get_data (G_OBJECT (button), "folder");
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (button));

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, opened_cb, g_object_ref (button));
}

static GtkWidget *
create_folder (const char *path)
{
  char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_name (folder);
  g_autofree char *shown = g_markup_escape_text (name, -1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = add_button (row, _ ("Open"), _ ("Open the data folder"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Data folder"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  g_object_set_data_full (G_OBJECT (button), "folder", folder, g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_folder_cb), NULL);

  return row;
}

static GtkWidget *
create_choice (gboolean writes)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Restore another file…"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_sensitive (row, writes);
  g_signal_connect (row, "activated", G_CALLBACK (choose_cb), NULL);

  return row;
}

AdwPreferencesGroup *
epsom_backup_rows_new (EpsomWindow *window)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  EpsomStore *store = epsom_window_get_store (window);
  const char *path = epsom_store_get_path (store);
  gboolean writes = !epsom_store_get_read_only (store);
  g_auto (GStrv) backups = epsom_store_list_backups (path);

  adw_preferences_group_set_title (group, _ ("The diary and its backups"));
  adw_preferences_group_set_description (
    group, backups[0] != NULL ? _ ("What is replaced by a backup is kept beside it.")
                              : _ ("There is no backup yet: one is made each day on which the diary changed."));
  adw_preferences_group_add (group, create_folder (path));
  for (char **backup = backups; *backup != NULL; backup++)
    adw_preferences_group_add (group, create_backup (*backup, writes));
  adw_preferences_group_add (group, create_choice (writes));

  return group;
}
