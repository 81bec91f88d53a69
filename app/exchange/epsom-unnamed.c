/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-unnamed.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define TRIES 100

static char *
describe_fd (const EpsomUnnamed *self)
{
  return g_strdup_printf ("/proc/self/fd/%d", self->fd);
}

/* By its number a file gets its name; where numbers can't be looked up it needs one from the beginning. */
static gboolean
can_be_named (const EpsomUnnamed *self)
{
  g_autofree char *link = describe_fd (self);

  return g_access (link, F_OK) == 0;
}

gboolean
epsom_unnamed_open (EpsomUnnamed *self, const char *folder)
{
  *self = (EpsomUnnamed){ .folder = g_strdup (folder) };
  self->fd = g_open (folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
  if (self->fd >= 0 && can_be_named (self))
    return TRUE;
  if (self->fd >= 0)
    close (self->fd);
  self->hidden = g_build_filename (folder, ".epsom-XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->hidden, O_WRONLY | O_CLOEXEC, 0600);
  if (self->fd < 0)
    g_clear_pointer (&self->hidden, g_free);
  return self->fd >= 0;
}

static gboolean
link_hidden (EpsomUnnamed *self)
{
  g_autofree char *link = describe_fd (self);

  for (int i = 0; i < TRIES; i++)
    {
      g_autofree char *hidden = g_strdup_printf ("%s/.epsom-%08x", self->folder, g_random_int ());

      if (linkat (AT_FDCWD, link, AT_FDCWD, hidden, AT_SYMLINK_FOLLOW) == 0)
        {
          self->hidden = g_steal_pointer (&hidden);
          return TRUE;
        }
      if (errno != EEXIST)
        return FALSE;
    }
  return FALSE;
}

gboolean
epsom_unnamed_name (EpsomUnnamed *self, const char *path)
{
  int fd = self->fd;

  if (fsync (fd) != 0 || (self->hidden == NULL && !link_hidden (self)))
    return FALSE;
  self->fd = -1;
  if (close (fd) != 0 || g_rename (self->hidden, path) != 0)
    return FALSE;
  g_clear_pointer (&self->hidden, g_free);
  return TRUE;
}

void
epsom_unnamed_clear (EpsomUnnamed *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  if (self->hidden != NULL)
    g_unlink (self->hidden);
  g_clear_pointer (&self->hidden, g_free);
  g_clear_pointer (&self->folder, g_free);
}
