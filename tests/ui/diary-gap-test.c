/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary-model.h"
#include "epsom-diary-row.h"
#include "epsom-severity-row.h"
#include "ui-fixture.h"

/* What the analysis lacks is said in the diary, and filled in from memory. */

#define EPISODE "11111111-1111-4111-8111-111111111111"
#define DOSE "22222222-2222-4222-8222-222222222222"
#define MISSING "No reading before the dose: add from memory"
#define ROWS                                                                                                           \
  "record,id,episode,at,end,symptom,severity,route,minutes,amount,unit\n"                                              \
  "episode," EPISODE ",,2026-03-02T08:00:00+00:00,2026-03-02T16:00:00+00:00,migraine,,,,,\n"                           \
  "dose," DOSE ",,2026-03-02T09:00:00+00:00,,,,iv,5,1,g\n"

static GtkWidget *
show_page (EpsomWindow *window)
{
  epsom_window_show_page (window, "diary");
  ui_wait ();

  return ui_get (GTK_WIDGET (window), g_type_from_name ("EpsomDiaryPage"), NULL);
}

static const EpsomReading *
get_reading (EpsomStore *store, guint index)
{
  guint n;
  const EpsomRecord *const *readings = epsom_diary_get (epsom_store_get_diary (store), EPSOM_RECORD_READING, &n);

  g_assert_cmpuint (index, <, n);

  return epsom_record_as_reading (readings[index]);
}

static void
assert_recalled (const EpsomReading *reading, const char *at, int severity)
{
  EpsomInstant expected;

  g_assert_true (epsom_instant_parse (at, &expected));
  g_assert_true (epsom_instant_equal (reading->at, expected));
  g_assert_cmpint (reading->severity, ==, severity);
  g_assert_true (epsom_reading_is_recalled (reading));
}

/* Presses the number, which closes the popover. */
static void
answer (GtkWidget *page, int severity)
{
  epsom_severity_row_press (EPSOM_SEVERITY_ROW (ui_get (page, EPSOM_TYPE_SEVERITY_ROW, NULL)), severity);
  ui_wait_for_popover ();
}

/* First the baseline, then what is lacking next. */
static void
test_fill_in (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomWindow *window = ui_show (fixture, store, 360);
  GtkWidget *page = show_page (window);

  ui_press (page, MISSING);
  g_assert_true (ui_find_text (page, "How bad was it at 09:00?"));
  g_assert_true (ui_find_text (page, "Migraine, before the dose"));
  answer (page, 7);
  assert_recalled (get_reading (store, 0), "2026-03-02T09:00:00+00:00", 7);
  g_assert_null (ui_find (page, GTK_TYPE_BUTTON, MISSING));
  g_assert_true (ui_find_text (GTK_WIDGET (window), "Added: Reading 7, severe, from memory"));

  ui_press (page, "No reading at 2 h: add from memory");
  answer (page, 2);
  assert_recalled (get_reading (store, 1), "2026-03-02T11:00:00+00:00", 2);
  g_assert_null (ui_find (page, GTK_TYPE_BUTTON, "No reading at 2 h: add from memory"));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  ui_wait ();
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_READING), ==, 1);
  ui_get (page, GTK_TYPE_BUTTON, "No reading at 2 h: add from memory");
}

/* As the menu of a row does it. */
static void
test_action (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  GtkWidget *page = show_page (ui_show (fixture, store, 800));

  g_assert_true (gtk_widget_activate_action (page, "diary.recall", "s", DOSE));
  ui_wait ();
  answer (page, 0);
  assert_recalled (get_reading (store, 0), "2026-03-02T09:00:00+00:00", 0);

  /* A baseline of none: nothing to treat, nothing to ask; nor of what is no dose, or isn't there. */
  gtk_widget_activate_action (page, "diary.recall", "s", DOSE);
  gtk_widget_activate_action (page, "diary.recall", "s", EPISODE);
  gtk_widget_activate_action (page, "diary.recall", "s", "no id");
  ui_wait ();
  g_assert_null (ui_find (page, EPSOM_TYPE_SEVERITY_ROW, NULL));
}

/* A row says what it lacks, and that a reading is from memory. */
static void
test_said (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, ROWS "reading,," EPISODE ",2026-03-02T08:30:00+00:00,,,5,,,,\n");
  GtkWidget *page = show_page (ui_show (fixture, store, 800));

  ui_get (page, GTK_TYPE_WIDGET, "09:00. IV push, magnesium 1 g, 5 min. No reading at 2 h");
  gtk_widget_activate_action (page, "diary.recall", "s", DOSE);
  ui_wait ();
  answer (page, 4);
  ui_get (page, GTK_TYPE_WIDGET, "11:00. Reading 4, moderate, from memory");
}

/* What could still be read is not lacking yet; it is once it is too late, though nothing was changed. */
static void
test_time_passes (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, "record,id,episode,at,end,symptom,severity,route,minutes,amount,unit\n"
                              "episode," EPISODE ",,2026-03-03T11:00:00+00:00,,migraine,,,,,\n"
                              "dose," DOSE ",,2026-03-03T11:45:00+00:00,,,,iv,5,1,g\n"
                              "reading,," EPISODE ",2026-03-03T11:30:00+00:00,,,5,,,,\n");
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *page = show_page (window);

  g_assert_null (ui_find (page, GTK_TYPE_BUTTON, "No reading at 2 h: add from memory"));
  epsom_window_show_page (window, "today");
  ui_wait ();
  g_setenv ("EPSOM_NOW", "2026-03-03T14:15:01+00:00", TRUE);
  show_page (window);
  ui_get (page, GTK_TYPE_BUTTON, "No reading at 2 h: add from memory");
  g_setenv ("EPSOM_NOW", UI_NOW, TRUE);
}

/* A diary that can't be written still says what it lacks. */
static void
test_read_only (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) made = ui_create_store (fixture, ROWS);
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  g_clear_object (&made);
  store = epsom_store_open (fixture->path, EPSOM_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  page = show_page (ui_show (fixture, store, 800));
  g_assert_false (gtk_widget_is_sensitive (ui_get (page, GTK_TYPE_BUTTON, MISSING)));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);

  ui_add ("/diary-gap/press-and-fill-in", test_fill_in);
  ui_add ("/diary-gap/from-the-menu", test_action);
  ui_add ("/diary-gap/is-said", test_said);
  ui_add ("/diary-gap/time-passes", test_time_passes);
  ui_add ("/diary-gap/read-only", test_read_only);

  return g_test_run ();
}
