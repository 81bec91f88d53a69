/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "analysis-diary.h"
#include "analysis-table.h"

/* What is told by local dates. Each case is a small diary and the lines that come of it. */

#define LATE "2026-03-31T12:00:00Z"

typedef enum { MONTHS, WEAR_OFF, CYCLES, CYCLE_DAYS, OVERUSE } Part;

typedef struct {
  const char *name;
  Part part;
  const char *rows;
  const char *lines;
  const char *as_of;
  const char *from;
  const char *to;
} Case;

/* For all parts: a line an item, numbers apart by blanks, what does not exist as a point. */
static const Case cases[] = {
  /* Month, recorded days, symptom days, per 28. */
  { "recorded/by-every-kind", MONTHS,
    "day y1 2026-03-01\n"
    "rating a1 2026-03-02 symptom=pms severity=0\n"
    "dose d1 2026-03-03T12:00:00Z route=oral amount=1 unit=g\n"
    "medicine m1 2026-03-04T12:00:00Z medicine=x class=other\n"
    "lab l1 2026-03-05T12:00:00Z analyte=serum-magnesium value=0.8 value_unit=mmol/L\n"
    "episode e1 2026-03-06T12:00:00Z symptom=cramp end=2026-03-08T12:00:00Z\n"
    "reading r1 2026-03-10T12:00:00Z episode=e1 severity=3\n",
    "2026-03 9 0 .\n" },
  { "recorded/local-dates", MONTHS,
    "dose d1 2026-03-02T00:30:00+02:00 route=oral amount=1 unit=g\n" /* 1 March in UTC */
    "dose d2 2026-03-02T20:00:00-05:00 route=oral amount=1 unit=g\n" /* 3 March in UTC */,
    "2026-03 1 0 .\n" },
  { "active/from-start-to-end", MONTHS, "episode e1 2026-03-01T23:59:59Z symptom=migraine end=2026-03-03T00:00:01Z\n",
    "2026-03 3 3 .\n" },
  { "active/an-end-at-midnight-does-not-reach-its-date", MONTHS,
    "episode e1 2026-03-01T23:00:00+01:00 symptom=migraine end=2026-03-03T00:00:00+01:00\n", "2026-03 2 2 .\n" },
  { "active/midnight-of-the-end's-own-clock", MONTHS,
    "episode e1 2026-03-01T23:00:00+01:00 symptom=migraine end=2026-03-02T19:00:00-05:00\n", "2026-03 2 2 .\n" },
  { "active/at-midnight-of-no-length", MONTHS,
    "episode e1 2026-03-01T00:00:00Z symptom=migraine end=2026-03-01T00:00:00Z\n", "2026-03 1 1 .\n" },
  { "active/ends-on-an-earlier-date-in-the-west", MONTHS,
    "episode e1 2026-03-02T00:30:00+02:00 symptom=migraine end=2026-03-01T20:00:00-05:00\n", "2026-03 1 1 .\n" },
  { "active/ongoing-to-its-last-reading", MONTHS,
    "episode e1 2026-03-01T12:00:00Z symptom=migraine\n"
    "reading r1 2026-03-04T12:00:00Z episode=e1 severity=2\n",
    "2026-03 4 4 .\n" },
  { "active/ongoing-without-a-reading", MONTHS, "episode e1 2026-03-01T12:00:00Z symptom=migraine\n",
    "2026-03 1 1 .\n" },
  { "active/ongoing-last-reading-on-two-clocks", MONTHS,
    "episode e1 2026-03-01T12:00:00Z symptom=migraine\n"
    "reading r1 2026-03-02T23:00:00Z episode=e1 severity=2\n"
    "reading r2 2026-03-03T00:00:00+01:00 episode=e1 severity=2\n",
    "2026-03 3 3 .\n" },
  { "symptom-day/rating-of-four", MONTHS,
    "rating a1 2026-03-01 symptom=migraine severity=3\n"
    "rating a2 2026-03-02 symptom=migraine severity=4\n"
    "rating a3 2026-03-03 symptom=pms severity=9\n",
    "2026-03 3 1 .\n" },
  { "month/withheld-below-twenty", MONTHS,
    "episode e1 2026-03-01T12:00:00Z symptom=migraine end=2026-03-19T12:00:00Z\n", "2026-03 19 19 .\n" },
  { "month/given-from-twenty", MONTHS,
    "episode e1 2026-03-01T12:00:00Z symptom=cramp end=2026-03-20T12:00:00Z\n"
    "rating a1 2026-03-03 symptom=migraine severity=5\n",
    "2026-03 20 1 1.4\n" },
  { "month/each-one-to-as-of", MONTHS, "day y1 2025-12-31\nday y2 2026-02-01\n",
    "2025-12 1 0 .\n2026-01 0 0 .\n2026-02 1 0 .\n2026-03 0 0 .\n" },
  { "month/as-of's-own-date-counts", MONTHS, "day y1 2026-03-30\nday y2 2026-03-31\nday y3 2026-04-01\n",
    "2026-03 2 0 .\n" },
  { "month/as-of's-local-date", MONTHS, "day y1 2026-03-30\nday y2 2026-03-31\nday y3 2026-04-01\n",
    "2026-03 2 0 .\n2026-04 1 0 .\n", "2026-04-01T01:00:00+02:00" },
  { "month/all-after-as-of", MONTHS, "day y1 2026-04-01\n", "" },
  { "month/period", MONTHS, "day y1 2026-01-01\nday y2 2026-02-01\nday y3 2026-02-28\nday y4 2026-03-01\n",
    "2026-01 0 0 .\n2026-02 1 0 .\n2026-03 1 0 .\n", NULL, "2026-02-02", "2026-03-20" },
  { "month/period-ends-before-as-of", MONTHS, "day y1 2026-01-01\nday y2 2026-02-01\nday y3 2026-03-01\n",
    "2026-01 1 0 .\n2026-02 1 0 .\n2026-03 0 0 .\n", NULL, NULL, "2026-02-28" },
  { "month/period-of-nothing", MONTHS, "day y1 2026-03-01\n", "2026-03 0 0 .\n", NULL, "2026-03-10", "2026-03-01" },
  { "month/year-9999", MONTHS, "day y1 9999-12-30\nday y2 9999-12-31\n", "9999-12 2 0 .\n", "9999-12-31T23:59:59Z" },

  /* Method, symptom days of recorded days in each bin. */
  { "wear-off/edges-of-the-bins", WEAR_OFF,
    "dose d1 2026-01-01T12:00:00Z route=iv minutes=5 amount=1 unit=g\n"
    "day y0 2026-01-01\nday y1 2026-01-02\nday y7 2026-01-08\nday y8 2026-01-09\nday y14 2026-01-15\n"
    "day y15 2026-01-16\nday y21 2026-01-22\nday y22 2026-01-23\nday y28 2026-01-29\nday y29 2026-01-30\n"
    "day y42 2026-02-12\nday y43 2026-02-13\nday y60 2026-03-02\n"
    "rating a1 2026-01-08 symptom=migraine severity=4\n",
    "all 1/2 0/2 0/2 0/2 0/2 0/2\niv-push 1/2 0/2 0/2 0/2 0/2 0/2\n" },
  { "wear-off/a-date-with-a-dose-is-in-no-bin", WEAR_OFF,
    "dose d1 2026-03-01T12:00:00Z route=iv minutes=5 amount=1 unit=g\n"
    "dose d2 2026-03-03T12:00:00Z route=iv minutes=45 amount=1 unit=g purpose=preventive\n"
    "day y1 2026-03-02\nday y2 2026-03-03\nday y3 2026-03-04\n",
    "all 0/2 0/0 0/0 0/0 0/0 0/0\niv-push 0/1 0/0 0/0 0/0 0/0 0/0\niv-drip 0/1 0/0 0/0 0/0 0/0 0/0\n" },
  { "wear-off/two-on-one-date-the-later", WEAR_OFF,
    "dose d1 2026-03-01T12:00:01Z route=iv minutes=5 amount=1 unit=g\n"
    "dose d2 2026-03-01T12:00:00Z route=iv minutes=45 amount=1 unit=g\n"
    "day y1 2026-03-02\n",
    "all 0/1 0/0 0/0 0/0 0/0 0/0\niv-push 0/1 0/0 0/0 0/0 0/0 0/0\n" },
  { "wear-off/two-at-one-instant-the-later-clock", WEAR_OFF,
    "dose d1 2026-03-01T14:00:00+02:00 route=iv minutes=5 amount=1 unit=g\n"
    "dose d2 2026-03-01T13:00:00+01:00 route=iv minutes=45 amount=1 unit=g\n"
    "dose d3 2026-03-01T13:00:00+01:00 route=iv amount=1 unit=g\n"
    "day y1 2026-03-02\n",
    "all 0/1 0/0 0/0 0/0 0/0 0/0\niv-push 0/1 0/0 0/0 0/0 0/0 0/0\n" },
  { "wear-off/oral-is-none", WEAR_OFF, "dose d1 2026-03-01T12:00:00Z route=oral amount=1 unit=g\nday y1 2026-03-02\n",
    "" },
  { "wear-off/dose-before-the-period", WEAR_OFF,
    "dose d1 2026-03-01T12:00:00Z route=iv minutes=5 amount=1 unit=g\n"
    "day y1 2026-03-02\nday y2 2026-03-09\nday y3 2026-03-20\n",
    "all 0/0 0/1 0/0 0/0 0/0 0/0\niv-push 0/0 0/1 0/0 0/0 0/0 0/0\n", NULL, "2026-03-05", "2026-03-15" },
  { "wear-off/up-to-as-of", WEAR_OFF,
    "dose d1 2026-03-30T12:00:00Z route=iv minutes=5 amount=1 unit=g\nday y1 2026-03-31\nday y2 2026-04-01\n",
    "all 0/1 0/0 0/0 0/0 0/0 0/0\niv-push 0/1 0/0 0/0 0/0 0/0 0/0\n" },

  /* Onset, symptom days of the window, ratings before and after with their means. */
  { "cycle/onset-after-seven-quiet-dates", CYCLES,
    "day y1 2026-01-01 bleeding=heavy\nday y2 2026-01-08 bleeding=light\nday y3 2026-01-16 bleeding=medium\n",
    "2026-01-01 0 0 . 0 .\n2026-01-16 0 0 . 0 .\n" },
  { "cycle/spotting-is-none", CYCLES,
    "day y1 2026-01-01 bleeding=spotting\nday y2 2026-01-02 bleeding=none\nday y3 2026-01-03 bleeding=light\n",
    "2026-01-03 0 0 . 0 .\n" },
  { "cycle/no-day-zero", CYCLES,
    "day y1 2026-02-10 bleeding=medium\n"
    "rating a1 2026-02-07 symptom=migraine severity=9\n" /* day -3 */
    "rating a2 2026-02-08 symptom=migraine severity=9\n" /* day -2 */
    "rating a3 2026-02-10 symptom=migraine severity=9\n" /* day 1 */
    "rating a4 2026-02-12 symptom=migraine severity=9\n" /* day 3 */
    "rating a5 2026-02-13 symptom=migraine severity=9\n" /* day 4 */,
    "2026-02-10 3 2 . 1 .\n" },
  { "cycle/ratings-before-and-after", CYCLES,
    "day y1 2026-02-10 bleeding=medium\n"
    "rating b1 2026-02-02 symptom=migraine severity=1\n" /* day -8 */
    "rating b2 2026-02-03 symptom=migraine severity=1\n" /* day -7 */
    "rating b3 2026-02-05 symptom=migraine severity=2\n"
    "rating b4 2026-02-07 symptom=migraine severity=3\n"
    "rating b5 2026-02-09 symptom=migraine severity=3\n" /* day -1 */
    "rating a1 2026-02-12 symptom=migraine severity=3\n" /* day 3 */
    "rating a2 2026-02-13 symptom=migraine severity=2\n" /* day 4 */
    "rating a3 2026-02-15 symptom=migraine severity=1\n"
    "rating a4 2026-02-17 symptom=pms severity=9\n"
    "rating a5 2026-02-19 symptom=migraine severity=0\n" /* day 10 */
    "rating a6 2026-02-20 symptom=migraine severity=9\n" /* day 11 */,
    "2026-02-10 0 4 2.25 3 .\n" },
  { "cycle/nothing-after-as-of", CYCLES,
    "day y1 2026-03-29 bleeding=medium\nday y2 2026-04-20 bleeding=medium\n"
    "rating a1 2026-03-31 symptom=migraine severity=5\nrating a2 2026-04-01 symptom=migraine severity=5\n"
    "rating a3 2026-04-02 symptom=migraine severity=5\n",
    "2026-03-29 1 0 . 0 .\n" },
  { "cycle/days-around-the-period", CYCLES,
    "day y1 2026-01-02 bleeding=medium\nday y2 2026-02-10 bleeding=medium\nday y3 2026-02-12 bleeding=medium\n"
    "rating a1 2026-02-09 symptom=migraine severity=5\nrating a2 2026-02-12 symptom=migraine severity=5\n",
    "2026-02-10 2 1 . 0 .\n", NULL, "2026-02-10", "2026-02-10" },
  { "cycle/bleeding-before-the-period", CYCLES,
    "day y1 2026-02-08 bleeding=medium\nday y2 2026-02-10 bleeding=medium\n", "", NULL, "2026-02-10", NULL },

  /* Days of the cycle that anything is known of: symptom days of recorded ones, ratings and their mean. */
  { "cycle-days/no-day-zero", CYCLE_DAYS,
    "day y1 2026-02-10 bleeding=medium\n"
    "rating a1 2026-01-26 symptom=migraine severity=9\n" /* day -15 */
    "rating a2 2026-01-27 symptom=migraine severity=4\n" /* day -14 */
    "rating a3 2026-02-09 symptom=migraine severity=3\n" /* day -1 */
    "rating a4 2026-02-23 symptom=pms severity=9\n"      /* day 14 */
    "rating a5 2026-02-24 symptom=migraine severity=9\n" /* day 15 */,
    "-14 1/1 1 .\n-1 0/1 1 .\n1 0/1 0 .\n14 0/1 0 .\n" },
  { "cycle-days/over-all-cycles", CYCLE_DAYS,
    "day y1 2025-10-01 bleeding=light\nday y2 2025-11-01 bleeding=light\nday y3 2025-12-01 bleeding=light\n"
    "day y4 2026-01-01 bleeding=light\nday y5 2026-02-01 bleeding=light\n"
    "rating r1 2025-10-01 symptom=migraine severity=0\nrating r2 2025-11-01 symptom=migraine severity=4\n"
    "rating r3 2025-12-01 symptom=migraine severity=5\nrating r4 2026-01-01 symptom=migraine severity=1\n"
    "rating r5 2026-02-01 symptom=migraine severity=1\n",
    "1 2/5 5 2.2\n" },
  { "cycle-days/none-without-an-onset", CYCLE_DAYS, "day y1 2026-02-10 bleeding=spotting\n", "" },

  /* Month, class, days, whether at the threshold, whether it is said. */
  { "overuse/dates-not-doses", OVERUSE,
    "medicine m1 2026-03-01T08:00:00Z medicine=x class=triptan\n"
    "medicine m2 2026-03-01T20:00:00Z medicine=y class=triptan\n"
    "medicine m3 2026-03-01T20:00:00Z medicine=z class=nsaid purpose=preventive\n"
    "medicine m4 2026-03-02T00:30:00+02:00 medicine=x class=antiemetic\n",
    "2026-03 antiemetic 1 below\n2026-03 nsaid 1 below\n2026-03 triptan 1 below\n" },
  { "overuse/up-to-as-of", OVERUSE,
    "medicine m1 2026-03-31T23:00:00Z medicine=x class=other\nmedicine m2 2026-04-01T00:00:00Z medicine=x "
    "class=other\n",
    "2026-03 other 1 below\n" },
  { "overuse/period", OVERUSE,
    "medicine m1 2026-01-31T12:00:00Z medicine=x class=gepant\nmedicine m2 2026-02-01T12:00:00Z medicine=x "
    "class=gepant\n"
    "medicine m3 2026-02-28T12:00:00Z medicine=x class=gepant\nmedicine m4 2026-03-01T12:00:00Z medicine=x "
    "class=gepant\n",
    "2026-02 gepant 2 below\n", NULL, "2026-02-01", "2026-02-28" },
};

