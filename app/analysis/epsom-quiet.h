/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-instant.h"

G_BEGIN_DECLS

/**
 * EpsomQuiet: the hours of the day in which nothing is asked.
 * @from, @to: minutes after local midnight, 0 to 1439; they may lie around midnight. Equal: no such hours
 * @zone: (nullable): of the local day; NULL: the system's
 */
typedef struct {
  int from;
  int to;
  GTimeZone *zone;
} EpsomQuiet;

/** epsom_quiet_wake: Returns: @utc where it is in no quiet hours, otherwise the second at which they end. */
gint64 epsom_quiet_wake (const EpsomQuiet *quiet, gint64 utc);

/** epsom_quiet_resolve: Returns: the second at which the wall clock of @date in @zone (nullable) shows @minutes after
 * midnight; where clocks jump over it, the one that it would have been. */
gint64 epsom_quiet_resolve (EpsomDate date, int minutes, GTimeZone *zone);

G_END_DECLS
