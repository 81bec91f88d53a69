/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "epsom-fhir-resources.h"
#include "epsom-number.h"

/* SNOMED CT */
#define ORAL_ROUTE "26643006"
#define IV_ROUTE "47625008"
#define PUSH "420620005"

static const char *const ucum_units[] = {
  [EPSOM_UNIT_NONE] = "1",    [EPSOM_UNIT_MG] = "mg",   [EPSOM_UNIT_G] = "g",
  [EPSOM_UNIT_MMOL] = "mmol", [EPSOM_UNIT_MEQ] = "meq",
};

static const char *const methods[] = {
  [EPSOM_METHOD_ORAL] = "by mouth",
  [EPSOM_METHOD_IV_PUSH] = "IV push",
  [EPSOM_METHOD_IV_INTERMEDIATE] = "IV over more than 10 and less than 30 min",
  [EPSOM_METHOD_IV_DRIP] = "IV drip",
  [EPSOM_METHOD_IV_UNKNOWN] = "IV, duration not given",
};

/* What both resources for what is taken have alike. */
static JsonObject *
begin_medication (const EpsomFhirContext *context,
                  const char *type,
                  const EpsomRecord *record,
                  const char *summary,
                  const char *medication)
{
  JsonObject *resource = epsom_fhir_begin (type, &record->id, summary, record->note);

  json_object_set_string_member (resource, "status", "completed");
  json_object_set_member (resource, "medicationCodeableConcept", epsom_fhir_concept (NULL, NULL, medication));
  json_object_set_member (resource, "subject", json_node_ref (context->patient));
  return resource;
}

static void
add_place (JsonObject *resource, EpsomPlace place)
{
  if (place != EPSOM_PLACE_NONE)
    json_object_set_member (resource, "category",
                            epsom_fhir_concept (NULL, NULL, epsom_token_to_text (EPSOM_TOKENS_PLACE, (int) place)));
}

static void
add_reason (const EpsomFhirContext *context, JsonObject *resource, EpsomPurpose purpose, const EpsomUuid *episode)
{
  JsonNode *reference = epsom_fhir_context_refer (context, episode);

  if (purpose != EPSOM_PURPOSE_NONE)
    json_object_set_member (
      resource, "reasonCode",
      epsom_fhir_list_of (epsom_fhir_concept (NULL, NULL, epsom_token_to_text (EPSOM_TOKENS_PURPOSE, (int) purpose))));
  if (reference != NULL)
    json_object_set_member (resource, "reasonReference", reference);
}

/* Doses */

static char *
describe_salt (const EpsomDose *dose)
{
  g_autofree char *words = dose->salt != NULL ? epsom_fhir_words (dose->salt->token) : NULL;

  return words != NULL ? g_strconcat ("Magnesium ", words, NULL) : g_strdup ("Magnesium, salt not given");
}

static void
describe_amount (const EpsomDose *dose, GString *description)
{
  EpsomBasis basis = epsom_dose_get_basis (dose);
  double elemental = epsom_dose_get_elemental_mg (dose);
  char text[EPSOM_NUMBER_STRING_SIZE];

  g_string_append_printf (description, "%s %s", epsom_number_to_string (dose->amount, text),
                          epsom_token_to_text (EPSOM_TOKENS_UNIT, (int) dose->unit));
  if (basis == EPSOM_BASIS_UNKNOWN)
    g_string_append (description, ", whether of magnesium or of its salt is not given");
  else
    g_string_append (description, basis == EPSOM_BASIS_SALT ? " of the salt" : " of elemental magnesium");
  if (!isnan (elemental) && (basis == EPSOM_BASIS_SALT || dose->unit != EPSOM_UNIT_MG))
    g_string_append_printf (description, " (%s mg%s)", g_ascii_formatd (text, sizeof text, "%.6g", elemental),
                            basis == EPSOM_BASIS_SALT ? " of elemental magnesium" : "");
}

/* The amount as it was recorded, of what it is the amount, and what that is of magnesium. */
static char *
describe_dose (const EpsomDose *dose)
{
  char text[EPSOM_NUMBER_STRING_SIZE];
  GString *description = g_string_new (NULL);

  describe_amount (dose, description);
  g_string_append_printf (description, ", %s", methods[epsom_dose_get_method (dose)]);
  if (dose->minutes > 0)
    g_string_append_printf (description, ", %s min", epsom_number_to_string (dose->minutes, text));
  return g_string_free (description, FALSE);
}

static char *
summarize_dose (const EpsomDose *dose, const char *salt, const char *dosage)
{
  char at[EPSOM_INSTANT_STRING_SIZE];
  g_autofree char *effects = dose->features != NULL ? epsom_fhir_list_words ("Side effects", dose->features) : NULL;

  return g_strdup_printf ("%s: %s, at %s%s%s", salt, dosage, epsom_instant_to_string (dose->at, at),
                          effects != NULL ? ". " : "", effects != NULL ? effects : "");
}

static JsonNode *
create_amount (const EpsomDose *dose)
{
  return epsom_fhir_quantity (dose->amount, epsom_token_to_text (EPSOM_TOKENS_UNIT, (int) dose->unit),
                              ucum_units[dose->unit]);
}

