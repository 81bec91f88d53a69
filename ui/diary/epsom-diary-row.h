/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-diary-item.h"

G_BEGIN_DECLS

/**
 * EpsomDiaryRow:
 *
 * Shows an #EpsomDiaryItem. Rows are reused for one item after another.
 */
#define EPSOM_TYPE_DIARY_ROW (epsom_diary_row_get_type ())
G_DECLARE_FINAL_TYPE (EpsomDiaryRow, epsom_diary_row, EPSOM, DIARY_ROW, GtkWidget)

GtkWidget *epsom_diary_row_new (void);

/** epsom_diary_row_set_item: Showing the same item again costs nothing. */
void epsom_diary_row_set_item (EpsomDiaryRow *self, EpsomDiaryItem *item);
/** epsom_diary_row_set_choosing: whether entries are being chosen, and this is one of the chosen. */
void epsom_diary_row_set_choosing (EpsomDiaryRow *self, gboolean choosing, gboolean chosen);
EpsomDiaryItem *epsom_diary_row_get_item (EpsomDiaryRow *self);

/** epsom_diary_row_popup_menu: what can be done with the record, at @x, @y of the row (-1, -1: in its middle). */
void epsom_diary_row_popup_menu (EpsomDiaryRow *self, double x, double y);
/** epsom_diary_row_get_gap: Returns: (transfer none): where the row says what is lacking, hidden where nothing is. */
GtkWidget *epsom_diary_row_get_gap (EpsomDiaryRow *self);

G_END_DECLS
