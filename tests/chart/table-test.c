/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "analysis-diary.h"
#include "chart-fixture.h"
#include "epsom-calendar.h"
#include "epsom-chart-table.h"
#include "epsom-chart-words.h"
#include "epsom-chart.h"
#include "epsom-intake.h"
#include "epsom-symptoms.h"
#include "epsom-timeline.h"
#include "epsom-words.h"

static const EpsomSpan all_of_it = { 0, 0 };

/* The table beside each chart has the figures of the response, and says no more of few treatments than the chart. */

static gboolean
is_same (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static void
assert_number (const EpsomChartTable *table, guint row, guint column, double expected)
{
  double number = epsom_chart_table_get_number (table, row, column);

  if (!is_same (number, expected))
    g_error ("“%s”, row %u: %f, not %f", epsom_chart_table_get_title (table, column), row, number, expected);
}

static void
assert_text (const EpsomChartTable *table, guint row, guint column, const char *expected)
{
  g_autofree char *text = epsom_chart_table_create_text (table, row, column);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_plain (const EpsomChartTable *table, guint row, guint column, const char *expected)
{
  g_autofree char *text = epsom_chart_table_create_plain (table, row, column);

  g_assert_cmpstr (text, ==, expected);
}

/* Five to nine of them are few, and fewer are not made into a figure. */
static void
assert_remark (const EpsomChartTable *table, guint row, guint column, guint n, const char *few)
{
  g_assert_cmpstr (epsom_chart_table_get_title (table, column), ==, "Remark");
  assert_text (table, row, column, n == 0 || n >= 10 ? "" : n >= 5 ? few : "too few");
}

/* The six cells of a rate. */
static void
assert_rate (const EpsomChartTable *table, guint row, guint column, const EpsomRate *rate, const char *few)
{
  gboolean is_said = rate->n >= EPSOM_MIN_RATE;

  assert_number (table, row, column, rate->x);
  assert_number (table, row, column + 1, rate->n);
  assert_number (table, row, column + 2, is_said ? rate->rate : NAN);
  assert_number (table, row, column + 3, is_said ? rate->interval.lower : NAN);
  assert_number (table, row, column + 4, is_said ? rate->interval.upper : NAN);
  assert_remark (table, row, column + 5, rate->n, few);
}

static double
when_known (int severity)
{
  return severity >= 0 ? severity : NAN;
}

/* Figures, kind by kind: each returns the rows that there have to be. */

static guint
check_endpoints (const EpsomChartTable *table, const EpsomResponse *response)
{
  guint row = 0;

  for (EpsomEndpoint endpoint = 0; endpoint < EPSOM_N_ENDPOINTS; endpoint++)
    for (guint i = 0; i < response->n_group_responses; i++, row++)
      {
        assert_text (table, row, 0, epsom_endpoint_get_label (endpoint));
        assert_text (table, row, 1, epsom_chart_words_group (response, response->group_responses[i].group));
        assert_rate (table, row, 2, &response->group_responses[i].endpoints[endpoint], "few treatments");
      }

  return row;
}

static guint
check_survivals (const EpsomChartTable *table, const EpsomResponse *response, gboolean freedom)
{
  guint row = 0;

  for (guint i = 0; i < response->n_group_responses; i++)
    {
      const EpsomGroupResponse *method = &response->group_responses[i];
      const EpsomSurvival *survival = freedom ? &method->time_to_freedom : &method->time_to_relief;
      gboolean is_said = survival->n >= EPSOM_MIN_RATE;

      for (guint j = 0; j < survival->n_points; j++, row++)
        {
          const EpsomSurvivalPoint *point = &survival->points[j];

          assert_text (table, row, 0, epsom_chart_words_group (response, method->group));
          assert_number (table, row, 1, point->time);
          assert_number (table, row, 2, point->at_risk);
          assert_number (table, row, 3, point->events);
          assert_number (table, row, 4, point->censored);
          assert_number (table, row, 5, is_said ? 1 - point->survival : NAN);
          assert_number (table, row, 6, is_said ? 1 - point->upper : NAN);
          assert_number (table, row, 7, is_said ? 1 - point->lower : NAN);
          assert_remark (table, row, 8, survival->n, "few treatments");
        }
    }

  return row;
}

static guint
check_relief (const EpsomChartTable *table, const EpsomResponse *response)
{
  return check_survivals (table, response, FALSE);
}

static guint
check_freedom (const EpsomChartTable *table, const EpsomResponse *response)
{
  return check_survivals (table, response, TRUE);
}

static guint
check_course (const EpsomChartTable *table, const EpsomResponse *response)
{
  guint row = 0;

  for (guint i = 0; i < response->n_group_responses; i++)
    for (guint horizon = 0; horizon < EPSOM_N_HORIZONS; horizon++, row++)
      {
        const EpsomChangeSummary *change = &response->group_responses[i].change[horizon];
        gboolean is_said = change->n >= EPSOM_MIN_RATE;
        g_autofree char *singles = epsom_chart_table_create_text (table, row, 8);
        g_auto (GStrv) list = g_strsplit (singles, ";", -1);

        assert_text (table, row, 0, epsom_chart_words_group (response, response->group_responses[i].group));
        assert_number (table, row, 1, epsom_horizons[horizon]);
        assert_number (table, row, 2, change->n);
        assert_number (table, row, 3, is_said ? change->median : NAN);
        assert_number (table, row, 4, is_said ? change->q1 : NAN);
        assert_number (table, row, 5, is_said ? change->q3 : NAN);
        assert_number (table, row, 6, is_said ? change->mean : NAN);
        assert_remark (table, row, 7, change->n, "few treatments");
        g_assert_cmpuint (g_strv_length (list), ==, is_said ? 0 : change->n);
      }

  return row;
}

static guint
check_duration (const EpsomChartTable *table, const EpsomResponse *response)
{
  guint row = 0;

  for (guint i = 0; i < response->n_treatments; i++)
    {
      const EpsomTreatment *treatment = &response->treatments[i];
      double after = when_known (treatment->severity[3]);

      if (treatment->dose->route != EPSOM_ROUTE_IV)
        continue;
      assert_number (table, row, 0, treatment->dose->at.utc);
      assert_text (table, row, 1, epsom_chart_words_group (response, treatment->group));
      assert_number (table, row, 2, treatment->method == EPSOM_METHOD_IV_UNKNOWN ? NAN : treatment->dose->minutes);
      assert_number (table, row, 3, epsom_dose_get_rate (treatment->dose));
      assert_number (table, row, 4, treatment->baseline);
      assert_number (table, row, 5, after);
      assert_number (table, row, 6, after - treatment->baseline);
      row++;
    }

  return row;
}

/* Their order, not their numbers, is what is sorted by. */
static double
group_order (const EpsomResponse *response, int group)
{
  for (guint i = 0; i < response->groups->n; i++)
    if (response->groups->groups[i].number == group)
      return i;

  return -1;
}

static guint
check_wear_off (const EpsomChartTable *table, const EpsomResponse *response)
{
  guint row = 0;

  for (guint bin = 0; bin < EPSOM_N_WEAR_OFF_BINS; bin++)
    for (guint i = 0; i < response->n_wear_off; i++, row++)
      {
        assert_number (table, row, 0, bin);
        assert_number (table, row, 1, group_order (response, response->wear_off[i].group));
        assert_rate (table, row, 2, &response->wear_off[i].bins[bin], "few days");
      }

  return row;
}

static guint
check_monthly (const EpsomChartTable *table, const EpsomResponse *response)
{
  for (guint i = 0; i < response->n_months; i++)
    {
      assert_number (table, i, 0, response->months[i].month);
      assert_number (table, i, 1, response->months[i].recorded);
      assert_number (table, i, 2, response->months[i].symptom_days);
      assert_number (table, i, 3, response->months[i].per_28);
    }

  return response->n_months;
}

static guint
check_cycle (const EpsomChartTable *table, const EpsomResponse *response)
{
  for (guint i = 0; i < EPSOM_N_CYCLE_DAYS; i++)
    {
      assert_number (table, i, 0, response->cycle_days[i].day);
      assert_rate (table, i, 1, &response->cycle_days[i].symptom, "few days");
      assert_number (table, i, 7, response->cycle_days[i].n_ratings);
      assert_number (table, i, 8, response->cycle_days[i].rating_mean);
    }

  return EPSOM_N_CYCLE_DAYS;
}

/* The severities that were read, in order, among the horizons of the first treatment. */
static guint
check_episode (const EpsomChartTable *table, const EpsomResponse *response)
{
  guint n_rows = epsom_chart_table_get_n_rows (table);
  double start = NAN;

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *what = epsom_chart_table_create_text (table, row, 3);

      g_assert_true (row == 0 || epsom_chart_table_compare (table, row - 1, row, 0) <= 0);
      if (g_str_equal (what, "It began"))
        start = epsom_chart_table_get_number (table, row, 0);
      if (g_str_has_prefix (what, "Reading "))
        g_assert_cmpint (atoi (what + strlen ("Reading ")), ==, (int) epsom_chart_table_get_number (table, row, 2));
    }
  for (guint row = 0; row < n_rows; row++)
    assert_number (table, row, 1, (epsom_chart_table_get_number (table, row, 0) - start) / 60);

  return n_rows;
}

static guint
check_symptoms (const EpsomChartTable *table, const EpsomResponse *response)
{
  const EpsomSymptoms *symptoms = epsom_response_get_symptoms (response);
  guint row = 0;

  for (guint i = 0; i < symptoms->n; i++)
    for (EpsomEndpoint endpoint = 0; endpoint < EPSOM_N_ENDPOINTS; endpoint++)
      for (guint j = 0; j < symptoms->responses[i]->n_group_responses; j++, row++)
        {
          assert_text (table, row, 0, epsom_words_symptom (symptoms->names[i]));
          assert_text (table, row, 1, epsom_endpoint_get_label (endpoint));
          assert_text (table, row, 2,
                       epsom_chart_words_group (response, symptoms->responses[i]->group_responses[j].group));
          assert_rate (table, row, 3, &symptoms->responses[i]->group_responses[j].endpoints[endpoint],
                       "few treatments");
        }

  return row;
}

static guint
check_magnesium (const EpsomChartTable *table, const EpsomResponse *response)
{
  const EpsomIntake *intake = epsom_response_get_intake (response);
  double labs = 0, infusions = 0;

  for (guint i = 0; i < intake->n; i++)
    {
      const EpsomIntakeDay *day = &intake->days[i];

      assert_number (table, i, 0, intake->from + (EpsomDate) i);
      assert_number (table, i, 1, day->recorded && day->n_unknown == 0 ? day->mg : NAN);
      assert_number (table, i, 2, day->recorded ? day->n_doses : NAN);
      assert_number (table, i, 3, day->recorded ? day->n_unknown : NAN);
      infusions += day->recorded ? epsom_chart_table_get_number (table, i, 4) : 0;
      labs += epsom_chart_table_get_number (table, i, 6);
    }
  g_assert_cmpfloat (infusions, ==, intake->n_infusions);
  g_assert_cmpfloat (labs, ==, intake->labs->len);

  return intake->n;
}

static guint
check_calendar (const EpsomChartTable *table, const EpsomResponse *response)
{
  const EpsomCalendar *calendar = epsom_response_get_calendar (response);

  for (guint i = 0; i < calendar->n; i++)
    {
      const EpsomCalendarDay *day = &calendar->days[i];
      const char *why = !day->recorded ? "not recorded" : day->symptom ? "not known" : "no symptom";

      assert_number (table, i, 0, calendar->from + (EpsomDate) i);
      assert_number (table, i, 1, when_known (day->worst));
      if (day->worst < 0)
        assert_text (table, i, 1, why);
      assert_number (table, i, 2, day->iv ? day->iv_method : day->oral ? (double) EPSOM_METHOD_ORAL : NAN);
    }

  return calendar->n;
}

static guint
check_timeline (const EpsomChartTable *table, const EpsomResponse *response)
{
  const EpsomTimeline *all = epsom_response_get_timeline (response);
  guint n_infusions = 0, first = 1 + all->n_lanes;
  double infusions = 0, oral = 0, medicines = 0, labs = 0;

  for (EpsomMethod method = EPSOM_METHOD_ORAL + 1; method < EPSOM_N_METHODS; method++)
    n_infusions += all->n_doses[method];
  for (guint i = 0; i < all->n; i++)
    {
      assert_number (table, i, 0, all->from + (EpsomDate) i);
      for (guint lane = 0; lane < all->n_lanes; lane++)
        {
          const EpsomCalendarDay *day = epsom_timeline_get_day (all->lanes[lane].days, all->from + (EpsomDate) i);

          assert_number (table, i, 1 + lane, day != NULL ? when_known (day->worst) : NAN);
        }
      infusions += epsom_chart_table_get_number (table, i, first);
      oral += epsom_chart_table_get_number (table, i, first + 1);
      medicines += epsom_chart_table_get_number (table, i, first + 2);
      labs += epsom_chart_table_get_number (table, i, first + 3);
    }
  g_assert_cmpfloat (infusions, ==, n_infusions);
  g_assert_cmpfloat (oral, ==, all->n_doses[EPSOM_METHOD_ORAL]);
  g_assert_cmpfloat (medicines, ==, all->n_medicines);
  g_assert_cmpfloat (labs, ==, all->n_labs);

  return all->n;
}

static guint (*const checks[EPSOM_N_CHART_VIEWS]) (const EpsomChartTable *, const EpsomResponse *) = {
  [EPSOM_CHART_COURSE] = check_course,       [EPSOM_CHART_ENDPOINTS] = check_endpoints,
  [EPSOM_CHART_RELIEF] = check_relief,       [EPSOM_CHART_FREEDOM] = check_freedom,
  [EPSOM_CHART_DURATION] = check_duration,   [EPSOM_CHART_WEAR_OFF] = check_wear_off,
  [EPSOM_CHART_MONTHLY] = check_monthly,     [EPSOM_CHART_CYCLE] = check_cycle,
  [EPSOM_CHART_EPISODE] = check_episode,     [EPSOM_CHART_SYMPTOMS] = check_symptoms,
  [EPSOM_CHART_MAGNESIUM] = check_magnesium, [EPSOM_CHART_CALENDAR] = check_calendar,
  [EPSOM_CHART_TIMELINE] = check_timeline,   [EPSOM_CHART_DURATION_BY_RATE] = check_duration,
};

static void
check_titles (const EpsomChartTable *table)
{
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (epsom_chart_table_get_n_columns (table), >=, 3);
  for (guint column = 0; column < epsom_chart_table_get_n_columns (table); column++)
    {
      const char *title = epsom_chart_table_get_title (table, column);

      g_assert_cmpuint (strlen (title), >, 0);
      g_assert_true (g_hash_table_add (titles, (gpointer) title));
    }
}

static void
check_cells (const EpsomChartTable *table)
{
  for (guint row = 0; row < epsom_chart_table_get_n_rows (table); row++)
    for (guint column = 0; column < epsom_chart_table_get_n_columns (table); column++)
      {
        g_autofree char *text = epsom_chart_table_create_text (table, row, column);
        g_autofree char *plain = epsom_chart_table_create_plain (table, row, column);
        double number = epsom_chart_table_get_number (table, row, column), read;
        gboolean is_number = epsom_chart_table_is_numeric (table, column) && !isnan (number);

        g_assert_true (g_utf8_validate (text, -1, NULL) && g_utf8_validate (plain, -1, NULL));
        g_assert_false (isinf (number));
        g_assert_cmpint (epsom_chart_table_compare (table, row, row, column), ==, 0);
        if (!is_number)
          continue;
        read = g_ascii_strtod (plain, NULL);
        g_assert_cmpfloat_with_epsilon (
          epsom_chart_table_get_kind (table, column) == EPSOM_CELL_SHARE ? read / 100 : read, number, 0.0051);
      }
}

/* The response says what there is, the chart whether it is enough to be shown. */
static void
check_kind (EpsomChartKind kind, const EpsomResponse *response)
{
  g_autoptr (EpsomChartTable) table = epsom_chart_create_table (kind, response, all_of_it);
  guint n_rows = epsom_chart_table_get_n_rows (table);

  check_titles (table);
  g_assert_cmpint (n_rows > 0, ==, epsom_chart_has_data (kind, response));
  if (n_rows == 0)
    return;
  check_cells (table);
  g_assert_cmpuint (checks[kind](table, response), ==, n_rows);
}

static void
check_kinds (const EpsomResponse *response)
{
  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_VIEWS; kind++)
    check_kind (kind, response);
}

