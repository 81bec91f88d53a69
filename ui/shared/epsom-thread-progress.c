/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-thread-progress.h"

void
epsom_thread_progress_init (EpsomThreadProgress *self)
{
  *self = (EpsomThreadProgress){ 0 };
  g_mutex_init (&self->mutex);
}

void
epsom_thread_progress_clear (EpsomThreadProgress *self)
{
  g_mutex_clear (&self->mutex);
}

void
epsom_thread_progress_set (guint64 done, guint64 total, gpointer self)
{
  EpsomThreadProgress *progress = self;

  g_mutex_lock (&progress->mutex);
  progress->done = done;
  progress->total = total;
  g_mutex_unlock (&progress->mutex);
}

double
epsom_thread_progress_get (EpsomThreadProgress *self)
{
  double fraction;

  g_mutex_lock (&self->mutex);
  fraction = self->total > 0 ? (double) self->done / (double) self->total : -1;
  g_mutex_unlock (&self->mutex);

  return MIN (fraction, 1);
}
