/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EpsomApplication:
 *
 * One process for all windows; a second start raises the window of the diary it asks for.
 * Actions: `app.quit`, `app.sample` (the sample, in a window of its own), `app.own-diary`.
 */
#define EPSOM_TYPE_APPLICATION (epsom_application_get_type ())
G_DECLARE_FINAL_TYPE (EpsomApplication, epsom_application, EPSOM, APPLICATION, AdwApplication)

/** epsom_application_new: @path (nullable): the diary; that of the user's data folder when NULL. */
EpsomApplication *epsom_application_new (const char *path);
/** epsom_application_run_with: shows the diary @path as above until the last window is closed. Returns: the exit
 * status. */
int epsom_application_run_with (const char *path);

G_END_DECLS
