/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-source-time.h"

#include <string.h>

#define DAY_SECONDS 86400

/* Reads up to @max digits. Returns: how many there were. */
static int
read_digits (const char **text, int max, int *value)
{
  int n = 0;

  for (*value = 0; n < max && g_ascii_isdigit (**text); n++, (*text)++)
    *value = *value * 10 + (**text - '0');
  return n;
}

static void
skip_blanks (const char **text)
{
  while (TRUE)
    {
      if (g_ascii_isspace (**text))
        (*text)++;
      else if (g_str_has_prefix (*text, "\xc2\xa0")) /* no-break space */
        *text += 2;
      else if (g_str_has_prefix (*text, "\xe2\x80\xaf")) /* narrow no-break space: many locales, before am and pm */
        *text += 3;
      else
        return;
    }
}

static int
complete_year (int year, int n_digits)
{
  if (n_digits != 2)
    return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/* Three numbers with the same of `-`, `/`, `.` between them; a date in dots may have blanks after them. */
static gboolean
read_parts (const char **text, int parts[3], int lengths[3], char *separator)
{
  for (int i = 0; i < 3; i++)
    {
      if (i > 0)
        {
          if (**text == '\0' || strchr ("-/.", **text) == NULL || (i == 2 && **text != *separator))
            return FALSE;
          *separator = *(*text)++;
          if (*separator == '.')
            skip_blanks (text);
        }
      lengths[i] = read_digits (text, 4, &parts[i]);
      if (lengths[i] == 0 || lengths[i] == 3)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_compact (const char **text, EpsomDate *date)
{
  const char *digits = *text;
  int year, month, day;

  if (read_digits (&digits, 4, &year) < 4 || read_digits (&digits, 2, &month) < 2 ||
      read_digits (&digits, 2, &day) < 2 || g_ascii_isdigit (*digits))
    return FALSE;
  *date = epsom_date_from_ymd (year, month, day);
  *text = digits;
  return *date != EPSOM_DATE_NONE;
}

static EpsomDate
order_parts (const int parts[3], const int lengths[3], EpsomDateOrder order)
{
  if (lengths[0] == 4)
    return lengths[1] <= 2 && lengths[2] <= 2 ? epsom_date_from_ymd (parts[0], parts[1], parts[2]) : EPSOM_DATE_NONE;
  if (lengths[0] > 2 || lengths[1] > 2)
    return EPSOM_DATE_NONE;
  switch (order)
    {
    case EPSOM_DATE_ORDER_DMY:
      return epsom_date_from_ymd (complete_year (parts[2], lengths[2]), parts[1], parts[0]);
    case EPSOM_DATE_ORDER_MDY:
      return epsom_date_from_ymd (complete_year (parts[2], lengths[2]), parts[0], parts[1]);
    case EPSOM_DATE_ORDER_YMD:
      return lengths[2] <= 2 ? epsom_date_from_ymd (complete_year (parts[0], lengths[0]), parts[1], parts[2])
                             : EPSOM_DATE_NONE;
    case EPSOM_DATE_ORDER_UNKNOWN:
    default:
      return EPSOM_DATE_NONE;
    }
}

static gboolean
read_date (const char **text, EpsomDateOrder order, EpsomDate *date)
{
  const char *start = *text;
  int parts[3], lengths[3];
  char separator = '\0';
  EpsomDate found;

  if (read_compact (text, date))
    return TRUE;
  if (!read_parts (&start, parts, lengths, &separator))
    return FALSE;
  found = order_parts (parts, lengths, separator == '.' ? EPSOM_DATE_ORDER_DMY : order);
  if (found == EPSOM_DATE_NONE)
    return FALSE;
  *text = start;
  *date = found;
  return TRUE;
}

gboolean
epsom_stamp_parse_date (const char *text, EpsomDateOrder order, EpsomDate *date)
{
  EpsomDate found;

  g_return_val_if_fail (text != NULL, FALSE);

  skip_blanks (&text);
  if (!read_date (&text, order, &found))
    return FALSE;
  if (*text == '.') /* as Hungarian and Korean write it */
    text++;
  skip_blanks (&text);
  if (*text != '\0')
    return FALSE;
  *date = found;
  return TRUE;
}

/* `am`, `p.m.`, `p. m.` in either case. Returns: 0 where there is none, else the letter. */
static char
read_half_of_day (const char **text)
{
  const char *rest = *text;
  char half;

  skip_blanks (&rest);
  half = g_ascii_tolower (*rest);
  if (half != 'a' && half != 'p')
    return '\0';
  rest++;
  if (*rest == '.')
    rest++;
  skip_blanks (&rest);
  if (g_ascii_tolower (*rest) != 'm')
    return '\0';
  rest++;
  if (*rest == '.')
    rest++;
  *text = rest;
  return half;
}

static gboolean
read_clock (const char **text, int *seconds)
{
  const char *rest = *text;
  int hour, minute, second = 0;
  char separator, half;

  if (read_digits (&rest, 2, &hour) == 0 || (*rest != ':' && *rest != '.'))
    return FALSE;
  separator = *rest++;
  if (read_digits (&rest, 2, &minute) != 2)
    return FALSE;
  if (*rest == separator)
    {
      rest++;
      if (read_digits (&rest, 2, &second) != 2)
        return FALSE;
      if (*rest == '.' || *rest == ',')
        for (rest++; g_ascii_isdigit (*rest);)
          rest++;
    }
  half = read_half_of_day (&rest);
  if (half != '\0' && (hour < 1 || hour > 12))
    return FALSE;
  if (half != '\0')
    hour = hour % 12 + (half == 'p' ? 12 : 0);
  if (hour > 23 || minute > 59 || second > 59)
    return FALSE;
  *text = rest;
  *seconds = (hour * 60 + minute) * 60 + second;
  return TRUE;
}

gboolean
epsom_stamp_parse_clock (const char *text, int *seconds)
{
  int found;

  g_return_val_if_fail (text != NULL, FALSE);

  skip_blanks (&text);
  if (!read_clock (&text, &found))
    return FALSE;
  skip_blanks (&text);
  if (*text != '\0')
    return FALSE;
  *seconds = found;
  return TRUE;
}

/* `Z`, `UTC`, `+01:00`, `+0100` or `+01`. */
static gboolean
read_offset (const char **text, int *offset)
{
  const char *rest = *text;
  int hours, minutes = 0;
  int sign = *rest == '-' ? -1 : 1;

  if (*rest == 'Z' || *rest == 'z')
    {
      *text = rest + 1;
      *offset = 0;
      return TRUE;
    }
  if (g_str_has_prefix (rest, "UTC") || g_str_has_prefix (rest, "GMT"))
    {
      *text = rest + strlen ("UTC");
      *offset = 0;
      return TRUE;
    }
  if (*rest != '+' && *rest != '-')
    return FALSE;
  rest++;
  if (read_digits (&rest, 2, &hours) != 2)
    return FALSE;
  if (*rest == ':')
    rest++;
  if (*rest != '\0' && read_digits (&rest, 2, &minutes) != 2)
    return FALSE;
  if (minutes > 59 || hours * 60 + minutes > EPSOM_OFFSET_MAX)
    return FALSE;
  *text = rest;
  *offset = sign * (hours * 60 + minutes);
  return TRUE;
}

gboolean
epsom_stamp_parse (const char *text, EpsomDateOrder order, EpsomStamp *stamp)
{
  EpsomStamp found = { 0 };

  g_return_val_if_fail (text != NULL, FALSE);

  skip_blanks (&text);
  if (!read_date (&text, order, &found.date))
    return FALSE;
  if (*text == 'T')
    text++;
  else if (*text == ',' || *text == '.')
    text++;
  skip_blanks (&text);
  if (*text != '\0')
    {
      found.has_clock = read_clock (&text, &found.seconds);
      if (!found.has_clock)
        return FALSE;
    }
  skip_blanks (&text);
  if (*text != '\0')
    {
      found.has_offset = found.has_clock && read_offset (&text, &found.offset);
      if (!found.has_offset || *text != '\0')
        return FALSE;
    }
  *stamp = found;
  return TRUE;
}

gboolean
epsom_stamp_parse_duration (const char *text, gint64 *seconds)
{
  static const struct {
    char letter;
    int seconds;
  } units[] = { { 'd', DAY_SECONDS }, { 'h', 3600 }, { 'm', 60 }, { 's', 1 } };
  gint64 sum = 0;
  gsize next = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  skip_blanks (&text);
  if (*text == '\0')
    return FALSE;
  while (*text != '\0')
    {
      int value;

      if (read_digits (&text, 6, &value) == 0)
        return FALSE;
      skip_blanks (&text);
      while (next < G_N_ELEMENTS (units) && units[next].letter != g_ascii_tolower (*text))
        next++;
      if (next == G_N_ELEMENTS (units))
        return FALSE;
      sum += (gint64) value * units[next++].seconds;
      text++;
      skip_blanks (&text);
    }
  *seconds = sum;
  return TRUE;
}

EpsomDateOrder
epsom_stamp_guess_order (const GPtrArray *texts)
{
  gboolean may_be_dmy = TRUE, may_be_mdy = TRUE;
  gboolean is_clear = FALSE, is_told = FALSE;
  EpsomStamp stamp;

  for (guint i = 0; i < texts->len; i++)
    {
      gboolean is_dmy = epsom_stamp_parse (texts->pdata[i], EPSOM_DATE_ORDER_DMY, &stamp);
      gboolean is_mdy = epsom_stamp_parse (texts->pdata[i], EPSOM_DATE_ORDER_MDY, &stamp);

      if (epsom_stamp_parse (texts->pdata[i], EPSOM_DATE_ORDER_UNKNOWN, &stamp))
        is_clear = TRUE;
      else if (is_dmy || is_mdy)
        {
          is_told = TRUE;
          may_be_dmy = may_be_dmy && is_dmy;
          may_be_mdy = may_be_mdy && is_mdy;
        }
    }
  if (!is_told)
    return is_clear ? EPSOM_DATE_ORDER_YMD : EPSOM_DATE_ORDER_UNKNOWN;
  if (may_be_dmy == may_be_mdy)
    return EPSOM_DATE_ORDER_UNKNOWN;
  return may_be_dmy ? EPSOM_DATE_ORDER_DMY : EPSOM_DATE_ORDER_MDY;
}

static gboolean
is_in_force (EpsomInstant instant, GTimeZone *zone)
{
  return epsom_instant_in_zone (instant.utc, zone).offset == instant.offset;
}

EpsomInstant
epsom_stamp_to_instant (const EpsomStamp *stamp, GTimeZone *zone, EpsomLocalKind *kind)
{
  gint64 local = (gint64) stamp->date * DAY_SECONDS + stamp->seconds;
  EpsomInstant before, after;

  *kind = EPSOM_LOCAL_ONCE;
  if (stamp->has_offset)
    return epsom_instant_from_local (stamp->date, stamp->seconds, stamp->offset);

  /* The offsets in force a day before and a day after are the only ones that can hold. */
  before =
    epsom_instant_from_local (stamp->date, stamp->seconds, epsom_instant_in_zone (local - DAY_SECONDS, zone).offset);
  after =
    epsom_instant_from_local (stamp->date, stamp->seconds, epsom_instant_in_zone (local + DAY_SECONDS, zone).offset);
  if (before.offset == after.offset)
    return before;
  if (is_in_force (before, zone))
    {
      *kind = is_in_force (after, zone) ? EPSOM_LOCAL_TWICE : EPSOM_LOCAL_ONCE;
      return before;
    }
  if (is_in_force (after, zone))
    return after;
  *kind = EPSOM_LOCAL_SKIPPED;
  return epsom_instant_in_zone (before.utc, zone);
}
