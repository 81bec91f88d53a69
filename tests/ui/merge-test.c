/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "epsom-conflict-card.h"
#include "epsom-merge-bar.h"
#include "epsom-merge-dialog.h"
#include "ui-fixture.h"

#define HEADER "record,id,at,symptom,end,bleeding,note\n"
#define EPISODE_ID "11111111-1111-4111-8111-111111111111"
#define DAY_ID "22222222-2222-4222-8222-222222222222"
#define EPISODE "episode," EPISODE_ID ",2026-03-03T08:00:00+00:00,migraine,,,\n"
#define CONFLICT_NAME "diary.sync-conflict-20260303-083000-ABCDEFG.epsom"

static gboolean
is_settled (gpointer dialog)
{
  return ui_find (dialog, GTK_TYPE_PROGRESS_BAR, NULL) == NULL;
}

static gboolean
offers_copy (gpointer window)
{
  return ui_find_text (window, "Another copy of this diary lies beside it");
}

static gboolean
says_unsettled (gpointer window)
{
  return ui_find_text (window, "1 entry was changed on two devices");
}

static gboolean
has_no_bar (gpointer window)
{
  return ui_find (window, EPSOM_TYPE_MERGE_BAR, NULL) == NULL;
}

/* Presses @button and waits until @dialog is gone. */
static void
press_and_wait (GtkWidget *dialog, const char *button)
{
  gpointer kept = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &kept);
  ui_press (dialog, button);
  ui_wait_until_gone (&kept);
  ui_wait ();
}

/* Adds or edits a day with @note, at a moment of its own. */
static void
put_day (EpsomStore *store, const char *note)
{
  static guint second;
  g_autofree char *now = g_strdup_printf ("2026-03-03T13:59:%02u+00:00", second++ % 60);
  EpsomUuid id;
  EpsomCells cells = { .text = { [EPSOM_FIELD_RECORD] = "day",
                                 [EPSOM_FIELD_ID] = DAY_ID,
                                 [EPSOM_FIELD_AT] = "2026-03-02",
                                 [EPSOM_FIELD_NOTE] = note } };
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomRecord) after = epsom_record_from_cells (&cells, &error);
  g_autoptr (GPtrArray) changes = epsom_changes_new ();

  g_assert_no_error (error);
  g_assert_true (epsom_uuid_parse (DAY_ID, &id));
  g_setenv ("EPSOM_NOW", now, TRUE);
  g_ptr_array_add (changes,
                   epsom_change_new ((EpsomRecord *) epsom_diary_lookup (epsom_store_get_diary (store), &id), after));
  epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_setenv ("EPSOM_NOW", UI_NOW, TRUE);
}

static const char *
get_note (EpsomStore *store)
{
  EpsomUuid id;

  epsom_uuid_parse (DAY_ID, &id);

  return epsom_diary_lookup (epsom_store_get_diary (store), &id)->note;
}

/* A diary and a copy of it beside it, each edited: in both the note of one day. */
static EpsomStore *
part (UiFixture *fixture, char **copy)
{
  EpsomStore *store = ui_create_store (fixture, HEADER EPISODE);
  g_autoptr (EpsomStore) other = NULL;
  g_autoptr (GError) error = NULL;

  *copy = g_build_filename (fixture->folder, CONFLICT_NAME, NULL);
  put_day (store, "before");
  g_assert_true (epsom_store_backup (store, *copy, &error));
  g_assert_no_error (error);
  other = epsom_store_open (*copy, EPSOM_STORE_NONE, &error);
  g_assert_no_error (error);
  put_day (store, "from here");
  put_day (other, "from there");
  put_day (other, "later, from there");

  return store;
}

