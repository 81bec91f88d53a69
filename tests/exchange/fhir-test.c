/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "epsom-fhir.h"
#include "epsom-format.h"
#include "exchange-diary.h"
#include "fhir-rules.h"
#include "hostile-diary.h"
#include "test-files.h"

#define HEADER                                                                                                         \
  "record,id,episode,at,end,symptom,severity,route,minutes,salt,amount,unit,basis,purpose,medicine,class,strength,"    \
  "features,triggers,bleeding,analyte,value,value_unit,range_low,range_high,place,note\n"

static char *
export_text (EpsomDiary *diary, const EpsomFhirOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_assert_true (epsom_fhir_export (diary, options, stream, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static EpsomFhirOptions
everything (EpsomFhirForm form)
{
  return (EpsomFhirOptions){ .form = form, .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE };
}

static GPtrArray *
export_resources (EpsomDiary *diary, EpsomFhirForm form, GPtrArray *problems)
{
  EpsomFhirOptions options = everything (form);
  g_autofree char *text = export_text (diary, &options);

  return fhir_parse (text, form == EPSOM_FHIR_BUNDLE, problems);
}

static void
assert_no_problems (const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Diaries */

static EpsomDiary *
open_diary (Fixture *fixture, const char *name)
{
  g_autofree char *text = NULL;

  if (strcmp (name, "empty") == 0)
    return exchange_empty_diary ();
  text = strcmp (name, "hostile") == 0 ? hostile_diary () : epsom_test_read_source (name);
  return exchange_diary (fixture, text);
}

static const char *const diaries[] = {
  "empty",
  "hostile",
  "data/sample-diary.csv",
  "tests/fixtures/acceptance/diary-101.csv",
  "tests/fixtures/acceptance/diary-102.csv",
  "tests/fixtures/acceptance/worked.csv",
};

/* Tests */

static void
test_rules (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = open_diary (fixture, data);

  for (int form = EPSOM_FHIR_BUNDLE; form <= EPSOM_FHIR_NDJSON; form++)
    {
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) resources = export_resources (diary, (EpsomFhirForm) form, problems);

      g_assert_cmpuint (resources->len, ==, epsom_diary_get_n_records (diary) + 1);
      fhir_check (resources, form == EPSOM_FHIR_BUNDLE, problems);
      assert_no_problems (problems);
    }
}

/* A resource that is as it should be but for one thing, and what must be said of it. */
static const struct {
  const char *name;
  const char *resource;
  const char *problem;
} faults[] = {
#define BEGIN                                                                                                          \
  "{\"resourceType\": \"Observation\", \"id\": \"a\", \"text\": {\"status\": \"generated\", \"div\": "                 \
  "\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><p>x</p></div>\"}, \"subject\": {\"reference\": "                 \
  "\"Patient/p\"}, \"code\": {\"text\": \"x\"}, \"effectiveDateTime\": \"2026-01-01\""
  { "none", BEGIN ", \"status\": \"final\"}", NULL },
  { "no-status", BEGIN "}", "Observation.status: is missing" },
  { "wrong-status", BEGIN ", \"status\": \"done\"}", "Observation.status: is none of" },
  { "unknown-element", BEGIN ", \"status\": \"final\", \"colour\": \"red\"}", "Observation.colour: there is no such" },
  { "empty-list", BEGIN ", \"status\": \"final\", \"note\": []}", "Observation.note: is empty" },
  { "no-list", BEGIN ", \"status\": \"final\", \"note\": {\"text\": \"x\"}}", "Observation.note: is not a list" },
  { "empty-text", BEGIN ", \"status\": \"final\", \"note\": [{\"text\": \"\"}]}",
    "Observation.note.text: is no string" },
  { "lost-reference", BEGIN ", \"status\": \"final\", \"focus\": [{\"reference\": \"Observation/b\"}]}",
    "Observation.focus: leads nowhere" },
  { "wrong-reference", BEGIN ", \"status\": \"final\", \"focus\": [{\"reference\": \"Patient/p\"}]}",
    "Observation.focus: leads to a Patient" },
  { "two-values",
    BEGIN ", \"status\": \"final\", \"valueCodeableConcept\": {\"text\": \"x\"}, \"valueQuantity\": {\"value\": 1}}",
    "value[x]" },
  { "no-system", BEGIN ", \"status\": \"final\", \"valueQuantity\": {\"value\": 1, \"code\": \"mg\"}}", "qty-3" },
  { "turned-range",
    BEGIN ", \"status\": \"final\", \"referenceRange\": [{\"low\": {\"value\": 2}, \"high\": {\"value\": 1.5}}]}",
    "rng-2" },
  { "no-bound", BEGIN ", \"status\": \"final\", \"referenceRange\": [{}]}", "obs-3" },
};

static void
test_fault (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text =
    g_strconcat ("{\"resourceType\": \"Patient\", \"id\": \"p\", \"text\": {\"status\": \"generated\", \"div\": "
                 "\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><p>x</p></div>\"}}\n",
                 faults[i].resource, "\n", NULL);
  g_autoptr (GPtrArray) resources = fhir_parse (text, FALSE, problems);

  fhir_check (resources, FALSE, problems);
  if (faults[i].problem == NULL)
    {
      assert_no_problems (problems);
      return;
    }
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], faults[i].problem));
}

