/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-store.h"

G_BEGIN_DECLS

/**
 * EpsomWindow:
 *
 * The window of one diary: its pages, or the first run, or why it could not be opened.
 *
 * Properties: `store` (EpsomStore, nullable), `sample` (gboolean): it shows the invented sample, and says so.
 */
#define EPSOM_TYPE_WINDOW (epsom_window_get_type ())
G_DECLARE_FINAL_TYPE (EpsomWindow, epsom_window, EPSOM, WINDOW, AdwApplicationWindow)

/** epsom_window_new: an empty window for the diary @path, which is not opened yet (NULL: that of the sample). */
EpsomWindow *epsom_window_new (GtkApplication *application, const char *path);

/** epsom_window_new_view: an empty window for another person's diary or its CSV, which is read from @path at once and
 * can only be looked at. */
EpsomWindow *epsom_window_new_view (GtkApplication *application, const char *path);

/** epsom_window_get_path: Returns: (transfer none) (nullable): the file that it is for. */
const char *epsom_window_get_path (EpsomWindow *self);
EpsomStore *epsom_window_get_store (EpsomWindow *self);
gboolean epsom_window_get_sample (EpsomWindow *self);
/** epsom_window_get_own: whether it shows the diary of whoever sits before it: neither the sample nor another's. */
gboolean epsom_window_get_own (EpsomWindow *self);
/** epsom_window_get_view: whether it shows another person's diary. */
gboolean epsom_window_get_view (EpsomWindow *self);

/** epsom_window_open: opens its diary on a worker thread and shows it, the first run, or what is wrong. */
void epsom_window_open (EpsomWindow *self, EpsomStoreFlags flags);
/** epsom_window_take_opening: shows what @opening (transfer full) of epsom-opening.h gives when it is done. */
void epsom_window_take_opening (EpsomWindow *self, GTask *opening);
/** epsom_window_set_store: shows @store on every page. */
void epsom_window_set_store (EpsomWindow *self, EpsomStore *store);

/** epsom_window_set_resting: whether it leaves its diary alone: a thread writes there that will hand over the store, in
 * which all news are. Showing a store ends the rest. */
void epsom_window_set_resting (EpsomWindow *self, gboolean resting);

/** epsom_window_add_toast: says @message quietly, with a button that undoes where @undo. */
void epsom_window_add_toast (EpsomWindow *self, const char *message, gboolean undo);
/** epsom_window_count_change: told that @n changes were made in the window (negative: undone). */
void epsom_window_count_change (EpsomWindow *self, int n);
/** epsom_window_show_page: @name: `today`, `diary`, `response` or `report`. */
void epsom_window_show_page (EpsomWindow *self, const char *name);
/** epsom_window_get_page: Returns: (transfer none) (nullable): the page @name if it was shown already. */
GtkWidget *epsom_window_get_page (EpsomWindow *self, const char *name);

G_END_DECLS
