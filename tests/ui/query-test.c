/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the Response page asks: symptom, period, what is left out, and what treatments are compared by. */

#include "epsom-date-button.h"
#include "epsom-date-range.h"
#include "epsom-group-card.h"
#include "epsom-query-bar.h"
#include "epsom-settings.h"
#include "epsom-symptom-choice.h"
#include "ui-fixture.h"

/* Six migraines in February, each after a push: four free at 2 h, two not; the first two of chloride, and the last two
 * doses soon after another medicine. A cramp, and a migraine a year before. */
static char *
create_rows (void)
{
  GString *rows =
    g_string_new ("record,id,episode,at,end,symptom,severity,route,minutes,salt,amount,unit,basis,medicine,class\n");

  for (int i = 0; i < 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("%08d-1111-4111-8111-111111111111", i + 1);
      int day = 2 * i + 1;

      g_string_append_printf (
        rows, "episode,%s,,2026-02-%02dT08:00:00+00:00,2026-02-%02dT20:00:00+00:00,migraine,,,,,,,,,\n", id, day, day);
      g_string_append_printf (rows, "reading,,%s,2026-02-%02dT08:30:00+00:00,,,8,,,,,,,,\n", id, day);
      g_string_append_printf (rows, "reading,,%s,2026-02-%02dT11:00:00+00:00,,,%d,,,,,,,,\n", id, day, i < 4 ? 0 : 6);
      g_string_append_printf (rows, "dose,,,2026-02-%02dT09:00:00+00:00,,,,iv,5,%s,1,g,salt,,\n", day,
                              i < 2 ? "chloride-hexahydrate" : "sulfate-heptahydrate");
      if (i >= 4)
        g_string_append_printf (rows, "medicine,,,2026-02-%02dT08:45:00+00:00,,,,,,,,,,Ibuprofen,nsaid\n", day);
    }
  g_string_append (rows, "episode,,,2026-02-20T08:00:00+00:00,2026-02-20T09:00:00+00:00,Eye twitch,,,,,,,,,\n");
  g_string_append (rows, "episode,,,2025-01-20T08:00:00+00:00,2025-01-20T09:00:00+00:00,migraine,,,,,,,,,\n");
  return g_string_free (rows, FALSE);
}

static GtkWidget *
show_page (UiFixture *fixture, EpsomStore *store, int width)
{
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, width));

  gtk_widget_activate_action (window, "win.show-page", "s", "response");
  ui_wait ();
  return window;
}

static GtkWidget *
get_bar (GtkWidget *window)
{
  return ui_get (window, EPSOM_TYPE_QUERY_BAR, NULL);
}

static GtkDropDown *
get_period (GtkWidget *window)
{
  return GTK_DROP_DOWN (ui_get (window, GTK_TYPE_DROP_DOWN, "Period"));
}

static void
test_groups (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, 1100);
  GtkWidget *bar = get_bar (window), *cards;
  g_autofree char *kept = NULL;

  g_assert_false (ui_find_text (window, "By salt"));
  g_assert_null (ui_find (window, GTK_TYPE_BUTTON, "_Reset"));
  g_assert_true (gtk_widget_activate_action (bar, "query.group-by", "s", "salt"));
  ui_wait ();
  g_assert_true (ui_find_text (window, "By salt: Magnesium sulfate 2 of 4; Magnesium chloride 2 of 2."));
  g_assert_true (ui_find_text (bar, "By salt."));
  cards = ui_get (window, EPSOM_TYPE_GROUP_CARD, NULL);
  g_assert_true (ui_find_text (cards, "Magnesium sulfate"));
  kept = g_settings_get_string (epsom_settings_get_kept (), "response-group-by");
  g_assert_cmpstr (kept, ==, "salt");

  ui_press (window, "_Reset");
  ui_wait ();
  g_assert_true (ui_find_text (window, "after an IV push 4 of 6"));
  g_assert_null (ui_find (window, GTK_TYPE_BUTTON, "_Reset"));
  cards = ui_get (window, EPSOM_TYPE_GROUP_CARD, NULL);
  g_assert_true (ui_find_text (cards, "IV push"));
}

