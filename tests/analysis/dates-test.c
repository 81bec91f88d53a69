/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis-diary.h"
#include "epsom-dates.h"
#include "epsom-days.h"

/* What the diary says of a date, of all symptoms together. */

static EpsomDate
parse_date (const char *text)
{
  EpsomDate date = 0;

  g_assert_true (epsom_date_parse (text, &date));
  return date;
}

/* "migraine 8 recorded active methods=2 day=3" */
static char *
describe (EpsomDiary *diary, const char *date)
{
  GString *text = g_string_new (NULL);
  EpsomDateFacts facts;

  epsom_dates_find (diary, NULL, parse_date (date), 1, &facts);
  g_string_printf (text, "%s %d%s%s methods=%u day=%d", facts.symptom != NULL ? facts.symptom : "-", facts.worst,
                   facts.recorded ? " recorded" : "", facts.active ? " active" : "", facts.methods, facts.cycle_day);
  g_assert_cmpint (facts.cycle_day, ==, epsom_dates_get_cycle_day (diary, parse_date (date)));
  return g_string_free (text, FALSE);
}

typedef struct {
  const char *name;
  const char *rows;
  const char *date;
  const char *expected;
} Case;

#define SPELL "episode e1 2026-03-01T23:00:00+02:00 symptom=migraine end=2026-03-03T00:00:00+02:00\n"
#define BLEEDING(id, date, how) "day " id " " date " bleeding=" how "\n"

static const Case cases[] = {
  { "nothing", SPELL, "2026-03-05", "- -1 methods=0 day=0" },
  { "before-it", SPELL, "2026-02-28", "- -1 methods=0 day=0" },
  { "an-episode-without-a-reading", SPELL, "2026-03-01", "- -1 recorded active methods=0 day=0" },
  { "its-middle", SPELL, "2026-03-02", "- -1 recorded active methods=0 day=0" },
  { "an-end-at-midnight-is-of-the-day-before", SPELL, "2026-03-03", "- -1 methods=0 day=0" },
  { "a-reading-is-of-its-local-date", SPELL "reading r1 2026-03-02T00:30:00+02:00 episode=e1 severity=8\n",
    "2026-03-02", "migraine 8 recorded active methods=0 day=0" },
  { "not-of-that-in-utc", SPELL "reading r1 2026-03-02T00:30:00+02:00 episode=e1 severity=8\n", "2026-03-01",
    "- -1 recorded active methods=0 day=0" },
  { "the-worst-counts",
    SPELL "reading r1 2026-03-02T08:30:00+02:00 episode=e1 severity=3\n"
          "reading r2 2026-03-02T09:30:00+02:00 episode=e1 severity=7\n"
          "rating g1 2026-03-02 symptom=pms severity=5\n",
    "2026-03-02", "migraine 7 recorded active methods=0 day=0" },
  { "of-equals-the-first-by-name",
    "rating g1 2026-03-02 symptom=pms severity=5\n"
    "rating g2 2026-03-02 symptom=brain-fog severity=5\n",
    "2026-03-02", "brain-fog 5 recorded methods=0 day=0" },
  { "free", "rating g1 2026-03-02 symptom=pms severity=0\n", "2026-03-02", "pms 0 recorded methods=0 day=0" },
  { "a-day-alone", BLEEDING ("d1", "2026-03-02", "none"), "2026-03-02", "- -1 recorded methods=0 day=0" },
  { "a-laboratory-value", "lab l1 2026-03-02T09:00:00Z analyte=serum-magnesium value=0.8 value_unit=mmol/L\n",
    "2026-03-02", "- -1 recorded methods=0 day=0" },
  { "methods",
    "dose d1 2026-03-02T08:00:00Z route=oral amount=400 unit=mg\n"
    "dose d2 2026-03-02T09:00:00Z route=iv minutes=10 amount=1 unit=g\n"
    "dose d3 2026-03-02T10:00:00Z route=iv minutes=30 amount=1 unit=g\n",
    "2026-03-02", "- -1 recorded methods=11 day=0" },
  { "ongoing-reaches-to-its-last-reading",
    "episode e1 2026-03-01T23:00:00Z symptom=migraine\n"
    "reading r1 2026-03-03T08:00:00Z episode=e1 severity=4\n",
    "2026-03-02", "- -1 recorded active methods=0 day=0" },
  { "and-no-further",
    "episode e1 2026-03-01T23:00:00Z symptom=migraine\n"
    "reading r1 2026-03-03T08:00:00Z episode=e1 severity=4\n",
    "2026-03-04", "- -1 methods=0 day=0" },
  { "an-onset-is-day-1", BLEEDING ("d1", "2026-03-02", "light"), "2026-03-02", "- -1 recorded methods=0 day=1" },
  { "there-is-no-day-0", BLEEDING ("d1", "2026-03-02", "light"), "2026-03-01", "- -1 methods=0 day=0" },
  { "days-are-counted-on", BLEEDING ("d1", "2026-03-02", "light"), "2026-03-30", "- -1 methods=0 day=29" },
  { "to-the-60th", BLEEDING ("d1", "2026-03-02", "light"), "2026-04-30", "- -1 methods=0 day=60" },
  { "and-no-longer", BLEEDING ("d1", "2026-03-02", "light"), "2026-05-01", "- -1 methods=0 day=0" },
  { "spotting-is-no-onset", BLEEDING ("d1", "2026-03-02", "spotting"), "2026-03-02", "- -1 recorded methods=0 day=0" },
  { "bleeding-7-days-later-goes-on", BLEEDING ("d1", "2026-03-02", "light") BLEEDING ("d2", "2026-03-09", "heavy"),
    "2026-03-09", "- -1 recorded methods=0 day=8" },
  { "8-days-later-it-is-another", BLEEDING ("d1", "2026-03-02", "light") BLEEDING ("d2", "2026-03-10", "heavy"),
    "2026-03-10", "- -1 recorded methods=0 day=1" },
  { "bleeding-before-the-reach-still-makes-it-no-onset",
    BLEEDING ("d1", "2026-02-28", "light") BLEEDING ("d2", "2026-03-02", "light"), "2026-05-01",
    "- -1 methods=0 day=0" },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (one->rows);
  g_autofree char *said = describe (diary, one->date);

  g_assert_cmpstr (said, ==, one->expected);
}

