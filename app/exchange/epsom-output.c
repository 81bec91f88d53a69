/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-output.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "epsom-diary-file.h"
#include "epsom-unnamed.h"

/* As many as the kernel follows. */
#define MAX_LINKS 40
#define BUFFER_SIZE (128 * 1024)

struct _EpsomOutput {
  char *path;   /* as it was given, for messages */
  char *target; /* the file to be replaced, links followed */
  char *folder; /* of the target */
  EpsomUnnamed file;
  GOutputStream *stream;
};

static void
set_error (GError **error, const char *path, int number)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s: %s", path, epsom_file_describe_errno (number));
}

void
epsom_output_prefix_error (const char *path, GError **error)
{
  if (error == NULL)
    return;
  if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    {
      g_clear_error (error);
      set_error (error, path, ENOSPC);
    }
  else
    g_prefix_error (error, "%s: ", path);
}

/* Its descriptor is left open on purpose: closing it would drop the locks that a store of this process may hold on it,
 * and this happens once for each mistaken choice. */
gboolean
epsom_output_is_diary (const char *path)
{
  guint8 bytes[EPSOM_FILE_HEADER_SIZE] = { 0 };
  struct stat status;
  EpsomFileHeader header;
  int fd;

  if (stat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return FALSE;
  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return FALSE;
  if (pread (fd, bytes, sizeof bytes, 0) == sizeof bytes)
    {
      header = epsom_file_header_read (bytes);
      if (header.is_database && header.application_id == EPSOM_APPLICATION_ID)
        return TRUE;
    }
  close (fd);
  return FALSE;
}

/* Years of records are not to be replaced by what is drawn from them, nor the journal that would save them. */
static gboolean
check_harmless (const char *path, const char *target, GError **error)
{
  g_autofree char *owner = epsom_file_find_owner (target);

  if (epsom_output_is_diary (target))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _ ("%s: is a diary, which is not overwritten; choose another name"), path);
  else if (owner != NULL && epsom_output_is_diary (owner))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _ ("%s: has the name of a file that belongs to a diary; choose another name"), path);
  else
    return TRUE;
  return FALSE;
}

/* Where the last link of a chain that leads to no file points to: there the new file is made. */
static char *
follow_dangling_link (const char *path, GError **error)
{
  g_autofree char *at = g_strdup (path);

  for (int i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *link = g_file_read_link (at, NULL);
      g_autofree char *folder = NULL;

      if (link == NULL)
        return g_steal_pointer (&at);
      folder = g_path_get_dirname (at);
      g_free (at);
      at = g_path_is_absolute (link) ? g_strdup (link) : g_build_filename (folder, link, NULL);
    }
  set_error (error, path, ELOOP);
  return NULL;
}

/* The regular file that @path leads to or would make, and the mode it has or gets. */
static char *
find_target (const char *path, mode_t *mode, GError **error)
{
  struct stat status;
  char *target;

  *mode = 0600;
  if (stat (path, &status) != 0)
    {
      if (errno == ENOENT)
        return follow_dangling_link (path, error);
      set_error (error, path, errno);
      return NULL;
    }
  if (S_ISDIR (status.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _ ("%s: is a folder; give the name of a file in it"),
                   path);
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (
        error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
        _ ("%s: is not a regular file, so it cannot be replaced as a whole; give the name of a file, or - for "
           "the standard output"),
        path);
      return NULL;
    }
  if (faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
    {
      set_error (error, path, errno);
      return NULL;
    }
  target = realpath (path, NULL);
  if (target == NULL)
    set_error (error, path, errno);
  *mode = status.st_mode & 07777;
  return target;
}

EpsomOutput *
epsom_output_new (const char *path, GError **error)
{
  g_autoptr (EpsomOutput) output = NULL;
  g_autoptr (GOutputStream) file = NULL;
  mode_t mode;

  g_return_val_if_fail (path != NULL, NULL);

  output = g_new0 (EpsomOutput, 1);
  output->file = (EpsomUnnamed) EPSOM_UNNAMED_INIT;
  output->path = g_strdup (path);
  output->target = find_target (path, &mode, error);
  if (output->target == NULL || !check_harmless (path, output->target, error))
    return NULL;

  output->folder = g_path_get_dirname (output->target);
  if (!epsom_unnamed_open (&output->file, output->folder) || (mode != 0600 && fchmod (output->file.fd, mode) != 0))
    {
      set_error (error, path, errno);
      return NULL;
    }

  file = g_unix_output_stream_new (output->file.fd, FALSE);
  output->stream = g_buffered_output_stream_new_sized (file, BUFFER_SIZE);
  return g_steal_pointer (&output);
}

GOutputStream *
epsom_output_get_stream (EpsomOutput *output)
{
  g_return_val_if_fail (output != NULL, NULL);

  return output->stream;
}

/* The name is durable once the folder is; some file systems cannot sync a folder and some folders cannot be read. */
static gboolean
sync_folder (EpsomOutput *output, GError **error)
{
  int fd = open (output->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int result;

  if (fd < 0)
    return TRUE;
  result = fsync (fd) == 0 || errno == EINVAL ? 0 : errno;
  close (fd);
  if (result != 0)
    set_error (error, output->path, result);
  return result == 0;
}

static gboolean
finish (EpsomOutput *output, GError **error)
{
  if (!g_output_stream_flush (output->stream, NULL, error))
    {
      epsom_output_prefix_error (output->path, error);
      return FALSE;
    }
  if (!epsom_unnamed_name (&output->file, output->target))
    {
      set_error (error, output->path, errno);
      return FALSE;
    }
  return sync_folder (output, error);
}

gboolean
epsom_output_commit (EpsomOutput *output, GError **error)
{
  gboolean done;

  g_return_val_if_fail (output != NULL, FALSE);

  done = finish (output, error);
  epsom_output_abandon (output);
  return done;
}

void
epsom_output_abandon (EpsomOutput *output)
{
  if (output == NULL)
    return;
  /* Before the descriptor is closed: what is left in the buffer must not go to whoever gets its number next. */
  g_clear_object (&output->stream);
  epsom_unnamed_clear (&output->file);
  g_free (output->folder);
  g_free (output->target);
  g_free (output->path);
  g_free (output);
}

gboolean
epsom_output_write (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (EpsomOutput) output = epsom_output_new (path, error);
  gsize size;
  const void *data;

  g_return_val_if_fail (bytes != NULL, FALSE);

  if (output == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  if (!g_output_stream_write_all (output->stream, data, size, NULL, NULL, error))
    {
      epsom_output_prefix_error (path, error);
      return FALSE;
    }
  return epsom_output_commit (g_steal_pointer (&output), error);
}
