/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-csv.h"

#include "epsom-csv-guard.h"
#include "epsom-csv-writer.h"
#include "epsom-selection.h"

/* @room: of the guard. */
static gboolean
add_row (EpsomCsvWriter *writer, const EpsomCells *cells, GString *room, GError **error)
{
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    epsom_csv_writer_add (writer, epsom_csv_guard_add (field, cells->text[field], room));
  return epsom_csv_writer_end_row (writer, error);
}

static gboolean
write_rows (EpsomCsvWriter *writer, const GPtrArray *records, GError **error)
{
  g_autoptr (GString) room = g_string_new (NULL);
  EpsomCells header;
  EpsomRow row;

  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    header.text[field] = epsom_field_get_name (field);
  if (!add_row (writer, &header, room, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      epsom_record_to_cells (records->pdata[i], &row);
      if (!add_row (writer, &row.cells, room, error))
        return FALSE;
    }
  return epsom_csv_writer_flush (writer, error);
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
  EpsomCsvWriter writer;
  gboolean written;

  g_return_val_if_fail (diary != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  records = epsom_selection_new (diary, from, to);
  epsom_csv_writer_init (&writer, stream, cancellable);
  written = write_rows (&writer, records, error);
  epsom_csv_writer_clear (&writer);
  return written;
}
