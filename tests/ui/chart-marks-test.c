/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "chart-fixture.h"
#include "epsom-chart-card.h"
#include "epsom-chart-view.h"
#include "epsom-words.h"
#include "ui-fixture.h"

/* The marks of every kind of chart: what is told of them to the eye and the ear is the same, and what opens does so by
 * whatever hand. */

static char *tooltip = NULL;

/* What the chart gives its tooltip, of which the toolkit tells nothing. */
void
gtk_tooltip_set_text (GtkTooltip *self G_GNUC_UNUSED, const char *text)
{
  g_free (tooltip);
  tooltip = g_strdup (text);
}

static char *
get_tooltip (GtkWidget *chart, double x, double y)
{
  g_autoptr (GtkTooltip) shown = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean any = FALSE;

  g_clear_pointer (&tooltip, g_free);
  g_signal_emit_by_name (chart, "query-tooltip", (int) x, (int) y, FALSE, shown, &any);
  g_assert_cmpint (any, ==, tooltip != NULL);

  return g_steal_pointer (&tooltip);
}

static EpsomResponse *
create_response (EpsomChartKind kind)
{
  return kind == EPSOM_CHART_DURATION || kind == EPSOM_CHART_RELIEF || kind == EPSOM_CHART_FREEDOM
           ? chart_fixture_new (CHART_ALL)
           : chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");
}

static GtkWidget *
show (UiFixture *fixture, EpsomChartKind kind, EpsomResponse *response)
{
  GtkWidget *window = adw_application_window_new (fixture->application);
  GtkWidget *chart = g_object_new (EPSOM_TYPE_CHART_VIEW, NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 700, 500);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), chart);
  epsom_chart_view_set (EPSOM_CHART_VIEW (chart), kind, response);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait ();

  return chart;
}

static void
close_chart (GtkWidget *chart)
{
  ui_close (GTK_WINDOW (gtk_widget_get_root (chart)));
}

/* By a mouse, or else by a finger. */
static void
press (GtkWidget *chart, gboolean finger, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (chart);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) &&
          gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (controller)) == finger)
        g_signal_emit_by_name (controller, "released", 1, x, y);
    }
}

/* Numbers stay with their units. */
static void
assert_told (GtkWidget *chart, const char *words)
{
  g_autofree char *description = epsom_words_keep_units (words);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

/* A picture with a question and its finding in a sentence. */
static void
test_describes (UiFixture *fixture, gconstpointer data)
{
  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_KINDS; kind++)
    {
      g_autoptr (EpsomResponse) response = create_response (kind);
      g_autofree char *finding = epsom_chart_describe (kind, response);
      GtkWidget *chart = show (fixture, kind, response);

      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           epsom_chart_get_title (kind));
      assert_told (chart, finding);
      g_assert_true (g_str_has_suffix (finding, ".") || g_str_has_suffix (finding, ".)"));
      g_assert_true (gtk_widget_get_focusable (chart));
      g_assert_cmpint (epsom_chart_view_get_mark (EPSOM_CHART_VIEW (chart)), ==, EPSOM_CHART_VIEW_NO_MARK);
      close_chart (chart);
    }
}

/* Numbers stay with their units. */
static char *
create_words (EpsomScene *scene, int mark, double box[4])
{
  return epsom_words_keep_units (epsom_scene_get_mark (scene, (guint) mark, box));
}

/* The words of @mark beside it, of the screen reader, and in the tooltip of a pointer that rests on it. */
static void
assert_same_words (GtkWidget *chart, EpsomScene *scene, guint mark)
{
  double box[4];
  g_autofree char *words = create_words (scene, (int) mark, box);
  double x = floor (box[0] + box[2] / 2), y = floor (box[1] + box[3] / 2);
  int pointed = epsom_scene_find_mark (scene, x, y);
  g_autofree char *spoken = NULL, *shown = NULL, *expected = NULL;

  g_object_get (chart, "spoken", &spoken, NULL);
  g_assert_cmpstr (spoken, ==, words);
  assert_told (chart, words);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (chart))), ==, words);
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_first_child (chart)));
  if (mark % 16 > 0)
    return;
  /* What was gone to needs no tooltip; from elsewhere it has one. */
  shown = get_tooltip (chart, x, y);
  expected = create_words (scene, pointed, box);
  g_assert_cmpstr (shown, ==, pointed == (int) mark ? NULL : expected);
}

