/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-plan-list.h"

#include <glib/gi18n-lib.h>

#include "epsom-earlier.h"
#include "epsom-plans.h"
#include "epsom-settings.h"
#include "epsom-take.h"
#include "epsom-ui.h"
#include "epsom-window.h"
#include "epsom-words.h"

struct _EpsomPlanList {
  GtkWidget parent_instance;

  GtkWidget *box;    /* (unowned) child */
  GtkListBox *rows;  /* (unowned): in @box */
  EpsomDiary *diary; /* (owned) (nullable) */
  EpsomDate date;
  char *shown; /* (owned) (nullable): the ids of what is shown */
};

G_DEFINE_FINAL_TYPE (EpsomPlanList, epsom_plan_list, GTK_TYPE_WIDGET)

static void
take_cb (GtkWidget *button, gint64 seconds, gpointer user_data)
{
  epsom_take (GTK_WIDGET (user_data), g_object_get_data (G_OBJECT (button), "dose"), seconds);
}

static void
clicked_cb (GtkWidget *button, EpsomPlanList *self)
{
  take_cb (button, 0, self);
}

static GtkWidget *
create_row (EpsomPlanList *self, const EpsomPlan *plan)
{
  g_autofree char *words = epsom_words_record (plan->dose);
  g_autofree char *time = epsom_ui_format_clock (plan->minutes * 60);
  /* Translators: %s is a time of day. */
  g_autofree char *caption = g_strdup_printf (_ ("Planned at %s"), time);
  /* Translators: a dose, and the time of day it is planned at. A press stores it as taken. */
  g_autofree char *name = g_strdup_printf (_ ("Taken: %s, planned at %s"), words, time);
  GtkWidget *row = adw_action_row_new ();
  /* Translators: a button: the dose was taken. */
  GtkWidget *button = gtk_button_new_with_label (C_ ("dose", "Taken"));

  /* Its word is never cut off: what is planned has the lines that it needs. */
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (button, 6);
  gtk_widget_set_margin_bottom (button, 6);
  gtk_widget_add_css_class (button, "epsom-pill");
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "dose", epsom_record_ref (plan->dose),
                          (GDestroyNotify) epsom_record_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  epsom_earlier_attach (button, epsom_take_get_other (), take_cb, self);
  g_object_set (row, "use-markup", FALSE, "title", words, "subtitle", caption, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);

  return row;
}

/* The plans of today that were not taken; the diary of another person, as the sample is, shows none of whoever looks at
 * it. */
static GArray *
find_open (EpsomPlanList *self, const GPtrArray *plans)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GArray) days = epsom_plans_find_day (plans, self->diary, self->date, NULL);
  GArray *open = g_array_new (FALSE, FALSE, sizeof (EpsomPlanDay));

  if (EPSOM_IS_WINDOW (root) && !epsom_window_get_own (EPSOM_WINDOW (root)))
    return open;
  for (guint i = 0; i < days->len; i++)
    if (!g_array_index (days, EpsomPlanDay, i).taken)
      g_array_append_val (open, g_array_index (days, EpsomPlanDay, i));

  return open;
}

static char *
describe (const GArray *open)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < open->len; i++)
    {
      g_autofree char *plan = epsom_plan_to_text (g_array_index (open, EpsomPlanDay, i).plan);

      g_string_append_printf (text, "%s\n", plan);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show (EpsomPlanList *self)
{
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GArray) open = NULL;
  g_autofree char *text = NULL;
  GtkWidget *row;

  if (self->diary == NULL)
    return;

  plans = epsom_plans_get ();
  open = find_open (self, plans);
  text = describe (open);
  if (g_strcmp0 (text, self->shown) == 0)
    return;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  for (guint i = 0; i < open->len; i++)
    gtk_list_box_append (self->rows, create_row (self, g_array_index (open, EpsomPlanDay, i).plan));
  gtk_widget_set_visible (GTK_WIDGET (self), open->len > 0);
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
}

static void
epsom_plan_list_dispose (GObject *object)
{
  EpsomPlanList *self = EPSOM_PLAN_LIST (object);

  if (self->box != NULL)
    gtk_widget_unparent (self->box);
  self->box = NULL;

  G_OBJECT_CLASS (epsom_plan_list_parent_class)->dispose (object);
}

static void
epsom_plan_list_finalize (GObject *object)
{
  EpsomPlanList *self = EPSOM_PLAN_LIST (object);

  g_clear_pointer (&self->diary, epsom_diary_unref);
  g_free (self->shown);

  G_OBJECT_CLASS (epsom_plan_list_parent_class)->finalize (object);
}

static void
epsom_plan_list_class_init (EpsomPlanListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = epsom_plan_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = epsom_plan_list_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
epsom_plan_list_init (EpsomPlanList *self)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", C_ ("doses", "Planned"), "xalign", 0.0, "accessible-role",
                                     GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("doses", "Planned"), -1);
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->rows));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (epsom_settings_get_default (), "notify::plans", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}

void
epsom_plan_list_update (EpsomPlanList *self, EpsomDiary *diary, EpsomDate date)
{
  g_return_if_fail (EPSOM_IS_PLAN_LIST (self));

  epsom_diary_ref (diary);
  g_clear_pointer (&self->diary, epsom_diary_unref);
  self->diary = diary;
  self->date = date;
  show (self);
}
