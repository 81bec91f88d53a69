/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-motion.h"

#include <math.h>

/* Of one step of the wheel or a key. */
#define ZOOM_STEP 1.25
#define MOVE_STEP 0.15
#define KEY_ZOOM_STEP 2.0
#define KEY_MOVE_STEP 0.25

/* Seconds, beyond the ends of every diary. */
#define FAR 1e12

/* Pixels that a drag goes sideways before it is one. */
#define DRAG_THRESHOLD 8

/** Motion: what a gesture began with. */
typedef struct {
  EpsomSpan span;
  double at; /* the time under two fingers */
} Motion;

static Motion *
get_motion (gpointer gesture)
{
  return g_object_get_data (G_OBJECT (gesture), "epsom-motion");
}

/* Seconds that a pixel stands for: less than 0 where time runs from right to left. */
static double
get_seconds (EpsomChartView *view, EpsomSpan span)
{
  double start, end;

  return epsom_chart_view_get_axis (view, &start, &end) ? (span.to - span.from) / (end - start) : 0;
}

/* Which way is right: 1 later, -1 earlier. */
static double
get_direction (EpsomChartView *view, EpsomSpan span)
{
  return get_seconds (view, span) < 0 ? -1 : 1;
}

static void
move (EpsomChartView *view, EpsomSpan span, double steps)
{
  epsom_chart_view_set_span (view, epsom_span_move (span, steps * (span.to - span.from) * get_direction (view, span)));
}

static double
get_pointer_time (EpsomChartView *view, GtkEventController *controller, EpsomSpan span)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  GtkWidget *widget = GTK_WIDGET (view);
  GtkNative *native = gtk_widget_get_native (widget);
  double x, y, dx, dy;

  if (event == NULL || native == NULL || !gdk_event_get_position (event, &x, &y))
    return (span.from + span.to) / 2;
  gtk_native_get_surface_transform (native, &dx, &dy);
  gtk_widget_translate_coordinates (GTK_WIDGET (native), widget, x - dx, y - dy, &x, &y);

  return epsom_chart_view_get_time (view, x);
}

static gboolean
scroll_cb (GtkEventController *controller, double dx, double dy, EpsomChartView *view)
{
  GdkModifierType modifiers =
    gtk_event_controller_get_current_event_state (controller) & gtk_accelerator_get_default_mod_mask ();
  EpsomSpan span;

  if (!epsom_chart_view_get_span (view, &span))
    return GDK_EVENT_PROPAGATE;
  if (modifiers == GDK_CONTROL_MASK && dy != 0)
    epsom_chart_view_set_span (view,
                               epsom_span_zoom (span, pow (ZOOM_STEP, dy), get_pointer_time (view, controller, span)));
  else if (modifiers == GDK_SHIFT_MASK && (dx != 0 || dy != 0))
    move (view, span, (dx != 0 ? dx : dy) * MOVE_STEP);
  else if (modifiers == 0 && fabs (dx) > fabs (dy))
    move (view, span, dx * MOVE_STEP);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x G_GNUC_UNUSED, double y G_GNUC_UNUSED, EpsomChartView *view)
{
  if (!epsom_chart_view_get_span (view, &get_motion (drag)->span) || epsom_chart_view_is_whole (view))
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
}

/* Up and down belongs to the page. */
static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, EpsomChartView *view)
{
  EpsomSpan span = get_motion (drag)->span;
  GdkEventSequence *sequence = gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (drag));

  if (gtk_gesture_get_sequence_state (GTK_GESTURE (drag), sequence) != GTK_EVENT_SEQUENCE_CLAIMED)
    {
      if (hypot (dx, dy) < DRAG_THRESHOLD)
        return;
      gtk_gesture_set_state (GTK_GESTURE (drag),
                             fabs (dx) > fabs (dy) ? GTK_EVENT_SEQUENCE_CLAIMED : GTK_EVENT_SEQUENCE_DENIED);
      if (fabs (dx) <= fabs (dy))
        return;
    }
  epsom_chart_view_set_span (view, epsom_span_move (span, -dx * get_seconds (view, span)));
}

static void
zoom_begin_cb (GtkGesture *zoom, GdkEventSequence *sequence G_GNUC_UNUSED, EpsomChartView *view)
{
  Motion *motion = get_motion (zoom);
  double x, y;

  if (!epsom_chart_view_get_span (view, &motion->span))
    {
      gtk_gesture_set_state (zoom, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  motion->at = gtk_gesture_is_active (zoom) && gtk_gesture_get_bounding_box_center (zoom, &x, &y)
                 ? epsom_chart_view_get_time (view, x)
                 : (motion->span.from + motion->span.to) / 2;
  gtk_gesture_set_state (zoom, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
scale_changed_cb (GtkGestureZoom *zoom, double scale, EpsomChartView *view)
{
  const Motion *motion = get_motion (zoom);

  if (scale > 0)
    epsom_chart_view_set_span (view, epsom_span_zoom (motion->span, 1 / scale, motion->at));
}

gboolean
epsom_chart_motion_press (EpsomChartView *view, guint key, GdkModifierType modifiers)
{
  gboolean shift;
  EpsomSpan span;

  modifiers &= gtk_accelerator_get_default_mod_mask ();
  shift = modifiers == GDK_SHIFT_MASK;
  if ((modifiers & ~GDK_SHIFT_MASK) != 0 || !epsom_chart_view_get_span (view, &span))
    return FALSE;

  if (key == GDK_KEY_plus || key == GDK_KEY_KP_Add || key == GDK_KEY_equal)
    epsom_chart_view_zoom (view, 1 / KEY_ZOOM_STEP);
  else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    epsom_chart_view_zoom (view, KEY_ZOOM_STEP);
  else if (key == GDK_KEY_0 || key == GDK_KEY_KP_0)
    epsom_chart_view_show_all (view);
  else if (shift && (key == GDK_KEY_Left || key == GDK_KEY_KP_Left))
    move (view, span, -KEY_MOVE_STEP);
  else if (shift && (key == GDK_KEY_Right || key == GDK_KEY_KP_Right))
    move (view, span, KEY_MOVE_STEP);
  else if (shift && (key == GDK_KEY_Home || key == GDK_KEY_KP_Home))
    epsom_chart_view_set_span (view, epsom_span_move (span, -FAR));
  else if (shift && (key == GDK_KEY_End || key == GDK_KEY_KP_End))
    epsom_chart_view_set_span (view, epsom_span_move (span, FAR));
  else
    return FALSE;

  return TRUE;
}

/* @controller is taken over by the widget. */
static void
add_gesture (EpsomChartView *view, GtkGesture *gesture)
{
  g_object_set_data_full (G_OBJECT (gesture), "epsom-motion", g_new0 (Motion, 1), g_free);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (gesture));
}

void
epsom_chart_motion_attach (EpsomChartView *view)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *drag = gtk_gesture_drag_new (), *zoom = gtk_gesture_zoom_new ();

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), scroll);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), view);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), view);
  add_gesture (view, drag);
  g_signal_connect (zoom, "begin", G_CALLBACK (zoom_begin_cb), view);
  g_signal_connect (zoom, "scale-changed", G_CALLBACK (scale_changed_cb), view);
  add_gesture (view, zoom);
}
