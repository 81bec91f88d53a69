/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page that answers: Response. */

#include "epsom-chart-card.h"
#include "epsom-chart-view.h"
#include "epsom-editor.h"
#include "epsom-group-card.h"
#include "epsom-more-charts.h"
#include "epsom-period.h"
#include "epsom-settings.h"
#include "epsom-symptom-choice.h"
#include "epsom-behind-list.h"
#include "epsom-words.h"
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
  ui_get (window, EPSOM_TYPE_GROUP_CARD, NULL);
  g_assert_true (ui_find_text (window, "4 of 6"));
  g_assert_true (ui_find_text (window, "few treatments"));
  ui_get (window, GTK_TYPE_LABEL, "Few treatments; not blinded; drips may have been given in worse attacks.");
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
  g_assert_null (ui_find (window, EPSOM_TYPE_GROUP_CARD, NULL));
  ui_get (window, GTK_TYPE_BUTTON, "Record an _episode");
}

static void
test_response_empty (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *window = show_page (fixture, store, "response");

  g_assert_null (ui_find (window, EPSOM_TYPE_CHART_CARD, NULL));
  g_assert_false (ui_find_text (window, "not blinded"));
  ui_press (window, "Record an _episode");
  ui_get (window, GTK_TYPE_LABEL, "What is happening?");
}

static gboolean
has_more (gpointer window)
{
  return ui_find_text (window, "IV push, Free at 2 h: Migraine 4 of 6") &&
         ui_find_text (window, "No magnesium by mouth is recorded. 6 infusions.");
}

/* What looks through the whole diary once more waits until it is asked for. */
static void
test_response_more (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, "response");
  GtkWidget *more = ui_get (window, EPSOM_TYPE_MORE_CHARTS, NULL);

  g_assert_false (has_more (window));
  gtk_expander_set_expanded (GTK_EXPANDER (ui_get (more, GTK_TYPE_EXPANDER, NULL)), TRUE);
  ui_wait_until (has_more, window);
}

/* What is said of a mark is the same for the eye and the ear. */
static void
test_chart_keys (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, "response");
  GtkWidget *chart = ui_get (window, EPSOM_TYPE_CHART_VIEW, NULL);
  g_autofree char *spoken = NULL;

  g_object_get (chart, "spoken", &spoken, NULL);
  g_assert_null (spoken);
  g_assert_true (ui_press_key (chart, GDK_KEY_Home, 0));
  g_object_get (chart, "spoken", &spoken, NULL);
  g_assert_nonnull (strstr (spoken, "4 of 6"));
  g_assert_null (
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken));
  g_assert_true (ui_find_text (window, spoken));
}

static void
press_key (GtkWidget *chart, guint key, GdkModifierType modifiers)
{
  g_assert_true (ui_press_key (chart, key, modifiers));
}

static void
find_charts (GtkWidget *root, GPtrArray *charts)
{
  if (EPSOM_IS_CHART_VIEW (root) && gtk_widget_get_mapped (root))
    g_ptr_array_add (charts, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    find_charts (child, charts);
}

static GtkWidget *
find_chart (GtkWidget *window, EpsomChartKind kind)
{
  g_autoptr (GPtrArray) charts = g_ptr_array_new ();

  find_charts (window, charts);
  for (guint i = 0; i < charts->len; i++)
    {
      g_autofree char *difference = gtk_test_accessible_check_property (
        g_ptr_array_index (charts, i), GTK_ACCESSIBLE_PROPERTY_LABEL, epsom_chart_get_title (kind));

      if (difference == NULL)
        return g_ptr_array_index (charts, i);
    }
  g_assert_not_reached ();
}

/* Keys and buttons go along the diary, and never beyond it. */
static void
test_timeline_moves (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, "response");
  EpsomChartView *chart = EPSOM_CHART_VIEW (find_chart (window, EPSOM_CHART_TIMELINE));
  EpsomSpan all, span;

  g_assert_true (epsom_chart_view_get_span (chart, &all));
  g_assert_true (epsom_chart_view_is_whole (chart));

  press_key (GTK_WIDGET (chart), GDK_KEY_plus, 0);
  g_assert_true (epsom_chart_view_get_span (chart, &span));
  g_assert_cmpfloat (span.to - span.from, ==, (all.to - all.from) / 2);
  g_assert_cmpfloat (span.from, >, all.from);
  press_key (GTK_WIDGET (chart), GDK_KEY_Home, GDK_SHIFT_MASK);
  g_assert_true (ui_find_text (window, "1 February 2026 to 10 February 2026"));
  press_key (GTK_WIDGET (chart), GDK_KEY_Left, GDK_SHIFT_MASK);
  g_assert_true (ui_find_text (window, "1 February 2026 to 10 February 2026"));
  press_key (GTK_WIDGET (chart), GDK_KEY_End, GDK_SHIFT_MASK);
  g_assert_true (ui_find_text (window, "11 February 2026 to 20 February 2026"));
  for (guint i = 0; i < 20; i++)
    press_key (GTK_WIDGET (chart), GDK_KEY_plus, 0);
  g_assert_true (epsom_chart_view_get_span (chart, &span));
  g_assert_cmpfloat_with_epsilon (span.to - span.from, EPSOM_SPAN_LEAST, 1);

  ui_press (window, "Show _all");
  g_assert_true (epsom_chart_view_is_whole (chart));
  g_assert_true (ui_find_text (window, "1 February 2026 to 20 February 2026"));
}

