/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-instant.h"

G_BEGIN_DECLS

/**
 * epsom_local_time_resolve:
 * @date: a local date
 * @seconds: since local midnight, 0 to 86399
 * @original: (nullable): the instant of the record that is edited
 * @zone: (nullable): the zone of here; NULL: the system's
 * @instants: (out): what is meant, the earlier first
 *
 * The instants at which the wall clock shows @date and @seconds. A record from elsewhere, whose offset is not the one
 * that @zone has at @original, keeps its offset. Otherwise the rules of @zone say: 0 where clocks went forward over
 * the time, 2 where they went back and showed it twice.
 *
 * Returns: how many there are, 0 to 2
 */
guint epsom_local_time_resolve (EpsomDate date,
                                int seconds,
                                const EpsomInstant *original,
                                GTimeZone *zone,
                                EpsomInstant instants[2]);

/** epsom_local_time_get_seconds: the seconds since local midnight at @instant, where it was recorded. */
int epsom_local_time_get_seconds (EpsomInstant instant);

G_END_DECLS
