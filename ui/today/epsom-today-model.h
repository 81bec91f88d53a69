/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"

G_BEGIN_DECLS

/* What Today shows of a diary, as pure functions. Records in a list are those of the diary: not owned. */

/** epsom_today_find_ongoing: Returns: (transfer container) (element-type EpsomRecord): the episodes without an end, the
 * latest first. */
GPtrArray *epsom_today_find_ongoing (EpsomDiary *diary);

/** epsom_today_is_forgotten: whether an ongoing episode of which nothing was said since @last_sign (UTC seconds) is to
 * be asked about at @now: after a day without a word its end may have been forgotten. It is never ended by itself. */
gboolean epsom_today_is_forgotten (gint64 last_sign, EpsomInstant now);

/**
 * epsom_today_find_cards: the ongoing episodes to be shown at @now: those that are fresh, @max at most, then the latest
 * of those whose end was forgotten.
 * @n_more: (out): how many ongoing ones are not shown
 *
 * Returns: (transfer container) (element-type EpsomRecord): the latest first
 */
GPtrArray *epsom_today_find_cards (EpsomDiary *diary, EpsomInstant now, guint max, guint *n_more);

/**
 * epsom_today_find_taken: doses and medicines since the start of @episode up to its end.
 * @max: how many at most: the latest
 * @before: (out): how many more there are, before those
 *
 * Returns: (transfer container) (element-type EpsomRecord): by time
 */
GPtrArray *epsom_today_find_taken (EpsomDiary *diary, const EpsomEpisode *episode, guint max, guint *before);

/**
 * epsom_today_find_repeatable: what is taken again and again, the latest first.
 * @kind: %EPSOM_RECORD_DOSE or %EPSOM_RECORD_MEDICINE
 * @max: how many at most
 *
 * Returns: (transfer container) (element-type EpsomRecord): the latest record of each distinct thing taken: of the
 * same method, salt, amount and place; or of the same name and strength.
 */
GPtrArray *epsom_today_find_repeatable (EpsomDiary *diary, EpsomRecordKind kind, guint max);

/** epsom_today_is_same: whether the doses or medicines @a and @b are the same thing taken, as above, in the same
 * minutes. */
gboolean epsom_today_is_same (const EpsomRecord *a, const EpsomRecord *b);

/** epsom_today_find_own_symptoms: Returns: (transfer container) (element-type utf8): the names of the person's own
 * symptoms, the latest used first, @max at most. */
GPtrArray *epsom_today_find_own_symptoms (EpsomDiary *diary, guint max);

/**
 * epsom_today_arrange_symptoms: the known symptoms and the person's own latest ones of @diary (nullable: none), those
 * of @order first.
 * @hidden: (nullable): those left out
 *
 * Returns: (transfer full) (element-type utf8)
 */
GPtrArray *epsom_today_arrange_symptoms (EpsomDiary *diary, const char *const *order, const char *const *hidden);

/** EpsomTodayEntry: something that happened on a day; an episode is one when it begins and one when it ends. */
typedef struct {
  const EpsomRecord *record;
  gint64 time;    /* UTC seconds; days and ratings have none and come last */
  gboolean ended; /* the end of an episode */
} EpsomTodayEntry;

/** epsom_today_find_entries: Returns: (transfer full) (element-type EpsomTodayEntry): of the local date @date, the
 * latest first. */
GArray *epsom_today_find_entries (EpsomDiary *diary, EpsomDate date);

/** epsom_today_find_day: Returns: (nullable): the first day record of @date. */
const EpsomDay *epsom_today_find_day (EpsomDiary *diary, EpsomDate date);

/** epsom_today_find_rating: Returns: (nullable): the rating of @symptom over @date. */
const EpsomRating *epsom_today_find_rating (EpsomDiary *diary, EpsomDate date, const char *symptom);

/** epsom_today_describe_day: Returns: (transfer full): what is said of the whole @date in a line: "Light bleeding  ·
 * Brain fog 3, mild"; "No symptoms" of a day record alone; "" where nothing is. */
char *epsom_today_describe_day (EpsomDiary *diary, EpsomDate date);

/** epsom_today_has_symptom: whether an episode is active on @date, or a rating of it says so. */
gboolean epsom_today_has_symptom (EpsomDiary *diary, EpsomDate date);

G_END_DECLS
