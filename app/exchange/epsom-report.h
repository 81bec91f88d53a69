/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-chart.h"
#include "epsom-overview.h"

G_BEGIN_DECLS

/*
 * The report for a visit: what it says, without a page or a pixel. epsom-report-pages.h lays it out,
 * epsom-report-pdf.h makes a file of it.
 */

/** EpsomReportParts: what a report may be made of. */
typedef enum {
  EPSOM_REPORT_SUMMARY = 1 << 0, /* what is to be known in a minute */
  EPSOM_REPORT_CHARTS = 1 << 1,
  EPSOM_REPORT_ENTRIES = 1 << 2, /* every record of the period */
  EPSOM_REPORT_NOTES = 1 << 3,   /* the private notes with the entries */
} EpsomReportParts;

/** EPSOM_REPORT_DEFAULT_PARTS: all but the private notes. */
#define EPSOM_REPORT_DEFAULT_PARTS (EPSOM_REPORT_SUMMARY | EPSOM_REPORT_CHARTS | EPSOM_REPORT_ENTRIES)

/** epsom_report_part_find: `summary`, `charts`, `entries`, `notes`. Returns: 0 for others. */
EpsomReportParts epsom_report_part_find (const char *token);

/**
 * EpsomReportOptions:
 * @query: symptom, period and as-of
 * @patient: (nullable): the name that stands above it
 * @twelve_hours: times on a clock of 12 hours
 */
typedef struct {
  EpsomQuery query;
  const char *patient;
  EpsomReportParts parts;
  gboolean twelve_hours;
} EpsomReportOptions;

typedef enum {
  EPSOM_BLOCK_TITLE,
  EPSOM_BLOCK_HEADING,
  EPSOM_BLOCK_PARAGRAPH,
  EPSOM_BLOCK_LIST,
  EPSOM_BLOCK_FACT,
  EPSOM_BLOCK_TABLE,
  EPSOM_BLOCK_CHART,
  EPSOM_BLOCK_ENTRY,
} EpsomBlockKind;

/**
 * EpsomTable: a row of column titles and rows below it.
 * @cells: (array length=n_rows * n_columns): row by row; a line feed parts lines; "" is an empty cell
 * @strong: (array length=n_rows * n_columns): what is to be noticed
 */
typedef struct {
  guint n_columns;
  const char **titles;
  guint n_rows;
  const char **cells;
  gboolean *strong;
} EpsomTable;

/**
 * EpsomBlock: one thing below the other. Strings are owned by the report.
 * @level: of a heading, 1 to 3
 * @small: of a paragraph or list: in small print
 * @label: of a fact its name, of an entry its time of day
 * @date: of an entry: the local date it is listed under
 * @nested: of an entry: it belongs to the one before it
 * @text: of all but tables; of a chart what it shows in words. A line feed parts lines, items of a list too
 * @new_page: begins on a page of its own
 * @keep: stays on the page of the block after it
 */
typedef struct {
  EpsomBlockKind kind;
  guint level;
  gboolean small;
  gboolean nested;
  gboolean new_page;
  gboolean keep;
  EpsomDate date;
  const char *label;
  const char *text;
  EpsomTable *table;
  EpsomChartKind chart;
} EpsomBlock;

/**
 * EpsomReport: immutable, reference-counted, safe to share between threads.
 * @title: of the document; without the patient's name
 * @subtitle: what stands above every page but the first: symptom, patient, period
 */
typedef struct {
  /*< private >*/
  gatomicrefcount ref_count;
  GStringChunk *strings;
  /*< public >*/
  EpsomResponse *response;
  const char *title;
  const char *subtitle;
  GArray *blocks; /* (element-type EpsomBlock) */
} EpsomReport;

/** epsom_report_new: Returns: (transfer full): the report of @diary. The cost is that of the response and of the
 * records that are listed; it may run in any thread. */
EpsomReport *epsom_report_new (EpsomDiary *diary, const EpsomReportOptions *options);
EpsomReport *epsom_report_ref (EpsomReport *report);
void epsom_report_unref (EpsomReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomReport, epsom_report_unref)

G_END_DECLS