/* The resource of a row, looked at in places. An empty text: there is nothing. */
typedef struct {
  const char *name;
  const char *row;
  const char *values[20]; /* path, value */
} Example;

#define EPISODE "episode," ID_A ",,2026-03-01T08:00:00+01:00,,%s,,,,,,,,,,,,,,,,,,,,,\n"

static const Example examples[] = {
  { "episode",
    "episode," ID_B
    ",,2026-03-01T08:00:00+01:00,2026-03-01T20:00:00+02:00,migraine,,,,,,,,,,,,aura;my own,stress,,,,,,,,"
    "Dark room\n",
    { "resourceType", "Observation", "status", "final", "effectivePeriod.start", "2026-03-01T08:00:00+01:00",
      "effectivePeriod.end", "2026-03-01T20:00:00+02:00", "valueCodeableConcept",
      "{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"37796009\"}],\"text\":\"Migraine\"}", "component",
      "[{\"code\":{\"text\":\"Feature\"},\"valueCodeableConcept\":{\"text\":\"aura\"}},"
      "{\"code\":{\"text\":\"Feature\"},\"valueCodeableConcept\":{\"text\":\"my own\"}},"
      "{\"code\":{\"text\":\"Suspected trigger\"},\"valueCodeableConcept\":{\"text\":\"stress\"}}]",
      "note", "[{\"text\":\"Dark room\"}]" } },
  { "episode-ongoing",
    "episode," ID_B ",,2026-03-01T08:00:00+01:00,,my own,,,,,,,,,,,,,,,,,,,,,\n",
    { "status", "preliminary", "effectivePeriod", "{\"start\":\"2026-03-01T08:00:00+01:00\"}", "valueCodeableConcept",
      "{\"text\":\"my own\"}", "component", "", "note", "" } },
  { "reading-of-pain",
    "reading," ID_B "," ID_A ",2026-03-01T09:00:00+01:00,,,7,,,,,,,,,,,,,,,,,,,,\n",
    { "resourceType", "Observation", "effectiveDateTime", "2026-03-01T09:00:00+01:00", "code.coding.0.system",
      "http://loinc.org", "code.coding.0.code", "72514-3", "valueQuantity",
      "{\"value\":7,\"unit\":\"{score}\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"{score}\"}",
      "focus.0.reference", "Observation/" ID_A } },
  { "iv-push",
    "dose," ID_B "," ID_A ",2026-03-01T09:00:00+01:00,,,,iv,5,sulfate-heptahydrate,1,g,salt,acute,,,,flushing;warmth,,,"
    ",,,,,clinic,\n",
    { "resourceType", "MedicationAdministration", "status", "completed", "effectivePeriod",
      "{\"start\":\"2026-03-01T09:00:00+01:00\",\"end\":\"2026-03-01T09:05:00+01:00\"}", "dosage.route.coding.0.code",
      "47625008", "dosage.method.coding.0.code", "420620005", "dosage.rateRatio",
      "{\"numerator\":{\"value\":1,\"unit\":\"g\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"g\"},"
      "\"denominator\":{\"value\":5,\"unit\":\"min\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"min\"}}",
      "note", "[{\"text\":\"Side effects: flushing, warmth\"}]" } },
  { "iv-drip",
    "dose," ID_B ",,2026-03-01T09:00:00+01:00,,,,iv,45.5,,2.5,mEq,,,,,,,,,,,,,,emergency,\n",
    { "effectivePeriod.end", "2026-03-01T09:45:30+01:00", "dosage.method", "{\"text\":\"IV drip\"}", "dosage.dose.code",
      "meq", "dosage.dose.value", "2.5", "category", "{\"text\":\"emergency\"}", "medicationCodeableConcept",
      "{\"text\":\"Magnesium, salt not given\"}" } },
  { "iv-without-duration",
    "dose," ID_B ",,2026-03-01T09:00:00+01:00,,,,iv,,,1,g,,,,,,,,,,,,,,,\n",
    { "effectiveDateTime", "2026-03-01T09:00:00+01:00", "effectivePeriod", "", "dosage.rateRatio", "", "dosage.method",
      "", "dosage.text", "1 g of the salt, IV, duration not given" } },
  { "equivalents",
    "dose," ID_B ",,2026-03-01T09:00:00+01:00,,,,iv,5,sulfate-heptahydrate,8,mEq,,,,,,,,,,,,,,,\n",
    { "dosage.text", "8 mEq of elemental magnesium (97.22 mg), IV push, 5 min" } },
  { "amount-of-what-is-not-known",
    "dose," ID_B ",,2026-03-01T09:00:00+01:00,,,,oral,,citrate,400,mg,,,,,,,,,,,,,,,\n",
    { "dosage.0.text", "400 mg, whether of magnesium or of its salt is not given, by mouth" } },
  { "oral",
    "dose," ID_B ",,2026-03-01T09:00:00+01:00,,,,oral,,citrate,400,mg,elemental,preventive,,,,,,,,,,,,home,Bedtime\n",
    { "resourceType", "MedicationStatement", "status", "completed", "effectiveDateTime", "2026-03-01T09:00:00+01:00",
      "dosage.0.route.coding.0.code", "26643006", "dosage.0.doseAndRate.0.doseQuantity.value", "400", "dosage.0.text",
      "400 mg of elemental magnesium, by mouth", "reasonCode.0.text", "preventive", "note.0.text", "Bedtime" } },
  { "medicine",
    "medicine," ID_B "," ID_A ",2026-03-01T09:00:00+01:00,,,,,,,,,,acute,sumatriptan,triptan,50 mg,,,,,,,,,,\n",
    { "resourceType", "MedicationStatement", "medicationCodeableConcept.text", "sumatriptan", "dosage",
      "[{\"text\":\"50 mg\"}]", "reasonReference.0.reference", "Observation/" ID_A, "note.0.text", "Class: triptan",
      "informationSource.type", "Patient" } },
  { "bleeding",
    "day," ID_B ",,2026-03-01,,,,,,,,,,,,,,,,heavy,,,,,,,\n",
    { "resourceType", "Observation", "code.text", "Menstrual bleeding", "effectiveDateTime", "2026-03-01",
      "valueCodeableConcept.text", "heavy" } },
  { "day",
    "day," ID_B ",,2026-03-01,,,,,,,,,,,,,,,,,,,,,,,Slept well\n",
    { "code.text", "Day of the diary", "valueCodeableConcept", "", "note.0.text", "Slept well" } },
  { "rating",
    "rating," ID_B ",,2026-03-01,,brain-fog,4,,,,,,,,,,,,,,,,,,,,\n",
    { "code", "{\"text\":\"Severity over the whole day, 0 to 10: Brain fog\"}", "effectiveDateTime", "2026-03-01",
      "valueQuantity.value", "4" } },
  { "lab",
    "lab," ID_B ",,2026-03-01T09:00:00+01:00,,,,,,,,,,,,,,,,,serum-magnesium,0.78,mmol/L,0.7,,,\n",
    { "category.0.coding.0.code", "laboratory", "code.coding.0.code", "2601-3", "valueQuantity.value", "0.78",
      "valueQuantity.code", "mmol/L", "referenceRange.0.low.value", "0.7", "referenceRange.0.low.code", "mmol/L",
      "referenceRange.0.high", "" } },
};

