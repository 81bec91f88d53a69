/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "epsom-application.h"
#include "epsom-export.h"
#include "epsom-first-run.h"
#include "epsom-opening.h"
#include "epsom-shortcuts.h"
#include "epsom-trouble.h"
#include "epsom-ui.h"
#include "ui-fixture.h"

static gboolean
has_store (gpointer window)
{
  return epsom_window_get_store (window) != NULL;
}

static gboolean
shows_first_run (gpointer window)
{
  return ui_find (window, EPSOM_TYPE_FIRST_RUN, NULL) != NULL;
}

static gboolean
shows_trouble (gpointer window)
{
  return ui_find (window, EPSOM_TYPE_TROUBLE, NULL) != NULL;
}

/* Nothing is made on disk before somebody says so. */
static void
test_first_run (UiFixture *fixture, gconstpointer data)
{
  EpsomWindow *window = ui_show_path (fixture);

  ui_wait_until (shows_first_run, window);
  g_assert_true (ui_find_text (GTK_WIDGET (window), "it is not medical advice"));
  g_assert_true (ui_find_text (GTK_WIDGET (window), fixture->path));
  ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Look at the s_ample");
  ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Import a file…");
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_null (ui_find (GTK_WIDGET (window), ADW_TYPE_SPLIT_BUTTON, NULL));

  ui_press (GTK_WIDGET (window), "_Start a diary");
  ui_wait_until (has_store, window);
  ui_wait ();
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (ui_find_text (GTK_WIDGET (window), "What is happening?"));
}

static void
test_sample (UiFixture *fixture, gconstpointer data)
{
  EpsomWindow *window = epsom_window_new (fixture->application, NULL);
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  GStatBuf status;

  gtk_window_present (GTK_WINDOW (window));
  epsom_window_take_opening (window, epsom_opening_start_sample ());
  ui_wait_until (has_store, window);
  ui_wait ();
  g_assert_true (ui_find_text (GTK_WIDGET (window), "An invented sample diary. Nothing here is about you."));
  ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, "My own diary");
  g_assert_cmpuint (epsom_diary_get_n_records (epsom_store_get_diary (epsom_window_get_store (window))), >, 1000);

  /* Never mixed with one's own, and gone with its window. */
  path = g_strdup (epsom_window_get_path (window));
  folder = g_path_get_dirname (path);
  g_assert_cmpstr (path, !=, fixture->path);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  ui_close (GTK_WINDOW (window));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
expect_trouble (UiFixture *fixture, const char *title, const char *advice)
{
  EpsomWindow *window = ui_show_path (fixture);

  ui_wait_until (shows_trouble, window);
  ui_wait ();
  g_assert_true (ui_find_text (GTK_WIDGET (window), title));
  g_assert_true (ui_find_text (GTK_WIDGET (window), advice));
  ui_close (GTK_WINDOW (window));
}

static void
test_foreign (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_write (fixture, "diary.epsom", "These are no pages of a diary.");

  expect_trouble (fixture, "This is not a diary of Epsom", "The file was left as it is.");
}

static void
test_directory (UiFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  expect_trouble (fixture, "This is not a diary of Epsom", "");
}

/* Writes @bytes over the file at @offset. */
static void
overwrite (const char *path, long offset, const char *bytes, gsize n)
{
  FILE *file = g_fopen (path, "r+b");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, offset, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (bytes, 1, n, file), ==, n);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* The user version is the big-endian number at byte 60 of an SQLite file. */
static void
test_too_new (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);

  g_clear_object (&store);
  overwrite (fixture->path, 60, "\x00\x00\x27\x0f", 4);
  expect_trouble (fixture, "This diary was made by a newer Epsom", "Update Epsom to open it.");
}

/* Everything after the first page turns into noise: the header is still that of a diary. */
static void
damage (const char *path)
{
  char noise[4096];
  GStatBuf status;

  memset (noise, 0xa5, sizeof noise);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  for (long offset = sizeof noise; offset < status.st_size; offset += (long) sizeof noise)
    overwrite (path, offset, noise, sizeof noise);
}

