/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-application.h"
#include "epsom-clock-row.h"
#include "epsom-episode-card.h"
#include "epsom-settings.h"
#include "ui-fixture.h"

#define HEADER "record,id,episode,at,end,symptom,severity,route,minutes,amount,unit\n"
#define MIGRAINE "11111111-1111-4111-8111-111111111111"
/* A push at 13:00, an hour before now. */
#define BEGUN                                                                                                          \
  HEADER "episode," MIGRAINE ",,2026-03-03T12:00:00+00:00,,migraine,,,,,\n"                                            \
         "reading,," MIGRAINE ",2026-03-03T12:50:00+00:00,,,7,,,,\n"                                                   \
         "dose,,,2026-03-03T13:00:00+00:00,,,,iv,5,1,g\n"

static gboolean
is_asked (GtkWidget *window, const char *text)
{
  return ui_find_text (ui_get (window, EPSOM_TYPE_EPISODE_CARD, "Migraine"), text);
}

/* The card tells what is asked for, and follows the diary and the preferences. */
static void
test_card (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, BEGUN);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 360));

  g_assert_true (is_asked (window, "A reading is due: 1 h after the dose"));
  ui_press (window, "5, moderate");
  g_assert_true (is_asked (window, "Next reading due at 15:00, 2 h after the dose"));
  g_object_set (epsom_settings_get_default (), "ask-2-hours", FALSE, NULL);
  g_assert_true (is_asked (window, "Next reading due tomorrow at 13:00, 1 d after the dose"));
  g_object_set (epsom_settings_get_default (), "ask-24-hours", FALSE, NULL);
  g_assert_false (is_asked (window, "reading"));
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_wait ();
  g_assert_true (is_asked (window, "A reading is due: 1 h after the dose"));
}

/* Fifty minutes before now: nothing is due yet, and there is no desktop here to be asked through. */
#define SOON                                                                                                           \
  HEADER "episode," MIGRAINE ",,2026-03-03T12:00:00+00:00,,migraine,,,,,\n"                                            \
         "dose,,,2026-03-03T13:10:00+00:00,,,,iv,5,1,g\n"

/* It waits as long as there is something to ask, whoever answers or turns it off. */
static void
test_waiting (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, SOON);
  EpsomAsker *asker = epsom_application_get_asker (EPSOM_APPLICATION (fixture->application));
  EpsomSettings *settings = epsom_settings_get_default ();
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));

  g_assert_false (epsom_asker_is_waiting (asker));
  epsom_asker_set_store (asker, store);
  g_assert_true (epsom_asker_is_waiting (asker));

  g_object_set (settings, "ask-30-minutes", FALSE, "ask-1-hour", FALSE, "ask-2-hours", FALSE, "ask-24-hours", FALSE,
                NULL);
  g_assert_false (epsom_asker_is_waiting (asker));
  /* After the quiet hours it would be too late. */
  g_object_set (settings, "ask-2-hours", TRUE, "quiet-from", 12 * 60, "quiet-to", 16 * 60, NULL);
  g_assert_false (epsom_asker_is_waiting (asker));
  g_object_set (settings, "quiet-hours", FALSE, NULL);
  g_assert_true (epsom_asker_is_waiting (asker));

  ui_press (window, "It is over");
  g_assert_false (epsom_asker_is_waiting (asker));
  gtk_widget_activate_action (window, "win.undo", NULL);
  g_assert_true (epsom_asker_is_waiting (asker));
  epsom_asker_set_store (asker, NULL);
  g_assert_false (epsom_asker_is_waiting (asker));
}

static void
answer (UiFixture *fixture, const char *episode, int severity)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "rate",
                                  g_variant_new ("(ssi)", fixture->path, episode, severity));
  ui_wait ();
}

/* In an open window an answer is told and taken back as any other press is. */
static void
test_answer_in_window (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, BEGUN);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));

  answer (fixture, MIGRAINE, 2);
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_READING), ==, 2);
  g_assert_true (ui_find_text (window, "Migraine 2, mild"));
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_wait ();
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_READING), ==, 1);
}

/* A notification that is older than the diary stores nothing that is not so. */
static void
test_late_answers (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, BEGUN);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));

  answer (fixture, "22222222-2222-4222-8222-222222222222", 2);
  answer (fixture, "no id", 2);
  ui_press (window, "It is over");
  answer (fixture, MIGRAINE, 2);
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_READING), ==, 1);
}

static void
test_clock_row (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) row = g_object_ref_sink (epsom_clock_row_new ("Quiet from"));
  EpsomClockRow *clock = EPSOM_CLOCK_ROW (row);
  const struct {
    const char *typed;
    int minutes;
    gboolean valid;
  } table[] = {
    { "22:15", 22 * 60 + 15, TRUE }, { "7", 7 * 60, TRUE },      { "730", 7 * 60 + 30, TRUE },
    { "25:00", 7 * 60 + 30, FALSE }, { "", 7 * 60 + 30, FALSE }, { "0:00", 0, TRUE },
  };

  epsom_clock_row_set_minutes (clock, 1439);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "23:59");
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), table[i].typed);
      g_assert_cmpint (epsom_clock_row_get_minutes (clock), ==, table[i].minutes);
      g_assert_true (gtk_widget_has_css_class (row, "error") != table[i].valid);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, table[i].typed);
    }
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/ui/asker/the-card-tells-what-is-due", test_card);
  ui_add ("/ui/asker/waits-while-there-is-something-to-ask", test_waiting);
  ui_add ("/ui/asker/an-answer-in-an-open-window", test_answer_in_window);
  ui_add ("/ui/asker/answers-that-come-too-late", test_late_answers);
  ui_add ("/ui/asker/a-time-is-typed", test_clock_row);
  return g_test_run ();
}
