/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-source-head.h"

/* A table has two columns at least. */
#define MIN_COLUMNS 2

/* How many rows have as many cells as @row. */
static guint
count_alike (const GPtrArray *rows, const EpsomHeadRow *row)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += ((const EpsomHeadRow *) rows->pdata[i])->n_cells == row->n_cells;
  return n;
}

/* The first of the rows that are most alike: what stands before it is a preamble. Returns: its index, -1: none. */
static int
find_header (const GPtrArray *rows, guint *n_alike)
{
  int best = -1;

  *n_alike = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const EpsomHeadRow *row = rows->pdata[i];
      guint n = row->n_cells >= MIN_COLUMNS ? count_alike (rows, row) : 0;

      if (n > *n_alike)
        {
          *n_alike = n;
          best = (int) i;
        }
    }
  return best;
}

static EpsomTableHead *
take_table (const GPtrArray *rows, int header)
{
  const EpsomHeadRow *row = rows->pdata[header];
  EpsomTableHead *self = g_new0 (EpsomTableHead, 1);

  self->header = g_strdupv (row->cells);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = (guint) header + 1; i < rows->len; i++)
    {
      const EpsomHeadRow *next = rows->pdata[i];

      if (next->n_cells == row->n_cells)
        g_ptr_array_add (self->rows, g_strdupv (next->cells));
    }
  return self;
}

EpsomTableHead *
epsom_table_head_new (const char *path, GError **error)
{
  g_autoptr (EpsomSourceHead) head = epsom_source_head_new (path, error);
  const GPtrArray *best = NULL;
  guint best_cells = 0;
  int header = -1;

  if (head == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (epsom_head_delimiters) && !head->is_json; i++)
    {
      const GPtrArray *rows = epsom_source_head_get_rows (head, i);
      guint n_alike;
      int found = find_header (rows, &n_alike);
      guint n_cells = found >= 0 ? n_alike * ((const EpsomHeadRow *) rows->pdata[found])->n_cells : 0;

      if (n_cells > best_cells)
        {
          best_cells = n_cells;
          best = rows;
          header = found;
        }
    }
  if (best != NULL)
    return take_table (best, header);
  g_set_error (error, EPSOM_SOURCE_ERROR, EPSOM_SOURCE_ERROR_UNKNOWN, _ ("%s: is no table with columns"), path);
  return NULL;
}

void
epsom_table_head_free (EpsomTableHead *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->header);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