static void
test_groups (void)
{
  for (EpsomGrouping grouping = 0; grouping < EPSOM_N_GROUPINGS; grouping++)
    {
      g_autoptr (EpsomResponse) response = chart_fixture_new_varied ((EpsomQuery){ .grouping = grouping });

      check_kinds (response);
    }
}

static void
test_invented (void)
{
  static const guint counts[][EPSOM_N_METHODS] = {
    { 12, 11, 0, 7, 2 }, { 1, 3, 0, 2, 0 }, { 24, 18, 9, 14, 6 }, { 0 }, { 0, 1, 0, 0, 0 }, { 0, 4, 0, 5, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (EpsomResponse) response = chart_fixture_new (counts[i]);

      check_kinds (response);
    }
}

static void
test_life (void)
{
  static const guint days[] = { 1, 2, 30, CHART_LIFE_DAYS, 3650 };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (EpsomResponse) response = chart_fixture_new_life (days[i], "migraine");

      check_kinds (response);
    }
}

static void
test_edges (void)
{
  for (guint edge = 0; edge < CHART_N_EDGES; edge++)
    {
      g_autoptr (EpsomResponse) response = chart_fixture_new_edge (edge);

      check_kinds (response);
    }
}

static void
test_acceptance (void)
{
  static const char *const files[] = { "../fixtures/acceptance/diary-101.csv", "../fixtures/acceptance/diary-102.csv",
                                       "../fixtures/acceptance/worked.csv", "../../data/sample-diary.csv" };
  static const char *const symptoms[] = { "migraine", "cramp", "pms", "brain-fog", "palpitations" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (EpsomDiary) diary = analysis_diary_load (files[i]);

      for (gsize j = 0; j < G_N_ELEMENTS (symptoms); j++)
        {
          g_autoptr (EpsomResponse) response = analysis_respond (diary, symptoms[j], "2026-07-01T12:00:00+02:00");

          check_kinds (response);
        }
    }
}

