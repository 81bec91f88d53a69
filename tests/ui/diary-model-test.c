/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary-model.h"
#include "epsom-diary-words.h"
#include "epsom-test-records.h"

/* What a list shows that was told of every change, and how much it was told. */
typedef struct {
  GPtrArray *items; /* (element-type EpsomDiaryItem) */
  guint n_removed, n_added;
} Mirror;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->items, (int) (position + i), g_list_model_get_item (model, position + i));
  g_assert_cmpuint (mirror->items->len, ==, g_list_model_get_n_items (model));
  mirror->n_removed += removed;
  mirror->n_added += added;
}

/* Every row is the very object that the list was told of. */
static void
assert_mirrored (GListModel *model, Mirror *mirror)
{
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, mirror->items->len);
  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autoptr (EpsomDiaryItem) item = g_list_model_get_item (model, i);

      g_assert_true (item == g_ptr_array_index (mirror->items, i));
    }
  g_assert_null (g_list_model_get_item (model, mirror->items->len));
}

/* The list looks as one that was made from scratch. */
static void
assert_as_new (GListModel *model, EpsomDiary *diary, EpsomDiaryFilter *filter)
{
  g_autoptr (EpsomDiaryModel) fresh = epsom_diary_model_new ();

  epsom_diary_model_set_diary (fresh, diary);
  if (filter != NULL)
    epsom_diary_model_set_filter (fresh, filter);
  while (epsom_diary_model_get_busy (fresh))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, g_list_model_get_n_items (G_LIST_MODEL (fresh)));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (EpsomDiaryItem) item = g_list_model_get_item (model, i);
      g_autoptr (EpsomDiaryItem) expected = g_list_model_get_item (G_LIST_MODEL (fresh), i);

      g_assert_true (epsom_diary_item_equal (item, expected));
    }
}

typedef struct {
  EpsomDiaryModel *model;
  EpsomDiary *diary;
  Mirror mirror;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->model = epsom_diary_model_new ();
  fixture->mirror.items = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (items_changed_cb), &fixture->mirror);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->model);
  g_ptr_array_unref (fixture->mirror.items);
  g_clear_pointer (&fixture->diary, epsom_diary_unref);
}

static void
list (Fixture *fixture, EpsomDiary *diary)
{
  g_clear_pointer (&fixture->diary, epsom_diary_unref);
  fixture->diary = diary;
  epsom_diary_model_set_diary (fixture->model, diary);
  assert_mirrored (G_LIST_MODEL (fixture->model), &fixture->mirror);
  fixture->mirror.n_added = fixture->mirror.n_removed = 0;
}

/* Applies @changes (transfer full) and looks whether the list was told of all of it. */
static void
apply (Fixture *fixture, GPtrArray *changes, EpsomDiaryFilter *filter)
{
  g_autoptr (EpsomDiary) before = fixture->diary;

  fixture->mirror.n_added = fixture->mirror.n_removed = 0;
  fixture->diary = epsom_diary_apply (before, changes);
  epsom_diary_model_update (fixture->model, fixture->diary, changes);
  g_ptr_array_unref (changes);

  assert_mirrored (G_LIST_MODEL (fixture->model), &fixture->mirror);
  assert_as_new (G_LIST_MODEL (fixture->model), fixture->diary, filter);
}

/* One change; takes references to its records. */
static void
apply_one (Fixture *fixture, EpsomRecord *before, EpsomRecord *after)
{
  GPtrArray *changes = epsom_changes_new ();

  g_ptr_array_add (changes, epsom_change_new (before, after));
  apply (fixture, changes, NULL);
}

/* The rows as text: headings by their date, records by their words, nested ones indented. */
static char *
print (GListModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (EpsomDiaryItem) item = g_list_model_get_item (model, i);
      const EpsomRecord *record = epsom_diary_item_get_record (item);
      g_autofree char *title = record != NULL ? epsom_diary_words_title (record) : NULL;
      char date[EPSOM_DATE_STRING_SIZE];

      if (record == NULL)
        g_string_append_printf (text, "%s\n", epsom_date_to_string (epsom_diary_item_get_day (item)->date, date));
      else
        g_string_append_printf (text, "%s%s%s\n", epsom_diary_item_get_place (item)->nested ? "    " : "  ", title,
                                epsom_diary_item_get_place (item)->gap == EPSOM_GAP_BASELINE ? " !" : "");
    }

  return g_string_free (text, FALSE);
}