static const struct {
  const char *analyte, *unit, *code, *ucum;
} lab_codes[] = {
  { "serum-magnesium", "mg/dL", "19123-9", "mg/dL" }, { "serum-magnesium", "mmol/L", "2601-3", "mmol/L" },
  { "serum-magnesium", "mEq/L", NULL, "meq/L" },      { "ionized-magnesium", "mmol/L", "2600-5", "mmol/L" },
  { "ionized-magnesium", "mg/dL", NULL, "mg/dL" },    { "rbc-magnesium", "mg/dL", "26746-8", "mg/dL" },
  { "rbc-magnesium", "mmol/L", NULL, "mmol/L" },
};

static JsonNode *
find_resource (const GPtrArray *resources, const char *id)
{
  for (guint i = 0; i < resources->len; i++)
    if (strcmp (json_object_get_string_member (json_node_get_object (resources->pdata[i]), "id"), id) == 0)
      return resources->pdata[i];
  g_assert_not_reached ();
}

static GPtrArray *
export_row (Fixture *fixture, const char *symptom, const char *row)
{
  g_autofree char *episode = g_strdup_printf (EPISODE, symptom);
  g_autofree char *text = g_strconcat (HEADER, episode, row, NULL);
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, text);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *resources = export_resources (diary, EPSOM_FHIR_NDJSON, problems);

  fhir_check (resources, FALSE, problems);
  assert_no_problems (problems);
  return resources;
}

