/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-report.h"

G_BEGIN_DECLS

typedef enum { EPSOM_PAPER_A4, EPSOM_PAPER_LETTER } EpsomPaper;

/** epsom_paper_find: `a4`, `letter`; -1 for others. */
int epsom_paper_find (const char *token);
/** epsom_paper_get_default: that of the locale. */
EpsomPaper epsom_paper_get_default (void);
/** epsom_paper_get_size: in points. */
void epsom_paper_get_size (EpsomPaper paper, double *width, double *height);

/**
 * EpsomReportLayout:
 * @rtl: whether the reading direction is right to left: the pages are mirrored
 * @style: of the colours: %EPSOM_STYLE_LIGHT, or %EPSOM_STYLE_PRINT for greys
 * @is_part: there are more pages than these: how many in all is not said
 * @fixed_metrics: for tests: as if every character of every font were equally wide
 */
typedef struct {
  EpsomPaper paper;
  gboolean rtl;
  EpsomStyle style;
  gboolean is_part;
  gboolean fixed_metrics;
} EpsomReportLayout;

/** epsom_report_layout_init: paper and reading direction of the locale, in colour. */
void epsom_report_layout_init (EpsomReportLayout *layout);

/**
 * EpsomReportPages: a report laid out on pages. Immutable, reference-counted, safe to share between threads.
 *
 * Nothing is cut off: text wraps and goes on over as many pages as it takes; rows of a table and charts stay whole; a
 * table's titles, and the date of a day's entries, are repeated where they go on; a heading stays with what is below.
 */
typedef struct _EpsomReportPages EpsomReportPages;

/** epsom_report_pages_new: lays @report out; may run in any thread.
 * Returns: (transfer full) (nullable): %NULL once @cancellable (nullable) is cancelled. */
EpsomReportPages *
epsom_report_pages_new (EpsomReport *report, const EpsomReportLayout *layout, GCancellable *cancellable);
EpsomReportPages *epsom_report_pages_ref (EpsomReportPages *pages);
void epsom_report_pages_unref (EpsomReportPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomReportPages, epsom_report_pages_unref)

guint epsom_report_pages_get_n (EpsomReportPages *pages);
EpsomReport *epsom_report_pages_get_report (EpsomReportPages *pages);
EpsomPaper epsom_report_pages_get_paper (EpsomReportPages *pages);
/** epsom_report_pages_get_size: of each page, in points. */
void epsom_report_pages_get_size (EpsomReportPages *pages, double *width, double *height);
/** epsom_report_pages_is_same_page: whether @page looks the same in both, but for the number of all pages. */
gboolean epsom_report_pages_is_same_page (EpsomReportPages *a, EpsomReportPages *b, guint page);
/** epsom_report_pages_draw: draws @page, from 0, on white at the origin of @cr, in points. */
void epsom_report_pages_draw (EpsomReportPages *pages, cairo_t *cr, guint page);
/** epsom_report_pages_get_text: Returns: (transfer full): what @page says, a line each, for a screen reader and for
 * tests. */
char *epsom_report_pages_get_text (EpsomReportPages *pages, guint page);

/**
 * epsom_report_pages_write_pdf: PDF 1.4 with the document's title and language, selectable text in embedded fonts,
 * tagged headings, paragraphs, lists and tables, descriptions of the charts, and an outline. The name of the patient
 * is on the pages alone.
 * Returns: (transfer full) (nullable)
 */
GBytes *epsom_report_pages_write_pdf (EpsomReportPages *pages, GCancellable *cancellable, GError **error);

G_END_DECLS
