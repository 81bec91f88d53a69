/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-database.h"

G_BEGIN_DECLS

/** EpsomEpisodeIds: which episode a row names: its id by its seq, for the reader of rows. */
typedef struct _EpsomEpisodeIds EpsomEpisodeIds;

EpsomEpisodeIds *epsom_episode_ids_new (EpsomDatabase *database);
void epsom_episode_ids_free (EpsomEpisodeIds *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomEpisodeIds, epsom_episode_ids_free)

/** epsom_episode_ids_add: remembers an episode that was read; in ascending order of @seq. */
void epsom_episode_ids_add (EpsomEpisodeIds *self, gint64 seq, const EpsomUuid *id);
/** epsom_episode_ids_lookup: the id of the episode @seq, present or deleted. Returns: %FALSE when there was none. */
gboolean epsom_episode_ids_lookup (EpsomEpisodeIds *self, gint64 seq, EpsomUuid *id);

G_END_DECLS