static void
test_example (Fixture *fixture, gconstpointer data)
{
  const Example *example = data;
  g_autoptr (GPtrArray) resources = export_row (fixture, "migraine", example->row);
  JsonNode *resource = find_resource (resources, ID_B);

  for (const char *const *value = example->values; *value != NULL; value += 2)
    {
      g_autofree char *found = fhir_get (resource, value[0]);

      g_assert_cmpstr (found != NULL ? found : "", ==, value[1]);
    }
}

static void
test_lab_codes (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lab_codes); i++)
    {
      g_autofree char *row = g_strdup_printf ("lab," ID_B ",,2026-03-01T09:00:00+01:00,,,,,,,,,,,,,,,,,%s,1.5,%s,,,,\n",
                                              lab_codes[i].analyte, lab_codes[i].unit);
      g_autoptr (GPtrArray) resources = export_row (fixture, "migraine", row);
      g_autofree char *code = fhir_get (find_resource (resources, ID_B), "code.coding.0.code");
      g_autofree char *coding = fhir_get (find_resource (resources, ID_B), "code.coding");
      g_autofree char *unit = fhir_get (find_resource (resources, ID_B), "valueQuantity.code");

      if (lab_codes[i].code == NULL)
        g_assert_null (coding);
      else
        g_assert_cmpstr (code, ==, lab_codes[i].code);
      g_assert_cmpstr (unit, ==, lab_codes[i].ucum);
    }
}

/* Only pain is coded as pain. */
static void
test_severity_codes (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *symptom;
    gboolean is_pain;
  } severities[] = { { "migraine", TRUE },   { "cramp", TRUE },         { "pms", FALSE },
                     { "brain-fog", FALSE }, { "palpitations", FALSE }, { "my own", FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (severities); i++)
    {
      g_autoptr (GPtrArray) resources =
        export_row (fixture, severities[i].symptom,
                    "reading," ID_B "," ID_A ",2026-03-01T09:00:00+01:00,,,7,,,,,,,,,,,,,,,,,,,,\n");
      g_autofree char *coding = fhir_get (find_resource (resources, ID_B), "code.coding");

      g_assert_cmpint (coding != NULL, ==, severities[i].is_pain);
    }
}

/* The first of @paths that @resource has; "" of none. */
static char *
get_first (JsonNode *resource, const char *const *paths)
{
  for (; *paths != NULL; paths++)
    {
      g_autofree char *parent = g_strndup (*paths, strcspn (*paths, "."));

      if (json_object_has_member (json_node_get_object (resource), parent))
        return fhir_get (resource, *paths);
    }
  return g_strdup ("");
}

static const char *
get_type (const EpsomRecord *record)
{
  if (record->kind == EPSOM_RECORD_MEDICINE)
    return "MedicationStatement";
  if (record->kind == EPSOM_RECORD_DOSE)
    return epsom_record_as_dose (record)->route == EPSOM_ROUTE_IV ? "MedicationAdministration" : "MedicationStatement";
  return "Observation";
}

/* Its kind, its time and its number are those of @record. */
static void
assert_like_record (JsonNode *resource, const EpsomRecord *record)
{
  static const char *const times[] = { "effectiveDateTime", "effectivePeriod.start", NULL };
  static const char *const severities[] = { "valueQuantity.value", NULL };
  static const char *const iv_amounts[] = { "dosage.dose.value", NULL };
  static const char *const oral_amounts[] = { "dosage.0.doseAndRate.0.doseQuantity.value", NULL };
  gboolean is_dose = record->kind == EPSOM_RECORD_DOSE;
  gboolean is_oral = is_dose && epsom_record_as_dose (record)->route == EPSOM_ROUTE_ORAL;
  g_autofree char *type = fhir_get (resource, "resourceType");
  g_autofree char *time = get_first (resource, times);
  g_autofree char *number = get_first (resource, is_oral ? oral_amounts : is_dose ? iv_amounts : severities);
  const char *expected;
  EpsomRow row;

  epsom_record_to_cells (record, &row);
  expected = row.cells.text[is_dose                            ? EPSOM_FIELD_AMOUNT
                            : record->kind == EPSOM_RECORD_LAB ? EPSOM_FIELD_VALUE
                                                               : EPSOM_FIELD_SEVERITY];
  g_assert_cmpstr (type, ==, get_type (record));
  g_assert_cmpstr (time, ==, row.cells.text[EPSOM_FIELD_AT]);
  g_assert_cmpint (*number == '\0', ==, *expected == '\0');
  g_assert_true (g_ascii_strtod (number, NULL) == g_ascii_strtod (expected, NULL));
}

