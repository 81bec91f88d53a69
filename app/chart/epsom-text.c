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
  GHashTable *widths[EPSOM_N_FONTS]; /* string: double; a layout measures the same words again and again */
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
      text->widths[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      measure_style (text, &text->styles[i]);
    }

  return text;
}

void
epsom_text_free (EpsomText *text)
{
  g_clear_object (&text->layout);
  for (guint i = 0; i < EPSOM_N_FONTS; i++)
    g_hash_table_unref (text->widths[i]);
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

static double
measure (EpsomText *text, EpsomFont font, const char *string)
{
  PangoRectangle logical;

  if (text->layout == NULL)
    return g_utf8_strlen (string, -1) * FIXED_WIDTH * text->styles[font].size;

  epsom_text_set_layout (text->layout, &text->styles[font], string);
  pango_layout_get_extents (text->layout, NULL, &logical);

  return (double) logical.width / PANGO_SCALE;
}

double
epsom_text_measure (EpsomText *text, EpsomFont font, const char *string)
{
  double *width = g_hash_table_lookup (text->widths[font], string);

  if (width == NULL)
    {
      width = g_new (double, 1);
      *width = measure (text, font, string);
      g_hash_table_insert (text->widths[font], g_strdup (string), width);
    }

  return *width;
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

/* A number and what follows it, such as its unit, stay on one line. */
static gboolean
is_after_number (const Breaker *breaker, glong at)
{
  const char *end = g_utf8_offset_to_pointer (breaker->string, at);

  while (end > breaker->string && end[-1] == ' ')
    end--;

  return end > breaker->string && *end == ' ' && g_ascii_isdigit (end[-1]);
}

static gboolean
is_break (const Breaker *breaker, glong at)
{
  return at == breaker->n_chars || breaker->attrs[at].is_mandatory_break ||
         (breaker->attrs[at].is_line_break && !is_after_number (breaker, at));
}

static glong
find_break (const Breaker *breaker, glong after)
{
  do
    after++;
  while (!is_break (breaker, after));

  return after;
}

static gboolean
ends_paragraph (const Breaker *breaker, glong at)
{
  return at == breaker->n_chars || breaker->attrs[at].is_mandatory_break;
}

/* About where the line ends: the widths of the words are known from other lines, the whole is not. */
static glong
guess_line_end (const Breaker *breaker, glong from)
{
  double width = 0;
  glong end = from;

  do
    {
      glong next = find_break (breaker, end);
      g_autofree char *word = g_utf8_substring (breaker->string, end, next);

      width += epsom_text_measure (breaker->text, breaker->font, word);
      if (width > breaker->width && end > from)
        break;
      end = next;
  } while (!ends_paragraph (breaker, end));

  return end;
}

/* Inside a word that is wider than a line; at least one character, so that it comes to an end. */
static glong
find_word_end (const Breaker *breaker, glong from)
{
  glong end;

  for (end = from + 1; end < breaker->n_chars; end++)
    if (breaker->attrs[end].is_cursor_position && !fits (breaker, from, end + 1, ""))
      break;

  return end;
}

/* The end of the longest line from @from that fits. */
static glong
find_line_end (const Breaker *breaker, glong from)
{
  glong end = guess_line_end (breaker, from);

  while (!ends_paragraph (breaker, end) && fits (breaker, from, find_break (breaker, end), ""))
    end = find_break (breaker, end);
  while (end > from && !fits (breaker, from, end, ""))
    do
      end--;
    while (end > from && !is_break (breaker, end));

  return end > from ? end : find_word_end (breaker, from);
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
