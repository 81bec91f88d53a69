/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-database.h"

G_BEGIN_DECLS

/**
 * epsom_open_diary:
 * @path: absolute, without symbolic links
 * @scripts: (array zero-terminated=1): as of epsom_migration_get_scripts()
 * @read_only: (out): whether it may only be read
 *
 * Opens the diary @path, made first where there is none and @flags say so, recovered where a write was interrupted and
 * brought to the newest format.
 */
EpsomDatabase *epsom_open_diary (const char *path,
                                 EpsomStoreFlags flags,
                                 const char *const *scripts,
                                 gboolean *read_only,
                                 GError **error);

/**
 * epsom_open_existing: opens the diary @path as it is, to be read: of whatever known format, and recovered where a
 * write was interrupted and it may be written.
 */
EpsomDatabase *epsom_open_existing (const char *path, GError **error);

/** epsom_open_has_journal: whether a journal lies beside @path: a write was interrupted, or is going on. */
gboolean epsom_open_has_journal (const char *path);

/** epsom_open_check_quickly: whether the pages of @database hang together: %EPSOM_STORE_ERROR_CORRUPT. */
gboolean epsom_open_check_quickly (EpsomDatabase *database, GError **error);

G_END_DECLS
