/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-report.h"

G_BEGIN_DECLS

/* What the parts of a report are written with; one file a part. */

/** EpsomReportWriter: a report while it is written. */
typedef struct {
  EpsomReport *report;
  const EpsomReportOptions *options;
  EpsomDiary *diary;
  EpsomResponse *response;
  EpsomOverview *overview;
} EpsomReportWriter;

void epsom_report_write_summary (EpsomReportWriter *writer);
/** epsom_report_write_methods: the answer by delivery method, and how long it lasts, for the first page. */
void epsom_report_write_methods (EpsomReportWriter *writer);
/** epsom_report_write_more_of_methods: on a page of its own what of this has no room on the first; or nothing. */
void epsom_report_write_more_of_methods (EpsomReportWriter *writer);
void epsom_report_write_charts (EpsomReportWriter *writer);
void epsom_report_write_entries (EpsomReportWriter *writer);

/** epsom_report_add: adds @block, whose strings are copied. Returns: (transfer none): good until the next is added. */
EpsomBlock *epsom_report_add (EpsomReportWriter *writer, const EpsomBlock *block);
/** epsom_report_add_heading: kept with what comes after it. */
EpsomBlock *epsom_report_add_heading (EpsomReportWriter *writer, guint level, const char *text);
EpsomBlock *epsom_report_add_paragraph (EpsomReportWriter *writer, const char *text);
EpsomBlock *epsom_report_add_fact (EpsomReportWriter *writer, const char *label, const char *text);

/** epsom_report_add_table: a table of @n_columns with @titles, which are copied; rows follow. */
void epsom_report_add_table (EpsomReportWriter *writer, guint n_columns, const char *const *titles);
/** epsom_report_add_row: a row of the table that was added last, all cells empty. */
void epsom_report_add_row (EpsomReportWriter *writer);
/** epsom_report_set_cell: of the row that was added last. */
void epsom_report_set_cell (EpsomReportWriter *writer, guint column, const char *text, gboolean strong);
/** epsom_report_take_cell: @text: (transfer full) */
void epsom_report_take_cell (EpsomReportWriter *writer, guint column, char *text);

/** epsom_report_add_sentence: after those of @text. @sentence: (transfer full) */
void epsom_report_add_sentence (GString *text, char *sentence);

/** epsom_report_format_date: Returns: (transfer full): "3 March 2026". */
char *epsom_report_format_date (EpsomDate date);
/** epsom_report_format_day: Returns: (transfer full): "Tue 3 March", for below a heading of the month. */
char *epsom_report_format_day (EpsomDate date);
/** epsom_report_format_time: Returns: (transfer full): the wall-clock time where it was recorded. */
char *epsom_report_format_time (const EpsomReportWriter *writer, EpsomInstant instant);
/** epsom_report_format_period: Returns: (transfer full): "1 January to 31 March 2026". */
char *epsom_report_format_period (const EpsomReportWriter *writer);

G_END_DECLS
