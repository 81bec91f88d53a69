/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EpsomOutputFolder: a folder of files that appears whole or not at all (0700, files 0600), like an #EpsomOutput.
 *
 * A folder that is there is replaced when it is empty or holds nothing but files of the names that are to be written,
 * as after an earlier export, and no diary; it keeps its mode. Anything else is refused. Errors are of #G_IO_ERROR,
 * with the path in the message.
 */
typedef struct _EpsomOutputFolder EpsomOutputFolder;

/**
 * epsom_output_folder_new: begins to write @path. Nothing is to be seen of it before epsom_output_folder_commit().
 * @names: (array zero-terminated=1): of the files that may be written
 */
EpsomOutputFolder *epsom_output_folder_new (const char *path, const char *const *names, GError **error);
/** epsom_output_folder_open: begins the file @name and ends the one before. Returns: (transfer none): a buffered
 * stream, not to be closed. */
GOutputStream *epsom_output_folder_open (EpsomOutputFolder *folder, const char *name, GError **error);
/** epsom_output_folder_commit: frees @folder; the target is replaced on success only, and untouched otherwise. */
gboolean epsom_output_folder_commit (EpsomOutputFolder *folder, GError **error);
/** epsom_output_folder_abandon: frees @folder; the target is as it was and nothing is left beside it. */
void epsom_output_folder_abandon (EpsomOutputFolder *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomOutputFolder, epsom_output_folder_abandon)

G_END_DECLS
