/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-csv.h"

G_BEGIN_DECLS

/**
 * EpsomCsvColumns: which columns of a file are whose.
 * @column: index of each field's column, or -1: the file does not have it
 */
typedef struct {
  int column[EPSOM_N_FIELDS];
  guint n_columns;
} EpsomCsvColumns;

/**
 * epsom_csv_columns_init:
 * @header: (array zero-terminated=1): the names of a file's columns, in any order
 * @warning: (out) (transfer full) (nullable): names the columns that are not known and so are left out
 *
 * Returns: %FALSE with %EPSOM_CSV_ERROR_HEADER where a column stands twice or one that every record fills is missing.
 */
gboolean epsom_csv_columns_init (EpsomCsvColumns *columns, const char *const *header, char **warning, GError **error);

G_END_DECLS
