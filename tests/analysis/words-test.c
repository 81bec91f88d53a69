/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "analysis-diary.h"

/* How the response may be said: counts alone of fewer than 5, "few treatments" below 10, nothing that claims a cause.
 */

#define LATE "2026-03-31T12:00:00Z"

static void
test_rates (void)
{
  static const struct {
    guint x, n;
    const char *words;
  } rates[] = {
    { 0, 0, "no known outcome" },
    { 0, 1, "0 of 1" },
    { 2, 4, "2 of 4" },
    { 0, 5, "0 of 5 (0 %, 0 to 43 %, few treatments)" },
    { 2, 9, "2 of 9 (22 %, 6 to 55 %, few treatments)" },
    { 1, 10, "1 of 10 (10 %, 2 to 40 %)" },
    { 7, 11, "7 of 11 (64 %, 35 to 85 %)" },
    { 100, 100, "100 of 100 (100 %, 96 to 100 %)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      EpsomRate rate = { rates[i].x, rates[i].n };
      if (rate.n > 0)
        {
          rate.rate = (double) rate.x / rate.n;
          rate.interval = epsom_wilson (rate.x, rate.n);
        }
      g_autofree char *words = epsom_rate_describe (&rate);
      g_assert_cmpstr (words, ==, rates[i].words);
    }
}

/* Rows of @n episodes on the first days of March, each with one dose of @dose, the first @n_free of which are over at 2
 * hours. */
static void
add_treatments (GString *rows, const char *dose, int hour, int n, int n_free)
{
  for (int i = 0; i < n; i++)
    g_string_append_printf (
      rows,
      "episode e%1$d-%2$d 2026-03-%1$02dT%2$02d:00:00Z symptom=migraine end=2026-03-%1$02dT%3$02d:"
      "00:00Z\n"
      "reading r%1$d-%2$d 2026-03-%1$02dT%2$02d:00:00Z episode=e%1$d-%2$d severity=8\n"
      "reading s%1$d-%2$d 2026-03-%1$02dT%4$02d:10:00Z episode=e%1$d-%2$d severity=5\n"
      "dose d%1$d-%2$d 2026-03-%1$02dT%2$02d:10:00Z amount=1 unit=g %5$s\n",
      i + 1, hour, i < n_free ? hour + 2 : hour + 5, hour + 2, dose);
}

static void
test_answer (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  add_treatments (rows, "route=iv minutes=5", 0, 11, 7);
  add_treatments (rows, "route=iv minutes=45", 6, 9, 2);
  add_treatments (rows, "route=oral", 12, 4, 1);
  add_treatments (rows, "route=iv minutes=20", 18, 1, 1);

  g_autoptr (EpsomDiary) diary = analysis_diary_parse (rows->str);
  g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", LATE);
  g_autofree char *answer = epsom_response_describe (response);
  g_assert_cmpstr (
    answer, ==,
    "Migraine, gone at 2 hours: after an IV push 7 of 11 (64 %, 35 to 85 %); after an IV dose over 10 to "
    "30 min 1 of 1; after an IV drip 2 of 9 (22 %, 6 to 55 %, few treatments); after oral magnesium 1 of "
    "4.");
}

static void
test_what_to_record (void)
{
  static const struct {
    const char *rows;
    const char *symptom;
    const char *begin;
  } cases[] = {
    { "", "migraine", "Migraine: no episode is recorded yet. Begin one" },
    { "episode e1 2026-03-01T08:00:00Z symptom=cramp\n", "migraine",
      "Migraine: no episode is recorded yet. Begin one" },
    { "", "Tinnitus", "Tinnitus: no episode is recorded yet. Begin one" },
    { "episode e1 2026-03-01T08:00:00Z symptom=migraine\n", "migraine",
      "Migraine: no magnesium is recorded during an episode yet." },
    { "episode e1 2026-03-01T08:00:00Z symptom=migraine\ndose d1 2026-03-01T09:00:00Z route=oral amount=1 unit=g\n",
      "migraine", "Migraine: no severity above 0 is known before a dose yet." },
    { "episode e1 2026-03-01T08:00:00Z symptom=migraine\ndose d1 2026-03-01T09:00:00Z route=oral amount=1 unit=g\n"
      "reading r1 2026-03-01T08:00:00Z episode=e1 severity=5\n",
      "migraine", "Migraine: no severity is known at 2 hours after a dose yet." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EpsomDiary) diary = analysis_diary_parse (cases[i].rows);
      g_autoptr (EpsomResponse) response = analysis_respond (diary, cases[i].symptom, LATE);
      g_autofree char *words = epsom_response_describe (response);
      g_assert_true (g_str_has_prefix (words, cases[i].begin));
    }
}

/* Nothing is said of one or two months at the threshold, nor of months long past. */
static void
test_overuse (void)
{
  static const struct {
    const char *as_of;
    const char *words;
  } cases[] = {
    { "2026-02-28T12:00:00Z", NULL },
    { "2026-03-09T12:00:00Z", NULL },
    { "2026-03-31T12:00:00Z", "Triptan: taken on 10 days of the latest month, for the third month in a row or longer "
                              "at the level that ICHD-3 8.2 "
                              "asks about (10 days or more)." },
    { "2026-04-02T12:00:00Z", "Triptan: taken on 10 days of the latest month, for the third month in a row or longer "
                              "at the level that ICHD-3 8.2 "
                              "asks about (10 days or more)." },
    { "2026-05-01T12:00:00Z", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) rows = g_string_new (NULL);
      for (int month = 1; month <= 3; month++)
        for (int day = 1; day <= 10; day++)
          g_string_append_printf (rows, "medicine m%1$d-%2$d 2026-%1$02d-%2$02dT12:00:00Z medicine=x class=triptan\n",
                                  month, day);
      g_autoptr (EpsomDiary) diary = analysis_diary_parse (rows->str);
      g_autoptr (EpsomResponse) response = analysis_respond (diary, "migraine", cases[i].as_of);
      g_autofree char *words = epsom_response_describe_overuse (response);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_labels_and_notes (void)
{
  static const char *const claims[] = { "works", "caused", "thanks to", "cure", "should take" };
  const char *const *notes = epsom_response_get_notes ();

  g_assert_cmpuint (g_strv_length ((char **) notes), ==, 4);
  for (guint i = 0; notes[i] != NULL; i++)
    for (guint c = 0; c < G_N_ELEMENTS (claims); c++)
      g_assert_null (strstr (notes[i], claims[c]));
  for (guint e = 0; e < EPSOM_N_ENDPOINTS; e++)
    for (guint other = 0; other < e; other++)
      {
        g_assert_cmpstr (epsom_endpoint_get_label (e), !=, epsom_endpoint_get_label (other));
        g_assert_cmpstr (epsom_endpoint_get_key (e), !=, epsom_endpoint_get_key (other));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/words/rates", test_rates);
  g_test_add_func ("/analysis/words/answer", test_answer);
  g_test_add_func ("/analysis/words/what-to-record", test_what_to_record);
  g_test_add_func ("/analysis/words/overuse", test_overuse);
  g_test_add_func ("/analysis/words/labels-and-notes", test_labels_and_notes);
  return g_test_run ();
}
