/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-diary.h"
#include "epsom-follow-up.h"

G_BEGIN_DECLS

/**
 * EpsomEpisodeCard:
 *
 * An ongoing episode: how long, its course, what was taken, how it is now, and its end.
 */
#define EPSOM_TYPE_EPISODE_CARD (epsom_episode_card_get_type ())
G_DECLARE_FINAL_TYPE (EpsomEpisodeCard, epsom_episode_card, EPSOM, EPISODE_CARD, AdwBin)

GtkWidget *epsom_episode_card_new (void);

/** epsom_episode_card_update: shows @episode of @diary at @now; writing is possible where @writes. */
void epsom_episode_card_update (EpsomEpisodeCard *self,
                                EpsomDiary *diary,
                                const EpsomEpisode *episode,
                                EpsomInstant now,
                                gboolean writes);
/** epsom_episode_card_tick: shows how long it has been at @now. */
void epsom_episode_card_tick (EpsomEpisodeCard *self, EpsomInstant now);
/** epsom_episode_card_show_due: says when the next reading is asked for, that of @next (nullable: none is). */
void epsom_episode_card_show_due (EpsomEpisodeCard *self, const EpsomFollowUp *next, EpsomInstant now);
/** epsom_episode_card_get_episode: Returns: (transfer none) (nullable): what it shows. */
const EpsomEpisode *epsom_episode_card_get_episode (EpsomEpisodeCard *self);
/** epsom_episode_card_rate: as if a person pressed @severity, 0 to 10. */
void epsom_episode_card_rate (EpsomEpisodeCard *self, int severity);
/** epsom_episode_card_end: as if a person pressed that it is over. Returns: whether that could be pressed. */
gboolean epsom_episode_card_end (EpsomEpisodeCard *self);
/** epsom_episode_card_ask: moves the focus to the question how bad it is. Returns: whether that is asked: not of an
 * episode of which nothing was said for a day, before a person said that it goes on. */
gboolean epsom_episode_card_ask (EpsomEpisodeCard *self);

G_END_DECLS
