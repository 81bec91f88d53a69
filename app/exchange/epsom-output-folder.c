/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-output-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "epsom-diary-file.h"
#include "epsom-output.h"
#include "epsom-quote.h"

#define BUFFER_SIZE (128 * 1024)

struct _EpsomOutputFolder {
  char *path;      /* as it was given, for messages */
  char *target;    /* links followed */
  char *temporary; /* NULL where there is none */
  const char *const *names;
  gboolean replaces; /* a folder is there */
  int fd;            /* of the file that is being written, or -1 */
  GOutputStream *stream;
};

static gboolean
set_error (GError **error, const char *path, int number)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s: %s", path, epsom_file_describe_errno (number));
  return FALSE;
}

/* Removes the files of the names that may be written, and then the folder if that was all. */
static void
remove_folder (const char *path, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      g_autofree char *file = g_build_filename (path, *names, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

static gboolean
is_own_file (const EpsomOutputFolder *folder, const char *name)
{
  g_autofree char *file = g_build_filename (folder->target, name, NULL);
  GStatBuf status;

  return g_strv_contains (folder->names, name) && g_lstat (file, &status) == 0 && S_ISREG (status.st_mode) &&
         !epsom_output_is_diary (file);
}

static gboolean
check_content (const EpsomOutputFolder *folder, GError **error)
{
  g_autoptr (GDir) dir = NULL;
  g_autofree char *quoted = NULL;
  const char *name;

  errno = 0;
  dir = g_dir_open (folder->target, 0, NULL);
  if (dir == NULL)
    return set_error (error, folder->path, errno != 0 ? errno : EACCES);
  while ((name = g_dir_read_name (dir)) != NULL && is_own_file (folder, name))
    ;
  if (name == NULL)
    return TRUE;
  quoted = epsom_quote (name);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               _ ("%s: is a folder that holds other files, such as “%s”; give the name of a new one"), folder->path,
               quoted);
  return FALSE;
}

static gboolean
find_target (EpsomOutputFolder *folder, mode_t *mode, GError **error)
{
  GStatBuf status;
  char *resolved;

  *mode = 0700;
  folder->target = g_canonicalize_filename (folder->path, NULL);
  if (g_lstat (folder->target, &status) != 0)
    return errno == ENOENT || set_error (error, folder->path, errno);
  if (g_stat (folder->target, &status) != 0)
    return set_error (error, folder->path, errno);
  if (!S_ISDIR (status.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY, _ ("%s: is no folder; give the name of a new one"),
                   folder->path);
      return FALSE;
    }
  resolved = realpath (folder->target, NULL);
  if (resolved == NULL)
    return set_error (error, folder->path, errno);
  g_free (folder->target);
  folder->target = resolved;
  folder->replaces = TRUE;
  *mode = status.st_mode & 07777;
  return check_content (folder, error);
}

EpsomOutputFolder *
epsom_output_folder_new (const char *path, const char *const *names, GError **error)
{
  g_autoptr (EpsomOutputFolder) folder = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *temporary = NULL;
  mode_t mode;

  g_return_val_if_fail (path != NULL && names != NULL, NULL);

  folder = g_new0 (EpsomOutputFolder, 1);
  folder->fd = -1;
  folder->path = g_strdup (path);
  folder->names = names;
  if (!find_target (folder, &mode, error))
    return NULL;
  parent = g_path_get_dirname (folder->target);
  temporary = g_build_filename (parent, ".epsom-XXXXXX", NULL);
  if (g_mkdtemp_full (temporary, 0700) == NULL)
    {
      set_error (error, path, errno);
      return NULL;
    }
  folder->temporary = g_steal_pointer (&temporary);
  if (mode != 0700 && g_chmod (folder->temporary, (int) mode) != 0)
    {
      set_error (error, path, errno);
      return NULL;
    }
  return g_steal_pointer (&folder);
}

static gboolean
end_file (EpsomOutputFolder *folder, GError **error)
{
  int fd = folder->fd;
  gboolean done;

  if (fd < 0)
    return TRUE;
  done = g_output_stream_flush (folder->stream, NULL, error);
  g_clear_object (&folder->stream);
  folder->fd = -1;
  if (!done)
    epsom_output_prefix_error (folder->path, error);
  else if (fsync (fd) != 0)
    done = set_error (error, folder->path, errno);
  if (close (fd) != 0 && done)
    done = set_error (error, folder->path, errno);
  return done;
}

GOutputStream *
epsom_output_folder_open (EpsomOutputFolder *folder, const char *name, GError **error)
{
  g_autofree char *file = NULL;
  g_autoptr (GOutputStream) stream = NULL;

  g_return_val_if_fail (folder != NULL && g_strv_contains (folder->names, name), NULL);

  if (!end_file (folder, error))
    return NULL;
  file = g_build_filename (folder->temporary, name, NULL);
  folder->fd = g_open (file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (folder->fd < 0)
    {
      set_error (error, folder->path, errno);
      return NULL;
    }
  stream = g_unix_output_stream_new (folder->fd, FALSE);
  folder->stream = g_buffered_output_stream_new_sized (stream, BUFFER_SIZE);
  return folder->stream;
}

/* Some file systems cannot sync a folder and some folders cannot be read. */
static gboolean
sync_folder (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  int result = 0;

  if (fd < 0)
    return TRUE;
  if (fsync (fd) != 0 && errno != EINVAL)
    result = errno;
  close (fd);
  errno = result;
  return result == 0;
}

/* Where a folder is, the two change their names in one step; the old one then bears the temporary name. A file system
 * that cannot do that can still replace an empty folder. */
static gboolean
publish (EpsomOutputFolder *folder)
{
  if (!folder->replaces)
    return renameat2 (AT_FDCWD, folder->temporary, AT_FDCWD, folder->target, RENAME_NOREPLACE) == 0 ||
           (errno == EINVAL && g_rename (folder->temporary, folder->target) == 0);
  return renameat2 (AT_FDCWD, folder->temporary, AT_FDCWD, folder->target, RENAME_EXCHANGE) == 0 ||
         (errno == EINVAL && g_rename (folder->temporary, folder->target) == 0);
}

gboolean
epsom_output_folder_commit (EpsomOutputFolder *folder, GError **error)
{
  g_autofree char *parent = NULL;
  gboolean done;

  g_return_val_if_fail (folder != NULL, FALSE);

  done = end_file (folder, error);
  parent = g_path_get_dirname (folder->target);
  if (done && !(sync_folder (folder->temporary) && publish (folder) && sync_folder (parent)))
    done = set_error (error, folder->path, errno);
  epsom_output_folder_abandon (folder);
  return done;
}

void
epsom_output_folder_abandon (EpsomOutputFolder *folder)
{
  if (folder == NULL)
    return;
  /* Before the descriptor is closed: what is left in the buffer must not go to whoever gets its number next. */
  g_clear_object (&folder->stream);
  if (folder->fd >= 0)
    close (folder->fd);
  if (folder->temporary != NULL)
    remove_folder (folder->temporary, folder->names);
  g_free (folder->temporary);
  g_free (folder->target);
  g_free (folder->path);
  g_free (folder);
}
