/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-today-acts.h"
#include "epsom-today-model.h"

/* Rows as the columns: kind, at, end, symptom, severity, route, minutes, amount, medicine, bleeding. */
typedef struct {
  const char *record, *at, *end, *symptom, *severity, *route, *minutes, *amount, *medicine, *bleeding;
} Row;

static EpsomRecord *
build (const Row *row, const char *episode)
{
  EpsomCells cells = { { NULL } };
  g_autoptr (GError) error = NULL;
  EpsomRecord *record;
  gboolean dose = g_str_equal (row->record, "dose");

  cells.text[EPSOM_FIELD_RECORD] = row->record;
  cells.text[EPSOM_FIELD_AT] = row->at;
  cells.text[EPSOM_FIELD_END] = row->end;
  cells.text[EPSOM_FIELD_SYMPTOM] = row->symptom;
  cells.text[EPSOM_FIELD_SEVERITY] = row->severity;
  cells.text[EPSOM_FIELD_EPISODE] = episode;
  cells.text[EPSOM_FIELD_ROUTE] = row->route;
  cells.text[EPSOM_FIELD_MINUTES] = row->minutes;
  cells.text[EPSOM_FIELD_AMOUNT] = row->amount;
  cells.text[EPSOM_FIELD_UNIT] = dose ? "mg" : NULL;
  cells.text[EPSOM_FIELD_MEDICINE] = row->medicine;
  cells.text[EPSOM_FIELD_CLASS] = row->medicine != NULL ? "other" : NULL;
  cells.text[EPSOM_FIELD_BLEEDING] = row->bleeding;
  record = epsom_record_from_cells (&cells, &error);
  g_assert_no_error (error);

  return record;
}

static EpsomDiary *
create_diary (const Row *rows, gsize n)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref);

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (records, build (&rows[i], NULL));

  return epsom_diary_new (g_steal_pointer (&records));
}

static EpsomDate
get_date (const char *text)
{
  EpsomDate date;

  g_assert_true (epsom_date_parse (text, &date));

  return date;
}

static void
test_ongoing (void)
{
  const Row rows[] = {
    { "episode", "2026-03-01T08:00:00+00:00", NULL, "migraine" },
    { "episode", "2026-03-02T08:00:00+00:00", "2026-03-02T09:00:00+00:00", "cramp" },
    { "episode", "2026-03-03T08:00:00+00:00", NULL, "pms" },
  };
  g_autoptr (EpsomDiary) diary = create_diary (rows, G_N_ELEMENTS (rows));
  g_autoptr (GPtrArray) ongoing = epsom_today_find_ongoing (diary);

  g_assert_cmpuint (ongoing->len, ==, 2);
  g_assert_cmpstr (epsom_record_as_episode (g_ptr_array_index (ongoing, 0))->symptom, ==, "pms");
  g_assert_cmpstr (epsom_record_as_episode (g_ptr_array_index (ongoing, 1))->symptom, ==, "migraine");
}

/* Fresh ones first, then one of those that were forgotten; what is not shown is counted. */
static void
test_cards (void)
{
  const Row rows[] = {
    { "episode", "2026-02-01T08:00:00+00:00", NULL, "migraine" },
    { "episode", "2026-02-02T08:00:00+00:00", NULL, "cramp" },
    { "episode", "2026-03-03T07:00:00+00:00", "2026-03-03T07:30:00+00:00", "cramp" },
    { "episode", "2026-03-03T08:00:00+00:00", NULL, "pms" },
    { "episode", "2026-03-03T09:00:00+00:00", NULL, "brain-fog" },
  };
  const struct {
    const char *now;
    guint max;
    const char *shown; /* symptoms */
    guint n_more;
  } cases[] = {
    { "2026-03-03T10:00:00+00:00", 5, "brain-fog pms cramp", 1 },
    { "2026-03-03T10:00:00+00:00", 1, "brain-fog cramp", 2 },
    { "2026-03-04T08:00:00+00:00", 5, "brain-fog pms cramp", 1 },
    { "2026-03-04T08:00:01+00:00", 5, "brain-fog pms", 2 },
    { "2026-03-09T08:00:00+00:00", 5, "brain-fog", 3 },
  };
  g_autoptr (EpsomDiary) diary = create_diary (rows, G_N_ELEMENTS (rows));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EpsomInstant now;
      guint n_more;
      g_autoptr (GPtrArray) shown = NULL;
      g_autoptr (GString) symptoms = g_string_new (NULL);

      g_assert_true (epsom_instant_parse (cases[i].now, &now));
      shown = epsom_today_find_cards (diary, now, cases[i].max, &n_more);
      for (guint j = 0; j < shown->len; j++)
        g_string_append_printf (symptoms, "%s%s", j > 0 ? " " : "",
                                epsom_record_as_episode (g_ptr_array_index (shown, j))->symptom);
      g_assert_cmpstr (symptoms->str, ==, cases[i].shown);
      g_assert_cmpuint (n_more, ==, cases[i].n_more);
    }
}

