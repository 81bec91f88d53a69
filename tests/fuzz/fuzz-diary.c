/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diary that comes from anybody: a copy, a backup of an older format, what a merge left, with bytes changed. Whether
 * it is looked at, checked, merged or put in place of another one, it is refused with a message, or said to be damaged,
 * or it keeps the rules of a diary. The file itself stays as it is. */
#include <glib/gstdio.h>
#include <string.h>

#include "epsom-csv.h"
#include "epsom-format.h"
#include "epsom-migration.h"
#include "epsom-store-merge.h"
#include "fuzz.h"
#include "store-fixture.h"

#define NOW "2026-04-01T12:00:00+02:00"
#define N_BASES 4
/* Of an input: which base; then changes of its content: where, and what is there now. */
#define CHANGE_SIZE 4

/* What is changed, and where it holds anything: most of a database is empty. */
typedef struct {
  char *bytes;
  gsize size;
  GArray *places; /* of guint32 */
} Base;

static Base bases[N_BASES];
static Fixture fixture; /* its diary is what the others are merged into */

static void
take_base (Base *base, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &base->bytes, &base->size, &error);
  g_assert_no_error (error);
  base->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = 0; i < base->size; i++)
    if (base->bytes[i] != 0)
      g_array_append_val (base->places, i);
}

/* Of the first format, with a record. */
static void
make_old (const char *path)
{
  const char *scripts[] = { epsom_migration_get_scripts ()[0], NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomDatabase) database = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, &error));
  database = epsom_database_open (path, EPSOM_DATABASE_SCRATCH, &error);
  g_assert_no_error (error);
  g_assert_true (epsom_migration_run (database, scripts, &error));
  g_assert_true (epsom_database_run (database,
                                     "INSERT INTO day (seq, id, edited, date, note) VALUES "
                                     "(1, x'00000000000040008000000000000001', 0, 20000, 'a day'); "
                                     "INSERT INTO change (seq, at, origin, state) VALUES (1, 0, 'edit', 'done'); "
                                     "INSERT INTO inserted VALUES (1, 'day', 1, 1)",
                                     &error));
}

static void
merge_into (EpsomStore *store, const char *path, EpsomMergeFlags flags)
{
  EpsomMergeSummary summary;
  g_autoptr (GError) error = NULL;

  if (!epsom_store_merge (store, path, flags, &summary, NULL, NULL, NULL, &error))
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* Two copies that went apart, the one with an undone edit, and the other with what both give. */
static void
make_bases (void)
{
  g_autofree char *first = fixture_build (&fixture, "first.epsom");
  g_autofree char *copy = fixture_build (&fixture, "copy.epsom");
  g_autofree char *old = fixture_build (&fixture, "old.epsom");
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (EpsomStore) other = NULL;

  make_diary (first);
  store = must_open (first);
  g_assert_true (epsom_store_backup (store, copy, &error));
  g_assert_true (epsom_store_backup (store, fixture.path, &error));
  take_base (&bases[0], copy);
  other = must_open (copy);
  must_apply (other, list (edit (find (other, 1), sample_episode (1, 1)), NULL));
  must_apply (other, list (deletion (find (other, 5)), NULL));
  must_apply (store, list (edit (find (store, 1), sample_episode (1, 2)), NULL));
  must_undo (store);
  must_redo (store);
  g_clear_object (&other);
  merge_into (store, copy, EPSOM_MERGE_NONE);
  g_clear_object (&store);
  take_base (&bases[1], copy);
  take_base (&bases[2], first);
  make_old (old);
  take_base (&bases[3], old);
}

static void
tear_down (void)
{
  for (gsize i = 0; i < N_BASES; i++)
    {
      g_free (bases[i].bytes);
      g_array_unref (bases[i].places);
    }
  fixture_tear_down (&fixture, NULL);
}

static void
set_up (void)
{
  g_setenv ("EPSOM_NOW", NOW, TRUE);
  fixture_use_memory ();
  fixture_set_up (&fixture, NULL);
  make_bases ();
  atexit (tear_down);
}

static void
write_file (const char *path, const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  const Base *base = &bases[size > 0 ? data[0] % N_BASES : 0];
  g_autofree char *bytes = g_memdup2 (base->bytes, base->size);

  for (size_t i = 1; i + CHANGE_SIZE <= size; i += CHANGE_SIZE)
    {
      guint32 n = (guint32) data[i] << 16 | (guint32) data[i + 1] << 8 | data[i + 2];

      bytes[g_array_index (base->places, guint32, n % base->places->len)] = (char) data[i + 3];
    }
  g_file_set_contents_full (path, bytes, (gssize) base->size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* What is shown can be written; of a whole diary it comes back. */
static void
check_diary (EpsomDiary *diary, gboolean is_whole)
{
  g_autofree char *path = fixture_build (&fixture, "shown.csv");
  const char *const paths[] = { path, NULL };
  g_autoptr (EpsomDiary) empty = epsom_diary_new (g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref));
  const EpsomExport all = { .format = EPSOM_FORMAT_CSV, .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE };
  g_autoptr (EpsomImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (epsom_export_save (&all, diary, path, NULL, NULL, NULL, &error));
  import = epsom_csv_import (paths, empty, EPSOM_ON_CONFLICT_FAIL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (is_whole)
    {
      g_assert_cmpuint (import->problems->len, ==, 0);
      g_assert_cmpuint (import->changes->len, ==, epsom_diary_get_n_records (diary));
    }
}

/* What is damaged can be looked at as far as it can be read; what is said to be whole is. */
static void
look_at (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) view = epsom_store_open_view (path, &error);
  g_autoptr (GPtrArray) problems = NULL;
  EpsomManifest manifest;
  gboolean found;

  if (view == NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  epsom_store_read_manifest (path, &manifest, &found, NULL);
  problems = epsom_store_check (path, NULL, NULL, NULL);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    g_assert_true (g_utf8_validate (problems->pdata[i], -1, NULL));
  if (view != NULL)
    check_diary (epsom_store_get_diary (view), problems != NULL && problems->len == 0);
}

static void
restore (const char *path)
{
  g_autofree char *target = fixture_build (&fixture, "restored.epsom");
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (epsom_store_restore (target, path, NULL, &error))
    {
      store = epsom_store_open (target, EPSOM_STORE_NONE, &error);
      g_assert_no_error (error);
      check_diary (epsom_store_get_diary (store), TRUE);
    }
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_unlink (target);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (EpsomStore) store = NULL;
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (fixture.folder == NULL)
    set_up ();
  path = fixture_build (&fixture, "input.epsom");
  write_file (path, data, size);
  before = digest (path);
  look_at (path);
  restore (path);
  store = must_open (fixture.path);
  merge_into (store, path, EPSOM_MERGE_DRY_RUN | EPSOM_MERGE_UNRELATED);
  after = digest (path);
  g_assert_cmpstr (before, ==, after);
  return 0;
}
