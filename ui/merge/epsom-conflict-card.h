/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-store-merge.h"

G_BEGIN_DECLS

/**
 * EpsomConflictCard:
 *
 * Two versions of an entry side by side, field by field, those that differ marked, and a button under each to choose
 * it.
 *
 * Signal `chosen (EpsomSide side)`.
 */
#define EPSOM_TYPE_CONFLICT_CARD (epsom_conflict_card_get_type ())
G_DECLARE_FINAL_TYPE (EpsomConflictCard, epsom_conflict_card, EPSOM, CONFLICT_CARD, GtkBox)

/** epsom_conflict_card_new: of @unsettled, which is borrowed and outlives it. */
GtkWidget *epsom_conflict_card_new (const EpsomUnsettled *unsettled);
const EpsomUnsettled *epsom_conflict_card_get_unsettled (EpsomConflictCard *self);

G_END_DECLS
