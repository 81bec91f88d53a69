/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis-diary.h"
#include "epsom-follow-up.h"
#include "epsom-words.h"

/* The readings that are asked for after a dose: which, when, and which no more. */

#define EPISODE "episode e1 2026-03-01T08:00:00Z symptom=migraine\n"
#define BASELINE "reading r0 2026-03-01T08:50:00Z episode=e1 severity=7\n"
#define DOSE "dose d1 2026-03-01T09:00:00Z route=iv minutes=5 amount=1 unit=g\n"
#define BEGUN EPISODE BASELINE DOSE

static char *
format (gint64 utc)
{
  char text[EPSOM_INSTANT_STRING_SIZE];

  if (utc == EPSOM_FOLLOW_UP_NEVER)
    return g_strdup ("never");
  epsom_instant_to_string ((EpsomInstant){ .utc = utc }, text);

  return g_strndup (text + 8, 8); /* day and time to the minute */
}

/* "30 01T09:30 01T09:30 01T09:45": the minutes, when it is due, asked for and over; of the symptom where it is not a
 * migraine. */
static char *
describe (const GArray *found)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const EpsomFollowUp *follow_up = &g_array_index (found, EpsomFollowUp, i);
      g_autofree char *due = format (follow_up->due);
      g_autofree char *ask = format (follow_up->ask);
      g_autofree char *until = format (follow_up->until);

      g_string_append_printf (text, "%s%d %s %s %s", i > 0 ? ", " : "", follow_up->minutes, due, ask, until);
      if (!g_str_equal (follow_up->episode->symptom, "migraine"))
        g_string_append_printf (text, " %s", follow_up->episode->symptom);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct {
  const char *name;
  const char *rows;
  const char *now;
  const char *expected;
} Case;

#define AT_30 "30 01T09:30 01T09:30 01T09:45"
#define AT_60 "60 01T10:00 01T10:00 01T10:15"
#define AT_120 "120 01T11:00 01T11:00 01T11:30"
#define AT_1440 "1440 02T09:00 02T09:00 02T13:00"

