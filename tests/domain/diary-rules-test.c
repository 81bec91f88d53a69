/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-test-records.h"

static EpsomDiary *
make_diary (void)
{
  return epsom_test_diary (
    epsom_test_episode (1, "2026-03-01T08:00:00Z", "", "migraine"),
    epsom_test_reading (11, 1, "2026-03-01T08:00:00Z", 8), epsom_test_reading (12, 1, "2026-03-01T09:00:00Z", 6),
    epsom_test_iv (21, 1, "2026-03-01T08:15:00Z", 5), epsom_test_iv (22, 0, "2026-03-01T08:20:00Z", 5),
    epsom_test_medicine (31, 1, "2026-03-01T10:00:00Z", "ibuprofen", "nsaid"),
    epsom_test_episode (2, "2026-03-02T08:00:00Z", "", "cramp"),
    epsom_test_episode (3, "2026-03-03T08:00:00Z", "", "cramp"), epsom_test_iv (23, 3, "2026-03-03T08:15:00Z", 5),
    epsom_test_rating (51, "2026-03-02", "pms", 6), epsom_test_rating (52, "2026-03-02", "brain-fog", 3), NULL);
}

static EpsomRecord *
find (EpsomDiary *diary, guint n)
{
  EpsomUuid id = epsom_test_id (n);

  return (EpsomRecord *) epsom_diary_lookup (diary, &id);
}

/* Takes over @after. */
static void
assert_refused (EpsomDiary *diary, EpsomRecord *before, EpsomRecord *after, EpsomField field, const char *rule)
{
  g_autoptr (EpsomRecord) owned = after;
  g_autoptr (EpsomChange) change = epsom_change_new (before, after);
  g_autoptr (GError) error = NULL;

  g_assert_false (epsom_diary_check_change (diary, change, &error));
  g_assert_error (error, EPSOM_FIELD_ERROR, (int) field);
  g_assert_cmpstr (epsom_field_error_get_rule (error), ==, rule);
  g_assert_false (epsom_diary_check_change (diary, change, NULL));
}

/* Takes over @after. */
static void
assert_allowed (EpsomDiary *diary, EpsomRecord *before, EpsomRecord *after)
{
  g_autoptr (EpsomRecord) owned = after;
  g_autoptr (EpsomChange) change = epsom_change_new (before, after);
  g_autoptr (GError) error = NULL;

  epsom_diary_check_change (diary, change, &error);
  g_assert_no_error (error);
}

static void
test_new_id (void)
{
  g_autoptr (EpsomDiary) diary = make_diary ();

  assert_refused (diary, NULL, epsom_test_day (51, "2026-03-01", ""), EPSOM_FIELD_ID,
                  "“00000000-0000-4000-8000-000000000051” is in the diary already");
  assert_allowed (diary, NULL, epsom_test_day (61, "2026-03-01", ""));
  /* Two records of one day are no mistake. */
  assert_allowed (diary, NULL, epsom_test_day (62, "2026-03-01", ""));
}

static void
test_named_episode (void)
{
  g_autoptr (EpsomDiary) diary = make_diary ();
  const char *none = "there is no episode “00000000-0000-4000-8000-000000000099”";

  assert_allowed (diary, NULL, epsom_test_reading (13, 1, "2026-03-01T08:00:00Z", 8));
  /* A reading may lie before or after its episode: the person may know better than the times. */
  assert_allowed (diary, NULL, epsom_test_reading (13, 1, "2026-02-01T08:00:00Z", 8));
  assert_refused (diary, NULL, epsom_test_reading (13, 99, "2026-03-01T08:00:00Z", 8), EPSOM_FIELD_EPISODE, none);
  assert_refused (diary, NULL, epsom_test_iv (13, 99, "2026-03-01T08:00:00Z", 5), EPSOM_FIELD_EPISODE, none);
  assert_refused (diary, NULL, epsom_test_medicine (13, 99, "2026-03-01T08:00:00Z", "x", "other"), EPSOM_FIELD_EPISODE,
                  none);
  assert_refused (diary, find (diary, 11), epsom_test_reading (11, 99, "2026-03-01T08:00:00Z", 8), EPSOM_FIELD_EPISODE,
                  none);
  /* The id of something else is no episode. */
  assert_refused (diary, NULL, epsom_test_reading (13, 51, "2026-03-01T08:00:00Z", 8), EPSOM_FIELD_EPISODE,
                  "there is no episode “00000000-0000-4000-8000-000000000051”");
}

static void
test_one_rating_a_date_and_symptom (void)
{
  g_autoptr (EpsomDiary) diary = make_diary ();
  const char *twice = "“2026-03-02” has a rating of “pms” already";

  assert_refused (diary, NULL, epsom_test_rating (53, "2026-03-02", "pms", 1), EPSOM_FIELD_AT, twice);
  assert_refused (diary, find (diary, 52), epsom_test_rating (52, "2026-03-02", "pms", 1), EPSOM_FIELD_AT, twice);
  assert_allowed (diary, find (diary, 51), epsom_test_rating (51, "2026-03-02", "pms", 1));
  assert_allowed (diary, NULL, epsom_test_rating (53, "2026-03-03", "pms", 1));
  assert_allowed (diary, NULL, epsom_test_rating (53, "2026-03-02", "cramp", 1));
}

static void
test_deleted_episode (void)
{
  g_autoptr (EpsomDiary) diary = make_diary ();

  assert_refused (diary, find (diary, 1), NULL, EPSOM_FIELD_EPISODE,
                  "the episode “00000000-0000-4000-8000-000000000001” has readings, doses or medicines yet");
  assert_refused (diary, find (diary, 3), NULL, EPSOM_FIELD_EPISODE,
                  "the episode “00000000-0000-4000-8000-000000000003” has readings, doses or medicines yet");
  assert_allowed (diary, find (diary, 2), NULL);
  assert_allowed (diary, find (diary, 11), NULL);
}

