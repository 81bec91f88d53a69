/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-test-records.h"

static EpsomDiary *
small_diary (void)
{
  return epsom_test_diary (
    epsom_test_reading (12, 1, "2026-03-01T09:00:00+01:00", 5),
    epsom_test_episode (2, "2026-03-05T08:00:00+01:00", "", "cramp"),
    epsom_test_reading (11, 1, "2026-03-01T08:00:00+01:00", 8),
    epsom_test_episode (1, "2026-03-01T08:00:00+01:00", "2026-03-01T11:00:00+01:00", "migraine"),
    epsom_test_reading (13, 2, "2026-03-01T08:30:00+01:00", 4), epsom_test_iv (21, 1, "2026-03-01T08:15:00+01:00", 5),
    epsom_test_medicine (31, 1, "2026-03-01T10:00:00+01:00", "ibuprofen", "nsaid"),
    epsom_test_day (41, "2026-03-03", "light"), epsom_test_rating (51, "2026-03-02", "pms", 6), NULL);
}

static EpsomDiary *
apply (EpsomDiary *diary, EpsomRecord *before, EpsomRecord *after)
{
  g_autoptr (GPtrArray) changes = epsom_changes_new ();

  g_ptr_array_add (changes, epsom_change_new (before, after));
  return epsom_diary_apply (diary, changes);
}

/* The last digits of the ids of @records, joined. */
static char *
list_ids (const EpsomRecord *const *records, guint n)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      char id[EPSOM_UUID_STRING_SIZE];

      epsom_uuid_to_string (&records[i]->id, id);
      g_string_append_printf (list, "%s%d", i > 0 ? " " : "", (int) g_ascii_strtoll (id + 24, NULL, 10));
    }
  return g_string_free (list, FALSE);
}

static void
assert_kind (EpsomDiary *diary, EpsomRecordKind kind, const char *ids)
{
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (diary, kind, &n);
  g_autofree char *list = list_ids (records, n);

  g_assert_cmpstr (list, ==, ids);
}

static void
assert_readings (EpsomDiary *diary, guint episode, const char *ids)
{
  EpsomUuid id = epsom_test_id (episode);
  guint n;
  const EpsomRecord *const *records = epsom_diary_get_readings (diary, &id, &n);
  g_autofree char *list = list_ids (records, n);

  g_assert_cmpstr (list, ==, ids);
}

static void
test_empty (void)
{
  g_autoptr (EpsomDiary) diary = epsom_diary_new (g_ptr_array_new ());
  EpsomUuid id = epsom_test_id (1);
  EpsomDate first = 1, last = 2;
  guint n = 42;

  g_assert_cmpuint (epsom_diary_get_n_records (diary), ==, 0);
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      epsom_diary_get (diary, (EpsomRecordKind) kind, &n);
      g_assert_cmpuint (n, ==, 0);
      g_assert_cmpuint (epsom_diary_find_from (diary, (EpsomRecordKind) kind, 0), ==, 0);
    }
  g_assert_null (epsom_diary_lookup (diary, &id));
  n = 42;
  epsom_diary_get_readings (diary, &id, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (epsom_diary_get_bounds (diary, &first, &last));
  g_assert_cmpint (first, ==, 1);
  g_assert_cmpint (last, ==, 2);
}

static void
test_order (void)
{
  g_autoptr (EpsomDiary) diary = small_diary ();

  g_assert_cmpuint (epsom_diary_get_n_records (diary), ==, 9);
  assert_kind (diary, EPSOM_RECORD_EPISODE, "1 2");
  assert_kind (diary, EPSOM_RECORD_READING, "11 13 12");
  assert_kind (diary, EPSOM_RECORD_DOSE, "21");
  assert_kind (diary, EPSOM_RECORD_LAB, "");
}

static void
test_takes_the_array (void)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref);

  g_ptr_array_add (records, epsom_test_day (1, "2026-03-01", ""));
  g_ptr_array_ref (records);
  g_autoptr (EpsomDiary) diary = epsom_diary_new (records);

  g_assert_cmpuint (records->len, ==, 0);
  g_ptr_array_unref (records);
  assert_kind (diary, EPSOM_RECORD_DAY, "1");
}

