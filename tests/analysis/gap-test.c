/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis-diary.h"
#include "epsom-gap.h"

/* What the response lacks of a dose in an episode. */

#define LATE "2026-03-10T00:00:00Z"
#define OPEN "episode e1 2026-03-01T08:00:00Z symptom=migraine\n"
#define DOSE "dose d1 2026-03-01T09:00:00Z route=iv minutes=5 amount=1 unit=g\n"
#define BEFORE "reading r0 2026-03-01T08:50:00Z episode=e1 severity=7\n"

typedef struct {
  const char *name;
  const char *rows;
  const char *as_of;
  EpsomGapKind expected;
} Case;

static const Case cases[] = {
  { "no-reading-at-all", OPEN DOSE, LATE, EPSOM_GAP_BASELINE },
  { "no-baseline-at-once", OPEN DOSE, "2026-03-01T09:00:00Z", EPSOM_GAP_BASELINE },
  { "baseline-at-the-dose", OPEN DOSE "reading r0 2026-03-01T09:00:00Z episode=e1 severity=7\n", LATE,
    EPSOM_GAP_TWO_HOURS },
  { "first-reading-a-second-late", OPEN DOSE "reading r0 2026-03-01T09:00:01Z episode=e1 severity=7\n", LATE,
    EPSOM_GAP_BASELINE },
  { "reading-before-the-episode", OPEN DOSE "reading r0 2026-03-01T07:59:59Z episode=e1 severity=7\n", LATE,
    EPSOM_GAP_BASELINE },
  { "nothing-to-treat", OPEN DOSE "reading r0 2026-03-01T08:50:00Z episode=e1 severity=0\n", LATE, EPSOM_GAP_NONE },
  { "could-still-be-read", OPEN DOSE BEFORE, "2026-03-01T11:30:00Z", EPSOM_GAP_NONE },
  { "can-no-longer-be-read", OPEN DOSE BEFORE, "2026-03-01T11:30:01Z", EPSOM_GAP_TWO_HOURS },
  { "early-by-the-tolerance", OPEN DOSE BEFORE "reading r1 2026-03-01T10:30:00Z episode=e1 severity=3\n", LATE,
    EPSOM_GAP_NONE },
  { "too-early", OPEN DOSE BEFORE "reading r1 2026-03-01T10:29:59Z episode=e1 severity=3\n", LATE,
    EPSOM_GAP_TWO_HOURS },
  { "late-by-the-tolerance", OPEN DOSE BEFORE "reading r1 2026-03-01T11:30:00Z episode=e1 severity=3\n", LATE,
    EPSOM_GAP_NONE },
  { "too-late", OPEN DOSE BEFORE "reading r1 2026-03-01T11:30:01Z episode=e1 severity=3\n", LATE, EPSOM_GAP_TWO_HOURS },
  { "of-another-episode",
    OPEN DOSE BEFORE "episode e2 2026-03-01T08:00:01Z symptom=cramp\n"
                     "reading r1 2026-03-01T11:00:00Z episode=e2 severity=3\n",
    LATE, EPSOM_GAP_TWO_HOURS },
  { "over-by-then", "episode e1 2026-03-01T08:00:00Z symptom=migraine end=2026-03-01T11:00:00Z\n" DOSE BEFORE, LATE,
    EPSOM_GAP_NONE },
  { "over-a-second-later", "episode e1 2026-03-01T08:00:00Z symptom=migraine end=2026-03-01T11:00:01Z\n" DOSE BEFORE,
    LATE, EPSOM_GAP_TWO_HOURS },
  { "rescued-by-then", OPEN DOSE BEFORE "medicine m1 2026-03-01T11:00:00Z medicine=Sumatriptan class=triptan\n", LATE,
    EPSOM_GAP_NONE },
  { "rescued-a-second-later", OPEN DOSE BEFORE "medicine m1 2026-03-01T11:00:01Z medicine=Sumatriptan class=triptan\n",
    LATE, EPSOM_GAP_TWO_HOURS },
  { "preventive-medicine-is-no-rescue",
    OPEN DOSE BEFORE "medicine m1 2026-03-01T10:00:00Z medicine=Topiramate class=other purpose=preventive\n", LATE,
    EPSOM_GAP_TWO_HOURS },
  { "preventive", OPEN "dose d1 2026-03-01T09:00:00Z route=oral amount=1 unit=g purpose=preventive\n", LATE,
    EPSOM_GAP_NONE },
  { "preventive-that-names-it",
    OPEN "dose d1 2026-03-01T09:00:00Z route=oral amount=1 unit=g purpose=preventive episode=e1\n", LATE,
    EPSOM_GAP_BASELINE },
  { "after-the-end", "episode e1 2026-03-01T08:00:00Z symptom=migraine end=2026-03-01T09:00:00Z\n" DOSE, LATE,
    EPSOM_GAP_NONE },
  { "long-after-what-was-never-closed", OPEN "dose d1 2026-03-02T08:00:01Z route=oral amount=1 unit=g\n", LATE,
    EPSOM_GAP_NONE },
};

