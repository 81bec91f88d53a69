/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every rule of the file format, broken one at a time in a row that is good otherwise. */
#include <string.h>

#include "exchange-diary.h"

/* A row of each kind in which every column that the kind has is filled. The episode is on line 2 of every file. */
static const EpsomCells good_rows[EPSOM_N_RECORD_KINDS] = {
  [EPSOM_RECORD_EPISODE] = { .text = { [EPSOM_FIELD_RECORD] = "episode",
                                       [EPSOM_FIELD_ID] = ID_B,
                                       [EPSOM_FIELD_AT] = "2026-03-01T08:00:00+01:00",
                                       [EPSOM_FIELD_END] = "2026-03-01T20:00:00+01:00",
                                       [EPSOM_FIELD_SYMPTOM] = "migraine",
                                       [EPSOM_FIELD_FEATURES] = "aura;nausea",
                                       [EPSOM_FIELD_TRIGGERS] = "stress;red wine",
                                       [EPSOM_FIELD_NOTE] = "note" } },
  [EPSOM_RECORD_READING] = { .text = { [EPSOM_FIELD_RECORD] = "reading",
                                       [EPSOM_FIELD_ID] = ID_B,
                                       [EPSOM_FIELD_EPISODE] = ID_A,
                                       [EPSOM_FIELD_AT] = "2026-03-01T08:00:00+01:00",
                                       [EPSOM_FIELD_SEVERITY] = "7",
                                       [EPSOM_FIELD_FEATURES] = "recalled",
                                       [EPSOM_FIELD_NOTE] = "note" } },
  [EPSOM_RECORD_DOSE] = { .text = { [EPSOM_FIELD_RECORD] = "dose",
                                    [EPSOM_FIELD_ID] = ID_B,
                                    [EPSOM_FIELD_EPISODE] = ID_A,
                                    [EPSOM_FIELD_AT] = "2026-03-01T08:00:00+01:00",
                                    [EPSOM_FIELD_ROUTE] = "iv",
                                    [EPSOM_FIELD_MINUTES] = "5",
                                    [EPSOM_FIELD_SALT] = "sulfate-heptahydrate",
                                    [EPSOM_FIELD_AMOUNT] = "1.5",
                                    [EPSOM_FIELD_UNIT] = "g",
                                    [EPSOM_FIELD_BASIS] = "salt",
                                    [EPSOM_FIELD_PURPOSE] = "acute",
                                    [EPSOM_FIELD_FEATURES] = "flushing",
                                    [EPSOM_FIELD_PLACE] = "clinic",
                                    [EPSOM_FIELD_NOTE] = "note" } },
  [EPSOM_RECORD_MEDICINE] = { .text = { [EPSOM_FIELD_RECORD] = "medicine",
                                        [EPSOM_FIELD_ID] = ID_B,
                                        [EPSOM_FIELD_EPISODE] = ID_A,
                                        [EPSOM_FIELD_AT] = "2026-03-01T08:00:00+01:00",
                                        [EPSOM_FIELD_PURPOSE] = "preventive",
                                        [EPSOM_FIELD_MEDICINE] = "sumatriptan",
                                        [EPSOM_FIELD_CLASS] = "triptan",
                                        [EPSOM_FIELD_STRENGTH] = "50 mg",
                                        [EPSOM_FIELD_NOTE] = "note" } },
  [EPSOM_RECORD_DAY] = { .text = { [EPSOM_FIELD_RECORD] = "day",
                                   [EPSOM_FIELD_ID] = ID_B,
                                   [EPSOM_FIELD_AT] = "2026-03-01",
                                   [EPSOM_FIELD_BLEEDING] = "light",
                                   [EPSOM_FIELD_NOTE] = "note" } },
  [EPSOM_RECORD_RATING] = { .text = { [EPSOM_FIELD_RECORD] = "rating",
                                      [EPSOM_FIELD_ID] = ID_B,
                                      [EPSOM_FIELD_AT] = "2026-03-01",
                                      [EPSOM_FIELD_SYMPTOM] = "brain-fog",
                                      [EPSOM_FIELD_SEVERITY] = "10",
                                      [EPSOM_FIELD_NOTE] = "note" } },
  [EPSOM_RECORD_LAB] = { .text = { [EPSOM_FIELD_RECORD] = "lab",
                                   [EPSOM_FIELD_ID] = ID_B,
                                   [EPSOM_FIELD_AT] = "2026-03-01T08:00:00+01:00",
                                   [EPSOM_FIELD_ANALYTE] = "serum-magnesium",
                                   [EPSOM_FIELD_VALUE] = "0.85",
                                   [EPSOM_FIELD_VALUE_UNIT] = "mmol/L",
                                   [EPSOM_FIELD_RANGE_LOW] = "0.7",
                                   [EPSOM_FIELD_RANGE_HIGH] = "1.05",
                                   [EPSOM_FIELD_NOTE] = "note" } },
};

