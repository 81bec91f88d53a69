/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page Report: choices, pages made beside them, files and paper. */

#include <string.h>

#include "epsom-date-button.h"
#include "epsom-export-row.h"
#include "epsom-period.h"
#include "epsom-report-preview.h"
#include "epsom-report-print.h"
#include "epsom-report-task.h"
#include "epsom-settings.h"
#include "ui-fixture.h"

static const char *const rows = "record,id,episode,at,end,symptom,severity,note\n"
                                "episode,11111111-1111-4111-8111-111111111111,,2026-02-01T08:00:00+00:00,"
                                "2026-02-01T20:00:00+00:00,migraine,,not for other eyes\n"
                                "reading,,11111111-1111-4111-8111-111111111111,2026-02-01T08:30:00+00:00,,,8,\n"
                                "episode,,,2026-02-20T08:00:00+00:00,2026-02-20T09:00:00+00:00,Eye twitch,,\n";

static GtkWidget *
show_report (UiFixture *fixture, EpsomStore *store, int width)
{
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, width));

  gtk_widget_activate_action (window, "win.show-page", "s", "report");
  ui_wait ();
  return window;
}

static EpsomReportPreview *
get_preview (GtkWidget *window)
{
  return EPSOM_REPORT_PREVIEW (ui_get (window, EPSOM_TYPE_REPORT_PREVIEW, NULL));
}

static gboolean
can_save (gpointer window)
{
  GtkWidget *button = ui_find (window, GTK_TYPE_BUTTON, "_Save PDF…");

  return button != NULL && gtk_widget_is_sensitive (button);
}

static gboolean
is_drawn (gpointer window)
{
  GtkWidget *preview = ui_find (window, EPSOM_TYPE_REPORT_PREVIEW, NULL);

  return can_save (window) && preview != NULL && epsom_report_preview_is_drawn (EPSOM_REPORT_PREVIEW (preview));
}

/* What the pages that are there now say. */
static char *
get_text (GtkWidget *window)
{
  EpsomReportPages *pages = epsom_report_preview_get_pages (get_preview (window));
  GString *text = g_string_new (NULL);

  for (guint page = 0; page < epsom_report_pages_get_n (pages); page++)
    {
      g_autofree char *part = epsom_report_pages_get_text (pages, page);

      g_string_append (text, part);
    }
  return g_string_free (text, FALSE);
}

static gboolean
says (GtkWidget *window, const char *part)
{
  g_autofree char *text = get_text (window);

  return strstr (text, part) != NULL;
}

static void
test_preview (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_report (fixture, store, 1100);

  ui_wait_until (is_drawn, window);
  g_assert_true (says (window, "Migraine and magnesium: report"));
  g_assert_true (says (window, "Eye twitch"));
  g_assert_false (says (window, "not for other"));
  g_assert_null (ui_find (window, GTK_TYPE_BUTTON, "Look at the pages"));
}

static void
test_choices (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_report (fixture, store, 1100);

  ui_wait_until (is_drawn, window);
  gtk_editable_set_text (GTK_EDITABLE (ui_get (window, ADW_TYPE_ENTRY_ROW, NULL)), "Jane Example");
  ui_wait_until (is_drawn, window);
  g_assert_true (says (window, "Jane Example"));

  gtk_widget_activate (ui_get (window, ADW_TYPE_ACTION_ROW, "Private notes"));
  ui_wait_until (is_drawn, window);
  g_assert_true (says (window, "not for other eyes"));

  gtk_widget_activate (ui_get (window, ADW_TYPE_ACTION_ROW, "Every entry of the period"));
  ui_wait_until (is_drawn, window);
  g_assert_false (says (window, "Eye twitch"));
  g_assert_false (gtk_widget_is_sensitive (ui_get (window, ADW_TYPE_ACTION_ROW, "Private notes")));

  gtk_widget_activate (ui_get (window, ADW_TYPE_ACTION_ROW, "Charts"));
  gtk_widget_activate (ui_get (window, ADW_TYPE_ACTION_ROW, "First page"));
  ui_wait ();
  g_assert_true (ui_find_text (window, "Choose what the report is made of."));
  g_assert_false (can_save (window));
}

/* The pages are made anew with what the person prefers to count. */
static void
test_attacks (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_report (fixture, store, 1100);
  GtkWidget *preferences, *row;

  ui_wait_until (is_drawn, window);
  g_assert_true (says (window, "within 48 h of the end"));
  preferences = ui_open_preferences (EPSOM_WINDOW (window));
  row = ui_get (preferences, ADW_TYPE_COMBO_ROW, "Count as one attack");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 3);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  g_assert_cmpuint (epsom_settings_get_attack_hours (epsom_settings_get_default ()), ==, 0);
  ui_close (GTK_WINDOW (preferences));
  ui_wait_until (is_drawn, window);
  g_assert_true (says (window, "1, each episode counted by itself"));
}