static void
assert_tooltips (GtkWidget *chart, EpsomScene *scene)
{
  for (guint mark = 0; mark < epsom_scene_get_n_marks (scene); mark++)
    {
      double box[4];
      g_autofree char *words = create_words (scene, (int) mark, box);
      double x = floor (box[0] + box[2] / 2), y = floor (box[1] + box[3] / 2);
      int found = epsom_scene_find_mark (scene, x, y);
      g_autofree char *shown = get_tooltip (chart, x, y);
      g_autofree char *expected = NULL;

      g_assert_cmpint (found, >=, 0);
      expected = create_words (scene, found, box);
      g_assert_cmpstr (shown, ==, expected);
    }
}

static void
test_walks (UiFixture *fixture, gconstpointer data)
{
  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_KINDS; kind++)
    {
      g_autoptr (EpsomResponse) response = create_response (kind);
      g_autofree char *finding = epsom_chart_describe (kind, response);
      GtkWidget *chart = show (fixture, kind, response);
      EpsomScene *scene = epsom_chart_view_get_scene (EPSOM_CHART_VIEW (chart));
      guint n = epsom_scene_get_n_marks (scene);

      g_assert_cmpuint (n, >, 2);
      assert_tooltips (chart, scene);
      for (guint mark = 0; mark < n; mark++)
        {
          g_assert_true (ui_press_key (chart, GDK_KEY_Right, 0));
          assert_same_words (chart, scene, mark);
        }
      g_assert_true (ui_press_key (chart, GDK_KEY_Right, 0));
      assert_same_words (chart, scene, n - 1);
      g_assert_true (ui_press_key (chart, GDK_KEY_Home, 0));
      assert_same_words (chart, scene, 0);
      g_assert_true (ui_press_key (chart, GDK_KEY_Escape, 0));
      assert_told (chart, finding);
      g_assert_false (gtk_widget_get_visible (gtk_widget_get_first_child (chart)));
      g_assert_true (ui_press_key (chart, GDK_KEY_Left, 0));
      assert_same_words (chart, scene, n - 1);
      close_chart (chart);
    }
}

/* A screen reader's way from mark to mark. */
static void
test_actions (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomResponse) response = create_response (EPSOM_CHART_ENDPOINTS);
  GtkWidget *chart = show (fixture, EPSOM_CHART_ENDPOINTS, response);
  EpsomScene *scene = epsom_chart_view_get_scene (EPSOM_CHART_VIEW (chart));

  g_assert_true (gtk_widget_activate_action (chart, "mark.next", NULL));
  assert_same_words (chart, scene, 0);
  g_assert_true (gtk_widget_activate_action (chart, "mark.next", NULL));
  assert_same_words (chart, scene, 1);
  g_assert_true (gtk_widget_activate_action (chart, "mark.previous", NULL));
  assert_same_words (chart, scene, 0);
  close_chart (chart);
}

static void
opened_cb (GtkWidget *chart G_GNUC_UNUSED, guint mark, gpointer opened)
{
  *(int *) opened = (int) mark;
}

/* Returns: the first mark that opens, or doesn't, and is the one that is pointed at in its middle; -1: none. */
static int
find_mark (GtkWidget *chart, gboolean opens, double *x, double *y)
{
  EpsomScene *scene = epsom_chart_view_get_scene (EPSOM_CHART_VIEW (chart));

  for (guint mark = 0; mark < epsom_scene_get_n_marks (scene); mark++)
    {
      double box[4];

      epsom_scene_get_mark (scene, mark, box);
      *x = box[0] + box[2] / 2;
      *y = box[1] + box[3] / 2;
      if ((epsom_scene_get_behind (scene, mark).kind != EPSOM_BEHIND_NONE) == opens &&
          epsom_scene_find_mark (scene, *x, *y) == (int) mark)
        return (int) mark;
    }

  return -1;
}

static void
test_opens (UiFixture *fixture, gconstpointer data)
{
  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_KINDS; kind++)
    {
      g_autoptr (EpsomResponse) response = create_response (kind);
      GtkWidget *chart = show (fixture, kind, response);
      int opened = -1, mark;
      double x, y;

      g_signal_connect (chart, "opened", G_CALLBACK (opened_cb), &opened);
      mark = find_mark (chart, TRUE, &x, &y);
      g_assert_cmpint (mark, >=, 0);
      press (chart, FALSE, x, y);
      g_assert_cmpint (opened, ==, mark);

      /* A finger that touches first is told. */
      opened = -1;
      press (chart, TRUE, x, y);
      g_assert_cmpint (opened, ==, -1);
      assert_same_words (chart, epsom_chart_view_get_scene (EPSOM_CHART_VIEW (chart)), (guint) mark);
      press (chart, TRUE, x, y);
      g_assert_cmpint (opened, ==, mark);
      opened = -1;
      g_assert_true (ui_press_key (chart, GDK_KEY_Return, 0));
      g_assert_cmpint (opened, ==, mark);
      opened = -1;
      gtk_widget_activate_action (chart, "mark.open", NULL);
      g_assert_cmpint (opened, ==, mark);

      /* Beside every mark a finger ends it. */
      press (chart, TRUE, -100, -100);
      g_assert_cmpint (epsom_chart_view_get_mark (EPSOM_CHART_VIEW (chart)), ==, EPSOM_CHART_VIEW_NO_MARK);
      close_chart (chart);
    }
}

