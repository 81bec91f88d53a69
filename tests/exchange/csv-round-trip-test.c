/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is exported comes back as it was, whatever people write, and in whatever order it is read. */
#include <string.h>

#include "epsom-csv-guard.h"
#include "epsom-csv-reader.h"
#include "exchange-diary.h"

#define N_RECORDS 400
#define N_EPISODES 20

static const char *const hostile[] = {
  "=1+1", "+1",           "-1",           "@x",   "\t",   "\r",   "\n", "\r\n",
  "'",    "''",           "\"",           "\"\"", ",",    ";",    " ",  "=HYPERLINK(",
  "é",    "שלום עולם",    "\xe2\x80\xae", "🌩", "\x7f", "\x01", "a",  "b c",
  "mg",   "\xef\xbb\xbf", "NULL",         "#N/A", "\\",   "%s%n", "0",
};

static int
pick (GRand *rand, int n)
{
  return g_rand_int_range (rand, 0, n);
}

/* Returns: (transfer full): up to four pieces of mischief. @required: with something that is to be seen. */
static char *
make_text (GRand *rand, gboolean required)
{
  GString *text = g_string_new (NULL);

  for (int i = pick (rand, 5); i > 0; i--)
    g_string_append (text, hostile[pick (rand, G_N_ELEMENTS (hostile))]);
  if (required)
    g_string_append_c (text, 'x');
  return g_string_free (text, FALSE);
}

static const char *
pick_token (GRand *rand, EpsomTokenSet set, gboolean required)
{
  return epsom_token_to_text (set, g_rand_int_range (rand, required ? 1 : 0, epsom_token_set_get_size (set)));
}

static char *
make_number (GRand *rand)
{
  char text[EPSOM_INSTANT_STRING_SIZE];
  static const double scales[] = { 1e-7, 1e-3, 1, 1000, 1e9 };

  g_ascii_formatd (text, sizeof text, pick (rand, 2) ? "%.3g" : "%.17g",
                   g_rand_double_range (rand, 0.1, 1) * scales[pick (rand, G_N_ELEMENTS (scales))]);
  return g_strdup (text);
}

static char *
make_instant (GRand *rand, int least_days)
{
  char text[EPSOM_INSTANT_STRING_SIZE];
  EpsomInstant instant = { .utc = (gint64) (least_days + pick (rand, 300)) * 86400 + pick (rand, 86400),
                           .offset = (pick (rand, 113) - 56) * 15 };

  return g_strdup (epsom_instant_to_string (instant, text));
}

/* The id of episode @i of a diary. */
static const char *
get_episode_id (int i, char text[EPSOM_UUID_STRING_SIZE])
{
  EpsomUuid id = epsom_uuid_from_content ((const char *) &i, sizeof i);

  return epsom_uuid_to_string (&id, text);
}

/* Owns the texts of the cells of one row. */
typedef struct {
  EpsomCells cells;
  GStringChunk *texts;
} Draft;

static void
set (Draft *draft, EpsomField field, char *text)
{
  draft->cells.text[field] = g_string_chunk_insert (draft->texts, text);
  g_free (text);
}

static void
fill_dose (Draft *draft, GRand *rand)
{
  static const char *const salts[] = { "", "citrate", "oxide", "sulfate-heptahydrate" };
  gboolean is_iv = pick (rand, 2);

  draft->cells.text[EPSOM_FIELD_ROUTE] = is_iv ? "iv" : "oral";
  if (is_iv && pick (rand, 4) > 0)
    draft->cells.text[EPSOM_FIELD_MINUTES] = pick (rand, 2) ? "29.999999999999996" : "5";
  draft->cells.text[EPSOM_FIELD_SALT] = salts[pick (rand, G_N_ELEMENTS (salts))];
  set (draft, EPSOM_FIELD_AMOUNT, make_number (rand));
  draft->cells.text[EPSOM_FIELD_UNIT] = pick_token (rand, EPSOM_TOKENS_UNIT, TRUE);
  draft->cells.text[EPSOM_FIELD_BASIS] = pick_token (rand, EPSOM_TOKENS_BASIS, FALSE);
  draft->cells.text[EPSOM_FIELD_PURPOSE] = pick_token (rand, EPSOM_TOKENS_PURPOSE, FALSE);
  draft->cells.text[EPSOM_FIELD_PLACE] = pick_token (rand, EPSOM_TOKENS_PLACE, FALSE);
  set (draft, EPSOM_FIELD_FEATURES, make_text (rand, FALSE));
}

