/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "analysis-diary.h"
#include "epsom-chart-words.h"
#include "epsom-chart.h"
#include "epsom-course.h"
#include "epsom-json.h"
#include "epsom-symptoms.h"
#include "epsom-words.h"

/* What the charts show is what `response --json` says, number by number, in the tables and in the marks. Magnesium day
 * by day and one episode have no figure there: they are what `list --json` says. */

#define AS_OF "2026-04-01T00:00:00+02:00"
#define TWO_HOURS 3

static const char *const diaries[] = { "../fixtures/acceptance/diary-101.csv", "../fixtures/acceptance/diary-102.csv",
                                       "../fixtures/acceptance/worked.csv", "../../data/sample-diary.csv" };
static const char *const symptoms[] = { "migraine", "cramp", "pms", "brain-fog", "palpitations" };

static JsonNode *
create_json (const EpsomResponse *response)
{
  g_autofree char *text = epsom_json_response (response);
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);

  return node;
}

static EpsomChartTable *
create_table (EpsomChartKind kind, const EpsomResponse *response)
{
  return epsom_chart_create_table (kind, response, (EpsomSpan){ 0, 0 });
}

static double
get_number (JsonObject *object, const char *member)
{
  return json_object_get_null_member (object, member) ? NAN : json_object_get_double_member (object, member);
}

static JsonObject *
get_item (JsonObject *object, const char *member, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (object, member), i);
}

static guint
get_length (JsonObject *object, const char *member)
{
  return json_array_get_length (json_object_get_array_member (object, member));
}

static const char *
get_method_name (JsonObject *object)
{
  int method = -1;

  if (json_object_get_null_member (object, "method"))
    return "All IV doses";
  g_assert_true (epsom_token_parse (EPSOM_TOKENS_METHOD, json_object_get_string_member (object, "method"), &method));

  return epsom_words_method ((EpsomMethod) method);
}

static void
assert_cell (const EpsomChartTable *table, guint row, guint column, double expected)
{
  double number = epsom_chart_table_get_number (table, row, column);

  g_assert_cmpint (isnan (number), ==, isnan (expected));
  if (!isnan (number))
    g_assert_cmpfloat_with_epsilon (number, expected, 1e-12);
}

/* A rate of fewer than five is in the JSON and in no chart. */
static void
assert_rate (const EpsomChartTable *table, guint row, guint column, JsonObject *rate)
{
  gboolean is_said = get_number (rate, "n") >= EPSOM_MIN_RATE;

  assert_cell (table, row, column, get_number (rate, "x"));
  assert_cell (table, row, column + 1, get_number (rate, "n"));
  assert_cell (table, row, column + 2, is_said ? get_number (rate, "rate") : NAN);
  assert_cell (table, row, column + 3, is_said ? get_number (rate, "lower") : NAN);
  assert_cell (table, row, column + 4, is_said ? get_number (rate, "upper") : NAN);
}

/* All that is said of the marks of a chart which has room for all of it. */
static char *
create_marks (EpsomChartKind kind, const EpsomResponse *response)
{
  g_autoptr (EpsomScene) scene = epsom_chart_new (kind, response, 6000, 3000, 1, FALSE);
  GString *marks = g_string_new ("\n");

  for (guint i = 0; i < epsom_scene_get_n_marks (scene); i++)
    g_string_append_printf (marks, "%s\n", epsom_scene_get_mark (scene, i, NULL));

  return g_string_free (marks, FALSE);
}

static void
assert_marked (const char *marks, const char *first, const char *second, JsonObject *rate)
{
  g_autofree char *mark =
    g_strdup_printf ("\n%s, %s: %.0f of %.0f", first, second, get_number (rate, "x"), get_number (rate, "n"));

  if (strstr (marks, mark) == NULL)
    g_error ("no mark says “%s” in %s", mark, marks);
}

/* Kind by kind: each returns the rows that there have to be. */

static guint
check_endpoints (const EpsomChartTable *table, JsonObject *json, const EpsomResponse *response)
{
  g_autofree char *marks = create_marks (EPSOM_CHART_ENDPOINTS, response);
  guint row = 0;

  for (EpsomEndpoint endpoint = 0; endpoint < EPSOM_N_ENDPOINTS; endpoint++)
    for (guint i = 0; i < get_length (json, "methods"); i++, row++)
      {
        JsonObject *method = get_item (json, "methods", i);
        JsonObject *rates = json_object_get_object_member (method, "endpoints");
        JsonObject *rate = json_object_get_object_member (rates, epsom_endpoint_get_key (endpoint));

        assert_rate (table, row, 2, rate);
        assert_marked (marks, get_method_name (method), epsom_endpoint_get_label (endpoint), rate);
      }

  return row;
}

