/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-copy.h"

#include <string.h>

#include "epsom-content.h"
#include "epsom-episode-ids.h"
#include "epsom-rows.h"

/* After `seq` and `id`. */
#define COLUMN_EDITED 2

static gboolean
add_version (EpsomDatabase *database,
             GArray *versions,
             const EpsomUuid *id,
             EpsomRecordKind kind,
             gint64 edited,
             const EpsomRecord *record,
             GError **error)
{
  if (edited > EPSOM_EDITED_MAX)
    return epsom_database_set_damaged (database, error);
  epsom_versions_add (versions, id, kind, edited, (EpsomRecord *) record);
  return TRUE;
}

static gboolean
get_uuid (EpsomStatement *row, int column, EpsomUuid *id)
{
  if (sqlite3_column_bytes (row, column) != sizeof id->bytes)
    return FALSE;
  memcpy (id->bytes, sqlite3_column_blob (row, column), sizeof id->bytes);
  return TRUE;
}

/* The record whose bytes stand in @column. */
static EpsomRecord *
get_content (EpsomStatement *row, int column)
{
  const void *blob = sqlite3_column_blob (row, column);
  g_autoptr (GBytes) bytes = g_bytes_new (blob, (gsize) sqlite3_column_bytes (row, column));

  return epsom_content_parse (bytes, NULL);
}

/* Versions */

static gboolean
read_present (EpsomDatabase *database, EpsomRecordKind kind, EpsomDiary *diary, GArray *versions, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) row =
    epsom_rows_prepare (database, kind, "SELECT seq, id, edited FROM @table", error);

  if (row == NULL)
    return FALSE;
  while (failure == NULL && epsom_database_next (database, row, &failure))
    {
      EpsomUuid id = epsom_rows_get_id (row);
      const EpsomRecord *record = epsom_diary_lookup (diary, &id);

      if (record == NULL)
        epsom_database_set_damaged (database, &failure);
      else
        add_version (database, versions, &id, kind, sqlite3_column_int64 (row, COLUMN_EDITED), record, &failure);
    }
  return epsom_database_end (&failure, error);
}

static gboolean
read_deleted (EpsomDatabase *database, GArray *versions, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) row = epsom_database_prepare (
    database, "SELECT seq, id, deleted, kind FROM tombstone WHERE deleted > -9223372036854775807", error);

  if (row == NULL)
    return FALSE;
  while (failure == NULL && epsom_database_next (database, row, &failure))
    {
      EpsomUuid id = epsom_rows_get_id (row);
      int kind;

      if (!epsom_token_parse (EPSOM_TOKENS_RECORD, (const char *) sqlite3_column_text (row, COLUMN_EDITED + 1), &kind))
        epsom_database_set_damaged (database, &failure);
      else
        add_version (database, versions, &id, (EpsomRecordKind) kind, sqlite3_column_int64 (row, COLUMN_EDITED), NULL,
                     &failure);
    }
  return epsom_database_end (&failure, error);
}

GArray *
epsom_copy_read_asides (EpsomDatabase *database, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GArray) asides = epsom_versions_new ();
  g_autoptr (EpsomStatement) row = epsom_database_prepare (database, "SELECT 0, id, edited, content FROM aside", error);

  if (row == NULL)
    return NULL;
  while (failure == NULL && epsom_database_next (database, row, &failure))
    {
      EpsomUuid id = epsom_rows_get_id (row);
      g_autoptr (EpsomRecord) record = get_content (row, COLUMN_EDITED + 1);

      if (record == NULL || !epsom_uuid_equal (&record->id, &id))
        epsom_database_set_damaged (database, &failure);
      else
        add_version (database, asides, &id, record->kind, sqlite3_column_int64 (row, COLUMN_EDITED), record, &failure);
    }
  if (!epsom_database_end (&failure, error))
    return NULL;
  epsom_versions_sort (asides);
  return g_steal_pointer (&asides);
}

/* What is aside counts unless what is there is later. */
static GArray *
lay_over (const GArray *versions, const GArray *asides)
{
  g_autoptr (GArray) both = epsom_versions_new ();

  for (guint i = 0; i < versions->len; i++)
    {
      const EpsomVersion *version = &g_array_index (versions, EpsomVersion, i);
      const EpsomVersion *aside = epsom_versions_find (asides, &version->id);
      const EpsomVersion *counts = aside != NULL && aside->edited >= version->edited ? aside : version;

      epsom_versions_add (both, &counts->id, counts->kind, counts->edited, counts->record);
    }
  for (guint i = 0; i < asides->len; i++)
    {
      const EpsomVersion *aside = &g_array_index (asides, EpsomVersion, i);

      if (epsom_versions_find (versions, &aside->id) == NULL)
        epsom_versions_add (both, &aside->id, aside->kind, aside->edited, aside->record);
    }
  epsom_versions_sort (both);
  return g_steal_pointer (&both);
}

