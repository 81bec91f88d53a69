/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "epsom-behind.h"

G_BEGIN_DECLS

/**
 * EpsomScene:
 *
 * A drawing without pixels: primitives in points with colour roles, hit targets with the words that are spoken of them,
 * a title and a description. Immutable once made, reference-counted. Painted by epsom_scene_paint() alone.
 */
typedef struct _EpsomScene EpsomScene;

typedef enum {
  EPSOM_STYLE_LIGHT,
  EPSOM_STYLE_DARK,
  EPSOM_STYLE_PRINT,
  EPSOM_STYLE_HIGH_CONTRAST,
  EPSOM_STYLE_HIGH_CONTRAST_DARK
} EpsomStyle;

/** epsom_style_find: `light`, `dark`, `print`, `high-contrast`; -1 for others. */
int epsom_style_find (const char *token);

EpsomScene *epsom_scene_ref (EpsomScene *scene);
void epsom_scene_unref (EpsomScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomScene, epsom_scene_unref)

void epsom_scene_get_size (EpsomScene *scene, double *width, double *height);
const char *epsom_scene_get_title (EpsomScene *scene);
const char *epsom_scene_get_description (EpsomScene *scene);

/** epsom_scene_paint: draws @scene with the colours of @style, at the origin of @cr. @background: fill it first. */
void epsom_scene_paint (EpsomScene *scene, cairo_t *cr, EpsomStyle style, gboolean background);

/** epsom_scene_get_axis: where the axis of time begins and ends, in points; @end is the smaller where it is read from
 * right to left. Returns: %FALSE where it has none. */
gboolean epsom_scene_get_axis (EpsomScene *scene, double *start, double *end);

/** epsom_scene_get_n_marks: marks in reading order: the data points that can be pointed at and walked. */
guint epsom_scene_get_n_marks (EpsomScene *scene);
/** epsom_scene_get_mark: its box in points and what is said of it. */
const char *epsom_scene_get_mark (EpsomScene *scene, guint mark, double box[4]);
/** epsom_scene_get_behind: Returns: what stands behind the mark; good while the response that it was drawn of is. */
EpsomBehind epsom_scene_get_behind (EpsomScene *scene, guint mark);
/** epsom_scene_find_mark: Returns: the mark nearest to the point within reach, or -1. */
int epsom_scene_find_mark (EpsomScene *scene, double x, double y);

/** epsom_scene_dump: Returns: (transfer full): every primitive, a line each, for exact tests without pixels. */
char *epsom_scene_dump (EpsomScene *scene);

/**
 * epsom_scene_write: draws into a file's bytes.
 * @format: `svg` (with title and description), `png` or `pdf` (text selectable)
 * @scale: pixels a point, for PNG
 *
 * Returns: (transfer full) (nullable)
 */
GBytes *epsom_scene_write (EpsomScene *scene, const char *format, EpsomStyle style, double scale, GError **error);

G_END_DECLS
