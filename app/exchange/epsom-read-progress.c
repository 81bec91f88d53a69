/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-read-progress.h"

#include <sys/stat.h>

void
epsom_read_progress_init (EpsomReadProgress *self,
                          const char *const *paths,
                          EpsomProgressFunc func,
                          gpointer data,
                          GCancellable *cancellable)
{
  struct stat status;

  *self = (EpsomReadProgress){ 0, 0, func, data, cancellable };
  for (guint i = 0; paths[i] != NULL; i++)
    if (stat (paths[i], &status) == 0)
      self->total += status.st_size;
}

void
epsom_read_progress_report (const EpsomReadProgress *self, guint64 position)
{
  if (self->func != NULL)
    self->func (self->done + position, self->total, self->data);
}
