/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "epsom-scene-private.h"

G_BEGIN_DECLS

/**
 * EpsomTypesetter:
 *
 * Sets text on one line such that it is as wide on every surface: 72 dots an inch, glyphs where they belong to the
 * fraction of a dot. What it has measured and set is kept, within bounds: a chart that is drawn again says mostly the
 * same.
 */
typedef struct _EpsomTypesetter EpsomTypesetter;

/** epsom_typesetter_get: Returns: (transfer none): that of this thread. */
EpsomTypesetter *epsom_typesetter_get (void);

/** epsom_typesetter_describe: fills @style's ascent and descent in from its size and weight. */
void epsom_typesetter_describe (EpsomTypesetter *self, EpsomTextStyle *style);

/** epsom_typesetter_measure: Returns: the width of @string in points. */
double epsom_typesetter_measure (EpsomTypesetter *self, const EpsomTextStyle *style, const char *string);

/** epsom_typesetter_set: Returns: (transfer none): @string, set; until the next call. */
PangoLayout *epsom_typesetter_set (EpsomTypesetter *self, const EpsomTextStyle *style, const char *string);

/** epsom_typesetter_show: draws @string from @x on the base line @y in the source of @cr. */
void epsom_typesetter_show (EpsomTypesetter *self,
                            cairo_t *cr,
                            const EpsomTextStyle *style,
                            double x,
                            double y,
                            const char *string);

G_END_DECLS
