/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "analysis-diary.h"
#include "epsom-overview.h"

/* What a visit asks about besides the response. */

#define LATE "2026-03-31T12:00:00Z"

static const char *const rows =
  "episode e1 2026-03-01T08:00:00Z symptom=migraine end=2026-03-01T12:00:00Z triggers=stress;sleep;stress\n"
  "episode e2 2026-03-05T08:00:00Z symptom=migraine end=2026-03-05T12:00:00Z triggers=stress\n"
  "episode e3 2026-03-09T08:00:00Z symptom=migraine end=2026-03-09T12:00:00Z\n"
  "episode e4 2026-03-09T08:00:00Z symptom=cramp end=2026-03-09T09:00:00Z triggers=light\n"
  "dose d1 2026-03-01T20:00:00Z route=oral amount=400 unit=mg basis=elemental\n"
  "dose d2 2026-03-01T21:00:00Z route=oral amount=100 unit=mg basis=elemental\n"
  "dose d3 2026-03-02T20:00:00Z route=oral amount=300 unit=mg basis=elemental\n"
  "dose d4 2026-03-03T20:00:00Z route=oral amount=300 unit=mg\n"
  "dose d5 2026-03-03T21:00:00Z route=oral amount=200 unit=mg basis=elemental\n"
  "dose d6 2026-03-04T21:00:00Z route=iv amount=1 unit=g minutes=5\n"
  "lab l1 2026-03-06T09:00:00Z analyte=serum-magnesium value=0.8 value_unit=mmol/L\n"
  "lab l2 2026-04-06T09:00:00Z analyte=serum-magnesium value=0.8 value_unit=mmol/L\n";

static EpsomOverview *
look (const char *text, const char *from, const char *to)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (text);
  EpsomQuery query = {
    .symptom = "migraine", .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE, .as_of = analysis_instant (LATE)
  };

  if (from != NULL)
    g_assert_true (epsom_date_parse (from, &query.from));
  if (to != NULL)
    g_assert_true (epsom_date_parse (to, &query.to));
  g_autoptr (EpsomResponse) response = epsom_response_new (diary, &query);
  return epsom_overview_new (response);
}

static void
test_days (void)
{
  g_autoptr (EpsomOverview) all = look (rows, NULL, NULL);
  g_autoptr (EpsomOverview) part = look (rows, "2026-03-05", "2026-03-07");

  g_assert_cmpuint (all->days, ==, 31);
  g_assert_cmpuint (all->recorded, ==, 7);
  g_assert_cmpuint (all->symptom_days, ==, 3);
  g_assert_true (isnan (all->per_28));
  g_assert_cmpuint (part->days, ==, 3);
  g_assert_cmpuint (part->recorded, ==, 2);
  g_assert_cmpuint (part->symptom_days, ==, 1);
}

/* A period before the diary begins counts from its first day. */
static void
test_first_day (void)
{
  g_autoptr (EpsomOverview) overview = look (rows, "2020-01-01", NULL);
  g_autoptr (EpsomOverview) before = look (rows, "2020-01-01", "2020-12-31");

  g_assert_cmpuint (overview->days, ==, 31);
  g_assert_cmpuint (before->days, ==, 0);
  g_assert_cmpint (before->last, <, before->first);
}

static void
test_triggers (void)
{
  g_autoptr (EpsomOverview) overview = look (rows, NULL, NULL);

  g_assert_cmpuint (overview->episodes, ==, 3);
  g_assert_cmpuint (overview->with_triggers, ==, 2);
  g_assert_cmpuint (overview->n_triggers, ==, 2);
  g_assert_cmpstr (overview->triggers[0].trigger, ==, "stress");
  g_assert_cmpuint (overview->triggers[0].episodes, ==, 2);
  g_assert_cmpstr (overview->triggers[1].trigger, ==, "sleep");
  g_assert_cmpuint (overview->triggers[1].episodes, ==, 1);
}

/* A day with a dose of unknown amount has no known sum; what goes into a vein is no intake. */
static void
test_intake (void)
{
  g_autoptr (EpsomOverview) overview = look (rows, NULL, NULL);

  g_assert_cmpuint (overview->intake.days, ==, 3);
  g_assert_cmpuint (overview->intake.known_days, ==, 2);
  g_assert_cmpuint (overview->intake.unknown_doses, ==, 1);
  g_assert_cmpuint (overview->intake.latest_days, ==, 0);
  g_assert_cmpfloat (overview->intake.median_mg, ==, 400);
  g_assert_cmpfloat (overview->intake.least_mg, ==, 300);
  g_assert_cmpfloat (overview->intake.most_mg, ==, 500);
}

static void
test_labs (void)
{
  g_autoptr (EpsomOverview) overview = look (rows, NULL, NULL);

  g_assert_cmpuint (overview->n_labs, ==, 1);
  g_assert_cmpfloat (overview->labs[0]->value, ==, 0.8);
}

static void
test_empty (void)
{
  g_autoptr (EpsomOverview) overview = look ("", NULL, NULL);

  g_assert_cmpuint (overview->days, ==, 0);
  g_assert_cmpuint (overview->intake.days, ==, 0);
  g_assert_true (isnan (overview->intake.median_mg));
  g_assert_cmpuint (overview->n_triggers, ==, 0);
  g_assert_cmpuint (overview->n_labs, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overview/days", test_days);
  g_test_add_func ("/overview/first-day", test_first_day);
  g_test_add_func ("/overview/triggers", test_triggers);
  g_test_add_func ("/overview/intake", test_intake);
  g_test_add_func ("/overview/labs", test_labs);
  g_test_add_func ("/overview/empty", test_empty);
  return g_test_run ();
}
