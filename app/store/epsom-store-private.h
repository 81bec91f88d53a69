/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-copy.h"
#include "epsom-store.h"
#include "epsom-write.h"

G_BEGIN_DECLS

/**
 * EpsomAct: one transaction of a store.
 * @changes: (owned) (nullable): what is done to records; those of an undo or redo are found in the log
 * @find: (nullable): finds out inside the transaction, under the lock for writing, what is to be done
 * @nothing: set by @find: there is nothing to be done, or nothing more: nothing is written
 * @copy: of a merge: what is written besides @changes
 * @settles: (nullable): the conflict that the act settles
 */
typedef struct _EpsomAct EpsomAct;
struct _EpsomAct {
  EpsomOrigin origin;
  GPtrArray *changes;
  EpsomWriteProgress progress;
  gboolean (*find) (EpsomAct *act, EpsomDatabase *database, EpsomDiary *diary, GError **error);
  gpointer data;
  gboolean nothing;
  EpsomCopyWrite copy;
  const EpsomStoredConflict *settles;
};

void epsom_act_clear (EpsomAct *act);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EpsomAct, epsom_act_clear)

/** epsom_store_perform: does @act and tells of it, or nothing. */
gboolean epsom_store_perform (EpsomStore *self, EpsomAct *act, GError **error);
/** epsom_store_get_file: Returns: (transfer none): what the store's path leads to. */
const char *epsom_store_get_file (EpsomStore *self);
/** epsom_store_get_last: the number of the latest change that the store knows of. */
gint64 epsom_store_get_last (EpsomStore *self);
/** epsom_store_get_database: Returns: (transfer none) (nullable): NULL of a view. */
EpsomDatabase *epsom_store_get_database (EpsomStore *self);

G_END_DECLS