static void
assert_prints (Fixture *fixture, const char *expected)
{
  g_autofree char *text = print (G_LIST_MODEL (fixture->model));

  g_assert_cmpstr (text, ==, expected);
}

static EpsomDiary *
create_diary (void)
{
  return epsom_test_diary (epsom_test_episode (1, "2026-03-01T22:00:00+01:00", "2026-03-02T06:00:00+01:00", "migraine"),
                           epsom_test_reading (2, 1, "2026-03-01T22:00:00+01:00", 7),
                           epsom_test_reading (3, 1, "2026-03-02T01:00:00+01:00", 2),
                           /* Names none, but was given meanwhile; so was the next, on the next day. */
                           epsom_test_iv (4, 0, "2026-03-01T23:00:00+01:00", 5),
                           epsom_test_medicine (5, 0, "2026-03-02T00:30:00+01:00", "ibuprofen", "nsaid"),
                           /* After the end; and one that names the episode but was taken long before it. */
                           epsom_test_oral (6, 0, "2026-03-02T20:00:00+01:00"),
                           epsom_test_oral (7, 1, "2026-02-20T20:00:00+01:00"),
                           epsom_test_day (8, "2026-03-02", "light"), epsom_test_rating (9, "2026-03-02", "pms", 4),
                           /* A dose before the first reading. */
                           epsom_test_episode (10, "2026-02-25T10:00:00+01:00", "2026-02-25T12:00:00+01:00", "cramp"),
                           epsom_test_iv (11, 10, "2026-02-25T10:05:00+01:00", 60),
                           epsom_test_reading (12, 10, "2026-02-25T10:30:00+01:00", 3), NULL);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  list (fixture, create_diary ());

  assert_prints (fixture, "2026-03-02\n"
                          "  Light bleeding\n"
                          "  PMS over the day 4, moderate\n"
                          "  Magnesium bisglycinate 400 mg elemental\n"
                          "2026-03-01\n"
                          "  Migraine\n"
                          "    severe\n"
                          "    IV push, magnesium sulfate 1 g, 5 min\n"
                          "    ibuprofen\n"
                          "    mild\n"
                          "2026-02-25\n"
                          "  Cramp\n"
                          "    IV drip, magnesium sulfate 1 g, 1 h !\n"
                          "    mild\n"
                          "2026-02-20\n"
                          "  Magnesium bisglycinate 400 mg elemental\n");
}

static void
test_headings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiaryItem) heading = NULL;
  g_autoptr (EpsomDiaryItem) episode = NULL;
  g_autofree char *summary = NULL;
  guint position = epsom_date_from_ymd (2026, 3, 1);

  list (fixture, create_diary ());

  position = epsom_diary_model_find_date (fixture->model, epsom_date_from_ymd (2026, 3, 1));
  heading = g_list_model_get_item (G_LIST_MODEL (fixture->model), position);
  summary = epsom_diary_words_summary (epsom_diary_item_get_day (heading));
  g_assert_cmpstr (summary, ==, "worst 7, severe · 1 dose");

  episode = g_list_model_get_item (G_LIST_MODEL (fixture->model), position + 1);
  g_assert_cmpint (epsom_diary_item_get_worst (episode), ==, 7);
  g_assert_true (epsom_diary_item_get_place (episode)->first);
  g_assert_true (epsom_diary_item_get_place (episode)->followed);
  g_assert_false (epsom_diary_item_get_place (episode)->last);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  static const struct {
    int year, month, day;
    guint position;
  } cases[] = {
    { 2026, 12, 31, 0 }, { 2026, 3, 2, 0 },   { 2026, 3, 1, 4 },  { 2026, 2, 28, 10 },
    { 2026, 2, 25, 10 }, { 2026, 2, 20, 14 }, { 1999, 1, 1, 14 },
  };
  EpsomUuid id = epsom_test_id (5), none = epsom_test_id (99);
  guint position = 77;

  list (fixture, create_diary ());
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (
      epsom_diary_model_find_date (fixture->model, epsom_date_from_ymd (cases[i].year, cases[i].month, cases[i].day)),
      ==, cases[i].position);

  g_assert_false (epsom_diary_model_find_record (fixture->model, &none, &position));
  g_assert_cmpuint (position, ==, 77);
  g_assert_true (epsom_diary_model_find_record (fixture->model, &id, &position));
  g_assert_cmpuint (position, ==, 8);

  epsom_diary_model_set_diary (fixture->model, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 0);
  g_assert_cmpuint (epsom_diary_model_find_date (fixture->model, 0), ==, 0);
}

