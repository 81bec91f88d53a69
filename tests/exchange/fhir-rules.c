/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fhir-rules.h"

#include <string.h>

#include "epsom-instant.h"
#include "epsom-number.h"

#define MANY G_MAXUINT

/* An element of a type. @type: of its values; one that begins with a lower-case letter is a pattern's name, one with a
 * bar or of one word in quotation marks a list of codes, "Reference:" names what may be referred to. */
typedef struct {
  const char *name;
  const char *type;
  guint min, max;
} Element;

typedef struct {
  const char *name;
  const Element *elements;
} Type;

#define RESOURCE                                                                                                       \
  { "resourceType", "string", 1, 1 }, { "id", "id", 1, 1 }, { "text", "Narrative", 0, 1 },                             \
  {                                                                                                                    \
    "identifier", "Identifier", 0, MANY                                                                                \
  }

static const Element narrative[] = { { "status", "|generated|extensions|additional|empty|", 1, 1 },
                                     { "div", "xhtml", 1, 1 },
                                     { NULL } };
static const Element identifier[] = { { "system", "uri", 0, 1 }, { "value", "string", 0, 1 }, { NULL } };
static const Element human_name[] = { { "text", "string", 0, 1 }, { NULL } };
static const Element coding[] = { { "system", "uri", 1, 1 }, { "code", "code", 1, 1 }, { NULL } };
static const Element concept[] = { { "coding", "Coding", 0, MANY }, { "text", "string", 1, 1 }, { NULL } };
static const Element period[] = { { "start", "dateTime", 0, 1 }, { "end", "dateTime", 0, 1 }, { NULL } };
static const Element quantity[] = { { "value", "decimal", 1, 1 },
                                    { "unit", "string", 0, 1 },
                                    { "system", "uri", 0, 1 },
                                    { "code", "ucum", 0, 1 },
                                    { NULL } };
static const Element ratio[] = { { "numerator", "Quantity", 0, 1 }, { "denominator", "Quantity", 0, 1 }, { NULL } };
static const Element annotation[] = { { "text", "string", 1, 1 }, { NULL } };
static const Element range[] = { { "low", "Quantity", 0, 1 }, { "high", "Quantity", 0, 1 }, { NULL } };
static const Element component[] = { { "code", "CodeableConcept", 1, 1 },
                                     { "valueCodeableConcept", "CodeableConcept", 0, 1 },
                                     { NULL } };
static const Element patient[] = { RESOURCE, { "name", "HumanName", 0, MANY }, { NULL } };
static const Element observation[] = {
  RESOURCE,
  { "status", "|registered|preliminary|final|amended|corrected|cancelled|entered-in-error|unknown|", 1, 1 },
  { "category", "CodeableConcept", 0, MANY },
  { "code", "CodeableConcept", 1, 1 },
  { "subject", "Reference:Patient", 1, 1 },
  { "focus", "Reference:Observation", 0, MANY },
  { "effectiveDateTime", "dateTime", 0, 1 },
  { "effectivePeriod", "Period", 0, 1 },
  { "performer", "Reference:Patient", 0, MANY },
  { "valueQuantity", "Quantity", 0, 1 },
  { "valueCodeableConcept", "CodeableConcept", 0, 1 },
  { "note", "Annotation", 0, MANY },
  { "component", "Observation.component", 0, MANY },
  { "referenceRange", "Observation.referenceRange", 0, MANY },
  { NULL },
};
static const Element administration_dosage[] = {
  { "text", "string", 0, 1 },   { "route", "CodeableConcept", 0, 1 }, { "method", "CodeableConcept", 0, 1 },
  { "dose", "Quantity", 0, 1 }, { "rateRatio", "Ratio", 0, 1 },       { NULL },
};
static const Element administration[] = {
  RESOURCE,
  { "status", "|in-progress|not-done|on-hold|completed|entered-in-error|stopped|unknown|", 1, 1 },
  { "category", "CodeableConcept", 0, 1 },
  { "medicationCodeableConcept", "CodeableConcept", 1, 1 },
  { "subject", "Reference:Patient", 1, 1 },
  { "effectiveDateTime", "dateTime", 0, 1 },
  { "effectivePeriod", "Period", 0, 1 },
  { "reasonCode", "CodeableConcept", 0, MANY },
  { "reasonReference", "Reference:Observation", 0, MANY },
  { "note", "Annotation", 0, MANY },
  { "dosage", "MedicationAdministration.dosage", 0, 1 },
  { NULL },
};
static const Element dose_and_rate[] = { { "doseQuantity", "Quantity", 0, 1 }, { NULL } };
static const Element dosage[] = { { "text", "string", 0, 1 },
                                  { "route", "CodeableConcept", 0, 1 },
                                  { "doseAndRate", "Dosage.doseAndRate", 0, MANY },
                                  { NULL } };
