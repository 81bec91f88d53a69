/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-database.h"

G_BEGIN_DECLS

/* Paths here are absolute, without symbolic links. */

/** EpsomBackupReason: why an automatic backup is made. */
typedef enum {
  EPSOM_BACKUP_DAILY,
  EPSOM_BACKUP_IMPORT,
  EPSOM_BACKUP_MIGRATION,
  EPSOM_BACKUP_MERGE,
} EpsomBackupReason;

/**
 * epsom_backup_copy:
 * @temporary: an empty file
 * @label: the path that errors name in its place
 * @seal: whether the copy is sealed; otherwise it bears the seal of @file, if any
 *
 * Makes @temporary a consistent and verified copy of the diary @file, which others may go on using.
 */
gboolean epsom_backup_copy (const char *file, const char *temporary, const char *label, gboolean seal, GError **error);
/** epsom_backup_to: a copy as @path, in place of another diary at most. */
gboolean epsom_backup_to (const char *file, const char *path, GError **error);
/** epsom_backup_keep: a dated copy in `backups/` beside @file, thinned with age. */
gboolean epsom_backup_keep (const char *file, EpsomBackupReason reason, GError **error);
/** epsom_backup_name_replaced: Returns: (transfer full): a new, dated name beside @file, for what is replaced. */
char *epsom_backup_name_replaced (const char *file);
/** epsom_backup_is_due: whether the diary @file changed, to @change, since its newest backup, of another day than
 * today (UTC). */
gboolean epsom_backup_is_due (const char *file, gint64 change);
/** epsom_backup_list: Returns: (transfer full): the paths of the automatic backups of @file, the newest first. */
GStrv epsom_backup_list (const char *file);
/** epsom_backup_find_good: Returns: (transfer full) (nullable): the newest backup of @file in which nothing is wrong.
 */
char *epsom_backup_find_good (const char *file);

G_END_DECLS