static const EpsomRecord *
get_first (EpsomDiary *diary, EpsomRecordKind kind)
{
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (diary, kind, &n);

  g_assert_cmpuint (n, >, 0);
  return records[0];
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (one->rows);
  const EpsomEpisode *episode = epsom_record_as_episode (get_first (diary, EPSOM_RECORD_EPISODE));
  const EpsomDose *dose = epsom_record_as_dose (get_first (diary, EPSOM_RECORD_DOSE));
  const EpsomGap gap = epsom_gap_find (diary, episode, dose, analysis_instant (one->as_of).utc);

  g_assert_cmpint (gap.kind, ==, one->expected);
  g_assert_true (gap.episode == episode);
}

/* A reading at the time that is named fills the gap, on the clock of the dose. */
static void
test_at (void)
{
  g_autoptr (EpsomDiary) diary =
    analysis_diary_parse (OPEN "dose d1 2026-03-01T11:00:00+02:00 route=iv minutes=5 amount=1 unit=g\n" BEFORE);
  const EpsomEpisode *episode = epsom_record_as_episode (get_first (diary, EPSOM_RECORD_EPISODE));
  const EpsomGap gap = epsom_gap_find (diary, episode, epsom_record_as_dose (get_first (diary, EPSOM_RECORD_DOSE)),
                                       analysis_instant (LATE).utc);

  g_assert_cmpint (gap.kind, ==, EPSOM_GAP_TWO_HOURS);
  g_assert_true (epsom_instant_equal (gap.at, analysis_instant ("2026-03-01T13:00:00+02:00")));
}

/* As many of @symptom as the response leaves out or can't evaluate. */
static void
count_gaps (EpsomDiary *diary, const char *symptom, gint64 as_of, guint counts[EPSOM_N_GAP_KINDS])
{
  guint n_episodes, n_doses;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n_episodes);
  const EpsomRecord *const *doses = epsom_diary_get (diary, EPSOM_RECORD_DOSE, &n_doses);

  for (guint i = 0; i < n_episodes; i++)
    for (guint j = 0; j < n_doses; j++)
      if (g_str_equal (epsom_record_as_episode (episodes[i])->symptom, symptom))
        counts[epsom_gap_find (diary, epsom_record_as_episode (episodes[i]), epsom_record_as_dose (doses[j]), as_of)
                 .kind]++;
}

static void
test_as_the_response (gconstpointer data)
{
  static const char *const symptoms[] = { "migraine", "brain-fog", "cramp" };
  g_autoptr (EpsomDiary) diary = analysis_diary_load (data);

  for (gsize i = 0; i < G_N_ELEMENTS (symptoms); i++)
    {
      guint counts[EPSOM_N_GAP_KINDS] = { 0 }, no_baseline = 0, unknown = 0;
      g_autoptr (EpsomResponse) response = analysis_respond (diary, symptoms[i], "2040-01-01T00:00:00Z");

      for (guint m = 0; m < response->n_group_responses; m++)
        {
          no_baseline += response->group_responses[m].n_no_baseline;
          unknown +=
            response->group_responses[m].n_evaluable - response->group_responses[m].endpoints[EPSOM_ENDPOINT_FREE_2H].n;
        }
      count_gaps (diary, symptoms[i], response->query.as_of.utc, counts);
      g_test_message ("%s: %u without a baseline, %u without a reading at 2 h", symptoms[i], no_baseline, unknown);
      g_assert_cmpuint (counts[EPSOM_GAP_BASELINE], ==, no_baseline);
      g_assert_cmpuint (counts[EPSOM_GAP_TWO_HOURS], ==, unknown);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/gap/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/gap/stands-on-the-clock-of-the-dose", test_at);
  g_test_add_data_func ("/gap/as-many-as-the-response-lacks/101", "../fixtures/acceptance/diary-101.csv",
                        test_as_the_response);
  g_test_add_data_func ("/gap/as-many-as-the-response-lacks/102", "../fixtures/acceptance/diary-102.csv",
                        test_as_the_response);

  return g_test_run ();
}
