/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-instant.h"

G_BEGIN_DECLS

/** epsom_backups_find_async: epsom_store_find_backup() on a worker thread. @source: (type GObject): of the callback. */
void epsom_backups_find_async (const char *path, GAsyncReadyCallback callback, gpointer source);
/** epsom_backups_find_finish: Returns: (transfer full) (nullable) */
char *epsom_backups_find_finish (GAsyncResult *result);
/** epsom_backups_get_time: when the file @backup was written. */
EpsomInstant epsom_backups_get_time (const char *backup);

/** epsom_backups_restore_async: epsom_store_restore() on a worker thread. @source: (type GObject): of the callback. */
void epsom_backups_restore_async (const char *path,
                                  const char *from,
                                  GAsyncReadyCallback callback,
                                  gpointer source,
                                  gpointer user_data);
/** epsom_backups_restore_finish: @kept: (out) (transfer full) (nullable) */
gboolean epsom_backups_restore_finish (GAsyncResult *result, char **kept, GError **error);

G_END_DECLS
