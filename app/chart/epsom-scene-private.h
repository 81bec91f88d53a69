/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-palette.h"
#include "epsom-response.h"
#include "epsom-scene.h"

G_BEGIN_DECLS

/* What a scene is made of. For the builder, the painter, the dump and the tests. All in points, y downwards. */

typedef struct {
  double x, y, width, height;
} EpsomBox;

typedef struct {
  double x, y;
} EpsomPoint;

typedef enum { EPSOM_ANCHOR_LEFT, EPSOM_ANCHOR_MIDDLE, EPSOM_ANCHOR_RIGHT } EpsomAnchor;

/** EpsomTextStyle: a font as it was measured. */
typedef struct {
  double size;
  double ascent, descent;
  gboolean bold;
} EpsomTextStyle;

typedef enum {
  EPSOM_PRIMITIVE_LINE, /* an open path, stroked */
  EPSOM_PRIMITIVE_AREA, /* a closed path, filled */
  EPSOM_PRIMITIVE_MARKER,
  EPSOM_PRIMITIVE_TEXT,
} EpsomPrimitiveKind;

typedef struct {
  guint first, n; /* in the scene's points */
  double width;   /* of the line */
  EpsomDash dash;
} EpsomPath;

typedef struct {
  EpsomPoint center;
  double size; /* of its box */
  EpsomShape shape;
  gboolean open; /* an outline, for few treatments */
} EpsomMarker;

typedef struct {
  EpsomPoint at; /* the anchor, on the base line */
  EpsomAnchor anchor;
  double width; /* as measured */
  EpsomTextStyle style;
  const char *string; /* one line */
} EpsomTextLine;

typedef struct {
  EpsomPrimitiveKind kind;
  EpsomRole role;
  double opacity;
  union {
    EpsomPath path;
    EpsomMarker marker;
    EpsomTextLine text;
  };
} EpsomPrimitive;

/** EpsomSpeak: Returns: (transfer full): what is said of the mark of @datum in a chart of @response. */
typedef char *(*EpsomSpeak) (const EpsomResponse *response, gconstpointer datum);

typedef struct {
  EpsomBox box;
  const char *spoken; /* (nullable): not asked for yet; then, how it is made: */
  EpsomSpeak speak;
  gconstpointer datum;
  EpsomBehind behind;
} EpsomMark;

struct _EpsomScene {
  gatomicrefcount ref_count;
  double width, height;
  double axis_start, axis_end; /* equal: none */
  gboolean rtl;
  gboolean rtl_words; /* of the language */
  char *title;
  char *description;
  GArray *primitives; /* EpsomPrimitive, painted in order */
  GArray *points;     /* EpsomPoint */
  GArray *marks;      /* EpsomMark, in reading order */
  GStringChunk *strings;
  EpsomResponse *response; /* (nullable): that the data of the marks are of */
  GPtrArray *kept;         /* (element-type GArray): data of marks besides */
};

/** epsom_scene_keep_words: Returns: a copy of @words that lives as long as @scene; words of both directions run as the
 * language does. */
const char *epsom_scene_keep_words (EpsomScene *scene, const char *words);
/** epsom_scene_get_spoken: Returns: what is said of @mark of @scene. From any thread. */
const char *epsom_scene_get_spoken (EpsomScene *scene, EpsomMark *mark);

/** epsom_text_line_get_box: the box that the line of text fills, from ascent to descent. */
EpsomBox epsom_text_line_get_box (const EpsomTextLine *text);

G_END_DECLS
