/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** EpsomCellKind: what the cells of a column are. */
typedef enum {
  EPSOM_CELL_TEXT,
  EPSOM_CELL_COUNT,   /* a whole number */
  EPSOM_CELL_NUMBER,  /* with at most two decimals */
  EPSOM_CELL_SHARE,   /* 0 to 1, shown in percent with at most one decimal */
  EPSOM_CELL_CHANGE,  /* with its sign */
  EPSOM_CELL_DATE,    /* an #EpsomDate */
  EPSOM_CELL_MONTH,   /* that of its first day */
  EPSOM_CELL_INSTANT, /* UTC seconds, shown on the clock where it was recorded */
  EPSOM_CELL_RECORDS, /* their number, shown in the words of each */
} EpsomCellKind;

/**
 * EpsomChartTable: the numbers that a chart is drawn from, in rows and columns. Immutable, reference-counted; it holds
 * the diary that its words are of. Cells are put into words when they are asked for, so that ten years of days cost
 * little.
 */
typedef struct _EpsomChartTable EpsomChartTable;

EpsomChartTable *epsom_chart_table_ref (EpsomChartTable *table);
void epsom_chart_table_unref (EpsomChartTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomChartTable, epsom_chart_table_unref)

guint epsom_chart_table_get_n_rows (const EpsomChartTable *table);
guint epsom_chart_table_get_n_columns (const EpsomChartTable *table);
/** epsom_chart_table_get_title: (translated) the head of @column. */
const char *epsom_chart_table_get_title (const EpsomChartTable *table, guint column);
EpsomCellKind epsom_chart_table_get_kind (const EpsomChartTable *table, guint column);
/** epsom_chart_table_is_numeric: whether the cells of @column are numbers that stand one below the other. */
gboolean epsom_chart_table_is_numeric (const EpsomChartTable *table, guint column);

/** epsom_chart_table_get_number: what @column sorts the cell by, as #EpsomCellKind says; of a text its place in an
 * order that is not that of its letters. NAN: there is none. */
double epsom_chart_table_get_number (const EpsomChartTable *table, guint row, guint column);
/** epsom_chart_table_create_text: Returns: (transfer full): the cell as it is shown; "–" for what does not exist. */
char *epsom_chart_table_create_text (const EpsomChartTable *table, guint row, guint column);
/** epsom_chart_table_create_plain: Returns: (transfer full): the cell as a spreadsheet of the same locale reads it:
 * dates as ISO 8601, a hyphen for the minus sign; "" for what does not exist. */
char *epsom_chart_table_create_plain (const EpsomChartTable *table, guint row, guint column);

/** epsom_chart_table_compare_missing: Returns: 1 where row @a lacks in @column what @b has, -1 the other way round,
 * otherwise 0. What is missing comes last in either direction. */
int epsom_chart_table_compare_missing (const EpsomChartTable *table, guint a, guint b, guint column);
/** epsom_chart_table_compare: how two rows are ordered by @column, as strcmp() says it: by number, otherwise by text;
 * what does not exist comes last. */
int epsom_chart_table_compare (const EpsomChartTable *table, guint a, guint b, guint column);

G_END_DECLS
