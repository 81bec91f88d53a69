/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "epsom-import-dialog.h"
#include "epsom-importing.h"
#include "ui-fixture.h"

#define HEADER "record,id,at,symptom,route,amount,unit\n"
#define MIGRAINE "11111111-1111-4111-8111-111111111111"

static gboolean
is_settled (gpointer dialog)
{
  return ui_find (dialog, GTK_TYPE_PROGRESS_BAR, NULL) == NULL;
}

static gboolean
shows_alert (gpointer window)
{
  return ui_get_alert (window) != NULL;
}

/* The dialog for @rows, when the file was read. */
static GtkWidget *
read_file (UiFixture *fixture, EpsomWindow *window, const char *rows)
{
  g_autofree char *path = ui_write (fixture, "march.csv", rows);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog = epsom_import_dialog_present (window, file);

  ui_wait_until (is_settled, dialog);
  ui_wait ();

  return dialog;
}

static gboolean
may_import (GtkWidget *dialog)
{
  return gtk_widget_is_sensitive (ui_get (dialog, GTK_TYPE_BUTTON, "_Import"));
}

static void
gone_cb (gpointer flag, GObject *object)
{
  *(gboolean *) flag = TRUE;
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

/* Presses Import and waits until the dialog is gone. */
static void
import (GtkWidget *dialog)
{
  gboolean gone = FALSE;

  g_object_weak_ref (G_OBJECT (dialog), gone_cb, &gone);
  ui_press (dialog, "_Import");
  ui_wait_until (is_set, &gone);
  ui_wait ();
}

static void
test_good (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *dialog = read_file (fixture, window,
                                 HEADER "episode,,2026-03-03T08:00:00+00:00,migraine,,,\n"
                                        "dose,,2026-03-03T09:00:00+00:00,,oral,400,mg\n"
                                        "dose,,2026-03-02T09:00:00+00:00,,oral,400,mg\n");

  g_assert_true (ui_find_text (dialog, "1 episode"));
  g_assert_true (ui_find_text (dialog, "2 doses"));
  g_assert_cmpuint (epsom_diary_get_n_records (epsom_store_get_diary (store)), ==, 0);

  import (dialog);
  g_assert_cmpuint (epsom_diary_get_n_records (epsom_store_get_diary (epsom_window_get_store (window))), ==, 3);
  g_assert_true (ui_find_text (GTK_WIDGET (window), "Imported 3 entries"));

  /* One step of undo. */
  ui_press (GTK_WIDGET (window), "_Undo");
  g_assert_cmpuint (epsom_diary_get_n_records (epsom_store_get_diary (epsom_window_get_store (window))), ==, 0);
}

static void
test_twice (UiFixture *fixture, gconstpointer data)
{
  const char *rows = HEADER "episode,,2026-03-03T08:00:00+00:00,migraine,,,\n";
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *dialog = read_file (fixture, ui_show (fixture, store, 800), rows);

  g_assert_true (ui_find_text (dialog, "All of it is in the diary already."));
  g_assert_true (ui_find_text (dialog, "1 is in the diary already"));
  g_assert_false (may_import (dialog));
}

/* A row that breaks a rule is named by line and column, and keeps the others out until somebody says otherwise. */
static void
test_bad_row (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *dialog = read_file (fixture, window,
                                 HEADER "dose,,2026-03-03T09:00:00+00:00,,oral,400,mg\n"
                                        "dose,,2026-03-03T10:00:00+00:00,,oral,-1,mg\n");

  g_assert_true (ui_find_text (dialog, "1 row breaks a rule"));
  g_assert_true (ui_find_text (dialog, "Line 3, column amount"));
  g_assert_false (may_import (dialog));

  gtk_switch_set_active (GTK_SWITCH (ui_get (dialog, GTK_TYPE_SWITCH, NULL)), TRUE);
  g_assert_true (may_import (dialog));
  import (dialog);
  g_assert_cmpuint (ui_count (epsom_window_get_store (window), EPSOM_RECORD_DOSE), ==, 1);
}

static void
settle_conflict (UiFixture *fixture, gboolean replace)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, HEADER "episode," MIGRAINE ",2026-03-03T08:00:00+00:00,migraine,,,\n");
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *dialog = read_file (fixture, window,
                                 HEADER "episode," MIGRAINE ",2026-03-03T08:00:00+00:00,cramp,,,\n"
                                        "dose,,2026-03-03T09:00:00+00:00,,oral,400,mg\n");
  const char *choice = replace ? "Replace them by those of the file" : "Keep those of the diary";
  const EpsomRecord *episode;
  guint n;

  g_assert_true (ui_find_text (dialog, "1 entry differs from the diary"));
  g_assert_false (may_import (dialog));

  gtk_widget_activate (ui_get (dialog, ADW_TYPE_ACTION_ROW, choice));
  ui_wait ();
  g_assert_true (may_import (dialog));
  import (dialog);

  episode = epsom_diary_get (epsom_store_get_diary (epsom_window_get_store (window)), EPSOM_RECORD_EPISODE, &n)[0];
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (epsom_record_as_episode (episode)->symptom, ==, replace ? "cramp" : "migraine");
  g_assert_cmpuint (ui_count (epsom_window_get_store (window), EPSOM_RECORD_DOSE), ==, 1);
}