static gboolean
has_note (JsonNode *resource, const char *note)
{
  JsonArray *notes;

  if (!json_object_has_member (json_node_get_object (resource), "note"))
    return FALSE;
  notes = json_object_get_array_member (json_node_get_object (resource), "note");
  for (guint i = 0; i < json_array_get_length (notes); i++)
    if (strcmp (json_object_get_string_member (json_array_get_object_element (notes, i), "text"), note) == 0)
      return TRUE;
  return FALSE;
}

static void
test_records (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = open_diary (fixture, data);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) resources = export_resources (diary, EPSOM_FHIR_BUNDLE, problems);
  gboolean is_hostile = strcmp (data, "hostile") == 0;

  g_assert_cmpuint (resources->len, ==, epsom_diary_get_n_records (diary) + 1);
  for (guint i = 1; i < resources->len; i++)
    {
      g_autofree char *text = fhir_get (resources->pdata[i], "id");
      EpsomUuid id;
      const EpsomRecord *record;

      g_assert_true (epsom_uuid_parse (text, &id));
      record = epsom_diary_lookup (diary, &id);
      g_assert_nonnull (record);
      assert_like_record (resources->pdata[i], record);
      if (record->note != NULL && !is_hostile)
        g_assert_true (has_note (resources->pdata[i], record->note));
    }
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[N_HOSTILE_TEXTS] = {
    "<script>alert('x')</script> & \\\"quoted\\\" ]]> &amp;",
    "no break spaces",
    "one\r\ntwo\tthree\nfour\nfive",
    "mark   none \360\237\230\200",
    "controls",
    NULL,
    "=cmd|' /C calc'!A0",
    "\342\200\217\342\200\256\327\242\327\221\327\250\327\231\327\252",
    "back\\slash \\u0000 {}",
    "blanks",
  };
  g_autofree char *text = hostile_diary ();
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, text);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) resources = export_resources (diary, EPSOM_FHIR_NDJSON, problems);

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *id = g_strdup_printf ("eeeeeeee-0000-4000-8000-%012d", (int) i);
      g_autofree char *found = fhir_get (find_resource (resources, id), "note.0.text");

      g_assert_cmpstr (found, ==, expected[i]);
    }
}

/* json-glib reads numbers that JSON has not. */
static void
test_decimals (Fixture *fixture, gconstpointer data)
{
  g_autofree char *csv = hostile_diary ();
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, csv);
  EpsomFhirOptions options = everything (EPSOM_FHIR_NDJSON);
  g_autofree char *text = export_text (diary, &options);
  g_autoptr (GRegex) values = g_regex_new ("\"value\": ([^\",}]+)", 0, 0, NULL);
  g_autoptr (GRegex) decimal = g_regex_new ("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (g_regex_match (values, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *value = g_match_info_fetch (match, 1);

      g_assert_true (g_regex_match (decimal, value, 0, NULL));
      n++;
    }
  g_assert_cmpuint (n, >, 40);
  g_assert_nonnull (strstr (text, "\"value\": 1e-08,"));
  g_assert_nonnull (strstr (text, "\"value\": 0.1,"));
}

static char *
get_patient (EpsomDiary *diary, const EpsomFhirOptions *options, const char *path)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = export_text (diary, options);
  g_autoptr (GPtrArray) resources = fhir_parse (text, options->form == EPSOM_FHIR_BUNDLE, problems);

  return fhir_get (resources->pdata[0], path);
}