static void
test_lookup (void)
{
  g_autoptr (EpsomDiary) diary = small_diary ();
  static const guint ids[] = { 1, 2, 11, 12, 13, 21, 31, 41, 51 };
  EpsomUuid unknown = epsom_test_id (99);
  EpsomUuid null = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      EpsomUuid id = epsom_test_id (ids[i]);
      const EpsomRecord *found = epsom_diary_lookup (diary, &id);

      g_assert_nonnull (found);
      g_assert_true (epsom_uuid_equal (&found->id, &id));
    }
  g_assert_null (epsom_diary_lookup (diary, &unknown));
  g_assert_null (epsom_diary_lookup (diary, &null));
}

static void
test_readings_of_episodes (void)
{
  g_autoptr (EpsomRecord) orphan = epsom_test_reading (14, 77, "2026-03-01T08:10:00Z", 1);
  g_autoptr (EpsomDiary) small = small_diary ();
  g_autoptr (EpsomDiary) diary = apply (small, NULL, orphan);

  assert_readings (diary, 1, "11 12");
  assert_readings (diary, 2, "13");
  /* What no episode of the diary has is nowhere, and in nobody's way. */
  assert_readings (diary, 77, "");
}

/* A reading is a sign that an episode goes on; one of before its start is none. */
static void
test_last_sign (void)
{
  const struct {
    const char *reading;
    gint64 after_start;
  } cases[] = {
    { NULL, 0 },
    { "2026-03-02T20:00:00+00:00", 36 * 3600 },
    { "2026-03-01T07:00:00+00:00", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EpsomRecord *episode = epsom_test_episode (1, "2026-03-01T08:00:00+00:00", "", "migraine");
      g_autoptr (EpsomDiary) diary = epsom_test_diary (
        episode, cases[i].reading != NULL ? epsom_test_reading (11, 1, cases[i].reading, 6) : NULL, NULL);

      g_assert_cmpint (epsom_diary_get_last_sign (diary, epsom_record_as_episode (episode)), ==,
                       epsom_record_as_episode (episode)->start.utc + cases[i].after_start);
    }
}

static void
test_find_from (void)
{
  g_autoptr (EpsomDiary) diary = small_diary ();
  static const struct {
    const char *at;
    guint index;
  } cases[] = {
    { "2026-03-01T07:59:59+01:00", 0 }, { "2026-03-01T08:00:00+01:00", 0 }, { "2026-03-01T08:00:01+01:00", 1 },
    { "2026-03-01T09:00:00+01:00", 2 }, { "2026-03-01T09:00:01+01:00", 3 }, { "9999-01-01T00:00:00Z", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EpsomInstant at;

      g_assert_true (epsom_instant_parse (cases[i].at, &at));
      g_assert_cmpuint (epsom_diary_find_from (diary, EPSOM_RECORD_READING, at.utc), ==, cases[i].index);
    }
}

static void
assert_bounds (EpsomDiary *diary, const char *expected_first, const char *expected_last)
{
  EpsomDate first, last;
  char text[EPSOM_DATE_STRING_SIZE];

  g_assert_true (epsom_diary_get_bounds (diary, &first, &last));
  g_assert_cmpstr (epsom_date_to_string (first, text), ==, expected_first);
  g_assert_cmpstr (epsom_date_to_string (last, text), ==, expected_last);
}

static void
test_bounds (void)
{
  g_autoptr (EpsomDiary) small = small_diary ();
  g_autoptr (EpsomDiary) ended_later =
    epsom_test_diary (epsom_test_episode (1, "2026-03-01T08:00:00Z", "2026-03-04T00:00:00Z", "migraine"),
                      epsom_test_day (2, "2026-03-02", ""), NULL);
  /* In order of UTC the first record is not that of the first date, nor the last that of the last. */
  g_autoptr (EpsomDiary) around_the_world =
    epsom_test_diary (epsom_test_iv (1, 0, "2026-03-02T01:00:00+14:00", 5), /* 1 March, 11:00 UTC */
                      epsom_test_iv (2, 0, "2026-02-28T23:30:00-12:00", 5), /* 1 March, 11:30 UTC */
                      epsom_test_iv (3, 0, "2026-03-20T00:30:00+13:00", 5), /* 19 March, 11:30 UTC */
                      epsom_test_iv (4, 0, "2026-03-19T01:00:00-11:00", 5), /* 19 March, 12:00 UTC */
                      epsom_test_iv (5, 0, "2026-03-10T01:00:00+00:00", 5), NULL);

  assert_bounds (small, "2026-03-01", "2026-03-05");
  assert_bounds (ended_later, "2026-03-01", "2026-03-04");
  assert_bounds (around_the_world, "2026-02-28", "2026-03-20");
}

static void
test_apply (void)
{
  g_autoptr (EpsomDiary) diary = small_diary ();
  EpsomUuid id = epsom_test_id (11);
  EpsomRecord *before = (EpsomRecord *) epsom_diary_lookup (diary, &id);
  g_autoptr (EpsomRecord) moved = epsom_test_reading (11, 1, "2026-03-01T10:00:00+01:00", 8);
  g_autoptr (EpsomRecord) inserted = epsom_test_reading (14, 1, "2026-02-28T10:00:00+01:00", 2);
  g_autoptr (EpsomDiary) edited = apply (diary, before, moved);
  g_autoptr (EpsomDiary) longer = apply (edited, NULL, inserted);
  g_autoptr (EpsomDiary) shorter = apply (longer, moved, NULL);

  assert_kind (diary, EPSOM_RECORD_READING, "11 13 12");
  assert_kind (edited, EPSOM_RECORD_READING, "13 12 11");
  assert_kind (longer, EPSOM_RECORD_READING, "14 13 12 11");
  assert_kind (shorter, EPSOM_RECORD_READING, "14 13 12");
  assert_readings (diary, 1, "11 12");
  assert_readings (edited, 1, "12 11");
  assert_readings (longer, 1, "14 12 11");
  assert_readings (shorter, 1, "14 12");
  g_assert_null (epsom_diary_lookup (shorter, &id));
  g_assert_true (epsom_diary_lookup (edited, &id) == moved);
  g_assert_true (epsom_diary_lookup (diary, &id) == before);
}

/* Snapshots share what did not change. */
static void
test_apply_shares (void)
{
  g_autoptr (EpsomDiary) diary = small_diary ();
  g_autoptr (EpsomRecord) day = epsom_test_day (42, "2026-03-04", "none");
  EpsomUuid episode = epsom_test_id (1);
  guint n;
  const EpsomRecord *const *readings = epsom_diary_get_readings (diary, &episode, &n);
  g_autoptr (EpsomDiary) changed = apply (diary, NULL, day);

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (kind == EPSOM_RECORD_DAY)
      g_assert_true (epsom_diary_get (diary, kind, &n) != epsom_diary_get (changed, kind, &n));
    else
      g_assert_true (epsom_diary_get (diary, kind, &n) == epsom_diary_get (changed, kind, &n));
  g_assert_true (epsom_diary_get_readings (changed, &episode, &n) == readings);
}

static void
test_apply_nothing (void)
{
  g_autoptr (EpsomDiary) diary = small_diary ();
  g_autoptr (GPtrArray) changes = epsom_changes_new ();
  g_autoptr (EpsomDiary) same = epsom_diary_apply (diary, changes);

  g_assert_cmpuint (epsom_diary_get_n_records (same), ==, epsom_diary_get_n_records (diary));
}

static void
test_apply_unknown_record (void)
{
  g_autoptr (EpsomDiary) diary = small_diary ();
  g_autoptr (EpsomRecord) stranger = epsom_test_day (99, "2026-03-04", "none");
  g_autoptr (EpsomDiary) changed = NULL;

  g_test_expect_message ("epsom", G_LOG_LEVEL_CRITICAL, "*not in the diary*");
  changed = apply (diary, stranger, NULL);
  g_test_assert_expected_messages ();
  assert_kind (changed, EPSOM_RECORD_DAY, "41");
}

/* A plain model of the diary: the records by id. */
static EpsomDiary *
diary_from_model (GHashTable *model)
{
  GPtrArray *records = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, model);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_ptr_array_add (records, epsom_record_ref (record));
  return epsom_diary_new (records);
}

static void
assert_same_diary (EpsomDiary *actual, EpsomDiary *expected)
{
  guint n_episodes;
  const EpsomRecord *const *episodes = epsom_diary_get (expected, EPSOM_RECORD_EPISODE, &n_episodes);

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      guint n, expected_n;
      const EpsomRecord *const *records = epsom_diary_get (actual, (EpsomRecordKind) kind, &n);
      const EpsomRecord *const *expected_records = epsom_diary_get (expected, (EpsomRecordKind) kind, &expected_n);

      g_assert_cmpuint (n, ==, expected_n);
      for (guint i = 0; i < n; i++)
        {
          g_assert_true (records[i] == expected_records[i]);
          g_assert_true (i == 0 || epsom_record_compare (records[i - 1], records[i]) < 0);
          g_assert_true (epsom_diary_lookup (actual, &records[i]->id) == records[i]);
        }
    }
  for (guint i = 0; i < n_episodes; i++)
    {
      guint n, expected_n;
      const EpsomRecord *const *readings = epsom_diary_get_readings (actual, &episodes[i]->id, &n);
      const EpsomRecord *const *expected_readings = epsom_diary_get_readings (expected, &episodes[i]->id, &expected_n);

      g_assert_cmpuint (n, ==, expected_n);
      for (guint j = 0; j < n; j++)
        g_assert_true (readings[j] == expected_readings[j]);
    }
}

