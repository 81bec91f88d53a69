/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-choice.h"
#include "epsom-diary.h"

G_BEGIN_DECLS

/**
 * epsom_episode_options_offer: offers in @choice the episodes of @diary about the time @at, the latest first, and
 * @chosen, the id of one or "", wherever it is.
 */
void epsom_episode_options_offer (EpsomChoice *choice, EpsomDiary *diary, EpsomInstant at, const char *chosen);

/** epsom_episode_options_find_ongoing: Returns: (nullable): the latest ongoing episode that began at @at or before. */
const EpsomRecord *epsom_episode_options_find_ongoing (EpsomDiary *diary, EpsomInstant at);

/** epsom_episode_options_describe: Returns: (transfer full): "Migraine, Tue 3 March, 08:00 to 14:00". */
char *epsom_episode_options_describe (const EpsomEpisode *episode);

G_END_DECLS
