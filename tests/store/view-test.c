/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "epsom-migration.h"
#include "epsom-view.h"

/* What another person's diary leaves behind: nothing. */
typedef struct {
  char *folder;
  char *digest;
  guint n_files;
  struct stat file, around;
} Traces;

static Traces
remember (const char *path)
{
  Traces traces = { g_path_get_dirname (path), digest (path), 0 };

  traces.n_files = count_files (traces.folder);
  g_assert_cmpint (stat (path, &traces.file), ==, 0);
  g_assert_cmpint (stat (traces.folder, &traces.around), ==, 0);

  return traces;
}

static void
assert_untouched (const char *path, Traces *traces)
{
  g_autofree char *after = digest (path);
  struct stat file, around;

  g_assert_cmpint (stat (path, &file), ==, 0);
  g_assert_cmpint (stat (traces->folder, &around), ==, 0);
  g_assert_cmpstr (after, ==, traces->digest);
  g_assert_cmpuint (count_files (traces->folder), ==, traces->n_files);
  g_assert_cmpint (file.st_mtime, ==, traces->file.st_mtime);
  g_assert_cmpint (file.st_mode, ==, traces->file.st_mode);
  g_assert_cmpint (around.st_mtim.tv_sec, ==, traces->around.st_mtim.tv_sec);
  g_assert_cmpint (around.st_mtim.tv_nsec, ==, traces->around.st_mtim.tv_nsec);
  g_free (traces->folder);
  g_free (traces->digest);
}

