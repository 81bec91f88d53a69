/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-store.h"
#include "epsom-ui.h"

G_BEGIN_DECLS

/** epsom_export_all: writes all records of @store to @file on a worker thread, as what its name says (see
 * epsom_format_guess()), else as CSV; and says in the window of @widget that it is done, or why not. */
void epsom_export_all (GtkWidget *widget, EpsomStore *store, GFile *file);
/** epsom_export_spreadsheet: the same for spreadsheets, as a folder of its own in @folder. */
void epsom_export_spreadsheet (GtkWidget *widget, EpsomStore *store, GFile *folder);

G_END_DECLS
