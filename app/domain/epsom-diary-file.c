/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define USER_VERSION_OFFSET 60
#define APPLICATION_ID_OFFSET 68
static const char magic[16] = "SQLite format 3";

static guint32
get_big_endian (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

EpsomFileHeader
epsom_file_header_read (const guint8 bytes[EPSOM_FILE_HEADER_SIZE])
{
  return (EpsomFileHeader){
    .is_database = memcmp (bytes, magic, sizeof magic) == 0,
    .application_id = get_big_endian (bytes + APPLICATION_ID_OFFSET),
    .version = get_big_endian (bytes + USER_VERSION_OFFSET),
  };
}

char *
epsom_file_find_owner (const char *path)
{
  static const char *const endings[] = { "-journal", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (path, endings[i]))
      return g_strndup (path, strlen (path) - strlen (endings[i]));
  return NULL;
}

char *
epsom_file_describe_excess (const char *path, guint64 size, guint64 most)
{
  g_autofree char *found = g_format_size (size);
  g_autofree char *limit = g_format_size (most);

  /* Translators: a file's path and two sizes, such as "10.0 GB". */
  return g_strdup_printf (_ ("%s: has %s, more than any diary; up to %s can be read"), path, found, limit);
}

const char *
epsom_file_describe_errno (int code)
{
  switch (code)
    {
    case ENOENT:
      return _ ("there is no such file or folder");
    case ENOTDIR:
      return _ ("a part of this path is a file, not a folder");
    case EACCES:
    case EPERM:
      return _ ("you have no permission; see who owns it and its folder");
    case EROFS:
      return _ ("is on a disk that is read-only");
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return _ ("the disk is full; make room and try again");
    default:
      return g_strerror (code);
    }
}