static void
assert_refused (const char *path, EpsomStoreError code, const char *part)
{
  g_autoptr (GError) error = NULL;
  Traces traces = remember (path);

  g_assert_null (epsom_store_open_view (path, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
  g_assert_null (strchr (error->message, '\n'));
  assert_untouched (path, &traces);
}

static EpsomStore *
must_view (const char *path)
{
  g_autoptr (GError) error = NULL;
  Traces traces = remember (path);
  EpsomStore *store = epsom_store_open_view (path, &error);

  g_assert_no_error (error);
  assert_untouched (path, &traces);

  return store;
}

static void
test_same (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = fixture_build (fixture, "copy.epsom");
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (EpsomStore) view = NULL;
  g_autoptr (GError) error = NULL;
  EpsomUuid a, b;

  must_apply (store, every_kind ());
  must_apply (store, list (deletion (find (store, 5)), NULL));
  g_assert_true (epsom_store_backup (store, copy, &error));
  view = must_view (copy);

  assert_same (epsom_store_get_diary (view), epsom_store_get_diary (store));
  a = epsom_store_get_owner (view);
  b = epsom_store_get_owner (store);
  g_assert_true (epsom_uuid_equal (&a, &b));
  g_assert_cmpstr (epsom_store_get_path (view), ==, copy);
}

/* Whatever is asked of it afterwards, nothing is written, and the file may even be gone. */
static void
test_nothing_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = fixture_build (fixture, "copy.epsom");
  g_autoptr (GPtrArray) changes = list (insertion (sample_day (70, 1)), NULL);
  g_autoptr (EpsomStore) view = NULL;
  g_autoptr (GError) error = NULL;

  make_diary (fixture->path);
  view = must_view (fixture->path);
  g_unlink (fixture->path);

  g_assert_true (epsom_store_get_read_only (view));
  g_assert_false (epsom_store_get_can_undo (view));
  g_assert_false (epsom_store_apply (view, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (epsom_store_undo (view, NULL, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (epsom_store_backup (view, copy, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_true (epsom_store_refresh (view, &error));
  g_assert_true (epsom_store_backup_if_due (view, &error));
  epsom_store_discard (view);
  g_assert_cmpuint (count (view), ==, 7);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

/* A diary of each older format is brought up to date in memory alone. */
static void
test_older (Fixture *fixture, gconstpointer data)
{
  const char *const *scripts = epsom_migration_get_scripts ();

  g_assert_cmpuint (epsom_migration_get_newest (), >, 1);
  for (guint version = 1; version < epsom_migration_get_newest (); version++)
    {
      g_autofree char *mark =
        g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u", 0x4570736d, version);
      g_autoptr (EpsomStore) view = NULL;

      for (guint i = 0; i < version; i++)
        run_sql (fixture->path, scripts[i]);
      run_sql (fixture->path, mark);
      run_sql (fixture->path, "INSERT INTO day (seq, id, edited, date) VALUES "
                              "(1, x'00000000000040008000000000000001', 0, 20000)");
      view = must_view (fixture->path);
      g_assert_cmpuint (count (view), ==, 1);
      g_unlink (fixture->path);
    }
}

/* While a change is being made by another connection the file isn't read; between two it is, and the connection keeps
 * its lock. */
static void
test_in_use (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (EpsomStore) view = NULL;

  must_apply (store, every_kind ());
  view = must_view (fixture->path);
  must_apply (store, list (insertion (sample_day (70, 1)), NULL));
  g_assert_cmpuint (count (store), ==, 8);
  g_assert_cmpuint (count (view), ==, 7);
  g_assert_true (epsom_store_refresh (view, NULL));
  g_assert_cmpuint (count (view), ==, 7);
}

typedef struct {
  const char *name;
  const char *sql;
  EpsomStoreError code;
  const char *part;
} Hostile;

static const Hostile hostile[] = {
  { "trigger", "CREATE TRIGGER t AFTER INSERT ON day BEGIN DELETE FROM day; END", EPSOM_STORE_ERROR_FOREIGN,
    "trigger t" },
  { "view", "CREATE VIEW v AS SELECT load_extension ('x')", EPSOM_STORE_ERROR_FOREIGN, "view v" },
  { "view-for-table", "PRAGMA foreign_keys = OFF; DROP TABLE lab; CREATE VIEW lab AS SELECT 1",
    EPSOM_STORE_ERROR_FOREIGN, "view lab" },
  { "table", "CREATE TABLE x (y)", EPSOM_STORE_ERROR_FOREIGN, "table x" },
  { "index", "CREATE INDEX i ON day (abs (date))", EPSOM_STORE_ERROR_FOREIGN, "index i" },
  { "column", "ALTER TABLE day ADD COLUMN y BLOB GENERATED ALWAYS AS (zeroblob (1000000000))",
    EPSOM_STORE_ERROR_FOREIGN, "table day" },
  { "virtual-table", "CREATE VIRTUAL TABLE x USING fts5 (y)", EPSOM_STORE_ERROR_FOREIGN, "table x" },
  { "missing-table", "PRAGMA foreign_keys = OFF; DROP TABLE lab", EPSOM_STORE_ERROR_CORRUPT, "damaged" },
  { "wal", "PRAGMA journal_mode = WAL", EPSOM_STORE_ERROR_FOREIGN, "WAL" },
  { "newer", "PRAGMA user_version = 99", EPSOM_STORE_ERROR_TOO_NEW, "format 99" },
  { "older-mark", "PRAGMA user_version = 1", EPSOM_STORE_ERROR_FOREIGN, "no diary of Epsom has" },
  { "value", "PRAGMA ignore_check_constraints = ON; UPDATE reading SET severity = 99", EPSOM_STORE_ERROR_CORRUPT,
    "damaged" },
  { "schema-text",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE lab (' || zeroblob (10) WHERE name = "
    "'lab'",
    EPSOM_STORE_ERROR_CORRUPT, "damaged" },
};

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  const Hostile *one = data;

  make_diary (fixture->path);
  run_sql (fixture->path, one->sql);
  assert_refused (fixture->path, one->code, one->part);
}

/* Refused without reading every one of them into memory. */
static void
test_huge_schema (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) sql = g_string_new ("BEGIN;");

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (sql, "CREATE TABLE t%u (a, b, c);", i);
  g_string_append (sql, "COMMIT");
  make_diary (fixture->path);
  run_sql (fixture->path, sql->str);
  assert_refused (fixture->path, EPSOM_STORE_ERROR_FOREIGN, "too many tables");
}

/* The statistics that a sound tool leaves are no reason to refuse a diary. */
static void
test_statistics (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) view = NULL;

  make_diary (fixture->path);
  run_sql (fixture->path, "ANALYZE");
  view = must_view (fixture->path);
  g_assert_cmpuint (count (view), ==, 7);
}

/* Ten gigabytes that are nothing. */
static void
test_sparse (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_diary (fixture->path);
  if (truncate (fixture->path, (off_t) 10 * 1000 * 1000 * 1000) != 0)
    {
      g_test_skip ("no sparse file can be made here");
      return;
    }
  g_assert_null (epsom_store_open_view (fixture->path, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FOREIGN);
  g_assert_nonnull (strstr (error->message, "10.0"));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_journal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  make_diary (fixture->path);
  g_assert_true (g_file_set_contents (journal, "x", 1, NULL));
  assert_refused (fixture->path, EPSOM_STORE_ERROR_BUSY, "journal");
}

static void
test_cut (Fixture *fixture, gconstpointer data)
{
  struct stat status;

  make_diary (fixture->path);
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  for (off_t size = status.st_size - 4096; size > 100; size = size * 2 / 3)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (truncate (fixture->path, size), ==, 0);
      g_assert_null (epsom_store_open_view (fixture->path, &error));
      g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT);
    }
}

/* Bytes that are changed anywhere: a diary or a refusal, never a crash. */
static void
test_flipped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *good = NULL;
  guint n_refused = 0;
  gsize size;

  make_diary (fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &good, &size, NULL));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *bad = g_memdup2 (good, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (EpsomStore) view = NULL;

      for (guint n = 0; n < 8; n++)
        bad[g_rand_int_range (rand, i < 100 ? 0 : 100, (gint32) (i < 200 ? 4096 : size))] = (char) g_rand_int (rand);
      g_assert_true (
        g_file_set_contents_full (fixture->path, bad, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      view = epsom_store_open_view (fixture->path, &error);
      g_assert_true ((view == NULL) == (error != NULL));
      n_refused += view == NULL;
    }
  g_assert_cmpuint (n_refused, >, 30);
}

static void
test_no_diary (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (epsom_store_open_view (fixture->path, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (epsom_store_open_view (fixture->folder, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FOREIGN);
  g_assert_true (g_file_set_contents (fixture->path, "record,id\n", -1, NULL));
  assert_refused (fixture->path, EPSOM_STORE_ERROR_FOREIGN, "not a diary");
  g_unlink (fixture->path);
  run_sql (fixture->path, "CREATE TABLE bookmark (url TEXT)");
  assert_refused (fixture->path, EPSOM_STORE_ERROR_FOREIGN, "another program");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/view/same", test_same);
  fixture_add ("/store/view/nothing-written", test_nothing_written);
  fixture_add ("/store/view/older", test_older);
  fixture_add ("/store/view/in-use", test_in_use);
  fixture_add ("/store/view/statistics", test_statistics);
  fixture_add ("/store/view/huge-schema", test_huge_schema);
  fixture_add ("/store/view/sparse", test_sparse);
  fixture_add ("/store/view/journal", test_journal);
  fixture_add ("/store/view/cut", test_cut);
  fixture_add ("/store/view/flipped", test_flipped);
  fixture_add ("/store/view/no-diary", test_no_diary);
  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *name = g_strconcat ("/store/view/hostile/", hostile[i].name, NULL);

      g_test_add (name, Fixture, &hostile[i], fixture_set_up, test_hostile, fixture_tear_down);
    }
  return g_test_run ();
}
