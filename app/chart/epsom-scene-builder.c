/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-scene-builder.h"

#include <math.h>

#include "epsom-words.h"

struct _EpsomSceneBuilder {
  EpsomScene *scene;
};

static double
sanitize_size (double size)
{
  return isfinite (size) && size > 0 ? size : 0;
}

EpsomSceneBuilder *
epsom_scene_builder_new (double width, double height, gboolean rtl)
{
  EpsomSceneBuilder *builder = g_new0 (EpsomSceneBuilder, 1);
  EpsomScene *scene = g_new0 (EpsomScene, 1);

  g_atomic_ref_count_init (&scene->ref_count);
  scene->width = sanitize_size (width);
  scene->height = sanitize_size (height);
  scene->rtl = rtl;
  scene->rtl_words = epsom_words_are_right_to_left ();
  scene->title = g_strdup ("");
  scene->description = g_strdup ("");
  scene->primitives = g_array_new (FALSE, FALSE, sizeof (EpsomPrimitive));
  scene->points = g_array_new (FALSE, FALSE, sizeof (EpsomPoint));
  scene->marks = g_array_new (FALSE, FALSE, sizeof (EpsomMark));
  scene->strings = g_string_chunk_new (1024);
  scene->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  builder->scene = scene;

  return builder;
}

void
epsom_scene_builder_free (EpsomSceneBuilder *builder)
{
  g_clear_pointer (&builder->scene, epsom_scene_unref);
  g_free (builder);
}

void
epsom_scene_builder_get_size (const EpsomSceneBuilder *builder, double *width, double *height)
{
  epsom_scene_get_size (builder->scene, width, height);
}

void
epsom_scene_builder_set_words (EpsomSceneBuilder *builder, const char *title, const char *description)
{
  EpsomScene *scene = builder->scene;

  g_free (scene->title);
  g_free (scene->description);
  scene->title = g_strdup (title);
  scene->description = g_strdup (description);
}

void
epsom_scene_builder_set_axis (EpsomSceneBuilder *builder, double start, double end)
{
  builder->scene->axis_start = start;
  builder->scene->axis_end = end;
}

void
epsom_scene_builder_begin_path (EpsomSceneBuilder *builder,
                                EpsomPrimitiveKind kind,
                                EpsomRole role,
                                double opacity,
                                double width,
                                EpsomDash dash)
{
  EpsomPrimitive primitive = {
    .kind = kind,
    .role = role,
    .opacity = opacity,
    .path = { .first = builder->scene->points->len, .width = width, .dash = dash },
  };

  g_assert (kind == EPSOM_PRIMITIVE_LINE || kind == EPSOM_PRIMITIVE_AREA);

  g_array_append_val (builder->scene->primitives, primitive);
}

void
epsom_scene_builder_add_point (EpsomSceneBuilder *builder, double x, double y)
{
  EpsomScene *scene = builder->scene;
  EpsomPrimitive *path = &g_array_index (scene->primitives, EpsomPrimitive, scene->primitives->len - 1);
  EpsomPoint point = { x, y };

  g_assert (path->kind == EPSOM_PRIMITIVE_LINE || path->kind == EPSOM_PRIMITIVE_AREA);

  g_array_append_val (scene->points, point);
  path->path.n++;
}

void
epsom_scene_builder_add_segment (EpsomSceneBuilder *builder,
                                 EpsomRole role,
                                 double width,
                                 double x1,
                                 double y1,
                                 double x2,
                                 double y2)
{
  epsom_scene_builder_begin_path (builder, EPSOM_PRIMITIVE_LINE, role, 1, width, EPSOM_DASH_SOLID);
  epsom_scene_builder_add_point (builder, x1, y1);
  epsom_scene_builder_add_point (builder, x2, y2);
}

void
epsom_scene_builder_add_marker (EpsomSceneBuilder *builder, EpsomRole role, double opacity, const EpsomMarker *marker)
{
  EpsomPrimitive primitive = {
    .kind = EPSOM_PRIMITIVE_MARKER,
    .role = role,
    .opacity = opacity,
    .marker = *marker,
  };

  g_array_append_val (builder->scene->primitives, primitive);
}

