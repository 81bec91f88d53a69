/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-dose-hints.h"
#include "epsom-test-records.h"
#include "epsom-local-time.h"
#include "epsom-time-text.h"

#include <string.h>

static void
test_dates (void)
{
  /* In the C locale, whose short date is month/day/year. Today is Tuesday 3 March 2026. */
  static const struct {
    const char *typed;
    const char *date; /* NULL: none */
  } cases[] = {
    { "2026-03-01", "2026-03-01" },
    { "1999-12-31", "1999-12-31" },
    { "3/1/2026", "2026-03-01" },
    { "3/1/26", "2026-03-01" },
    { "12/31/99", "1999-12-31" },
    { "3/1", "2026-03-01" },
    { "3.1.", "2026-03-01" },
    { "12/25", "2025-12-25" },
    { "3/4", "2026-03-04" },
    { "3/5", "2025-03-05" },
    { "2/29", "2024-02-29" },
    { "1 March", "2026-03-01" },
    { "1 mar 2025", "2025-03-01" },
    { "Mar 1", "2026-03-01" },
    { "March 1, 2025", "2025-03-01" },
    { "Sun 1 March 2026", "2026-03-01" },
    { "Tue 3 March", "2026-03-03" },
    { "  TODAY ", "2026-03-03" },
    { "yesterday", "2026-03-02" },
    { "Tuesday", "2026-03-03" },
    { "mon", "2026-03-02" },
    { "wed", "2026-02-25" },
    { "1st March", "2026-03-01" },
    { "", NULL },
    { "March", NULL },
    { "2026-02-30", NULL },
    { "13/1/2026", NULL },
    { "31 April", NULL },
    { "soon", NULL },
    { "1 2 3 4", NULL },
    { "1 Foobar 2026", NULL },
    { "99999999999", NULL },
    { "\xff", NULL },
  };
  EpsomDate today = epsom_date_from_ymd (2026, 3, 3);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EpsomDate date = EPSOM_DATE_NONE;
      gboolean read = epsom_time_text_parse_date (cases[i].typed, today, &date);
      char text[EPSOM_DATE_STRING_SIZE];

      g_test_message ("%zu", i);
      g_assert_cmpint (read, ==, cases[i].date != NULL);
      if (read)
        g_assert_cmpstr (epsom_date_to_string (date, text), ==, cases[i].date);
      else
        g_assert_cmpint (date, ==, EPSOM_DATE_NONE);
    }
}

