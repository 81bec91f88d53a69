/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-spreadsheet.h"

#include <string.h>

#include "epsom-csv-writer.h"
#include "epsom-output-folder.h"
#include "epsom-output.h"
#include "epsom-selection.h"
#include "epsom-sheet-columns.h"
#include "epsom-sheet-guard.h"

#define DICTIONARY "dictionary.csv"
#define BYTE_ORDER_MARK "\357\273\277"
/* How many records are written between two reports. */
#define PROGRESS_STEP 1024

typedef struct {
  EpsomDiary *diary;
  GPtrArray *records;
  const char *path;
  EpsomOutputFolder *folder;
  GString *cell;
  EpsomProgressFunc progress;
  gpointer progress_data;
  guint done;
  GCancellable *cancellable;
} Exporter;

static void
add_cell (EpsomCsvWriter *writer,
          Exporter *self,
          const EpsomSheetColumn *column,
          const EpsomRecord *record,
          const EpsomRow *row)
{
  g_string_truncate (self->cell, 0);
  epsom_sheet_add_cell (column, self->diary, record, row, self->cell);
  if (column->type == EPSOM_SHEET_TEXT && epsom_sheet_is_risky (self->cell->str))
    g_string_prepend_c (self->cell, '\'');
  epsom_csv_writer_add (writer, self->cell->str);
}

static void
report (Exporter *self)
{
  if (self->progress != NULL && self->done % PROGRESS_STEP == 0)
    self->progress (self->done, self->records->len, self->progress_data);
  self->done++;
}

static gboolean
write_records (Exporter *self, EpsomCsvWriter *writer, const EpsomSheet *sheet, GError **error)
{
  EpsomRow row;

  for (guint i = 0; i < sheet->n_columns; i++)
    epsom_csv_writer_add (writer, sheet->columns[i].name);
  if (!epsom_csv_writer_end_row (writer, error))
    return FALSE;
  for (guint i = 0; i < self->records->len; i++)
    {
      const EpsomRecord *record = self->records->pdata[i];

      if (record->kind != sheet->kind)
        continue;
      epsom_record_to_cells (record, &row);
      for (guint column = 0; column < sheet->n_columns; column++)
        add_cell (writer, self, &sheet->columns[column], record, &row);
      if (!epsom_csv_writer_end_row (writer, error))
        return FALSE;
      report (self);
    }
  return epsom_csv_writer_flush (writer, error);
}

static gboolean
add_dictionary_row (EpsomCsvWriter *writer, const char *file, const EpsomSheetColumn *column, GError **error)
{
  static const char *const types[] = {
    [EPSOM_SHEET_TEXT] = "text",
    [EPSOM_SHEET_NUMBER] = "number",
    [EPSOM_SHEET_DATE] = "date",
    [EPSOM_SHEET_TIME] = "time",
  };

  epsom_csv_writer_add (writer, file);
  epsom_csv_writer_add (writer, column->name);
  epsom_csv_writer_add (writer, types[column->type]);
  epsom_csv_writer_add (writer, column->unit);
  epsom_csv_writer_add (writer, column->meaning);
  return epsom_csv_writer_end_row (writer, error);
}

static gboolean
write_dictionary (EpsomCsvWriter *writer, GError **error)
{
  static const char *const names[] = { "file", "column", "type", "unit", "meaning" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    epsom_csv_writer_add (writer, names[i]);
  if (!epsom_csv_writer_end_row (writer, error))
    return FALSE;
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      const EpsomSheet *sheet = epsom_sheet_get ((EpsomRecordKind) kind);

      for (guint i = 0; i < sheet->n_columns; i++)
        if (!add_dictionary_row (writer, sheet->file, &sheet->columns[i], error))
          return FALSE;
    }
  return epsom_csv_writer_flush (writer, error);
}

/* @sheet: NULL: the dictionary. */
static gboolean
write_file (Exporter *self, const EpsomSheet *sheet, GError **error)
{
  GOutputStream *stream = epsom_output_folder_open (self->folder, sheet != NULL ? sheet->file : DICTIONARY, error);
  EpsomCsvWriter writer;
  gboolean written;

  if (stream == NULL)
    return FALSE;
  epsom_csv_writer_init (&writer, stream, self->cancellable);
  written =
    g_output_stream_write_all (stream, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK), NULL, self->cancellable, error) &&
    (sheet != NULL ? write_records (self, &writer, sheet, error) : write_dictionary (&writer, error));
  epsom_csv_writer_clear (&writer);
  if (!written)
    epsom_output_prefix_error (self->path, error);
  return written;
}

static gboolean
write_files (Exporter *self, GError **error)
{
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (!write_file (self, epsom_sheet_get ((EpsomRecordKind) kind), error))
      return FALSE;
  return write_file (self, NULL, error);
}

gboolean
epsom_spreadsheet_export_folder (EpsomDiary *diary,
                                 EpsomDate from,
                                 EpsomDate to,
                                 const char *path,
                                 EpsomProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GError **error)
{
  const char *names[EPSOM_N_RECORD_KINDS + 2] = { NULL };
  g_autoptr (EpsomOutputFolder) folder = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GString) cell = g_string_new (NULL);

  g_return_val_if_fail (diary != NULL && path != NULL, FALSE);

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    names[kind] = epsom_sheet_get ((EpsomRecordKind) kind)->file;
  names[EPSOM_N_RECORD_KINDS] = DICTIONARY;
  folder = epsom_output_folder_new (path, names, error);
  if (folder == NULL)
    return FALSE;
  records = epsom_selection_new (diary, from, to);
  if (!write_files (&(Exporter){ diary, records, path, folder, cell, progress, progress_data, 0, cancellable }, error))
    return FALSE;
  return epsom_output_folder_commit (g_steal_pointer (&folder), error);
}
