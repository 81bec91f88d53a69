/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "epsom-diary-file.h"
#include "epsom-migration.h"
#include "epsom-open.h"

/* The real scripts, and a further one that is made up. */
static const char *const *
scripts_with (const char *further)
{
  static const char *scripts[16];
  guint n = epsom_migration_get_newest ();

  g_assert_cmpuint (n + 2, <=, G_N_ELEMENTS (scripts));
  memcpy (scripts, epsom_migration_get_scripts (), n * sizeof *scripts);
  scripts[n] = further;
  return scripts;
}

static gint64
get_int (EpsomDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  epsom_database_get_int (database, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static EpsomDatabase *
open_with (Fixture *fixture, const char *further, GError **error)
{
  gboolean read_only;

  return epsom_open_diary (fixture->path, EPSOM_STORE_CREATE, scripts_with (further), &read_only, error);
}

/* The newest format is that of the last script, and a diary is made by all of them. */
static void
test_scripts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (EpsomDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  database = epsom_open_existing (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_int (database, "PRAGMA user_version"), ==, epsom_migration_get_newest ());
  g_assert_cmpint (get_int (database, "PRAGMA application_id"), ==, EPSOM_APPLICATION_ID);
  /* Every table is STRICT. */
  g_assert_cmpint (get_int (database, "SELECT count (*) FROM pragma_table_list "
                                      "WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'"),
                   ==, 0);
}

static void
test_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autoptr (EpsomStore) old = NULL;

  make_diary (fixture->path);
  database = open_with (fixture, "ALTER TABLE day ADD COLUMN weather TEXT", &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_int (database, "PRAGMA user_version"), ==, epsom_migration_get_newest () + 1);
  g_assert_cmpint (get_int (database, "SELECT count (weather IS NULL) FROM day"), ==, 1);
  g_assert_cmpint (get_int (database, "PRAGMA foreign_keys"), ==, 1);

  /* The diary as it was. */
  backup = epsom_store_find_backup (fixture->path);
  g_assert_true (g_str_has_suffix (backup, "-before-update.epsom"));
  old = must_open (backup);
  g_assert_cmpuint (count (old), ==, 7);
  /* This program doesn't know the new format. */
  g_assert_null (epsom_store_open (fixture->path, EPSOM_STORE_NONE, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_TOO_NEW);
}

/* What was kept before the update is found, though it is of the older format, and can take the diary's place; where a
 * byte of it is another one it isn't found. */
static void
check_old_backup (Fixture *fixture, guint version)
{
  g_autofree char *backup = epsom_store_find_backup (fixture->path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *sql = g_strdup_printf ("UPDATE day SET date = 20000 + %u", version);
  g_autofree char *kept = NULL;
  g_autofree char *none = NULL;
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (backup);
  g_assert_true (g_str_has_suffix (backup, "-before-update.epsom"));
  before = digest (backup);
  g_assert_true (epsom_store_restore (fixture->path, backup, &kept, &error));
  g_assert_no_error (error);
  store = must_open (fixture->path);
  g_assert_cmpuint (count (store), ==, 1);
  after = digest (backup);
  g_assert_cmpstr (before, ==, after);
  run_sql (backup, sql);
  none = epsom_store_find_backup (fixture->path);
  g_assert_null (none);
  g_remove (backup);
}

/* A diary of each older format, made by its scripts and sealed as a backup was, becomes one of the newest. */
static void
test_every_format (Fixture *fixture, gconstpointer data)
{
  static const char sql[] =
    "INSERT INTO day (seq, id, edited, date) VALUES (1, x'00000000000040008000000000000001', 0, 20000); "
    "INSERT INTO change (seq, at, origin, state) VALUES (1, 0, 'edit', 'done'); "
    "INSERT INTO inserted VALUES (1, 'day', 1, 1); "
    "INSERT INTO seal VALUES (1, 1, zeroblob (32))";

  for (guint version = 1; version < epsom_migration_get_newest (); version++)
    {
      const char *scripts[16] = { NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (EpsomDatabase) database = NULL;
      g_autoptr (EpsomStore) store = NULL;
      g_autoptr (GPtrArray) problems = NULL;

      memcpy (scripts, epsom_migration_get_scripts (), version * sizeof *scripts);
      g_assert_true (g_file_set_contents (fixture->path, "", 0, &error));
      database = epsom_database_open (fixture->path, EPSOM_DATABASE_SCRATCH, &error);
      g_assert_true (epsom_migration_run (database, scripts, &error));
      g_assert_true (epsom_database_run (database, sql, &error));
      g_clear_pointer (&database, epsom_database_close);

      store = must_open (fixture->path);
      g_assert_cmpuint (count (store), ==, 1);
      problems = epsom_store_check (fixture->path, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, ==, 0);
      g_clear_object (&store);
      check_old_backup (fixture, version);
    }
}

/* A table is made anew by way of another, although others point to it. */
static void
test_remade_table (Fixture *fixture, gconstpointer data)
{
  static const char script[] =
    "CREATE TABLE episode_new (seq INTEGER PRIMARY KEY, id BLOB, edited, at, at_offset, ended, ended_offset, symptom, "
    "features, triggers, note); INSERT INTO episode_new SELECT * FROM episode; DROP TABLE episode; "
    "ALTER TABLE episode_new RENAME TO episode";
  g_autoptr (EpsomDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  make_diary (fixture->path);
  database = open_with (fixture, script, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_int (database, "SELECT count (*) FROM reading JOIN episode ON reading.episode = episode.seq"),
                   ==, 1);
}

/* A step that fails in the middle, or leaves a broken key, leaves nothing. */
static void
test_failing_step (Fixture *fixture, gconstpointer data)
{
  static const char *const scripts[] = {
    "ALTER TABLE day ADD COLUMN weather TEXT; INSERT INTO no_such_table VALUES (1)",
    "ALTER TABLE day ADD COLUMN weather TEXT; DELETE FROM episode",
  };

  make_diary (fixture->path);
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EpsomStore) store = NULL;

      g_assert_null (open_with (fixture, scripts[i], &error));
      g_assert_nonnull (error);
      store = must_open (fixture->path);
      g_assert_cmpuint (count (store), ==, 7);
      assert_as_stored (store);
    }
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean read_only;

  make_diary (fixture->path);
  g_assert_null (epsom_open_diary (fixture->path, EPSOM_STORE_READ_ONLY,
                                   scripts_with ("ALTER TABLE day ADD COLUMN weather TEXT"), &read_only, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "older format"));
}

/* Another process took the step between the look at the version and the lock. */
static void
test_taken_meanwhile (Fixture *fixture, gconstpointer data)
{
  static const char script[] = "ALTER TABLE day ADD COLUMN weather TEXT";
  g_autoptr (EpsomDatabase) a = NULL;
  g_autoptr (EpsomDatabase) b = NULL;
  g_autoptr (GError) error = NULL;

  make_diary (fixture->path);
  a = epsom_open_existing (fixture->path, &error);
  b = epsom_open_existing (fixture->path, &error);
  g_assert_true (epsom_migration_run (a, scripts_with (script), &error));
  epsom_migration_run (b, scripts_with (script), &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_int (b, "PRAGMA user_version"), ==, epsom_migration_get_newest () + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/migration/scripts", test_scripts);
  fixture_add ("/store/migration/every-format", test_every_format);
  fixture_add ("/store/migration/step", test_step);
  fixture_add ("/store/migration/remade-table", test_remade_table);
  fixture_add ("/store/migration/failing-step", test_failing_step);
  fixture_add ("/store/migration/read-only", test_read_only);
  fixture_add ("/store/migration/taken-meanwhile", test_taken_meanwhile);
  return g_test_run ();
}