static void
test_exact (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomRecord) reading = epsom_test_reading (20, 1, "2026-03-02T05:00:00+01:00", 1);
  g_autoptr (EpsomRecord) worse = epsom_test_reading (20, 1, "2026-03-02T05:00:00+01:00", 9);
  g_autoptr (EpsomRecord) far = epsom_test_day (21, "2026-01-01", "none");

  list (fixture, create_diary ());

  /* One row more, and the one before it, which is no longer the last of its day. */
  apply_one (fixture, NULL, reading);
  g_assert_cmpuint (fixture->mirror.n_removed, ==, 1);
  g_assert_cmpuint (fixture->mirror.n_added, ==, 2);

  /* The worst of the episode and of the day change with it, not what stands between them. */
  apply_one (fixture, reading, worse);
  g_assert_cmpuint (fixture->mirror.n_removed, ==, 3);
  g_assert_cmpuint (fixture->mirror.n_added, ==, 3);

  apply_one (fixture, worse, NULL);
  g_assert_cmpuint (fixture->mirror.n_removed, ==, 4);
  g_assert_cmpuint (fixture->mirror.n_added, ==, 3);

  /* A day of its own comes and goes. */
  apply_one (fixture, NULL, far);
  g_assert_cmpuint (fixture->mirror.n_removed, ==, 0);
  g_assert_cmpuint (fixture->mirror.n_added, ==, 2);
  apply_one (fixture, far, NULL);
  g_assert_cmpuint (fixture->mirror.n_removed, ==, 2);
  g_assert_cmpuint (fixture->mirror.n_added, ==, 0);
}

static void
test_episode_moves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomRecord) before =
    epsom_test_episode (1, "2026-03-01T22:00:00+01:00", "2026-03-02T06:00:00+01:00", "migraine");
  g_autoptr (EpsomRecord) shorter =
    epsom_test_episode (1, "2026-03-01T22:00:00+01:00", "2026-03-01T22:30:00+01:00", "migraine");

  list (fixture, create_diary ());
  apply_one (fixture, before, shorter);

  /* What it no longer reaches lies by itself, where it was taken; its readings stay. */
  assert_prints (fixture, "2026-03-02\n"
                          "  Light bleeding\n"
                          "  PMS over the day 4, moderate\n"
                          "  ibuprofen\n"
                          "  Magnesium bisglycinate 400 mg elemental\n"
                          "2026-03-01\n"
                          "  Migraine\n"
                          "    severe\n"
                          "    mild\n"
                          "  IV push, magnesium sulfate 1 g, 5 min\n"
                          "2026-02-25\n"
                          "  Cramp\n"
                          "    IV drip, magnesium sulfate 1 g, 1 h !\n"
                          "    mild\n"
                          "2026-02-20\n"
                          "  Magnesium bisglycinate 400 mg elemental\n");
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  EpsomUuid id = epsom_test_id (1);
  GPtrArray *changes, *undo;

  list (fixture, create_diary ());
  changes = epsom_diary_delete (fixture->diary, epsom_diary_lookup (fixture->diary, &id));
  undo = epsom_changes_invert (changes);

  apply (fixture, changes, NULL);
  g_assert_null (epsom_diary_lookup (fixture->diary, &id));
  apply (fixture, undo, NULL);
  g_assert_nonnull (epsom_diary_lookup (fixture->diary, &id));
}

static void
test_ongoing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomRecord) reading = epsom_test_reading (3, 1, "2026-03-02T12:00:00+00:00", 5);

  /* What names no episode is linked to one that goes on for 24 h after its last reading. */
  list (fixture, epsom_test_diary (epsom_test_episode (1, "2026-03-01T10:00:00+00:00", NULL, "migraine"),
                                   epsom_test_iv (2, 0, "2026-03-03T08:00:00+00:00", 5), NULL));
  assert_prints (fixture, "2026-03-03\n"
                          "  IV push, magnesium sulfate 1 g, 5 min\n"
                          "2026-03-01\n"
                          "  Migraine\n");
  apply_one (fixture, NULL, reading);
  assert_prints (fixture, "2026-03-01\n"
                          "  Migraine\n"
                          "    moderate\n"
                          "    IV push, magnesium sulfate 1 g, 5 min\n");
  apply_one (fixture, reading, NULL);
}

