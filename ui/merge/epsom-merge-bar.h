/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-store.h"

G_BEGIN_DECLS

/**
 * EpsomMergeBar:
 *
 * A strip of the window that says what waits for the person: another copy of the diary that a syncing program left
 * beside it, or entries that were edited on two devices. Hidden where nothing does.
 */
#define EPSOM_TYPE_MERGE_BAR (epsom_merge_bar_get_type ())
G_DECLARE_FINAL_TYPE (EpsomMergeBar, epsom_merge_bar, EPSOM, MERGE_BAR, GtkBox)

/** epsom_merge_bar_set_store: whose diary it watches; NULL: none's. */
void epsom_merge_bar_set_store (EpsomMergeBar *self, EpsomStore *store);

G_END_DECLS