static guint
check_course (const EpsomChartTable *table, JsonObject *json, const EpsomResponse *response)
{
  guint row = 0;

  for (guint i = 0; i < get_length (json, "methods"); i++)
    for (guint horizon = 0; horizon < EPSOM_N_HORIZONS; horizon++, row++)
      {
        JsonObject *change = get_item (get_item (json, "methods", i), "change", horizon);
        gboolean is_said = get_number (change, "n") >= EPSOM_MIN_RATE;

        assert_cell (table, row, 1, get_number (change, "minutes"));
        assert_cell (table, row, 2, get_number (change, "n"));
        assert_cell (table, row, 3, is_said ? get_number (change, "median") : NAN);
        assert_cell (table, row, 4, is_said ? get_number (change, "q1") : NAN);
        assert_cell (table, row, 5, is_said ? get_number (change, "q3") : NAN);
        assert_cell (table, row, 6, is_said ? get_number (change, "mean") : NAN);
      }

  return row;
}

static guint
check_times (const EpsomChartTable *table, JsonObject *json, const char *member)
{
  guint row = 0;

  for (guint i = 0; i < get_length (json, "methods"); i++)
    {
      JsonObject *time = json_object_get_object_member (get_item (json, "methods", i), member);
      gboolean is_said = get_number (time, "n") >= EPSOM_MIN_RATE;

      for (guint j = 0; j < get_length (time, "curve"); j++, row++)
        {
          JsonObject *point = get_item (time, "curve", j);

          assert_cell (table, row, 1, get_number (point, "minutes"));
          assert_cell (table, row, 2, get_number (point, "at_risk"));
          assert_cell (table, row, 3, get_number (point, "events"));
          assert_cell (table, row, 4, get_number (point, "censored"));
          assert_cell (table, row, 5, is_said ? 1 - get_number (point, "survival") : NAN);
          assert_cell (table, row, 6, is_said ? 1 - get_number (point, "upper") : NAN);
          assert_cell (table, row, 7, is_said ? 1 - get_number (point, "lower") : NAN);
        }
    }

  return row;
}

static guint
check_relief (const EpsomChartTable *table, JsonObject *json, const EpsomResponse *response)
{
  return check_times (table, json, "time_to_relief");
}

static guint
check_freedom (const EpsomChartTable *table, JsonObject *json, const EpsomResponse *response)
{
  return check_times (table, json, "time_to_freedom");
}

/* The treatments one by one come to what is said of them together. */
static guint
check_duration (const EpsomChartTable *table, JsonObject *json, const EpsomResponse *response)
{
  guint n_rows = epsom_chart_table_get_n_rows (table), n_evaluable = 0;

  for (guint i = 0; i < get_length (json, "methods"); i++)
    {
      JsonObject *method = get_item (json, "methods", i), *change = get_item (method, "change", TWO_HOURS);
      const char *name = get_method_name (method);
      double n = 0, sum = 0;

      if (g_str_equal (json_object_get_string_member (method, "method"), "oral"))
        continue;
      n_evaluable += (guint) get_number (method, "evaluable");
      for (guint row = 0; row < n_rows; row++)
        {
          g_autofree char *of = epsom_chart_table_create_text (table, row, 1);
          double number = epsom_chart_table_get_number (table, row, 6);

          if (!g_str_equal (of, name) || isnan (number))
            continue;
          n++;
          sum += number;
        }
      g_assert_cmpfloat (n, ==, get_number (change, "n"));
      if (n > 0)
        g_assert_cmpfloat_with_epsilon (sum / n, get_number (change, "mean"), 1e-12);
    }

  return n_evaluable;
}

static guint
check_wear_off (const EpsomChartTable *table, JsonObject *json, const EpsomResponse *response)
{
  g_autofree char *marks = create_marks (EPSOM_CHART_WEAR_OFF, response);
  guint row = 0, n_series = get_length (json, "wear_off");

  for (guint bin = 0; bin < EPSOM_N_WEAR_OFF_BINS; bin++)
    for (guint i = 0; i < n_series; i++, row++)
      {
        JsonObject *rate = get_item (get_item (json, "wear_off", i), "bins", bin);
        g_autofree char *name = epsom_chart_table_create_text (table, row, 1);
        g_autofree char *days = epsom_chart_table_create_text (table, row, 0);
        g_autofree char *start = g_strdup_printf ("\n%s, ", name);

        assert_rate (table, row, 2, rate);
        /* Methods with days in too few bins are drawn with all; all are not beside the one method that they are. */
        g_assert_true (strstr (marks, start) != NULL || n_series == 2 || i > 0);
        if (strstr (marks, start) != NULL)
          assert_marked (marks, name, days, rate);
      }

  return row;
}

