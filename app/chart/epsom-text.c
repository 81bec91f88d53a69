/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-text.h"

#include <math.h>
#include <string.h>

#include "epsom-typesetter.h"

#define ELLIPSIS "…"

/* Around words of another direction. */
#define ISOLATE "\u2068"
#define END_ISOLATE "\u2069"

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
  EpsomTypesetter *typesetter; /* (nullable): fixed metrics */
  EpsomTextStyle styles[EPSOM_N_FONTS];
};

EpsomText *
epsom_text_new (double scale, gboolean rtl, gboolean fixed)
{
  EpsomText *text = g_new0 (EpsomText, 1);

  text->scale = isfinite (scale) && scale > 0 ? scale : 1;
  text->rtl = rtl;
  text->typesetter = fixed ? NULL : epsom_typesetter_get ();

  for (guint i = 0; i < EPSOM_N_FONTS; i++)
    {
      EpsomTextStyle *style = &text->styles[i];
      double size = fonts[i].size * text->scale;

      *style = (EpsomTextStyle){ size, FIXED_ASCENT * size, FIXED_DESCENT * size, fonts[i].bold };
      if (!fixed)
        epsom_typesetter_describe (text->typesetter, style);
    }

  return text;
}

void
epsom_text_free (EpsomText *text)
{
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
  const EpsomTextStyle *style = &text->styles[font];

  if (text->typesetter == NULL)
    return g_utf8_strlen (string, -1) * FIXED_WIDTH * style->size;

  return epsom_typesetter_measure (text->typesetter, style, string);
}

void
epsom_text_show (EpsomText *text, cairo_t *cr, EpsomFont font, double x, double y, const char *string)
{
  if (text->typesetter != NULL)
    epsom_typesetter_show (text->typesetter, cr, &text->styles[font], x, y, string);
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

/* How many isolates are open after @length bytes. */
static guint
count_open (const char *string, gssize length)
{
  guint n = 0;

  for (const char *at = string; (at = g_strstr_len (at, string + length - at, "\xe2\x81")) != NULL; at++)
    if (g_str_has_prefix (at, ISOLATE))
      n++;
    else if (g_str_has_prefix (at, END_ISOLATE) && n > 0)
      n--;

  return n;
}

/* What is isolated is so on every line that it is on. */
static char *
slice (const Breaker *breaker, glong from, glong to)
{
  g_autofree char *line = g_strchomp (g_utf8_substring (breaker->string, from, to));
  const char *start = g_utf8_offset_to_pointer (breaker->string, from);
  guint n_before = count_open (breaker->string, start - breaker->string), n_after;
  GString *whole;

  if (n_before == 0 && count_open (line, (gssize) strlen (line)) == 0)
    return g_steal_pointer (&line);

  whole = g_string_new (NULL);
  for (guint i = 0; i < n_before; i++)
    g_string_append (whole, ISOLATE);
  g_string_append (whole, line);
  n_after = count_open (whole->str, (gssize) whole->len);
  for (guint i = 0; i < n_after; i++)
    g_string_append (whole, END_ISOLATE);

  return g_string_free (whole, FALSE);
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