/* The records of every kind that many changes are made of; they crowd a few days, and name each other at random. */
static EpsomRecord *
create_record (GRand *rand, guint n)
{
  guint episode = (guint) g_rand_int_range (rand, 1, 6);
  g_autofree char *start =
    g_strdup_printf ("2026-03-%02dT%02d:00:00+01:00", g_rand_int_range (rand, 1, 6), g_rand_int_range (rand, 0, 24));
  g_autofree char *end =
    g_strdup_printf ("2026-03-%02dT%02d:30:00+01:00", g_rand_int_range (rand, 6, 9), g_rand_int_range (rand, 0, 24));
  g_autofree char *date = g_strdup_printf ("2026-03-%02d", g_rand_int_range (rand, 1, 9));

  if (n <= 5)
    return epsom_test_episode (n, start, g_rand_boolean (rand) ? end : NULL, n % 2 ? "migraine" : "cramp");

  switch (n % 5)
    {
    case 0:
      return epsom_test_iv (n, g_rand_boolean (rand) ? episode : 0, g_rand_boolean (rand) ? start : end, 5);
    case 1:
      return epsom_test_oral (n, 0, g_rand_boolean (rand) ? start : end);
    case 2:
      return epsom_test_day (n, date, "light");
    case 3:
      return epsom_test_medicine (n, 0, g_rand_boolean (rand) ? start : end, "ibuprofen", "nsaid");
    default:
      return epsom_test_reading (n, episode, start, g_rand_int_range (rand, 0, 11));
    }
}

/* A change of record @n that keeps to the rules: the episodes stay, since others name them. */
static EpsomChange *
create_change (Fixture *fixture, GRand *rand, guint n)
{
  EpsomUuid id = epsom_test_id (n);
  EpsomRecord *before = (EpsomRecord *) epsom_diary_lookup (fixture->diary, &id);
  g_autoptr (EpsomRecord) after = create_record (rand, n);

  if (before != NULL && n > 5 && g_rand_boolean (rand))
    return epsom_change_new (before, NULL);

  return epsom_change_new (before, after);
}

static void
run_changes (Fixture *fixture, const char *filter)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260303);
  GPtrArray *episodes = epsom_changes_new ();

  list (fixture, epsom_test_diary (epsom_test_day (1000, "2026-03-04", "none"), NULL));
  if (filter != NULL)
    epsom_diary_model_set_filter (fixture->model, epsom_diary_filter_new (filter, NULL));
  for (guint n = 1; n <= 5; n++)
    g_ptr_array_add (episodes, create_change (fixture, rand, n));
  apply (fixture, episodes, filter != NULL ? epsom_diary_filter_new (filter, NULL) : NULL);

  for (guint i = 0; i < 400; i++)
    {
      GPtrArray *changes = epsom_changes_new ();
      guint first = (guint) g_rand_int_range (rand, 1, 36);

      for (guint n = first; n < first + (guint) g_rand_int_range (rand, 1, 4); n++)
        g_ptr_array_add (changes, create_change (fixture, rand, n));
      apply (fixture, changes, filter != NULL ? epsom_diary_filter_new (filter, NULL) : NULL);
    }
}

static void
test_many_changes (Fixture *fixture, gconstpointer data)
{
  run_changes (fixture, NULL);
}

