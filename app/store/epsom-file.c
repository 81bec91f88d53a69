/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "epsom-diary-file.h"

/* After which time a temporary file is nobody's. */
#define STALE_SECONDS 86400

/* A temporary file that has neither been published nor removed. */
typedef struct {
  char *path;
  char *journal;
} Unfinished;

/* What finds no place here is removed another day. */
static Unfinished *unfinished[8];
G_LOCK_DEFINE_STATIC (unfinished);

static void
free_unfinished (Unfinished *file)
{
  g_free (file->path);
  g_free (file->journal);
  g_free (file);
}

static void
remember_unfinished (const char *path)
{
  Unfinished *file = g_new (Unfinished, 1);

  *file = (Unfinished){ g_strdup (path), g_strconcat (path, "-journal", NULL) };
  G_LOCK (unfinished);
  for (gsize i = 0; i < G_N_ELEMENTS (unfinished) && file != NULL; i++)
    if (unfinished[i] == NULL)
      g_atomic_pointer_set (&unfinished[i], g_steal_pointer (&file));
  G_UNLOCK (unfinished);
  g_clear_pointer (&file, free_unfinished);
}

static void
forget_unfinished (const char *path)
{
  G_LOCK (unfinished);
  for (gsize i = 0; i < G_N_ELEMENTS (unfinished); i++)
    if (unfinished[i] != NULL && strcmp (unfinished[i]->path, path) == 0)
      free_unfinished (g_atomic_pointer_exchange (&unfinished[i], NULL));
  G_UNLOCK (unfinished);
}

void
epsom_store_remove_temporaries (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unfinished); i++)
    {
      const Unfinished *file = g_atomic_pointer_get (&unfinished[i]);

      if (file == NULL)
        continue;
      unlink (file->path);
      unlink (file->journal);
    }
}

static EpsomStoreError
get_error_code (int code)
{
  switch (code)
    {
    case ENOENT:
      return EPSOM_STORE_ERROR_NOT_FOUND;
    case EACCES:
    case EPERM:
      return EPSOM_STORE_ERROR_PERMISSION;
    case EROFS:
      return EPSOM_STORE_ERROR_READ_ONLY;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return EPSOM_STORE_ERROR_FULL;
    default:
      return EPSOM_STORE_ERROR_FAILED;
    }
}

gboolean
epsom_file_set_error (GError **error, const char *path, int code)
{
  g_autofree char *link = code == ENOENT ? g_file_read_link (path, NULL) : NULL;

  if (link != NULL)
    g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FAILED,
                 _ ("%s: is a link to %s, which is not there; see whether its disk is attached"), path, link);
  else
    g_set_error (error, EPSOM_STORE_ERROR, get_error_code (code), "%s: %s", path, epsom_file_describe_errno (code));
  return FALSE;
}

char *
epsom_file_resolve (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  char *real = realpath (absolute, NULL);
  char *real_folder;
  char *result;

  if (real != NULL)
    return real;
  real_folder = realpath (folder, NULL);
  result = real_folder != NULL ? g_build_filename (real_folder, name, NULL) : g_steal_pointer (&absolute);
  free (real_folder);
  return result;
}

gboolean
epsom_file_may_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0 &&
         faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0;
}

gboolean
epsom_file_is_same (const char *a, const char *b)
{
  GStatBuf x, y;

  return g_stat (a, &x) == 0 && g_stat (b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

gboolean
epsom_file_make_folder (const char *path, GError **error)
{
  return g_mkdir_with_parents (path, 0700) == 0 || epsom_file_set_error (error, path, errno);
}

void
epsom_file_remove_stale (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_str_has_prefix (name, prefix) && g_lstat (path, &status) == 0 && S_ISREG (status.st_mode) &&
          status.st_mtime < g_get_real_time () / G_USEC_PER_SEC - STALE_SECONDS)
        g_unlink (path);
    }
}

char *
epsom_file_make_temporary (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *prefix = g_strdup_printf (".%s.", name);
  g_autofree char *hidden = g_strconcat (prefix, "XXXXXX", NULL);
  g_autofree char *temporary = g_build_filename (folder, hidden, NULL);
  int descriptor;

  epsom_file_remove_stale (folder, prefix);
  descriptor = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0)
    {
      epsom_file_set_error (error, path, errno);
      return NULL;
    }
  close (descriptor);
  remember_unfinished (temporary);
  return g_steal_pointer (&temporary);
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int descriptor = g_open (path, flags | O_RDONLY | O_CLOEXEC, 0);
  int code = 0;

  if (descriptor < 0)
    return epsom_file_set_error (error, path, errno);
  /* Some file systems can't sync a folder; they say EINVAL. */
  if (fsync (descriptor) != 0 && errno != EINVAL)
    code = errno;
  close (descriptor);
  return code == 0 || epsom_file_set_error (error, path, code);
}

gboolean
epsom_file_sync_folder_of (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (folder, O_DIRECTORY, error);
}

static int
rename_without_replacing (const char *from, const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return -1;
  /* A file system without it. */
  if (link (from, to) != 0)
    return -1;
  return unlink (from);
}

gboolean
epsom_file_publish (const char *temporary, const char *path, gboolean replace, GError **error)
{
  if (!sync_path (temporary, 0, error))
    return FALSE;
  if ((replace ? g_rename (temporary, path) : rename_without_replacing (temporary, path)) != 0)
    {
      int code = errno;

      if (code == EEXIST)
        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST, "%s: %s", path, g_strerror (code));
      else
        epsom_file_set_error (error, path, code);
      return FALSE;
    }
  return epsom_file_sync_folder_of (path, error);
}

void
epsom_temporary_remove (EpsomTemporary *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (journal);
  forget_unfinished (path);
  g_free (path);
}
