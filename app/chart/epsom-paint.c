/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-scene-private.h"

#include <math.h>

#include "epsom-typesetter.h"

/* In points: shorter ones cannot be told apart. */
#define LEAST_DASH 1.5

/* The only place that draws. */
typedef struct {
  EpsomScene *scene;
  cairo_t *cr;
  EpsomStyle style;
  double line_factor;
  EpsomTypesetter *typesetter; /* (nullable): got for the first text */
} Painter;

static void
set_color (Painter *painter, EpsomRole role, double opacity)
{
  EpsomColor color = epsom_palette_get_color (painter->style, role);

  cairo_set_source_rgba (painter->cr, color.red, color.green, color.blue, opacity);
}

/* Lengths on and off in widths of the line. Dots are square: of round ones cairo makes a circle each, which takes
 * longer than all the rest of a chart. */
static void
set_dash (Painter *painter, EpsomDash dash, double width)
{
  static const struct {
    guint n;
    double lengths[6];
  } patterns[] = {
    [EPSOM_DASH_SOLID] = { 0, { 0 } },
    [EPSOM_DASH_LONG] = { 2, { 7, 2.5 } },
    [EPSOM_DASH_SHORT] = { 2, { 3, 2 } },
    [EPSOM_DASH_DOTS] = { 2, { 1, 1 } },
    [EPSOM_DASH_SPARSE_DOTS] = { 2, { 1, 3 } },
    [EPSOM_DASH_DOT] = { 4, { 4, 1.5, 1, 1.5 } },
    [EPSOM_DASH_DOT_DOT] = { 6, { 4, 1.5, 1, 1.5, 1, 1.5 } },
    [EPSOM_DASH_LONG_DOT] = { 4, { 9, 1.5, 1, 1.5 } },
  };
  double lengths[G_N_ELEMENTS (patterns[0].lengths)];

  for (guint i = 0; i < patterns[dash].n; i++)
    lengths[i] = patterns[dash].lengths[i] * MAX (width, LEAST_DASH);
  cairo_set_dash (painter->cr, lengths, (int) patterns[dash].n, 0);
}

/* Corners of steps are square: so they are, and cairo strokes them several times as fast. Others are round, since a
 * sharp one would have a spike. */
static void
set_join (Painter *painter, gboolean steps)
{
  cairo_set_line_join (painter->cr, steps ? CAIRO_LINE_JOIN_MITER : CAIRO_LINE_JOIN_ROUND);
}

static void
paint_path (Painter *painter, const EpsomPrimitive *primitive)
{
  const EpsomPath *path = &primitive->path;
  double width = path->width * painter->line_factor;
  const EpsomPoint *points = &g_array_index (painter->scene->points, EpsomPoint, path->first);
  gboolean steps = TRUE;

  for (guint i = 0; i < path->n; i++)
    {
      steps = steps && (i == 0 || points[i].x == points[i - 1].x || points[i].y == points[i - 1].y);
      cairo_line_to (painter->cr, points[i].x, points[i].y);
    }

  if (primitive->kind == EPSOM_PRIMITIVE_AREA)
    {
      cairo_close_path (painter->cr);
      cairo_fill (painter->cr);
      return;
    }

  cairo_set_line_width (painter->cr, width);
  set_dash (painter, path->dash, width);
  set_join (painter, steps);
  cairo_stroke (painter->cr);
}

/* Corners of the shapes in a box from -1 to 1, such that all look equally large. */
static void
trace_polygon (cairo_t *cr, const EpsomPoint *corners, guint n, const EpsomMarker *marker)
{
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, marker->center.x + corners[i].x * marker->size / 2,
                   marker->center.y + corners[i].y * marker->size / 2);
  cairo_close_path (cr);
}

