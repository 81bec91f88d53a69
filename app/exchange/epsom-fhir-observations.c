/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "epsom-fhir-resources.h"
#include "epsom-number.h"

/* What is said of a symptom. Its code is of SNOMED CT, where the meaning of one is sure. The severity of pain has a
 * code of LOINC; that of fog or palpitations is no pain and has a text alone. */
typedef struct {
  const char *word;
  const char *text;
  const char *code;
  gboolean is_pain;
} Symptom;

static const Symptom symptoms[] = {
  { "migraine", "Migraine", "37796009", TRUE },          { "cramp", "Cramp", NULL, TRUE },
  { "pms", "Premenstrual symptoms", NULL, FALSE },       { "brain-fog", "Brain fog", NULL, FALSE },
  { "palpitations", "Palpitations", "80313002", FALSE },
};

/* "Pain severity - 0-10 verbal numeric rating [Score] - Reported" */
#define PAIN_SEVERITY "72514-3"

static Symptom
find_symptom (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (symptoms); i++)
    if (strcmp (symptoms[i].word, word) == 0)
      return symptoms[i];
  return (Symptom){ word, word, NULL, FALSE };
}

/* The codes of LOINC for what was measured in which unit. */
static const struct {
  EpsomAnalyte analyte;
  EpsomLabUnit unit;
  const char *code;
} lab_codes[] = {
  { EPSOM_ANALYTE_SERUM_MAGNESIUM, EPSOM_LAB_UNIT_MG_DL, "19123-9" },
  { EPSOM_ANALYTE_SERUM_MAGNESIUM, EPSOM_LAB_UNIT_MMOL_L, "2601-3" },
  { EPSOM_ANALYTE_IONIZED_MAGNESIUM, EPSOM_LAB_UNIT_MMOL_L, "2600-5" },
  { EPSOM_ANALYTE_RBC_MAGNESIUM, EPSOM_LAB_UNIT_MG_DL, "26746-8" },
};

static const char *const analytes[] = {
  [EPSOM_ANALYTE_NONE] = "Magnesium",
  [EPSOM_ANALYTE_SERUM_MAGNESIUM] = "Magnesium in serum",
  [EPSOM_ANALYTE_IONIZED_MAGNESIUM] = "Magnesium, ionized",
  [EPSOM_ANALYTE_RBC_MAGNESIUM] = "Magnesium in red blood cells",
};

static const char *const ucum_units[] = {
  [EPSOM_LAB_UNIT_NONE] = "1",
  [EPSOM_LAB_UNIT_MMOL_L] = "mmol/L",
  [EPSOM_LAB_UNIT_MG_DL] = "mg/dL",
  [EPSOM_LAB_UNIT_MEQ_L] = "meq/L",
};

static const char *
find_lab_code (const EpsomLab *lab)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lab_codes); i++)
    if (lab_codes[i].analyte == lab->analyte && lab_codes[i].unit == lab->unit)
      return lab_codes[i].code;
  return NULL;
}

/* @status: "final", or "preliminary" of what goes on. */
static JsonObject *
begin_observation (const EpsomFhirContext *context,
                   const EpsomRecord *record,
                   const char *summary,
                   const char *status,
                   JsonNode *category,
                   JsonNode *code)
{
  JsonObject *observation = epsom_fhir_begin ("Observation", &record->id, summary, record->note);

  json_object_set_string_member (observation, "status", status);
  json_object_set_member (observation, "category", json_node_ref (category));
  json_object_set_member (observation, "code", code);
  json_object_set_member (observation, "subject", json_node_ref (context->patient));
  return observation;
}

static void
add_performer (const EpsomFhirContext *context, JsonObject *observation)
{
  json_object_set_member (observation, "performer", json_node_ref (context->patients));
}

/* Episodes */

static void
add_period (JsonObject *observation, const EpsomEpisode *episode)
{
  JsonObject *period = json_object_new ();

  epsom_fhir_add_instant (period, "start", episode->start);
  if (episode->has_end)
    epsom_fhir_add_instant (period, "end", episode->end);
  json_object_set_object_member (observation, "effectivePeriod", period);
}

