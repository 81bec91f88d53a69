/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#include "epsom-words.h"

/* How words are set: times of day, what is written from right to left, and what the end of a line must not part. */

#define NO_BREAK_SPACE "\u00a0"
#define MINUTES_OF_HOUR 60
#define NOON (12 * MINUTES_OF_HOUR)

/* Not said: by the locale. */
enum { CLOCK_24, CLOCK_12, CLOCK_OF_LOCALE };
static int clock_of_day = CLOCK_OF_LOCALE;

/* Where the locale's time of day says before or after noon. */
static gboolean
locale_has_twelve_hours (void)
{
  const char *format = nl_langinfo (T_FMT);

  return strstr (format, "%r") != NULL || strstr (format, "%p") != NULL;
}

gboolean
epsom_words_get_twelve_hours (void)
{
  int clock = g_atomic_int_get (&clock_of_day);

  return clock == CLOCK_OF_LOCALE ? locale_has_twelve_hours () : clock == CLOCK_12;
}

void
epsom_words_set_twelve_hours (gboolean twelve_hours)
{
  g_atomic_int_set (&clock_of_day, twelve_hours ? CLOCK_12 : CLOCK_24);
}

/* Without strftime(), which is slow beside the tens of thousands of times of a report. */
char *
epsom_words_clock (int minutes, gboolean twelve_hours)
{
  int hour = minutes / MINUTES_OF_HOUR;

  if (twelve_hours)
    return g_strdup_printf ("%d:%02d %s", (hour + 11) % 12 + 1, minutes % MINUTES_OF_HOUR,
                            minutes < NOON ? C_ ("time of day", "AM") : C_ ("time of day", "PM"));

  return g_strdup_printf ("%02d:%02d", hour, minutes % MINUTES_OF_HOUR);
}

/* Whether a unit stands at @text, and ends there. */
static gboolean
is_unit (const char *text)
{
  static const char *const units[] = { "%", "mg", "g", "mmol", "mEq", "min", "h", "d", "s", "AM", "PM" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gsize length = strlen (units[i]);

      if (strncmp (text, units[i], length) == 0 && !g_unichar_isalnum (g_utf8_get_char (text + length)))
        return TRUE;
    }

  return FALSE;
}

/* Blocks of Unicode that have nothing else: Hebrew to Arabic Extended, their presentation forms, and ancient scripts.
 */
static gboolean
is_right_to_left (gunichar letter)
{
  return (letter >= 0x590 && letter <= 0x8ff) || (letter >= 0xfb1d && letter <= 0xfdff) ||
         (letter >= 0xfe70 && letter <= 0xfeff) || (letter >= 0x10800 && letter <= 0x10fff) ||
         (letter >= 0x1e800 && letter <= 0x1efff);
}

/* Whether a letter of @text may be one from right to left, by the first bytes of their blocks: the names of most
 * diaries have none. */
static gboolean
may_be_right_to_left (const char *text)
{
  for (const guchar *at = (const guchar *) text; *at != '\0'; at++)
    if (*at >= 0xd6 && (*at <= 0xe0 || *at >= 0xef))
      return TRUE;

  return FALSE;
}

/* Whether @text has letters of either direction. Returns: that of the first, whether it runs from right to left; -1:
 * there is none. */
static int
find_letters (const char *text, gboolean has[2])
{
  int first = -1;

  has[FALSE] = has[TRUE] = FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      gboolean is_rtl = is_right_to_left (letter);

      if (!is_rtl && !g_unichar_isalpha (letter))
        continue;
      has[is_rtl] = TRUE;
      if (first < 0)
        first = is_rtl;
    }

  return first;
}

gboolean
epsom_words_are_right_to_left (void)
{
  return is_right_to_left (g_utf8_get_char (epsom_words_severity (0)));
}

char *
epsom_words_isolate (const char *text)
{
  gboolean has[2];

  find_letters (text, has);
  if (has[TRUE] || (has[FALSE] && epsom_words_are_right_to_left ()))
    return g_strdup_printf ("\u2068%s\u2069", text);

  return g_strdup (text);
}

char *
epsom_words_direct (const char *line, gboolean rtl)
{
  gboolean has[2];
  int first;

  if (!may_be_right_to_left (line))
    return NULL;

  first = find_letters (line, has);
  if (!has[FALSE] || !has[TRUE] || first == !!rtl)
    return NULL;

  return g_strconcat (rtl ? "\u200f" : "\u200e", line, NULL);
}

char *
epsom_words_keep_units (const char *text)
{
  GString *kept = g_string_sized_new (strlen (text) + 16);

  for (const char *at = text; *at != '\0'; at++)
    if (*at == ' ' && at > text && g_ascii_isdigit (at[-1]) && is_unit (at + 1))
      g_string_append (kept, NO_BREAK_SPACE);
    else
      g_string_append_c (kept, *at);

  return g_string_free (kept, FALSE);
}
