/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-instant.h"
#include "epsom-source.h"

G_BEGIN_DECLS

/* Dates and times as apps and spreadsheets write them. */

/** EpsomStamp: a date as a file has it, with what else it says. */
typedef struct {
  EpsomDate date;
  gboolean has_clock;
  int seconds; /* since local midnight; where has_clock */
  gboolean has_offset;
  int offset; /* minutes east of UTC; where has_offset */
} EpsomStamp;

/**
 * epsom_stamp_parse_date: reads `2026-03-01`, `2026/3/1`, `20260301`, `1.3.2026` (with dots the day is first), and in
 * @order `3/1/26`. Years of two digits are 1950 to 2049. Returns: %FALSE, @date untouched, otherwise.
 */
gboolean epsom_stamp_parse_date (const char *text, EpsomDateOrder order, EpsomDate *date);
/**
 * epsom_stamp_parse_clock: reads `8:30`, `08:30:15`, `08:30:15.250`, `8.30`, `8:30 pm`, `8:30 p. m.`; 24:00 is none.
 * @seconds: (out): since midnight
 */
gboolean epsom_stamp_parse_clock (const char *text, int *seconds);
/** epsom_stamp_parse: a date, then a blank, `T` or `, ` and a clock time, then `Z` or an offset; the last two may be
 * missing. */
gboolean epsom_stamp_parse (const char *text, EpsomDateOrder order, EpsomStamp *stamp);
/** epsom_stamp_parse_duration: reads `1d 02h 15m`, `45m`, `2 h`. @seconds: (out): 0 or more */
gboolean epsom_stamp_parse_duration (const char *text, gint64 *seconds);
/**
 * epsom_stamp_guess_order: the order in which all of @texts (element-type utf8) are dates, where there is but one. A
 * text that is empty or no date says nothing; where all are clear by themselves it is %EPSOM_DATE_ORDER_YMD.
 */
EpsomDateOrder epsom_stamp_guess_order (const GPtrArray *texts);

/** EpsomLocalKind: how often a local time is there on its date. */
typedef enum { EPSOM_LOCAL_ONCE, EPSOM_LOCAL_SKIPPED, EPSOM_LOCAL_TWICE } EpsomLocalKind;

/**
 * epsom_stamp_to_instant: the instant of @stamp, which has a clock time, by its own offset or in @zone.
 * @kind: (out): of a time that the clock skips, the instant is as long after midnight as it says; of one that is there
 *   twice, it is the first
 */
EpsomInstant epsom_stamp_to_instant (const EpsomStamp *stamp, GTimeZone *zone, EpsomLocalKind *kind);

G_END_DECLS
