/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <utime.h>

#include "epsom-thinning.h"

#define DAY ((gint64) 86400)

static void
set_now (const char *instant)
{
  g_setenv ("EPSOM_NOW", instant, TRUE);
}

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the files in the folder @name of the fixture, sorted and joined by blanks. */
static char *
list_folder (Fixture *fixture, const char *name)
{
  g_autofree char *path = fixture_build (fixture, name);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (entry));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static void
assert_well (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = epsom_store_check (path, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
assert_problem (const char *path, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = epsom_store_check (path, NULL, NULL, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      const char *problem = g_ptr_array_index (problems, i);

      g_test_message ("%s", problem);
      g_assert_null (strchr (problem, '\n'));
      found |= strstr (problem, part) != NULL;
    }
  g_assert_true (found);
}

/* Changes one bit of the first place in @path where the text @what stands. */
static void
flip_bit (const char *path, const char *what)
{
  g_autofree char *content = NULL;
  char *place;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  place = memmem (content, length, what, strlen (what));
  g_assert_nonnull (place);
  *place ^= 1;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (EpsomStore) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_build (fixture, "copy.epsom");

  must_apply (store, every_kind ());
  epsom_store_backup (store, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_mode (path), ==, 0600);
  assert_well (path);
  copy = must_open (path);
  assert_same (epsom_store_get_diary (store), epsom_store_get_diary (copy));
  g_assert_true (epsom_store_get_can_undo (copy));

  /* A copy replaces an older copy, and goes on to be a diary of its own. */
  must_apply (store, list (insertion (sample_day (50, 1)), NULL));
  epsom_store_backup (store, path, &error);
  g_assert_no_error (error);
  g_assert_true (epsom_store_refresh (copy, &error));
  g_assert_nonnull (find (copy, 50));
  must_apply (copy, list (insertion (sample_day (51, 1)), NULL));
  assert_well (path);
  g_assert_null (find (store, 51));
}

static void
test_backup_refusals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *letter = fixture_build (fixture, "letter.txt");
  g_autofree char *nowhere = fixture_build (fixture, "no/such/folder.epsom");
  g_autofree char *journal = fixture_build (fixture, "diary.epsom-journal");
  g_autofree char *content = NULL;
  g_autofree char *names = NULL;

  g_file_set_contents (letter, "Dear doctor", -1, NULL);
  g_assert_false (epsom_store_backup (store, letter, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FOREIGN);
  g_clear_error (&error);
  g_file_get_contents (letter, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "Dear doctor");
  g_assert_false (epsom_store_backup (store, fixture->path, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (epsom_store_backup (store, journal, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (epsom_store_backup (store, nowhere, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (epsom_store_backup (store, fixture->folder, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FOREIGN);
  names = list_folder (fixture, ".");
  g_assert_cmpstr (names, ==, "diary.epsom letter.txt");
}

static void
test_automatic (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (GPtrArray) import = list (insertion (sample_day (60, 1)), NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = fixture_build (fixture, "backups");
  g_autofree char *none = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *path = NULL;
  g_auto (GStrv) paths = NULL;

  set_now ("2026-03-01T08:30:00Z");
  /* An empty diary is no loss. */
  g_assert_true (epsom_store_backup_if_due (store, &error));
  none = list_folder (fixture, "backups");
  g_assert_cmpstr (none, ==, "");

  must_apply (store, every_kind ());
  g_assert_true (epsom_store_backup_if_due (store, &error));
  g_assert_true (epsom_store_backup_if_due (store, &error));
  set_now ("2026-03-02T08:30:00Z");
  /* Nothing has changed. */
  g_assert_true (epsom_store_backup_if_due (store, &error));
  one = list_folder (fixture, "backups");
  g_assert_cmpstr (one, ==, "diary-20260301T083000Z-daily.epsom");
  g_assert_cmpuint (get_mode (folder), ==, 0700);

  /* Before an import there always is one. */
  g_assert_true (epsom_store_apply (store, EPSOM_ORIGIN_IMPORT, import, NULL, NULL, NULL, &error));
  set_now ("2026-03-03T08:30:00Z");
  g_assert_true (epsom_store_backup_if_due (store, &error));
  two = list_folder (fixture, "backups");
  g_assert_cmpstr (two, ==,
                   "diary-20260301T083000Z-daily.epsom diary-20260302T083000Z-before-import.epsom "
                   "diary-20260303T083000Z-daily.epsom");

  paths = epsom_store_list_backups (fixture->path);
  g_assert_cmpuint (g_strv_length (paths), ==, 3);
  g_assert_true (g_str_has_suffix (paths[0], "backups/diary-20260303T083000Z-daily.epsom"));
  g_assert_true (g_str_has_suffix (paths[2], "backups/diary-20260301T083000Z-daily.epsom"));
  path = g_build_filename (folder, "diary-20260302T083000Z-before-import.epsom", NULL);
  assert_well (path);
  g_assert_cmpuint (get_mode (path), ==, 0600);
  g_unsetenv ("EPSOM_NOW");
}

#define PAUSE_US 2000

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *done = data;
  g_autoptr (GError) error = NULL;
  gboolean made = epsom_store_backup_if_due_finish (EPSOM_STORE (source), result, &error);

  g_assert_no_error (error);
  g_assert_true (made);
  *done = TRUE;
}

/* A diary of many slices is written again and again while it is copied: both end well. */
static void
test_while_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (EpsomStore) copy = NULL;
  GPtrArray *changes = epsom_changes_new ();
  g_autofree char *path = fixture_build (fixture, "backups/diary-20260301T083000Z-daily.epsom");
  const guint n = 30000;
  gboolean done = FALSE;
  guint written = 0;

  set_now ("2026-03-01T08:30:00Z");
  for (guint i = 1; i <= n; i++)
    g_ptr_array_add (changes, insertion (sample_rating (i, i)));
  must_apply (store, changes);
  epsom_store_backup_if_due_async (store, backed_up_cb, &done);
  while (!done)
    {
      written++;
      must_apply (store, list (insertion (sample_day (n + written, written)), NULL));
      g_main_context_iteration (NULL, FALSE);
      /* A writer without a pause may keep out who waits for the lock, on a machine that is busy. */
      g_usleep (PAUSE_US);
    }
  assert_well (path);
  assert_as_stored (store);
  copy = must_open (path);
  g_assert_cmpuint (count (copy), >=, n);
  g_assert_cmpuint (count (copy), <=, n + written);
  g_unsetenv ("EPSOM_NOW");
}

static void
test_thinning_in_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;
  g_autofree char *stranger = fixture_build (fixture, "backups/other-20200101T000000Z-daily.epsom");
  g_auto (GStrv) parts = NULL;

  must_apply (store, every_kind ());
  for (guint day = 1; day <= 28; day++)
    {
      g_autofree char *now = g_strdup_printf ("2026-02-%02uT12:00:00Z", day);

      set_now (now);
      must_apply (store, list (insertion (sample_day (100 + day, 1)), NULL));
      g_assert_true (epsom_store_backup_if_due (store, &error));
      if (day == 1)
        g_assert_true (g_file_set_contents (stranger, "kept", -1, NULL));
    }
  names = list_folder (fixture, "backups");
  parts = g_strsplit (names, " ", -1);
  /* 12 days, 17 to 28 February, the Sundays of two weeks before, the 8th and the 15th, and the 1st; and what isn't
   * ours. */
  g_assert_cmpuint (g_strv_length (parts), ==, 12 + 3 + 1);
  g_assert_cmpstr (parts[0], ==, "diary-20260201T120000Z-daily.epsom");
  g_assert_cmpstr (parts[1], ==, "diary-20260208T120000Z-daily.epsom");
  g_assert_cmpstr (parts[2], ==, "diary-20260215T120000Z-daily.epsom");
  g_assert_cmpstr (parts[3], ==, "diary-20260217T120000Z-daily.epsom");
  g_unsetenv ("EPSOM_NOW");
}

/* What a process that was killed while it made a backup left behind goes in time. */
static void
test_leftovers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autofree char *folder = fixture_build (fixture, "backups");
  g_autofree char *old = fixture_build (fixture, "backups/.diary-20260101T000000Z-daily.epsom.AbCdEf");
  g_autofree char *recent = fixture_build (fixture, "backups/.diary-20260102T000000Z-daily.epsom.AbCdEf");
  const struct utimbuf long_ago = { 0, 0 };

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (old, "half a copy", -1, NULL));
  g_assert_true (g_file_set_contents (recent, "half a copy", -1, NULL));
  g_assert_cmpint (g_utime (old, (struct utimbuf *) &long_ago), ==, 0);
  must_apply (store, every_kind ());
  g_assert_true (epsom_store_backup_if_due (store, NULL));
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (recent, G_FILE_TEST_EXISTS));
}

/* What is kept of backups made once a day over @n days, and of imports on the @events first of them. */
static guint
count_kept (guint n, guint events, gint64 now)
{
  g_autofree EpsomThinningEntry *entries = g_new0 (EpsomThinningEntry, n);
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      entries[i].utc = now - i * DAY;
      entries[i].is_event = i < events;
    }
  epsom_thinning_mark (entries, n, now);
  g_assert_true (n == 0 || entries[0].keep);
  for (guint i = 0; i < n; i++)
    kept += entries[i].keep;
  return kept;
}

static void
test_thinning (void)
{
  gint64 now = 20544 * DAY + 3600; /* 2026-04-01, a Wednesday */

  g_assert_cmpuint (count_kept (0, 0, now), ==, 0);
  g_assert_cmpuint (count_kept (1, 0, now), ==, 1);
  g_assert_cmpuint (count_kept (12, 0, now), ==, 12);
  /* Ten years: 12 days reach back to 21 March; weeks end on Sundays, 15 March back to 1 February; months
   * end on their last days, 28 February back to 31 August. */
  g_assert_cmpuint (count_kept (3650, 0, now), ==, 12 + 7 + 7);
  /* Ten imports of the last month at most. */
  g_assert_cmpuint (count_kept (3650, 10, now), ==, 12 + 7 + 7);
  g_assert_cmpuint (count_kept (3650, 3650, now), ==, 12 + 7 + 7);
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (EpsomDiary) first = NULL;
  g_autoptr (EpsomDiary) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = fixture_build (fixture, "backup.epsom");
  g_autofree char *kept = NULL;
  g_autoptr (EpsomStore) old = NULL;

  must_apply (store, every_kind ());
  first = epsom_diary_ref (epsom_store_get_diary (store));
  g_assert_true (epsom_store_backup (store, backup, &error));
  must_apply (store, list (deletion (find (store, 5)), insertion (sample_day (40, 1)), NULL));
  second = epsom_diary_ref (epsom_store_get_diary (store));

  set_now ("2026-03-01T08:30:00Z");
  epsom_store_restore (fixture->path, backup, &kept, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (kept, "/diary-20260301T083000Z-replaced.epsom"));
  g_unsetenv ("EPSOM_NOW");
  assert_well (fixture->path);
  assert_well (kept);
  g_assert_cmpuint (get_mode (fixture->path), ==, 0600);

  /* A store that was open all the time sees it, and writes to the file that is there now. */
  g_assert_true (epsom_store_refresh (store, &error));
  assert_same (first, epsom_store_get_diary (store));
  must_apply (store, list (insertion (sample_day (41, 1)), NULL));
  assert_as_stored (store);
  old = must_open (kept);
  assert_same (second, epsom_store_get_diary (old));
}

static void
test_write_after_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = fixture_build (fixture, "backup.epsom");

  must_apply (store, every_kind ());
  g_assert_true (epsom_store_backup (store, backup, &error));
  must_apply (store, list (insertion (sample_day (40, 1)), NULL));
  g_assert_true (epsom_store_restore (fixture->path, backup, NULL, &error));
  /* Without a look in between. */
  must_apply (store, list (insertion (sample_day (41, 1)), NULL));
  g_assert_null (find (store, 40));
  g_assert_nonnull (find (store, 41));
  assert_as_stored (store);
}

static void
test_restore_over_damage (Fixture *fixture, gconstpointer data)
{
  EpsomStore *store = must_open (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = fixture_build (fixture, "backup.epsom");
  g_autofree char *kept = NULL;
  g_autofree char *content = NULL;

  must_apply (store, every_kind ());
  g_assert_true (epsom_store_backup (store, backup, &error));
  g_clear_object (&store);
  g_assert_true (g_file_set_contents (fixture->path, "no longer a diary", -1, &error));
  epsom_store_restore (fixture->path, backup, &kept, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (kept, &content, NULL, &error));
  g_assert_cmpstr (content, ==, "no longer a diary");
  assert_well (fixture->path);

  /* And where there is none. */
  g_unlink (fixture->path);
  g_clear_pointer (&kept, g_free);
  g_assert_true (epsom_store_restore (fixture->path, backup, &kept, &error));
  g_assert_null (kept);
  assert_well (fixture->path);
}

static void
test_restore_refusals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = fixture_build (fixture, "backup.epsom");
  g_autofree char *names = NULL;

  must_apply (store, every_kind ());
  g_assert_false (epsom_store_restore (fixture->path, backup, NULL, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (epsom_store_restore (fixture->path, fixture->path, NULL, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FAILED);
  g_clear_error (&error);

  /* A bit that flipped in a value: SQLite sees nothing, the seal does. */
  g_assert_true (epsom_store_backup (store, backup, &error));
  flip_bit (backup, "sumatriptan");
  assert_problem (backup, "not what it was");
  g_assert_false (epsom_store_restore (fixture->path, backup, NULL, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT);
  g_assert_cmpuint (count (store), ==, 7);
  assert_as_stored (store);
  names = list_folder (fixture, ".");
  g_assert_cmpstr (names, ==, "backup.epsom diary.epsom");
}

/* What a copy says of itself, until it is changed. */
static void
test_manifest (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = fixture_build (fixture, "backup.epsom");
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (EpsomStore) copy = NULL;
  g_autoptr (GError) error = NULL;
  EpsomManifest manifest;
  EpsomDate first, last;
  gboolean found;

  set_now ("2026-03-01T08:30:00+01:00");
  g_assert_true (epsom_store_backup (store, backup, &error));
  g_assert_true (epsom_store_read_manifest (backup, &manifest, &found, &error));
  g_assert_true (found);
  g_assert_cmpint (manifest.first, ==, EPSOM_DATE_NONE);
  g_assert_cmpint (manifest.last, ==, EPSOM_DATE_NONE);

  must_apply (store, every_kind ());
  must_apply (store, list (insertion (sample_day (8, 1000)), NULL));
  g_assert_true (epsom_store_backup (store, backup, &error));
  g_assert_true (epsom_store_read_manifest (backup, &manifest, &found, &error));
  g_assert_true (found);
  g_assert_cmpint (manifest.made, ==, epsom_instant_now ().utc);
  g_assert_true (epsom_diary_get_bounds (epsom_store_get_diary (store), &first, &last));
  g_assert_cmpint (manifest.first, ==, first);
  g_assert_cmpint (manifest.last, ==, last);
  g_assert_cmpuint (strlen (manifest.digest), ==, 64);
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    g_assert_cmpuint (manifest.counts[kind], ==, kind == EPSOM_RECORD_DAY ? 2 : 1);
  assert_well (backup);

  /* Neither the diary itself nor a copy that lives on has one. */
  g_assert_true (epsom_store_read_manifest (fixture->path, &manifest, &found, &error));
  g_assert_false (found);
  copy = must_open (backup);
  must_apply (copy, list (insertion (sample_lab (9, 1)), NULL));
  g_assert_true (epsom_store_read_manifest (backup, &manifest, &found, &error));
  g_assert_false (found);
  g_assert_no_error (error);
}

static void
test_check_finds (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *sql;
    const char *problem;
  } cases[] = {
    { "PRAGMA ignore_check_constraints = ON; UPDATE reading SET severity = 11", "severity" },
    { "UPDATE dose SET salt = 'table-salt'", "salt" },
    { "UPDATE medicine SET note = CAST (x'ff' AS TEXT)", "note" },
    { "UPDATE medicine SET note = 'a' || char (0) || 'b'", "note" },
    { "PRAGMA foreign_keys = OFF; UPDATE reading SET episode = 99", "episode" },
    { "CREATE TRIGGER hostile AFTER INSERT ON day BEGIN DELETE FROM dose; END", "hostile" },
    { "DROP INDEX day_id", "day_id" },
    { "UPDATE lab SET id = (SELECT id FROM day)", "more than one" },
    { "UPDATE inserted SET last = 99, first = 99 WHERE kind = 'rating'", "log" },
    { "UPDATE change SET state = 'undone'", "undo" },
    { "UPDATE manifest SET days = 2", "not what it was" },
    { "INSERT INTO change (at, origin, act) VALUES (0, 'undo', 1)", "undo" },
  };
  g_autofree char *backup = fixture_build (fixture, "backup.epsom");
  g_autoptr (EpsomStore) store = must_open (fixture->path);

  must_apply (store, every_kind ());
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (epsom_store_backup (store, backup, NULL));
      assert_well (backup);
      run_sql (backup, cases[i].sql);
      assert_problem (backup, cases[i].problem);
      g_unlink (backup);
    }
}

static void
progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  g_assert_cmpuint (done, <=, total);
  (*(guint *) user_data)++;
}

static void
test_check_progress (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (GPtrArray) problems = NULL;
  GPtrArray *changes = epsom_changes_new ();
  guint n = 0;

  for (guint i = 1; i <= 5000; i++)
    g_ptr_array_add (changes, insertion (sample_rating (i, i)));
  must_apply (store, changes);
  problems = epsom_store_check (fixture->path, progress_cb, &n, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (n, >=, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/backup/copy", test_backup);
  fixture_add ("/store/backup/refusals", test_backup_refusals);
  fixture_add ("/store/backup/automatic", test_automatic);
  fixture_add ("/store/backup/while-written", test_while_written);
  g_test_add_func ("/store/backup/thinning", test_thinning);
  fixture_add ("/store/backup/thinning-in-folder", test_thinning_in_folder);
  fixture_add ("/store/backup/leftovers", test_leftovers);
  fixture_add ("/store/restore/restore", test_restore);
  fixture_add ("/store/restore/write-without-a-look", test_write_after_restore);
  fixture_add ("/store/restore/over-damage", test_restore_over_damage);
  fixture_add ("/store/restore/refusals", test_restore_refusals);
  fixture_add ("/store/backup/manifest", test_manifest);
  fixture_add ("/store/check/finds", test_check_finds);
  fixture_add ("/store/check/progress", test_check_progress);
  return g_test_run ();
}