static GArray *
read_versions (EpsomDatabase *database, EpsomDiary *diary, GError **error)
{
  g_autoptr (GArray) versions = epsom_versions_new ();
  g_autoptr (GArray) asides = NULL;

  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (!read_present (database, kind, diary, versions, error))
      return NULL;
  if (!read_deleted (database, versions, error) || (asides = epsom_copy_read_asides (database, error)) == NULL)
    return NULL;
  epsom_versions_sort (versions);
  return asides->len > 0 ? lay_over (versions, asides) : g_steal_pointer (&versions);
}

/* Conflicts */

enum {
  CONFLICT_ACT,
  CONFLICT_KIND,
  CONFLICT_OUR_ID,
  CONFLICT_OUR_TIME,
  CONFLICT_OURS,
  CONFLICT_THEIR_ID,
  CONFLICT_THEIR_TIME,
  CONFLICT_THEIRS,
  CONFLICT_SETTLED,
};

#define SELECT_CONFLICTS                                                                                               \
  "SELECT act, kind, our_id, our_time, ours, their_id, their_time, theirs, "                                           \
  "settled IN (SELECT seq FROM change WHERE state = 'done') FROM conflict "                                            \
  "WHERE act IN (SELECT seq FROM change WHERE state = 'done') ORDER BY act DESC, our_id, their_id"

static void
free_stored (gpointer data)
{
  EpsomStoredConflict *stored = data;

  epsom_conflict_free (stored->conflict);
  g_free (stored);
}

/* The version whose id, time and content begin at @column. */
static gboolean
read_side (EpsomStatement *row, int column, EpsomRecordKind kind, EpsomVersion *version)
{
  version->kind = kind;
  version->edited = sqlite3_column_int64 (row, column + 1);
  version->record = NULL;
  if (!get_uuid (row, column, &version->id) || version->edited > EPSOM_EDITED_MAX)
    return FALSE;
  if (sqlite3_column_type (row, column + 2) == SQLITE_NULL)
    return TRUE;
  version->record = get_content (row, column + 2);
  return version->record != NULL && version->record->kind == kind &&
         epsom_uuid_equal (&version->record->id, &version->id);
}

static EpsomConflict *
read_conflict (EpsomStatement *row)
{
  EpsomConflict *conflict = g_new0 (EpsomConflict, 1);
  int kind;

  if (epsom_token_parse (EPSOM_TOKENS_RECORD, (const char *) sqlite3_column_text (row, CONFLICT_KIND), &kind) &&
      read_side (row, CONFLICT_OUR_ID, (EpsomRecordKind) kind, &conflict->ours) &&
      read_side (row, CONFLICT_THEIR_ID, (EpsomRecordKind) kind, &conflict->theirs))
    return conflict;
  epsom_conflict_free (conflict);
  return NULL;
}

GPtrArray *
epsom_copy_read_conflicts (EpsomDatabase *database, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func (free_stored);
  g_autoptr (EpsomStatement) row = epsom_database_prepare (database, SELECT_CONFLICTS, error);

  if (row == NULL)
    return NULL;
  while (failure == NULL && epsom_database_next (database, row, &failure))
    {
      EpsomConflict *conflict = read_conflict (row);
      EpsomStoredConflict *stored;

      if (conflict == NULL)
        {
          epsom_database_set_damaged (database, &failure);
          break;
        }
      stored = g_new (EpsomStoredConflict, 1);
      *stored = (EpsomStoredConflict){ conflict, sqlite3_column_int64 (row, CONFLICT_ACT),
                                       sqlite3_column_int (row, CONFLICT_SETTLED) != 0 };
      g_ptr_array_add (conflicts, stored);
    }
  return epsom_database_end (&failure, error) ? g_steal_pointer (&conflicts) : NULL;
}

/* History */

