/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "analysis-diary.h"
#include "chart-fixture.h"
#include "epsom-chart-private.h"
#include "epsom-chart-words.h"
#include "epsom-intake.h"
#include "epsom-words.h"

/* What charts say, and what they leave unsaid. */

/* The charts whose numbers are of treatments by method. */
static const EpsomChartKind of_treatments[] = {
  EPSOM_CHART_COURSE,
  EPSOM_CHART_ENDPOINTS,
  EPSOM_CHART_RELIEF,
  EPSOM_CHART_FREEDOM,
};

static EpsomScene *
draw (EpsomChartKind kind, const EpsomResponse *response)
{
  return epsom_chart_new (kind, response, 800, 600, 1, FALSE);
}

static guint
count (EpsomScene *scene, const char *line_start)
{
  g_autofree char *dump = epsom_scene_dump (scene);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], line_start);

  return n;
}

static gboolean
has_mark (EpsomScene *scene, const char *spoken)
{
  for (guint i = 0; i < epsom_scene_get_n_marks (scene); i++)
    if (g_str_equal (epsom_scene_get_mark (scene, i, NULL), spoken))
      return TRUE;

  return FALSE;
}

static gboolean
says (EpsomScene *scene, const char *words)
{
  g_autofree char *dump = epsom_scene_dump (scene);

  return strstr (dump, words) != NULL;
}

static void
test_kinds (void)
{
  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_KINDS; kind++)
    {
      g_assert_cmpint (epsom_chart_find (epsom_chart_get_token (kind)), ==, kind);
      g_assert_cmpstr (epsom_chart_get_title (kind), !=, "");
    }
  g_assert_cmpstr (epsom_chart_get_token (EPSOM_CHART_ENDPOINTS), ==, "endpoints");
  g_assert_cmpint (epsom_chart_find ("Endpoints"), ==, -1);
  g_assert_cmpint (epsom_chart_find (NULL), ==, -1);
}

/* Every count of the response is in the chart, to the number. */
static void
test_endpoints_equal_the_response (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_ALL);
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_ENDPOINTS, response);

  g_assert_cmpuint (response->n_group_responses, ==, EPSOM_N_METHODS);
  for (guint i = 0; i < response->n_group_responses; i++)
    for (EpsomEndpoint endpoint = 0; endpoint < EPSOM_N_ENDPOINTS; endpoint++)
      {
        const EpsomRate *rate = &response->group_responses[i].endpoints[endpoint];
        g_autofree char *spoken =
          g_strdup_printf ("%s, %s: %u of %u, %.0f %%, 95 %% interval %.0f to %.0f %%%s",
                           epsom_words_method (response->group_responses[i].group), epsom_endpoint_get_label (endpoint),
                           rate->x, rate->n, 100 * rate->rate, 100 * rate->interval.lower, 100 * rate->interval.upper,
                           rate->n < EPSOM_MIN_FIRM ? ", few treatments" : "");

        g_assert_cmpuint (rate->n, >=, EPSOM_MIN_RATE);
        g_assert_true (has_mark (scene, spoken));
      }
}

static void
test_course_equals_the_response (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_ALL);
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_COURSE, response);
  const EpsomGroupResponse *push = epsom_response_find_group (response, EPSOM_METHOD_IV_PUSH);

  for (guint horizon = 0; horizon < EPSOM_N_HORIZONS; horizon++)
    {
      const EpsomChangeSummary *change = &push->change[horizon];
      g_autofree char *count = g_strdup_printf (", %u treatments", change->n);
      guint n = 0;

      g_assert_cmpuint (change->n, >=, EPSOM_MIN_FIRM);
      for (guint i = 0; i < epsom_scene_get_n_marks (scene); i++)
        {
          const char *spoken = epsom_scene_get_mark (scene, i, NULL);

          n += g_str_has_prefix (spoken, "IV push, ") && g_str_has_suffix (spoken, count);
        }
      g_assert_cmpuint (n, >=, 1);
    }
}

/* At 2 h the curve is where the last event up to then put it. */
static void
test_relief_equals_the_response (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_ALL);
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_RELIEF, response);
  const EpsomSurvival *survival = &epsom_response_find_group (response, EPSOM_METHOD_IV_PUSH)->time_to_relief;
  const EpsomSurvivalPoint *point = NULL;
  g_autofree char *spoken = NULL;
  guint left = survival->n;

  for (guint i = 0; i < survival->n_points && survival->points[i].time <= 120; i++)
    {
      point = &survival->points[i];
      left -= point->events + point->censored;
    }

  g_assert_nonnull (point);
  spoken = g_strdup_printf ("IV push, 2 h: %.0f %% relieved, 95 %% interval %.0f to %.0f %%, %u not yet",
                            100 * (1 - point->survival), 100 * (1 - point->upper), 100 * (1 - point->lower), left);
  g_assert_true (has_mark (scene, spoken));
}

/* Every count of days since an infusion is in the chart, to the number. */
static void
test_wear_off_equals_the_response (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_ALL);
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_WEAR_OFF, response);
  guint n_rates = 0;

  g_assert_cmpint (response->wear_off[0].group, ==, EPSOM_ALL_IV);
  for (guint bin = 0; bin < EPSOM_N_WEAR_OFF_BINS; bin++)
    {
      const EpsomRate *rate = &response->wear_off[0].bins[bin];
      g_autofree char *spoken = NULL;
      int first, last;

      epsom_wear_off_get_bin (bin, &first, &last);
      if (rate->n < EPSOM_MIN_RATE)
        continue;
      spoken =
        last > 0
          ? g_strdup_printf ("All IV doses, Days %d–%d: %u of %u, %.0f %%, 95 %% interval %.0f to %.0f %%%s", first,
                             last, rate->x, rate->n, 100 * rate->rate, 100 * rate->interval.lower,
                             100 * rate->interval.upper, rate->n < EPSOM_MIN_FIRM ? ", few days" : "")
          : g_strdup_printf ("All IV doses, Day %d and later: %u of %u, %.0f %%, 95 %% interval %.0f to %.0f %%%s",
                             first, rate->x, rate->n, 100 * rate->rate, 100 * rate->interval.lower,
                             100 * rate->interval.upper, rate->n < EPSOM_MIN_FIRM ? ", few days" : "");
      g_assert_true (has_mark (scene, spoken));
      n_rates++;
    }
  g_assert_cmpuint (n_rates, >=, 1);
}

