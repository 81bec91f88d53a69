/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-store-merge.h"
#include "epsom-thread-progress.h"

G_BEGIN_DECLS

/** epsom_merging_run_async: merges @other into the diary @path on a worker thread; see epsom_store_merge(). @progress:
 * is told how far it is, and outlives it */
void epsom_merging_run_async (const char *path,
                              const char *other,
                              EpsomMergeFlags flags,
                              EpsomThreadProgress *progress,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/** epsom_merging_run_finish: Returns: (transfer full) (nullable): the diary, merged unless it was a dry run. */
EpsomStore *epsom_merging_run_finish (GAsyncResult *result, EpsomMergeSummary *summary, GError **error);

G_END_DECLS