static void
test_co_treated (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, 1100);
  gboolean exclude;

  gtk_widget_activate_action (get_bar (window), "query.exclude-co-treated", NULL);
  ui_wait ();
  g_object_get (get_bar (window), "exclude-co-treated", &exclude, NULL);
  g_assert_true (exclude);
  g_assert_true (ui_find_text (window, "after an IV push 4 of 4"));
  g_assert_true (ui_find_text (get_bar (window), "Shown: without doses taken within 2 hours after another"));
}

/* A last day before the first is said under it, and changes nothing until it is mended. */
static void
test_dates (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, 1100);
  GtkWidget *range, *from, *to;
  EpsomDate first, last;

  g_assert_null (ui_find (window, EPSOM_TYPE_DATE_RANGE, NULL));
  gtk_drop_down_set_selected (get_period (window), EPSOM_PERIOD_DATES);
  ui_wait ();
  range = ui_get (window, EPSOM_TYPE_DATE_RANGE, NULL);
  g_assert_true (epsom_date_range_get (EPSOM_DATE_RANGE (range), &first, &last));
  g_assert_cmpint (first, ==, epsom_date_from_ymd (2025, 1, 20));
  g_assert_cmpint (last, ==, epsom_date_from_ymd (2026, 2, 20));
  g_assert_true (ui_find_text (window, "after an IV push 4 of 6"));

  from = ui_get (range, EPSOM_TYPE_DATE_BUTTON, NULL);
  epsom_date_button_set_date (EPSOM_DATE_BUTTON (from), epsom_date_from_ymd (2026, 2, 4));
  ui_wait ();
  g_assert_true (ui_find_text (window, "after an IV push 2 of 4"));
  g_assert_true (ui_find_text (get_bar (window), "Shown: 4 February 2026 to 20 February 2026."));

  to = gtk_widget_get_last_child (
    gtk_widget_get_first_child (gtk_widget_get_next_sibling (gtk_widget_get_first_child (range))));
  g_assert_true (EPSOM_IS_DATE_BUTTON (to) && to != from);
  epsom_date_button_set_date (EPSOM_DATE_BUTTON (to), epsom_date_from_ymd (2026, 2, 1));
  ui_wait ();
  g_assert_true (ui_find_text (range, "The last day is before the first"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (gtk_widget_get_first_child (to)), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (ui_find_text (window, "after an IV push 2 of 4"));

  epsom_date_button_set_date (EPSOM_DATE_BUTTON (to), epsom_date_from_ymd (2026, 2, 5));
  ui_wait ();
  g_assert_false (ui_find_text (range, "The last day is before the first"));
  g_assert_true (ui_find_text (window, "after an IV push 1 of 1"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (to)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Last day");

  gtk_drop_down_set_selected (get_period (window), EPSOM_PERIOD_3_MONTHS);
  ui_wait ();
  g_assert_null (ui_find (window, EPSOM_TYPE_DATE_RANGE, NULL));
  g_assert_true (ui_find_text (get_bar (window), "Shown: Last 3 months."));
  g_assert_true (ui_find_text (window, "after an IV push 4 of 6"));
}

/* A window that is opened later asks the same; a diary without the symptom is asked about migraine, and the choice is
 * there again where it has it. */
static void
test_kept (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, 1100);
  g_autoptr (EpsomDiary) other = epsom_diary_new (g_ptr_array_new ());
  EpsomQuery query;

  epsom_symptom_choice_set_symptom (EPSOM_SYMPTOM_CHOICE (ui_get (window, EPSOM_TYPE_SYMPTOM_CHOICE, NULL)),
                                    "Eye twitch");
  gtk_drop_down_set_selected (get_period (window), EPSOM_PERIOD_6_MONTHS);
  gtk_widget_activate_action (get_bar (window), "query.group-by", "s", "place");
  ui_wait ();
  ui_close (GTK_WINDOW (window));

  window = show_page (fixture, store, 1100);
  g_assert_cmpuint (gtk_drop_down_get_selected (get_period (window)), ==, EPSOM_PERIOD_6_MONTHS);
  g_assert_true (ui_find_text (get_bar (window), "Shown: Eye twitch; Last 6 months. By place."));

  query = epsom_query_bar_ask (EPSOM_QUERY_BAR (get_bar (window)), other);
  g_assert_cmpstr (query.symptom, ==, "migraine");
  g_assert_cmpint (query.grouping, ==, EPSOM_GROUPING_PLACE);
  query = epsom_query_bar_ask (EPSOM_QUERY_BAR (get_bar (window)), epsom_store_get_diary (store));
  g_assert_cmpstr (query.symptom, ==, "Eye twitch");
}

/* What no window would keep, but an editor of settings might. */
static void
test_bad_settings (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *period, *from, *to, *grouping;
    EpsomPeriod expected;
    EpsomGrouping expected_grouping;
  } rows[] = {
    { "dates", "2026-03-01", "2026-03-02", "salt", EPSOM_PERIOD_DATES, EPSOM_GROUPING_SALT },
    { "dates", "2026-03-01", "2026-03-01", "minutes", EPSOM_PERIOD_DATES, EPSOM_GROUPING_MINUTES },
    { "dates", "2026-03-02", "2026-03-01", "place", EPSOM_PERIOD_ALL, EPSOM_GROUPING_PLACE },
    { "dates", "", "2026-03-01", "method", EPSOM_PERIOD_ALL, EPSOM_GROUPING_METHOD },
    { "dates", "2026-03-01", "tomorrow", "method", EPSOM_PERIOD_ALL, EPSOM_GROUPING_METHOD },
    { "12-months", "x", "y", "method", EPSOM_PERIOD_12_MONTHS, EPSOM_GROUPING_METHOD },
  };
  EpsomSettings *settings = epsom_settings_get_default ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      EpsomQuery query;

      g_object_set (settings, "response-period", rows[i].period, "response-from", rows[i].from, "response-to",
                    rows[i].to, "response-group-by", rows[i].grouping, "response-symptom", "", NULL);
      query = epsom_settings_get_response_query (settings, epsom_instant_now ());
      g_assert_cmpint (epsom_settings_get_response_period (settings), ==, rows[i].expected);
      g_assert_cmpint (query.grouping, ==, rows[i].expected_grouping);
      g_assert_cmpstr (query.symptom, ==, "migraine");
      g_assert_cmpint (query.from != EPSOM_DATE_NONE, ==, rows[i].expected != EPSOM_PERIOD_ALL);
      g_assert_cmpint (query.to != EPSOM_DATE_NONE, ==, rows[i].expected == EPSOM_PERIOD_DATES);
    }
}

