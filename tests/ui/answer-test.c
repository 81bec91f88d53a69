/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages that answer: Response and Report. */

#include "epsom-chart-card.h"
#include "epsom-chart-view.h"
#include "epsom-date-button.h"
#include "epsom-method-card.h"
#include "epsom-period.h"
#include "epsom-summary.h"
#include "epsom-symptom-choice.h"
#include "ui-fixture.h"

/* Six migraines, each pushed an hour after it began: four free at 2 h, two not; and a cramp of one's own kind. */
static char *
create_rows (void)
{
  GString *rows = g_string_new ("record,id,episode,at,end,symptom,severity,route,minutes,salt,amount,unit,basis\n");

  for (int i = 0; i < 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("%08d-1111-4111-8111-111111111111", i + 1);

      g_string_append_printf (rows,
                              "episode,%s,,2026-02-%02dT08:00:00+00:00,2026-02-%02dT20:00:00+00:00,migraine,,,,,,,\n",
                              id, 2 * i + 1, 2 * i + 1);
      g_string_append_printf (rows, "reading,,%s,2026-02-%02dT08:30:00+00:00,,,8,,,,,,\n", id, 2 * i + 1);
      g_string_append_printf (rows, "reading,,%s,2026-02-%02dT11:00:00+00:00,,,%d,,,,,,\n", id, 2 * i + 1,
                              i < 4 ? 0 : 6);
      g_string_append_printf (rows, "dose,,,2026-02-%02dT09:00:00+00:00,,,,iv,5,sulfate-heptahydrate,1,g,salt\n",
                              2 * i + 1);
    }
  g_string_append (rows, "episode,,,2026-02-20T08:00:00+00:00,2026-02-20T09:00:00+00:00,Eye twitch,,,,,,,\n");
  return g_string_free (rows, FALSE);
}

static GtkWidget *
show_page (UiFixture *fixture, EpsomStore *store, const char *page)
{
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 1100));

  gtk_widget_activate_action (window, "win.show-page", "s", page);
  ui_wait ();
  return window;
}

static void
test_response_answers (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, "response");

  g_assert_true (ui_find_text (window, "after an IV push 4 of 6"));
  ui_get (window, EPSOM_TYPE_METHOD_CARD, NULL);
  g_assert_true (ui_find_text (window, "4 of 6"));
  g_assert_true (ui_find_text (window, "few treatments"));
}

static void
test_response_follows (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, "response");
  EpsomSymptomChoice *choice = EPSOM_SYMPTOM_CHOICE (ui_get (window, EPSOM_TYPE_SYMPTOM_CHOICE, NULL));
  guint n;
  const EpsomRecord *const *doses = epsom_diary_get (epsom_store_get_diary (store), EPSOM_RECORD_DOSE, &n);
  g_autoptr (GPtrArray) changes = epsom_diary_delete (epsom_store_get_diary (store), doses[0]);
  g_autoptr (GError) error = NULL;

  epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  ui_wait ();
  g_assert_true (ui_find_text (window, "after an IV push 3 of 5"));

  epsom_symptom_choice_set_symptom (choice, "Eye twitch");
  ui_wait ();
  g_assert_null (ui_find (window, EPSOM_TYPE_METHOD_CARD, NULL));
  ui_get (window, GTK_TYPE_BUTTON, "Record an _episode");
}

static void
test_response_empty (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *window = show_page (fixture, store, "response");

  g_assert_null (ui_find (window, EPSOM_TYPE_CHART_CARD, NULL));
  ui_press (window, "Record an _episode");
  ui_get (window, GTK_TYPE_LABEL, "What is happening?");
}

/* What is said of a mark is the same for the eye and the ear. */
static void
test_chart_keys (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, "response");
  GtkWidget *chart = ui_get (window, EPSOM_TYPE_CHART_VIEW, NULL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (chart);
  g_autofree char *spoken = NULL;
  gboolean handled = FALSE;

  g_object_get (chart, "spoken", &spoken, NULL);
  g_assert_null (spoken);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Home, 0, 0, &handled);
    }
  g_assert_true (handled);
  g_object_get (chart, "spoken", &spoken, NULL);
  g_assert_nonnull (strstr (spoken, "4 of 6"));
  g_assert_null (
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken));
  g_assert_true (ui_find_text (window, spoken));
}

