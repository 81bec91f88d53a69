/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "analysis-diary.h"
#include "chart-fixture.h"
#include "epsom-calendar.h"
#include "epsom-chart-words.h"
#include "epsom-chart.h"

/* Days as cells: what is known of each, and what is said of it. */

static const char rows[] = "episode e1 2026-03-02T22:00:00+01:00 symptom=migraine end=2026-03-04T10:00:00+01:00\n"
                           "reading r1 2026-03-02T22:00:00+01:00 episode=e1 severity=5\n"
                           "reading r2 2026-03-02T23:00:00+01:00 episode=e1 severity=8\n"
                           "reading r3 2026-03-04T09:00:00+01:00 episode=e1 severity=2\n"
                           "dose d1 2026-03-02T22:30:00+01:00 episode=e1 route=oral amount=300 unit=mg\n"
                           "dose d2 2026-03-02T23:30:00+01:00 episode=e1 route=iv minutes=5 amount=1 unit=g\n"
                           "dose d3 2026-03-06T08:00:00+01:00 route=oral amount=300 unit=mg purpose=preventive\n"
                           "rating t1 2026-03-05 symptom=migraine severity=3\n"
                           "rating t2 2026-03-05 symptom=pms severity=6\n"
                           "episode e2 2026-03-02T08:00:00+01:00 symptom=cramp end=2026-03-02T09:00:00+01:00\n"
                           "day y1 2026-03-08 bleeding=none\n";

#define AS_OF "2026-03-09T12:00:00+01:00"

static EpsomResponse *
respond (gboolean count_symptoms)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (rows);
  EpsomQuery query = {
    .symptom = "migraine", .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE, .count_symptoms = count_symptoms
  };

  g_assert_true (epsom_instant_parse (AS_OF, &query.as_of));
  return epsom_response_new (diary, &query);
}

static gboolean
has_mark (EpsomScene *scene, const char *spoken)
{
  for (guint i = 0; i < epsom_scene_get_n_marks (scene); i++)
    if (g_str_equal (epsom_scene_get_mark (scene, i, NULL), spoken))
      return TRUE;

  return FALSE;
}

static void
test_days (void)
{
  g_autoptr (EpsomResponse) response = respond (TRUE);
  const EpsomCalendar *calendar = epsom_response_get_calendar (response);
  static const struct {
    int worst, n_symptoms;
    gboolean recorded, symptom, oral, iv;
  } days[] = {
    { 8, 2, TRUE, TRUE, TRUE, TRUE },      /* 2 March: the highest reading, and a cramp */
    { -1, 1, TRUE, TRUE, FALSE, FALSE },   /* 3 March: still going on, nothing read */
    { 2, 1, TRUE, TRUE, FALSE, FALSE },    /* 4 March */
    { 3, 1, TRUE, FALSE, FALSE, FALSE },   /* 5 March: rated mild, no symptom day; of PMS it is one */
    { -1, 0, TRUE, FALSE, FALSE, FALSE },  /* 6 March: a preventive dose is not marked */
    { -1, 0, FALSE, FALSE, FALSE, FALSE }, /* 7 March: nothing */
    { -1, 0, TRUE, FALSE, FALSE, FALSE },  /* 8 March */
    { -1, 0, FALSE, FALSE, FALSE, FALSE }, /* 9 March: up to as-of */
  };

  g_assert_cmpint (calendar->from, ==, epsom_date_from_ymd (2026, 3, 2));
  g_assert_cmpuint (calendar->n, ==, G_N_ELEMENTS (days));
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      const EpsomCalendarDay *day = &calendar->days[i];

      g_test_message ("day %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (day->worst, ==, days[i].worst);
      g_assert_cmpint (day->n_symptoms, ==, days[i].n_symptoms);
      g_assert_cmpint (day->recorded, ==, days[i].recorded);
      g_assert_cmpint (day->symptom, ==, days[i].symptom);
      g_assert_cmpint (day->oral, ==, days[i].oral);
      g_assert_cmpint (day->iv, ==, days[i].iv);
    }
  g_assert_cmpint (calendar->days[0].iv_method, ==, EPSOM_METHOD_IV_PUSH);
}

