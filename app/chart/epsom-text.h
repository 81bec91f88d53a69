/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-scene-private.h"

G_BEGIN_DECLS

typedef enum {
  EPSOM_FONT_SMALL,  /* ticks, tables, notes */
  EPSOM_FONT_BODY,   /* labels */
  EPSOM_FONT_STRONG, /* labels of groups */
  EPSOM_FONT_TITLE,
} EpsomFont;
#define EPSOM_N_FONTS (EPSOM_FONT_TITLE + 1)

/**
 * EpsomText:
 *
 * Measures text and breaks it into lines. One layout, one thread: make one, use it, free it.
 */
typedef struct _EpsomText EpsomText;

/**
 * epsom_text_new:
 * @scale: of the sizes: 1.0, or the desktop's text scale
 * @rtl: the reading direction
 * @fixed: every character is equally wide, whatever fonts there are: for tests that compare scenes exactly
 */
EpsomText *epsom_text_new (double scale, gboolean rtl, gboolean fixed);
void epsom_text_free (EpsomText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomText, epsom_text_free)

/** epsom_text_get_scale: the factor that markers and distances grow by too. */
double epsom_text_get_scale (const EpsomText *text);
/** epsom_text_get_style: size, ascent and descent of @font. */
EpsomTextStyle epsom_text_get_style (const EpsomText *text, EpsomFont font);
/** epsom_text_get_line_height: from one base line to the next. */
double epsom_text_get_line_height (const EpsomText *text, EpsomFont font);
/** epsom_text_measure: the width of @string on one line. */
double epsom_text_measure (EpsomText *text, EpsomFont font, const char *string);

/** epsom_text_show: draws @string on one line from @x on the base line @y in the source of @cr, as wide as it was
 * measured. Nothing is drawn with fixed metrics. */
void epsom_text_show (EpsomText *text, cairo_t *cr, EpsomFont font, double x, double y, const char *string);

/**
 * epsom_text_wrap:
 * @width: of a line
 * @max_lines: the last one ends in "…" where more would be needed
 * @cut: (out) (optional): whether it does
 *
 * Breaks where the script of @string allows, and inside a word only where it doesn't fit on a line.
 *
 * Returns: (transfer full) (array zero-terminated=1): no line for an empty string.
 */
char **
epsom_text_wrap (EpsomText *text, EpsomFont font, const char *string, double width, guint max_lines, gboolean *cut);

G_END_DECLS
