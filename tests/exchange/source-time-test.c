/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-source-time.h"

#include <glib.h>

static const struct {
  const char *text;
  EpsomDateOrder order;
  const char *instant; /* in Berlin; NULL: is none; a date alone where it has no clock */
} stamps[] = {
  { "2026-03-01", EPSOM_DATE_ORDER_UNKNOWN, "2026-03-01" },
  { "20260301", EPSOM_DATE_ORDER_UNKNOWN, "2026-03-01" },
  { "2026/3/1 8:30", EPSOM_DATE_ORDER_UNKNOWN, "2026-03-01T08:30:00+01:00" },
  { "2026-07-01T08:30:15.250Z", EPSOM_DATE_ORDER_UNKNOWN, "2026-07-01T08:30:15+00:00" },
  { "2026-07-01T08:30:15+0530", EPSOM_DATE_ORDER_UNKNOWN, "2026-07-01T08:30:15+05:30" },
  { "2026-07-01 08:30 -03", EPSOM_DATE_ORDER_UNKNOWN, "2026-07-01T08:30:00-03:00" },
  { "1.3.2026", EPSOM_DATE_ORDER_UNKNOWN, "2026-03-01" },
  { "1. 3. 2026, 20.15", EPSOM_DATE_ORDER_DMY, "2026-03-01T20:15:00+01:00" },
  { "03/01/26 08:30 PM", EPSOM_DATE_ORDER_MDY, "2026-03-01T20:30:00+01:00" },
  { "3/1/2026, 8:30:05\xe2\x80\xaf"
    "p.m.",
    EPSOM_DATE_ORDER_MDY, "2026-03-01T20:30:05+01:00" },
  { "3/1/2026 12:05 am", EPSOM_DATE_ORDER_MDY, "2026-03-01T00:05:00+01:00" },
  { "3/1/2026 12:05 p. m.", EPSOM_DATE_ORDER_MDY, "2026-03-01T12:05:00+01:00" },
  { "26-03-01", EPSOM_DATE_ORDER_YMD, "2026-03-01" },
  { "1/3/49", EPSOM_DATE_ORDER_DMY, "2049-03-01" },
  { "1/3/50", EPSOM_DATE_ORDER_DMY, "1950-03-01" },
  { " 2026-03-01 ", EPSOM_DATE_ORDER_UNKNOWN, "2026-03-01" },
  { "1/3/2026", EPSOM_DATE_ORDER_UNKNOWN, NULL },
  { "31/12/2026", EPSOM_DATE_ORDER_MDY, NULL },
  { "2026-02-30", EPSOM_DATE_ORDER_UNKNOWN, NULL },
  { "2026-3/1", EPSOM_DATE_ORDER_UNKNOWN, NULL },
  { "2026-03-01 25:00", EPSOM_DATE_ORDER_UNKNOWN, NULL },
  { "2026-03-01 24:00", EPSOM_DATE_ORDER_UNKNOWN, NULL },
  { "2026-03-01 13:00 pm", EPSOM_DATE_ORDER_UNKNOWN, NULL },
  { "2026-03-01 0:30 am", EPSOM_DATE_ORDER_UNKNOWN, NULL },
  { "2026-03-01 8", EPSOM_DATE_ORDER_UNKNOWN, NULL },
  { "2026-03-01T08:30+15:00", EPSOM_DATE_ORDER_UNKNOWN, NULL },
  { "2026-03-01T08:30Zulu", EPSOM_DATE_ORDER_UNKNOWN, NULL },
  { "2026-03-01Z", EPSOM_DATE_ORDER_UNKNOWN, NULL },
  { "202603011", EPSOM_DATE_ORDER_UNKNOWN, NULL },
  { "", EPSOM_DATE_ORDER_DMY, NULL },
  { "yesterday", EPSOM_DATE_ORDER_DMY, NULL },
  { "1-", EPSOM_DATE_ORDER_DMY, NULL },
};

static void
test_stamps (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  for (gsize i = 0; i < G_N_ELEMENTS (stamps); i++)
    {
      char text[EPSOM_INSTANT_STRING_SIZE];
      EpsomLocalKind kind;
      EpsomStamp stamp;
      gboolean is_stamp = epsom_stamp_parse (stamps[i].text, stamps[i].order, &stamp);

      g_test_message ("%s", stamps[i].text);
      g_assert_cmpint (is_stamp, ==, stamps[i].instant != NULL);
      if (!is_stamp)
        continue;
      if (stamp.has_clock)
        epsom_instant_to_string (epsom_stamp_to_instant (&stamp, zone, &kind), text);
      else
        epsom_date_to_string (stamp.date, text);
      g_assert_cmpstr (text, ==, stamps[i].instant);
    }
}

