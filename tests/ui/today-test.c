/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-day-bar.h"
#include "epsom-day-rating.h"
#include "epsom-earlier.h"
#include "epsom-episode-card.h"
#include "epsom-settings.h"
#include "epsom-severity-row.h"
#include "epsom-spark-view.h"
#include "epsom-today-page.h"
#include "ui-fixture.h"

#define HEADER                                                                                                         \
  "record,id,episode,at,end,symptom,severity,route,minutes,salt,amount,unit,place,medicine,class,strength\n"
#define MIGRAINE "11111111-1111-4111-8111-111111111111"

static const EpsomRecord *
get_latest (EpsomStore *store, EpsomRecordKind kind)
{
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (epsom_store_get_diary (store), kind, &n);

  g_assert_cmpuint (n, >, 0);

  return records[n - 1];
}

/* Begin, rate, end, and all of it back: a press each. */
static void
test_episode (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));

  g_assert_null (ui_find (window, EPSOM_TYPE_EPISODE_CARD, NULL));
  ui_press (window, "Migraine");
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_EPISODE), ==, 1);
  ui_get (window, EPSOM_TYPE_EPISODE_CARD, "Migraine");
  ui_get (window, GTK_TYPE_BUTTON, "Add a reading");
  g_assert_true (ui_find_text (window, "How bad is it now?"));

  ui_press (window, "8, severe");
  g_assert_cmpint (epsom_record_as_reading (get_latest (store, EPSOM_RECORD_READING))->severity, ==, 8);
  g_assert_true (ui_find_text (window, "Migraine 8, severe"));

  gtk_widget_grab_focus (ui_get (window, GTK_TYPE_BUTTON, "It is over"));
  ui_press (window, "It is over");
  g_assert_true (epsom_record_as_episode (get_latest (store, EPSOM_RECORD_EPISODE))->has_end);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == ui_get (window, GTK_TYPE_BUTTON, "Migraine"));
  g_assert_null (ui_find (window, EPSOM_TYPE_EPISODE_CARD, NULL));

  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_wait ();
  ui_get (window, EPSOM_TYPE_EPISODE_CARD, "Migraine");
  gtk_widget_activate_action (window, "win.undo", NULL);
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_wait ();
  g_assert_cmpuint (epsom_diary_get_n_records (epsom_store_get_diary (store)), ==, 0);
  g_assert_null (ui_find (window, EPSOM_TYPE_EPISODE_CARD, NULL));

  gtk_widget_activate_action (window, "win.redo", NULL);
  ui_wait ();
  ui_get (window, EPSOM_TYPE_EPISODE_CARD, "Migraine");
}

/* From the second reading on the course so far is drawn beside its numbers, and says what it shows. */
static void
test_course (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, HEADER "episode," MIGRAINE ",,2026-03-03T06:00:00+00:00,,migraine,,,,,,,,,,\n"
                                     "reading,," MIGRAINE ",2026-03-03T06:00:00+00:00,,,8,,,,,,,,,\n");
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 360));
  GtkWidget *card = ui_get (window, EPSOM_TYPE_EPISODE_CARD, "Migraine"), *spark;

  g_assert_null (ui_find (card, EPSOM_TYPE_SPARK_VIEW, NULL));
  ui_press (window, "3, mild");
  spark = ui_get (card, EPSOM_TYPE_SPARK_VIEW, NULL);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (spark), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (spark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Severity so far, read 2 times: at most 8, last 3");
  g_assert_true (ui_find_text (card, "8 → 3"));
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_wait ();
  g_assert_null (ui_find (card, EPSOM_TYPE_SPARK_VIEW, NULL));
}

/* The toast's own button takes back what the toast says. */
static void
test_toast (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));

  ui_press (window, "Cramp");
  g_assert_true (ui_find_text (window, "Cramp began"));
  ui_press (window, "_Undo");
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_EPISODE), ==, 0);
  g_assert_true (ui_find_text (window, "Undone: Cramp began"));
}