static void
test_severities (void)
{
  g_autoptr (EpsomResponse) response = respond (FALSE);
  g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_CALENDAR, response, 800, 400, 1, FALSE);
  g_autofree char *words = epsom_chart_describe (EPSOM_CHART_CALENDAR, response);

  g_assert_true (has_mark (scene, "2 March 2026: worst 8, severe, IV push, oral dose for an episode") ||
                 has_mark (scene, "2 March 2026: worst 8, severe; IV push; oral dose for an episode"));
  g_assert_true (has_mark (scene, "3 March 2026: severity not known"));
  g_assert_true (has_mark (scene, "4 March 2026: worst 2, mild"));
  g_assert_true (has_mark (scene, "6 March 2026: no symptom"));
  g_assert_true (has_mark (scene, "7 March 2026: nothing recorded"));
  g_assert_cmpstr (
    words, ==,
    "Symptom days: 3 of 6 recorded days. By the highest severity: severe on 1, moderate on 0, mild on 2. "
    "Not known on 1 symptom day.");
}

static void
test_counts (void)
{
  g_autoptr (EpsomResponse) response = respond (TRUE);
  g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_CALENDAR, response, 800, 400, 1, FALSE);
  g_autofree char *words = epsom_chart_describe (EPSOM_CHART_CALENDAR, response);

  g_assert_true (has_mark (scene, "5 March 2026: 1 symptom"));
  g_assert_true (has_mark (scene, "8 March 2026: 0 symptoms"));
  g_assert_cmpstr (words, ==, "Two symptoms or more on 1 of 6 recorded days, one symptom on 3.");
}

/* Every date of the period once, also where a year has no room in one block, and no cell over another. */
static void
test_every_day (void)
{
  static const int widths[] = { 240, 330, 480, 800, 1400 };
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");
  const EpsomCalendar *calendar = epsom_response_get_calendar (response);

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      double height = epsom_chart_get_height (EPSOM_CHART_CALENDAR, response, widths[i], 1);
      g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_CALENDAR, response, widths[i], height, 1, FALSE);
      g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      guint n = 0;

      for (guint mark = 0; mark < epsom_scene_get_n_marks (scene); mark++)
        {
          double box[4];
          const char *spoken = epsom_scene_get_mark (scene, mark, box);

          if (strstr (spoken, " 20") == NULL)
            continue;
          n++;
          g_assert_cmpfloat (box[0] + box[2], <=, widths[i]);
          g_assert_cmpfloat (box[1] + box[3], <=, height);
          g_assert_true (g_hash_table_add (places, g_strdup_printf ("%.3f %.3f", box[0], box[1])));
        }
      g_assert_cmpuint (n, ==, calendar->n);
    }
}

/* A day is no smaller than can be seen: a picture rather leaves out what is said above it. */
static void
test_smallest_day (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");

  for (double height = 120; height <= 400; height += 10)
    {
      const EpsomChartLayout layout = { .width = 360, .height = height, .text_scale = 1, .standalone = TRUE };
      g_autoptr (EpsomScene) scene = epsom_chart_new_with_layout (EPSOM_CHART_CALENDAR, response, &layout);

      for (guint mark = 0; mark < epsom_scene_get_n_marks (scene); mark++)
        {
          double box[4];

          if (strstr (epsom_scene_get_mark (scene, mark, box), " 2025: ") != NULL)
            g_assert_cmpfloat (box[2], >=, 5);
        }
    }
}

/* What has no room is said to be left out, and the latest days with a record are those that stay. */
static void
test_no_room (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");
  g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_CALENDAR, response, 800, 170, 1, FALSE);
  const EpsomCalendar *calendar = epsom_response_get_calendar (response);
  EpsomDate latest = calendar->from + (EpsomDate) calendar->n - 1;
  g_autofree char *dump = epsom_scene_dump (scene), *name = NULL, *spoken = NULL;
  gboolean found = FALSE;

  while (!calendar->days[latest - calendar->from].recorded)
    latest--;
  name = epsom_chart_words_date (latest);
  spoken = g_strconcat (name, ":", NULL);
  for (guint i = 0; i < epsom_scene_get_n_marks (scene); i++)
    found |= g_str_has_prefix (epsom_scene_get_mark (scene, i, NULL), spoken);

  g_assert_nonnull (strstr (dump, "Other days have no room here"));
  g_assert_cmpuint (epsom_scene_get_n_marks (scene), <, calendar->n);
  g_assert_true (found);
}

