/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * EpsomGlyphs:
 *
 * The words of one font, each shaped once. Pages of a diary say the same words again and again, and shaping is most of
 * what text costs. Only for what can be put together from words: one line, left to right, in scripts whose letters
 * stand by themselves, all in one font. Everything else is for a #PangoLayout. One thread.
 */
typedef struct _EpsomGlyphs EpsomGlyphs;

/** epsom_glyphs_new: @layout: (transfer none): has the font; its text is changed whenever a word is shaped. */
EpsomGlyphs *epsom_glyphs_new (PangoLayout *layout, const PangoFontDescription *font);
void epsom_glyphs_free (EpsomGlyphs *glyphs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomGlyphs, epsom_glyphs_free)

/** epsom_glyphs_measure: the width of @string; NAN where it is for a layout. */
double epsom_glyphs_measure (EpsomGlyphs *glyphs, const char *string);

/** epsom_glyphs_show: draws @string from @x on the base line @y in the source of @cr.
 * Returns: %FALSE, nothing drawn, where it is for a layout. */
gboolean epsom_glyphs_show (EpsomGlyphs *glyphs, cairo_t *cr, double x, double y, const char *string);

G_END_DECLS
