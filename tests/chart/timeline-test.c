/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "analysis-diary.h"
#include "chart-fixture.h"
#include "epsom-chart.h"
#include "epsom-scene-private.h"
#include "epsom-timeline.h"
#include "epsom-words.h"

/* All of a diary by time: that nothing of it is dropped, and that it can be moved along. */

#define DAY 86400.0
#define AS_OF "2026-04-09T12:00:00+02:00"

static const char rows[] = "episode e1 2026-03-28T22:00:00+01:00 symptom=migraine end=2026-03-29T10:00:00+02:00\n"
                           "reading r1 2026-03-28T22:10:00+01:00 episode=e1 severity=5\n"
                           "reading r2 2026-03-29T06:00:00+02:00 episode=e1 severity=8\n"
                           "dose d1 2026-03-29T06:30:00+02:00 episode=e1 route=iv minutes=90 amount=2 unit=g\n"
                           "dose d2 2026-03-30T08:00:00+02:00 route=oral amount=300 unit=mg purpose=preventive\n"
                           "dose d3 2026-03-30T08:05:00+02:00 route=oral amount=200 unit=mg purpose=preventive\n"
                           "medicine m1 2026-03-29T07:00:00+02:00 medicine=Ibuprofen class=nsaid\n"
                           "episode e2 2026-04-02T08:00:00+02:00 symptom=migraine end=2026-04-02T09:00:00+02:00\n"
                           "rating t1 2026-04-01 symptom=pms severity=6\n"
                           "day y1 2026-04-03 bleeding=heavy\n"
                           "lab l1 2026-04-04T08:00:00+02:00 analyte=serum-magnesium value=0.8 value_unit=mmol/L\n";

static EpsomResponse *
respond (void)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (rows);

  return analysis_respond (diary, "migraine", AS_OF);
}

static EpsomScene *
draw (const EpsomResponse *response, double from, double to)
{
  const EpsomChartLayout layout = { .width = 900, .height = 500, .text_scale = 1, .span = { from, to } };

  return epsom_chart_new_with_layout (EPSOM_CHART_TIMELINE, response, &layout);
}

static guint
count_marks (EpsomScene *scene, const char *spoken)
{
  guint n = 0;

  for (guint i = 0; i < epsom_scene_get_n_marks (scene); i++)
    n += strstr (epsom_scene_get_mark (scene, i, NULL), spoken) != NULL;

  return n;
}

static guint
count_lines (EpsomScene *scene, const char *start)
{
  g_autofree char *dump = epsom_scene_dump (scene);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], start);

  return n;
}

/* Rows that have no room are named; the others stand. */
static void
test_rows_left_out (void)
{
  static const char *const names[] = { "Infusions", "By mouth", "Medicines", "Bleeding", "Laboratory", "PMS" };
  g_autoptr (EpsomResponse) response = respond ();

  for (double height = 180; height <= 400; height += 20)
    {
      g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_TIMELINE, response, 400, height, 1, FALSE);
      g_autofree char *dump = epsom_scene_dump (scene);
      const char *rest = strstr (dump, "No room here for: ");

      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree char *line = g_strconcat (": ", names[i], "\n", NULL);

          if (strstr (dump, line) == NULL && (rest == NULL || strstr (rest, names[i]) == NULL))
            g_error ("%g high: nothing is said of “%s”", height, names[i]);
        }
      g_assert_true (height < 400 || rest == NULL);
    }
}

/* Rows whose names have no room beside them are named beneath all. */
static void
test_rows_without_names (void)
{
  static const char *const names[] = { "Infusions", "Medicines", "Bleeding", "Laboratory", "PMS" };
  g_autoptr (EpsomResponse) response = respond ();

  for (double height = 450; height <= 900; height += 50)
    {
      g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_TIMELINE, response, 320, height, 2, FALSE);
      g_autofree char *dump = epsom_scene_dump (scene);
      g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
      g_autoptr (GString) written = g_string_new (NULL);

      for (guint i = 0; lines[i] != NULL; i++)
        if (g_str_has_prefix (lines[i], "text "))
          g_string_append (written, lines[i]);
      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        if (strstr (written->str, names[i]) == NULL)
          g_error ("%g high: nothing is said of “%s”", height, names[i]);
    }
}

