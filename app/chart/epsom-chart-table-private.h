/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-table.h"
#include "epsom-response.h"

G_BEGIN_DECLS

/* How a kind fills its table: the columns first, then cell by cell, row after row. Titles are translated. */

/** epsom_chart_table_new: Returns: (transfer full): one without columns, of @diary. */
EpsomChartTable *epsom_chart_table_new (EpsomDiary *diary);
/** epsom_chart_table_clear_rows: leaves the columns alone. */
void epsom_chart_table_clear_rows (EpsomChartTable *table);
/** epsom_chart_table_keep_dates: leaves the rows whose first cell is a date from @from to before @to. */
void epsom_chart_table_keep_dates (EpsomChartTable *table, EpsomDate from, EpsomDate to);

void epsom_chart_table_add_column (EpsomChartTable *table, const char *title, EpsomCellKind kind);
/** epsom_chart_table_add_rate_columns: six for epsom_chart_table_add_rate(): how many, of how many, which @of names,
 * their share, the limits of its interval, and a remark. */
void epsom_chart_table_add_rate_columns (EpsomChartTable *table, const char *of);

/** epsom_chart_table_add_number: a cell of any kind that is nothing but a number; NAN: there is none. */
void epsom_chart_table_add_number (EpsomChartTable *table, double number);
/** epsom_chart_table_add_text: a text, sorted by @place among its like, or NAN: by its letters; or why there is no
 * number. */
void epsom_chart_table_add_text (EpsomChartTable *table, const char *text, double place);
/** epsom_chart_table_add_method: @method may be %EPSOM_ALL_IV. */
void epsom_chart_table_add_method (EpsomChartTable *table, int method);
/** epsom_chart_table_add_group_column: a column of the groups of @response: "Method", "Salt". */
void epsom_chart_table_add_group_column (EpsomChartTable *table, const EpsomResponse *response);
/** epsom_chart_table_add_group: the group of @response with the number @group, or %EPSOM_ALL_IV; sorted in the order of
 * the groups. */
void epsom_chart_table_add_group (EpsomChartTable *table, const EpsomResponse *response, int group);
void epsom_chart_table_add_instant (EpsomChartTable *table, EpsomInstant instant);
/** epsom_chart_table_add_rate: six cells; below %EPSOM_MIN_RATE the counts and the remark alone. @of_days: not of
 * treatments */
void epsom_chart_table_add_rate (EpsomChartTable *table, const EpsomRate *rate, gboolean of_days);
/** epsom_chart_table_add_remark: "few treatments" or "few days" for 5 to 9 of them, "too few" below. */
void epsom_chart_table_add_remark (EpsomChartTable *table, guint n, gboolean of_days);
/** epsom_chart_table_add_records: (array length=n): of the table's diary. */
void epsom_chart_table_add_records (EpsomChartTable *table, const EpsomRecord *const *records, guint n);

/* epsom-chart-days-table.c, epsom-chart-episode-table.c: those of the kinds whose drawing takes a file by itself. */

void epsom_chart_fill_calendar_table (EpsomChartTable *table, const EpsomResponse *response);
void epsom_chart_fill_timeline_table (EpsomChartTable *table, const EpsomResponse *response);
void epsom_chart_fill_magnesium_table (EpsomChartTable *table, const EpsomResponse *response);
void epsom_chart_fill_episode_table (EpsomChartTable *table, const EpsomResponse *response);

G_END_DECLS
