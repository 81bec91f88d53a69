/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-instant.h"

#include "epsom-digits.h"

#define DAY_SECONDS 86400

/* Seconds of the wall clock since 1970-01-01T00:00:00. */
static gint64
get_local_seconds (EpsomInstant instant)
{
  return instant.utc + (gint64) instant.offset * 60;
}

/* The whole days of @seconds, rounded down. */
static gint64
floor_days (gint64 seconds)
{
  gint64 days = seconds / DAY_SECONDS;

  return seconds % DAY_SECONDS < 0 ? days - 1 : days;
}

gboolean
epsom_instant_is_valid (EpsomInstant instant)
{
  const gint64 bound = (gint64) (EPSOM_DATE_LAST + 2) * DAY_SECONDS;

  if (instant.offset < -EPSOM_OFFSET_MAX || instant.offset > EPSOM_OFFSET_MAX || instant.utc < -bound ||
      instant.utc > bound)
    return FALSE;

  gint64 days = floor_days (get_local_seconds (instant));

  return days >= EPSOM_DATE_FIRST && days <= EPSOM_DATE_LAST;
}

/* Reads `+01:00` or `Z` to the end of @text. */
static gboolean
parse_offset (const char *text, int *offset)
{
  int hours, minutes;

  if (text[0] == 'Z' && text[1] == '\0')
    {
      *offset = 0;
      return TRUE;
    }
  if ((text[0] != '+' && text[0] != '-') || !epsom_digits_parse (text + 1, 2, &hours) || text[3] != ':' ||
      !epsom_digits_parse (text + 4, 2, &minutes) || text[6] != '\0')
    return FALSE;

  int total = hours * 60 + minutes;

  *offset = text[0] == '-' ? -total : total;
  return minutes < 60 && total <= EPSOM_OFFSET_MAX;
}

gboolean
epsom_instant_parse (const char *text, EpsomInstant *instant)
{
  EpsomDate date = epsom_digits_parse_date (text);
  int hours, minutes, seconds, offset;

  if (date == EPSOM_DATE_NONE || text[10] != 'T' || !epsom_digits_parse (text + 11, 2, &hours) || text[13] != ':' ||
      !epsom_digits_parse (text + 14, 2, &minutes) || text[16] != ':' || !epsom_digits_parse (text + 17, 2, &seconds) ||
      hours > 23 || minutes > 59 || seconds > 59 || !parse_offset (text + 19, &offset))
    return FALSE;
  *instant = epsom_instant_from_local (date, (hours * 60 + minutes) * 60 + seconds, offset);
  return TRUE;
}

char *
epsom_instant_to_string (EpsomInstant instant, char text[EPSOM_INSTANT_STRING_SIZE])
{
  gint64 local = get_local_seconds (instant);
  gint64 days = floor_days (local);
  int seconds = (int) (local - days * DAY_SECONDS);
  int offset = ABS (instant.offset);

  epsom_date_to_string ((EpsomDate) days, text);
  text[10] = 'T';
  epsom_digits_print (text + 11, 2, seconds / 3600);
  text[13] = ':';
  epsom_digits_print (text + 14, 2, seconds / 60 % 60);
  text[16] = ':';
  epsom_digits_print (text + 17, 2, seconds % 60);
  text[19] = instant.offset < 0 ? '-' : '+';
  epsom_digits_print (text + 20, 2, offset / 60);
  text[22] = ':';
  epsom_digits_print (text + 23, 2, offset % 60);
  text[25] = '\0';
  return text;
}

EpsomDate
epsom_instant_get_date (EpsomInstant instant)
{
  return (EpsomDate) floor_days (get_local_seconds (instant));
}

EpsomInstant
epsom_instant_from_local (EpsomDate date, int seconds, int offset)
{
  return (EpsomInstant){
    .utc = (gint64) date * DAY_SECONDS + seconds - (gint64) offset * 60,
    .offset = offset,
  };
}

EpsomInstant
epsom_instant_in_zone (gint64 utc, GTimeZone *zone)
{
  g_autoptr (GTimeZone) present = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_local ();
  int interval = g_time_zone_find_interval (present, G_TIME_TYPE_UNIVERSAL, utc);
  /* Before time zones were agreed on, places kept offsets of odd seconds; those are cut to minutes. */
  int offset = interval < 0 ? 0 : g_time_zone_get_offset (present, interval) / 60;

  return (EpsomInstant){ .utc = utc, .offset = CLAMP (offset, -EPSOM_OFFSET_MAX, EPSOM_OFFSET_MAX) };
}

EpsomInstant
epsom_instant_now (void)
{
  const char *frozen = g_getenv ("EPSOM_NOW");
  EpsomInstant now;

  if (frozen != NULL)
    {
      if (epsom_instant_parse (frozen, &now))
        return now;
      g_warning ("EPSOM_NOW is not an instant such as 2026-03-01T08:30:00+01:00: %s", frozen);
    }
  return epsom_instant_in_zone (g_get_real_time () / G_USEC_PER_SEC, NULL);
}

int
epsom_instant_compare (EpsomInstant a, EpsomInstant b)
{
  if (a.utc != b.utc)
    return a.utc < b.utc ? -1 : 1;
  return (a.offset > b.offset) - (a.offset < b.offset);
}

gboolean
epsom_instant_equal (EpsomInstant a, EpsomInstant b)
{
  return a.utc == b.utc && a.offset == b.offset;
}
