/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-dates.h"
#include "epsom-diary-item.h"

G_BEGIN_DECLS

/* The words of a row of the diary. All: (transfer full), unless said otherwise. */

/** epsom_diary_words_title: "Migraine", "severe" beside its number, "IV push, magnesium sulfate 1 g, 5 min". */
char *epsom_diary_words_title (const EpsomRecord *record);
/** epsom_diary_words_time: the time of day it began, where it was recorded; NULL of what holds for a whole day. */
char *epsom_diary_words_time (const EpsomRecord *record);
/** epsom_diary_words_details: what else is recorded, a line each, without the note; NULL where there is nothing. */
char *epsom_diary_words_details (EpsomDiaryItem *item);
/** epsom_diary_words_gap: "No reading at 2 h"; NULL of none. Returns: (transfer none) */
const char *epsom_diary_words_gap (EpsomGapKind gap);
/** epsom_diary_words_summary: of a day: "worst 8, severe; 2 doses"; NULL where there is nothing to say. */
char *epsom_diary_words_summary (const EpsomDiaryDay *day);
/** epsom_diary_words_accessible: all of a row in a sentence, for a screen reader. */
char *epsom_diary_words_accessible (EpsomDiaryItem *item);
/** epsom_diary_words_date: all of a day of a calendar: "Tuesday 3 March, Migraine 8, IV push". */
char *epsom_diary_words_date (EpsomDate date, const EpsomDateFacts *facts, gboolean is_today);

G_END_DECLS
