/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table beside a chart. */

#include <string.h>

#include "epsom-chart-card.h"
#include "epsom-chart-view.h"
#include "epsom-table-window.h"
#include "ui-fixture.h"

#define SYMPTOM_LINE "episode,%s,,2026-02-%02dT08:00:00+00:00,2026-02-%02dT20:00:00+00:00,migraine,,,,,,,\n"

/* Six migraines with a push: gone at 2 h after the first four. */
static char *
create_rows (void)
{
  GString *rows = g_string_new ("record,id,episode,at,end,symptom,severity,route,minutes,salt,amount,unit,basis\n");

  for (int i = 0; i < 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("%08d-1111-4111-8111-111111111111", i + 1);
      int day = 2 * i + 1;

      g_string_append_printf (rows, SYMPTOM_LINE, id, day, day);
      g_string_append_printf (rows, "reading,,%s,2026-02-%02dT08:30:00+00:00,,,%d,,,,,,\n", id, day, 9 - i % 4);
      g_string_append_printf (rows, "reading,,%s,2026-02-%02dT11:00:00+00:00,,,%d,,,,,,\n", id, day, i < 4 ? 0 : 6);
      g_string_append_printf (rows, "dose,,,2026-02-%02dT09:00:00+00:00,,,,iv,5,sulfate-heptahydrate,1,g,salt\n", day);
    }

  return g_string_free (rows, FALSE);
}

/* A window with nothing but the card of @kind. */
static EpsomChartCard *
show_card (UiFixture *fixture, const char *kind, int width, EpsomResponse *response)
{
  EpsomChartCard *card = g_object_new (EPSOM_TYPE_CHART_CARD, "kind", kind, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *window = adw_application_window_new (fixture->application);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (card));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), width, 600);
  gtk_window_present (GTK_WINDOW (window));
  epsom_chart_card_set_response (card, response);
  ui_wait ();

  return card;
}

static GtkWindow *
get_window (gpointer widget)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (widget)));
}

static GtkWidget *
open_table (EpsomChartCard *card)
{
  GtkWindow *table;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (card), "chart.show-table", NULL));
  ui_wait ();
  table = ui_get_dialog (get_window (card));
  g_assert_true (EPSOM_IS_TABLE_WINDOW (table));

  return GTK_WIDGET (table);
}

static void
read_text_cb (GObject *source, GAsyncResult *result, gpointer text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer text)
{
  return *(char **) text != NULL;
}

/* Returns: (transfer full): the lines that the table puts on the clipboard. */
static char **
copy (GtkWidget *table)
{
  g_autofree char *text = NULL;

  g_assert_true (gtk_widget_activate_action (table, "table.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (table), NULL, read_text_cb, &text);
  ui_wait_until (is_set, &text);
  g_assert_true (g_str_has_suffix (text, "\n"));
  text[strlen (text) - 1] = '\0';

  return g_strsplit (text, "\n", -1);
}

static void
assert_cell (char **lines, guint line, guint column, const char *expected)
{
  g_auto (GStrv) cells = g_strsplit (lines[line], "\t", -1);

  g_assert_cmpstr (cells[column], ==, expected);
}

static void
sort (GtkWidget *table, int column)
{
  g_assert_true (gtk_widget_activate_action (table, "table.sort", "i", column));
  ui_wait ();
}

static void
test_shows (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  g_autoptr (EpsomResponse) response = ui_respond (store);
  EpsomChartCard *card = show_card (fixture, "endpoints", 800, response);
  GtkWidget *table = open_table (card);

  g_assert_true (ui_find_text (table, "Migraine: How often is it better after a dose?"));
  g_assert_true (ui_find_text (table, "4 of 6"));
  ui_get (table, GTK_TYPE_LABEL, "Share, %");
  ui_get (table, GTK_TYPE_LABEL, "66.7");
  ui_get (table, GTK_TYPE_BUTTON, "_Copy");
  ui_get (table, GTK_TYPE_WIDGET, "Sort by");
  ui_close (get_window (card));
}

/* A cell is read with its head, and the row that the keyboard is at as a whole. */
static void
test_names (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  g_autoptr (EpsomResponse) response = ui_respond (store);
  EpsomChartCard *card = show_card (fixture, "endpoints", 800, response);
  GtkWidget *table = open_table (card);
  GtkWidget *row = ui_get (table, GTK_TYPE_WIDGET,
                           "Endpoint: Free at 2 h. Method: IV push. Number: 4. Of treatments: 6. Share, %: 66.7. 95 % "
                           "interval from, %: 30. 95 % interval to, %: 90.3. Remark: few treatments");

  g_assert_true (gtk_widget_get_focusable (row));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (table)) == row);
  ui_get (row, GTK_TYPE_WIDGET, "Of treatments: 6");
  ui_close (get_window (card));
}

