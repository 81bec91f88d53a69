/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-json-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Between two looks at the cancellable. */
#define STEP 256

typedef struct {
  const char *path;
  const char *const *parts; /* (nullable) */
  const char *start, *at, *end;
  guint64 line; /* of @at */
  guint64 n;    /* entries so far */
  JsonParser *parser;
  EpsomJsonEntryFunc func;
  gpointer user_data;
  EpsomProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
} Reading;

static gboolean G_GNUC_PRINTF (4, 5)
  fail (const Reading *reading, EpsomSourceError code, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, EPSOM_SOURCE_ERROR, code, "%s:%" G_GUINT64_FORMAT ": %s", reading->path, reading->line, message);
  return FALSE;
}

static gboolean
fail_syntax (const Reading *reading, GError **error)
{
  return fail (reading, EPSOM_SOURCE_ERROR_CONTENT, error,
               reading->at == reading->end ? _ ("the file ends too early; export it again")
                                           : _ ("this is no JSON; export the file again"));
}

static void
skip_space (Reading *reading)
{
  for (; reading->at < reading->end && g_ascii_isspace (*reading->at); reading->at++)
    if (*reading->at == '\n')
      reading->line++;
}

/* Whether @c comes next; it is passed then. */
static gboolean
pass (Reading *reading, char c)
{
  skip_space (reading);
  if (reading->at == reading->end || *reading->at != c)
    return FALSE;
  reading->at++;
  return TRUE;
}

/* Passes a string that begins at @at. */
static gboolean
pass_string (Reading *reading, GError **error)
{
  for (reading->at++; reading->at < reading->end; reading->at++)
    {
      if (*reading->at == '"')
        {
          reading->at++;
          return TRUE;
        }
      if (*reading->at == '\n')
        reading->line++;
      if (*reading->at == '\\' && reading->at + 1 < reading->end)
        reading->at++;
    }
  return fail_syntax (reading, error);
}

static gboolean
pass_scalar (Reading *reading, GError **error)
{
  const char *start = reading->at;

  while (reading->at < reading->end && !g_ascii_isspace (*reading->at) && strchr (",:]}[{\"", *reading->at) == NULL)
    reading->at++;
  return reading->at > start ? TRUE : fail_syntax (reading, error);
}

/* Passes a value with all that is in it. */
static gboolean
pass_value (Reading *reading, GError **error)
{
  const char *start;
  guint depth = 0;

  skip_space (reading);
  start = reading->at;
  do
    {
      skip_space (reading);
      if (reading->at == reading->end)
        return fail_syntax (reading, error);
      if (reading->at - start > EPSOM_JSON_ENTRY_MAX)
        return fail (reading, EPSOM_SOURCE_ERROR_LIMIT, error, _ ("an entry has more than %d bytes"),
                     EPSOM_JSON_ENTRY_MAX);
      switch (*reading->at)
        {
        case '{':
        case '[':
          if (++depth > EPSOM_JSON_DEPTH_MAX)
            return fail (reading, EPSOM_SOURCE_ERROR_LIMIT, error, _ ("more than %d brackets stand in each other"),
                         EPSOM_JSON_DEPTH_MAX);
          reading->at++;
          break;
        case '}':
        case ']':
          if (depth == 0)
            return fail_syntax (reading, error);
          depth--;
          reading->at++;
          break;
        case '"':
          if (!pass_string (reading, error))
            return FALSE;
          break;
        case ',':
        case ':':
          if (depth == 0)
            return fail_syntax (reading, error);
          reading->at++;
          break;
        default:
          if (!pass_scalar (reading, error))
            return FALSE;
        }
  } while (depth > 0);
  return TRUE;
}

/* Passes a value and parses it. Returns: (transfer none) (nullable): NULL with an error. */
static JsonNode *
parse_value (Reading *reading, guint64 *line, GError **error)
{
  g_autoptr (GError) failure = NULL;
  const char *start;

  skip_space (reading);
  start = reading->at;
  *line = reading->line;
  if (!pass_value (reading, error))
    return NULL;
  if (!json_parser_load_from_data (reading->parser, start, reading->at - start, &failure) ||
      json_parser_get_root (reading->parser) == NULL)
    {
      reading->line = *line;
      fail_syntax (reading, error);
      return NULL;
    }
  return json_parser_get_root (reading->parser);
}

static gboolean
give_entry (Reading *reading, const char *section, gint64 index, GError **error)
{
  EpsomJsonEntry entry = { .section = section, .index = index };
  JsonNode *node;

  if (reading->n++ % STEP == 0)
    {
      if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
        return FALSE;
      if (reading->progress != NULL)
        reading->progress (reading->at - reading->start, reading->end - reading->start, reading->progress_data);
    }
  node = parse_value (reading, &entry.line, error);
  if (node == NULL)
    return FALSE;
  entry.object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  reading->func (&entry, reading->user_data);
  return TRUE;
}

/* After the bracket that opens it. */
static gboolean
read_list (Reading *reading, const char *section, GError **error)
{
  if (pass (reading, ']'))
    return TRUE;
  for (gint64 index = 0;; index++)
    {
      if (!give_entry (reading, section, index, error))
        return FALSE;
      if (pass (reading, ']'))
        return TRUE;
      if (!pass (reading, ','))
        return fail_syntax (reading, error);
    }
}