static void
test_repeat (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, HEADER "dose,,,2026-03-01T08:00:00+00:00,,,,iv,5,sulfate-heptahydrate,1,g,clinic,,,\n"
                                     "dose,,,2026-03-02T08:00:00+00:00,,,,oral,,citrate,300,mg,,,,\n"
                                     "medicine,,,2026-03-02T09:00:00+00:00,,,,,,,,,,Sumatriptan,triptan,50 mg\n");
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));
  const EpsomDose *dose;

  g_assert_true (ui_find_text (window, "IV 1 g"));
  g_assert_true (ui_find_text (window, "Oral 300 mg"));
  ui_press (window, "Sumatriptan 50 mg");
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_MEDICINE), ==, 2);

  ui_press (window, "IV push, magnesium sulfate 1 g, 5 min, Clinic");
  ui_press (window, "IV push, magnesium sulfate 1 g, 5 min, Clinic");
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_DOSE), ==, 4);
  dose = epsom_record_as_dose (get_latest (store, EPSOM_RECORD_DOSE));
  g_assert_cmpfloat (dose->minutes, ==, 5);
  g_assert_true (epsom_instant_equal (dose->at, epsom_instant_now ()));
}

static gboolean
is_trigger_of (GtkShortcutTrigger *trigger, guint key)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    return is_trigger_of (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), key) ||
           is_trigger_of (gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), key);

  return GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key;
}

/* As a key reaches the shortcuts of @page. */
static gboolean
press_key (GtkWidget *page, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (is_trigger_of (gtk_shortcut_get_trigger (shortcut), key))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, page,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }

  return FALSE;
}

static void
test_keys (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, HEADER "episode,,,2026-03-03T10:00:00+00:00,,cramp,,,,,,,,,,\n"
                                     "episode,,,2026-03-03T12:00:00+00:00,,migraine,,,,,,,,,,\n");
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *page = epsom_window_get_page (window, "today");
  const EpsomReading *reading;
  const EpsomRecord *episode;

  g_assert_true (press_key (page, GDK_KEY_7));
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_READING), ==, 1);
  reading = epsom_record_as_reading (get_latest (store, EPSOM_RECORD_READING));
  episode = epsom_diary_lookup (epsom_store_get_diary (store), &reading->episode);
  g_assert_cmpint (reading->severity, ==, 7);
  g_assert_cmpstr (epsom_record_as_episode (episode)->symptom, ==, "migraine");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  gtk_widget_grab_focus (
    ui_get (ui_get (GTK_WIDGET (window), EPSOM_TYPE_EPISODE_CARD, "Cramp"), GTK_TYPE_BUTTON, "It is over"));
  g_assert_true (press_key (page, GDK_KEY_t));
  reading = epsom_record_as_reading (get_latest (store, EPSOM_RECORD_READING));
  episode = epsom_diary_lookup (epsom_store_get_diary (store), &reading->episode);
  g_assert_cmpint (reading->severity, ==, 10);
  g_assert_cmpstr (epsom_record_as_episode (episode)->symptom, ==, "cramp");
}

/* The end, and a day without symptoms, have a key each; neither does anything where it says nothing. */
static void
test_letters (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *page = epsom_window_get_page (window, "today");

  g_assert_false (press_key (page, GDK_KEY_e));
  g_assert_true (press_key (page, GDK_KEY_n));
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_DAY), ==, 1);
  g_assert_false (press_key (page, GDK_KEY_n));

  ui_press (GTK_WIDGET (window), "Migraine");
  g_assert_true (press_key (page, GDK_KEY_e));
  g_assert_true (epsom_record_as_episode (get_latest (store, EPSOM_RECORD_EPISODE))->has_end);
  g_assert_false (press_key (page, GDK_KEY_e));
}

/* A key has nothing to rate where nothing goes on, and goes to who else wants it. */
static void
test_keys_without_episode (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, 800);

  g_assert_false (press_key (epsom_window_get_page (window, "today"), GDK_KEY_7));
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_READING), ==, 0);
}

/* In the menu that is open at @anchor. */
static void
choose_earlier (GtkWidget *anchor, gint64 seconds)
{
  /* What is chosen may take the anchor away, and the menu with it. */
  g_autoptr (GtkWidget) popover = g_object_ref (ui_get (anchor, GTK_TYPE_POPOVER_MENU, NULL));

  gtk_widget_activate_action (gtk_popover_get_child (GTK_POPOVER (popover)), "earlier.choose", "x", seconds);
  gtk_popover_popdown (GTK_POPOVER (popover));
  ui_wait ();
}

