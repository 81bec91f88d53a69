/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "epsom-test-records.h"

/* A row of each kind with every field filled in. */
static void
fill_row (EpsomRecordKind kind, EpsomCells *cells)
{
  static const char *const rows[EPSOM_N_RECORD_KINDS][EPSOM_N_FIELDS] = {
    [EPSOM_RECORD_EPISODE] = {
      [EPSOM_FIELD_END] = "2026-03-01T11:00:00+01:00", [EPSOM_FIELD_SYMPTOM] = "migraine",
      [EPSOM_FIELD_FEATURES] = "aura;nausea", [EPSOM_FIELD_TRIGGERS] = "stress;late night",
    },
    [EPSOM_RECORD_READING] = {
      [EPSOM_FIELD_EPISODE] = "11111111-1111-4111-8111-111111111111", [EPSOM_FIELD_SEVERITY] = "8",
    },
    [EPSOM_RECORD_DOSE] = {
      [EPSOM_FIELD_EPISODE] = "11111111-1111-4111-8111-111111111111", [EPSOM_FIELD_ROUTE] = "iv",
      [EPSOM_FIELD_MINUTES] = "7.5", [EPSOM_FIELD_SALT] = "sulfate-heptahydrate", [EPSOM_FIELD_AMOUNT] = "1",
      [EPSOM_FIELD_UNIT] = "g", [EPSOM_FIELD_BASIS] = "salt", [EPSOM_FIELD_PURPOSE] = "acute",
      [EPSOM_FIELD_FEATURES] = "flushing;warmth", [EPSOM_FIELD_PLACE] = "clinic",
    },
    [EPSOM_RECORD_MEDICINE] = {
      [EPSOM_FIELD_EPISODE] = "11111111-1111-4111-8111-111111111111", [EPSOM_FIELD_PURPOSE] = "preventive",
      [EPSOM_FIELD_MEDICINE] = "ibuprofen", [EPSOM_FIELD_CLASS] = "nsaid", [EPSOM_FIELD_STRENGTH] = "400 mg",
    },
    [EPSOM_RECORD_DAY] = { [EPSOM_FIELD_AT] = "2026-03-01", [EPSOM_FIELD_BLEEDING] = "light" },
    [EPSOM_RECORD_RATING] = {
      [EPSOM_FIELD_AT] = "2026-03-01", [EPSOM_FIELD_SYMPTOM] = "brain-fog", [EPSOM_FIELD_SEVERITY] = "10",
    },
    [EPSOM_RECORD_LAB] = {
      [EPSOM_FIELD_ANALYTE] = "serum-magnesium", [EPSOM_FIELD_VALUE] = "0.82", [EPSOM_FIELD_VALUE_UNIT] = "mmol/L",
      [EPSOM_FIELD_RANGE_LOW] = "0.7", [EPSOM_FIELD_RANGE_HIGH] = "1.1",
    },
  };

  memcpy (cells->text, rows[kind], sizeof cells->text);
  cells->text[EPSOM_FIELD_RECORD] = epsom_token_to_text (EPSOM_TOKENS_RECORD, (int) kind);
  cells->text[EPSOM_FIELD_ID] = "22222222-2222-4222-8222-222222222222";
  if (cells->text[EPSOM_FIELD_AT] == NULL)
    cells->text[EPSOM_FIELD_AT] = "2026-03-01T08:30:00+01:00";
  cells->text[EPSOM_FIELD_NOTE] = "two\nlines";
}

static void
assert_cells (const EpsomRecord *record, const EpsomCells *expected)
{
  EpsomRow row;

  epsom_record_to_cells (record, &row);
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    g_assert_cmpstr (row.cells.text[field], ==, expected->text[field] != NULL ? expected->text[field] : "");
}

