/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-database.h"

G_BEGIN_DECLS

/** EPSOM_VIEW_MOST: bytes of a diary's file at most: some millions of records. */
#define EPSOM_VIEW_MOST ((gint64) 512 * 1024 * 1024)

/**
 * epsom_view_open:
 * @path: absolute, without symbolic links
 * @scripts: (array zero-terminated=1): as of epsom_migration_get_scripts()
 *
 * Opens a diary that may come from anybody. The file is read into memory and left; what SQLite then opens is the copy,
 * of any format that is known, brought up to date. A file with anything in its schema that the diary of its format
 * doesn't have is refused, as https://www.sqlite.org/security.html recommends.
 */
EpsomDatabase *epsom_view_open (const char *path, const char *const *scripts, GError **error);
/** epsom_view_open_as_is: the same, of the format that the file has. */
EpsomDatabase *epsom_view_open_as_is (const char *path, const char *const *scripts, GError **error);

/**
 * epsom_view_read:
 * @path: absolute, without symbolic links
 * @scripts: (array zero-terminated=1): as of epsom_migration_get_scripts()
 * @owner: (out): see epsom_store_get_owner()
 *
 * Reads all records of a diary as epsom_view_open() opens it.
 *
 * Returns: (transfer full) (nullable)
 */
EpsomDiary *epsom_view_read (const char *path, const char *const *scripts, EpsomUuid *owner, GError **error);

G_END_DECLS
