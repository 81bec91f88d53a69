/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "epsom-test-records.h"

static const EpsomInstant morning = { 1772350200, 60 }; /* 2026-03-01T08:30:00+01:00 */

static EpsomRecord
header (EpsomRecordKind kind)
{
  return (EpsomRecord){ .kind = kind, .id = epsom_test_id (1) };
}

static EpsomEpisode
valid_episode (void)
{
  return (EpsomEpisode){ .record = header (EPSOM_RECORD_EPISODE), .start = morning, .symptom = "migraine" };
}

static EpsomReading
valid_reading (void)
{
  return (EpsomReading){ header (EPSOM_RECORD_READING), epsom_test_id (2), morning, 8, NULL };
}

static EpsomDose
valid_dose (void)
{
  return (EpsomDose){
    .record = header (EPSOM_RECORD_DOSE),
    .at = morning,
    .route = EPSOM_ROUTE_IV,
    .minutes = 5,
    .salt = epsom_salt_find ("sulfate-heptahydrate"),
    .amount = 1,
    .unit = EPSOM_UNIT_G,
  };
}

static EpsomMedicine
valid_medicine (void)
{
  return (EpsomMedicine){
    .record = header (EPSOM_RECORD_MEDICINE),
    .at = morning,
    .name = "sumatriptan",
    .medicine_class = EPSOM_CLASS_TRIPTAN,
  };
}

static EpsomLab
valid_lab (void)
{
  return (EpsomLab){
    header (EPSOM_RECORD_LAB), morning, EPSOM_ANALYTE_SERUM_MAGNESIUM, 0.82, EPSOM_LAB_UNIT_MMOL_L, NAN, NAN,
  };
}

/* Fails unless @draft is refused because of @field. */
static void
assert_refused (const EpsomRecord *draft, EpsomField field)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (epsom_record_new (draft, &error));
  g_assert_error (error, EPSOM_FIELD_ERROR, (int) field);
  g_assert_true (g_str_has_prefix (error->message, epsom_field_get_name (field)));
  g_assert_null (epsom_record_new (draft, NULL));
}