/* With one method of infusion there is no second row for all of them; with few days there are counts alone. */
static void
test_wear_off_rows (void)
{
  static const guint counts[EPSOM_N_METHODS] = { 0, 12, 0, 0, 0 };
  g_autoptr (EpsomResponse) response = chart_fixture_new (counts);
  g_autoptr (EpsomScene) one = draw (EPSOM_CHART_WEAR_OFF, response);
  g_autoptr (EpsomScene) few = NULL;

  g_assert_cmpuint (response->n_wear_off, ==, 2);
  g_assert_true (says (one, "IV push, Days 1–7: "));
  g_assert_false (says (one, "All IV doses"));

  for (guint i = 0; i < response->n_wear_off; i++)
    for (guint bin = 0; bin < EPSOM_N_WEAR_OFF_BINS; bin++)
      response->wear_off[i].bins[bin] = (EpsomRate){ bin == 0, bin < 2 ? 4 : 0, NAN, { NAN, NAN } };
  few = draw (EPSOM_CHART_WEAR_OFF, response);
  g_assert_true (has_mark (few, "IV push, Days 1–7: 1 of 4"));
  g_assert_true (says (few, "Fewer than 5 days: counts only."));
  g_assert_true (says (few, "symptoms on 1 of 4 on days 1 to 7."));
  g_assert_cmpuint (count (few, "line "), ==, 0);
}

/* How many treatments a mark of the chart of durations stands for: 0 for what is no point. */
static guint
count_of_point (const char *spoken)
{
  g_autoptr (GRegex) form = g_regex_new ("^[^:]*, [0-9]+ (?:min|h): (?:from|[^ ]+, ([0-9]+) treatments)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *n = NULL;

  if (!g_regex_match (form, spoken, 0, &match))
    return 0;
  n = g_match_info_fetch (match, 1);

  return n != NULL && *n != '\0' ? (guint) g_ascii_strtoull (n, NULL, 10) : 1;
}

/* Every infusion with minutes and a severity at 2 h is in a mark; the others are told of in words. */
static void
test_duration_equals_the_response (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_ALL);
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_DURATION, response);
  guint n = 0, n_shown = 0, n_unknown = 0;
  g_autofree char *unknown = NULL;

  for (guint i = 0; i < response->n_treatments; i++)
    {
      const EpsomTreatment *treatment = &response->treatments[i];

      n += treatment->dose->minutes > 0 && treatment->severity[3] >= 0;
      n_unknown += treatment->method == EPSOM_METHOD_IV_UNKNOWN && treatment->severity[3] >= 0;
    }
  for (guint i = 0; i < epsom_scene_get_n_marks (scene); i++)
    n_shown += count_of_point (epsom_scene_get_mark (scene, i, NULL));

  g_assert_cmpuint (n, >, EPSOM_MIN_FIRM);
  g_assert_cmpuint (n_shown, ==, n);
  g_assert_cmpuint (n_unknown, >, 1);
  unknown = g_strdup_printf ("%u more have no duration.", n_unknown);
  g_assert_true (says (scene, unknown));
  g_assert_cmpuint (count (scene, "marker iv-unknown"), ==, 0);
  g_assert_cmpuint (count (scene, "marker oral"), ==, 0);
}

/* Few infusions are points, and nothing is summed up. */
static void
test_few_durations (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_FEW);
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_DURATION, response);

  g_assert_true (says (scene, "5 treatments over 5 min to 1 h: median"));
  g_assert_true (says (scene, "Few treatments."));
  g_clear_pointer (&scene, epsom_scene_unref);
  g_clear_pointer (&response, epsom_response_unref);

  response = chart_fixture_new ((const guint[EPSOM_N_METHODS]){ 9, 3, 0, 1, 2 });
  scene = draw (EPSOM_CHART_DURATION, response);
  g_assert_true (says (scene, "4 treatments over 5 min to 1 h, shown one by one."));
  g_assert_false (says (scene, "median"));
  g_assert_cmpuint (count (scene, "marker iv-push"), >=, 2);
}

/* Every infusion of a known rate is in a mark; the others are told of in words. */
static void
test_rate_equals_the_response (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new_varied ((EpsomQuery){ 0 });
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_DURATION_BY_RATE, response);
  guint n = 0, n_shown = 0, n_unknown = 0;
  g_autofree char *unknown = NULL;

  for (guint i = 0; i < response->n_treatments; i++)
    {
      const EpsomTreatment *treatment = &response->treatments[i];
      gboolean known = !isnan (epsom_dose_get_rate (treatment->dose));

      g_assert_true (!known || treatment->method != EPSOM_METHOD_ORAL);
      n += known && treatment->severity[3] >= 0;
      n_unknown += !known && treatment->method != EPSOM_METHOD_ORAL && treatment->severity[3] >= 0;
    }
  for (guint i = 0; i < epsom_scene_get_n_marks (scene); i++)
    {
      EpsomBehind behind = epsom_scene_get_behind (scene, i);
      g_autoptr (GPtrArray) treatments = epsom_behind_find (&behind, response);

      n_shown += treatments->len;
    }

  g_assert_cmpuint (n, >, EPSOM_MIN_FIRM);
  g_assert_cmpuint (n_shown, ==, n);
  g_assert_cmpuint (n_unknown, >, 1);
  unknown = g_strdup_printf ("%u more have no known amount of elemental magnesium.", n_unknown);
  g_assert_true (says (scene, unknown));
  /* 1 g of the heptahydrate over 5 min. */
  g_assert_true (says (scene, "IV push, 20 mg/min: "));
  g_assert_true (says (scene, "Elemental magnesium in mg a minute"));
  g_assert_cmpuint (count (scene, "marker oral"), ==, 0);
}

/* No salt is recorded: nothing is guessed. */
static void
test_no_rate (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_ALL);
  g_autofree char *words = epsom_chart_describe (EPSOM_CHART_DURATION_BY_RATE, response);

  g_assert_true (g_str_has_prefix (words, "Record the amount and the salt of each infusion"));
  g_assert_false (epsom_chart_has_data (EPSOM_CHART_DURATION_BY_RATE, response));
  g_assert_true (epsom_chart_has_data (EPSOM_CHART_DURATION, response));
}

/* A picture by itself says what "others" are the others of. */
static void
test_groups_alone (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new_varied ((EpsomQuery){ .grouping = EPSOM_GROUPING_SALT });
  const EpsomChartLayout layout = { .width = 1400, .height = 900, .text_scale = 1, .standalone = TRUE };
  g_autoptr (EpsomScene) endpoints = epsom_chart_new_with_layout (EPSOM_CHART_ENDPOINTS, response, &layout);
  g_autoptr (EpsomScene) calendar = epsom_chart_new_with_layout (EPSOM_CHART_CALENDAR, response, &layout);

  g_assert_true (says (endpoints, ": By salt: the 5 most frequent by name, "));
  g_assert_false (says (calendar, "By salt"));
}

