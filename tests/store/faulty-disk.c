/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faulty-disk.h"

#include <sqlite3.h>

/* A file of the real disk, wrapped. */
typedef struct {
  sqlite3_file base;
  sqlite3_file *real;
} File;

static sqlite3_vfs *real_disk;
static sqlite3_vfs disk;

static struct {
  gboolean armed;
  FaultyDiskKind kind;
  guint left; /* operations until the one that fails */
  gboolean sticky;
  gboolean failed;
} fault;

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((File *) file)->real;
}

/* Whether the operation that begins now is to fail. */
static gboolean
is_due (gboolean is_write)
{
  if (!fault.armed || (fault.kind == FAULTY_DISK_FULL && !is_write))
    return FALSE;
  if (fault.failed)
    return fault.sticky;
  if (--fault.left > 0)
    return FALSE;
  fault.failed = TRUE;
  return TRUE;
}

static int
close_file (sqlite3_file *file)
{
  int result = get_real (file)->pMethods->xClose (get_real (file));

  g_free (get_real (file));
  return result;
}

static int
read_file (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  if (fault.kind != FAULTY_DISK_LATE_ERROR && is_due (FALSE))
    return SQLITE_IOERR_READ;
  return get_real (file)->pMethods->xRead (get_real (file), buffer, amount, offset);
}

static int
write_file (sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
  sqlite3_file *real = get_real (file);

  if (!is_due (TRUE))
    return real->pMethods->xWrite (real, buffer, amount, offset);
  real->pMethods->xWrite (real, buffer, fault.kind == FAULTY_DISK_LATE_ERROR ? amount : amount / 2, offset);
  return fault.kind == FAULTY_DISK_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  gboolean due = is_due (FALSE);
  int result = SQLITE_OK;

  if (!due || fault.kind == FAULTY_DISK_LATE_ERROR)
    result = get_real (file)->pMethods->xTruncate (get_real (file), size);
  return due ? SQLITE_IOERR_TRUNCATE : result;
}

static int
sync_file (sqlite3_file *file, int flags)
{
  if (is_due (FALSE))
    return SQLITE_IOERR_FSYNC;
  return get_real (file)->pMethods->xSync (get_real (file), flags);
}

static int
get_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
lock_file (sqlite3_file *file, int lock)
{
  return get_real (file)->pMethods->xLock (get_real (file), lock);
}

static int
unlock_file (sqlite3_file *file, int lock)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), lock);
}

static int
check_reserved_lock (sqlite3_file *file, int *result)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), result);
}

static int
control_file (sqlite3_file *file, int operation, void *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
get_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
get_characteristics (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = close_file,
  .xRead = read_file,
  .xWrite = write_file,
  .xTruncate = truncate_file,
  .xSync = sync_file,
  .xFileSize = get_file_size,
  .xLock = lock_file,
  .xUnlock = unlock_file,
  .xCheckReservedLock = check_reserved_lock,
  .xFileControl = control_file,
  .xSectorSize = get_sector_size,
  .xDeviceCharacteristics = get_characteristics,
};

static int
open_file (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  int result;

  self->base.pMethods = NULL;
  if (fault.kind != FAULTY_DISK_LATE_ERROR && is_due (FALSE))
    return SQLITE_CANTOPEN;
  self->real = g_malloc0 ((gsize) real_disk->szOsFile);
  result = real_disk->xOpen (real_disk, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;
  else
    g_free (self->real);
  return result;
}

static int
delete_file (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  gboolean due = is_due (FALSE);
  int result = SQLITE_OK;

  if (!due || fault.kind == FAULTY_DISK_LATE_ERROR)
    result = real_disk->xDelete (real_disk, name, sync_folder);
  return due ? SQLITE_IOERR_DELETE : result;
}

void
faulty_disk_install (void)
{
  real_disk = sqlite3_vfs_find (NULL);
  disk = *real_disk;
  disk.pNext = NULL;
  disk.zName = "faulty";
  disk.szOsFile = sizeof (File);
  disk.xOpen = open_file;
  disk.xDelete = delete_file;
  sqlite3_vfs_register (&disk, TRUE);
}

void
faulty_disk_arm (FaultyDiskKind kind, guint n, gboolean sticky)
{
  fault.kind = kind;
  fault.left = n;
  fault.sticky = sticky;
  fault.failed = FALSE;
  fault.armed = TRUE;
}

gboolean
faulty_disk_disarm (void)
{
  fault.armed = FALSE;
  return fault.failed;
}
