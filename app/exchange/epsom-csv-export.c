/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-csv.h"

#include <csv.h>
#include <string.h>

#include "epsom-csv-guard.h"
#include "epsom-output.h"
#include "epsom-selection.h"

#define PIECE_SIZE (64 * 1024)

typedef struct {
  GOutputStream *stream;
  GCancellable *cancellable;
  GByteArray *piece; /* not written yet */
  GString *room;     /* of the guard */
} Writer;

static gboolean
flush (Writer *writer, GError **error)
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
add_cell (Writer *writer, const char *cell)
{
  gsize length = strlen (cell);
  gsize old = writer->piece->len;
  gsize quoted_length;

  if (!needs_quotes (cell, length))
    {
      g_byte_array_append (writer->piece, (const guint8 *) cell, length);
      return;
    }
  g_byte_array_set_size (writer->piece, old + 2 * length + 2);
  quoted_length = csv_write2 (writer->piece->data + old, 2 * length + 2, cell, length, '"');
  g_byte_array_set_size (writer->piece, old + quoted_length);
}

static gboolean
add_row (Writer *writer, const EpsomCells *cells, GError **error)
{
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    {
      if (field > 0)
        g_byte_array_append (writer->piece, (const guint8 *) ",", 1);
      if (*cells->text[field] != '\0')
        add_cell (writer, epsom_csv_guard_add (field, cells->text[field], writer->room));
    }
  g_byte_array_append (writer->piece, (const guint8 *) "\r\n", 2);
  return writer->piece->len < PIECE_SIZE || flush (writer, error);
}

static gboolean
write_rows (Writer *writer, const GPtrArray *records, GError **error)
{
  EpsomCells header;
  EpsomRow row;

  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    header.text[field] = epsom_field_get_name (field);
  if (!add_row (writer, &header, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      epsom_record_to_cells (records->pdata[i], &row);
      if (!add_row (writer, &row.cells, error))
        return FALSE;
    }
  return flush (writer, error);
}

gboolean
epsom_csv_export (EpsomDiary *diary,
                  EpsomDate from,
                  EpsomDate to,
                  GOutputStream *stream,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GByteArray) piece = g_byte_array_sized_new (2 * PIECE_SIZE);
  g_autoptr (GString) room = g_string_new (NULL);
  Writer writer = { stream, cancellable, piece, room };

  g_return_val_if_fail (diary != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  records = epsom_selection_new (diary, from, to);
  return write_rows (&writer, records, error);
}

gboolean
epsom_csv_export_file (EpsomDiary *diary,
                       EpsomDate from,
                       EpsomDate to,
                       const char *path,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (EpsomOutput) output = epsom_output_new (path, error);

  if (output == NULL)
    return FALSE;
  if (!epsom_csv_export (diary, from, to, epsom_output_get_stream (output), cancellable, error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  return epsom_output_commit (g_steal_pointer (&output), error);
}
