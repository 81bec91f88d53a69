/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-thread-progress.h"
#include "epsom-window.h"

G_BEGIN_DECLS

/**
 * EpsomWorkingWindow:
 *
 * A window for whose sake a thread works on the diary of another one: it shows what is done and how far that is. To
 * close it, by Escape as well, cancels the work.
 */
#define EPSOM_TYPE_WORKING_WINDOW (epsom_working_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (EpsomWorkingWindow, epsom_working_window, EPSOM, WORKING_WINDOW, AdwWindow)

struct _EpsomWorkingWindowClass {
  AdwWindowClass parent_class;
};

/** epsom_working_window_new: Returns: (transfer none): one of @type, which lies over @window. */
gpointer epsom_working_window_new (GType type, EpsomWindow *window);

/** epsom_working_window_get_window: Returns: (transfer none) (nullable): whose diary it is; NULL where it is gone. */
EpsomWindow *epsom_working_window_get_window (EpsomWorkingWindow *self);
/** epsom_working_window_get_view: Returns: (transfer none): where the progress is, for the window's content. */
GtkWidget *epsom_working_window_get_view (EpsomWorkingWindow *self);

/** epsom_working_window_get_cancellable: Returns: (transfer none): cancelled when the window is closed. */
GCancellable *epsom_working_window_get_cancellable (EpsomWorkingWindow *self);
gboolean epsom_working_window_is_cancelled (EpsomWorkingWindow *self);
/** epsom_working_window_get_progress: Returns: (transfer none): what the thread is to tell; good as long as the window
 * is referenced. */
EpsomThreadProgress *epsom_working_window_get_progress (EpsomWorkingWindow *self);

/** epsom_working_window_begin: shows that @what is being done, and from now on how far it is. */
void epsom_working_window_begin (EpsomWorkingWindow *self, const char *what);
void epsom_working_window_end (EpsomWorkingWindow *self);
/** epsom_working_window_fail: closes, and says in the window beneath @what was not done and why. */
void epsom_working_window_fail (EpsomWorkingWindow *self, const char *what, const GError *error);

G_END_DECLS
