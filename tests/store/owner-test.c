/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

static void
assert_owner (EpsomStore *store, const EpsomUuid *expected, gboolean is_same)
{
  EpsomUuid owner = epsom_store_get_owner (store);

  g_assert_false (epsom_uuid_is_null (&owner));
  g_assert_cmpint (epsom_uuid_equal (&owner, expected), ==, is_same);
}

/* Nothing that is recorded, edited, deleted or undone makes the diary another person's. */
static void
test_same_for_ever (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = epsom_store_open (fixture->path, EPSOM_STORE_CREATE, NULL);
  g_autoptr (EpsomStore) again = NULL;
  EpsomUuid owner = epsom_store_get_owner (store);

  g_assert_true (epsom_uuid_is_null (&owner));
  must_apply (store, list (insertion (sample_day (5, 1)), insertion (sample_lab (6, 1)), NULL));
  owner = epsom_store_get_owner (store);
  must_apply (store, list (insertion (sample_episode (1, 1)), NULL));
  assert_owner (store, &owner, TRUE);
  must_apply (store, list (edit (find (store, 5), sample_day (5, 2)), NULL));
  assert_owner (store, &owner, TRUE);
  must_apply (store, list (deletion (find (store, 5)), deletion (find (store, 6)), NULL));
  assert_owner (store, &owner, TRUE);
  for (int i = 0; i < 4; i++)
    must_undo (store);
  g_assert_cmpuint (count (store), ==, 0);
  assert_owner (store, &owner, TRUE);
  must_apply (store, list (insertion (sample_day (9, 1)), NULL));
  assert_owner (store, &owner, TRUE);
  again = must_open (fixture->path);
  assert_owner (again, &owner, TRUE);
}

static void
test_copies_and_others (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy_path = fixture_build (fixture, "copy.epsom");
  g_autofree char *other_path = fixture_build (fixture, "other.epsom");
  g_autoptr (EpsomStore) store = epsom_store_open (fixture->path, EPSOM_STORE_CREATE, NULL);
  g_autoptr (EpsomStore) other = epsom_store_open (other_path, EPSOM_STORE_CREATE, NULL);
  g_autoptr (EpsomStore) copy = NULL;
  EpsomUuid owner;

  must_apply (store, every_kind ());
  must_apply (other, list (insertion (sample_day (8, 1)), NULL));
  owner = epsom_store_get_owner (store);
  assert_owner (other, &owner, FALSE);
  g_assert_true (epsom_store_backup (store, copy_path, NULL));
  copy = must_open (copy_path);
  must_apply (copy, list (insertion (sample_day (8, 1)), NULL));
  assert_owner (copy, &owner, TRUE);
}

int
main (int argc, char **argv)
{
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  g_setenv ("EPSOM_NOW", "2026-03-01T08:30:00+01:00", TRUE);
  fixture_add ("/store/owner/same-for-ever", test_same_for_ever);
  fixture_add ("/store/owner/copies-and-others", test_copies_and_others);
  return g_test_run ();
}
