/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "analysis-diary.h"
#include "analysis-table.h"

/* One rule a case: a small diary, and every treatment that comes of it in a line of words. Unless it says otherwise the
 * episode e1 begins at 08:00 UTC on 1 March 2026, and the dose is given at 09:00. */

#define DAY1 "2026-03-01T"
#define DAY2 "2026-03-02T"
#define EPISODE(id, start) "episode " id " " start "Z symptom=migraine"
#define E1 EPISODE ("e1", DAY1 "08:00:00")
#define UNTIL(end) " end=" end "Z\n"
#define READ(id, at, severity) "reading " id " " at "Z episode=e1 severity=" #severity "\n"
#define READ_8 READ ("r1", DAY1 "08:00:00", 8)
#define IV(id, at) "dose " id " " at "Z route=iv minutes=5 amount=1 unit=g"
#define ORAL(id, at) "dose " id " " at "Z route=oral amount=400 unit=mg"
#define MEDICINE(id, at) "medicine " id " " at "Z medicine=sumatriptan class=triptan"
#define NAMED " episode=e1"
#define PREVENTIVE " purpose=preventive"
#define PUSH IV ("d1", DAY1 "09:00:00") "\n"

#define LATE "2026-04-01T00:00:00Z"

/* @treatments: of each evaluable treatment the method, baseline, `co` where co-treated, rescue in minutes, severities
 * at the horizons, outcomes of the endpoints (+ success, - failure, . unknown), and times to relief and to freedom (+
 * event, o censored); then the left out, by method and reason. */
typedef struct {
  const char *name;
  const char *rows;
  const char *treatments;
  const char *as_of;
} Case;