static gboolean read_members (Reading *reading, const char *part, GError **error);

/* @part: (nullable): the part of the document that it is a member of */
static gboolean
read_member (Reading *reading, const char *part, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *section = NULL;
  guint64 line;
  JsonNode *node;

  skip_space (reading);
  if (reading->at == reading->end || *reading->at != '"')
    return fail_syntax (reading, error);
  node = parse_value (reading, &line, error);
  if (node == NULL)
    return FALSE;
  name = json_node_dup_string (node);
  if (name == NULL || !pass (reading, ':'))
    return fail_syntax (reading, error);
  section = part != NULL ? g_strconcat (part, ".", name, NULL) : g_strdup (name);
  if (pass (reading, '['))
    return read_list (reading, section, error);
  if (part == NULL && reading->parts != NULL && g_strv_contains (reading->parts, name) && pass (reading, '{'))
    return read_members (reading, name, error);
  if (reading->at < reading->end && *reading->at == '{')
    return give_entry (reading, section, -1, error);
  return pass_value (reading, error);
}

/* After the bracket that opens the object. */
static gboolean
read_members (Reading *reading, const char *part, GError **error)
{
  if (pass (reading, '}'))
    return TRUE;
  while (TRUE)
    {
      if (!read_member (reading, part, error))
        return FALSE;
      if (pass (reading, '}'))
        return TRUE;
      if (!pass (reading, ','))
        return fail_syntax (reading, error);
    }
}

static gboolean
read_document (Reading *reading, GError **error)
{
  if (pass (reading, '['))
    return read_list (reading, "", error);
  return pass (reading, '{') ? read_members (reading, NULL, error) : fail_syntax (reading, error);
}

gboolean
epsom_json_read (const char *path,
                 const char *text,
                 gsize length,
                 const char *const *parts,
                 EpsomJsonEntryFunc func,
                 gpointer user_data,
                 EpsomProgressFunc progress,
                 gpointer progress_data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  Reading reading = {
    .path = path,
    .parts = parts,
    .start = text,
    .at = text,
    .end = text + length,
    .line = 1,
    .parser = parser,
    .func = func,
    .user_data = user_data,
    .progress = progress,
    .progress_data = progress_data,
    .cancellable = cancellable,
  };

  if (!read_document (&reading, error))
    return FALSE;
  skip_space (&reading);
  return reading.at == reading.end ? TRUE : fail_syntax (&reading, error);
}

static gboolean list_members (Reading *reading, const char *object, GPtrArray *names);

/* Passes a value of any size: a list, or, in the document itself, an object, whose members are named after it. */
static gboolean
pass_long_value (Reading *reading, const char *name, gboolean is_part, GPtrArray *names)
{
  if (!is_part && pass (reading, '{'))
    return list_members (reading, name, names);
  if (!pass (reading, '['))
    return pass_value (reading, NULL);
  if (pass (reading, ']'))
    return TRUE;
  do
    if (!pass_value (reading, NULL))
      return FALSE;
  while (pass (reading, ','));
  return pass (reading, ']');
}

/* After the bracket that opens the object. @part: (nullable): its name, where it is not the document */
static gboolean
list_members (Reading *reading, const char *part, GPtrArray *names)
{
  guint64 line;

  while (pass (reading, '"'))
    {
      JsonNode *node;
      char *name;

      reading->at--;
      node = parse_value (reading, &line, NULL);
      if (node == NULL || json_node_get_string (node) == NULL)
        return FALSE;
      name = g_strjoin (".", part != NULL ? part : json_node_get_string (node),
                        part != NULL ? json_node_get_string (node) : NULL, NULL);
      g_ptr_array_add (names, name);
      if (!pass (reading, ':') || !pass_long_value (reading, name, part != NULL, names))
        return FALSE;
      if (!pass (reading, ','))
        break;
    }
  return pass (reading, '}');
}

char **
epsom_json_list_members (const char *text, gsize length, gboolean *is_list)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  GPtrArray *names = g_ptr_array_new ();
  Reading reading = { .path = "", .at = text, .end = text + length, .line = 1, .parser = parser };

  *is_list = pass (&reading, '[');
  if (pass (&reading, '{'))
    list_members (&reading, NULL, names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static JsonNode *
get_value (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

const char *
epsom_json_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = get_value (object, name);
  const char *text = node != NULL ? json_node_get_string (node) : NULL;

  return text != NULL ? text : "";
}

gboolean
epsom_json_get_number (JsonObject *object, const char *name, double *number)
{
  JsonNode *node = get_value (object, name);

  if (node == NULL ||
      (json_node_get_value_type (node) != G_TYPE_INT64 && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return FALSE;
  *number = json_node_get_double (node);
  return TRUE;
}

JsonArray *
epsom_json_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
epsom_json_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

char *
epsom_json_join (JsonObject *object, const char *name, const char *separator)
{
  JsonArray *array = epsom_json_get_array (object, name);
  guint length = array != NULL ? json_array_get_length (array) : 0;
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      if (text != NULL && *text != '\0')
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? separator : "", text);
    }
  return g_string_free (joined, FALSE);
}
