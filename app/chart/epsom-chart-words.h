/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"

G_BEGIN_DECLS

/* Words of charts. Translated; (transfer full) where the result is not const. */

/** epsom_chart_words_method: "IV push", "All IV doses": of an #EpsomMethod or %EPSOM_ALL_IV. */
const char *epsom_chart_words_method (int method);
/** epsom_chart_words_method_short: "Push", "Drip", "All IV": for where the name has no room. */
const char *epsom_chart_words_method_short (int method);
/** epsom_chart_words_group: the same of any group of @response: @group is its number, or %EPSOM_ALL_IV. */
const char *epsom_chart_words_group (const EpsomResponse *response, int group);
/** epsom_chart_words_group_short: for where the name has no room. */
const char *epsom_chart_words_group_short (const EpsomResponse *response, int group);
/** epsom_chart_words_percent: @share from 0 to 1: "64 %". */
char *epsom_chart_words_percent (double share);
/** epsom_chart_words_change: with its sign: "−3", "+0.5", "0". */
char *epsom_chart_words_change (double change);
/** epsom_chart_words_p: of a test: "p = 0.012", "p < 0.001" below that. */
char *epsom_chart_words_p (double p);
/** epsom_chart_words_time: minutes after a dose: "30 min", "2 h", "24 h". */
char *epsom_chart_words_time (double minutes);
/** epsom_chart_words_count: "11 treatments". */
char *epsom_chart_words_count (guint n);
/** epsom_chart_words_infusions: "3 infusions". */
char *epsom_chart_words_infusions (guint n);
/** epsom_chart_words_count_few: "7 treatments, few" where there is a rate, but below %EPSOM_MIN_FIRM. */
char *epsom_chart_words_count_few (guint n);
/** epsom_chart_words_of: "7 of 11". */
char *epsom_chart_words_of (guint x, guint n);
/** epsom_chart_words_interval: shares from 0 to 1: "35 to 85 %"; "not known" where a limit is NAN. */
char *epsom_chart_words_interval (const EpsomInterval *interval);
/** epsom_chart_words_rate: how a rate is spoken: "7 of 11, 64 %, 95 % interval 35 to 85 %"; "2 of 4" below
 * %EPSOM_MIN_RATE. */
char *epsom_chart_words_rate (const EpsomRate *rate);
/** epsom_chart_words_rate_of_days: the same where days are counted rather than treatments. */
char *epsom_chart_words_rate_of_days (const EpsomRate *rate);
/** epsom_chart_words_rate_brief: inside a sentence: "7 of 11 (64 %, 35 to 85 %)"; "2 of 4" below %EPSOM_MIN_RATE. */
char *epsom_chart_words_rate_brief (const EpsomRate *rate);
/** epsom_chart_words_symptom: "Migraine", or the user's own name, whatever the direction of what stands around it. */
char *epsom_chart_words_symptom (const char *symptom);
/** epsom_chart_words_record: what was taken or measured, "Ibuprofen 400 mg", likewise. */
char *epsom_chart_words_record (const EpsomRecord *record);
/** epsom_chart_words_date: "3 March 2026". */
char *epsom_chart_words_date (EpsomDate date);
/** epsom_chart_words_instant: on its own clock, of 24 or 12 hours: "3 March 2026, 08:00". */
char *epsom_chart_words_instant (EpsomInstant instant);
/** epsom_chart_words_month: of its first day: "March 2026". */
char *epsom_chart_words_month (EpsomDate month);
/** epsom_chart_words_month_short: @month from 1 to 12: "Mar". */
char *epsom_chart_words_month_short (int month);
/** epsom_chart_words_append: adds @part to a list of parts that have commas themselves. */
void epsom_chart_words_append (GString *list, const char *part);

G_END_DECLS