#define ATTACK(n, after)                                                                                               \
  "episode e" #n " 2025-03-0" #n "T08:00:00+01:00 end=2025-03-0" #n "T18:00:00+01:00 symptom=migraine\n"               \
  "reading r" #n " 2025-03-0" #n "T08:30:00+01:00 episode=e" #n " severity=7\n"                                        \
  "dose d" #n " 2025-03-0" #n "T09:00:00+01:00 route=iv minutes=5 amount=1 unit=g\n"                                   \
  "reading s" #n " 2025-03-0" #n "T11:00:00+01:00 episode=e" #n " severity=" #after "\n"

static const char attacks[] = ATTACK (1, 0) ATTACK (2, 3) ATTACK (3, 8) ATTACK (4, 0) ATTACK (5, 0);

static EpsomResponse *
respond (const char *rows)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (rows);

  return analysis_respond (diary, "migraine", "2025-03-31T12:00:00+02:00");
}

/* For the eye a minus sign, for a spreadsheet a hyphen; dates in words, and such as can be sorted anywhere. */
static void
test_words (void)
{
  g_autoptr (EpsomResponse) response = respond (attacks);
  g_autoptr (EpsomChartTable) table = epsom_chart_create_table (EPSOM_CHART_DURATION, response, all_of_it);
  g_autoptr (EpsomChartTable) rates = epsom_chart_create_table (EPSOM_CHART_ENDPOINTS, response, all_of_it);
  g_autoptr (EpsomChartTable) days = epsom_chart_create_table (EPSOM_CHART_CALENDAR, response, all_of_it);

  assert_text (table, 0, 0, "1 March 2025, 09:00");
  assert_plain (table, 0, 0, "2025-03-01 09:00");
  assert_text (table, 0, 6, "−7");
  assert_plain (table, 0, 6, "-7");
  assert_text (table, 2, 6, "+1");
  assert_plain (table, 2, 6, "1");
  assert_text (rates, 0, 2, "3");
  assert_text (rates, 0, 4, "60");
  assert_text (rates, 0, 5, "23.1");
  assert_text (days, 0, 0, "1 March 2025");
  assert_plain (days, 0, 0, "2025-03-01");
}