static gboolean
offers_restore (gpointer window)
{
  return ui_find_text (window, "Restore the backup of");
}

static void
test_corrupt (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, "record,at,symptom\nepisode,2026-03-01T08:00:00+00:00,migraine\n");
  g_autoptr (GError) error = NULL;
  EpsomWindow *window;
  GtkWidget *trouble;

  g_assert_true (epsom_store_backup_if_due (store, &error));
  g_assert_no_error (error);
  g_clear_object (&store);
  damage (fixture->path);

  window = ui_show_path (fixture);
  ui_wait_until (offers_restore, window);
  g_assert_true (ui_find_text (GTK_WIDGET (window), "The diary is damaged"));
  ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Choose a backup…");

  trouble = ui_get (GTK_WIDGET (window), EPSOM_TYPE_TROUBLE, NULL);
  g_signal_emit_by_name (ui_get (trouble, GTK_TYPE_BUTTON, NULL), "clicked");
  ui_wait_until (has_store, window);
  ui_wait ();
  g_assert_cmpuint (ui_count (epsom_window_get_store (window), EPSOM_RECORD_EPISODE), ==, 1);
  g_assert_true (ui_find_text (GTK_WIDGET (window), "The damaged diary was kept as"));
}

static gboolean
has_backup (gpointer fixture)
{
  g_autofree char *folder = g_build_filename (((UiFixture *) fixture)->folder, "backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, "-daily.epsom") && name[0] != '.')
      return TRUE;

  return FALSE;
}

static void
test_daily_backup (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, "record,at,symptom\nepisode,2026-03-01T08:00:00+00:00,migraine\n");

  g_clear_object (&store);
  g_assert_false (has_backup (fixture));
  ui_show_path (fixture);
  ui_wait_until (has_backup, fixture);
}

/* Before its first frame, as soon as the diary is open. */
static void
test_daily_backup_closed (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, "record,at,symptom\nepisode,2026-03-01T08:00:00+00:00,migraine\n");
  EpsomWindow *window = epsom_window_new (fixture->application, fixture->path);

  g_clear_object (&store);
  epsom_window_open (window, EPSOM_STORE_NONE);
  ui_wait_until (has_store, window);
  g_assert_false (has_backup (fixture));
  ui_close (GTK_WINDOW (window));
  ui_wait_until (has_backup, fixture);
}

static gboolean
says_no_backup (gpointer window)
{
  GtkWidget *alert = ui_get_alert (window);

  return alert != NULL && ui_find_text (alert, "No backup of the diary could be made");
}

static void
test_daily_backup_fails (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, "record,at,symptom\nepisode,2026-03-01T08:00:00+00:00,migraine\n");
  g_autofree char *obstacle = ui_write (fixture, "backups", "This is no folder.");
  EpsomWindow *window;

  g_clear_object (&store);
  window = ui_show_path (fixture);
  ui_wait_until (says_no_backup, window);
  g_assert_nonnull (epsom_window_get_store (window));
}

/* A title and a page for every error of the store, with something that can be done. */
static void
test_explanations (void)
{
  for (int code = EPSOM_STORE_ERROR_FAILED; code <= EPSOM_STORE_ERROR_CONSTRAINT; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (EPSOM_STORE_ERROR, code, "The cause");
      g_autofree char *words = epsom_ui_explain_error (error);
      g_autoptr (GtkWidget) page = g_object_ref_sink (epsom_trouble_new (NULL, error));

      g_assert_true (g_str_has_prefix (words, "The cause\n\n"));
      g_assert_cmpuint (strlen (words), >, strlen ("The cause\n\n"));
    }
}