static void
test_report_summary (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, "report");
  GtkWidget *period;
  EpsomDate first, last;

  g_assert_true (ui_find_text (window, "Recorded days"));
  g_assert_true (ui_find_text (window, "4 of 6"));
  g_assert_true (ui_find_text (window, "Needs 20 recorded days"));
  g_assert_null (ui_find (window, EPSOM_TYPE_DATE_BUTTON, NULL));

  period = ui_get (window, ADW_TYPE_COMBO_ROW, "Period");
  adw_combo_row_set_selected (ADW_COMBO_ROW (period), EPSOM_N_PERIODS);
  ui_wait ();
  epsom_diary_get_bounds (epsom_store_get_diary (store), &first, &last);
  g_assert_cmpint (epsom_date_button_get_date (EPSOM_DATE_BUTTON (ui_get (window, EPSOM_TYPE_DATE_BUTTON, NULL))), ==,
                   first);
}

static void
test_report_turned_round (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, "report");
  GtkWidget *period = ui_get (window, ADW_TYPE_COMBO_ROW, "Period");

  adw_combo_row_set_selected (ADW_COMBO_ROW (period), EPSOM_N_PERIODS);
  ui_wait ();
  epsom_date_button_set_date (EPSOM_DATE_BUTTON (ui_get (window, EPSOM_TYPE_DATE_BUTTON, NULL)),
                              epsom_date_from_ymd (2030, 1, 1));
  ui_wait ();
  g_assert_true (ui_find_text (window, "The first day is after the last."));
  g_assert_false (gtk_widget_is_sensitive (ui_get (window, GTK_TYPE_BUTTON, "Save…")));
}

static void
test_periods (void)
{
  static const struct {
    EpsomPeriod period;
    int today[3];
    int start[3];
  } rows[] = {
    { EPSOM_PERIOD_3_MONTHS, { 2026, 3, 15 }, { 2025, 12, 16 } },
    { EPSOM_PERIOD_12_MONTHS, { 2026, 3, 15 }, { 2025, 3, 16 } },
    { EPSOM_PERIOD_3_MONTHS, { 2026, 5, 31 }, { 2026, 3, 1 } },
    { EPSOM_PERIOD_6_MONTHS, { 2026, 1, 1 }, { 2025, 7, 2 } },
    { EPSOM_PERIOD_12_MONTHS, { 2024, 2, 29 }, { 2023, 3, 1 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      EpsomDate today = epsom_date_from_ymd (rows[i].today[0], rows[i].today[1], rows[i].today[2]);
      EpsomDate start = epsom_date_from_ymd (rows[i].start[0], rows[i].start[1], rows[i].start[2]);

      g_assert_cmpint (epsom_period_get_start (rows[i].period, today), ==, start);
    }
  g_assert_cmpint (epsom_period_get_start (EPSOM_PERIOD_ALL, 0), ==, EPSOM_DATE_NONE);
}

/* Ten days of triptans a month are said of from the third month in a row on, not before. */
static void
test_report_overuse (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) rows = g_string_new ("record,at,medicine,class\n");
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (EpsomResponse) response = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  EpsomQuery query = { .symptom = "migraine", .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE };
  guint said = 0;

  for (int month = 9; month <= 12; month++)
    for (int day = 1; day <= (month == 9 ? 9 : 10); day++)
      g_string_append_printf (rows, "medicine,2025-%02d-%02dT08:00:00+00:00,sumatriptan,triptan\n", month, day);
  store = ui_create_store (fixture, rows->str);
  g_assert_true (epsom_instant_parse ("2026-01-01T00:00:00+00:00", &query.as_of));
  response = epsom_response_new (epsom_store_get_diary (store), &query);
  lines = epsom_summary_new (response);
  for (guint i = 0; i < lines->len; i++)
    {
      const EpsomSummaryLine *line = g_ptr_array_index (lines, i);

      if (strstr (line->value, "ICHD-3 8.2") == NULL)
        continue;
      g_assert_cmpstr (line->value, ==, "10 days in 2025-12, at the level that ICHD-3 8.2 asks about");
      said++;
    }
  g_assert_cmpuint (said, ==, 1);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/ui/response/answers-in-a-sentence-and-figures", test_response_answers);
  ui_add ("/ui/response/follows-the-diary-and-the-question", test_response_follows);
  ui_add ("/ui/response/empty-says-what-to-record", test_response_empty);
  ui_add ("/ui/response/chart-is-walked-mark-by-mark", test_chart_keys);
  ui_add ("/ui/report/says-what-is-in-the-period", test_report_summary);
  ui_add ("/ui/report/overuse-from-the-third-month", test_report_overuse);
  ui_add ("/ui/report/refuses-dates-turned-round", test_report_turned_round);
  g_test_add_func ("/ui/period/starts-the-day-after", test_periods);
  return g_test_run ();
}