void
epsom_scene_builder_add_text (EpsomSceneBuilder *builder, EpsomRole role, const EpsomTextLine *text)
{
  EpsomPrimitive primitive = { .kind = EPSOM_PRIMITIVE_TEXT, .role = role, .opacity = 1, .text = *text };

  if (text->string == NULL || *text->string == '\0')
    return;

  primitive.text.string = epsom_scene_keep_words (builder->scene, text->string);
  g_array_append_val (builder->scene->primitives, primitive);
}

static EpsomMark *
add_mark (EpsomScene *scene, const EpsomBox *box)
{
  double left = CLAMP (box->x, 0, scene->width), right = CLAMP (box->x + box->width, 0, scene->width);
  double top = CLAMP (box->y, 0, scene->height), bottom = CLAMP (box->y + box->height, 0, scene->height);
  EpsomMark mark = { .box = { left, top, right - left, bottom - top } };

  g_array_append_val (scene->marks, mark);

  return &g_array_index (scene->marks, EpsomMark, scene->marks->len - 1);
}

void
epsom_scene_builder_add_mark (EpsomSceneBuilder *builder, const EpsomBox *box, const char *spoken)
{
  add_mark (builder->scene, box)->spoken = epsom_scene_keep_words (builder->scene, spoken);
}

void
epsom_scene_builder_add_mark_of (EpsomSceneBuilder *builder, const EpsomBox *box, EpsomSpeak speak, gconstpointer datum)
{
  EpsomMark *mark = add_mark (builder->scene, box);

  mark->speak = speak;
  mark->datum = datum;
}

void
epsom_scene_builder_set_response (EpsomSceneBuilder *builder, const EpsomResponse *response)
{
  g_assert (builder->scene->response == NULL);

  builder->scene->response = epsom_response_ref ((EpsomResponse *) response);
}

void
epsom_scene_builder_keep (EpsomSceneBuilder *builder, GArray *data)
{
  g_ptr_array_add (builder->scene->kept, g_array_ref (data));
}

void
epsom_scene_builder_set_behind (EpsomSceneBuilder *builder, EpsomBehind behind)
{
  GArray *marks = builder->scene->marks;

  g_assert (marks->len > 0);

  g_array_index (marks, EpsomMark, marks->len - 1).behind = behind;
}

static void
mirror_primitive (EpsomPrimitive *primitive, double width)
{
  static const EpsomAnchor mirrored[] = { EPSOM_ANCHOR_RIGHT, EPSOM_ANCHOR_MIDDLE, EPSOM_ANCHOR_LEFT };

  if (primitive->kind == EPSOM_PRIMITIVE_MARKER)
    {
      primitive->marker.center.x = width - primitive->marker.center.x;
    }
  else if (primitive->kind == EPSOM_PRIMITIVE_TEXT)
    {
      primitive->text.at.x = width - primitive->text.at.x;
      primitive->text.anchor = mirrored[primitive->text.anchor];
    }
}

static void
mirror (EpsomScene *scene)
{
  if (scene->axis_start != scene->axis_end)
    {
      scene->axis_start = scene->width - scene->axis_start;
      scene->axis_end = scene->width - scene->axis_end;
    }
  for (guint i = 0; i < scene->primitives->len; i++)
    mirror_primitive (&g_array_index (scene->primitives, EpsomPrimitive, i), scene->width);

  for (guint i = 0; i < scene->points->len; i++)
    {
      EpsomPoint *point = &g_array_index (scene->points, EpsomPoint, i);

      point->x = scene->width - point->x;
    }

  for (guint i = 0; i < scene->marks->len; i++)
    {
      EpsomBox *box = &g_array_index (scene->marks, EpsomMark, i).box;

      box->x = scene->width - box->x - box->width;
    }
}

EpsomScene *
epsom_scene_builder_finish (EpsomSceneBuilder *builder)
{
  EpsomScene *scene = g_steal_pointer (&builder->scene);

  if (scene->rtl)
    mirror (scene);
  epsom_scene_builder_free (builder);

  return scene;
}