static void
add_components (JsonArray *components, const char *what, EpsomWordList list, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words != NULL ? words : "", ";", -1);

  for (char **word = parts; *word != NULL; word++)
    {
      g_autofree char *known = epsom_words_is_known (list, *word) ? epsom_fhir_words (*word) : NULL;
      JsonObject *component = json_object_new ();

      json_object_set_member (component, "code", epsom_fhir_concept (NULL, NULL, what));
      json_object_set_member (component, "valueCodeableConcept",
                              epsom_fhir_concept (NULL, NULL, known != NULL ? known : *word));
      json_array_add_object_element (components, component);
    }
}

static void
append_words (GString *summary, const char *heading, const char *words)
{
  g_autofree char *listed = words != NULL ? epsom_fhir_list_words (heading, words) : NULL;

  if (listed != NULL)
    g_string_append_printf (summary, ". %s", listed);
}

static char *
describe_episode (const EpsomEpisode *episode, const char *symptom)
{
  char start[EPSOM_INSTANT_STRING_SIZE], end[EPSOM_INSTANT_STRING_SIZE];
  GString *summary = g_string_new (NULL);

  g_string_printf (summary, "Episode: %s, from %s %s%s", symptom, epsom_instant_to_string (episode->start, start),
                   episode->has_end ? "to " : "on, not ended",
                   episode->has_end ? epsom_instant_to_string (episode->end, end) : "");
  append_words (summary, "Features", episode->features);
  append_words (summary, "Suspected triggers", episode->triggers);
  return g_string_free (summary, FALSE);
}

JsonObject *
epsom_fhir_episode (const EpsomFhirContext *context, const EpsomEpisode *episode)
{
  Symptom symptom = find_symptom (episode->symptom);
  g_autofree char *summary = describe_episode (episode, symptom.text);
  g_autoptr (JsonArray) components = json_array_new ();
  JsonObject *observation =
    begin_observation (context, &episode->record, summary, episode->has_end ? "final" : "preliminary", context->survey,
                       epsom_fhir_concept (NULL, NULL, "Episode of a symptom"));

  add_period (observation, episode);
  add_performer (context, observation);
  json_object_set_member (observation, "valueCodeableConcept",
                          epsom_fhir_concept (EPSOM_FHIR_SNOMED, symptom.code, symptom.text));
  epsom_fhir_add_notes (observation, NULL, NULL, episode->record.note);
  add_components (components, "Feature", EPSOM_WORDS_EPISODE_FEATURE, episode->features);
  add_components (components, "Suspected trigger", EPSOM_WORDS_TRIGGER, episode->triggers);
  if (json_array_get_length (components) > 0)
    json_object_set_array_member (observation, "component", g_steal_pointer (&components));
  return observation;
}

/* Severities */

JsonObject *
epsom_fhir_reading (const EpsomFhirContext *context, const EpsomReading *reading)
{
  const EpsomRecord *episode = epsom_diary_lookup (context->diary, &reading->episode);
  Symptom symptom = find_symptom (episode != NULL ? epsom_record_as_episode (episode)->symptom : "symptom");
  JsonNode *focus = epsom_fhir_context_refer (context, &reading->episode);
  char at[EPSOM_INSTANT_STRING_SIZE];
  g_autofree char *name = g_strdup_printf ("Severity of an episode, 0 to 10: %s", symptom.text);
  g_autofree char *summary =
    g_strdup_printf ("%s: %d, at %s", name, reading->severity, epsom_instant_to_string (reading->at, at));
  JsonObject *observation =
    begin_observation (context, &reading->record, summary, "final", context->survey,
                       epsom_fhir_concept (EPSOM_FHIR_LOINC, symptom.is_pain ? PAIN_SEVERITY : NULL, name));

  if (focus != NULL)
    json_object_set_member (observation, "focus", focus);
  epsom_fhir_add_instant (observation, "effectiveDateTime", reading->at);
  add_performer (context, observation);
  json_object_set_member (observation, "valueQuantity", epsom_fhir_quantity (reading->severity, "{score}", "{score}"));
  epsom_fhir_add_notes (observation, "Reading", reading->features, reading->record.note);
  return observation;
}