/* The duration is what is known; without it the instant is. */
static void
add_effective (JsonObject *administration, const EpsomDose *dose)
{
  EpsomInstant end = { dose->at.utc + (gint64) round (dose->minutes * 60), dose->at.offset };
  JsonObject *period;

  if (dose->minutes <= 0 || !epsom_instant_is_valid (end))
    {
      epsom_fhir_add_instant (administration, "effectiveDateTime", dose->at);
      return;
    }
  period = json_object_new ();
  epsom_fhir_add_instant (period, "start", dose->at);
  epsom_fhir_add_instant (period, "end", end);
  json_object_set_object_member (administration, "effectivePeriod", period);
}

static void
add_method (JsonObject *dosage, EpsomMethod method)
{
  if (method == EPSOM_METHOD_IV_UNKNOWN)
    return;
  json_object_set_member (
    dosage, "method",
    epsom_fhir_concept (EPSOM_FHIR_SNOMED, method == EPSOM_METHOD_IV_PUSH ? PUSH : NULL, methods[method]));
}

/* Amount and minutes as they were recorded, not their quotient. */
static void
add_rate (JsonObject *dosage, const EpsomDose *dose)
{
  JsonObject *rate;

  if (dose->minutes <= 0)
    return;
  rate = json_object_new ();
  json_object_set_member (rate, "numerator", create_amount (dose));
  json_object_set_member (rate, "denominator", epsom_fhir_quantity (dose->minutes, "min", "min"));
  json_object_set_object_member (dosage, "rateRatio", rate);
}

static JsonObject *
create_administration (const EpsomFhirContext *context, const EpsomDose *dose)
{
  g_autofree char *salt = describe_salt (dose);
  g_autofree char *description = describe_dose (dose);
  g_autofree char *summary = summarize_dose (dose, salt, description);
  JsonObject *administration = begin_medication (context, "MedicationAdministration", &dose->record, summary, salt);
  JsonObject *dosage = json_object_new ();

  add_place (administration, dose->place);
  add_effective (administration, dose);
  add_reason (context, administration, dose->purpose, &dose->episode);
  epsom_fhir_add_notes (administration, "Side effects", dose->features, dose->record.note);
  json_object_set_string_member (dosage, "text", description);
  json_object_set_member (dosage, "route", epsom_fhir_concept (EPSOM_FHIR_SNOMED, IV_ROUTE, "Intravenous"));
  add_method (dosage, epsom_dose_get_method (dose));
  json_object_set_member (dosage, "dose", create_amount (dose));
  add_rate (dosage, dose);
  json_object_set_object_member (administration, "dosage", dosage);
  return administration;
}

static void
finish_statement (const EpsomFhirContext *context, JsonObject *statement, EpsomInstant at)
{
  epsom_fhir_add_instant (statement, "effectiveDateTime", at);
  json_object_set_member (statement, "informationSource", json_node_ref (context->patient));
}

static JsonObject *
create_oral_statement (const EpsomFhirContext *context, const EpsomDose *dose)
{
  g_autofree char *salt = describe_salt (dose);
  g_autofree char *description = describe_dose (dose);
  g_autofree char *summary = summarize_dose (dose, salt, description);
  JsonObject *statement = begin_medication (context, "MedicationStatement", &dose->record, summary, salt);
  JsonObject *dosage = json_object_new ();
  JsonObject *amount = json_object_new ();

  add_place (statement, dose->place);
  finish_statement (context, statement, dose->at);
  add_reason (context, statement, dose->purpose, &dose->episode);
  epsom_fhir_add_notes (statement, "Side effects", dose->features, dose->record.note);
  json_object_set_string_member (dosage, "text", description);
  json_object_set_member (dosage, "route", epsom_fhir_concept (EPSOM_FHIR_SNOMED, ORAL_ROUTE, "Oral"));
  json_object_set_member (amount, "doseQuantity", create_amount (dose));
  json_object_set_member (dosage, "doseAndRate", epsom_fhir_list_of (epsom_fhir_take (amount)));
  json_object_set_member (statement, "dosage", epsom_fhir_list_of (epsom_fhir_take (dosage)));
  return statement;
}

JsonObject *
epsom_fhir_dose (const EpsomFhirContext *context, const EpsomDose *dose)
{
  return dose->route == EPSOM_ROUTE_IV ? create_administration (context, dose) : create_oral_statement (context, dose);
}

/* Other medicines */

JsonObject *
epsom_fhir_medicine (const EpsomFhirContext *context, const EpsomMedicine *medicine)
{
  char at[EPSOM_INSTANT_STRING_SIZE];
  const char *medicine_class = epsom_token_to_text (EPSOM_TOKENS_CLASS, (int) medicine->medicine_class);
  g_autofree char *strength = epsom_fhir_clean (medicine->strength);
  g_autofree char *summary =
    g_strdup_printf ("%s (%s)%s%s, at %s", medicine->name, medicine_class, strength != NULL ? ", " : "",
                     strength != NULL ? strength : "", epsom_instant_to_string (medicine->at, at));
  JsonObject *statement = begin_medication (context, "MedicationStatement", &medicine->record, summary, medicine->name);

  finish_statement (context, statement, medicine->at);
  add_reason (context, statement, medicine->purpose, &medicine->episode);
  epsom_fhir_add_notes (statement, "Class", medicine_class, medicine->record.note);
  if (strength != NULL)
    {
      JsonObject *dosage = json_object_new ();

      json_object_set_string_member (dosage, "text", strength);
      json_object_set_member (statement, "dosage", epsom_fhir_list_of (epsom_fhir_take (dosage)));
    }
  return statement;
}
