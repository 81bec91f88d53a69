/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"

G_BEGIN_DECLS

/* What a press on Today records. Each gives the record it makes: (transfer full) (nullable), NULL with an
 * #EPSOM_FIELD_ERROR when a rule forbids it. */

/** epsom_today_get_instant: the present moment, or that of @seconds before it. */
EpsomInstant epsom_today_get_instant (gint64 seconds);

EpsomRecord *epsom_today_begin (const char *symptom, EpsomInstant at, GError **error);
EpsomRecord *epsom_today_rate (const EpsomUuid *episode, int severity, EpsomInstant at, GError **error);
/** epsom_today_end: @episode with the end @at. */
EpsomRecord *epsom_today_end (const EpsomEpisode *episode, EpsomInstant at, GError **error);
/** epsom_today_begin_at: @episode with the start @at. */
EpsomRecord *epsom_today_begin_at (const EpsomEpisode *episode, EpsomInstant at, GError **error);
/** epsom_today_repeat: the dose or medicine @record taken again @at; without its episode, effects and note. */
EpsomRecord *epsom_today_repeat (const EpsomRecord *record, EpsomInstant at, GError **error);
/** epsom_today_note_day: what is said of @date: @day (nullable) with another @bleeding, or a new day record. */
EpsomRecord *epsom_today_note_day (const EpsomDay *day, EpsomDate date, EpsomBleeding bleeding, GError **error);

/** epsom_today_rate_day: how bad @symptom was over @date: @rating (nullable) with another @severity, or a new one. */
EpsomRecord *
epsom_today_rate_day (const EpsomRating *rating, EpsomDate date, const char *symptom, int severity, GError **error);

G_END_DECLS
