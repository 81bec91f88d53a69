/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-days.h"
#include "epsom-endpoints.h"

/* The first day of each bin since the latest IV dose; the last one is open. */
static const int bin_starts[EPSOM_N_WEAR_OFF_BINS] = { 1, 8, 15, 22, 29, 43 };

/* Row 0 counts over all IV doses, row 1 + a group's number over those of that group. */
#define N_ROWS (EPSOM_N_GROUP_NUMBERS + 1)

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
        func (date, find_bin (cell - latest), latest->iv_group, data);
    }
}

static void
count_day (EpsomDate date, guint bin, int group, gpointer data)
{
  Counts *counts = data;
  Count *rows[] = { &counts->rows[0][bin], &counts->rows[1 + group][bin] };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      rows[i]->n++;
      rows[i]->x += epsom_days_get (counts->days, date)->symptom;
    }
}

/* Into the next of @wear_offs, which stays the next where it would hold nothing but zeros. */
static void
add_row (EpsomWearOff *wear_offs, guint *n, int group, const Count counts[EPSOM_N_WEAR_OFF_BINS])
{
  EpsomWearOff *wear_off = &wear_offs[*n];
  guint n_days = 0;

  wear_off->group = group;
  for (guint bin = 0; bin < EPSOM_N_WEAR_OFF_BINS; bin++)
    {
      epsom_rate_init (&wear_off->bins[bin], counts[bin].x, counts[bin].n);
      n_days += counts[bin].n;
    }
  *n += n_days > 0;
}

EpsomWearOff *
epsom_wear_offs_new (const EpsomDays *days, const EpsomGroups *groups, guint *n)
{
  Counts counts = { .days = days };
  EpsomWearOff *wear_offs = g_new (EpsomWearOff, groups->n + 1);

  epsom_wear_off_for_each (days, count_day, &counts);
  *n = 0;
  add_row (wear_offs, n, -1, counts.rows[0]);
  for (guint i = 0; i < groups->n; i++)
    add_row (wear_offs, n, groups->groups[i].number, counts.rows[1 + groups->groups[i].number]);
  return wear_offs;
}
