/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EpsomWrapLayout:
 *
 * Children side by side, on as many lines as the width asks for, from the start: each in its natural width, and the
 * first of a line that expands in what is left of it; or in columns of one width that fill the line.
 *
 * Properties:
 *   `spacing` (int): px between children and between lines; 6 unless set
 *   `column-width` (int): the least width of a column in px, more where a child needs more; 0, as unless set: no
 * columns `stretch` (gboolean): whether fewer children than there is room for get wider columns
 */
#define EPSOM_TYPE_WRAP_LAYOUT (epsom_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (EpsomWrapLayout, epsom_wrap_layout, EPSOM, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *epsom_wrap_layout_new (void);

G_END_DECLS
