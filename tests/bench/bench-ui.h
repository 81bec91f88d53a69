/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-window.h"

G_BEGIN_DECLS

/* What the measurements of the window share. They work on a copy of the diary in memory, so that no disk is waited for,
 * and without animations, whose frames are no work of ours. Times are of the processor, so that other programs count as
 * little as can be. */

/** bench_run: has @measure work a window on a copy of the diary argv[1], whose path it gets. Returns: for main(). */
typedef void (*BenchFunc) (GtkApplication *application, gpointer path);
int bench_run (int argc, char **argv, BenchFunc measure);

/** bench_open: Returns: (transfer full): the store of @path. */
EpsomStore *bench_open (const char *path);

/** bench_get_spent: µs of the processor that this process has used, in all its threads. */
gint64 bench_get_spent (void);
/** bench_settle: runs the main loop until it has had nothing to do for a while. Returns: the µs that were spent since
 * @from, of bench_get_spent(), up to its last work. */
gint64 bench_settle (gint64 from);

/**
 * BenchTurn: µs of the processor in one turn of the main loop, which is how long the window cannot answer.
 * @whole: all of it
 * @handlers: less what GTK's frame clocks took to lay out and to paint the windows
 */
typedef struct {
  gint64 whole, handlers;
} BenchTurn;

/** bench_get_longest: Returns: the most of each since this was last asked, not of the same turn. */
BenchTurn bench_get_longest (void);

G_END_DECLS
