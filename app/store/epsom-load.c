/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-load.h"

#include "epsom-rows.h"

/* The record of the row that @statement is on; @failure tells of a row that breaks a rule. */
static EpsomRecord *
read_row (EpsomDatabase *database,
          EpsomRecordKind kind,
          EpsomStatement *statement,
          EpsomEpisodeIds *episodes,
          GError **failure)
{
  g_autoptr (GError) cause = NULL;
  EpsomRecord *record = epsom_rows_read (kind, statement, episodes, &cause);

  if (record == NULL)
    {
      EpsomUuid id = epsom_rows_get_id (statement);

      epsom_rows_set_error (database, kind, &id, cause, failure);
    }
  return record;
}

static gboolean
load_kind (EpsomDatabase *database, EpsomRecordKind kind, EpsomEpisodeIds *episodes, GPtrArray *records, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement = epsom_rows_prepare (database, kind, EPSOM_ROWS_SELECT "@table", error);

  if (statement == NULL)
    return FALSE;
  while (failure == NULL && epsom_database_next (database, statement, &failure))
    {
      EpsomRecord *record = read_row (database, kind, statement, episodes, &failure);

      if (record == NULL)
        break;
      g_ptr_array_add (records, record);
      if (kind == EPSOM_RECORD_EPISODE)
        epsom_episode_ids_add (episodes, epsom_rows_get_seq (statement), &record->id);
    }
  return epsom_database_end (&failure, error);
}

EpsomDiary *
epsom_load_diary (EpsomDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref);
  g_autoptr (EpsomEpisodeIds) episodes = epsom_episode_ids_new (database);

  /* Episodes are the first kind: the others name them. */
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (!load_kind (database, kind, episodes, records, error))
      return NULL;
  return epsom_diary_new (g_steal_pointer (&records));
}

/* What changed since a change of the log. */
typedef struct {
  EpsomDatabase *database;
  EpsomDiary *diary;
  gint64 since;
  EpsomEpisodeIds *episodes;
  GHashTable *seen; /* ids of records that were inserted or edited; borrowed from the changes */
  GPtrArray *changes;
} Delta;

static gboolean
add_present (Delta *self, EpsomRecordKind kind, const char *pattern, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement = epsom_rows_prepare (self->database, kind, pattern, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->since);
  while (failure == NULL && epsom_database_next (self->database, statement, &failure))
    {
      g_autoptr (EpsomRecord) after = read_row (self->database, kind, statement, self->episodes, &failure);
      EpsomRecord *before = after != NULL ? (EpsomRecord *) epsom_diary_lookup (self->diary, &after->id) : NULL;

      if (after == NULL || g_hash_table_contains (self->seen, &after->id) ||
          (before != NULL && epsom_record_equal (before, after)))
        continue;
      g_ptr_array_add (self->changes, epsom_change_new (before, after));
      g_hash_table_add (self->seen, &after->id);
    }
  return epsom_database_end (&failure, error);
}

static gboolean
add_gone (Delta *self, EpsomRecordKind kind, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement =
    epsom_rows_prepare (self->database, kind,
                        "SELECT DISTINCT seq, id FROM past_@table AS past WHERE change > ?1 "
                        "AND NOT EXISTS (SELECT 1 FROM @table AS present WHERE present.seq = past.seq)",
                        error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->since);
  while (epsom_database_next (self->database, statement, &failure))
    {
      EpsomUuid id = epsom_rows_get_id (statement);
      EpsomRecord *before = (EpsomRecord *) epsom_diary_lookup (self->diary, &id);

      if (before != NULL)
        g_ptr_array_add (self->changes, epsom_change_new (before, NULL));
    }
  return epsom_database_end (&failure, error);
}

GPtrArray *
epsom_load_since (EpsomDatabase *database, EpsomDiary *diary, gint64 since, GError **error)
{
  static const char inserted[] = "SELECT present.seq, id, @columns FROM inserted JOIN @table AS present "
                                 "ON present.seq BETWEEN first AND last WHERE change > ?1 AND kind = '@table'";
  static const char edited[] = EPSOM_ROWS_SELECT "@table WHERE seq IN (SELECT seq FROM past_@table WHERE change > ?1)";
  g_autoptr (GPtrArray) changes = epsom_changes_new ();
  g_autoptr (EpsomEpisodeIds) episodes = epsom_episode_ids_new (database);
  g_autoptr (GHashTable) seen = g_hash_table_new (epsom_uuid_hash, epsom_uuid_equal);
  Delta delta = { database, diary, since, episodes, seen, changes };

  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (!add_present (&delta, kind, inserted, error) || !add_present (&delta, kind, edited, error) ||
        !add_gone (&delta, kind, error))
      return NULL;
  return g_steal_pointer (&changes);
}

GPtrArray *
epsom_load_difference (EpsomDiary *from, EpsomDiary *to)
{
  GPtrArray *changes = epsom_changes_new ();

  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EpsomRecord *const *records = epsom_diary_get (from, kind, &n);

      for (guint i = 0; i < n; i++)
        if (epsom_diary_lookup (to, &records[i]->id) == NULL)
          g_ptr_array_add (changes, epsom_change_new ((EpsomRecord *) records[i], NULL));
      records = epsom_diary_get (to, kind, &n);
      for (guint i = 0; i < n; i++)
        {
          EpsomRecord *before = (EpsomRecord *) epsom_diary_lookup (from, &records[i]->id);

          if (before == NULL || !epsom_record_equal (before, records[i]))
            g_ptr_array_add (changes, epsom_change_new (before, (EpsomRecord *) records[i]));
        }
    }
  return changes;
}
