/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-frame-memory.h"

#include <stdlib.h> /* defines __GLIBC__, where it is */

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Three pictures and more of a window of 1920x1080. */
#define KEPT (32 * 1024 * 1024)

void
epsom_frame_memory_keep (void)
{
#ifdef __GLIBC__
  /* Less than the latter lies among all else, and of that so much stays when it is free. */
  mallopt (M_TRIM_THRESHOLD, KEPT);
  mallopt (M_MMAP_THRESHOLD, KEPT);
#endif
}
