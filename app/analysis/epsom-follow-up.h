/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-quiet.h"
#include "epsom-response.h"

G_BEGIN_DECLS

/*
 * Which readings an ongoing episode lacks, and when a person may be asked for them. Nothing of it is stored: it follows
 * from the diary, so that it is the same after a restart, an undo, an import or a change by another process.
 */

/** EPSOM_N_FOLLOW_UPS: 30 min, 1 h, 2 h and 24 h after a dose. (Convention: of the horizons of the analysis those that
 * an endpoint or a chart needs and that a person in pain can be asked at.) */
#define EPSOM_N_FOLLOW_UPS 4
/** epsom_follow_up_minutes: Returns: the minutes after the dose of the question @index, 0 to 3. */
int epsom_follow_up_minutes (guint index);

/**
 * EpsomFollowUpRules: what a person wants to be asked.
 * @asks: at which of the times
 * @quiet: when not
 */
typedef struct {
  gboolean asks[EPSOM_N_FOLLOW_UPS];
  EpsomQuiet quiet;
} EpsomFollowUpRules;

/** EPSOM_N_ANSWERS: the words that a question can be answered with: none, mild, moderate, severe. */
#define EPSOM_N_ANSWERS 4
/** epsom_follow_up_severity: Returns: the severity that is stored for the word @answer, 0 to 3: 0, 2, 5 or 8, the
 * middle of the word's band; of 7 to 10 the lower of the two. (Convention.) */
int epsom_follow_up_severity (guint answer);

/** EPSOM_FOLLOW_UP_NEVER: a question that falls into quiet hours to its end. */
#define EPSOM_FOLLOW_UP_NEVER G_MAXINT64

/**
 * EpsomFollowUp: a reading that is lacking. The records belong to the diary.
 * @dose: the one it follows
 * @minutes: after the dose
 * @due: when it is due, UTC seconds
 * @ask: when it may be asked for: @due, or later where that falls into quiet hours; %EPSOM_FOLLOW_UP_NEVER
 * @until: up to when a reading still tells of that time: the tolerance of the analysis
 */
typedef struct {
  const EpsomEpisode *episode;
  const EpsomDose *dose;
  int minutes;
  gint64 due;
  gint64 ask;
  gint64 until;
} EpsomFollowUp;

/**
 * epsom_follow_ups_find: the readings that are due at @now or later.
 *
 * A dose asks where it is a treatment of an ongoing episode (design/response.md): it is linked to it, and is not
 * preventive or names it, and the last reading before it isn't 0. Its question at a horizon is left out where a reading
 * lies within the tolerance, and where a rescue came at or before the horizon: the analysis then takes the severity
 * before the rescue.
 *
 * Returns: (transfer full) (element-type EpsomFollowUp): by @due; one an episode and time
 */
GArray *epsom_follow_ups_find (EpsomDiary *diary, EpsomInstant now, const EpsomFollowUpRules *rules);

/** epsom_follow_ups_find_next: Returns: (nullable): the first of @follow_ups that is of @episode. */
const EpsomFollowUp *epsom_follow_ups_find_next (const GArray *follow_ups, const EpsomUuid *episode);

G_END_DECLS
