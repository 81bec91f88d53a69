/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis-table.h"

#include <math.h>
#include <string.h>

/* Takes one cell off @text; @at is left at what ends it. */
static char *
take_cell (const char *text, gsize *at)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = text[*at] == '"';

  for (*at += quoted; text[*at] != '\0'; (*at)++)
    {
      if (quoted && text[*at] == '"')
        {
          if (text[*at + 1] != '"')
            {
              quoted = FALSE;
              continue;
            }
          (*at)++;
        }
      else if (!quoted && strchr (",\r\n", text[*at]) != NULL)
        break;
      g_string_append_c (cell, text[*at]);
    }
  return g_string_free (g_steal_pointer (&cell), FALSE);
}

static GPtrArray *
take_row (const char *text, gsize *at)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  for (;;)
    {
      g_ptr_array_add (cells, take_cell (text, at));
      if (text[*at] != ',')
        break;
      (*at)++;
    }
  *at += text[*at] == '\r';
  *at += text[*at] == '\n';
  return cells;
}

AnalysisTable *
analysis_table_load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize at = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  AnalysisTable *table = g_new0 (AnalysisTable, 1);
  table->header = take_row (text, &at);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  while (text[at] != '\0')
    g_ptr_array_add (table->rows, take_row (text, &at));
  return table;
}

void
analysis_table_free (AnalysisTable *table)
{
  g_ptr_array_unref (table->header);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

const char *
analysis_table_get (const AnalysisTable *table, guint row, const char *column)
{
  const GPtrArray *cells = table->rows->pdata[row];
  guint index;

  if (!g_ptr_array_find_with_equal_func (table->header, column, g_str_equal, &index))
    g_error ("the fixture has no column %s", column);
  return index < cells->len ? cells->pdata[index] : "";
}

double
analysis_table_number (const AnalysisTable *table, guint row, const char *column)
{
  const char *text = analysis_table_get (table, row, column);
  return g_str_equal (text, "NA") ? NAN : g_ascii_strtod (text, NULL);
}

void
analysis_assert_near (const char *where, const char *what, double actual, double expected)
{
  const double tolerance = 1e-9 * fmax (1, fmax (fabs (actual), fabs (expected)));
  if (isnan (actual) ? isnan (expected) : fabs (actual - expected) <= tolerance)
    return;
  g_error ("%s: %s is %.17g, not %.17g", where, what, actual, expected);
}
