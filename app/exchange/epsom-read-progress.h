/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-progress.h"

G_BEGIN_DECLS

/**
 * EpsomReadProgress: how far files are that are read one after the other.
 * @done: bytes of the files before the present one
 * @total: bytes of all
 * @func: (nullable): who is told
 * @cancellable: (nullable)
 */
typedef struct {
  guint64 done;
  guint64 total;
  EpsomProgressFunc func;
  gpointer data;
  GCancellable *cancellable;
} EpsomReadProgress;

/** epsom_read_progress_init: of @paths (array zero-terminated=1); what is no file counts nothing. */
void epsom_read_progress_init (EpsomReadProgress *self,
                               const char *const *paths,
                               EpsomProgressFunc func,
                               gpointer data,
                               GCancellable *cancellable);
/** epsom_read_progress_report: @position: bytes of the present file that were read. */
void epsom_read_progress_report (const EpsomReadProgress *self, guint64 position);

G_END_DECLS
