/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"

G_BEGIN_DECLS

/**
 * EpsomCourse: one episode with what was read and taken during it. The records belong to the diary, which must outlive
 * it.
 * @readings: (array length=n_readings): by time
 * @taken: (array length=n_taken): the doses and medicines linked to it, whatever their purpose, by time
 */
typedef struct {
  const EpsomEpisode *episode;
  guint n_readings;
  const EpsomRecord *const *readings;
  guint n_taken;
  const EpsomRecord **taken;
} EpsomCourse;

/** epsom_course_init: the course of @episode in @diary; the cost is that of what was taken around it. */
void epsom_course_init (EpsomCourse *course, EpsomDiary *diary, const EpsomEpisode *episode);
/** epsom_course_init_since: the same without what was taken before @since (UTC seconds), and without the cost of it. */
void epsom_course_init_since (EpsomCourse *course, EpsomDiary *diary, const EpsomEpisode *episode, gint64 since);
/** epsom_course_init_between: the same without what was taken after @until, either. */
void epsom_course_init_between (EpsomCourse *course,
                                EpsomDiary *diary,
                                const EpsomEpisode *episode,
                                gint64 since,
                                gint64 until);
void epsom_course_clear (EpsomCourse *course);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EpsomCourse, epsom_course_clear)

/** epsom_course_find_episode: Returns: (transfer none) (nullable): the episode that @query names; where it names none,
 * the latest of its symptom that began in its period, and not after it was asked. */
const EpsomEpisode *epsom_course_find_episode (EpsomDiary *diary, const EpsomQuery *query);

G_END_DECLS
