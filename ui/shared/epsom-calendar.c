/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-calendar.h"

#define NOON 12

EpsomDate
epsom_calendar_get_date (GtkCalendar *calendar)
{
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (GTK_IS_CALENDAR (calendar), EPSOM_DATE_NONE);

  time = gtk_calendar_get_date (calendar);

  return epsom_date_from_ymd (g_date_time_get_year (time), g_date_time_get_month (time),
                              g_date_time_get_day_of_month (time));
}

void
epsom_calendar_set_date (GtkCalendar *calendar, EpsomDate date)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, day;

  g_return_if_fail (GTK_IS_CALENDAR (calendar));
  g_return_if_fail (date != EPSOM_DATE_NONE);

  epsom_date_to_ymd (date, &year, &month, &day);
  /* In UTC, where every day has a noon. */
  time = g_date_time_new_utc (year, month, day, NOON, 0, 0);
  gtk_calendar_select_day (calendar, time);
}