static char *
tell_months (const EpsomResponse *response)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < response->n_months; i++)
    {
      const EpsomMonth *month = &response->months[i];
      char date[EPSOM_DATE_STRING_SIZE];
      g_string_append_printf (text, "%.7s %u %u ", epsom_date_to_string (month->month, date), month->recorded,
                              month->symptom_days);
      if (isnan (month->per_28))
        g_string_append (text, ".\n");
      else
        g_string_append_printf (text, "%g\n", month->per_28);
    }
  return g_string_free (text, FALSE);
}

static char *
tell_wear_off (const EpsomResponse *response)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < response->n_wear_off; i++)
    {
      const EpsomWearOff *row = &response->wear_off[i];
      g_string_append (text, row->group < 0 ? "all" : epsom_token_to_text (EPSOM_TOKENS_METHOD, row->group));
      for (guint b = 0; b < EPSOM_N_WEAR_OFF_BINS; b++)
        {
          g_string_append_printf (text, " %u/%u", row->bins[b].x, row->bins[b].n);
          g_assert_cmpint (isnan (row->bins[b].rate), ==, row->bins[b].n == 0);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
add_mean (GString *text, EpsomCycleMean mean)
{
  g_string_append_printf (text, " %u ", mean.n);
  if (isnan (mean.mean))
    g_string_append_c (text, '.');
  else
    g_string_append_printf (text, "%g", mean.mean);
}

static char *
tell_cycles (const EpsomResponse *response)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < response->n_cycles; i++)
    {
      char date[EPSOM_DATE_STRING_SIZE];
      g_string_append_printf (text, "%s %u", epsom_date_to_string (response->cycles[i].onset, date),
                              response->cycles[i].window);
      add_mean (text, response->cycles[i].before);
      add_mean (text, response->cycles[i].after);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static char *
tell_cycle_days (const EpsomResponse *response)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; response->cycle_days != NULL && i < EPSOM_N_CYCLE_DAYS; i++)
    {
      const EpsomCycleDay *day = &response->cycle_days[i];
      if (day->symptom.n == 0)
        continue;
      g_string_append_printf (text, "%d %u/%u", day->day, day->symptom.x, day->symptom.n);
      add_mean (text, (EpsomCycleMean){ day->n_ratings, day->rating_mean });
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static char *
tell_overuse (const EpsomResponse *response)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < response->n_overuse; i++)
    {
      const EpsomOveruse *overuse = &response->overuse[i];
      char date[EPSOM_DATE_STRING_SIZE];
      g_string_append_printf (text, "%.7s %s %u %s%s\n", epsom_date_to_string (overuse->month, date),
                              epsom_token_to_text (EPSOM_TOKENS_CLASS, overuse->medicine_class), overuse->days,
                              overuse->at_threshold ? "at" : "below", overuse->is_said ? " said" : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  static char *(*const tellers[]) (const EpsomResponse *) = { tell_months, tell_wear_off, tell_cycles, tell_cycle_days,
                                                              tell_overuse };
  const Case *rule = data;
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (rule->rows);
  EpsomQuery query = {
    .symptom = "migraine",
    .from = EPSOM_DATE_NONE,
    .to = EPSOM_DATE_NONE,
    .as_of = analysis_instant (rule->as_of != NULL ? rule->as_of : LATE),
  };

  if (rule->from != NULL)
    g_assert_true (epsom_date_parse (rule->from, &query.from));
  if (rule->to != NULL)
    g_assert_true (epsom_date_parse (rule->to, &query.to));
  g_autoptr (EpsomResponse) response = epsom_response_new (diary, &query);
  g_autofree char *told = tellers[rule->part](response);
  g_assert_cmpstr (told, ==, rule->lines);
}

/* Rows of one medicine of @class on each of the first @days dates of the month that begins with @month. */
static void
add_taken (GString *rows, const char *class, const char *month, int days)
{
  for (int day = 1; day <= days; day++)
    g_string_append_printf (rows, "medicine %s%s%d %s-%02dT12:00:00Z medicine=x class=%s\n", class, month, day, month,
                            day, class);
}

/* ICHD-3 8.2: 10 days a month for some classes, 15 for others, none for the rest. */
static void
test_thresholds (void)
{
  static const struct {
    const char *class;
    guint threshold;
  } classes[] = {
    { "ergot", 10 },   { "triptan", 10 }, { "opioid", 10 }, { "combination", 10 }, { "paracetamol", 15 },
    { "aspirin", 15 }, { "nsaid", 15 },   { "gepant", 0 },  { "antiemetic", 0 },   { "other", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      const guint threshold = classes[i].threshold;
      g_autoptr (GString) rows = g_string_new (NULL);
      int class = 0;

      add_taken (rows, classes[i].class, "2026-01", threshold == 0 ? 28 : threshold - 1);
      add_taken (rows, classes[i].class, "2026-02", threshold == 0 ? 28 : threshold);
      g_autoptr (EpsomDiary) diary = analysis_diary_parse (rows->str);
      g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", LATE);
      g_assert_true (epsom_token_parse (EPSOM_TOKENS_CLASS, classes[i].class, &class));
      g_assert_cmpuint (epsom_overuse_get_threshold (class), ==, threshold);
      g_assert_cmpuint (response->n_overuse, ==, 2);
      g_assert_false (response->overuse[0].at_threshold);
      g_assert_cmpint (response->overuse[1].at_threshold, ==, threshold > 0);
    }
}

/* Said from the third month in a row on; a month below begins it anew. */
static void
test_said (void)
{
  static const struct {
    const char *month;
    int days;
  } months[] = { { "2025-08", 10 }, { "2025-09", 11 }, { "2025-10", 9 },  { "2025-11", 10 },
                 { "2025-12", 10 }, { "2026-01", 12 }, { "2026-02", 10 }, { "2026-03", 1 } };
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    add_taken (rows, "triptan", months[i].month, months[i].days);
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (rows->str);
  g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", LATE);
  g_autofree char *told = tell_overuse (response);
  g_assert_cmpstr (told, ==,
                   "2025-08 triptan 10 at\n2025-09 triptan 11 at\n2025-10 triptan 9 below\n2025-11 triptan 10 at\n"
                   "2025-12 triptan 10 at\n2026-01 triptan 12 at said\n2026-02 triptan 10 at said\n"
                   "2026-03 triptan 1 below\n");
}

/* Two thousand years between two records are dates like others. */
static void
test_far_apart (void)
{
  g_autoptr (EpsomDiary) diary =
    analysis_diary_parse ("day y1 0001-01-01\n"
                          "episode e1 0001-01-01T12:00:00Z symptom=migraine end=9999-12-30T12:00:00Z\n"
                          "dose d1 0001-01-01T12:00:00Z route=iv minutes=5 amount=1 unit=g\n"
                          "dose d2 9999-12-30T12:00:00Z route=iv minutes=45 amount=1 unit=g\n");
  g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", "2026-03-31T12:00:00Z");
  const guint n_days = 739706; /* from 1 January 1 to 31 March 2026, as Julian day numbers say */

  g_assert_cmpuint (response->n_months, ==, 2025 * 12 + 3);
  assert_near (response->months[response->n_months - 1].per_28, 28);
  g_assert_cmpuint (response->wear_off[0].bins[EPSOM_N_WEAR_OFF_BINS - 1].n, ==, n_days - 43);
  g_assert_cmpuint (response->n_treatments, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/analysis/days/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/analysis/days/overuse/thresholds", test_thresholds);
  g_test_add_func ("/analysis/days/overuse/said-after-three-months", test_said);
  g_test_add_func ("/analysis/days/far-apart", test_far_apart);
  return g_test_run ();
}
