/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-local-time.h"

#define SECONDS_OF_DAY (24 * 60 * 60)

static gboolean
is_from_elsewhere (const EpsomInstant *original, GTimeZone *zone)
{
  return original != NULL && epsom_instant_in_zone (original->utc, zone).offset != original->offset;
}

guint
epsom_local_time_resolve (EpsomDate date,
                          int seconds,
                          const EpsomInstant *original,
                          GTimeZone *zone,
                          EpsomInstant instants[2])
{
  EpsomInstant utc = epsom_instant_from_local (date, seconds, 0);
  int offsets[2];
  guint n = 0;

  if (is_from_elsewhere (original, zone))
    {
      instants[0] = epsom_instant_from_local (date, seconds, original->offset);
      return 1;
    }

  /* No zone changes twice within two days, so these are all the offsets that can be in force. */
  offsets[0] = epsom_instant_in_zone (utc.utc - SECONDS_OF_DAY, zone).offset;
  offsets[1] = epsom_instant_in_zone (utc.utc + SECONDS_OF_DAY, zone).offset;

  for (guint i = 0; i < (offsets[0] == offsets[1] ? 1 : 2); i++)
    {
      EpsomInstant instant = epsom_instant_from_local (date, seconds, offsets[i]);

      if (epsom_instant_in_zone (instant.utc, zone).offset == offsets[i])
        instants[n++] = instant;
    }

  return n;
}

int
epsom_local_time_get_seconds (EpsomInstant instant)
{
  EpsomInstant midnight = epsom_instant_from_local (epsom_instant_get_date (instant), 0, instant.offset);

  return (int) (instant.utc - midnight.utc);
}
