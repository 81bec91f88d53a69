/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "epsom-store-merge.h"

static pid_t
start (void (*work) (const char *path, guint first, int out), const char *path, guint first, int out)
{
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child != 0)
    return child;
  /* A test that fails leaves nobody behind. */
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  work (path, first, out);
  _exit (0);
}

static void
wait_for (pid_t child)
{
  int status;

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

static void
assert_well (const char *path)
{
  g_autoptr (GPtrArray) problems = epsom_store_check (path, NULL, NULL, NULL);

  g_assert_nonnull (problems);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
count_changes_cb (EpsomStore *store, GPtrArray *changes, guint *n)
{
  *n += changes->len;
}

static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) a = must_open (fixture->path);
  g_autoptr (EpsomStore) b = must_open (fixture->path);
  EpsomDiary *before;
  guint n = 0;

  g_signal_connect (b, "changed", G_CALLBACK (count_changes_cb), &n);
  before = epsom_store_get_diary (b);
  g_assert_true (epsom_store_refresh (b, NULL));
  g_assert_true (epsom_store_get_diary (b) == before);
  must_apply (a, every_kind ());
  must_apply (a, list (deletion (find (a, 7)), edit (find (a, 5), sample_day (5, 9)), NULL));
  g_assert_true (epsom_store_refresh (b, NULL));
  /* Six that are there; the seventh came and went. */
  g_assert_cmpuint (n, ==, 6);
  assert_same (epsom_store_get_diary (a), epsom_store_get_diary (b));
  g_assert_true (epsom_store_get_can_undo (b));
  must_undo (a);
  must_undo (a);
  must_redo (a);
  g_assert_true (epsom_store_refresh (b, NULL));
  assert_same (epsom_store_get_diary (a), epsom_store_get_diary (b));
  g_assert_true (epsom_store_get_can_redo (b));
  g_assert_true (epsom_store_refresh (a, NULL));
}

