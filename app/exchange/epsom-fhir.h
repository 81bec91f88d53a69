/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-diary.h"
#include "epsom-progress.h"

G_BEGIN_DECLS

/**
 * EpsomFhirForm: in what the resources stand.
 * @EPSOM_FHIR_BUNDLE: one Bundle of type `collection`, whose entries refer to each other by `urn:uuid:`
 * @EPSOM_FHIR_NDJSON: one resource a line, as bulk loaders take them, which refer to each other as `Patient/…`
 */
typedef enum { EPSOM_FHIR_BUNDLE, EPSOM_FHIR_NDJSON } EpsomFhirForm;

/**
 * EpsomFhirOptions:
 * @from, @to: local dates, inclusive; %EPSOM_DATE_NONE: open. Chosen as epsom_csv_export() chooses
 * @patient: whose diary it is; nil: told by the records, which a change of the first of them changes
 * @patient_name: (nullable): the name that the Patient bears
 */
typedef struct {
  EpsomFhirForm form;
  EpsomDate from, to;
  EpsomUuid patient;
  const char *patient_name;
} EpsomFhirOptions;

/**
 * epsom_fhir_export: writes the diary to @stream as resources of HL7 FHIR R4 (4.0.1): the Patient first, then one
 * resource a record, ordered by epsom_record_compare(), with the record's UUID as its id:
 *
 * - an episode, a reading, a day, a daily rating and a laboratory value: an Observation;
 * - an IV dose: a MedicationAdministration; an oral one and another medicine: a MedicationStatement.
 *
 * Codes of LOINC and SNOMED CT stand only where their meaning is sure, a text everywhere; units are of UCUM. Text is
 * English. What R4 does not let a text hold (control characters, blanks other than space, tab and line break) becomes
 * a space. A record that names an episode refers to it.
 *
 * One resource is in memory at a time. @stream is neither flushed nor closed.
 * @progress: (nullable): told of records
 * @error: a #G_IO_ERROR
 */
gboolean epsom_fhir_export (EpsomDiary *diary,
                            const EpsomFhirOptions *options,
                            GOutputStream *stream,
                            EpsomProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