static void
fill_reading (Draft *draft, GRand *rand)
{
  if (pick (rand, 2) == 0)
    set (draft, EPSOM_FIELD_FEATURES, pick (rand, 2) ? g_strdup (EPSOM_RECALLED) : make_text (rand, FALSE));
}

static void
fill_medicine (Draft *draft, GRand *rand)
{
  set (draft, EPSOM_FIELD_MEDICINE, make_text (rand, TRUE));
  set (draft, EPSOM_FIELD_STRENGTH, make_text (rand, FALSE));
  draft->cells.text[EPSOM_FIELD_CLASS] = pick_token (rand, EPSOM_TOKENS_CLASS, TRUE);
  draft->cells.text[EPSOM_FIELD_PURPOSE] = pick_token (rand, EPSOM_TOKENS_PURPOSE, FALSE);
}

static void
fill_lab (Draft *draft, GRand *rand)
{
  draft->cells.text[EPSOM_FIELD_ANALYTE] = pick_token (rand, EPSOM_TOKENS_ANALYTE, TRUE);
  set (draft, EPSOM_FIELD_VALUE, make_number (rand));
  draft->cells.text[EPSOM_FIELD_VALUE_UNIT] = pick_token (rand, EPSOM_TOKENS_LAB_UNIT, TRUE);
  if (pick (rand, 2))
    set (draft, EPSOM_FIELD_RANGE_LOW, make_number (rand));
  else if (pick (rand, 2))
    set (draft, EPSOM_FIELD_RANGE_HIGH, make_number (rand));
}

static void
fill_episode (Draft *draft, GRand *rand)
{
  if (pick (rand, 5) > 0)
    set (draft, EPSOM_FIELD_END, make_instant (rand, 20600));
  set (draft, EPSOM_FIELD_SYMPTOM, pick (rand, 2) ? g_strdup ("migraine") : make_text (rand, TRUE));
  set (draft, EPSOM_FIELD_FEATURES, make_text (rand, FALSE));
  set (draft, EPSOM_FIELD_TRIGGERS, make_text (rand, FALSE));
}

/* Record @i of a diary: the first ones are episodes, which others name. */
static EpsomRecord *
make_record (GRand *rand, int i)
{
  g_autoptr (GStringChunk) texts = g_string_chunk_new (1024);
  g_autoptr (GError) error = NULL;
  Draft draft = { .texts = texts };
  EpsomRecordKind kind =
    i < N_EPISODES ? EPSOM_RECORD_EPISODE : g_rand_int_range (rand, EPSOM_RECORD_READING, EPSOM_N_RECORD_KINDS);
  char id[EPSOM_UUID_STRING_SIZE], episode[EPSOM_UUID_STRING_SIZE], date[EPSOM_DATE_STRING_SIZE];
  EpsomRecord *record;

  draft.cells.text[EPSOM_FIELD_RECORD] = epsom_token_to_text (EPSOM_TOKENS_RECORD, kind);
  draft.cells.text[EPSOM_FIELD_ID] = get_episode_id (i, id);
  if (kind == EPSOM_RECORD_DAY || kind == EPSOM_RECORD_RATING)
    set (&draft, EPSOM_FIELD_AT, g_strdup (epsom_date_to_string (20000 + i, date)));
  else
    set (&draft, EPSOM_FIELD_AT, make_instant (rand, 20000));
  set (&draft, EPSOM_FIELD_NOTE, make_text (rand, FALSE));
  if (kind == EPSOM_RECORD_READING || ((kind == EPSOM_RECORD_DOSE || kind == EPSOM_RECORD_MEDICINE) && pick (rand, 2)))
    draft.cells.text[EPSOM_FIELD_EPISODE] = get_episode_id (pick (rand, N_EPISODES), episode);
  if (kind == EPSOM_RECORD_READING || kind == EPSOM_RECORD_RATING)
    set (&draft, EPSOM_FIELD_SEVERITY, g_strdup_printf ("%d", pick (rand, 11)));
  if (kind == EPSOM_RECORD_EPISODE)
    fill_episode (&draft, rand);
  else if (kind == EPSOM_RECORD_READING)
    fill_reading (&draft, rand);
  else if (kind == EPSOM_RECORD_DOSE)
    fill_dose (&draft, rand);
  else if (kind == EPSOM_RECORD_MEDICINE)
    fill_medicine (&draft, rand);
  else if (kind == EPSOM_RECORD_DAY)
    draft.cells.text[EPSOM_FIELD_BLEEDING] = pick_token (rand, EPSOM_TOKENS_BLEEDING, FALSE);
  else if (kind == EPSOM_RECORD_RATING)
    set (&draft, EPSOM_FIELD_SYMPTOM, make_text (rand, TRUE));
  else if (kind == EPSOM_RECORD_LAB)
    fill_lab (&draft, rand);

  record = epsom_record_from_cells (&draft.cells, &error);
  g_assert_no_error (error);
  return record;
}

