/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

static void
test_every_kind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (GPtrArray) expected = every_kind ();

  must_apply (store, every_kind ());
  g_assert_cmpuint (count (store), ==, 7);
  for (guint i = 0; i < expected->len; i++)
    {
      const EpsomChange *change = g_ptr_array_index (expected, i);

      g_assert_true (epsom_record_equal (find (store, i + 1), change->after));
    }
  assert_as_stored (store);
}

static void
test_edit_and_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (EpsomRecord) lab = sample_lab (7, 9);

  must_apply (store, every_kind ());
  must_apply (store, list (edit (find (store, 7), sample_lab (7, 9)), deletion (find (store, 5)), NULL));
  g_assert_true (epsom_record_equal (find (store, 7), lab));
  g_assert_null (find (store, 5));
  assert_as_stored (store);
}

static void
test_any_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);

  /* The reading before its episode. */
  must_apply (store, list (insertion (sample_reading (2, 1, 1)), insertion (sample_episode (1, 0)), NULL));
  /* The episode before its reading. */
  must_apply (store, list (deletion (find (store, 1)), deletion (find (store, 2)), NULL));
  g_assert_cmpuint (count (store), ==, 0);
  assert_as_stored (store);
}

static void
test_ratings_swap (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  EpsomRating first = { { .kind = EPSOM_RECORD_RATING, .id = sample_id (1) }, 20000, "pms", 3 };
  EpsomRating second = { { .kind = EPSOM_RECORD_RATING, .id = sample_id (2) }, 20001, "pms", 4 };

  must_apply (store, list (insertion (epsom_record_new (&first.record, NULL)),
                           insertion (epsom_record_new (&second.record, NULL)), NULL));
  first.date = 20001;
  second.date = 20000;
  must_apply (store, list (edit (find (store, 1), epsom_record_new (&first.record, NULL)),
                           edit (find (store, 2), epsom_record_new (&second.record, NULL)), NULL));
  g_assert_cmpint (epsom_record_as_rating (find (store, 1))->date, ==, 20001);
  assert_as_stored (store);
}

static void
test_constraints (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (EpsomRecord) stranger = sample_day (77, 1);
  EpsomRating same_day = { { .kind = EPSOM_RECORD_RATING, .id = sample_id (20) }, 20454 + 6, "pms", 3 };

  must_apply (store, every_kind ());
  /* No such episode. */
  must_not_apply (store, list (insertion (sample_reading (8, 99, 1)), NULL), EPSOM_STORE_ERROR_CONSTRAINT);
  must_not_apply (store, list (insertion (sample_dose (8, 99, 1)), NULL), EPSOM_STORE_ERROR_CONSTRAINT);
  /* An episode that is still named. */
  must_not_apply (store, list (deletion (find (store, 1)), NULL), EPSOM_STORE_ERROR_CONSTRAINT);
  /* A second rating of a date and symptom. */
  must_not_apply (store, list (insertion (epsom_record_new (&same_day.record, NULL)), NULL),
                  EPSOM_STORE_ERROR_CONSTRAINT);
  /* The same id again, of the same kind and of another. */
  must_not_apply (store, list (insertion (sample_day (5, 1)), NULL), EPSOM_STORE_ERROR_CONSTRAINT);
  must_not_apply (store, list (insertion (sample_lab (5, 1)), NULL), EPSOM_STORE_ERROR_CONSTRAINT);
  must_not_apply (store, list (insertion (sample_lab (30, 1)), insertion (sample_day (30, 1)), NULL),
                  EPSOM_STORE_ERROR_CONSTRAINT);
  /* The first of a list is undone with the last. */
  must_not_apply (store, list (insertion (sample_day (31, 1)), insertion (sample_reading (8, 99, 1)), NULL),
                  EPSOM_STORE_ERROR_CONSTRAINT);
  /* What isn't there can't be deleted or edited. */
  must_not_apply (store, list (deletion (stranger), NULL), EPSOM_STORE_ERROR_CONFLICT);
  must_not_apply (store, list (edit (stranger, sample_day (77, 2)), NULL), EPSOM_STORE_ERROR_CONFLICT);
}

static void
test_undo_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (EpsomDiary) empty = epsom_diary_ref (epsom_store_get_diary (store));
  g_autoptr (EpsomDiary) inserted = NULL;
  g_autoptr (EpsomDiary) edited = NULL;

  g_assert_false (epsom_store_get_can_undo (store));
  must_apply (store, every_kind ());
  inserted = epsom_diary_ref (epsom_store_get_diary (store));
  must_apply (store, list (edit (find (store, 1), sample_episode (1, 5)), deletion (find (store, 2)),
                           insertion (sample_day (9, 1)), NULL));
  edited = epsom_diary_ref (epsom_store_get_diary (store));

  must_undo (store);
  assert_same (inserted, epsom_store_get_diary (store));
  assert_as_stored (store);
  g_assert_true (epsom_store_get_can_redo (store));
  must_undo (store);
  assert_same (empty, epsom_store_get_diary (store));
  assert_as_stored (store);
  g_assert_false (epsom_store_get_can_undo (store));
  must_redo (store);
  assert_same (inserted, epsom_store_get_diary (store));
  must_redo (store);
  assert_same (edited, epsom_store_get_diary (store));
  assert_as_stored (store);
  g_assert_false (epsom_store_get_can_redo (store));
  must_undo (store);
  must_redo (store);
  assert_same (edited, epsom_store_get_diary (store));
}

