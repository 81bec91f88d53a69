/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/** FaultyDiskKind: how an operation on the disk fails. */
typedef enum {
  FAULTY_DISK_FULL,       /* a write finds no room; the half of it is written */
  FAULTY_DISK_ERROR,      /* any operation fails and does nothing, but for a write, of which the half is done */
  FAULTY_DISK_LATE_ERROR, /* any operation but a read is done and fails nevertheless */
} FaultyDiskKind;
#define FAULTY_DISK_N_KINDS (FAULTY_DISK_LATE_ERROR + 1)

/** faulty_disk_install: has SQLite work on a disk that fails when it is told to. */
void faulty_disk_install (void);
/** faulty_disk_arm: the @n-th operation from now on, from 1, fails, and with @sticky every one after it too. */
void faulty_disk_arm (FaultyDiskKind kind, guint n, gboolean sticky);
/** faulty_disk_disarm: Returns: whether an operation failed since it was armed. */
gboolean faulty_disk_disarm (void);