static void
test_taken (void)
{
  const Row rows[] = {
    { "episode", "2026-03-03T08:00:00+00:00", "2026-03-03T12:00:00+00:00", "migraine" },
    { "dose", "2026-03-03T07:59:59+00:00", NULL, NULL, NULL, "oral", NULL, "1" },
    { "dose", "2026-03-03T11:00:00+00:00", NULL, NULL, NULL, "oral", NULL, "3" },
    { "medicine", "2026-03-03T08:00:00+00:00", NULL, NULL, NULL, NULL, NULL, NULL, "ibuprofen" },
    { "dose", "2026-03-03T12:00:01+00:00", NULL, NULL, NULL, "oral", NULL, "4" },
  };
  g_autoptr (EpsomDiary) diary = create_diary (rows, G_N_ELEMENTS (rows));
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);
  guint before, before_one;
  g_autoptr (GPtrArray) taken = epsom_today_find_taken (diary, epsom_record_as_episode (episodes[0]), 4, &before);
  g_autoptr (GPtrArray) one = epsom_today_find_taken (diary, epsom_record_as_episode (episodes[0]), 1, &before_one);

  g_assert_cmpuint (taken->len, ==, 2);
  g_assert_cmpuint (before, ==, 0);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (before_one, ==, 1);
  g_assert_true (g_ptr_array_index (one, 0) == g_ptr_array_index (taken, 1));
  g_assert_cmpstr (epsom_record_as_medicine (g_ptr_array_index (taken, 0))->name, ==, "ibuprofen");
  g_assert_cmpfloat (epsom_record_as_dose (g_ptr_array_index (taken, 1))->amount, ==, 3);
}

static void
test_repeatable (void)
{
  const Row rows[] = {
    { "dose", "2026-03-01T08:00:00+00:00", NULL, NULL, NULL, "oral", NULL, "400" },
    { "dose", "2026-03-01T09:00:00+00:00", NULL, NULL, NULL, "iv", "5", "1000" },
    { "dose", "2026-03-02T08:00:00+00:00", NULL, NULL, NULL, "oral", NULL, "400" },
    { "dose", "2026-03-02T09:00:00+00:00", NULL, NULL, NULL, "iv", "30", "1000" },
    { "dose", "2026-02-28T09:00:00+00:00", NULL, NULL, NULL, "iv", "33", "1000" },
    { "dose", "2026-02-01T09:00:00+00:00", NULL, NULL, NULL, "oral", NULL, "200" },
  };
  g_autoptr (EpsomDiary) diary = create_diary (rows, G_N_ELEMENTS (rows));
  g_autoptr (GPtrArray) found = epsom_today_find_repeatable (diary, EPSOM_RECORD_DOSE, 3);
  g_autoptr (GPtrArray) none = epsom_today_find_repeatable (diary, EPSOM_RECORD_MEDICINE, 3);

  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpfloat (epsom_record_as_dose (g_ptr_array_index (found, 0))->minutes, ==, 30);
  g_assert_cmpfloat (epsom_record_as_dose (g_ptr_array_index (found, 1))->amount, ==, 400);
  g_assert_cmpfloat (epsom_record_as_dose (g_ptr_array_index (found, 2))->minutes, ==, 5);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Those of the order come first; what is unknown there is passed over, and what is new comes last. */
static void
test_arrange (void)
{
  const Row rows[] = {
    { "episode", "2026-03-01T08:00:00+00:00", NULL, "tinnitus" },
  };
  const struct {
    const char *order[4], *hidden[3], *expected;
  } cases[] = {
    { { NULL }, { NULL }, "migraine cramp pms brain-fog palpitations tinnitus" },
    { { "tinnitus", "gone", "pms" }, { NULL }, "tinnitus pms migraine cramp brain-fog palpitations" },
    { { "pms", "pms" }, { "migraine", "gone" }, "pms cramp brain-fog palpitations tinnitus" },
  };
  g_autoptr (EpsomDiary) diary = create_diary (rows, G_N_ELEMENTS (rows));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) symptoms = epsom_today_arrange_symptoms (diary, cases[i].order, cases[i].hidden);
      g_autofree char *joined = NULL;

      g_ptr_array_add (symptoms, NULL);
      joined = g_strjoinv (" ", (char **) symptoms->pdata);
      g_assert_cmpstr (joined, ==, cases[i].expected);
    }
}