static void
test_undo_after_restart (Fixture *fixture, gconstpointer data)
{
  EpsomStore *store = must_open (fixture->path);
  g_autoptr (EpsomDiary) inserted = NULL;

  must_apply (store, every_kind ());
  inserted = epsom_diary_ref (epsom_store_get_diary (store));
  must_apply (store, list (deletion (find (store, 5)), NULL));
  g_clear_object (&store);

  store = must_open (fixture->path);
  g_assert_true (epsom_store_get_can_undo (store));
  g_assert_false (epsom_store_get_can_redo (store));
  must_undo (store);
  assert_same (inserted, epsom_store_get_diary (store));
  g_clear_object (&store);

  store = must_open (fixture->path);
  g_assert_true (epsom_store_get_can_redo (store));
  must_redo (store);
  g_assert_null (find (store, 5));
  g_clear_object (&store);
}

static void
test_new_act_drops_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (GError) error = NULL;

  must_apply (store, list (insertion (sample_day (1, 1)), NULL));
  must_apply (store, list (insertion (sample_day (2, 1)), NULL));
  must_undo (store);
  must_apply (store, list (insertion (sample_day (3, 1)), NULL));
  g_assert_false (epsom_store_get_can_redo (store));
  g_assert_false (epsom_store_redo (store, NULL, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FAILED);
  must_undo (store);
  must_undo (store);
  g_assert_cmpuint (count (store), ==, 0);
  g_assert_false (epsom_store_get_can_undo (store));
  must_redo (store);
  g_assert_nonnull (find (store, 1));
  must_redo (store);
  g_assert_nonnull (find (store, 3));
  g_assert_null (find (store, 2));
}

typedef struct {
  EpsomStore *store;
  guint n_changes;
  guint n_signals;
} Heard;

static void
changed_cb (EpsomStore *store, GPtrArray *changes, Heard *heard)
{
  heard->n_signals++;
  heard->n_changes += changes->len;
  for (guint i = 0; i < changes->len; i++)
    {
      const EpsomChange *change = g_ptr_array_index (changes, i);
      const EpsomRecord *now =
        epsom_diary_lookup (epsom_store_get_diary (store), &epsom_change_get_record (change)->id);

      g_assert_true (change->after == NULL ? now == NULL : epsom_record_equal (now, change->after));
    }
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_signals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (GPtrArray) undone = NULL;
  Heard heard = { store };
  guint n_can_undo = 0, n_can_redo = 0;

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &heard);
  g_signal_connect (store, "notify::can-undo", G_CALLBACK (count_cb), &n_can_undo);
  g_signal_connect (store, "notify::can-redo", G_CALLBACK (count_cb), &n_can_redo);
  must_apply (store, every_kind ());
  g_assert_cmpuint (heard.n_signals, ==, 1);
  g_assert_cmpuint (heard.n_changes, ==, 7);
  g_assert_cmpuint (n_can_undo, ==, 1);
  g_assert_cmpuint (n_can_redo, ==, 0);
  g_assert_true (epsom_store_undo (store, &undone, NULL));
  g_assert_cmpuint (undone->len, ==, 7);
  g_assert_cmpuint (heard.n_signals, ==, 2);
  g_assert_cmpuint (n_can_undo, ==, 2);
  g_assert_cmpuint (n_can_redo, ==, 1);
  /* Nothing is no change. */
  must_apply (store, epsom_changes_new ());
  g_assert_cmpuint (heard.n_signals, ==, 2);
  g_assert_true (epsom_store_get_can_redo (store));
}

typedef struct {
  const char *path;
  guint n_after;
  guint64 done;
  guint64 total;
} Watch;

/* What is said to be done all of it is in the file. */
static void
watch_cb (guint64 done, guint64 total, gpointer user_data)
{
  Watch *watch = user_data;
  g_autoptr (EpsomStore) other = NULL;

  g_assert_cmpuint (done, >, watch->done);
  g_assert_cmpuint (done, <=, total);
  g_assert_true (watch->total == 0 || total == watch->total);
  watch->done = done;
  watch->total = total;
  if (done < total)
    return;
  other = epsom_store_open (watch->path, EPSOM_STORE_READ_ONLY, NULL);
  g_assert_cmpuint (count (other), ==, watch->n_after);
}

typedef struct {
  GCancellable *cancellable;
  guint64 after; /* that so much is done it is cancelled */
} Patience;

static void
cancel_cb (guint64 done, guint64 total, gpointer user_data)
{
  const Patience *patience = user_data;

  if (done >= patience->after)
    g_cancellable_cancel (patience->cancellable);
}