/* Adds a change of the record with the @n-th id to @changes, and makes it in @model. */
static void
change_at_random (GRand *rand, GHashTable *model, guint n, GPtrArray *changes)
{
  gpointer key = GUINT_TO_POINTER (n);
  EpsomRecord *before = g_hash_table_lookup (model, key);
  EpsomRecordKind kind = before != NULL ? before->kind : (EpsomRecordKind) (n % EPSOM_N_RECORD_KINDS);
  g_autoptr (EpsomRecord) after = NULL;

  if (before == NULL || g_rand_boolean (rand))
    after = epsom_test_random_record (rand, kind, n, 7 * (guint) g_rand_int_range (rand, 1, 20));
  g_ptr_array_add (changes, epsom_change_new (before, after));
  if (after != NULL)
    g_hash_table_insert (model, key, g_steal_pointer (&after));
  else
    g_hash_table_remove (model, key);
}

/* However a diary came about, it is as if it had been made at once. */
static void
test_apply_at_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GHashTable) model = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) epsom_record_unref);
  g_autoptr (EpsomDiary) diary = epsom_diary_new (g_ptr_array_new ());

  for (int step = 0; step < 300; step++)
    {
      g_autoptr (GPtrArray) changes = epsom_changes_new ();
      guint stride = (guint) g_rand_int_range (rand, 1, 40);
      g_autoptr (EpsomDiary) next = NULL;
      g_autoptr (EpsomDiary) expected = NULL;

      for (guint n = stride; n < 400; n += stride)
        change_at_random (rand, model, n, changes);
      next = epsom_diary_apply (diary, changes);
      expected = diary_from_model (model);
      assert_same_diary (next, expected);
      g_clear_pointer (&diary, epsom_diary_unref);
      diary = g_steal_pointer (&next);
    }
}

