/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EpsomOutput: a file that appears whole or not at all: written without a name on the disk of its target (0600),
 * synced, named. Whoever is interrupted leaves nothing of it.
 *
 * A symbolic link is followed: the file it leads to is the target, the link stays. A file that exists keeps its mode.
 * A target that is no regular file (a folder, a pipe, a device) is refused, and so is a diary, whoever's it is, and the
 * name of its journal. Errors are of #G_IO_ERROR, with the path in the message.
 */
typedef struct _EpsomOutput EpsomOutput;

/** epsom_output_new: begins to write @path. Nothing is to be seen of it before epsom_output_commit(). */
EpsomOutput *epsom_output_new (const char *path, GError **error);
/** epsom_output_get_stream: Returns: (transfer none): buffered; not to be closed. */
GOutputStream *epsom_output_get_stream (EpsomOutput *output);
/** epsom_output_commit: frees @output; the target is replaced on success only, and untouched otherwise. */
gboolean epsom_output_commit (EpsomOutput *output, GError **error);
/** epsom_output_abandon: frees @output; the target is as it was and nothing is left beside it. */
void epsom_output_abandon (EpsomOutput *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomOutput, epsom_output_abandon)

/** epsom_output_is_diary: whether @path leads to a diary, whoever's it is, which is not to be overwritten. */
gboolean epsom_output_is_diary (const char *path);

/** epsom_output_prefix_error: for what its stream refused: says of which file, and what to do about a full disk. */
void epsom_output_prefix_error (const char *path, GError **error);

/** epsom_output_write: writes @bytes to @path, whole or not at all. */
gboolean epsom_output_write (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
