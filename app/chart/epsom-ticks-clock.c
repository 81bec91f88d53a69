/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "epsom-date.h"
#include "epsom-ticks.h"

#define DAY 86400.0
#define DAYS_OF_WEEK 7
#define MONTHS_OF_YEAR 12
/* 1970-01-05, a Monday: weeks begin with it (ISO 8601). */
#define A_MONDAY 4

typedef struct {
  EpsomTickUnit unit;
  int step; /* seconds, days, months, years */
} Step;

static const Step steps[] = {
  { EPSOM_TICK_MINUTE, 60 },    { EPSOM_TICK_MINUTE, 300 },      { EPSOM_TICK_MINUTE, 600 },
  { EPSOM_TICK_MINUTE, 900 },   { EPSOM_TICK_MINUTE, 1800 },     { EPSOM_TICK_MINUTE, 3600 },
  { EPSOM_TICK_MINUTE, 7200 },  { EPSOM_TICK_MINUTE, 3 * 3600 }, { EPSOM_TICK_MINUTE, 6 * 3600 },
  { EPSOM_TICK_MINUTE, 43200 }, { EPSOM_TICK_DAY, 1 },           { EPSOM_TICK_DAY, DAYS_OF_WEEK },
  { EPSOM_TICK_MONTH, 1 },      { EPSOM_TICK_MONTH, 3 },         { EPSOM_TICK_MONTH, 6 },
  { EPSOM_TICK_YEAR, 1 },       { EPSOM_TICK_YEAR, 2 },          { EPSOM_TICK_YEAR, 5 },
  { EPSOM_TICK_YEAR, 10 },      { EPSOM_TICK_YEAR, 20 },         { EPSOM_TICK_YEAR, 50 },
  { EPSOM_TICK_YEAR, 100 },     { EPSOM_TICK_YEAR, 200 },        { EPSOM_TICK_YEAR, 500 },
  { EPSOM_TICK_YEAR, 1000 },    { EPSOM_TICK_YEAR, 10000 },
};

static EpsomDate
get_date (double time)
{
  return (EpsomDate) CLAMP (floor (time / DAY), EPSOM_DATE_FIRST, EPSOM_DATE_LAST);
}

static double
get_time (EpsomDate date)
{
  return date == EPSOM_DATE_NONE ? INFINITY : date * DAY;
}

/* The first multiple of @step at or after @from. */
static double
get_first (const Step *step, double from)
{
  int year, month, day;

  epsom_date_to_ymd (get_date (from), &year, &month, &day);
  switch (step->unit)
    {
    case EPSOM_TICK_MINUTE:
      return ceil (from / step->step) * step->step;
    case EPSOM_TICK_DAY:
      return (ceil ((from / DAY - A_MONDAY) / step->step) * step->step + A_MONDAY) * DAY;
    case EPSOM_TICK_MONTH:
      month = (month - 1) / step->step * step->step + 1;
      break;
    case EPSOM_TICK_YEAR:
    default:
      year = year / step->step * step->step;
      month = 1;
      break;
    }

  double first = year > 0 ? get_time (epsom_date_from_ymd (year, month, 1)) : -INFINITY;

  if (first >= from)
    return first;
  if (step->unit == EPSOM_TICK_MONTH)
    return get_time (epsom_date_first_of_month (epsom_date_from_ymd (year, month, 1), step->step));

  return get_time (epsom_date_from_ymd (year + step->step, 1, 1));
}

static double
get_next (const Step *step, double time)
{
  int year, month, day;

  switch (step->unit)
    {
    case EPSOM_TICK_MINUTE:
      return time + step->step;
    case EPSOM_TICK_DAY:
      return time + step->step * DAY;
    case EPSOM_TICK_MONTH:
      return get_time (epsom_date_first_of_month (get_date (time), step->step));
    case EPSOM_TICK_YEAR:
    default:
      epsom_date_to_ymd (get_date (time), &year, &month, &day);
      return get_time (epsom_date_from_ymd (year + step->step, 1, 1));
    }
}

/* Returns: %FALSE where there are more than @max. */
static gboolean
fill (EpsomTicks *ticks, const Step *step, double from, double to, guint max)
{
  ticks->n = 0;
  for (double time = get_first (step, from); time <= to; time = get_next (step, time))
    {
      if (ticks->n == max)
        return FALSE;
      ticks->values[ticks->n++] = time + 0.0; /* + 0.0: never -0 */
    }

  return TRUE;
}

EpsomTickUnit
epsom_ticks_clock (EpsomTicks *ticks, double from, double to, guint max)
{
  gsize i = 0;

  *ticks = (EpsomTicks){ 0 };
  max = MIN (max, EPSOM_MAX_TICKS);
  if (!isfinite (from) || !isfinite (to) || from > to || max == 0)
    return EPSOM_TICK_YEAR;

  from = MAX (from, EPSOM_DATE_FIRST * DAY);
  to = MIN (to, (EPSOM_DATE_LAST + 1) * DAY);
  while (i + 1 < G_N_ELEMENTS (steps) && !fill (ticks, &steps[i], from, to, max))
    i++;

  return steps[i].unit;
}