static const Element statement[] = {
  RESOURCE,
  { "status", "|active|completed|entered-in-error|intended|stopped|on-hold|unknown|not-taken|", 1, 1 },
  { "category", "CodeableConcept", 0, 1 },
  { "medicationCodeableConcept", "CodeableConcept", 1, 1 },
  { "subject", "Reference:Patient", 1, 1 },
  { "effectiveDateTime", "dateTime", 0, 1 },
  { "informationSource", "Reference:Patient", 0, 1 },
  { "reasonCode", "CodeableConcept", 0, MANY },
  { "reasonReference", "Reference:Observation", 0, MANY },
  { "note", "Annotation", 0, MANY },
  { "dosage", "Dosage", 0, MANY },
  { NULL },
};

static const Type types[] = {
  { "Narrative", narrative },
  { "Identifier", identifier },
  { "HumanName", human_name },
  { "Coding", coding },
  { "CodeableConcept", concept },
  { "Period", period },
  { "Quantity", quantity },
  { "Ratio", ratio },
  { "Annotation", annotation },
  { "Dosage", dosage },
  { "Dosage.doseAndRate", dose_and_rate },
  { "Patient", patient },
  { "Observation", observation },
  { "Observation.component", component },
  { "Observation.referenceRange", range },
  { "MedicationAdministration", administration },
  { "MedicationAdministration.dosage", administration_dosage },
  { "MedicationStatement", statement },
};

static struct {
  const char *name;
  const char *text;
  GRegex *regex; /* made when first asked for */
} patterns[] = {
  { "string", "^[ \\r\\n\\t\\S]+$" },
  { "xhtml", "^<div xmlns=\"http://www.w3.org/1999/xhtml\">(<p>[^<]+</p>)+</div>$" },
  { "uri", "^\\S+$" },
  { "code", "^[^\\s]+(\\s[^\\s]+)*$" },
  { "id", "^[A-Za-z0-9\\-.]{1,64}$" },
  { "ucum", "^(mg|g|mmol|meq|min|mmol/L|mg/dL|meq/L|\\{score\\})$" },
  { "dateTime", "^([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)-(0[1-9]|1[0-2])-(0[1-9]|[1-2][0-9]|3[0-1])"
                "(T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(Z|(\\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00)))?$" },
};

typedef struct {
  GPtrArray *problems;
  GHashTable *uris; /* how a resource is referred to, to its type */
  gboolean is_bundle;
} Check;