static void
test_full_rows (void)
{
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      EpsomCells cells;
      g_autoptr (GError) error = NULL;

      fill_row ((EpsomRecordKind) kind, &cells);
      g_autoptr (EpsomRecord) record = epsom_record_from_cells (&cells, &error);

      g_assert_no_error (error);
      g_assert_cmpint (record->kind, ==, kind);
      assert_cells (record, &cells);
    }
}

/* What a field holds that a kind of record doesn't have is refused, and so is what it needs and isn't there. */
static void
test_fields_too_many_or_missing (void)
{
  static const char *const required[EPSOM_N_RECORD_KINDS] = {
    [EPSOM_RECORD_EPISODE] = " record at symptom ",
    [EPSOM_RECORD_READING] = " record episode at severity ",
    [EPSOM_RECORD_DOSE] = " record at route amount unit ",
    [EPSOM_RECORD_MEDICINE] = " record at medicine class ",
    [EPSOM_RECORD_DAY] = " record at ",
    [EPSOM_RECORD_RATING] = " record at symptom severity ",
    [EPSOM_RECORD_LAB] = " record at analyte value value_unit ",
  };

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    for (int field = 0; field < EPSOM_N_FIELDS; field++)
      {
        const char *name = epsom_field_get_name ((EpsomField) field);
        g_autofree char *word = g_strdup_printf (" %s ", name);
        gboolean has_field = epsom_record_kind_has_field ((EpsomRecordKind) kind, (EpsomField) field);
        gboolean is_required = strstr (required[kind], word) != NULL;
        g_autoptr (GError) error = NULL;
        g_autofree char *message = NULL;
        EpsomCells cells;

        fill_row ((EpsomRecordKind) kind, &cells);
        cells.text[field] = has_field ? NULL : "1";
        g_autoptr (EpsomRecord) record = epsom_record_from_cells (&cells, &error);

        if (has_field && !is_required)
          {
            g_assert_no_error (error);
            continue;
          }
        g_assert_null (record);
        g_assert_error (error, EPSOM_FIELD_ERROR, field);
        message = has_field ? g_strdup_printf ("%s: is missing", name)
                            : g_strdup_printf ("%s: “1” cannot be given for a record of kind “%s”; leave it empty",
                                               name, epsom_token_to_text (EPSOM_TOKENS_RECORD, kind));
        g_assert_cmpstr (error->message, ==, message);
        g_assert_cmpstr (epsom_field_error_get_rule (error), ==, message + strlen (name) + 2);
      }
}

typedef struct {
  EpsomRecordKind kind;
  EpsomField field;
  const char *text;
  const char *rule;
} BrokenRule;

#define NOT_UUID(text) "“" text "” is not a UUID such as 123e4567-e89b-42d3-a456-426614174000"
#define NOT_INSTANT(text)                                                                                              \
  "“" text "” is not a date and time with its offset from UTC, such as 2026-03-01T08:30:00+01:00"
#define NOT_DATE(text) "“" text "” is not a date such as 2026-03-01"
#define NOT_SEVERITY(text) "“" text "” is not a whole number from 0 to 10"
#define NOT_POSITIVE(text) "“" text "” is not a number above 0, such as 0.5"
#define NOT_MINUTES(text) "“" text "” is not a number above 0 and at most 1440"
#define NOT_BOUND(text) "“" text "” is not a number of 0 or more, such as 0.75"

