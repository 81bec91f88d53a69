/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-write-progress.h"

/* How many records are written between two looks at the cancellable. */
#define STEP 4096

gboolean
epsom_write_progress_count (EpsomWriteProgress *progress, guint64 n, GError **error)
{
  guint64 before = progress->done;

  progress->done += n;
  if (before / STEP == progress->done / STEP && progress->done != progress->total)
    return TRUE;
  if (progress->report != NULL)
    progress->report (progress->done, progress->total, progress->data);
  return !g_cancellable_set_error_if_cancelled (progress->cancellable, error);
}
