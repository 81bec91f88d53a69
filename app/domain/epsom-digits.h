/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-date.h"

G_BEGIN_DECLS

/* Fixed-width decimal digits of dates and instants; private to this folder. */

/** epsom_digits_parse: reads exactly @n digits. Returns: %FALSE at any other byte; never reads past it. */
static inline gboolean
epsom_digits_parse (const char *text, int n, int *value)
{
  int sum = 0;

  for (int i = 0; i < n; i++)
    {
      guint8 digit = (guint8) (text[i] - '0');

      if (digit > 9)
        return FALSE;
      sum = sum * 10 + digit;
    }
  *value = sum;
  return TRUE;
}

/** epsom_digits_print: writes @value as exactly @n digits, without a NUL. */
static inline void
epsom_digits_print (char *text, int n, int value)
{
  for (int i = n - 1; i >= 0; i--, value /= 10)
    text[i] = (char) ('0' + value % 10);
}

/** epsom_digits_parse_date: the date that @text begins with, or %EPSOM_DATE_NONE; what follows is not looked at. */
EpsomDate epsom_digits_parse_date (const char *text);

G_END_DECLS