static const BrokenRule broken_rules[] = {
  { EPSOM_RECORD_DAY, EPSOM_FIELD_RECORD, "Day",
    "“Day” is not one of episode, reading, dose, medicine, day, rating, lab" },
  { EPSOM_RECORD_DAY, EPSOM_FIELD_ID, "12", NOT_UUID ("12") },
  { EPSOM_RECORD_DAY, EPSOM_FIELD_ID, "00000000-0000-0000-0000-000000000000",
    NOT_UUID ("00000000-0000-0000-0000-000000000000") },
  { EPSOM_RECORD_READING, EPSOM_FIELD_EPISODE, "x", NOT_UUID ("x") },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_EPISODE, "11111111-1111-4111-8111-11111111111",
    NOT_UUID ("11111111-1111-4111-8111-11111111111") },
  { EPSOM_RECORD_MEDICINE, EPSOM_FIELD_EPISODE, " ", NOT_UUID (" ") },
  { EPSOM_RECORD_EPISODE, EPSOM_FIELD_AT, "2026-03-01", NOT_INSTANT ("2026-03-01") },
  { EPSOM_RECORD_READING, EPSOM_FIELD_AT, "2026-03-01T08:30:00", NOT_INSTANT ("2026-03-01T08:30:00") },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_AT, "2026-02-29T08:30:00Z", NOT_INSTANT ("2026-02-29T08:30:00Z") },
  { EPSOM_RECORD_MEDICINE, EPSOM_FIELD_AT, "yesterday", NOT_INSTANT ("yesterday") },
  { EPSOM_RECORD_LAB, EPSOM_FIELD_AT, "2026-03-01T08:30:00+15:00", NOT_INSTANT ("2026-03-01T08:30:00+15:00") },
  { EPSOM_RECORD_DAY, EPSOM_FIELD_AT, "2026-03-01T08:30:00Z", NOT_DATE ("2026-03-01T08:30:00Z") },
  { EPSOM_RECORD_RATING, EPSOM_FIELD_AT, "2026-02-30", NOT_DATE ("2026-02-30") },
  { EPSOM_RECORD_EPISODE, EPSOM_FIELD_END, "soon", NOT_INSTANT ("soon") },
  { EPSOM_RECORD_EPISODE, EPSOM_FIELD_END, "2026-03-01T08:29:59+01:00",
    "“2026-03-01T08:29:59+01:00” is before the start, 2026-03-01T08:30:00+01:00" },
  { EPSOM_RECORD_EPISODE, EPSOM_FIELD_SYMPTOM, "  ", "is missing" },
  { EPSOM_RECORD_EPISODE, EPSOM_FIELD_SYMPTOM, "\xff", "“\xef\xbf\xbd” is not valid UTF-8 text" },
  { EPSOM_RECORD_READING, EPSOM_FIELD_SEVERITY, "11", NOT_SEVERITY ("11") },
  { EPSOM_RECORD_READING, EPSOM_FIELD_SEVERITY, "-1", NOT_SEVERITY ("-1") },
  { EPSOM_RECORD_READING, EPSOM_FIELD_SEVERITY, "+7", NOT_SEVERITY ("+7") },
  { EPSOM_RECORD_READING, EPSOM_FIELD_SEVERITY, " 7", NOT_SEVERITY (" 7") },
  { EPSOM_RECORD_READING, EPSOM_FIELD_SEVERITY, "7.0", NOT_SEVERITY ("7.0") },
  { EPSOM_RECORD_READING, EPSOM_FIELD_SEVERITY, "07", NOT_SEVERITY ("07") },
  { EPSOM_RECORD_READING, EPSOM_FIELD_SEVERITY, "100", NOT_SEVERITY ("100") },
  { EPSOM_RECORD_RATING, EPSOM_FIELD_SEVERITY, "bad", NOT_SEVERITY ("bad") },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_ROUTE, "nasal", "“nasal” is not one of oral, iv" },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_MINUTES, "0", NOT_MINUTES ("0") },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_MINUTES, "-5", NOT_MINUTES ("-5") },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_MINUTES, "1440.1", NOT_MINUTES ("1440.1") },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_MINUTES, "5 min", NOT_MINUTES ("5 min") },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_AMOUNT, "0", NOT_POSITIVE ("0") },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_AMOUNT, "-0", NOT_POSITIVE ("-0") },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_AMOUNT, "0,5", NOT_POSITIVE ("0,5") },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_AMOUNT, "nan", NOT_POSITIVE ("nan") },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_AMOUNT, "1e999", NOT_POSITIVE ("1e999") },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_AMOUNT, "1e-999", NOT_POSITIVE ("1e-999") },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_UNIT, "G", "“G” is not one of mg, g, mmol, mEq" },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_BASIS, "unknown", "“unknown” is not one of elemental, salt" },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_PURPOSE, "rescue", "“rescue” is not one of acute, preventive" },
  { EPSOM_RECORD_MEDICINE, EPSOM_FIELD_PURPOSE, "rescue", "“rescue” is not one of acute, preventive" },
  { EPSOM_RECORD_MEDICINE, EPSOM_FIELD_MEDICINE, "\t", "is missing" },
  { EPSOM_RECORD_MEDICINE, EPSOM_FIELD_CLASS, "painkiller",
    "“painkiller” is not one of triptan, ergot, nsaid, aspirin, paracetamol, opioid, combination, gepant, antiemetic, "
    "other" },
  { EPSOM_RECORD_MEDICINE, EPSOM_FIELD_STRENGTH, "50 \xe2\x82",
    "“50 \xef\xbf\xbd\xef\xbf\xbd” is not valid UTF-8 text" },
  { EPSOM_RECORD_EPISODE, EPSOM_FIELD_FEATURES, "\xc0\x80", "“\xef\xbf\xbd\xef\xbf\xbd” is not valid UTF-8 text" },
  { EPSOM_RECORD_EPISODE, EPSOM_FIELD_TRIGGERS, "\xff", "“\xef\xbf\xbd” is not valid UTF-8 text" },
  { EPSOM_RECORD_DAY, EPSOM_FIELD_BLEEDING, "yes", "“yes” is not one of none, spotting, light, medium, heavy" },
  { EPSOM_RECORD_LAB, EPSOM_FIELD_ANALYTE, "calcium",
    "“calcium” is not one of serum-magnesium, ionized-magnesium, rbc-magnesium" },
  { EPSOM_RECORD_LAB, EPSOM_FIELD_VALUE, "0", NOT_POSITIVE ("0") },
  { EPSOM_RECORD_LAB, EPSOM_FIELD_VALUE, "<0.6", NOT_POSITIVE ("<0.6") },
  { EPSOM_RECORD_LAB, EPSOM_FIELD_VALUE_UNIT, "mmol/l", "“mmol/l” is not one of mmol/L, mg/dL, mEq/L" },
  { EPSOM_RECORD_LAB, EPSOM_FIELD_RANGE_LOW, "-0.1", NOT_BOUND ("-0.1") },
  { EPSOM_RECORD_LAB, EPSOM_FIELD_RANGE_LOW, "low", NOT_BOUND ("low") },
  { EPSOM_RECORD_LAB, EPSOM_FIELD_RANGE_HIGH, "1e400", NOT_BOUND ("1e400") },
  { EPSOM_RECORD_LAB, EPSOM_FIELD_RANGE_HIGH, "0.69", "“0.69” is below the low end of the range, 0.7" },
  { EPSOM_RECORD_DOSE, EPSOM_FIELD_PLACE, "hospital", "“hospital” is not one of home, clinic, emergency" },
  { EPSOM_RECORD_DAY, EPSOM_FIELD_NOTE, "\xed\xa0\x80",
    "“\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd” is not valid UTF-8 text" },
};

