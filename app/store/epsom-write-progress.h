/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-progress.h"

G_BEGIN_DECLS

/**
 * EpsomWriteProgress: how far an act is, who is told, and who may stop it.
 * @report: (nullable)
 * @cancellable: (nullable)
 * @total: what is to be done, about as long each; 0 until it is known
 */
typedef struct {
  EpsomProgressFunc report;
  gpointer data;
  GCancellable *cancellable;
  guint64 done;
  guint64 total;
} EpsomWriteProgress;

/** epsom_write_progress_count: tells of @n more that are done, now and then. Returns: whether it goes on. */
gboolean epsom_write_progress_count (EpsomWriteProgress *progress, guint64 n, GError **error);

G_END_DECLS
