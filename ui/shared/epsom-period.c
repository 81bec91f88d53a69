/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-period.h"

#include <glib/gi18n-lib.h>

char **
epsom_period_get_labels (void)
{
  const char *const labels[] = {
    C_ ("period", "All time"),      C_ ("period", "Last 12 months"), C_ ("period", "Last 6 months"),
    C_ ("period", "Last 3 months"), C_ ("period", "Choose dates"),   NULL,
  };

  return g_strdupv ((char **) labels);
}

static const char *const tokens[EPSOM_N_PERIODS] = { "all", "12-months", "6-months", "3-months", "dates" };

const char *
epsom_period_get_token (EpsomPeriod period)
{
  g_return_val_if_fail (period < EPSOM_N_PERIODS, "");

  return tokens[period];
}

int
epsom_period_find (const char *token)
{
  for (int i = 0; i < EPSOM_N_PERIODS; i++)
    if (g_strcmp0 (token, tokens[i]) == 0)
      return i;

  return -1;
}

EpsomDate
epsom_period_get_start (EpsomPeriod period, EpsomDate today)
{
  static const int months[EPSOM_N_PERIODS] = { 0, 12, 6, 3, 0 };
  EpsomDate first, next;
  int year, month, day;

  if (months[period] == 0)
    return EPSOM_DATE_NONE;
  /* The day after the same day of the earlier month, or the first of the next where that month is shorter. */
  first = epsom_date_first_of_month (today, -months[period]);
  next = epsom_date_first_of_month (today, 1 - months[period]);
  epsom_date_to_ymd (today, &year, &month, &day);
  return MIN (first + day, next);
}