static void
assert_refused (const EpsomCells *cells, EpsomField field, const char *rule)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (epsom_record_from_cells (cells, &error));
  g_assert_error (error, EPSOM_FIELD_ERROR, (int) field);
  g_assert_cmpstr (epsom_field_error_get_rule (error), ==, rule);
  g_assert_null (epsom_record_from_cells (cells, NULL));
}

static void
test_every_rule_broken (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (broken_rules); i++)
    {
      const BrokenRule *broken = &broken_rules[i];
      EpsomCells cells;

      fill_row (broken->kind, &cells);
      cells.text[broken->field] = broken->text;
      assert_refused (&cells, broken->field, broken->rule);
    }
}

static void
test_unknown_salt_names_all (void)
{
  EpsomCells cells;
  g_autoptr (GError) error = NULL;

  fill_row (EPSOM_RECORD_DOSE, &cells);
  cells.text[EPSOM_FIELD_SALT] = "epsom";
  g_assert_null (epsom_record_from_cells (&cells, &error));
  g_assert_error (error, EPSOM_FIELD_ERROR, EPSOM_FIELD_SALT);
  g_assert_true (g_str_has_prefix (error->message, "salt: “epsom” is not one of oxide, hydroxide, "));
  g_assert_true (g_str_has_suffix (error->message, ", orotate-dihydrate, pidolate"));
}