/* What is wrong with @cell in @field of a row of @kind; NULL: nothing. */
typedef struct {
  EpsomRecordKind kind;
  EpsomField field;
  const char *cell;
  const char *message;
} Case;

#define EPISODE(field, cell, message)                                                                                  \
  {                                                                                                                    \
    EPSOM_RECORD_EPISODE, EPSOM_FIELD_##field, cell, message                                                           \
  }
#define READING(field, cell, message)                                                                                  \
  {                                                                                                                    \
    EPSOM_RECORD_READING, EPSOM_FIELD_##field, cell, message                                                           \
  }
#define DOSE(field, cell, message)                                                                                     \
  {                                                                                                                    \
    EPSOM_RECORD_DOSE, EPSOM_FIELD_##field, cell, message                                                              \
  }
#define MEDICINE(field, cell, message)                                                                                 \
  {                                                                                                                    \
    EPSOM_RECORD_MEDICINE, EPSOM_FIELD_##field, cell, message                                                          \
  }
#define DAY(field, cell, message)                                                                                      \
  {                                                                                                                    \
    EPSOM_RECORD_DAY, EPSOM_FIELD_##field, cell, message                                                               \
  }
#define RATING(field, cell, message)                                                                                   \
  {                                                                                                                    \
    EPSOM_RECORD_RATING, EPSOM_FIELD_##field, cell, message                                                            \
  }
#define LAB(field, cell, message)                                                                                      \
  {                                                                                                                    \
    EPSOM_RECORD_LAB, EPSOM_FIELD_##field, cell, message                                                               \
  }

#define NO_UUID(cell) "“" cell "” is not a UUID such as 123e4567-e89b-42d3-a456-426614174000"
#define NO_INSTANT(cell) "“" cell "” is not a date and time with its offset from UTC, such as 2026-03-01T08:30:00+01:00"
#define NO_DATE(cell) "“" cell "” is not a date such as 2026-03-01"
#define NO_SEVERITY(cell) "“" cell "” is not a whole number from 0 to 10"
#define NO_MINUTES(cell) "“" cell "” is not a number above 0 and at most 1440"
#define NO_AMOUNT(cell) "“" cell "” is not a number above 0, such as 0.5"
#define NO_BOUND(cell) "“" cell "” is not a number of 0 or more, such as 0.75"