static const Case cases[] = {
  { "worked", E1 UNTIL (DAY1 "11:00:00") READ_8 PUSH READ ("r2", DAY1 "09:30:00", 3),
    "iv-push 8 alone no-rescue .,3,.,0,0,0 ++++- 30+ 120+\n" },

  /* Who is evaluable. */
  { "baseline/at-the-dose", E1 "\n" READ_8 READ ("r2", DAY1 "09:00:00", 2) PUSH,
    "iv-push 2 alone no-rescue .,.,.,.,.,. ....- . .\n" },
  { "baseline/before-the-start-does-not-count", E1 "\n" READ ("r1", DAY1 "07:59:59", 8) PUSH,
    "iv-push 1 no-baseline\n" },
  { "baseline/after-the-dose-does-not-count", E1 "\n" READ ("r1", DAY1 "09:00:01", 8) PUSH, "iv-push 1 no-baseline\n" },
  { "baseline/zero", E1 "\n" READ_8 READ ("r2", DAY1 "08:30:00", 0) PUSH, "iv-push 1 no-symptom\n" },
  { "reading/highest-of-one-instant",
    E1 "\n" READ ("r1", DAY1 "08:00:00", 4) READ ("r2", DAY1 "08:00:00", 7) PUSH READ ("r3", DAY1 "11:00:00", 0)
      READ ("r4", DAY1 "11:00:00", 2),
    "iv-push 7 alone no-rescue .,.,.,2,.,. -++-- 120+ 120o\n" },

  /* Linking. */
  { "link/from-the-start-on", E1 UNTIL (DAY1 "11:00:00") READ_8 ORAL ("d1", DAY1 "08:00:00") "\n",
    "oral 8 alone no-rescue .,.,.,.,0,0 ....- 180+ 180+\n" },
  { "link/not-before-the-start", E1 "\n" READ_8 IV ("d1", DAY1 "07:59:59") "\n", "" },
  { "link/not-at-the-end", E1 UNTIL (DAY1 "09:00:00") READ_8 PUSH, "" },
  { "link/named-at-the-end", E1 UNTIL (DAY1 "09:00:00") READ_8 IV ("d1", DAY1 "09:00:00") NAMED "\n",
    "iv-push 8 alone no-rescue 0,0,0,0,0,0 ++++- 0+ 0+\n" },
  { "link/named-after-the-end", E1 UNTIL (DAY1 "09:00:00") READ_8 IV ("d1", DAY1 "09:00:01") NAMED "\n", "" },
  { "link/named-before-the-start-links-to-none",
    E1 "\n" READ_8 EPISODE ("e2", DAY1 "07:00:00") UNTIL (DAY1 "12:00:00") IV ("d1", DAY1 "07:59:59") NAMED "\n", "" },
  { "link/open-a-day-after-its-last-reading", E1 "\n" READ_8 ORAL ("d1", DAY2 "08:00:00") "\n",
    "oral 8 alone no-rescue .,.,.,.,.,. ....- . .\n" },
  { "link/open-no-longer-than-that", E1 "\n" READ_8 ORAL ("d1", DAY2 "08:00:01") "\n", "" },
  { "link/open-named-much-later", E1 "\n" READ_8 ORAL ("d1", "2026-03-20T08:00:00") NAMED "\n",
    "oral 8 alone no-rescue .,.,.,.,.,. ....- . .\n" },
  { "link/open-without-a-reading", E1 "\n" ORAL ("d1", DAY2 "08:00:00") "\n", "oral 1 no-baseline\n" },
  { "link/two-episodes-at-once",
    E1 UNTIL (DAY1 "11:00:00") READ_8 EPISODE ("e2", DAY1 "08:30:00")
      UNTIL (DAY1 "10:00:00") "reading r2 2026-03-01T08:30:00Z episode=e2 severity=5\n" PUSH,
    "iv-push 8 alone no-rescue .,.,.,0,0,0 ++++- 120+ 120+\n"
    "iv-push 5 alone no-rescue .,.,0,0,0,0 ++++- 60+ 60+\n" },
  { "link/of-no-length", E1 UNTIL (DAY1 "08:00:00") READ_8 ORAL ("d1", DAY1 "08:00:00") "\n", "" },
  { "purpose/preventive-is-no-treatment", E1 "\n" READ_8 ORAL ("d1", DAY1 "09:00:00") PREVENTIVE "\n", "" },
  { "purpose/preventive-that-names-it-is", E1 "\n" READ_8 ORAL ("d1", DAY1 "08:30:00") NAMED PREVENTIVE "\n" PUSH,
    "oral 8 alone 30 .,8,8,8,8,8 ----+ 1440o 1440o\n"
    "iv-push 8 alone no-rescue .,.,.,.,.,. ....- . .\n" },

  /* Severity at a horizon. */
  { "horizon/two-equally-near-the-later",
    E1 "\n" READ_8 PUSH READ ("r2", DAY1 "10:50:00", 5) READ ("r3", DAY1 "11:10:00", 1),
    "iv-push 8 alone no-rescue .,.,.,1,.,. -++-- 130+ 130o\n" },
  { "horizon/seven-and-a-half-minutes", E1 "\n" READ_8 PUSH READ ("r2", DAY1 "09:22:30", 4),
    "iv-push 8 alone no-rescue 4,4,.,.,.,. ....- 22.5o 22.5o\n" },
  { "horizon/a-second-more", E1 "\n" READ_8 PUSH READ ("r2", DAY1 "09:22:31", 4),
    "iv-push 8 alone no-rescue .,4,.,.,.,. ....- 22.5167o 22.5167o\n" },
  { "horizon/each-tolerance-early",
    E1 "\n" READ_8 PUSH READ ("r2", DAY1 "09:07:30", 7) READ ("r3", DAY1 "09:45:00", 6) READ ("r4", DAY1 "10:30:00", 5)
      READ ("r5", DAY1 "12:00:00", 4) READ ("r6", DAY2 "05:00:00", 4),
    "iv-push 8 alone no-rescue 7,6,6,5,4,4 ----- 1200o 1200o\n" },
  { "horizon/each-tolerance-late",
    E1 "\n" READ_8 PUSH READ ("r2", DAY1 "10:15:00", 6) READ ("r3", DAY1 "11:30:00", 5) READ ("r4", DAY1 "14:00:00", 4)
      READ ("r5", DAY2 "13:00:00", 4),
    "iv-push 8 alone no-rescue .,.,6,5,4,4 ----- 1440o 1440o\n" },
  { "horizon/ended-at-it", E1 UNTIL (DAY1 "09:15:00") READ_8 PUSH,
    "iv-push 8 alone no-rescue 0,0,0,0,0,0 ++++- 15+ 15+\n" },
  { "horizon/ended-a-second-after-it", E1 UNTIL (DAY1 "09:15:01") READ_8 PUSH,
    "iv-push 8 alone no-rescue .,0,0,0,0,0 ++++- 15.0167+ 15.0167+\n" },

  /* Rescue. */
  { "rescue/at-two-hours",
    E1 "\n" READ_8 PUSH READ ("r2", DAY1 "10:00:00", 6) READ ("r3", DAY1 "11:00:00", 0)
      MEDICINE ("m1", DAY1 "11:00:00") "\n",
    "iv-push 8 alone 120 .,.,6,0,0,0 ----+ 1440o 1440o\n" },
  { "rescue/a-second-after-two-hours",
    E1 "\n" READ_8 PUSH READ ("r2", DAY1 "11:00:00", 0) MEDICINE ("m1", DAY1 "11:00:01") "\n",
    "iv-push 8 alone 120.017 .,.,.,0,0,0 +++-+ 120+ 120+\n" },
  { "rescue/keeps-the-baseline",
    E1 "\n" READ_8 PUSH MEDICINE ("m1", DAY1 "09:10:00") "\n" READ ("r2", DAY1 "11:00:00", 0),
    "iv-push 8 alone 10 8,8,8,8,8,8 ----+ 1440o 1440o\n" },
  { "rescue/keeps-the-last-severity-before-it",
    E1 "\n" READ_8 PUSH READ ("r2", DAY1 "09:05:00", 5)
      MEDICINE ("m1", DAY1 "09:10:00") "\n" READ ("r3", DAY1 "09:10:01", 0),
    "iv-push 8 alone 10 5,5,5,5,5,5 ----+ 1440o 1440o\n" },
  { "rescue/not-at-the-end", E1 UNTIL (DAY1 "10:00:00") READ_8 PUSH MEDICINE ("m1", DAY1 "10:00:00") "\n",
    "iv-push 8 alone no-rescue .,.,0,0,0,0 ++++- 60+ 60+\n" },
  { "rescue/a-second-before-the-end", E1 UNTIL (DAY1 "10:00:00") READ_8 PUSH MEDICINE ("m1", DAY1 "09:59:59") "\n",
    "iv-push 8 alone 59.9833 .,.,8,8,8,8 ----+ 1440o 1440o\n" },
  { "rescue/open-a-day-after-its-last-reading",
    E1 "\n" READ_8 PUSH READ ("r2", DAY1 "10:00:00", 7) MEDICINE ("m1", DAY2 "10:00:00") "\n",
    "iv-push 8 alone 1500 .,.,7,.,.,. ....- 1440o 1440o\n" },
  { "rescue/open-no-longer-than-that",
    E1 "\n" READ_8 PUSH READ ("r2", DAY1 "10:00:00", 7) MEDICINE ("m1", DAY2 "10:00:01") "\n",
    "iv-push 8 alone no-rescue .,.,7,.,.,. ....- 60o 60o\n" },
  { "rescue/named-at-the-end", E1 UNTIL (DAY1 "10:00:00") READ_8 PUSH MEDICINE ("m1", DAY1 "10:00:00") NAMED "\n",
    "iv-push 8 alone 60 .,.,8,8,8,8 ----+ 1440o 1440o\n" },
  { "rescue/preventive-is-none",
    E1 UNTIL (DAY1 "10:00:00") READ_8 PUSH MEDICINE ("m1", DAY1 "09:30:00") PREVENTIVE "\n",
    "iv-push 8 alone no-rescue .,.,0,0,0,0 ++++- 60+ 60+\n" },
  { "rescue/at-24-hours", E1 "\n" READ_8 PUSH MEDICINE ("m1", DAY2 "09:00:00") NAMED "\n",
    "iv-push 8 alone 1440 .,.,.,.,.,8 ....+ 1440o 1440o\n" },
  { "rescue/at-24-hours-of-freedom",
    E1 "\n" READ_8 PUSH READ ("r2", DAY1 "11:00:00", 0) MEDICINE ("m1", DAY2 "09:00:00") NAMED "\n",
    "iv-push 8 alone 1440 .,.,.,0,.,0 +++-+ 120+ 120+\n" },
  { "rescue/after-24-hours", E1 "\n" READ_8 PUSH MEDICINE ("m1", DAY2 "15:00:00") NAMED "\n",
    "iv-push 8 alone 1800 .,.,.,.,.,. ....- 1440o 1440o\n" },
  { "rescue/by-the-next-dose", E1 "\n" READ_8 PUSH ORAL ("d2", DAY1 "10:00:00") "\n",
    "iv-push 8 alone 60 .,.,8,8,8,8 ----+ 1440o 1440o\n"
    "oral 8 co no-rescue .,.,.,.,.,. ....- . .\n" },

  /* Co-treated. */
  { "co-treated/two-hours-before",
    E1 "\n" READ_8 MEDICINE ("m1", DAY1 "08:00:00") "\n" ORAL ("d1", DAY1 "10:00:00") "\n",
    "oral 8 co no-rescue .,.,.,.,.,. ....- . .\n" },
  { "co-treated/not-a-second-earlier",
    E1 "\n" READ_8 MEDICINE ("m1", DAY1 "08:00:00") "\n" ORAL ("d1", DAY1 "10:00:01") "\n",
    "oral 8 alone no-rescue .,.,.,.,.,. ....- . .\n" },
  { "co-treated/at-the-same-instant", E1 "\n" READ_8 PUSH ORAL ("d2", DAY1 "09:00:00") NAMED "\n",
    "oral 8 co no-rescue .,.,.,.,.,. ....- . .\n"
    "iv-push 8 co no-rescue .,.,.,.,.,. ....- . .\n" },
  { "co-treated/not-by-what-is-linked-elsewhere", E1 "\n" READ_8 MEDICINE ("m1", DAY1 "07:30:00") "\n" PUSH,
    "iv-push 8 alone no-rescue .,.,.,.,.,. ....- . .\n" },
  { "co-treated/counted-without-a-baseline", E1 "\n" MEDICINE ("m1", DAY1 "08:30:00") "\n" PUSH,
    "iv-push 1 no-baseline\niv-push 1 co-treated\n" },

  /* Outcomes. */
  { "outcome/half-of-five-is-two", E1 "\n" READ ("r1", DAY1 "08:00:00", 5) PUSH READ ("r2", DAY1 "11:00:00", 2),
    "iv-push 5 alone no-rescue .,.,.,2,.,. -++-- 120+ 120o\n" },
  { "outcome/three-is-not-half-of-five", E1 "\n" READ ("r1", DAY1 "08:00:00", 5) PUSH READ ("r2", DAY1 "11:00:00", 3),
    "iv-push 5 alone no-rescue .,.,.,3,.,. -+--- 120+ 120o\n" },
  { "outcome/no-relief-of-a-mild-one", E1 "\n" READ ("r1", DAY1 "08:00:00", 3) PUSH READ ("r2", DAY1 "11:00:00", 0),
    "iv-push 3 alone no-rescue .,.,.,0,.,. +.++- . 120+\n" },
  { "outcome/follow-up-not-over", E1 UNTIL (DAY1 "11:00:00") READ_8 PUSH,
    "iv-push 8 alone no-rescue .,.,.,0,0,0 +++.. 120+ 120+\n", DAY2 "08:59:59Z" },
  { "outcome/follow-up-over", E1 UNTIL (DAY1 "11:00:00") READ_8 PUSH,
    "iv-push 8 alone no-rescue .,.,.,0,0,0 ++++- 120+ 120+\n", DAY2 "09:00:00Z" },
  { "outcome/failed-before-follow-up-is-over",
    E1 "\n" READ_8 PUSH READ ("r2", DAY1 "11:00:00", 0) READ ("r3", DAY1 "12:00:00", 1),
    "iv-push 8 alone no-rescue .,.,.,0,1,. +++-. 120+ 120+\n", DAY1 "12:00:00Z" },
  { "outcome/dose-after-as-of", E1 UNTIL (DAY1 "11:00:00") READ_8 PUSH,
    "iv-push 8 alone no-rescue .,.,.,0,0,0 +++.. 120+ 120+\n", "2026-02-01T00:00:00Z" },

  /* Recurrence. */
  { "recurrence/reading-up-to-24-hours",
    E1 "\n" READ_8 PUSH READ ("r2", DAY1 "11:10:00", 0) READ ("r3", DAY2 "09:00:00", 1),
    "iv-push 8 alone no-rescue .,.,.,0,.,1 +++-- 130+ 130+\n" },
  { "recurrence/reading-after-24-hours",
    E1 "\n" READ_8 PUSH READ ("r2", DAY1 "11:10:00", 0) READ ("r3", DAY2 "09:00:01", 1),
    "iv-push 8 alone no-rescue .,.,.,0,.,1 ++++- 130+ 130+\n" },
  { "recurrence/soon-after-two-hours",
    E1 "\n" READ_8 PUSH READ ("r2", DAY1 "10:55:00", 0) READ ("r3", DAY1 "11:06:00", 3),
    "iv-push 8 alone no-rescue .,.,.,0,.,. +++-- 115+ 115+\n" },
  { "recurrence/not-before-two-hours",
    E1 "\n" READ_8 PUSH READ ("r2", DAY1 "10:40:00", 2) READ ("r3", DAY1 "11:10:00", 0),
    "iv-push 8 alone no-rescue .,.,.,0,.,. ++++- 100+ 130+\n" },
  { "recurrence/next-episode-not-at-two-hours",
    E1 UNTIL (DAY1 "11:00:00") READ_8 PUSH EPISODE ("e2", DAY1 "11:00:00") "\n",
    "iv-push 8 alone no-rescue .,.,.,0,0,0 ++++- 120+ 120+\n" },
  { "recurrence/next-episode-after-two-hours",
    E1 UNTIL (DAY1 "11:00:00") READ_8 PUSH EPISODE ("e2", DAY1 "11:00:01") "\n",
    "iv-push 8 alone no-rescue .,.,.,0,0,0 +++-- 120+ 120+\n" },
  { "recurrence/next-episode-at-24-hours", E1 UNTIL (DAY1 "11:00:00") READ_8 PUSH EPISODE ("e2", DAY2 "09:00:00") "\n",
    "iv-push 8 alone no-rescue .,.,.,0,0,0 +++-- 120+ 120+\n" },
  { "recurrence/next-episode-after-24-hours",
    E1 UNTIL (DAY1 "11:00:00") READ_8 PUSH EPISODE ("e2", DAY2 "09:00:01") "\n",
    "iv-push 8 alone no-rescue .,.,.,0,0,0 ++++- 120+ 120+\n" },
  { "recurrence/not-by-another-symptom",
    E1 UNTIL (DAY1 "11:00:00") READ_8 PUSH "episode e2 2026-03-01T12:00:00Z symptom=cramp\n",
    "iv-push 8 alone no-rescue .,.,.,0,0,0 ++++- 120+ 120+\n" },

  /* Times. */
  { "time/event-after-24-hours", E1 "\n" READ_8 PUSH READ ("r2", DAY2 "10:00:00", 0),
    "iv-push 8 alone no-rescue .,.,.,.,.,0 ....- 1440o 1440o\n" },
  { "time/event-at-24-hours", E1 UNTIL (DAY2 "09:00:00") READ_8 PUSH,
    "iv-push 8 alone no-rescue .,.,.,.,.,0 ....- 1440+ 1440+\n" },
  { "time/rescue-after-the-event",
    E1 "\n" READ_8 PUSH READ ("r2", DAY1 "09:20:00", 3) MEDICINE ("m1", DAY1 "09:50:00") "\n",
    "iv-push 8 alone 50 3,3,3,3,3,3 ----+ 20+ 1440o\n" },
  { "time/mild-then-worse", E1 "\n" READ_8 PUSH READ ("r2", DAY1 "10:00:00", 3) READ ("r3", DAY1 "13:00:00", 9),
    "iv-push 8 alone no-rescue .,.,3,.,9,. ....- 60+ 240o\n" },
};

