/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * epsom_png_append: appends the picture @surface, of cairo's format RGB24, to @bytes as a PNG file.
 *
 * Drawings of few colours are as small without PNG's filters as with them: cairo's own writer takes four times as long
 * for the same size.
 */
gboolean epsom_png_append (GByteArray *bytes, cairo_surface_t *surface, GError **error);

G_END_DECLS