/* The last year has its name, though it ends soon. */
static void
test_last_year (void)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (
    "rating t1 2025-01-06 symptom=migraine severity=6\nrating t2 2026-01-20 symptom=migraine severity=6\n"
    "lab l1 2025-04-04T08:00:00Z analyte=serum-magnesium value=0.8 value_unit=mmol/L\n");
  g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", AS_OF);
  g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_TIMELINE, response, 400, 300, 1, FALSE);
  g_autofree char *dump = epsom_scene_dump (scene);

  g_assert_nonnull (strstr (dump, ": 2025\n"));
  g_assert_nonnull (strstr (dump, ": 2026\n"));
}

static void
test_last_year_of_months (void)
{
  g_autoptr (GString) days = g_string_new ("rating t0 2026-01-20 symptom=migraine severity=6\n");
  g_autoptr (EpsomDiary) diary = NULL;

  for (guint day = 1; day <= 28; day++)
    g_string_append_printf (days, "rating t%u 2024-01-%02u symptom=migraine severity=6\n", day, day);
  diary = analysis_diary_parse (days->str);

  g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", "2026-01-25T00:00:00Z");
  g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_MONTHLY, response, 400, 300, 1, FALSE);
  g_autofree char *dump = epsom_scene_dump (scene);

  g_assert_nonnull (strstr (dump, ": 2024\n"));
  g_assert_nonnull (strstr (dump, ": 2025\n"));
  g_assert_nonnull (strstr (dump, ": 2026\n"));
}

static void
test_days (void)
{
  g_autoptr (EpsomResponse) response = respond ();
  const EpsomTimeline *all = epsom_response_get_timeline (response);
  g_autofree char *words = epsom_chart_describe (EPSOM_CHART_TIMELINE, response);

  g_assert_cmpint (all->from, ==, epsom_date_from_ymd (2026, 3, 28));
  g_assert_cmpuint (all->n, ==, 8);
  g_assert_cmpuint (all->n_recorded, ==, 7);
  g_assert_cmpuint (all->n_symptom_days, ==, 3);
  g_assert_cmpuint (all->n_bleeding_days, ==, 1);
  g_assert_cmpuint (all->n_lanes, ==, 2);
  g_assert_cmpstr (all->lanes[0].symptom, ==, "migraine");
  g_assert_cmpstr (all->lanes[1].symptom, ==, "pms");
  g_assert_cmpuint (all->n_doses[EPSOM_METHOD_IV_DRIP], ==, 1);
  g_assert_cmpuint (all->n_doses[EPSOM_METHOD_ORAL], ==, 2);
  g_assert_cmpstr (
    words, ==,
    "28 March 2026 to 4 April 2026: symptoms on 3 of 7 recorded days. Worst: 8, severe, last on 29 March "
    "2026. 1 infusion.");
}

/* The days are those that the months count. */
static void
test_equals_the_months (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");
  const EpsomTimeline *all = epsom_response_get_timeline (response);
  guint recorded = 0, symptom_days = 0;

  for (guint i = 0; i < response->n_months; i++)
    {
      recorded += response->months[i].recorded;
      symptom_days += response->months[i].symptom_days;
    }
  g_assert_cmpuint (all->n_recorded, ==, recorded);
  g_assert_cmpuint (all->n_symptom_days, ==, symptom_days);
}

/* Everything is said once; what is not recorded, or has no severity, is said too. */
static void
test_marks (void)
{
  g_autoptr (EpsomResponse) response = respond ();
  g_autoptr (EpsomScene) scene = draw (response, 0, 0);

  g_assert_cmpuint (count_marks (scene, "28 March 2026: worst 5, moderate"), ==, 1);
  g_assert_cmpuint (count_marks (scene, "29 March 2026: worst 8, severe"), ==, 1);
  g_assert_cmpuint (count_marks (scene, "31 March 2026: nothing recorded"), ==, 1);
  g_assert_cmpuint (count_marks (scene, "1 April 2026: no symptom recorded"), ==, 1);
  g_assert_cmpuint (count_marks (scene, "2 April 2026: an episode, its severity not recorded"), ==, 1);
  g_assert_cmpuint (count_marks (scene, "29 March 2026, 06:30: IV drip"), ==, 1);
  g_assert_cmpuint (count_marks (scene, "30 March 2026: Oral, 2 times"), ==, 1);
  g_assert_cmpuint (count_marks (scene, "29 March 2026, 07:00: Ibuprofen"), ==, 1);
  g_assert_cmpuint (count_marks (scene, "29 March 2026, 06:00: 8, severe"), ==, 1);
  g_assert_cmpuint (count_marks (scene, "the clock is 1 h ahead of before"), ==, 1);
  g_assert_cmpuint (count_lines (scene, "marker iv-drip"), >=, 1);
}

