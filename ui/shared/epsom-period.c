/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-period.h"

#include <glib/gi18n-lib.h>

char **
epsom_period_get_labels (void)
{
  const char *const labels[] = {
    C_ ("period", "All time"),
    C_ ("period", "Last 12 months"),
    C_ ("period", "Last 6 months"),
    C_ ("period", "Last 3 months"),
    NULL,
  };

  return g_strdupv ((char **) labels);
}

EpsomDate
epsom_period_get_start (EpsomPeriod period, EpsomDate today)
{
  static const int months[EPSOM_N_PERIODS] = { 0, 12, 6, 3 };
  EpsomDate first, next;
  int year, month, day;

  if (period == EPSOM_PERIOD_ALL)
    return EPSOM_DATE_NONE;
  /* The day after the same day of the earlier month, or the first of the next where that month is shorter. */
  first = epsom_date_first_of_month (today, -months[period]);
  next = epsom_date_first_of_month (today, 1 - months[period]);
  epsom_date_to_ymd (today, &year, &month, &day);
  return MIN (first + day, next);
}