static const Case cases[] = {
  DAY (RECORD, "Day", "“Day” is not one of episode, reading, dose, medicine, day, rating, lab"),
  DAY (RECORD, " day", "“ day” is not one of episode, reading, dose, medicine, day, rating, lab"),
  DAY (RECORD, "iv", "“iv” is not one of episode, reading, dose, medicine, day, rating, lab"),

  DAY (ID, "", NULL),
  DAY (ID, "BBBBBBBB-0000-4000-8000-00000000000A", NULL),
  DAY (ID, "7", NO_UUID ("7")),
  DAY (ID, "00000000-0000-0000-0000-000000000000", NO_UUID ("00000000-0000-0000-0000-000000000000")),
  DAY (ID, "bbbbbbbb00004000800000000000000", NO_UUID ("bbbbbbbb00004000800000000000000")),
  DAY (ID, "bbbbbbbb-0000-4000-8000-00000000000g", NO_UUID ("bbbbbbbb-0000-4000-8000-00000000000g")),
  DAY (ID, "bbbbbbbb-0000-4000-8000-0000000000000", NO_UUID ("bbbbbbbb-0000-4000-8000-0000000000000")),
  DAY (ID, "{bbbbbbbb-0000-4000-8000-00000000000}", NO_UUID ("{bbbbbbbb-0000-4000-8000-00000000000}")),

  READING (EPISODE, "", "is missing"),
  READING (EPISODE, "1", NO_UUID ("1")),
  READING (EPISODE, ID_C, "there is no episode " ID_C ", neither in the files nor in the diary"),
  READING (EPISODE, ID_B, "there is no episode " ID_B ", neither in the files nor in the diary"),
  DOSE (EPISODE, "", NULL),
  DOSE (EPISODE, "yes", NO_UUID ("yes")),
  DOSE (EPISODE, ID_C, "there is no episode " ID_C ", neither in the files nor in the diary"),
  MEDICINE (EPISODE, "", NULL),
  MEDICINE (EPISODE, ID_C, "there is no episode " ID_C ", neither in the files nor in the diary"),

  READING (AT, "2026-03-01T08:00:00Z", NULL),
  READING (AT, "2026-03-01T23:59:59-14:00", NULL),
  READING (AT, "2024-02-29T00:00:00+05:45", NULL),
  READING (AT, "", "is missing"),
  READING (AT, "2026-03-01", NO_INSTANT ("2026-03-01")),
  READING (AT, "2026-03-01T08:00:00", NO_INSTANT ("2026-03-01T08:00:00")),
  READING (AT, "2026-03-01T08:00+01:00", NO_INSTANT ("2026-03-01T08:00+01:00")),
  READING (AT, "2026-03-01 08:00:00+01:00", NO_INSTANT ("2026-03-01 08:00:00+01:00")),
  READING (AT, "2026-03-01T08:00:00.5+01:00", NO_INSTANT ("2026-03-01T08:00:00.5+01:00")),
  READING (AT, "2026-03-01T08:00:00+0100", NO_INSTANT ("2026-03-01T08:00:00+0100")),
  READING (AT, "2026-03-01T08:00:00+14:01", NO_INSTANT ("2026-03-01T08:00:00+14:01")),
  READING (AT, "2026-03-01T08:00:00z", NO_INSTANT ("2026-03-01T08:00:00z")),
  READING (AT, "2026-03-01T24:00:00+01:00", NO_INSTANT ("2026-03-01T24:00:00+01:00")),
  READING (AT, "2026-03-01T08:60:00+01:00", NO_INSTANT ("2026-03-01T08:60:00+01:00")),
  READING (AT, "2026-03-01T08:00:60+01:00", NO_INSTANT ("2026-03-01T08:00:60+01:00")),
  READING (AT, "2026-02-29T08:00:00+01:00", NO_INSTANT ("2026-02-29T08:00:00+01:00")),
  READING (AT, "2026-13-01T08:00:00+01:00", NO_INSTANT ("2026-13-01T08:00:00+01:00")),
  READING (AT, "0000-01-01T08:00:00+01:00", NO_INSTANT ("0000-01-01T08:00:00+01:00")),
  READING (AT, "01.03.2026 08:00", NO_INSTANT ("01.03.2026 08:00")),
  READING (AT, " 2026-03-01T08:00:00+01:00", NO_INSTANT (" 2026-03-01T08:00:00+01:00")),
  READING (AT, "now", NO_INSTANT ("now")),
  EPISODE (AT, "2026-03-01", NO_INSTANT ("2026-03-01")),
  DOSE (AT, "2026-03-01", NO_INSTANT ("2026-03-01")),
  MEDICINE (AT, "2026-03-01", NO_INSTANT ("2026-03-01")),
  LAB (AT, "2026-03-01", NO_INSTANT ("2026-03-01")),
  DAY (AT, "2026-03-01T08:00:00+01:00", NO_DATE ("2026-03-01T08:00:00+01:00")),
  DAY (AT, "2026-3-1", NO_DATE ("2026-3-1")),
  DAY (AT, "2026-02-30", NO_DATE ("2026-02-30")),
  DAY (AT, "01/03/2026", NO_DATE ("01/03/2026")),
  DAY (AT, "2026-03-01 ", NO_DATE ("2026-03-01 ")),
  DAY (AT, "9999-12-31", NULL),
  RATING (AT, "2026-03-01T08:00:00+01:00", NO_DATE ("2026-03-01T08:00:00+01:00")),
  RATING (AT, "46082", NO_DATE ("46082")),

  EPISODE (END, "", NULL),
  EPISODE (END, "2026-03-01T08:00:00+01:00", NULL),
  EPISODE (END, "2026-03-01T07:00:00Z", NULL),
  EPISODE (END,
           "2026-03-01T07:59:59+01:00",
           "“2026-03-01T07:59:59+01:00” is before the start, 2026-03-01T08:00:00+01:00"),
  EPISODE (END,
           "2026-03-01T08:00:00+02:00",
           "“2026-03-01T08:00:00+02:00” is before the start, 2026-03-01T08:00:00+01:00"),
  EPISODE (END, "ongoing", NO_INSTANT ("ongoing")),
  EPISODE (END, "2026-03-01", NO_INSTANT ("2026-03-01")),

  EPISODE (SYMPTOM, "neck pain", NULL),
  EPISODE (SYMPTOM, "", "is missing"),
  EPISODE (SYMPTOM, "  ", "is missing"),
  EPISODE (SYMPTOM, "'", "is missing"),
  RATING (SYMPTOM, "", "is missing"),

  READING (SEVERITY, "0", NULL),
  READING (SEVERITY, "10", NULL),
  READING (SEVERITY, "11", NO_SEVERITY ("11")),
  READING (SEVERITY, "-1", NO_SEVERITY ("-1")),
  READING (SEVERITY, "5.5", NO_SEVERITY ("5.5")),
  READING (SEVERITY, "5.0", NO_SEVERITY ("5.0")),
  READING (SEVERITY, "05", NO_SEVERITY ("05")),
  READING (SEVERITY, "+5", NO_SEVERITY ("+5")),
  READING (SEVERITY, " 5", NO_SEVERITY (" 5")),
  READING (SEVERITY, "5 ", NO_SEVERITY ("5 ")),
  READING (SEVERITY, "bad", NO_SEVERITY ("bad")),
  READING (SEVERITY, "٣", NO_SEVERITY ("٣")),
  RATING (SEVERITY, "11", NO_SEVERITY ("11")),

  DOSE (ROUTE, "", "is missing"),
  DOSE (ROUTE, "IV", "“IV” is not one of oral, iv"),
  DOSE (ROUTE, "im", "“im” is not one of oral, iv"),

  DOSE (MINUTES, "", NULL),
  DOSE (MINUTES, "1440", NULL),
  DOSE (MINUTES, "0.5", NULL),
  DOSE (MINUTES, "0", NO_MINUTES ("0")),
  DOSE (MINUTES, "-5", NO_MINUTES ("-5")),
  DOSE (MINUTES, "1440.5", NO_MINUTES ("1440.5")),
  DOSE (MINUTES, "5 min", NO_MINUTES ("5 min")),
  DOSE (MINUTES, "5,5", NO_MINUTES ("5,5")),
  DOSE (MINUTES, "nan", NO_MINUTES ("nan")),
  DOSE (MINUTES, "0x5", NO_MINUTES ("0x5")),
  DOSE (MINUTES, "inf", NO_MINUTES ("inf")),

  DOSE (SALT, "", NULL),
  DOSE (SALT, "citrate", NULL),

  DOSE (AMOUNT, "1e-3", NULL),
  DOSE (AMOUNT, "", "is missing"),
  DOSE (AMOUNT, "0", NO_AMOUNT ("0")),
  DOSE (AMOUNT, "-1", NO_AMOUNT ("-1")),
  DOSE (AMOUNT, "1,5", NO_AMOUNT ("1,5")),
  DOSE (AMOUNT, "1 000", NO_AMOUNT ("1 000")),
  DOSE (AMOUNT, "inf", NO_AMOUNT ("inf")),
  DOSE (AMOUNT, "1e999", NO_AMOUNT ("1e999")),
  DOSE (AMOUNT, "0x1p3", NO_AMOUNT ("0x1p3")),
  DOSE (AMOUNT, " 1", NO_AMOUNT (" 1")),
  DOSE (AMOUNT, "400 mg", NO_AMOUNT ("400 mg")),

  DOSE (UNIT, "", "is missing"),
  DOSE (UNIT, "mEq", NULL),
  DOSE (UNIT, "meq", "“meq” is not one of mg, g, mmol, mEq"),
  DOSE (UNIT, "mmol/L", "“mmol/L” is not one of mg, g, mmol, mEq"),

  DOSE (BASIS, "", NULL),
  DOSE (BASIS, "pure", "“pure” is not one of elemental, salt"),
  DOSE (PURPOSE, "", NULL),
  DOSE (PURPOSE, "rescue", "“rescue” is not one of acute, preventive"),
  MEDICINE (PURPOSE, "Acute", "“Acute” is not one of acute, preventive"),

  MEDICINE (MEDICINE, "", "is missing"),
  MEDICINE (MEDICINE, "\t", "is missing"),
  MEDICINE (CLASS, "", "is missing"),
  MEDICINE (
    CLASS,
    "drug",
    "“drug” is not one of triptan, ergot, nsaid, aspirin, paracetamol, opioid, combination, gepant, antiemetic, "
    "other"),
  MEDICINE (STRENGTH, "", NULL),

  EPISODE (FEATURES, "anything;goes", NULL),
  EPISODE (TRIGGERS, ";;", NULL),
  DOSE (FEATURES, "warmth;tingling", NULL),
  READING (FEATURES, "recalled", NULL),
  READING (FEATURES, "recalled;from a letter", NULL),

  DAY (BLEEDING, "", NULL),
  DAY (BLEEDING, "yes", "“yes” is not one of none, spotting, light, medium, heavy"),

  LAB (ANALYTE, "", "is missing"),
  LAB (ANALYTE, "calcium", "“calcium” is not one of serum-magnesium, ionized-magnesium, rbc-magnesium"),
  LAB (VALUE, "", "is missing"),
  LAB (VALUE, "0", NO_AMOUNT ("0")),
  LAB (VALUE, "<0.5", NO_AMOUNT ("<0.5")),
  LAB (VALUE_UNIT, "", "is missing"),
  LAB (VALUE_UNIT, "mmol/l", "“mmol/l” is not one of mmol/L, mg/dL, mEq/L"),
  LAB (RANGE_LOW, "", NULL),
  LAB (RANGE_LOW, "0", NULL),
  LAB (RANGE_LOW, "-0.1", NO_BOUND ("-0.1")),
  LAB (RANGE_LOW, "low", NO_BOUND ("low")),
  LAB (RANGE_HIGH, "", NULL),
  LAB (RANGE_HIGH, "0.7", NULL),
  LAB (RANGE_HIGH, "0.69", "“0.69” is below the low end of the range, 0.7"),
  LAB (RANGE_HIGH, "nan", NO_BOUND ("nan")),

  DOSE (PLACE, "", NULL),
  DOSE (PLACE, "hospital", "“hospital” is not one of home, clinic, emergency"),

  DAY (NOTE, "", NULL),
  DAY (NOTE, "=1+1", NULL),
};