static void
test_delete (void)
{
  g_autoptr (EpsomDiary) diary = make_diary ();
  g_autoptr (GPtrArray) changes = epsom_diary_delete (diary, find (diary, 1));
  g_autoptr (EpsomDiary) after = epsom_diary_apply (diary, changes);
  g_autoptr (GPtrArray) inverse = epsom_changes_invert (changes);
  g_autoptr (EpsomDiary) undone = epsom_diary_apply (after, inverse);
  g_autoptr (GError) error = NULL;
  EpsomUuid dose_names = epsom_record_get_episode (find (after, 21));
  EpsomUuid medicine_names = epsom_record_get_episode (find (after, 31));

  g_assert_cmpuint (changes->len, ==, 5);
  g_assert_true (epsom_diary_check_changes (after, changes, &error));
  g_assert_no_error (error);
  g_assert_null (find (after, 1));
  g_assert_null (find (after, 11));
  g_assert_null (find (after, 12));
  g_assert_true (epsom_uuid_is_null (&dose_names));
  g_assert_true (epsom_uuid_is_null (&medicine_names));
  g_assert_cmpfloat (epsom_record_as_dose (find (after, 21))->minutes, ==, 5);
  g_assert_true (find (after, 22) == find (diary, 22));
  g_assert_cmpuint (epsom_diary_get_n_records (undone), ==, epsom_diary_get_n_records (diary));
  g_assert_true (find (undone, 21) == find (diary, 21));
}

static void
test_delete_what_nothing_names (void)
{
  g_autoptr (EpsomDiary) diary = make_diary ();
  g_autoptr (GPtrArray) changes = epsom_diary_delete (diary, find (diary, 51));
  const EpsomChange *change = g_ptr_array_index (changes, 0);

  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_true (change->before == find (diary, 51));
  g_assert_null (change->after);
}

/* Checks @changes as a whole; takes them over. Returns: the message or NULL. */
static char *
check_all (EpsomDiary *diary, GPtrArray *changes)
{
  g_autoptr (GPtrArray) owned = changes;
  g_autoptr (EpsomDiary) after = epsom_diary_apply (diary, changes);
  g_autoptr (GError) error = NULL;

  return epsom_diary_check_changes (after, changes, &error) ? NULL : g_strdup (error->message);
}

static void
add (GPtrArray *changes, EpsomRecord *before, EpsomRecord *after)
{
  g_ptr_array_add (changes, epsom_change_new (before, after));
  g_clear_pointer (&after, epsom_record_unref);
}

static void
test_changes_that_need_each_other (void)
{
  g_autoptr (EpsomDiary) diary = make_diary ();
  GPtrArray *changes = epsom_changes_new ();
  g_autofree char *message = NULL;

  /* A reading before its episode; two ratings that change places. */
  add (changes, NULL, epsom_test_reading (15, 5, "2026-03-05T08:00:00Z", 8));
  add (changes, NULL, epsom_test_episode (5, "2026-03-05T08:00:00Z", "", "migraine"));
  add (changes, find (diary, 51), epsom_test_rating (51, "2026-03-02", "brain-fog", 6));
  add (changes, find (diary, 52), epsom_test_rating (52, "2026-03-02", "pms", 6));
  message = check_all (diary, changes);
  g_assert_cmpstr (message, ==, NULL);
}

static void
test_changes_that_break_a_rule (void)
{
  g_autoptr (EpsomDiary) diary = make_diary ();
  GPtrArray *changes = epsom_changes_new ();
  g_autofree char *twice = NULL;
  g_autofree char *deleted = NULL;
  g_autofree char *unknown = NULL;

  add (changes, NULL, epsom_test_rating (53, "2026-03-07", "pms", 1));
  add (changes, NULL, epsom_test_rating (54, "2026-03-07", "pms", 2));
  twice = check_all (diary, changes);
  g_assert_cmpstr (twice, ==, "at: “2026-03-07” has a rating of “pms” already");

  changes = epsom_changes_new ();
  add (changes, find (diary, 11), NULL);
  add (changes, find (diary, 1), NULL);
  deleted = check_all (diary, changes);
  g_assert_cmpstr (deleted, ==,
                   "episode: the episode “00000000-0000-4000-8000-000000000001” has readings, doses or medicines yet");

  changes = epsom_changes_new ();
  add (changes, find (diary, 2), NULL);
  add (changes, NULL, epsom_test_reading (15, 2, "2026-03-05T08:00:00Z", 8));
  unknown = check_all (diary, changes);
  g_assert_cmpstr (unknown, ==, "episode: there is no episode “00000000-0000-4000-8000-000000000002”");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/diary-rules/new-id", test_new_id);
  g_test_add_func ("/domain/diary-rules/named-episode", test_named_episode);
  g_test_add_func ("/domain/diary-rules/one-rating-a-date-and-symptom", test_one_rating_a_date_and_symptom);
  g_test_add_func ("/domain/diary-rules/deleted-episode", test_deleted_episode);
  g_test_add_func ("/domain/diary-rules/delete", test_delete);
  g_test_add_func ("/domain/diary-rules/delete-what-nothing-names", test_delete_what_nothing_names);
  g_test_add_func ("/domain/diary-rules/changes-that-need-each-other", test_changes_that_need_each_other);
  g_test_add_func ("/domain/diary-rules/changes-that-break-a-rule", test_changes_that_break_a_rule);
  return g_test_run ();
}
