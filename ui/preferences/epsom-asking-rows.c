/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-asking-rows.h"

#include <glib/gi18n-lib.h>

#include "epsom-clock-row.h"
#include "epsom-settings.h"
#include "epsom-switch-row.h"

static GtkWidget *
add_quiet_time (AdwPreferencesGroup *group, const char *title, const char *setting)
{
  GtkWidget *row = epsom_clock_row_new (title);
  EpsomSettings *settings = epsom_settings_get_default ();

  g_object_bind_property (settings, setting, row, "minutes", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  adw_preferences_group_add (group, row);

  return row;
}

AdwPreferencesGroup *
epsom_asking_rows_new (void)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Readings after a dose"));
  adw_preferences_group_set_description (
    group,
    _ ("A notification asks how bad it is while an episode goes on. Its buttons store the answer: none 0, mild 2, "
       "moderate 5, severe 8."));
  epsom_switch_row_add (group, _ ("After 30 minutes"), NULL, "ask-30-minutes");
  epsom_switch_row_add (group, _ ("After 1 hour"), NULL, "ask-1-hour");
  epsom_switch_row_add (group, _ ("After 2 hours"), _ ("What most of the figures need"), "ask-2-hours");
  epsom_switch_row_add (group, _ ("After 24 hours"), NULL, "ask-24-hours");
  epsom_switch_row_add (group, _ ("Ask when the window is closed"),
                        _ ("Epsom then runs on until nothing is left to ask. To quit it (Ctrl+Q) ends that."),
                        "ask-when-closed");

  return group;
}

AdwPreferencesGroup *
epsom_asking_rows_new_quiet (void)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  epsom_switch_row_add (group, _ ("Quiet hours"),
                        _ ("Nothing is asked in them. They are also what “When I woke” and “Last night” mean."),
                        "quiet-hours");
  add_quiet_time (group, _ ("Quiet from"), "quiet-from");
  add_quiet_time (group, _ ("Quiet until"), "quiet-to");

  return group;
}
