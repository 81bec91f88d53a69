/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-day-cell.h"
#include "epsom-diary-row.h"
#include "epsom-month-view.h"
#include "ui-fixture.h"

/* The calendar beside the days of the diary. */

#define EPISODE "11111111-1111-4111-8111-111111111111"
#define ROWS                                                                                                           \
  "record,id,episode,at,end,symptom,severity,route,minutes,amount,unit,bleeding\n"                                     \
  "episode," EPISODE ",,2026-03-02T08:00:00+00:00,2026-03-02T16:00:00+00:00,migraine,,,,,,\n"                          \
  "reading,," EPISODE ",2026-03-02T08:30:00+00:00,,,8,,,,,\n"                                                          \
  "dose,,,2026-03-02T09:00:00+00:00,,,,iv,5,1,g,\n"                                                                    \
  "day,,,2026-03-01,,,,,,,,light\n"                                                                                    \
  "day,,,2026-02-05,,,,,,,,none\n"                                                                                     \
  "day,,,2025-12-31,,,,,,,,none\n"

static GtkWidget *
show_page (EpsomWindow *window)
{
  epsom_window_show_page (window, "diary");
  ui_wait ();

  return ui_get (GTK_WIDGET (window), g_type_from_name ("EpsomDiaryPage"), NULL);
}

static EpsomMonthView *
get_calendar (GtkWidget *page)
{
  return EPSOM_MONTH_VIEW (ui_get (page, EPSOM_TYPE_MONTH_VIEW, NULL));
}

static void
assert_date (EpsomMonthView *calendar, const char *expected)
{
  char text[EPSOM_DATE_STRING_SIZE];

  g_assert_cmpstr (epsom_date_to_string (epsom_month_view_get_date (calendar), text), ==, expected);
}

/* Presses a key where the keyboard is, which then is on the chosen day. */
static void
press (EpsomMonthView *calendar, guint keyval)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (calendar)));

  g_assert_true (ui_press_key (gtk_widget_get_parent (focus), keyval, 0));
  ui_wait ();

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (calendar)));
  g_assert_true (EPSOM_IS_DAY_CELL (focus));
  g_assert_cmpint (epsom_day_cell_get_date (EPSOM_DAY_CELL (focus)), ==, epsom_month_view_get_date (calendar));
}

static void
test_names (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  GtkWidget *page = show_page (ui_show (fixture, store, 1000));

  ui_get (page, EPSOM_TYPE_DAY_CELL, "Monday 2 March, Migraine 8, IV push, day 2 of the cycle");
  ui_get (page, EPSOM_TYPE_DAY_CELL, "Sunday 1 March, no symptom, day 1 of the cycle");
  ui_get (page, EPSOM_TYPE_DAY_CELL, "Tuesday 3 March, today, nothing recorded, day 3 of the cycle");
  g_assert_true (ui_find_text (page, "March 2026"));
  /* Days of other months are not there. */
  g_assert_null (ui_find (page, EPSOM_TYPE_DAY_CELL, "Saturday 28 February, nothing recorded"));
}

/* What is told by colour is told by something else, too. */
static void
test_looks (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *name;
    const char *style;
    const char *second;
  } looks[] = {
    { "Monday 2 March, Migraine 8, IV push, day 2 of the cycle", "severity-8", "level-3" },
    { "Sunday 1 March, no symptom, day 1 of the cycle", "recorded", "day" },
    { "Tuesday 3 March, today, nothing recorded, day 3 of the cycle", "unknown", "day" },
  };
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  GtkWidget *page = show_page (ui_show (fixture, store, 1000));

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      GtkWidget *number = ui_get (ui_get (page, EPSOM_TYPE_DAY_CELL, looks[i].name), GTK_TYPE_LABEL, NULL);

      g_assert_true (gtk_widget_has_css_class (number, looks[i].style));
      g_assert_true (gtk_widget_has_css_class (number, looks[i].second));
    }
  g_assert_true (gtk_widget_has_css_class (
    ui_get (ui_get (page, EPSOM_TYPE_DAY_CELL, looks[0].name), GTK_TYPE_IMAGE, NULL), "method-iv-push"));
  g_assert_true (gtk_widget_has_css_class (ui_get (page, EPSOM_TYPE_DAY_CELL, looks[2].name), "today"));
}

static void
test_keys (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    guint key;
    const char *date;
  } steps[] = {
    { GDK_KEY_Left, "2026-03-02" },      { GDK_KEY_Right, "2026-03-03" },   { GDK_KEY_Up, "2026-02-24" },
    { GDK_KEY_Down, "2026-03-03" },      { GDK_KEY_Home, "2026-03-01" },    { GDK_KEY_End, "2026-03-07" },
    { GDK_KEY_Page_Down, "2026-04-07" }, { GDK_KEY_Page_Up, "2026-03-07" }, { GDK_KEY_Page_Up, "2026-02-07" },
    { GDK_KEY_Home, "2026-02-01" },      { GDK_KEY_Left, "2026-01-31" },    { GDK_KEY_Page_Down, "2026-02-28" },
  };
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomMonthView *calendar = get_calendar (show_page (ui_show (fixture, store, 1000)));

  assert_date (calendar, "2026-03-03");
  g_assert_true (gtk_widget_grab_focus (ui_get (GTK_WIDGET (calendar), EPSOM_TYPE_DAY_CELL,
                                                "Tuesday 3 March, today, nothing recorded, day 3 of the cycle")));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      press (calendar, steps[i].key);
      assert_date (calendar, steps[i].date);
    }

  /* Where words run from right to left, the arrows follow the eye. */
  gtk_widget_set_direction (GTK_WIDGET (calendar), GTK_TEXT_DIR_RTL);
  press (calendar, GDK_KEY_Left);
  assert_date (calendar, "2026-03-01");
}

