/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-report-pages.h"

G_BEGIN_DECLS

/* A report made by a thread, so that the window does not wait for it. */

/** epsom_report_lay_out: makes and lays out the report of @diary. The options' strings are copied.
 * @source: gets the result */
void epsom_report_lay_out (GObject *source,
                           EpsomDiary *diary,
                           const EpsomReportOptions *options,
                           const EpsomReportLayout *layout,
                           GCancellable *cancellable,
                           GAsyncReadyCallback done,
                           gpointer user_data);
/** epsom_report_lay_out_finish: Returns: (transfer full) (nullable): %NULL where it was cancelled. */
EpsomReportPages *epsom_report_lay_out_finish (GAsyncResult *result, GError **error);

/** epsom_report_save: writes @pages as a PDF to @path, whole or not at all. */
void epsom_report_save (GObject *source,
                        EpsomReportPages *pages,
                        const char *path,
                        GAsyncReadyCallback done,
                        gpointer user_data);
/** epsom_report_save_finish: Returns: whether it was written. */
gboolean epsom_report_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
