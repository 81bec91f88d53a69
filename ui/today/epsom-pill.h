/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** epsom_pill_new: a large button with an icon (nullable) and a name, at least 48 px high. */
GtkWidget *epsom_pill_new (const char *icon, const char *label);
/** epsom_pill_new_with_caption: one with a second, quieter line. @name: what a screen reader calls it. */
GtkWidget *epsom_pill_new_with_caption (const char *icon, const char *label, const char *caption, const char *name);

G_END_DECLS
