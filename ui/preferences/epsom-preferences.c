/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-preferences.h"

#include <glib/gi18n-lib.h>

#include "epsom-asking-rows.h"
#include "epsom-backup-rows.h"
#include "epsom-dose-rows.h"
#include "epsom-plan-rows.h"
#include "epsom-switch-row.h"
#include "epsom-symptom-rows.h"
#include "epsom-ui.h"

static AdwPreferencesGroup *
create_low_light (void)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Low light"));
  epsom_switch_row_add (group, _ ("Low light"), _ ("Dark, dim, large and still"), "low-light");
  epsom_switch_row_add (group, _ ("With an episode"), _ ("On when one begins, off when it ends"), "low-light-follows");

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
  adw_preferences_page_add (groups, epsom_backup_rows_new (parent));

  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  epsom_ui_close_with_escape (window);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}
