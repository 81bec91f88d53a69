/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-diary.h"
#include "epsom-progress.h"

G_BEGIN_DECLS

/** EPSOM_CSV_ERROR: a file that cannot be read as Epsom CSV at all (rows with errors are reported in the import). */
typedef enum {
  EPSOM_CSV_ERROR_FAILED,
  EPSOM_CSV_ERROR_ENCODING,
  EPSOM_CSV_ERROR_SYNTAX,
  EPSOM_CSV_ERROR_HEADER,
  EPSOM_CSV_ERROR_LIMIT
} EpsomCsvError;
#define EPSOM_CSV_ERROR (epsom_csv_error_quark ())
GQuark epsom_csv_error_quark (void);

/** EpsomOnConflict: what to do with a row whose id the diary holds with other content. */
typedef enum { EPSOM_ON_CONFLICT_FAIL, EPSOM_ON_CONFLICT_KEEP, EPSOM_ON_CONFLICT_REPLACE } EpsomOnConflict;

typedef struct {
  guint64 added, skipped, conflicting, refused;
} EpsomImportCounts;

/** EpsomProblem: of a row. */
typedef struct {
  char *file;
  guint64 line; /* of the row's first line, from 1 */
  int field;    /* an EpsomField, or -1: the row */
  char *message;
} EpsomProblem;

/** epsom_problem_to_string: Returns: (transfer full): `file:line: column: what is wrong`. */
char *epsom_problem_to_string (const EpsomProblem *problem);

/**
 * EpsomImport: what files become, before anything is stored.
 * @changes: (element-type EpsomChange): what is to be applied; holds the good rows only
 * @problems: (element-type EpsomProblem): rows refused
 * @conflicts: (element-type EpsomProblem): ids that the diary holds with other content
 * @warnings: (element-type utf8): such as unknown columns
 */
typedef struct {
  GPtrArray *changes;
  GPtrArray *problems;
  GPtrArray *conflicts;
  GPtrArray *warnings;
  EpsomImportCounts counts[EPSOM_N_RECORD_KINDS];
  EpsomImportCounts unknown; /* rows refused before their kind was known */
} EpsomImport;

/**
 * epsom_csv_import: reads the files together (a row may name an episode of another), checks every row against the rules
 * and against @diary. Nothing is stored. Streams: memory grows with the records, not with the text.
 * @error: only when a file cannot be read at all
 */
EpsomImport *epsom_csv_import (const char *const *paths,
                               EpsomDiary *diary,
                               EpsomOnConflict on_conflict,
                               EpsomProgressFunc progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GError **error);
/** epsom_import_may_apply: whether it may be stored as it stands: no refused row and no unsettled conflict. */
gboolean epsom_import_may_apply (const EpsomImport *import, EpsomOnConflict on_conflict, gboolean keep_good);
void epsom_import_free (EpsomImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomImport, epsom_import_free)

/** epsom_csv_export: writes the records of the local dates @from to @to (inclusive; %EPSOM_DATE_NONE: open) to @stream.
 * An episode that a chosen reading names comes along, so that the file stands by itself. */
gboolean epsom_csv_export (EpsomDiary *diary,
                           EpsomDate from,
                           EpsomDate to,
                           GOutputStream *stream,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