static void
add_severities (GString *text, const EpsomTreatment *treatment)
{
  for (guint h = 0; h < EPSOM_N_HORIZONS; h++)
    {
      if (h > 0)
        g_string_append_c (text, ',');
      if (treatment->severity[h] < 0)
        g_string_append_c (text, '.');
      else
        g_string_append_printf (text, "%d", treatment->severity[h]);
    }
}

static void
add_outcomes (GString *text, const EpsomTreatment *treatment)
{
  for (guint e = 0; e < EPSOM_N_ENDPOINTS; e++)
    g_string_append_c (text, ".-+"[treatment->outcome[e]]);
}

static void
add_time (GString *text, EpsomObservation observation)
{
  if (isnan (observation.time))
    g_string_append (text, " .");
  else
    g_string_append_printf (text, " %g%c", observation.time, observation.event ? '+' : 'o');
}

static void
add_treatment (GString *text, const EpsomTreatment *treatment)
{
  g_string_append_printf (text, "%s %d %s ", epsom_token_to_text (EPSOM_TOKENS_METHOD, treatment->method),
                          treatment->baseline, treatment->co_treated ? "co" : "alone");
  if (isnan (treatment->rescue))
    g_string_append (text, "no-rescue ");
  else
    g_string_append_printf (text, "%g ", treatment->rescue);
  add_severities (text, treatment);
  g_string_append_c (text, ' ');
  add_outcomes (text, treatment);
  add_time (text, treatment->relief);
  add_time (text, treatment->freedom);
  g_string_append_c (text, '\n');
}

