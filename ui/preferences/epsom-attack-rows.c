/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-attack-rows.h"

#include <glib/gi18n-lib.h>

#include "epsom-narrow.h"
#include "epsom-settings.h"

#define HOURS "epsom-hours"

/* None, half a day, the Leiden diary's, the guidelines', and a day more. */
static const int offered[] = { 0, 12, 24, 48, 72 };

static void
chosen_cb (AdwComboRow *row)
{
  GArray *hours = g_object_get_data (G_OBJECT (row), HOURS);

  g_object_set (epsom_settings_get_default (), "attack-hours",
                g_array_index (hours, int, adw_combo_row_get_selected (row)), NULL);
}

static char *
describe (int hours)
{
  if (hours == 0)
    return g_strdup (_ ("Each episode"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Within %d hour", "Within %d hours", (gulong) hours), hours);
}

/* Returns: (transfer full) (element-type int): what is offered, and what is preferred if it is none of these. */
static GArray *
list_hours (int preferred)
{
  GArray *hours = g_array_new (FALSE, FALSE, sizeof (int));
  guint i = 0;

  for (; i < G_N_ELEMENTS (offered) && offered[i] < preferred; i++)
    g_array_append_val (hours, offered[i]);
  g_array_append_val (hours, preferred);
  if (i < G_N_ELEMENTS (offered) && offered[i] == preferred)
    i++;
  for (; i < G_N_ELEMENTS (offered); i++)
    g_array_append_val (hours, offered[i]);

  return hours;
}

static GtkWidget *
create_row (void)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const int preferred = (int) epsom_settings_get_attack_hours (epsom_settings_get_default ());
  g_autoptr (GArray) hours = list_hours (preferred);
  guint selected = 0;

  for (guint i = 0; i < hours->len; i++)
    {
      gtk_string_list_take (names, describe (g_array_index (hours, int, i)));
      if (g_array_index (hours, int, i) == preferred)
        selected = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Count as one attack"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("What begins again so soon after the end"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  epsom_narrow_fit_choice (ADW_COMBO_ROW (row));
  g_object_set_data_full (G_OBJECT (row), HOURS, g_steal_pointer (&hours), (GDestroyNotify) g_array_unref);
  g_signal_connect (row, "notify::selected", G_CALLBACK (chosen_cb), NULL);

  return row;
}

AdwPreferencesGroup *
epsom_attack_rows_new (void)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Attacks"));
  adw_preferences_group_set_description (
    group, _ ("How the report counts them. The diary keeps every episode as it was recorded."));
  adw_preferences_group_add (group, create_row ());

  return group;
}