/* Undo is the inverse. */
static void
test_apply_inverse (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autoptr (GHashTable) model = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) epsom_record_unref);
  g_autoptr (GPtrArray) first = epsom_changes_new ();
  g_autoptr (GPtrArray) second = epsom_changes_new ();

  for (guint n = 1; n < 200; n++)
    change_at_random (rand, model, n, first);
  for (guint n = 100; n < 300; n++)
    change_at_random (rand, model, n, second);
  g_autoptr (GPtrArray) inverse = epsom_changes_invert (second);
  g_autoptr (EpsomDiary) empty = epsom_diary_new (g_ptr_array_new ());
  g_autoptr (EpsomDiary) before = epsom_diary_apply (empty, first);
  g_autoptr (EpsomDiary) after = epsom_diary_apply (before, second);
  g_autoptr (EpsomDiary) undone = epsom_diary_apply (after, inverse);

  assert_same_diary (undone, before);
}

static gpointer
look_everything_up (gpointer data)
{
  EpsomDiary *diary = data;
  guint n_episodes, total = 0;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n_episodes);

  for (guint i = 0; i < n_episodes; i++)
    {
      guint n;

      epsom_diary_get_readings (diary, &episodes[i]->id, &n);
      total += n;
      g_assert_true (epsom_diary_lookup (diary, &episodes[i]->id) == episodes[i]);
    }
  epsom_diary_unref (diary);
  return GUINT_TO_POINTER (total);
}