/* What is counted of @method beside its evaluable treatments. */
static void
add_counts (GString *text, const EpsomResponse *response, const EpsomGroupResponse *method)
{
  const char *name = epsom_token_to_text (EPSOM_TOKENS_METHOD, method->group);
  guint n_co_treated = method->n_co_treated;

  for (guint i = 0; i < response->n_treatments; i++)
    n_co_treated -= response->treatments[i].group == method->group && response->treatments[i].co_treated;
  if (method->n_no_baseline > 0)
    g_string_append_printf (text, "%s %u no-baseline\n", name, method->n_no_baseline);
  if (method->n_no_symptom > 0)
    g_string_append_printf (text, "%s %u no-symptom\n", name, method->n_no_symptom);
  if (n_co_treated > 0)
    g_string_append_printf (text, "%s %u co-treated\n", name, n_co_treated);
  g_assert_cmpuint (method->n_treatments, ==, method->n_evaluable + method->n_no_baseline + method->n_no_symptom);
}

static char *
tell (const EpsomResponse *response)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < response->n_treatments; i++)
    add_treatment (text, &response->treatments[i]);
  for (guint i = 0; i < response->n_group_responses; i++)
    add_counts (text, response, &response->group_responses[i]);
  return g_string_free (text, FALSE);
}