static EpsomDiary *
make_diary (GRand *rand)
{
  GPtrArray *records = g_ptr_array_new ();

  for (int i = 0; i < N_RECORDS; i++)
    g_ptr_array_add (records, make_record (rand, i));
  return epsom_diary_new (records);
}

static void
assert_same_records (EpsomDiary *a, EpsomDiary *b)
{
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      guint n_a, n_b;
      const EpsomRecord *const *records_a = epsom_diary_get (a, kind, &n_a);
      const EpsomRecord *const *records_b = epsom_diary_get (b, kind, &n_b);

      g_assert_cmpuint (n_a, ==, n_b);
      for (guint i = 0; i < n_a; i++)
        g_assert_true (epsom_record_equal (records_a[i], records_b[i]));
    }
}

static void
test_lossless (Fixture *fixture, gconstpointer data)
{
  for (guint32 seed = 1; seed <= 25; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (EpsomDiary) diary = make_diary (rand);
      g_autofree char *text = exchange_export (diary);
      g_autoptr (EpsomDiary) again = exchange_diary (fixture, text);
      g_autofree char *text_again = exchange_export (again);

      assert_same_records (diary, again);
      g_assert_cmpstr (text, ==, text_again);
    }
}

static void
assert_harmless_row (const EpsomCsvRow *row, gpointer user_data)
{
  guint *n_texts = user_data;

  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    if (strchr ("=+-@\t\r", row->cells[field][0]) != NULL && row->cells[field][0] != '\0')
      {
        g_test_message ("a cell begins like a formula: %s", row->cells[field]);
        g_test_fail ();
      }
    else
      *n_texts += row->cells[field][0] == '\'';
}

/* No cell begins like a formula, as a reader sees it that knows nothing of apostrophes. */
static void
test_harmless (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (EpsomDiary) diary = make_diary (rand);
  g_autofree char *text = exchange_export (diary);
  g_autofree char *path = fixture_write (fixture, "file.csv", text, -1);
  g_autoptr (EpsomCsvReader) reader = epsom_csv_reader_new (path, NULL);
  guint n_texts = 0;
  gboolean more = TRUE;
  guint64 line;

  g_assert_nonnull (epsom_csv_reader_read_header (reader, &line, NULL));
  while (more)
    g_assert_true (epsom_csv_reader_read_rows (reader, assert_harmless_row, &n_texts, &more, NULL));
  g_assert_cmpuint (n_texts, >, 50);
}

static void
shuffle (GRand *rand, gpointer *items, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint j = g_rand_int_range (rand, 0, i);
      gpointer item = items[i - 1];

      items[i - 1] = items[j];
      items[j] = item;
    }
}

static void
shuffle_columns (GRand *rand, int order[EPSOM_N_FIELDS])
{
  memcpy (order, exchange_file_order, sizeof exchange_file_order);
  for (int i = EPSOM_N_FIELDS; i > 1; i--)
    {
      int j = pick (rand, i);
      int field = order[i - 1];

      order[i - 1] = order[j];
      order[j] = field;
    }
}

/* The rows and the columns of @diary in disorder. @with_ids FALSE: only episodes, which others name, have theirs. */
static char *
write_disordered (GRand *rand, EpsomDiary *diary, gboolean with_ids)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GString) room = g_string_new (NULL);
  GString *text = g_string_new (NULL);
  int order[EPSOM_N_FIELDS];

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EpsomRecord *const *of_kind = epsom_diary_get (diary, kind, &n);

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (records, (gpointer) of_kind[i]);
    }
  shuffle (rand, records->pdata, records->len);
  shuffle_columns (rand, order);
  exchange_append_header (text, order);
  for (guint i = 0; i < records->len; i++)
    {
      const EpsomRecord *record = records->pdata[i];
      g_autoptr (GStringChunk) texts = g_string_chunk_new (1024);
      EpsomRow row;

      epsom_record_to_cells (record, &row);
      for (int field = 0; field < EPSOM_N_FIELDS; field++)
        row.cells.text[field] = g_string_chunk_insert (texts, epsom_csv_guard_add (field, row.cells.text[field], room));
      if (!with_ids && record->kind != EPSOM_RECORD_EPISODE)
        row.cells.text[EPSOM_FIELD_ID] = "";
      exchange_append_row (text, &row.cells, order);
    }
  return g_string_free (text, FALSE);
}

