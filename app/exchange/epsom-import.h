/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"

G_BEGIN_DECLS

/**
 * EpsomOnConflict: what to do with a row whose id the diary holds with other content.
 * @EPSOM_ON_CONFLICT_FAIL: nothing may be stored
 * @EPSOM_ON_CONFLICT_KEEP: the diary's record stays
 * @EPSOM_ON_CONFLICT_REPLACE: the row takes its place
 */
typedef enum { EPSOM_ON_CONFLICT_FAIL, EPSOM_ON_CONFLICT_KEEP, EPSOM_ON_CONFLICT_REPLACE } EpsomOnConflict;

/**
 * EpsomImportCounts: each row is counted once.
 * @added: new to the diary
 * @skipped: its id is known with the same content, in the diary or earlier in the files
 * @conflicting: its id is known to the diary with other content, whatever is then done
 * @refused: it breaks a rule
 */
typedef struct {
  guint64 added, skipped, conflicting, refused;
} EpsomImportCounts;

/** EpsomImportPlace: where a record stands. */
typedef struct {
  guint file;   /* index in the files */
  guint64 line; /* from 1 */
} EpsomImportPlace;

/** EpsomProblem: of a row. */
typedef struct {
  guint file_index; /* of the files that were given */
  const char *file; /* its path */
  guint64 line;     /* of the row's first line, from 1 */
  int field;        /* an EpsomField, or -1: the row, or a column of another app */
  char *column;     /* (nullable): what another app calls it */
  char *message;    /* (translated) */
} EpsomProblem;

/**
 * EpsomRemark: what was left out of files of another app, or taken in otherwise than it stands there, and why; told
 * once for all the entries that it holds for.
 * @place: of the first of them
 */
typedef struct {
  char *message; /* (translated) */
  guint64 n;
  EpsomImportPlace place;
  gboolean is_left_out;
} EpsomRemark;

/** epsom_problem_get_column: Returns: (transfer none) (nullable): the name of its column; NULL: the row. */
const char *epsom_problem_get_column (const EpsomProblem *problem);
/** epsom_problem_to_string: Returns: (transfer full): `file:line: column: what is wrong`. */
char *epsom_problem_to_string (const EpsomProblem *problem);

/** EPSOM_IMPORT_MAX_LISTED: more than anybody corrects by hand; a file that is wrong throughout fills no memory. */
#define EPSOM_IMPORT_MAX_LISTED 10000

/**
 * EpsomImport: what files become, before anything is stored.
 * @files: their paths
 * @changes: (element-type EpsomChange): what is to be applied; of the good rows only. Episodes come before what names
 *   them, and each record once
 * @problems: (element-type EpsomProblem): rows refused, in the order of the files; %EPSOM_IMPORT_MAX_LISTED at most
 * @conflicts: (element-type EpsomProblem): ids that the diary holds with other content, in the order of the files;
 *   %EPSOM_IMPORT_MAX_LISTED at most
 * @places: (element-type EpsomImportPlace): where the record of each of @changes stands
 * @remarks: (element-type EpsomRemark): of files of other apps
 * @on_conflict: what was to be done with conflicts when it was read
 * @is_foreign: whether the files are of other apps
 * @source: (nullable): the title of the app that all of them are of
 * @n_problems, @n_conflicts: how many there are, listed or not
 * @warnings: (element-type utf8): such as unknown columns
 */
typedef struct {
  char **files;
  GPtrArray *changes;
  GPtrArray *problems;
  GPtrArray *conflicts;
  GPtrArray *warnings;
  GArray *places;
  GPtrArray *remarks;
  EpsomOnConflict on_conflict;
  gboolean is_foreign;
  const char *source;
  guint n_problems, n_conflicts;
  EpsomImportCounts counts[EPSOM_N_RECORD_KINDS];
  EpsomImportCounts unknown; /* rows refused before their kind was known */
} EpsomImport;

/** epsom_import_count_left_out: Returns: how many entries of other apps were left out. */
guint64 epsom_import_count_left_out (const EpsomImport *import);

/** epsom_import_new: empty, for those who read files. */
EpsomImport *epsom_import_new (const char *const *files);
void epsom_import_free (EpsomImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomImport, epsom_import_free)

/**
 * epsom_import_may_apply: whether @changes may be stored as they stand.
 * @keep_good: whether the good rows are wanted although others were refused
 *
 * Returns: %FALSE where a row was refused and @keep_good is not set, and where a conflict waits for a choice:
 * @keep_good does not settle one.
 */
gboolean epsom_import_may_apply (const EpsomImport *import, EpsomOnConflict on_conflict, gboolean keep_good);

G_END_DECLS