JsonObject *
epsom_fhir_rating (const EpsomFhirContext *context, const EpsomRating *rating)
{
  Symptom symptom = find_symptom (rating->symptom);
  char date[EPSOM_DATE_STRING_SIZE];
  g_autofree char *name = g_strdup_printf ("Severity over the whole day, 0 to 10: %s", symptom.text);
  g_autofree char *summary =
    g_strdup_printf ("%s: %d, on %s", name, rating->severity, epsom_date_to_string (rating->date, date));
  JsonObject *observation = begin_observation (context, &rating->record, summary, "final", context->survey,
                                               epsom_fhir_concept (NULL, NULL, name));

  epsom_fhir_add_date (observation, "effectiveDateTime", rating->date);
  add_performer (context, observation);
  json_object_set_member (observation, "valueQuantity", epsom_fhir_quantity (rating->severity, "{score}", "{score}"));
  epsom_fhir_add_notes (observation, NULL, NULL, rating->record.note);
  return observation;
}

/* Days */

JsonObject *
epsom_fhir_day (const EpsomFhirContext *context, const EpsomDay *day)
{
  const char *bleeding = epsom_token_to_text (EPSOM_TOKENS_BLEEDING, (int) day->bleeding);
  gboolean is_known = day->bleeding != EPSOM_BLEEDING_UNKNOWN;
  const char *name = is_known ? "Menstrual bleeding" : "Day of the diary";
  char date[EPSOM_DATE_STRING_SIZE];
  g_autofree char *summary =
    g_strdup_printf ("%s%s%s, on %s", name, is_known ? ": " : "", bleeding, epsom_date_to_string (day->date, date));
  JsonObject *observation =
    begin_observation (context, &day->record, summary, "final", context->survey, epsom_fhir_concept (NULL, NULL, name));

  epsom_fhir_add_date (observation, "effectiveDateTime", day->date);
  add_performer (context, observation);
  if (is_known)
    json_object_set_member (observation, "valueCodeableConcept", epsom_fhir_concept (NULL, NULL, bleeding));
  epsom_fhir_add_notes (observation, NULL, NULL, day->record.note);
  return observation;
}

/* Laboratory values */

static void
add_range (JsonObject *observation, const EpsomLab *lab, const char *unit)
{
  JsonObject *range;

  if (isnan (lab->range_low) && isnan (lab->range_high))
    return;
  range = json_object_new ();
  if (!isnan (lab->range_low))
    json_object_set_member (range, "low", epsom_fhir_quantity (lab->range_low, unit, ucum_units[lab->unit]));
  if (!isnan (lab->range_high))
    json_object_set_member (range, "high", epsom_fhir_quantity (lab->range_high, unit, ucum_units[lab->unit]));
  json_object_set_member (observation, "referenceRange", epsom_fhir_list_of (epsom_fhir_take (range)));
}

JsonObject *
epsom_fhir_lab (const EpsomFhirContext *context, const EpsomLab *lab)
{
  const char *unit = epsom_token_to_text (EPSOM_TOKENS_LAB_UNIT, (int) lab->unit);
  char value[EPSOM_NUMBER_STRING_SIZE], at[EPSOM_INSTANT_STRING_SIZE];
  g_autofree char *summary =
    g_strdup_printf ("%s: %s %s, at %s", analytes[lab->analyte], epsom_number_to_string (lab->value, value), unit,
                     epsom_instant_to_string (lab->at, at));
  JsonObject *observation =
    begin_observation (context, &lab->record, summary, "final", context->laboratory,
                       epsom_fhir_concept (EPSOM_FHIR_LOINC, find_lab_code (lab), analytes[lab->analyte]));

  epsom_fhir_add_instant (observation, "effectiveDateTime", lab->at);
  json_object_set_member (observation, "performer", json_node_ref (context->laboratory_performer));
  json_object_set_member (observation, "valueQuantity", epsom_fhir_quantity (lab->value, unit, ucum_units[lab->unit]));
  epsom_fhir_add_notes (observation, NULL, NULL, lab->record.note);
  add_range (observation, lab, unit);
  return observation;
}