static void
test_own_symptoms (void)
{
  const Row rows[] = {
    { "episode", "2026-03-01T08:00:00+00:00", "2026-03-01T09:00:00+00:00", "tinnitus" },
    { "episode", "2026-03-02T08:00:00+00:00", "2026-03-02T09:00:00+00:00", "migraine" },
    { "episode", "2026-03-03T08:00:00+00:00", "2026-03-03T09:00:00+00:00", "eyelid twitch" },
    { "episode", "2026-03-04T08:00:00+00:00", "2026-03-04T09:00:00+00:00", "tinnitus" },
  };
  g_autoptr (EpsomDiary) diary = create_diary (rows, G_N_ELEMENTS (rows));
  g_autoptr (GPtrArray) own = epsom_today_find_own_symptoms (diary, 5);
  g_autoptr (GPtrArray) one = epsom_today_find_own_symptoms (diary, 1);

  g_assert_cmpuint (own->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (own, 0), ==, "tinnitus");
  g_assert_cmpstr (g_ptr_array_index (own, 1), ==, "eyelid twitch");
  g_assert_cmpuint (one->len, ==, 1);
}

/* The date is that of the wall clock where it was recorded, whatever the date in UTC. */
static void
test_entries (void)
{
  const Row rows[] = {
    { "episode", "2026-03-02T23:30:00+00:00", "2026-03-03T01:00:00+00:00", "migraine" },
    { "dose", "2026-03-02T23:30:00-01:00", NULL, NULL, NULL, "oral", NULL, "1" },
    { "dose", "2026-03-03T00:30:00+14:00", NULL, NULL, NULL, "oral", NULL, "2" },
    { "dose", "2026-03-03T23:59:59-12:00", NULL, NULL, NULL, "oral", NULL, "3" },
    { "dose", "2026-03-04T00:00:00+00:00", NULL, NULL, NULL, "oral", NULL, "4" },
    { "day", "2026-03-03", NULL, NULL, NULL, NULL, NULL, NULL, NULL, "light" },
  };
  g_autoptr (EpsomDiary) diary = create_diary (rows, G_N_ELEMENTS (rows));
  g_autoptr (GArray) entries = epsom_today_find_entries (diary, get_date ("2026-03-03"));
  const EpsomTodayEntry *entry = (const EpsomTodayEntry *) (gpointer) entries->data;

  g_assert_cmpuint (entries->len, ==, 4);
  g_assert_cmpfloat (epsom_record_as_dose (entry[0].record)->amount, ==, 3);
  g_assert_cmpint (entry[1].record->kind, ==, EPSOM_RECORD_EPISODE);
  g_assert_true (entry[1].ended);
  g_assert_cmpfloat (epsom_record_as_dose (entry[2].record)->amount, ==, 2);
  g_assert_cmpint (entry[3].record->kind, ==, EPSOM_RECORD_DAY);
}

