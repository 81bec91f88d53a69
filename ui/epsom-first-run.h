/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EpsomFirstRun:
 *
 * What a window shows where there is no diary yet: begin one, look at the sample, import a file.
 */
#define EPSOM_TYPE_FIRST_RUN (epsom_first_run_get_type ())
G_DECLARE_FINAL_TYPE (EpsomFirstRun, epsom_first_run, EPSOM, FIRST_RUN, AdwBin)

/** epsom_first_run_new: @path: where the diary would lie. */
GtkWidget *epsom_first_run_new (const char *path);

G_END_DECLS
