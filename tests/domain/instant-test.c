/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-instant.h"

static EpsomInstant
instant (const char *text)
{
  EpsomInstant parsed = { 0 };

  if (!epsom_instant_parse (text, &parsed))
    g_error ("“%s” was not read", text);
  return parsed;
}

static void
test_known (void)
{
  static const struct {
    const char *text;
    gint64 utc;
    int offset;
    const char *printed; /* NULL: as @text */
    const char *date;
  } cases[] = {
    { "1970-01-01T00:00:00+00:00", 0, 0, NULL, "1970-01-01" },
    { "1970-01-01T00:00:00Z", 0, 0, "1970-01-01T00:00:00+00:00", "1970-01-01" },
    { "1970-01-01T00:00:00-00:00", 0, 0, "1970-01-01T00:00:00+00:00", "1970-01-01" },
    { "2026-03-01T08:30:00+01:00", 1772350200, 60, NULL, "2026-03-01" },
    { "2026-03-01T00:30:00+01:00", 1772321400, 60, NULL, "2026-03-01" },
    { "2026-02-28T23:30:00+00:00", 1772321400, 0, NULL, "2026-02-28" },
    { "1969-12-31T23:59:59+00:00", -1, 0, NULL, "1969-12-31" },
    { "1970-01-01T00:00:00+14:00", -50400, 840, NULL, "1970-01-01" },
    { "1970-01-01T00:00:00-14:00", 50400, -840, NULL, "1970-01-01" },
    { "1970-01-01T12:34:56-03:30", 57896, -210, NULL, "1970-01-01" },
    { "1970-01-01T12:34:56+05:45", 24596, 345, NULL, "1970-01-01" },
    { "0001-01-01T00:00:00+14:00", G_GINT64_CONSTANT (-62135647200), 840, NULL, "0001-01-01" },
    { "9999-12-31T23:59:59-14:00", G_GINT64_CONSTANT (253402351199), -840, NULL, "9999-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EpsomInstant parsed = instant (cases[i].text);
      char text[EPSOM_INSTANT_STRING_SIZE], date[EPSOM_DATE_STRING_SIZE];

      g_assert_cmpint (parsed.utc, ==, cases[i].utc);
      g_assert_cmpint (parsed.offset, ==, cases[i].offset);
      g_assert_true (epsom_instant_is_valid (parsed));
      g_assert_cmpstr (epsom_instant_to_string (parsed, text), ==,
                       cases[i].printed != NULL ? cases[i].printed : cases[i].text);
      g_assert_cmpstr (epsom_date_to_string (epsom_instant_get_date (parsed), date), ==, cases[i].date);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "2026-03-01",
    "2026-03-01T",
    "2026-03-01T08",
    "2026-03-01T08:30",
    "2026-03-01T08:30:00",
    "2026-03-01T08:30+01:00",
    "2026-03-01 08:30:00+01:00",
    "2026-03-01t08:30:00Z",
    "2026-03-01T08:30:00z",
    "2026-03-01T08:30:00ZZ",
    "2026-03-01T08:30:00.5Z",
    "2026-03-01T08:30:00+1:00",
    "2026-03-01T08:30:00+01",
    "2026-03-01T08:30:00+01:",
    "2026-03-01T08:30:00+0100",
    "2026-03-01T08:30:00+01:60",
    "2026-03-01T08:30:00+14:01",
    "2026-03-01T08:30:00-14:01",
    "2026-03-01T08:30:00+99:00",
    "2026-03-01T08:30:00+01:00 ",
    " 2026-03-01T08:30:00+01:00",
    "2026-03-01T24:00:00Z",
    "2026-03-01T08:60:00Z",
    "2026-03-01T08:30:60Z",
    "2026-02-29T08:30:00Z",
    "0000-01-01T00:00:00Z",
    "2026-03-01T-8:30:00Z",
    "2026-03-01T08:30:00 01:00",
    "1772350200",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      EpsomInstant parsed = { 42, 42 };

      if (epsom_instant_parse (texts[i], &parsed))
        g_error ("“%s” was read as an instant", texts[i]);
      g_assert_cmpint (parsed.utc, ==, 42);
      g_assert_cmpint (parsed.offset, ==, 42);
    }
}

static void
test_validity (void)
{
  g_assert_true (epsom_instant_is_valid ((EpsomInstant){ 0, 840 }));
  g_assert_false (epsom_instant_is_valid ((EpsomInstant){ 0, 841 }));
  g_assert_false (epsom_instant_is_valid ((EpsomInstant){ 0, -841 }));
  g_assert_false (epsom_instant_is_valid ((EpsomInstant){ G_MAXINT64, 0 }));
  g_assert_false (epsom_instant_is_valid ((EpsomInstant){ G_MININT64, 840 }));

  EpsomInstant first = epsom_instant_from_local (EPSOM_DATE_FIRST, 0, 0);
  EpsomInstant last = epsom_instant_from_local (EPSOM_DATE_LAST, 86399, 0);

  g_assert_true (epsom_instant_is_valid (first));
  g_assert_true (epsom_instant_is_valid (last));
  /* The same moments on a wall clock that is a minute off leave the calendar. */
  g_assert_false (epsom_instant_is_valid ((EpsomInstant){ first.utc, -1 }));
  g_assert_false (epsom_instant_is_valid ((EpsomInstant){ last.utc, 1 }));
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260301);

  for (int i = 0; i < 100000; i++)
    {
      EpsomDate date = g_rand_int_range (rand, EPSOM_DATE_FIRST, EPSOM_DATE_LAST + 1);
      EpsomInstant made = epsom_instant_from_local (date, g_rand_int_range (rand, 0, 86400),
                                                    g_rand_int_range (rand, -EPSOM_OFFSET_MAX, EPSOM_OFFSET_MAX + 1));
      char text[EPSOM_INSTANT_STRING_SIZE];

      g_assert_true (epsom_instant_is_valid (made));
      g_assert_cmpint (epsom_instant_get_date (made), ==, date);
      g_assert_true (epsom_instant_equal (instant (epsom_instant_to_string (made, text)), made));
    }
}