/* What is not there is a dash for a person and nothing for a spreadsheet. */
static void
test_too_few (void)
{
  g_autoptr (EpsomResponse) response = respond (ATTACK (1, 0) ATTACK (2, 3));
  g_autoptr (EpsomChartTable) rates = epsom_chart_create_table (EPSOM_CHART_ENDPOINTS, response, all_of_it);
  g_autoptr (EpsomChartTable) course = epsom_chart_create_table (EPSOM_CHART_COURSE, response, all_of_it);

  assert_text (rates, 0, 2, "1");
  assert_text (rates, 0, 3, "2");
  for (guint column = 4; column < 7; column++)
    {
      assert_text (rates, 0, column, "–");
      assert_plain (rates, 0, column, "");
    }
  assert_text (course, 3, 3, "–");
  assert_text (course, 3, 8, "−7; −4");
}

/* Numbers by size, methods and endpoints in their own order; what does not exist comes last. */
static void
test_order (void)
{
  g_autoptr (EpsomResponse) response = respond (attacks);
  g_autoptr (EpsomChartTable) durations = epsom_chart_create_table (EPSOM_CHART_DURATION, response, all_of_it);
  g_autoptr (EpsomChartTable) rates = epsom_chart_create_table (EPSOM_CHART_ENDPOINTS, response, all_of_it);
  g_autoptr (EpsomChartTable) course = epsom_chart_create_table (EPSOM_CHART_COURSE, response, all_of_it);

  g_assert_cmpint (epsom_chart_table_compare (durations, 0, 1, 6), <, 0);
  g_assert_cmpint (epsom_chart_table_compare (durations, 2, 1, 6), >, 0);
  g_assert_cmpint (epsom_chart_table_compare (durations, 0, 3, 6), ==, 0);
  for (guint row = 1; row < EPSOM_N_ENDPOINTS; row++)
    g_assert_cmpint (epsom_chart_table_compare (rates, row - 1, row, 0), <, 0);
  assert_number (course, 0, 3, NAN);
  g_assert_cmpint (epsom_chart_table_compare (course, 0, 3, 3), >, 0);
  g_assert_cmpint (epsom_chart_table_compare (course, 3, 0, 3), <, 0);
  g_assert_cmpint (epsom_chart_table_compare (course, 0, 1, 3), ==, 0);
}