static void
check_sides (GtkWidget *widget, GtkWidget *window)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget))
    return;
  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (window));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_sides (child, window);
}

/* All of it at once in the narrowest window. */
static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, 360);
  GtkWidget *range;

  gtk_widget_activate_action (get_bar (window), "query.group-by", "s", "minutes");
  gtk_widget_activate_action (get_bar (window), "query.exclude-co-treated", NULL);
  gtk_drop_down_set_selected (get_period (window), EPSOM_PERIOD_DATES);
  ui_wait ();
  range = ui_get (window, EPSOM_TYPE_DATE_RANGE, NULL);
  epsom_date_button_set_date (EPSOM_DATE_BUTTON (ui_get (range, EPSOM_TYPE_DATE_BUTTON, NULL)),
                              epsom_date_from_ymd (2027, 9, 28));
  ui_wait ();
  g_assert_true (ui_find_text (range, "The last day is before the first"));
  g_assert_cmpint (gtk_widget_get_width (window), <=, 360);
  check_sides (get_bar (window), window);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/ui/query/compared-by-salt-and-back", test_groups);
  ui_add ("/ui/query/co-treated-left-out", test_co_treated);
  ui_add ("/ui/query/dates", test_dates);
  ui_add ("/ui/query/kept-between-windows", test_kept);
  ui_add ("/ui/query/bad-settings", test_bad_settings);
  ui_add ("/ui/query/nothing-beyond-the-sides", test_narrow);
  return g_test_run ();
}
