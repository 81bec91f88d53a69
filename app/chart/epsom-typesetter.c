/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-typesetter.h"

#include <math.h>
#include <string.h>

#include "epsom-glyphs.h"

#define FAMILIES "Adwaita Sans, Cantarell, sans-serif"

/* Beyond these everything is let go of: a page of charts has four fonts and a few hundred strings, of which it measures
 * some thousands of pieces; a report has the same fonts in some sizes. */
#define MAX_FONTS 64
#define MAX_WIDTHS 8192
#define MAX_LAYOUTS 1024

typedef struct {
  double size;
  gboolean bold;
  PangoFontDescription *description;
  EpsomGlyphs *glyphs; /* of what can be put together from words; the rest of it: */
  GHashTable *widths;  /* string: double */
  GHashTable *layouts; /* string: PangoLayout */
} Font;

struct _EpsomTypesetter {
  PangoContext *context;
  guint serial; /* of the context, when `fonts` was begun: another one means that the desktop's fonts have changed */
  PangoAttrList *attributes;
  PangoLayout *measuring;
  double ascent[2], descent[2]; /* of each weight, as shares of the size; 0: not asked for yet */
  GPtrArray *fonts;             /* (element-type Font) */
};

static void
font_free (Font *font)
{
  pango_font_description_free (font->description);
  epsom_glyphs_free (font->glyphs);
  g_hash_table_unref (font->widths);
  g_hash_table_unref (font->layouts);
  g_free (font);
}

static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* Of what has no letters: text has the direction of its own first letter, and a number its sign before it in either.
   */
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);

  return context;
}

static PangoLayout *
create_layout (EpsomTypesetter *self)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_attributes (layout, self->attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);

  return layout;
}

static EpsomTypesetter *
typesetter_new (void)
{
  EpsomTypesetter *self = g_new0 (EpsomTypesetter, 1);

  self->context = create_context ();
  self->attributes = pango_attr_list_new ();
  /* Figures of one width, so that columns of numbers stand. */
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("tnum=1"));
  self->measuring = create_layout (self);
  self->fonts = g_ptr_array_new_with_free_func ((GDestroyNotify) font_free);

  return self;
}

static void
typesetter_free (gpointer data)
{
  EpsomTypesetter *self = data;

  g_ptr_array_unref (self->fonts);
  g_object_unref (self->measuring);
  pango_attr_list_unref (self->attributes);
  g_object_unref (self->context);
  g_free (self);
}

EpsomTypesetter *
epsom_typesetter_get (void)
{
  static GPrivate private = G_PRIVATE_INIT (typesetter_free);
  EpsomTypesetter *self = g_private_get (&private);
  guint serial;

  if (self == NULL)
    {
      self = typesetter_new ();
      g_private_set (&private, self);
    }
  serial = pango_context_get_serial (self->context);
  if (serial != self->serial)
    {
      g_ptr_array_set_size (self->fonts, 0);
      memset (self->ascent, 0, sizeof self->ascent);
    }
  self->serial = serial;

  return self;
}

static PangoFontDescription *
create_description (double size, gboolean bold)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, FAMILIES);
  pango_font_description_set_weight (description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);

  return description;
}

/* Looking at a font's metrics costs as much as shaping hundreds of words. Without hinting they are in proportion to its
 * size: one of each weight is looked at. */
static void
measure_weight (EpsomTypesetter *self, const EpsomTextStyle *style)
{
  gboolean bold = style->bold != FALSE;
  PangoFontDescription *description;
  PangoFontMetrics *metrics;

  if (self->ascent[bold] > 0)
    return;

  description = create_description (style->size, bold);
  metrics = pango_context_get_metrics (self->context, description, NULL);
  self->ascent[bold] = pango_font_metrics_get_ascent (metrics) / (style->size * PANGO_SCALE);
  self->descent[bold] = pango_font_metrics_get_descent (metrics) / (style->size * PANGO_SCALE);
  pango_font_metrics_unref (metrics);
  pango_font_description_free (description);
}

static Font *
add_font (EpsomTypesetter *self, const EpsomTextStyle *style)
{
  Font *font = g_new0 (Font, 1);

  font->size = style->size;
  font->bold = style->bold != FALSE;
  font->description = create_description (font->size, font->bold);
  font->glyphs = epsom_glyphs_new (self->measuring, font->description);
  font->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  font->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_ptr_array_add (self->fonts, font);

  return font;
}

static Font *
get_font (EpsomTypesetter *self, const EpsomTextStyle *style)
{
  for (guint i = 0; i < self->fonts->len; i++)
    {
      Font *font = g_ptr_array_index (self->fonts, i);

      if (font->size == style->size && font->bold == (style->bold != FALSE))
        return font;
    }
  if (self->fonts->len == MAX_FONTS)
    g_ptr_array_set_size (self->fonts, 0);

  return add_font (self, style);
}

/* Makes room for one more. */
static void
bound (GHashTable *table, guint max)
{
  if (g_hash_table_size (table) >= max)
    g_hash_table_remove_all (table);
}

void
epsom_typesetter_describe (EpsomTypesetter *self, EpsomTextStyle *style)
{
  gboolean bold = style->bold != FALSE;

  measure_weight (self, style);
  style->ascent = self->ascent[bold] * style->size;
  style->descent = self->descent[bold] * style->size;
}

double
epsom_typesetter_measure (EpsomTypesetter *self, const EpsomTextStyle *style, const char *string)
{
  Font *font = get_font (self, style);
  double of_words = epsom_glyphs_measure (font->glyphs, string), *width;

  if (!isnan (of_words))
    return of_words;

  width = g_hash_table_lookup (font->widths, string);
  if (width == NULL)
    {
      PangoRectangle logical;

      pango_layout_set_font_description (self->measuring, font->description);
      pango_layout_set_text (self->measuring, string, -1);
      pango_layout_get_extents (self->measuring, NULL, &logical);
      width = g_new (double, 1);
      *width = (double) logical.width / PANGO_SCALE;
      bound (font->widths, MAX_WIDTHS);
      g_hash_table_insert (font->widths, g_strdup (string), width);
    }

  return *width;
}

PangoLayout *
epsom_typesetter_set (EpsomTypesetter *self, const EpsomTextStyle *style, const char *string)
{
  Font *font = get_font (self, style);
  PangoLayout *layout = g_hash_table_lookup (font->layouts, string);

  if (layout == NULL)
    {
      layout = create_layout (self);
      pango_layout_set_font_description (layout, font->description);
      pango_layout_set_text (layout, string, -1);
      bound (font->layouts, MAX_LAYOUTS);
      g_hash_table_insert (font->layouts, g_strdup (string), layout);
    }

  return layout;
}

void
epsom_typesetter_show (EpsomTypesetter *self,
                       cairo_t *cr,
                       const EpsomTextStyle *style,
                       double x,
                       double y,
                       const char *string)
{
  PangoLayout *layout;

  if (epsom_glyphs_show (get_font (self, style)->glyphs, cr, x, y, string))
    return;

  layout = epsom_typesetter_set (self, style, string);
  cairo_move_to (cr, x, y - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}