/* A day bears the words of all that was taken on it, under the date of where it was taken. */
static void
test_days (void)
{
  g_autoptr (EpsomResponse) response =
    respond ("dose d1 2025-03-01T23:30:00-08:00 route=oral amount=400 unit=mg\n"
             "dose d2 2025-03-02T07:45:00+00:00 route=iv minutes=5 amount=1 unit=g\n"
             "dose d3 2025-03-02T09:00:00+00:00 route=iv minutes=60 amount=2 unit=g\n"
             "medicine m1 2025-03-02T10:00:00+00:00 medicine=Ibuprofen class=nsaid strength=400mg\n"
             "day y1 2025-03-03 bleeding=heavy\n");
  g_autoptr (EpsomChartTable) table = epsom_chart_create_table (EPSOM_CHART_TIMELINE, response, all_of_it);
  g_autofree char *infusions = epsom_chart_table_create_text (table, 1, 2);
  g_autofree char *medicines = epsom_chart_table_create_text (table, 1, 4);

  g_assert_cmpuint (epsom_chart_table_get_n_rows (table), ==, 3);
  assert_text (table, 0, 0, "1 March 2025");
  assert_text (table, 0, 1, "no symptom");
  assert_number (table, 0, 2, 0);
  assert_number (table, 0, 3, 1);
  assert_number (table, 1, 2, 2);
  assert_text (table, 2, 2, "");
  assert_text (table, 2, 6, "Heavy");
  g_assert_true (g_str_has_prefix (infusions, "IV push") && strstr (infusions, "; IV drip") != NULL);
  g_assert_nonnull (strstr (medicines, "Ibuprofen"));
}

