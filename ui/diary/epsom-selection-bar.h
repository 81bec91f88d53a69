/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-record.h"

G_BEGIN_DECLS

/**
 * EpsomSelectionBar:
 *
 * Which entries of a list are chosen, and a bar of what can be done with them: delete them all as one step of undo,
 * duplicate one.
 *
 * Property `active` (gboolean, notified): entries are being chosen; the bar is shown. Where it ends, nothing is chosen.
 * Signal `changed`: others are chosen.
 */
#define EPSOM_TYPE_SELECTION_BAR (epsom_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (EpsomSelectionBar, epsom_selection_bar, EPSOM, SELECTION_BAR, AdwBin)

gboolean epsom_selection_bar_get_active (EpsomSelectionBar *self);
void epsom_selection_bar_set_active (EpsomSelectionBar *self, gboolean active);
/** epsom_selection_bar_toggle: chooses the record @id, or no longer; begins to choose. */
void epsom_selection_bar_toggle (EpsomSelectionBar *self, const EpsomUuid *id);
/** epsom_selection_bar_choose: chooses @records (element-type EpsomRecord) besides. */
void epsom_selection_bar_choose (EpsomSelectionBar *self, const GPtrArray *records);
gboolean epsom_selection_bar_contains (EpsomSelectionBar *self, const EpsomUuid *id);
/** epsom_selection_bar_delete: deletes what is chosen, and ends. */
void epsom_selection_bar_delete (EpsomSelectionBar *self);

G_END_DECLS