static GPtrArray *
many_days (guint n)
{
  GPtrArray *changes = epsom_changes_new ();

  for (guint i = 1; i <= n; i++)
    g_ptr_array_add (changes, insertion (sample_day (i, i)));
  return changes;
}

static void
test_progress_and_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (GPtrArray) changes = many_days (10000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const guint64 moments[] = { 0, 5000, 10000, 20000 };
  Watch watch = { fixture->path, 10000 };

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      Patience patience = { cancellable, moments[i] };

      g_cancellable_reset (cancellable);
      g_assert_false (
        epsom_store_apply (store, EPSOM_ORIGIN_IMPORT, changes, cancel_cb, &patience, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_cmpuint (count (store), ==, 0);
      assert_as_stored (store);
    }

  epsom_store_apply (store, EPSOM_ORIGIN_IMPORT, changes, watch_cb, &watch, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (watch.done, ==, watch.total);
  assert_as_stored (store);
  must_undo (store);
  g_assert_cmpuint (count (store), ==, 0);
  must_redo (store);
  g_assert_cmpuint (count (store), ==, 10000);
  assert_as_stored (store);
}

/* Of a few changes nobody is told how far they are; they are not stored either once somebody has cancelled. */
static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (GPtrArray) changes = many_days (1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (epsom_store_apply (store, EPSOM_ORIGIN_IMPORT, changes, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count (store), ==, 0);
  assert_as_stored (store);
}

/* An import is taken back, and done again, as it was stored: how far it is is told, and until it is done nothing is. */
static void
test_take_back_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (GPtrArray) changes = many_days (10000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (epsom_store_count_taken_back (store, FALSE), ==, 0);
  epsom_store_apply (store, EPSOM_ORIGIN_IMPORT, changes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (int redo = 0; redo <= 1; redo++)
    {
      Patience patience = { cancellable, 5000 };
      Watch watch = { fixture->path, redo ? 10000 : 0 };

      g_assert_cmpuint (epsom_store_count_taken_back (store, redo), ==, 10000);
      g_assert_cmpuint (epsom_store_count_taken_back (store, !redo), ==, 0);
      g_cancellable_reset (cancellable);
      g_assert_false (epsom_store_take_back (store, redo, cancel_cb, &patience, cancellable, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_cmpuint (count (store), ==, redo ? 0 : 10000);
      assert_as_stored (store);

      g_assert_true (epsom_store_take_back (store, redo, watch_cb, &watch, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (watch.done, ==, watch.total);
      g_assert_cmpuint (count (store), ==, redo ? 10000 : 0);
      assert_as_stored (store);
    }
}

/* Rows that stay among those that go, whose indexes are made anew; and readings that lose or change their episodes. */
#define MANY 10000
#define FIRST 8

static void
assert_whole (EpsomStore *store, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = epsom_store_check (epsom_store_get_path (store), NULL, NULL, &error);
  g_autoptr (EpsomStore) view = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (count (store), ==, n);
  assert_as_stored (store);
  /* Which refuses a file that lacks an index. */
  view = epsom_store_open_view (epsom_store_get_path (store), &error);
  g_assert_no_error (error);
}

static void
test_bulk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  GPtrArray *changes = epsom_changes_new ();

  must_apply (store, every_kind ());
  for (guint i = FIRST; i < FIRST + MANY; i++)
    {
      g_ptr_array_add (changes, insertion (sample_episode (i, i)));
      g_ptr_array_add (changes, insertion (sample_reading (i + MANY, i, i)));
    }
  must_apply (store, changes);
  assert_whole (store, 7 + 2 * MANY);

  changes = epsom_changes_new ();
  for (guint i = FIRST; i < FIRST + MANY; i++)
    g_ptr_array_add (changes, edit (find (store, i), sample_episode (i, i + 1)));
  must_apply (store, changes);
  assert_whole (store, 7 + 2 * MANY);
  for (int i = 0; i < 2; i++)
    must_undo (store);
  assert_whole (store, 7);
  for (int i = 0; i < 2; i++)
    must_redo (store);
  assert_whole (store, 7 + 2 * MANY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/apply/every-kind", test_every_kind);
  fixture_add ("/store/apply/edit-and-delete", test_edit_and_delete);
  fixture_add ("/store/apply/any-order", test_any_order);
  fixture_add ("/store/apply/ratings-swap", test_ratings_swap);
  fixture_add ("/store/apply/constraints", test_constraints);
  fixture_add ("/store/apply/signals", test_signals);
  fixture_add ("/store/apply/progress-and-cancel", test_progress_and_cancel);
  fixture_add ("/store/apply/cancelled-before", test_cancelled_before);
  fixture_add ("/store/apply/bulk", test_bulk);
  fixture_add ("/store/undo/undo-redo", test_undo_redo);
  fixture_add ("/store/undo/many", test_take_back_many);
  fixture_add ("/store/undo/after-restart", test_undo_after_restart);
  fixture_add ("/store/undo/new-act-drops-redo", test_new_act_drops_redo);
  return g_test_run ();
}