static void complain (GPtrArray *problems, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
complain (GPtrArray *problems, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void check_object (Check *check, const char *path, const char *type, JsonNode *node);

static void
check_pattern (Check *check, const char *path, const char *pattern, JsonNode *node)
{
  const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (text == NULL)
    {
      complain (check->problems, "%s: no text", path);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (strcmp (patterns[i].name, pattern) == 0)
      {
        if (patterns[i].regex == NULL)
          patterns[i].regex = g_regex_new (patterns[i].text, 0, 0, NULL);
        if (!g_regex_match (patterns[i].regex, text, 0, NULL))
          complain (check->problems, "%s: is no %s: %s", path, pattern, text);
        return;
      }
  g_assert_not_reached ();
}

static void
check_reference (Check *check, const char *path, const char *wanted, JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *uri = object != NULL ? json_object_get_string_member_with_default (object, "reference", NULL) : NULL;
  const char *type = uri != NULL ? g_hash_table_lookup (check->uris, uri) : NULL;

  if (uri == NULL && object != NULL && json_object_has_member (object, "display"))
    check_pattern (check, path, "string", json_object_get_member (object, "display"));
  else if (type == NULL)
    complain (check->problems, "%s: leads nowhere: %s", path, uri != NULL ? uri : "");
  else if (strcmp (type, wanted) != 0 ||
           strcmp (json_object_get_string_member_with_default (object, "type", wanted), wanted) != 0)
    complain (check->problems, "%s: leads to a %s", path, type);
}

static void
check_value (Check *check, const char *path, const char *type, JsonNode *node)
{
  if (*type == '|')
    {
      g_autofree char *code =
        JSON_NODE_HOLDS_VALUE (node) ? g_strconcat ("|", json_node_get_string (node), "|", NULL) : NULL;

      if (code == NULL || strstr (type, code) == NULL)
        complain (check->problems, "%s: is none of %s", path, type);
    }
  else if (g_str_has_prefix (type, "Reference:"))
    check_reference (check, path, type + strlen ("Reference:"), node);
  else if (strcmp (type, "decimal") == 0)
    {
      GType held = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;

      if (held != G_TYPE_INT64 && held != G_TYPE_DOUBLE)
        complain (check->problems, "%s: is no number", path);
    }
  else if (g_ascii_islower (*type))
    check_pattern (check, path, type, node);
  else
    check_object (check, path, type, node);
}

static void
check_member (Check *check, const char *path, const Element *element, JsonNode *node)
{
  g_autofree char *here = g_strdup_printf ("%s.%s", path, element->name);
  JsonArray *array;

  if ((element->max == MANY) != JSON_NODE_HOLDS_ARRAY (node))
    complain (check->problems, "%s: is %sa list", here, element->max == MANY ? "not " : "");
  else if (element->max == MANY)
    {
      array = json_node_get_array (node);
      if (json_array_get_length (array) == 0)
        complain (check->problems, "%s: is empty", here);
      for (guint i = 0; i < json_array_get_length (array); i++)
        check_value (check, here, element->type, json_array_get_element (array, i));
    }
  else
    check_value (check, here, element->type, node);
}

static const Element *
find_type (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i].name, name) == 0)
      return types[i].elements;
  return NULL;
}

static const Element *
find_element (const Element *elements, const char *name)
{
  for (; elements->name != NULL; elements++)
    if (strcmp (elements->name, name) == 0)
      return elements;
  return NULL;
}

/* Invariants */

static gboolean
has (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name);
}

static gboolean
is_period_turned (JsonObject *period_object)
{
  EpsomInstant start, end;

  return has (period_object, "start") && has (period_object, "end") &&
         epsom_instant_parse (json_object_get_string_member (period_object, "start"), &start) &&
         epsom_instant_parse (json_object_get_string_member (period_object, "end"), &end) && start.utc > end.utc;
}

static double
get_value (JsonObject *object, const char *name)
{
  return json_node_get_double (json_object_get_member (json_object_get_object_member (object, name), "value"));
}

