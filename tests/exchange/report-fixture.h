/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-report-pages-private.h"
#include "exchange-diary.h"

G_BEGIN_DECLS

/** REPORT_AS_OF: the moment of all reports of the tests. */
#define REPORT_AS_OF "2026-03-20T12:00:00+01:00"

/** report_sample: Returns: (transfer full): the sample diary. */
EpsomDiary *report_sample (Fixture *fixture);
/** report_large: Returns: (transfer full): an invented diary of @rows records. */
EpsomDiary *report_large (Fixture *fixture, guint rows);
/** report_full: Returns: (transfer full): a year in which everything that the first page tells was recorded: attacks
 * after each delivery method, most classes of medicines, laboratory values, suspected triggers and cycles. */
EpsomDiary *report_full (Fixture *fixture);
/** report_hostile: Returns: (transfer full): with long words, many scripts, controls and notes longer than a page, each
 * note beginning with a word of its own, `note1` to the number of @n_notes. */
EpsomDiary *report_hostile (Fixture *fixture, guint *n_notes);

/** report_options: of a migraine, all parts but the notes, and all time. */
EpsomReportOptions report_options (void);
/** report_layout: A4 with fixed metrics. */
EpsomReportLayout report_layout (void);

/** report_get_text: Returns: (transfer full): of all pages. */
char *report_get_text (EpsomReportPages *pages);
/** report_count: how often @part stands in @text. */
guint report_count (const char *text, const char *part);

G_END_DECLS
