/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EpsomDate: a local date of the proleptic Gregorian calendar, as days since 1970-01-01.
 * Valid from 0001-01-01 to 9999-12-31.
 */
typedef gint32 EpsomDate;

/** EPSOM_DATE_NONE: no date, such as an open end of a period. */
#define EPSOM_DATE_NONE G_MININT32
/** EPSOM_DATE_FIRST, EPSOM_DATE_LAST: 0001-01-01 and 9999-12-31. */
#define EPSOM_DATE_FIRST (-719162)
#define EPSOM_DATE_LAST 2932896

/** EPSOM_DATE_STRING_SIZE: bytes that epsom_date_to_string() writes, the final NUL included. */
#define EPSOM_DATE_STRING_SIZE 11

/** epsom_date_from_ymd: Returns: %EPSOM_DATE_NONE when there is no such date. */
EpsomDate epsom_date_from_ymd (int year, int month, int day);
/** epsom_date_to_ymd: @date is valid. */
void epsom_date_to_ymd (EpsomDate date, int *year, int *month, int *day);
/** epsom_date_is_valid: from %EPSOM_DATE_FIRST to %EPSOM_DATE_LAST; %EPSOM_DATE_NONE is not. */
gboolean epsom_date_is_valid (EpsomDate date);

/** epsom_date_is_within: whether @date lies in the period from @from to @to, both inclusive; %EPSOM_DATE_NONE: open. */
gboolean epsom_date_is_within (EpsomDate date, EpsomDate from, EpsomDate to);

/** epsom_date_parse: reads `2026-03-01`, nothing else. Returns: %FALSE, @date untouched, otherwise. */
gboolean epsom_date_parse (const char *text, EpsomDate *date);

/** epsom_date_to_string: writes ISO 8601 into @text. Returns: @text. */
char *epsom_date_to_string (EpsomDate date, char text[EPSOM_DATE_STRING_SIZE]);

/** epsom_date_first_of_month: the first day of the month @months after that of @date (may be negative).
 * Returns: %EPSOM_DATE_NONE outside the calendar. */
EpsomDate epsom_date_first_of_month (EpsomDate date, int months);

G_END_DECLS
