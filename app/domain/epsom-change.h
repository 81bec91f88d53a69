/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-record.h"

G_BEGIN_DECLS

/**
 * EpsomChange:
 * @before: (nullable): NULL: @after is inserted
 * @after: (nullable): NULL: @before is deleted
 *
 * The write, the notification, the undo entry and the audit row in one. Both have the same kind and id.
 * Lists of changes are #GPtrArray with epsom_change_free().
 */
typedef struct {
  EpsomRecord *before;
  EpsomRecord *after;
} EpsomChange;

/**
 * epsom_change_new:
 * @before: (transfer none) (nullable)
 * @after: (transfer none) (nullable)
 *
 * References of its own are taken to both. At least one of the two is given.
 */
EpsomChange *epsom_change_new (EpsomRecord *before, EpsomRecord *after);
void epsom_change_free (EpsomChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomChange, epsom_change_free)

/** epsom_change_get_record: Returns: (transfer none): @after, or @before of a deletion. */
EpsomRecord *epsom_change_get_record (const EpsomChange *change);

/** epsom_changes_new: Returns: (transfer full) (element-type EpsomChange): an empty list. */
GPtrArray *epsom_changes_new (void);
/** epsom_changes_invert: Returns: (transfer full): the changes that take @changes back, in reverse order. */
GPtrArray *epsom_changes_invert (const GPtrArray *changes);

G_END_DECLS