static void
test_minutes_of_an_oral_dose (void)
{
  EpsomCells cells;

  fill_row (EPSOM_RECORD_DOSE, &cells);
  cells.text[EPSOM_FIELD_ROUTE] = "oral";
  assert_refused (&cells, EPSOM_FIELD_MINUTES, "“7.5” cannot be given for an oral dose; leave it empty");
  cells.text[EPSOM_FIELD_MINUTES] = "";
  g_autoptr (EpsomRecord) record = epsom_record_from_cells (&cells, NULL);

  g_assert_nonnull (record);
}

static void
test_too_long (void)
{
  static const struct {
    EpsomRecordKind kind;
    EpsomField field;
  } texts[] = {
    { EPSOM_RECORD_EPISODE, EPSOM_FIELD_SYMPTOM },   { EPSOM_RECORD_EPISODE, EPSOM_FIELD_FEATURES },
    { EPSOM_RECORD_EPISODE, EPSOM_FIELD_TRIGGERS },  { EPSOM_RECORD_DOSE, EPSOM_FIELD_FEATURES },
    { EPSOM_RECORD_MEDICINE, EPSOM_FIELD_MEDICINE }, { EPSOM_RECORD_MEDICINE, EPSOM_FIELD_STRENGTH },
    { EPSOM_RECORD_RATING, EPSOM_FIELD_SYMPTOM },    { EPSOM_RECORD_DAY, EPSOM_FIELD_NOTE },
  };
  g_autofree char *text = g_strnfill (EPSOM_TEXT_MAX + 1, 'x');

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      EpsomCells cells;

      fill_row (texts[i].kind, &cells);
      cells.text[texts[i].field] = text;
      assert_refused (&cells, texts[i].field, "is longer than 65536 bytes");
      cells.text[texts[i].field] = text + 1;
      g_autoptr (EpsomRecord) record = epsom_record_from_cells (&cells, NULL);

      g_assert_nonnull (record);
      assert_cells (record, &cells);
    }
}

/* A message stays one short line whatever a cell holds. */
static void
test_messages_quote_safely (void)
{
  EpsomCells cells;

  fill_row (EPSOM_RECORD_DAY, &cells);
  cells.text[EPSOM_FIELD_AT] = "1\n2\r3\t4\x1b[31m";
  assert_refused (&cells, EPSOM_FIELD_AT, NOT_DATE ("1 2 3 4 [31m"));
  cells.text[EPSOM_FIELD_AT] = "0123456789012345678901234567890123456789äx";
  assert_refused (&cells, EPSOM_FIELD_AT, NOT_DATE ("0123456789012345678901234567890123456789…"));
}

/* Of two broken rules the one of the earlier column is told, whether it is found on reading a cell or on checking it.
 */