static void
test_width (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *wide = GTK_WIDGET (ui_show (fixture, store, 720));
  GtkWidget *narrow = GTK_WIDGET (ui_show (fixture, store, 360));

  ui_get (wide, ADW_TYPE_VIEW_SWITCHER, NULL);
  g_assert_false (
    adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (ui_get (wide, ADW_TYPE_VIEW_SWITCHER_BAR, NULL))));
  g_assert_cmpint (gtk_widget_get_width (narrow), <=, 360);
  g_assert_true (
    adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (ui_get (narrow, ADW_TYPE_VIEW_SWITCHER_BAR, NULL))));
  g_assert_cmpstr (adw_window_title_get_title (ADW_WINDOW_TITLE (ui_get (narrow, ADW_TYPE_WINDOW_TITLE, NULL))), ==,
                   "Today");
}

static gboolean
is_narrow (gpointer window)
{
  return adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (ui_get (window, ADW_TYPE_VIEW_SWITCHER_BAR, NULL)));
}

/* A window that is made narrower changes its layout by itself. */
static void
test_resize (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, 900);

  g_assert_false (is_narrow (window));
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 700);
  ui_wait_until (is_narrow, window);
}

/* Everything that can be pressed has a name for those who hear it. */
static void
check_names (GtkWidget *widget, guint *n)
{
  gboolean control = GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget);

  if (!gtk_widget_get_mapped (widget))
    return;

  if (control && GTK_IS_BUTTON (widget))
    {
      gboolean named =
        gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
        gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
        gtk_button_get_label (GTK_BUTTON (widget)) != NULL || gtk_widget_get_tooltip_text (widget) != NULL;

      for (GtkWidget *parent = gtk_widget_get_parent (widget); !named && parent != NULL;
           parent = gtk_widget_get_parent (parent))
        named = (GTK_IS_MENU_BUTTON (parent) || ADW_IS_SPLIT_BUTTON (parent) || ADW_IS_VIEW_SWITCHER (parent) ||
                 GTK_IS_WINDOW_CONTROLS (parent));
      if (!named)
        g_test_message ("A %s has no name", G_OBJECT_TYPE_NAME (widget));
      g_assert_true (named);
      *n += 1;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child, n);
}

static void
test_names (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, "record,at,symptom,route,amount,unit\nepisode,2026-03-03T08:00:00+00:00,migraine,,,\n"
                              "dose,2026-03-03T09:00:00+00:00,,oral,400,mg\n");
  EpsomWindow *window = ui_show (fixture, store, 800);
  guint n = 0;

  check_names (GTK_WIDGET (window), &n);
  g_assert_cmpuint (n, >, 25);
}

static void
test_shortcuts (UiFixture *fixture, gconstpointer data)
{
  const struct {
    const char *action, *key;
  } cases[] = {
    { "win.undo", "<Control>z" },
    { "win.redo", "<Shift><Control>z" },
    { "win.add::episode", "<Control>n" },
    { "win.add::dose", "<Control>d" },
    { "win.import", "<Control>i" },
    { "win.export", "<Control>e" },
    { "win.show-page::today", "<Control>1" },
  };
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *list;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (fixture->application, cases[i].action);

      g_assert_cmpstr (keys[0], ==, cases[i].key);
    }

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-shortcuts", NULL);
  ui_wait ();
  list = GTK_WIDGET (ui_get_dialog (GTK_WINDOW (window)));
  g_assert_true (ui_find_text (list, "Magnesium dose"));
  g_assert_true (ui_find_text (list, "Ctrl+D"));
  ui_close (GTK_WINDOW (list));
}

static gboolean
has_focus_within (GtkWidget *window, GType type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && gtk_widget_get_ancestor (focus, type) != NULL;
}

/* Return does what the content offers first, whether the diary was opened before the window was seen or after. */
static void
test_first_focus (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));

  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == ui_get (window, GTK_TYPE_BUTTON, "Migraine"));
  ui_close (GTK_WINDOW (window));

  window = GTK_WIDGET (ui_show_path (fixture));
  ui_wait_until (has_store, window);
  ui_wait ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == ui_get (window, GTK_TYPE_BUTTON, "Migraine"));

  /* Where the person left it, it stays. */
  gtk_widget_grab_focus (ui_get (window, GTK_TYPE_BUTTON, "Cramp"));
  gtk_widget_set_visible (window, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == ui_get (window, GTK_TYPE_BUTTON, "Cramp"));
}

