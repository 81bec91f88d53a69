/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-patterns.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-dates.h"
#include "epsom-words.h"

/* Whether the last @EPSOM_PATTERN_CYCLES of @cycles follow each other. */
static gboolean
follow (const EpsomCycle *cycles, guint n)
{
  if (n < EPSOM_PATTERN_CYCLES)
    return FALSE;

  for (guint i = n - EPSOM_PATTERN_CYCLES + 1; i < n; i++)
    if (cycles[i].onset - cycles[i - 1].onset > EPSOM_CYCLE_DAY_MAX)
      return FALSE;

  return TRUE;
}

EpsomPatterns
epsom_patterns_find (const EpsomCycle *cycles, guint n)
{
  EpsomPatterns patterns = { .in_row = follow (cycles, n), .before = NAN, .after = NAN };
  double before = 0, after = 0;

  for (guint i = n - EPSOM_PATTERN_CYCLES; patterns.in_row && i < n; i++)
    patterns.in_window += cycles[i].window > 0;

  for (guint i = 0; i < n; i++)
    {
      if (isnan (cycles[i].before.mean) || isnan (cycles[i].after.mean))
        continue;
      patterns.rated++;
      patterns.higher += cycles[i].before.mean > cycles[i].after.mean;
      before += cycles[i].before.mean;
      after += cycles[i].after.mean;
    }
  if (patterns.rated > 0)
    {
      patterns.before = before / patterns.rated;
      patterns.after = after / patterns.rated;
    }

  return patterns;
}

static char *
describe_window (const EpsomPatterns *patterns, const char *symptom)
{
  if (!patterns->in_row)
    return NULL;
  if (g_strcmp0 (symptom, "migraine") != 0)
    /* Translators: cycles, of three. */
    return g_strdup_printf (_ ("In %u of the last 3 cycles a symptom day fell on days −2 to 3 around the onset."),
                            patterns->in_window);
  if (patterns->in_window >= EPSOM_PATTERN_MENSTRUAL)
    /* Translators: cycles, of three. */
    return g_strdup_printf (_ ("In %u of the last 3 cycles a migraine fell on days −2 to 3 around the onset: the "
                               "pattern that ICHD-3 A1.1 asks about, not a diagnosis."),
                            patterns->in_window);
  /* Translators: cycles, of three. */
  return g_strdup_printf (_ ("In %u of the last 3 cycles a migraine fell on days −2 to 3 around the onset; ICHD-3 A1.1 "
                             "asks about 2 of 3."),
                          patterns->in_window);
}

static char *
describe_ratings (const EpsomPatterns *patterns)
{
  g_autofree char *before = NULL, *after = NULL;

  if (patterns->rated < EPSOM_PATTERN_RATED)
    return NULL;

  before = epsom_words_number (patterns->before, 1);
  after = epsom_words_number (patterns->after, 1);

  /* Translators: cycles, of cycles; then two mean severities. */
  return g_strdup_printf (
    _ ("In %u of %u cycles with daily ratings the mean was higher on days −7 to −1 than on days 4 "
       "to 10 (%s and %s on average)."),
    patterns->higher, patterns->rated, before, after);
}

/* The cycles whose window is over; its last day is counted from the onset, which is day 1. */
static guint
count_over (const EpsomResponse *response)
{
  EpsomDate today = epsom_instant_get_date (response->query.as_of);
  guint n = response->n_cycles;

  while (n > 0 && response->cycles[n - 1].onset + EPSOM_WINDOW_LAST - 1 > today)
    n--;

  return n;
}

char *
epsom_patterns_describe (const EpsomResponse *response)
{
  EpsomPatterns patterns = epsom_patterns_find (response->cycles, count_over (response));
  g_autofree char *window = describe_window (&patterns, response->query.symptom);
  g_autofree char *ratings = describe_ratings (&patterns);

  if (window != NULL && ratings != NULL)
    return g_strdup_printf ("%s %s", window, ratings);

  return window != NULL ? g_steal_pointer (&window) : g_steal_pointer (&ratings);
}
