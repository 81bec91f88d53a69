/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>

#include "faulty-disk.h"

/*
 * The first operation on the disk fails, then the second, and so on, until what is done is done before the turn of the
 * one that fails. Whatever fails: each change is there whole or not at all, and what was acknowledged is there.
 */

/* More operations than anything here does. */
#define MANY 5000

/* The states that the diary goes through. */
typedef struct {
  Fixture *fixture;
  char *original; /* the bytes of a diary with a history */
  gsize length;
  GPtrArray *states; /* of EpsomDiary: as it is, and after each step */
} Course;

static gboolean
apply_first (EpsomStore *store)
{
  g_autoptr (GPtrArray) changes = list (deletion (find (store, 7)), edit (find (store, 1), sample_episode (1, 7)),
                                        insertion (sample_day (8, 1)), insertion (sample_reading (9, 1, 5)), NULL);

  return epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, NULL);
}

static gboolean
undo (EpsomStore *store)
{
  return epsom_store_undo (store, NULL, NULL);
}

static gboolean
redo (EpsomStore *store)
{
  return epsom_store_redo (store, NULL, NULL);
}

/* Large enough to write to the file before the end. */
static gboolean
apply_many (EpsomStore *store)
{
  g_autoptr (GPtrArray) changes = epsom_changes_new ();

  for (guint i = 100; i < 160; i++)
    g_ptr_array_add (changes, insertion (sample_rating (i, i)));
  return epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, NULL);
}

static gboolean (*const steps[]) (EpsomStore *store) = { apply_first, undo, redo, apply_many };
#define N_STEPS G_N_ELEMENTS (steps)

static void
course_init (Course *self, Fixture *fixture)
{
  EpsomStore *store = must_open (fixture->path);

  must_apply (store, every_kind ());
  self->fixture = fixture;
  g_object_unref (store);
  g_assert_true (g_file_get_contents (fixture->path, &self->original, &self->length, NULL));
  store = must_open (fixture->path);
  self->states = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_diary_unref);
  g_ptr_array_add (self->states, epsom_diary_ref (epsom_store_get_diary (store)));
  for (gsize i = 0; i < N_STEPS; i++)
    {
      g_assert_true (steps[i](store));
      g_ptr_array_add (self->states, epsom_diary_ref (epsom_store_get_diary (store)));
    }
  g_object_unref (store);
}

static void
course_clear (Course *self)
{
  g_free (self->original);
  g_ptr_array_unref (self->states);
}

static void
course_reset (Course *self)
{
  g_assert_true (g_file_set_contents (self->fixture->path, self->original, (gssize) self->length, NULL));
}

static gboolean
same (EpsomDiary *a, EpsomDiary *b)
{
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      guint n_a, n_b;
      const EpsomRecord *const *records_a = epsom_diary_get (a, kind, &n_a);
      const EpsomRecord *const *records_b = epsom_diary_get (b, kind, &n_b);

      if (n_a != n_b)
        return FALSE;
      for (guint i = 0; i < n_a; i++)
        if (!epsom_record_equal (records_a[i], records_b[i]))
          return FALSE;
    }
  return TRUE;
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

/* Takes one step after the other until one fails. Returns: how many were acknowledged. */
static guint
take_steps (EpsomStore *store)
{
  for (guint i = 0; i < N_STEPS; i++)
    if (!steps[i](store))
      return i;
  return N_STEPS;
}

static gboolean
write_with_fault (Course *course, FaultyDiskKind kind, guint n, gboolean sticky)
{
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (GError) error = NULL;
  guint acknowledged;
  gboolean failed;

  course_reset (course);
  store = must_open (course->fixture->path);
  faulty_disk_arm (kind, n, sticky);
  acknowledged = take_steps (store);
  failed = faulty_disk_disarm ();

  /* The store shows what was acknowledged; the step that failed is there whole, when the failure came too late to undo
   * it, or not at all. */
  assert_same (epsom_store_get_diary (store), g_ptr_array_index (course->states, acknowledged));
  epsom_store_refresh (store, &error);
  g_assert_no_error (error);
  if (acknowledged < N_STEPS && !same (epsom_store_get_diary (store), g_ptr_array_index (course->states, acknowledged)))
    assert_same (epsom_store_get_diary (store), g_ptr_array_index (course->states, acknowledged + 1));
  /* And goes on. */
  must_apply (store, list (insertion (sample_day (9999, 1)), NULL));
  assert_as_stored (store);
  assert_well (course->fixture->path);
  return failed;
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  FaultyDiskKind kind = GPOINTER_TO_INT (data) / 2;
  gboolean sticky = GPOINTER_TO_INT (data) % 2;
  Course course;
  guint n = 1;

  course_init (&course, fixture);
  while (write_with_fault (&course, kind, n, sticky))
    g_assert_cmpuint (n++, <, MANY);
  g_test_message ("%u points of failure", n - 1);
  g_assert_cmpuint (n, >, 20);
  course_clear (&course);
}