static void
test_views (void)
{
  g_assert_cmpint (epsom_chart_find_view (EPSOM_CHART_DURATION, "rate"), ==, EPSOM_CHART_DURATION_BY_RATE);
  g_assert_cmpint (epsom_chart_find_view (EPSOM_CHART_DURATION_BY_RATE, "minutes"), ==, EPSOM_CHART_DURATION);
  g_assert_cmpint (epsom_chart_find_view (EPSOM_CHART_DURATION, "hours"), ==, -1);
  g_assert_cmpint (epsom_chart_find_view (EPSOM_CHART_DURATION, NULL), ==, -1);
  g_assert_cmpint (epsom_chart_find_view (EPSOM_CHART_COURSE, "rate"), ==, -1);
  g_assert_cmpstr (epsom_chart_get_token (EPSOM_CHART_DURATION_BY_RATE), ==, "duration");
  g_assert_cmpint (epsom_chart_find ("duration"), ==, EPSOM_CHART_DURATION);
}

/* Every month has a bar as high as its figure, or is hatched and told of as too thin; counts are to the number. */
static void
test_monthly_equals_the_response (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_ALL);
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_MONTHLY, response);
  guint n_known = 0, n_thin = 0;

  for (guint i = 0; i < response->n_months; i++)
    {
      const EpsomMonth *month = &response->months[i];
      g_autofree char *of = g_strdup_printf ("%u of %u recorded days", month->symptom_days, month->recorded);

      g_assert_true (says (scene, of));
      n_known += !isnan (month->per_28);
      n_thin += isnan (month->per_28);
    }
  g_assert_cmpuint (n_known, >=, 1);
  g_assert_cmpuint (n_thin, >, 1);
  g_assert_cmpuint (count (scene, "area "), ==, n_known);
  g_assert_true (says (scene, "0 of 0 recorded days, too few for a figure"));
  g_assert_true (says (scene, "Hatched: fewer than 20 recorded days"));
  g_assert_true (says (scene, "IV push: 18 infusions"));
  g_assert_cmpuint (count (scene, "marker oral"), ==, 0);
}

/* Months outside of the period are not shown; a month without a symptom day is not a month that nothing is known of. */
static void
test_monthly_period (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_ALL);
  g_autoptr (EpsomScene) scene = NULL;

  response->query.from = epsom_date_from_ymd (2025, 2, 10);
  response->query.to = epsom_date_from_ymd (2025, 3, 31);
  response->months[1].per_28 = 4.5;
  response->months[2].symptom_days = 0;
  response->months[2].per_28 = 0;
  scene = draw (EPSOM_CHART_MONTHLY, response);
  g_assert_false (says (scene, "January 2025"));
  g_assert_true (says (scene, "February 2025: 4.5 symptom days per 28"));
  g_assert_true (says (scene, "March 2025: 0 symptom days per 28"));
  g_assert_false (says (scene, "April 2025"));
  g_assert_false (says (scene, "Hatched"));
}

/* The folded cycles of the sample diary are in the chart, day by day; fewer than five have counts alone. */
static void
test_cycle_equals_the_response (void)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_load ("../../data/sample-diary.csv");
  g_autoptr (EpsomResponse) response = analysis_respond (diary, "pms", "2026-04-01T00:00:00+02:00");
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_CYCLE, response);
  g_autoptr (EpsomScene) few = NULL;
  g_autofree char *words = NULL;

  g_assert_cmpuint (response->n_cycles, >=, EPSOM_MIN_RATE);
  g_assert_cmpuint (epsom_scene_get_n_marks (scene), >=, EPSOM_N_CYCLE_DAYS);
  for (guint i = 0; i < EPSOM_N_CYCLE_DAYS; i++)
    {
      const EpsomCycleDay *day = &response->cycle_days[i];
      g_autofree char *spoken =
        g_strdup_printf ("Day %s%d: %u of %u, %.0f %%, ", day->day < 0 ? "−" : "", ABS (day->day), day->symptom.x,
                         day->symptom.n, 100 * day->symptom.rate);

      g_assert_true (says (scene, spoken));
    }

  for (guint i = 0; i < EPSOM_N_CYCLE_DAYS; i++)
    response->cycle_days[i].symptom = (EpsomRate){ 1, 4, NAN, { NAN, NAN } };
  few = draw (EPSOM_CHART_CYCLE, response);
  words = epsom_chart_describe (EPSOM_CHART_CYCLE, response);
  g_assert_null (strchr (words, '%'));
  g_assert_nonnull (strstr (words, "5 of 20 recorded days from day −2 to day 3, on 23 of 92 "));
  g_assert_cmpuint (count (few, "area "), ==, 0);
}

static const char episode_rows[] =
  "episode e1 2025-03-01T08:00:00+01:00 end=2025-03-01T14:00:00+01:00 symptom=migraine\n"
  "reading r1 2025-03-01T08:10:00+01:00 episode=e1 severity=8\n"
  "reading r2 2025-03-01T11:00:00+01:00 episode=e1 severity=2\n"
  "dose d1 2025-03-01T09:00:00+01:00 route=iv minutes=45 amount=2 unit=g\n"
  "dose d2 2025-03-01T12:00:00+01:00 route=oral amount=300 unit=mg\n"
  "medicine m1 2025-03-01T09:30:00+01:00 medicine=Ibuprofen class=nsaid\n"
  "medicine m2 2025-03-01T14:00:00+01:00 medicine=Late class=nsaid\n"
  "episode e2 2025-03-09T08:00:00+01:00 symptom=migraine\n"
  "episode e3 2025-03-10T08:00:00+01:00 symptom=cramp\n";

