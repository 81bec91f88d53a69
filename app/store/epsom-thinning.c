/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-thinning.h"

#include "epsom-date.h"

#define DAY_SECONDS 86400
#define EVENT_DAYS 31
#define MAX_EVENTS 10

/* The number of the period that a day, counted from 1970-01-01, lies in. */

static gint64
get_day (gint64 day)
{
  return day;
}

/* 1970-01-01 was a Thursday; weeks begin on Monday. */
static gint64
get_week (gint64 day)
{
  return (day + 3) / 7;
}

static gint64
get_month (gint64 day)
{
  return epsom_date_first_of_month ((EpsomDate) day, 0);
}

static const struct {
  gint64 (*get_period) (gint64 day);
  guint n;
} rules[] = {
  { get_day, 12 },
  { get_week, 10 },
  { get_month, 9 },
};

static void
keep_newest_of_each (EpsomThinningEntry *entries, guint n, gint64 (*get_period) (gint64 day), guint n_periods)
{
  gint64 last = G_MAXINT64;

  for (guint i = 0; i < n && n_periods > 0; i++)
    {
      gint64 period = get_period (entries[i].utc / DAY_SECONDS);

      if (period == last)
        continue;
      entries[i].keep = TRUE;
      last = period;
      n_periods--;
    }
}

static void
keep_events (EpsomThinningEntry *entries, guint n, gint64 now)
{
  guint n_kept = 0;

  for (guint i = 0; i < n && n_kept < MAX_EVENTS; i++)
    if (entries[i].is_event && entries[i].utc > now - EVENT_DAYS * DAY_SECONDS)
      {
        entries[i].keep = TRUE;
        n_kept++;
      }
}

void
epsom_thinning_mark (EpsomThinningEntry *entries, guint n, gint64 now)
{
  for (guint i = 0; i < n; i++)
    entries[i].keep = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    keep_newest_of_each (entries, n, rules[i].get_period, rules[i].n);
  keep_events (entries, n, now);
}
