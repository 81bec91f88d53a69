/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

#include "epsom-csv-reader.h"
#include "epsom-csv.h"
#include "epsom-quote.h"
#include "epsom-source-readers.h"

/* Where a table begins in a file. */
typedef struct {
  guint delimiter; /* of epsom_head_delimiters */
  const EpsomHeadRow *header;
  const EpsomHeadRow *next; /* (nullable): the row below it */
} Table;

/* The files that are being read. */
typedef struct {
  EpsomSourceRun run; /* of one source */
  EpsomReadProgress progress;
} Reading;

const EpsomSource *const *
epsom_sources (void)
{
  static const EpsomSource *sources[EPSOM_N_SOURCES + 1];
  static gsize is_made;

  if (g_once_init_enter (&is_made))
    {
      for (gsize i = 0; i < EPSOM_N_SOURCES; i++)
        sources[i] = &epsom_source_readers[i]->source;
      g_once_init_leave (&is_made, 1);
    }
  return sources;
}

static const EpsomSourceReader *
get_reader (const EpsomSource *source)
{
  for (gsize i = 0; i < EPSOM_N_SOURCES; i++)
    if (&epsom_source_readers[i]->source == source)
      return epsom_source_readers[i];
  return NULL;
}

const EpsomSource *
epsom_source_find (const char *name)
{
  const EpsomSource *const *sources = epsom_sources ();

  g_return_val_if_fail (name != NULL, NULL);

  for (; *sources != NULL; sources++)
    if (strcmp ((*sources)->name, name) == 0)
      return *sources;
  return NULL;
}

EpsomSourceOptions
epsom_source_options_default (void)
{
  return (EpsomSourceOptions){ .severity = EPSOM_SOURCE_SEVERITY_UNKNOWN };
}