static gboolean
has_all_pages (gpointer window)
{
  return epsom_report_pages_get_n (epsom_report_preview_get_pages (get_preview (window))) > 1;
}

static gboolean
has_first_page_alone (gpointer window)
{
  return is_drawn (window) && !has_all_pages (window);
}

static void
test_follows (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *scrolled;
  GtkAdjustment *adjustment;
  guint n;
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_report (fixture, store, 1100);
  g_autoptr (GPtrArray) changes = epsom_changes_new ();
  g_autoptr (GError) error = NULL;
  const EpsomCells cells = { { [EPSOM_FIELD_RECORD] = "medicine",
                               [EPSOM_FIELD_AT] = "2026-02-21T08:00:00Z",
                               [EPSOM_FIELD_MEDICINE] = "Newdrug",
                               [EPSOM_FIELD_CLASS] = "other" } };
  g_autoptr (EpsomRecord) record = epsom_record_from_cells (&cells, &error);

  g_assert_no_error (error);
  ui_wait_until (is_drawn, window);
  n = epsom_report_pages_get_n (epsom_report_preview_get_pages (get_preview (window)));
  g_assert_cmpuint (n, >, 1);
  g_assert_false (says (window, "Newdrug"));
  g_ptr_array_add (changes, epsom_change_new (NULL, record));
  g_assert_true (epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error));

  /* What is in view; the rest once it is. */
  ui_wait_until (has_first_page_alone, window);
  g_assert_true (says (window, "Other, days taken"));
  scrolled = gtk_widget_get_ancestor (GTK_WIDGET (get_preview (window)), GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  ui_wait_until (has_all_pages, window);
  g_assert_true (says (window, "Newdrug"));
}

static void
test_period (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_report (fixture, store, 1100);
  EpsomDate first, last;

  g_assert_null (ui_find (window, EPSOM_TYPE_DATE_BUTTON, NULL));
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_get (window, ADW_TYPE_COMBO_ROW, "Period")), EPSOM_PERIOD_DATES);
  ui_wait ();
  epsom_diary_get_bounds (epsom_store_get_diary (store), &first, &last);
  g_assert_cmpint (epsom_date_button_get_date (EPSOM_DATE_BUTTON (ui_get (window, EPSOM_TYPE_DATE_BUTTON, NULL))), ==,
                   first);

  epsom_date_button_set_date (EPSOM_DATE_BUTTON (ui_get (window, EPSOM_TYPE_DATE_BUTTON, NULL)),
                              epsom_date_from_ymd (2030, 1, 1));
  ui_wait ();
  g_assert_true (ui_find_text (window, "The first day is after the last."));
  g_assert_false (can_save (window));
}

static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_report (fixture, store, 400);

  ui_wait_until (can_save, window);
  g_assert_null (ui_find (window, EPSOM_TYPE_REPORT_PREVIEW, NULL));
  ui_press (window, "Look at the pages");
  ui_wait_until ((UiCondition) epsom_report_preview_is_drawn, get_preview (window));
  g_assert_null (ui_find (window, ADW_TYPE_COMBO_ROW, "Period"));
  ui_press (window, "Back to the choices");
  ui_get (window, ADW_TYPE_COMBO_ROW, "Period");
}

static EpsomReportPages *
make_pages (EpsomStore *store)
{
  const EpsomReportOptions options = {
    .query = { .symptom = "migraine", .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE, .as_of = epsom_instant_now () },
    .parts = EPSOM_REPORT_DEFAULT_PARTS,
  };
  const EpsomReportLayout layout = { .paper = EPSOM_PAPER_LETTER };
  g_autoptr (EpsomReport) report = epsom_report_new (epsom_store_get_diary (store), &options);

  return epsom_report_pages_new (report, &layout, NULL);
}

/* Through the same drawing: as many pages as the report has. */
static void
test_print (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWindow *window = GTK_WINDOW (ui_show (fixture, store, 400));
  g_autoptr (EpsomReportPages) pages = make_pages (store);
  g_autoptr (GtkPrintOperation) operation = epsom_report_print_new (pages);
  g_autofree char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, window, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), ==, (int) epsom_report_pages_get_n (pages));
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (content, "%PDF"));
}

typedef struct {
  gboolean is_over;
  gboolean done;
  GError *error;
} Saved;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saved *saved = data;

  saved->done = epsom_report_save_finish (result, &saved->error);
  saved->is_over = TRUE;
}

