/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534
/* Exit status of a child that could not do what is tested. */
#define CANNOT 77

/* @path is refused with @code and a message that names it and says @part; nothing is touched or made. */
static void
assert_refused (const char *path, EpsomStoreFlags flags, EpsomStoreError code, const char *part)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *before = digest (path);
  guint n = count_files (folder);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (epsom_store_open (path, flags, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
  g_assert_null (strchr (error->message, '\n'));
  after = digest (path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_files (folder), ==, n);
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_build (fixture, "deep/er/diary.epsom");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (EpsomStore) store = NULL;
  struct stat status;
  mode_t mask = umask (0);

  assert_refused (path, EPSOM_STORE_NONE, EPSOM_STORE_ERROR_NOT_FOUND, "no such file");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  store = must_open (path);
  umask (mask);
  g_assert_cmpuint (count (store), ==, 0);
  g_assert_cmpstr (epsom_store_get_path (store), ==, path);
  g_assert_false (epsom_store_get_read_only (store));
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (folder, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_default_path (void)
{
  g_autofree char *path = epsom_store_get_default_path ();

  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_true (g_str_has_suffix (path, "/epsom/diary.epsom"));
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = fixture_build (fixture, "link.epsom");
  g_autofree char *folder = fixture_build (fixture, "real");
  g_autofree char *path = g_build_filename (folder, "diary.epsom", NULL);
  g_autoptr (EpsomStore) store = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  make_diary (path);
  g_assert_cmpint (symlink (path, link), ==, 0);
  store = must_open (link);
  must_apply (store, list (insertion (sample_day (70, 1)), NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_as_stored (store);
}

/* A diary that had the name of another one's journal would be taken for it. */
static void
test_journal_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autoptr (GError) error = NULL;

  make_diary (fixture->path);
  g_assert_null (epsom_store_open (journal, EPSOM_STORE_CREATE, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "choose another name"));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static void
test_foreign_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = g_malloc (8192);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_refused (fixture->path, EPSOM_STORE_CREATE, EPSOM_STORE_ERROR_FOREIGN, "is empty");

  g_assert_true (g_file_set_contents (fixture->path, "record,id\n", -1, NULL));
  assert_refused (fixture->path, EPSOM_STORE_CREATE, EPSOM_STORE_ERROR_FOREIGN, "not a diary");

  for (gsize i = 0; i < 8192; i++)
    bytes[i] = (char) g_rand_int (rand);
  g_assert_true (g_file_set_contents (fixture->path, bytes, 8192, NULL));
  assert_refused (fixture->path, EPSOM_STORE_CREATE, EPSOM_STORE_ERROR_FOREIGN, "not a diary");

  g_unlink (fixture->path);
  run_sql (fixture->path, "CREATE TABLE bookmark (url TEXT)");
  assert_refused (fixture->path, EPSOM_STORE_CREATE, EPSOM_STORE_ERROR_FOREIGN, "another program");
  assert_refused (fixture->path, EPSOM_STORE_READ_ONLY, EPSOM_STORE_ERROR_FOREIGN, "another program");
}

/* The mark of a diary, but not what belongs to it. */
static void
test_missing_tables (Fixture *fixture, gconstpointer data)
{
  make_diary (fixture->path);
  run_sql (fixture->path, "DROP TABLE past_dose");
  run_sql (fixture->path, "PRAGMA foreign_keys = OFF; DROP TABLE dose");
  assert_refused (fixture->path, EPSOM_STORE_CREATE, EPSOM_STORE_ERROR_CORRUPT, "damaged");
}

static void
test_no_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *below = g_build_filename (fixture->path, "diary.epsom", NULL);
  g_autoptr (GError) error = NULL;

  assert_refused (fixture->folder, EPSOM_STORE_CREATE, EPSOM_STORE_ERROR_FOREIGN, "folder");
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_refused (fixture->path, EPSOM_STORE_CREATE, EPSOM_STORE_ERROR_FOREIGN, "no regular file");
  g_assert_null (epsom_store_open (below, EPSOM_STORE_CREATE, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "not a folder"));
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  make_diary (fixture->path);
  run_sql (fixture->path, "PRAGMA user_version = 99");
  assert_refused (fixture->path, EPSOM_STORE_NONE, EPSOM_STORE_ERROR_TOO_NEW, "format 99");
  assert_refused (fixture->path, EPSOM_STORE_READ_ONLY, EPSOM_STORE_ERROR_TOO_NEW, "update Epsom");
  run_sql (fixture->path, "PRAGMA user_version = -1");
  assert_refused (fixture->path, EPSOM_STORE_NONE, EPSOM_STORE_ERROR_TOO_NEW, "newer");
}

static void
test_read_only_flag (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (GPtrArray) changes = list (insertion (sample_day (70, 1)), NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  make_diary (fixture->path);
  before = digest (fixture->path);
  store = epsom_store_open (fixture->path, EPSOM_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (epsom_store_get_read_only (store));
  g_assert_false (epsom_store_get_can_undo (store));
  g_assert_cmpuint (count (store), ==, 7);
  g_assert_false (epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (epsom_store_undo (store, NULL, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_true (epsom_store_backup_if_due (store, &error));
  after = digest (fixture->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* Runs @test in a child that root's powers don't help. */
static void
run_as_nobody (Fixture *fixture, void (*test) (Fixture *fixture))
{
  int status;
  pid_t child;

  if (getuid () == 0)
    {
      g_assert_cmpint (chown (fixture->folder, NOBODY, NOBODY), ==, 0);
      if (g_file_test (fixture->path, G_FILE_TEST_EXISTS))
        g_assert_cmpint (chown (fixture->path, NOBODY, NOBODY), ==, 0);
    }
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (getuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
        _exit (CANNOT);
      test (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == CANNOT)
    g_test_skip ("root cannot become another user here");
  else
    g_assert_cmpint (status, ==, 0);
}

static void
open_unreadable (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (epsom_store_open (fixture->path, EPSOM_STORE_NONE, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_PERMISSION);
  g_assert_nonnull (strstr (error->message, "permission"));
}

static void
open_unwritable (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = list (insertion (sample_day (70, 1)), NULL);
  g_autoptr (EpsomStore) store = epsom_store_open (fixture->path, EPSOM_STORE_NONE, &error);

  g_assert_no_error (error);
  g_assert_true (epsom_store_get_read_only (store));
  g_assert_cmpuint (count (store), ==, 7);
  g_assert_false (epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_READ_ONLY);
}

static void
create_in_unwritable (Fixture *fixture)
{
  g_autofree char *path = fixture_build (fixture, "new.epsom");
  g_autofree char *deep = fixture_build (fixture, "new/diary.epsom");
  g_autoptr (GError) error = NULL;

  g_assert_null (epsom_store_open (path, EPSOM_STORE_CREATE, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_PERMISSION);
  g_clear_error (&error);
  g_assert_null (epsom_store_open (deep, EPSOM_STORE_CREATE, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_PERMISSION);
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  make_diary (fixture->path);
  g_assert_cmpint (g_chmod (fixture->path, 0), ==, 0);
  run_as_nobody (fixture, open_unreadable);
}

static void
test_unwritable_file (Fixture *fixture, gconstpointer data)
{
  make_diary (fixture->path);
  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
  run_as_nobody (fixture, open_unwritable);
}

static void
test_unwritable_folder (Fixture *fixture, gconstpointer data)
{
  make_diary (fixture->path);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  run_as_nobody (fixture, open_unwritable);
  run_as_nobody (fixture, create_in_unwritable);
}

/* Damage */

static void
overwrite (const char *path, gsize offset, gsize length)
{
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpuint (offset + length, <=, size);
  memset (content + offset, 0xa5, length);
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
}

static gsize
get_size (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  return (gsize) status.st_size;
}

static void
make_larger_diary (const char *path)
{
  g_autoptr (EpsomStore) store = must_open (path);
  GPtrArray *changes = epsom_changes_new ();

  for (guint i = 1; i <= 2000; i++)
    g_ptr_array_add (changes, insertion (sample_rating (i, i)));
  must_apply (store, changes);
}

static void
test_damaged_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize length;
  guint n_refused = 0;

  make_larger_diary (fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  for (gsize page = 1; page < length / 4096; page++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EpsomStore) store = NULL;
      g_autoptr (GPtrArray) problems = NULL;

      g_assert_true (g_file_set_contents (fixture->path, whole, (gssize) length, NULL));
      overwrite (fixture->path, page * 4096, 4096);
      /* A page that isn't needed to read the diary doesn't keep one from reading it. */
      store = epsom_store_open (fixture->path, EPSOM_STORE_NONE, &error);
      if (store == NULL)
        {
          g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT);
          g_assert_nonnull (strstr (error->message, "damaged"));
          n_refused++;
        }
      problems = epsom_store_check (fixture->path, NULL, NULL, NULL);
      g_assert_nonnull (problems);
      g_assert_cmpuint (problems->len, >, 0);
    }
  g_assert_cmpuint (n_refused, >, 10);
}

static void
test_damaged_header (Fixture *fixture, gconstpointer data)
{
  make_diary (fixture->path);
  /* The definitions of the tables. */
  overwrite (fixture->path, 100, 3900);
  assert_refused (fixture->path, EPSOM_STORE_NONE, EPSOM_STORE_ERROR_CORRUPT, "damaged");
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  gsize size;

  make_larger_diary (fixture->path);
  size = get_size (fixture->path);
  g_assert_cmpint (truncate (fixture->path, (off_t) size / 2), ==, 0);
  assert_refused (fixture->path, EPSOM_STORE_NONE, EPSOM_STORE_ERROR_CORRUPT, "damaged");
  g_assert_cmpint (truncate (fixture->path, 50), ==, 0);
  assert_refused (fixture->path, EPSOM_STORE_NONE, EPSOM_STORE_ERROR_FOREIGN, "not a diary");
}

static void
test_damage_names_backup (Fixture *fixture, gconstpointer data)
{
  EpsomStore *store = must_open (fixture->path);
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;

  must_apply (store, every_kind ());
  g_assert_true (epsom_store_backup_if_due (store, &error));
  g_clear_object (&store);
  overwrite (fixture->path, 100, 3900);
  backup = epsom_store_find_backup (fixture->path);
  g_assert_nonnull (backup);
  assert_refused (fixture->path, EPSOM_STORE_NONE, EPSOM_STORE_ERROR_CORRUPT, backup);
  /* A damaged backup is no advice. */
  overwrite (backup, 100, 3900);
  g_assert_null (epsom_store_find_backup (fixture->path));
}

/* A byte that flipped, anywhere, is refused or not noticed; it never has the program
 * stop. */
static void
test_flipped_byte (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autofree char *whole = NULL;
  gsize length;
  guint n_refused = 0;

  make_diary (fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  for (guint i = 0; i < 400; i++)
    {
      gsize place = (gsize) g_rand_int_range (rand, 0, (gint32) length);
      char byte = whole[place];
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GPtrArray) changes = list (insertion (sample_day (5000, 1)), NULL);
      g_autoptr (EpsomStore) store = NULL;
      g_autoptr (GError) error = NULL;

      whole[place] = (char) (byte ^ (1 << (i % 8)));
      g_assert_true (g_file_set_contents (fixture->path, whole, (gssize) length, NULL));
      whole[place] = byte;
      store = epsom_store_open (fixture->path, EPSOM_STORE_NONE, &error);
      if (store != NULL)
        epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error);
      if (error != NULL)
        n_refused++;
      g_clear_object (&store);
      problems = epsom_store_check (fixture->path, NULL, NULL, NULL);
    }
  g_assert_cmpuint (n_refused, >, 0);
}

/* A full disk */

static void
fill_disk (Fixture *fixture)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (GPtrArray) changes = epsom_changes_new ();
  g_autoptr (GError) error = NULL;

  must_apply (store, every_kind ());
  for (guint i = 1000; i < 20000; i++)
    g_ptr_array_add (changes, insertion (sample_rating (i, i)));
  g_assert_false (epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "disk is full"));
  g_clear_error (&error);
  g_assert_cmpuint (count (store), ==, 7);
  assert_as_stored (store);
  /* What is small still fits. */
  must_apply (store, list (insertion (sample_day (70, 1)), NULL));
  assert_as_stored (store);
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  if (mount ("tmpfs", fixture->folder, "tmpfs", 0, "size=512k,mode=0700") != 0)
    {
      g_test_skip ("no disk can be mounted here");
      return;
    }
  fill_disk (fixture);
  g_assert_cmpint (umount2 (fixture->folder, MNT_DETACH), ==, 0);
}

static void
test_file_limit (Fixture *fixture, gconstpointer data)
{
  struct rlimit before, limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 300 * 1024;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  fill_disk (fixture);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
}

/* An interrupted write */

static void
test_hot_journal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = fixture_build (fixture, "copy.epsom");
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *copied_journal = g_strconcat (copy, "-journal", NULL);
  g_autofree char *content = NULL;
  g_autoptr (EpsomStore) store = NULL;
  sqlite3 *database;
  gsize length;

  make_larger_diary (fixture->path);
  /* As it is on the disk in the middle of a write that is larger than the page cache. */
  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  g_assert_cmpint (
    sqlite3_exec (database, "PRAGMA cache_size = 1; BEGIN; UPDATE rating SET severity = 10", NULL, NULL, NULL), ==,
    SQLITE_OK);
  g_assert_true (g_file_get_contents (journal, &content, &length, NULL));
  g_assert_true (g_file_set_contents (copied_journal, content, (gssize) length, NULL));
  g_free (content);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (copy, content, (gssize) length, NULL));
  sqlite3_exec (database, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (database);

  /* Who may only read can't take it back, and is told so. */
  assert_refused (copy, EPSOM_STORE_READ_ONLY, EPSOM_STORE_ERROR_READ_ONLY, "interrupted");
  store = must_open (copy);
  g_assert_cmpuint (count (store), ==, 2000);
  g_assert_cmpint (epsom_record_as_rating (find (store, 3))->severity, ==, 3);
  g_assert_false (g_file_test (copied_journal, G_FILE_TEST_EXISTS));
}

/* What a process that died before its journal was whole leaves: nothing to be taken back, but a look is taken. */
static void
test_journal_and_many_rows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autoptr (GPtrArray) changes = epsom_changes_new ();
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (GError) error = NULL;
  const char begun[512] = { 0 };

  g_object_unref (must_open (fixture->path));
  g_assert_true (g_file_set_contents (journal, begun, sizeof begun, NULL));
  store = must_open (fixture->path);
  for (guint i = 1; i <= 10000; i++)
    g_ptr_array_add (changes, insertion (sample_day (i, i)));
  epsom_store_apply (store, EPSOM_ORIGIN_IMPORT, changes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_as_stored (store);
}

/* A diary that was made in vain goes; one that was ever written into stays, also where it is empty again. */
static void
test_discard (Fixture *fixture, gconstpointer data)
{
  EpsomStore *made = must_open (fixture->path);
  EpsomStore *used;

  epsom_store_discard (made);
  g_object_unref (made);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  used = must_open (fixture->path);
  must_apply (used, every_kind ());
  g_assert_true (epsom_store_undo (used, NULL, NULL));
  g_assert_cmpuint (epsom_diary_get_n_records (epsom_store_get_diary (used)), ==, 0);
  epsom_store_discard (used);
  g_object_unref (used);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/open/create", test_create);
  g_test_add_func ("/store/open/default-path", test_default_path);
  fixture_add ("/store/open/link", test_link);
  fixture_add ("/store/open/name-of-a-journal", test_journal_name);
  fixture_add ("/store/open/foreign-files", test_foreign_files);
  fixture_add ("/store/open/missing-tables", test_missing_tables);
  fixture_add ("/store/open/no-files", test_no_files);
  fixture_add ("/store/open/newer", test_newer);
  fixture_add ("/store/open/read-only-flag", test_read_only_flag);
  fixture_add ("/store/open/unreadable", test_unreadable);
  fixture_add ("/store/open/unwritable-file", test_unwritable_file);
  fixture_add ("/store/open/unwritable-folder", test_unwritable_folder);
  fixture_add ("/store/open/discard", test_discard);
  fixture_add ("/store/damage/page", test_damaged_page);
  fixture_add ("/store/damage/flipped-byte", test_flipped_byte);
  fixture_add ("/store/damage/header", test_damaged_header);
  fixture_add ("/store/damage/truncated", test_truncated);
  fixture_add ("/store/damage/names-backup", test_damage_names_backup);
  fixture_add ("/store/full/disk", test_full_disk);
  fixture_add ("/store/full/file-limit", test_file_limit);
  fixture_add ("/store/interrupted/hot-journal", test_hot_journal);
  fixture_add ("/store/interrupted/journal-and-many-rows", test_journal_and_many_rows);
  return g_test_run ();
}