/* The menu key, as a long press and a secondary click do, asks how long ago it was. */
static void
test_pill_earlier (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));
  GtkWidget *pill = ui_get (window, GTK_TYPE_BUTTON, "Migraine");
  GtkWidget *popover;

  g_assert_true (press_key (pill, GDK_KEY_Menu));
  ui_wait ();
  popover = ui_get (pill, GTK_TYPE_POPOVER_MENU, NULL);
  g_assert_true (ui_find_text (popover, "15 minutes ago"));
  g_assert_true (ui_find_text (popover, "Other time…"));

  choose_earlier (pill, 900);
  g_assert_null (ui_find (pill, GTK_TYPE_POPOVER_MENU, NULL));
  g_assert_cmpint (epsom_record_get_time (get_latest (store, EPSOM_RECORD_EPISODE)), ==,
                   epsom_instant_now ().utc - 900);
}

/* Of another amount: nothing is stored before the form that is filled in like it is saved. */
static void
test_take_other (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, HEADER "dose,,,2026-03-01T08:00:00+00:00,,,,iv,5,sulfate-heptahydrate,1,g,clinic,,,\n");
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));
  GtkWidget *pill = ui_get (window, GTK_TYPE_BUTTON, "IV push, magnesium sulfate 1 g, 5 min, Clinic");
  GtkWidget *popover;
  GtkWindow *form;
  GtkWidget *focus;
  const EpsomDose *dose;

  g_assert_true (press_key (pill, GDK_KEY_Menu));
  ui_wait ();
  popover = ui_get (pill, GTK_TYPE_POPOVER_MENU, NULL);
  g_assert_true (ui_find_text (popover, "Other time or amount…"));
  g_assert_false (ui_find_text (popover, "Other time…"));
  choose_earlier (pill, EPSOM_EARLIER_OTHER);
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_DOSE), ==, 1);

  form = ui_get_dialog (GTK_WINDOW (window));
  focus = gtk_window_get_focus (form);
  g_assert_true (GTK_IS_EDITABLE (focus));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, "1");
  gtk_editable_set_text (GTK_EDITABLE (focus), "2");
  gtk_widget_activate_action (GTK_WIDGET (form), "editor.save", NULL);
  ui_wait ();
  dose = epsom_record_as_dose (get_latest (store, EPSOM_RECORD_DOSE));
  g_assert_cmpfloat (dose->amount, ==, 2);
  g_assert_cmpfloat (dose->minutes, ==, 5);
  g_assert_true (epsom_instant_equal (dose->at, epsom_instant_now ()));
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_DOSE), ==, 2);
}

static void
test_begin_earlier (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, HEADER "episode,,,2026-03-03T13:50:00+00:00,,migraine,,,,,,,,,,\n");
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));
  GtkWidget *card = ui_get (window, EPSOM_TYPE_EPISODE_CARD, "Migraine");

  g_assert_true (ui_find_text (card, "10 min"));
  gtk_widget_activate_action (card, "episode.begin-earlier", "x", (gint64) 3600);
  ui_wait ();
  g_assert_true (ui_find_text (card, "1 h 10 min"));
  g_assert_true (ui_find_text (window, "Migraine began at 12:50"));
}

/* Chooses the end that was @seconds ago. */
/* Of what nothing was said for a day the end is asked for, one press for the likely ones, and an undo. */
static void
test_forgotten_end (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, HEADER "episode," MIGRAINE ",,2026-03-02T10:00:00+00:00,,migraine,,,,,,,,,,\n"
                                     "reading,," MIGRAINE ",2026-03-02T13:00:00+00:00,,,7,,,,,,,,,\n");
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 360));
  GtkWidget *card = ui_get (window, EPSOM_TYPE_EPISODE_CARD, "Migraine");
  const EpsomEpisode *episode;

  ui_press (card, "It ended…");
  g_assert_true (ui_find_text (card, "At the last reading, Mon 2 March 13:00"));
  g_assert_true (ui_find_text (card, "Last night, 22:00"));
  g_assert_true (ui_find_text (card, "When I woke, 07:00"));
  choose_earlier (card, 25 * 3600);
  episode = epsom_record_as_episode (get_latest (store, EPSOM_RECORD_EPISODE));
  g_assert_true (episode->has_end);
  g_assert_cmpint (episode->end.utc - episode->start.utc, ==, 3 * 3600);
  g_assert_null (ui_find (window, EPSOM_TYPE_EPISODE_CARD, NULL));

  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_wait ();
  ui_get (window, EPSOM_TYPE_EPISODE_CARD, "Migraine");
  g_assert_false (epsom_record_as_episode (get_latest (store, EPSOM_RECORD_EPISODE))->has_end);
}

