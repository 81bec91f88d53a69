/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-quiet.h"

#define MINUTE 60

/* The second at which the wall clock of @date shows @minutes. Clocks may change in between, so the offset is that of
 * the answer itself; for a time that clocks jump over it is the one before the jump. */
static gint64
resolve (EpsomDate date, int minutes, int offset, GTimeZone *zone)
{
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

  return MAX (utc, resolve (wraps && minute >= quiet->from ? date + 1 : date, quiet->to, at.offset, quiet->zone));
}
