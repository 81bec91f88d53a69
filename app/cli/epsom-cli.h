/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/**
 * epsom_cli_wants:
 * @diary: (out) (transfer full) (nullable): the path that `--diary` gives, when the window is wanted
 * @files: (out) (transfer full) (nullable): the files to be looked at, where the words are all files
 *
 * Returns: whether the command line asks for anything but the window: a verb, help, the version, or something wrong.
 */
gboolean epsom_cli_wants (int argc, char **argv, char **diary, char ***files);

/**
 * epsom_cli_run: runs `epsom [--diary FILE] VERB …`, writing what was asked for to @out and errors, one line each,
 * to @err.
 *
 * Returns: the exit status: 0 done, 1 refused or failed, 2 wrong usage.
 */
int epsom_cli_run (int argc, char **argv, FILE *out, FILE *err);

G_END_DECLS