/* The look-up tables are made once, whichever thread asks first. */
static void
test_threads (void)
{
  for (int round = 0; round < 20; round++)
    {
      GPtrArray *records = g_ptr_array_new ();
      GThread *threads[4];

      for (guint n = 1; n <= 500; n++)
        {
          g_ptr_array_add (records, epsom_test_episode (n, "2026-03-01T08:00:00Z", "", "migraine"));
          g_ptr_array_add (records, epsom_test_reading (1000 + n, n, "2026-03-01T08:00:00Z", 5));
        }
      g_autoptr (EpsomDiary) diary = epsom_diary_new (records);

      for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("reader", look_everything_up, epsom_diary_ref (diary));
      for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
        g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 500);
    }
}

/* The known ones first, then the person's own once each, by name. */
static void
test_symptoms (void)
{
  g_autoptr (EpsomDiary) diary = epsom_test_diary (epsom_test_episode (1, "2026-03-01T08:00:00Z", "", "tinnitus"),
                                                   epsom_test_episode (2, "2026-03-02T08:00:00Z", "", "migraine"),
                                                   epsom_test_episode (3, "2026-03-03T08:00:00Z", "", "tinnitus"),
                                                   epsom_test_rating (4, "2026-03-04", "stiff neck", 3),
                                                   epsom_test_rating (5, "2026-03-05", "tinnitus", 3), NULL);
  g_auto (GStrv) with_own = epsom_diary_list_symptoms (diary);
  g_auto (GStrv) without_diary = epsom_diary_list_symptoms (NULL);
  g_autofree char *list = g_strjoinv (",", with_own);
  g_autofree char *known = g_strjoinv (",", without_diary);

  g_assert_cmpstr (known, ==, "migraine,cramp,pms,brain-fog,palpitations");
  g_assert_cmpstr (list, ==, "migraine,cramp,pms,brain-fog,palpitations,stiff neck,tinnitus");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/diary/empty", test_empty);
  g_test_add_func ("/domain/diary/order", test_order);
  g_test_add_func ("/domain/diary/takes-the-array", test_takes_the_array);
  g_test_add_func ("/domain/diary/lookup", test_lookup);
  g_test_add_func ("/domain/diary/readings-of-episodes", test_readings_of_episodes);
  g_test_add_func ("/domain/diary/last-sign-of-an-episode", test_last_sign);
  g_test_add_func ("/domain/diary/find-from", test_find_from);
  g_test_add_func ("/domain/diary/bounds", test_bounds);
  g_test_add_func ("/domain/diary/apply/one-change", test_apply);
  g_test_add_func ("/domain/diary/apply/shares-the-rest", test_apply_shares);
  g_test_add_func ("/domain/diary/apply/nothing", test_apply_nothing);
  g_test_add_func ("/domain/diary/apply/unknown-record", test_apply_unknown_record);
  g_test_add_func ("/domain/diary/apply/at-random", test_apply_at_random);
  g_test_add_func ("/domain/diary/apply/inverse", test_apply_inverse);
  g_test_add_func ("/domain/diary/symptoms", test_symptoms);
  g_test_add_func ("/domain/diary/threads", test_threads);
  return g_test_run ();
}
