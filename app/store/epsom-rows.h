/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-database.h"
#include "epsom-episode-ids.h"

G_BEGIN_DECLS

/* Rows and records: what each kind's table looks like, and the one place where the two meet. */

/** epsom_rows_get_table: Returns: (transfer none): the name of the table of @kind, which is its token. */
const char *epsom_rows_get_table (EpsomRecordKind kind);

/**
 * epsom_rows_prepare:
 * @pattern: SQL in which `@table` stands for the table of @kind, `@columns` for its own columns, those after `seq`,
 * `id` and `edited`, and `@values` for as many parameters
 *
 * Returns: (transfer full) (nullable): see epsom_database_prepare()
 */
EpsomStatement *epsom_rows_prepare (EpsomDatabase *database, EpsomRecordKind kind, const char *pattern, GError **error);

/** EPSOM_ROWS_SELECT: begins a query whose rows epsom_rows_read() reads. */
#define EPSOM_ROWS_SELECT "SELECT seq, id, @columns FROM "
/** epsom_rows_get_seq, epsom_rows_get_id: of the row that @statement is on. The id is nil where it is none. */
gint64 epsom_rows_get_seq (EpsomStatement *statement);
EpsomUuid epsom_rows_get_id (EpsomStatement *statement);
/** epsom_rows_bind_id: @id: outlives the binding */
void epsom_rows_bind_id (EpsomStatement *statement, int parameter, const EpsomUuid *id);
/**
 * epsom_rows_read:
 * @error: an #EPSOM_FIELD_ERROR when the row breaks a rule
 *
 * Returns: (transfer full) (nullable): the record of the row that @statement is on.
 */
EpsomRecord *
epsom_rows_read (EpsomRecordKind kind, EpsomStatement *statement, EpsomEpisodeIds *episodes, GError **error);

/**
 * epsom_rows_bind:
 * @statement: made of `(…, @columns) VALUES (…, @values)`
 * @first: the number of the first parameter of `@values`
 * @episode: the seq of the episode that @record names, 0 where it names none
 *
 * Texts are borrowed from @record until the statement is released or bound anew.
 */
void epsom_rows_bind (EpsomStatement *statement, int first, const EpsomRecord *record, gint64 episode);

/** epsom_rows_describe: Returns: (transfer full): "dose 550e8400-…", for a message. */
char *epsom_rows_describe (EpsomRecordKind kind, const EpsomUuid *id);
/** epsom_rows_set_error: tells that the stored record @kind, @id breaks a rule, @cause, as
 * %EPSOM_STORE_ERROR_CORRUPT. */
void epsom_rows_set_error (EpsomDatabase *database,
                           EpsomRecordKind kind,
                           const EpsomUuid *id,
                           const GError *cause,
                           GError **error);
/** epsom_rows_refuse: tells @what is wrong with writing @record. */
void epsom_rows_refuse (EpsomStoreError code, const EpsomRecord *record, const char *what, GError **error);

G_END_DECLS
