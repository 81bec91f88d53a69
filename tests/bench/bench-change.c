/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-change DIARY: what it costs to log a reading in the window, in ms of the processor's time: from the press until
 * it is stored, every page that is shown is up to date and drawn, and nothing is left to do. Printed is the page where
 * it costs most, each by the best of several readings.
 */
#include "bench-ui.h"
#include "epsom-ui.h"

#define READINGS 9

static const char *const pages[] = { "today", "diary", "response", "report" };

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
  gint64 from = bench_get_spent ();

  epsom_record_unref (add_record (changes, &draft.record));
  g_assert_true (epsom_ui_apply (GTK_WIDGET (window), changes, "Reading"));
  return bench_settle (from);
}

static void
measure (GtkApplication *application, gpointer data)
{
  const char *path = data;
  g_autoptr (EpsomStore) store = bench_open (path);
  g_autoptr (EpsomRecord) episode = NULL;
  EpsomWindow *window = epsom_window_new (application, path);
  gint64 most = 0;
  int minute = 0;

  episode = begin_episode (store);
  epsom_window_set_store (window, store);
  gtk_window_present (GTK_WINDOW (window));
  bench_settle (0);

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gint64 best = G_MAXINT64;

      epsom_window_show_page (window, pages[i]);
      bench_settle (0);
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
  return bench_run (argc, argv, measure);
}
