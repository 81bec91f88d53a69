/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-plan-rows.h"

#include <glib/gi18n-lib.h>

#include "epsom-clock-row.h"
#include "epsom-plans.h"
#include "epsom-settings.h"
#include "epsom-today-model.h"
#include "epsom-ui.h"
#include "epsom-words.h"

/* "Every evening", until the person says otherwise. */
#define FIRST_TIME (20 * 60)
#define MAX_OFFERED 4

typedef struct {
  AdwPreferencesGroup *group; /* (unowned) */
  EpsomDiary *diary;          /* (owned) */
  GPtrArray *rows;            /* (owned) (element-type GtkWidget): of the group */
} Rows;

static void fill (Rows *rows);

static void
rows_free (gpointer data)
{
  Rows *rows = data;

  epsom_diary_unref (rows->diary);
  g_ptr_array_unref (rows->rows);
  g_free (rows);
}

static void
add (Rows *rows, GtkWidget *row)
{
  adw_preferences_group_add (rows->group, row);
  g_ptr_array_add (rows->rows, row);
}

static EpsomPlan *
get_plan (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "plan");
}

static void
show_time (GtkWidget *row)
{
  g_autofree char *time = epsom_ui_format_clock (get_plan (row)->minutes * 60);
  /* Translators: %s is a time of day. */
  g_autofree char *text = g_strdup_printf (_ ("Every day at %s"), time);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), text);
}

static void
time_changed_cb (GtkWidget *row, GParamSpec *pspec, EpsomClockRow *clock)
{
  get_plan (row)->minutes = epsom_clock_row_get_minutes (clock);
  epsom_plans_put (get_plan (row));
  show_time (row);
}

static void
reminds_changed_cb (GtkWidget *row, GParamSpec *pspec, GtkSwitch *toggle)
{
  get_plan (row)->reminds = gtk_switch_get_active (toggle);
  epsom_plans_put (get_plan (row));
}

static void
fill_cb (gpointer group)
{
  if (gtk_widget_get_root (group) != NULL)
    fill (g_object_get_data (group, "rows"));
  g_object_unref (group);
}

/* The row whose button was pressed outlives the press. */
static void
fill_later (Rows *rows)
{
  g_idle_add_once (fill_cb, g_object_ref (rows->group));
}

static void
remove_cb (GtkWidget *button, Rows *rows)
{
  epsom_plans_remove (g_object_get_data (G_OBJECT (button), "plan"));
  fill_later (rows);
}

static void
plan_cb (GtkWidget *button, Rows *rows)
{
  const EpsomRecord *record = g_object_get_data (G_OBJECT (button), "dose");
  g_autoptr (EpsomPlan) plan = epsom_plan_new (epsom_record_as_dose (record), FIRST_TIME, TRUE);

  epsom_plans_put (plan);
  fill_later (rows);
}

static GtkWidget *
create_button (const char *icon, const char *label, const char *name)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, name);

  return button;
}

static GtkWidget *
create_reminder (GtkWidget *row)
{
  GtkWidget *reminder = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), get_plan (row)->reminds);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reminder), _ ("Remind me"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (reminder), _ ("At this time also in quiet hours"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (reminder), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (reminder), toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (reminds_changed_cb), row, G_CONNECT_SWAPPED);

  return reminder;
}

static GtkWidget *
create_removal (Rows *rows, const EpsomPlan *plan, const char *words)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: %s is a dose. */
  g_autofree char *name = g_strdup_printf (_ ("No longer plan %s"), words);
  GtkWidget *button = create_button ("user-trash-symbolic", NULL, name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("No longer plan it"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("What was taken stays in the diary"));
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "plan", (gpointer) plan);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), rows);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);

  return row;
}

/* Takes @plan. */
static GtkWidget *
create_plan (Rows *rows, EpsomPlan *plan)
{
  g_autofree char *words = epsom_words_record (plan->dose);
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *clock = epsom_clock_row_new (C_ ("planned dose", "Time"));

  g_object_set_data_full (G_OBJECT (row), "plan", plan, (GDestroyNotify) epsom_plan_free);
  g_object_set (row, "use-markup", FALSE, "title", words, NULL);
  show_time (row);
  epsom_clock_row_set_minutes (EPSOM_CLOCK_ROW (clock), plan->minutes);
  g_signal_connect_object (clock, "notify::minutes", G_CALLBACK (time_changed_cb), row, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), clock);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_reminder (row));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_removal (rows, plan, words));

  return row;
}

static GtkWidget *
create_offer (Rows *rows, EpsomRecord *record)
{
  g_autofree char *words = epsom_words_record (record);
  /* Translators: %s is a dose. */
  g_autofree char *name = g_strdup_printf (_ ("Plan %s"), words);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = create_button (NULL, _ ("Plan"), name);

  g_object_set (row, "use-markup", FALSE, "title", words, "subtitle", _ ("Not planned"), NULL);
  g_object_set_data_full (G_OBJECT (button), "dose", epsom_record_ref (record), (GDestroyNotify) epsom_record_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (plan_cb), rows);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);

  return row;
}

static void
fill (Rows *rows)
{
  g_autoptr (GPtrArray) plans = epsom_plans_get ();
  g_autoptr (GPtrArray) doses = epsom_today_find_repeatable (rows->diary, EPSOM_RECORD_DOSE, MAX_OFFERED);

  for (guint i = 0; i < rows->rows->len; i++)
    adw_preferences_group_remove (rows->group, g_ptr_array_index (rows->rows, i));
  g_ptr_array_set_size (rows->rows, 0);

  adw_preferences_group_set_description (
    rows->group,
    plans->len + doses->len > 0
      ? _ ("What you take every day stands on Today until it is taken. A plan counts nowhere as taken, and "
           "is kept on this computer, not in the diary.")
      : _ ("What you take every day can be planned here once it was logged."));
  g_ptr_array_set_free_func (plans, NULL);
  for (guint i = 0; i < plans->len; i++)
    add (rows, create_plan (rows, g_ptr_array_index (plans, i)));
  for (guint i = 0; i < doses->len; i++)
    add (rows, create_offer (rows, g_ptr_array_index (doses, i)));
}

AdwPreferencesGroup *
epsom_plan_rows_new (EpsomDiary *diary)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  Rows *rows;

  g_return_val_if_fail (diary != NULL, group);

  rows = g_new (Rows, 1);
  *rows = (Rows){ group, epsom_diary_ref (diary), g_ptr_array_new () };
  g_object_set_data_full (G_OBJECT (group), "rows", rows, rows_free);
  adw_preferences_group_set_title (group, _ ("Planned doses"));
  fill (rows);

  return group;
}