/* Doses of one instant come in the order of their ids, which the text of a case does not show. */
static int
compare_lines (const void *a, const void *b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char *
sort_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  return g_strjoinv ("\n", lines);
}

static void
test_case (gconstpointer data)
{
  const Case *rule = data;
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (rule->rows);
  g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", rule->as_of != NULL ? rule->as_of : LATE);
  g_autofree char *told = tell (response);
  g_autofree char *actual = sort_lines (told);
  g_autofree char *expected = sort_lines (rule->treatments);
  g_assert_cmpstr (actual, ==, expected);
}

/* One dose treats a migraine and its brain fog; it counts once in each, and in no other symptom. */
static void
test_symptoms (void)
{
  static const struct {
    const char *symptom;
    const char *treatments;
  } symptoms[] = {
    { "migraine", "iv-push 8 alone no-rescue .,.,.,0,0,0 ++++- 120+ 120+\n" },
    { "brain-fog", "iv-push 6 alone no-rescue .,.,.,.,0,0 ....- 180+ 180+\n" },
    { "Tinnitus", "iv-push 4 alone no-rescue .,.,.,.,.,0 ....- 600+ 600+\n" },
    { "tinnitus", "" },
    { "cramp", "" },
  };
  g_autoptr (EpsomDiary) diary =
    analysis_diary_parse (E1 UNTIL (DAY1 "11:00:00") READ_8 PUSH
                          "episode e2 2026-03-01T08:00:00Z symptom=brain-fog end=2026-03-01T12:00:00Z\n"
                          "reading r2 2026-03-01T08:30:00Z episode=e2 severity=6\n"
                          "episode e3 2026-03-01T08:00:00Z symptom=Tinnitus end=2026-03-01T19:00:00Z\n"
                          "reading r3 2026-03-01T08:30:00Z episode=e3 severity=4\n");

  for (guint i = 0; i < G_N_ELEMENTS (symptoms); i++)
    {
      g_autoptr (EpsomResponse) response = analysis_respond (diary, symptoms[i].symptom, LATE);
      g_autofree char *told = tell (response);
      g_assert_cmpstr (told, ==, symptoms[i].treatments);
    }
}

