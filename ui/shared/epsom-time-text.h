/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-date.h"

G_BEGIN_DECLS

/**
 * epsom_time_text_parse_date:
 * @text: what a person typed
 * @today: what "today", a day's name and a date without a year count from
 *
 * Reads `2026-03-01`, numbers in the locale's order (`1.3.26`, `3/1`), a day with the name of a month (`Sun 1 March
 * 2026`, `Mar 1`), "today", "yesterday", and the name of a weekday, which is its latest one. A date without a year is
 * the latest one that is not after tomorrow.
 *
 * Returns: %FALSE, @date untouched, for anything else
 */
gboolean epsom_time_text_parse_date (const char *text, EpsomDate today, EpsomDate *date);

/**
 * epsom_time_text_parse_time:
 * @text: what a person typed
 * @seconds: (out): since midnight, 0 to 86399
 *
 * Reads `9`, `9:05`, `9.05`, `9h05`, `905`, `0905`, `9:05:30`, each on its own (24 h) or with the locale's or the
 * English word for before or after noon.
 *
 * Returns: %FALSE, @seconds untouched, for anything else
 */
gboolean epsom_time_text_parse_time (const char *text, int *seconds);

G_END_DECLS