static void
test_any_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  g_autoptr (EpsomDiary) diary = make_diary (rand);
  g_autofree char *text = exchange_export (diary);

  for (int run = 0; run < 10; run++)
    {
      g_autofree char *disordered = write_disordered (rand, diary, TRUE);
      g_autoptr (EpsomDiary) again = exchange_diary (fixture, disordered);
      g_autofree char *text_again = exchange_export (again);

      g_assert_cmpstr (text_again, ==, text);
    }
}

static guint64
count (const EpsomImport *import, gsize offset)
{
  guint64 n = 0;

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    n += G_STRUCT_MEMBER (guint64, &import->counts[kind], offset);
  return n;
}

static void
assert_all_skipped (Fixture *fixture, EpsomDiary *diary, const char *text)
{
  g_autoptr (EpsomImport) import = exchange_import (fixture, text, diary, EPSOM_ON_CONFLICT_FAIL);

  g_assert_cmpuint (import->changes->len, ==, 0);
  g_assert_cmpuint (import->problems->len, ==, 0);
  g_assert_cmpuint (import->conflicts->len, ==, 0);
  g_assert_cmpuint (count (import, G_STRUCT_OFFSET (EpsomImportCounts, skipped)), ==, N_RECORDS);
}

static void
test_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (43);
  g_autoptr (EpsomDiary) diary = make_diary (rand);
  g_autofree char *text = exchange_export (diary);

  assert_all_skipped (fixture, diary, text);
}

/* Ids that are derived from the content do not depend on the order of rows or columns. */
static void
test_without_ids (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (44);
  g_autoptr (EpsomDiary) diary = make_diary (rand);
  g_autofree char *first = write_disordered (rand, diary, FALSE);
  g_autofree char *second = write_disordered (rand, diary, FALSE);
  g_autoptr (EpsomDiary) imported = exchange_diary (fixture, first);

  g_assert_cmpuint (epsom_diary_get_n_records (imported), ==, N_RECORDS);
  assert_all_skipped (fixture, imported, second);
}

/* A file of another hand: rows in disorder, LF, notes of several lines. */
static void
test_acceptance (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "fixtures", "acceptance", data, NULL);
  g_autofree char *text = fixture_read (path);
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, text);
  g_autofree char *exported = exchange_export (diary);
  g_autoptr (EpsomDiary) again = exchange_diary (fixture, exported);
  g_autofree char *exported_again = exchange_export (again);

  g_assert_cmpuint (epsom_diary_get_n_records (diary), >, 50);
  assert_same_records (diary, again);
  g_assert_cmpstr (exported, ==, exported_again);
}

/* The diary that the measurements are made on keeps every rule. */
static void
test_made_diary (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (EpsomDiary) diary = NULL;
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { g_getenv ("EPSOM_MAKE_DIARY"), "20000", "3", NULL };
  int status;

  g_assert_true (
    g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  diary = exchange_diary (fixture, text);
  g_assert_cmpuint (epsom_diary_get_n_records (diary), ==, 20000);
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      guint n;

      epsom_diary_get (diary, kind, &n);
      g_assert_cmpuint (n, >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FIXTURE_TEST ("/exchange/csv-round-trip/lossless", NULL, test_lossless);
  FIXTURE_TEST ("/exchange/csv-round-trip/harmless", NULL, test_harmless);
  FIXTURE_TEST ("/exchange/csv-round-trip/any-order", NULL, test_any_order);
  FIXTURE_TEST ("/exchange/csv-round-trip/twice", NULL, test_twice);
  FIXTURE_TEST ("/exchange/csv-round-trip/without-ids", NULL, test_without_ids);
  FIXTURE_TEST ("/exchange/csv-round-trip/acceptance/worked", "worked.csv", test_acceptance);
  FIXTURE_TEST ("/exchange/csv-round-trip/acceptance/101", "diary-101.csv", test_acceptance);
  FIXTURE_TEST ("/exchange/csv-round-trip/acceptance/102", "diary-102.csv", test_acceptance);
  FIXTURE_TEST ("/exchange/csv-round-trip/made-diary", NULL, test_made_diary);
  return g_test_run ();
}