static const Case cases[] = {
  { "all-four", BEGUN, "2026-03-01T09:01:00Z", AT_30 ", " AT_60 ", " AT_120 ", " AT_1440 },
  { "without-a-dose-none", EPISODE BASELINE, "2026-03-01T09:01:00Z", "" },
  { "the-tolerance-is-the-analysis'", BEGUN, "2026-03-01T09:45:00Z", AT_30 ", " AT_60 ", " AT_120 ", " AT_1440 },
  { "over-after-the-tolerance", BEGUN, "2026-03-01T09:45:01Z", AT_60 ", " AT_120 ", " AT_1440 },
  { "the-last", BEGUN, "2026-03-02T13:00:00Z", AT_1440 },
  { "none-after-a-day", BEGUN, "2026-03-02T13:00:01Z", "" },
  { "answered-early", BEGUN "reading r1 2026-03-01T09:15:00Z episode=e1 severity=6\n", "2026-03-01T09:30:00Z",
    AT_60 ", " AT_120 ", " AT_1440 },
  { "too-early-is-no-answer", BEGUN "reading r1 2026-03-01T09:14:59Z episode=e1 severity=6\n", "2026-03-01T09:30:00Z",
    AT_30 ", " AT_60 ", " AT_120 ", " AT_1440 },
  { "answered-late-answers-the-next-too", BEGUN "reading r1 2026-03-01T09:45:00Z episode=e1 severity=6\n",
    "2026-03-01T09:46:00Z", AT_120 ", " AT_1440 },
  { "a-reading-of-another-episode-is-no-answer",
    BEGUN "episode e2 2026-03-01T07:00:00Z end=2026-03-01T12:00:00Z symptom=cramp\nreading r1 2026-03-01T09:30:00Z "
          "episode=e2 severity=6\n",
    "2026-03-01T09:40:00Z", AT_30 ", " AT_60 ", " AT_120 ", " AT_1440 },
  { "nothing-after-the-end",
    "episode e1 2026-03-01T08:00:00Z end=2026-03-01T09:20:00Z symptom=migraine\n" BASELINE DOSE, "2026-03-01T09:21:00Z",
    "" },
  { "a-rescue-asks-in-place-of-the-first", BEGUN "dose d2 2026-03-01T09:50:00Z route=oral amount=400 unit=mg\n",
    "2026-03-01T09:51:00Z",
    "30 01T10:20 01T10:20 01T10:35, 60 01T10:50 01T10:50 01T11:05, 120 01T11:50 01T11:50 01T12:20, "
    "1440 02T09:50 02T09:50 02T13:50" },
  { "what-was-due-before-the-rescue-stays", BEGUN "dose d2 2026-03-01T09:31:00Z route=oral amount=400 unit=mg\n",
    "2026-03-01T09:32:00Z",
    AT_30 ", 30 01T10:01 01T10:01 01T10:16, 60 01T10:31 01T10:31 01T10:46, 120 01T11:31 01T11:31 01T12:01, "
          "1440 02T09:31 02T09:31 02T13:31" },
  { "a-medicine-ends-the-questions", BEGUN "medicine m1 2026-03-01T09:40:00Z medicine=A class=triptan\n",
    "2026-03-01T09:41:00Z", AT_30 },
  { "a-preventive-medicine-does-not",
    BEGUN "medicine m1 2026-03-01T09:40:00Z medicine=A class=other purpose=preventive\n", "2026-03-01T09:46:00Z",
    AT_60 ", " AT_120 ", " AT_1440 },
  { "two-doses-at-once-ask-once", BEGUN "dose d2 2026-03-01T09:00:00Z route=oral amount=400 unit=mg\n",
    "2026-03-01T09:01:00Z", AT_30 ", " AT_60 ", " AT_120 ", " AT_1440 },
  { "a-preventive-dose-does-not-ask",
    EPISODE BASELINE "dose d1 2026-03-01T09:00:00Z route=oral amount=400 unit=mg purpose=preventive\n",
    "2026-03-01T09:01:00Z", "" },
  { "one-that-names-the-episode-does",
    EPISODE BASELINE "dose d1 2026-03-01T09:00:00Z route=oral amount=400 unit=mg purpose=preventive episode=e1\n",
    "2026-03-01T10:20:00Z", AT_120 ", " AT_1440 },
  { "no-symptom-before-it-no-question", EPISODE "reading r0 2026-03-01T08:50:00Z episode=e1 severity=0\n" DOSE,
    "2026-03-01T09:01:00Z", "" },
  { "the-severity-before-it-can-be-added", EPISODE DOSE, "2026-03-01T10:20:00Z", AT_120 ", " AT_1440 },
  { "several-episodes-of-one-dose", BEGUN "episode e2 2026-03-01T08:30:00Z symptom=brain-fog\n", "2026-03-01T11:30:00Z",
    AT_120 ", 120 01T11:00 01T11:00 01T11:30 brain-fog, " AT_1440 ", 1440 02T09:00 02T09:00 02T13:00 brain-fog" },
  { "a-forgotten-episode-does-not-swallow-the-dose", "episode e1 2026-02-01T08:00:00Z symptom=migraine\n" DOSE,
    "2026-03-01T09:01:00Z", "" },
};

static const EpsomFollowUpRules all = { .asks = { TRUE, TRUE, TRUE, TRUE } };

static void
expect (const char *rows, const char *now, const EpsomFollowUpRules *rules, const char *expected)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (rows);
  g_autoptr (GArray) found = epsom_follow_ups_find (diary, analysis_instant (now), rules);
  g_autofree char *text = describe (found);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_case (gconstpointer data)
{
  const Case *it = data;

  expect (it->rows, it->now, &all, it->expected);
}

/* Each time can be turned off by itself. */
static void
test_intervals (void)
{
  static const char *const of[EPSOM_N_FOLLOW_UPS] = { AT_30, AT_60, AT_120, AT_1440 };

  for (guint i = 0; i < EPSOM_N_FOLLOW_UPS; i++)
    {
      EpsomFollowUpRules rules = { 0 };

      expect (BEGUN, "2026-03-01T09:01:00Z", &rules, "");
      rules.asks[i] = TRUE;
      expect (BEGUN, "2026-03-01T09:01:00Z", &rules, of[i]);
    }
}

#define CLOCK(hour, minute) ((hour) *60 + (minute))