static void
test_times (void)
{
  static const struct {
    const char *typed;
    int hours, minutes, seconds; /* hours -1: none */
  } cases[] = {
    { "9", 9, 0, 0 },           { "09:05", 9, 5, 0 },      { "9.05", 9, 5, 0 },      { "9h05", 9, 5, 0 },
    { "905", 9, 5, 0 },         { "0905", 9, 5, 0 },       { "23:59", 23, 59, 0 },   { "0:00", 0, 0, 0 },
    { "9:05:30", 9, 5, 30 },    { "9 pm", 21, 0, 0 },      { "9:30PM", 21, 30, 0 },  { "12 am", 0, 0, 0 },
    { "12:15 pm", 12, 15, 0 },  { "9:30 a.m.", 9, 30, 0 }, { " 7:45p ", 19, 45, 0 }, { "21 h", 21, 0, 0 },
    { "", -1, 0, 0 },           { "24:00", -1, 0, 0 },     { "9:60", -1, 0, 0 },     { "13 pm", -1, 0, 0 },
    { "0 am", -1, 0, 0 },       { "9:5", -1, 0, 0 },       { "-9:00", -1, 0, 0 },    { "noonish", -1, 0, 0 },
    { "9:00 am pm", -1, 0, 0 }, { "2026", 20, 26, 0 },     { "1:2:3:4", -1, 0, 0 },  { "\xff", -1, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int expected = (cases[i].hours * 60 + cases[i].minutes) * 60 + cases[i].seconds;
      int seconds = -1;

      g_test_message ("%zu", i);
      if (cases[i].hours < 0)
        expected = -1;
      g_assert_cmpint (epsom_time_text_parse_time (cases[i].typed, &seconds), ==, expected >= 0);
      g_assert_cmpint (seconds, ==, expected);
    }
}

static void
test_local (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  static const struct {
    const char *local;
    const char *original; /* NULL: a new record */
    const char *first, *second;
  } cases[] = {
    { "2026-01-10T08:30:00Z", NULL, "2026-01-10T08:30:00+01:00", NULL },
    { "2026-07-10T08:30:00Z", NULL, "2026-07-10T08:30:00+02:00", NULL },
    /* Clocks go forward from 02:00 to 03:00, and back from 03:00 to 02:00. */
    { "2026-03-29T02:30:00Z", NULL, NULL, NULL },
    { "2026-03-29T01:59:59Z", NULL, "2026-03-29T01:59:59+01:00", NULL },
    { "2026-03-29T03:00:00Z", NULL, "2026-03-29T03:00:00+02:00", NULL },
    { "2025-10-26T02:30:00Z", NULL, "2025-10-26T02:30:00+02:00", "2025-10-26T02:30:00+01:00" },
    { "2025-10-26T03:00:00Z", NULL, "2025-10-26T03:00:00+01:00", NULL },
    /* One that was recorded here follows the zone to its new date; one from elsewhere keeps its offset. */
    { "2026-07-10T08:30:00Z", "2026-01-10T08:30:00+01:00", "2026-07-10T08:30:00+02:00", NULL },
    { "2026-07-10T08:30:00Z", "2026-01-10T08:30:00+05:30", "2026-07-10T08:30:00+05:30", NULL },
    { "2026-03-29T02:30:00Z", "2026-01-10T08:30:00-08:00", "2026-03-29T02:30:00-08:00", NULL },
  };

  if (berlin == NULL)
    {
      g_test_skip ("There are no time zones here");
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EpsomInstant local, original, instants[2];
      const char *expected[] = { cases[i].first, cases[i].second };
      guint n;

      g_test_message ("%s of %s", cases[i].local, cases[i].original != NULL ? cases[i].original : "a new record");
      g_assert_true (epsom_instant_parse (cases[i].local, &local));
      if (cases[i].original != NULL)
        g_assert_true (epsom_instant_parse (cases[i].original, &original));

      n = epsom_local_time_resolve (epsom_instant_get_date (local), epsom_local_time_get_seconds (local),
                                    cases[i].original != NULL ? &original : NULL, berlin, instants);
      g_assert_cmpuint (n, ==, (cases[i].first != NULL) + (cases[i].second != NULL));
      for (guint j = 0; j < n; j++)
        {
          char text[EPSOM_INSTANT_STRING_SIZE];

          g_assert_cmpstr (epsom_instant_to_string (instants[j], text), ==, expected[j]);
        }
    }
}

static void
test_hints (void)
{
  static const struct {
    EpsomRoute route;
    double minutes;
    const char *salt;
    double amount;
    EpsomUnit unit;
    EpsomBasis basis;
    const char *delivery, *content, *doubt; /* parts of what is said; NULL: nothing */
  } cases[] = {
    { EPSOM_ROUTE_IV, 5, "sulfate-heptahydrate", 1, EPSOM_UNIT_G, EPSOM_BASIS_UNKNOWN, "IV push",
      "98.6 mg of elemental magnesium, 4.06 mmol, 8.11 mEq", NULL },
    { EPSOM_ROUTE_IV, 45, "sulfate-heptahydrate", 20, EPSOM_UNIT_G, EPSOM_BASIS_SALT, "IV drip", "1972 mg",
      "unusually large" },
    { EPSOM_ROUTE_IV, 0, "sulfate-heptahydrate", 1, EPSOM_UNIT_G, EPSOM_BASIS_ELEMENTAL, "IV", "1000 mg",
      "It would take 10.1 g of magnesium sulfate" },
    { EPSOM_ROUTE_IV, 0, NULL, 1, EPSOM_UNIT_G, EPSOM_BASIS_SALT, "IV", "Choose the salt", NULL },
    { EPSOM_ROUTE_ORAL, 0, "bisglycinate", 400, EPSOM_UNIT_MG, EPSOM_BASIS_ELEMENTAL, NULL, "400 mg", NULL },
    { EPSOM_ROUTE_ORAL, 0, "bisglycinate", 2000, EPSOM_UNIT_MG, EPSOM_BASIS_ELEMENTAL, NULL, "2000 mg",
      "It would take 14.2 g of magnesium bisglycinate" },
    { EPSOM_ROUTE_ORAL, 0, "bisglycinate", 2000, EPSOM_UNIT_MG, EPSOM_BASIS_SALT, NULL, "282 mg", NULL },
    { EPSOM_ROUTE_ORAL, 0, "bisglycinate", 2000, EPSOM_UNIT_MG, EPSOM_BASIS_UNKNOWN, NULL, "Say what the amount is of",
      NULL },
    { EPSOM_ROUTE_ORAL, 0, NULL, 10, EPSOM_UNIT_MMOL, EPSOM_BASIS_UNKNOWN, NULL,
      "243 mg of elemental magnesium, 10 mmol", NULL },
    { EPSOM_ROUTE_ORAL, 0, NULL, 0.1, EPSOM_UNIT_MEQ, EPSOM_BASIS_UNKNOWN, NULL, "1.22 mg", "unusually small" },
    { EPSOM_ROUTE_ORAL, 0, NULL, 0, EPSOM_UNIT_MG, EPSOM_BASIS_UNKNOWN, NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EpsomDose dose = {
        .record = { .kind = EPSOM_RECORD_DOSE },
        .route = cases[i].route,
        .minutes = cases[i].minutes,
        .salt = cases[i].salt != NULL ? epsom_salt_find (cases[i].salt) : NULL,
        .amount = cases[i].amount,
        .unit = cases[i].unit,
        .basis = cases[i].basis,
      };
      const char *delivery = epsom_dose_hints_delivery (&dose);
      g_autofree char *content = epsom_dose_hints_content (&dose);
      g_autofree char *doubt = epsom_dose_hints_doubt (&dose);
      const char *said[] = { delivery, content, doubt };
      const char *expected[] = { cases[i].delivery, cases[i].content, cases[i].doubt };

      for (gsize j = 0; j < G_N_ELEMENTS (said); j++)
        {
          g_test_message ("%zu: %s", i, said[j] != NULL ? said[j] : "nothing");
          g_assert_cmpint (said[j] != NULL, ==, expected[j] != NULL);
          if (said[j] != NULL)
            g_assert_nonnull (strstr (said[j], expected[j]));
        }
    }
}

/* Of the local date of the dose alone, by mouth alone, and without the dose itself as it was stored. */
static void
test_day_hint (void)
{
  g_autoptr (EpsomDiary) diary =
    epsom_test_diary (epsom_test_oral (1, 0, "2026-03-03T00:00:00+01:00"),
                      epsom_test_oral (2, 0, "2026-03-03T23:59:00+01:00"),
                      epsom_test_oral (3, 0, "2026-03-02T23:59:00+01:00"),
                      epsom_test_oral (4, 0, "2026-03-04T00:00:00+01:00"),
                      epsom_test_iv (5, 0, "2026-03-03T12:00:00+01:00", 5),
                      epsom_test_record ("dose", "id", epsom_test_uuid (6), "at", "2026-03-03T09:00:00+01:00", "route",
                                         "oral", "amount", "1", "unit", "g", NULL),
                      NULL);
  EpsomDose dose = {
    .record = { .kind = EPSOM_RECORD_DOSE, .id = epsom_test_id (7) },
    .route = EPSOM_ROUTE_ORAL,
    .amount = 100,
    .unit = EPSOM_UNIT_MG,
    .basis = EPSOM_BASIS_ELEMENTAL,
  };
  g_autofree char *added = NULL, *edited = NULL, *other_day = NULL, *by_vein = NULL;

  g_assert_true (epsom_instant_parse ("2026-03-03T20:00:00+01:00", &dose.at));
  added = epsom_dose_hints_day (&dose, diary);
  g_assert_cmpstr (added, ==,
                   "By mouth on this day, with this dose: 900 mg. Daily upper limits for adults from supplements: 350 mg "
                   "in the US, 250 mg in the EU. What 1 other dose holds is not known.");

  dose.record.id = epsom_test_id (2);
  edited = epsom_dose_hints_day (&dose, diary);
  g_assert_true (g_str_has_prefix (edited, "By mouth on this day, with this dose: 500 mg."));

  g_assert_true (epsom_instant_parse ("2026-03-20T20:00:00+01:00", &dose.at));
  other_day = epsom_dose_hints_day (&dose, diary);
  g_assert_true (g_str_has_prefix (other_day, "By mouth on this day, with this dose: 100 mg."));
  g_assert_true (g_str_has_suffix (other_day, "in the EU."));

  dose.route = EPSOM_ROUTE_IV;
  by_vein = epsom_dose_hints_day (&dose, diary);
  g_assert_null (by_vein);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time/dates-are-read-as-they-are-written", test_dates);
  g_test_add_func ("/time/times-of-day-are-read-as-they-are-written", test_times);
  g_test_add_func ("/time/wall-clock-becomes-instants", test_local);
  g_test_add_func ("/dose/the-day-by-mouth-stands-beside-the-limits", test_day_hint);
  g_test_add_func ("/dose/hints-say-what-it-holds-and-ask-where-it-is-unlikely", test_hints);

  return g_test_run ();
}
