/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-preferences.h"

#include <glib/gi18n-lib.h>

#include "epsom-asking-rows.h"
#include "epsom-backup-rows.h"
#include "epsom-dose-rows.h"
#include "epsom-plan-rows.h"
#include "epsom-settings.h"
#include "epsom-switch-row.h"
#include "epsom-symptom-rows.h"
#include "epsom-ui.h"
#include "epsom-words.h"

static AdwPreferencesGroup *
create_low_light (void)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Low light"));
  epsom_switch_row_add (group, _ ("Low light"), _ ("Dark, dim, large and still"), "low-light");
  epsom_switch_row_add (group, _ ("With an episode"), _ ("On when one begins, off when it ends"), "low-light-follows");

  return group;
}

static void
weekday_chosen_cb (AdwComboRow *row)
{
  g_object_set (epsom_settings_get_default (), "first-weekday", (int) adw_combo_row_get_selected (row) - 1, NULL);
}

static GtkWidget *
create_weekday (void)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  int chosen;

  g_object_get (epsom_settings_get_default (), "first-weekday", &chosen, NULL);
  gtk_string_list_append (names, _ ("As in your region"));
  for (int weekday = 0; weekday < 7; weekday++)
    gtk_string_list_append (names, epsom_words_weekday (weekday));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Weeks begin on"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("In the calendars of the Diary and the charts"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) (chosen + 1));
  g_signal_connect (row, "notify::selected", G_CALLBACK (weekday_chosen_cb), NULL);

  return row;
}

static AdwPreferencesGroup *
create_calendar (void)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Calendar"));
  adw_preferences_group_add (group, create_weekday ());

  return group;
}

GtkWidget *
epsom_preferences_present (EpsomWindow *parent)
{
  GtkWidget *window, *box, *page;
  AdwPreferencesPage *groups;

  g_return_val_if_fail (EPSOM_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (epsom_window_get_store (parent) != NULL, NULL);

  window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "default-width", 560,
                         "default-height", 640, "width-request", 320, "title", _ ("Preferences"), NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  page = adw_preferences_page_new ();
  groups = ADW_PREFERENCES_PAGE (page);
  adw_preferences_page_add (groups, create_low_light ());
  adw_preferences_page_add (groups, epsom_asking_rows_new ());
  adw_preferences_page_add (groups, epsom_symptom_rows_new (epsom_store_get_diary (epsom_window_get_store (parent))));
  adw_preferences_page_add (groups, epsom_plan_rows_new (epsom_store_get_diary (epsom_window_get_store (parent))));
  adw_preferences_page_add (groups, epsom_dose_rows_new ());
  adw_preferences_page_add (groups, create_calendar ());
  adw_preferences_page_add (groups, epsom_backup_rows_new (parent));

  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  epsom_ui_close_with_escape (window);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}
