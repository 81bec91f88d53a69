/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-days.h"
#include "epsom-endpoints.h"

/* The first day of each bin since the latest IV dose; the last one is open. */
static const int bin_starts[EPSOM_N_WEAR_OFF_BINS] = { 1, 8, 15, 22, 29, 43 };

/* Row 0 counts over all IV doses, row 1 + method over those of that method. */
#define N_ROWS (EPSOM_N_METHODS + 1)

typedef struct {
  guint x;
  guint n;
} Count;

typedef struct {
  const EpsomDays *days;
  Count rows[N_ROWS][EPSOM_N_WEAR_OFF_BINS];
} Counts;

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

void
epsom_wear_off_for_each (const EpsomDays *days, EpsomWearOffFunc func, gpointer data)
{
  const EpsomCell *latest = NULL;

  for (EpsomDate date = days->first; date <= days->to; date++)
    {
      const EpsomCell *cell = epsom_days_get (days, date);
      if (cell->iv)
        latest = cell;
      else if (latest != NULL && cell->recorded && date >= days->from)
        func (date, find_bin (cell - latest), latest->iv_method, data);
    }
}

static void
count_day (EpsomDate date, guint bin, EpsomMethod method, gpointer data)
{
  Counts *counts = data;
  Count *rows[] = { &counts->rows[0][bin], &counts->rows[1 + method][bin] };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      rows[i]->n++;
      rows[i]->x += epsom_days_get (counts->days, date)->symptom;
    }
}

EpsomWearOff *
epsom_wear_offs_new (const EpsomDays *days, guint *n)
{
  Counts counts = { .days = days };
  EpsomWearOff *wear_offs = g_new (EpsomWearOff, N_ROWS);

  epsom_wear_off_for_each (days, count_day, &counts);
  *n = 0;
  for (int row = 0; row < N_ROWS; row++)
    {
      EpsomWearOff *wear_off = &wear_offs[*n];
      guint n_days = 0;

      wear_off->method = row - 1;
      for (guint bin = 0; bin < EPSOM_N_WEAR_OFF_BINS; bin++)
        {
          epsom_rate_init (&wear_off->bins[bin], counts.rows[row][bin].x, counts.rows[row][bin].n);
          n_days += counts.rows[row][bin].n;
        }
      *n += n_days > 0;
    }
  return wear_offs;
}
