/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "epsom-chart-table-private.h"
#include "epsom-chart-words.h"
#include "epsom-palette.h"
#include "epsom-words.h"

#define DECIMALS 2
#define SHARE_DECIMALS 1

typedef struct {
  char *title;
  EpsomCellKind kind;
} Column;

/** Cell: @text: (nullable): in place of the number. @extra: the offset of an instant, the index of the first record */
typedef struct {
  double number;
  const char *text;
  int extra;
} Cell;

struct _EpsomChartTable {
  gatomicrefcount ref_count;
  EpsomDiary *diary;
  GArray *columns;       /* Column */
  GArray *cells;         /* Cell, row after row */
  GStringChunk *strings; /* owns the texts */
  GPtrArray *records;    /* (element-type EpsomRecord): owned by the diary */
};

static void
clear_column (gpointer column)
{
  g_free (((Column *) column)->title);
}

EpsomChartTable *
epsom_chart_table_new (EpsomDiary *diary)
{
  EpsomChartTable *table = g_new0 (EpsomChartTable, 1);

  g_atomic_ref_count_init (&table->ref_count);
  table->diary = epsom_diary_ref (diary);
  table->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (table->columns, clear_column);
  table->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  table->strings = g_string_chunk_new (1024);
  table->records = g_ptr_array_new ();

  return table;
}

EpsomChartTable *
epsom_chart_table_ref (EpsomChartTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);
  g_atomic_ref_count_inc (&table->ref_count);

  return table;
}

void
epsom_chart_table_unref (EpsomChartTable *table)
{
  g_return_if_fail (table != NULL);
  if (!g_atomic_ref_count_dec (&table->ref_count))
    return;

  g_array_unref (table->columns);
  g_array_unref (table->cells);
  g_string_chunk_free (table->strings);
  g_ptr_array_unref (table->records);
  epsom_diary_unref (table->diary);
  g_free (table);
}

/* Filling */

void
epsom_chart_table_clear_rows (EpsomChartTable *table)
{
  g_array_set_size (table->cells, 0);
  g_ptr_array_set_size (table->records, 0);
}

/* They stand by date. */
void
epsom_chart_table_keep_dates (EpsomChartTable *table, EpsomDate from, EpsomDate to)
{
  guint n_columns = table->columns->len, first = 0, end = epsom_chart_table_get_n_rows (table);

  while (first < end && epsom_chart_table_get_number (table, first, 0) < from)
    first++;
  while (end > first && epsom_chart_table_get_number (table, end - 1, 0) >= to)
    end--;
  g_array_set_size (table->cells, end * n_columns);
  if (first > 0)
    g_array_remove_range (table->cells, 0, first * n_columns);
}

void
epsom_chart_table_add_column (EpsomChartTable *table, const char *title, EpsomCellKind kind)
{
  Column column = { g_strdup (title), kind };

  g_assert (table->cells->len == 0);
  g_array_append_val (table->columns, column);
}

void
epsom_chart_table_add_rate_columns (EpsomChartTable *table, const char *of)
{
  epsom_chart_table_add_column (table, C_ ("column", "Number"), EPSOM_CELL_COUNT);
  epsom_chart_table_add_column (table, of, EPSOM_CELL_COUNT);
  epsom_chart_table_add_column (table, C_ ("column", "Share, %"), EPSOM_CELL_SHARE);
  /* xgettext:no-c-format */
  epsom_chart_table_add_column (table, C_ ("column", "95 % interval from, %"), EPSOM_CELL_SHARE);
  /* xgettext:no-c-format */
  epsom_chart_table_add_column (table, C_ ("column", "95 % interval to, %"), EPSOM_CELL_SHARE);
  epsom_chart_table_add_column (table, C_ ("column", "Remark"), EPSOM_CELL_TEXT);
}

static void
add_cell (EpsomChartTable *table, double number, const char *text, int extra)
{
  Cell cell = { number, text, extra };

  g_array_append_val (table->cells, cell);
}

void
epsom_chart_table_add_number (EpsomChartTable *table, double number)
{
  add_cell (table, number, NULL, 0);
}

void
epsom_chart_table_add_text (EpsomChartTable *table, const char *text, double place)
{
  add_cell (table, place, g_string_chunk_insert_const (table->strings, text), 0);
}

void
epsom_chart_table_add_method (EpsomChartTable *table, int method)
{
  epsom_chart_table_add_text (table, epsom_chart_words_method (method), method);
}

