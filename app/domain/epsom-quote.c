/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-quote.h"

/* Characters of a text that are quoted at most. */
#define QUOTE_LENGTH 40

char *
epsom_quote (const char *text)
{
  g_autofree char *start = g_strndup (text, QUOTE_LENGTH * 6 + 1);
  g_autofree char *valid = g_utf8_make_valid (start, -1);
  GString *quoted = g_string_new (NULL);
  int n = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (n == QUOTE_LENGTH)
        {
          g_string_append (quoted, "…");
          break;
        }
      g_string_append_unichar (quoted, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (quoted, FALSE);
}
