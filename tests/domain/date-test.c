/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-date.h"

static void
test_known (void)
{
  static const struct {
    const char *text;
    EpsomDate date;
  } cases[] = {
    { "1970-01-01", 0 },       { "1969-12-31", -1 },      { "2000-02-29", 11016 },  { "2026-03-01", 20513 },
    { "0001-01-01", -719162 }, { "9999-12-31", 2932896 }, { "1900-03-01", -25508 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EpsomDate date;
      char text[EPSOM_DATE_STRING_SIZE];

      g_assert_true (epsom_date_parse (cases[i].text, &date));
      g_assert_cmpint (date, ==, cases[i].date);
      g_assert_true (epsom_date_is_valid (date));
      g_assert_cmpstr (epsom_date_to_string (date, text), ==, cases[i].text);
    }
}

/* Every date of the calendar is one after the one before, and is read back as it is written. */
static void
test_every_date (void)
{
  int last_year = 0, last_month = 12, last_day = 31;

  for (EpsomDate date = EPSOM_DATE_FIRST; date <= EPSOM_DATE_LAST; date++)
    {
      int year, month, day;

      epsom_date_to_ymd (date, &year, &month, &day);
      if (day != last_day + 1 || month != last_month || year != last_year)
        {
          g_assert_cmpint (day, ==, 1);
          g_assert_cmpint (last_day, >=, 28);
          g_assert_cmpint (year * 12 + month, ==, last_year * 12 + last_month + 1);
        }
      g_assert_cmpint (epsom_date_from_ymd (year, month, day), ==, date);
      last_year = year;
      last_month = month;
      last_day = day;
    }
  g_assert_cmpint (last_year, ==, 9999);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "2026",
    "2026-03",
    "2026-03-",
    "2026-03-0",
    "2026-3-01",
    "2026-03-1",
    "26-03-01",
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-01",
    "2026-01-00",
    "2026-01-32",
    "0000-01-01",
    "2026/03/01",
    "2026-03-01 ",
    " 2026-03-01",
    "2026-03-010",
    "-026-03-01",
    "+026-03-01",
    "20260301",
    "2026-03-0x",
    "2026-03-01T00:00:00Z",
    "１９７０-01-01",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      EpsomDate date = 42;

      if (epsom_date_parse (texts[i], &date))
        g_error ("“%s” was read as a date", texts[i]);
      g_assert_cmpint (date, ==, 42);
    }
}

static void
test_no_such_date (void)
{
  g_assert_cmpint (epsom_date_from_ymd (2026, 2, 29), ==, EPSOM_DATE_NONE);
  g_assert_cmpint (epsom_date_from_ymd (0, 1, 1), ==, EPSOM_DATE_NONE);
  g_assert_cmpint (epsom_date_from_ymd (10000, 1, 1), ==, EPSOM_DATE_NONE);
  g_assert_cmpint (epsom_date_from_ymd (2026, -1, 1), ==, EPSOM_DATE_NONE);
  g_assert_cmpint (epsom_date_from_ymd (2026, 1, 257), ==, EPSOM_DATE_NONE);
  g_assert_cmpint (epsom_date_from_ymd (2026 + 65536, 1, 1), ==, EPSOM_DATE_NONE);
  g_assert_false (epsom_date_is_valid (EPSOM_DATE_NONE));
  g_assert_false (epsom_date_is_valid (EPSOM_DATE_FIRST - 1));
  g_assert_false (epsom_date_is_valid (EPSOM_DATE_LAST + 1));
}

static void
test_within (void)
{
  static const struct {
    EpsomDate date, from, to;
    gboolean is_within;
  } cases[] = {
    { 10, 10, 10, TRUE },
    { 10, 9, 11, TRUE },
    { 10, 11, 12, FALSE },
    { 10, 8, 9, FALSE },
    { 10, EPSOM_DATE_NONE, 10, TRUE },
    { 10, EPSOM_DATE_NONE, 9, FALSE },
    { 10, 10, EPSOM_DATE_NONE, TRUE },
    { 10, 11, EPSOM_DATE_NONE, FALSE },
    { EPSOM_DATE_FIRST, EPSOM_DATE_NONE, EPSOM_DATE_NONE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (epsom_date_is_within (cases[i].date, cases[i].from, cases[i].to), ==, cases[i].is_within);
}

static void
test_first_of_month (void)
{
  static const struct {
    const char *date;
    int months;
    const char *first;
  } cases[] = {
    { "2026-03-31", 0, "2026-03-01" },   { "2026-03-31", 1, "2026-04-01" },  { "2026-12-15", 1, "2027-01-01" },
    { "2026-01-31", -1, "2025-12-01" },  { "2026-03-01", 12, "2027-03-01" }, { "2026-03-01", -14, "2025-01-01" },
    { "2024-02-29", -12, "2023-02-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EpsomDate date;
      char text[EPSOM_DATE_STRING_SIZE];

      g_assert_true (epsom_date_parse (cases[i].date, &date));
      g_assert_cmpstr (epsom_date_to_string (epsom_date_first_of_month (date, cases[i].months), text), ==,
                       cases[i].first);
    }
  g_assert_cmpint (epsom_date_first_of_month (EPSOM_DATE_FIRST, -1), ==, EPSOM_DATE_NONE);
  g_assert_cmpint (epsom_date_first_of_month (EPSOM_DATE_LAST, 1), ==, EPSOM_DATE_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/date/known", test_known);
  g_test_add_func ("/domain/date/every-date-of-the-calendar", test_every_date);
  g_test_add_func ("/domain/date/refused", test_refused);
  g_test_add_func ("/domain/date/no-such-date", test_no_such_date);
  g_test_add_func ("/domain/date/within-a-period", test_within);
  g_test_add_func ("/domain/date/first-of-month", test_first_of_month);
  return g_test_run ();
}
