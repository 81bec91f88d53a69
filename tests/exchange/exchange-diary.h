/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-csv.h"
#include "exchange-fixture.h"

G_BEGIN_DECLS

/* Ids for tests: which one is seen at a glance. */
#define ID_A "aaaaaaaa-0000-4000-8000-000000000000"
#define ID_B "bbbbbbbb-0000-4000-8000-000000000000"
#define ID_C "cccccccc-0000-4000-8000-000000000000"
#define ID_D "dddddddd-0000-4000-8000-000000000000"
#define ID_E "eeeeeeee-0000-4000-8000-000000000000"

/** exchange_empty_diary: Returns: (transfer full) */
EpsomDiary *exchange_empty_diary (void);

/** exchange_import: reads @text as `file.csv`, which must be readable. Returns: (transfer full) */
EpsomImport *exchange_import (Fixture *fixture, const char *text, EpsomDiary *diary, EpsomOnConflict on_conflict);

/** exchange_diary: Returns: (transfer full): the diary that @text is, all of whose rows are good. */
EpsomDiary *exchange_diary (Fixture *fixture, const char *text);

/** exchange_export: Returns: (transfer full): all of @diary as CSV. */
char *exchange_export (EpsomDiary *diary);

/**
 * exchange_describe: Returns: (transfer full): an import in lines:
 * `reading 2 added 1 refused`, then its problems, conflicts and warnings, without the folder of @fixture.
 */
char *exchange_describe (Fixture *fixture, const EpsomImport *import);

/** exchange_append_row: @cells (NULL: empty) as a row of all columns, each in quotation marks, in the order @order. */
void exchange_append_row (GString *text, const EpsomCells *cells, const int order[EPSOM_N_FIELDS]);
/** exchange_append_header: the names of the columns in the order @order. */
void exchange_append_header (GString *text, const int order[EPSOM_N_FIELDS]);
/** exchange_file_order: the order of the file format. */
extern const int exchange_file_order[EPSOM_N_FIELDS];

G_END_DECLS
