/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-days.h"
#include "epsom-endpoints.h"

/* The first day of each bin since the latest IV dose; the last one is open. */
static const int bin_starts[EPSOM_N_WEAR_OFF_BINS] = { 1, 8, 15, 22, 29, 43 };

typedef struct {
  guint x;
  guint n;
} Count;

/* Row 0 counts over all IV doses, row 1 + method over those of that method. */
#define N_ROWS (EPSOM_N_METHODS + 1)

void
epsom_wear_off_get_bin (guint bin, int *first, int *last)
{
  g_return_if_fail (bin < EPSOM_N_WEAR_OFF_BINS);

  *first = bin_starts[bin];
  *last = bin + 1 < EPSOM_N_WEAR_OFF_BINS ? bin_starts[bin + 1] - 1 : 0;
}

static guint
find_bin (int day)
{
  guint bin = EPSOM_N_WEAR_OFF_BINS - 1;
  while (bin_starts[bin] > day)
    bin--;
  return bin;
}

static void
count_days (const EpsomDays *days, Count counts[N_ROWS][EPSOM_N_WEAR_OFF_BINS])
{
  const EpsomCell *latest = NULL;

  for (EpsomDate date = days->first; date <= days->to; date++)
    {
      const EpsomCell *cell = epsom_days_get (days, date);
      if (cell->iv)
        latest = cell;
      else if (latest != NULL && cell->recorded && date >= days->from)
        {
          const guint bin = find_bin (cell - latest);
          Count *rows[] = { &counts[0][bin], &counts[1 + latest->iv_method][bin] };
          for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
            {
              rows[i]->n++;
              rows[i]->x += cell->symptom;
            }
        }
    }
}

EpsomWearOff *
epsom_wear_offs_new (const EpsomDays *days, guint *n)
{
  Count counts[N_ROWS][EPSOM_N_WEAR_OFF_BINS] = { 0 };
  EpsomWearOff *wear_offs = g_new (EpsomWearOff, N_ROWS);

  count_days (days, counts);
  *n = 0;
  for (int row = 0; row < N_ROWS; row++)
    {
      EpsomWearOff *wear_off = &wear_offs[*n];
      guint n_days = 0;

      wear_off->method = row - 1;
      for (guint bin = 0; bin < EPSOM_N_WEAR_OFF_BINS; bin++)
        {
          epsom_rate_init (&wear_off->bins[bin], counts[row][bin].x, counts[row][bin].n);
          n_days += counts[row][bin].n;
        }
      *n += n_days > 0;
    }
  return wear_offs;
}
