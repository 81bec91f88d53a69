/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-scenes.h"

#include <string.h>

#include "epsom-behind-list.h"
#include "epsom-chart-card.h"
#include "epsom-conflicts.h"
#include "epsom-earlier.h"
#include "epsom-first-run.h"
#include "epsom-import-dialog.h"
#include "epsom-infusion.h"
#include "epsom-merge-dialog.h"
#include "epsom-settings.h"
#include "epsom-store-merge.h"
#include "epsom-trouble.h"
#include "epsom-ui.h"
#include "epsom-words.h"

#define SAMPLE "/io/github/epsomdiary/Epsom/sample-diary.csv"
/* When the last episode of the sample goes on. */
#define NOW "2026-03-15T18:00:00+01:00"
#define HEIGHT 700

/* What the sample lacks: an infusion that runs, a symptom of one's own with a long note, and today a treatment of which
 * nobody wrote down how it was two hours later. */
#define LACKING "00000000-0000-4000-8000-000000000001"
#define TIMED "00000000-0000-4000-8000-000000000002"
#define MORE                                                                                                           \
  "dose," TIMED ",,2026-03-15T17:55:00+01:00,,,,iv,,sulfate-heptahydrate,2,g,salt,,,,,,,,,,,,,clinic,\n"               \
  "episode,,,2026-03-15T09:00:00+01:00,2026-03-15T10:00:00+01:00,Restless legs in the night,,,,,,,,,,,,,,,,,,,,,"      \
  "\"Woke up with it, and it went after a while of walking about\"\n"                                                  \
  "episode," LACKING ",,2026-03-15T01:00:00+01:00,2026-03-15T08:00:00+01:00,cramp,,,,,,,,,,,,,,,,,,,,,\n"              \
  "reading,," LACKING ",2026-03-15T01:00:00+01:00,,,7,,,,,,,,,,,,,,,,,,,,\n"                                           \
  "dose,," LACKING ",2026-03-15T01:10:00+01:00,,,,iv,5,sulfate-heptahydrate,1,g,salt,,,,,,,,,,,,,clinic,lacking\n"

/* After the last entry of another diary. */
#define AFTER_LAST (2 * 60 * 60)

static int width = 800;
static char *diary_path = NULL;

void
ui_scenes_set_width (int px)
{
  width = px;
}

void
ui_scenes_fit (GtkWidget *root)
{
  if (GTK_IS_WINDOW (root) && gtk_widget_get_width (root) > width)
    gtk_window_set_default_size (GTK_WINDOW (root), width, gtk_widget_get_height (root));
}

void
ui_scenes_set_diary (const char *path)
{
  g_free (diary_path);
  diary_path = g_strdup (path);
}

/* Conditions */

static gboolean
is_settled (gpointer dialog)
{
  return ui_find (dialog, GTK_TYPE_PROGRESS_BAR, NULL) == NULL;
}

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

/* It has been looked for. */
static gboolean
offers_backup (gpointer window)
{
  return ui_find (window, GTK_TYPE_SPINNER, NULL) == NULL;
}

static gboolean
offers_copy (gpointer window)
{
  return ui_find_text (window, "diary.sync-conflict");
}

/* Windows */

/* Two hours after the last reading or dose, so that Today shows the last day. */
static void
set_clock (EpsomDiary *diary)
{
  const EpsomRecordKind kinds[] = { EPSOM_RECORD_EPISODE, EPSOM_RECORD_READING, EPSOM_RECORD_DOSE };
  char text[EPSOM_INSTANT_STRING_SIZE];
  gint64 last = G_MININT64;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint n;
      const EpsomRecord *const *records = epsom_diary_get (diary, kinds[i], &n);

      if (n > 0)
        last = MAX (last, epsom_record_get_time (records[n - 1]));
    }
  if (last != G_MININT64)
    g_setenv ("EPSOM_NOW", epsom_instant_to_string (epsom_instant_in_zone (last + AFTER_LAST, NULL), text), TRUE);
}

/* A copy of the diary that was asked for. */
static EpsomStore *
copy_store (UiFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) original = epsom_store_open (diary_path, EPSOM_STORE_NONE, &error);
  EpsomStore *copy;

  g_assert_no_error (error);
  epsom_store_backup (original, fixture->path, &error);
  g_assert_no_error (error);
  copy = epsom_store_open (fixture->path, EPSOM_STORE_NONE, &error);
  g_assert_no_error (error);
  set_clock (epsom_store_get_diary (copy));

  return copy;
}

