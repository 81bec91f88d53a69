/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-table.h"

G_BEGIN_DECLS

/**
 * epsom_sheet_tsv_new: a table as a spreadsheet takes it from the clipboard: lines of cells parted by tabs, the titles
 * first, numbers as the locale writes them, nothing that could be run.
 * @rows: (array length=n_rows): which rows, in which order
 *
 * Returns: (transfer full)
 */
char *epsom_sheet_tsv_new (const EpsomChartTable *table, const guint *rows, guint n_rows);

G_END_DECLS
