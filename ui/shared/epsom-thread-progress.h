/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-progress.h"

G_BEGIN_DECLS

/** EpsomThreadProgress: how far a worker thread is, for the window to look at. */
typedef struct {
  GMutex mutex; /* of what follows */
  guint64 done;
  guint64 total;
} EpsomThreadProgress;

void epsom_thread_progress_init (EpsomThreadProgress *self);
void epsom_thread_progress_clear (EpsomThreadProgress *self);
/** epsom_thread_progress_set: an #EpsomProgressFunc; @self: the #EpsomThreadProgress. */
void epsom_thread_progress_set (guint64 done, guint64 total, gpointer self);
/** epsom_thread_progress_get: how much is done, 0 to 1; -1 where it is not known. */
double epsom_thread_progress_get (EpsomThreadProgress *self);

G_END_DECLS