static void
test_keep (UiFixture *fixture, gconstpointer data)
{
  settle_conflict (fixture, FALSE);
}

static void
test_replace (UiFixture *fixture, gconstpointer data)
{
  settle_conflict (fixture, TRUE);
}

/* What is no diary is said in words; the dialog goes. */
static void
test_unreadable (UiFixture *fixture, gconstpointer data)
{
  const struct {
    const char *content, *message;
  } cases[] = {
    { "", "empty" },
    { "[{\"a\": 1}]", "JSON" },
    { HEADER "dose,,\"2026", "quot" },
    { HEADER "dose,,\xff\xfe", "UTF-8" },
  };
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = ui_write (fixture, "march.csv", cases[i].content);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      EpsomWindow *window = ui_show (fixture, store, 800);
      GtkWidget *alert;

      epsom_import_dialog_present (window, file);
      ui_wait_until (shows_alert, window);
      ui_wait ();
      alert = ui_get_alert (GTK_WINDOW (window));
      g_assert_true (ui_find_text (alert, "march.csv was not imported"));
      g_assert_true (ui_find_text (alert, cases[i].message));
      ui_close (GTK_WINDOW (window));
    }
  g_assert_cmpuint (epsom_diary_get_n_records (epsom_store_get_diary (store)), ==, 0);
}

static void
test_cancel (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, 800);
  g_autofree char *path = ui_write (fixture, "march.csv", HEADER "dose,,2026-03-03T09:00:00+00:00,,oral,400,mg\n");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  /* While it is read, and when it waits for an answer. */
  ui_close (GTK_WINDOW (epsom_import_dialog_present (window, file)));
  ui_close (GTK_WINDOW (read_file (fixture, window, HEADER "dose,,2026-03-03T09:00:00+00:00,,oral,400,mg\n")));
  g_assert_cmpuint (epsom_diary_get_n_records (epsom_store_get_diary (epsom_window_get_store (window))), ==, 0);
}

/* Of many rows: how far it is can be seen, and whenever it is cancelled the diary is as it was. */

#define MANY 20000

static char *
write_many (UiFixture *fixture)
{
  g_autoptr (GString) rows = g_string_new (HEADER);

  for (int i = 0; i < MANY; i++)
    g_string_append_printf (rows, "dose,,20%02d-%02d-%02dT%02d:00:00+00:00,,oral,400,mg\n", i / 28 / 12 / 24,
                            i / 28 / 24 % 12 + 1, i / 24 % 28 + 1, i % 24);

  return ui_write (fixture, "many.csv", rows->str);
}

/* The window goes while its dialog still reads: the thread that reads keeps the dialog, not the window. */
static void
test_window_closed (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, 800);
  g_autofree char *path = write_many (fixture);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog = epsom_import_dialog_present (window, file);
  gpointer kept = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &kept);
  ui_close (GTK_WINDOW (window));
  ui_wait_until_gone (&kept);
  g_assert_null (kept);
}

/* Told by the threads. */
static EpsomThreadProgress progress;

