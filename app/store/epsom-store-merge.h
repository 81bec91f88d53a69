/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-merge.h"
#include "epsom-store.h"

G_BEGIN_DECLS

/**
 * EpsomMergeFlags:
 * @EPSOM_MERGE_DRY_RUN: only find out what would be done
 * @EPSOM_MERGE_UNRELATED: also with a diary that has no record in common
 */
typedef enum {
  EPSOM_MERGE_NONE = 0,
  EPSOM_MERGE_DRY_RUN = 1 << 0,
  EPSOM_MERGE_UNRELATED = 1 << 1,
} EpsomMergeFlags;

/** EpsomMergeCounts: of the records that the diary shows. */
typedef struct {
  guint64 added, updated, deleted;
} EpsomMergeCounts;

/**
 * EpsomMergeSummary:
 * @conflicts: records that both copies edited, found by this merge; the later edit stands
 * @settled: conflicts that were settled in the other copy
 * @future: versions taken over whose edits are of a moment that is yet to come: a device's clock was wrong
 * @related: whether the diaries have a record in common, or one has none
 * @changes: whether anything is, or was, written
 */
typedef struct {
  EpsomMergeCounts counts[EPSOM_N_RECORD_KINDS];
  guint conflicts;
  guint settled;
  guint future;
  gboolean related;
  gboolean changes;
} EpsomMergeSummary;

/** EPSOM_MERGE_CLOCK_SLACK: milliseconds by which two clocks that are right may differ. */
#define EPSOM_MERGE_CLOCK_SLACK (5 * 60 * 1000)

/**
 * epsom_store_merge:
 * @path: another copy of the diary, of any known format. Nothing of it, or beside it, is changed
 * @summary: (out)
 *
 * Takes over what the other copy has: of each record the version that was edited last, a deletion included. All of it
 * is one transaction and one step of undo, and a backup is made first. It doesn't matter which copy is merged into
 * which, in what order, or how often. An undo brings the diary back as if the merge had never been: what is merged
 * again comes again. %EPSOM_STORE_ERROR_CONSTRAINT: the diaries have nothing in common and @flags don't allow it.
 */
gboolean epsom_store_merge (EpsomStore *self,
                            const char *path,
                            EpsomMergeFlags flags,
                            EpsomMergeSummary *summary,
                            EpsomProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GError **error);

/**
 * EpsomUnsettled: a conflict that waits for a person.
 * @ours_stands, @theirs_stands: whether this is what the diary has now; neither: it was edited since
 */
typedef struct {
  EpsomConflict *conflict; /* (owned) */
  gint64 act;              /* which merge found it */
  gboolean ours_stands;
  gboolean theirs_stands;
} EpsomUnsettled;

/** epsom_store_list_unsettled: @wait: until another process has written; otherwise it is %EPSOM_STORE_ERROR_BUSY.
 * Returns: (transfer full) (element-type EpsomUnsettled) (nullable): what merges found and nobody settled yet, the
 * latest merge first. */
GPtrArray *epsom_store_list_unsettled (EpsomStore *self, gboolean wait, GError **error);

/** EpsomSide: of a conflict. */
typedef enum { EPSOM_SIDE_OURS, EPSOM_SIDE_THEIRS } EpsomSide;

/**
 * epsom_store_settle: makes the diary say what @side of @unsettled says, as an edit of now: one step of undo, after
 * which it is unsettled again. An episode comes back with what was deleted together with it.
 */
gboolean epsom_store_settle (EpsomStore *self, const EpsomUnsettled *unsettled, EpsomSide side, GError **error);

G_END_DECLS