/* The sample, with what it lacks. */
static EpsomStore *
create_sample (UiFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  static const char *const plans[] = { "at=09:30 remind=yes id=44444444-4444-4444-8444-444444444444 "
                                       "route=oral salt=citrate amount=400 unit=mg basis=elemental",
                                       NULL };
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SAMPLE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autofree char *rows = NULL;

  g_assert_no_error (error);
  rows =
    g_strdup_printf ("%.*s%s", (int) g_bytes_get_size (bytes), (const char *) g_bytes_get_data (bytes, NULL), MORE);
  g_setenv ("EPSOM_NOW", NOW, TRUE);
  g_object_set (epsom_settings_get_default (), "plans", plans, NULL);

  return ui_create_store (fixture, rows);
}

static EpsomStore *
create_store (UiFixture *fixture)
{
  return diary_path != NULL ? copy_store (fixture) : create_sample (fixture);
}

static EpsomWindow *
show_window (UiFixture *fixture)
{
  g_autoptr (EpsomStore) store = create_store (fixture);

  return ui_show (fixture, store, width);
}

static GtkWidget *
show_page (UiFixture *fixture, const char *name)
{
  EpsomWindow *window = show_window (fixture);

  epsom_window_show_page (window, name);
  ui_wait ();

  return GTK_WIDGET (window);
}

static GtkWidget *
show_today (UiFixture *fixture)
{
  return show_page (fixture, "today");
}

/* The infusion that runs was begun with its timer. */
static GtkWidget *
show_timer (UiFixture *fixture)
{
  EpsomUuid id;

  epsom_uuid_parse (TIMED, &id);
  epsom_infusion_time (&id);

  return show_today (fixture);
}

static GtkWidget *
show_diary (UiFixture *fixture)
{
  return show_page (fixture, "diary");
}

static GtkWidget *
show_response (UiFixture *fixture)
{
  return show_page (fixture, "response");
}

static GtkWidget *
show_report (UiFixture *fixture)
{
  return show_page (fixture, "report");
}

/* One that has just begun, and what was stored said in a toast. */
static GtkWidget *
show_toast (UiFixture *fixture)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, width);

  ui_press (GTK_WIDGET (window), epsom_words_symptom ("migraine"));
  ui_wait ();

  return GTK_WIDGET (window);
}

static GtkWidget *
show_empty_page (UiFixture *fixture, const char *name)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, width);

  epsom_window_show_page (window, name);
  ui_wait ();

  return GTK_WIDGET (window);
}

static GtkWidget *
show_empty_diary (UiFixture *fixture)
{
  return show_empty_page (fixture, "diary");
}

static GtkWidget *
show_empty_response (UiFixture *fixture)
{
  return show_empty_page (fixture, "response");
}