static void
test_first_column_first (void)
{
  static const struct {
    EpsomRecordKind kind;
    EpsomField first;
    const char *first_text;
    EpsomField second;
    const char *second_text;
  } cases[] = {
    { EPSOM_RECORD_EPISODE, EPSOM_FIELD_END, "2026-03-01T00:00:00Z", EPSOM_FIELD_SEVERITY, "3" },
    { EPSOM_RECORD_EPISODE, EPSOM_FIELD_SYMPTOM, " ", EPSOM_FIELD_VALUE, "3" },
    { EPSOM_RECORD_EPISODE, EPSOM_FIELD_AT, "x", EPSOM_FIELD_END, "y" },
    { EPSOM_RECORD_MEDICINE, EPSOM_FIELD_MEDICINE, "\xff", EPSOM_FIELD_CLASS, "x" },
    { EPSOM_RECORD_DOSE, EPSOM_FIELD_SEVERITY, "3", EPSOM_FIELD_FEATURES, "\xff" },
    { EPSOM_RECORD_DOSE, EPSOM_FIELD_FEATURES, "\xff", EPSOM_FIELD_PLACE, "x" },
    { EPSOM_RECORD_DOSE, EPSOM_FIELD_ID, "x", EPSOM_FIELD_AT, "x" },
    { EPSOM_RECORD_LAB, EPSOM_FIELD_RANGE_HIGH, "0.1", EPSOM_FIELD_PLACE, "home" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EpsomCells cells;
      g_autoptr (GError) error = NULL;

      fill_row (cases[i].kind, &cells);
      cells.text[cases[i].first] = cases[i].first_text;
      cells.text[cases[i].second] = cases[i].second_text;
      g_assert_null (epsom_record_from_cells (&cells, &error));
      g_assert_error (error, EPSOM_FIELD_ERROR, (int) cases[i].first);
    }
}

/* What is read is written in its one form. */
static void
test_forms (void)
{
  static const struct {
    EpsomRecordKind kind;
    EpsomField field;
    const char *read;
    const char *written;
  } cases[] = {
    { EPSOM_RECORD_DAY, EPSOM_FIELD_ID, "ABCDEF01-2345-4678-9ABC-DEF012345678",
      "abcdef01-2345-4678-9abc-def012345678" },
    { EPSOM_RECORD_READING, EPSOM_FIELD_EPISODE, "ABCDEF01-2345-4678-9ABC-DEF012345678",
      "abcdef01-2345-4678-9abc-def012345678" },
    { EPSOM_RECORD_READING, EPSOM_FIELD_AT, "2026-03-01T08:30:00Z", "2026-03-01T08:30:00+00:00" },
    { EPSOM_RECORD_DOSE, EPSOM_FIELD_AMOUNT, "1.50", "1.5" },
    { EPSOM_RECORD_DOSE, EPSOM_FIELD_AMOUNT, "1e2", "100" },
    { EPSOM_RECORD_LAB, EPSOM_FIELD_RANGE_LOW, "-0", "0" },
    { EPSOM_RECORD_EPISODE, EPSOM_FIELD_FEATURES, ";aura;;nausea;", "aura;nausea" },
    { EPSOM_RECORD_EPISODE, EPSOM_FIELD_SYMPTOM, " Stiff  neck ", " Stiff  neck " },
    { EPSOM_RECORD_DAY, EPSOM_FIELD_NOTE, " \r\n", " \r\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EpsomCells cells;

      fill_row (cases[i].kind, &cells);
      cells.text[cases[i].field] = cases[i].read;
      g_autoptr (EpsomRecord) record = epsom_record_from_cells (&cells, NULL);

      g_assert_nonnull (record);
      cells.text[cases[i].field] = cases[i].written;
      assert_cells (record, &cells);
    }
}

static EpsomUuid
derived_id (const EpsomCells *cells)
{
  g_autoptr (EpsomRecord) record = epsom_record_from_cells (cells, NULL);

  g_assert_nonnull (record);
  return record->id;
}

static void
test_derived_id_is_stable (void)
{
  EpsomCells cells;
  char text[EPSOM_UUID_STRING_SIZE];

  fill_row (EPSOM_RECORD_DAY, &cells);
  cells.text[EPSOM_FIELD_ID] = "";

  EpsomUuid id = derived_id (&cells);

  /* In diaries of people by now: a change here would make their next import add everything again. */
  g_assert_cmpstr (epsom_uuid_to_string (&id, text), ==, "4c459a2c-8fab-553e-94fb-e3398d318d1e");
}

static void
test_derived_id_follows_content (void)
{
  EpsomCells cells;

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      fill_row ((EpsomRecordKind) kind, &cells);
      cells.text[EPSOM_FIELD_ID] = NULL;

      EpsomUuid id = derived_id (&cells);
      EpsomUuid again = derived_id (&cells);

      g_assert_true (epsom_uuid_equal (&id, &again));
      cells.text[EPSOM_FIELD_NOTE] = "another note";
      again = derived_id (&cells);
      g_assert_false (epsom_uuid_equal (&id, &again));
    }
}

static void
test_derived_id_ignores_spelling (void)
{
  EpsomCells cells;

  fill_row (EPSOM_RECORD_DOSE, &cells);
  cells.text[EPSOM_FIELD_ID] = NULL;
  cells.text[EPSOM_FIELD_AT] = "2026-03-01T08:30:00+00:00";

  EpsomUuid id = derived_id (&cells);

  cells.text[EPSOM_FIELD_AT] = "2026-03-01T08:30:00Z";
  cells.text[EPSOM_FIELD_AMOUNT] = "1.0";
  cells.text[EPSOM_FIELD_FEATURES] = "flushing;;warmth;";

  EpsomUuid same = derived_id (&cells);

  g_assert_true (epsom_uuid_equal (&id, &same));
  /* The same moment on another clock is other content. */
  cells.text[EPSOM_FIELD_AT] = "2026-03-01T09:30:00+01:00";

  EpsomUuid other = derived_id (&cells);

  g_assert_false (epsom_uuid_equal (&id, &other));
}

/* Record to row to record, and row to record to row, lose nothing. */
static void
test_identity (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);

  for (guint i = 0; i < 7000; i++)
    {
      g_autoptr (EpsomRecord) record =
        epsom_test_random_record (rand, (EpsomRecordKind) (i % EPSOM_N_RECORD_KINDS), i + 1, 1 + i / 2);
      g_autoptr (GError) error = NULL;
      EpsomRow row;

      g_assert_nonnull (record);
      epsom_record_to_cells (record, &row);
      g_autoptr (EpsomRecord) back = epsom_record_from_cells (&row.cells, &error);

      g_assert_no_error (error);
      g_assert_true (epsom_record_equal (record, back));
      assert_cells (back, &row.cells);
    }
}

