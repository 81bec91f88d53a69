/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-header.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "epsom-diary-file.h"
#include "epsom-file.h"
#include "epsom-raw.h"

static gboolean
check_kind_of_file (const char *path, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return epsom_file_set_error (error, path, errno);
  if (S_ISDIR (status.st_mode))
    g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FOREIGN, _ ("%s: is a folder, not a diary"), path);
  else if (!S_ISREG (status.st_mode))
    g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FOREIGN, _ ("%s: is no regular file, so not a diary"),
                 path);
  else if (status.st_size == 0)
    g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FOREIGN, _ ("%s: is empty, not a diary"), path);
  else if (g_access (path, R_OK) != 0)
    return epsom_file_set_error (error, path, errno);
  else
    return TRUE;
  return FALSE;
}

gboolean
epsom_header_check (const char *path, guint newest, guint *version, GError **error)
{
  guint8 bytes[EPSOM_FILE_HEADER_SIZE] = { 0 };
  EpsomFileHeader header;

  if (!check_kind_of_file (path, error) || !epsom_raw_read_head (path, bytes, sizeof bytes, error))
    return FALSE;
  header = epsom_file_header_read (bytes);
  if (!header.is_database)
    g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FOREIGN, _ ("%s: is not a diary of Epsom"), path);
  else if (header.application_id != EPSOM_APPLICATION_ID)
    g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FOREIGN,
                 _ ("%s: is a database of another program, not a diary of Epsom"), path);
  else if (header.version > newest)
    g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_TOO_NEW,
                 /* Translators: the numbers are versions of the file format. */
                 _ ("%s: was written by a newer Epsom (format %u, this one knows %u); update Epsom to open it"), path,
                 header.version, newest);
  else if (header.version == 0)
    g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT, _ ("%s: the diary is damaged"), path);
  else
    {
      *version = header.version;
      return TRUE;
    }
  return FALSE;
}

gboolean
epsom_header_check_name (const char *path, GError **error)
{
  g_autofree char *owner = epsom_file_find_owner (path);
  guint version;

  if (owner == NULL || !epsom_header_check (owner, G_MAXUINT, &version, NULL))
    return TRUE;
  g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FAILED,
               _ ("%s: has the name of a file that belongs to a diary; choose another name"), path);
  return FALSE;
}
