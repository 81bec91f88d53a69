/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <glib/gstdio.h>

#include "epsom-application.h"
#include "epsom-csv.h"
#include "epsom-page.h"
#include "epsom-settings.h"
#include "epsom-today-page.h"
#include "epsom-words.h"

#define PATIENCE_MS 10000
#define TOOLTIP_MS 700

/* One for all tests of a process, since it cannot leave the bus without ending the process. */
static GtkApplication *application = NULL;

void
ui_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("EPSOM_NOW", UI_NOW, TRUE);
  gtk_test_init (argc, argv);

  application = GTK_APPLICATION (epsom_application_new (NULL));
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* No test finds what another one preferred. */
static void
forget_settings (void)
{
  GObject *settings = G_OBJECT (epsom_settings_get_default ());
  g_autofree GParamSpec **properties = NULL;
  guint n;

  properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (settings), &n);
  for (guint i = 0; i < n; i++)
    g_object_set_property (settings, properties[i]->name, g_param_spec_get_default_value (properties[i]));
}

void
ui_set_up (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  forget_settings ();
  g_setenv ("EPSOM_NOW", UI_NOW, TRUE);

  fixture->folder = g_dir_make_tmp ("epsom-ui-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "diary.epsom", NULL);
  fixture->application = application;
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

void
ui_tear_down (UiFixture *fixture, gconstpointer data)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (fixture->application)) != NULL)
    ui_close (windows->data);
  ui_wait ();
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

char *
ui_write (UiFixture *fixture, const char *name, const char *content)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);

  return path;
}

EpsomStore *
ui_create_store (UiFixture *fixture, const char *rows)
{
  g_autoptr (GError) error = NULL;
  EpsomStore *store = epsom_store_open (fixture->path, EPSOM_STORE_CREATE, &error);
  g_autofree char *csv = NULL;
  g_autoptr (EpsomImport) import = NULL;

  g_assert_no_error (error);
  if (rows == NULL)
    return store;

  csv = ui_write (fixture, "rows.csv", rows);
  import = epsom_csv_import ((const char *const[]){ csv, NULL }, epsom_store_get_diary (store), EPSOM_ON_CONFLICT_FAIL,
                             NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < import->problems->len; i++)
    {
      g_autofree char *problem = epsom_problem_to_string (g_ptr_array_index (import->problems, i));

      g_test_message ("%s", problem);
    }
  g_assert_cmpuint (import->problems->len, ==, 0);
  epsom_store_apply (store, EPSOM_ORIGIN_EDIT, import->changes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return store;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

EpsomWindow *
ui_show (UiFixture *fixture, EpsomStore *store, int width)
{
  EpsomWindow *window = epsom_window_new (fixture->application, fixture->path);

  gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  epsom_window_set_store (window, store);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait_until (is_mapped, window);
  ui_wait ();

  return window;
}

EpsomWindow *
ui_show_path (UiFixture *fixture)
{
  EpsomWindow *window = epsom_window_new (fixture->application, fixture->path);

  gtk_window_present (GTK_WINDOW (window));
  epsom_window_open (window, EPSOM_STORE_NONE);
  ui_wait_until (is_mapped, window);

  return window;
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

void
ui_close (GtkWindow *window)
{
  gboolean gone = FALSE;

  g_object_weak_ref (G_OBJECT (window), gone_cb, &gone);
  gtk_window_destroy (window);
  ui_wait_until (is_set, &gone);
}

gboolean
ui_says_busy (GtkWidget *widget)
{
  g_autofree char *other = gtk_test_accessible_check_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_BUSY, TRUE);

  return other == NULL;
}

/* Whether it, or a page in it, is still being filled. */
static gboolean
is_busy (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if ((EPSOM_IS_PAGE (widget) || ADW_IS_PREFERENCES_PAGE (widget)) && ui_says_busy (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_busy (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_any_busy (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (is_busy (at->data))
      return TRUE;
  return FALSE;
}

void
ui_wait (void)
{
  gint64 end = g_get_monotonic_time () + 50 * 1000;

  /* A frame is due a few milliseconds after it was asked for. */
  while (g_main_context_pending (NULL) || g_get_monotonic_time () < end || is_any_busy ())
    g_main_context_iteration (NULL, FALSE);
}

static gboolean
raise_flag_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;

  return G_SOURCE_REMOVE;
}

void
ui_wait_until (UiCondition condition, gpointer data)
{
  gboolean late = FALSE;
  guint id = g_timeout_add (PATIENCE_MS, raise_flag_cb, &late);

  while (!condition (data))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_false (late);
    }
  g_source_remove (id);
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

void
ui_wait_until_gone (gpointer *pointer)
{
  ui_wait_until (is_gone, pointer);
}

void
ui_wait_for_popover (void)
{
  gboolean over = FALSE;

  g_timeout_add (TOOLTIP_MS, raise_flag_cb, &over);
  ui_wait_until (is_set, &over);
}

static gboolean
has_name (GtkWidget *widget, const char *name)
{
  g_autofree char *other = NULL;

  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), name) == 0)
    return TRUE;
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), name) == 0)
    return TRUE;
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), name) == 0)
    return TRUE;
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;

  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return other == NULL;
}

