/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-diary-item.h"

G_BEGIN_DECLS

/** epsom_diary_menu_popup: shows what can be done with the record of @item at @x, @y of @row (-1, -1: in its middle),
 * until it is closed. */
void epsom_diary_menu_popup (GtkWidget *row, EpsomDiaryItem *item, double x, double y);

G_END_DECLS
