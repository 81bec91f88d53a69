/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where GLib's table of names outgrows its first block, it never frees that one, which another thread may be reading:
 * the leak sanitizer is shown where it is, so that it counts as kept. GLib allocates it before any other code runs. */
#ifdef __SANITIZE_ADDRESS__
#include <stddef.h>

/* Of the sanitizer; GCC has no header for it. */
int __sanitizer_install_malloc_and_free_hooks (void (*allocated) (const volatile void *block, size_t size),
                                               void (*freed) (const volatile void *block));

/* GLib's QUARK_BLOCK_SIZE. */
#define N_NAMES 2048

static const volatile void *names = NULL;

static void
allocated_cb (const volatile void *block, size_t size)
{
  if (names == NULL && size == N_NAMES * sizeof (char *))
    names = block;
}

static void
freed_cb (const volatile void *block)
{
  if (block == names)
    names = NULL;
}

static void
watch (void)
{
  __sanitizer_install_malloc_and_free_hooks (allocated_cb, freed_cb);
}

__attribute__ ((section (".preinit_array"), used)) static void (*const watch_first) (void) = watch;
#endif