GtkWidget *
ui_find (GtkWidget *root, GType type, const char *name)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (name == NULL || has_name (root, name)))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find (child, type, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A space is a space, also where no line ends. */
static gboolean
has_text (GtkLabel *label, const char *text)
{
  g_autofree char *wanted = epsom_words_keep_units (text);

  return strstr (gtk_label_get_text (label), text) != NULL || strstr (gtk_label_get_text (label), wanted) != NULL;
}

gboolean
ui_find_text (GtkWidget *root, const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && has_text (GTK_LABEL (root), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (ui_find_text (child, text))
      return TRUE;

  return FALSE;
}

GtkWidget *
ui_get (GtkWidget *root, GType type, const char *name)
{
  GtkWidget *found = ui_find (root, type, name);

  if (found == NULL)
    g_test_message ("There is no %s “%s”", g_type_name (type), name);
  g_assert_nonnull (found);

  return found;
}

static void
clicked_cb (GtkButton *button, gpointer flag)
{
  *(gboolean *) flag = TRUE;
}

void
ui_press (GtkWidget *root, const char *name)
{
  g_autoptr (GtkWidget) button = g_object_ref (ui_get (root, GTK_TYPE_BUTTON, name));
  gboolean clicked = FALSE;
  gulong id = g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), &clicked);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_true (gtk_widget_activate (button));
  ui_wait_until (is_set, &clicked);
  g_signal_handler_disconnect (button, id);
  ui_wait ();
}

GtkWindow *
ui_get_dialog (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == parent)
        found = window;
    }

  return found;
}

GtkWidget *
ui_get_alert (GtkWindow *parent)
{
  static const char *const types[] = { "AdwMessageDialog", "AdwAboutWindow", "AdwAlertDialog", "AdwAboutDialog" };
  GtkWindow *window = ui_get_dialog (parent);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GType type = g_type_from_name (types[i]);
      GtkWidget *found = NULL;

      if (type != G_TYPE_INVALID && window != NULL)
        found = ui_find (GTK_WIDGET (window), type, NULL);
      if (type != G_TYPE_INVALID && found == NULL)
        found = ui_find (GTK_WIDGET (parent), type, NULL);
      if (found != NULL)
        return found;
    }

  return NULL;
}

guint
ui_count (EpsomStore *store, EpsomRecordKind kind)
{
  guint n;

  epsom_diary_get (epsom_store_get_diary (store), kind, &n);

  return n;
}

gboolean
ui_press_key (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
    }

  return handled;
}

GtkWidget *
ui_open_preferences (EpsomWindow *window)
{
  GtkWindow *preferences;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  ui_wait ();
  preferences = ui_get_dialog (GTK_WINDOW (window));
  g_assert_nonnull (preferences);

  return GTK_WIDGET (preferences);
}

const EpsomDose *
ui_get_dose (EpsomStore *store)
{
  guint n;
  const EpsomRecord *const *doses = epsom_diary_get (epsom_store_get_diary (store), EPSOM_RECORD_DOSE, &n);

  g_assert_cmpuint (n, >, 0);

  return epsom_record_as_dose (doses[n - 1]);
}

EpsomResponse *
ui_respond (EpsomStore *store)
{
  const EpsomQuery query = {
    .symptom = "migraine",
    .from = EPSOM_DATE_NONE,
    .to = EPSOM_DATE_NONE,
    .as_of = epsom_instant_now (),
  };

  return epsom_response_new (epsom_store_get_diary (store), &query);
}
