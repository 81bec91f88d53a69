/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "analysis-diary.h"
#include "chart-fixture.h"
#include "chart-translate.h"
#include "epsom-chart.h"
#include "epsom-scene-private.h"

/* Names of one's own in another direction than the language: every line runs as the language does, and the name keeps
 * to itself, so that no number beside it changes its place. */

#define LEFT_TO_RIGHT 0x200e
#define RIGHT_TO_LEFT 0x200f
#define ISOLATE 0x2068
#define END_ISOLATE 0x2069
#define FIRST_HEBREW 0x5d0
#define N_HEBREW 22

/* Whether the program speaks a language that is written from right to left. */
static gboolean in_hebrew;

static gboolean
is_hebrew (gunichar letter)
{
  return letter >= FIRST_HEBREW && letter < FIRST_HEBREW + 27;
}

/* Each letter for one of that script, what is converted as it is: "%u treatments", "%-d %B %Y". */
const char *
chart_translate (const char *text)
{
  g_autoptr (GString) translated = g_string_new (NULL);

  if (!in_hebrew)
    return text;

  for (const char *at = text; *at != '\0'; at++)
    if (*at == '%')
      {
        gsize length = 1 + strspn (at + 1, "-+#0123456789.'");

        g_string_append_len (translated, at, (gssize) length + 1);
        at += length;
      }
    else if (g_ascii_isalpha (*at))
      g_string_append_unichar (translated, FIRST_HEBREW + (gunichar) *at % N_HEBREW);
    else
      g_string_append_c (translated, *at);

  return g_intern_string (translated->str);
}

/* Six attacks of @symptom with an infusion or an oral dose, a medicine named @medicine, and a laboratory value. */
static EpsomResponse *
respond (const char *symptom, const char *medicine)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (EpsomDiary) diary = NULL;

  for (guint i = 1; i <= 12; i++)
    g_string_append_printf (
      rows,
      "episode e%u 2025-%02u-01T08:00:00Z end=2025-%02u-01T18:00:00Z symptom=%s\n"
      "reading r%u 2025-%02u-01T08:30:00Z episode=e%u severity=7\n"
      "dose d%u 2025-%02u-01T09:00:00Z route=%s amount=1 unit=g\n"
      "medicine m%u 2025-%02u-01T12:00:00Z medicine=%s strength=500mg class=paracetamol\n"
      "reading s%u 2025-%02u-01T11:00:00Z episode=e%u severity=%u\n"
      "rating t%u 2025-%02u-02 symptom=pms severity=5\n"
      "episode f%u 2025-%02u-03T08:00:00Z end=2025-%02u-03T18:00:00Z symptom=cramp\n"
      "lab l%u 2025-%02u-01T07:00:00Z analyte=serum-magnesium value=0.8 value_unit=mmol/L range_low=0.75\n",
      i, i, i, symptom, i, i, i, i, i, i % 2 == 0 ? "iv minutes=5" : "oral", i, i, medicine, i, i, i, i % 3, i, i, i, i,
      i, i, i);
  diary = analysis_diary_parse (rows->str);

  return analysis_respond (diary, symptom, "2026-01-01T00:00:00Z");
}

/* Whether all letters of the other direction are inside of isolates. */
static gboolean
keeps_apart (const char *line)
{
  guint n_open = 0;

  for (; *line != '\0'; line = g_utf8_next_char (line))
    {
      gunichar letter = g_utf8_get_char (line);

      if (letter == ISOLATE)
        n_open++;
      else if (letter == END_ISOLATE)
        n_open--;
      else if (n_open == 0 && g_unichar_isalpha (letter) && is_hebrew (letter) != in_hebrew)
        return FALSE;
    }

  return n_open == 0;
}

/* Whether @line is set from right to left: by its first letter, be it inside of an isolate, or the mark before it. */
static gboolean
is_right_to_left (const char *line)
{
  for (; *line != '\0'; line = g_utf8_next_char (line))
    {
      gunichar letter = g_utf8_get_char (line);

      if (letter == LEFT_TO_RIGHT || letter == RIGHT_TO_LEFT || g_unichar_isalpha (letter))
        return letter == RIGHT_TO_LEFT || is_hebrew (letter);
    }

  return FALSE;
}

static gboolean
has_both (const char *line)
{
  gboolean has[2] = { FALSE, FALSE };

  for (; *line != '\0'; line = g_utf8_next_char (line))
    if (g_unichar_isalpha (g_utf8_get_char (line)))
      has[is_hebrew (g_utf8_get_char (line))] = TRUE;

  return has[FALSE] && has[TRUE];
}

/* Returns: how many lines of @scene have words of both directions. */
static guint
check_scene (const EpsomScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->primitives->len; i++)
    {
      const EpsomPrimitive *primitive = &g_array_index (scene->primitives, EpsomPrimitive, i);
      const char *line = primitive->text.string;

      if (primitive->kind != EPSOM_PRIMITIVE_TEXT || !has_both (line))
        continue;
      if (is_right_to_left (line) != in_hebrew)
        g_error ("“%s” has the direction of its name", line);
      if (!keeps_apart (line))
        g_error ("“%s” does not keep its name apart", line);
      n++;
    }

  return n;
}

static void
check_words (const char *words)
{
  if (has_both (words) && (!keeps_apart (words) || is_right_to_left (words) != in_hebrew))
    g_error ("“%s” does not keep its name apart", words);
}

static void
check_marks (EpsomScene *scene)
{
  for (guint i = 0; i < epsom_scene_get_n_marks (scene); i++)
    check_words (epsom_scene_get_mark (scene, i, NULL));
}

static void
check_kinds (const EpsomResponse *response, gboolean rtl)
{
  static const double sizes[][2] = { { 320, 240 }, { 640, 400 }, { 1400, 800 } };
  guint n = 0;

  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_VIEWS; kind++)
    for (guint i = 0; i < 2 * G_N_ELEMENTS (sizes); i++)
      {
        EpsomChartLayout layout = {
          .width = sizes[i / 2][0],
          .height = sizes[i / 2][1],
          .text_scale = 1,
          .rtl = rtl,
          .standalone = i % 2 == 0,
        };
        g_autoptr (EpsomScene) scene = epsom_chart_new_with_layout (kind, response, &layout);

        n += check_scene (scene);
        check_words (epsom_scene_get_description (scene));
        check_marks (scene);
      }
  g_assert_cmpuint (n, >, 20);
}

static void
test_hebrew_in_english (void)
{
  g_autoptr (EpsomResponse) response = respond ("צלצול", "אקמול");

  check_kinds (response, FALSE);
}

/* The desktop's language is not one that the program speaks: pictures are mirrored, sentences are not. */
static void
test_hebrew_in_mirrored_english (void)
{
  g_autoptr (EpsomResponse) response = respond ("צלצול", "אקמול");

  check_kinds (response, TRUE);
}

static void
test_latin_in_hebrew (void)
{
  g_autoptr (EpsomResponse) response = respond ("Tinnitus", "Ibuprofen");

  in_hebrew = TRUE;
  check_kinds (response, TRUE);
  in_hebrew = FALSE;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/direction/hebrew-in-english", test_hebrew_in_english);
  g_test_add_func ("/chart/direction/hebrew-in-mirrored-english", test_hebrew_in_mirrored_english);
  g_test_add_func ("/chart/direction/latin-in-hebrew", test_latin_in_hebrew);

  return g_test_run ();
}
