/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * epsom_diary_factory_new: what makes the rows of the diary's list; whoever has the list binds them.
 *
 * A press with Ctrl held on a row activates "diary.choose". Rows that the list no longer needs are kept for when it
 * does again: to free and to make the hundreds that a search changes takes longer than to look through the diary.
 *
 * Returns: (transfer full)
 */
GtkListItemFactory *epsom_diary_factory_new (void);

G_END_DECLS
