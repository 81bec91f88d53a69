/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-private.h"

#include <math.h>

/* The widest line that the eye finds the way back from, and the narrowest that is worth a paragraph. */
#define MESSAGE_WIDTH 420.0

double
epsom_chart_get_line (const EpsomChart *chart, EpsomFont font)
{
  return epsom_text_get_line_height (chart->text, font);
}

double
epsom_chart_measure (const EpsomChart *chart, EpsomFont font, const char *string)
{
  return epsom_text_measure (chart->text, font, string);
}

void
epsom_chart_write (EpsomChart *chart,
                   EpsomFont font,
                   EpsomRole role,
                   EpsomAnchor anchor,
                   double x,
                   double y,
                   const char *string)
{
  EpsomTextStyle style = epsom_text_get_style (chart->text, font);
  EpsomTextLine line = {
    .at = { x, y + (style.ascent - style.descent) / 2 },
    .anchor = anchor,
    .width = epsom_chart_measure (chart, font, string),
    .style = style,
    .string = string,
  };

  epsom_scene_builder_add_text (chart->scene, role, &line);
}

double
epsom_chart_write_paragraph (EpsomChart *chart, EpsomFont font, EpsomRole role, const EpsomBox *box, const char *string)
{
  double line = epsom_chart_get_line (chart, font);
  guint max_lines = (guint) MAX (0, floor (box->height / line + 1e-6));
  gboolean cut;
  g_auto (GStrv) lines = epsom_text_wrap (chart->text, font, string, box->width, max_lines, &cut);
  guint n = g_strv_length (lines);

  for (guint i = 0; i < n; i++)
    epsom_chart_write (chart, font, role, EPSOM_ANCHOR_LEFT, box->x, box->y + (i + 0.5) * line, lines[i]);
  if (cut)
    epsom_scene_builder_add_mark (chart->scene, &(EpsomBox){ box->x, box->y, box->width, n * line }, string);

  return n * line;
}

guint
epsom_chart_measure_paragraph (const EpsomChart *chart, EpsomFont font, double width, const char *string)
{
  g_auto (GStrv) lines = epsom_text_wrap (chart->text, font, string, width, G_MAXUINT, NULL);

  return g_strv_length (lines);
}

static double
get_message_width (const EpsomChart *chart)
{
  return MIN (chart->area.width, MESSAGE_WIDTH * chart->unit);
}

double
epsom_chart_get_message_height (const EpsomChart *chart, const char *sentence)
{
  return epsom_chart_measure_paragraph (chart, EPSOM_FONT_BODY, get_message_width (chart), sentence) *
         epsom_chart_get_line (chart, EPSOM_FONT_BODY);
}

void
epsom_chart_write_message (EpsomChart *chart, const char *sentence)
{
  const EpsomBox *area = &chart->area;
  double width = get_message_width (chart);
  double height = MIN (area->height, epsom_chart_get_message_height (chart, sentence));
  EpsomBox box = { area->x + (area->width - width) / 2, area->y + (area->height - height) / 2, width, height };

  epsom_chart_write_paragraph (chart, EPSOM_FONT_BODY, EPSOM_ROLE_DIM_TEXT, &box, sentence);
}

void
epsom_chart_draw_marker (EpsomChart *chart, int group, double x, double y, double size, gboolean open)
{
  const EpsomCode *code = epsom_palette_get_code (group);
  EpsomMarker marker = { { x, y }, size * chart->unit, code->shape, open };

  epsom_scene_builder_add_marker (chart->scene, code->role, 1, &marker);
}

void
epsom_chart_begin_line (EpsomChart *chart, int group, double opacity, double width)
{
  const EpsomCode *code = epsom_palette_get_code (group);

  epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_LINE, code->role, opacity, width * chart->unit,
                                  code->dash);
}

void
epsom_chart_begin_band (EpsomChart *chart, int group, guint n)
{
  /* Bands lie on each other: the more there are, the paler each. */
  double opacity = n > 5 ? 0.045 : n > 3 ? 0.07 : n > 2 ? 0.10 : 0.15;

  epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_AREA, epsom_palette_get_code (group)->role, opacity, 0,
                                  EPSOM_DASH_SOLID);
}

void
epsom_chart_add_mark (EpsomChart *chart, double x, double y, double size, const char *spoken)
{
  EpsomBox box = { x - size / 2, y - size / 2, size, size };

  epsom_scene_builder_add_mark (chart->scene, &box, spoken);
}

void
epsom_chart_add_mark_of (EpsomChart *chart, double x, double y, double size, EpsomSpeak speak, gconstpointer datum)
{
  EpsomBox box = { x - size / 2, y - size / 2, size, size };

  epsom_scene_builder_add_mark_of (chart->scene, &box, speak, datum);
}
