/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-versions.h"

G_BEGIN_DECLS

/**
 * EpsomHistory: which versions a copy of a diary ever had, or met in other copies, as ids with the moments of the
 * edits and what was said then: of one moment two devices may say different things. Thereby a copy that is merely
 * behind is told from one in which the record was edited too.
 */
typedef GArray EpsomHistory;

EpsomHistory *epsom_history_new (void);
void epsom_history_free (EpsomHistory *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomHistory, epsom_history_free)
/** epsom_history_add: to be sorted before it is asked. @digest: of epsom_version_digest(), or %EPSOM_DIGEST_ANY */
void epsom_history_add (EpsomHistory *history, const EpsomUuid *id, gint64 edited, guint64 digest);
void epsom_history_sort (EpsomHistory *history);
/** epsom_history_get: entry @index, below @history->len. */
void
epsom_history_get (const EpsomHistory *history, guint index, EpsomUuid *id, gint64 *edited, guint64 *digest);
/** epsom_history_contains: whether @version was there, or some version of its moment of which no more is known. */
gboolean epsom_history_contains (const EpsomHistory *history, const EpsomVersion *version);
/** epsom_history_contains_moment: the same of any version of @id at @edited. */
gboolean epsom_history_contains_moment (const EpsomHistory *history, const EpsomUuid *id, gint64 edited);

/** EpsomCopy: a copy of a diary: its sorted versions and what it met before. */
typedef struct {
  const GArray *versions;
  const EpsomHistory *history;
} EpsomCopy;

/**
 * EpsomConflict: two versions, neither of which was made in knowledge of the other: of one record, or of two ratings of
 * one date and symptom. The later one stands until a person settles it.
 */
typedef struct {
  EpsomVersion ours;
  EpsomVersion theirs;
} EpsomConflict;

EpsomConflict *epsom_conflict_new (const EpsomVersion *ours, const EpsomVersion *theirs);
void epsom_conflict_free (EpsomConflict *conflict);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomConflict, epsom_conflict_free)
/** epsom_conflict_swap: Returns: (transfer full): @conflict as the other copy sees it. */
EpsomConflict *epsom_conflict_swap (const EpsomConflict *conflict);
/** epsom_conflict_equal: whether both are of the same two versions, whosever they are. */
gboolean epsom_conflict_equal (const EpsomConflict *a, const EpsomConflict *b);

/** epsom_merge_are_related: whether two copies have a record in common, or one has none: whether they can be of one
 * diary. */
gboolean epsom_merge_are_related (const GArray *ours, const GArray *theirs);

/** epsom_merge_find_clash: Returns: (transfer none) (nullable): the version in @ours of an id that stands for another
 * kind of record in @theirs, which no two copies of one diary have. */
const EpsomVersion *epsom_merge_find_clash (const GArray *ours, const GArray *theirs);

/**
 * epsom_merge_find_conflicts:
 * @joined: what both give together
 *
 * What both copies edited since they went apart, each in its own way: a record that was edited in both, or edited in
 * one and deleted in the other; an episode that was deleted in one and got something in the other; two ratings of one
 * date and symptom. Which they are doesn't depend on whose copy is whose.
 *
 * Returns: (transfer full) (element-type EpsomConflict)
 */
GPtrArray *epsom_merge_find_conflicts (const EpsomCopy *ours, const EpsomCopy *theirs, const GArray *joined);

G_END_DECLS