static void
test_many_changes_filtered (Fixture *fixture, gconstpointer data)
{
  run_changes (fixture, "push");
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  GPtrArray *changes = epsom_changes_new ();

  list (fixture, create_diary ());
  for (guint n = 100; n < 1100; n++)
    {
      char text[EPSOM_DATE_STRING_SIZE];
      g_autoptr (EpsomRecord) day =
        epsom_test_day (n, epsom_date_to_string (epsom_date_from_ymd (2020, 1, 1) + (EpsomDate) n, text), "none");

      g_ptr_array_add (changes, epsom_change_new (NULL, day));
    }
  apply (fixture, changes, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 16 + 2000);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  static const char *const migraine[] = { "migraine", NULL };
  static const struct {
    const char *text;
    EpsomDiaryChoice choice;
    const char *found; /* dates of the days with something on them */
    guint n_found;
  } cases[] = {
    { "", { 0 }, "2026-03-02 2026-03-01 2026-02-25 2026-02-20 ", 6 },
    { "ibuprofen", { 0 }, "2026-03-01 ", 1 },
    { "IBU", { 0 }, "2026-03-01 ", 1 },
    { "ibu push", { 0 }, "2026-03-01 ", 1 },
    { "ibu drip", { 0 }, "", 0 },
    { "bleeding", { 0 }, "2026-03-02 ", 1 },
    { "bisglycinate", { 0 }, "2026-03-02 2026-02-20 ", 2 },
    { "NSAID", { 0 }, "2026-03-01 ", 1 },
    { "", { .symptoms = migraine }, "2026-03-01 ", 1 },
    { "", { .methods = 1U << EPSOM_METHOD_IV_DRIP }, "2026-02-25 ", 1 },
    { "", { .methods = 1U << EPSOM_METHOD_IV_DRIP | 1U << EPSOM_METHOD_ORAL }, "2026-03-02 2026-02-25 2026-02-20 ", 3 },
    { "", { .symptoms = migraine, .methods = 1U << EPSOM_METHOD_IV_DRIP }, "", 0 },
    { "severe", { .symptoms = migraine, .methods = 1U << EPSOM_METHOD_IV_PUSH }, "2026-03-01 ", 1 },
    /* A kind is found by itself and beneath an episode. */
    { "", { .kinds = 1U << EPSOM_RECORD_EPISODE }, "2026-03-01 2026-02-25 ", 2 },
    { "", { .kinds = 1U << EPSOM_RECORD_DOSE }, "2026-03-02 2026-03-01 2026-02-25 2026-02-20 ", 4 },
    { "", { .kinds = 1U << EPSOM_RECORD_MEDICINE }, "2026-03-01 ", 1 },
    { "", { .kinds = 1U << EPSOM_RECORD_DAY | 1U << EPSOM_RECORD_RATING }, "2026-03-02 ", 2 },
    { "", { .kinds = 1U << EPSOM_RECORD_LAB }, "", 0 },
    { "bleeding", { .kinds = 1U << EPSOM_RECORD_EPISODE }, "", 0 },
    /* The drip was given before the first reading. */
    { "", { .lacking = TRUE }, "2026-02-25 ", 1 },
    { "cramp", { .kinds = 1U << EPSOM_RECORD_DOSE, .lacking = TRUE }, "2026-02-25 ", 1 },
    { "", { .symptoms = migraine, .lacking = TRUE }, "", 0 },
  };

  list (fixture, create_diary ());
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GListModel *model = G_LIST_MODEL (fixture->model);
      g_autoptr (GString) found = g_string_new (NULL);

      g_test_message ("%zu: “%s”", i, cases[i].text);
      epsom_diary_model_set_filter (fixture->model, epsom_diary_filter_new (cases[i].text, &cases[i].choice));
      while (epsom_diary_model_get_busy (fixture->model))
        g_main_context_iteration (NULL, TRUE);
      assert_mirrored (model, &fixture->mirror);

      for (guint j = 0; j < g_list_model_get_n_items (model); j++)
        {
          g_autoptr (EpsomDiaryItem) item = g_list_model_get_item (model, j);
          char date[EPSOM_DATE_STRING_SIZE];

          if (epsom_diary_item_get_record (item) == NULL)
            g_string_append_printf (found, "%s ", epsom_date_to_string (epsom_diary_item_get_day (item)->date, date));
        }
      g_assert_cmpstr (found->str, ==, cases[i].found);
      g_assert_cmpuint (epsom_diary_model_count_found (fixture->model), ==, cases[i].n_found);
    }

  epsom_diary_model_set_filter (fixture->model, NULL);
  assert_mirrored (G_LIST_MODEL (fixture->model), &fixture->mirror);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 16);
}

static char *
summarize (Fixture *fixture, EpsomDate date)
{
  guint position = epsom_diary_model_find_date (fixture->model, date);
  g_autoptr (EpsomDiaryItem) heading = g_list_model_get_item (G_LIST_MODEL (fixture->model), position);

  g_assert_cmpint (epsom_diary_item_get_day (heading)->date, ==, date);
  return epsom_diary_words_summary (epsom_diary_item_get_day (heading));
}

