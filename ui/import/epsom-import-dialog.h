/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-window.h"

G_BEGIN_DECLS

/**
 * EpsomImportDialog:
 *
 * What a file would add to the diary, what in it cannot be read, and what differs; nothing is stored until a person
 * says so.
 */
#define EPSOM_TYPE_IMPORT_DIALOG (epsom_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EpsomImportDialog, epsom_import_dialog, EPSOM, IMPORT_DIALOG, AdwWindow)

/** epsom_import_dialog_present: reads @file and shows what it would do to the diary of @window. Returns: (transfer
 * none): the dialog. */
GtkWidget *epsom_import_dialog_present (EpsomWindow *window, GFile *file);

G_END_DECLS