/* All that was read and taken is in the chart, and the severities at the horizons are those of the analysis. */
static void
test_episode_equals_the_response (void)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (episode_rows);
  g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", "2026-04-01T00:00:00+02:00");
  g_autoptr (EpsomScene) scene = NULL;
  g_autofree char *words = NULL;

  response->query.episode = response->treatments[0].episode->record.id;
  scene = draw (EPSOM_CHART_EPISODE, response);
  words = epsom_chart_describe (EPSOM_CHART_EPISODE, response);
  g_assert_cmpint (response->treatments[0].severity[3], ==, 8);
  g_assert_true (has_mark (scene, "10 min: 8, severe"));
  g_assert_true (has_mark (scene, "3 h: 2, mild"));
  g_assert_true (has_mark (scene, "1 h: IV drip, magnesium 2 g, 45 min"));
  g_assert_true (says (scene, "4 h: Magnesium 300 mg"));
  g_assert_true (has_mark (scene, "1 h 30 min: Ibuprofen"));
  g_assert_true (has_mark (scene, "IV drip, 2 h later: from 8 to 8"));
  g_assert_true (has_mark (scene, "6 h: it was over"));
  g_assert_false (says (scene, "24 h later"));
  g_assert_false (says (scene, "Late"));
  g_assert_cmpuint (count (scene, "marker text pill"), ==, 1);
  g_assert_cmpstr (words, ==,
                   "1 March 2025, 08:00: 6 h. Severity at most 8, read 2 times. IV drip 1 h after it began: 8 before, "
                   "then 8 after 2 hours.");
}

/* Without one that was chosen it is the latest of the symptom in the period; one that nothing is known of is said. */
static void
test_episode_choice (void)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (episode_rows);
  g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", "2026-04-01T00:00:00+02:00");
  g_autofree char *latest = epsom_chart_describe (EPSOM_CHART_EPISODE, response);
  g_autofree char *earlier = NULL, *none = NULL;

  g_assert_cmpstr (latest, ==,
                   "9 March 2025, 08:00: no end is recorded. No severity is recorded. Record how severe it is: its "
                   "course is shown here.");
  response->query.to = epsom_date_from_ymd (2025, 3, 8);
  earlier = epsom_chart_describe (EPSOM_CHART_EPISODE, response);
  g_assert_true (g_str_has_prefix (earlier, "1 March 2025, 08:00: 6 h."));
  response->query.to = epsom_date_from_ymd (2025, 2, 28);
  none = epsom_chart_describe (EPSOM_CHART_EPISODE, response);
  g_assert_true (g_str_has_prefix (none, "Record an episode"));
}

/* Every count of every symptom is in the chart, to the number, as the response for that symptom has it. */
static void
test_symptoms_equal_the_responses (void)
{
  static const char *const symptoms[] = { "migraine", "cramp", "pms", "brain-fog", "palpitations", "Tinnitus" };
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");
  g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_SYMPTOMS, response, 1100, 900, 1, FALSE);
  guint n_rates = 0, n_counts = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (symptoms); i++)
    {
      g_autoptr (EpsomResponse) alone = chart_fixture_new_life (CHART_LIFE_DAYS, symptoms[i]);

      for (guint j = 0; j < alone->n_group_responses; j++)
        for (EpsomEndpoint endpoint = 0; endpoint < EPSOM_N_ENDPOINTS; endpoint++)
          {
            const EpsomRate *rate = &alone->group_responses[j].endpoints[endpoint];
            g_autofree char *spoken =
              rate->n < EPSOM_MIN_RATE
                ? g_strdup_printf ("%s, %s, %s: %u of %u", epsom_words_symptom (symptoms[i]),
                                   epsom_words_method (alone->group_responses[j].group),
                                   epsom_endpoint_get_label (endpoint), rate->x, rate->n)
                : g_strdup_printf ("%s, %s, %s: %u of %u, %.0f %%, 95 %% interval %.0f to %.0f %%, few treatments",
                                   epsom_words_symptom (symptoms[i]),
                                   epsom_words_method (alone->group_responses[j].group),
                                   epsom_endpoint_get_label (endpoint), rate->x, rate->n, 100 * rate->rate,
                                   100 * rate->interval.lower, 100 * rate->interval.upper);

            g_assert_cmpuint (rate->n, <, EPSOM_MIN_FIRM);
            g_assert_true (has_mark (scene, spoken));
            n_rates += rate->n >= EPSOM_MIN_RATE;
            n_counts += rate->n < EPSOM_MIN_RATE;
          }
    }
  g_assert_cmpuint (n_rates, >, 1);
  g_assert_cmpuint (n_counts, >, 1);
  g_assert_true (says (scene, "Open marks: few treatments, 5 to 9. Fewer than 5 treatments: counts only."));
}

/* Where there are counts alone there is neither a mark nor an axis; a symptom without a treatment is named. */
static void
test_symptoms_of_few (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (30, "migraine");
  g_autoptr (EpsomResponse) few = chart_fixture_new (CHART_FEW);
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_SYMPTOMS, response);
  g_autoptr (EpsomScene) one = draw (EPSOM_CHART_SYMPTOMS, few);
  g_autofree char *words = epsom_chart_describe (EPSOM_CHART_SYMPTOMS, few);

  g_assert_cmpuint (count (scene, "line "), ==, 0);
  g_assert_false (says (scene, "%"));
  g_assert_true (has_mark (scene, "Tinnitus, Oral, Free at 2 h: 1 of 1"));
  g_assert_true (says (one, "Without a treatment: Cramp; PMS; Brain fog; Palpitations."));
  g_assert_true (g_str_has_prefix (words, "IV push, Free at 2 h: Migraine "));
  g_assert_null (strchr (words, '%'));
}

static const char magnesium_rows[] =
  "dose d1 2026-03-02T08:00:00+01:00 route=oral amount=300 unit=mg basis=elemental\n"
  "dose d2 2026-03-02T20:00:00+01:00 route=oral amount=100 unit=mg basis=elemental purpose=preventive\n"
  "dose d3 2026-03-03T08:00:00+01:00 route=oral amount=400 unit=mg\n"
  "day y1 2026-03-04 bleeding=none\n"
  "dose d4 2026-03-06T08:00:00+01:00 route=oral amount=4 unit=mmol\n"
  "dose d5 2026-03-06T09:00:00+01:00 route=iv minutes=5 salt=sulfate-heptahydrate amount=1 unit=g\n"
  "dose d6 2026-03-07T09:00:00+01:00 route=iv minutes=60 amount=2 unit=g\n"
  "lab l1 2026-03-06T09:00:00+01:00 analyte=serum-magnesium value=0.7 value_unit=mmol/L range_low=0.75 "
  "range_high=0.95\n"
  "lab l2 2026-03-07T09:00:00+01:00 analyte=serum-magnesium value=2 value_unit=mg/dL\n";