/* A heading counts the days of the cycle, and a bleeding changes those of the days after it, up to where one begins or
 * nothing more is counted. */
static void
test_cycle_days (Fixture *fixture, gconstpointer data)
{
  const EpsomDate first = epsom_date_from_ymd (2026, 1, 1);
  static const struct {
    int day;
    const char *before, *after;
  } cases[] = {
    { 0, NULL, NULL },
    { 1, NULL, "day 1 of the cycle" },
    { 5, "day 1 of the cycle", "day 5 of the cycle" },
    { 14, "day 10 of the cycle", "day 14 of the cycle" },
    { 60, "day 56 of the cycle", "day 60 of the cycle" },
    { 61, "day 57 of the cycle", NULL },
  };
  GPtrArray *changes = epsom_changes_new ();
  GPtrArray *days = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref);
  g_autoptr (EpsomRecord) onset = epsom_test_day (90, "2026-01-01", "medium");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char text[EPSOM_DATE_STRING_SIZE];

      epsom_date_to_string (first + cases[i].day - 1, text);
      g_ptr_array_add (days, epsom_test_day ((guint) i + 1, text, cases[i].day == 5 ? "light" : "none"));
    }
  list (fixture, epsom_diary_new (days));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *summary = summarize (fixture, first + cases[i].day - 1);

      g_assert_cmpstr (summary, ==, cases[i].before);
    }

  g_ptr_array_add (changes, epsom_change_new (NULL, onset));
  apply (fixture, changes, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *summary = summarize (fixture, first + cases[i].day - 1);

      g_assert_cmpstr (summary, ==, cases[i].after);
    }
}

/* Once the reading is filled in, nothing is lacking any more, and the entry leaves the list. */
static void
test_filled_in (Fixture *fixture, gconstpointer data)
{
  static const EpsomDiaryChoice lacking = { .lacking = TRUE };
  GPtrArray *changes = epsom_changes_new ();
  g_autoptr (EpsomRecord) reading = epsom_test_reading (20, 10, "2026-02-25T10:04:00+01:00", 6);

  list (fixture, create_diary ());
  epsom_diary_model_set_filter (fixture->model, epsom_diary_filter_new ("", &lacking));
  g_assert_cmpuint (epsom_diary_model_count_found (fixture->model), ==, 1);

  g_ptr_array_add (changes, epsom_change_new (NULL, reading));
  apply (fixture, changes, epsom_diary_filter_new ("", &lacking));
  g_assert_cmpuint (epsom_diary_model_count_found (fixture->model), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 0);
}

/* What is found stays whole: an episode with all beneath it. */
static void
test_found_whole (Fixture *fixture, gconstpointer data)
{
  list (fixture, create_diary ());
  epsom_diary_model_set_filter (fixture->model, epsom_diary_filter_new ("ibuprofen", NULL));
  assert_prints (fixture, "2026-03-01\n"
                          "  Migraine\n"
                          "    severe\n"
                          "    IV push, magnesium sulfate 1 g, 5 min\n"
                          "    ibuprofen\n"
                          "    mild\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/diary/days-are-listed-latest-first", test_order);
  ADD ("/diary/headings-sum-up-their-day", test_headings);
  ADD ("/diary/dates-and-records-are-found", test_find);
  ADD ("/diary/only-rows-that-look-otherwise-are-told", test_exact);
  ADD ("/diary/what-an-episode-no-longer-reaches-leaves-it", test_episode_moves);
  ADD ("/diary/deleting-and-undoing", test_delete);
  ADD ("/diary/a-reading-moves-the-reach-of-what-goes-on", test_ongoing);
  ADD ("/diary/many-changes", test_many_changes);
  ADD ("/diary/many-changes-under-a-filter", test_many_changes_filtered);
  ADD ("/diary/an-import", test_import);
  ADD ("/diary/filter/finds", test_filter);
  ADD ("/diary/headings-count-the-days-of-the-cycle", test_cycle_days);
  ADD ("/diary/what-is-filled-in-is-lacking-no-more", test_filled_in);
  ADD ("/diary/filter/finds-episodes-whole", test_found_whole);

  return g_test_run ();
}
