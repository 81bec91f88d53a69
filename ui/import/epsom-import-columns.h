/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-source.h"

G_BEGIN_DECLS

/**
 * EpsomImportColumns:
 *
 * Which columns of the table of another program are what, beside its first rows. Signal `changed`: they were chosen
 * anew.
 */
#define EPSOM_TYPE_IMPORT_COLUMNS (epsom_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (EpsomImportColumns, epsom_import_columns, EPSOM, IMPORT_COLUMNS, AdwBin)

/** epsom_import_columns_set_table: shows @table (transfer full), with what the names of its columns say. */
void epsom_import_columns_set_table (EpsomImportColumns *self, EpsomTableHead *table);
/** epsom_import_columns_get_header: Returns: (transfer none) (nullable): of the table. */
const char *const *epsom_import_columns_get_header (EpsomImportColumns *self);
/** epsom_import_columns_get_mapping: Returns: (transfer full) (nullable): what was chosen; NULL, and a word why on the
 * page, where rows cannot become entries by it. */
EpsomMapping *epsom_import_columns_get_mapping (EpsomImportColumns *self);

G_END_DECLS
