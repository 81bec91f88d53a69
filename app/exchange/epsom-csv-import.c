/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-csv.h"

#include <glib/gi18n-lib.h>

#include "epsom-csv-columns.h"
#include "epsom-csv-guard.h"
#include "epsom-csv-reader.h"
#include "epsom-importer.h"

typedef struct {
  EpsomImporter *importer;
  EpsomCsvColumns columns; /* of the file that is being read */
  guint file;              /* its index */
  EpsomReadProgress progress;
} Reading;

/* Returns: whether any cell has content. */
static gboolean
get_cells (const EpsomCsvColumns *columns, const EpsomCsvRow *row, EpsomCells *cells)
{
  char content = '\0';

  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    {
      char *text = columns->column[field] >= 0 ? row->cells[columns->column[field]] : "";

      content |= *text;
      cells->text[field] = *text != '\0' ? epsom_csv_guard_strip (field, text) : text;
    }
  return content != '\0';
}

static void
refuse_ragged (Reading *reading, EpsomImportPlace place, const EpsomCells *cells, guint n_cells)
{
  g_autofree char *message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "the row has %u field; the header has %u",
                                                           "the row has %u fields; the header has %u", n_cells),
                                              n_cells, reading->columns.n_columns);

  epsom_importer_refuse (reading->importer, place, cells, -1, message);
}

static void
row_cb (const EpsomCsvRow *row, gpointer user_data)
{
  Reading *reading = user_data;
  EpsomImportPlace place = { reading->file, row->line };
  g_autoptr (GError) error = NULL;
  EpsomCells cells;
  gboolean has_content = get_cells (&reading->columns, row, &cells);
  EpsomRecord *record;

  if (row->n_cells != reading->columns.n_columns)
    {
      refuse_ragged (reading, place, &cells, row->n_cells);
      return;
    }
  if (!has_content)
    return; /* spreadsheets leave such lines behind */
  record = epsom_record_from_cells (&cells, &error);
  if (record != NULL)
    epsom_importer_add (reading->importer, place, record);
  else
    epsom_importer_refuse (reading->importer, place, &cells, error->code, epsom_field_error_get_rule (error));
}

static gboolean
read_header (Reading *reading, EpsomCsvReader *reader, const char *path, GError **error)
{
  guint64 line;
  const char *const *header = epsom_csv_reader_read_header (reader, &line, error);
  g_autofree char *warning = NULL;

  if (header == NULL)
    return FALSE;
  if (!epsom_csv_columns_init (&reading->columns, header, &warning, error))
    {
      g_prefix_error (error, "%s:%" G_GUINT64_FORMAT ": ", path, line);
      return FALSE;
    }
  if (warning != NULL)
    epsom_importer_warn (reading->importer, g_strdup_printf ("%s:%" G_GUINT64_FORMAT ": %s", path, line, warning));
  return TRUE;
}

static gboolean
read_file (Reading *reading, const char *path, GError **error)
{
  g_autoptr (EpsomCsvReader) reader = epsom_csv_reader_new (path, error);

  if (reader == NULL || !read_header (reading, reader, path, error) ||
      !epsom_csv_reader_read_all (reader, row_cb, reading, &reading->progress, error))
    return FALSE;
  reading->progress.done += epsom_csv_reader_get_position (reader);
  return TRUE;
}

EpsomImport *
epsom_csv_import (const char *const *paths,
                  EpsomDiary *diary,
                  EpsomOnConflict on_conflict,
                  EpsomProgressFunc progress,
                  gpointer progress_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (EpsomImporter) importer = NULL;
  Reading reading = { 0 };

  g_return_val_if_fail (paths != NULL && diary != NULL, NULL);

  importer = reading.importer = epsom_importer_new (paths, diary, on_conflict);
  epsom_read_progress_init (&reading.progress, paths, progress, progress_data, cancellable);
  for (; paths[reading.file] != NULL; reading.file++)
    if (!read_file (&reading, paths[reading.file], error))
      return NULL;
  return epsom_importer_finish (g_steal_pointer (&importer));
}
