/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-csv.h"
#include "epsom-read-progress.h"

G_BEGIN_DECLS

/** EPSOM_CSV_FIELD_MAX: bytes of one field at most; EPSOM_CSV_ROW_MAX: of one row. More is no diary. */
#define EPSOM_CSV_FIELD_MAX (1024 * 1024)
#define EPSOM_CSV_ROW_MAX (4 * 1024 * 1024)
/** EPSOM_CSV_COLUMNS_MAX: columns of a file at most. */
#define EPSOM_CSV_COLUMNS_MAX 1024

/**
 * EpsomCsvRow: one row below the header.
 * @line: of its first character, from 1
 * @n_cells: as many as it has; what goes past the header's columns is counted but not kept
 * @cells: (array length=n_columns of the reader): "" where the row is too short. Valid UTF-8 without NUL, each in a
 *   room of its own that may be written to; good until the function returns
 */
typedef struct {
  guint64 line;
  guint n_cells;
  char **cells;
} EpsomCsvRow;

typedef void (*EpsomCsvRowFunc) (const EpsomCsvRow *row, gpointer user_data);

/**
 * EpsomCsvReader:
 *
 * RFC 4180 from a regular file, strictly and without loss: blanks around a field belong to it, a byte order mark does
 * not belong to the first. LF, CRLF and CR end a line; empty lines are no rows. Read in pieces: memory holds one row.
 */
typedef struct _EpsomCsvReader EpsomCsvReader;

/**
 * EpsomCsvDialect: how a file of another app differs from RFC 4180 in UTF-8.
 * @delimiter: between the fields
 * @encoding: (nullable): as g_convert() names it; NULL: UTF-8
 * @header_line: the line on which the header begins, from 1; what stands before is passed over
 * @n_extra_cells: so many cells past the header's columns are kept, too
 * @is_lenient: a quotation mark inside a field that does not begin with one is a character like others
 * @has_no_quotes: all quotation marks are
 */
typedef struct {
  char delimiter;
  const char *encoding;
  guint64 header_line;
  guint n_extra_cells;
  gboolean is_lenient;
  gboolean has_no_quotes;
} EpsomCsvDialect;

/** epsom_csv_reader_new: opens @path; does not wait for pipes or devices but refuses them. */
EpsomCsvReader *epsom_csv_reader_new (const char *path, GError **error);
/** epsom_csv_reader_new_dialect: the same of a file written in @dialect, which is copied. */
EpsomCsvReader *epsom_csv_reader_new_dialect (const char *path, const EpsomCsvDialect *dialect, GError **error);
void epsom_csv_reader_free (EpsomCsvReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomCsvReader, epsom_csv_reader_free)

/**
 * epsom_csv_reader_read_header: reads as far as the header row.
 * @line: (out): of the header
 *
 * Returns: (transfer none) (array zero-terminated=1) (nullable): the names of the columns; NULL with an error, which an
 * empty file is too.
 */
const char *const *epsom_csv_reader_read_header (EpsomCsvReader *reader, guint64 *line, GError **error);

/**
 * epsom_csv_reader_read_rows: gives the rows of the next piece of the file to @func, in order.
 * @more: (out): whether there is anything left to be read
 * @error: an #EPSOM_CSV_ERROR with file, line and, where known, column. What was read before it has been given
 */
gboolean epsom_csv_reader_read_rows (EpsomCsvReader *reader,
                                     EpsomCsvRowFunc func,
                                     gpointer user_data,
                                     gboolean *more,
                                     GError **error);

/** epsom_csv_reader_read_all: gives all rows to @func, tells @progress of them, and stops where it is cancelled. */
gboolean epsom_csv_reader_read_all (EpsomCsvReader *reader,
                                    EpsomCsvRowFunc func,
                                    gpointer user_data,
                                    const EpsomReadProgress *progress,
                                    GError **error);

/** epsom_csv_reader_get_position: bytes of the file that were read so far. */
guint64 epsom_csv_reader_get_position (EpsomCsvReader *reader);

G_END_DECLS