static void
test_patient (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = open_diary (fixture, "data/sample-diary.csv");
  g_autoptr (EpsomDiary) other = open_diary (fixture, "tests/fixtures/acceptance/worked.csv");
  EpsomFhirOptions options = everything (EPSOM_FHIR_BUNDLE);
  g_autofree char *id = get_patient (diary, &options, "id");
  g_autofree char *again = get_patient (diary, &options, "id");
  g_autofree char *others = get_patient (other, &options, "id");
  g_autofree char *nameless = get_patient (diary, &options, "name");
  g_autofree char *name = NULL;
  g_autofree char *given = NULL;

  g_assert_cmpstr (id, ==, again);
  g_assert_cmpstr (id, !=, others);
  g_assert_null (nameless);
  g_assert_true (epsom_uuid_parse (ID_A, &options.patient));
  options.patient_name = " Ann <Example>\n";
  given = get_patient (diary, &options, "id");
  g_assert_cmpstr (given, ==, ID_A);
  name = get_patient (diary, &options, "name");
  g_assert_cmpstr (name, ==, "[{\"text\":\"Ann <Example>\"}]");
}

/* What a record of the period names comes along, and so every reference leads somewhere. */
static void
test_period (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary =
    exchange_diary (fixture, HEADER "episode," ID_A ",,2026-03-01T08:00:00+01:00,,migraine,,,,,,,,,,,,,,,,,,,,,\n"
                                    "reading," ID_B "," ID_A ",2026-03-02T09:00:00+01:00,,,7,,,,,,,,,,,,,,,,,,,,\n"
                                    "day," ID_C ",,2026-03-03,,,,,,,,,,,,,,,,heavy,,,,,,,\n");
  EpsomFhirOptions options = everything (EPSOM_FHIR_NDJSON);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) resources = NULL;
  g_autofree char *text = NULL;

  options.from = options.to = epsom_date_from_ymd (2026, 3, 2);
  text = export_text (diary, &options);
  resources = fhir_parse (text, FALSE, problems);
  fhir_check (resources, FALSE, problems);
  assert_no_problems (problems);
  g_assert_cmpuint (resources->len, ==, 3);
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  const EpsomExport export = { .format = (EpsomFormat) GPOINTER_TO_INT (data), EPSOM_DATE_NONE, EPSOM_DATE_NONE };
  g_autoptr (EpsomDiary) diary = open_diary (fixture, "tests/fixtures/acceptance/worked.csv");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (fixture, "out");
  gboolean saved;

  fixture_fill_disk (512);
  saved = epsom_export_save (&export, diary, path, NULL, NULL, NULL, &error);
  fixture_free_disk ();
  g_assert_false (saved);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_nonnull (strstr (error->message, "File too large"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  const EpsomExport export = { EPSOM_FORMAT_FHIR, EPSOM_DATE_NONE, EPSOM_DATE_NONE };
  g_autoptr (EpsomDiary) diary = open_diary (fixture, "data/sample-diary.csv");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (fixture, "out.json");

  g_cancellable_cancel (cancellable);
  g_assert_false (epsom_export_save (&export, diary, path, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("EPSOM_NOW", "2026-03-01T08:30:00+01:00", TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (diaries); i++)
    {
      g_autofree char *name = g_path_get_basename (diaries[i]);
      g_autofree char *rules = g_strconcat ("/exchange/fhir/rules/", name, NULL);
      g_autofree char *records = g_strconcat ("/exchange/fhir/records/", name, NULL);

      FIXTURE_TEST (rules, diaries[i], test_rules);
      FIXTURE_TEST (records, diaries[i], test_records);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/fhir/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fault);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/fhir/example/", examples[i].name, NULL);

      FIXTURE_TEST (path, &examples[i], test_example);
    }
  FIXTURE_TEST ("/exchange/fhir/lab-codes", NULL, test_lab_codes);
  FIXTURE_TEST ("/exchange/fhir/severity-codes", NULL, test_severity_codes);
  FIXTURE_TEST ("/exchange/fhir/text", NULL, test_text);
  FIXTURE_TEST ("/exchange/fhir/decimals", NULL, test_decimals);
  FIXTURE_TEST ("/exchange/fhir/patient", NULL, test_patient);
  FIXTURE_TEST ("/exchange/fhir/period", NULL, test_period);
  FIXTURE_TEST ("/exchange/fhir/full-disk/bundle", GINT_TO_POINTER (EPSOM_FORMAT_FHIR), test_full_disk);
  FIXTURE_TEST ("/exchange/fhir/full-disk/ndjson", GINT_TO_POINTER (EPSOM_FORMAT_NDJSON), test_full_disk);
  FIXTURE_TEST ("/exchange/fhir/cancelled", NULL, test_cancelled);
  return g_test_run ();
}