/* Imports a good episode and the row. */
static EpsomImport *
import_row (Fixture *fixture, const EpsomCells *cells)
{
  g_autoptr (EpsomDiary) empty = exchange_empty_diary ();
  g_autoptr (GString) text = g_string_new (NULL);
  EpsomCells episode = good_rows[EPSOM_RECORD_EPISODE];

  episode.text[EPSOM_FIELD_ID] = ID_A;
  exchange_append_header (text, exchange_file_order);
  exchange_append_row (text, &episode, exchange_file_order);
  exchange_append_row (text, cells, exchange_file_order);
  return exchange_import (fixture, text->str, empty, EPSOM_ON_CONFLICT_FAIL);
}

static void
assert_good (Fixture *fixture, const EpsomCells *cells)
{
  g_autoptr (EpsomImport) import = import_row (fixture, cells);
  g_autofree char *description = exchange_describe (fixture, import);

  if (import->problems->len > 0)
    g_test_message ("%s", description);
  g_assert_cmpuint (import->problems->len, ==, 0);
  g_assert_cmpuint (import->changes->len, ==, 2);
}

static void
assert_refused (Fixture *fixture, const EpsomCells *cells, EpsomField field, const char *message)
{
  g_autoptr (EpsomImport) import = import_row (fixture, cells);
  g_autofree char *expected =
    g_strdup_printf ("%s/file.csv:3: %s: %s", fixture->folder, epsom_field_get_name (field), message);
  g_autofree char *found = NULL;

  g_assert_cmpuint (import->problems->len, ==, 1);
  found = epsom_problem_to_string (import->problems->pdata[0]);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpuint (import->changes->len, ==, 1);
  g_assert_false (epsom_import_may_apply (import, EPSOM_ON_CONFLICT_FAIL, FALSE));
}

