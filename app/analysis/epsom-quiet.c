/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-quiet.h"

#define MINUTE 60

gint64
epsom_quiet_resolve (EpsomDate date, int minutes, GTimeZone *zone)
{
  /* Clocks may change that day, so the offset is that of the answer itself. */
  int offset = epsom_instant_in_zone (epsom_instant_from_local (date, 0, 0).utc, zone).offset;
  EpsomInstant before = epsom_instant_from_local (date, minutes * MINUTE, offset);
  EpsomInstant after =
    epsom_instant_from_local (date, minutes * MINUTE, epsom_instant_in_zone (before.utc, zone).offset);

  return epsom_instant_in_zone (after.utc, zone).offset == after.offset ? after.utc : before.utc;
}

gint64
epsom_quiet_wake (const EpsomQuiet *quiet, gint64 utc)
{
  EpsomInstant at = epsom_instant_in_zone (utc, quiet->zone);
  EpsomDate date = epsom_instant_get_date (at);
  int minute = (int) ((utc - epsom_instant_from_local (date, 0, at.offset).utc) / MINUTE);
  gboolean wraps = quiet->from > quiet->to;

  if (quiet->from == quiet->to)
    return utc;
  if (wraps ? minute < quiet->from && minute >= quiet->to : minute < quiet->from || minute >= quiet->to)
    return utc;

  return MAX (utc, epsom_quiet_resolve (wraps && minute >= quiet->from ? date + 1 : date, quiet->to, quiet->zone));
}
