/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-window.h"

G_BEGIN_DECLS

/**
 * EpsomMergeDialog:
 *
 * What another copy of the diary would bring, and the button that brings it.
 */
#define EPSOM_TYPE_MERGE_DIALOG (epsom_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EpsomMergeDialog, epsom_merge_dialog, EPSOM, MERGE_DIALOG, AdwWindow)

/**
 * epsom_merge_dialog_present: Returns: (transfer none): the dialog that merges @file into the diary of @window.
 * @beside: whether @file is a copy that a syncing program left beside the diary, so that it may go afterwards
 */
GtkWidget *epsom_merge_dialog_present (EpsomWindow *window, GFile *file, gboolean beside);

G_END_DECLS