static GtkWidget *
show_first_run (UiFixture *fixture)
{
  EpsomWindow *window = epsom_window_new (fixture->application, fixture->path);

  gtk_window_set_default_size (GTK_WINDOW (window), width, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  epsom_window_open (window, EPSOM_STORE_NONE);
  ui_wait_until (shows_first_run, window);
  ui_wait ();

  return GTK_WIDGET (window);
}

static GtkWidget *
show_trouble (UiFixture *fixture)
{
  EpsomWindow *window = epsom_window_new (fixture->application, fixture->path);
  g_autofree char *damaged = NULL;

  {
    g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
    g_autoptr (GError) error = NULL;

    epsom_store_backup_if_due (store, &error);
    g_assert_no_error (error);
  }
  damaged = ui_write (fixture, "diary.epsom", "SQLite format 3");
  gtk_window_set_default_size (GTK_WINDOW (window), width, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  epsom_window_open (window, EPSOM_STORE_NONE);
  ui_wait_until (shows_trouble, window);
  ui_wait_until (offers_backup, window);
  ui_wait ();

  return GTK_WIDGET (window);
}

static GtkWidget *
show_view (UiFixture *fixture)
{
  g_autofree char *path = ui_write (fixture, "Anna Maria Example-Whoever.csv",
                                    "record,at,symptom\nepisode,2026-03-01T08:00:00+00:00,migraine\n");
  EpsomWindow *window = epsom_window_new_view (fixture->application, path);

  gtk_window_set_default_size (GTK_WINDOW (window), width, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait_until (has_store, window);
  epsom_window_show_page (window, "today");
  ui_wait ();

  return GTK_WIDGET (window);
}

/* Forms */

static GtkWidget *
get_dialog (EpsomWindow *window)
{
  GtkWindow *dialog = ui_get_dialog (GTK_WINDOW (window));

  g_assert_nonnull (dialog);

  return GTK_WIDGET (dialog);
}

/* A form for a new record of @kind or, where @present, for the last that is there. */
static GtkWidget *
show_form (UiFixture *fixture, EpsomRecordKind kind, gboolean present)
{
  EpsomWindow *window = show_window (fixture);
  guint n;
  const EpsomRecord *const *records =
    epsom_diary_get (epsom_store_get_diary (epsom_window_get_store (window)), kind, &n);

  epsom_editor_present (GTK_WIDGET (window), kind, present ? (EpsomRecord *) records[n - 1] : NULL);
  ui_wait ();

  return get_dialog (window);
}

#define FORM(token, KIND)                                                                                              \
  static GtkWidget *show_new_##token (UiFixture *fixture)                                                              \
  {                                                                                                                    \
    return show_form (fixture, EPSOM_RECORD_##KIND, FALSE);                                                            \
  }                                                                                                                    \
  static GtkWidget *show_present_##token (UiFixture *fixture)                                                          \
  {                                                                                                                    \
    return show_form (fixture, EPSOM_RECORD_##KIND, TRUE);                                                             \
  }

FORM (episode, EPISODE)
FORM (reading, READING)
FORM (dose, DOSE)
FORM (medicine, MEDICINE)
FORM (day, DAY)
FORM (rating, RATING)
FORM (lab, LAB)

/* Dialogs */

static GtkWidget *
show_import (UiFixture *fixture, const char *name, const char *content)
{
  EpsomWindow *window = show_window (fixture);
  g_autofree char *path = ui_write (fixture, name, content);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog = epsom_import_dialog_present (window, file);

  ui_wait_until (is_settled, dialog);
  ui_wait ();

  return dialog;
}

/* What breaks a rule, what is new and what differs, at once. */
static GtkWidget *
show_import_of_own (UiFixture *fixture)
{
  return show_import (fixture, "march.csv",
                      "record,id,episode,at,symptom,severity,route,amount,unit\n"
                      "dose,,,2026-03-03T09:00:00+00:00,,,oral,400,mg\n"
                      "dose,,,2026-03-03T10:00:00+00:00,,,oral,-1,mg\n"
                      "reading,6cb95ecd-abfd-40f3-a2f5-92d326981285,cdece164-d697-4ba5-b456-d99c6e705c2a,"
                      "2026-03-15T17:35:00+01:00,,9,,,\n");
}

static GtkWidget *
show_import_of_app (UiFixture *fixture)
{
  return show_import (fixture, "bearable.csv",
                      "date,date formatted,weekday,time of day,category,rating/amount,detail,notes\n"
                      "2026-03-01,1st Mar 2026,Sunday,am,Symptom,2,Headache (Moderate),\n"
                      "2026-03-01,1st Mar 2026,Sunday,am,Energy,2,,\n");
}

static GtkWidget *
show_import_of_table (UiFixture *fixture)
{
  return show_import (fixture, "table.csv", "When;Stärke;Other\n01.03.2026;7;x\n02.03.2026;4;y\n");
}

/* Puts @note on the day that both copies know, at @now. */
static void
note_day (EpsomStore *store, const char *note, const char *now)
{
  EpsomCells cells = { .text = { [EPSOM_FIELD_RECORD] = "day",
                                 [EPSOM_FIELD_ID] = "2d76d326-18db-42ab-a5dd-df55d1177be0",
                                 [EPSOM_FIELD_AT] = "2026-03-15",
                                 [EPSOM_FIELD_NOTE] = note } };
  EpsomUuid id;
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomRecord) after = epsom_record_from_cells (&cells, &error);
  g_autoptr (GPtrArray) changes = epsom_changes_new ();

  g_assert_no_error (error);
  epsom_uuid_parse (cells.text[EPSOM_FIELD_ID], &id);
  g_setenv ("EPSOM_NOW", now, TRUE);
  g_ptr_array_add (changes,
                   epsom_change_new ((EpsomRecord *) epsom_diary_lookup (epsom_store_get_diary (store), &id), after));
  epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_setenv ("EPSOM_NOW", NOW, TRUE);
}

static char *
get_copy_path (UiFixture *fixture)
{
  return g_build_filename (fixture->folder, "diary.sync-conflict-20260315-180000-ABCDEFG.epsom", NULL);
}

/* A window whose diary has a copy beside it, in which the same day was edited; @merged: it was taken over. */
static EpsomWindow *
show_window_with_copy (UiFixture *fixture, gboolean merged)
{
  g_autoptr (EpsomStore) store = create_store (fixture);
  g_autofree char *path = get_copy_path (fixture);
  g_autoptr (EpsomStore) copy = NULL;
  g_autoptr (GError) error = NULL;
  EpsomMergeSummary summary;
  EpsomWindow *window;

  epsom_store_backup (store, path, &error);
  g_assert_no_error (error);
  copy = epsom_store_open (path, EPSOM_STORE_NONE, &error);
  g_assert_no_error (error);
  note_day (store, "from here", "2026-03-15T17:58:00+01:00");
  note_day (copy, "from there", "2026-03-15T17:59:00+01:00");
  if (merged)
    epsom_store_merge (store, path, EPSOM_MERGE_NONE, &summary, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  window = ui_show (fixture, store, width);
  if (!merged)
    ui_wait_until (offers_copy, window);
  ui_wait ();

  return window;
}

static GtkWidget *
show_merge_bar (UiFixture *fixture)
{
  return GTK_WIDGET (show_window_with_copy (fixture, FALSE));
}

static GtkWidget *
show_merge (UiFixture *fixture)
{
  EpsomWindow *window = show_window_with_copy (fixture, FALSE);
  g_autofree char *path = get_copy_path (fixture);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog = epsom_merge_dialog_present (window, file, TRUE);

  ui_wait_until (is_settled, dialog);
  ui_wait ();

  return dialog;
}

static GtkWidget *
show_conflicts (UiFixture *fixture)
{
  GtkWidget *dialog = epsom_conflicts_present (show_window_with_copy (fixture, TRUE));

  ui_wait ();

  return dialog;
}

/* What an action of the window opens. */
static GtkWidget *
show_action (UiFixture *fixture, const char *action)
{
  EpsomWindow *window = show_window (fixture);

  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  ui_wait ();

  return get_dialog (window);
}

static void
unfold (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    unfold (child);
}

/* With a backup, and a plan that is unfolded. */
static GtkWidget *
show_preferences (UiFixture *fixture)
{
  g_autoptr (EpsomStore) store = create_store (fixture);
  g_autoptr (GError) error = NULL;
  GtkWidget *preferences;

  epsom_store_backup_if_due (store, &error);
  g_assert_no_error (error);
  preferences = ui_open_preferences (ui_show (fixture, store, width));
  unfold (preferences);
  ui_wait ();

  return preferences;
}

static GtkWidget *
show_help (UiFixture *fixture)
{
  return show_action (fixture, "win.show-help");
}

static GtkWidget *
show_shortcuts (UiFixture *fixture)
{
  return show_action (fixture, "win.show-shortcuts");
}

static GtkWidget *
show_about (UiFixture *fixture)
{
  EpsomWindow *window = show_window (fixture);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.about", NULL);
  ui_wait ();

  return ui_get_alert (GTK_WINDOW (window));
}

static GtkWidget *
show_alert (UiFixture *fixture)
{
  EpsomWindow *window = show_window (fixture);
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "epsom-report-of-march.pdf: no space");

  epsom_ui_show_error (GTK_WIDGET (window), "epsom-report-of-march.pdf", error);
  ui_wait ();

  return ui_get_alert (GTK_WINDOW (window));
}

static GtkWidget *
show_table (UiFixture *fixture)
{
  GtkWidget *window = show_response (fixture);

  gtk_widget_activate_action (ui_get (window, EPSOM_TYPE_CHART_CARD, NULL), "chart.show-table", NULL);
  ui_wait ();

  return get_dialog (EPSOM_WINDOW (window));
}

static GtkWidget *
show_behind (UiFixture *fixture)
{
  EpsomWindow *window = show_window (fixture);
  g_autoptr (EpsomResponse) response = ui_respond (epsom_window_get_store (window));
  const EpsomBehind behind = { .kind = EPSOM_BEHIND_RELIEF, .method = EPSOM_BEHIND_ANY_METHOD };

  epsom_behind_list_present (GTK_WIDGET (window), response, &behind, "IV push");
  ui_wait ();

  return get_dialog (window);
}

/* Popovers, and what unfolds */

static GtkWidget *
get_popover (GtkWidget *root)
{
  ui_wait ();

  return ui_get (root, GTK_TYPE_POPOVER, NULL);
}

static GtkWidget *
show_add_menu (UiFixture *fixture)
{
  GtkWidget *window = show_today (fixture);

  adw_split_button_popup (ADW_SPLIT_BUTTON (ui_get (window, ADW_TYPE_SPLIT_BUTTON, NULL)));

  return get_popover (window);
}

static gboolean
is_primary (GtkWidget *widget)
{
  return GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_primary (GTK_MENU_BUTTON (widget));
}

static gboolean
recalls (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "diary.recall") == 0;
}

static gboolean
unfolds_choices (GtkWidget *widget)
{
  return GTK_IS_TOGGLE_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL &&
         strstr (gtk_button_get_icon_name (GTK_BUTTON (widget)), "filter") != NULL;
}

/* The first mapped one in @root that is as @condition says. */
static GtkWidget *
find (GtkWidget *root, gboolean (*condition) (GtkWidget *widget))
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (condition (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, condition);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
show_main_menu (UiFixture *fixture)
{
  GtkWidget *window = show_today (fixture);

  gtk_menu_button_popup (GTK_MENU_BUTTON (find (window, is_primary)));

  return get_popover (window);
}

static void
ignore_cb (GtkWidget *anchor, gint64 seconds, gpointer user_data)
{
}

static GtkWidget *
show_earlier (UiFixture *fixture)
{
  GtkWidget *window = show_today (fixture);

  epsom_earlier_popup (ui_get (window, ADW_TYPE_SPLIT_BUTTON, NULL), ignore_cb, NULL);

  return get_popover (window);
}

static GtkWidget *
show_go_to_date (UiFixture *fixture)
{
  GtkWidget *window = show_diary (fixture);

  gtk_widget_activate_action (epsom_window_get_page (EPSOM_WINDOW (window), "diary"), "diary.go-to-date", NULL);

  return get_popover (window);
}

static gboolean
lists_few (gpointer list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) < 10;
}

static GtkWidget *
show_recall (UiFixture *fixture)
{
  GtkWidget *window = show_diary (fixture);
  GtkWidget *list = ui_get (window, GTK_TYPE_LIST_VIEW, NULL);

  gtk_editable_set_text (GTK_EDITABLE (ui_get (window, GTK_TYPE_SEARCH_ENTRY, NULL)), "lacking");
  ui_wait_until (lists_few, list);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u",
                              g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) -
                                1);
  ui_wait ();
  g_signal_emit_by_name (find (window, recalls), "clicked");

  return get_popover (window);
}

/* The chips that narrow the diary, and the bar of what was chosen in it. */
static GtkWidget *
show_choices (UiFixture *fixture)
{
  GtkWidget *window = show_diary (fixture);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (window, unfolds_choices)), TRUE);
  gtk_widget_activate_action (epsom_window_get_page (EPSOM_WINDOW (window), "diary"), "diary.choose", "s",
                              "cdece164-d697-4ba5-b456-d99c6e705c2a");
  ui_wait ();

  return window;
}

