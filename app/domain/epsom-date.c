/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-date.h"

#include "epsom-digits.h"

/* The Julian day number that GDate gives 1970-01-01. */
#define EPOCH_JULIAN 719163

EpsomDate
epsom_date_from_ymd (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return EPSOM_DATE_NONE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (EpsomDate) g_date_get_julian (&date) - EPOCH_JULIAN;
}

void
epsom_date_to_ymd (EpsomDate date, int *year, int *month, int *day)
{
  GDate calendar;

  g_return_if_fail (epsom_date_is_valid (date));

  g_date_clear (&calendar, 1);
  g_date_set_julian (&calendar, (guint32) (date + EPOCH_JULIAN));
  *year = g_date_get_year (&calendar);
  *month = (int) g_date_get_month (&calendar);
  *day = g_date_get_day (&calendar);
}

gboolean
epsom_date_is_valid (EpsomDate date)
{
  return date >= EPSOM_DATE_FIRST && date <= EPSOM_DATE_LAST;
}

/* Reads the date that @text begins with. Stops at the first byte that is not as it should be, the final NUL included.
 */
EpsomDate
epsom_digits_parse_date (const char *text)
{
  int year, month, day;

  if (!epsom_digits_parse (text, 4, &year) || text[4] != '-' || !epsom_digits_parse (text + 5, 2, &month) ||
      text[7] != '-' || !epsom_digits_parse (text + 8, 2, &day))
    return EPSOM_DATE_NONE;
  return epsom_date_from_ymd (year, month, day);
}

gboolean
epsom_date_is_within (EpsomDate date, EpsomDate from, EpsomDate to)
{
  return (from == EPSOM_DATE_NONE || date >= from) && (to == EPSOM_DATE_NONE || date <= to);
}

gboolean
epsom_date_parse (const char *text, EpsomDate *date)
{
  EpsomDate parsed = epsom_digits_parse_date (text);

  if (parsed == EPSOM_DATE_NONE || text[10] != '\0')
    return FALSE;
  *date = parsed;
  return TRUE;
}

char *
epsom_date_to_string (EpsomDate date, char text[EPSOM_DATE_STRING_SIZE])
{
  int year = 1, month = 1, day = 1;

  epsom_date_to_ymd (date, &year, &month, &day);
  epsom_digits_print (text, 4, year);
  text[4] = '-';
  epsom_digits_print (text + 5, 2, month);
  text[7] = '-';
  epsom_digits_print (text + 8, 2, day);
  text[10] = '\0';
  return text;
}

EpsomDate
epsom_date_first_of_month (EpsomDate date, int months)
{
  int year = 1, month = 1, day = 1;

  epsom_date_to_ymd (date, &year, &month, &day);

  int count = year * 12 + (month - 1) + months;

  return epsom_date_from_ymd (count / 12, count % 12 + 1, 1);
}
