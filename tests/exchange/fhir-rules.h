/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * The rules of HL7 FHIR R4 (4.0.1) for what a diary is written as, from its definitions: which elements a type has,
 * how often, of which type; which codes; which patterns; its invariants by their names. Written for the tests and from
 * the specification alone, not from the code that is tested.
 */

/** fhir_parse: Returns: (transfer full) (element-type JsonNode): the resources of @text, a Bundle or a line each. The
 * Bundle itself is checked here. @problems: (element-type utf8) */
GPtrArray *fhir_parse (const char *text, gboolean is_bundle, GPtrArray *problems);

/** fhir_check: adds to @problems what is wrong with @resources, each and together. */
void fhir_check (const GPtrArray *resources, gboolean is_bundle, GPtrArray *problems);

/** fhir_get: Returns: (transfer full) (nullable): the value at @path (`code.coding.0.system`) of @node as a text. */
char *fhir_get (JsonNode *node, const char *path);

G_END_DECLS