static gboolean
is_over (gpointer saved)
{
  return ((Saved *) saved)->is_over;
}

static void
test_save (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  g_autoptr (EpsomReportPages) pages = make_pages (store);
  g_autofree char *path = g_build_filename (fixture->folder, "saved.pdf", NULL);
  g_autofree char *content = NULL;
  Saved good = { FALSE }, bad = { FALSE };

  epsom_report_save (NULL, pages, path, saved_cb, &good);
  ui_wait_until (is_over, &good);
  g_assert_true (good.done);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-1.4"));

  epsom_report_save (NULL, pages, fixture->folder, saved_cb, &bad);
  ui_wait_until (is_over, &bad);
  g_assert_false (bad.done);
  g_assert_error (bad.error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&bad.error);
}

static EpsomExportRow *
save_as (UiFixture *fixture, GtkWidget *window, const char *title, const char *name)
{
  EpsomExportRow *row = EPSOM_EXPORT_ROW (ui_get (window, EPSOM_TYPE_EXPORT_ROW, title));
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  epsom_export_row_save (row, file);
  return row;
}

/* No row of @window has a button to cancel any more. */
static gboolean
is_idle (gpointer window)
{
  return ui_find (window, GTK_TYPE_BUTTON, "Cancel") == NULL;
}

static void
test_exports (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *title;
    const char *name;
    const char *file; /* of those that are written */
    const char *part;
  } exports[] = {
    { "All records of the period", "out.csv", "out.csv", "record,id,episode" },
    { "The records for a spreadsheet", "sheets", "sheets/episodes.csv", "id,start_date" },
    { "The records for a clinic’s system", "out.json", "out.json", "\"name\": [{\"text\": \"Jane Example\"}]" },
    { "The records for a clinic’s system", "out.ndjson", "out.ndjson", "{\"resourceType\": \"Patient\"" },
  };
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_report (fixture, store, 1100);

  gtk_editable_set_text (GTK_EDITABLE (ui_get (window, ADW_TYPE_ENTRY_ROW, NULL)), "Jane Example");
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, exports[i].file, NULL);
      g_autofree char *content = NULL;

      save_as (fixture, window, exports[i].title, exports[i].name);
      ui_wait_until (is_idle, window);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_nonnull (strstr (content, exports[i].part));
      g_assert_true (ui_find_text (window, "Saved as"));
    }
}

static gboolean
says_what_is_there (gpointer window)
{
  GtkWidget *alert = ui_get_alert (window);

  return alert != NULL && ui_find_text (alert, "holds other files");
}

static void
test_export_refused (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_report (fixture, store, 1100);

  /* The folder of the fixture holds the diary. */
  save_as (fixture, window, "The records for a spreadsheet", ".");
  ui_wait_until (is_idle, window);
  ui_wait_until (says_what_is_there, window);
  ui_press (ui_get_alert (GTK_WINDOW (window)), "_Close");
}

static void
test_export_cancelled (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_report (fixture, store, 1100);

  /* Pressed in time or too late: nothing is said but that it is saved, and nothing is asked. */
  save_as (fixture, window, "The records for a clinic’s system", "out.json");
  gtk_widget_activate (ui_get (window, GTK_TYPE_BUTTON, "Cancel"));
  ui_wait_until (is_idle, window);
  ui_wait ();
  g_assert_null (ui_get_alert (GTK_WINDOW (window)));
}

/* Where there is room, the words of its buttons are not broken. */
static void
test_whole_words (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_report (fixture, store, 1400);
  GtkWidget *button = ui_get (ui_get (window, EPSOM_TYPE_EXPORT_ROW, NULL), GTK_TYPE_BUTTON, "Save…");
  int minimum, natural;

  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, natural);
  ui_close (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/ui/report/shows-the-pages", test_preview);
  ui_add ("/ui/report/makes-what-is-chosen", test_choices);
  ui_add ("/ui/report/counts-attacks-as-preferred", test_attacks);
  ui_add ("/ui/report/follows-the-diary", test_follows);
  ui_add ("/ui/report/keeps-to-the-period", test_period);
  ui_add ("/ui/report/is-one-page-after-the-other-where-narrow", test_narrow);
  ui_add ("/ui/report/prints-every-page", test_print);
  ui_add ("/ui/report/saves-whole-or-not-at-all", test_save);
  ui_add ("/ui/report/has-whole-words-on-its-buttons", test_whole_words);
  ui_add ("/ui/report/exports-the-records", test_exports);
  ui_add ("/ui/report/says-why-nothing-was-exported", test_export_refused);
  ui_add ("/ui/report/gives-up-an-export", test_export_cancelled);
  return g_test_run ();
}
