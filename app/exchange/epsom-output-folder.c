/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-output-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "epsom-diary-file.h"
#include "epsom-output.h"
#include "epsom-quote.h"
#include "epsom-unnamed.h"

#define BUFFER_SIZE (128 * 1024)

struct _EpsomOutputFolder {
  char *path;      /* as it was given, for messages */
  char *target;    /* links followed */
  char *parent;    /* of the target */
  char *temporary; /* NULL where there is none */
  const char *const *names;
  mode_t mode;
  gboolean replaces;   /* a folder is there */
  EpsomUnnamed *files; /* (array length of @names) */
  EpsomUnnamed *file;  /* (unowned) (nullable): that is being written */
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
find_target (EpsomOutputFolder *folder, GError **error)
{
  GStatBuf status;
  char *resolved;

  folder->mode = 0700;
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
  folder->mode = status.st_mode & 07777;
  return check_content (folder, error);
}

EpsomOutputFolder *
epsom_output_folder_new (const char *path, const char *const *names, GError **error)
{
  g_autoptr (EpsomOutputFolder) folder = NULL;
  guint n = g_strv_length ((char **) names);

  g_return_val_if_fail (path != NULL && names != NULL, NULL);

  folder = g_new0 (EpsomOutputFolder, 1);
  folder->path = g_strdup (path);
  folder->names = names;
  folder->files = g_new (EpsomUnnamed, n);
  for (guint i = 0; i < n; i++)
    folder->files[i] = (EpsomUnnamed) EPSOM_UNNAMED_INIT;
  if (!find_target (folder, error))
    return NULL;
  folder->parent = g_path_get_dirname (folder->target);
  return g_steal_pointer (&folder);
}

static gboolean
end_file (EpsomOutputFolder *folder, GError **error)
{
  gboolean done;

  if (folder->file == NULL)
    return TRUE;
  done = g_output_stream_flush (folder->stream, NULL, error);
  g_clear_object (&folder->stream);
  folder->file = NULL;
  if (!done)
    epsom_output_prefix_error (folder->path, error);
  return done;
}

static EpsomUnnamed *
find_file (EpsomOutputFolder *folder, const char *name)
{
  guint i = 0;

  while (strcmp (folder->names[i], name) != 0)
    i++;
  return &folder->files[i];
}

GOutputStream *
epsom_output_folder_open (EpsomOutputFolder *folder, const char *name, GError **error)
{
  g_autoptr (GOutputStream) stream = NULL;
  EpsomUnnamed *file;

  g_return_val_if_fail (folder != NULL && g_strv_contains (folder->names, name), NULL);

  if (!end_file (folder, error))
    return NULL;
  file = find_file (folder, name);
  g_return_val_if_fail (file->fd < 0, NULL);
  if (!epsom_unnamed_open (file, folder->parent))
    {
      set_error (error, folder->path, errno);
      return NULL;
    }
  folder->file = file;
  stream = g_unix_output_stream_new (file->fd, FALSE);
  folder->stream = g_buffered_output_stream_new_sized (stream, BUFFER_SIZE);
  return folder->stream;
}

/* Makes the folder, hidden, with all files in it. */
static gboolean
fill_temporary (EpsomOutputFolder *folder)
{
  g_autofree char *temporary = g_build_filename (folder->parent, ".epsom-XXXXXX", NULL);

  if (g_mkdtemp_full (temporary, 0700) == NULL)
    return FALSE;
  folder->temporary = g_steal_pointer (&temporary);
  for (guint i = 0; folder->names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder->temporary, folder->names[i], NULL);

      if (folder->files[i].fd >= 0 && !epsom_unnamed_name (&folder->files[i], path))
        return FALSE;
    }
  return folder->mode == 0700 || g_chmod (folder->temporary, (int) folder->mode) == 0;
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
  gboolean done;

  g_return_val_if_fail (folder != NULL, FALSE);

  done = end_file (folder, error);
  if (done &&
      !(fill_temporary (folder) && sync_folder (folder->temporary) && publish (folder) && sync_folder (folder->parent)))
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
  for (guint i = 0; folder->names[i] != NULL; i++)
    epsom_unnamed_clear (&folder->files[i]);
  if (folder->temporary != NULL)
    remove_folder (folder->temporary, folder->names);
  g_free (folder->files);
  g_free (folder->parent);
  g_free (folder->temporary);
  g_free (folder->target);
  g_free (folder->path);
  g_free (folder);
}