/* The period chooses doses by their local date, both ends included; follow-up goes on beyond it. */
static void
test_period (void)
{
  static const struct {
    const char *from;
    const char *to;
    guint n;
  } periods[] = {
    { NULL, NULL, 3 },
    { "2026-03-01", NULL, 2 },
    { NULL, "2026-03-01", 2 },
    { "2026-03-01", "2026-03-01", 1 },
    { "2026-02-28", "2026-03-02", 3 },
    { "2026-03-03", NULL, 0 },
    { NULL, "2026-02-27", 0 },
    { "2026-03-02", "2026-02-28", 0 },
  };
  g_autoptr (EpsomDiary) diary =
    analysis_diary_parse ("episode e1 2026-02-28T12:00:00Z symptom=migraine end=2026-03-03T12:00:00Z\n"
                          "reading r1 2026-02-28T12:00:00Z episode=e1 severity=8\n"
                          "dose d1 2026-02-28T20:00:00-05:00 route=oral amount=1 unit=g\n" /* 01:00Z on 1 March */
                          "dose d2 2026-03-01T12:00:00Z route=oral amount=1 unit=g\n"
                          "dose d3 2026-03-02T00:30:00+02:00 route=oral amount=1 unit=g\n"); /* 22:30Z on 1 March */

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      EpsomQuery query = {
        .symptom = "migraine", .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE, .as_of = analysis_instant (LATE)
      };
      if (periods[i].from != NULL)
        g_assert_true (epsom_date_parse (periods[i].from, &query.from));
      if (periods[i].to != NULL)
        g_assert_true (epsom_date_parse (periods[i].to, &query.to));
      g_autoptr (EpsomResponse) response = epsom_response_new (diary, &query);
      g_assert_cmpuint (response->n_treatments, ==, periods[i].n);
      /* The rescue of all but the last dose is found, outside of the period too. */
      if (periods[i].n > 0 && response->treatments[0].dose->at.offset != 120)
        g_assert_false (isnan (response->treatments[0].rescue));
    }
}

