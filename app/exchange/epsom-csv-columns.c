/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-csv-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-quote.h"

/* Of what was found instead, a message shows so many names. */
#define SHOWN_NAMES 8

/* Every record fills these; of the others some file may have no use. */
static const EpsomField required[] = { EPSOM_FIELD_RECORD, EPSOM_FIELD_AT };

static void
append_name (GString *names, const char *name)
{
  g_autofree char *quoted = epsom_quote (name);

  g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", quoted);
}

static char *
describe_header (const char *const *header)
{
  GString *names = g_string_new (NULL);
  guint i;

  for (i = 0; header[i] != NULL && i < SHOWN_NAMES; i++)
    append_name (names, header[i]);
  if (header[i] != NULL)
    g_string_append (names, ", …");
  return g_string_free (names, FALSE);
}

static void
set_missing (const char *const *header, EpsomField field, GError **error)
{
  g_autofree char *found = describe_header (header);

  if (header[1] == NULL && strpbrk (header[0], ";\t") != NULL)
    g_set_error (error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_HEADER,
                 _ ("the columns are not separated by commas; save the file as CSV with commas; found: %s"), found);
  else
    g_set_error (error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_HEADER,
                 _ ("the column “%s” is missing, so this is no diary of Epsom; found: %s"),
                 epsom_field_get_name (field), found);
}

gboolean
epsom_csv_columns_init (EpsomCsvColumns *columns, const char *const *header, char **warning, GError **error)
{
  g_autoptr (GString) unknown = g_string_new (NULL);

  *warning = NULL;
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    columns->column[field] = -1;
  for (columns->n_columns = 0; header[columns->n_columns] != NULL; columns->n_columns++)
    {
      const char *name = header[columns->n_columns];
      int field = epsom_field_find (name);

      if (field >= 0 && columns->column[field] >= 0)
        {
          g_set_error (error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_HEADER, _ ("the column “%s” is there twice"), name);
          return FALSE;
        }
      if (field >= 0)
        columns->column[field] = columns->n_columns;
      else
        append_name (unknown, name);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (required); i++)
    if (columns->column[required[i]] < 0)
      {
        set_missing (header, required[i], error);
        return FALSE;
      }
  if (unknown->len > 0)
    *warning = g_strdup_printf (_ ("columns that Epsom does not know are left out: %s"), unknown->str);
  return TRUE;
}
