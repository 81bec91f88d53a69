/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-import.h"
#include "epsom-progress.h"

G_BEGIN_DECLS

/**
 * EpsomCsvError: why a file cannot be read as Epsom CSV at all (a row with an error is reported in the import).
 * @EPSOM_CSV_ERROR_FAILED: it cannot be opened or read, or is no regular file; the message has the cause
 * @EPSOM_CSV_ERROR_ENCODING: it is not UTF-8, or holds a NUL byte
 * @EPSOM_CSV_ERROR_SYNTAX: its quotation marks do not match, so that it cannot be told where a row ends
 * @EPSOM_CSV_ERROR_HEADER: it is empty, or its columns are not those of a diary
 * @EPSOM_CSV_ERROR_LIMIT: a field or a row larger than any diary has
 *
 * The message begins with `file: `, `file:line: ` or `file:line: column: ` and says what to do.
 */
typedef enum {
  EPSOM_CSV_ERROR_FAILED,
  EPSOM_CSV_ERROR_ENCODING,
  EPSOM_CSV_ERROR_SYNTAX,
  EPSOM_CSV_ERROR_HEADER,
  EPSOM_CSV_ERROR_LIMIT
} EpsomCsvError;
#define EPSOM_CSV_ERROR (epsom_csv_error_quark ())
GQuark epsom_csv_error_quark (void);

/**
 * epsom_csv_import:
 * @paths: (array zero-terminated=1): regular files, read together: a row may name an episode of another
 * @diary: against which the rows are checked; nothing is stored
 * @progress: (nullable): told of the bytes that were read
 * @error: only when a file cannot be read at all: an #EPSOM_CSV_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Streams: memory grows with the records, not with the text. Rows and columns are in any order. A row whose cells are
 * all empty is none; columns that the file does not have count as empty.
 *
 * Returns: (transfer full) (nullable)
 */
EpsomImport *epsom_csv_import (const char *const *paths,
                               EpsomDiary *diary,
                               EpsomOnConflict on_conflict,
                               EpsomProgressFunc progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GError **error);

/**
 * epsom_csv_export: writes the records of the local dates @from to @to (inclusive; %EPSOM_DATE_NONE: open) to @stream,
 * ordered by epsom_record_compare(). An episode that a chosen record names comes along, so that the file stands by
 * itself. Equal diaries give equal bytes. @stream is neither flushed nor closed.
 */
gboolean epsom_csv_export (EpsomDiary *diary,
                           EpsomDate from,
                           EpsomDate to,
                           GOutputStream *stream,
                           GCancellable *cancellable,
                           GError **error);

/** EPSOM_CSV_VIEW_MOST: bytes of a file that is read as a diary of its own, at most: some million rows. */
#define EPSOM_CSV_VIEW_MOST (256 * 1000 * 1000)
/**
 * epsom_csv_read_diary: reads the CSV of another person's diary, to be looked at; nothing is stored. All of its rows
 * must be good: the error tells of the first that is not.
 *
 * Returns: (transfer full) (nullable)
 */
EpsomDiary *epsom_csv_read_diary (const char *path, GError **error);

G_END_DECLS
