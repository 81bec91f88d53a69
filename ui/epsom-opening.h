/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-store.h"

G_BEGIN_DECLS

/*
 * Opening and filling a diary on a worker thread. No store that is shown is ever used there: the thread makes one of
 * its own and hands it over when it is done with it.
 */

/** epsom_opening_start: begins to open the diary @path. Returns: (transfer full): done when its `completed` is. */
GTask *epsom_opening_start (const char *path, EpsomStoreFlags flags);

/** epsom_opening_start_sample: begins to make a fresh diary of the sample in a private temporary folder. */
GTask *epsom_opening_start_sample (void);

/** epsom_opening_wait: waits for what is nearly done, so that nothing has to be shown twice: for @opening, at most
 * @milliseconds. Returns: whether it is done, although it need not be `completed` yet. */
gboolean epsom_opening_wait (GTask *opening, guint milliseconds);
/** epsom_opening_finish: Returns: (transfer full) (nullable): the store of either. */
EpsomStore *epsom_opening_finish (GTask *opening, GError **error);

/** epsom_opening_remove_sample: deletes the diary @path of the sample and its folder. */
void epsom_opening_remove_sample (const char *path);

/**
 * epsom_opening_start_view: reads @path, another person's diary or its CSV, on a worker thread, without touching
 * anything on disk. Returns: (transfer full): for epsom_opening_finish(): a store that can only be looked at.
 */
GTask *epsom_opening_start_view (const char *path);
/** epsom_opening_get_name: Returns: (transfer full): what the file is called, as a clinic names it after the person:
 * without its folder and its ending. */
char *epsom_opening_get_name (const char *path);

G_END_DECLS
