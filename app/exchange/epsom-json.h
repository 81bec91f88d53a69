/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-csv.h"
#include "epsom-response.h"

G_BEGIN_DECLS

/** epsom_json_response: Returns: (transfer full): `epsom response --json` of `response.md`; full doubles, null where
 * nothing exists. */
char *epsom_json_response (const EpsomResponse *response);

/**
 * epsom_json_records: the records of the local dates @from to @to, as epsom_csv_export() chooses and orders them.
 * Returns: (transfer full): an array of objects, each on a line, whose keys are the filled columns of the file format.
 */
char *epsom_json_records (EpsomDiary *diary, EpsomDate from, EpsomDate to);

/**
 * epsom_json_import: the summary of an import: `records` with the counts of each kind (`unknown`: rows whose kind could
 * not be read), `problems` and `conflicts` (of each the first
 * %EPSOM_IMPORT_MAX_LISTED; the counts are of all) with file, line and column (null: the row) and `warnings`; of other apps' files
 * `left_out` and `remarks`, too, with file and line of the first and how many there are.
 * @applied: whether it was stored
 *
 * Returns: (transfer full)
 */
char *epsom_json_import (const EpsomImport *import, gboolean applied);
/**
 * epsom_json_import_failure: in its place where there is none, as a file or the diary could not be read or written:
 * `error` says why.
 * Returns: (transfer full)
 */
char *epsom_json_import_failure (const char *message);

G_END_DECLS