static gboolean
open_with_fault (Course *course, FaultyDiskKind kind, guint n)
{
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;
  gboolean failed;

  course_reset (course);
  faulty_disk_arm (kind, n, TRUE);
  store = epsom_store_open (course->fixture->path, EPSOM_STORE_CREATE, &error);
  failed = faulty_disk_disarm ();
  if (store != NULL)
    assert_same (epsom_store_get_diary (store), g_ptr_array_index (course->states, 0));
  else
    g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (course->fixture->path, &content, &length, NULL));
  g_assert_cmpmem (content, length, course->original, course->length);
  return failed;
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  Course course;
  guint n = 1;

  course_init (&course, fixture);
  while (open_with_fault (&course, FAULTY_DISK_ERROR, n))
    g_assert_cmpuint (n++, <, MANY);
  g_assert_cmpuint (n, >, 5);
  course_clear (&course);
}

static gboolean
create_with_fault (Fixture *fixture, FaultyDiskKind kind, guint n)
{
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (GDir) dir = NULL;
  gboolean failed;

  g_unlink (fixture->path);
  faulty_disk_arm (kind, n, TRUE);
  store = epsom_store_open (fixture->path, EPSOM_STORE_CREATE, NULL);
  failed = faulty_disk_disarm ();
  g_clear_object (&store);
  /* A whole diary, or nothing at all. */
  if (g_file_test (fixture->path, G_FILE_TEST_EXISTS))
    assert_well (fixture->path);
  dir = g_dir_open (fixture->folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    g_assert_cmpstr (name, ==, "diary.epsom");
  return failed;
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  for (FaultyDiskKind kind = 0; kind < FAULTY_DISK_N_KINDS; kind++)
    {
      guint n = 1;

      while (create_with_fault (fixture, kind, n))
        g_assert_cmpuint (n++, <, MANY);
      g_assert_cmpuint (n, >, 5);
    }
}

static gboolean
copy_with_fault (Course *course, FaultyDiskKind kind, guint n)
{
  g_autoptr (EpsomStore) store = NULL;
  g_autofree char *backup = fixture_build (course->fixture, "backup.epsom");
  gboolean copied, restored = FALSE, failed;

  course_reset (course);
  g_unlink (backup);
  store = must_open (course->fixture->path);
  faulty_disk_arm (kind, n, TRUE);
  copied = epsom_store_backup (store, backup, NULL);
  if (copied)
    restored = epsom_store_restore (course->fixture->path, backup, NULL, NULL);
  failed = faulty_disk_disarm ();
  g_assert_cmpint (copied, ==, g_file_test (backup, G_FILE_TEST_EXISTS));
  if (copied)
    assert_well (backup);
  g_assert_true (failed || restored);
  /* Restored or not, the diary is whole. */
  assert_well (course->fixture->path);
  g_assert_true (epsom_store_refresh (store, NULL));
  assert_same (epsom_store_get_diary (store), g_ptr_array_index (course->states, 0));
  return failed;
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  Course course;

  course_init (&course, fixture);
  for (FaultyDiskKind kind = 0; kind < FAULTY_DISK_N_KINDS; kind++)
    {
      guint n = 1;

      while (copy_with_fault (&course, kind, n))
        g_assert_cmpuint (n++, <, MANY);
      g_assert_cmpuint (n, >, 20);
    }
  course_clear (&course);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "full/once",    "full/sticky", "error/once",
                                       "error/sticky", "late/once",   "late/sticky" };

  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  faulty_disk_install ();
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("/store/faults/write/", names[i], NULL);

      g_test_add (name, Fixture, GINT_TO_POINTER (i), fixture_set_up, test_write, fixture_tear_down);
    }
  fixture_add ("/store/faults/open", test_open);
  fixture_add ("/store/faults/create", test_create);
  fixture_add ("/store/faults/copy", test_copy);
  return g_test_run ();
}