/* To another page by its key takes the keyboard there, also where something else, such as a toast, could take it. */
static void
test_focus_of_pages (UiFixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "report", "diary", "response", "today", "report", "today" };
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *switcher;

  ui_press (GTK_WIDGET (window), "Migraine");
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *focus;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", pages[i]);
      ui_wait ();
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_nonnull (focus);
      g_assert_true (gtk_widget_is_ancestor (focus, epsom_window_get_page (window, pages[i])));
    }

  /* Who steps along the switcher stays there. */
  switcher = ui_get (GTK_WIDGET (window), ADW_TYPE_VIEW_SWITCHER, NULL);
  gtk_widget_child_focus (switcher, GTK_DIR_TAB_FORWARD);
  epsom_window_show_page (window, "diary");
  ui_wait ();
  g_assert_true (has_focus_within (GTK_WIDGET (window), ADW_TYPE_VIEW_SWITCHER));
}

static void
test_first_focus_of_first_run (UiFixture *fixture, gconstpointer data)
{
  EpsomWindow *window = ui_show_path (fixture);

  ui_wait_until (shows_first_run, window);
  ui_wait ();
  g_assert_true (has_focus_within (GTK_WIDGET (window), EPSOM_TYPE_FIRST_RUN));
}

/* The menus are made when they are opened. */
static void
test_menus (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));
  GtkWidget *menu_button = gtk_widget_get_parent (ui_get (window, GTK_TYPE_TOGGLE_BUTTON, "Main menu"));
  GtkWidget *add_button = ui_get (window, ADW_TYPE_SPLIT_BUTTON, NULL);

  g_assert_null (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu_button)));
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu_button));
  ui_wait ();
  g_assert_true (ui_find_text (menu_button, "About Epsom"));
  g_assert_true (ui_find_text (menu_button, "Export for spreadsheets…"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (menu_button));
  ui_wait ();

  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_get (add_button, GTK_TYPE_MENU_BUTTON, NULL)));
  ui_wait ();
  g_assert_true (ui_find_text (add_button, "Magnesium dose…"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (ui_get (add_button, GTK_TYPE_MENU_BUTTON, NULL)));
  ui_wait ();
}

/* The words of safety stand in the guide and at the first run. */
static void
test_help (UiFixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "not medical advice", "worst-ever headache", "weakness",
                                       "fever with a stiff neck", "kidney disease" };
  GtkWidget *window = GTK_WIDGET (ui_show_path (fixture));
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (fixture->application, "win.show-help");
  GtkWidget *help;

  g_assert_cmpstr (keys[0], ==, "F1");
  ui_wait_until (shows_first_run, window);
  gtk_widget_activate_action (window, "win.show-help", NULL);
  ui_wait ();
  help = GTK_WIDGET (ui_get_dialog (GTK_WINDOW (window)));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_assert_true (ui_find_text (window, words[i]));
      g_assert_true (ui_find_text (help, words[i]));
    }
  g_assert_true (ui_find_text (help, "During an attack"));
  ui_close (GTK_WINDOW (help));
}

static void
test_about (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *about;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.about", NULL);
  ui_wait ();
  about = ui_get_alert (GTK_WINDOW (window));
  g_assert_nonnull (about);
  g_assert_true (ui_find_text (about, "Epsom"));
}