/* By size, once more the other way round; what is copied stands as it is sorted. */
static void
test_sorts (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  g_autoptr (EpsomResponse) response = ui_respond (store);
  EpsomChartCard *card = show_card (fixture, "duration", 800, response);
  GtkWidget *table = open_table (card);
  g_auto (GStrv) by_time = copy (table), up = NULL, down = NULL, other = NULL;

  g_assert_cmpuint (g_strv_length (by_time), ==, 7);
  assert_cell (by_time, 1, 0, "2026-02-01 09:00");
  assert_cell (by_time, 1, 6, "-9");
  assert_cell (by_time, 6, 6, "-2");

  sort (table, 6);
  up = copy (table);
  assert_cell (up, 1, 6, "-9");
  assert_cell (up, 4, 6, "-6");
  sort (table, 6);
  down = copy (table);
  assert_cell (down, 1, 6, "-2");
  assert_cell (down, 6, 6, "-9");
  sort (table, 0);
  other = copy (table);
  g_assert_cmpstrv (other, by_time);
  g_assert_true (ui_find_text (table, "Table copied"));
  ui_close (get_window (card));
}

#define UNKNOWN "22222222-2222-4222-8222-222222222222"

/* What is not known is never at the top, whichever way the numbers go. */
static void
test_missing_is_last (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *known = create_rows ();
  g_autofree char *rows =
    g_strconcat (known, "episode," UNKNOWN ",,2026-01-20T08:00:00+00:00,,migraine,,,,,,,\n",
                 "reading,," UNKNOWN ",2026-01-20T08:30:00+00:00,,,7,,,,,,\n",
                 "dose,,,2026-01-20T09:00:00+00:00,,,,iv,5,sulfate-heptahydrate,1,g,salt\n", NULL);
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  g_autoptr (EpsomResponse) response = ui_respond (store);
  EpsomChartCard *card = show_card (fixture, "duration", 800, response);
  GtkWidget *table = open_table (card);

  for (guint i = 0; i < 2; i++)
    {
      g_auto (GStrv) lines = NULL;

      sort (table, 6);
      lines = copy (table);
      g_assert_cmpuint (g_strv_length (lines), ==, 8);
      assert_cell (lines, 1, 6, i == 0 ? "-9" : "-2");
      assert_cell (lines, 6, 6, i == 0 ? "-2" : "-9");
      assert_cell (lines, 7, 0, "2026-01-20 09:00");
      assert_cell (lines, 7, 6, "");
    }
  ui_close (get_window (card));
}

static void
remove_first_dose (EpsomStore *store)
{
  guint n;
  const EpsomRecord *const *doses = epsom_diary_get (epsom_store_get_diary (store), EPSOM_RECORD_DOSE, &n);
  g_autoptr (GPtrArray) changes = epsom_diary_delete (epsom_store_get_diary (store), doses[0]);
  g_autoptr (GError) error = NULL;

  epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  ui_wait ();
}

/* Sorted as before, and at last it says what to record. */
static void
test_follows (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 1100));
  GtkWidget *table;
  g_auto (GStrv) before = NULL, after = NULL;

  gtk_widget_activate_action (window, "win.show-page", "s", "response");
  ui_wait ();
  table = open_table (EPSOM_CHART_CARD (ui_get (window, EPSOM_TYPE_CHART_CARD, NULL)));
  sort (table, 4);
  before = copy (table);
  assert_cell (before, 1, 3, "6");
  remove_first_dose (store);
  after = copy (table);
  g_assert_cmpuint (g_strv_length (after), ==, g_strv_length (before));
  assert_cell (after, 1, 3, "5");
  assert_cell (after, 1, 4, "0");
  assert_cell (after, 5, 4, "60");

  while (ui_count (store, EPSOM_RECORD_DOSE) > 0)
    remove_first_dose (store);
  g_assert_true (ui_get_dialog (GTK_WINDOW (window)) == GTK_WINDOW (table));
  g_assert_false (ui_find_text (table, "IV push"));
  g_assert_false (gtk_widget_is_sensitive (ui_get (table, GTK_TYPE_BUTTON, "_Copy")));
}