/* Each day has what was taken on it: to the milligram, or as not known, none, or not recorded. */
static void
test_magnesium_by_day (void)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (magnesium_rows);
  g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", "2026-03-10T12:00:00+01:00");
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_MAGNESIUM, response);
  g_autofree char *words = epsom_chart_describe (EPSOM_CHART_MAGNESIUM, response);

  g_assert_true (has_mark (scene, "2 March 2026: 400 mg by mouth"));
  g_assert_true (has_mark (scene, "3 March 2026: an amount that is not known"));
  g_assert_true (has_mark (scene, "4 March 2026: none by mouth"));
  g_assert_true (has_mark (scene, "5 March 2026: nothing recorded"));
  g_assert_true (has_mark (scene, "6 March 2026: 97 mg by mouth"));
  g_assert_true (says (scene, "6 March 2026: IV push, magnesium sulfate 1 g, 5 min; 99 mg elemental"));
  g_assert_true (says (scene, "7 March 2026: IV drip, magnesium 2 g, 1 h; elemental magnesium not known"));
  g_assert_true (has_mark (scene, "6 March 2026: Serum magnesium 0.7 mmol/L (0.75 to 0.95)"));
  g_assert_true (has_mark (scene, "7 March 2026: Serum magnesium 2 mg/dL"));
  g_assert_true (says (scene, "US 350"));
  g_assert_true (says (scene, "EU 250"));
  g_assert_true (says (scene, "from supplements"));
  g_assert_cmpuint (count (scene, "marker oral open circle"), ==, 1);
  g_assert_cmpuint (count (scene, "marker iv-drip open square"), ==, 1);
  g_assert_cmpuint (count (scene, "marker text open circle"), ==, 1);
  g_assert_cmpuint (count (scene, "marker text circle"), ==, 1);
  g_assert_cmpstr (
    words, ==,
    "By mouth a mean of 124 mg elemental magnesium a day, at most 400 mg, known on 4 of 5 recorded days; "
    "over 250 mg on 1 day, over 350 mg on 1 day. 2 infusions. Latest: Serum magnesium 2 mg/dL.");
}

/* Where days have no room they are taken together by their mean, and the highest day stays to be seen. */
static void
test_magnesium_of_many_days (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");
  const EpsomIntake *intake = epsom_response_get_intake (response);
  g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_MAGNESIUM, response, 420, 400, 1, FALSE);
  g_autoptr (EpsomScene) narrow = epsom_chart_new (EPSOM_CHART_MAGNESIUM, response, 240, 300, 1, FALSE);
  EpsomDate monday = epsom_date_from_ymd (2025, 3, 3);
  EpsomIntakeSummary week, month;
  g_autofree char *of_week = NULL, *of_month = NULL;

  epsom_intake_summarize (intake, monday, monday + 7, &week);
  epsom_intake_summarize (intake, epsom_date_from_ymd (2025, 3, 1), epsom_date_from_ymd (2025, 4, 1), &month);
  g_assert_cmpuint (week.n_known, <, 7);
  of_week =
    g_strdup_printf ("Week from 3 March 2025: mean %.0f mg a day by mouth, at most %.0f mg, known on %u of 7 days",
                     week.mean, week.most, week.n_known);
  of_month = g_strdup_printf ("March 2025: mean %.0f mg a day by mouth, at most %.0f mg, known on %u of 31 days",
                              month.mean, month.most, month.n_known);
  g_assert_true (has_mark (scene, of_week));
  g_assert_true (says (scene, "mean of each week, thin line to its highest day"));
  g_assert_true (has_mark (narrow, of_month));
}

/* Under five treatments there is no share, no interval, no line and no band in any chart. */
static const EpsomPrimitive *
find_text (const EpsomScene *scene, const char *string)
{
  for (guint i = 0; i < scene->primitives->len; i++)
    {
      const EpsomPrimitive *primitive = &g_array_index (scene->primitives, EpsomPrimitive, i);

      if (primitive->kind == EPSOM_PRIMITIVE_TEXT && g_str_equal (primitive->text.string, string))
        return primitive;
    }

  return NULL;
}

/* The middle of the mark of the one laboratory value. */
static double
find_lab_y (EpsomScene *scene)
{
  double box[4] = { 0 };

  for (guint i = 0; i < epsom_scene_get_n_marks (scene); i++)
    if (strstr (epsom_scene_get_mark (scene, i, box), "Serum magnesium") != NULL)
      return box[1] + box[3] / 2;

  g_assert_not_reached ();
}

/* A value that is written beside its mark is on the same side of the limits: it is not theirs. */
static void
test_values_keep_to_their_side (void)
{
  static const double values[] = { 0.4, 0.6, 0.7, 0.74, 0.76, 0.8, 0.9, 0.94, 0.96, 1, 1.1, 1.5 };
  guint n_written = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    for (double height = 300; height <= 700; height += 50)
      {
        char value[G_ASCII_DTOSTR_BUF_SIZE];
        g_autofree char *rows = g_strdup_printf (
          "lab l1 2025-03-09T09:00:00Z analyte=serum-magnesium value=%s value_unit=mmol/L range_low=0.75 "
          "range_high=0.95\n",
          g_ascii_formatd (value, sizeof value, "%.2f", values[i]));
        g_autoptr (EpsomDiary) diary = analysis_diary_parse (rows);
        g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", "2025-03-20T12:00:00Z");
        g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_MAGNESIUM, response, 640, height, 1, FALSE);
        g_autofree char *string = epsom_words_number (values[i], 2);
        const EpsomPrimitive *text = find_text (scene, string);
        const EpsomPrimitive *upper = find_text (scene, "upper"), *lower = find_text (scene, "lower");
        double mark = find_lab_y (scene), shift;

        g_assert_true (upper != NULL && lower != NULL);
        if (text == NULL)
          continue;
        n_written++;
        shift = (text->text.style.ascent - text->text.style.descent) / 2;
        for (gsize j = 0; j < 2; j++)
          {
            double limit = (j == 0 ? upper : lower)->text.at.y - shift;

            g_assert_true ((text->text.at.y - shift < limit) == (mark < limit));
          }
      }
  g_assert_cmpuint (n_written, >, 20);
}

/* The key of magnesium speaks of what can be seen. */
static void
test_magnesium_key (void)
{
  static const char *const diaries[] = { "../fixtures/acceptance/diary-101.csv", "../fixtures/acceptance/diary-102.csv",
                                         "../fixtures/acceptance/worked.csv", "../../data/sample-diary.csv" };
  static const double widths[] = { 480, 640, 900, 1400, 4000 };

  for (gsize i = 0; i < G_N_ELEMENTS (diaries); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (widths); j++)
      {
        g_autoptr (EpsomDiary) diary = analysis_diary_load (diaries[i]);
        g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", "2026-04-01T00:00:00+02:00");
        g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_MAGNESIUM, response, widths[j], 800, 1, FALSE);

        g_assert_cmpint (says (scene, "Open circles: "), ==, count (scene, "marker oral open circle") > 0);
        if (!says (scene, "Days without a line at the bottom"))
          g_assert_cmpint (says (scene, "Outlined: "), ==, count (scene, "line oral solid 1.0: ") > 0);
      }
}

