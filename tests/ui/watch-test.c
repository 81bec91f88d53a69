/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "epsom-test-records.h"
#include "epsom-watch.h"

#define PATIENCE (10 * G_USEC_PER_SEC)

typedef struct {
  char *folder;
  EpsomStore *shown; /* (nullable): what is watched */
  EpsomStore *other; /* what writes to the same file */
  EpsomWatch *watch; /* (nullable) */
  guint n_changed;
} Fixture;

static EpsomStore *
must_open (Fixture *fixture, EpsomStoreFlags flags)
{
  g_autofree char *path = g_build_filename (fixture->folder, "diary.epsom", NULL);
  g_autoptr (GError) error = NULL;
  EpsomStore *store = epsom_store_open (path, flags, &error);

  g_assert_no_error (error);

  return store;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("epsom-watch-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->other = must_open (fixture, EPSOM_STORE_CREATE);
  fixture->shown = must_open (fixture, EPSOM_STORE_NONE);
  fixture->watch = epsom_watch_new (fixture->shown);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&fixture->watch);
  g_clear_object (&fixture->shown);
  g_clear_object (&fixture->other);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static void
write_day (Fixture *fixture, guint n, const char *date)
{
  g_autoptr (GPtrArray) changes = epsom_changes_new ();
  g_autoptr (EpsomRecord) record = epsom_test_day (n, date, NULL);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (changes, epsom_change_new (NULL, record));
  epsom_store_apply (fixture->other, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
wait_for_change (Fixture *fixture, guint n)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (fixture->n_changed < n && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_cmpuint (fixture->n_changed, ==, n);
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
test_news (Fixture *fixture, gconstpointer data)
{
  g_signal_connect_swapped (fixture->shown, "changed", G_CALLBACK (changed_cb), fixture);
  /* What came before it began to watch, and what comes then. */
  write_day (fixture, 1, "2026-03-01");
  wait_for_change (fixture, 1);
  write_day (fixture, 2, "2026-03-02");
  wait_for_change (fixture, 2);
}

static void
drop_cb (Fixture *fixture)
{
  fixture->n_changed++;
  g_clear_object (&fixture->watch);
  g_clear_object (&fixture->shown);
}

/* Who is told of the news may close what shows them. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  g_signal_connect_swapped (fixture->shown, "changed", G_CALLBACK (drop_cb), fixture);
  write_day (fixture, 1, "2026-03-01");
  wait_for_change (fixture, 1);
  write_day (fixture, 2, "2026-03-02");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/watch/news", Fixture, NULL, set_up, test_news, tear_down);
  g_test_add ("/ui/watch/dropped-meanwhile", Fixture, NULL, set_up, test_dropped, tear_down);
  return g_test_run ();
}
