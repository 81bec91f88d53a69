/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"

G_BEGIN_DECLS

/** EPSOM_PATTERN_CYCLES, EPSOM_PATTERN_MENSTRUAL: ICHD-3 A1.1.1 and A1.1.2 ask for a migraine on days -2 to 3 in at
 * least two of three cycles in a row. */
#define EPSOM_PATTERN_CYCLES 3
#define EPSOM_PATTERN_MENSTRUAL 2
/** EPSOM_PATTERN_RATED: the least number of cycles with daily ratings that tells of a premenstrual pattern (DSM-5 asks
 * for two). When a rating was made is not known here. */
#define EPSOM_PATTERN_RATED 2

/**
 * EpsomPatterns: how a symptom lay with the cycle; counts, not a diagnosis.
 * @in_row: whether the latest three onsets follow each other, each within 60 days: none is likely to be missing
 * @in_window: of those three, the cycles with a symptom day on days -2 to 3; 0 where not @in_row
 * @rated: cycles with at least 4 daily ratings both on days -7 to -1 and on days 4 to 10
 * @higher: of those, the cycles whose mean was higher before the onset than after it
 * @before, @after: the means of those cycles' means, 0 to 10; NAN where none is rated
 */
typedef struct {
  gboolean in_row;
  guint in_window;
  guint rated;
  guint higher;
  double before, after;
} EpsomPatterns;

/** epsom_patterns_find: of @cycles (array length=n), by onset. */
EpsomPatterns epsom_patterns_find (const EpsomCycle *cycles, guint n);

/**
 * epsom_patterns_describe: what @response shows of both patterns, in a sentence each. The first names ICHD-3 for
 * migraine alone. A cycle counts once its day 3 is over.
 *
 * Returns: (transfer full) (nullable): NULL where too few cycles are recorded to say anything.
 */
char *epsom_patterns_describe (const EpsomResponse *response);

G_END_DECLS
