/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "epsom-number.h"

static void
test_read (void)
{
  static const struct {
    const char *text;
    double number;
  } cases[] = {
    { "0", 0 },
    { "1", 1 },
    { "10", 10 },
    { "007", 7 },
    { "0.5", 0.5 },
    { ".5", 0.5 },
    { "5.", 5 },
    { "-3.25", -3.25 },
    { "1e-3", 0.001 },
    { "1E+3", 1000 },
    { "0.1", 0.1 },
    { "0.30000000000000004", 0.1 + 0.2 },
    { "123456789012345", 123456789012345.0 },
    { "1234567890123456789", 1234567890123456789.0 },
    { "0.000000000000001", 1e-15 },
    { "99999999999999999999999999999999999999", 1e38 },
    { "1.7976931348623157e308", DBL_MAX },
    { "4.9406564584124654e-324", 4.9406564584124654e-324 },
    { "24.305", 24.305 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double number = NAN;

      g_assert_true (epsom_number_parse (cases[i].text, &number));
      g_assert_true (number == cases[i].number);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",    ".",    "-",     "-.",    "e3",     "1e",  "1e+",  "1e3.5",    "+7",  " 7",    "7 ",
    "7\n", "0x10", "0x1p3", "nan",   "NaN",    "inf", "-inf", "infinity", "1,5", "1 000", "1_0",
    "--1", "1-",   "1.2.3", "1e999", "-1e999", "½",   "٣",    "1f",       "1d",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double number = 42;

      if (epsom_number_parse (texts[i], &number))
        g_error ("“%s” was read as a number", texts[i]);
      g_assert_true (number == 42);
    }
}

static void
test_written (void)
{
  static const struct {
    double number;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { -0.0, "0" },
    { 999999999999999, "999999999999999" },
    { 1e15, "1e+15" },
    { 999999999999999.5, "999999999999999.5" },

    { 1, "1" },
    { 400, "400" },
    { 0.5, "0.5" },
    { 0.1, "0.1" },
    { -2.5, "-2.5" },
    { 1000000, "1000000" },
    { 1e21, "1e+21" },
    { 1e-7, "1e-07" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { 123456789012345678.0, "1.2345678901234568e+17" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char text[EPSOM_NUMBER_STRING_SIZE];

      g_assert_cmpstr (epsom_number_to_string (cases[i].number, text), ==, cases[i].text);
    }
}

/* Every bit comes back, and no text of fewer digits would do. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 100000; i++)
    {
      guint64 bits = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);
      double number, back;
      char text[EPSOM_NUMBER_STRING_SIZE], shorter[EPSOM_NUMBER_STRING_SIZE];

      memcpy (&number, &bits, sizeof number);
      if (!isfinite (number))
        continue;
      epsom_number_to_string (number, text);
      g_assert_true (epsom_number_parse (text, &back));
      g_assert_true (back == number);
      g_ascii_formatd (shorter, sizeof shorter, "%.14e", number);
      g_assert_true (g_ascii_strtod (shorter, NULL) != number || strlen (text) <= strlen (shorter));
    }
}

/* The quick way for short numbers gives what strtod() gives. */
static void
test_short_numbers_are_exact (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (int i = 0; i < 100000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u.%0*u", g_rand_int_range (rand, 0, 1000000),
                                               g_rand_int_range (rand, 1, 10), g_rand_int_range (rand, 0, 100000000));
      double number;

      g_assert_true (epsom_number_parse (text, &number));
      g_assert_true (number == g_ascii_strtod (text, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/number/read", test_read);
  g_test_add_func ("/domain/number/refused", test_refused);
  g_test_add_func ("/domain/number/written", test_written);
  g_test_add_func ("/domain/number/round-trip", test_round_trip);
  g_test_add_func ("/domain/number/short-numbers-are-exact", test_short_numbers_are_exact);
  return g_test_run ();
}
