/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-import.h"

G_BEGIN_DECLS

/**
 * EpsomImporter:
 *
 * From records to changes, whatever format they come from: finds what is there twice, what the diary has already, and
 * what breaks a rule between records. They are added in any order; of two that disagree the earlier one stands.
 */
typedef struct _EpsomImporter EpsomImporter;

/** epsom_importer_new: of records that are checked against @diary, which must outlive it. */
EpsomImporter *epsom_importer_new (const char *const *files, EpsomDiary *diary, EpsomOnConflict on_conflict);
void epsom_importer_free (EpsomImporter *importer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomImporter, epsom_importer_free)

/** epsom_importer_add: @record: (transfer full) */
void epsom_importer_add (EpsomImporter *importer, EpsomImportPlace place, EpsomRecord *record);
/**
 * epsom_importer_refuse: a row that became no record.
 * @cells: of the row; what it says of its kind and id is used to tell what depends on it
 * @field: an #EpsomField, or -1: the row
 */
void epsom_importer_refuse (EpsomImporter *importer,
                            EpsomImportPlace place,
                            const EpsomCells *cells,
                            int field,
                            const char *message);
/**
 * epsom_importer_refuse_entry: an entry of another app that became no record.
 * @kind: an #EpsomRecordKind, or -1: not known
 * @column: (nullable): what the app calls it; NULL: the entry
 */
void epsom_importer_refuse_entry (EpsomImporter *importer,
                                  EpsomImportPlace place,
                                  int kind,
                                  const char *column,
                                  const char *message);
/** epsom_importer_remark: counts what is @message of an entry of another app; see #EpsomRemark. */
void epsom_importer_remark (EpsomImporter *importer, EpsomImportPlace place, gboolean is_left_out, const char *message);
/** epsom_importer_set_foreign: the records come from another app, which knows nothing of the diary: a rating of a day
 * that the diary has rated is left out and breaks no rule. @source: (nullable): a static string: the title of the one
 * app. */
void epsom_importer_set_foreign (EpsomImporter *importer, const char *source);
/** epsom_importer_set_deleted: @deleted: (nullable) (element-type EpsomUuid): what is left out, and told; it must
 * outlive
 * @importer. */
void epsom_importer_set_deleted (EpsomImporter *importer, GHashTable *deleted);
/** epsom_importer_warn: @message: (transfer full) */
void epsom_importer_warn (EpsomImporter *importer, char *message);

/** epsom_importer_finish: checks the rules between records. Returns: (transfer full): frees @importer. */
EpsomImport *epsom_importer_finish (EpsomImporter *importer);

G_END_DECLS
