/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-application.h"
#include "epsom-clock-row.h"
#include "epsom-plan-list.h"
#include "epsom-plans.h"
#include "epsom-settings.h"
#include "ui-fixture.h"

#define HEADER "record,id,at,route,minutes,salt,amount,unit,basis,purpose,place\n"
#define CITRATE HEADER "dose,,2026-03-01T20:05:00+00:00,oral,,citrate,400,mg,elemental,,home\n"
#define DOSE "Magnesium citrate 400 mg elemental"

static void
press_plan (GtkWidget *preferences)
{
  g_signal_emit_by_name (gtk_widget_get_ancestor (ui_get (preferences, GTK_TYPE_LABEL, "Plan"), GTK_TYPE_BUTTON),
                         "clicked");
  ui_wait ();
}

/* Planned from what was logged, confirmed with one press, gone, and back with the undo. */
static void
test_plan_and_take (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, CITRATE);
  EpsomWindow *window = ui_show (fixture, store, 360);
  GtkWidget *preferences;

  g_assert_null (ui_find (GTK_WIDGET (window), EPSOM_TYPE_PLAN_LIST, NULL));
  preferences = ui_open_preferences (window);
  press_plan (preferences);
  g_assert_true (ui_find_text (preferences, "Every day at 20:00"));
  ui_close (GTK_WINDOW (preferences));

  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_DOSE), ==, 1);
  ui_press (GTK_WIDGET (window), "Taken: " DOSE ", planned at 20:00");
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_DOSE), ==, 2);
  g_assert_cmpint (ui_get_dose (store)->purpose, ==, EPSOM_PURPOSE_PREVENTIVE);
  g_assert_true (epsom_instant_equal (ui_get_dose (store)->at, epsom_instant_now ()));
  g_assert_null (ui_find (GTK_WIDGET (window), EPSOM_TYPE_PLAN_LIST, NULL));
  g_assert_true (ui_find_text (GTK_WIDGET (window), DOSE));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  ui_wait ();
  ui_get (GTK_WIDGET (window), EPSOM_TYPE_PLAN_LIST, NULL);
}

/* A change takes effect at once, and the plan goes without a trace in the diary. */
static void
test_change (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, CITRATE);
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *preferences = ui_open_preferences (window);
  GtkWidget *row;
  g_autoptr (GPtrArray) plans = NULL;

  press_plan (preferences);
  row = ui_get (preferences, ADW_TYPE_EXPANDER_ROW, DOSE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_wait ();
  gtk_editable_set_text (GTK_EDITABLE (ui_get (row, EPSOM_TYPE_CLOCK_ROW, NULL)), "8:15");
  g_assert_true (ui_find_text (row, "Every day at 08:15"));
  g_assert_true (ui_find_text (GTK_WIDGET (window), "Planned at 08:15"));

  plans = epsom_plans_get ();
  g_assert_cmpuint (plans->len, ==, 1);
  g_assert_true (((EpsomPlan *) g_ptr_array_index (plans, 0))->reminds);
  gtk_widget_activate (ui_get (ui_get (row, ADW_TYPE_ACTION_ROW, "Remind me"), GTK_TYPE_SWITCH, NULL));
  g_clear_pointer (&plans, g_ptr_array_unref);
  plans = epsom_plans_get ();
  g_assert_false (((EpsomPlan *) g_ptr_array_index (plans, 0))->reminds);

  ui_press (row, "No longer plan " DOSE);
  g_assert_null (ui_find (preferences, ADW_TYPE_EXPANDER_ROW, DOSE));
  g_assert_null (ui_find (GTK_WIDGET (window), EPSOM_TYPE_PLAN_LIST, NULL));
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_DOSE), ==, 1);
}

/* What the notification's button stores, and what one of a plan that is gone doesn't. */
static void
test_answer (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, CITRATE);
  EpsomWindow *window = ui_show (fixture, store, 800);
  g_autoptr (EpsomPlan) plan = epsom_plan_new (ui_get_dose (store), 13 * 60, TRUE);
  GActionGroup *actions = G_ACTION_GROUP (fixture->application);
  char id[EPSOM_UUID_STRING_SIZE];

  epsom_plans_put (plan);
  epsom_uuid_to_string (&plan->dose->id, id);
  g_action_group_activate_action (actions, "take", g_variant_new ("(ss)", fixture->path, id));
  ui_wait ();
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_DOSE), ==, 2);
  g_assert_true (ui_find_text (GTK_WIDGET (window), DOSE));

  epsom_plans_remove (plan);
  g_action_group_activate_action (actions, "take", g_variant_new ("(ss)", fixture->path, id));
  ui_wait ();
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_DOSE), ==, 2);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/ui/plan/planned-and-taken", test_plan_and_take);
  ui_add ("/ui/plan/changed-and-given-up", test_change);
  ui_add ("/ui/plan/taken-by-notification", test_answer);
  return g_test_run ();
}