static EpsomImporting *
import_many (UiFixture *fixture, const char *path)
{
  static gsize is_made;

  if (g_once_init_enter (&is_made))
    {
      epsom_thread_progress_init (&progress);
      g_once_init_leave (&is_made, 1);
    }

  return epsom_importing_new (path, fixture->path, &progress);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Until what is going on is done; it is cancelled when so much of it is: 2: never. Returns: (transfer full) */
static GAsyncResult *
finish (GAsyncResult **result, double cancelled_at, GCancellable *cancellable)
{
  double last = -1, fraction;
  guint n_moves = 0;

  while (*result == NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      fraction = epsom_thread_progress_get (&progress);
      g_assert_cmpfloat (fraction, >=, last);
      n_moves += fraction > last && fraction > 0;
      last = fraction;
      if (fraction >= cancelled_at)
        g_cancellable_cancel (cancellable);
    }
  g_assert_cmpuint (n_moves, >=, 1);
  if (cancelled_at > 1)
    g_assert_cmpfloat (last, ==, 1);

  return *result;
}

static const EpsomImport *
read_many (EpsomImporting *importing, double cancelled_at, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  epsom_importing_read_async (importing, -1, cancellable, finished_cb, &result);

  return epsom_importing_read_finish (importing, finish (&result, cancelled_at, cancellable), error);
}

static EpsomStore *
store_many (EpsomImporting *importing, double cancelled_at, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  epsom_importing_store_async (importing, cancellable, finished_cb, &result);

  return epsom_importing_store_finish (importing, finish (&result, cancelled_at, cancellable), error);
}

static GBytes *
get_content (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (content, length);
}

static void
test_cancelled_at (UiFixture *fixture, gconstpointer data)
{
  const double moments[] = { 0, 0.5, 1 };
  g_autoptr (EpsomStore) before =
    ui_create_store (fixture, HEADER "episode," MIGRAINE ",2026-03-03T08:00:00+00:00,migraine,,,\n");
  g_autofree char *path = write_many (fixture);
  g_autoptr (EpsomImporting) importing = import_many (fixture, path);
  g_autoptr (GBytes) content = get_content (fixture->path);
  g_autoptr (EpsomStore) after = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_assert_null (read_many (importing, moments[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
    }
  g_assert_nonnull (read_many (importing, 2, &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (moments) - 1; i++)
    {
      g_autoptr (GBytes) present = NULL;

      g_assert_null (store_many (importing, moments[i] / 4, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      present = get_content (fixture->path);
      g_assert_true (g_bytes_equal (present, content));
    }

  after = store_many (importing, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ui_count (after, EPSOM_RECORD_DOSE), ==, MANY);
}

/* The diary that the import was to make is not left behind empty. */
static void
test_cancelled_first (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_many (fixture);
  g_autoptr (EpsomImporting) importing = import_many (fixture, path);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (read_many (importing, 2, &error));
  g_assert_no_error (error);
  g_assert_null (store_many (importing, 0.1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static gboolean
has_many (gpointer window)
{
  return ui_count (epsom_window_get_store (window), EPSOM_RECORD_DOSE) == MANY;
}

static gboolean
has_none (gpointer window)
{
  return ui_count (epsom_window_get_store (window), EPSOM_RECORD_DOSE) == 0;
}

static gboolean
says_done_again (gpointer window)
{
  return ui_find_text (window, "Done again: Magnesium 400 mg and 19999 more entries");
}

/* The dialog is closed when it has begun to store: nothing comes of it, and the same file can be imported. Its undo is
 * as long, and can be cancelled as well. */
static void
test_many (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, 800);
  g_autofree char *path = write_many (fixture);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *dialog = epsom_import_dialog_present (window, file);
      gboolean gone = FALSE;

      ui_wait_until (is_settled, dialog);
      ui_wait ();
      g_assert_true (ui_find_text (dialog, "20000 doses"));
      if (i == 1)
        {
          import (dialog);
          break;
        }
      g_object_weak_ref (G_OBJECT (dialog), gone_cb, &gone);
      g_signal_emit_by_name (ui_get (dialog, GTK_TYPE_BUTTON, "_Import"), "clicked");
      g_assert_nonnull (ui_find (dialog, GTK_TYPE_PROGRESS_BAR, NULL));
      gtk_window_close (GTK_WINDOW (dialog));
      ui_wait_until (is_set, &gone);
      g_assert_true (has_none (window));
    }
  g_assert_true (has_many (window));

  ui_press (GTK_WIDGET (window), "_Undo");
  gtk_window_close (ui_get_dialog (GTK_WINDOW (window)));
  ui_wait ();
  g_assert_true (has_many (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  ui_wait_until (has_none, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  ui_wait_until (has_many, window);
  ui_wait_until (says_done_again, window);
}

/* Importing is one of the ways to begin: the diary is made with what was in the file, and not before. */
static void
test_first_run (UiFixture *fixture, gconstpointer data)
{
  EpsomWindow *window = ui_show_path (fixture);
  GtkWidget *dialog;

  ui_wait ();
  dialog = read_file (fixture, window, HEADER "dose,,2026-03-03T09:00:00+00:00,,oral,400,mg\n");
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  import (dialog);
  g_assert_cmpuint (ui_count (epsom_window_get_store (window), EPSOM_RECORD_DOSE), ==, 1);
  g_assert_true (ui_find_text (GTK_WIDGET (window), "Oral 400 mg"));
}

/* A file of another app is told from its content; what becomes of it is shown, and what not. */
static void
test_other_app (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *dialog = read_file (fixture, window,
                                 "FeatureName,Timestamp,Value\n"
                                 "Migraine,2026-03-01T08:00:00+01:00,7\n"
                                 "Weight,2026-03-01T08:00:00+01:00,70\n");

  g_assert_true (ui_find_text (dialog, "1 rating"));
  g_assert_true (ui_find_text (dialog, "Migraine over the day 7, severe"));
  g_assert_true (ui_find_text (dialog, "march.csv (Track & Graph)"));
  g_assert_true (ui_find_text (dialog, "Left out"));
  g_assert_true (ui_find_text (dialog, "1 time, on line 3"));
  import (dialog);
  g_assert_cmpuint (ui_count (epsom_window_get_store (window), EPSOM_RECORD_RATING), ==, 1);
  ui_press (GTK_WIDGET (window), "_Undo");
  g_assert_cmpuint (ui_count (epsom_window_get_store (window), EPSOM_RECORD_RATING), ==, 0);
}

/* What the file doesn't say is asked, and it is read again. */
static void
test_severity (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *dialog = read_file (fixture, ui_show (fixture, store, 800),
                                 "full_date,date,weekday,time,mood,activities,note_title,note\n"
                                 "2026-03-01,March 1,Sunday,21:00,meh,migraine,,\n");

  g_assert_true (ui_find_text (dialog, "1 day"));
  g_assert_false (ui_find_text (dialog, "1 rating"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_get (dialog, ADW_TYPE_COMBO_ROW, "Symptoms without a severity")),
                              6);
  ui_wait_until (is_settled, dialog);
  ui_wait ();
  g_assert_true (ui_find_text (dialog, "1 rating"));
  g_assert_true (ui_find_text (dialog, "Migraine over the day 5, moderate"));
}

/* The columns of a table of another program are chosen once. */
static void
test_columns (UiFixture *fixture, gconstpointer data)
{
  const char *rows = "When;Stärke;Other\n01.03.2026;7;x\n02.03.2026;4;y\n";
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *dialog = read_file (fixture, window, rows);
  GtkWidget *go_on = ui_get (dialog, GTK_TYPE_BUTTON, "_Continue");

  g_assert_false (gtk_widget_is_sensitive (go_on));
  g_assert_true (ui_find_text (dialog, "Choose the column of the time or date"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_get (dialog, ADW_TYPE_COMBO_ROW, "Time or date")), 1);
  ui_wait ();
  g_assert_false (gtk_widget_is_sensitive (go_on));
  gtk_editable_set_text (GTK_EDITABLE (ui_get (dialog, ADW_TYPE_ENTRY_ROW, "Symptom")), "migraine");
  ui_wait ();
  g_assert_true (gtk_widget_is_sensitive (go_on));
  ui_press (dialog, "_Continue");
  ui_wait_until (is_settled, dialog);
  ui_wait ();
  g_assert_true (ui_find_text (dialog, "2 ratings"));
  import (dialog);
  g_assert_cmpuint (ui_count (epsom_window_get_store (window), EPSOM_RECORD_RATING), ==, 2);

  dialog = read_file (fixture, window, rows);
  g_assert_true (ui_find_text (dialog, "All of it is in the diary already."));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/ui/import/good-file", test_good);
  ui_add ("/ui/import/twice-adds-nothing", test_twice);
  ui_add ("/ui/import/bad-row", test_bad_row);
  ui_add ("/ui/import/conflict-kept", test_keep);
  ui_add ("/ui/import/conflict-replaced", test_replace);
  ui_add ("/ui/import/unreadable", test_unreadable);
  ui_add ("/ui/import/cancelled", test_cancel);
  ui_add ("/ui/import/window-closed-meanwhile", test_window_closed);
  ui_add ("/ui/import/cancelled-at-any-time", test_cancelled_at);
  ui_add ("/ui/import/first-run-cancelled", test_cancelled_first);
  ui_add ("/ui/import/many-rows", test_many);
  ui_add ("/ui/import/first-run", test_first_run);
  ui_add ("/ui/import/other-app", test_other_app);
  ui_add ("/ui/import/severity-is-asked", test_severity);
  ui_add ("/ui/import/columns-are-chosen", test_columns);
  return g_test_run ();
}
