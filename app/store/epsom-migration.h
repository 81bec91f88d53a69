/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-database.h"

G_BEGIN_DECLS

/** epsom_migration_get_scripts: Returns: (transfer none) (array zero-terminated=1): the SQL that leads from format i
 * to i + 1, from the empty file on. */
const char *const *epsom_migration_get_scripts (void);
/** epsom_migration_get_newest: the format that this program writes. */
guint epsom_migration_get_newest (void);

/**
 * epsom_migration_run:
 * @scripts: (array zero-terminated=1): as of epsom_migration_get_scripts()
 *
 * Brings @database from its format to that after the last script: each step one transaction with its number inside,
 * committed when no foreign key is broken.
 */
gboolean epsom_migration_run (EpsomDatabase *database, const char *const *scripts, GError **error);

G_END_DECLS
