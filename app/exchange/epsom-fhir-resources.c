/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-fhir-resources.h"

#define OBSERVATION_CATEGORY "http://terminology.hl7.org/CodeSystem/observation-category"

void
epsom_fhir_context_init (EpsomFhirContext *context, EpsomDiary *diary, EpsomFhirForm form, const EpsomUuid *patient)
{
  g_autofree char *uri = NULL;
  JsonObject *laboratory = json_object_new ();

  *context = (EpsomFhirContext){ .diary = diary, .form = form };
  uri = epsom_fhir_context_get_uri (context, "Patient", patient);
  context->patient = epsom_fhir_reference ("Patient", uri);
  context->patients = epsom_fhir_list_of (json_node_ref (context->patient));
  context->survey = epsom_fhir_list_of (epsom_fhir_concept (OBSERVATION_CATEGORY, "survey", "Diary of the patient"));
  context->laboratory = epsom_fhir_list_of (epsom_fhir_concept (OBSERVATION_CATEGORY, "laboratory", "Laboratory"));
  json_object_set_string_member (laboratory, "display", "Laboratory, as entered by the patient");
  context->laboratory_performer = epsom_fhir_list_of (epsom_fhir_take (laboratory));
}

void
epsom_fhir_context_clear (EpsomFhirContext *context)
{
  json_node_unref (context->patient);
  json_node_unref (context->patients);
  json_node_unref (context->survey);
  json_node_unref (context->laboratory);
  json_node_unref (context->laboratory_performer);
}

char *
epsom_fhir_context_get_uri (const EpsomFhirContext *context, const char *type, const EpsomUuid *id)
{
  char text[EPSOM_UUID_STRING_SIZE];

  epsom_uuid_to_string (id, text);
  return context->form == EPSOM_FHIR_BUNDLE ? g_strconcat ("urn:uuid:", text, NULL)
                                            : g_strconcat (type, "/", text, NULL);
}

JsonNode *
epsom_fhir_context_refer (const EpsomFhirContext *context, const EpsomUuid *id)
{
  g_autofree char *uri = NULL;

  if (epsom_uuid_is_null (id) || epsom_diary_lookup (context->diary, id) == NULL)
    return NULL;
  uri = epsom_fhir_context_get_uri (context, "Observation", id);
  return epsom_fhir_list_of (epsom_fhir_reference ("Observation", uri));
}

JsonNode *
epsom_fhir_patient (const EpsomUuid *id, const char *name)
{
  g_autofree char *clean = epsom_fhir_clean (name);
  g_autofree char *summary = g_strdup_printf ("Patient: %s", clean != NULL ? clean : "name not given");
  JsonObject *patient = epsom_fhir_begin ("Patient", id, summary, NULL);

  if (clean != NULL)
    {
      JsonObject *human_name = json_object_new ();

      json_object_set_string_member (human_name, "text", clean);
      json_object_set_member (patient, "name", epsom_fhir_list_of (epsom_fhir_take (human_name)));
    }
  return epsom_fhir_take (patient);
}

JsonNode *
epsom_fhir_resource (const EpsomFhirContext *context, const EpsomRecord *record)
{
  switch (record->kind)
    {
    case EPSOM_RECORD_EPISODE:
      return epsom_fhir_take (epsom_fhir_episode (context, epsom_record_as_episode (record)));
    case EPSOM_RECORD_READING:
      return epsom_fhir_take (epsom_fhir_reading (context, epsom_record_as_reading (record)));
    case EPSOM_RECORD_DOSE:
      return epsom_fhir_take (epsom_fhir_dose (context, epsom_record_as_dose (record)));
    case EPSOM_RECORD_MEDICINE:
      return epsom_fhir_take (epsom_fhir_medicine (context, epsom_record_as_medicine (record)));
    case EPSOM_RECORD_DAY:
      return epsom_fhir_take (epsom_fhir_day (context, epsom_record_as_day (record)));
    case EPSOM_RECORD_RATING:
      return epsom_fhir_take (epsom_fhir_rating (context, epsom_record_as_rating (record)));
    case EPSOM_RECORD_LAB:
      return epsom_fhir_take (epsom_fhir_lab (context, epsom_record_as_lab (record)));
    default:
      g_return_val_if_reached (NULL);
    }
}
