/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-number.h"

#include <math.h>

/* A whole number of at most this many digits is exact in a double. */
#define EXACT_DIGITS 15

static const double powers_of_ten[EXACT_DIGITS + 1] = { 1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                        1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };

/* Steps over digits, adding them to the whole number @mantissa. Returns: their number. */
static int
scan_digits (const char **text, guint64 *mantissa)
{
  const char *start = *text;

  for (; g_ascii_isdigit (**text); (*text)++)
    *mantissa = *mantissa * 10 + (guint64) (**text - '0');
  return (int) MIN (*text - start, G_MAXINT);
}

/* Steps over `e-3`. Returns: FALSE where an exponent begins but has no digits. */
static gboolean
scan_exponent (const char **text)
{
  guint64 ignored = 0;

  if (**text != 'e' && **text != 'E')
    return TRUE;
  (*text)++;
  if (**text == '+' || **text == '-')
    (*text)++;
  return scan_digits (text, &ignored) > 0;
}

gboolean
epsom_number_parse (const char *text, double *number)
{
  gboolean negative = *text == '-';
  const char *scan = text + negative;
  guint64 mantissa = 0;
  int before = scan_digits (&scan, &mantissa);
  int after = 0;

  if (*scan == '.')
    {
      scan++;
      after = scan_digits (&scan, &mantissa);
    }
  if (before == 0 && after == 0)
    return FALSE;
  if (*scan == '\0' && before <= EXACT_DIGITS && after <= EXACT_DIGITS && before + after <= EXACT_DIGITS)
    {
      /* Both operands are exact, so the quotient is the nearest double, as strtod() would give. */
      double magnitude = (double) mantissa / powers_of_ten[after];

      *number = negative ? -magnitude : magnitude;
      return TRUE;
    }
  if (!scan_exponent (&scan) || *scan != '\0')
    return FALSE;

  double parsed = g_ascii_strtod (text, NULL);

  if (!isfinite (parsed))
    return FALSE;
  *number = parsed;
  return TRUE;
}

/* Most numbers of a diary are small and whole; they need no printf(). */
static void
print_whole (guint64 number, char *text)
{
  char digits[EXACT_DIGITS];
  int n = 0;

  do
    {
      digits[n++] = (char) ('0' + number % 10);
      number /= 10;
  } while (number > 0);
  while (n > 0)
    *text++ = digits[--n];
  *text = '\0';
}

char *
epsom_number_to_string (double number, char text[EPSOM_NUMBER_STRING_SIZE])
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  if (number >= 0 && number < powers_of_ten[EXACT_DIGITS] && number == trunc (number))
    {
      print_whole ((guint64) number, text);
      return text;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (text, EPSOM_NUMBER_STRING_SIZE, formats[i], number);
      if (g_ascii_strtod (text, NULL) == number)
        break;
    }
  return text;
}