/* A part of the axis of time has the rows of its dates, whole days of them; other charts have no such axis. */
static void
test_span (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");
  g_autoptr (EpsomChartTable) all = epsom_chart_create_table (EPSOM_CHART_TIMELINE, response, all_of_it);
  double first = epsom_chart_table_get_number (all, 0, 0);
  const EpsomSpan span = { (first + 10.5) * 86400, (first + 20) * 86400 },
                  after = { (first + 1e4) * 86400, (first + 2e4) * 86400 };
  g_autoptr (EpsomChartTable) part = epsom_chart_create_table (EPSOM_CHART_TIMELINE, response, span);
  g_autoptr (EpsomChartTable) none = epsom_chart_create_table (EPSOM_CHART_TIMELINE, response, after);
  g_autoptr (EpsomChartTable) days = epsom_chart_create_table (EPSOM_CHART_CALENDAR, response, span);

  g_assert_cmpuint (epsom_chart_table_get_n_rows (part), ==, 10);
  for (guint row = 0; row < 10; row++)
    for (guint column = 0; column < epsom_chart_table_get_n_columns (all); column++)
      {
        g_autofree char *text = epsom_chart_table_create_text (all, 10 + row, column);

        assert_text (part, row, column, text);
      }
  g_assert_cmpuint (epsom_chart_table_get_n_rows (none), ==, 0);
  g_assert_cmpuint (epsom_chart_table_get_n_rows (days), >, 300);
}

