/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-owner.h"

#include <string.h>

#include "epsom-rows.h"

/* The id of the row @seq, or of its tombstone. */
static gboolean
read_id (EpsomDatabase *database, EpsomRecordKind kind, gint64 seq, EpsomUuid *id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement =
    epsom_rows_prepare (database, kind,
                        "SELECT seq, id FROM @table WHERE seq = ?1 UNION ALL "
                        "SELECT seq, id FROM tombstone WHERE kind = '@table' AND seq = ?1",
                        error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, seq);
  if (epsom_database_next (database, statement, &failure))
    *id = epsom_rows_get_id (statement);
  return epsom_database_end (&failure, error);
}

static gboolean
read_first (EpsomDatabase *database, EpsomUuid *first, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement =
    epsom_database_prepare (database, "SELECT kind, first FROM inserted ORDER BY change, kind, first LIMIT 1", error);
  int kind = 0;

  *first = (EpsomUuid){ { 0 } };
  if (statement == NULL)
    return FALSE;
  if (!epsom_database_next (database, statement, &failure))
    return epsom_database_end (&failure, error);
  epsom_token_parse (EPSOM_TOKENS_RECORD, (const char *) sqlite3_column_text (statement, 0), &kind);
  return read_id (database, (EpsomRecordKind) kind, sqlite3_column_int64 (statement, 1), first, error);
}

gboolean
epsom_owner_read (EpsomDatabase *database, EpsomUuid *owner, GError **error)
{
  static const char prefix[] = "owner,";
  char content[sizeof prefix + EPSOM_UUID_STRING_SIZE];
  EpsomUuid first;

  if (!read_first (database, &first, error))
    return FALSE;
  *owner = first;
  if (epsom_uuid_is_null (&first))
    return TRUE;
  strcpy (content, prefix);
  epsom_uuid_to_string (&first, content + strlen (prefix));
  *owner = epsom_uuid_from_content (content, strlen (content));
  return TRUE;
}
