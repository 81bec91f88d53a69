/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-asker.h"
#include "epsom-window.h"

G_BEGIN_DECLS

/**
 * EpsomApplication:
 *
 * One process for all windows; a second start raises the window of the diary it asks for.
 * Actions: `app.quit`, `app.open` (a file to be looked at), `app.sample` (the sample, in a window of its own), `app.own-diary`, and those of
 * epsom-answers.h.
 */
#define EPSOM_TYPE_APPLICATION (epsom_application_get_type ())
G_DECLARE_FINAL_TYPE (EpsomApplication, epsom_application, EPSOM, APPLICATION, AdwApplication)

/** epsom_application_new: @path (nullable): the diary; that of the user's data folder when NULL. */
EpsomApplication *epsom_application_new (const char *path);
/**
 * epsom_application_run_with: shows the diary @diary as above, or @files (nullable) (array zero-terminated=1) as
 * epsom_application_show_view() does, until the last window is closed. Another process that has windows does it in
 * place of this one. Returns: the exit status.
 */
int epsom_application_run_with (const char *diary, const char *const *files);

/** epsom_application_serve: waits for the desktop to call an action or to activate it: what the bus starts. Returns:
 * the exit status. */
int epsom_application_serve (void);

/** epsom_application_find_window: Returns: (transfer none) (nullable): the window of the diary @path, or that of the
 * sample where @path is NULL. */
EpsomWindow *epsom_application_find_window (EpsomApplication *self, const char *path);
/** epsom_application_show_diary: Returns: (transfer none): the same, made where there is none, and presented. */
EpsomWindow *epsom_application_show_diary (EpsomApplication *self, const char *path);
/** epsom_application_show_view: Returns: (transfer none): the window of @file, another person's diary or its CSV, to be
 * looked at; that of the own diary where it is that. */
EpsomWindow *epsom_application_show_view (EpsomApplication *self, GFile *file);
/** epsom_application_get_asker: Returns: (transfer none): who asks for the person's own diary. */
EpsomAsker *epsom_application_get_asker (EpsomApplication *self);

G_END_DECLS
