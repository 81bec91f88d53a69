/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"

G_BEGIN_DECLS

/** EPSOM_RATING_RIVAL_NONE: it may stand. EPSOM_RATING_RIVAL_DIARY: a rating of the diary has its date and symptom. */
#define EPSOM_RATING_RIVAL_NONE (-1)
#define EPSOM_RATING_RIVAL_DIARY (-2)

/**
 * EpsomRatingCandidate: a rating that is to be added, or to take the place of one of the diary.
 * @before: (nullable): the diary's rating of the same id
 * @rival: (out): what has its date and symptom already: the index of another candidate, or one of the above
 */
typedef struct {
  const EpsomRating *before;
  const EpsomRating *after;
  gint64 rival;
} EpsomRatingCandidate;

/**
 * epsom_rating_rule_apply: finds which of @candidates (element-type EpsomRatingCandidate) may stand under the rule of
 * one rating a date and symptom; of two the earlier one. A rating of the diary whose replacement may not stand stays,
 * and others make room for it.
 */
void epsom_rating_rule_apply (EpsomDiary *diary, GArray *candidates);

G_END_DECLS