static guint
count_texts (EpsomScene *scene, const char *text)
{
  g_autofree char *dump = epsom_scene_dump (scene);
  guint n = 0;

  for (const char *found = dump; (found = strstr (found, text)) != NULL; found++)
    n++;

  return n;
}

/* Times are told on the clock that the person has. */
static void
test_clock (void)
{
  g_autoptr (EpsomResponse) response = respond ();
  EpsomSpan all;

  g_assert_true (epsom_chart_get_span (EPSOM_CHART_TIMELINE, response, &all));
  g_autoptr (EpsomScene) of_24 = draw (response, all.from + DAY, all.from + 2 * DAY);
  epsom_words_set_twelve_hours (TRUE);
  g_autoptr (EpsomScene) of_12 = draw (response, all.from + DAY, all.from + 2 * DAY);
  /* What is said of a mark is made when it is asked for. */
  g_assert_cmpuint (count_marks (of_12, "29 March 2026, 6:30 AM: IV drip"), ==, 1);
  epsom_words_set_twelve_hours (FALSE);

  g_assert_cmpuint (count_texts (of_24, ": 18:00\n"), ==, 1);
  g_assert_cmpuint (count_texts (of_24, " PM\n"), ==, 0);
  g_assert_cmpuint (count_texts (of_12, ": 6:00 PM\n"), ==, 1);
  g_assert_cmpuint (count_texts (of_12, ": 18:00"), ==, 0);
}

/* Of a shorter time there is what lies within it, and nothing else. */
static void
test_span (void)
{
  g_autoptr (EpsomResponse) response = respond ();
  EpsomSpan all;

  g_assert_true (epsom_chart_get_span (EPSOM_CHART_TIMELINE, response, &all));
  g_assert_false (epsom_chart_get_span (EPSOM_CHART_MONTHLY, response, &all));
  g_assert_cmpfloat (all.to - all.from, ==, 8 * DAY);

  g_autoptr (EpsomScene) day = draw (response, all.from + 2 * DAY, all.from + 3 * DAY);
  g_autoptr (EpsomScene) hour = draw (response, all.from + DAY + 6 * 3600, all.from + DAY + 7 * 3600);

  g_assert_cmpuint (count_marks (day, "29 March"), ==, 0);
  g_assert_cmpuint (count_marks (day, "30 March 2026: Oral, 2 times"), ==, 1);
  g_assert_cmpuint (count_marks (hour, "29 March 2026, 06:30: IV drip"), ==, 1);
  g_assert_cmpuint (count_marks (hour, "22:10"), ==, 0);
}

/* Where the axis is told, mirrored as all is. */
static void
test_axis (void)
{
  g_autoptr (EpsomResponse) response = respond ();
  double start, end;

  for (int rtl = FALSE; rtl <= TRUE; rtl++)
    {
      g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_TIMELINE, response, 900, 500, 1, rtl);
      g_autoptr (EpsomScene) other = epsom_chart_new (EPSOM_CHART_MONTHLY, response, 900, 500, 1, rtl);

      g_assert_true (epsom_scene_get_axis (scene, &start, &end));
      g_assert_cmpint (start > end, ==, rtl);
      g_assert_cmpfloat (ABS (end - start), >, 600);
      g_assert_false (epsom_scene_get_axis (other, &start, &end));
    }
}

