/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-walk.h"

#include "epsom-chart-motion.h"

static int
find_mark (EpsomChartView *view, double x, double y)
{
  EpsomScene *scene = epsom_chart_view_get_scene (view);

  return scene != NULL ? epsom_scene_find_mark (scene, x, y) : EPSOM_CHART_VIEW_NO_MARK;
}

static int
get_n_marks (EpsomChartView *view)
{
  EpsomScene *scene = epsom_chart_view_get_scene (view);

  return scene != NULL ? (int) epsom_scene_get_n_marks (scene) : 0;
}

static int
get_next (EpsomChartView *view)
{
  return MIN (epsom_chart_view_get_mark (view) + 1, get_n_marks (view) - 1);
}

static int
get_previous (EpsomChartView *view)
{
  int mark = epsom_chart_view_get_mark (view);

  return mark == EPSOM_CHART_VIEW_NO_MARK ? get_n_marks (view) - 1 : MAX (mark - 1, 0);
}

/* By pointer */

/* A finger has a gesture of its own. */
static gboolean
is_finger (GtkEventController *gesture)
{
  GdkEvent *event = gtk_event_controller_get_current_event (gesture);
  GdkDevice *device = event != NULL ? gdk_event_get_device (event) : NULL;

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
clicked_cb (EpsomChartView *view, int n_press G_GNUC_UNUSED, double x, double y, GtkGesture *click)
{
  if (!is_finger (GTK_EVENT_CONTROLLER (click)))
    epsom_chart_view_open_mark (view, find_mark (view, x, y));
}

static void
tapped_cb (EpsomChartView *view, int n_press G_GNUC_UNUSED, double x, double y)
{
  int mark = find_mark (view, x, y);

  if (mark != EPSOM_CHART_VIEW_NO_MARK && mark == epsom_chart_view_get_mark (view))
    epsom_chart_view_open_mark (view, mark);
  else
    epsom_chart_view_set_mark (view, mark);
}

/* The pointer tells what opens. */
static void
pointed_cb (EpsomChartView *view, double x, double y)
{
  gboolean opens = epsom_chart_view_can_open_mark (view, find_mark (view, x, y));

  gtk_widget_set_cursor_from_name (GTK_WIDGET (view), opens ? "pointer" : NULL);
}

static void
add_pointer (EpsomChartView *view)
{
  GtkGesture *click = gtk_gesture_click_new (), *tap = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (tap), TRUE);
  g_signal_connect_swapped (tap, "released", G_CALLBACK (tapped_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (tap));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointed_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
}

/* By keyboard */

static gboolean
key_pressed_cb (EpsomChartView *view, guint key, guint code G_GNUC_UNUSED, GdkModifierType modifiers)
{
  int n = get_n_marks (view), mark = epsom_chart_view_get_mark (view);

  if (epsom_chart_motion_press (view, key, modifiers))
    return GDK_EVENT_STOP;
  if (n == 0 || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      mark = get_next (view);
      break;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      mark = get_previous (view);
      break;
    case GDK_KEY_Home:
      mark = 0;
      break;
    case GDK_KEY_End:
      mark = n - 1;
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return epsom_chart_view_open_mark (view, mark) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
    case GDK_KEY_Escape:
      if (mark == EPSOM_CHART_VIEW_NO_MARK)
        return GDK_EVENT_PROPAGATE;
      mark = EPSOM_CHART_VIEW_NO_MARK;
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  epsom_chart_view_set_mark (view, mark);
  return GDK_EVENT_STOP;
}

static void
focus_left_cb (EpsomChartView *view)
{
  epsom_chart_view_set_mark (view, EPSOM_CHART_VIEW_NO_MARK);
}

void
epsom_chart_walk_attach (EpsomChartView *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
  add_pointer (view);
}

/* By action */

static void
next_cb (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  EpsomChartView *view = EPSOM_CHART_VIEW (widget);

  epsom_chart_view_set_mark (view, get_next (view));
}

static void
previous_cb (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  EpsomChartView *view = EPSOM_CHART_VIEW (widget);

  epsom_chart_view_set_mark (view, get_previous (view));
}

static void
open_cb (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  EpsomChartView *view = EPSOM_CHART_VIEW (widget);

  epsom_chart_view_open_mark (view, epsom_chart_view_get_mark (view));
}

void
epsom_chart_walk_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "mark.next", NULL, next_cb);
  gtk_widget_class_install_action (klass, "mark.previous", NULL, previous_cb);
  gtk_widget_class_install_action (klass, "mark.open", NULL, open_cb);
}