/* An end now would not be true of an episode of which nothing was said for days. */
static void
test_forgotten (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, HEADER "episode,,,2026-02-03T12:00:00+00:00,,migraine,,,,,,,,,,\n");
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *card = ui_get (GTK_WIDGET (window), EPSOM_TYPE_EPISODE_CARD, "Migraine");
  GtkWindow *editor;

  g_assert_true (ui_find_text (card, "It began on Tue 3 February, and nothing was said of it for a day. Is it over?"));
  g_assert_null (ui_find (card, EPSOM_TYPE_SEVERITY_ROW, NULL));
  g_assert_null (ui_find (card, GTK_TYPE_BUTTON, "It is over"));

  ui_press (card, "It ended…");
  choose_earlier (card, EPSOM_EARLIER_OTHER);
  editor = ui_get_dialog (GTK_WINDOW (window));
  g_assert_nonnull (editor);
  ui_close (editor);
  g_assert_false (epsom_record_as_episode (get_latest (store, EPSOM_RECORD_EPISODE))->has_end);

  ui_press (card, "Still going on");
  ui_get (card, EPSOM_TYPE_SEVERITY_ROW, NULL);
  ui_get (card, GTK_TYPE_BUTTON, "It is over");
}

static guint
count_cards (GtkWidget *window)
{
  GtkWidget *cards = gtk_widget_get_parent (ui_get (window, EPSOM_TYPE_EPISODE_CARD, NULL));
  guint n = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (cards); card != NULL; card = gtk_widget_get_next_sibling (card))
    n++;

  return n;
}

/* Of those that were forgotten the latest is asked about, and the way leads to the others. */
static void
test_many_forgotten (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, HEADER "episode,,,2026-02-01T12:00:00+00:00,,pms,,,,,,,,,,\n"
                                     "episode,,,2026-02-02T12:00:00+00:00,,cramp,,,,,,,,,,\n"
                                     "episode," MIGRAINE ",,2026-02-03T12:00:00+00:00,,migraine,,,,,,,,,,\n"
                                     "reading,," MIGRAINE ",2026-02-03T13:00:00+00:00,,,7,,,,,,,,,\n"
                                     "episode,,,2026-03-03T12:00:00+00:00,,palpitations,,,,,,,,,,\n");
  EpsomWindow *window = ui_show (fixture, store, 360);
  GtkWidget *row;

  g_assert_cmpuint (count_cards (GTK_WIDGET (window)), ==, 2);
  ui_get (GTK_WIDGET (window), EPSOM_TYPE_EPISODE_CARD, "Palpitations");
  ui_get (GTK_WIDGET (window), EPSOM_TYPE_EPISODE_CARD, "Migraine");
  g_assert_false (ui_find_text (GTK_WIDGET (window), "at 13:00"));

  row = ui_get (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW, "2 more episodes have no end");
  gtk_widget_activate (row);
  ui_wait ();
  g_assert_true (gtk_widget_get_mapped (epsom_window_get_page (window, "diary")));

  epsom_window_show_page (window, "today");
  ui_press (ui_get (GTK_WIDGET (window), EPSOM_TYPE_EPISODE_CARD, "Migraine"), "Still going on");
  g_assert_true (ui_find_text (ui_get (GTK_WIDGET (window), EPSOM_TYPE_EPISODE_CARD, "Migraine"), "7  ·  at 13:00"));
}

