/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-database.h"

G_BEGIN_DECLS

/** EpsomWriteProgress: who is told how far a write is, and who may stop it. All may be NULL. */
typedef struct {
  EpsomProgressFunc report;
  gpointer data;
  GCancellable *cancellable;
} EpsomWriteProgress;

/**
 * epsom_write_check: whether @changes fit @diary: each record once, `before` as it is there, an inserted one not there.
 * Otherwise %EPSOM_STORE_ERROR_CONFLICT or %EPSOM_STORE_ERROR_CONSTRAINT.
 */
gboolean epsom_write_check (EpsomDiary *diary, const GPtrArray *changes, GError **error);

/**
 * epsom_write_changes:
 * @change: the number in the log that they are written under
 * @now: when, in milliseconds
 *
 * Writes @changes, which may come in any order, their past and their tombstones, inside the caller's transaction.
 */
gboolean epsom_write_changes (EpsomDatabase *database,
                              gint64 change,
                              gint64 now,
                              const GPtrArray *changes,
                              const EpsomWriteProgress *progress,
                              GError **error);

G_END_DECLS
