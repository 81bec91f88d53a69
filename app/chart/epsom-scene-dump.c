/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-scene-private.h"

static const char *const role_names[EPSOM_N_ROLES] = {
  "background", "text",       "dim-text", "axis",     "grid",     "oral",     "iv-push",  "iv-intermediate",
  "iv-drip",    "iv-unknown", "series-1", "series-2", "series-3", "series-4", "series-5", "other",
};
static const char *const shape_names[] = { "circle", "triangle",      "diamond",   "square", "cross",
                                           "pill",   "triangle-down", "hourglass", "plus" };
static const char *const dash_names[] = {
  "solid", "long", "short", "dots", "sparse-dots", "dot", "dot-dot", "long-dot"
};
static const char *const anchor_names[] = { "left", "middle", "right" };

/* A tenth of a point, in the C locale, without -0. */
static void
append_number (GString *dump, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.1f", number);
  g_string_append (dump, g_str_equal (text, "-0.0") ? "0.0" : text);
}

static void
append_numbers (GString *dump, const double *numbers, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (dump, ' ');
      append_number (dump, numbers[i]);
    }
}

static void
append_opacity (GString *dump, const EpsomPrimitive *primitive)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (primitive->opacity < 1)
    g_string_append_printf (dump, " %s", g_ascii_formatd (text, sizeof text, "%.2f", primitive->opacity));
}

static void
append_path (GString *dump, const EpsomScene *scene, const EpsomPrimitive *primitive)
{
  const EpsomPath *path = &primitive->path;

  if (primitive->kind == EPSOM_PRIMITIVE_AREA)
    {
      g_string_append_printf (dump, "area %s", role_names[primitive->role]);
    }
  else
    {
      g_string_append_printf (dump, "line %s %s ", role_names[primitive->role], dash_names[path->dash]);
      append_number (dump, path->width);
    }

  append_opacity (dump, primitive);
  g_string_append_c (dump, ':');
  for (guint i = path->first; i < path->first + path->n; i++)
    {
      const EpsomPoint *point = &g_array_index (scene->points, EpsomPoint, i);

      g_string_append (dump, i > path->first ? ", " : " ");
      append_numbers (dump, &point->x, 1);
      g_string_append_c (dump, ' ');
      append_numbers (dump, &point->y, 1);
    }
}

static void
append_marker (GString *dump, const EpsomPrimitive *primitive)
{
  const EpsomMarker *marker = &primitive->marker;

  g_string_append_printf (dump, "marker %s %s%s", role_names[primitive->role], marker->open ? "open " : "",
                          shape_names[marker->shape]);
  append_opacity (dump, primitive);
  g_string_append (dump, ": ");
  append_numbers (dump, (double[]){ marker->center.x, marker->center.y, marker->size }, 3);
}

static void
append_text (GString *dump, const EpsomPrimitive *primitive)
{
  const EpsomTextLine *text = &primitive->text;

  g_string_append_printf (dump, "text %s%s %s ", role_names[primitive->role], text->style.bold ? " bold" : "",
                          anchor_names[text->anchor]);
  append_numbers (dump, (double[]){ text->style.size, text->at.x, text->at.y }, 3);
  g_string_append_printf (dump, ": %s", text->string);
}

static void
append_mark (GString *dump, EpsomScene *scene, EpsomMark *mark)
{
  const EpsomBox *box = &mark->box;

  g_string_append (dump, "mark ");
  append_numbers (dump, (double[]){ box->x, box->y, box->width, box->height }, 4);
  g_string_append_printf (dump, ": %s\n", epsom_scene_get_spoken (scene, mark));
}

char *
epsom_scene_dump (EpsomScene *scene)
{
  GString *dump;

  g_return_val_if_fail (scene != NULL, NULL);

  dump = g_string_new ("scene ");
  append_numbers (dump, (double[]){ scene->width, scene->height }, 2);
  g_string_append_printf (dump, " %s\ntitle: %s\ndescription: %s\n", scene->rtl ? "rtl" : "ltr", scene->title,
                          scene->description);

  for (guint i = 0; i < scene->primitives->len; i++)
    {
      const EpsomPrimitive *primitive = &g_array_index (scene->primitives, EpsomPrimitive, i);

      if (primitive->kind == EPSOM_PRIMITIVE_MARKER)
        append_marker (dump, primitive);
      else if (primitive->kind == EPSOM_PRIMITIVE_TEXT)
        append_text (dump, primitive);
      else
        append_path (dump, scene, primitive);
      g_string_append_c (dump, '\n');
    }

  for (guint i = 0; i < scene->marks->len; i++)
    append_mark (dump, scene, &g_array_index (scene->marks, EpsomMark, i));

  return g_string_free (dump, FALSE);
}