/* Nothing to say is one press, and then one line, which opens again. */
static void
test_day (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));
  GtkWidget *bar = ui_get (window, EPSOM_TYPE_DAY_BAR, NULL);

  ui_press (bar, "No symptoms");
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_DAY), ==, 1);
  g_assert_null (ui_find (bar, GTK_TYPE_BUTTON, NULL));
  gtk_widget_activate (ui_get (bar, ADW_TYPE_ACTION_ROW, "No symptoms"));
  ui_wait ();
  g_assert_null (ui_find (bar, GTK_TYPE_BUTTON, "No symptoms"));

  gtk_widget_activate_action (ui_get (bar, GTK_TYPE_MENU_BUTTON, NULL), "day.bleeding", "i", EPSOM_BLEEDING_LIGHT);
  ui_wait ();
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_DAY), ==, 1);
  g_assert_cmpint (epsom_record_as_day (get_latest (store, EPSOM_RECORD_DAY))->bleeding, ==, EPSOM_BLEEDING_LIGHT);
  ui_press (bar, "Done");
  ui_get (bar, ADW_TYPE_ACTION_ROW, "Light bleeding");

  gtk_widget_activate_action (window, "win.undo", NULL);
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_wait ();
  ui_get (bar, GTK_TYPE_BUTTON, "No symptoms");
}

static void
rate_day (GtkWidget *bar, const char *symptom, const char *severity)
{
  GtkWidget *button = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_last_child (bar)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (EPSOM_IS_DAY_RATING (child) && g_str_equal (epsom_day_rating_get_symptom (EPSOM_DAY_RATING (child)), symptom))
      button = gtk_widget_get_first_child (child);
  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_wait ();
  ui_press (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), severity);
}

/* Two presses rate a symptom over the day, two more change it; an undo each. */
static void
test_day_ratings (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, 360);
  GtkWidget *bar = ui_get (GTK_WIDGET (window), EPSOM_TYPE_DAY_BAR, NULL);

  rate_day (bar, "brain-fog", "3, mild");
  rate_day (bar, "pms", "0, none");
  rate_day (bar, "brain-fog", "6, moderate");
  rate_day (bar, "brain-fog", "6, moderate");
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_RATING), ==, 2);
  g_assert_true (ui_find_text (GTK_WIDGET (window), "Brain fog over the day 6, moderate"));

  /* Whoever comes back sees one line. */
  epsom_window_show_page (window, "diary");
  epsom_window_show_page (window, "today");
  ui_wait ();
  g_assert_true (ui_find_text (bar, "Brain fog 6, moderate"));
  g_assert_true (ui_find_text (bar, "PMS 0, none"));
  g_assert_null (ui_find (bar, GTK_TYPE_BUTTON, NULL));

  for (guint i = 0; i < 3; i++)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  ui_wait ();
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_RATING), ==, 0);
}

/* What a person never has is not asked of the day. */
static void
test_day_hidden (UiFixture *fixture, gconstpointer data)
{
  const char *const hidden[] = { "pms", NULL };
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *bar = ui_get (GTK_WIDGET (ui_show (fixture, store, 800)), EPSOM_TYPE_DAY_BAR, NULL);

  g_assert_true (ui_find_text (bar, "PMS"));
  g_object_set (epsom_settings_get_default (), "hidden-symptoms", hidden, NULL);
  ui_wait ();
  g_assert_false (ui_find_text (bar, "PMS"));
  g_object_set (epsom_settings_get_default (), "hidden-symptoms", NULL, NULL);
}