/* What has nothing behind it does nothing, by whatever hand. */
static void
test_opens_nothing (UiFixture *fixture, gconstpointer data)
{
  static const EpsomChartKind kinds[] = { EPSOM_CHART_CALENDAR, EPSOM_CHART_CYCLE, EPSOM_CHART_MAGNESIUM,
                                          EPSOM_CHART_EPISODE };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (EpsomResponse) response = chart_fixture_new_life (60, "migraine");
      GtkWidget *chart = show (fixture, kinds[i], response);
      int opened = -1, mark;
      double x, y;

      mark = find_mark (chart, FALSE, &x, &y);
      if (mark < 0)
        {
          close_chart (chart);
          continue;
        }
      g_signal_connect (chart, "opened", G_CALLBACK (opened_cb), &opened);
      press (chart, FALSE, x, y);
      press (chart, TRUE, x, y);
      press (chart, TRUE, x, y);
      g_assert_cmpint (epsom_chart_view_get_mark (EPSOM_CHART_VIEW (chart)), ==, mark);
      g_assert_false (ui_press_key (chart, GDK_KEY_Return, 0));
      gtk_widget_activate_action (chart, "mark.open", NULL);
      g_assert_cmpint (opened, ==, -1);
      close_chart (chart);
    }
}

static GtkEventController *
get_controller (GtkWidget *chart, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (chart);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type)
        return controller;
    }
  g_assert_not_reached ();
}

/* Two fingers that part show a shorter time, a drag sideways another; up and down nothing moves. */
static void
test_moves (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomResponse) response = create_response (EPSOM_CHART_TIMELINE);
  GtkWidget *chart = show (fixture, EPSOM_CHART_TIMELINE, response);
  EpsomChartView *view = EPSOM_CHART_VIEW (chart);
  GtkEventController *zoom = get_controller (chart, GTK_TYPE_GESTURE_ZOOM);
  GtkEventController *drag = get_controller (chart, GTK_TYPE_GESTURE_DRAG);
  EpsomSpan all, half, moved;
  double start, end;

  g_assert_true (epsom_chart_view_get_span (view, &all));
  g_signal_emit_by_name (drag, "drag-begin", 300.0, 100.0);
  g_signal_emit_by_name (drag, "drag-update", -50.0, 0.0);
  g_assert_true (epsom_chart_view_is_whole (view));

  g_signal_emit_by_name (zoom, "begin", NULL);
  g_signal_emit_by_name (zoom, "scale-changed", 2.0);
  g_assert_true (epsom_chart_view_get_span (view, &half));
  g_assert_cmpfloat_with_epsilon (half.to - half.from, (all.to - all.from) / 2, 1);
  g_assert_cmpfloat (half.from, >, all.from);
  g_assert_cmpfloat (half.to, <, all.to);

  g_assert_true (epsom_chart_view_get_axis (view, &start, &end));
  g_signal_emit_by_name (drag, "drag-begin", 300.0, 100.0);
  g_signal_emit_by_name (drag, "drag-update", -50.0, 4.0);
  g_assert_true (epsom_chart_view_get_span (view, &moved));
  g_assert_cmpfloat_with_epsilon (moved.from - half.from, 50 * (half.to - half.from) / (end - start), 1);
  g_assert_cmpfloat_with_epsilon (moved.to - moved.from, half.to - half.from, 1);

  g_signal_emit_by_name (zoom, "begin", NULL);
  g_signal_emit_by_name (zoom, "scale-changed", 0.1);
  g_assert_true (epsom_chart_view_is_whole (view));
  close_chart (chart);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/chart-marks/a-finding-in-a-sentence", test_describes);
  ui_add ("/chart-marks/the-same-words-for-eye-and-ear", test_walks);
  ui_add ("/chart-marks/actions-go-from-mark-to-mark", test_actions);
  ui_add ("/chart-marks/open-by-click-finger-key-and-action", test_opens);
  ui_add ("/chart-marks/open-nothing-where-nothing-is", test_opens_nothing);
  ui_add ("/chart-marks/fingers-move-along-time", test_moves);
  return g_test_run ();
}
