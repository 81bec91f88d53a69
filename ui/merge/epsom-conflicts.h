/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-window.h"

G_BEGIN_DECLS

/**
 * EpsomConflicts:
 *
 * The list of what was edited on two devices, in a window of its own: a card each, until it is settled.
 */
#define EPSOM_TYPE_CONFLICTS (epsom_conflicts_get_type ())
G_DECLARE_FINAL_TYPE (EpsomConflicts, epsom_conflicts, EPSOM, CONFLICTS, AdwWindow)

/** epsom_conflicts_present: Returns: (transfer none): the list of the diary of @window. */
GtkWidget *epsom_conflicts_present (EpsomWindow *window);

G_END_DECLS