/* One stop on the way through the page. */
static void
test_one_stop (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomMonthView *calendar = get_calendar (show_page (ui_show (fixture, store, 1000)));
  GtkWidget *grid = gtk_widget_get_parent (ui_get (GTK_WIDGET (calendar), EPSOM_TYPE_DAY_CELL, NULL));
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (grid); child; child = gtk_widget_get_next_sibling (child))
    n += EPSOM_IS_DAY_CELL (child) && gtk_widget_get_focusable (child);
  g_assert_cmpuint (n, ==, 1);
}

static const char *
get_focused_title (GtkWidget *page)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  g_assert_true (EPSOM_IS_DIARY_ROW (row));

  for (GtkWidget *child = gtk_widget_get_first_child (row); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_INSCRIPTION (child) && gtk_widget_get_visible (child))
      return gtk_inscription_get_text (GTK_INSCRIPTION (child));

  return NULL;
}

static void
test_press (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  GtkWidget *page = show_page (ui_show (fixture, store, 1000));

  ui_press (page, "Sunday 1 March, no symptom, day 1 of the cycle");
  g_assert_cmpstr (get_focused_title (page), ==, "Sun 1 March");
  /* One of which nothing is recorded goes to what was before it. */
  ui_press (page, "Earlier");
  ui_press (page, "Tuesday 10 February, nothing recorded");
  g_assert_cmpstr (get_focused_title (page), ==, "Thu 5 February");
  ui_press (page, "Earlier");
  ui_press (page, "Earlier");
  g_assert_true (ui_find_text (page, "December 2025"));
  ui_press (page, "Wednesday 31 December 2025, no symptom");
  g_assert_cmpstr (get_focused_title (page), ==, "Wed 31 December 2025");
}

static void
test_change (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomWindow *window = ui_show (fixture, store, 1000);
  GtkWidget *page = show_page (window);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.delete", "s", EPISODE);
  ui_wait ();
  ui_get (page, EPSOM_TYPE_DAY_CELL, "Monday 2 March, no symptom, IV push, day 2 of the cycle");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  ui_wait ();
  ui_get (page, EPSOM_TYPE_DAY_CELL, "Monday 2 March, Migraine 8, IV push, day 2 of the cycle");
}

/* The calendar shows the symptoms that the list is narrowed to, whether or not others were worse. */
static void
test_chosen_symptoms (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS "rating,,,2026-03-02,,cramp,3,,,,,\n");
  GtkWidget *page = show_page (ui_show (fixture, store, 1000));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "Narrow the list")), TRUE);
  ui_wait ();
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "Cramp")), TRUE);
  ui_wait ();
  ui_get (page, EPSOM_TYPE_DAY_CELL, "Monday 2 March, Cramp 3, IV push, day 2 of the cycle");
  ui_get (page, EPSOM_TYPE_DAY_CELL, "Sunday 1 March, none of the chosen symptoms, day 1 of the cycle");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "Narrow the list")), FALSE);
  ui_wait ();
  ui_get (page, EPSOM_TYPE_DAY_CELL, "Monday 2 March, Migraine 8, IV push, day 2 of the cycle");
}

/* Where there is little room, a week is shown, across the months. */
static void
test_week (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  GtkWidget *page = show_page (ui_show (fixture, store, 360));
  EpsomMonthView *calendar = get_calendar (page);

  ui_get (page, EPSOM_TYPE_DAY_CELL, "Sunday 1 March, no symptom, day 1 of the cycle");
  g_assert_null (ui_find (page, EPSOM_TYPE_DAY_CELL, "Sunday 8 March, nothing recorded, day 8 of the cycle"));
  ui_press (page, "Earlier");
  assert_date (calendar, "2026-02-24");
  ui_press (page, "Saturday 28 February, nothing recorded");
  ui_press (page, "Later");
  assert_date (calendar, "2026-03-07");
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);

  ui_add ("/diary-calendar/days-say-what-they-show", test_names);
  ui_add ("/diary-calendar/never-by-colour-alone", test_looks);
  ui_add ("/diary-calendar/keys", test_keys);
  ui_add ("/diary-calendar/one-stop", test_one_stop);
  ui_add ("/diary-calendar/a-day-goes-to-its-entries", test_press);
  ui_add ("/diary-calendar/follows-the-diary", test_change);
  ui_add ("/diary-calendar/a-week-where-it-is-narrow", test_week);
  ui_add ("/diary-calendar/symptoms-that-are-chosen", test_chosen_symptoms);

  return g_test_run ();
}
