/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-format.h"

G_BEGIN_DECLS

/**
 * EpsomExportRow: a row that saves the records in one format: asks where, writes in a thread, shows how far it is with
 * a button to cancel, and says in the window that it is done, or why not.
 *
 * Property `format` (string): the name of an #EpsomFormat. The row of `fhir` writes NDJSON where the person gives the
 * file that ending; that of `spreadsheet` asks for a folder and makes one of its own in it.
 */
#define EPSOM_TYPE_EXPORT_ROW (epsom_export_row_get_type ())
G_DECLARE_FINAL_TYPE (EpsomExportRow, epsom_export_row, EPSOM, EXPORT_ROW, AdwActionRow)

/** EpsomExportRowFunc: fills in what is to be written, but for the format; the name is borrowed.
 * Returns: (transfer none) (nullable): the diary; NULL: there is none. */
typedef EpsomDiary *(*EpsomExportRowFunc) (EpsomExport *export, gpointer user_data);
/** epsom_export_row_set_source: @func is asked once the person has chosen where; @user_data must outlive the row. */
void epsom_export_row_set_source (EpsomExportRow *self, EpsomExportRowFunc func, gpointer user_data);
/** epsom_export_row_save: writes to @file, without asking. */
void epsom_export_row_save (EpsomExportRow *self, GFile *file);

G_END_DECLS
