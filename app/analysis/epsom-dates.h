/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"
#include "epsom-method.h"

G_BEGIN_DECLS

/** EPSOM_CYCLE_DAY_MAX: the last day of a cycle that is counted: after a longer time without an onset one was likely
 * not recorded. (Convention.) */
#define EPSOM_CYCLE_DAY_MAX 60

/**
 * EpsomDateFacts: what the diary says of one local date, of all symptoms together or of those that were asked for.
 * @worst: the highest severity that was read or rated; -1: none was said
 * @symptom: (nullable): of which @worst was; of several the first by their order. Interned
 * @methods: a bit `1 << method` for each method of dose that was given
 * @cycle_day: days from the latest onset of bleeding on, which is day 1 (design/response.md, "Cycles"); 0: not known
 * @recorded: anything is recorded of it (design/response.md, "Days")
 * @active: an episode is active on it, whether or not a severity was read
 * @narrowed: only some symptoms were asked for
 */
typedef struct {
  int worst;
  const char *symptom;
  guint methods;
  int cycle_day;
  gboolean recorded;
  gboolean active;
  gboolean narrowed;
} EpsomDateFacts;

/**
 * epsom_dates_find: fills @facts (array length=n) of the dates from @from on. The cost is that of their records, and
 * of a look at each episode and day that was recorded before.
 * @symptoms: (nullable) (array zero-terminated=1): whose severity and episodes count; NULL: all
 */
void epsom_dates_find (EpsomDiary *diary,
                       const char *const *symptoms,
                       EpsomDate from,
                       guint n,
                       EpsomDateFacts *facts);

/** epsom_dates_get_cycle_day: the @cycle_day of @date alone. */
int epsom_dates_get_cycle_day (EpsomDiary *diary, EpsomDate date);

G_END_DECLS
