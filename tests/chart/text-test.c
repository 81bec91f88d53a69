/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "epsom-text.h"
#include "epsom-typesetter.h"

#define SMALL_WIDTH (11 * 0.55) /* of one character in fixed metrics */

static void
assert_wrapped (const char *string, double n_chars, guint max_lines, const char *expected, gboolean expect_cut)
{
  g_autoptr (EpsomText) text = epsom_text_new (1, FALSE, TRUE);
  gboolean cut;
  g_auto (GStrv) lines = epsom_text_wrap (text, EPSOM_FONT_SMALL, string, n_chars * SMALL_WIDTH, max_lines, &cut);
  g_autofree char *joined = g_strjoinv ("|", lines);

  g_assert_cmpstr (joined, ==, expected);
  g_assert_cmpint (cut, ==, expect_cut);
}

static void
test_wrap (void)
{
  assert_wrapped ("", 10, 3, "", FALSE);
  assert_wrapped ("one two", 10, 3, "one two", FALSE);
  assert_wrapped ("one two three", 8, 3, "one two|three", FALSE);
  assert_wrapped ("one\ntwo", 20, 3, "one|two", FALSE);
  assert_wrapped ("7 of 11, half", 7, 3, "7 of|11,|half", FALSE);
  assert_wrapped ("Free from 2 to 24 h", 17, 3, "Free from 2 to|24 h", FALSE);
  assert_wrapped ("Behandlungen", 5, 4, "Behan|dlung|en", FALSE);
}

static void
test_cut (void)
{
  assert_wrapped ("one two three", 8, 1, "one two…", TRUE);
  assert_wrapped ("one two three", 6, 2, "one|two t…", TRUE);
  assert_wrapped ("Behandlungen", 5, 1, "Beha…", TRUE);
  assert_wrapped ("Behandlungen", 0.5, 1, "", TRUE);
}

/* A letter and its accents are never torn apart. */
static void
test_graphemes (void)
{
  assert_wrapped ("a\xcc\x88"
                  "b\xcc\x88"
                  "c\xcc\x88",
                  4, 3,
                  "a\xcc\x88"
                  "b\xcc\x88|c\xcc\x88",
                  FALSE);
}

/* Words of another direction keep to themselves on every line that they are on; here the marks are as wide as letters.
 */
static void
test_isolates (void)
{
  assert_wrapped ("ab \u2068שלום\u2069 cd", 40, 3, "ab \u2068שלום\u2069 cd", FALSE);
  assert_wrapped ("ab \u2068שלום רב\u2069: 5", 9, 3, "ab \u2068שלום\u2069|\u2068רב\u2069: 5", FALSE);
  assert_wrapped ("ab \u2068שלום רב\u2069: 5", 8, 1, "ab \u2068של\u2069…", TRUE);
}

/* Whatever the width and the text, no line is wider, and without a cut every letter is there. */
static void
test_random (void)
{
  static const char *const strings[] = {
    "Behandlungsmethode ohne Angabe der Infusionsdauer",
    "Anfallsfrei nach zwei Stunden und ohne Rückfall bis zum nächsten Tag",
    "ללא כאב אחרי שעתיים",
    "二時間後に痛みがない",
    "7 of 11, 64 %, 95 % interval 35 to 85 %",
  };
  g_autoptr (EpsomText) text = epsom_text_new (1, FALSE, FALSE);

  for (guint round = 0; round < 300; round++)
    {
      const char *string = strings[g_test_rand_int_range (0, G_N_ELEMENTS (strings))];
      double width = g_test_rand_double_range (30, 300);
      guint max_lines = (guint) g_test_rand_int_range (1, 12);
      gboolean cut;
      g_auto (GStrv) lines = epsom_text_wrap (text, EPSOM_FONT_BODY, string, width, max_lines, &cut);
      gsize n_letters = 0, expected = 0;

      g_assert_cmpuint (g_strv_length (lines), <=, max_lines);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_assert_cmpfloat (epsom_text_measure (text, EPSOM_FONT_BODY, lines[i]), <=, width + 1e-3);
          for (const char *c = lines[i]; *c != '\0'; c++)
            n_letters += *c != ' ';
        }
      for (const char *c = string; *c != '\0'; c++)
        expected += *c != ' ';
      if (!cut)
        g_assert_cmpuint (n_letters, ==, expected);
    }
}

static void
test_scale (void)
{
  g_autoptr (EpsomText) one = epsom_text_new (1, FALSE, FALSE);
  g_autoptr (EpsomText) two = epsom_text_new (2, FALSE, FALSE);
  double width = epsom_text_measure (one, EPSOM_FONT_BODY, "IV push");

  g_assert_cmpfloat (width, >, 0);
  g_assert_cmpfloat_with_epsilon (epsom_text_measure (two, EPSOM_FONT_BODY, "IV push"), 2 * width, 0.05);
  g_assert_cmpfloat (epsom_text_get_line_height (one, EPSOM_FONT_BODY), >,
                     epsom_text_get_style (one, EPSOM_FONT_BODY).size);
}

/* The width in the layout is the width on the surface, whatever the surface: that is what lets one layout do for all.
 */
static void
test_same_on_every_surface (void)
{
  g_autoptr (EpsomText) text = epsom_text_new (1, FALSE, FALSE);
  EpsomTextStyle style = epsom_text_get_style (text, EPSOM_FONT_BODY);
  PangoLayout *layout = epsom_typesetter_set (epsom_typesetter_get (), &style, "64 % (35 to 85)");
  PangoContext *context = pango_layout_get_context (layout);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  g_assert_cmpfloat_with_epsilon ((double) logical.width / PANGO_SCALE,
                                  epsom_text_measure (text, EPSOM_FONT_BODY, "64 % (35 to 85)"), 1e-6);
  g_assert_cmpfloat (pango_cairo_context_get_resolution (context), ==, 72);
  g_assert_false (pango_context_get_round_glyph_positions (context));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/text/wrap", test_wrap);
  g_test_add_func ("/chart/text/cut", test_cut);
  g_test_add_func ("/chart/text/graphemes", test_graphemes);
  g_test_add_func ("/chart/text/isolates", test_isolates);
  g_test_add_func ("/chart/text/random", test_random);
  g_test_add_func ("/chart/text/scale", test_scale);
  g_test_add_func ("/chart/text/same-on-every-surface", test_same_on_every_surface);

  return g_test_run ();
}