/* Where half a year has room, it is the latest, wherever the year ends. */
static void
test_latest_months (void)
{
  g_autoptr (EpsomDiary) diary =
    analysis_diary_parse ("day y1 2025-10-05 bleeding=none\nday y2 2026-03-08 bleeding=none\n");
  g_autoptr (EpsomDiary) longer = analysis_diary_parse (
    "day y0 2025-06-05 bleeding=none\nday y1 2025-10-05 bleeding=none\nday y2 2026-03-08 bleeding=none\n");
  g_autoptr (EpsomResponse) six = analysis_respond (diary, "migraine", AS_OF);
  g_autoptr (EpsomResponse) ten = analysis_respond (longer, "migraine", AS_OF);
  g_autoptr (EpsomScene) all = epsom_chart_new (EPSOM_CHART_CALENDAR, six, 320, 160, 1, FALSE);
  g_autoptr (EpsomScene) latest = epsom_chart_new (EPSOM_CHART_CALENDAR, ten, 320, 160, 1, FALSE);
  g_autofree char *all_dump = epsom_scene_dump (all), *latest_dump = epsom_scene_dump (latest);

  g_assert_true (has_mark (all, "5 October 2025: no symptom"));
  g_assert_true (has_mark (all, "8 March 2026: no symptom"));
  g_assert_null (strstr (all_dump, "have no room here"));
  g_assert_true (has_mark (latest, "5 October 2025: no symptom"));
  g_assert_true (has_mark (latest, "8 March 2026: no symptom"));
  g_assert_false (has_mark (latest, "5 June 2025: no symptom"));
  g_assert_nonnull (strstr (latest_dump, "have no room here"));
}

/* Ten years ask for no more height than the latest of them take. */
static void
test_many_years (void)
{
  g_autoptr (EpsomDiary) diary =
    analysis_diary_parse ("day y1 2016-03-08 bleeding=none\nday y2 2026-03-08 bleeding=none\n");
  EpsomQuery query = { .symptom = "migraine", .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE };
  EpsomQuery recent = { .symptom = "migraine", .from = epsom_date_from_ymd (2019, 1, 1), .to = EPSOM_DATE_NONE };

  g_assert_true (epsom_instant_parse (AS_OF, &query.as_of));
  recent.as_of = query.as_of;
  g_autoptr (EpsomResponse) all = epsom_response_new (diary, &query);
  g_autoptr (EpsomResponse) latest = epsom_response_new (diary, &recent);
  double height = epsom_chart_get_height (EPSOM_CHART_CALENDAR, all, 800, 1);
  g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_CALENDAR, all, 800, height, 1, FALSE);

  g_assert_cmpuint (epsom_response_get_calendar (all)->n, >, 3650);
  g_assert_cmpfloat (height, <, 900);
  g_assert_true (has_mark (scene, "8 March 2026: no symptom"));
  g_assert_false (has_mark (scene, "8 March 2016: no symptom"));
  g_assert_cmpfloat (epsom_chart_get_height (EPSOM_CHART_CALENDAR, latest, 800, 1), <=, height);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/calendar/days", test_days);
  g_test_add_func ("/chart/calendar/severities", test_severities);
  g_test_add_func ("/chart/calendar/counts", test_counts);
  g_test_add_func ("/chart/calendar/every-day-once", test_every_day);
  g_test_add_func ("/chart/calendar/smallest-day", test_smallest_day);
  g_test_add_func ("/chart/calendar/no-room", test_no_room);
  g_test_add_func ("/chart/calendar/latest-months", test_latest_months);
  g_test_add_func ("/chart/calendar/many-years", test_many_years);

  return g_test_run ();
}
