/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-sheet-guard.h"

#include <string.h>

/* Blanks before it do not keep some programs from running a formula, nor do signs of full width; the others are for
 * those that part cells by them. */
gboolean
epsom_sheet_is_risky (const char *text)
{
  static const char *const signs[] = {
    "=", "+", "-", "@", "'", "\357\274\235", "\357\274\213", "\357\274\215", "\357\274\240"
  };
  const char *begin = text + strspn (text, " ");

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (begin, signs[i]))
      return TRUE;

  return *text != '\0' && strchr ("\t\r\n", *text) != NULL;
}