/* Other columns come with another question. */
static void
test_other_chart (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  g_autoptr (EpsomResponse) response = ui_respond (store);
  EpsomChartCard *card = show_card (fixture, "duration", 800, response);
  GtkWidget *table = open_table (card);
  g_auto (GStrv) lines = NULL;

  sort (table, 6);
  epsom_table_window_set (EPSOM_TABLE_WINDOW (table), EPSOM_CHART_ENDPOINTS, response, (EpsomSpan){ 0, 0 });
  ui_wait ();
  lines = copy (table);
  assert_cell (lines, 0, 0, "Endpoint");
  assert_cell (lines, 1, 0, "Free at 2 h");
  g_assert_null (ui_find (table, GTK_TYPE_LABEL, "Minutes"));
  ui_close (get_window (card));
}

static void
gone_cb (gpointer flag, GObject *object)
{
  *(gboolean *) flag = TRUE;
}

static gboolean
is_raised (gpointer flag)
{
  return *(gboolean *) flag;
}

/* With the response, and with the window; one that was closed opens again. */
static void
test_closes (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  g_autoptr (EpsomResponse) response = ui_respond (store);
  EpsomChartCard *card = show_card (fixture, "endpoints", 800, response);
  gboolean gone = FALSE;
  GtkWidget *table;

  ui_close (GTK_WINDOW (open_table (card)));
  epsom_chart_card_set_response (card, response);
  g_object_weak_ref (G_OBJECT (open_table (card)), gone_cb, &gone);
  epsom_chart_card_set_response (card, NULL);
  ui_wait_until (is_raised, &gone);
  gtk_widget_activate_action (GTK_WIDGET (card), "chart.show-table", NULL);
  g_assert_null (ui_get_dialog (get_window (card)));

  epsom_chart_card_set_response (card, response);
  table = open_table (card);
  g_assert_true (open_table (card) == table);
  gone = FALSE;
  g_object_weak_ref (G_OBJECT (table), gone_cb, &gone);
  ui_close (get_window (card));
  ui_wait_until (is_raised, &gone);
}

/* A chart that has nothing to draw has no table. */
static void
test_nothing (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  g_autoptr (EpsomResponse) response = ui_respond (store);
  EpsomChartCard *card = show_card (fixture, "endpoints", 800, response);

  gtk_widget_activate_action (GTK_WIDGET (card), "chart.show-table", NULL);
  g_assert_null (ui_get_dialog (get_window (card)));
  ui_close (get_window (card));
}

static void
press_key (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (shortcuts) && j < g_list_model_get_n_items (shortcuts); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                          gtk_shortcut_get_arguments (shortcut));
        }
    }
}

/* What has no room is to the side, and the keyboard gets there. */
static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  g_autoptr (EpsomResponse) response = ui_respond (store);
  EpsomChartCard *card = show_card (fixture, "endpoints", 360, response);
  GtkWidget *table = open_table (card);
  GtkWidget *scrolled = gtk_widget_get_ancestor (ui_get (table, GTK_TYPE_COLUMN_VIEW, NULL), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *sideways = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
  double end;

  g_assert_cmpint (gtk_widget_get_width (table), <=, 360);
  end = gtk_adjustment_get_upper (sideways) - gtk_adjustment_get_page_size (sideways);
  g_assert_cmpfloat (end, >, 100);
  press_key (scrolled, GDK_KEY_Right);
  g_assert_cmpfloat (gtk_adjustment_get_value (sideways), >, 0);
  for (int i = 0; i < 100; i++)
    press_key (scrolled, GDK_KEY_Right);
  g_assert_cmpfloat (gtk_adjustment_get_value (sideways), ==, end);
  for (int i = 0; i < 100; i++)
    press_key (scrolled, GDK_KEY_Left);
  g_assert_cmpfloat (gtk_adjustment_get_value (sideways), ==, 0);
  ui_close (get_window (card));
}

