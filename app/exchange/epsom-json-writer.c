/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-json-writer.h"

#include <math.h>

#include "epsom-number.h"

#define INDENT 2

void
epsom_json_writer_init (EpsomJsonWriter *writer)
{
  *writer = (EpsomJsonWriter){ .text = g_string_new (NULL) };
}

char *
epsom_json_writer_finish (EpsomJsonWriter *writer)
{
  g_assert (writer->depth == 0);

  g_string_append_c (writer->text, '\n');
  return g_string_free (g_steal_pointer (&writer->text), FALSE);
}

void
epsom_json_writer_end_line (EpsomJsonWriter *writer)
{
  g_assert (writer->depth == 0);

  g_string_append_c (writer->text, '\n');
  writer->has_items = FALSE;
}

gboolean
epsom_json_writer_flush (EpsomJsonWriter *writer, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  gboolean done = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
                  g_output_stream_write_all (stream, writer->text->str, writer->text->len, NULL, cancellable, error);

  g_string_truncate (writer->text, 0);
  return done;
}

void
epsom_json_writer_clear (EpsomJsonWriter *writer)
{
  if (writer->text != NULL)
    g_string_free (g_steal_pointer (&writer->text), TRUE);
}

static gboolean
is_flat (const EpsomJsonWriter *writer)
{
  return writer->flat_depth != 0 && writer->depth >= writer->flat_depth;
}

static void
begin_line (EpsomJsonWriter *writer)
{
  gsize length = writer->text->len + 1 + (gsize) writer->depth * INDENT;

  g_string_append_c (writer->text, '\n');
  while (writer->text->len < length)
    g_string_append_c (writer->text, ' ');
}

/* What stands between the item before and the one that comes now. */
static void
separate (EpsomJsonWriter *writer)
{
  if (writer->after_name)
    {
      writer->after_name = FALSE;
      return;
    }
  if (writer->has_items)
    g_string_append_c (writer->text, ',');
  if (writer->depth > 0 && !is_flat (writer))
    begin_line (writer);
  else if (writer->has_items)
    g_string_append_c (writer->text, ' ');
  writer->has_items = TRUE;
}

void
epsom_json_begin (EpsomJsonWriter *writer, char bracket)
{
  separate (writer);
  g_string_append_c (writer->text, bracket);
  writer->depth++;
  writer->has_items = FALSE;
}

void
epsom_json_begin_flat (EpsomJsonWriter *writer, char bracket)
{
  epsom_json_begin (writer, bracket);
  if (!is_flat (writer))
    writer->flat_depth = writer->depth;
}

void
epsom_json_end (EpsomJsonWriter *writer, char bracket)
{
  gboolean was_flat = is_flat (writer);

  g_assert (writer->depth > 0 && !writer->after_name);

  if (writer->depth == writer->flat_depth)
    writer->flat_depth = 0;
  writer->depth--;
  if (writer->has_items && !was_flat)
    begin_line (writer);
  g_string_append_c (writer->text, bracket);
  writer->has_items = TRUE;
}

void
epsom_json_name (EpsomJsonWriter *writer, const char *name)
{
  epsom_json_string (writer, name);
  g_string_append (writer->text, ": ");
  writer->after_name = TRUE;
}

static void
append_escaped (GString *text, guchar c)
{
  switch (c)
    {
    case '"':
      g_string_append (text, "\\\"");
      break;
    case '\\':
      g_string_append (text, "\\\\");
      break;
    case '\n':
      g_string_append (text, "\\n");
      break;
    case '\r':
      g_string_append (text, "\\r");
      break;
    case '\t':
      g_string_append (text, "\\t");
      break;
    default:
      g_string_append_printf (text, "\\u%04x", c);
    }
}

void
epsom_json_string (EpsomJsonWriter *writer, const char *text)
{
  const char *begin = text;

  if (text == NULL)
    {
      epsom_json_null (writer);
      return;
    }
  separate (writer);
  g_string_append_c (writer->text, '"');
  for (const char *c = text; *c != '\0'; c++)
    if ((guchar) *c < 0x20 || *c == '"' || *c == '\\' || *c == 0x7f)
      {
        g_string_append_len (writer->text, begin, c - begin);
        append_escaped (writer->text, *c);
        begin = c + 1;
      }
  g_string_append (writer->text, begin);
  g_string_append_c (writer->text, '"');
}

static void
append_raw (EpsomJsonWriter *writer, const char *text)
{
  separate (writer);
  g_string_append (writer->text, text);
}

void
epsom_json_integer (EpsomJsonWriter *writer, gint64 value)
{
  separate (writer);
  g_string_append_printf (writer->text, "%" G_GINT64_FORMAT, value);
}

void
epsom_json_number (EpsomJsonWriter *writer, double value)
{
  char text[EPSOM_NUMBER_STRING_SIZE];

  append_raw (writer, isfinite (value) ? epsom_number_to_string (value, text) : "null");
}

void
epsom_json_boolean (EpsomJsonWriter *writer, gboolean value)
{
  append_raw (writer, value ? "true" : "false");
}

void
epsom_json_null (EpsomJsonWriter *writer)
{
  append_raw (writer, "null");
}

void
epsom_json_date (EpsomJsonWriter *writer, EpsomDate date)
{
  char text[EPSOM_DATE_STRING_SIZE];

  epsom_json_string (writer, date == EPSOM_DATE_NONE ? NULL : epsom_date_to_string (date, text));
}

void
epsom_json_add_string (EpsomJsonWriter *writer, const char *name, const char *text)
{
  epsom_json_name (writer, name);
  epsom_json_string (writer, text);
}

void
epsom_json_add_integer (EpsomJsonWriter *writer, const char *name, gint64 value)
{
  epsom_json_name (writer, name);
  epsom_json_integer (writer, value);
}

void
epsom_json_add_number (EpsomJsonWriter *writer, const char *name, double value)
{
  epsom_json_name (writer, name);
  epsom_json_number (writer, value);
}

void
epsom_json_add_boolean (EpsomJsonWriter *writer, const char *name, gboolean value)
{
  epsom_json_name (writer, name);
  epsom_json_boolean (writer, value);
}

void
epsom_json_add_date (EpsomJsonWriter *writer, const char *name, EpsomDate date)
{
  epsom_json_name (writer, name);
  epsom_json_date (writer, date);
}

void
epsom_json_add_list (EpsomJsonWriter *writer, const char *name)
{
  epsom_json_name (writer, name);
  epsom_json_begin (writer, '[');
}
