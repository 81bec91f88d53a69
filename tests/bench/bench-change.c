/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-change DIARY: what it costs to log a reading in the window, in ms of the processor's time: from the press until
 * it is stored, every page that is shown is up to date and drawn, and nothing is left to do. Printed is the page where
 * it costs most, each by the best of several readings.
 *
 * It works on a copy in memory, so that no disk is waited for, and without animations, whose frames are no work of
 * ours.
 */
#include <glib/gstdio.h>

#include "epsom-ui.h"
#include "epsom-window.h"

#define READINGS 9
#define QUIET (300 * 1000) /* µs without work after which nothing is left to do */

static const char *const pages[] = { "today", "diary", "response", "report" };

/* µs of the processor that this process has used, in all its threads. */
static gint64
get_spent (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
wake_up (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until it has had nothing to do for a while. Returns: the µs it spent up to its last work. */
static gint64
settle (gint64 from)
{
  gint64 worked = get_spent ();

  for (gint64 quiet_since = g_get_monotonic_time (); g_get_monotonic_time () - quiet_since < QUIET;)
    {
      gint64 before = get_spent ();
      gboolean woken = FALSE;
      guint source = g_timeout_add (20, wake_up, &woken);

      g_main_context_iteration (NULL, TRUE);
      if (!woken)
        g_source_remove (source);
      if (woken && get_spent () - before < 1000)
        continue;
      quiet_since = g_get_monotonic_time ();
      worked = get_spent ();
    }
  return worked - from;
}

static EpsomRecord *
add_record (GPtrArray *changes, const EpsomRecord *draft)
{
  g_autoptr (GError) error = NULL;
  EpsomRecord *record = epsom_record_new (draft, &error);

  g_assert_no_error (error);
  g_ptr_array_add (changes, epsom_change_new (NULL, record));
  return record;
}

/* An attack that is going on, a while after the diary's last record; the clock stands still three hours into it. */
static EpsomRecord *
begin_episode (EpsomStore *store)
{
  guint n;
  const EpsomRecord *const *readings = epsom_diary_get (epsom_store_get_diary (store), EPSOM_RECORD_READING, &n);
  EpsomInstant start = epsom_record_as_reading (readings[n - 1])->at;
  EpsomInstant now;
  EpsomEpisode draft = {
    .record = { .kind = EPSOM_RECORD_EPISODE, .id = epsom_uuid_random () },
    .symptom = "migraine",
  };
  char text[EPSOM_INSTANT_STRING_SIZE];
  g_autoptr (GPtrArray) changes = epsom_changes_new ();
  g_autoptr (GError) error = NULL;
  EpsomRecord *episode;

  start.utc += 24 * 3600;
  now = start;
  now.utc += 3 * 3600;
  g_setenv ("EPSOM_NOW", epsom_instant_to_string (now, text), TRUE);

  draft.start = start;
  episode = add_record (changes, &draft.record);
  epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return episode;
}

static gint64
log_reading (EpsomWindow *window, const EpsomEpisode *episode, int minute)
{
  EpsomReading draft = {
    .record = { .kind = EPSOM_RECORD_READING, .id = epsom_uuid_random () },
    .episode = episode->record.id,
    .at = { episode->start.utc + minute * 60, episode->start.offset },
    .severity = minute % 11,
  };
  GPtrArray *changes = epsom_changes_new ();
  gint64 from = get_spent ();

  epsom_record_unref (add_record (changes, &draft.record));
  g_assert_true (epsom_ui_apply (GTK_WIDGET (window), changes, "Reading"));
  return settle (from);
}

static void
measure (GtkApplication *application, gpointer data)
{
  const char *path = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) store = epsom_store_open (path, EPSOM_STORE_NONE, &error);
  g_autoptr (EpsomRecord) episode = NULL;
  EpsomWindow *window = epsom_window_new (application, path);
  gint64 most = 0;
  int minute = 0;

  g_assert_no_error (error);
  episode = begin_episode (store);
  epsom_window_set_store (window, store);
  gtk_window_present (GTK_WINDOW (window));
  settle (0);

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gint64 best = G_MAXINT64;

      epsom_window_show_page (window, pages[i]);
      settle (0);
      for (int j = 0; j < READINGS; j++)
        best = MIN (best, log_reading (window, epsom_record_as_episode (episode), minute++));
      g_printerr ("%s: %.2f ms\n", pages[i], best / 1e3);
      most = MAX (most, best);
    }
  g_print ("%.2f\n", most / 1e3);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkApplication) application = NULL;
  g_autofree char *folder = g_strdup ("/dev/shm/epsom-bench-XXXXXX");
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gsize length;

  if (argc != 2)
    {
      g_printerr ("usage: bench-change DIARY\n");
      return 2;
    }
  g_assert_nonnull (g_mkdtemp (folder));
  path = g_build_filename (folder, "diary.epsom", NULL);
  if (!g_file_get_contents (argv[1], &content, &length, &error) || !g_file_set_contents (path, content, length, &error))
    g_error ("%s", error->message);

  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = GTK_APPLICATION (adw_application_new (NULL, G_APPLICATION_NON_UNIQUE));
  g_signal_connect (application, "activate", G_CALLBACK (measure), path);
  g_application_run (G_APPLICATION (application), 0, NULL);

  g_remove (path);
  g_rmdir (folder);
  return 0;
}