/* The lines of the limits have their names or their key, or they are not there. */
static void
test_limits_are_explained (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");
  guint n_named = 0, n_explained = 0;

  for (double width = 200; width <= 600; width += 20)
    for (double height = 200; height <= 1000; height += 100)
      {
        g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_MAGNESIUM, response, width, height, 2, FALSE);
        gboolean named = says (scene, "EU 250"), explained = says (scene, "Dashed: ");

        g_assert_cmpint (count (scene, "line text short ") > 0, ==, named || explained);
        n_named += named;
        n_explained += explained && !named;
      }
  g_assert_cmpuint (n_named, >, 0);
  g_assert_cmpuint (n_explained, >, 0);
}

/* Lines beneath the days of a cycle are explained, however small the chart, or not drawn. */
static void
test_cycle_lines_are_explained (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");
  guint n_with = 0, n_without = 0;

  for (double height = 90; height <= 400; height += 10)
    {
      g_autoptr (EpsomScene) scene = epsom_chart_new (EPSOM_CHART_CYCLE, response, 320, height, 1, FALSE);
      guint n_lines = count (scene, "line text short ");

      if (count (scene, "area ") == 0)
        continue;
      g_assert_cmpuint (n_lines, ==, says (scene, "Lines beneath: solid") ? 1 : 0);
      n_with += n_lines;
      n_without += n_lines == 0;
    }
  g_assert_cmpuint (n_with, >, 0);
  g_assert_cmpuint (n_without, >, 0);
}

static void
test_few_have_no_rate (void)
{
  static const guint counts[EPSOM_N_METHODS] = { 4, 3, 2, 1, 4 };
  g_autoptr (EpsomResponse) response = chart_fixture_new (counts);

  for (gsize k = 0; k < G_N_ELEMENTS (of_treatments); k++)
    {
      g_autoptr (EpsomScene) scene = draw (of_treatments[k], response);
      g_autofree char *words = epsom_chart_describe (of_treatments[k], response);

      g_assert_null (strchr (words, '%'));
      g_assert_cmpuint (count (scene, "area "), ==, 0);
      for (guint i = 0; i < epsom_scene_get_n_marks (scene); i++)
        {
          g_assert_null (strchr (epsom_scene_get_mark (scene, i, NULL), '%'));
          g_assert_null (strstr (epsom_scene_get_mark (scene, i, NULL), "median"));
        }
    }
}

static void
test_few_are_counted (void)
{
  static const guint counts[EPSOM_N_METHODS] = { 4, 0, 0, 1, 0 };
  g_autoptr (EpsomResponse) response = chart_fixture_new (counts);
  g_autoptr (EpsomScene) endpoints = draw (EPSOM_CHART_ENDPOINTS, response);
  g_autoptr (EpsomScene) relief = draw (EPSOM_CHART_RELIEF, response);
  g_autoptr (EpsomScene) course = draw (EPSOM_CHART_COURSE, response);
  const EpsomRate *free = &response->group_responses[0].endpoints[EPSOM_ENDPOINT_FREE_2H];
  g_autofree char *spoken = g_strdup_printf ("Oral, Free at 2 h: %u of 4", free->x);

  g_assert_cmpuint (free->n, ==, 4);
  g_assert_true (has_mark (endpoints, spoken));
  g_assert_true (says (endpoints, "Fewer than 5 treatments: counts only."));
  g_assert_cmpuint (count (endpoints, "line "), ==, 0);
  g_assert_true (says (relief, " relieved; "));
  g_assert_true (says (relief, "Record doses"));
  g_assert_true (says (course, "4 treatments"));
  g_assert_cmpuint (count (course, "marker oral circle"), >, 4);
}

/* Five to nine have their rate, an open mark, and are called few. */
static void
test_five_to_nine_are_few (void)
{
  static const guint counts[EPSOM_N_METHODS] = { 0, 9, 0, 0, 0 };
  g_autoptr (EpsomResponse) response = chart_fixture_new (counts);

  for (gsize k = 0; k < G_N_ELEMENTS (of_treatments); k++)
    {
      g_autoptr (EpsomScene) scene = draw (of_treatments[k], response);

      g_assert_cmpuint (count (scene, "marker iv-push open triangle"), >=, 1);
      g_assert_true (says (scene, "few"));
      g_assert_true (says (scene, "Open marks: few treatments, 5 to 9."));
    }
}

static void
test_ten_are_not_few (void)
{
  static const guint counts[EPSOM_N_METHODS] = { 0, 14, 0, 0, 0 };
  g_autoptr (EpsomResponse) response = chart_fixture_new (counts);
  g_autoptr (EpsomScene) endpoints = draw (EPSOM_CHART_ENDPOINTS, response);

  g_assert_cmpuint (count (endpoints, "marker iv-push open"), ==, 0);
  g_assert_cmpuint (count (endpoints, "marker iv-push triangle"), >=, EPSOM_N_ENDPOINTS);
  g_assert_false (says (endpoints, "few"));
}

/* The events of too few treatments stand below the plot, where they cannot be taken for a share. */
static void
test_events_of_few_are_below_the_plot (void)
{
  static const guint counts[EPSOM_N_METHODS] = { 0, 12, 0, 3, 0 };
  g_autoptr (EpsomResponse) response = chart_fixture_new (counts);
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_RELIEF, response);
  double zero = NAN;
  guint n = 0;

  for (guint i = 0; i < scene->primitives->len; i++)
    {
      const EpsomPrimitive *primitive = &g_array_index (scene->primitives, EpsomPrimitive, i);

      if (primitive->kind == EPSOM_PRIMITIVE_LINE && primitive->role == EPSOM_ROLE_AXIS && isnan (zero))
        zero = g_array_index (scene->points, EpsomPoint, primitive->path.first).y;
      if (primitive->kind == EPSOM_PRIMITIVE_MARKER && primitive->role == EPSOM_ROLE_IV_DRIP &&
          primitive->marker.size == EPSOM_POINT_SIZE)
        {
          g_assert_cmpfloat (primitive->marker.center.y, >, zero);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 1);
  g_assert_cmpuint (count (scene, "line iv-drip"), ==, 0);
}

