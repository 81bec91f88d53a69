/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-store.h"

G_BEGIN_DECLS

/**
 * epsom_header_check:
 * @path: absolute, without symbolic links
 * @newest: the newest format that is known
 * @version: (out): the format of the file, 1 to @newest
 *
 * Whether @path is a diary, told by the first 100 bytes alone: a file that isn't ours is never given to SQLite, which
 * could write to it. The error says what it is instead.
 */
gboolean epsom_header_check (const char *path, guint newest, guint *version, GError **error);

/** epsom_header_check_name: that a diary may be made as @path: not where SQLite would take it for the journal of
 * another, which it plays back and removes. */
gboolean epsom_header_check_name (const char *path, GError **error);

G_END_DECLS