static void
test_day (void)
{
  const Row rows[] = {
    { "day", "2026-03-03", NULL, NULL, NULL, NULL, NULL, NULL, NULL, "light" },
    { "rating", "2026-03-04", NULL, "pms", "0" },
    { "rating", "2026-03-05", NULL, "pms", "2" },
    { "episode", "2026-03-06T22:00:00+00:00", "2026-03-08T02:00:00+00:00", "cramp" },
  };
  const struct {
    const char *date;
    gboolean day, symptom;
  } cases[] = {
    { "2026-03-02", FALSE, FALSE }, { "2026-03-03", TRUE, FALSE },  { "2026-03-04", FALSE, FALSE },
    { "2026-03-05", FALSE, TRUE },  { "2026-03-06", FALSE, TRUE },  { "2026-03-07", FALSE, TRUE },
    { "2026-03-08", FALSE, TRUE },  { "2026-03-09", FALSE, FALSE },
  };
  g_autoptr (EpsomDiary) diary = create_diary (rows, G_N_ELEMENTS (rows));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EpsomDate date = get_date (cases[i].date);

      g_test_message ("%s", cases[i].date);
      g_assert_cmpint (epsom_today_find_day (diary, date) != NULL, ==, cases[i].day);
      g_assert_cmpint (epsom_today_has_symptom (diary, date), ==, cases[i].symptom);
    }
}

/* What is repeated is what was taken, not what was said of that one time. */
static void
test_repeat (void)
{
  const Row row = { "dose", "2026-03-01T09:00:00+00:00", NULL, NULL, NULL, "iv", "5", "1000" };
  const char *episode = "3f0c2f4e-9f43-4b0e-8a3e-8a0e2f3d4c5b";
  g_autoptr (EpsomRecord) first = build (&row, episode);
  g_autoptr (GError) error = NULL;
  EpsomInstant now = epsom_today_get_instant (0);
  g_autoptr (EpsomRecord) again = epsom_today_repeat (first, now, &error);
  EpsomUuid named;

  g_assert_no_error (error);
  g_assert_true (epsom_today_is_same (first, again));
  g_assert_false (epsom_uuid_equal (&first->id, &again->id));
  g_assert_true (epsom_instant_equal (epsom_record_as_dose (again)->at, now));
  named = epsom_record_get_episode (again);
  g_assert_true (epsom_uuid_is_null (&named));
}

/* An end before the start is refused by the rules of the diary. */
static void
test_end_before_start (void)
{
  const Row row = { "episode", "2026-03-03T14:00:00+00:00", NULL, "migraine" };
  g_autoptr (EpsomRecord) record = build (&row, NULL);
  g_autoptr (GError) error = NULL;
  EpsomInstant before = { epsom_record_get_time (record) - 60, 0 };

  g_assert_null (epsom_today_end (epsom_record_as_episode (record), before, &error));
  g_assert_error (error, EPSOM_FIELD_ERROR, EPSOM_FIELD_END);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/today-model/ongoing-latest-first", test_ongoing);
  g_test_add_func ("/ui/today-model/cards-of-what-goes-on", test_cards);
  g_test_add_func ("/ui/today-model/taken-within-the-episode", test_taken);
  g_test_add_func ("/ui/today-model/repeatable-is-distinct", test_repeatable);
  g_test_add_func ("/ui/today-model/symptoms-in-their-order", test_arrange);
  g_test_add_func ("/ui/today-model/own-symptoms", test_own_symptoms);
  g_test_add_func ("/ui/today-model/entries-by-local-date", test_entries);
  g_test_add_func ("/ui/today-model/day-and-symptoms", test_day);
  g_test_add_func ("/ui/today-model/repeat-takes-nothing-along", test_repeat);
  g_test_add_func ("/ui/today-model/end-before-start-is-refused", test_end_before_start);
  return g_test_run ();
}