/* Left out: counted as ever, but in no endpoint, change or time. */
static void
test_exclude_co_treated (void)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (E1 "\n" READ_8 PUSH IV ("d2", DAY1 "10:00:00") "\n" READ (
    "r2", DAY1 "11:00:00", 4) READ ("r3", DAY1 "12:00:00", 2));
  EpsomQuery query = {
    .symptom = "migraine", .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE, .as_of = analysis_instant (LATE)
  };

  for (int exclude = 0; exclude < 2; exclude++)
    {
      query.exclude_co_treated = exclude;
      g_autoptr (EpsomResponse) response = epsom_response_new (diary, &query);
      const EpsomGroupResponse *push = epsom_response_find_group (response, EPSOM_METHOD_IV_PUSH);
      g_assert_cmpuint (response->n_treatments, ==, 2 - exclude);
      g_assert_cmpuint (push->n_treatments, ==, 2);
      g_assert_cmpuint (push->n_evaluable, ==, 2);
      g_assert_cmpuint (push->n_co_treated, ==, 1);
      g_assert_cmpuint (push->endpoints[EPSOM_ENDPOINT_FREE_2H].n, ==, 2 - exclude);
      g_assert_cmpuint (push->change[3].n, ==, 2 - exclude);
      g_assert_cmpuint (push->time_to_relief.n, ==, 2 - exclude);
    }
}

