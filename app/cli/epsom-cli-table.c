/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-table.h"

#include <string.h>

struct _EpsomTable {
  char *columns;
  GPtrArray *cells;
};

EpsomTable *
epsom_table_new (const char *columns)
{
  EpsomTable *table = g_new0 (EpsomTable, 1);

  table->columns = g_strdup (columns);
  table->cells = g_ptr_array_new_with_free_func (g_free);
  return table;
}

void
epsom_table_add (EpsomTable *table, const char *text)
{
  g_ptr_array_add (table->cells, g_strdup (text));
}

void
epsom_table_add_printf (EpsomTable *table, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (table->cells, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* Columns of a terminal that @text takes. */
static int
measure (const char *text)
{
  int width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
append_cell (GString *line, const char *text, int width, gboolean to_end, gboolean last)
{
  int room = width - measure (text);

  if (to_end)
    g_string_append_printf (line, "%*s%s", room, "", text);
  else
    g_string_append_printf (line, "%s%*s", text, room, "");
  if (!last)
    g_string_append (line, "  ");
}

/* Without blanks at its end. */
static void
print_line (GString *line, FILE *out)
{
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  fprintf (out, "%s\n", line->str);
  g_string_truncate (line, 0);
}

void
epsom_table_print (const EpsomTable *table, FILE *out)
{
  guint n_columns = (guint) strlen (table->columns);
  g_autofree int *widths = g_new0 (int, n_columns);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < table->cells->len; i++)
    widths[i % n_columns] = MAX (widths[i % n_columns], measure (g_ptr_array_index (table->cells, i)));
  for (guint i = 0; i < table->cells->len; i++)
    {
      guint column = i % n_columns;
      gboolean last = column == n_columns - 1;

      append_cell (line, g_ptr_array_index (table->cells, i), widths[column], table->columns[column] == 'r', last);
      if (last)
        print_line (line, out);
    }
}

void
epsom_table_free (EpsomTable *table)
{
  g_free (table->columns);
  g_ptr_array_unref (table->cells);
  g_free (table);
}
