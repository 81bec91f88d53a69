/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-form.h"
#include "epsom-settings.h"
#include "epsom-words.h"
#include "ui-fixture.h"

#define AMOUNT "Elemental magnesium in mg"
#define EPISODE "record,at,symptom\nepisode,2026-03-01T08:00:00+00:00,"

static void
toggle (GtkWidget *preferences, const char *row)
{
  gtk_widget_activate (ui_get (ui_get (preferences, ADW_TYPE_ACTION_ROW, row), GTK_TYPE_SWITCH, NULL));
  ui_wait ();
}

static void
test_low_light (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *preferences = ui_open_preferences (ui_show (fixture, store, 360));
  EpsomSettings *settings = epsom_settings_get_default ();

  toggle (preferences, "Low light");
  g_assert_true (epsom_settings_get_low_light (settings));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "low-light", NULL);
  ui_wait ();
  g_assert_false (gtk_switch_get_active (
    GTK_SWITCH (ui_get (ui_get (preferences, ADW_TYPE_ACTION_ROW, "Low light"), GTK_TYPE_SWITCH, NULL))));
  toggle (preferences, "With an episode");
  g_assert_true (epsom_settings_get_low_light_follows (settings));
}

/* The symptoms on Today as they stand there, joined. */
static char *
get_pills (GtkWidget *window)
{
  GtkWidget *pill = gtk_widget_get_first_child (gtk_widget_get_parent (ui_get (window, GTK_TYPE_BUTTON, "Other…")));
  g_autoptr (GString) names = g_string_new (NULL);

  for (; pill != NULL; pill = gtk_widget_get_next_sibling (pill))
    {
      const char *symptom = g_object_get_data (G_OBJECT (pill), "symptom");

      if (symptom != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", symptom);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
expect_pills (GtkWidget *window, const char *expected)
{
  g_autofree char *pills = get_pills (window);

  g_assert_cmpstr (pills, ==, expected);
}

/* Shown, hidden and moved at once, one's own too; what is hidden can still be recorded. */
static void
test_symptoms (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, EPISODE "tinnitus\n");
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *preferences = ui_open_preferences (window);

  expect_pills (GTK_WIDGET (window), "migraine cramp pms brain-fog palpitations tinnitus");
  toggle (preferences, "PMS");
  expect_pills (GTK_WIDGET (window), "migraine cramp brain-fog palpitations tinnitus");
  ui_press (preferences, "Move up: tinnitus");
  expect_pills (GTK_WIDGET (window), "migraine cramp brain-fog tinnitus palpitations");
  ui_press (preferences, "Move up: Cramp");
  expect_pills (GTK_WIDGET (window), "cramp migraine brain-fog tinnitus palpitations");
  g_assert_false (gtk_widget_get_sensitive (ui_get (preferences, GTK_TYPE_BUTTON, "Move up: Cramp")));
  ui_close (GTK_WINDOW (preferences));

  preferences = ui_open_preferences (window);
  toggle (preferences, "PMS");
  expect_pills (GTK_WIDGET (window), "cramp migraine pms brain-fog tinnitus palpitations");
}

static const char *
get_amount (GtkWindow *editor)
{
  EpsomForm *form = EPSOM_FORM (ui_get (GTK_WIDGET (editor), EPSOM_TYPE_FORM, NULL));

  return epsom_form_get (form, EPSOM_FIELD_AMOUNT);
}

static void
test_dose (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, "record,at,route,salt,amount,unit\ndose,2026-03-01T08:00:00+00:00,oral,citrate,250,mg\n");
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *preferences = ui_open_preferences (window);
  GtkWidget *amount = ui_get (preferences, ADW_TYPE_ENTRY_ROW, AMOUNT);
  EpsomSettings *settings = epsom_settings_get_default ();
  GtkWindow *editor;
  int end = 3;

  gtk_editable_set_text (GTK_EDITABLE (amount), "375");
  g_assert_cmpfloat (epsom_settings_get_default_amount (settings), ==, 375);
  gtk_editable_insert_text (GTK_EDITABLE (amount), "x", 1, &end);
  g_assert_true (gtk_widget_has_css_class (amount, "error"));
  g_assert_cmpfloat (epsom_settings_get_default_amount (settings), ==, 375);
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_get (preferences, ADW_TYPE_COMBO_ROW, "Salt")), 1);
  g_assert_cmpstr (epsom_settings_get_default_salt (settings), !=, "");
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_get (preferences, ADW_TYPE_COMBO_ROW, "Unit")), 2);
  g_assert_cmpstr (epsom_settings_get_default_lab_unit (settings), ==, "mg/dL");
  ui_close (GTK_WINDOW (preferences));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.add", "s", "dose");
  ui_wait ();
  editor = ui_get_dialog (GTK_WINDOW (window));
  g_assert_cmpstr (get_amount (editor), ==, "375");
  ui_close (editor);

  /* Empty again: as last time. */
  preferences = ui_open_preferences (window);
  gtk_editable_set_text (GTK_EDITABLE (ui_get (preferences, ADW_TYPE_ENTRY_ROW, AMOUNT)), "");
  ui_close (GTK_WINDOW (preferences));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add", "s", "dose");
  ui_wait ();
  editor = ui_get_dialog (GTK_WINDOW (window));
  g_assert_cmpstr (get_amount (editor), ==, "250");
}