/* Whether anything of @widget has been painted. */
static gboolean
is_painted (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cr = cairo_create (surface);
  gboolean painted = FALSE;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int i = 0; i < height * cairo_image_surface_get_stride (surface); i++)
    painted |= cairo_image_surface_get_data (surface)[i] != 0;
  cairo_surface_destroy (surface);

  return painted;
}

/* Only what can be seen is painted, at every place that the page can be scrolled to, and nothing moves for it. */
static void
test_charts_in_view (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  g_autoptr (GPtrArray) charts = g_ptr_array_new ();
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 600));
  GtkWidget *port;
  GtkAdjustment *position;
  guint n_painted = 0, n_not_painted = 0;

  gtk_widget_activate_action (window, "win.show-page", "s", "response");
  ui_wait ();
  find_charts (window, charts);
  g_assert_cmpuint (charts->len, >=, 5);
  port = gtk_widget_get_ancestor (g_ptr_array_index (charts, 0), GTK_TYPE_SCROLLABLE);
  position = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (port));

  for (double upper = gtk_adjustment_get_upper (position), at = 0; at < upper; at += 300)
    {
      gtk_adjustment_set_value (position, at);
      ui_wait ();
      g_assert_cmpfloat (gtk_adjustment_get_upper (position), ==, upper);
      for (guint i = 0; i < charts->len; i++)
        {
          GtkWidget *chart = g_ptr_array_index (charts, i);
          graphene_rect_t bounds;
          gboolean in_view, painted = is_painted (chart);

          g_assert_true (gtk_widget_compute_bounds (chart, port, &bounds));
          in_view = bounds.origin.y < gtk_widget_get_height (port) && bounds.origin.y + bounds.size.height > 0;
          /* What was painted once may stay. */
          g_assert_true (painted || !in_view);
          n_painted += at == 0 && painted;
          n_not_painted += at == 0 && !painted;
        }
    }
  g_assert_cmpuint (n_painted, >, 0);
  g_assert_cmpuint (n_not_painted, >, 0);
}

/* From a mark to the treatments that it counts, and from there to the episode of one. */
static void
test_mark_opens (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, "response");
  GtkWidget *chart = ui_get (window, EPSOM_TYPE_CHART_VIEW, NULL);
  GtkWidget *dialog, *list;

  press_key (chart, GDK_KEY_Home, 0);
  press_key (chart, GDK_KEY_Return, 0);
  dialog = GTK_WIDGET (ui_get_dialog (GTK_WINDOW (window)));
  g_assert_true (EPSOM_IS_BEHIND_LIST (dialog));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "6 treatments");
  g_assert_true (ui_find_text (dialog, "IV push, Free at 2 h: 4 of 6"));

  /* The latest first. */
  list = ui_get (dialog, GTK_TYPE_LIST_VIEW, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==, 6);
  g_assert_true (ui_find_text (dialog, "Wed 11 February, 09:00"));
  g_assert_true (ui_find_text (dialog, "IV push, magnesium sulfate 1 g, 5 min"));
  g_assert_true (ui_find_text (dialog, "Severity 8 before, 6 after 2 h"));
  ui_get (dialog, GTK_TYPE_WIDGET,
          "Wed 11 February, 09:00. IV push, magnesium sulfate 1 g, 5 min. Severity 8 before, 6 after 2 h");

  g_assert_true (gtk_widget_activate_action (list, "list.activate-item", "u", 0));
  ui_wait ();
  dialog = GTK_WIDGET (ui_get_dialog (GTK_WINDOW (window)));
  g_assert_true (EPSOM_IS_EDITOR (dialog));
  g_assert_true (ui_find_text (dialog, "Migraine"));
  gtk_window_close (GTK_WINDOW (dialog));
  ui_wait ();
  g_assert_null (ui_get_dialog (GTK_WINDOW (window)));
}

static void
click (GtkWidget *chart, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (chart);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "released", 1, x, y);
    }
  ui_wait ();
}