static void
test_case (Fixture *fixture, gconstpointer data)
{
  const Case *c = data;
  EpsomCells cells = good_rows[c->kind];

  cells.text[c->field] = c->cell;
  if (c->message == NULL)
    assert_good (fixture, &cells);
  else
    assert_refused (fixture, &cells, c->field, c->message);
}

static void
test_good_rows (Fixture *fixture, gconstpointer data)
{
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    assert_good (fixture, &good_rows[kind]);
}

/* A column that a kind of record does not have must be empty. */
static void
test_extra_cells (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    for (int field = 0; field < EPSOM_N_FIELDS; field++)
      {
        EpsomCells cells = good_rows[kind];
        g_autofree char *message = NULL;

        if (cells.text[field] != NULL)
          continue;
        cells.text[field] = "x";
        message = g_strdup_printf ("“x” cannot be given for a record of kind “%s”; leave it empty",
                                   cells.text[EPSOM_FIELD_RECORD]);
        assert_refused (fixture, &cells, field, message);
        n++;
      }
  g_assert_cmpuint (n, ==, EPSOM_N_RECORD_KINDS * EPSOM_N_FIELDS - 8 - 7 - 14 - 9 - 5 - 6 - 9);
}

static void
test_oral_minutes (Fixture *fixture, gconstpointer data)
{
  EpsomCells cells = good_rows[EPSOM_RECORD_DOSE];

  cells.text[EPSOM_FIELD_ROUTE] = "oral";
  assert_refused (fixture, &cells, EPSOM_FIELD_MINUTES, "“5” cannot be given for an oral dose; leave it empty");
}

