/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/**
 * epsom_test_list_files:
 * @folder: below the top of the sources, "" for all of them; build folders and hidden ones are left out
 * @pattern: what the path below the top of the sources must match
 *
 * Returns: (transfer full) (element-type filename): the paths, sorted.
 */
GPtrArray *epsom_test_list_files (const char *folder, const char *pattern);

/** epsom_test_read_source: Returns: (transfer full): the text of the file at @path below the top of the sources. */
char *epsom_test_read_source (const char *path);
