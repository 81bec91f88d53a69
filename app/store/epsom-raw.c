/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-raw.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "epsom-database.h"
#include "epsom-diary-file.h"

/* How often a lock is asked for again. */
#define RETRY_MS 20
/* What is read at once. */
#define PART (16 * 1024 * 1024)

typedef struct {
  sqlite3_file *file;
  sqlite3_filename name;
  gboolean locked;
} Raw;

static void
raw_clear (Raw *self)
{
  if (self->locked)
    self->file->pMethods->xUnlock (self->file, SQLITE_LOCK_NONE);
  if (self->file->pMethods != NULL)
    self->file->pMethods->xClose (self->file);
  g_free (self->file);
  sqlite3_free_filename (self->name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Raw, raw_clear)

static gboolean
set_error (GError **error, const char *path, int result)
{
  g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FAILED, _ ("%s: can't be read (%s)"), path,
               sqlite3_errstr (result));
  return FALSE;
}

static gboolean
raw_open (Raw *self, const char *path, GError **error)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);
  int result;

  self->file = g_malloc0 (vfs->szOsFile);
  self->name = sqlite3_create_filename (path, "", "", 0, NULL);
  result = vfs->xOpen (vfs, self->name, self->file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL);
  return result == SQLITE_OK || set_error (error, path, result);
}

static gboolean
raw_lock (Raw *self, const char *path, GError **error)
{
  int result = SQLITE_BUSY;

  for (guint waited = 0; result == SQLITE_BUSY && waited <= EPSOM_DATABASE_PATIENCE; waited += RETRY_MS)
    {
      if (waited > 0)
        g_usleep (RETRY_MS * 1000);
      result = self->file->pMethods->xLock (self->file, SQLITE_LOCK_SHARED);
    }
  self->locked = result == SQLITE_OK;
  if (result != SQLITE_BUSY)
    return self->locked || set_error (error, path, result);
  g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_BUSY,
               _ ("%s: another program is writing to the diary; try again when it has finished"), path);
  return FALSE;
}

gboolean
epsom_raw_read_head (const char *path, guint8 *bytes, guint n, GError **error)
{
  g_auto (Raw) raw = { NULL };
  int result;

  if (!raw_open (&raw, path, error))
    return FALSE;
  result = raw.file->pMethods->xRead (raw.file, bytes, (int) n, 0);
  return result == SQLITE_OK || result == SQLITE_IOERR_SHORT_READ || set_error (error, path, result);
}

static gboolean
get_size (Raw *self, const char *path, gint64 most, gint64 *size, GError **error)
{
  g_autofree char *message = NULL;
  sqlite3_int64 bytes;
  int result = self->file->pMethods->xFileSize (self->file, &bytes);

  if (result != SQLITE_OK)
    return set_error (error, path, result);
  *size = bytes;
  if (bytes <= most)
    return TRUE;
  message = epsom_file_describe_excess (path, (guint64) bytes, (guint64) most);
  g_set_error_literal (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FOREIGN, message);
  return FALSE;
}

guint8 *
epsom_raw_read (const char *path, gint64 most, gint64 *size, GError **error)
{
  g_auto (Raw) raw = { NULL };
  int result = SQLITE_OK;
  guint8 *bytes;

  if (!raw_open (&raw, path, error) || !raw_lock (&raw, path, error) || !get_size (&raw, path, most, size, error))
    return NULL;
  bytes = sqlite3_malloc64 ((sqlite3_uint64) MAX (*size, 1));
  if (bytes == NULL)
    result = SQLITE_NOMEM;
  for (gint64 at = 0; result == SQLITE_OK && at < *size; at += PART)
    result = raw.file->pMethods->xRead (raw.file, bytes + at, (int) MIN (PART, *size - at), at);
  if (result == SQLITE_OK)
    return bytes;
  sqlite3_free (bytes);
  set_error (error, path, result);
  return NULL;
}
