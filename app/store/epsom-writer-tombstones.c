/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-rows.h"
#include "epsom-writer.h"

/* A tombstone that is made or taken away. They lie in the order of ids, which is no order of the changes: hundreds of
 * thousands of them are written twice as fast if they come in that order, a kind after the other. */
typedef struct {
  EpsomUuid id;
  EpsomRecordKind kind;
  gint64 seq;
  gint64 edited;
  EpsomInsertion *insertion; /* of the record that comes back */
} Tombstone;

static int
compare_tombstones (gconstpointer a, gconstpointer b)
{
  const Tombstone *tombstone_a = a;
  const Tombstone *tombstone_b = b;

  if (tombstone_a->kind != tombstone_b->kind)
    return tombstone_a->kind < tombstone_b->kind ? -1 : 1;
  return memcmp (tombstone_a->id.bytes, tombstone_b->id.bytes, sizeof (EpsomUuid));
}

static gboolean
bury (EpsomWriter *self, const Tombstone *tombstone, GError **error)
{
  EpsomStatement *statement = epsom_writer_prepare (self, tombstone->kind, EPSOM_WRITER_BURY, error);

  if (statement == NULL)
    return FALSE;
  epsom_rows_bind_id (statement, 1, &tombstone->id);
  sqlite3_bind_int64 (statement, 2, tombstone->seq);
  sqlite3_bind_int64 (statement, 3, epsom_writer_get_moment (self, &tombstone->id, tombstone->edited));
  return epsom_database_step (self->database, statement, error) &&
         (self->moments == NULL ||
          epsom_write_keep_tombstone (self->database, self->change, &tombstone->id, EPSOM_WRITE_NEVER, error));
}

/* Those of what is removed, and nothing replaces. */
static GArray *
list_buried (EpsomWriter *self)
{
  GArray *tombstones = g_array_new (FALSE, FALSE, sizeof (Tombstone));

  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < self->removals[kind]->len; i++)
      {
        const EpsomRemoval *removal = &g_array_index (self->removals[kind], EpsomRemoval, i);
        Tombstone tombstone = { removal->record->id, kind, removal->seq, removal->edited, NULL };

        if (removal->insertion == 0)
          g_array_append_val (tombstones, tombstone);
      }
  g_array_sort (tombstones, compare_tombstones);
  return tombstones;
}

gboolean
epsom_writer_bury_all (EpsomWriter *self, GError **error)
{
  g_autoptr (GArray) tombstones = list_buried (self);

  for (guint i = 0; i < tombstones->len; i++)
    if (!bury (self, &g_array_index (tombstones, Tombstone, i), error) ||
        !epsom_write_progress_count (self->progress, 1, error))
      return FALSE;
  return TRUE;
}

/* That @id was deleted is not forgotten when it comes back. */
static gboolean
remember_deletion (EpsomWriter *self, const EpsomUuid *id, gint64 deleted, GError **error)
{
  if (self->moments != NULL && !epsom_write_keep_tombstone (self->database, self->change, id, deleted, error))
    return FALSE;
  return deleted == EPSOM_WRITE_NEVER ||
         epsom_write_add_seen (self->database, id, deleted, self->moments != NULL ? self->change : 0, error);
}

static gboolean
unbury (EpsomWriter *self, Tombstone *tombstone, GError **error)
{
  EpsomStatement *find = epsom_writer_prepare (self, tombstone->kind, EPSOM_WRITER_FIND_TOMBSTONE, error);
  EpsomStatement *remove = epsom_writer_prepare (self, tombstone->kind, EPSOM_WRITER_RAISE, error);

  if (find == NULL || remove == NULL ||
      !epsom_writer_find (self, find, &tombstone->id, &tombstone->seq, &tombstone->edited, error))
    return FALSE;
  if (tombstone->seq == 0)
    return TRUE;
  if (tombstone->seq < 0)
    {
      epsom_rows_refuse (EPSOM_STORE_ERROR_CONSTRAINT, tombstone->insertion->record,
                         _ ("has the id of a deleted record of another kind; give it a new one"), error);
      return FALSE;
    }
  tombstone->insertion->seq = tombstone->seq;
  tombstone->insertion->before = tombstone->edited;
  epsom_rows_bind_id (remove, 1, &tombstone->id);
  return epsom_database_step (self->database, remove, error) &&
         remember_deletion (self, &tombstone->id, tombstone->edited, error);
}

/* Those that there may be of what is inserted, and replaces nothing. */
static GArray *
list_unburied (EpsomWriter *self)
{
  GArray *tombstones = g_array_new (FALSE, FALSE, sizeof (Tombstone));

  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < self->insertions[kind]->len; i++)
      {
        EpsomInsertion *insertion = &g_array_index (self->insertions[kind], EpsomInsertion, i);
        Tombstone tombstone = { insertion->record->id, kind, 0, EPSOM_WRITE_NEVER, insertion };

        if (!insertion->is_edit)
          g_array_append_val (tombstones, tombstone);
      }
  g_array_sort (tombstones, compare_tombstones);
  return tombstones;
}

gboolean
epsom_writer_unbury_all (EpsomWriter *self, GError **error)
{
  g_autoptr (GArray) tombstones = NULL;

  if (!self->has_tombstones)
    return TRUE;
  tombstones = list_unburied (self);
  for (guint i = 0; i < tombstones->len; i++)
    if (!unbury (self, &g_array_index (tombstones, Tombstone, i), error) ||
        !epsom_write_progress_count (self->progress, 1, error))
      return FALSE;
  return TRUE;
}
