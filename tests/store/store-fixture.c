/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "test-folder.h"

#define FIRST_DAY 20454 /* 2026-01-01 */
#define DAY_SECONDS 86400

void
fixture_use_memory (void)
{
  if (g_access ("/dev/shm", W_OK | X_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("epsom-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "diary.epsom", NULL);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  epsom_test_remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

void
fixture_add (const char *name, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (name, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

char *
fixture_build (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

/* Records */

EpsomUuid
sample_id (guint n)
{
  EpsomUuid id = { { 0x10 } };
  guint32 big_endian = GUINT32_TO_BE (n);

  memcpy (id.bytes + sizeof id.bytes - sizeof big_endian, &big_endian, sizeof big_endian);
  return id;
}

/* The id of an episode that a record names; 0: none. */
static EpsomUuid
sample_name (guint episode)
{
  EpsomUuid none = { { 0 } };

  return episode != 0 ? sample_id (episode) : none;
}

static EpsomInstant
sample_instant (guint n)
{
  return (EpsomInstant){ (gint64) FIRST_DAY * DAY_SECONDS + (gint64) n * 3600, 60 };
}

static EpsomRecord *
build (EpsomRecord *draft, EpsomRecordKind kind, guint n, guint variant)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *note = g_strdup_printf ("note %u, “ünïcode”\nsecond line", variant);
  EpsomRecord *record;

  draft->kind = kind;
  draft->id = sample_id (n);
  draft->note = variant % 2 == 1 ? note : NULL;
  record = epsom_record_new (draft, &error);
  g_assert_no_error (error);
  return record;
}

EpsomRecord *
sample_episode (guint n, guint variant)
{
  EpsomEpisode draft = {
    .start = sample_instant (n),
    .end = sample_instant (n + 1 + variant),
    .has_end = variant % 3 != 0,
    .symptom = variant % 2 == 0 ? "migraine" : "brain-fog",
    .features = variant % 2 == 0 ? "aura;nausea" : NULL,
    .triggers = variant % 4 == 0 ? "stress;weather" : NULL,
  };

  return build (&draft.record, EPSOM_RECORD_EPISODE, n, variant);
}

EpsomRecord *
sample_reading (guint n, guint episode, guint variant)
{
  EpsomReading draft = { .episode = sample_id (episode),
                         .at = sample_instant (n),
                         .severity = variant % 11,
                         .features = variant % 3 == 0 ? EPSOM_RECALLED : NULL };

  return build (&draft.record, EPSOM_RECORD_READING, n, variant);
}

EpsomRecord *
sample_dose (guint n, guint episode, guint variant)
{
  gboolean iv = variant % 2 == 0;
  EpsomDose draft = {
    .episode = sample_name (episode),
    .at = sample_instant (n),
    .route = iv ? EPSOM_ROUTE_IV : EPSOM_ROUTE_ORAL,
    .minutes = iv ? 5.5 : 0,
    .salt = epsom_salt_find (iv ? "sulfate-heptahydrate" : "bisglycinate"),
    .amount = 0.1 + variant,
    .unit = iv ? EPSOM_UNIT_G : EPSOM_UNIT_MG,
    .basis = variant % 3 == 0 ? EPSOM_BASIS_UNKNOWN : EPSOM_BASIS_SALT,
    .purpose = variant % 3 == 1 ? EPSOM_PURPOSE_PREVENTIVE : EPSOM_PURPOSE_NONE,
    .place = iv ? EPSOM_PLACE_CLINIC : EPSOM_PLACE_NONE,
    .features = iv ? "warmth" : NULL,
  };

  return build (&draft.record, EPSOM_RECORD_DOSE, n, variant);
}

EpsomRecord *
sample_medicine (guint n, guint episode, guint variant)
{
  EpsomMedicine draft = {
    .episode = sample_name (episode),
    .at = sample_instant (n),
    .name = "sumatriptan",
    .medicine_class = variant % 2 == 0 ? EPSOM_CLASS_TRIPTAN : EPSOM_CLASS_OTHER,
    .strength = variant % 3 == 0 ? "50 mg" : NULL,
    .purpose = EPSOM_PURPOSE_ACUTE,
  };

  return build (&draft.record, EPSOM_RECORD_MEDICINE, n, variant);
}

EpsomRecord *
sample_day (guint n, guint variant)
{
  EpsomDay draft = { .date = FIRST_DAY + (EpsomDate) n, .bleeding = variant % (EPSOM_BLEEDING_HEAVY + 1) };

  return build (&draft.record, EPSOM_RECORD_DAY, n, variant);
}

EpsomRecord *
sample_rating (guint n, guint variant)
{
  EpsomRating draft = { .date = FIRST_DAY + (EpsomDate) n, .symptom = "pms", .severity = variant % 11 };

  return build (&draft.record, EPSOM_RECORD_RATING, n, variant);
}

EpsomRecord *
sample_lab (guint n, guint variant)
{
  EpsomLab draft = {
    .at = sample_instant (n),
    .analyte = EPSOM_ANALYTE_SERUM_MAGNESIUM,
    .value = 0.7 + variant,
    .unit = EPSOM_LAB_UNIT_MMOL_L,
    .range_low = variant % 2 == 0 ? 0.66 : (double) NAN,
    .range_high = variant % 2 == 0 ? 1.07 : (double) NAN,
  };

  return build (&draft.record, EPSOM_RECORD_LAB, n, variant);
}

/* Changes */

EpsomChange *
insertion (EpsomRecord *after)
{
  EpsomChange *change = epsom_change_new (NULL, after);

  epsom_record_unref (after);
  return change;
}

EpsomChange *
edit (const EpsomRecord *before, EpsomRecord *after)
{
  EpsomChange *change = epsom_change_new ((EpsomRecord *) before, after);

  epsom_record_unref (after);
  return change;
}

EpsomChange *
deletion (const EpsomRecord *before)
{
  return epsom_change_new ((EpsomRecord *) before, NULL);
}

GPtrArray *
list (EpsomChange *first, ...)
{
  GPtrArray *changes = epsom_changes_new ();
  va_list arguments;

  va_start (arguments, first);
  for (EpsomChange *change = first; change != NULL; change = va_arg (arguments, EpsomChange *))
    g_ptr_array_add (changes, change);
  va_end (arguments);
  return changes;
}

GPtrArray *
every_kind (void)
{
  return list (insertion (sample_episode (1, 0)), insertion (sample_reading (2, 1, 1)),
               insertion (sample_dose (3, 1, 2)), insertion (sample_medicine (4, 0, 3)), insertion (sample_day (5, 4)),
               insertion (sample_rating (6, 5)), insertion (sample_lab (7, 6)), NULL);
}

/* Stores */

EpsomStore *
must_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  EpsomStore *store = epsom_store_open (path, EPSOM_STORE_CREATE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

void
must_apply (EpsomStore *store, GPtrArray *changes)
{
  g_autoptr (GError) error = NULL;

  epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (changes);
}

void
must_undo (EpsomStore *store)
{
  g_autoptr (GError) error = NULL;

  epsom_store_undo (store, NULL, &error);
  g_assert_no_error (error);
}

void
must_redo (EpsomStore *store)
{
  g_autoptr (GError) error = NULL;

  epsom_store_redo (store, NULL, &error);
  g_assert_no_error (error);
}

void
must_not_apply (EpsomStore *store, GPtrArray *changes, EpsomStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomDiary) before = epsom_diary_ref (epsom_store_get_diary (store));

  g_assert_false (epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, (int) code);
  assert_same (before, epsom_store_get_diary (store));
  assert_as_stored (store);
  g_ptr_array_unref (changes);
}

const EpsomRecord *
find (EpsomStore *store, guint n)
{
  EpsomUuid id = sample_id (n);

  return epsom_diary_lookup (epsom_store_get_diary (store), &id);
}

guint
count (EpsomStore *store)
{
  return epsom_diary_get_n_records (epsom_store_get_diary (store));
}

void
assert_same (EpsomDiary *a, EpsomDiary *b)
{
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      guint n_a, n_b;
      const EpsomRecord *const *records_a = epsom_diary_get (a, kind, &n_a);
      const EpsomRecord *const *records_b = epsom_diary_get (b, kind, &n_b);

      g_assert_cmpuint (n_a, ==, n_b);
      for (guint i = 0; i < n_a; i++)
        g_assert_true (epsom_record_equal (records_a[i], records_b[i]));
    }
}

void
assert_as_stored (EpsomStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) fresh = epsom_store_open (epsom_store_get_path (store), EPSOM_STORE_READ_ONLY, &error);

  g_assert_no_error (error);
  assert_same (epsom_store_get_diary (store), epsom_store_get_diary (fresh));
}

void
run_sql (const char *path, const char *sql)
{
  sqlite3 *database;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_exec (database, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (database);
}

char *
digest (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (path, &content, &length, NULL))
    return NULL;
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
}

guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

void
make_diary (const char *path)
{
  g_autoptr (EpsomStore) store = must_open (path);

  must_apply (store, every_kind ());
}
