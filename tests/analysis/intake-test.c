/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "analysis-diary.h"
#include "epsom-course.h"
#include "epsom-intake.h"
#include "epsom-symptoms.h"

/* What belongs to one episode, what magnesium was taken, and what is computed when it is first asked for. */

#define AS_OF "2026-04-01T00:00:00+02:00"

static const char *const diaries[] = { "../fixtures/acceptance/diary-101.csv", "../fixtures/acceptance/diary-102.csv",
                                       "../fixtures/acceptance/worked.csv" };

static const EpsomEpisode *
get_episode (EpsomDiary *diary, guint i)
{
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);

  g_assert_cmpuint (i, <, n);
  return epsom_record_as_episode (episodes[i]);
}

static gboolean
is_taken (const EpsomCourse *course, const EpsomRecord *record)
{
  for (guint i = 0; i < course->n_taken; i++)
    if (course->taken[i] == record)
      return TRUE;
  return FALSE;
}

/* One that is over: what names it counts up to its end, what names none only before it, what names another never. */
static void
test_linked (void)
{
  g_autoptr (EpsomDiary) diary =
    analysis_diary_parse ("episode e1 2025-03-01T08:00:00Z end=2025-03-01T14:00:00Z symptom=migraine\n"
                          "episode e2 2025-03-02T08:00:00Z symptom=cramp\n"
                          "dose d1 2025-03-01T07:59:59Z route=oral amount=1 unit=g\n"
                          "dose d2 2025-03-01T08:00:00Z route=oral amount=2 unit=g purpose=preventive\n"
                          "medicine m1 2025-03-01T13:59:59Z medicine=A class=nsaid\n"
                          "dose d3 2025-03-01T14:00:00Z route=oral amount=3 unit=g\n"
                          "dose d4 2025-03-01T14:00:00Z route=oral amount=4 unit=g episode=e1\n"
                          "dose d5 2025-03-01T14:00:01Z route=oral amount=5 unit=g episode=e1\n"
                          "dose d6 2025-03-01T10:00:00Z route=oral amount=6 unit=g episode=e2\n");
  g_auto (EpsomCourse) course = { 0 };

  epsom_course_init (&course, diary, get_episode (diary, 0));
  g_assert_cmpuint (course.n_readings, ==, 0);
  g_assert_cmpuint (course.n_taken, ==, 3);
  g_assert_cmpfloat (epsom_record_as_dose (course.taken[0])->amount, ==, 2);
  g_assert_cmpint (course.taken[1]->kind, ==, EPSOM_RECORD_MEDICINE);
  g_assert_cmpfloat (epsom_record_as_dose (course.taken[2])->amount, ==, 4);
}

/* One without an end reaches a day beyond its last reading; what names it counts whenever it was taken. */
static void
test_linked_to_ongoing (void)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse ("episode e1 2025-03-01T08:00:00Z symptom=migraine\n"
                                                       "reading r1 2025-03-01T20:00:00Z episode=e1 severity=3\n"
                                                       "dose d1 2025-03-02T20:00:00Z route=oral amount=1 unit=g\n"
                                                       "dose d2 2025-03-02T20:00:01Z route=oral amount=2 unit=g\n"
                                                       "dose d3 2025-04-01T08:00:00Z route=oral amount=3 unit=g "
                                                       "episode=e1\n");
  g_auto (EpsomCourse) course = { 0 };

  epsom_course_init (&course, diary, get_episode (diary, 0));
  g_assert_cmpuint (course.n_readings, ==, 1);
  g_assert_cmpuint (course.n_taken, ==, 2);
  g_assert_cmpfloat (epsom_record_as_dose (course.taken[0])->amount, ==, 1);
  g_assert_cmpfloat (epsom_record_as_dose (course.taken[1])->amount, ==, 3);
}

/* Whatever the response calls a treatment of an episode was taken in it. */
static void
test_treatments_are_taken (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (diaries); i++)
    {
      g_autoptr (EpsomDiary) diary = analysis_diary_load (diaries[i]);
      g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", AS_OF);

      g_assert_cmpuint (response->n_treatments, >, 1);
      for (guint j = 0; j < response->n_treatments; j++)
        {
          const EpsomTreatment *treatment = &response->treatments[j];
          g_auto (EpsomCourse) course = { 0 };

          epsom_course_init (&course, diary, treatment->episode);
          g_assert_true (is_taken (&course, &treatment->dose->record));
        }
    }
}