void
epsom_chart_table_add_group_column (EpsomChartTable *table, const EpsomResponse *response)
{
  const char *const titles[EPSOM_N_GROUPINGS] = {
    [EPSOM_GROUPING_METHOD] = C_ ("column", "Method"),
    [EPSOM_GROUPING_SALT] = C_ ("column", "Salt"),
    [EPSOM_GROUPING_MINUTES] = C_ ("column", "Minutes of the infusion"),
    [EPSOM_GROUPING_PLACE] = C_ ("column", "Place"),
  };

  epsom_chart_table_add_column (table, titles[response->groups->grouping], EPSOM_CELL_TEXT);
}

void
epsom_chart_table_add_group (EpsomChartTable *table, const EpsomResponse *response, int group)
{
  int order = group;

  if (group != EPSOM_ALL_IV)
    order = (int) (epsom_groups_get (response->groups, group) - response->groups->groups);
  epsom_chart_table_add_text (table, epsom_chart_words_group (response, group), order);
}

void
epsom_chart_table_add_instant (EpsomChartTable *table, EpsomInstant instant)
{
  add_cell (table, instant.utc, NULL, instant.offset);
}

void
epsom_chart_table_add_remark (EpsomChartTable *table, guint n, gboolean of_days)
{
  const char *remark = "";

  if (n < EPSOM_MIN_RATE && n > 0)
    remark = C_ ("rate", "too few");
  else if (n < EPSOM_MIN_FIRM && n > 0)
    remark = of_days ? C_ ("rate", "few days") : C_ ("rate", "few treatments");
  epsom_chart_table_add_text (table, remark, NAN);
}

void
epsom_chart_table_add_rate (EpsomChartTable *table, const EpsomRate *rate, gboolean of_days)
{
  gboolean is_said = rate->n >= EPSOM_MIN_RATE;

  epsom_chart_table_add_number (table, rate->x);
  epsom_chart_table_add_number (table, rate->n);
  epsom_chart_table_add_number (table, is_said ? rate->rate : NAN);
  epsom_chart_table_add_number (table, is_said ? rate->interval.lower : NAN);
  epsom_chart_table_add_number (table, is_said ? rate->interval.upper : NAN);
  epsom_chart_table_add_remark (table, rate->n, of_days);
}

void
epsom_chart_table_add_records (EpsomChartTable *table, const EpsomRecord *const *records, guint n)
{
  add_cell (table, n, NULL, (int) table->records->len);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (table->records, (gpointer) records[i]);
}

/* Reading */

guint
epsom_chart_table_get_n_columns (const EpsomChartTable *table)
{
  return table->columns->len;
}

guint
epsom_chart_table_get_n_rows (const EpsomChartTable *table)
{
  return table->columns->len > 0 ? table->cells->len / table->columns->len : 0;
}

static const Column *
get_column (const EpsomChartTable *table, guint column)
{
  g_assert (column < table->columns->len);

  return &g_array_index (table->columns, Column, column);
}

static const Cell *
get_cell (const EpsomChartTable *table, guint row, guint column)
{
  g_assert (row < epsom_chart_table_get_n_rows (table) && column < table->columns->len);

  return &g_array_index (table->cells, Cell, row * table->columns->len + column);
}

const char *
epsom_chart_table_get_title (const EpsomChartTable *table, guint column)
{
  return get_column (table, column)->title;
}

EpsomCellKind
epsom_chart_table_get_kind (const EpsomChartTable *table, guint column)
{
  return get_column (table, column)->kind;
}

gboolean
epsom_chart_table_is_numeric (const EpsomChartTable *table, guint column)
{
  switch (get_column (table, column)->kind)
    {
    case EPSOM_CELL_COUNT:
    case EPSOM_CELL_NUMBER:
    case EPSOM_CELL_SHARE:
    case EPSOM_CELL_CHANGE:
      return TRUE;
    case EPSOM_CELL_TEXT:
    case EPSOM_CELL_DATE:
    case EPSOM_CELL_MONTH:
    case EPSOM_CELL_INSTANT:
    case EPSOM_CELL_RECORDS:
    default:
      return FALSE;
    }
}

double
epsom_chart_table_get_number (const EpsomChartTable *table, guint row, guint column)
{
  return get_cell (table, row, column)->number;
}

static EpsomInstant
get_instant (const Cell *cell)
{
  return (EpsomInstant){ (gint64) cell->number, cell->extra };
}

static char *
list_records (const EpsomChartTable *table, const Cell *cell)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < (guint) cell->number; i++)
    {
      g_autofree char *words = epsom_words_record (g_ptr_array_index (table->records, (guint) cell->extra + i));

      epsom_chart_words_append (list, words);
    }

  return g_string_free (list, FALSE);
}

