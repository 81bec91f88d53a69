/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-patterns.h"

#include <math.h>
#include <string.h>

/* What the cycles show of a menstrual and a premenstrual pattern, and from when on it is said. */

#define MAX_CYCLES 6

static const struct {
  const char *name;
  EpsomCycle cycles[MAX_CYCLES];
  guint n;
  const char *migraine, *pms;
} cases[] = {
  { "none", { { 0 } }, 0, NULL, NULL },
  { "two-cycles-are-too-few", { { 100, 2, { 0, NAN }, { 0, NAN } }, { 128, 1, { 3, NAN }, { 7, 1 } } }, 2, NULL, NULL },
  { "two-of-three",
    { { 100, 2, { 0, NAN }, { 0, NAN } }, { 128, 0, { 0, NAN }, { 0, NAN } }, { 156, 1, { 0, NAN }, { 0, NAN } } },
    3,
    "In 2 of the last 3 cycles a migraine fell on days −2 to 3 around the onset: the pattern that ICHD-3 A1.1 asks "
    "about, not a diagnosis.",
    "In 2 of the last 3 cycles a symptom day fell on days −2 to 3 around the onset." },
  { "one-of-three",
    { { 100, 0, { 0, NAN }, { 0, NAN } }, { 128, 0, { 0, NAN }, { 0, NAN } }, { 156, 5, { 0, NAN }, { 0, NAN } } },
    3,
    "In 1 of the last 3 cycles a migraine fell on days −2 to 3 around the onset; ICHD-3 A1.1 asks about 2 of 3.",
    "In 1 of the last 3 cycles a symptom day fell on days −2 to 3 around the onset." },
  { "only-the-last-three-count",
    { { 44, 3, { 0, NAN }, { 0, NAN } },
      { 72, 3, { 0, NAN }, { 0, NAN } },
      { 100, 0, { 0, NAN }, { 0, NAN } },
      { 128, 0, { 0, NAN }, { 0, NAN } },
      { 156, 0, { 0, NAN }, { 0, NAN } } },
    5,
    "In 0 of the last 3 cycles a migraine fell on days −2 to 3 around the onset; ICHD-3 A1.1 asks about 2 of 3.",
    "In 0 of the last 3 cycles a symptom day fell on days −2 to 3 around the onset." },
  { "sixty-days-apart-still-follow",
    { { 100, 1, { 0, NAN }, { 0, NAN } }, { 160, 1, { 0, NAN }, { 0, NAN } }, { 188, 1, { 0, NAN }, { 0, NAN } } },
    3,
    "In 3 of the last 3 cycles a migraine fell on days −2 to 3 around the onset: the pattern that ICHD-3 A1.1 asks "
    "about, not a diagnosis.",
    "In 3 of the last 3 cycles a symptom day fell on days −2 to 3 around the onset." },
  { "a-missing-onset-tells-nothing",
    { { 100, 1, { 0, NAN }, { 0, NAN } }, { 161, 1, { 0, NAN }, { 0, NAN } }, { 189, 1, { 0, NAN }, { 0, NAN } } },
    3,
    NULL,
    NULL },
  { "one-rated-cycle-is-too-few", { { 100, 0, { 7, 5 }, { 7, 1 } }, { 128, 0, { 7, 5 }, { 2, NAN } } }, 2, NULL, NULL },
  { "two-rated-cycles",
    { { 100, 0, { 7, 5 }, { 7, 1 } }, { 128, 0, { 4, 2 }, { 4, 2.5 } } },
    2,
    "In 1 of 2 cycles with daily ratings the mean was higher on days −7 to −1 than on days 4 to 10 (3.5 and 1.8 on "
    "average).",
    "In 1 of 2 cycles with daily ratings the mean was higher on days −7 to −1 than on days 4 to 10 (3.5 and 1.8 on "
    "average)." },
  { "both",
    { { 100, 1, { 7, 5 }, { 7, 1 } }, { 128, 1, { 4, 4 }, { 4, 2 } }, { 156, 0, { 4, 1 }, { 4, 1 } } },
    3,
    "In 2 of the last 3 cycles a migraine fell on days −2 to 3 around the onset: the pattern that ICHD-3 A1.1 asks "
    "about, not a diagnosis. In 2 of 3 cycles with daily ratings the mean was higher on days −7 to −1 than on days 4 "
    "to 10 (3.3 and 1.3 on average).",
    "In 2 of the last 3 cycles a symptom day fell on days −2 to 3 around the onset. In 2 of 3 cycles with daily "
    "ratings "
    "the mean was higher on days −7 to −1 than on days 4 to 10 (3.3 and 1.3 on average)." },
};

static void
test_words (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  EpsomCycle cycles[MAX_CYCLES];
  EpsomResponse response = { .n_cycles = cases[i].n, .cycles = cycles };
  g_autofree char *migraine = NULL, *pms = NULL;

  for (guint j = 0; j < MAX_CYCLES; j++)
    cycles[j] = cases[i].cycles[j];
  response.query.as_of = (EpsomInstant){ .utc = (gint64) 365 * 24 * 60 * 60 };
  response.query.symptom = (char *) "migraine";
  migraine = epsom_patterns_describe (&response);
  g_assert_cmpstr (migraine, ==, cases[i].migraine);
  response.query.symptom = (char *) "pms";
  pms = epsom_patterns_describe (&response);
  g_assert_cmpstr (pms, ==, cases[i].pms);
}

/* The latest onset counts from the date on which its day 3 is over. */
static void
test_cycle_not_over (void)
{
  EpsomCycle cycles[] = {
    { 20000, 1, { 0, NAN }, { 0, NAN } },
    { 20028, 1, { 0, NAN }, { 0, NAN } },
    { 20056, 0, { 0, NAN }, { 0, NAN } },
    { 20084, 0, { 0, NAN }, { 0, NAN } },
  };
  EpsomResponse response = { .n_cycles = G_N_ELEMENTS (cycles), .cycles = cycles };

  response.query.symptom = (char *) "pms";
  for (int k = 0; k <= 3; k++)
    {
      g_autofree char *words = NULL;

      response.query.as_of = (EpsomInstant){ .utc = (gint64) (20084 + k) * 24 * 60 * 60 + 60 };
      words = epsom_patterns_describe (&response);
      g_assert_nonnull (strstr (words, k < 2 ? "In 2 of the last 3" : "In 1 of the last 3"));
    }
}

static void
test_figures (void)
{
  static const EpsomCycle cycles[] = {
    { 100, 1, { 7, 5 }, { 7, 1 } },
    { 128, 0, { 4, 4 }, { 3, NAN } },
    { 156, 2, { 4, 1 }, { 4, 2 } },
  };
  EpsomPatterns patterns = epsom_patterns_find (cycles, G_N_ELEMENTS (cycles));

  g_assert_true (patterns.in_row);
  g_assert_cmpuint (patterns.in_window, ==, 2);
  g_assert_cmpuint (patterns.rated, ==, 2);
  g_assert_cmpuint (patterns.higher, ==, 1);
  g_assert_cmpfloat (patterns.before, ==, 3);
  g_assert_cmpfloat (patterns.after, ==, 1.5);

  patterns = epsom_patterns_find (NULL, 0);
  g_assert_false (patterns.in_row);
  g_assert_cmpuint (patterns.rated, ==, 0);
  g_assert_true (isnan (patterns.before) && isnan (patterns.after));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/patterns/figures", test_figures);
  g_test_add_func ("/patterns/a-cycle-that-is-not-over", test_cycle_not_over);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/patterns/words/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_words);
    }

  return g_test_run ();
}