const UiScene *
ui_scenes_get (guint *n)
{
  static const UiScene scenes[] = {
    { "today", show_today },
    { "diary", show_diary },
    { "response", show_response },
    { "report", show_report },
    { "timer", show_timer },
    { "toast", show_toast },
    { "empty-diary", show_empty_diary },
    { "empty-response", show_empty_response },
    { "first-run", show_first_run },
    { "trouble", show_trouble },
    { "view", show_view },
    { "new-episode", show_new_episode },
    { "new-reading", show_new_reading },
    { "new-dose", show_new_dose },
    { "new-medicine", show_new_medicine },
    { "new-day", show_new_day },
    { "new-rating", show_new_rating },
    { "new-lab", show_new_lab },
    { "episode", show_present_episode },
    { "reading", show_present_reading },
    { "dose", show_present_dose },
    { "medicine", show_present_medicine },
    { "day", show_present_day },
    { "rating", show_present_rating },
    { "lab", show_present_lab },
    { "import-of-own", show_import_of_own },
    { "import-of-app", show_import_of_app },
    { "import-of-table", show_import_of_table },
    { "merge-bar", show_merge_bar },
    { "merge", show_merge },
    { "conflicts", show_conflicts },
    { "preferences", show_preferences },
    { "help", show_help },
    { "shortcuts", show_shortcuts },
    { "about", show_about },
    { "alert", show_alert },
    { "table", show_table },
    { "behind", show_behind },
    { "choices", show_choices },
    { "add-menu", show_add_menu },
    { "main-menu", show_main_menu },
    { "earlier", show_earlier },
    { "go-to-date", show_go_to_date },
    { "recall", show_recall },
  };

  *n = G_N_ELEMENTS (scenes);

  return scenes;
}

void
ui_scenes_add (const char *path, const UiScene *scene, void (*test) (UiFixture *fixture, gconstpointer scene))
{
  g_autofree char *full = g_strdup_printf ("%s/%s", path, scene->name);

  g_test_add (full, UiFixture, scene, ui_set_up, test, ui_tear_down);
}

void
ui_leave (GtkWidget *root)
{
  if (!GTK_IS_POPOVER (root))
    return;
  gtk_popover_popdown (GTK_POPOVER (root));
  ui_wait_for_popover ();
}
