/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-database.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _EpsomDatabase {
  sqlite3 *handle;
  char *path;
  char *label;            /* (nullable) */
  GHashTable *statements; /* SQL text to sqlite3_stmt */
  GStatBuf identity;
};

/* A diary needs nothing near these; a hostile file could ask for more. */
static const struct {
  int limit;
  int value;
} limits[] = {
  { SQLITE_LIMIT_LENGTH, 1000000 },     { SQLITE_LIMIT_SQL_LENGTH, 100000 },  { SQLITE_LIMIT_COLUMN, 100 },
  { SQLITE_LIMIT_EXPR_DEPTH, 100 },     { SQLITE_LIMIT_COMPOUND_SELECT, 10 }, { SQLITE_LIMIT_VDBE_OP, 25000 },
  { SQLITE_LIMIT_FUNCTION_ARG, 8 },     { SQLITE_LIMIT_ATTACHED, 1 },         { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
  { SQLITE_LIMIT_VARIABLE_NUMBER, 32 }, { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
};

static const struct {
  int option;
  int value;
} options[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },   { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 }, { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
  { SQLITE_DBCONFIG_ENABLE_VIEW, 0 }, { SQLITE_DBCONFIG_DQS_DML, 0 },        { SQLITE_DBCONFIG_DQS_DDL, 0 },
  { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
};

#define PROTECT "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;"
/* EXTRA: without it a COMMIT that was acknowledged can be lost when the power fails, for the folder isn't synced. */
#define DURABLE "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;"
#define SCRATCH "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"

static const char *
mode_pragmas (EpsomDatabaseMode mode)
{
  switch (mode)
    {
    case EPSOM_DATABASE_READ_WRITE:
      return PROTECT DURABLE;
    case EPSOM_DATABASE_SCRATCH:
      return PROTECT SCRATCH;
    case EPSOM_DATABASE_READ_ONLY:
    default:
      return PROTECT;
    }
}

static EpsomDatabase *
database_new (const char *path)
{
  EpsomDatabase *self = g_new0 (EpsomDatabase, 1);

  self->path = g_strdup (path);
  self->statements =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) (void (*) (void)) sqlite3_finalize);

  return self;
}

static gboolean
open_handle (EpsomDatabase *self, const char *path, int flags, GError **error)
{
  if (sqlite3_open_v2 (path, &self->handle, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      epsom_database_set_error (self, error);
      return FALSE;
    }
  sqlite3_extended_result_codes (self->handle, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->handle, limits[i].limit, limits[i].value);
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (self->handle, options[i].option, options[i].value, NULL);
  return TRUE;
}

EpsomDatabase *
epsom_database_open (const char *path, EpsomDatabaseMode mode, GError **error)
{
  g_autoptr (EpsomDatabase) self = database_new (path);
  int flags = mode == EPSOM_DATABASE_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;

  if (!open_handle (self, path, flags, error))
    return NULL;
  (void) g_stat (path, &self->identity);
  epsom_database_set_patience (self, EPSOM_DATABASE_PATIENCE);
  if (!epsom_database_run (self, mode_pragmas (mode), error))
    return NULL;
  return g_steal_pointer (&self);
}

EpsomDatabase *
epsom_database_open_image (guint8 *image, gint64 size, const char *label, GError **error)
{
  g_autoptr (EpsomDatabase) self = database_new (label);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY;

  if (!open_handle (self, ":memory:", flags, error) || !epsom_database_run (self, PROTECT, error))
    {
      sqlite3_free (image);
      return NULL;
    }
  if (image == NULL ||
      sqlite3_deserialize (self->handle, "main", image, size, size,
                           SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) == SQLITE_OK)
    return g_steal_pointer (&self);
  epsom_database_set_error (self, error);
  return NULL;
}

/* No function is called and nothing is written: what reads the records needs neither. */
static int
authorize_reading (void *data, int action, const char *a, const char *b, const char *c, const char *d)
{
  return action == SQLITE_SELECT || action == SQLITE_READ ? SQLITE_OK : SQLITE_DENY;
}

void
epsom_database_restrict (EpsomDatabase *self)
{
  sqlite3_set_authorizer (self->handle, authorize_reading, NULL);
}

void
epsom_database_close (EpsomDatabase *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  g_free (self->path);
  g_free (self->label);
  g_free (self);
}

sqlite3 *
epsom_database_get_handle (EpsomDatabase *self)
{
  return self->handle;
}

const char *
epsom_database_get_path (EpsomDatabase *self)
{
  return self->path;
}

void
epsom_database_set_label (EpsomDatabase *self, const char *label)
{
  g_assert (self->label == NULL);
  self->label = g_strdup (label);
}

gboolean
epsom_database_is_in_place (EpsomDatabase *self)
{
  GStatBuf now;

  return g_stat (self->path, &now) == 0 && now.st_dev == self->identity.st_dev && now.st_ino == self->identity.st_ino;
}

void
epsom_database_set_patience (EpsomDatabase *self, guint milliseconds)
{
  sqlite3_busy_timeout (self->handle, (int) milliseconds);
}

/* Errors */

static const char *
describe_constraint (int extended)
{
  switch (extended)
    {
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return _ ("a record names an episode that is not in the diary");
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
      return _ ("two records would have the same id, or two ratings the same date and symptom");
    default:
      return _ ("a value breaks a rule of the diary");
    }
}

static EpsomStoreError
classify (int extended, int cause)
{
  switch (extended & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return EPSOM_STORE_ERROR_BUSY;
    case SQLITE_FULL:
      return EPSOM_STORE_ERROR_FULL;
    case SQLITE_IOERR:
      return cause == ENOSPC || cause == EDQUOT || cause == EFBIG ? EPSOM_STORE_ERROR_FULL : EPSOM_STORE_ERROR_FAILED;
    case SQLITE_READONLY:
      return EPSOM_STORE_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return EPSOM_STORE_ERROR_CORRUPT;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return EPSOM_STORE_ERROR_PERMISSION;
    case SQLITE_CONSTRAINT:
      return EPSOM_STORE_ERROR_CONSTRAINT;
    default:
      return EPSOM_STORE_ERROR_FAILED;
    }
}

static const char *
describe (EpsomStoreError code, int extended)
{
  switch (code)
    {
    case EPSOM_STORE_ERROR_BUSY:
      return _ ("another program is writing to the diary; try again when it has finished");
    case EPSOM_STORE_ERROR_FULL:
      return _ ("the disk is full; nothing was changed. Make room and try again");
    case EPSOM_STORE_ERROR_READ_ONLY:
      if (extended == SQLITE_READONLY_ROLLBACK || extended == SQLITE_READONLY_RECOVERY)
        return _ ("a write was interrupted; open the diary once where its folder may be written");
      return _ ("the diary or its folder may not be written");
    case EPSOM_STORE_ERROR_CORRUPT:
      return _ ("the diary is damaged; nothing was changed");
    case EPSOM_STORE_ERROR_PERMISSION:
      return _ ("the diary may not be opened; see who owns it and its folder");
    case EPSOM_STORE_ERROR_CONSTRAINT:
      return describe_constraint (extended);
    default:
      return NULL;
    }
}

/* In SQLite's words. Of a damaged file it says names as they are, which may be no text any more. */
static char *
get_message (EpsomDatabase *self)
{
  return g_utf8_make_valid (sqlite3_errmsg (self->handle), -1);
}

void
epsom_database_set_error (EpsomDatabase *self, GError **error)
{
  int last = errno;
  int extended = sqlite3_extended_errcode (self->handle);
  /* SQLite doesn't remember the cause of a failure during COMMIT. */
  int cause = sqlite3_system_errno (self->handle) != 0 ? sqlite3_system_errno (self->handle) : last;
  EpsomStoreError code = classify (extended, cause);
  const char *text = describe (code, extended);
  const char *path = self->label != NULL ? self->label : self->path;
  g_autofree char *message = get_message (self);

  if (text != NULL)
    g_set_error (error, EPSOM_STORE_ERROR, code, "%s: %s", path, text);
  else if ((extended & 0xff) == SQLITE_IOERR && cause != 0)
    /* Translators: the first is a file's path, the second the system's word for the cause. */
    g_set_error (error, EPSOM_STORE_ERROR, code, _ ("%s: the disk failed (%s); nothing was changed"), path,
                 g_strerror (cause));
  else
    g_set_error (error, EPSOM_STORE_ERROR, code, "%s: %s", path, message);
}

gboolean
epsom_database_set_damaged (EpsomDatabase *self, GError **error)
{
  g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT, _ ("%s: the diary is damaged; nothing was changed"),
               self->path);
  return FALSE;
}

/* Statements */

/* The statements are right, so a table or a column that one of them can't find is missing from the file. */
static void
set_prepare_error (EpsomDatabase *self, GError **error)
{
  g_autofree char *message = get_message (self);

  if (sqlite3_errcode (self->handle) == SQLITE_ERROR)
    g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT,
                 /* Translators: a file's path, and what is missing from it, in SQLite's words. */
                 _ ("%s: the diary is damaged (%s); nothing was changed"),
                 self->label != NULL ? self->label : self->path, message);
  else
    epsom_database_set_error (self, error);
}