/* What the person prefers goes before the region. */
static void
test_weekday (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *preferences = ui_open_preferences (ui_show (fixture, store, 800));
  GtkWidget *row = ui_get (preferences, ADW_TYPE_COMBO_ROW, "Weeks begin on");
  int region = epsom_words_get_first_weekday ();

  for (guint weekday = 0; weekday < 7; weekday++)
    {
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), weekday + 1);
      g_assert_cmpint (epsom_words_get_first_weekday (), ==, (int) weekday);
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  g_assert_cmpint (epsom_words_get_first_weekday (), ==, region);
}

/* Hours that the row doesn't offer, set by other means, stay what they are. */
static void
test_other_hours (UiFixture *fixture, gconstpointer data)
{
  static const int hours[] = { 0, 5, 48, 168 };
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomSettings *settings = epsom_settings_get_default ();
  EpsomWindow *window = ui_show (fixture, store, 800);

  for (gsize i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      GtkWidget *preferences, *row;
      GListModel *names;
      g_autofree char *name = NULL;

      g_object_set (settings, "attack-hours", hours[i], NULL);
      preferences = ui_open_preferences (window);
      row = ui_get (preferences, ADW_TYPE_COMBO_ROW, "Count as one attack");
      names = adw_combo_row_get_model (ADW_COMBO_ROW (row));
      name = hours[i] == 0 ? g_strdup ("Each episode") : g_strdup_printf ("Within %d hours", hours[i]);
      g_assert_cmpstr (
        gtk_string_list_get_string (GTK_STRING_LIST (names), adw_combo_row_get_selected (ADW_COMBO_ROW (row))), ==,
        name);
      g_assert_cmpuint (epsom_settings_get_attack_hours (settings), ==, (guint) hours[i]);
      ui_close (GTK_WINDOW (preferences));
    }
}

static gboolean
has_one_episode (gpointer window)
{
  EpsomStore *store = epsom_window_get_store (window);

  return store != NULL && ui_count (store, EPSOM_RECORD_EPISODE) == 1;
}

/* What was before is kept beside, and said. */
static void
test_restore (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, EPISODE "migraine\n");
  g_autoptr (GError) error = NULL;
  EpsomWindow *window;
  GtkWidget *preferences;

  g_assert_true (epsom_store_backup_if_due (store, &error));
  g_assert_no_error (error);
  window = ui_show (fixture, store, 800);
  ui_press (GTK_WIDGET (window), "Cramp");
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_EPISODE), ==, 2);

  preferences = ui_open_preferences (window);
  g_assert_true (ui_find_text (preferences, fixture->folder));
  g_signal_emit_by_name (gtk_widget_get_ancestor (ui_get (preferences, GTK_TYPE_LABEL, "Restore"), GTK_TYPE_BUTTON),
                         "clicked");
  ui_wait_until (has_one_episode, window);
  ui_wait ();
  g_assert_true (ui_find_text (GTK_WIDGET (window), "Restored; the diary of before was kept as"));
  g_assert_null (ui_get_dialog (GTK_WINDOW (window)));
}

/* The window goes while the backup is put in place: that is done, and nobody is told. */
static void
test_restore_unseen (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, EPISODE "migraine\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) restored = NULL;
  EpsomWindow *window;
  GtkWidget *preferences;
  gpointer kept;

  g_assert_true (epsom_store_backup_if_due (store, &error));
  g_assert_no_error (error);
  window = ui_show (fixture, store, 800);
  ui_press (GTK_WIDGET (window), "Cramp");
  g_clear_object (&store);
  preferences = ui_open_preferences (window);
  kept = preferences;
  g_object_add_weak_pointer (G_OBJECT (preferences), &kept);
  g_signal_emit_by_name (gtk_widget_get_ancestor (ui_get (preferences, GTK_TYPE_LABEL, "Restore"), GTK_TYPE_BUTTON),
                         "clicked");
  gtk_window_destroy (GTK_WINDOW (window));
  ui_wait_until_gone (&kept);
  restored = epsom_store_open (fixture->path, EPSOM_STORE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ui_count (restored, EPSOM_RECORD_EPISODE), ==, 1);
}

/* Ctrl+W right after Ctrl+comma comes while they are being filled. */
static void
test_window_closed (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, 800);
  gpointer preferences;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  preferences = ui_get_dialog (GTK_WINDOW (window));
  g_assert_nonnull (preferences);
  g_object_add_weak_pointer (preferences, &preferences);
  ui_close (GTK_WINDOW (window));
  ui_wait_until_gone (&preferences);
}

static void
test_no_backup (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  g_autoptr (EpsomStore) reader = NULL;
  GtkWidget *preferences;

  reader = epsom_store_open (fixture->path, EPSOM_STORE_READ_ONLY, NULL);
  preferences = ui_open_preferences (ui_show (fixture, reader, 800));
  g_assert_true (ui_find_text (preferences, "There is no backup yet"));
  g_assert_false (gtk_widget_get_sensitive (ui_get (preferences, ADW_TYPE_ACTION_ROW, "Restore another file…")));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/ui/preferences/low-light", test_low_light);
  ui_add ("/ui/preferences/symptoms-and-their-order", test_symptoms);
  ui_add ("/ui/preferences/new-dose", test_dose);
  ui_add ("/ui/preferences/start-of-the-week", test_weekday);
  ui_add ("/ui/preferences/hours-of-an-attack", test_other_hours);
  ui_add ("/ui/preferences/restore-a-backup", test_restore);
  ui_add ("/ui/preferences/restore-while-the-window-closes", test_restore_unseen);
  ui_add ("/ui/preferences/go-with-their-window", test_window_closed);
  ui_add ("/ui/preferences/no-backup-and-nothing-to-write", test_no_backup);
  return g_test_run ();
}
