/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-report-strips.h"

#include <string.h>

/* A table: columns as wide as what stands in them, all together as wide as the page; rows stay whole. */

#define MAX_COLUMNS 16
#define COLUMN_GAP 8.0
#define ROW_PADDING 2.0
#define TABLE_GAP 6.0

typedef struct {
  double x, width;
} Column;

typedef struct {
  EpsomStrips *strips;
  const EpsomTable *table;
  guint n_columns;
  gboolean of_numbers; /* cells end in line, but for those of the first column */
  Column columns[MAX_COLUMNS];
} TableLayout;

static EpsomFont
get_font (const EpsomTable *table, int row, guint column)
{
  return row < 0 || table->strong[(guint) row * table->n_columns + column] ? EPSOM_FONT_STRONG : EPSOM_FONT_BODY;
}

static const char *
get_cell (const EpsomTable *table, int row, guint column)
{
  return row < 0 ? table->titles[column] : table->cells[(guint) row * table->n_columns + column];
}

/* The widest of the pieces between @separators. */
static double
measure_widest (const TableLayout *layout, int row, guint column, const char *separators)
{
  EpsomText *text = epsom_strips_get_text (layout->strips, EPSOM_PRINT_TABLE);
  g_auto (GStrv) pieces = g_strsplit_set (get_cell (layout->table, row, column), separators, -1);
  double widest = 0;

  for (char **piece = pieces; *piece != NULL; piece++)
    widest = MAX (widest, epsom_text_measure (text, get_font (layout->table, row, column), *piece));
  return widest;
}

/* What a column wants, and what it needs so that no word is broken. Titles wrap. */
static void
measure_column (const TableLayout *layout, guint column, double *wanted, double *needed)
{
  *wanted = *needed = measure_widest (layout, -1, column, " \n");
  for (int row = 0; row < (int) layout->table->n_rows; row++)
    {
      *wanted = MAX (*wanted, measure_widest (layout, row, column, "\n"));
      *needed = MAX (*needed, measure_widest (layout, row, column, " \n"));
    }
}

/* Counts alone, or rates on two lines: figures stand below each other where all of them are short. */
static gboolean
is_of_numbers (const EpsomTable *table)
{
  for (guint column = 1; column < table->n_columns; column++)
    for (int row = 0; row < (int) table->n_rows; row++)
      if (strchr (get_cell (table, row, column), '\n') != NULL)
        return FALSE;
  return TRUE;
}

/* What is over goes to all columns alike; what is missing is taken from those that want more than they need. */
static void
lay_out_columns (TableLayout *layout)
{
  double wanted[MAX_COLUMNS], needed[MAX_COLUMNS], wants = 0, needs = 0, x = 0;
  double room = layout->strips->width - COLUMN_GAP * (layout->n_columns - 1);

  for (guint i = 0; i < layout->n_columns; i++)
    {
      measure_column (layout, i, &wanted[i], &needed[i]);
      wants += wanted[i];
      needs += needed[i];
    }
  for (guint i = 0; i < layout->n_columns; i++)
    {
      Column *column = &layout->columns[i];

      if (wants <= room)
        column->width = wanted[i] + (room - wants) / layout->n_columns;
      else if (needs < room)
        column->width = needed[i] + (wanted[i] - needed[i]) * (room - needs) / (wants - needs);
      else
        column->width = needed[i] * room / needs;
      column->x = x;
      x += column->width + COLUMN_GAP;
    }
}

static void
add_tag (EpsomStrips *strips, EpsomItemKind kind, const char *name)
{
  epsom_strips_add_item (strips, &(EpsomItem){ .kind = kind, .string = name });
}

static void
write_cell (TableLayout *layout, int row, guint i, GPtrArray *lines)
{
  EpsomStrips *strips = layout->strips;
  const Column *column = &layout->columns[i];
  EpsomText *text = epsom_strips_get_text (strips, EPSOM_PRINT_TABLE);
  EpsomFont font = get_font (layout->table, row, i);
  double height = epsom_strips_get_line (strips, EPSOM_PRINT_TABLE, font);
  const char *tag = row < 0 ? "TH" : "TD";

  add_tag (strips, EPSOM_ITEM_BEGIN, tag);
  for (guint line = 0; line < lines->len; line++)
    {
      double width = epsom_text_measure (text, font, lines->pdata[line]);

      epsom_strips_write (strips, EPSOM_PRINT_TABLE, font, row < 0 ? EPSOM_ROLE_DIM_TEXT : EPSOM_ROLE_TEXT,
                          column->x + (layout->of_numbers && i > 0 ? column->width - width : 0),
                          ROW_PADDING + line * height, lines->pdata[line]);
    }
  add_tag (strips, EPSOM_ITEM_END, tag);
}

static void
add_row (TableLayout *layout, int row)
{
  EpsomStrips *strips = layout->strips;
  GPtrArray *lines[MAX_COLUMNS];
  guint most = 1;
  double height;
  EpsomStrip *strip;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      lines[i] = epsom_strips_wrap (strips, EPSOM_PRINT_TABLE, get_font (layout->table, row, i),
                                    get_cell (layout->table, row, i), layout->columns[i].width + 0.01);
      most = MAX (most, lines[i]->len);
    }
  height = most * epsom_strips_get_line (strips, EPSOM_PRINT_TABLE, EPSOM_FONT_BODY) + 2 * ROW_PADDING;
  strip = epsom_strips_begin (strips, row < 0 ? TABLE_GAP : 0, height);
  strip->is_titles = strip->keep = row < 0;
  add_tag (strips, EPSOM_ITEM_BEGIN, "TR");
  for (guint i = 0; i < layout->n_columns; i++)
    {
      write_cell (layout, row, i, lines[i]);
      g_ptr_array_unref (lines[i]);
    }
  add_tag (strips, EPSOM_ITEM_END, "TR");
  epsom_strips_add_item (strips, &(EpsomItem){
                                   .kind = EPSOM_ITEM_RULE,
                                   .role = row < 0 ? EPSOM_ROLE_AXIS : EPSOM_ROLE_GRID,
                                   .y = height,
                                   .width = strips->width,
                                 });
}

void
epsom_strips_add_table (EpsomStrips *strips, const EpsomTable *table)
{
  TableLayout layout = { strips, table, MIN (table->n_columns, MAX_COLUMNS) };
  guint first = strips->strips->len;

  layout.of_numbers = is_of_numbers (table);
  lay_out_columns (&layout);
  for (int row = -1; row < (int) table->n_rows; row++)
    add_row (&layout, row);
  g_array_index (strips->strips, EpsomStrip, first).begins = "Table";
  g_array_index (strips->strips, EpsomStrip, strips->strips->len - 1).ends = "Table";
}