/* Whether @cell is one of the names in @column, joined by `|`. */
static gboolean
is_column (const char *cell, const char *column)
{
  g_autofree char *folded = g_utf8_casefold (cell, -1);
  g_auto (GStrv) names = g_strsplit (column, "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_utf8_casefold (names[i], -1);

      if (strcmp (name, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

static int
find_column (const char *const *cells, const char *column)
{
  for (int i = 0; cells[i] != NULL; i++)
    if (is_column (cells[i], column))
      return i;
  return -1;
}

static void
find_mapped (const EpsomMapping *mapping, const char *const *cells, int position[EPSOM_SOURCE_COLUMNS_MAX])
{
  for (int target = 0; target < EPSOM_SOURCE_COLUMNS_MAX; target++)
    position[target] = -1;
  for (int target = 0; target < EPSOM_N_TARGETS; target++)
    for (int i = 0; mapping->column[target] != NULL && cells[i] != NULL && position[target] < 0; i++)
      {
        const char *const name[] = { cells[i], NULL };
        EpsomMapping one = { .column = { mapping->column[target] } };

        if (epsom_mapping_fits (&one, name))
          position[target] = i;
      }
}

static void
find_positions (const EpsomSourceReader *reader, const char *const *cells, int position[EPSOM_SOURCE_COLUMNS_MAX])
{
  for (int i = 0; i < EPSOM_SOURCE_COLUMNS_MAX; i++)
    position[i] = -1;
  for (int i = 0; reader->columns[i] != NULL; i++)
    position[i] = find_column (cells, reader->columns[i]);
}

/* Whether @row is the header of a table of @reader. */
static gboolean
is_header (const EpsomSourceReader *reader,
           const EpsomMapping *mapping,
           const EpsomHeadRow *row,
           const EpsomHeadRow *next)
{
  int position[EPSOM_SOURCE_COLUMNS_MAX];

  if (reader->uses_mapping)
    return mapping != NULL && epsom_mapping_fits (mapping, (const char *const *) row->cells);
  if (row->n_cells < reader->n_required)
    return FALSE;
  find_positions (reader, (const char *const *) row->cells, position);
  for (guint i = 0; i < reader->n_required; i++)
    if (position[i] < 0)
      return reader->find_header != NULL && reader->find_header (row, next, position);
  return TRUE;
}

static gboolean
find_table_by (const EpsomSourceReader *reader,
               const EpsomMapping *mapping,
               EpsomSourceHead *head,
               guint delimiter,
               Table *table)
{
  const GPtrArray *rows = epsom_source_head_get_rows (head, delimiter);

  for (guint i = 0; i < rows->len; i++)
    {
      const EpsomHeadRow *next = i + 1 < rows->len ? rows->pdata[i + 1] : NULL;

      if (is_header (reader, mapping, rows->pdata[i], next))
        {
          *table = (Table){ delimiter, rows->pdata[i], next };
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
find_table (const EpsomSourceReader *reader, const EpsomMapping *mapping, EpsomSourceHead *head, Table *table)
{
  if (reader->read_row == NULL || head->is_json)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (epsom_head_delimiters); i++)
    if (find_table_by (reader, mapping, head, i, table))
      return TRUE;
  return FALSE;
}

/* The whole file as UTF-8. */
static char *
load_text (const char *path, const EpsomSourceHead *head, gsize *length, GError **error)
{
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) failure = NULL;
  struct stat status;

  if (stat (path, &status) == 0 && status.st_size > EPSOM_JSON_FILE_MAX)
    {
      g_set_error (error, EPSOM_SOURCE_ERROR, EPSOM_SOURCE_ERROR_LIMIT, _ ("%s: has more than %d MB"), path,
                   EPSOM_JSON_FILE_MAX / 1024 / 1024);
      return NULL;
    }
  if (!g_file_get_contents (path, &bytes, length, &failure))
    {
      g_set_error (error, EPSOM_SOURCE_ERROR, EPSOM_SOURCE_ERROR_FAILED, "%s: %s", path, failure->message);
      return NULL;
    }
  if (head->encoding == NULL)
    text = g_steal_pointer (&bytes);
  else
    text = g_convert (bytes, (gssize) *length, "UTF-8", head->encoding, NULL, length, NULL);
  if (text == NULL || !g_utf8_validate_len (text, *length, NULL))
    {
      g_set_error (error, EPSOM_SOURCE_ERROR, EPSOM_SOURCE_ERROR_CONTENT, _ ("%s: is not valid UTF-8"), path);
      return NULL;
    }
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    {
      *length -= 3;
      memmove (text, text + 3, *length + 1);
    }
  return g_steal_pointer (&text);
}

/* @part: (nullable): the member of the document that they are to be in */
static gboolean
has_all (const EpsomSourceReader *reader, const char *const *members, const char *part)
{
  for (guint i = 0; reader->members[i] != NULL; i++)
    {
      g_autofree char *name =
        part != NULL ? g_strconcat (part, ".", reader->members[i], NULL) : g_strdup (reader->members[i]);

      if (!g_strv_contains (members, name))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_members (const EpsomSourceReader *reader, const char *const *members, gboolean is_list)
{
  if (reader->members == NULL || reader->is_list != is_list)
    return FALSE;
  for (guint i = 0; reader->parts != NULL && reader->parts[i] != NULL; i++)
    if (has_all (reader, members, reader->parts[i]))
      return TRUE;
  return has_all (reader, members, NULL);
}

static gboolean
recognise_json (const char *path, const EpsomSourceHead *head, const EpsomSourceReader **reader, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) members = NULL;
  gboolean is_list;
  gsize length;

  text = load_text (path, head, &length, error);
  if (text == NULL)
    return FALSE;
  members = epsom_json_list_members (text, length, &is_list);
  for (gsize i = 0; i < EPSOM_N_SOURCES && *reader == NULL; i++)
    if (has_members (epsom_source_readers[i], (const char *const *) members, is_list))
      *reader = epsom_source_readers[i];
  return TRUE;
}

/* @reader: (out) (nullable) */
static gboolean
recognise (const char *path, EpsomSourceHead *head, const EpsomSourceReader **reader, GError **error)
{
  Table table;

  *reader = NULL;
  if (head->is_json)
    return recognise_json (path, head, reader, error);
  for (gsize i = 0; i < EPSOM_N_SOURCES && *reader == NULL; i++)
    if (find_table (epsom_source_readers[i], NULL, head, &table))
      *reader = epsom_source_readers[i];
  return TRUE;
}

gboolean
epsom_source_recognise (const char *path, const EpsomSource **source, GError **error)
{
  g_autoptr (EpsomSourceHead) head = epsom_source_head_new (path, error);
  const EpsomSourceReader *reader;

  *source = NULL;
  if (head == NULL || !recognise (path, head, &reader, error))
    return FALSE;
  if (reader != NULL)
    *source = &reader->source;
  if (reader == NULL && head->is_json)
    g_set_error (error, EPSOM_SOURCE_ERROR, EPSOM_SOURCE_ERROR_UNKNOWN, _ ("%s: is JSON of no app that Epsom knows"),
                 path);
  return reader != NULL || !head->is_json;
}

static void
entry_cb (const EpsomJsonEntry *entry, gpointer user_data)
{
  EpsomSourceRun *run = user_data;

  run->place.line = entry->line;
  g_free (run->entry);
  run->entry = entry->index < 0 ? g_strdup (entry->section)
                                : g_strdup_printf ("%s[%" G_GINT64_FORMAT "]", entry->section, entry->index);
  if (entry->object != NULL)
    run->reader->read_entry (run, entry);
  else if (run->pass == 0)
    epsom_run_refuse (run, -1, NULL, "%s", _ ("is no entry; export the file again"));
}

/* The bytes of a file that is read several times count once. */
typedef struct {
  Reading *reading;
  guint n_passes;
} Passes;

static void
json_progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  Passes *passes = user_data;

  epsom_read_progress_report (&passes->reading->progress,
                              (total * passes->reading->run.pass + done) / passes->n_passes);
}

static gboolean
read_json (Reading *reading, const char *path, EpsomSourceHead *head, GError **error)
{
  EpsomSourceRun *run = &reading->run;
  Passes passes = { reading, MAX (run->reader->n_passes, 1) };
  g_autofree char *text = NULL;
  gsize length;

  text = load_text (path, head, &length, error);
  if (text == NULL)
    return FALSE;
  for (run->pass = 0; run->pass < passes.n_passes; run->pass++)
    if (!epsom_json_read (path, text, length, run->reader->parts, entry_cb, run, json_progress_cb, &passes,
                          reading->progress.cancellable, error))
      return FALSE;
  return TRUE;
}

static void
warn_of_columns (EpsomSourceRun *run, guint64 line)
{
  g_autoptr (GString) unknown = g_string_new (NULL);

  for (int i = 0; run->header[i] != NULL; i++)
    {
      g_autofree char *quoted = epsom_quote (run->header[i]);
      gboolean is_known = *run->header[i] == '\0';

      for (int j = 0; j < EPSOM_SOURCE_COLUMNS_MAX; j++)
        is_known |= run->position[j] == i;
      if (!is_known)
        g_string_append_printf (unknown, "%s“%s”", unknown->len > 0 ? ", " : "", quoted);
    }
  if (unknown->len > 0)
    epsom_run_warn (run, line, _ ("columns that Epsom does not know are left out: %s"), unknown->str);
}

static gboolean
has_content (const EpsomSourceRun *run)
{
  for (guint i = 0; run->header[i] != NULL; i++)
    if (*run->cells[i] != '\0')
      return TRUE;
  return FALSE;
}

static void
row_cb (const EpsomCsvRow *row, gpointer user_data)
{
  EpsomSourceRun *run = user_data;
  guint n_columns = g_strv_length ((char **) run->header);

  run->place.line = row->line;
  run->cells = row->cells;
  run->n_cells = row->n_cells;
  for (guint i = 0; i < n_columns; i++)
    g_strstrip (run->cells[i]);
  if (!has_content (run))
    return;
  /* One that is too short may have swallowed others, where a quotation mark is not closed. */
  if (row->n_cells < n_columns || row->n_cells > MIN (n_columns + run->reader->n_extra_cells, EPSOM_CSV_COLUMNS_MAX))
    epsom_run_refuse (run, -1, NULL,
                      g_dngettext (GETTEXT_PACKAGE, "the row has %u field; the header has %u",
                                   "the row has %u fields; the header has %u", row->n_cells),
                      row->n_cells, n_columns);
  else
    run->reader->read_row (run);
}

/* The order of the dates in the head, where the reader leaves it open. */
static EpsomDateOrder
guess_order (const EpsomSourceRun *run, EpsomSourceHead *head, guint delimiter)
{
  const GPtrArray *rows = epsom_source_head_get_rows (head, delimiter);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  int column = run->position[run->reader->date_column - 1];

  for (guint i = 0; i < rows->len && column >= 0; i++)
    {
      const EpsomHeadRow *row = rows->pdata[i];

      if (column < (int) row->n_cells)
        g_ptr_array_add (texts, row->cells[column]);
    }
  return epsom_stamp_guess_order (texts);
}

static gboolean
begin_table (Reading *reading, EpsomSourceHead *head, const Table *table, EpsomCsvReader *csv, GError **error)
{
  EpsomSourceRun *run = &reading->run;
  guint64 line;

  run->header = epsom_csv_reader_read_header (csv, &line, error);
  if (run->header == NULL)
    return FALSE;
  /* What was looked at to recognise the file ends at a NUL, and forgives more. */
  if (g_strv_length ((char **) run->header) != table->header->n_cells)
    {
      g_set_error (error, EPSOM_SOURCE_ERROR, EPSOM_SOURCE_ERROR_UNKNOWN, _ ("%s: is no table with columns"),
                   run->path);
      return FALSE;
    }
  if (run->reader->uses_mapping)
    find_mapped (run->mapping, (const char *const *) table->header->cells, run->position);
  else
    find_positions (run->reader, (const char *const *) table->header->cells, run->position);
  for (guint i = 0; i < run->reader->n_required; i++)
    if (run->position[i] < 0)
      {
        run->reader->find_header (table->header, table->next, run->position);
        break;
      }
  if (!run->reader->takes_all_columns)
    warn_of_columns (run, line);
  if (run->order == EPSOM_DATE_ORDER_UNKNOWN && run->reader->date_column > 0)
    run->order = guess_order (run, head, table->delimiter);
  return TRUE;
}

static gboolean
read_table (Reading *reading, const char *path, EpsomSourceHead *head, const Table *table, GError **error)
{
  const EpsomCsvDialect dialect = { .delimiter = epsom_head_delimiters[table->delimiter],
                                    .encoding = head->encoding,
                                    .header_line = table->header->line,
                                    .n_extra_cells = reading->run.reader->n_extra_cells,
                                    .is_lenient = TRUE,
                                    .has_no_quotes = reading->run.reader->has_no_quotes };
  g_autoptr (EpsomCsvReader) csv = epsom_csv_reader_new_dialect (path, &dialect, error);
  EpsomDateOrder order = reading->run.order;

  if (csv == NULL || !begin_table (reading, head, table, csv, error) ||
      !epsom_csv_reader_read_all (csv, row_cb, &reading->run, &reading->progress, error))
    return FALSE;
  reading->run.order = order;
  return TRUE;
}

static gboolean
read_content (Reading *reading, const char *path, EpsomSourceHead *head, GError **error)
{
  const EpsomSourceReader *reader = reading->run.reader;
  Table table;

  if (head->is_json && reader->read_entry != NULL)
    return read_json (reading, path, head, error);
  if (find_table (reader, reading->run.mapping, head, &table))
    return read_table (reading, path, head, &table, error);
  if (reader->uses_mapping)
    g_set_error (error, EPSOM_SOURCE_ERROR, EPSOM_SOURCE_ERROR_UNKNOWN,
                 _ ("%s: has not all of the columns that were chosen"), path);
  else
    g_set_error (error, EPSOM_SOURCE_ERROR, EPSOM_SOURCE_ERROR_UNKNOWN, _ ("%s: is no file of %s that Epsom knows"),
                 path, reader->source.title);
  return FALSE;
}

static gboolean
read_file (Reading *reading, const char *path, guint index, GError **error)
{
  g_autoptr (EpsomSourceHead) head = epsom_source_head_new (path, error);
  EpsomSourceRun *run = &reading->run;
  gboolean is_read;
  struct stat status;

  if (head == NULL)
    return FALSE;
  run->path = path;
  run->place = (EpsomImportPlace){ index, 1 };
  epsom_run_begin_file (run);
  if (run->reader->begin != NULL)
    run->reader->begin (run);
  is_read = read_content (reading, path, head, error);
  if (run->reader->end != NULL)
    run->reader->end (run);
  if (stat (path, &status) == 0)
    reading->progress.done += status.st_size;
  return is_read;
}

/* Whose each of @paths is. @readers: (array length of @paths) */
static gboolean
recognise_all (const char *const *paths,
               const EpsomSourceOptions *options,
               const EpsomSourceReader **readers,
               GError **error)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (EpsomSourceHead) head = epsom_source_head_new (paths[i], error);

      if (head == NULL)
        return FALSE;
      if (options->mapping != NULL)
        readers[i] = &epsom_source_table;
      else
        readers[i] = options->source != NULL ? get_reader (options->source) : NULL;
      if (readers[i] == NULL && !recognise (paths[i], head, &readers[i], error))
        return FALSE;
      if (readers[i] == NULL)
        {
          g_set_error (error, EPSOM_SOURCE_ERROR, EPSOM_SOURCE_ERROR_UNKNOWN,
                       _ ("%s: is of no app that Epsom knows; choose its columns"), paths[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/* Reads those of @paths that are @reader's, together: they may speak of the same days. */
static gboolean
read_source (Reading *reading,
             const char *const *paths,
             const EpsomSourceReader *const *readers,
             const EpsomSourceReader *reader,
             const EpsomSourceOptions *options,
             EpsomImporter *importer,
             GError **error)
{
  gboolean is_read = TRUE;

  epsom_run_init (&reading->run, reader, importer, options);
  for (guint i = 0; is_read && paths[i] != NULL; i++)
    if (readers[i] == reader)
      is_read = read_file (reading, paths[i], i, error);
  if (is_read)
    epsom_run_finish (&reading->run);
  epsom_run_clear (&reading->run);
  return is_read;
}

/* Returns: (nullable): of the one app that all files are of. */
static const char *
get_title (const EpsomSourceReader *const *readers)
{
  for (guint i = 1; readers[i - 1] != NULL && readers[i] != NULL; i++)
    if (readers[i] != readers[0])
      return NULL;
  return readers[0] != NULL ? readers[0]->source.title : NULL;
}

EpsomImport *
epsom_source_import (const char *const *paths,
                     const EpsomSourceOptions *options,
                     EpsomDiary *diary,
                     EpsomOnConflict on_conflict,
                     EpsomProgressFunc progress,
                     gpointer progress_data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (EpsomImporter) importer = NULL;
  g_autofree const EpsomSourceReader **readers = NULL;
  Reading reading = { 0 };

  g_return_val_if_fail (paths != NULL && options != NULL && diary != NULL, NULL);

  readers = g_new0 (const EpsomSourceReader *, g_strv_length ((char **) paths) + 1);
  if (!recognise_all (paths, options, readers, error))
    return NULL;
  importer = epsom_importer_new (paths, diary, on_conflict);
  epsom_importer_set_foreign (importer, get_title (readers));
  if (!options->bring_back)
    epsom_importer_set_deleted (importer, options->deleted);
  epsom_read_progress_init (&reading.progress, paths, progress, progress_data, cancellable);
  for (gsize i = 0; i < EPSOM_N_SOURCES; i++)
    if (!read_source (&reading, paths, readers, epsom_source_readers[i], options, importer, error))
      return NULL;
  return epsom_importer_finish (g_steal_pointer (&importer));
}

/* Whether @paths are of other apps, which all of them are, or none. */
static gboolean
tell (const char *const *paths, gboolean *is_foreign, GError **error)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      const EpsomSource *source;

      if (!epsom_source_recognise (paths[i], &source, error))
        return FALSE;
      if (i > 0 && *is_foreign != (source != NULL))
        {
          g_set_error (error, EPSOM_SOURCE_ERROR, EPSOM_SOURCE_ERROR_UNKNOWN,
                       _ ("%s: is not of an app like the files before it; import them one after the other"), paths[i]);
          return FALSE;
        }
      *is_foreign = source != NULL;
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable): the columns that were chosen for a table like @path before. */
static EpsomMapping *
recall_mapping (const char *path)
{
  g_autoptr (EpsomTableHead) table = epsom_table_head_new (path, NULL);

  return table != NULL ? epsom_mapping_recall ((const char *const *) table->header) : NULL;
}

EpsomImport *
epsom_import_read (const char *const *paths,
                   const EpsomSourceOptions *options,
                   gboolean own,
                   EpsomDiary *diary,
                   int on_conflict,
                   EpsomProgressFunc progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  gboolean is_foreign = options->source != NULL || options->mapping != NULL;
  g_autoptr (EpsomMapping) recalled = NULL;
  EpsomSourceOptions all = *options;
  EpsomOnConflict choice;

  g_return_val_if_fail (paths != NULL && options != NULL && diary != NULL, NULL);

  if (!own && !is_foreign && !tell (paths, &is_foreign, error))
    return NULL;
  if (!own && !is_foreign)
    all.mapping = recalled = recall_mapping (paths[0]);
  is_foreign = is_foreign || recalled != NULL;
  choice = is_foreign ? EPSOM_ON_CONFLICT_KEEP : EPSOM_ON_CONFLICT_FAIL;
  if (on_conflict >= 0)
    choice = (EpsomOnConflict) on_conflict;
  if (is_foreign)
    return epsom_source_import (paths, &all, diary, choice, progress, progress_data, cancellable, error);
  return epsom_csv_import (paths, diary, choice, progress, progress_data, cancellable, error);
}