#define REFUSED(Type, name, FIELD, assignment)                                                                         \
  do                                                                                                                   \
    {                                                                                                                  \
      Type name = valid_##name ();                                                                                     \
      g_autoptr (EpsomRecord) good = epsom_record_new (&name.record, NULL);                                            \
      g_assert_nonnull (good);                                                                                         \
      assignment;                                                                                                      \
      assert_refused (&name.record, EPSOM_FIELD_##FIELD);                                                              \
  } while (FALSE)

static void
test_refused_of_all (void)
{
  g_autofree char *long_note = g_strnfill (EPSOM_TEXT_MAX + 1, 'x');

  REFUSED (EpsomReading, reading, ID, reading.record.id = (EpsomUuid){ 0 });
  REFUSED (EpsomReading, reading, NOTE, reading.record.note = "\xff");
  REFUSED (EpsomReading, reading, NOTE, reading.record.note = long_note);
}

static void
test_refused_episode (void)
{
  REFUSED (EpsomEpisode, episode, AT, episode.start.offset = 841);
  REFUSED (EpsomEpisode, episode, AT, episode.start.utc = G_MAXINT64);
  REFUSED (EpsomEpisode, episode, END, (episode.has_end = TRUE, episode.end.offset = -841));
  REFUSED (EpsomEpisode, episode, END, (episode.has_end = TRUE, episode.end = (EpsomInstant){ morning.utc - 1, 0 }));
  REFUSED (EpsomEpisode, episode, SYMPTOM, episode.symptom = NULL);
  REFUSED (EpsomEpisode, episode, SYMPTOM, episode.symptom = "");
  REFUSED (EpsomEpisode, episode, SYMPTOM, episode.symptom = " \t\xc2\xa0");
  REFUSED (EpsomEpisode, episode, FEATURES, episode.features = "aura;\xc3");
  REFUSED (EpsomEpisode, episode, TRIGGERS, episode.triggers = "\xed\xa0\x80");
}

static void
test_refused_reading (void)
{
  REFUSED (EpsomReading, reading, EPISODE, reading.episode = (EpsomUuid){ 0 });
  REFUSED (EpsomReading, reading, AT, reading.at.offset = G_MAXINT);
  REFUSED (EpsomReading, reading, SEVERITY, reading.severity = 11);
  REFUSED (EpsomReading, reading, SEVERITY, reading.severity = -1);
}

static void
test_refused_dose (void)
{
  REFUSED (EpsomDose, dose, AT, dose.at.utc = G_MININT64);
  REFUSED (EpsomDose, dose, ROUTE, dose.route = EPSOM_ROUTE_NONE);
  REFUSED (EpsomDose, dose, ROUTE, dose.route = (EpsomRoute) 3);
  REFUSED (EpsomDose, dose, ROUTE, dose.route = (EpsomRoute) -1);
  REFUSED (EpsomDose, dose, MINUTES, dose.route = EPSOM_ROUTE_ORAL);
  REFUSED (EpsomDose, dose, MINUTES, dose.minutes = -5);
  REFUSED (EpsomDose, dose, MINUTES, dose.minutes = 1440.5);
  REFUSED (EpsomDose, dose, MINUTES, dose.minutes = NAN);
  REFUSED (EpsomDose, dose, MINUTES, dose.minutes = INFINITY);
  REFUSED (EpsomDose, dose, AMOUNT, dose.amount = 0);
  REFUSED (EpsomDose, dose, AMOUNT, dose.amount = -1);
  REFUSED (EpsomDose, dose, AMOUNT, dose.amount = NAN);
  REFUSED (EpsomDose, dose, AMOUNT, dose.amount = INFINITY);
  REFUSED (EpsomDose, dose, UNIT, dose.unit = EPSOM_UNIT_NONE);
  REFUSED (EpsomDose, dose, UNIT, dose.unit = (EpsomUnit) 5);
  REFUSED (EpsomDose, dose, BASIS, dose.basis = (EpsomBasis) 3);
  REFUSED (EpsomDose, dose, PURPOSE, dose.purpose = (EpsomPurpose) 3);
  REFUSED (EpsomDose, dose, PLACE, dose.place = (EpsomPlace) 4);
  REFUSED (EpsomDose, dose, FEATURES, dose.features = "\x80");
}

static void
test_refused_medicine (void)
{
  REFUSED (EpsomMedicine, medicine, AT, medicine.at.offset = -900);
  REFUSED (EpsomMedicine, medicine, PURPOSE, medicine.purpose = (EpsomPurpose) 9);
  REFUSED (EpsomMedicine, medicine, MEDICINE, medicine.name = NULL);
  REFUSED (EpsomMedicine, medicine, MEDICINE, medicine.name = "  ");
  REFUSED (EpsomMedicine, medicine, MEDICINE, medicine.name = "\xfe");
  REFUSED (EpsomMedicine, medicine, CLASS, medicine.medicine_class = EPSOM_CLASS_NONE);
  REFUSED (EpsomMedicine, medicine, CLASS, medicine.medicine_class = (EpsomClass) EPSOM_N_CLASSES);
  REFUSED (EpsomMedicine, medicine, STRENGTH, medicine.strength = "\xc3\x28");
}

static void
test_refused_day_and_rating (void)
{
  EpsomDay day = { header (EPSOM_RECORD_DAY), EPSOM_DATE_NONE, EPSOM_BLEEDING_NONE };
  EpsomRating rating = { header (EPSOM_RECORD_RATING), 20513, "pms", 4 };

  assert_refused (&day.record, EPSOM_FIELD_AT);
  day.date = 20513;
  day.bleeding = (EpsomBleeding) 6;
  assert_refused (&day.record, EPSOM_FIELD_BLEEDING);

  rating.date = EPSOM_DATE_LAST + 1;
  assert_refused (&rating.record, EPSOM_FIELD_AT);
  rating.date = 20513;
  rating.symptom = "";
  assert_refused (&rating.record, EPSOM_FIELD_SYMPTOM);
  rating.symptom = "pms";
  rating.severity = 11;
  assert_refused (&rating.record, EPSOM_FIELD_SEVERITY);
}

static void
test_refused_lab (void)
{
  REFUSED (EpsomLab, lab, AT, lab.at.offset = 1000);
  REFUSED (EpsomLab, lab, ANALYTE, lab.analyte = EPSOM_ANALYTE_NONE);
  REFUSED (EpsomLab, lab, ANALYTE, lab.analyte = (EpsomAnalyte) 4);
  REFUSED (EpsomLab, lab, VALUE, lab.value = 0);
  REFUSED (EpsomLab, lab, VALUE, lab.value = -0.8);
  REFUSED (EpsomLab, lab, VALUE, lab.value = NAN);
  REFUSED (EpsomLab, lab, VALUE_UNIT, lab.unit = EPSOM_LAB_UNIT_NONE);
  REFUSED (EpsomLab, lab, RANGE_LOW, lab.range_low = -0.1);
  REFUSED (EpsomLab, lab, RANGE_LOW, lab.range_low = INFINITY);
  REFUSED (EpsomLab, lab, RANGE_HIGH, lab.range_high = -1);
  REFUSED (EpsomLab, lab, RANGE_HIGH, (lab.range_low = 1, lab.range_high = 0.9));
}

static void
test_edges_are_taken (void)
{
  EpsomEpisode episode = valid_episode ();
  EpsomDose dose = valid_dose ();
  EpsomLab lab = valid_lab ();
  g_autofree char *longest = g_strnfill (EPSOM_TEXT_MAX, 'x');

  episode.record.note = longest;
  episode.has_end = TRUE;
  episode.end = morning;
  g_autoptr (EpsomRecord) ended_at_once = epsom_record_new (&episode.record, NULL);

  g_assert_nonnull (ended_at_once);
  g_assert_cmpuint (strlen (ended_at_once->note), ==, EPSOM_TEXT_MAX);

  dose.minutes = 1440;
  g_autoptr (EpsomRecord) longest_drip = epsom_record_new (&dose.record, NULL);

  g_assert_nonnull (longest_drip);

  lab.range_low = lab.range_high = 0.8;
  g_autoptr (EpsomRecord) narrow = epsom_record_new (&lab.record, NULL);

  g_assert_nonnull (narrow);
}

/* The record keeps nothing of the draft. */
static void
test_copies_the_draft (void)
{
  char symptom[] = "migraine";
  char note[] = "left side";
  EpsomEpisode draft = valid_episode ();

  draft.symptom = symptom;
  draft.record.note = note;
  draft.features = "";
  g_autoptr (EpsomRecord) record = epsom_record_new (&draft.record, NULL);
  const EpsomEpisode *episode = epsom_record_as_episode (record);

  memset (symptom, 'x', sizeof symptom - 1);
  memset (note, 'x', sizeof note - 1);
  g_assert_cmpstr (episode->symptom, ==, "migraine");
  g_assert_cmpstr (record->note, ==, "left side");
  g_assert_null (episode->features);
  g_assert_null (episode->triggers);
}

static void
test_lists_lose_empty_tokens (void)
{
  static const struct {
    const char *given;
    const char *kept; /* NULL: none */
  } cases[] = {
    { "aura", "aura" },     { "aura;nausea", "aura;nausea" },
    { ";aura", "aura" },    { "aura;", "aura" },
    { ";", NULL },          { ";;;", NULL },
    { ";;a;;;b;;", "a;b" }, { "nausea;aura;nausea", "nausea;aura;nausea" },
    { " a ;b", " a ;b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EpsomEpisode draft = valid_episode ();

      draft.features = cases[i].given;
      g_autoptr (EpsomRecord) record = epsom_record_new (&draft.record, NULL);

      g_assert_cmpstr (epsom_record_as_episode (record)->features, ==, cases[i].kept);
    }
}

/* Names that come again and again are kept in memory once. */
static void
test_names_are_shared (void)
{
  g_autoptr (EpsomRecord) a = epsom_test_episode (1, "2026-03-01T08:00:00Z", "", "stiff neck");
  g_autoptr (EpsomRecord) b = epsom_test_rating (2, "2026-03-02", "stiff neck", 4);

  g_assert_true (epsom_record_as_episode (a)->symptom == epsom_record_as_rating (b)->symptom);
}

static void
test_equal (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      g_autoptr (EpsomRecord) a = epsom_test_random_record (rand, (EpsomRecordKind) kind, 1, 2);
      g_autoptr (EpsomRecord) copy = epsom_record_new (a, NULL);
      g_autoptr (EpsomRecord) other = epsom_test_random_record (rand, (EpsomRecordKind) kind, 1, 2);

      g_assert_true (epsom_record_equal (a, a));
      g_assert_true (a != copy && epsom_record_equal (a, copy));
      g_assert_false (epsom_record_equal (a, other));
    }
}

/* Each field by itself makes records different. */
static void
test_every_field_counts (void)
{
  EpsomDose base = valid_dose ();
  g_autoptr (EpsomRecord) record = epsom_record_new (&base.record, NULL);

#define DIFFERENT(assignment)                                                                                          \
  do                                                                                                                   \
    {                                                                                                                  \
      EpsomDose dose = valid_dose ();                                                                                  \
      assignment;                                                                                                      \
      g_autoptr (EpsomRecord) other = epsom_record_new (&dose.record, NULL);                                           \
      g_assert_false (epsom_record_equal (record, other));                                                             \
      g_assert_false (epsom_record_equal (other, record));                                                             \
  } while (FALSE)
  DIFFERENT (dose.record.id = epsom_test_id (9));
  DIFFERENT (dose.record.note = "note");
  DIFFERENT (dose.episode = epsom_test_id (2));
  DIFFERENT (dose.at.utc++);
  DIFFERENT (dose.at.offset++);
  DIFFERENT ((dose.route = EPSOM_ROUTE_ORAL, dose.minutes = 0));
  DIFFERENT (dose.minutes = 0);
  DIFFERENT (dose.salt = NULL);
  DIFFERENT (dose.amount = 2);
  DIFFERENT (dose.unit = EPSOM_UNIT_MG);
  DIFFERENT (dose.basis = EPSOM_BASIS_SALT);
  DIFFERENT (dose.purpose = EPSOM_PURPOSE_ACUTE);
  DIFFERENT (dose.place = EPSOM_PLACE_CLINIC);
  DIFFERENT (dose.features = "flushing");
#undef DIFFERENT
}

/* An episode that is over is not one that is ongoing, even where it took no time since 1970. */
static void
test_end_counts (void)
{
  EpsomEpisode draft = valid_episode ();

  draft.start = (EpsomInstant){ 0, 0 };
  g_autoptr (EpsomRecord) ongoing = epsom_record_new (&draft.record, NULL);

  draft.has_end = TRUE;
  g_autoptr (EpsomRecord) ended = epsom_record_new (&draft.record, NULL);

  g_assert_false (epsom_record_equal (ongoing, ended));
  /* What stands in the end of an ongoing episode has no meaning. */
  draft.has_end = FALSE;
  draft.end = morning;
  g_autoptr (EpsomRecord) same = epsom_record_new (&draft.record, NULL);

  g_assert_true (epsom_record_equal (ongoing, same));
}

static void
test_dates_and_times (void)
{
  g_autoptr (EpsomRecord) reading = epsom_test_reading (1, 2, "2026-03-01T00:30:00+01:00", 3);
  g_autoptr (EpsomRecord) day = epsom_test_day (3, "2026-03-01", "light");
  g_autoptr (EpsomRecord) rating = epsom_test_rating (4, "1969-12-31", "pms", 3);
  char text[EPSOM_DATE_STRING_SIZE];

  g_assert_cmpstr (epsom_date_to_string (epsom_record_get_date (reading), text), ==, "2026-03-01");
  g_assert_cmpint (epsom_record_get_time (reading), ==, 1772321400);
  g_assert_cmpstr (epsom_date_to_string (epsom_record_get_date (day), text), ==, "2026-03-01");
  g_assert_cmpint (epsom_record_get_time (day), ==, 1772323200);
  g_assert_cmpint (epsom_record_get_time (rating), ==, -86400);
}

static void
test_order (void)
{
  g_autoptr (EpsomRecord) early = epsom_test_reading (9, 1, "2026-03-01T08:00:00Z", 3);
  g_autoptr (EpsomRecord) episode = epsom_test_episode (5, "2026-03-01T10:00:00+01:00", "", "migraine");
  g_autoptr (EpsomRecord) reading_2 = epsom_test_reading (2, 1, "2026-03-01T09:00:00Z", 3);
  g_autoptr (EpsomRecord) reading_3 = epsom_test_reading (3, 1, "2026-03-01T09:00:00Z", 1);
  g_autoptr (EpsomRecord) dose = epsom_test_iv (1, 0, "2026-03-01T09:00:00Z", 5);
  const EpsomRecord *const ordered[] = { early, episode, reading_2, reading_3, dose };

  for (gsize i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ordered); j++)
      {
        int order = epsom_record_compare (ordered[i], ordered[j]);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

static void
test_named_episode (void)
{
  g_autoptr (EpsomRecord) reading = epsom_test_reading (1, 7, "2026-03-01T08:00:00Z", 3);
  g_autoptr (EpsomRecord) dose = epsom_test_iv (2, 7, "2026-03-01T08:00:00Z", 5);
  g_autoptr (EpsomRecord) medicine = epsom_test_medicine (3, 7, "2026-03-01T08:00:00Z", "ibuprofen", "nsaid");
  g_autoptr (EpsomRecord) episode = epsom_test_episode (7, "2026-03-01T08:00:00Z", "", "migraine");
  const EpsomRecord *const naming[] = { reading, dose, medicine };
  EpsomUuid none = epsom_record_get_episode (episode);

  for (gsize i = 0; i < G_N_ELEMENTS (naming); i++)
    {
      EpsomUuid named = epsom_record_get_episode (naming[i]);

      g_assert_true (epsom_uuid_equal (&named, &episode->id));
    }
  g_assert_true (epsom_uuid_is_null (&none));
}

/* An IV amount without a basis is that of the salt; an oral one is unknown. */
static void
test_elemental_of_a_dose (void)
{
  EpsomDose dose = valid_dose ();

  g_assert_cmpfloat_with_epsilon (epsom_dose_get_elemental_mg (&dose), 98.614, 0.001);
  g_assert_cmpint (epsom_dose_get_method (&dose), ==, EPSOM_METHOD_IV_PUSH);
  dose.salt = NULL;
  g_assert_true (isnan (epsom_dose_get_elemental_mg (&dose)));
  dose.basis = EPSOM_BASIS_ELEMENTAL;
  g_assert_cmpfloat (epsom_dose_get_elemental_mg (&dose), ==, 1000);

  dose = valid_dose ();
  dose.route = EPSOM_ROUTE_ORAL;
  g_assert_true (isnan (epsom_dose_get_elemental_mg (&dose)));
  g_assert_cmpint (epsom_dose_get_method (&dose), ==, EPSOM_METHOD_ORAL);
}

static void
test_basis_of_a_dose (void)
{
  static const struct {
    EpsomRoute route;
    EpsomUnit unit;
    EpsomBasis given, expected;
  } cases[] = {
    { EPSOM_ROUTE_IV, EPSOM_UNIT_G, EPSOM_BASIS_UNKNOWN, EPSOM_BASIS_SALT },
    { EPSOM_ROUTE_IV, EPSOM_UNIT_G, EPSOM_BASIS_ELEMENTAL, EPSOM_BASIS_ELEMENTAL },
    { EPSOM_ROUTE_IV, EPSOM_UNIT_MEQ, EPSOM_BASIS_UNKNOWN, EPSOM_BASIS_ELEMENTAL },
    { EPSOM_ROUTE_IV, EPSOM_UNIT_MMOL, EPSOM_BASIS_SALT, EPSOM_BASIS_ELEMENTAL },
    { EPSOM_ROUTE_ORAL, EPSOM_UNIT_MG, EPSOM_BASIS_UNKNOWN, EPSOM_BASIS_UNKNOWN },
    { EPSOM_ROUTE_ORAL, EPSOM_UNIT_MG, EPSOM_BASIS_SALT, EPSOM_BASIS_SALT },
    { EPSOM_ROUTE_ORAL, EPSOM_UNIT_MMOL, EPSOM_BASIS_UNKNOWN, EPSOM_BASIS_ELEMENTAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EpsomDose dose = valid_dose ();

      dose.route = cases[i].route;
      dose.unit = cases[i].unit;
      dose.basis = cases[i].given;
      g_assert_cmpint (epsom_dose_get_basis (&dose), ==, cases[i].expected);
    }
}

/* What is not known of an infusion is not guessed, and a mouthful has no rate. */
static void
test_rate_of_a_dose (void)
{
  EpsomDose dose = valid_dose (), twice = valid_dose ();

  g_assert_cmpfloat_with_epsilon (epsom_dose_get_rate (&dose) * dose.minutes, 98.614, 0.001);
  twice.minutes *= 3;
  twice.amount *= 3;
  g_assert_cmpfloat (epsom_dose_get_rate (&dose), ==, epsom_dose_get_rate (&twice));
  dose.minutes = 0;
  g_assert_true (isnan (epsom_dose_get_rate (&dose)));
  twice.salt = NULL;
  g_assert_true (isnan (epsom_dose_get_rate (&twice)));

  dose = valid_dose ();
  dose.route = EPSOM_ROUTE_ORAL;
  dose.basis = EPSOM_BASIS_ELEMENTAL;
  g_assert_true (isnan (epsom_dose_get_rate (&dose)));
}

static void
test_fields_of_kinds (void)
{
  static const struct {
    EpsomField field;
    const char *kinds;
  } cases[] = {
    { EPSOM_FIELD_RECORD, "erdmyRl" }, { EPSOM_FIELD_ID, "erdmyRl" },   { EPSOM_FIELD_EPISODE, "rdm" },
    { EPSOM_FIELD_AT, "erdmyRl" },     { EPSOM_FIELD_END, "e" },        { EPSOM_FIELD_SYMPTOM, "eR" },
    { EPSOM_FIELD_SEVERITY, "rR" },    { EPSOM_FIELD_ROUTE, "d" },      { EPSOM_FIELD_MINUTES, "d" },
    { EPSOM_FIELD_SALT, "d" },         { EPSOM_FIELD_AMOUNT, "d" },     { EPSOM_FIELD_UNIT, "d" },
    { EPSOM_FIELD_BASIS, "d" },        { EPSOM_FIELD_PURPOSE, "dm" },   { EPSOM_FIELD_MEDICINE, "m" },
    { EPSOM_FIELD_CLASS, "m" },        { EPSOM_FIELD_STRENGTH, "m" },   { EPSOM_FIELD_FEATURES, "erd" },
    { EPSOM_FIELD_TRIGGERS, "e" },     { EPSOM_FIELD_BLEEDING, "y" },   { EPSOM_FIELD_ANALYTE, "l" },
    { EPSOM_FIELD_VALUE, "l" },        { EPSOM_FIELD_VALUE_UNIT, "l" }, { EPSOM_FIELD_RANGE_LOW, "l" },
    { EPSOM_FIELD_RANGE_HIGH, "l" },   { EPSOM_FIELD_PLACE, "d" },      { EPSOM_FIELD_NOTE, "erdmyRl" },
  };
  static const char letters[EPSOM_N_RECORD_KINDS + 1] = "erdmyRl";

  g_assert_cmpuint (G_N_ELEMENTS (cases), ==, EPSOM_N_FIELDS);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
      g_assert_cmpint (epsom_record_kind_has_field ((EpsomRecordKind) kind, cases[i].field), ==,
                       strchr (cases[i].kinds, letters[kind]) != NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/record/refused/of-all-kinds", test_refused_of_all);
  g_test_add_func ("/domain/record/refused/episode", test_refused_episode);
  g_test_add_func ("/domain/record/refused/reading", test_refused_reading);
  g_test_add_func ("/domain/record/refused/dose", test_refused_dose);
  g_test_add_func ("/domain/record/refused/medicine", test_refused_medicine);
  g_test_add_func ("/domain/record/refused/day-and-rating", test_refused_day_and_rating);
  g_test_add_func ("/domain/record/refused/lab", test_refused_lab);
  g_test_add_func ("/domain/record/edges-are-taken", test_edges_are_taken);
  g_test_add_func ("/domain/record/copies-the-draft", test_copies_the_draft);
  g_test_add_func ("/domain/record/lists-lose-empty-tokens", test_lists_lose_empty_tokens);
  g_test_add_func ("/domain/record/names-are-shared", test_names_are_shared);
  g_test_add_func ("/domain/record/equal", test_equal);
  g_test_add_func ("/domain/record/every-field-counts", test_every_field_counts);
  g_test_add_func ("/domain/record/end-counts", test_end_counts);
  g_test_add_func ("/domain/record/dates-and-times", test_dates_and_times);
  g_test_add_func ("/domain/record/order", test_order);
  g_test_add_func ("/domain/record/named-episode", test_named_episode);
  g_test_add_func ("/domain/record/elemental-of-a-dose", test_elemental_of_a_dose);
  g_test_add_func ("/domain/record/basis-of-a-dose", test_basis_of_a_dose);
  g_test_add_func ("/domain/record/rate-of-a-dose", test_rate_of_a_dose);
  g_test_add_func ("/domain/record/fields-of-kinds", test_fields_of_kinds);
  return g_test_run ();
}