/* The file format is that of the C locale whatever the person's is. */
static void
test_locale_does_not_matter (void)
{
  if (!epsom_test_use_comma_locale ())
    return;
  test_full_rows ();
  test_identity ();
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/cells/full-rows", test_full_rows);
  g_test_add_func ("/domain/cells/fields-too-many-or-missing", test_fields_too_many_or_missing);
  g_test_add_func ("/domain/cells/every-rule-broken", test_every_rule_broken);
  g_test_add_func ("/domain/cells/unknown-salt-names-all", test_unknown_salt_names_all);
  g_test_add_func ("/domain/cells/minutes-of-an-oral-dose", test_minutes_of_an_oral_dose);
  g_test_add_func ("/domain/cells/too-long", test_too_long);
  g_test_add_func ("/domain/cells/messages-quote-safely", test_messages_quote_safely);
  g_test_add_func ("/domain/cells/first-column-first", test_first_column_first);
  g_test_add_func ("/domain/cells/one-form-is-written", test_forms);
  g_test_add_func ("/domain/cells/derived-id/is-stable", test_derived_id_is_stable);
  g_test_add_func ("/domain/cells/derived-id/follows-content", test_derived_id_follows_content);
  g_test_add_func ("/domain/cells/derived-id/ignores-spelling", test_derived_id_ignores_spelling);
  g_test_add_func ("/domain/cells/identity", test_identity);
  g_test_add_func ("/domain/cells/locale-does-not-matter", test_locale_does_not_matter);
  return g_test_run ();
}
