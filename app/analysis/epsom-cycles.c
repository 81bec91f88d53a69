/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-days.h"
#include "epsom-endpoints.h"

#include <math.h>

/* A mean of fewer ratings isn't given. */
#define MIN_RATINGS 4

/* Ranges of dates counted from the onset, which is 0 here and day 1 in the words of ICHD-3 A1.1.1 (no day 0). */
static const int window[] = { EPSOM_WINDOW_FIRST, EPSOM_WINDOW_LAST - 1 }; /* days -2, -1, 1, 2, 3 */
static const int before[] = { -7, -1 };                                    /* days -7 to -1 */
static const int after[] = { 3, 9 };                                       /* days 4 to 10 */

static guint
count_symptom_days (const EpsomDays *days, EpsomDate onset, const int range[2])
{
  guint count = 0;
  for (int k = range[0]; k <= range[1]; k++)
    {
      const EpsomCell *cell = epsom_days_get (days, onset + k);
      count += cell != NULL && cell->symptom;
    }
  return count;
}

static EpsomCycleMean
average_ratings (const EpsomDays *days, EpsomDate onset, const int range[2])
{
  EpsomCycleMean average = { 0, NAN };
  double sum = 0;

  for (int k = range[0]; k <= range[1]; k++)
    {
      const EpsomCell *cell = epsom_days_get (days, onset + k);
      if (cell != NULL && cell->rating >= 0)
        {
          sum += cell->rating;
          average.n++;
        }
    }
  if (average.n >= MIN_RATINGS)
    average.mean = sum / average.n;
  return average;
}

EpsomCycle *
epsom_cycles_new (const EpsomDays *days, guint *n)
{
  g_autoptr (GArray) cycles = g_array_new (FALSE, FALSE, sizeof (EpsomCycle));
  EpsomDate quiet_from = days->first;

  for (EpsomDate date = days->first; date <= days->to; date++)
    {
      if (!epsom_days_get (days, date)->bleeding)
        continue;
      if (date >= quiet_from && date >= days->from)
        {
          const EpsomCycle cycle = {
            .onset = date,
            .window = count_symptom_days (days, date, window),
            .before = average_ratings (days, date, before),
            .after = average_ratings (days, date, after),
          };
          g_array_append_val (cycles, cycle);
        }
      quiet_from = date + EPSOM_QUIET_DATES + 1;
    }
  *n = cycles->len;
  return (EpsomCycle *) (gpointer) g_array_steal (cycles, NULL);
}

/* @k: days after the onset. */
static void
cycle_day_init (EpsomCycleDay *day, const EpsomDays *days, const EpsomCycle *cycles, guint n_cycles, int k)
{
  guint x = 0, n = 0;
  double sum = 0;

  *day = (EpsomCycleDay){ .day = k < 0 ? k : k + 1, .rating_mean = NAN };
  for (guint i = 0; i < n_cycles; i++)
    {
      const EpsomCell *cell = epsom_days_get (days, cycles[i].onset + k);

      if (cell == NULL || !cell->recorded)
        continue;
      n++;
      x += cell->symptom;
      if (cell->rating >= 0)
        {
          day->n_ratings++;
          sum += cell->rating;
        }
    }
  epsom_rate_init (&day->symptom, x, n);
  if (day->n_ratings >= EPSOM_MIN_RATE)
    day->rating_mean = sum / day->n_ratings;
}

EpsomCycleDay *
epsom_cycle_days_new (const EpsomDays *days, const EpsomCycle *cycles, guint n_cycles)
{
  EpsomCycleDay *cycle_days;

  if (n_cycles == 0)
    return NULL;

  cycle_days = g_new (EpsomCycleDay, EPSOM_N_CYCLE_DAYS);
  for (int i = 0; i < EPSOM_N_CYCLE_DAYS; i++)
    cycle_day_init (&cycle_days[i], days, cycles, n_cycles, i - EPSOM_CYCLE_SIDE);

  return cycle_days;
}