/* Where all were relieved the limits are not known, and no number is made up for them. */
static void
test_no_limits_where_all_are_relieved (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_ALL);
  EpsomSurvival *survival = &response->group_responses[1].time_to_relief;
  EpsomSurvivalPoint *last = &survival->points[survival->n_points - 1];
  g_autoptr (EpsomScene) scene = NULL;

  last->time = 1440;
  last->survival = 0;
  last->lower = last->upper = NAN;
  scene = draw (EPSOM_CHART_RELIEF, response);
  g_assert_true (says (scene, "100 % relieved, 95 % interval not known"));
  g_assert_false (says (scene, "nan"));
  g_assert_false (says (scene, "–"));
}

static void
test_nothing_recorded (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_NONE);

  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_VIEWS; kind++)
    {
      g_autoptr (EpsomScene) scene = draw (kind, response);
      g_autofree char *words = epsom_chart_describe (kind, response);

      g_assert_true (strstr (words, "ecord") != NULL);
      g_assert_cmpstr (epsom_scene_get_description (scene), ==, words);
      g_assert_cmpuint (count (scene, "text "), >=, 1);
      g_assert_cmpuint (count (scene, "line "), ==, 0);
      g_assert_cmpfloat (epsom_chart_get_height (kind, response, 400, 1), >, 10);
    }
}

/* Treatments whose every severity is unknown after the dose. */
static void
test_nothing_known (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_USUAL);

  for (guint i = 0; i < response->n_group_responses; i++)
    {
      EpsomGroupResponse *method = &response->group_responses[i];

      for (guint j = 0; j < EPSOM_N_ENDPOINTS; j++)
        method->endpoints[j] = (EpsomRate){ 0, 0, NAN, { NAN, NAN } };
      for (guint j = 0; j < EPSOM_N_HORIZONS; j++)
        method->change[j] = (EpsomChangeSummary){ 0, NAN, NAN, NAN, NAN };
      epsom_survival_clear (&method->time_to_relief);
      epsom_survival_clear (&method->time_to_freedom);
    }

  for (gsize k = 0; k < G_N_ELEMENTS (of_treatments); k++)
    {
      g_autoptr (EpsomScene) scene = draw (of_treatments[k], response);

      g_assert_false (says (scene, "nan"));
      g_assert_cmpuint (count (scene, "area "), ==, 0);
    }
}

/* Whether @kind sets methods side by side. */
static gboolean
compares (EpsomChartKind kind)
{
  return kind != EPSOM_CHART_MONTHLY && kind != EPSOM_CHART_CYCLE && kind != EPSOM_CHART_EPISODE &&
         kind != EPSOM_CHART_MAGNESIUM && kind != EPSOM_CHART_CALENDAR && kind != EPSOM_CHART_TIMELINE;
}

static void
test_alone (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_USUAL);
  const char *const *notes = epsom_response_get_notes ();

  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_VIEWS; kind++)
    {
      EpsomChartLayout layout = { .width = 1400, .height = 900, .text_scale = 1, .standalone = TRUE };
      g_autoptr (EpsomScene) large = epsom_chart_new_with_layout (kind, response, &layout);
      g_autoptr (EpsomScene) small = NULL;

      g_assert_cmpint (says (large, ": Migraine: "), ==, kind != EPSOM_CHART_SYMPTOMS && kind != EPSOM_CHART_MAGNESIUM);
      g_assert_true (says (large, epsom_chart_get_title (kind)));
      for (guint i = 0; notes[i] != NULL; i++)
        {
          g_autofree char *start = g_strndup (notes[i], 20);

          g_assert_cmpint (says (large, start), ==, compares (kind));
        }

      /* In less room all of them in brief. */
      layout.width = 400;
      layout.height = 300;
      small = epsom_chart_new_with_layout (kind, response, &layout);
      g_assert_false (says (small, "Nothing was blinded"));
      g_assert_cmpint (says (small, "Not blinded; "), ==, compares (kind));
    }
}

/* Where there is nothing to compare, the notes on comparisons would be noise. */
static void
test_nothing_alone (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_NONE);
  EpsomChartLayout layout = { .width = 1400, .height = 900, .text_scale = 1, .standalone = TRUE };

  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_VIEWS; kind++)
    {
      g_autoptr (EpsomScene) scene = epsom_chart_new_with_layout (kind, response, &layout);

      g_assert_true (says (scene, "ecord"));
      g_assert_false (says (scene, "Nothing was blinded"));
      g_assert_false (says (scene, "Not blinded"));
    }
}

/* Each month says what it counts where there is room, also one that is too thinly recorded for a figure. */
static void
test_months_are_counted (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new_varied ((EpsomQuery){ 0 });
  g_autoptr (EpsomScene) wide = epsom_chart_new (EPSOM_CHART_MONTHLY, response, 4000, 600, 1, FALSE);
  g_autoptr (EpsomScene) narrow = epsom_chart_new (EPSOM_CHART_MONTHLY, response, 300, 600, 1, FALSE);

  g_assert_cmpuint (response->n_months, >, 12);
  for (guint i = 0; i < response->n_months; i++)
    {
      g_autofree char *of = g_strdup_printf ("%u/%u", response->months[i].symptom_days, response->months[i].recorded);

      g_assert_true (says (wide, of));
      g_assert_false (says (narrow, of));
    }
}

static void
count_elements (GMarkupParseContext *context,
                const char *name,
                const char **names,
                const char **values,
                gpointer n,
                GError **error)
{
  if (g_str_equal (name, "title") || g_str_equal (name, "desc"))
    ++*(guint *) n;
}

static void
check_svg (GBytes *bytes)
{
  static const GMarkupParser parser = { .start_element = count_elements };
  guint n = 0;
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &n, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_markup_parse_context_parse (context, data, (gssize) size, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
}

static void
check_formats (const EpsomResponse *response, EpsomStyle style, double width, double height)
{
  static const char *const formats[] = { "svg", "png", "pdf" };

  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_VIEWS; kind++)
    for (gsize format = 0; format < G_N_ELEMENTS (formats); format++)
      {
        g_autoptr (EpsomScene) scene = epsom_chart_new (kind, response, width, height, 1, style % 2 == 0);
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = epsom_scene_write (scene, formats[format], style, 1, &error);

        g_assert_no_error (error);
        g_assert_cmpuint (g_bytes_get_size (bytes), >, 300);
        if (g_str_equal (formats[format], "svg"))
          check_svg (bytes);
      }
}

static void
test_every_format_and_style (void)
{
  g_autoptr (EpsomResponse) treatments = chart_fixture_new (CHART_ALL);
  g_autoptr (EpsomResponse) life = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");

  for (EpsomStyle style = 0; style <= EPSOM_STYLE_HIGH_CONTRAST_DARK; style++)
    {
      check_formats (treatments, style, 400, 300);
      check_formats (life, style, 1100, 700);
    }
}

