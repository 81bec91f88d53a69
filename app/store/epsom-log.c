/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-log.h"

#include "epsom-rows.h"

static const char *
origin_to_text (EpsomOrigin origin)
{
  static const char *const texts[] = { "edit", "import", "undo", "redo", "import" };

  return texts[origin];
}

gint64
epsom_log_now (void)
{
  gint64 seconds = epsom_instant_now ().utc;
  gint64 real = g_get_real_time () / 1000;

  /* The clock of instants may stand still, in tests; where it doesn't, milliseconds are wanted. */
  return seconds == real / 1000 ? real : seconds * 1000;
}

gboolean
epsom_log_get_state (EpsomDatabase *database, EpsomLogState *state, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement =
    epsom_database_prepare (database,
                            "SELECT seq, at, EXISTS (SELECT 1 FROM change WHERE state = 'done'), "
                            "EXISTS (SELECT 1 FROM change WHERE state = 'undone') "
                            "FROM change ORDER BY seq DESC LIMIT 1",
                            error);

  *state = (EpsomLogState){ 0 };
  if (statement == NULL)
    return FALSE;
  if (epsom_database_next (database, statement, &failure))
    {
      state->last = sqlite3_column_int64 (statement, 0);
      state->last_at = sqlite3_column_int64 (statement, 1);
      state->can_undo = sqlite3_column_int (statement, 2);
      state->can_redo = sqlite3_column_int (statement, 3);
    }
  return epsom_database_end (&failure, error);
}

gboolean
epsom_log_goes_on (EpsomDatabase *database, const EpsomLogState *state, gboolean *goes_on, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement =
    epsom_database_prepare (database, "SELECT at FROM change WHERE seq = ?", error);
  gint64 at = 0;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, state->last);
  if (epsom_database_next (database, statement, &failure))
    at = sqlite3_column_int64 (statement, 0);
  *goes_on = at == state->last_at;
  return epsom_database_end (&failure, error);
}