static gboolean
read_moments (EpsomDatabase *database, EpsomStatement *row, EpsomHistory *history, GError **error)
{
  g_autoptr (GError) failure = NULL;

  while (epsom_database_next (database, row, &failure))
    {
      EpsomUuid id = epsom_rows_get_id (row);

      epsom_history_add (history, &id, sqlite3_column_int64 (row, COLUMN_EDITED), EPSOM_DIGEST_ANY);
    }
  return epsom_database_end (&failure, error);
}

/* What the undo of a merge took back was never said here. */
#define SELECT_PAST                                                                                                    \
  "SELECT seq, id, @columns, edited FROM past_@table WHERE change NOT IN "                                             \
  "(SELECT seq FROM change WHERE origin = 'undo' AND act IN (SELECT act FROM merge))"
#define SELECT_SEEN                                                                                                    \
  "SELECT 0, id, edited FROM seen WHERE act = 0 OR act IN (SELECT seq FROM change WHERE state = 'done')"

/* Of what is, or was, aside a row says something else than the version. */
#define SELECT_ASIDE                                                                                                   \
  "SELECT 0, id, edited FROM aside UNION ALL SELECT 0, id, edited FROM past_aside WHERE edited IS NOT NULL"

static EpsomHistory *
read_aside_moments (EpsomDatabase *database, GError **error)
{
  g_autoptr (EpsomHistory) moments = epsom_history_new ();
  g_autoptr (EpsomStatement) row = epsom_database_prepare (database, SELECT_ASIDE, error);

  if (row == NULL || !read_moments (database, row, moments, error))
    return NULL;
  epsom_history_sort (moments);
  return g_steal_pointer (&moments);
}

static gboolean
read_past (EpsomDatabase *database,
           EpsomRecordKind kind,
           EpsomEpisodeIds *episodes,
           const EpsomHistory *asides,
           EpsomHistory *history,
           GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) row = epsom_rows_prepare (database, kind, SELECT_PAST, error);

  if (row == NULL)
    return FALSE;
  while (epsom_database_next (database, row, &failure))
    {
      EpsomUuid id = epsom_rows_get_id (row);
      gint64 edited = sqlite3_column_int64 (row, sqlite3_column_count (row) - 1);
      g_autoptr (EpsomRecord) past = NULL;

      if (!epsom_history_contains_moment (asides, &id, edited))
        past = epsom_rows_read (kind, row, episodes, NULL);
      epsom_history_add (history, &id, edited, past != NULL ? epsom_version_digest (past) : EPSOM_DIGEST_ANY);
    }
  return epsom_database_end (&failure, error);
}

static void
add_side (EpsomHistory *history, const EpsomVersion *version)
{
  epsom_history_add (history, &version->id, version->edited, epsom_version_digest (version->record));
}

static EpsomHistory *
read_history (EpsomDatabase *database, const GPtrArray *conflicts, GError **error)
{
  g_autoptr (EpsomHistory) history = epsom_history_new ();
  g_autoptr (EpsomStatement) seen = epsom_database_prepare (database, SELECT_SEEN, error);
  g_autoptr (EpsomEpisodeIds) episodes = epsom_episode_ids_new (database);
  g_autoptr (EpsomHistory) asides = NULL;

  if (seen == NULL || !read_moments (database, seen, history, error) ||
      (asides = read_aside_moments (database, error)) == NULL)
    return NULL;
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (!read_past (database, kind, episodes, asides, history, error))
      return NULL;
  for (guint i = 0; i < conflicts->len; i++)
    {
      const EpsomConflict *conflict = ((EpsomStoredConflict *) g_ptr_array_index (conflicts, i))->conflict;

      add_side (history, &conflict->ours);
      add_side (history, &conflict->theirs);
    }
  epsom_history_sort (history);
  return g_steal_pointer (&history);
}

void
epsom_copy_state_clear (EpsomCopyState *state)
{
  g_clear_pointer (&state->versions, g_array_unref);
  g_clear_pointer (&state->history, epsom_history_free);
  g_clear_pointer (&state->conflicts, g_ptr_array_unref);
}

gboolean
epsom_copy_read (EpsomDatabase *database, EpsomDiary *diary, EpsomCopyState *state, GError **error)
{
  *state = (EpsomCopyState){ 0 };
  state->versions = read_versions (database, diary, error);
  if (state->versions != NULL)
    state->conflicts = epsom_copy_read_conflicts (database, error);
  if (state->conflicts != NULL)
    state->history = read_history (database, state->conflicts, error);
  if (state->history != NULL)
    return TRUE;
  epsom_copy_state_clear (state);
  return FALSE;
}