static const struct {
  const char *zone;
  const char *local;
  const char *instant;
  EpsomLocalKind kind;
} changes[] = {
  { "Europe/Berlin", "2026-03-29 01:59", "2026-03-29T01:59:00+01:00", EPSOM_LOCAL_ONCE },
  { "Europe/Berlin", "2026-03-29 02:30", "2026-03-29T03:30:00+02:00", EPSOM_LOCAL_SKIPPED },
  { "Europe/Berlin", "2026-03-29 03:00", "2026-03-29T03:00:00+02:00", EPSOM_LOCAL_ONCE },
  { "Europe/Berlin", "2026-10-25 01:59", "2026-10-25T01:59:00+02:00", EPSOM_LOCAL_ONCE },
  { "Europe/Berlin", "2026-10-25 02:30", "2026-10-25T02:30:00+02:00", EPSOM_LOCAL_TWICE },
  { "Europe/Berlin", "2026-10-25 03:00", "2026-10-25T03:00:00+01:00", EPSOM_LOCAL_ONCE },
  { "America/New_York", "2026-03-08 02:15", "2026-03-08T03:15:00-04:00", EPSOM_LOCAL_SKIPPED },
  { "Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-05T01:45:00+11:00", EPSOM_LOCAL_TWICE },
  { "Asia/Kathmandu", "2026-04-05 01:45", "2026-04-05T01:45:00+05:45", EPSOM_LOCAL_ONCE },
};

static void
test_clock_changes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (changes[i].zone);
      char text[EPSOM_INSTANT_STRING_SIZE];
      EpsomLocalKind kind;
      EpsomStamp stamp;

      g_assert_true (epsom_stamp_parse (changes[i].local, EPSOM_DATE_ORDER_UNKNOWN, &stamp));
      epsom_instant_to_string (epsom_stamp_to_instant (&stamp, zone, &kind), text);
      g_assert_cmpstr (text, ==, changes[i].instant);
      g_assert_cmpint (kind, ==, changes[i].kind);
    }
}

static const struct {
  const char *text;
  gint64 seconds; /* -1: is none */
} durations[] = {
  { "45m", 2700 },  { "1d 02h 15m", 94500 },
  { "2 h", 7200 },  { "1h30m", 5400 },
  { "10s", 10 },    { "0m", 0 },
  { "", -1 },       { "m", -1 },
  { "15m 2h", -1 }, { "2h 2h", -1 },
  { "2", -1 },      { "-2h", -1 },
  { "1 week", -1 },
};

static void
test_durations (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (durations); i++)
    {
      gint64 seconds = -1;

      g_test_message ("%s", durations[i].text);
      g_assert_cmpint (epsom_stamp_parse_duration (durations[i].text, &seconds), ==, durations[i].seconds >= 0);
      g_assert_cmpint (seconds, ==, durations[i].seconds);
    }
}

static const struct {
  const char *texts; /* parted by `|` */
  EpsomDateOrder order;
} guesses[] = {
  { "2026-03-01|2026-04-13", EPSOM_DATE_ORDER_YMD },     { "01/03/2026|13/03/2026", EPSOM_DATE_ORDER_DMY },
  { "03/01/2026|03/13/2026", EPSOM_DATE_ORDER_MDY },     { "01/02/2026|03/04/2026", EPSOM_DATE_ORDER_UNKNOWN },
  { "Date|13.03.26||x", EPSOM_DATE_ORDER_YMD },          { "", EPSOM_DATE_ORDER_UNKNOWN },
  { "13/01/2026|01/13/2026", EPSOM_DATE_ORDER_UNKNOWN }, { "1/13/2026|14.1.2026|2026-01-15", EPSOM_DATE_ORDER_MDY },
};

static void
test_guesses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      g_auto (GStrv) parts = g_strsplit (guesses[i].texts, "|", -1);
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();

      for (guint j = 0; parts[j] != NULL; j++)
        g_ptr_array_add (texts, parts[j]);
      g_test_message ("%s", guesses[i].texts);
      g_assert_cmpint (epsom_stamp_guess_order (texts), ==, guesses[i].order);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-time/stamps", test_stamps);
  g_test_add_func ("/source-time/clock-changes", test_clock_changes);
  g_test_add_func ("/source-time/durations", test_durations);
  g_test_add_func ("/source-time/order-of-dates", test_guesses);
  return g_test_run ();
}
