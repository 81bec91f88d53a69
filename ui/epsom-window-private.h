/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-window.h"

G_BEGIN_DECLS

/** epsom_window_class_install_actions: every action of the window (epsom-window-actions.c). */
void epsom_window_class_install_actions (GtkWidgetClass *widget_class);
/** epsom_window_update_actions: the one place that says which actions can be done now. */
void epsom_window_update_actions (EpsomWindow *self);

/** epsom_window_set_next: says what "add" adds next. */
void epsom_window_set_next (EpsomWindow *self, const char *what);
/** epsom_window_may_undo: whether there is something to undo. That the sample was made is not. */
gboolean epsom_window_may_undo (EpsomWindow *self);
/** epsom_window_get_first_run: whether there is no diary yet, and the window offers to begin one. */
gboolean epsom_window_get_first_run (EpsomWindow *self);

G_END_DECLS