/* What is clicked is what opens; beside every mark nothing does. */
static void
test_mark_is_clicked (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, "response");
  GtkWidget *chart = ui_get (window, EPSOM_TYPE_CHART_VIEW, NULL);
  EpsomScene *scene = epsom_chart_view_get_scene (EPSOM_CHART_VIEW (chart));
  GtkWidget *dialog;
  double box[4];
  const char *spoken = epsom_scene_get_mark (scene, 1, box);

  g_assert_cmpint (epsom_scene_find_mark (scene, -100, -100), ==, -1);
  click (chart, -100, -100);
  g_assert_null (ui_get_dialog (GTK_WINDOW (window)));

  click (chart, box[0] + box[2] / 2, box[1] + box[3] / 2);
  dialog = GTK_WIDGET (ui_get_dialog (GTK_WINDOW (window)));
  g_assert_true (EPSOM_IS_BEHIND_LIST (dialog));
  g_assert_true (ui_find_text (dialog, spoken));
}

/* Escape closes the list; without a mark Enter does nothing. */
static void
test_mark_closes (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, "response");
  GtkWidget *chart = ui_get (window, EPSOM_TYPE_CHART_VIEW, NULL);
  GtkWindow *dialog;

  g_assert_false (ui_press_key (chart, GDK_KEY_Return, 0));
  g_assert_null (ui_get_dialog (GTK_WINDOW (window)));
  g_signal_emit_by_name (chart, "opened", 0);
  dialog = ui_get_dialog (GTK_WINDOW (window));
  g_assert_true (EPSOM_IS_BEHIND_LIST (dialog));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "window.close", NULL);
  ui_wait ();
  g_assert_null (ui_get_dialog (GTK_WINDOW (window)));
}

/* From a day to what is recorded of it, the latest first, and from there to its editor. */
static void
test_day_opens (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, "response");
  GtkWidget *chart = find_chart (window, EPSOM_CHART_CALENDAR), *dialog, *list;

  press_key (chart, GDK_KEY_Home, 0);
  press_key (chart, GDK_KEY_Return, 0);
  dialog = GTK_WIDGET (ui_get_dialog (GTK_WINDOW (window)));
  g_assert_true (EPSOM_IS_BEHIND_LIST (dialog));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "4 entries");
  ui_get (dialog, GTK_TYPE_WIDGET, "Sun 1 February, 11:00. Reading 0, none. Migraine");
  ui_get (dialog, GTK_TYPE_WIDGET, "Sun 1 February, 09:00. IV push, magnesium sulfate 1 g, 5 min");

  list = ui_get (dialog, GTK_TYPE_LIST_VIEW, NULL);
  g_assert_true (gtk_widget_activate_action (list, "list.activate-item", "u", 0));
  ui_wait ();
  dialog = GTK_WIDGET (ui_get_dialog (GTK_WINDOW (window)));
  g_assert_true (EPSOM_IS_EDITOR (dialog));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Reading");
}

/* What cannot be changed is shown, and nothing more. */
static void
test_read_only (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  g_autoptr (EpsomStore) reader = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window, *chart, *dialog;

  g_clear_object (&store);
  reader = epsom_store_open (fixture->path, EPSOM_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  window = show_page (fixture, reader, "response");
  chart = find_chart (window, EPSOM_CHART_CALENDAR);
  press_key (chart, GDK_KEY_Home, 0);
  press_key (chart, GDK_KEY_Return, 0);
  dialog = GTK_WIDGET (ui_get_dialog (GTK_WINDOW (window)));
  g_assert_true (EPSOM_IS_BEHIND_LIST (dialog));
  gtk_widget_activate_action (ui_get (dialog, GTK_TYPE_LIST_VIEW, NULL), "list.activate-item", "u", 0);
  ui_wait ();
  g_assert_true (dialog == GTK_WIDGET (ui_get_dialog (GTK_WINDOW (window))));
}

/* From the course of an episode to a reading of it; what is changed there shows at once. */
static void
test_course_opens (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 1100)), *editor, *course, *reading;
  guint n = ui_count (store, EPSOM_RECORD_READING), n_marks;

  gtk_widget_activate_action (window, "win.edit", "s", "00000001-1111-4111-8111-111111111111");
  ui_wait ();
  editor = GTK_WIDGET (ui_get_dialog (GTK_WINDOW (window)));
  course = ui_get (editor, EPSOM_TYPE_CHART_VIEW, NULL);
  n_marks = epsom_scene_get_n_marks (epsom_chart_view_get_scene (EPSOM_CHART_VIEW (course)));
  press_key (course, GDK_KEY_Home, 0);
  press_key (course, GDK_KEY_Return, 0);
  reading = GTK_WIDGET (ui_get_dialog (GTK_WINDOW (editor)));
  g_assert_true (EPSOM_IS_EDITOR (reading));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (reading)), ==, "Reading");

  gtk_widget_activate_action (reading, "editor.delete", NULL);
  ui_wait ();
  g_assert_null (ui_get_dialog (GTK_WINDOW (editor)));
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_READING), ==, n - 1);
  g_assert_cmpuint (epsom_scene_get_n_marks (epsom_chart_view_get_scene (EPSOM_CHART_VIEW (course))), <, n_marks);
}

