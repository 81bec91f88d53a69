/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-instant.h"

G_BEGIN_DECLS

/**
 * EpsomEndRow:
 *
 * When an episode ended, or that it is still going on.
 *
 * Properties: `text` (string): the cell, "" while it goes on; `error` and `hint` as those of #EpsomTimeRow.
 */
#define EPSOM_TYPE_END_ROW (epsom_end_row_get_type ())
G_DECLARE_FINAL_TYPE (EpsomEndRow, epsom_end_row, EPSOM, END_ROW, GtkWidget)

/** epsom_end_row_suggest: what is shown first once it no longer goes on. */
void epsom_end_row_suggest (EpsomEndRow *self, EpsomInstant end);

G_END_DECLS
