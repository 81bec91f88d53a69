/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EpsomUnnamed: a file that has no name before it is whole, so that a process that is interrupted or killed leaves
 * nothing behind. A file system that has none such gets one with a hidden name.
 * @fd: to write to; 0600; -1: there is none
 */
typedef struct {
  int fd;
  /*< private >*/
  char *folder;
  char *hidden; /* (nullable): its name meanwhile */
} EpsomUnnamed;

#define EPSOM_UNNAMED_INIT                                                                                             \
  {                                                                                                                    \
    .fd = -1                                                                                                           \
  }

/* Those that return a gboolean set errno where it is %FALSE. */

/** epsom_unnamed_open: makes the file on the disk of @folder. */
gboolean epsom_unnamed_open (EpsomUnnamed *file, const char *folder);
/** epsom_unnamed_name: syncs the file and gives it the name @path, on the same disk, in place of another file if there
 * is one. */
gboolean epsom_unnamed_name (EpsomUnnamed *file, const char *path);
/** epsom_unnamed_clear: closes the file, which is gone if it got no name. */
void epsom_unnamed_clear (EpsomUnnamed *file);

G_END_DECLS