/* In the menu of the calendar, and of no other chart, and kept. */
static void
test_counts_symptoms (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = show_page (fixture, store, "response");
  GtkWidget *card = gtk_widget_get_ancestor (find_chart (window, EPSOM_CHART_CALENDAR), EPSOM_TYPE_CHART_CARD);
  GtkWidget *other = gtk_widget_get_ancestor (find_chart (window, EPSOM_CHART_FREEDOM), EPSOM_TYPE_CHART_CARD);
  EpsomSettings *settings = epsom_settings_get_default ();

  g_assert_false (epsom_settings_get_count_symptoms (settings));
  g_assert_true (ui_find_text (card, "By the highest severity"));
  gtk_widget_activate_action (other, "chart.count-symptoms", NULL);
  g_assert_false (epsom_settings_get_count_symptoms (settings));

  gtk_widget_activate_action (card, "chart.count-symptoms", NULL);
  ui_wait ();
  g_assert_true (epsom_settings_get_count_symptoms (settings));
  g_assert_true (g_settings_get_boolean (epsom_settings_get_kept (), "count-symptoms"));
  g_assert_true (ui_find_text (card, "Two symptoms or more on 0 of"));
  g_assert_false (ui_find_text (card, "By the highest severity"));

  gtk_widget_activate_action (card, "chart.count-symptoms", NULL);
  ui_wait ();
  g_assert_true (ui_find_text (card, "By the highest severity"));
}

static char *
describe_freedom (EpsomStore *store)
{
  EpsomQuery query = {
    .symptom = "migraine",
    .from = EPSOM_DATE_NONE,
    .to = EPSOM_DATE_NONE,
    .as_of = epsom_instant_now (),
  };
  g_autoptr (EpsomResponse) response = epsom_response_new (epsom_store_get_diary (store), &query);

  g_autofree char *words = epsom_chart_describe (EPSOM_CHART_FREEDOM, response);

  return epsom_words_keep_units (words);
}

/* What a screen reader says of a chart follows the diary wherever the chart is. */
static void
test_charts_out_of_view (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 600));
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = describe_freedom (store);
  g_autofree char *after = NULL;
  const EpsomRecord *const *doses;
  GtkWidget *freedom;
  guint n;

  gtk_widget_activate_action (window, "win.show-page", "s", "response");
  ui_wait ();
  doses = epsom_diary_get (epsom_store_get_diary (store), EPSOM_RECORD_DOSE, &n);
  changes = epsom_diary_delete (epsom_store_get_diary (store), doses[0]);
  epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  ui_wait ();

  freedom = find_chart (window, EPSOM_CHART_FREEDOM);
  g_assert_false (is_painted (freedom));
  after = describe_freedom (store);
  g_assert_cmpstr (before, !=, after);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (freedom), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, after);
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

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/ui/response/answers-in-a-sentence-and-figures", test_response_answers);
  ui_add ("/ui/response/follows-the-diary-and-the-question", test_response_follows);
  ui_add ("/ui/response/empty-says-what-to-record", test_response_empty);
  ui_add ("/ui/response/more-charts-when-unfolded", test_response_more);
  ui_add ("/ui/response/timeline-moves", test_timeline_moves);
  ui_add ("/ui/response/chart-is-walked-mark-by-mark", test_chart_keys);
  ui_add ("/ui/response/mark-opens-its-treatments", test_mark_opens);
  ui_add ("/ui/response/mark-is-clicked", test_mark_is_clicked);
  ui_add ("/ui/response/treatments-close", test_mark_closes);
  ui_add ("/ui/response/day-opens-its-entries", test_day_opens);
  ui_add ("/ui/response/course-opens-its-readings", test_course_opens);
  ui_add ("/ui/response/calendar-counts-symptoms", test_counts_symptoms);
  ui_add ("/ui/response/read-only-opens-no-editor", test_read_only);
  ui_add ("/ui/response/charts-are-painted-when-scrolled-to", test_charts_in_view);
  ui_add ("/ui/response/charts-out-of-view-are-told", test_charts_out_of_view);
  g_test_add_func ("/ui/period/starts-the-day-after", test_periods);
  return g_test_run ();
}
