/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Here alone calls newer than the floor are allowed, each behind a check of the version that it is compiled for, and
 * calls that a newer toolkit deprecates, where it isn't that newer one. */
#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MAX_ALLOWED

#include "epsom-compat.h"

#include <glib/gi18n-lib.h>

typedef struct {
  EpsomUiFileFunc done;
  gpointer user_data;
} Choice;

static GtkFileFilter *
create_filter (const char *const *patterns)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  for (gsize i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);

  /* The patterns are what a person knows such a file by. */
  {
    g_autofree char *name = g_strjoinv (", ", (char **) patterns);

    gtk_file_filter_set_name (filter, name);
  }

  return filter;
}

static GListModel *
create_filters (const char *const *patterns)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) wanted = create_filter (patterns);
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, wanted);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

static Choice *
choice_new (EpsomUiFileFunc done, gpointer user_data)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->done = done;
  choice->user_data = user_data;

  return choice;
}

static void
choice_finish (Choice *choice, GFile *file)
{
  choice->done (file, choice->user_data);
  g_free (choice);
}

#if GTK_CHECK_VERSION(4, 10, 0)

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  choice_finish (user_data, file);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  choice_finish (user_data, file);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  choice_finish (user_data, folder);
}

void
epsom_compat_choose_folder (GtkWindow *parent, const char *title, EpsomUiFileFunc done, gpointer user_data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_select_folder (dialog, parent, NULL, folder_chosen_cb, choice_new (done, user_data));
}

void
epsom_compat_choose_open (GtkWindow *parent,
                          const char *title,
                          const char *const *patterns,
                          EpsomUiFileFunc done,
                          gpointer user_data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  if (patterns != NULL)
    {
      g_autoptr (GListModel) filters = create_filters (patterns);

      gtk_file_dialog_set_filters (dialog, filters);
    }
  gtk_file_dialog_open (dialog, parent, NULL, opened_cb, choice_new (done, user_data));
}

void
epsom_compat_choose_save (GtkWindow *parent,
                          const char *title,
                          const char *name,
                          EpsomUiFileFunc done,
                          gpointer user_data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, NULL, saved_cb, choice_new (done, user_data));
}

#else

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  choice_finish (user_data, file);
  g_object_unref (dialog);
}

static GtkFileChooserNative *
create_chooser (GtkWindow *parent, const char *title, GtkFileChooserAction action, Choice *choice)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), choice);

  return dialog;
}

void
epsom_compat_choose_open (GtkWindow *parent,
                          const char *title,
                          const char *const *patterns,
                          EpsomUiFileFunc done,
                          gpointer user_data)
{
  GtkFileChooserNative *dialog =
    create_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, choice_new (done, user_data));

  if (patterns != NULL)
    {
      g_autoptr (GListModel) filters = create_filters (patterns);

      for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
        {
          g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

          gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
        }
    }
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
epsom_compat_choose_save (GtkWindow *parent,
                          const char *title,
                          const char *name,
                          EpsomUiFileFunc done,
                          gpointer user_data)
{
  GtkFileChooserNative *dialog =
    create_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, choice_new (done, user_data));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
epsom_compat_choose_folder (GtkWindow *parent, const char *title, EpsomUiFileFunc done, gpointer user_data)
{
  GtkFileChooserNative *dialog =
    create_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, choice_new (done, user_data));

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

void
epsom_compat_announce (GtkWidget *widget, const char *words)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}

#if ADW_CHECK_VERSION(1, 5, 0)

#if !ADW_CHECK_VERSION(1, 8, 0)

/* Before 1.8 a heading too long for its large label, which never wraps, is measured for less than that label needs,
 * which newer toolkits warn of, though a smaller one that wraps is shown then:
 * https://gitlab.gnome.org/GNOME/libadwaita/-/issues/1025. Which of them is shown goes by the natural width, that of
 * one line whether or not the label may wrap. */
static void
let_heading_wrap (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title-2"))
    g_object_set (widget, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    let_heading_wrap (child);
}

#endif

GtkWidget *
epsom_compat_alert (GtkWindow *parent, const char *heading, const char *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
#if !ADW_CHECK_VERSION(1, 8, 0)
  let_heading_wrap (adw_dialog_get_child (dialog));
#endif
  adw_dialog_present (dialog, GTK_WIDGET (parent));

  return GTK_WIDGET (dialog);
}

GtkWidget *
epsom_compat_show_about (GtkWindow *parent, const EpsomCredits *credits)
{
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog, "application-name", credits->name, "application-icon", credits->icon, "version",
                credits->version, "developer-name", credits->developer, "comments", credits->comments, "website",
                credits->website, "copyright", credits->copyright, "license-type", GTK_LICENSE_GPL_3_0, NULL);
  adw_dialog_present (dialog, GTK_WIDGET (parent));

  return GTK_WIDGET (dialog);
}

#else

GtkWidget *
epsom_compat_alert (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));

  return dialog;
}

GtkWidget *
epsom_compat_show_about (GtkWindow *parent, const EpsomCredits *credits)
{
  GtkWidget *dialog =
    g_object_new (ADW_TYPE_ABOUT_WINDOW, "transient-for", parent, "modal", TRUE, "application-name", credits->name,
                  "application-icon", credits->icon, "version", credits->version, "developer-name", credits->developer,
                  "comments", credits->comments, "website", credits->website, "copyright", credits->copyright,
                  "license-type", GTK_LICENSE_GPL_3_0, NULL);

  gtk_window_present (GTK_WINDOW (dialog));

  return dialog;
}

#endif
