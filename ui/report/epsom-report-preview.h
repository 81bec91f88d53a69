/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-report-pages.h"

G_BEGIN_DECLS

/**
 * EpsomReportPreview:
 *
 * The pages of a report, one below the other as wide as there is room, for inside a #GtkScrolledWindow. Only pages in
 * view are drawn, by a thread; a page that is not there yet is white. A screen reader is told the page in view.
 *
 * Signal: `wanted`: a page in view is none of those that are there.
 */
#define EPSOM_TYPE_REPORT_PREVIEW (epsom_report_preview_get_type ())
G_DECLARE_FINAL_TYPE (EpsomReportPreview, epsom_report_preview, EPSOM, REPORT_PREVIEW, GtkWidget)

/** epsom_report_preview_set_pages: @pages: (nullable) */
void epsom_report_preview_set_pages (EpsomReportPreview *self, EpsomReportPages *pages);
/** epsom_report_preview_set_first: @pages take the place of the first ones; the others stay as they were drawn, and
 * `wanted` is emitted once one of them comes into view. */
void epsom_report_preview_set_first (EpsomReportPreview *self, EpsomReportPages *pages);
/** epsom_report_preview_get_pages: Returns: (transfer none) (nullable) */
EpsomReportPages *epsom_report_preview_get_pages (EpsomReportPreview *self);
/** epsom_report_preview_is_drawn: whether every page in view has been drawn. */
gboolean epsom_report_preview_is_drawn (EpsomReportPreview *self);

G_END_DECLS
