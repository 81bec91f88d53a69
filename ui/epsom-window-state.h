/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** epsom_window_state_load, epsom_window_state_save: the size of @window, kept in the settings where they are
 * installed. */
void epsom_window_state_load (GtkWindow *window);
void epsom_window_state_save (GtkWindow *window);

G_END_DECLS
