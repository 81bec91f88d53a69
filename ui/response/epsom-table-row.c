/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-table-row.h"

struct _EpsomTableRow {
  GObject parent_instance;

  EpsomChartTable *table;
  guint index;
};

G_DEFINE_FINAL_TYPE (EpsomTableRow, epsom_table_row, G_TYPE_OBJECT)

static void
epsom_table_row_finalize (GObject *object)
{
  epsom_chart_table_unref (EPSOM_TABLE_ROW (object)->table);
  G_OBJECT_CLASS (epsom_table_row_parent_class)->finalize (object);
}

static void
epsom_table_row_class_init (EpsomTableRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = epsom_table_row_finalize;
}

static void
epsom_table_row_init (EpsomTableRow *self)
{
}

EpsomChartTable *
epsom_table_row_get_table (EpsomTableRow *self)
{
  g_return_val_if_fail (EPSOM_IS_TABLE_ROW (self), NULL);

  return self->table;
}

guint
epsom_table_row_get_index (EpsomTableRow *self)
{
  g_return_val_if_fail (EPSOM_IS_TABLE_ROW (self), 0);

  return self->index;
}

void
epsom_table_row_fill (GListStore *rows, EpsomChartTable *table)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (G_IS_LIST_STORE (rows) && table != NULL);

  for (guint i = 0; i < epsom_chart_table_get_n_rows (table); i++)
    {
      EpsomTableRow *row = g_object_new (EPSOM_TYPE_TABLE_ROW, NULL);

      row->table = epsom_chart_table_ref (table);
      row->index = i;
      g_ptr_array_add (items, row);
    }
  g_list_store_splice (rows, 0, g_list_model_get_n_items (G_LIST_MODEL (rows)), items->pdata, items->len);
}
