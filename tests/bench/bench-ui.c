/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-ui.h"

#include <glib/gstdio.h>

#include "epsom-frame-memory.h"

#define QUIET (300 * 1000) /* µs without work after which nothing is left to do */

static gint64 woken_at, frame_began, framed;
static BenchTurn longest;

static gint64
get_time (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

gint64
bench_get_spent (void)
{
  return get_time (CLOCK_PROCESS_CPUTIME_ID);
}

/* After the handlers of a frame, before its layout. */
static void
begin_frame (GdkFrameClock *clock G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  frame_began = get_time (CLOCK_THREAD_CPUTIME_ID);
}

static void
end_frame (GdkFrameClock *clock G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  framed += get_time (CLOCK_THREAD_CPUTIME_ID) - frame_began;
}

/* A clock ticks in a later turn than that in which its window was made. */
static void
follow_clocks (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    {
      GdkFrameClock *clock = gtk_widget_get_frame_clock (at->data);

      if (clock == NULL || g_object_get_data (G_OBJECT (clock), "bench") != NULL)
        continue;
      g_object_set_data (G_OBJECT (clock), "bench", clock);
      g_signal_connect_after (clock, "update", G_CALLBACK (begin_frame), NULL);
      g_signal_connect_after (clock, "paint", G_CALLBACK (end_frame), NULL);
    }
}

/* Between two waits lies a turn of the main loop. */
static int
watch (GPollFD *fds, guint n, int timeout)
{
  gint64 turn = get_time (CLOCK_THREAD_CPUTIME_ID) - woken_at;
  int ready;

  longest.whole = MAX (longest.whole, turn);
  longest.handlers = MAX (longest.handlers, turn - framed);
  follow_clocks ();
  framed = 0;
  ready = g_poll (fds, n, timeout);
  woken_at = get_time (CLOCK_THREAD_CPUTIME_ID);
  return ready;
}

BenchTurn
bench_get_longest (void)
{
  BenchTurn result = longest;

  longest = (BenchTurn){ 0 };
  return result;
}

static gboolean
wake_up (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

gint64
bench_settle (gint64 from)
{
  gint64 worked = bench_get_spent ();

  for (gint64 quiet_since = g_get_monotonic_time (); g_get_monotonic_time () - quiet_since < QUIET;)
    {
      gint64 before = bench_get_spent ();
      gboolean woken = FALSE;
      guint source = g_timeout_add (20, wake_up, &woken);

      g_main_context_iteration (NULL, TRUE);
      if (!woken)
        g_source_remove (source);
      if (woken && bench_get_spent () - before < 1000)
        continue;
      quiet_since = g_get_monotonic_time ();
      worked = bench_get_spent ();
    }
  return worked - from;
}

EpsomStore *
bench_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  EpsomStore *store = epsom_store_open (path, EPSOM_STORE_NONE, &error);

  g_assert_no_error (error);
  return store;
}

int
bench_run (int argc, char **argv, BenchFunc measure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkApplication) application = NULL;
  g_autofree char *folder = g_strdup ("/dev/shm/epsom-bench-XXXXXX");
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gsize length;

  if (argc != 2)
    {
      g_printerr ("usage: %s DIARY\n", argv[0]);
      return 2;
    }
  g_assert_nonnull (g_mkdtemp (folder));
  path = g_build_filename (folder, "diary.epsom", NULL);
  if (!g_file_get_contents (argv[1], &content, &length, &error) || !g_file_set_contents (path, content, length, &error))
    g_error ("%s", error->message);

  epsom_frame_memory_keep ();
  adw_init ();
  g_main_context_set_poll_func (NULL, watch);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = GTK_APPLICATION (adw_application_new (NULL, G_APPLICATION_NON_UNIQUE));
  g_signal_connect (application, "activate", G_CALLBACK (measure), path);
  g_application_run (G_APPLICATION (application), 0, NULL);

  g_remove (path);
  g_rmdir (folder);
  return 0;
}
