/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-motion DIARY: what a step along the timeline of DIARY costs in the window, in ms of the processor's time from
 * the key or the pointer, which the display is told of as by a hand, until it is painted: "way median worst", a line
 * for each way of moving; the worst step is the best of several rounds.
 */
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

#include "bench-ui.h"
#include "epsom-chart-view.h"

#define WIDTH 1400
#define HEIGHT 800
#define STEPS 40
#define ROUNDS 3
#define PATIENCE 200 /* ms after which a step is taken to have changed nothing */

/* Where the pointer drags. */
#define DRAG_FROM 1200
#define DRAG_STEP 20
#define DRAG_Y 300

typedef struct {
  Display *display; /* of the hand */
  EpsomChartView *view;
  gboolean painted;
} Bench;

static void
painted_cb (Bench *bench)
{
  bench->painted = TRUE;
}

static void
press (Bench *bench, KeySym key, gboolean down)
{
  XTestFakeKeyEvent (bench->display, XKeysymToKeycode (bench->display, key), down, CurrentTime);
}

static void
strike (Bench *bench, KeySym key, gboolean shift)
{
  if (shift)
    press (bench, XK_Shift_L, TRUE);
  press (bench, key, TRUE);
  press (bench, key, FALSE);
  if (shift)
    press (bench, XK_Shift_L, FALSE);
}

static void
scroll (Bench *bench, unsigned int button)
{
  press (bench, XK_Control_L, TRUE);
  XTestFakeButtonEvent (bench->display, button, TRUE, CurrentTime);
  XTestFakeButtonEvent (bench->display, button, FALSE, CurrentTime);
  press (bench, XK_Control_L, FALSE);
}

static void
move_pointer (Bench *bench, int x)
{
  XTestFakeMotionEvent (bench->display, -1, x, DRAG_Y, CurrentTime);
}

static void
hold (Bench *bench, gboolean down)
{
  XTestFakeButtonEvent (bench->display, 1, down, CurrentTime);
}

static void
move_by_key (Bench *bench, int step)
{
  strike (bench, step % 4 < 2 ? XK_Left : XK_Right, TRUE);
}

static void
zoom_by_key (Bench *bench, int step)
{
  strike (bench, step % 10 < 5 ? XK_equal : XK_minus, FALSE);
}

static void
zoom_by_wheel (Bench *bench, int step)
{
  scroll (bench, step % 20 < 10 ? Button4 : Button5);
}

static void
drag (Bench *bench, int step)
{
  int away = step < STEPS / 2 ? step + 1 : STEPS - step - 1;

  move_pointer (bench, DRAG_FROM - away * DRAG_STEP);
}

static const struct {
  const char *way;
  void (*take) (Bench *bench, int step);
  gboolean held; /* with the button down */
} ways[] = {
  { "moved by keys", move_by_key, FALSE },
  { "zoomed by keys", zoom_by_key, FALSE },
  { "zoomed by the wheel", zoom_by_wheel, FALSE },
  { "dragged", drag, TRUE },
};

static gboolean
raise_flag_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

/* Returns: the µs that the processor spent until what @take did was painted; -1 where it changed nothing. */
static gint64
measure_step (Bench *bench, void (*take) (Bench *bench, int step), int step)
{
  gint64 from = bench_get_spent ();
  gboolean late = FALSE;
  guint patience = g_timeout_add (PATIENCE, raise_flag_cb, &late);
  EpsomSpan before, after;

  g_assert_true (epsom_chart_view_get_span (bench->view, &before));
  bench->painted = FALSE;
  take (bench, step);
  XFlush (bench->display);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      epsom_chart_view_get_span (bench->view, &after);
      if (epsom_span_equal (before, after))
        bench->painted = FALSE;
  } while (!bench->painted && !late);
  if (!late)
    g_source_remove (patience);

  return bench->painted ? bench_get_spent () - from : -1;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* A part of the diary in the middle, so that there is somewhere to go. */
static void
show_part (Bench *bench)
{
  EpsomSpan all;

  epsom_chart_view_show_all (bench->view);
  g_assert_true (epsom_chart_view_get_span (bench->view, &all));
  epsom_chart_view_set_span (bench->view, epsom_span_zoom (all, 0.5, (all.from + all.to) / 2));
  gtk_widget_grab_focus (GTK_WIDGET (bench->view));
  bench_settle (0);
}

static void
measure_way (Bench *bench, gsize way)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 best = G_MAXINT64;

  for (int round = 0; round < ROUNDS; round++)
    {
      gint64 worst = 0;

      show_part (bench);
      move_pointer (bench, DRAG_FROM);
      if (ways[way].held)
        hold (bench, TRUE);
      XFlush (bench->display);
      bench_settle (0);
      for (int step = 0; step < STEPS; step++)
        {
          gint64 cost = measure_step (bench, ways[way].take, step);

          if (cost < 0)
            continue;
          g_array_append_val (costs, cost);
          worst = MAX (worst, cost);
        }
      if (ways[way].held)
        hold (bench, FALSE);
      XFlush (bench->display);
      best = MIN (best, worst);
    }
  /* Most steps have to move, or nothing was measured. */
  g_assert_cmpuint (costs->len, >, ROUNDS * STEPS / 2);
  g_array_sort (costs, compare);
  g_print ("%s\t%.2f\t%.2f\n", ways[way].way, (double) g_array_index (costs, gint64, costs->len / 2) / 1e3,
           (double) best / 1e3);
}

static void
measure (GtkApplication *application, gpointer path)
{
  g_autoptr (EpsomStore) store = bench_open (path);
  g_autoptr (EpsomResponse) response = NULL;
  GtkWidget *window = gtk_application_window_new (application);
  Bench bench = { XOpenDisplay (NULL), g_object_new (EPSOM_TYPE_CHART_VIEW, NULL), FALSE };
  const EpsomQuery query = {
    .symptom = "migraine",
    .from = EPSOM_DATE_NONE,
    .to = EPSOM_DATE_NONE,
    .as_of = epsom_instant_now (),
  };

  g_assert_nonnull (bench.display);
  response = epsom_response_new (epsom_store_get_diary (store), &query);
  epsom_chart_view_set (bench.view, EPSOM_CHART_TIMELINE, response);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (bench.view));
  gtk_window_present (GTK_WINDOW (window));
  bench_settle (0);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), &bench);
  for (gsize way = 0; way < G_N_ELEMENTS (ways); way++)
    measure_way (&bench, way);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (window), &bench);
  XCloseDisplay (bench.display);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  return bench_run (argc, argv, measure);
}
