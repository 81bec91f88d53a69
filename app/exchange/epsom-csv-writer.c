/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-csv-writer.h"

#include <csv.h>
#include <string.h>

#define PIECE_SIZE (64 * 1024)

void
epsom_csv_writer_init (EpsomCsvWriter *writer, GOutputStream *stream, GCancellable *cancellable)
{
  *writer = (EpsomCsvWriter){
    .stream = stream,
    .cancellable = cancellable,
    .piece = g_byte_array_sized_new (2 * PIECE_SIZE),
  };
}

void
epsom_csv_writer_clear (EpsomCsvWriter *writer)
{
  g_clear_pointer (&writer->piece, g_byte_array_unref);
}

gboolean
epsom_csv_writer_flush (EpsomCsvWriter *writer, GError **error)
{
  gboolean done = !g_cancellable_set_error_if_cancelled (writer->cancellable, error) &&
                  g_output_stream_write_all (writer->stream, writer->piece->data, writer->piece->len, NULL,
                                             writer->cancellable, error);

  g_byte_array_set_size (writer->piece, 0);
  return done;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

/* RFC 4180 asks for quotation marks round the first four; many readers trim blanks that have none round them. */
static gboolean
needs_quotes (const char *cell, gsize length)
{
  return strcspn (cell, ",\"\r\n") < length || is_blank (cell[0]) || is_blank (cell[length - 1]);
}

static void
append_quoted (GByteArray *piece, const char *cell, gsize length)
{
  gsize old = piece->len;

  g_byte_array_set_size (piece, old + 2 * length + 2);
  g_byte_array_set_size (piece, old + csv_write2 (piece->data + old, 2 * length + 2, cell, length, '"'));
}

void
epsom_csv_writer_add (EpsomCsvWriter *writer, const char *cell)
{
  gsize length = strlen (cell);

  if (writer->has_cells)
    g_byte_array_append (writer->piece, (const guint8 *) ",", 1);
  writer->has_cells = TRUE;
  if (length == 0)
    return;
  if (needs_quotes (cell, length))
    append_quoted (writer->piece, cell, length);
  else
    g_byte_array_append (writer->piece, (const guint8 *) cell, length);
}

gboolean
epsom_csv_writer_end_row (EpsomCsvWriter *writer, GError **error)
{
  g_byte_array_append (writer->piece, (const guint8 *) "\r\n", 2);
  writer->has_cells = FALSE;
  return writer->piece->len < PIECE_SIZE || epsom_csv_writer_flush (writer, error);
}
