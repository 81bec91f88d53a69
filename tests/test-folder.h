/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/** epsom_test_list_folder: Returns: (transfer full) (element-type filename): the names in @folder, in any order. */
GPtrArray *epsom_test_list_folder (const char *folder);

/** epsom_test_remove_folder: removes the temporary @folder with all that is in it, whatever its mode; links are not
 * followed. All of it has to go. */
void epsom_test_remove_folder (const char *folder);
