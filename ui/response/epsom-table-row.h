/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-chart-table.h"

G_BEGIN_DECLS

/** EpsomTableRow: a row of a chart's table as the item of a list. Immutable; it holds its table. */
#define EPSOM_TYPE_TABLE_ROW (epsom_table_row_get_type ())
G_DECLARE_FINAL_TYPE (EpsomTableRow, epsom_table_row, EPSOM, TABLE_ROW, GObject)

EpsomChartTable *epsom_table_row_get_table (EpsomTableRow *self);
/** epsom_table_row_get_index: its place in the table, however the list is sorted. */
guint epsom_table_row_get_index (EpsomTableRow *self);

/** epsom_table_row_fill: has @rows (element-type EpsomTableRow) hold those of @table and no other. */
void epsom_table_row_fill (GListStore *rows, EpsomChartTable *table);

G_END_DECLS
