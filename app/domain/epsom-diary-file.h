/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a diary's file is told from others, and what is said of files that cannot be read or written. */

/** EPSOM_APPLICATION_ID: "Epsm" in the header of every diary. */
#define EPSOM_APPLICATION_ID 0x4570736d
/** EPSOM_FILE_HEADER_SIZE: of the file format of SQLite 3, https://www.sqlite.org/fileformat.html */
#define EPSOM_FILE_HEADER_SIZE 100

/**
 * EpsomFileHeader: what the first bytes of a file say.
 * @is_database: one of SQLite 3
 * @application_id: whose; see %EPSOM_APPLICATION_ID
 * @version: of the diary's format
 */
typedef struct {
  gboolean is_database;
  guint32 application_id;
  guint32 version;
} EpsomFileHeader;

/** epsom_file_header_read: from the first bytes of a file; what a shorter file lacks is 0. */
EpsomFileHeader epsom_file_header_read (const guint8 bytes[EPSOM_FILE_HEADER_SIZE]);

/**
 * epsom_file_find_owner: Returns: (transfer full) (nullable): the path of the diary, if it is one and there is one,
 * beside which SQLite would take @path for its journal; NULL where @path has no such name.
 */
char *epsom_file_find_owner (const char *path);

/** epsom_file_describe_excess: Returns: (transfer full) (translated): that the file @path has more bytes (@size) than
 * the @most that are read of one. */
char *epsom_file_describe_excess (const char *path, guint64 size, guint64 most);

/** epsom_file_describe_errno: Returns: (transfer none) (translated): what @code (errno) means and what can be done. */
const char *epsom_file_describe_errno (int code);

G_END_DECLS