static void
check_invariants (Check *check, const char *path, const char *type, JsonObject *object)
{
  const struct {
    const char *type;
    gboolean is_broken;
    const char *name;
  } invariants[] = {
    { "Period", is_period_turned (object), "per-1: it ends before it begins" },
    { "Quantity", has (object, "code") && !has (object, "system"), "qty-3: a code without its system" },
    { "Ratio", !has (object, "numerator") || !has (object, "denominator"), "rat-1: half a ratio" },
    { "Observation.referenceRange", !has (object, "low") && !has (object, "high"), "obs-3: no bound" },
    { "Observation.referenceRange",
      has (object, "low") && has (object, "high") && get_value (object, "low") > get_value (object, "high"),
      "rng-2: the bounds are turned round" },
    { "Observation", has (object, "valueQuantity") && has (object, "valueCodeableConcept"), "value[x]: two" },
    { "Observation", has (object, "effectivePeriod") == has (object, "effectiveDateTime"), "effective[x]: not one" },
    { "MedicationAdministration", has (object, "effectivePeriod") == has (object, "effectiveDateTime"),
      "effective[x]: not one" },
    { "MedicationAdministration.dosage", !has (object, "dose") && !has (object, "rateRatio"), "mad-1: neither" },
    { "Patient", !has (object, "text"), "dom-6: no narrative" },
    { "Observation", !has (object, "text"), "dom-6: no narrative" },
    { "MedicationAdministration", !has (object, "text"), "dom-6: no narrative" },
    { "MedicationStatement", !has (object, "text"), "dom-6: no narrative" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (invariants); i++)
    if (strcmp (invariants[i].type, type) == 0 && invariants[i].is_broken)
      complain (check->problems, "%s: %s", path, invariants[i].name);
}

static void
check_object (Check *check, const char *path, const char *type, JsonNode *node)
{
  const Element *elements = find_type (type);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (elements == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      complain (check->problems, "%s: is no %s", path, type);
      return;
    }
  for (const Element *element = elements; element->name != NULL; element++)
    if (element->min > 0 && !has (json_node_get_object (node), element->name))
      complain (check->problems, "%s.%s: is missing", path, element->name);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    {
      const Element *element = find_element (elements, name);

      if (element != NULL)
        check_member (check, path, element, member);
      else
        complain (check->problems, "%s.%s: there is no such element", path, name);
    }
  check_invariants (check, path, type, json_node_get_object (node));
}

/* Resources together */

static const char *
get_member (JsonNode *node, const char *name)
{
  return JSON_NODE_HOLDS_OBJECT (node)
           ? json_object_get_string_member_with_default (json_node_get_object (node), name, "")
           : "";
}

void
fhir_check (const GPtrArray *resources, gboolean is_bundle, GPtrArray *problems)
{
  g_autoptr (GHashTable) uris = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Check check = { problems, uris, is_bundle };

  for (guint i = 0; i < resources->len; i++)
    {
      const char *type = get_member (resources->pdata[i], "resourceType");
      const char *id = get_member (resources->pdata[i], "id");
      g_autofree char *uri = is_bundle ? g_strconcat ("urn:uuid:", id, NULL) : g_strconcat (type, "/", id, NULL);

      if (!g_hash_table_insert (uris, g_steal_pointer (&uri), (gpointer) type))
        complain (problems, "%s: two have this id", id);
    }
  for (guint i = 0; i < resources->len; i++)
    {
      const char *type = get_member (resources->pdata[i], "resourceType");

      check_object (&check, type, type, resources->pdata[i]);
    }
}

static JsonNode *
parse_json (const char *text, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  if (node == NULL)
    complain (problems, "no JSON: %s", error != NULL ? error->message : "nothing");
  return node;
}

static void
add_entries (JsonNode *bundle, GPtrArray *resources, GPtrArray *problems)
{
  JsonArray *entries = json_object_get_array_member (json_node_get_object (bundle), "entry");

  if (strcmp (get_member (bundle, "resourceType"), "Bundle") != 0 ||
      strcmp (get_member (bundle, "type"), "collection") != 0)
    complain (problems, "Bundle: is no collection");
  if (strlen (get_member (bundle, "timestamp")) != strlen ("2026-03-01T08:30:00+01:00"))
    complain (problems, "Bundle.timestamp: is no instant");
  if (json_object_get_size (json_node_get_object (bundle)) != 4)
    complain (problems, "Bundle: has more than it needs");
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonNode *entry = json_array_get_element (entries, i);
      JsonNode *resource = json_object_get_member (json_node_get_object (entry), "resource");
      g_autofree char *uri = g_strconcat ("urn:uuid:", get_member (resource, "id"), NULL);

      if (strcmp (get_member (entry, "fullUrl"), uri) != 0)
        complain (problems, "Bundle.entry.fullUrl: is not %s", uri);
      g_ptr_array_add (resources, json_node_ref (resource));
    }
}

GPtrArray *
fhir_parse (const char *text, gboolean is_bundle, GPtrArray *problems)
{
  GPtrArray *resources = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_auto (GStrv) lines = NULL;

  if (is_bundle)
    {
      g_autoptr (JsonNode) bundle = parse_json (text, problems);

      if (bundle != NULL)
        add_entries (bundle, resources, problems);
      return resources;
    }
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      JsonNode *node = **line != '\0' || line[1] != NULL ? parse_json (*line, problems) : NULL;

      if (node != NULL)
        g_ptr_array_add (resources, node);
    }
  return resources;
}

char *
fhir_get (JsonNode *node, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, ".", -1);
  char number[EPSOM_NUMBER_STRING_SIZE];

  for (char **name = names; *name != NULL && node != NULL; name++)
    if (JSON_NODE_HOLDS_ARRAY (node))
      node = json_array_get_element (json_node_get_array (node), (guint) g_ascii_strtoull (*name, NULL, 10));
    else
      node = json_object_get_member (json_node_get_object (node), *name);
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return g_strdup (epsom_number_to_string (json_node_get_double (node), number));
  return json_to_string (node, FALSE);
}