static gboolean
set_act_state (EpsomDatabase *database, gint64 act, const char *state, GError **error)
{
  g_autoptr (EpsomStatement) statement =
    epsom_database_prepare (database, "UPDATE change SET state = ?2 WHERE seq = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, act);
  sqlite3_bind_text (statement, 2, state, -1, SQLITE_STATIC);
  return epsom_database_step (database, statement, error);
}

static gboolean
update_acts (EpsomDatabase *database, EpsomOrigin origin, gint64 act, GError **error)
{
  switch (origin)
    {
    case EPSOM_ORIGIN_UNDO:
      return set_act_state (database, act, "undone", error);
    case EPSOM_ORIGIN_REDO:
      return set_act_state (database, act, "done", error);
    case EPSOM_ORIGIN_EDIT:
    case EPSOM_ORIGIN_IMPORT:
    case EPSOM_ORIGIN_MERGE:
    default:
      return epsom_database_run (database, "UPDATE change SET state = 'dropped' WHERE state = 'undone'", error);
    }
}

static gboolean
mark_merge (EpsomDatabase *database, gint64 act, GError **error)
{
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (database, "INSERT INTO merge (act) VALUES (?)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, act);
  return epsom_database_step (database, statement, error);
}

gint64
epsom_log_begin (EpsomDatabase *database, EpsomOrigin origin, gint64 act, gint64 now, GError **error)
{
  g_autoptr (EpsomStatement) statement = NULL;
  gint64 change;

  if (!update_acts (database, origin, act, error))
    return 0;
  statement = epsom_database_prepare (
    database, "INSERT INTO change (at, origin, state, act) VALUES (?1, ?2, iif (?3, NULL, 'done'), nullif (?3, 0))",
    error);
  if (statement == NULL)
    return 0;
  sqlite3_bind_int64 (statement, 1, now);
  sqlite3_bind_text (statement, 2, origin_to_text (origin), -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, act);
  if (!epsom_database_step (database, statement, error))
    return 0;
  change = sqlite3_last_insert_rowid (epsom_database_get_handle (database));
  return origin != EPSOM_ORIGIN_MERGE || mark_merge (database, change, error) ? change : 0;
}

gboolean
epsom_log_add_inserted (EpsomDatabase *database,
                        gint64 change,
                        EpsomRecordKind kind,
                        gint64 first,
                        gint64 last,
                        GError **error)
{
  g_autoptr (EpsomStatement) statement =
    epsom_database_prepare (database, "INSERT INTO inserted (change, kind, first, last) VALUES (?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change);
  sqlite3_bind_text (statement, 2, epsom_rows_get_table (kind), -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, first);
  sqlite3_bind_int64 (statement, 4, last);
  return epsom_database_step (database, statement, error);
}

gboolean
epsom_log_find (EpsomDatabase *database, gboolean redo, gint64 *act, gint64 *change, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement = NULL;

  if (!epsom_database_get_int (database,
                               redo ? "SELECT min (seq) FROM change WHERE state = 'undone'"
                                    : "SELECT max (seq) FROM change WHERE state = 'done'",
                               act, error))
    return FALSE;
  statement = epsom_database_prepare (database, "SELECT max (seq) FROM change WHERE act = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, *act);
  if (epsom_database_next (database, statement, &failure))
    *change = MAX (*act, sqlite3_column_int64 (statement, 0));
  return epsom_database_end (&failure, error);
}

static gboolean
add_count (EpsomDatabase *database, EpsomRecordKind kind, gint64 change, gint64 *n, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement = epsom_rows_prepare (
    database, kind,
    "SELECT (SELECT ifnull (sum (last - first + 1), 0) FROM inserted WHERE change = ?1 AND kind = '@table') "
    "+ (SELECT count (*) FROM past_@table WHERE change = ?1)",
    error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change);
  if (epsom_database_next (database, statement, &failure))
    *n += sqlite3_column_int64 (statement, 0);
  return epsom_database_end (&failure, error);
}

gboolean
epsom_log_count (EpsomDatabase *database, gint64 change, gint64 *n, GError **error)
{
  *n = 0;
  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (!add_count (database, kind, change, n, error))
      return FALSE;
  return TRUE;
}

gboolean
epsom_log_is_merge (EpsomDatabase *database, gint64 act, gboolean *is_merge, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (database, "SELECT 1 FROM merge WHERE act = ?", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, act);
  *is_merge = epsom_database_next (database, statement, &failure);
  return epsom_database_end (&failure, error);
}

/* The inverse of an insertion: the record as it is now goes. */
static gboolean
add_inserted (EpsomDatabase *database,
              EpsomRecordKind kind,
              gint64 change,
              EpsomDiary *diary,
              GPtrArray *changes,
              GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement =
    epsom_rows_prepare (database, kind,
                        "SELECT present.seq, present.id FROM inserted JOIN @table AS present "
                        "ON present.seq BETWEEN first AND last "
                        "WHERE change = ?1 AND kind = '@table'",
                        error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change);
  while (epsom_database_next (database, statement, &failure))
    {
      EpsomUuid id = epsom_rows_get_id (statement);
      EpsomRecord *record = (EpsomRecord *) epsom_diary_lookup (diary, &id);

      if (record != NULL)
        g_ptr_array_add (changes, epsom_change_new (record, NULL));
    }
  return epsom_database_end (&failure, error);
}

/* The inverse of an edit or a deletion: the record as it was comes back. */
static gboolean
add_past (EpsomDatabase *database,
          EpsomRecordKind kind,
          gint64 change,
          EpsomDiary *diary,
          EpsomEpisodeIds *episodes,
          GPtrArray *changes,
          GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement =
    epsom_rows_prepare (database, kind, EPSOM_ROWS_SELECT "past_@table WHERE change = ?1 ORDER BY seq", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change);
  while (failure == NULL && epsom_database_next (database, statement, &failure))
    {
      EpsomUuid id = epsom_rows_get_id (statement);
      g_autoptr (GError) cause = NULL;
      g_autoptr (EpsomRecord) past = epsom_rows_read (kind, statement, episodes, &cause);

      if (past != NULL)
        {
          g_ptr_array_add (changes, epsom_change_new ((EpsomRecord *) epsom_diary_lookup (diary, &id), past));
          if (kind == EPSOM_RECORD_EPISODE)
            epsom_episode_ids_add (episodes, epsom_rows_get_seq (statement), &id);
        }
      else
        epsom_rows_set_error (database, kind, &id, cause, &failure);
    }
  return epsom_database_end (&failure, error);
}

GPtrArray *
epsom_log_read_inverse (EpsomDatabase *database, gint64 change, EpsomDiary *diary, GError **error)
{
  g_autoptr (GPtrArray) changes = epsom_changes_new ();
  g_autoptr (EpsomEpisodeIds) episodes = epsom_episode_ids_new (database);

  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (!add_inserted (database, kind, change, diary, changes, error) ||
        !add_past (database, kind, change, diary, episodes, changes, error))
      return NULL;
  return g_steal_pointer (&changes);
}