EpsomStatement *
epsom_database_prepare (EpsomDatabase *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    return statement;
  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      set_prepare_error (self, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

void
epsom_statement_release (EpsomStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

gboolean
epsom_database_next (EpsomDatabase *self, EpsomStatement *statement, GError **error)
{
  int result = sqlite3_step (statement);

  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    epsom_database_set_error (self, error);
  return FALSE;
}

gboolean
epsom_database_end (GError **failure, GError **error)
{
  if (*failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (failure));
  return FALSE;
}

gboolean
epsom_database_step (EpsomDatabase *self, EpsomStatement *statement, GError **error)
{
  int result = sqlite3_step (statement);

  if (result != SQLITE_DONE)
    epsom_database_set_error (self, error);
  sqlite3_reset (statement);
  return result == SQLITE_DONE;
}

gboolean
epsom_database_run (EpsomDatabase *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  epsom_database_set_error (self, error);
  return FALSE;
}

gboolean
epsom_database_get_int (EpsomDatabase *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) statement = epsom_database_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  *value = epsom_database_next (self, statement, &failure) ? sqlite3_column_int64 (statement, 0) : 0;
  return epsom_database_end (&failure, error);
}

/* Transactions */

gboolean
epsom_transaction_begin (EpsomTransaction *self, EpsomDatabase *database, gboolean write, GError **error)
{
  g_assert (self->database == NULL);
  if (!epsom_database_run (database, write ? "BEGIN IMMEDIATE" : "BEGIN", error))
    return FALSE;
  self->database = database;
  return TRUE;
}

gboolean
epsom_transaction_commit (EpsomTransaction *self, GError **error)
{
  g_assert (self->database != NULL);
  if (!epsom_database_run (self->database, "COMMIT", error))
    {
      epsom_transaction_clear (self);
      return FALSE;
    }
  self->database = NULL;
  return TRUE;
}

void
epsom_transaction_clear (EpsomTransaction *self)
{
  /* After a full disk or a failed write SQLite may have rolled back by itself. */
  if (self->database != NULL && !sqlite3_get_autocommit (self->database->handle))
    sqlite3_exec (self->database->handle, "ROLLBACK", NULL, NULL, NULL);
  self->database = NULL;
}