/* Ten years, a day of which is a third of a point: the one worst day among mild ones is drawn as high as it is. */
static void
test_no_extreme_is_dropped (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  EpsomDate first = epsom_date_from_ymd (2016, 1, 1);

  for (int i = 0; i < 3653; i++)
    {
      char date[EPSOM_DATE_STRING_SIZE];

      epsom_date_to_string (first + i, date);
      g_string_append_printf (text, "rating t%d %s symptom=migraine severity=%d\n", i, date, i == 1234 ? 10 : i % 3);
    }
  for (int width = 300; width < 1500; width += 37)
    {
      g_autoptr (EpsomDiary) diary = analysis_diary_parse (text->str);
      g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", AS_OF);
      g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_TIMELINE, response, width, 400, 1, FALSE);
      double top = G_MAXDOUBLE, grid = G_MAXDOUBLE;

      for (guint i = 0; i < scene->primitives->len; i++)
        {
          const EpsomPrimitive *primitive = &g_array_index (scene->primitives, EpsomPrimitive, i);
          double *least = primitive->kind == EPSOM_PRIMITIVE_AREA ? &top : &grid;

          for (guint j = 0; primitive->kind <= EPSOM_PRIMITIVE_AREA && j < primitive->path.n; j++)
            *least = MIN (*least, g_array_index (scene->points, EpsomPoint, primitive->path.first + j).y);
        }
      g_assert_cmpfloat_with_epsilon (top, grid, 1e-6);
      g_assert_cmpuint (scene->primitives->len, <, 500);
    }
}

/* From an hour to centuries, at any width: every scene is finite and within itself. */
static void
test_any_span (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");
  EpsomSpan all;

  g_assert_true (epsom_chart_get_span (EPSOM_CHART_TIMELINE, response, &all));
  for (guint i = 0; i < 300; i++)
    {
      double length = EPSOM_SPAN_LEAST * pow (10, g_test_rand_double_range (0, 6));
      double from = all.from + g_test_rand_double_range (-0.5, 1) * (all.to - all.from);
      const EpsomChartLayout layout = {
        .width = g_test_rand_int_range (0, 1500),
        .height = g_test_rand_int_range (0, 900),
        .text_scale = 1 + i % 3 / 2.0,
        .rtl = i % 2,
        .span = { from, from + length },
      };
      g_autoptr (EpsomScene) scene = epsom_chart_new_with_layout (EPSOM_CHART_TIMELINE, response, &layout);

      for (guint j = 0; j < scene->points->len; j++)
        {
          const EpsomPoint *point = &g_array_index (scene->points, EpsomPoint, j);

          g_assert_true (point->x >= -6 && point->x <= layout.width + 6);
          g_assert_true (point->y >= -6 && point->y <= layout.height + 6);
        }
    }
}

static void
test_hundred_years (void)
{
  g_autoptr (EpsomDiary) diary =
    analysis_diary_parse ("rating t1 1926-01-01 symptom=migraine severity=3\n"
                          "dose d1 1970-01-01T08:00:00+00:00 route=iv minutes=5 amount=1 unit=g\n"
                          "rating t2 2026-01-01 symptom=migraine severity=9\n");
  g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", AS_OF);
  g_autoptr (EpsomScene) scene = draw (response, 0, 0);

  g_assert_cmpuint (epsom_response_get_timeline (response)->n, ==, 36526);
  g_assert_cmpuint (count_marks (scene, "2026: symptoms on 1 of 1 recorded days, worst 9, severe"), ==, 1);
  g_assert_cmpuint (count_marks (scene, "1950: nothing recorded"), ==, 1);
  g_assert_cmpuint (count_lines (scene, "marker iv-push"), >=, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/timeline/days", test_days);
  g_test_add_func ("/chart/timeline/rows-left-out", test_rows_left_out);
  g_test_add_func ("/chart/timeline/rows-without-names", test_rows_without_names);
  g_test_add_func ("/chart/timeline/last-year", test_last_year);
  g_test_add_func ("/chart/timeline/last-year-of-months", test_last_year_of_months);
  g_test_add_func ("/chart/timeline/equals-the-months", test_equals_the_months);
  g_test_add_func ("/chart/timeline/marks", test_marks);
  g_test_add_func ("/chart/timeline/clock", test_clock);
  g_test_add_func ("/chart/timeline/span", test_span);
  g_test_add_func ("/chart/timeline/axis", test_axis);
  g_test_add_func ("/chart/timeline/no-extreme-is-dropped", test_no_extreme_is_dropped);
  g_test_add_func ("/chart/timeline/any-span", test_any_span);
  g_test_add_func ("/chart/timeline/hundred-years", test_hundred_years);

  return g_test_run ();
}
