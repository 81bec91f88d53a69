/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-store.h"

G_BEGIN_DECLS

/* Files and folders around a diary. A diary itself is never opened here: see epsom_header_check(). */

/** epsom_file_set_error: tells a system call's @code (errno) about @path. Returns: %FALSE. */
gboolean epsom_file_set_error (GError **error, const char *path, int code);

/** epsom_file_resolve: Returns: (transfer full): @path, which needn't exist, absolute and without symbolic links. */
char *epsom_file_resolve (const char *path);
/** epsom_file_may_write: whether @path and its folder, where a journal is made, may be written. */
gboolean epsom_file_may_write (const char *path);
/** epsom_file_is_same: whether both paths lead to one file that is there. */
gboolean epsom_file_is_same (const char *a, const char *b);
/** epsom_file_make_folder: @path and what leads to it, 0700 where they are made. */
gboolean epsom_file_make_folder (const char *path, GError **error);
/** epsom_file_make_temporary: Returns: (transfer full) (nullable): a new empty hidden file, 0600, in the folder of
 * @path. What is left of older ones for @path is removed. */
char *epsom_file_make_temporary (const char *path, GError **error);
/** epsom_file_remove_stale: removes the files in @folder that are older than a day and whose names begin with @prefix:
 * what a process that was killed left behind. */
void epsom_file_remove_stale (const char *folder, const char *prefix);
/**
 * epsom_file_publish: syncs @temporary, gives it the name @path and syncs the folder: whole or not at all.
 * @replace: whether it may take the place of a file; otherwise that is %G_FILE_ERROR_EXIST
 */
gboolean epsom_file_publish (const char *temporary, const char *path, gboolean replace, GError **error);
gboolean epsom_file_sync_folder_of (const char *path, GError **error);

/** EpsomTemporary: the path of a file that is removed, with its journal, when it goes out of scope. */
typedef char EpsomTemporary;
void epsom_temporary_remove (EpsomTemporary *path);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomTemporary, epsom_temporary_remove)

G_END_DECLS
