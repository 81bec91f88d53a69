/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-glyphs.h"

#include <math.h>
#include <string.h>

/* Beyond these all words are let go of: a diary of ten years has half as many. */
#define MAX_WORDS 8192

/* A word, or the one space; its text is not ended by a NUL where it is looked up. */
typedef struct {
  const char *text;
  gsize length;
  double width; /* NAN: not to be put together */
  guint n_glyphs;
  cairo_glyph_t *glyphs;
  guint n_clusters;
  cairo_text_cluster_t *clusters;
} Word;

struct _EpsomGlyphs {
  PangoLayout *layout;
  PangoFontDescription *description;
  PangoFont *font; /* of the first word; a word in another is not put together with it */
  GHashTable *words;
  GArray *line_glyphs; /* (element-type cairo_glyph_t): room for a line */
  GArray *line_clusters;
};

static guint
hash_word (gconstpointer data)
{
  const Word *word = data;
  guint hash = 5381;

  for (gsize i = 0; i < word->length; i++)
    hash = hash * 33 + (guchar) word->text[i];

  return hash;
}

static gboolean
equal_words (gconstpointer a, gconstpointer b)
{
  const Word *first = a, *second = b;

  return first->length == second->length && memcmp (first->text, second->text, first->length) == 0;
}

static void
free_word (gpointer data)
{
  Word *word = data;

  g_free ((char *) word->text);
  g_free (word->glyphs);
  g_free (word->clusters);
  g_free (word);
}

EpsomGlyphs *
epsom_glyphs_new (PangoLayout *layout, const PangoFontDescription *font)
{
  EpsomGlyphs *glyphs = g_new0 (EpsomGlyphs, 1);

  glyphs->layout = g_object_ref (layout);
  glyphs->description = pango_font_description_copy (font);
  glyphs->words = g_hash_table_new_full (hash_word, equal_words, free_word, NULL);
  glyphs->line_glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  glyphs->line_clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));

  return glyphs;
}

void
epsom_glyphs_free (EpsomGlyphs *glyphs)
{
  g_hash_table_unref (glyphs->words);
  g_array_unref (glyphs->line_glyphs);
  g_array_unref (glyphs->line_clusters);
  pango_font_description_free (glyphs->description);
  g_clear_object (&glyphs->font);
  g_object_unref (glyphs->layout);
  g_free (glyphs);
}

/* Letters of Latin scripts, figures and punctuation; not what is invisible or breaks lines. */
static gboolean
is_plain (gunichar c)
{
  return (c >= 0x20 && c < 0x7f) || (c > 0xa0 && c < 0x250 && c != 0xad) || (c >= 0x2010 && c <= 0x2027) || c == 0x2212;
}

/* Without a letter the direction of the line would be that of what is around it. */
static gboolean
can_be_put_together (const EpsomGlyphs *glyphs, const char *string)
{
  gboolean has_letter = pango_context_get_base_dir (pango_layout_get_context (glyphs->layout)) != PANGO_DIRECTION_RTL;

  for (const char *at = string; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = (guchar) *at < 0x80 ? (guchar) *at : g_utf8_get_char (at);

      if (!is_plain (c))
        return FALSE;
      has_letter |= g_ascii_isalpha (c);
    }

  return has_letter;
}