/* All that is known of each dose by mouth is in a day of the period, and nothing twice. */
static void
test_intake_is_all (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (diaries); i++)
    {
      g_autoptr (EpsomDiary) diary = analysis_diary_load (diaries[i]);
      const EpsomQuery query = { .symptom = "migraine",
                                 .from = epsom_date_from_ymd (2025, 2, 1),
                                 .to = epsom_date_from_ymd (2026, 3, 5),
                                 .as_of = analysis_instant (AS_OF) };
      g_autoptr (EpsomIntake) intake = epsom_intake_new (diary, &query);
      double expected = 0, sum = 0;
      guint n, n_expected = 0, n_doses = 0, n_infusions = 0;
      const EpsomRecord *const *doses = epsom_diary_get (diary, EPSOM_RECORD_DOSE, &n);

      for (guint j = 0; j < n; j++)
        {
          const EpsomDose *dose = epsom_record_as_dose (doses[j]);
          const EpsomDate date = epsom_instant_get_date (dose->at);
          const double mg = epsom_dose_get_elemental_mg (dose);

          if (date < query.from || date > query.to)
            continue;
          n_infusions += dose->route == EPSOM_ROUTE_IV;
          n_expected += dose->route == EPSOM_ROUTE_ORAL;
          expected += dose->route == EPSOM_ROUTE_ORAL && !isnan (mg) ? mg : 0;
        }
      for (guint j = 0; j < intake->n; j++)
        {
          sum += intake->days[j].mg;
          n_doses += intake->days[j].n_doses;
          g_assert_true (intake->days[j].recorded || intake->days[j].n_doses == 0);
        }
      g_assert_cmpfloat_with_epsilon (sum, expected, 1e-6);
      g_assert_cmpuint (n_doses, ==, n_expected);
      g_assert_cmpuint (intake->n_infusions, ==, n_infusions);
    }
}

/* The mean is over days of which all is known, those without a dose included; limits count as far as it is known. */
static void
test_intake_summary (void)
{
  g_autoptr (EpsomDiary) diary =
    analysis_diary_parse ("dose d1 2026-03-02T08:00:00Z route=oral amount=300 unit=mg basis=elemental\n"
                          "dose d2 2026-03-03T08:00:00Z route=oral amount=360 unit=mg basis=elemental\n"
                          "dose d3 2026-03-03T09:00:00Z route=oral amount=400 unit=mg\n"
                          "day y1 2026-03-04 bleeding=none\n");
  g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", "2026-03-06T12:00:00Z");
  const EpsomIntake *intake = epsom_response_get_intake (response);
  EpsomIntakeSummary none;

  g_assert_cmpuint (intake->n, ==, 5);
  g_assert_cmpuint (intake->all.n_recorded, ==, 3);
  g_assert_cmpuint (intake->all.n_known, ==, 2);
  g_assert_cmpuint (intake->all.n_with, ==, 2);
  g_assert_cmpuint (intake->all.n_over_eu, ==, 2);
  g_assert_cmpuint (intake->all.n_over_us, ==, 1);
  g_assert_cmpfloat (intake->all.mean, ==, 150);
  g_assert_cmpfloat (intake->all.most, ==, 300);

  epsom_intake_summarize (intake, intake->from + 3, intake->from + 5, &none);
  g_assert_cmpuint (none.n_days, ==, 2);
  g_assert_cmpuint (none.n_known, ==, 0);
  g_assert_true (isnan (none.mean));
}

static gpointer
ask (gpointer response)
{
  epsom_response_get_intake (response);
  return (gpointer) epsom_response_get_symptoms (response);
}

/* Threads that ask at once get the same answer, computed once. */
static void
test_asked_at_once (void)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_load (diaries[0]);
  g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", AS_OF);
  GThread *threads[4];
  const EpsomSymptoms *symptoms;

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ask", ask, response);
  symptoms = epsom_response_get_symptoms (response);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == symptoms);

  g_assert_cmpuint (symptoms->n, >=, 5);
  g_assert_cmpstr (symptoms->names[0], ==, "migraine");
  g_assert_cmpuint (symptoms->responses[0]->n_treatments, ==, response->n_treatments);
  g_assert_cmpuint (symptoms->responses[0]->n_months, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/course/linked", test_linked);
  g_test_add_func ("/analysis/course/linked-to-ongoing", test_linked_to_ongoing);
  g_test_add_func ("/analysis/course/treatments-are-taken", test_treatments_are_taken);
  g_test_add_func ("/analysis/intake/is-all", test_intake_is_all);
  g_test_add_func ("/analysis/intake/summary", test_intake_summary);
  g_test_add_func ("/analysis/asked-at-once", test_asked_at_once);

  return g_test_run ();
}
