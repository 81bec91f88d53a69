/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "epsom-record.h"

G_BEGIN_DECLS

/* The data types of FHIR R4 (4.0.1) as json-glib's nodes. Nothing that would be empty is made: R4 has no empty texts,
 * lists or objects. A node may stand in several resources at once; nobody changes it. */

#define EPSOM_FHIR_LOINC "http://loinc.org"
#define EPSOM_FHIR_SNOMED "http://snomed.info/sct"

/**
 * epsom_fhir_clean: @text (nullable) as R4 takes a `string` whatever a validator's regular expressions call a blank:
 * other blanks, control characters and non-characters are a space, line breaks a line feed, the ends trimmed.
 *
 * Returns: (transfer full) (nullable): NULL where nothing is left.
 */
char *epsom_fhir_clean (const char *text);

/** epsom_fhir_words: tokens of the file format as words: "worse with activity". Returns: (transfer full). */
char *epsom_fhir_words (const char *token);

/** epsom_fhir_list_words: tokens joined by `;` as "heading: these, those". Returns: (transfer full). */
char *epsom_fhir_list_words (const char *heading, const char *words);

/** epsom_fhir_take: Returns: (transfer full): a node of @object (transfer full). */
JsonNode *epsom_fhir_take (JsonObject *object);
/** epsom_fhir_list_of: Returns: (transfer full): a list of the one @item (transfer full). */
JsonNode *epsom_fhir_list_of (JsonNode *item);

/** epsom_fhir_concept: a CodeableConcept. @system, @code: (nullable): its coding. @text: cleaned, and said to be not
 * given where nothing of it is left. Returns: (transfer full) */
JsonNode *epsom_fhir_concept (const char *system, const char *code, const char *text);
/** epsom_fhir_reference: Returns: (transfer full): a Reference to the resource of @type that @uri names. */
JsonNode *epsom_fhir_reference (const char *type, const char *uri);
/** epsom_fhir_quantity: a Quantity in UCUM's unit @code, which people write @unit. Returns: (transfer full) */
JsonNode *epsom_fhir_quantity (double value, const char *unit, const char *code);

/** epsom_fhir_add_instant: a dateTime with seconds and offset. */
void epsom_fhir_add_instant (JsonObject *object, const char *name, EpsomInstant instant);
/** epsom_fhir_add_date: a dateTime of a whole day. */
void epsom_fhir_add_date (JsonObject *object, const char *name, EpsomDate date);
/**
 * epsom_fhir_add_notes: the Annotations of a resource.
 * @heading, @words: (nullable): tokens joined by `;`, which have an annotation of their own
 * @note: (nullable): the person's own words
 */
void epsom_fhir_add_notes (JsonObject *object, const char *heading, const char *words, const char *note);

/**
 * epsom_fhir_begin: a resource with what all have: type, id, narrative and identifier.
 * @summary: what it says, in a sentence
 * @note: (nullable): the person's own words, which the narrative has too
 */
JsonObject *epsom_fhir_begin (const char *type, const EpsomUuid *id, const char *summary, const char *note);

G_END_DECLS
