/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-database.h"
#include "epsom-merge.h"
#include "epsom-moments.h"

G_BEGIN_DECLS

/* A diary as a copy of what several devices share: its versions, its history, its conflicts; how each is stored. */

/** EpsomStoredConflict: a row of the table `conflict`. */
typedef struct {
  EpsomConflict *conflict; /* (owned) */
  gint64 act;              /* the merge that found it */
  gboolean settled;
} EpsomStoredConflict;

/** EpsomCopyState: what epsom_copy_read() reads. */
typedef struct {
  GArray *versions;
  EpsomHistory *history;
  GPtrArray *conflicts; /* of EpsomStoredConflict: those that merges found which are done */
} EpsomCopyState;

void epsom_copy_state_clear (EpsomCopyState *state);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EpsomCopyState, epsom_copy_state_clear)

/**
 * epsom_copy_read:
 * @diary: what is shown, as it is in @database now
 *
 * Inside the caller's transaction.
 */
gboolean epsom_copy_read (EpsomDatabase *database, EpsomDiary *diary, EpsomCopyState *state, GError **error);
/** epsom_copy_read_conflicts: Returns: (transfer full) (nullable): the conflicts of merges that are done, the latest
 * first. */
GPtrArray *epsom_copy_read_conflicts (EpsomDatabase *database, GError **error);
/** epsom_copy_read_asides: Returns: (transfer full) (nullable): the rows of `aside` as versions, sorted. */
GArray *epsom_copy_read_asides (EpsomDatabase *database, GError **error);

/**
 * EpsomCopyWrite: what a merge, its undo or its redo writes besides changes of records.
 * @moments: see epsom_write_changes()
 * @tombstones: (element-type EpsomVersion): deletions of what isn't shown; %EPSOM_WRITE_NEVER takes one back
 * @asides: (element-type EpsomVersion): rows of `aside`; NULL takes one away
 * @seen: (nullable): versions that the other copy had
 * @found: (nullable) (element-type EpsomConflict)
 * @settled: (nullable) (element-type EpsomStoredConflict): (borrowed): settled in the other copy
 */
typedef struct {
  EpsomMoments *moments;
  GArray *tombstones;
  GArray *asides;
  const EpsomHistory *seen;
  GPtrArray *found;
  GPtrArray *settled;
} EpsomCopyWrite;

void epsom_copy_write_init (EpsomCopyWrite *write);
void epsom_copy_write_clear (EpsomCopyWrite *write);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EpsomCopyWrite, epsom_copy_write_clear)
void epsom_copy_write_set_moment (EpsomCopyWrite *write, const EpsomUuid *id, gint64 moment);

/** epsom_copy_write: writes @write, after the changes of records, under @change. */
gboolean epsom_copy_write (EpsomDatabase *database, gint64 change, const EpsomCopyWrite *write, GError **error);
/** epsom_copy_read_inverse: what takes @change, of a merge or of its undo, back, besides changes of records. */
gboolean epsom_copy_read_inverse (EpsomDatabase *database, gint64 change, EpsomCopyWrite *write, GError **error);
/** epsom_copy_settle: notes that the act @change settled @conflict. */
gboolean
epsom_copy_settle (EpsomDatabase *database, gint64 change, const EpsomStoredConflict *conflict, GError **error);

G_END_DECLS
