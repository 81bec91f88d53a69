/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-scene-private.h"

G_BEGIN_DECLS

/**
 * EpsomSceneBuilder:
 *
 * A scene while it is made. The caller lays out from left to right; where the reading direction is right to left the
 * finished scene is mirrored, text and its anchors included, so that no chart has to know.
 */
typedef struct _EpsomSceneBuilder EpsomSceneBuilder;

/** epsom_scene_builder_new: NAN and sizes below 0 count as 0. */
EpsomSceneBuilder *epsom_scene_builder_new (double width, double height, gboolean rtl);
/** epsom_scene_builder_free: abandons what was not finished. */
void epsom_scene_builder_free (EpsomSceneBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomSceneBuilder, epsom_scene_builder_free)

/** epsom_scene_builder_get_size: as it was sanitized. */
void epsom_scene_builder_get_size (const EpsomSceneBuilder *builder, double *width, double *height);
void epsom_scene_builder_set_words (EpsomSceneBuilder *builder, const char *title, const char *description);
/** epsom_scene_builder_set_axis: where the axis of time is. */
void epsom_scene_builder_set_axis (EpsomSceneBuilder *builder, double start, double end);

/**
 * epsom_scene_builder_begin_path: the points that follow belong to one path, until something else is added.
 * @kind: %EPSOM_PRIMITIVE_LINE or %EPSOM_PRIMITIVE_AREA
 * @width, @dash: of a line
 */
void epsom_scene_builder_begin_path (EpsomSceneBuilder *builder,
                                     EpsomPrimitiveKind kind,
                                     EpsomRole role,
                                     double opacity,
                                     double width,
                                     EpsomDash dash);
void epsom_scene_builder_add_point (EpsomSceneBuilder *builder, double x, double y);

/** epsom_scene_builder_add_segment: one straight, solid line. */
void epsom_scene_builder_add_segment (EpsomSceneBuilder *builder,
                                      EpsomRole role,
                                      double width,
                                      double x1,
                                      double y1,
                                      double x2,
                                      double y2);

void
epsom_scene_builder_add_marker (EpsomSceneBuilder *builder, EpsomRole role, double opacity, const EpsomMarker *marker);
/** epsom_scene_builder_add_text: a line of text, which runs as the language does where it has words of both directions;
 * empty ones are left out. The string is copied. */
void epsom_scene_builder_add_text (EpsomSceneBuilder *builder, EpsomRole role, const EpsomTextLine *text);
/** epsom_scene_builder_add_mark: what can be pointed at and walked, and what is said of it. Kept within the scene. */
void epsom_scene_builder_add_mark (EpsomSceneBuilder *builder, const EpsomBox *box, const char *spoken);
/** epsom_scene_builder_add_mark_of: the same of @datum, whose words are made when they are first asked for: most of the
 * thousands of days and doses of a diary are never pointed at. @datum belongs to the response that was given to
 * epsom_scene_builder_set_response(), or to an array given to epsom_scene_builder_keep(). */
void epsom_scene_builder_add_mark_of (EpsomSceneBuilder *builder,
                                      const EpsomBox *box,
                                      EpsomSpeak speak,
                                      gconstpointer datum);
/** epsom_scene_builder_set_response: what the marks are of; the scene holds a reference to it. */
void epsom_scene_builder_set_response (EpsomSceneBuilder *builder, const EpsomResponse *response);
/** epsom_scene_builder_keep: holds a reference to @data as long as the scene is there. */
void epsom_scene_builder_keep (EpsomSceneBuilder *builder, GArray *data);
/** epsom_scene_builder_set_behind: what the mark that was added last stands for. */
void epsom_scene_builder_set_behind (EpsomSceneBuilder *builder, EpsomBehind behind);

/** epsom_scene_builder_finish: frees @builder. Returns: (transfer full) */
EpsomScene *epsom_scene_builder_finish (EpsomSceneBuilder *builder);

G_END_DECLS
