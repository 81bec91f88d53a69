/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-store.h"

G_BEGIN_DECLS

/* The bytes of a database's file, before SQLite is asked about it or in its place. They are read through SQLite's own
 * file layer: closing a file descriptor of one's own would drop the locks that other connections of this process hold
 * on the file. Nothing is written, and nothing made beside the file. */

/** epsom_raw_read_head: the first @n bytes of @path; what a shorter file lacks stays as it was. */
gboolean epsom_raw_read_head (const char *path, guint8 *bytes, guint n, GError **error);

/**
 * epsom_raw_read:
 * @most: in bytes; a larger file is refused before it is read
 * @size: (out): in bytes
 *
 * Reads all of @path, which no other connection can write to meanwhile. One that is being written is waited for, as
 * long as %EPSOM_DATABASE_PATIENCE.
 *
 * Returns: (transfer full) (nullable): to be freed with sqlite3_free()
 */
guint8 *epsom_raw_read (const char *path, gint64 most, gint64 *size, GError **error);

G_END_DECLS
