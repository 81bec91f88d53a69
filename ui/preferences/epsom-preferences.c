/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-preferences.h"

#include <glib/gi18n-lib.h>

#include "epsom-asking-rows.h"
#include "epsom-attack-rows.h"
#include "epsom-backup-rows.h"
#include "epsom-dose-rows.h"
#include "epsom-lab-rows.h"
#include "epsom-narrow.h"
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
  epsom_narrow_fit_choice (ADW_COMBO_ROW (row));
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

/* Returns: (transfer none) (nullable): the group at @index; NULL after the last. */
static AdwPreferencesGroup *
create_group (EpsomWindow *parent, guint index)
{
  EpsomDiary *diary = epsom_store_get_diary (epsom_window_get_store (parent));

  switch (index)
    {
    case 0:
      return create_low_light ();
    case 1:
      return epsom_asking_rows_new ();
    case 2:
      return epsom_asking_rows_new_quiet ();
    case 3:
      return epsom_symptom_rows_new (diary);
    case 4:
      return epsom_plan_rows_new (diary);
    case 5:
      return epsom_dose_rows_new ();
    case 6:
      return epsom_lab_rows_new ();
    case 7:
      return epsom_attack_rows_new ();
    case 8:
      return create_calendar ();
    case 9:
      return epsom_backup_rows_new (parent);
    default:
      return NULL;
    }
}

/* Adds the group at *@data, in the frame after the first: to make and lay out all at once would keep the window from
 * answering. */
static gboolean
add_next_cb (GtkWidget *page, GdkFrameClock *clock G_GNUC_UNUSED, gpointer data)
{
  EpsomWindow *parent = EPSOM_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (gtk_widget_get_root (page))));
  guint *index = data;
  AdwPreferencesGroup *group = NULL;

  if ((*index)++ == 0)
    return G_SOURCE_CONTINUE;
  if (epsom_window_get_store (parent) != NULL)
    group = create_group (parent, *index - 1);
  if (group != NULL)
    {
      epsom_narrow_wrap_titles (GTK_WIDGET (group));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_BUSY, group != NULL, -1);

  return group != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* The first group is there at once, each other one comes in a frame. */
static GtkWidget *
create_page (EpsomWindow *parent)
{
  GtkWidget *page = adw_preferences_page_new ();
  guint *next = g_new0 (guint, 1);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), create_group (parent, 0));
  gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_BUSY, TRUE, -1);
  gtk_widget_add_tick_callback (page, add_next_cb, next, g_free);
  gtk_widget_set_vexpand (page, TRUE);

  return page;
}

GtkWidget *
epsom_preferences_present (EpsomWindow *parent)
{
  GtkWidget *window, *box;

  g_return_val_if_fail (EPSOM_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (epsom_window_get_store (parent) != NULL, NULL);

  window =
    g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, "modal", TRUE, "default-width",
                  560, "default-height", 640, "width-request", 320, "title", _ ("Preferences"), NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), create_page (parent));
  adw_window_set_content (ADW_WINDOW (window), box);
  epsom_ui_close_with_escape (window);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}
