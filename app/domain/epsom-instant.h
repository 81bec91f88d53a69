/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-date.h"

G_BEGIN_DECLS

/**
 * EpsomInstant:
 * @utc: seconds since 1970-01-01T00:00:00Z
 * @offset: minutes east of UTC that were in force where it was recorded, -840 to 840
 *
 * A moment in time that remembers the wall clock it was read from.
 */
typedef struct {
  gint64 utc;
  gint32 offset;
} EpsomInstant;

/** EPSOM_OFFSET_MAX: minutes that an offset is from UTC at most, either way: 14 hours. */
#define EPSOM_OFFSET_MAX 840

/** EPSOM_INSTANT_STRING_SIZE: bytes that epsom_instant_to_string() writes, the final NUL included. */
#define EPSOM_INSTANT_STRING_SIZE 26

/** epsom_instant_is_valid: local year 1 to 9999, offset within 14 hours. */
gboolean epsom_instant_is_valid (EpsomInstant instant);

/**
 * epsom_instant_parse: reads `2026-03-01T08:30:00+01:00` or `…Z`; whole seconds, the offset required.
 * Returns: %FALSE, @instant untouched, otherwise.
 */
gboolean epsom_instant_parse (const char *text, EpsomInstant *instant);

/** epsom_instant_to_string: writes @instant, which is valid, as ISO 8601 with offset into @text, `+00:00` for UTC.
 * Returns: @text. */
char *epsom_instant_to_string (EpsomInstant instant, char text[EPSOM_INSTANT_STRING_SIZE]);

/** epsom_instant_get_date: the local date, that of utc + offset. */
EpsomDate epsom_instant_get_date (EpsomInstant instant);

/** epsom_instant_from_local: @seconds since local midnight of @date at @offset minutes east of UTC. */
EpsomInstant epsom_instant_from_local (EpsomDate date, int seconds, int offset);

/** epsom_instant_in_zone: @utc with the offset that @zone (nullable: the system's) has then. */
EpsomInstant epsom_instant_in_zone (gint64 utc, GTimeZone *zone);

/**
 * epsom_instant_now: the present moment with the system zone's offset. The environment variable
 * EPSOM_NOW (an instant as epsom_instant_parse() reads it) stands still for it in tests.
 */
EpsomInstant epsom_instant_now (void);

/** epsom_instant_compare: by UTC, then by offset. */
int epsom_instant_compare (EpsomInstant a, EpsomInstant b);
gboolean epsom_instant_equal (EpsomInstant a, EpsomInstant b);

G_END_DECLS