/* From right to left the first column is at the right, and is what the table begins with. */
static void
test_right_to_left (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  g_autoptr (EpsomResponse) response = ui_respond (store);
  EpsomChartCard *card = NULL;
  GtkWidget *table, *scrolled;
  GtkAdjustment *sideways;
  double end;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  card = show_card (fixture, "endpoints", 360, response);
  table = open_table (card);
  scrolled = gtk_widget_get_ancestor (ui_get (table, GTK_TYPE_COLUMN_VIEW, NULL), GTK_TYPE_SCROLLED_WINDOW);
  sideways = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));

  end = gtk_adjustment_get_upper (sideways) - gtk_adjustment_get_page_size (sideways);
  g_assert_cmpfloat (end, >, 100);
  g_assert_cmpfloat (gtk_adjustment_get_value (sideways), ==, end);
  press_key (scrolled, GDK_KEY_Left);
  ui_wait ();
  g_assert_cmpfloat (gtk_adjustment_get_value (sideways), <, end);
  ui_close (get_window (card));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static guint
count_labels (GtkWidget *widget)
{
  guint n = GTK_IS_LABEL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_labels (child);

  return n;
}

/* Ten years of days are rows, but no widgets. */
static void
test_ten_years (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, "record,at,bleeding\nday,2016-03-03,none\nday,2026-03-02,light\n");
  g_autoptr (EpsomResponse) response = ui_respond (store);
  EpsomChartCard *card = show_card (fixture, "calendar", 800, response);
  GtkWidget *table = open_table (card);
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_get (table, GTK_TYPE_COLUMN_VIEW, NULL));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view)));

  g_assert_cmpuint (n, >=, 3652);
  g_assert_cmpuint (count_labels (table), <, n);
  ui_close (get_window (card));
}

/* Of the days that the chart shows, as its picture is. */
static void
test_span (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  g_autoptr (EpsomResponse) response = ui_respond (store);
  EpsomChartCard *card = show_card (fixture, "timeline", 800, response);
  EpsomChartView *view = EPSOM_CHART_VIEW (ui_get (GTK_WIDGET (card), EPSOM_TYPE_CHART_VIEW, NULL));
  double from = epsom_date_from_ymd (2026, 2, 3) * 86400.0;
  g_auto (GStrv) lines = NULL;

  epsom_chart_view_set_span (view, (EpsomSpan){ from, from + 3 * 86400 });
  lines = copy (open_table (card));
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  assert_cell (lines, 1, 0, "2026-02-03");
  assert_cell (lines, 3, 0, "2026-02-05");
  ui_close (get_window (card));
}

/* Each kind opens, is filled, and leaves nothing behind. */
static void
test_every_kind (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  g_autoptr (EpsomResponse) response = ui_respond (store);

  for (int kind = 0; kind < EPSOM_N_CHART_KINDS; kind++)
    {
      EpsomChartCard *card = show_card (fixture, epsom_chart_get_token (kind), 800, response);

      if (epsom_chart_has_data (kind, response))
        {
          GtkWidget *table = open_table (card);
          g_auto (GStrv) lines = copy (table);

          g_assert_cmpuint (g_strv_length (lines), >=, 2);
          ui_close (GTK_WINDOW (table));
        }
      ui_close (get_window (card));
    }
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);

  ui_add ("/table/shows-the-numbers", test_shows);
  ui_add ("/table/names", test_names);
  ui_add ("/table/sorts-and-copies", test_sorts);
  ui_add ("/table/missing-is-last", test_missing_is_last);
  ui_add ("/table/follows-the-diary", test_follows);
  ui_add ("/table/other-chart", test_other_chart);
  ui_add ("/table/closes", test_closes);
  ui_add ("/table/nothing", test_nothing);
  ui_add ("/table/narrow", test_narrow);
  ui_add ("/table/right-to-left", test_right_to_left);
  ui_add ("/table/ten-years", test_ten_years);
  ui_add ("/table/time-that-is-shown", test_span);
  ui_add ("/table/every-kind", test_every_kind);

  return g_test_run ();
}
