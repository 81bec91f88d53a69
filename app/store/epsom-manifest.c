/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-manifest.h"

#include <string.h>

#include "epsom-file.h"
#include "epsom-log.h"
#include "epsom-open.h"
#include "epsom-rows.h"

/* The first format that has a place for it; a backup before an update is of an older one. */
#define FIRST_FORMAT 2

/* Days from 0001-01-01 to 1970-01-01: added before the division, which rounds to zero. */
#define DAY_OF(at, offset) "((" at " + 60 * " offset " + 86400 * 719164) / 86400 - 719164)"

#define SELECT_DATES                                                                                                   \
  "SELECT min (day), max (day) FROM ("                                                                                 \
  "SELECT " DAY_OF (                                                                                                   \
    "at",                                                                                                              \
    "at_offset") " AS day FROM episode "                                                                               \
                 "UNION ALL SELECT " DAY_OF (                                                                          \
                   "ended",                                                                                            \
                   "ended_offset") " FROM episode WHERE ended IS NOT NULL "                                            \
                                   "UNION ALL SELECT " DAY_OF (                                                        \
                                     "at",                                                                             \
                                     "at_offset") " FROM reading "                                                     \
                                                  "UNION ALL SELECT " DAY_OF (                                         \
                                                    "at",                                                              \
                                                    "at_offset") " FROM dose "                                         \
                                                                 "UNION ALL SELECT " DAY_OF (                          \
                                                                   "at",                                               \
                                                                   "at_offset") " FROM medicine "                      \
                                                                                "UNION ALL SELECT date FROM day "      \
                                                                                "UNION ALL SELECT date FROM rating "   \
                                                                                "UNION ALL SELECT " DAY_OF (           \
                                                                                  "at", "at_offset") " FROM lab)"

/* From the columns @column and @column + 1 of @row. */
static void
get_dates (EpsomStatement *row, int column, EpsomManifest *manifest)
{
  gboolean is_empty = sqlite3_column_type (row, column) == SQLITE_NULL;

  manifest->first = is_empty ? EPSOM_DATE_NONE : sqlite3_column_int (row, column);
  manifest->last = is_empty ? EPSOM_DATE_NONE : sqlite3_column_int (row, column + 1);
}

static gboolean
find_dates (EpsomDatabase *database, EpsomManifest *manifest, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (database, SELECT_DATES, error);

  if (statement == NULL)
    return FALSE;
  if (epsom_database_next (database, statement, &failure))
    get_dates (statement, 0, manifest);
  return epsom_database_end (&failure, error);
}

/* What is in @database now. */
static gboolean
look (EpsomDatabase *database, EpsomManifest *manifest, GError **error)
{
  gint64 n;

  for (EpsomRecordKind kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", epsom_rows_get_table (kind));

      if (!epsom_database_get_int (database, sql, &n, error))
        return FALSE;
      manifest->counts[kind] = (guint64) n;
    }
  if (!epsom_database_get_int (database, "PRAGMA user_version", &n, error))
    return FALSE;
  manifest->format = (guint) n;
  return find_dates (database, manifest, error);
}

static void
bind_date (EpsomStatement *statement, int parameter, EpsomDate date)
{
  if (date == EPSOM_DATE_NONE)
    sqlite3_bind_null (statement, parameter);
  else
    sqlite3_bind_int (statement, parameter, date);
}

gboolean
epsom_manifest_put (EpsomDatabase *database, GError **error)
{
  EpsomManifest manifest;
  g_autoptr (EpsomStatement) statement = NULL;

  if (!look (database, &manifest, error))
    return FALSE;
  if (manifest.format < FIRST_FORMAT)
    return TRUE;
  statement = epsom_database_prepare (
    database, "INSERT OR REPLACE INTO manifest VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, epsom_log_now ());
  sqlite3_bind_int64 (statement, 2, manifest.format);
  bind_date (statement, 3, manifest.first);
  bind_date (statement, 4, manifest.last);
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    sqlite3_bind_int64 (statement, 5 + kind, (gint64) manifest.counts[kind]);
  return epsom_database_step (database, statement, error);
}

static void
get_digest (EpsomStatement *row, int column, EpsomManifest *manifest)
{
  const guint8 *bytes = sqlite3_column_blob (row, column);
  gsize n = MIN ((gsize) sqlite3_column_bytes (row, column), sizeof manifest->digest / 2);

  manifest->digest[0] = '\0';
  for (gsize i = 0; i < n; i++)
    g_snprintf (manifest->digest + 2 * i, 3, "%02x", bytes[i]);
}

gboolean
epsom_manifest_read (EpsomDatabase *database, EpsomManifest *manifest, gboolean *found, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (
    database, "SELECT digest, manifest.* FROM seal, manifest WHERE change = (SELECT ifnull (max (seq), 0) FROM change)",
    error);

  if (statement == NULL)
    return FALSE;
  *found = epsom_database_next (database, statement, &failure);
  if (!*found)
    return epsom_database_end (&failure, error);
  get_digest (statement, 0, manifest);
  manifest->made = sqlite3_column_int64 (statement, 2) / 1000;
  manifest->format = (guint) sqlite3_column_int (statement, 3);
  get_dates (statement, 4, manifest);
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    manifest->counts[kind] = (guint64) sqlite3_column_int64 (statement, 6 + kind);
  return TRUE;
}

gboolean
epsom_manifest_check (EpsomDatabase *database, gboolean *is_true, GError **error)
{
  EpsomManifest said, seen;
  gboolean found;

  *is_true = TRUE;
  if (!epsom_manifest_read (database, &said, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  if (!look (database, &seen, error))
    return FALSE;
  *is_true = said.format == seen.format && said.first == seen.first && said.last == seen.last &&
             memcmp (said.counts, seen.counts, sizeof said.counts) == 0;
  return TRUE;
}

gboolean
epsom_store_read_manifest (const char *path, EpsomManifest *manifest, gboolean *found, GError **error)
{
  g_autofree char *file = NULL;
  g_autoptr (EpsomDatabase) database = NULL;

  g_return_val_if_fail (path != NULL && manifest != NULL && found != NULL, FALSE);

  file = epsom_file_resolve (path);
  database = epsom_open_existing (file, error);
  return database != NULL && epsom_manifest_read (database, manifest, found, error);
}