static void
test_methods (void)
{
  g_autoptr (EpsomDiary) diary =
    analysis_diary_parse (E1 "\n" READ_8 "dose d1 2026-03-01T09:00:00Z route=iv amount=1 unit=g\n"
                             "dose d2 2026-03-01T09:01:00Z route=iv minutes=30 amount=1 unit=g\n"
                             "dose d3 2026-03-01T09:02:00Z route=iv minutes=29.5 amount=1 unit=g\n"
                             "dose d4 2026-03-01T09:03:00Z route=iv minutes=10.5 amount=1 unit=g\n"
                             "dose d5 2026-03-01T09:04:00Z route=iv minutes=10 amount=1 unit=g\n"
                             "dose d6 2026-03-01T09:05:00Z route=oral amount=1 unit=g\n");
  g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", LATE);
  static const guint n[EPSOM_N_METHODS] = { 1, 1, 2, 1, 1 };

  g_assert_cmpuint (response->n_group_responses, ==, EPSOM_N_METHODS);
  for (guint m = 0; m < EPSOM_N_METHODS; m++)
    {
      g_assert_cmpint (response->group_responses[m].group, ==, m);
      g_assert_cmpuint (response->group_responses[m].n_treatments, ==, n[m]);
    }
}

static void
test_empty (void)
{
  g_autoptr (EpsomDiary) diary = analysis_diary_parse ("");
  g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", LATE);

  g_assert_cmpuint (response->n_group_responses + response->n_treatments + response->n_comparisons, ==, 0);
  g_assert_cmpuint (response->n_months + response->n_wear_off + response->n_cycles + response->n_overuse, ==, 0);
  g_assert_null (epsom_response_find_group (response, EPSOM_METHOD_ORAL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/analysis/treatment/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/analysis/response/one-dose-several-symptoms", test_symptoms);
  g_test_add_func ("/analysis/response/period", test_period);
  g_test_add_func ("/analysis/response/exclude-co-treated", test_exclude_co_treated);
  g_test_add_func ("/analysis/response/methods-in-order", test_methods);
  g_test_add_func ("/analysis/response/empty-diary", test_empty);
  return g_test_run ();
}