/* An error of a write is said in words, and nothing is changed. */
static void
test_refused (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (
    fixture, "record,id,at,symptom\nepisode,11111111-1111-4111-8111-111111111111,2026-03-03T08:00:00+00:00,migraine\n");
  g_autoptr (EpsomStore) other = NULL;
  g_autoptr (EpsomStore) reader = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  GtkWidget *alert;
  GPtrArray *changes;
  guint n;

  reader = epsom_store_open (fixture->path, EPSOM_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  window = GTK_WIDGET (ui_show (fixture, reader, 800));
  changes = epsom_diary_delete (epsom_store_get_diary (reader),
                                epsom_diary_get (epsom_store_get_diary (reader), EPSOM_RECORD_EPISODE, &n)[0]);
  g_assert_false (epsom_ui_apply (ui_get (window, GTK_TYPE_BUTTON, "Cramp"), changes, "Deleted"));
  ui_wait ();
  alert = ui_get_alert (GTK_WINDOW (window));
  g_assert_nonnull (alert);
  g_assert_true (ui_find_text (alert, "That could not be stored"));
  g_assert_true (ui_find_text (alert, "Nothing was changed."));
  g_assert_cmpuint (ui_count (reader, EPSOM_RECORD_EPISODE), ==, 1);
}

static gboolean
says_exported (gpointer window)
{
  return ui_find_text (window, "Exported as epsom-spreadsheet");
}

static gboolean
says_what_failed (gpointer window)
{
  GtkWidget *alert = ui_get_alert (window);

  return alert != NULL && ui_find_text (alert, "The diary could not be exported");
}

/* A folder of the export's own is made in the one that was chosen; what somebody else keeps there under that name
 * stays. */
static void
test_export_spreadsheet (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (
    fixture, "record,at,symptom,note\nepisode,2026-03-03T08:00:00+00:00,migraine,=1+1\n");
  EpsomWindow *window = ui_show (fixture, store, 800);
  g_autofree char *folder = g_build_filename (fixture->folder, "epsom-spreadsheet", NULL);
  g_autofree char *episodes = g_build_filename (folder, "episodes.csv", NULL);
  g_autofree char *mine = g_build_filename (folder, "mine.txt", NULL);
  g_autofree char *dictionary = g_build_filename (folder, "dictionary.csv", NULL);
  g_autoptr (GFile) chosen = g_file_new_for_path (fixture->folder);
  g_autofree char *content = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (mine, "mine", -1, NULL));
  epsom_export_spreadsheet (GTK_WIDGET (window), store, chosen);
  ui_wait_until (says_what_failed, window);
  g_assert_false (g_file_test (episodes, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (mine), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  epsom_export_spreadsheet (GTK_WIDGET (window), store, chosen);
  ui_wait_until (says_exported, window);
  g_assert_true (g_file_test (dictionary, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (episodes, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "2026-03-03"));
  g_assert_nonnull (strstr (content, "'=1+1"));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/ui/window/first-run", test_first_run);
  ui_add ("/ui/window/sample", test_sample);
  ui_add ("/ui/window/foreign-file", test_foreign);
  ui_add ("/ui/window/directory", test_directory);
  ui_add ("/ui/window/made-by-a-newer-epsom", test_too_new);
  ui_add ("/ui/window/damaged-and-restored", test_corrupt);
  g_test_add_func ("/ui/window/every-error-is-explained", test_explanations);
  ui_add ("/ui/window/daily-backup", test_daily_backup);
  ui_add ("/ui/window/daily-backup-of-a-window-closed-at-once", test_daily_backup_closed);
  ui_add ("/ui/window/daily-backup-fails", test_daily_backup_fails);
  ui_add ("/ui/window/wide-and-narrow", test_width);
  ui_add ("/ui/window/made-narrower", test_resize);
  ui_add ("/ui/window/names", test_names);
  ui_add ("/ui/window/shortcuts", test_shortcuts);
  ui_add ("/ui/window/first-focus", test_first_focus);
  ui_add ("/ui/window/focus-goes-to-the-page", test_focus_of_pages);
  ui_add ("/ui/window/first-focus-of-the-first-run", test_first_focus_of_first_run);
  ui_add ("/ui/window/menus", test_menus);
  ui_add ("/ui/window/help", test_help);
  ui_add ("/ui/window/about", test_about);
  ui_add ("/ui/window/write-refused", test_refused);
  ui_add ("/ui/window/export-for-spreadsheets", test_export_spreadsheet);
  return g_test_run ();
}