static void
test_writes_of_both_stay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) a = must_open (fixture->path);
  g_autoptr (EpsomStore) b = must_open (fixture->path);
  guint n = 0;

  g_signal_connect (b, "changed", G_CALLBACK (count_changes_cb), &n);
  must_apply (a, every_kind ());
  /* b doesn't know of it yet, and adds a reading to an episode that it never saw. */
  must_apply (b, list (insertion (sample_reading (8, 1, 1)), NULL));
  g_assert_cmpuint (n, ==, 8);
  g_assert_cmpuint (count (b), ==, 8);
  assert_as_stored (b);
  /* The latest change is b's; a takes it back. */
  must_undo (a);
  g_assert_null (find (a, 8));
  g_assert_nonnull (find (a, 7));
  assert_as_stored (a);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) a = must_open (fixture->path);
  g_autoptr (EpsomStore) b = NULL;
  g_autoptr (GPtrArray) late_edit = NULL;
  g_autoptr (GPtrArray) late_deletion = NULL;
  g_autoptr (GPtrArray) twice = list (insertion (sample_day (50, 1)), NULL);
  g_autoptr (GError) error = NULL;

  must_apply (a, every_kind ());
  b = must_open (fixture->path);
  late_edit = list (insertion (sample_day (40, 1)), edit (find (b, 5), sample_day (5, 2)), NULL);
  late_deletion = list (deletion (find (b, 7)), NULL);
  must_apply (
    a, list (edit (find (a, 5), sample_day (5, 1)), deletion (find (a, 7)), insertion (sample_day (50, 1)), NULL));

  g_assert_false (epsom_store_apply (b, EPSOM_ORIGIN_EDIT, late_edit, NULL, NULL, NULL, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  /* Nothing of it is there, and b shows what a did. */
  g_assert_null (find (b, 40));
  assert_same (epsom_store_get_diary (a), epsom_store_get_diary (b));
  g_assert_false (epsom_store_apply (b, EPSOM_ORIGIN_EDIT, late_deletion, NULL, NULL, NULL, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (epsom_store_apply (b, EPSOM_ORIGIN_EDIT, twice, NULL, NULL, NULL, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CONSTRAINT);
  assert_as_stored (b);
}

static void
test_create_together (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) a = must_open (fixture->path);
  g_autoptr (EpsomStore) b = NULL;

  must_apply (a, every_kind ());
  b = must_open (fixture->path);
  g_assert_cmpuint (count (b), ==, 7);
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (GPtrArray) changes = list (insertion (sample_day (50, 1)), NULL);
  g_autoptr (GError) error = NULL;

  must_apply (store, every_kind ());
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_false (epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_NOT_FOUND);
  /* What was seen is still there to be seen, and no empty diary has come in its place. */
  g_assert_cmpuint (count (store), ==, 7);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_replaced_in_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (EpsomStore) other = NULL;
  g_autofree char *path = fixture_build (fixture, "other.epsom");

  must_apply (store, every_kind ());
  other = must_open (path);
  must_apply (other, list (insertion (sample_day (5, 3)), insertion (sample_day (90, 1)), NULL));
  /* As `cp` or a folder that is synced does. */
  g_assert_cmpint (g_rename (path, fixture->path), ==, 0);
  g_assert_true (epsom_store_refresh (store, NULL));
  g_assert_cmpuint (count (store), ==, 2);
  must_apply (store, list (insertion (sample_day (91, 1)), NULL));
  assert_as_stored (store);
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (GError) error = NULL;
  sqlite3 *database;
  gint64 start;

  must_apply (store, every_kind ());
  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (epsom_store_refresh (store, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_BUSY);
  g_clear_error (&error);
  start = g_get_monotonic_time ();
  g_assert_null (epsom_store_list_unsettled (store, FALSE, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_BUSY);
  g_assert_cmpuint (epsom_store_count_taken_back (store, FALSE), ==, 0);
  /* As long as a write waits. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 4 * G_USEC_PER_SEC);
  sqlite3_close (database);
  g_assert_true (epsom_store_refresh (store, NULL));
}

/* Many writers at once */

#define N_WRITERS 4
#define N_WRITES 25

static void
write_many (const char *path, guint first, int out)
{
  g_autoptr (EpsomStore) store = must_open (path);

  for (guint i = 0; i < N_WRITES; i++)
    must_apply (store, list (insertion (sample_day (first + i, i)), NULL));
}

static void
test_many_writers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  pid_t children[N_WRITERS];

  for (guint i = 0; i < N_WRITERS; i++)
    children[i] = start (write_many, fixture->path, 1 + i * 1000, -1);
  for (guint i = 0; i < N_WRITERS; i++)
    wait_for (children[i]);
  g_assert_true (epsom_store_refresh (store, NULL));
  g_assert_cmpuint (count (store), ==, N_WRITERS * N_WRITES);
  assert_as_stored (store);
  assert_well (fixture->path);
}

/* Killed at any moment */

#define N_KILLS 30
/* Records of one change. */
#define N_TOGETHER 200

/* Inserts N_TOGETHER records at a time, and says so after each. */
static void
write_until_killed (const char *path, guint first, int out)
{
  g_autoptr (EpsomStore) store = must_open (path);

  for (;; first += N_TOGETHER)
    {
      GPtrArray *changes = epsom_changes_new ();

      for (guint i = 0; i < N_TOGETHER; i++)
        g_ptr_array_add (changes, insertion (sample_day (first + i, i)));
      must_apply (store, changes);
      if (write (out, "+", 1) != 1)
        _exit (1);
    }
}

/* Lets the child write until it has said so once at least, and for @microseconds more. Returns: how often it did. */
static guint
kill_writer (const char *path, guint first, gulong microseconds)
{
  char said[4096];
  gssize n = 0;
  guint total = 0;
  pid_t child;
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  child = start (write_until_killed, path, first, ends[1]);
  close (ends[1]);
  g_assert_cmpint (read (ends[0], said, 1), ==, 1);
  g_usleep (microseconds);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  while ((n = read (ends[0], said, sizeof said)) > 0)
    total += (guint) n;
  close (ends[0]);
  return total + 1;
}

static void
test_kill (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint expected = 0;

  g_object_unref (must_open (fixture->path));
  for (guint i = 0; i < N_KILLS; i++)
    {
      guint acknowledged = kill_writer (fixture->path, 1 + expected, (gulong) g_rand_int_range (rand, 0, 20000));
      g_autoptr (EpsomStore) store = must_open (fixture->path);
      guint present = count (store) - expected;

      /* Each change is there whole or not at all, and each that was acknowledged is; the next may have been committed
       * too. */
      g_assert_cmpuint (present % N_TOGETHER, ==, 0);
      g_assert_cmpuint (present / N_TOGETHER, >=, acknowledged);
      g_assert_cmpuint (present / N_TOGETHER, <=, acknowledged + 1);
      expected += present;
      assert_well (fixture->path);
    }
}

/* Restored under a writer */

/* Inserts a record at a time until it is told to stop, and says so after each. */
static void
write_until_stopped (const char *path, guint first, int out)
{
  g_autofree char *stop = g_strconcat (path, ".stop", NULL);
  g_autoptr (EpsomStore) store = must_open (path);

  for (; !g_file_test (stop, G_FILE_TEST_EXISTS); first++)
    {
      must_apply (store, list (insertion (sample_day (first, 1)), NULL));
      if (write (out, "+", 1) != 1)
        _exit (1);
      /* Lets the others have their turn. */
      g_usleep (5000);
    }
}

static void
read_signs (int in, guint n)
{
  char sign;

  for (guint i = 0; i < n; i++)
    g_assert_cmpint (read (in, &sign, 1), ==, 1);
}

static void
test_restore_under_writer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *stop = g_strconcat (fixture->path, ".stop", NULL);
  g_autofree char *backup = fixture_build (fixture, "backup.epsom");
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) present = must_open (fixture->path);
  g_autoptr (EpsomStore) old = NULL;
  guint acknowledged = 20;
  char sign;
  pid_t child;
  int ends[2];

  g_assert_true (epsom_store_backup (present, backup, NULL));
  g_assert_cmpint (pipe (ends), ==, 0);
  child = start (write_until_stopped, fixture->path, 1, ends[1]);
  close (ends[1]);
  read_signs (ends[0], 10);
  epsom_store_restore (fixture->path, backup, &kept, &error);
  g_assert_no_error (error);
  read_signs (ends[0], 10);
  g_assert_true (g_file_set_contents (stop, "", 0, NULL));
  while (read (ends[0], &sign, 1) == 1)
    acknowledged++;
  close (ends[0]);
  wait_for (child);

  /* Each was stored in the diary that had the name then, and both are there. */
  g_assert_true (epsom_store_refresh (present, NULL));
  old = must_open (kept);
  g_assert_cmpuint (count (old), >=, 10);
  g_assert_cmpuint (count (present), >=, 1);
  g_assert_cmpuint (count (old) + count (present), ==, acknowledged);
  for (guint n = 1; n <= acknowledged; n++)
    g_assert_true ((find (old, n) != NULL) != (find (present, n) != NULL));
  assert_well (fixture->path);
  assert_well (kept);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/two/refresh", test_refresh);
  fixture_add ("/store/two/writes-of-both-stay", test_writes_of_both_stay);
  fixture_add ("/store/two/conflict", test_conflict);
  fixture_add ("/store/two/create-together", test_create_together);
  fixture_add ("/store/two/gone", test_gone);
  fixture_add ("/store/two/replaced", test_replaced_in_place);
  fixture_add ("/store/two/busy", test_busy);
  fixture_add ("/store/processes/many-writers", test_many_writers);
  fixture_add ("/store/processes/kill", test_kill);
  fixture_add ("/store/processes/restore-under-writer", test_restore_under_writer);
  return g_test_run ();
}