/* Waking and last night are times of the person's own, and stand there. */
static void
test_earlier_night (UiFixture *fixture, gconstpointer data)
{
  const struct {
    const char *now;
    int from, to;
    gint64 woke, night; /* seconds ago, 0: not offered */
  } table[] = {
    { "2026-03-03T14:00:00+00:00", 22 * 60, 7 * 60, 7 * 3600, 16 * 3600 },
    { "2026-03-03T06:00:00+00:00", 22 * 60, 7 * 60, 0, 8 * 3600 },
    { "2026-03-03T23:00:00+00:00", 22 * 60, 7 * 60, 16 * 3600, 25 * 3600 },
    { "2026-03-03T09:00:00+00:00", 30, 8 * 60 + 30, 1800, 8 * 3600 + 1800 },
  };
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));
  GtkWidget *pill = ui_get (window, GTK_TYPE_BUTTON, "Migraine");

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      GtkWidget *popover;
      g_autoptr (GMenuModel) menu = NULL;
      gint64 woke = 0, night = 0;

      g_setenv ("EPSOM_NOW", table[i].now, TRUE);
      g_object_set (epsom_settings_get_default (), "quiet-from", table[i].from, "quiet-to", table[i].to, NULL);
      g_assert_true (press_key (pill, GDK_KEY_Menu));
      ui_wait ();
      popover = ui_get (pill, GTK_TYPE_POPOVER_MENU, NULL);
      menu = g_object_ref (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (popover)));
      for (int item = 0; item < g_menu_model_get_n_items (menu); item++)
        {
          g_autofree char *label = NULL;
          gint64 seconds;

          g_assert_true (g_menu_model_get_item_attribute (menu, item, G_MENU_ATTRIBUTE_LABEL, "s", &label));
          g_assert_true (g_menu_model_get_item_attribute (menu, item, G_MENU_ATTRIBUTE_TARGET, "x", &seconds));
          if (g_str_has_prefix (label, "When I woke, "))
            woke = seconds;
          if (g_str_has_prefix (label, "Last night, "))
            night = seconds;
        }
      g_assert_cmpint (woke, ==, table[i].woke);
      g_assert_cmpint (night, ==, table[i].night);
      gtk_popover_popdown (GTK_POPOVER (popover));
      ui_wait ();
    }
  g_setenv ("EPSOM_NOW", UI_NOW, TRUE);
  g_object_set (epsom_settings_get_default (), "quiet-from", 22 * 60, "quiet-to", 7 * 60, NULL);
}

static gboolean
shows_card (gpointer window)
{
  return ui_find (window, EPSOM_TYPE_EPISODE_CARD, NULL) != NULL;
}

/* What another process writes appears without a press. */
static void
test_change_from_outside (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  g_autoptr (EpsomStore) other = NULL;
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));

  other = ui_create_store (fixture, HEADER "episode,,,2026-03-03T12:00:00+00:00,,pms,,,,,,,,,,\n");
  ui_wait_until (shows_card, window);
  ui_get (window, EPSOM_TYPE_EPISODE_CARD, "PMS");
}

/* Large targets in one row where there is room, in two where there isn't. */
static void
test_severity_layout (UiFixture *fixture, gconstpointer data)
{
  const struct {
    int width;
    gboolean one_row;
  } cases[] = { { 360, FALSE }, { 800, TRUE } };
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, HEADER "episode,,,2026-03-03T12:00:00+00:00,,migraine,,,,,,,,,,\n");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, cases[i].width));
      GtkWidget *row = ui_get (window, EPSOM_TYPE_SEVERITY_ROW, NULL);
      GtkWidget *zero = ui_get (row, GTK_TYPE_BUTTON, "0, none");
      GtkWidget *ten = ui_get (row, GTK_TYPE_BUTTON, "10, severe");
      graphene_rect_t a, b;

      g_assert_true (gtk_widget_compute_bounds (zero, window, &a));
      g_assert_true (gtk_widget_compute_bounds (ten, window, &b));
      g_assert_cmpint (a.origin.y == b.origin.y, ==, cases[i].one_row);
      g_assert_cmpfloat (a.size.width, >=, 44);
      g_assert_cmpfloat (a.size.height, >=, 44);
      ui_close (GTK_WINDOW (window));
    }
}

static void
test_read_only (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, HEADER "episode,,,2026-03-03T12:00:00+00:00,,migraine,,,,,,,,,,\n");
  g_autoptr (EpsomStore) reader = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window;

  reader = epsom_store_open (fixture->path, EPSOM_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  window = GTK_WIDGET (ui_show (fixture, reader, 800));

  g_assert_true (ui_find_text (window, "This diary may be read but not written"));
  g_assert_false (gtk_widget_is_sensitive (ui_get (window, GTK_TYPE_BUTTON, "It is over")));
  g_assert_false (gtk_widget_is_sensitive (ui_get (window, GTK_TYPE_BUTTON, "8, severe")));
  g_assert_false (gtk_widget_is_sensitive (ui_get (window, GTK_TYPE_BUTTON, "Cramp")));
}