static guint
check_monthly (const EpsomChartTable *table, JsonObject *json, const EpsomResponse *response)
{
  g_autofree char *marks = create_marks (EPSOM_CHART_MONTHLY, response);
  guint n = get_length (json, "monthly");

  for (guint i = 0; i < n; i++)
    {
      JsonObject *month = get_item (json, "monthly", i);
      g_autofree char *name = epsom_chart_table_create_plain (table, i, 0);
      g_autofree char *of = g_strdup_printf (" %.0f of %.0f recorded days", get_number (month, "symptom_days"),
                                             get_number (month, "recorded"));

      g_assert_true (g_str_has_prefix (name, json_object_get_string_member (month, "month")));
      assert_cell (table, i, 1, get_number (month, "recorded"));
      assert_cell (table, i, 2, get_number (month, "symptom_days"));
      assert_cell (table, i, 3, get_number (month, "per_28"));
      g_assert_nonnull (strstr (marks, of));
    }

  return n;
}

/* The sum of @column over the days of the cycle from @from to @to. */
static double
sum_days (const EpsomChartTable *table, guint column, int from, int to)
{
  double sum = 0;

  for (guint row = 0; row < epsom_chart_table_get_n_rows (table); row++)
    if (epsom_chart_table_get_number (table, row, 0) >= from && epsom_chart_table_get_number (table, row, 0) <= to)
      sum += epsom_chart_table_get_number (table, row, column);

  return sum;
}

static guint
check_cycle (const EpsomChartTable *table, JsonObject *json, const EpsomResponse *response)
{
  double window = 0, before = 0, after = 0;

  for (guint i = 0; i < get_length (json, "cycles"); i++)
    {
      JsonObject *cycle = get_item (json, "cycles", i);

      window += get_number (cycle, "window");
      before += get_number (json_object_get_object_member (cycle, "before"), "n");
      after += get_number (json_object_get_object_member (cycle, "after"), "n");
    }
  g_assert_cmpfloat (sum_days (table, 1, -2, 3), ==, window);
  g_assert_cmpfloat (sum_days (table, 7, -7, -1), ==, before);
  g_assert_cmpfloat (sum_days (table, 7, 4, 10), ==, after);

  return EPSOM_N_CYCLE_DAYS;
}

/* Each as if it were asked for alone. */
static guint
check_symptoms (const EpsomChartTable *table, JsonObject *json, const EpsomResponse *response)
{
  const EpsomSymptoms *all = epsom_response_get_symptoms (response);
  g_autofree char *marks = create_marks (EPSOM_CHART_SYMPTOMS, response);
  guint row = 0;

  for (guint i = 0; i < all->n; i++)
    {
      g_autoptr (EpsomResponse) alone = analysis_respond (response->diary, all->names[i], AS_OF);
      g_autoptr (JsonNode) node = create_json (alone);
      JsonObject *object = json_node_get_object (node);

      for (EpsomEndpoint endpoint = 0; endpoint < EPSOM_N_ENDPOINTS; endpoint++)
        for (guint j = 0; j < get_length (object, "methods"); j++, row++)
          {
            JsonObject *method = get_item (object, "methods", j);
            JsonObject *rate = json_object_get_object_member (json_object_get_object_member (method, "endpoints"),
                                                              epsom_endpoint_get_key (endpoint));
            g_autofree char *name =
              g_strdup_printf ("%s, %s", epsom_words_symptom (all->names[i]), get_method_name (method));

            assert_rate (table, row, 3, rate);
            assert_marked (marks, name, epsom_endpoint_get_label (endpoint), rate);
          }
    }

  return row;
}

