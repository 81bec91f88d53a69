/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-fhir-parts.h"

#include <string.h>

#define UCUM "http://unitsofmeasure.org"
#define UUID_URI_SYSTEM "urn:ietf:rfc:3986"

/* Text */

static gboolean
is_line_break (gunichar c)
{
  return c == 0x2028 || c == 0x2029;
}

static gboolean
is_allowed (gunichar c)
{
  if (c == '\t' || c == '\n' || c == '\r')
    return TRUE;
  /* The byte order mark is a blank to some regular expressions; XML has no place for the last two of a plane. */
  return c != 0xfeff && !g_unichar_iscntrl (c) && (c == ' ' || !g_unichar_isspace (c)) && (c & 0xfffe) != 0xfffe;
}

static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text < 0x20 || (guchar) *text >= 0x7f)
      return FALSE;
  return TRUE;
}

static char *
replace_blanks (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text));

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      g_string_append_unichar (clean, is_allowed (c) ? c : is_line_break (c) ? '\n' : ' ');
    }
  return g_string_free (clean, FALSE);
}

char *
epsom_fhir_clean (const char *text)
{
  g_autofree char *clean = NULL;

  if (text == NULL)
    return NULL;
  clean = g_strstrip (is_plain (text) ? g_strdup (text) : replace_blanks (text));
  return *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

char *
epsom_fhir_words (const char *token)
{
  return g_strdelimit (g_strdup (token), "-", ' ');
}

/* Nodes */

JsonNode *
epsom_fhir_take (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

JsonNode *
epsom_fhir_list_of (JsonNode *item)
{
  JsonArray *array = json_array_sized_new (1);
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_array_add_element (array, item);
  json_node_take_array (node, array);
  return node;
}

JsonNode *
epsom_fhir_concept (const char *system, const char *code, const char *text)
{
  JsonObject *concept = json_object_new ();
  g_autofree char *clean = epsom_fhir_clean (text);

  if (code != NULL)
    {
      JsonObject *coding = json_object_new ();

      json_object_set_string_member (coding, "system", system);
      json_object_set_string_member (coding, "code", code);
      json_object_set_member (concept, "coding", epsom_fhir_list_of (epsom_fhir_take (coding)));
    }
  json_object_set_string_member (concept, "text", clean != NULL ? clean : "not given");
  return epsom_fhir_take (concept);
}

JsonNode *
epsom_fhir_reference (const char *type, const char *uri)
{
  JsonObject *reference = json_object_new ();

  json_object_set_string_member (reference, "reference", uri);
  json_object_set_string_member (reference, "type", type);
  return epsom_fhir_take (reference);
}

JsonNode *
epsom_fhir_quantity (double value, const char *unit, const char *code)
{
  JsonObject *quantity = json_object_new ();

  json_object_set_double_member (quantity, "value", value);
  json_object_set_string_member (quantity, "unit", unit);
  json_object_set_string_member (quantity, "system", UCUM);
  json_object_set_string_member (quantity, "code", code);
  return epsom_fhir_take (quantity);
}

void
epsom_fhir_add_instant (JsonObject *object, const char *name, EpsomInstant instant)
{
  char text[EPSOM_INSTANT_STRING_SIZE];

  json_object_set_string_member (object, name, epsom_instant_to_string (instant, text));
}

void
epsom_fhir_add_date (JsonObject *object, const char *name, EpsomDate date)
{
  char text[EPSOM_DATE_STRING_SIZE];

  json_object_set_string_member (object, name, epsom_date_to_string (date, text));
}

static void
add_annotation (JsonArray *notes, const char *text)
{
  g_autofree char *clean = epsom_fhir_clean (text);
  JsonObject *annotation;

  if (clean == NULL)
    return;
  annotation = json_object_new ();
  json_object_set_string_member (annotation, "text", clean);
  json_array_add_object_element (notes, annotation);
}

char *
epsom_fhir_list_words (const char *heading, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, ";", -1);
  g_autofree char *joined = g_strjoinv (", ", list);

  return g_strdup_printf ("%s: %s", heading, joined);
}

void
epsom_fhir_add_notes (JsonObject *object, const char *heading, const char *words, const char *note)
{
  g_autoptr (JsonArray) notes = json_array_new ();
  g_autofree char *listed = words != NULL ? epsom_fhir_list_words (heading, words) : NULL;

  add_annotation (notes, listed);
  add_annotation (notes, note);
  if (json_array_get_length (notes) > 0)
    json_object_set_array_member (object, "note", g_steal_pointer (&notes));
}

/* Resources */

static void
add_paragraph (GString *div, const char *text)
{
  g_autofree char *clean = epsom_fhir_clean (text);
  g_autofree char *escaped = clean != NULL ? g_markup_escape_text (clean, -1) : NULL;

  if (escaped != NULL)
    g_string_append_printf (div, "<p>%s</p>", escaped);
}

static void
add_narrative (JsonObject *resource, const char *summary, const char *note)
{
  g_autoptr (GString) div = g_string_new ("<div xmlns=\"http://www.w3.org/1999/xhtml\">");
  JsonObject *narrative = json_object_new ();

  add_paragraph (div, summary);
  add_paragraph (div, note);
  g_string_append (div, "</div>");
  json_object_set_string_member (narrative, "status", "generated");
  json_object_set_string_member (narrative, "div", div->str);
  json_object_set_object_member (resource, "text", narrative);
}

JsonObject *
epsom_fhir_begin (const char *type, const EpsomUuid *id, const char *summary, const char *note)
{
  JsonObject *resource = json_object_new ();
  JsonObject *identifier = json_object_new ();
  char text[EPSOM_UUID_STRING_SIZE];
  g_autofree char *uri = NULL;

  epsom_uuid_to_string (id, text);
  uri = g_strconcat ("urn:uuid:", text, NULL);
  json_object_set_string_member (resource, "resourceType", type);
  json_object_set_string_member (resource, "id", text);
  add_narrative (resource, summary, note);
  json_object_set_string_member (identifier, "system", UUID_URI_SYSTEM);
  json_object_set_string_member (identifier, "value", uri);
  json_object_set_member (resource, "identifier", epsom_fhir_list_of (epsom_fhir_take (identifier)));
  return resource;
}
