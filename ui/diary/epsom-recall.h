/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-gap.h"

G_BEGIN_DECLS

/**
 * EpsomRecall:
 *
 * Asks for a reading that the analysis lacks, and stores it, marked as from memory, once a number is pressed.
 */
#define EPSOM_TYPE_RECALL (epsom_recall_get_type ())
G_DECLARE_FINAL_TYPE (EpsomRecall, epsom_recall, EPSOM, RECALL, GtkPopover)

/** epsom_recall_new: Returns: (transfer floating): to be given a parent that stays. */
GtkWidget *epsom_recall_new (void);
/** epsom_recall_ask: asks for the reading that fills @gap, beside @widget, which is below its parent. */
void epsom_recall_ask (EpsomRecall *self, const EpsomGap *gap, GtkWidget *widget);

G_END_DECLS