/* All days together are those of the months. */
static void
check_all_days (EpsomChartKind kind, JsonObject *json, const EpsomResponse *response)
{
  g_autofree char *words = epsom_chart_describe (kind, response), *of = NULL;
  double recorded = 0, symptom_days = 0;

  for (guint i = 0; i < get_length (json, "monthly"); i++)
    {
      recorded += get_number (get_item (json, "monthly", i), "recorded");
      symptom_days += get_number (get_item (json, "monthly", i), "symptom_days");
    }
  of = g_strdup_printf (" %.0f of %.0f recorded days", symptom_days, recorded);
  if (strstr (words, of) == NULL)
    g_error ("“%s” does not say%s", words, of);
}

static guint
check_calendar (const EpsomChartTable *table, JsonObject *json, const EpsomResponse *response)
{
  check_all_days (EPSOM_CHART_CALENDAR, json, response);

  return epsom_chart_table_get_n_rows (table);
}

static guint
check_timeline (const EpsomChartTable *table, JsonObject *json, const EpsomResponse *response)
{
  check_all_days (EPSOM_CHART_TIMELINE, json, response);

  return epsom_chart_table_get_n_rows (table);
}

/* The records of the diary, up to as-of. */
static JsonNode *
create_records (const EpsomResponse *response)
{
  g_autofree char *text = epsom_json_records (response->diary, EPSOM_DATE_NONE, EPSOM_DATE_NONE);
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);

  return node;
}

static const char *
get_text (JsonObject *record, const char *member)
{
  return json_object_get_string_member_with_default (record, member, "");
}

/* NAN: not known. */
static double
get_elemental (JsonObject *dose)
{
  const char *unit = get_text (dose, "unit"), *basis = get_text (dose, "basis");
  double amount = json_object_get_double_member_with_default (dose, "amount", NAN);
  double mg = g_str_equal (unit, "g") ? 1000 * amount : amount;
  const EpsomSalt *salt = epsom_salt_find (get_text (dose, "salt"));

  if (g_str_equal (unit, "mmol"))
    return 24.305 * amount;
  if (g_str_equal (unit, "mEq"))
    return 12.1525 * amount;
  if (g_str_equal (basis, "elemental"))
    return mg;
  /* An infusion of which it is not said is of the salt. */
  if (!g_str_equal (basis, "salt") && !(g_str_equal (basis, "") && g_str_equal (get_text (dose, "route"), "iv")))
    return NAN;

  return salt != NULL ? mg * epsom_salt_get_fraction (salt) : NAN;
}

/** Day: what the records say of the date of a row. */
typedef struct {
  double oral, infused; /* NAN: of one at least not known */
  guint n_oral, n_unknown, n_infusions, n_labs;
} Day;

static void
add_to_day (Day *day, JsonObject *record)
{
  gboolean is_dose = g_str_equal (get_text (record, "record"), "dose");
  double mg = is_dose ? get_elemental (record) : 0;

  if (is_dose && g_str_equal (get_text (record, "route"), "oral"))
    {
      day->oral += mg;
      day->n_oral++;
      day->n_unknown += isnan (mg);
    }
  else if (is_dose)
    {
      day->infused += mg;
      day->n_infusions++;
    }
  day->n_labs += g_str_equal (get_text (record, "record"), "lab");
}

static gboolean
is_known_by (const EpsomResponse *response, JsonObject *record)
{
  EpsomInstant at;

  return !epsom_instant_parse (get_text (record, "at"), &at) || at.utc <= response->query.as_of.utc;
}

static void
sum_day (Day *day, const EpsomResponse *response, JsonArray *records, const char *date)
{
  *day = (Day){ 0 };
  for (guint i = 0; i < json_array_get_length (records); i++)
    {
      JsonObject *record = json_array_get_object_element (records, i);

      if (g_str_has_prefix (get_text (record, "at"), date) && is_known_by (response, record))
        add_to_day (day, record);
    }
}

/* Every row, and as many recorded days as the months have. */
static guint
check_magnesium (const EpsomChartTable *table, JsonObject *json, const EpsomResponse *response)
{
  g_autoptr (JsonNode) node = create_records (response);
  guint n_rows = epsom_chart_table_get_n_rows (table), n_recorded = 0;
  double recorded = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *date = epsom_chart_table_create_plain (table, row, 0);
      Day day;

      if (isnan (epsom_chart_table_get_number (table, row, 2)))
        continue;
      n_recorded++;
      sum_day (&day, response, json_node_get_array (node), date);
      assert_cell (table, row, 1, day.oral);
      assert_cell (table, row, 2, day.n_oral);
      assert_cell (table, row, 3, day.n_unknown);
      assert_cell (table, row, 4, day.n_infusions);
      assert_cell (table, row, 5, day.infused);
      assert_cell (table, row, 6, day.n_labs);
    }
  for (guint i = 0; i < get_length (json, "monthly"); i++)
    recorded += get_number (get_item (json, "monthly", i), "recorded");
  g_assert_cmpfloat (n_recorded, ==, recorded);

  return n_rows;
}

