/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-switch-row.h"

#include "epsom-settings.h"

GtkWidget *
epsom_switch_row_add (AdwPreferencesGroup *group, const char *title, const char *subtitle, const char *setting)
{
  GtkWidget *row, *toggle;

  g_return_val_if_fail (ADW_IS_PREFERENCES_GROUP (group), NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  row = adw_action_row_new ();
  toggle = gtk_switch_new ();
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  g_object_bind_property (epsom_settings_get_default (), setting, toggle, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (group, row);

  return row;
}