static void
trace_marker (cairo_t *cr, const EpsomMarker *marker)
{
  static const EpsomPoint triangle[] = { { 0, -1.06 }, { 1.06, 0.8 }, { -1.06, 0.8 } };
  static const EpsomPoint diamond[] = { { 0, -1.16 }, { 1.16, 0 }, { 0, 1.16 }, { -1.16, 0 } };
  static const EpsomPoint square[] = { { -0.87, -0.87 }, { 0.87, -0.87 }, { 0.87, 0.87 }, { -0.87, 0.87 } };
  static const EpsomPoint triangle_down[] = { { 0, 1.06 }, { 1.06, -0.8 }, { -1.06, -0.8 } };
  static const EpsomPoint hourglass[] = { { -0.92, -1.02 }, { 0.92, -1.02 }, { -0.92, 1.02 }, { 0.92, 1.02 } };
  double x = marker->center.x, y = marker->center.y, r = marker->size / 2;

  cairo_new_path (cr);
  switch (marker->shape)
    {
    case EPSOM_SHAPE_CIRCLE:
      cairo_arc (cr, x, y, r * 0.98, 0, 2 * G_PI);
      break;
    case EPSOM_SHAPE_TRIANGLE:
      trace_polygon (cr, triangle, G_N_ELEMENTS (triangle), marker);
      break;
    case EPSOM_SHAPE_DIAMOND:
      trace_polygon (cr, diamond, G_N_ELEMENTS (diamond), marker);
      break;
    case EPSOM_SHAPE_SQUARE:
      trace_polygon (cr, square, G_N_ELEMENTS (square), marker);
      break;
    case EPSOM_SHAPE_CROSS:
      cairo_move_to (cr, x - r * 0.8, y - r * 0.8);
      cairo_line_to (cr, x + r * 0.8, y + r * 0.8);
      cairo_move_to (cr, x - r * 0.8, y + r * 0.8);
      cairo_line_to (cr, x + r * 0.8, y - r * 0.8);
      break;
    case EPSOM_SHAPE_TRIANGLE_DOWN:
      trace_polygon (cr, triangle_down, G_N_ELEMENTS (triangle_down), marker);
      break;
    case EPSOM_SHAPE_HOURGLASS:
      trace_polygon (cr, hourglass, G_N_ELEMENTS (hourglass), marker);
      break;
    case EPSOM_SHAPE_PLUS:
      cairo_move_to (cr, x - r * 1.05, y);
      cairo_line_to (cr, x + r * 1.05, y);
      cairo_move_to (cr, x, y - r * 1.05);
      cairo_line_to (cr, x, y + r * 1.05);
      break;
    case EPSOM_SHAPE_PILL:
      cairo_arc (cr, x + r * 0.5, y, r * 0.5, -G_PI / 2, G_PI / 2);
      cairo_arc (cr, x - r * 0.5, y, r * 0.5, G_PI / 2, -G_PI / 2);
      cairo_close_path (cr);
      break;
    }
}

static void
paint_marker (Painter *painter, const EpsomMarker *marker)
{
  gboolean is_cross = marker->shape == EPSOM_SHAPE_CROSS || marker->shape == EPSOM_SHAPE_PLUS;

  trace_marker (painter->cr, marker);
  if (!marker->open && !is_cross)
    {
      cairo_fill (painter->cr);
      return;
    }

  /* A cross has no inside: when few, it is thin. */
  cairo_set_line_width (painter->cr, marker->size * (is_cross && !marker->open ? 0.28 : 0.16) * painter->line_factor);
  set_dash (painter, EPSOM_DASH_SOLID, 1);
  set_join (painter, FALSE);
  cairo_stroke (painter->cr);
}

static void
paint_text (Painter *painter, const EpsomTextLine *text)
{
  EpsomBox box = epsom_text_line_get_box (text);

  if (painter->typesetter == NULL)
    painter->typesetter = epsom_typesetter_get ();

  epsom_typesetter_show (painter->typesetter, painter->cr, &text->style, box.x, text->at.y, text->string);
}

static void
paint_primitive (Painter *painter, const EpsomPrimitive *primitive)
{
  set_color (painter, primitive->role, primitive->opacity);
  switch (primitive->kind)
    {
    case EPSOM_PRIMITIVE_LINE:
    case EPSOM_PRIMITIVE_AREA:
      paint_path (painter, primitive);
      break;
    case EPSOM_PRIMITIVE_MARKER:
      paint_marker (painter, &primitive->marker);
      break;
    case EPSOM_PRIMITIVE_TEXT:
      paint_text (painter, &primitive->text);
      break;
    }
}

void
epsom_scene_paint (EpsomScene *scene, cairo_t *cr, EpsomStyle style, gboolean background)
{
  Painter painter = { scene, cr, style, epsom_palette_get_line_factor (style), NULL };

  g_return_if_fail (scene != NULL && cr != NULL);

  cairo_save (cr);
  cairo_new_path (cr);
  if (background)
    {
      set_color (&painter, EPSOM_ROLE_BACKGROUND, 1);
      cairo_rectangle (cr, 0, 0, scene->width, scene->height);
      cairo_fill (cr);
    }

  for (guint i = 0; i < scene->primitives->len; i++)
    paint_primitive (&painter, &g_array_index (scene->primitives, EpsomPrimitive, i));

  cairo_restore (cr);
}
