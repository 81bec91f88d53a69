/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * epsom_thread_task_new: as g_task_new(), for what g_task_run_in_thread() does for a widget or what else belongs to the
 * thread that calls this.
 *
 * The other thread gives its reference of the task back when it has returned, which may be after @callback; it is the
 * last one then, and goes with the source of the task: the window that was closed meanwhile would be disposed of in
 * that thread. The task has no source therefore: @source is kept for @callback, which gets it, and the function in the
 * thread has what is in the data of the task.
 *
 * @source: (nullable)
 */
GTask *
epsom_thread_task_new (gpointer source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