/* GLib's own calendar says the same. */
static void
test_agrees_with_glib (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int i = 0; i < 1000; i++)
    {
      EpsomInstant made = { g_rand_int_range (rand, G_MININT32, G_MAXINT32), g_rand_int_range (rand, -840, 841) };
      g_autoptr (GTimeZone) zone = g_time_zone_new_offset (made.offset * 60);
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (made.utc);
      g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
      g_autofree char *expected = g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z");
      char text[EPSOM_INSTANT_STRING_SIZE];

      g_assert_cmpstr (epsom_instant_to_string (made, text), ==, expected);
    }
}

static void
test_order (void)
{
  EpsomInstant early = instant ("2026-03-01T08:00:00+01:00");
  EpsomInstant same_moment = instant ("2026-03-01T09:00:00+02:00");
  EpsomInstant late = instant ("2026-03-01T07:00:01Z");

  g_assert_cmpint (epsom_instant_compare (early, late), <, 0);
  g_assert_cmpint (epsom_instant_compare (late, early), >, 0);
  g_assert_cmpint (epsom_instant_compare (early, early), ==, 0);
  g_assert_cmpint (epsom_instant_compare (early, same_moment), <, 0);
  g_assert_false (epsom_instant_equal (early, same_moment));
  g_assert_true (epsom_instant_equal (early, early));
}

/* Berlin puts its clocks forward at 01:00 UTC on 2026-03-29, and back on 2026-10-25. */
static void
test_zone (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  static const struct {
    const char *utc;
    const char *local;
  } cases[] = {
    { "2026-03-29T00:59:59Z", "2026-03-29T01:59:59+01:00" },
    { "2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00" },
    { "2026-10-25T00:30:00Z", "2026-10-25T02:30:00+02:00" },
    { "2026-10-25T01:30:00Z", "2026-10-25T02:30:00+01:00" },
  };

  g_assert_nonnull (berlin);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char text[EPSOM_INSTANT_STRING_SIZE];

      g_assert_cmpstr (epsom_instant_to_string (epsom_instant_in_zone (instant (cases[i].utc).utc, berlin), text), ==,
                       cases[i].local);
    }
  /* The tests run in UTC. */
  g_assert_cmpint (epsom_instant_in_zone (1772350200, NULL).offset, ==, 0);
}

static void
test_now (void)
{
  EpsomInstant frozen = instant ("2026-03-01T08:30:00-05:00");

  g_setenv ("EPSOM_NOW", "2026-03-01T08:30:00-05:00", TRUE);
  g_assert_true (epsom_instant_equal (epsom_instant_now (), frozen));
  g_unsetenv ("EPSOM_NOW");

  gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  EpsomInstant now = epsom_instant_now ();
  gint64 after = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_cmpint (now.utc, >=, before);
  g_assert_cmpint (now.utc, <=, after);
}

static void
test_now_that_is_no_instant (void)
{
  g_setenv ("EPSOM_NOW", "yesterday", TRUE);
  g_test_expect_message ("epsom", G_LOG_LEVEL_WARNING, "EPSOM_NOW is not an instant*yesterday");
  g_assert_cmpint (epsom_instant_now ().utc, >, 0);
  g_test_assert_expected_messages ();
  g_unsetenv ("EPSOM_NOW");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/instant/known", test_known);
  g_test_add_func ("/domain/instant/refused", test_refused);
  g_test_add_func ("/domain/instant/validity", test_validity);
  g_test_add_func ("/domain/instant/round-trip", test_round_trip);
  g_test_add_func ("/domain/instant/agrees-with-glib", test_agrees_with_glib);
  g_test_add_func ("/domain/instant/order", test_order);
  g_test_add_func ("/domain/instant/zone-with-daylight-saving", test_zone);
  g_test_add_func ("/domain/instant/now-stands-still", test_now);
  g_test_add_func ("/domain/instant/now-that-is-no-instant", test_now_that_is_no_instant);
  return g_test_run ();
}