/* A mistyped year does not make a million rows. */
static void
test_two_thousand_years (void)
{
  static const EpsomChartKind kinds[] = { EPSOM_CHART_CALENDAR, EPSOM_CHART_TIMELINE, EPSOM_CHART_MAGNESIUM };
  g_autoptr (EpsomResponse) response =
    respond ("dose d1 0025-03-01T09:00:00+01:00 route=oral amount=400 unit=mg\n" ATTACK (2, 0));

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (EpsomChartTable) table = epsom_chart_create_table (kinds[i], response, all_of_it);

      g_assert_cmpuint (epsom_chart_table_get_n_rows (table), ==, 2);
      assert_plain (table, 0, 0, "0025-03-01");
      assert_plain (table, 1, 0, "2025-03-02");
    }
}

/* The number of symptoms of a day, where that is asked. */
static void
test_counts (void)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (attacks);
  const EpsomQuery query = {
    .symptom = "migraine",
    .from = EPSOM_DATE_NONE,
    .to = EPSOM_DATE_NONE,
    .as_of = analysis_instant ("2025-03-31T12:00:00+02:00"),
    .count_symptoms = TRUE,
  };
  g_autoptr (EpsomResponse) response = epsom_response_new (diary, &query);
  g_autoptr (EpsomChartTable) table = epsom_chart_create_table (EPSOM_CHART_CALENDAR, response, all_of_it);

  g_assert_cmpstr (epsom_chart_table_get_title (table, 1), ==, "Symptoms");
  assert_number (table, 0, 1, 1);
  assert_text (table, 10, 1, "not recorded");
}

/* Its words are the diary's, which it holds. */
static void
test_outlives_response (void)
{
  EpsomResponse *response = chart_fixture_new_life (30, "migraine");
  g_autoptr (EpsomChartTable) table = epsom_chart_create_table (EPSOM_CHART_TIMELINE, response, all_of_it);
  g_autoptr (EpsomChartTable) same = epsom_chart_table_ref (table);

  epsom_response_unref (response);
  check_cells (same);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table/figures/groups", test_groups);
  g_test_add_func ("/table/figures/invented-diaries", test_invented);
  g_test_add_func ("/table/figures/days-to-ten-years", test_life);
  g_test_add_func ("/table/figures/edges", test_edges);
  g_test_add_func ("/table/figures/acceptance-diaries", test_acceptance);
  g_test_add_func ("/table/words", test_words);
  g_test_add_func ("/table/too-few-for-a-rate", test_too_few);
  g_test_add_func ("/table/order", test_order);
  g_test_add_func ("/table/days", test_days);
  g_test_add_func ("/table/span", test_span);
  g_test_add_func ("/table/two-thousand-years", test_two_thousand_years);
  g_test_add_func ("/table/number-of-symptoms", test_counts);
  g_test_add_func ("/table/outlives-its-response", test_outlives_response);

  return g_test_run ();
}
