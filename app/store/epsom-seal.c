/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-seal.h"

#include <string.h>

#include "epsom-log.h"

#define DIGEST_SIZE 32

/* A value as bytes that no other value has: its type, its length, itself. */
static void
add_value (GByteArray *bytes, EpsomStatement *statement, int column)
{
  guint8 type = (guint8) sqlite3_column_type (statement, column);
  const void *blob = sqlite3_column_blob (statement, column);
  gint64 size = sqlite3_column_bytes (statement, column);
  gint64 integer;
  double real;

  g_byte_array_append (bytes, &type, sizeof type);
  switch (type)
    {
    case SQLITE_INTEGER:
      integer = GINT64_TO_LE (sqlite3_column_int64 (statement, column));
      g_byte_array_append (bytes, (const guint8 *) &integer, sizeof integer);
      break;
    case SQLITE_FLOAT:
      real = sqlite3_column_double (statement, column);
      memcpy (&integer, &real, sizeof integer);
      integer = GINT64_TO_LE (integer);
      g_byte_array_append (bytes, (const guint8 *) &integer, sizeof integer);
      break;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      integer = GINT64_TO_LE (size);
      g_byte_array_append (bytes, (const guint8 *) &integer, sizeof integer);
      g_byte_array_append (bytes, blob, (guint) size);
      break;
    case SQLITE_NULL:
    default:
      break;
    }
}

static gboolean
add_rows (EpsomDatabase *database, const char *sql, GChecksum *checksum, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  g_checksum_update (checksum, (const guchar *) sql, -1);
  while (epsom_database_next (database, statement, &failure))
    {
      g_byte_array_set_size (bytes, 0);
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        add_value (bytes, statement, i);
      g_checksum_update (checksum, bytes->data, bytes->len);
    }
  return epsom_database_end (&failure, error);
}

/* Every table but that of the seal, after its own definition. */
static gboolean
compute (EpsomDatabase *database, guint8 digest[DIGEST_SIZE], GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (EpsomStatement) tables = epsom_database_prepare (
    database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'seal' ORDER BY name", error);
  gsize size = DIGEST_SIZE;

  if (tables == NULL ||
      !add_rows (database, "SELECT type, name, sql FROM sqlite_schema ORDER BY name", checksum, error))
    return FALSE;
  while (failure == NULL && epsom_database_next (database, tables, &failure))
    {
      char *sql = sqlite3_mprintf ("SELECT * FROM \"%w\"", sqlite3_column_text (tables, 0));

      add_rows (database, sql, checksum, &failure);
      sqlite3_free (sql);
    }
  g_checksum_get_digest (checksum, digest, &size);
  return epsom_database_end (&failure, error);
}

gboolean
epsom_seal_put (EpsomDatabase *database, GError **error)
{
  g_autoptr (EpsomStatement) statement = NULL;
  guint8 digest[DIGEST_SIZE];
  EpsomLogState log;

  if (!compute (database, digest, error) || !epsom_log_get_state (database, &log, error))
    return FALSE;
  statement =
    epsom_database_prepare (database, "INSERT OR REPLACE INTO seal (one, change, digest) VALUES (1, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, log.last);
  sqlite3_bind_blob (statement, 2, digest, sizeof digest, SQLITE_STATIC);
  return epsom_database_step (database, statement, error);
}

gboolean
epsom_seal_get_change (EpsomDatabase *database, gint64 *change, GError **error)
{
  return epsom_database_get_int (database, "SELECT change FROM seal", change, error);
}

gboolean
epsom_seal_check (EpsomDatabase *database, EpsomSealState *state, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (
    database, "SELECT digest FROM seal WHERE change = (SELECT ifnull (max (seq), 0) FROM change)", error);
  guint8 digest[DIGEST_SIZE];

  if (statement == NULL)
    return FALSE;
  *state = EPSOM_SEAL_NONE;
  if (!epsom_database_next (database, statement, &failure))
    return epsom_database_end (&failure, error);
  if (!compute (database, digest, error))
    return FALSE;
  *state = sqlite3_column_bytes (statement, 0) == DIGEST_SIZE &&
               memcmp (sqlite3_column_blob (statement, 0), digest, DIGEST_SIZE) == 0
             ? EPSOM_SEAL_WHOLE
             : EPSOM_SEAL_BROKEN;
  return TRUE;
}
