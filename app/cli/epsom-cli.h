/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>
#include <glib.h>

G_BEGIN_DECLS

/** epsom_cli_knows: whether @word is a verb of the command line. */
gboolean epsom_cli_knows (const char *word);

/**
 * epsom_cli_run: runs `epsom [--diary FILE] VERB …`.
 * Returns: the exit status: 0 done, 1 refused or failed, 2 wrong usage.
 */
int epsom_cli_run (int argc, char **argv, FILE *out, FILE *err);

G_END_DECLS