/* What falls into quiet hours is asked when they end, where that still tells of it. */
static void
test_quiet_hours (void)
{
  const struct {
    int from, to;
    const char *at_120, *at_1440;
  } table[] = {
    { CLOCK (22, 0), CLOCK (7, 0), AT_120, AT_1440 },
    { CLOCK (11, 0), CLOCK (11, 30), "120 01T11:00 01T11:30 01T11:30", AT_1440 },
    { CLOCK (11, 0), CLOCK (11, 31), "120 01T11:00 never 01T11:30", AT_1440 },
    { CLOCK (10, 0), CLOCK (11, 0), AT_120, AT_1440 },
    { CLOCK (22, 0), CLOCK (11, 10), "120 01T11:00 01T11:10 01T11:30", "1440 02T09:00 02T11:10 02T13:00" },
    { CLOCK (8, 0), CLOCK (3, 0), "120 01T11:00 never 01T11:30", "1440 02T09:00 never 02T13:00" },
    { CLOCK (9, 0), CLOCK (9, 0), AT_120, AT_1440 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      EpsomFollowUpRules rules = { { FALSE, FALSE, TRUE, TRUE }, { table[i].from, table[i].to, NULL } };
      g_autofree char *expected = g_strdup_printf ("%s, %s", table[i].at_120, table[i].at_1440);

      expect (BEGUN, "2026-03-01T09:01:00Z", &rules, expected);
    }
}

/* The wall clock says when it is quiet, also in the night in which it changes: on 29 March at 1:00 UTC from UTC+1 to
 * UTC+2, on 25 October back. */
static void
test_quiet_over_clock_change (void)
{
  const struct {
    const char *at, *awake;
    int from, to;
  } table[] = {
    { "2026-03-28T20:59:59Z", "2026-03-28T20:59:59Z", CLOCK (22, 0), CLOCK (7, 0) },
    { "2026-03-28T21:00:00Z", "2026-03-29T05:00:00Z", CLOCK (22, 0), CLOCK (7, 0) },
    { "2026-03-29T00:30:00Z", "2026-03-29T05:00:00Z", CLOCK (22, 0), CLOCK (7, 0) },
    { "2026-03-29T05:00:00Z", "2026-03-29T05:00:00Z", CLOCK (22, 0), CLOCK (7, 0) },
    { "2026-10-24T20:00:00Z", "2026-10-25T06:00:00Z", CLOCK (22, 0), CLOCK (7, 0) },
    { "2026-10-25T05:59:59Z", "2026-10-25T06:00:00Z", CLOCK (22, 0), CLOCK (7, 0) },
    /* There is no half past two in that night: it is the moment that it would have been. */
    { "2026-03-29T00:00:00Z", "2026-03-29T01:30:00Z", CLOCK (0, 0), CLOCK (2, 30) },
    { "2026-03-29T09:00:00Z", "2026-03-29T10:00:00Z", CLOCK (10, 0), CLOCK (12, 0) },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  g_assert_nonnull (zone);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      EpsomQuiet quiet = { table[i].from, table[i].to, zone };

      g_test_message ("%s", table[i].at);
      g_assert_cmpint (epsom_quiet_wake (&quiet, analysis_instant (table[i].at).utc), ==,
                       analysis_instant (table[i].awake).utc);
    }
}

static void
test_next (void)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (BEGUN "episode e2 2026-03-01T08:30:00Z symptom=brain-fog\n");
  g_autoptr (GArray) found = epsom_follow_ups_find (diary, analysis_instant ("2026-03-01T09:01:00Z"), &all);
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);
  EpsomUuid other = epsom_uuid_random ();

  for (guint i = 0; i < n; i++)
    {
      const EpsomFollowUp *next = epsom_follow_ups_find_next (found, &episodes[i]->id);

      g_assert_nonnull (next);
      g_assert_true (&next->episode->record == episodes[i]);
      g_assert_cmpint (next->minutes, ==, 30);
    }
  g_assert_null (epsom_follow_ups_find_next (found, &other));
}

/* A word stands for the middle of its band, so that it is the same word when it is read again. */
static void
test_answers (void)
{
  const int expected[EPSOM_N_ANSWERS] = { 0, 2, 5, 8 };
  const char *const words[EPSOM_N_ANSWERS] = { "none", "mild", "moderate", "severe" };

  for (guint i = 0; i < EPSOM_N_ANSWERS; i++)
    {
      g_assert_cmpint (epsom_follow_up_severity (i), ==, expected[i]);
      g_assert_cmpstr (epsom_words_severity (expected[i]), ==, words[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/analysis/follow-up/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/analysis/follow-up/each-time-can-be-off", test_intervals);
  g_test_add_func ("/analysis/follow-up/quiet-hours", test_quiet_hours);
  g_test_add_func ("/analysis/follow-up/quiet-over-clock-change", test_quiet_over_clock_change);
  g_test_add_func ("/analysis/follow-up/the-next-of-an-episode", test_next);
  g_test_add_func ("/analysis/follow-up/answers", test_answers);
  return g_test_run ();
}