/* Clusters as cairo wants them: bytes of text to glyphs. FALSE where they are not in order or a glyph is missing. */
static gboolean
take_glyphs (Word *word, const PangoGlyphString *string)
{
  double x = 0;

  word->glyphs = g_new0 (cairo_glyph_t, string->num_glyphs);
  word->clusters = g_new0 (cairo_text_cluster_t, string->num_glyphs);
  for (int i = 0; i < string->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &string->glyphs[i];
      int end = i + 1 < string->num_glyphs ? string->log_clusters[i + 1] : (int) word->length;

      if (info->glyph == PANGO_GLYPH_EMPTY || (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 ||
          end <= string->log_clusters[i])
        return FALSE;
      word->glyphs[i] = (cairo_glyph_t){ info->glyph, x + (double) info->geometry.x_offset / PANGO_SCALE,
                                         (double) info->geometry.y_offset / PANGO_SCALE };
      word->clusters[i] = (cairo_text_cluster_t){ end - string->log_clusters[i], 1 };
      x += (double) info->geometry.width / PANGO_SCALE;
    }
  word->n_glyphs = word->n_clusters = (guint) string->num_glyphs;
  word->width = x;

  return TRUE;
}

static void
shape (EpsomGlyphs *glyphs, Word *word)
{
  PangoLayoutLine *line;
  PangoGlyphItem *run;

  word->width = NAN;
  pango_layout_set_font_description (glyphs->layout, glyphs->description);
  pango_layout_set_text (glyphs->layout, word->text, (int) word->length);
  line = pango_layout_get_line_readonly (glyphs->layout, 0);
  if (line == NULL || line->runs == NULL || line->runs->next != NULL)
    return;

  run = line->runs->data;
  if (glyphs->font == NULL)
    glyphs->font = g_object_ref (run->item->analysis.font);
  if (run->item->analysis.font != glyphs->font || !take_glyphs (word, run->glyphs))
    word->width = NAN;
}

static const Word *
get_word (EpsomGlyphs *glyphs, const char *text, gsize length)
{
  const Word key = { .text = text, .length = length };
  Word *word = g_hash_table_lookup (glyphs->words, &key);

  if (word == NULL)
    {
      word = g_new0 (Word, 1);
      word->text = g_strndup (text, length);
      word->length = length;
      shape (glyphs, word);
      if (g_hash_table_size (glyphs->words) >= MAX_WORDS)
        g_hash_table_remove_all (glyphs->words);
      g_hash_table_add (glyphs->words, word);
    }

  return word;
}

/* The next word or space of a line. */
static gsize
get_word_length (const char *at)
{
  return *at == ' ' ? 1 : strcspn (at, " ");
}

double
epsom_glyphs_measure (EpsomGlyphs *glyphs, const char *string)
{
  double width = 0;

  if (!can_be_put_together (glyphs, string))
    return NAN;

  for (gsize length; *string != '\0' && !isnan (width); string += length)
    {
      length = get_word_length (string);
      width += get_word (glyphs, string, length)->width;
    }

  return width;
}

static void
append (EpsomGlyphs *glyphs, const Word *word, double x, double y)
{
  guint first = glyphs->line_glyphs->len;

  g_array_append_vals (glyphs->line_glyphs, word->glyphs, word->n_glyphs);
  g_array_append_vals (glyphs->line_clusters, word->clusters, word->n_clusters);
  for (guint i = first; i < glyphs->line_glyphs->len; i++)
    {
      cairo_glyph_t *glyph = &g_array_index (glyphs->line_glyphs, cairo_glyph_t, i);

      glyph->x += x;
      glyph->y += y;
    }
}

/* Puts @string together from @x on. FALSE where that cannot be. */
static gboolean
put_together (EpsomGlyphs *glyphs, double x, double y, const char *string)
{
  g_array_set_size (glyphs->line_glyphs, 0);
  g_array_set_size (glyphs->line_clusters, 0);
  if (!can_be_put_together (glyphs, string))
    return FALSE;

  for (gsize length; *string != '\0'; string += length)
    {
      const Word *word;

      length = get_word_length (string);
      word = get_word (glyphs, string, length);
      if (isnan (word->width))
        return FALSE;
      append (glyphs, word, x, y);
      x += word->width;
    }

  return TRUE;
}

gboolean
epsom_glyphs_show (EpsomGlyphs *glyphs, cairo_t *cr, double x, double y, const char *string)
{
  if (!put_together (glyphs, x, y, string))
    return FALSE;
  if (glyphs->line_glyphs->len == 0)
    return TRUE;

  cairo_set_scaled_font (cr, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (glyphs->font)));
  cairo_show_text_glyphs (
    cr, string, -1, (cairo_glyph_t *) (gpointer) glyphs->line_glyphs->data, (int) glyphs->line_glyphs->len,
    (cairo_text_cluster_t *) (gpointer) glyphs->line_clusters->data, (int) glyphs->line_clusters->len, 0);

  return TRUE;
}
