/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-bins.h"

#include <glib/gi18n-lib.h>

#include "epsom-chart-words.h"

/* The least width of a bin that can be seen, in units. */
#define LEAST_WIDTH 3.0

#define DAYS_OF_WEEK 7
/* 0001-01-01 is a Monday of the calendar; no date is before it. */
#define FIRST_MONDAY EPSOM_DATE_FIRST

/* How many days the shortest of each unit has. */
static const int shortest[] = {
  [EPSOM_BIN_DAY] = 1,
  [EPSOM_BIN_WEEK] = DAYS_OF_WEEK,
  [EPSOM_BIN_MONTH] = 28,
  [EPSOM_BIN_YEAR] = 365,
};

EpsomBinUnit
epsom_bins_choose (double day)
{
  EpsomBinUnit unit = EPSOM_BIN_DAY;

  while (unit < EPSOM_BIN_YEAR && day * shortest[unit] < LEAST_WIDTH)
    unit++;

  return unit;
}

/* The first date after the @unit that @date is in. */
static EpsomDate
get_next (EpsomBinUnit unit, EpsomDate date)
{
  EpsomDate next = date + 1;
  int year, month, day;

  switch (unit)
    {
    case EPSOM_BIN_WEEK:
      next = date + DAYS_OF_WEEK - (date - FIRST_MONDAY) % DAYS_OF_WEEK;
      break;
    case EPSOM_BIN_MONTH:
      next = epsom_date_first_of_month (date, 1);
      break;
    case EPSOM_BIN_YEAR:
      epsom_date_to_ymd (date, &year, &month, &day);
      next = epsom_date_from_ymd (year + 1, 1, 1);
      break;
    case EPSOM_BIN_DAY:
    default:
      break;
    }

  return next == EPSOM_DATE_NONE ? EPSOM_DATE_LAST + 1 : next;
}

void
epsom_bin_init (EpsomBin *bin, EpsomBinUnit unit, EpsomDate from, EpsomDate end)
{
  *bin = (EpsomBin){ unit, from, from, end };
  if (from < end)
    bin->to = MIN (get_next (unit, from), end);
}

gboolean
epsom_bin_is_valid (const EpsomBin *bin)
{
  return bin->from < bin->to;
}

void
epsom_bin_next (EpsomBin *bin)
{
  epsom_bin_init (bin, bin->unit, bin->to, bin->end);
}

char *
epsom_bin_describe (const EpsomBin *bin)
{
  g_autofree char *date = epsom_chart_words_date (bin->from);
  int year, month, day;

  switch (bin->unit)
    {
    case EPSOM_BIN_WEEK:
      /* Translators: a date, the first of a week. */
      return g_strdup_printf (_ ("Week from %s"), date);
    case EPSOM_BIN_MONTH:
      return epsom_chart_words_month (bin->from);
    case EPSOM_BIN_YEAR:
      epsom_date_to_ymd (bin->from, &year, &month, &day);
      return g_strdup_printf ("%d", year);
    case EPSOM_BIN_DAY:
    default:
      return g_steal_pointer (&date);
    }
}
