/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"
#include "epsom-fhir-parts.h"
#include "epsom-fhir.h"

G_BEGIN_DECLS

/**
 * EpsomFhirContext: what the resources of one export share.
 * @diary: where the episodes are that records name
 * @patient: a Reference; @patients: a list of it
 * @survey, @laboratory: lists of the category of an Observation
 */
typedef struct {
  EpsomDiary *diary;
  EpsomFhirForm form;
  JsonNode *patient, *patients;
  JsonNode *survey, *laboratory;
  JsonNode *laboratory_performer;
} EpsomFhirContext;

/** epsom_fhir_context_init: of the diary of the person @patient; holds no reference to @diary. */
void
epsom_fhir_context_init (EpsomFhirContext *context, EpsomDiary *diary, EpsomFhirForm form, const EpsomUuid *patient);
void epsom_fhir_context_clear (EpsomFhirContext *context);

/** epsom_fhir_context_get_uri: Returns: (transfer full): how a reference or an entry names the resource with @id. */
char *epsom_fhir_context_get_uri (const EpsomFhirContext *context, const char *type, const EpsomUuid *id);
/** epsom_fhir_context_refer: Returns: (transfer full) (nullable): a list of a Reference to the episode @id, NULL where
 * there is none. */
JsonNode *epsom_fhir_context_refer (const EpsomFhirContext *context, const EpsomUuid *id);

/** epsom_fhir_patient: @name: (nullable). Returns: (transfer full): the Patient. */
JsonNode *epsom_fhir_patient (const EpsomUuid *id, const char *name);
/** epsom_fhir_resource: Returns: (transfer full): the resource that @record is. */
JsonNode *epsom_fhir_resource (const EpsomFhirContext *context, const EpsomRecord *record);

/* The resources by kind of record. Returns: (transfer full) */
JsonObject *epsom_fhir_episode (const EpsomFhirContext *context, const EpsomEpisode *episode);
JsonObject *epsom_fhir_reading (const EpsomFhirContext *context, const EpsomReading *reading);
JsonObject *epsom_fhir_day (const EpsomFhirContext *context, const EpsomDay *day);
JsonObject *epsom_fhir_rating (const EpsomFhirContext *context, const EpsomRating *rating);
JsonObject *epsom_fhir_lab (const EpsomFhirContext *context, const EpsomLab *lab);
JsonObject *epsom_fhir_dose (const EpsomFhirContext *context, const EpsomDose *dose);
JsonObject *epsom_fhir_medicine (const EpsomFhirContext *context, const EpsomMedicine *medicine);

G_END_DECLS
