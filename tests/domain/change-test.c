/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-test-records.h"

static void
test_holds_its_own_references (void)
{
  g_autoptr (EpsomRecord) before = epsom_test_reading (1, 2, "2026-03-01T08:00:00Z", 8);
  g_autoptr (EpsomRecord) after = epsom_test_reading (1, 2, "2026-03-01T08:00:00Z", 5);
  g_autoptr (EpsomChange) edit = epsom_change_new (before, after);
  g_autoptr (EpsomChange) insertion = epsom_change_new (NULL, after);
  g_autoptr (EpsomChange) deletion = epsom_change_new (before, NULL);

  g_clear_pointer (&before, epsom_record_unref);
  g_clear_pointer (&after, epsom_record_unref);
  g_assert_cmpint (epsom_record_as_reading (edit->before)->severity, ==, 8);
  g_assert_cmpint (epsom_record_as_reading (edit->after)->severity, ==, 5);
  g_assert_true (epsom_change_get_record (edit) == edit->after);
  g_assert_true (epsom_change_get_record (insertion) == insertion->after);
  g_assert_true (epsom_change_get_record (deletion) == deletion->before);
}

static void
test_inverse (void)
{
  g_autoptr (EpsomRecord) before = epsom_test_reading (1, 9, "2026-03-01T08:00:00Z", 8);
  g_autoptr (EpsomRecord) after = epsom_test_reading (1, 9, "2026-03-01T08:00:00Z", 5);
  g_autoptr (EpsomRecord) new_one = epsom_test_reading (2, 9, "2026-03-01T09:00:00Z", 3);
  g_autoptr (GPtrArray) changes = epsom_changes_new ();

  g_ptr_array_add (changes, epsom_change_new (before, after));
  g_ptr_array_add (changes, epsom_change_new (NULL, new_one));
  g_autoptr (GPtrArray) inverse = epsom_changes_invert (changes);
  g_autoptr (GPtrArray) again = epsom_changes_invert (inverse);
  const EpsomChange *first = g_ptr_array_index (inverse, 0);
  const EpsomChange *second = g_ptr_array_index (inverse, 1);

  g_assert_cmpuint (inverse->len, ==, 2);
  g_assert_true (first->before == new_one && first->after == NULL);
  g_assert_true (second->before == after && second->after == before);
  for (guint i = 0; i < changes->len; i++)
    {
      const EpsomChange *was = g_ptr_array_index (changes, i);
      const EpsomChange *is = g_ptr_array_index (again, i);

      g_assert_true (was->before == is->before && was->after == is->after);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/change/holds-its-own-references", test_holds_its_own_references);
  g_test_add_func ("/domain/change/inverse", test_inverse);
  return g_test_run ();
}
