/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-database.h"
#include "epsom-moments.h"
#include "epsom-write-progress.h"

G_BEGIN_DECLS

/**
 * epsom_write_check: whether @changes fit @diary: each record once, `before` as it is there, an inserted one not there.
 * Otherwise %EPSOM_STORE_ERROR_CONFLICT or %EPSOM_STORE_ERROR_CONSTRAINT.
 */
gboolean epsom_write_check (EpsomDiary *diary, const GPtrArray *changes, GError **error);

/** EPSOM_WRITE_NEVER: the `deleted` of a tombstone that says nothing of the record: it keeps the number of a row. */
#define EPSOM_WRITE_NEVER G_MININT64

/**
 * epsom_write_changes:
 * @change: the number in the log that they are written under
 * @now: when, in milliseconds
 * @progress: to whose total what is to be done is added
 * @moments: (nullable): of a merge, its undo or its redo: when each record was edited
 * or deleted, %EPSOM_WRITE_NEVER for one that goes without being deleted; the tombstones are kept as they were.
 *   Otherwise it happens at @now, or just after what was there before, where a clock was ahead
 *
 * Writes @changes, which may come in any order, their past and their tombstones, inside the caller's transaction.
 */
gboolean epsom_write_changes (EpsomDatabase *database,
                              gint64 change,
                              gint64 now,
                              const GPtrArray *changes,
                              EpsomMoments *moments,
                              EpsomWriteProgress *progress,
                              GError **error);

/**
 * epsom_write_keep_tombstone: keeps the tombstone of @id as it was before @change.
 * @deleted: that of the tombstone; %EPSOM_WRITE_NEVER: there was none that says something
 */
gboolean epsom_write_keep_tombstone (EpsomDatabase *database,
                                     gint64 change,
                                     const EpsomUuid *id,
                                     gint64 deleted,
                                     GError **error);
/** epsom_write_add_seen: notes that the diary had, or met, @id as it was edited, or deleted, at @edited. That counts
 * while the merge @act is done; 0: always. */
gboolean epsom_write_add_seen (EpsomDatabase *database, const EpsomUuid *id, gint64 edited, gint64 act, GError **error);

G_END_DECLS
