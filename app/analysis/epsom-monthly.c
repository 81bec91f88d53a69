/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-days.h"

#include <math.h>

/* A month with fewer recorded days says nothing of its days. */
#define MIN_RECORDED 20
#define DAYS_PER_CYCLE 28.0

static void
month_init (EpsomMonth *month, EpsomDate first, const EpsomDays *days)
{
  const EpsomDate last = MIN (days->to, epsom_days_last_of_month (first));

  *month = (EpsomMonth){ .month = first, .per_28 = NAN };
  for (EpsomDate date = MAX (days->from, first); date <= last; date++)
    {
      const EpsomCell *cell = epsom_days_get (days, date);
      month->recorded += cell->recorded;
      month->symptom_days += cell->symptom;
    }
  if (month->recorded >= MIN_RECORDED)
    month->per_28 = DAYS_PER_CYCLE * month->symptom_days / month->recorded;
}

EpsomMonth *
epsom_months_new (const EpsomDays *days, guint *n)
{
  g_autoptr (GArray) months = g_array_new (FALSE, FALSE, sizeof (EpsomMonth));
  const EpsomDate last = days->first + (EpsomDate) days->n - 1;
  EpsomDate date = days->first;

  while (date <= last && !epsom_days_get (days, date)->recorded)
    date++;
  while (date <= last)
    {
      EpsomMonth month;
      month_init (&month, epsom_date_first_of_month (date, 0), days);
      g_array_append_val (months, month);
      date = epsom_days_last_of_month (month.month) + 1;
    }
  *n = months->len;
  return (EpsomMonth *) (gpointer) g_array_steal (months, NULL);
}
