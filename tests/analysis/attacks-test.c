/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis-diary.h"
#include "epsom-attacks.h"

/* Episodes of the diary and what counts as one attack. */

#define FROM "2026-03-01"
#define TO "2026-03-31"

static guint
count (const char *rows, const char *from, const char *to, guint hours)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (rows);
  EpsomDate first, last;

  g_assert_true (epsom_date_parse (from, &first));
  g_assert_true (epsom_date_parse (to, &last));
  return epsom_attacks_count (diary, "migraine", first, last, hours);
}

/* The limit itself still belongs to the attack, a second more does not. */
static void
test_limit (void)
{
  const char *at = "episode e1 2026-03-01T08:00:00Z symptom=migraine end=2026-03-01T12:00:00Z\n"
                   "episode e2 2026-03-03T12:00:00Z symptom=migraine end=2026-03-03T13:00:00Z\n";
  const char *past = "episode e1 2026-03-01T08:00:00Z symptom=migraine end=2026-03-01T12:00:00Z\n"
                     "episode e2 2026-03-03T12:00:01Z symptom=migraine end=2026-03-03T13:00:00Z\n";

  g_assert_cmpuint (count (at, FROM, TO, EPSOM_ATTACK_HOURS), ==, 1);
  g_assert_cmpuint (count (past, FROM, TO, EPSOM_ATTACK_HOURS), ==, 2);
  g_assert_cmpuint (count (at, FROM, TO, 47), ==, 2);
  g_assert_cmpuint (count (past, FROM, TO, 49), ==, 1);
}

/* With 0 hours episodes that touch or overlap count by themselves too. */
static void
test_none (void)
{
  const char *rows = "episode e1 2026-03-01T08:00:00Z symptom=migraine end=2026-03-01T12:00:00Z\n"
                     "episode e2 2026-03-01T12:00:00Z symptom=migraine end=2026-03-01T18:00:00Z\n"
                     "episode e3 2026-03-01T13:00:00Z symptom=migraine end=2026-03-01T14:00:00Z\n";

  g_assert_cmpuint (count (rows, FROM, TO, 0), ==, 3);
  g_assert_cmpuint (count (rows, FROM, TO, 1), ==, 1);
  g_assert_cmpuint (count ("", FROM, TO, EPSOM_ATTACK_HOURS), ==, 0);
}

/* Each of a chain is within the hours of the one before; and a short one within a long one does not end it. */
static void
test_chain (void)
{
  const char *chain = "episode e1 2026-03-01T08:00:00Z symptom=migraine end=2026-03-01T12:00:00Z\n"
                      "episode e2 2026-03-03T08:00:00Z symptom=migraine end=2026-03-03T12:00:00Z\n"
                      "episode e3 2026-03-05T08:00:00Z symptom=migraine end=2026-03-05T12:00:00Z\n"
                      "episode e4 2026-03-20T08:00:00Z symptom=migraine end=2026-03-20T12:00:00Z\n";
  const char *within = "episode e1 2026-03-01T00:00:00Z symptom=migraine end=2026-03-04T00:00:00Z\n"
                       "episode e2 2026-03-01T06:00:00Z symptom=migraine end=2026-03-01T07:00:00Z\n"
                       "episode e3 2026-03-05T00:00:00Z symptom=migraine end=2026-03-05T07:00:00Z\n";

  g_assert_cmpuint (count (chain, FROM, TO, EPSOM_ATTACK_HOURS), ==, 2);
  g_assert_cmpuint (count (chain, FROM, TO, 24), ==, 4);
  g_assert_cmpuint (count (within, FROM, TO, 24), ==, 1);
  g_assert_cmpuint (count (within, FROM, TO, 23), ==, 2);
}

static void
test_symptom (void)
{
  const char *rows = "episode e1 2026-03-01T08:00:00Z symptom=migraine end=2026-03-01T12:00:00Z\n"
                     "episode e2 2026-03-02T08:00:00Z symptom=cramp end=2026-03-04T12:00:00Z\n"
                     "episode e3 2026-03-05T08:00:00Z symptom=migraine end=2026-03-05T12:00:00Z\n";

  g_assert_cmpuint (count (rows, FROM, TO, EPSOM_ATTACK_HOURS), ==, 2);
}

/* One that was never closed is over at its last reading, or at its start: it does not swallow what comes later. */
static void
test_ongoing (void)
{
  const char *rows = "episode e1 2026-03-01T08:00:00Z symptom=migraine\n"
                     "episode e2 2026-03-05T08:00:00Z symptom=migraine end=2026-03-05T12:00:00Z\n";
  const char *read = "episode e1 2026-03-01T08:00:00Z symptom=migraine\n"
                     "reading r1 2026-03-01T09:00:00Z episode=e1 severity=5\n"
                     "reading r2 2026-03-03T08:00:00Z episode=e1 severity=5\n"
                     "episode e2 2026-03-05T08:00:00Z symptom=migraine end=2026-03-05T12:00:00Z\n";

  g_assert_cmpuint (count (rows, FROM, TO, EPSOM_ATTACK_HOURS), ==, 2);
  g_assert_cmpuint (count (read, FROM, TO, EPSOM_ATTACK_HOURS), ==, 1);
}

/* An attack counts once in a period that holds an episode of it, wherever it began. */
static void
test_period (void)
{
  const char *rows = "episode e1 2026-02-28T08:00:00Z symptom=migraine end=2026-02-28T12:00:00Z\n"
                     "episode e2 2026-03-01T08:00:00Z symptom=migraine end=2026-03-01T12:00:00Z\n"
                     "episode e3 2026-03-02T08:00:00Z symptom=migraine end=2026-03-02T12:00:00Z\n"
                     "episode e4 2026-03-31T23:00:00+02:00 symptom=migraine end=2026-04-01T12:00:00Z\n"
                     "episode e5 2026-04-10T23:00:00Z symptom=migraine end=2026-04-11T12:00:00Z\n";

  g_assert_cmpuint (count (rows, FROM, TO, EPSOM_ATTACK_HOURS), ==, 2);
  g_assert_cmpuint (count (rows, "2026-02-01", "2026-02-28", EPSOM_ATTACK_HOURS), ==, 1);
  g_assert_cmpuint (count (rows, "2026-03-10", "2026-03-20", EPSOM_ATTACK_HOURS), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attacks/limit", test_limit);
  g_test_add_func ("/attacks/none", test_none);
  g_test_add_func ("/attacks/chain", test_chain);
  g_test_add_func ("/attacks/symptom", test_symptom);
  g_test_add_func ("/attacks/ongoing", test_ongoing);
  g_test_add_func ("/attacks/period", test_period);
  return g_test_run ();
}
