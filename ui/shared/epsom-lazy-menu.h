/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** epsom_lazy_menu_attach: gives @button, a GtkMenuButton or an AdwSplitButton, the menu @model. Its widgets are made
 * when it is opened for the first time: menus are a good part of what a window costs before it is seen. */
void epsom_lazy_menu_attach (GtkWidget *button, GMenuModel *model);

G_END_DECLS