/* Of the symptoms that are asked for alone; what was recorded stays recorded. */
static void
test_symptoms (void)
{
  static const char rows[] = SPELL "reading r1 2026-03-02T08:30:00+02:00 episode=e1 severity=8\n"
                                   "rating g1 2026-03-02 symptom=pms severity=3\n";
  static const char *const pms[] = { "pms", NULL }, *const cramp[] = { "cramp", NULL };
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (rows);
  EpsomDateFacts facts;

  epsom_dates_find (diary, NULL, parse_date ("2026-03-02"), 1, &facts);
  g_assert_cmpint (facts.worst, ==, 8);
  g_assert_false (facts.narrowed);
  epsom_dates_find (diary, pms, parse_date ("2026-03-02"), 1, &facts);
  g_assert_cmpint (facts.worst, ==, 3);
  g_assert_cmpstr (facts.symptom, ==, "pms");
  g_assert_false (facts.active);
  g_assert_true (facts.narrowed);
  epsom_dates_find (diary, cramp, parse_date ("2026-03-02"), 1, &facts);
  g_assert_cmpint (facts.worst, ==, -1);
  g_assert_true (facts.recorded);
}

/* What is said of many dates at once is what is said of each, and what the response counts. */
static void
test_as_the_days (void)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_load ("../fixtures/acceptance/diary-101.csv");
  const EpsomQuery query = { .symptom = "migraine",
                             .from = EPSOM_DATE_NONE,
                             .to = EPSOM_DATE_NONE,
                             .as_of = analysis_instant ("2027-01-01T00:00:00Z") };
  g_autoptr (EpsomDays) days = epsom_days_new (diary, &query);
  const EpsomDate from = days->first;
  const guint n = days->n;
  g_autofree EpsomDateFacts *facts = g_new (EpsomDateFacts, n);
  g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", "2027-01-01T00:00:00Z");
  guint n_recorded = 0, n_onsets = 0;

  epsom_dates_find (diary, NULL, from, n, facts);
  for (guint i = 0; i < n; i++)
    {
      const EpsomCell *cell = epsom_days_get (days, from + (EpsomDate) i);
      EpsomDateFacts alone;

      epsom_dates_find (diary, NULL, from + (EpsomDate) i, 1, &alone);
      g_assert_cmpmem (&alone, sizeof alone, &facts[i], sizeof facts[i]);
      g_assert_cmpint (facts[i].recorded, ==, cell != NULL && cell->recorded);
      n_recorded += facts[i].recorded;
      n_onsets += facts[i].cycle_day == 1;
    }
  g_assert_cmpuint (n_recorded, >, 50);
  g_assert_cmpuint (n_onsets, ==, response->n_cycles);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/dates/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/dates/as-the-response-counts-days", test_as_the_days);
  g_test_add_func ("/dates/symptoms-that-are-asked-for", test_symptoms);

  return g_test_run ();
}