static void
test_salt (Fixture *fixture, gconstpointer data)
{
  EpsomCells cells = good_rows[EPSOM_RECORD_DOSE];
  g_autoptr (EpsomImport) import = NULL;
  g_autofree char *problem = NULL;

  cells.text[EPSOM_FIELD_SALT] = "Epsom";
  import = import_row (fixture, &cells);
  g_assert_cmpuint (import->problems->len, ==, 1);
  problem = epsom_problem_to_string (import->problems->pdata[0]);
  g_assert_nonnull (strstr (problem, "/file.csv:3: salt: “Epsom” is not one of "));
  g_assert_nonnull (strstr (problem, "citrate"));
}

/* The longest text is taken, one byte more is not. */
static void
test_long_text (Fixture *fixture, gconstpointer data)
{
  static const struct {
    EpsomRecordKind kind;
    EpsomField field;
  } texts[] = {
    { EPSOM_RECORD_DAY, EPSOM_FIELD_NOTE },          { EPSOM_RECORD_EPISODE, EPSOM_FIELD_SYMPTOM },
    { EPSOM_RECORD_EPISODE, EPSOM_FIELD_TRIGGERS },  { EPSOM_RECORD_DOSE, EPSOM_FIELD_FEATURES },
    { EPSOM_RECORD_MEDICINE, EPSOM_FIELD_MEDICINE }, { EPSOM_RECORD_MEDICINE, EPSOM_FIELD_STRENGTH },
  };
  g_autofree char *longest = g_strnfill (EPSOM_TEXT_MAX, 'x');
  g_autofree char *longer = g_strnfill (EPSOM_TEXT_MAX + 1, 'x');

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      EpsomCells cells = good_rows[texts[i].kind];

      cells.text[texts[i].field] = longest;
      assert_good (fixture, &cells);
      cells.text[texts[i].field] = longer;
      assert_refused (fixture, &cells, texts[i].field, "is longer than 65536 bytes");
    }
}

/* A value stands in a message shortened, and without what would move a terminal's cursor. */
static void
test_hostile_value (Fixture *fixture, gconstpointer data)
{
  EpsomCells cells = good_rows[EPSOM_RECORD_DAY];

  cells.text[EPSOM_FIELD_AT] = "\x1b[31m\r\nfile.csv:1: all is well\x07, and on and on and on";
  assert_refused (fixture, &cells, EPSOM_FIELD_AT, NO_DATE (" [31m  file.csv:1: all is well , and on …"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/csv-rules/%s/%s/%03" G_GSIZE_FORMAT,
                                               epsom_token_to_text (EPSOM_TOKENS_RECORD, cases[i].kind),
                                               epsom_field_get_name (cases[i].field), i);

      FIXTURE_TEST (path, &cases[i], test_case);
    }
  FIXTURE_TEST ("/exchange/csv-rules/good-rows", NULL, test_good_rows);
  FIXTURE_TEST ("/exchange/csv-rules/extra-cells", NULL, test_extra_cells);
  FIXTURE_TEST ("/exchange/csv-rules/oral-minutes", NULL, test_oral_minutes);
  FIXTURE_TEST ("/exchange/csv-rules/salt", NULL, test_salt);
  FIXTURE_TEST ("/exchange/csv-rules/long-text", NULL, test_long_text);
  FIXTURE_TEST ("/exchange/csv-rules/hostile-value", NULL, test_hostile_value);
  return g_test_run ();
}