/* Whether a row of @table says @severity at @at: the highest that was read there. */
static gboolean
has_reading (const EpsomChartTable *table, const char *at, gint64 severity)
{
  EpsomInstant instant;

  g_assert_true (epsom_instant_parse (at, &instant));
  for (guint row = 0; row < epsom_chart_table_get_n_rows (table); row++)
    if (epsom_chart_table_get_number (table, row, 0) == instant.utc &&
        epsom_chart_table_get_number (table, row, 2) >= severity)
      return TRUE;

  return FALSE;
}

/* Each reading of the episode, and no other severity but those at the horizons. */
static guint
check_episode (const EpsomChartTable *table, JsonObject *json, const EpsomResponse *response)
{
  const EpsomEpisode *episode = epsom_course_find_episode (response->diary, &response->query);
  g_autoptr (JsonNode) node = create_records (response);
  JsonArray *records = json_node_get_array (node);
  char id[EPSOM_UUID_STRING_SIZE];
  gboolean read[11] = { FALSE };

  epsom_uuid_to_string (&episode->record.id, id);
  for (guint i = 0; i < json_array_get_length (records); i++)
    {
      JsonObject *record = json_array_get_object_element (records, i);
      gint64 severity;

      if (!g_str_equal (get_text (record, "record"), "reading") || !g_str_equal (get_text (record, "episode"), id))
        continue;
      severity = json_object_get_int_member (record, "severity");
      read[severity] = TRUE;
      g_assert_true (has_reading (table, get_text (record, "at"), severity));
    }
  for (guint row = 0; row < epsom_chart_table_get_n_rows (table); row++)
    {
      double severity = epsom_chart_table_get_number (table, row, 2);

      g_assert_true (isnan (severity) || severity == 0 || read[(int) severity]);
    }

  return epsom_chart_table_get_n_rows (table);
}

static guint (*const checks[EPSOM_N_CHART_VIEWS]) (const EpsomChartTable *, JsonObject *, const EpsomResponse *) = {
  [EPSOM_CHART_COURSE] = check_course,     [EPSOM_CHART_ENDPOINTS] = check_endpoints,
  [EPSOM_CHART_RELIEF] = check_relief,     [EPSOM_CHART_FREEDOM] = check_freedom,
  [EPSOM_CHART_DURATION] = check_duration, [EPSOM_CHART_DURATION_BY_RATE] = check_duration,
  [EPSOM_CHART_WEAR_OFF] = check_wear_off, [EPSOM_CHART_MONTHLY] = check_monthly,
  [EPSOM_CHART_CYCLE] = check_cycle,       [EPSOM_CHART_SYMPTOMS] = check_symptoms,
  [EPSOM_CHART_CALENDAR] = check_calendar, [EPSOM_CHART_TIMELINE] = check_timeline,
  [EPSOM_CHART_EPISODE] = check_episode,   [EPSOM_CHART_MAGNESIUM] = check_magnesium,
};

static void
test_kind (gconstpointer data)
{
  EpsomChartKind kind = GPOINTER_TO_UINT (data);
  guint n_drawn = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (diaries); i++)
    {
      g_autoptr (EpsomDiary) diary = analysis_diary_load (diaries[i]);

      for (gsize j = 0; j < G_N_ELEMENTS (symptoms); j++)
        {
          g_autoptr (EpsomResponse) response = analysis_respond (diary, symptoms[j], AS_OF);
          g_autoptr (JsonNode) node = create_json (response);
          g_autoptr (EpsomChartTable) table = create_table (kind, response);
          guint n_rows = epsom_chart_table_get_n_rows (table);

          if (n_rows == 0)
            continue;
          n_drawn++;
          g_assert_cmpuint (checks[kind](table, json_node_get_object (node), response), ==, n_rows);
        }
    }
  g_assert_cmpuint (n_drawn, >, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_VIEWS; kind++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/chart-figures/%s%s", epsom_chart_get_token (kind),
                                               kind == EPSOM_CHART_DURATION_BY_RATE ? "-by-rate" : "");

      g_test_add_data_func (path, GUINT_TO_POINTER (kind), test_kind);
    }

  return g_test_run ();
}
