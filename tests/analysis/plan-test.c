/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis-diary.h"
#include "epsom-plan.h"

#define ID "11111111-1111-4111-8111-111111111111"
#define EVENING "at=20:00 remind=yes id=" ID " route=oral salt=citrate amount=400 unit=mg basis=elemental"
#define MORNING                                                                                                        \
  "at=08:00 remind=no id=22222222-2222-4222-8222-222222222222 route=oral salt=citrate amount=400 unit=mg "             \
  "basis=elemental"
#define OTHER "at=12:30 remind=no id=33333333-3333-4333-8333-333333333333 route=oral amount=1 unit=g"
#define DOSE "route=oral salt=citrate amount=400 unit=mg basis=elemental"

static const EpsomDose *
get_dose (EpsomDiary *diary)
{
  guint n;
  const EpsomRecord *const *doses = epsom_diary_get (diary, EPSOM_RECORD_DOSE, &n);

  g_assert_cmpuint (n, >, 0);

  return epsom_record_as_dose (doses[0]);
}

/* A plan is what was taken, without what was said of that one time, and for prevention. */
static void
test_new (void)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse ("episode e1 2026-03-01T08:00:00Z symptom=migraine\n"
                                                       "dose d1 2026-03-01T09:00:00Z " DOSE
                                                       " episode=e1 purpose=acute features=diarrhoea place=home\n");
  g_autoptr (EpsomPlan) plan = epsom_plan_new (get_dose (diary), 20 * 60, TRUE);
  const EpsomDose *planned = epsom_record_as_dose (plan->dose);
  g_autofree char *text = epsom_plan_to_text (plan);
  g_autoptr (EpsomPlan) again = epsom_plan_parse (text);

  g_assert_true (epsom_plan_is_kept (plan, get_dose (diary)));
  g_assert_false (epsom_uuid_equal (&planned->record.id, &get_dose (diary)->record.id));
  g_assert_true (epsom_uuid_is_null (&planned->episode));
  g_assert_cmpint (planned->purpose, ==, EPSOM_PURPOSE_PREVENTIVE);
  g_assert_null (planned->features);
  g_assert_nonnull (again);
  g_assert_cmpint (again->minutes, ==, 20 * 60);
  g_assert_true (again->reminds);
  g_assert_true (epsom_record_equal (again->dose, plan->dose));
}

static void
test_text (void)
{
  const struct {
    const char *text;
    gboolean good;
  } table[] = {
    { EVENING, TRUE },
    { MORNING, TRUE },
    { "at=07:05 remind=no id=" ID " route=iv minutes=30 salt=sulfate-heptahydrate amount=2 unit=g place=clinic", TRUE },
    { "", FALSE },
    { "at=20:00", FALSE },
    { "at=24:00 remind=no id=" ID " route=oral amount=1 unit=g", FALSE },
    { "at=8:00 remind=no id=" ID " route=oral amount=1 unit=g", FALSE },
    { "remind=no id=" ID " route=oral amount=1 unit=g", FALSE },
    { "at=20:00 remind=no route=oral amount=1 unit=g", FALSE },
    { "at=20:00 remind=no id=" ID " route=oral amount=0 unit=g", FALSE },
    { "at=20:00 remind=no id=" ID " route=oral amount=1 unit=stone", FALSE },
    { "at=20:00 remind=no id=" ID " route=oral amount=1 unit=g severity=3", FALSE },
    { "at=20:00 remind=no id=" ID " route=oral amount=1 unit=g what", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (EpsomPlan) plan = epsom_plan_parse (table[i].text);
      g_autofree char *text = plan != NULL ? epsom_plan_to_text (plan) : NULL;

      g_test_message ("%s", table[i].text);
      g_assert_cmpstr (text, ==, table[i].good ? table[i].text : NULL);
    }
}

/* The plans of a date by time, "+" of those that were taken. */
static void
expect (const char *rows, const char *date, const char *expected)
{
  const char *const texts[] = { EVENING, "no plan", MORNING, OTHER, NULL };
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (rows);
  g_autoptr (GPtrArray) plans = epsom_plans_parse (texts);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GArray) days = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  EpsomDate on;

  g_assert_true (epsom_date_parse (date, &on));
  days = epsom_plans_find_day (plans, diary, on, zone);
  for (guint i = 0; i < days->len; i++)
    {
      const EpsomPlanDay *day = &g_array_index (days, EpsomPlanDay, i);
      char at[EPSOM_INSTANT_STRING_SIZE];

      epsom_instant_to_string ((EpsomInstant){ .utc = day->at }, at);
      g_string_append_printf (text, "%s%.5s%s", i > 0 ? " " : "", at + 11, day->taken ? "+" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

#define TAKEN(time) "dose d1 " time " " DOSE "\n"

static void
test_day (void)
{
  expect ("", "2026-03-02", "07:00 11:30 19:00");
  /* One dose keeps the first of two equal plans, whenever it was taken; two keep both. */
  expect (TAKEN ("2026-03-02T19:05:00+01:00"), "2026-03-02", "07:00+ 11:30 19:00");
  expect (TAKEN ("2026-03-02T08:05:00+01:00") "dose d2 2026-03-02T20:05:00+01:00 " DOSE "\n", "2026-03-02",
          "07:00+ 11:30 19:00+");
  /* The date is that of the wall clock. */
  expect (TAKEN ("2026-03-03T00:05:00+01:00"), "2026-03-02", "07:00 11:30 19:00");
  expect (TAKEN ("2026-03-01T23:55:00-05:00"), "2026-03-02", "07:00 11:30 19:00");
  expect (TAKEN ("2026-03-02T23:55:00-05:00"), "2026-03-02", "07:00+ 11:30 19:00");
  /* Another amount, salt or route is not what was planned. */
  expect ("dose d1 2026-03-02T08:00:00+01:00 route=oral salt=citrate amount=300 unit=mg basis=elemental\n"
          "dose d2 2026-03-02T08:00:00+01:00 route=oral salt=oxide amount=400 unit=mg basis=elemental\n"
          "dose d3 2026-03-02T08:00:00+01:00 route=iv salt=citrate amount=400 unit=mg basis=elemental\n",
          "2026-03-02", "07:00 11:30 19:00");
  expect ("dose d1 2026-03-02T08:00:00+01:00 route=oral amount=1 unit=g\n", "2026-03-02", "07:00 11:30+ 19:00");
  /* Summer time. */
  expect ("", "2026-03-28", "07:00 11:30 19:00");
  expect ("", "2026-03-29", "06:00 10:30 18:00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/plan/made-from-a-dose", test_new);
  g_test_add_func ("/analysis/plan/as-text", test_text);
  g_test_add_func ("/analysis/plan/on-a-date", test_day);
  return g_test_run ();
}