/* A copy that a syncing program left beside the diary is offered, merged, and what both edited is settled. */
static void
test_conflict_copy (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = NULL;
  g_autoptr (EpsomStore) store = part (fixture, &copy);
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *dialog;

  ui_wait_until (offers_copy, window);
  g_assert_true (ui_find_text (GTK_WIDGET (window), CONFLICT_NAME));
  ui_press (GTK_WIDGET (window), "_Merge…");
  dialog = GTK_WIDGET (ui_get_dialog (GTK_WINDOW (window)));
  ui_wait_until (is_settled, dialog);
  ui_wait ();
  g_assert_true (ui_find_text (dialog, "1 day"));
  g_assert_true (ui_find_text (dialog, "1 changed"));
  g_assert_true (ui_find_text (dialog, "1 entry was changed on both devices"));
  press_and_wait (dialog, "_Merge");

  g_assert_true (ui_find_text (GTK_WIDGET (window), "Merged"));
  g_assert_cmpstr (get_note (epsom_window_get_store (window)), ==, "later, from there");
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));

  ui_wait_until (says_unsettled, window);
  ui_press (GTK_WIDGET (window), "_Choose…");
  dialog = GTK_WIDGET (ui_get_dialog (GTK_WINDOW (window)));
  g_assert_true (ui_find_text (dialog, "from here"));
  g_assert_true (ui_find_text (dialog, "later, from there"));
  g_assert_true (ui_find_text (dialog, "≠ Note"));
  g_assert_true (ui_find_text (dialog, "In the diary now"));
  press_and_wait (dialog, "Take this");
  g_assert_cmpstr (get_note (epsom_window_get_store (window)), ==, "from here");
  ui_wait_until (has_no_bar, window);

  /* The choice is undone, and waits again. */
  ui_press (GTK_WIDGET (window), "_Undo");
  g_assert_cmpstr (get_note (epsom_window_get_store (window)), ==, "later, from there");
  ui_wait_until (says_unsettled, window);
}

/* A copy that comes while the window is open is offered too. */
static void
test_copy_comes (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, HEADER EPISODE);
  EpsomWindow *window = ui_show (fixture, store, 360);
  g_autofree char *copy = g_build_filename (fixture->folder, CONFLICT_NAME, NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  ui_wait ();
  g_assert_true (has_no_bar (window));
  g_assert_true (epsom_store_backup (store, copy, &error));
  ui_wait_until (offers_copy, window);
  ui_press (GTK_WIDGET (window), "_Merge…");
  dialog = GTK_WIDGET (ui_get_dialog (GTK_WINDOW (window)));
  ui_wait_until (is_settled, dialog);
  g_assert_true (ui_find_text (dialog, "All of it is in the diary already."));
  g_assert_false (gtk_widget_is_sensitive (ui_get (dialog, GTK_TYPE_BUTTON, "_Merge")));
  gtk_window_close (GTK_WINDOW (dialog));
  ui_wait_until (has_no_bar, window);
}

/* Somebody else's diary is merged only when the person says that it is theirs. */
static void
test_unrelated (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, HEADER EPISODE);
  g_autofree char *path = g_build_filename (fixture->folder, "other.epsom", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  EpsomWindow *window = ui_show (fixture, store, 800);
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  {
    g_autoptr (EpsomStore) other = epsom_store_open (path, EPSOM_STORE_CREATE, &error);

    put_day (other, "theirs");
  }
  dialog = epsom_merge_dialog_present (window, file, FALSE);
  ui_wait_until (is_settled, dialog);
  g_assert_true (ui_find_text (dialog, "These two diaries have no entry in common"));
  g_assert_false (gtk_widget_is_sensitive (ui_get (dialog, GTK_TYPE_BUTTON, "_Merge")));
  gtk_switch_set_active (GTK_SWITCH (ui_get (dialog, GTK_TYPE_SWITCH, NULL)), TRUE);
  press_and_wait (dialog, "_Merge");
  g_assert_cmpuint (ui_count (epsom_window_get_store (window), EPSOM_RECORD_DAY), ==, 1);
  ui_press (GTK_WIDGET (window), "_Undo");
  g_assert_cmpuint (ui_count (epsom_window_get_store (window), EPSOM_RECORD_DAY), ==, 0);
}

/* What can't be merged is said in words, and the diary stays. */
static void
test_no_diary (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, HEADER EPISODE);
  g_autofree char *path = ui_write (fixture, "other.epsom", "not a diary");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *dialog = epsom_merge_dialog_present (window, file, FALSE);
  gpointer kept = dialog;
  GtkWidget *alert;

  g_object_add_weak_pointer (G_OBJECT (dialog), &kept);
  ui_wait_until_gone (&kept);
  ui_wait ();
  alert = ui_get_alert (GTK_WINDOW (window));
  g_assert_nonnull (alert);
  g_assert_true (ui_find_text (alert, "other.epsom was not merged"));
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_EPISODE), ==, 1);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/merge/a-copy-beside-the-diary", test_conflict_copy);
  ui_add ("/merge/a-copy-that-comes-later", test_copy_comes);
  ui_add ("/merge/a-diary-with-nothing-in-common", test_unrelated);
  ui_add ("/merge/what-is-no-diary", test_no_diary);
  return g_test_run ();
}