static void
test_pill_again (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));
  GtkWidget *pill = ui_get (window, GTK_TYPE_BUTTON, "Migraine");

  for (int i = 0; i < 2; i++)
    {
      g_signal_emit_by_name (pill, "clicked");
      ui_wait ();
      g_assert_cmpuint (ui_count (store, EPSOM_RECORD_EPISODE), ==, 1);
    }

  g_signal_emit_by_name (ui_get (window, GTK_TYPE_BUTTON, "Cramp"), "clicked");
  ui_wait ();
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_EPISODE), ==, 2);
}

/* Of what nothing was said for a day a person decides whether the pill begins another. */
static void
check_pill_of_forgotten (UiFixture *fixture, gboolean still, guint n)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, HEADER "episode,,,2026-02-03T12:00:00+00:00,,migraine,,,,,,,,,,\n");
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));

  if (still)
    ui_press (window, "Still going on");
  ui_press (window, "Migraine");
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_EPISODE), ==, n);
}

static void
test_pill_of_forgotten (UiFixture *fixture, gconstpointer data)
{
  check_pill_of_forgotten (fixture, FALSE, 2);
}

static void
test_pill_of_still (UiFixture *fixture, gconstpointer data)
{
  check_pill_of_forgotten (fixture, TRUE, 1);
}

static void
test_pill_other_time (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));
  GtkWidget *pill = ui_get (window, GTK_TYPE_BUTTON, "Migraine");

  for (int saved = 0; saved < 2; saved++)
    {
      GtkWindow *form;

      press_key (pill, GDK_KEY_Menu);
      ui_wait ();
      choose_earlier (pill, EPSOM_EARLIER_OTHER);
      g_assert_cmpuint (ui_count (store, EPSOM_RECORD_EPISODE), ==, 0);

      form = ui_get_dialog (GTK_WINDOW (window));
      if (saved)
        gtk_widget_activate_action (GTK_WIDGET (form), "editor.save", NULL);
      else
        ui_close (form);
      ui_wait ();
      g_assert_cmpuint (ui_count (store, EPSOM_RECORD_EPISODE), ==, saved);
    }

  g_assert_cmpstr (epsom_record_as_episode (get_latest (store, EPSOM_RECORD_EPISODE))->symptom, ==, "migraine");
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/ui/today/begin-rate-end-undo", test_episode);
  ui_add ("/ui/today/pill-of-what-goes-on", test_pill_again);
  ui_add ("/ui/today/pill-of-a-forgotten-end", test_pill_of_forgotten);
  ui_add ("/ui/today/pill-of-what-is-still-going-on", test_pill_of_still);
  ui_add ("/ui/today/other-time-is-asked-first", test_pill_other_time);
  ui_add ("/ui/today/course-so-far", test_course);
  ui_add ("/ui/today/toast-undoes", test_toast);
  ui_add ("/ui/today/take-again", test_repeat);
  ui_add ("/ui/today/take-of-another-amount", test_take_other);
  ui_add ("/ui/today/keys-rate", test_keys);
  ui_add ("/ui/today/letters-end-and-check-in", test_letters);
  ui_add ("/ui/today/keys-without-episode", test_keys_without_episode);
  ui_add ("/ui/today/pill-asks-how-long-ago", test_pill_earlier);
  ui_add ("/ui/today/began-earlier", test_begin_earlier);
  ui_add ("/ui/today/forgotten-end", test_forgotten);
  ui_add ("/ui/today/end-of-what-was-forgotten", test_forgotten_end);
  ui_add ("/ui/today/many-forgotten-ends", test_many_forgotten);
  ui_add ("/ui/today/how-was-the-day", test_day);
  ui_add ("/ui/today/ratings-of-the-day", test_day_ratings);
  ui_add ("/ui/today/hidden-symptoms-of-the-day", test_day_hidden);
  ui_add ("/ui/today/when-i-woke-and-last-night", test_earlier_night);
  ui_add ("/ui/today/change-from-outside", test_change_from_outside);
  ui_add ("/ui/today/severity-by-width", test_severity_layout);
  ui_add ("/ui/today/read-only", test_read_only);
  return g_test_run ();
}