static char *
create_number (EpsomCellKind kind, double number)
{
  switch (kind)
    {
    case EPSOM_CELL_COUNT:
      return epsom_words_number (number, 0);
    case EPSOM_CELL_SHARE:
      return epsom_words_number (100 * number, SHARE_DECIMALS);
    default:
      return epsom_words_number (number, DECIMALS);
    }
}

/* With a minus sign, as in charts, where a spreadsheet has a hyphen. */
static char *
create_shown_number (EpsomCellKind kind, double number)
{
  char *text = create_number (kind, number);

  if (*text != '-')
    return text;

  g_autofree char *absolute = text;

  return g_strconcat ("−", absolute + 1, NULL);
}

char *
epsom_chart_table_create_text (const EpsomChartTable *table, guint row, guint column)
{
  const Cell *cell = get_cell (table, row, column);
  EpsomCellKind kind = get_column (table, column)->kind;

  if (cell->text != NULL)
    return g_strdup (cell->text);
  if (isnan (cell->number))
    return epsom_words_number (NAN, 0);

  switch (kind)
    {
    case EPSOM_CELL_CHANGE:
      return epsom_chart_words_change (cell->number);
    case EPSOM_CELL_DATE:
      return epsom_chart_words_date ((EpsomDate) cell->number);
    case EPSOM_CELL_MONTH:
      return epsom_chart_words_month ((EpsomDate) cell->number);
    case EPSOM_CELL_INSTANT:
      return epsom_chart_words_instant (get_instant (cell));
    case EPSOM_CELL_RECORDS:
      return list_records (table, cell);
    case EPSOM_CELL_TEXT:
    case EPSOM_CELL_COUNT:
    case EPSOM_CELL_NUMBER:
    case EPSOM_CELL_SHARE:
    default:
      return create_shown_number (kind, cell->number);
    }
}

/* "2026-03-01", of a month "2026-03". */
static char *
create_plain_date (EpsomCellKind kind, double number)
{
  char text[EPSOM_DATE_STRING_SIZE];

  epsom_date_to_string ((EpsomDate) number, text);
  if (kind == EPSOM_CELL_MONTH)
    *strrchr (text, '-') = '\0';

  return g_strdup (text);
}

/* "2026-03-01 08:30": spreadsheets take an offset for text. */
static char *
create_plain_instant (EpsomInstant instant)
{
  char text[EPSOM_INSTANT_STRING_SIZE];

  epsom_instant_to_string (instant, text);
  *strchr (text, 'T') = ' ';

  return g_strndup (text, strlen ("2026-03-01 08:30"));
}

char *
epsom_chart_table_create_plain (const EpsomChartTable *table, guint row, guint column)
{
  const Cell *cell = get_cell (table, row, column);
  EpsomCellKind kind = get_column (table, column)->kind;

  if (cell->text != NULL)
    return g_strdup (cell->text);
  if (isnan (cell->number))
    return g_strdup ("");

  switch (kind)
    {
    case EPSOM_CELL_DATE:
    case EPSOM_CELL_MONTH:
      return create_plain_date (kind, cell->number);
    case EPSOM_CELL_INSTANT:
      return create_plain_instant (get_instant (cell));
    case EPSOM_CELL_RECORDS:
      return list_records (table, cell);
    case EPSOM_CELL_TEXT:
    case EPSOM_CELL_COUNT:
    case EPSOM_CELL_NUMBER:
    case EPSOM_CELL_SHARE:
    case EPSOM_CELL_CHANGE:
    default:
      return create_number (kind, cell->number);
    }
}

static int
compare_numbers (double a, double b)
{
  return (a > b) - (a < b);
}

int
epsom_chart_table_compare_missing (const EpsomChartTable *table, guint a, guint b, guint column)
{
  const Cell *x = get_cell (table, a, column), *y = get_cell (table, b, column);

  if (!isnan (x->number) || !isnan (y->number))
    return (isnan (x->number) != 0) - (isnan (y->number) != 0);

  return (x->text == NULL) - (y->text == NULL);
}

int
epsom_chart_table_compare (const EpsomChartTable *table, guint a, guint b, guint column)
{
  const Cell *x = get_cell (table, a, column), *y = get_cell (table, b, column);
  int missing = epsom_chart_table_compare_missing (table, a, b, column);

  if (missing != 0)
    return missing;
  if (isnan (x->number))
    return x->text == NULL ? 0 : g_utf8_collate (x->text, y->text);

  return compare_numbers (x->number, y->number);
}
