/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-sheet-tsv.h"

#include <string.h>

#include "epsom-sheet-guard.h"

/* What parts cells and lines needs quotation marks around it, and those are doubled. */
static void
append_quoted (GString *tsv, const char *cell)
{
  g_string_append_c (tsv, '"');
  for (const char *c = cell; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (tsv, '"');
      g_string_append_c (tsv, *c);
    }
  g_string_append_c (tsv, '"');
}

static void
append_cell (GString *tsv, const char *cell, gboolean is_text, gboolean last)
{
  g_autofree char *guarded = is_text && epsom_sheet_is_risky (cell) ? g_strconcat ("'", cell, NULL) : NULL;
  const char *safe = guarded != NULL ? guarded : cell;

  if (strpbrk (safe, "\t\r\n\"") != NULL)
    append_quoted (tsv, safe);
  else
    g_string_append (tsv, safe);
  g_string_append_c (tsv, last ? '\n' : '\t');
}

char *
epsom_sheet_tsv_new (const EpsomChartTable *table, const guint *rows, guint n_rows)
{
  GString *tsv = g_string_new (NULL);
  guint n_columns;

  g_return_val_if_fail (table != NULL && (rows != NULL || n_rows == 0), NULL);

  n_columns = epsom_chart_table_get_n_columns (table);
  for (guint column = 0; column < n_columns; column++)
    append_cell (tsv, epsom_chart_table_get_title (table, column), TRUE, column + 1 == n_columns);
  for (guint i = 0; i < n_rows; i++)
    for (guint column = 0; column < n_columns; column++)
      {
        g_autofree char *cell = epsom_chart_table_create_plain (table, rows[i], column);

        append_cell (tsv, cell, !epsom_chart_table_is_numeric (table, column), column + 1 == n_columns);
      }

  return g_string_free (tsv, FALSE);
}