static void
test_every_format_of_edges (void)
{
  for (guint edge = 0; edge < CHART_N_EDGES; edge++)
    {
      g_autoptr (EpsomResponse) response = chart_fixture_new_edge (edge);

      check_formats (response, EPSOM_STYLE_LIGHT, 640, 400);
    }
}

static void
test_every_format_of_diaries (void)
{
  static const char *const files[] = { "../fixtures/acceptance/diary-101.csv", "../fixtures/acceptance/diary-102.csv",
                                       "../fixtures/acceptance/worked.csv", "../../data/sample-diary.csv" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (EpsomDiary) diary = analysis_diary_load (files[i]);
      g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", "2026-04-01T00:00:00+02:00");

      check_formats (response, EPSOM_STYLE_PRINT, 800, 600);
    }
}

/* A doctor can select and search the numbers. */
static void
test_pdf_text (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_ALL);
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_ENDPOINTS, response);
  g_autoptr (GBytes) pdf = epsom_scene_write (scene, "pdf", EPSOM_STYLE_PRINT, 1, NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autofree char *text = NULL;
  gsize size;

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                              "-layout", "-", "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, pdf, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (out, &size), g_bytes_get_size (out));
  for (guint i = 0; i < response->n_group_responses; i++)
    {
      const EpsomRate *rate = &response->group_responses[i].endpoints[EPSOM_ENDPOINT_FREE_2H];
      g_autofree char *of = g_strdup_printf ("%u of %u", rate->x, rate->n);

      g_assert_nonnull (strstr (text, of));
      g_assert_nonnull (strstr (text, epsom_words_method (response->group_responses[i].group)));
    }
}

static gpointer
draw_in_thread (gpointer response)
{
  g_autoptr (EpsomScene) scene = draw (EPSOM_CHART_RELIEF, response);

  return epsom_scene_dump (scene);
}

static void
test_threads (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (CHART_USUAL);
  g_autofree char *expected = draw_in_thread (response);
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("chart", draw_in_thread, response);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *dump = g_thread_join (threads[i]);

      g_assert_cmpstr (dump, ==, expected);
    }
}

/* A month and a date whose words run from right to left keep their numbers within a sentence that does not. */
static void
test_dates_are_isolated (void)
{
  const EpsomDate date = 20513; /* 2026-03-01 */
  g_autofree char *month = NULL, *instant = NULL;

  if (setlocale (LC_TIME, "he_IL.UTF-8") == NULL)
    {
      g_test_skip ("there is no such locale here");
      return;
    }
  month = epsom_chart_words_month (date);
  instant = epsom_chart_words_instant ((EpsomInstant){ .utc = date * G_GINT64_CONSTANT (86400) });
  setlocale (LC_TIME, "C.UTF-8");
  g_assert_cmpstr (month, ==, "\u2068מרץ 2026\u2069");
  g_assert_cmpstr (instant, ==, "\u20681 מרץ 2026\u2069, 00:00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/kinds", test_kinds);
  g_test_add_func ("/chart/equal/endpoints", test_endpoints_equal_the_response);
  g_test_add_func ("/chart/equal/course", test_course_equals_the_response);
  g_test_add_func ("/chart/equal/relief", test_relief_equals_the_response);
  g_test_add_func ("/chart/equal/duration", test_duration_equals_the_response);
  g_test_add_func ("/chart/honest/few-durations", test_few_durations);
  g_test_add_func ("/chart/equal/rate", test_rate_equals_the_response);
  g_test_add_func ("/chart/honest/no-rate-is-guessed", test_no_rate);
  g_test_add_func ("/chart/views", test_views);
  g_test_add_func ("/chart/groups-alone", test_groups_alone);
  g_test_add_func ("/chart/equal/monthly", test_monthly_equals_the_response);
  g_test_add_func ("/chart/honest/monthly-period", test_monthly_period);
  g_test_add_func ("/chart/equal/cycle", test_cycle_equals_the_response);
  g_test_add_func ("/chart/equal/episode", test_episode_equals_the_response);
  g_test_add_func ("/chart/episode-choice", test_episode_choice);
  g_test_add_func ("/chart/equal/symptoms", test_symptoms_equal_the_responses);
  g_test_add_func ("/chart/honest/symptoms-of-few", test_symptoms_of_few);
  g_test_add_func ("/chart/equal/magnesium-by-day", test_magnesium_by_day);
  g_test_add_func ("/chart/equal/magnesium-of-many-days", test_magnesium_of_many_days);
  g_test_add_func ("/chart/equal/wear-off", test_wear_off_equals_the_response);
  g_test_add_func ("/chart/honest/wear-off-rows", test_wear_off_rows);
  g_test_add_func ("/chart/honest/magnesium-key", test_magnesium_key);
  g_test_add_func ("/chart/honest/limits-are-explained", test_limits_are_explained);
  g_test_add_func ("/chart/honest/cycle-lines-are-explained", test_cycle_lines_are_explained);
  g_test_add_func ("/chart/honest/values-keep-to-their-side", test_values_keep_to_their_side);
  g_test_add_func ("/chart/honest/few-have-no-rate", test_few_have_no_rate);
  g_test_add_func ("/chart/honest/few-are-counted", test_few_are_counted);
  g_test_add_func ("/chart/honest/five-to-nine-are-few", test_five_to_nine_are_few);
  g_test_add_func ("/chart/honest/ten-are-not-few", test_ten_are_not_few);
  g_test_add_func ("/chart/honest/events-of-few-are-below-the-plot", test_events_of_few_are_below_the_plot);
  g_test_add_func ("/chart/honest/no-limits-where-all-are-relieved", test_no_limits_where_all_are_relieved);
  g_test_add_func ("/chart/honest/nothing-recorded", test_nothing_recorded);
  g_test_add_func ("/chart/honest/nothing-known", test_nothing_known);
  g_test_add_func ("/chart/alone", test_alone);
  g_test_add_func ("/chart/honest/nothing-to-compare", test_nothing_alone);
  g_test_add_func ("/chart/honest/months-are-counted", test_months_are_counted);
  g_test_add_func ("/chart/write/every-format-and-style", test_every_format_and_style);
  g_test_add_func ("/chart/write/edges", test_every_format_of_edges);
  g_test_add_func ("/chart/write/diaries", test_every_format_of_diaries);
  g_test_add_func ("/chart/write/pdf-text", test_pdf_text);
  g_test_add_func ("/chart/threads", test_threads);
  g_test_add_func ("/chart/dates-are-isolated", test_dates_are_isolated);

  return g_test_run ();
}
