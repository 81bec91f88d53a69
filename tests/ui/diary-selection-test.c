/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary-row.h"
#include "epsom-editor.h"
#include "epsom-selection-bar.h"
#include "ui-fixture.h"

/* Entries are chosen, deleted together, and duplicated. */

#define EPISODE "11111111-1111-4111-8111-111111111111"
#define DOSE "22222222-2222-4222-8222-222222222222"
#define READING "33333333-3333-4333-8333-333333333333"
#define DAY "44444444-4444-4444-8444-444444444444"
#define ROWS                                                                                                           \
  "record,id,episode,at,end,symptom,severity,route,minutes,amount,unit,bleeding\n"                                     \
  "episode," EPISODE ",,2026-03-02T08:00:00+00:00,2026-03-02T16:00:00+00:00,migraine,,,,,,\n"                          \
  "reading," READING "," EPISODE ",2026-03-02T08:30:00+00:00,,,8,,,,,\n"                                               \
  "dose," DOSE "," EPISODE ",2026-03-02T09:00:00+00:00,,,,iv,5,1,g,\n"                                                 \
  "day," DAY ",,2026-03-01,,,,,,,,light\n"

static GtkWidget *
show_page (EpsomWindow *window)
{
  epsom_window_show_page (window, "diary");
  ui_wait ();

  return ui_get (GTK_WIDGET (window), g_type_from_name ("EpsomDiaryPage"), NULL);
}

static EpsomSelectionBar *
get_bar (GtkWidget *page)
{
  return EPSOM_SELECTION_BAR (ui_get (page, EPSOM_TYPE_SELECTION_BAR, NULL));
}

static void
choose (GtkWidget *page, const char *id)
{
  g_assert_true (gtk_widget_activate_action (page, "diary.choose", "s", id));
  ui_wait ();
}

static gboolean
press_key (GtkWidget *page, guint keyval, GdkModifierType state)
{
  gboolean handled = ui_press_key (ui_get (page, GTK_TYPE_LIST_VIEW, NULL), keyval, state);

  ui_wait ();

  return handled;
}

static guint
count_all (EpsomStore *store)
{
  return epsom_diary_get_n_records (epsom_store_get_diary (store));
}

/* An episode and its own reading and dose: nothing is changed twice, and one undo brings all of it back. */
static void
test_delete (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomWindow *window = ui_show (fixture, store, 360);
  GtkWidget *page = show_page (window);

  choose (page, READING);
  choose (page, EPISODE);
  choose (page, DOSE);
  g_assert_true (ui_find_text (page, "3 chosen"));
  ui_press (GTK_WIDGET (get_bar (page)), "_Delete");
  g_assert_cmpuint (count_all (store), ==, 1);
  g_assert_true (ui_find_text (GTK_WIDGET (window), "Deleted: 3 entries"));
  g_assert_false (epsom_selection_bar_get_active (get_bar (page)));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  ui_wait ();
  g_assert_cmpuint (count_all (store), ==, 4);
}

/* A dose of a deleted episode stays, and names none. */
static void
test_linked (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  GtkWidget *page = show_page (ui_show (fixture, store, 800));
  const EpsomRecord *dose;
  EpsomUuid id, episode;

  choose (page, EPISODE);
  choose (page, DAY);
  epsom_selection_bar_delete (get_bar (page));
  g_assert_cmpuint (count_all (store), ==, 1);
  g_assert_true (epsom_uuid_parse (DOSE, &id));
  dose = epsom_diary_lookup (epsom_store_get_diary (store), &id);
  g_assert_nonnull (dose);
  episode = epsom_record_get_episode (dose);
  g_assert_true (epsom_uuid_is_null (&episode));
}

static void
test_keys (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  GtkWidget *page = show_page (ui_show (fixture, store, 800));

  g_assert_true (press_key (page, GDK_KEY_a, GDK_CONTROL_MASK));
  g_assert_true (ui_find_text (page, "4 chosen"));
  ui_get (page, GTK_TYPE_CHECK_BUTTON, "Chosen");
  g_assert_true (press_key (page, GDK_KEY_Escape, 0));
  g_assert_false (epsom_selection_bar_get_active (get_bar (page)));
  g_assert_null (ui_find (page, GTK_TYPE_CHECK_BUTTON, "Chosen"));

  g_assert_true (press_key (page, GDK_KEY_a, GDK_CONTROL_MASK));
  g_assert_true (press_key (page, GDK_KEY_Delete, 0));
  g_assert_cmpuint (count_all (store), ==, 0);
}

/* While choosing, a press chooses; again, no longer. */
static void
test_button (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *page = show_page (window);
  GtkWidget *list = ui_get (page, GTK_TYPE_LIST_VIEW, NULL);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "Choose entries")), TRUE);
  ui_wait ();
  g_assert_false (gtk_widget_is_sensitive (ui_get (GTK_WIDGET (get_bar (page)), GTK_TYPE_BUTTON, "_Delete")));
  gtk_widget_activate_action (list, "list.activate-item", "u", 1);
  ui_wait ();
  g_assert_true (ui_find_text (page, "1 chosen"));
  g_assert_true (gtk_widget_is_sensitive (ui_get (GTK_WIDGET (get_bar (page)), GTK_TYPE_BUTTON, "D_uplicate…")));
  gtk_widget_activate_action (list, "list.activate-item", "u", 1);
  ui_wait ();
  g_assert_true (ui_find_text (page, "Choose entries"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "Choose entries")), FALSE);
  ui_wait ();
  g_assert_false (epsom_selection_bar_get_active (get_bar (page)));
}

/* A copy is made in the editor, at the present time. */
static void
test_duplicate (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *page = show_page (window);
  EpsomEditor *editor;
  const EpsomRecord *const *doses;
  const EpsomDose *copy;
  guint n;

  choose (page, DOSE);
  ui_press (GTK_WIDGET (get_bar (page)), "D_uplicate…");
  editor = EPSOM_EDITOR (ui_get_dialog (GTK_WINDOW (window)));
  /* That episode was over by now. */
  epsom_form_set (epsom_editor_get_form (editor), EPSOM_FIELD_EPISODE, "");
  g_assert_true (epsom_editor_save (editor));
  ui_wait ();

  doses = epsom_diary_get (epsom_store_get_diary (store), EPSOM_RECORD_DOSE, &n);
  g_assert_cmpuint (n, ==, 2);
  copy = epsom_record_as_dose (doses[1]);
  g_assert_cmpint (epsom_dose_get_method (copy), ==, EPSOM_METHOD_IV_PUSH);
  g_assert_cmpfloat (copy->amount, ==, 1);
  g_assert_true (copy->at.utc > epsom_record_as_dose (doses[0])->at.utc);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);

  ui_add ("/diary-selection/delete-together", test_delete);
  ui_add ("/diary-selection/what-names-an-episode-stays", test_linked);
  ui_add ("/diary-selection/keys", test_keys);
  ui_add ("/diary-selection/the-button", test_button);
  ui_add ("/diary-selection/duplicate", test_duplicate);

  return g_test_run ();
}
