/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-text.h"

#include <math.h>
#include <string.h>

#define FAMILIES "Adwaita Sans, Cantarell, sans-serif"
#define ELLIPSIS "…"

/* Of fixed metrics, as shares of the size: about those of a sans serif. */
#define FIXED_WIDTH 0.55
#define FIXED_ASCENT 0.93
#define FIXED_DESCENT 0.24

/* Distance between base lines, as a share of ascent and descent. */
#define LINE_SPACING 1.08

static const struct {
  double size;
  gboolean bold;
} fonts[EPSOM_N_FONTS] = {
  [EPSOM_FONT_SMALL] = { 11, FALSE },
  [EPSOM_FONT_BODY] = { 12, FALSE },
  [EPSOM_FONT_STRONG] = { 12, TRUE },
  [EPSOM_FONT_TITLE] = { 16, TRUE },
};

struct _EpsomText {
  double scale;
  gboolean rtl;
  PangoLayout *layout; /* (nullable): fixed metrics */
  EpsomTextStyle styles[EPSOM_N_FONTS];
};

PangoLayout *
epsom_text_create_layout (gboolean rtl)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);
  PangoAttrList *attributes = pango_attr_list_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);

  /* Figures of one width, so that columns of numbers stand. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  g_object_unref (context);

  return layout;
}

static PangoFontDescription *
describe_font (const EpsomTextStyle *style)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, FAMILIES);
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);

  return font;
}

void
epsom_text_set_layout (PangoLayout *layout, const EpsomTextStyle *style, const char *string)
{
  PangoFontDescription *font = describe_font (style);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, string, -1);
  pango_font_description_free (font);
}

static void
measure_style (EpsomText *text, EpsomTextStyle *style)
{
  PangoFontDescription *font;
  PangoFontMetrics *metrics;

  style->ascent = FIXED_ASCENT * style->size;
  style->descent = FIXED_DESCENT * style->size;
  if (text->layout == NULL)
    return;

  font = describe_font (style);
  metrics = pango_context_get_metrics (pango_layout_get_context (text->layout), font, NULL);
  style->ascent = (double) pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  style->descent = (double) pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
  pango_font_description_free (font);
}

EpsomText *
epsom_text_new (double scale, gboolean rtl, gboolean fixed)
{
  EpsomText *text = g_new0 (EpsomText, 1);

  text->scale = isfinite (scale) && scale > 0 ? scale : 1;
  text->rtl = rtl;
  if (!fixed)
    text->layout = epsom_text_create_layout (rtl);

  for (guint i = 0; i < EPSOM_N_FONTS; i++)
    {
      text->styles[i].size = fonts[i].size * text->scale;
      text->styles[i].bold = fonts[i].bold;
      measure_style (text, &text->styles[i]);
    }

  return text;
}

void
epsom_text_free (EpsomText *text)
{
  g_clear_object (&text->layout);
  g_free (text);
}

double
epsom_text_get_scale (const EpsomText *text)
{
  return text->scale;
}

EpsomTextStyle
epsom_text_get_style (const EpsomText *text, EpsomFont font)
{
  return text->styles[font];
}

double
epsom_text_get_line_height (const EpsomText *text, EpsomFont font)
{
  return (text->styles[font].ascent + text->styles[font].descent) * LINE_SPACING;
}

double
epsom_text_measure (EpsomText *text, EpsomFont font, const char *string)
{
  PangoRectangle logical;

  if (text->layout == NULL)
    return g_utf8_strlen (string, -1) * FIXED_WIDTH * text->styles[font].size;

  epsom_text_set_layout (text->layout, &text->styles[font], string);
  pango_layout_get_extents (text->layout, NULL, &logical);

  return (double) logical.width / PANGO_SCALE;
}

/* A string with the places where a line may end. */
typedef struct {
  EpsomText *text;
  EpsomFont font;
  const char *string;
  double width;
  glong n_chars;
  PangoLogAttr *attrs; /* n_chars + 1 */
} Breaker;

static void
breaker_init (Breaker *breaker)
{
  breaker->n_chars = g_utf8_strlen (breaker->string, -1);
  breaker->attrs = g_new0 (PangoLogAttr, breaker->n_chars + 1);
  pango_get_log_attrs (breaker->string, -1, breaker->text->rtl ? 1 : 0, pango_language_get_default (), breaker->attrs,
                       (int) breaker->n_chars + 1);
}

static char *
slice (const Breaker *breaker, glong from, glong to)
{
  return g_strchomp (g_utf8_substring (breaker->string, from, to));
}

static gboolean
fits (const Breaker *breaker, glong from, glong to, const char *suffix)
{
  g_autofree char *line = slice (breaker, from, to);
  g_autofree char *whole = g_strconcat (line, suffix, NULL);

  return epsom_text_measure (breaker->text, breaker->font, whole) <= breaker->width + 1e-6;
}

/* The end of the longest line from @from that fits; at least one character, so that it always ends. */
static glong
find_line_end (const Breaker *breaker, glong from)
{
  glong end = from;

  for (glong i = from + 1; i <= breaker->n_chars; i++)
    if (i == breaker->n_chars || breaker->attrs[i].is_line_break)
      {
        if (!fits (breaker, from, i, ""))
          break;
        end = i;
        if (breaker->attrs[i].is_mandatory_break)
          return end;
      }

  if (end > from)
    return end;

  for (end = from + 1; end < breaker->n_chars; end++)
    if (breaker->attrs[end].is_cursor_position && !fits (breaker, from, end + 1, ""))
      break;

  return end;
}

/* What is left from @from, as much as fits before "…". */
static char *
cut_line (const Breaker *breaker, glong from)
{
  g_autofree char *line = NULL;
  glong end = breaker->n_chars;

  while (end > from && !(breaker->attrs[end].is_cursor_position && fits (breaker, from, end, ELLIPSIS)))
    end--;
  line = slice (breaker, from, end);

  return end > from || fits (breaker, from, from, ELLIPSIS) ? g_strconcat (line, ELLIPSIS, NULL) : g_strdup ("");
}

char **
epsom_text_wrap (EpsomText *text, EpsomFont font, const char *string, double width, guint max_lines, gboolean *cut)
{
  Breaker breaker = { text, font, string, width };
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  glong at = 0;

  breaker_init (&breaker);
  if (cut != NULL)
    *cut = FALSE;

  for (guint i = 0; i < max_lines && at < breaker.n_chars; i++)
    {
      glong end = find_line_end (&breaker, at);
      gboolean is_cut = (i + 1 == max_lines && end < breaker.n_chars) || !fits (&breaker, at, end, "");
      g_autofree char *line = is_cut ? cut_line (&breaker, at) : slice (&breaker, at, end);

      g_strv_builder_add (lines, line);
      if (is_cut && cut != NULL)
        *cut = TRUE;
      at = is_cut ? breaker.n_chars : end;
    }

  g_free (breaker.attrs);

  return g_strv_builder_end (lines);
}
