/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-episode-ids.h"

#include <string.h>

typedef struct {
  gint64 seq;
  EpsomUuid id;
} Episode;

struct _EpsomEpisodeIds {
  EpsomDatabase *database;
  GArray *episodes; /* of Episode, ascending */
  guint recent;     /* where the last one was found: rows of an episode lie together */
};

EpsomEpisodeIds *
epsom_episode_ids_new (EpsomDatabase *database)
{
  EpsomEpisodeIds *self = g_new0 (EpsomEpisodeIds, 1);

  self->database = database;
  self->episodes = g_array_new (FALSE, FALSE, sizeof (Episode));
  return self;
}

void
epsom_episode_ids_free (EpsomEpisodeIds *self)
{
  g_array_unref (self->episodes);
  g_free (self);
}

void
epsom_episode_ids_add (EpsomEpisodeIds *self, gint64 seq, const EpsomUuid *id)
{
  Episode episode = { seq, *id };

  g_array_append_val (self->episodes, episode);
}

static int
compare_episodes (gconstpointer a, gconstpointer b)
{
  gint64 x = ((const Episode *) a)->seq;
  gint64 y = ((const Episode *) b)->seq;

  return (x > y) - (x < y);
}

static gboolean
look_up_loaded (EpsomEpisodeIds *self, gint64 seq, EpsomUuid *id)
{
  const Episode *episodes = (const Episode *) (const void *) self->episodes->data;
  Episode target = { .seq = seq };

  for (guint i = self->recent; i < self->recent + 2 && i < self->episodes->len; i++)
    if (episodes[i].seq == seq)
      {
        self->recent = i;
        *id = episodes[i].id;
        return TRUE;
      }
  if (!g_array_binary_search (self->episodes, &target, compare_episodes, &self->recent))
    return FALSE;
  *id = episodes[self->recent].id;
  return TRUE;
}

static gboolean
look_up_stored (EpsomEpisodeIds *self, gint64 seq, EpsomUuid *id)
{
  g_autoptr (EpsomStatement) statement =
    epsom_database_prepare (self->database,
                            "SELECT id FROM episode WHERE seq = ?1 UNION ALL "
                            "SELECT id FROM tombstone WHERE kind = 'episode' AND seq = ?1",
                            NULL);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, seq);
  if (!epsom_database_next (self->database, statement, NULL) || sqlite3_column_bytes (statement, 0) != sizeof id->bytes)
    return FALSE;
  memcpy (id->bytes, sqlite3_column_blob (statement, 0), sizeof id->bytes);
  return TRUE;
}

gboolean
epsom_episode_ids_lookup (EpsomEpisodeIds *self, gint64 seq, EpsomUuid *id)
{
  return look_up_loaded (self, seq, id) || look_up_stored (self, seq, id);
}
