/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-json-node.h"

static void
write_object (EpsomJsonWriter *writer, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  epsom_json_begin_flat (writer, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      epsom_json_name (writer, name);
      epsom_json_node (writer, member);
    }
  epsom_json_end (writer, '}');
}

static void
write_array (EpsomJsonWriter *writer, JsonArray *array)
{
  guint length = json_array_get_length (array);

  epsom_json_begin_flat (writer, '[');
  for (guint i = 0; i < length; i++)
    epsom_json_node (writer, json_array_get_element (array, i));
  epsom_json_end (writer, ']');
}

static void
write_value (EpsomJsonWriter *writer, JsonNode *node)
{
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      epsom_json_string (writer, json_node_get_string (node));
      break;
    case G_TYPE_INT64:
      epsom_json_integer (writer, json_node_get_int (node));
      break;
    case G_TYPE_DOUBLE:
      epsom_json_number (writer, json_node_get_double (node));
      break;
    case G_TYPE_BOOLEAN:
      epsom_json_boolean (writer, json_node_get_boolean (node));
      break;
    default:
      g_assert_not_reached ();
    }
}

void
epsom_json_node (EpsomJsonWriter *writer, JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      write_object (writer, json_node_get_object (node));
      break;
    case JSON_NODE_ARRAY:
      write_array (writer, json_node_get_array (node));
      break;
    case JSON_NODE_VALUE:
      write_value (writer, node);
      break;
    case JSON_NODE_NULL:
    default:
      epsom_json_null (writer);
    }
}
