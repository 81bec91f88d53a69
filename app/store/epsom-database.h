/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "epsom-store.h"

G_BEGIN_DECLS

/** EpsomDatabase: one SQLite connection with its statements. Used by one thread at a time. */
typedef struct _EpsomDatabase EpsomDatabase;

/**
 * EpsomDatabaseMode:
 * @EPSOM_DATABASE_READ_ONLY: nothing on disk is touched
 * @EPSOM_DATABASE_READ_WRITE: an existing file
 * @EPSOM_DATABASE_SCRATCH: an existing file that nobody else knows and that is synced by its maker when it is whole
 */
typedef enum {
  EPSOM_DATABASE_READ_ONLY,
  EPSOM_DATABASE_READ_WRITE,
  EPSOM_DATABASE_SCRATCH,
} EpsomDatabaseMode;

/**
 * epsom_database_open:
 * @path: absolute, without symbolic links
 *
 * Opens @path with every protection that SQLite has. Whether it is a diary is asked before: see
 * epsom_header_check().
 */
EpsomDatabase *epsom_database_open (const char *path, EpsomDatabaseMode mode, GError **error);
/**
 * epsom_database_open_image: opens what lies in memory, with the same protections; no file is ever read or written.
 * @image: (transfer full): of sqlite3_malloc(): the bytes of a database's file; %NULL: an empty database
 * @label: the path that errors name
 */
EpsomDatabase *epsom_database_open_image (guint8 *image, gint64 size, const char *label, GError **error);
/** epsom_database_restrict: from now on statements may read the records and nothing else. */
void epsom_database_restrict (EpsomDatabase *self);
void epsom_database_close (EpsomDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomDatabase, epsom_database_close)

sqlite3 *epsom_database_get_handle (EpsomDatabase *self);
const char *epsom_database_get_path (EpsomDatabase *self);
/** epsom_database_set_label: the path that errors name in place of that of a temporary file. */
void epsom_database_set_label (EpsomDatabase *self, const char *label);
/** epsom_database_is_in_place: whether the path still names the file that was opened. */
gboolean epsom_database_is_in_place (EpsomDatabase *self);
/** epsom_database_set_patience: how long another process's lock is waited for. */
void epsom_database_set_patience (EpsomDatabase *self, guint milliseconds);
#define EPSOM_DATABASE_PATIENCE 5000

/** epsom_database_set_error: tells what SQLite last complained of, and what to do, as an #EPSOM_STORE_ERROR. */
void epsom_database_set_error (EpsomDatabase *self, GError **error);
/** epsom_database_set_damaged: tells that its content isn't that of a diary: %EPSOM_STORE_ERROR_CORRUPT. Returns:
 * %FALSE. */
gboolean epsom_database_set_damaged (EpsomDatabase *self, GError **error);

/** EpsomStatement: a prepared statement that is lent: releasing it resets it and forgets its bindings. */
typedef sqlite3_stmt EpsomStatement;
/**
 * epsom_database_prepare: Returns: (transfer full) (nullable): the statement of @sql, prepared once and kept by
 * @self. One @sql is lent to one borrower at a time.
 */
EpsomStatement *epsom_database_prepare (EpsomDatabase *self, const char *sql, GError **error);
void epsom_statement_release (EpsomStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomStatement, epsom_statement_release)

/** epsom_database_next: steps @statement. Returns: %TRUE with a row; %FALSE at the end, and at a failure with @error.
 */
gboolean epsom_database_next (EpsomDatabase *self, EpsomStatement *statement, GError **error);
/** epsom_database_end: after a loop over rows: passes @failure (transfer full) on. Returns: whether there was none. */
gboolean epsom_database_end (GError **failure, GError **error);
/** epsom_database_step: runs a @statement that gives no rows, and resets it for the next use. */
gboolean epsom_database_step (EpsomDatabase *self, EpsomStatement *statement, GError **error);
/** epsom_database_run: runs every statement in @sql. */
gboolean epsom_database_run (EpsomDatabase *self, const char *sql, GError **error);
/** epsom_database_get_int: the integer that @sql gives; 0 for NULL or no row. */
gboolean epsom_database_get_int (EpsomDatabase *self, const char *sql, gint64 *value, GError **error);

/** EpsomTransaction: rolled back when it goes out of scope, unless committed. */
typedef struct {
  EpsomDatabase *database; /* NULL: none is open */
} EpsomTransaction;
#define EPSOM_TRANSACTION_INIT                                                                                         \
  {                                                                                                                    \
    NULL                                                                                                               \
  }
/** epsom_transaction_begin: @write: takes the write lock at once, so that nothing changes underneath. */
gboolean epsom_transaction_begin (EpsomTransaction *self, EpsomDatabase *database, gboolean write, GError **error);
gboolean epsom_transaction_commit (EpsomTransaction *self, GError **error);
void epsom_transaction_clear (EpsomTransaction *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EpsomTransaction, epsom_transaction_clear)

G_END_DECLS
