/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-csv.h"
#include "epsom-source.h"
#include "epsom-store.h"
#include "epsom-thread-progress.h"

G_BEGIN_DECLS

/**
 * EpsomImporting:
 *
 * An import on worker threads: first the file is read and checked, then, on request, it is stored. Both can be
 * cancelled, and leave nothing behind then.
 */
#define EPSOM_TYPE_IMPORTING (epsom_importing_get_type ())
G_DECLARE_FINAL_TYPE (EpsomImporting, epsom_importing, EPSOM, IMPORTING, GObject)

/** epsom_importing_new: of @file into the diary @path, which is made where there is none. @progress: is told how far
 * it is, and outlives what goes on */
EpsomImporting *epsom_importing_new (const char *file, const char *path, EpsomThreadProgress *progress);

/** epsom_importing_set_options: what the person says that the file of another app doesn't; all of it is copied. Not
 * while it is read. */
void epsom_importing_set_options (EpsomImporting *self, const EpsomSourceOptions *options);

/** epsom_importing_read_async: reads and checks the file against the diary as it is on disk. @on_conflict: as
 * epsom_import_read() has it. */
void epsom_importing_read_async (EpsomImporting *self,
                                 int on_conflict,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/** epsom_importing_read_finish: Returns: (transfer none) (nullable): what was read; good until the next reading. */
const EpsomImport *epsom_importing_read_finish (EpsomImporting *self, GAsyncResult *result, GError **error);

/** epsom_importing_store_async: stores what was read last, as one step of undo. */
void epsom_importing_store_async (EpsomImporting *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/** epsom_importing_store_finish: Returns: (transfer full) (nullable): the diary with what was imported. */
EpsomStore *epsom_importing_store_finish (EpsomImporting *self, GAsyncResult *result, GError **error);

G_END_DECLS
