/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-content.h"

#include <glib/gi18n-lib.h>
#include <string.h>

GBytes *
epsom_content_new (const EpsomRecord *record)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  EpsomRow row;

  g_return_val_if_fail (record != NULL, NULL);

  epsom_record_to_cells (record, &row);
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    {
      const char *name = epsom_field_get_name ((EpsomField) field);
      const char *text = row.cells.text[field];

      if (*text == '\0')
        continue;
      g_byte_array_append (bytes, (const guint8 *) name, (guint) strlen (name));
      g_byte_array_append (bytes, (const guint8 *) "=", 1);
      g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text) + 1);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* Reads the cell at @text, which ends with a NUL, into @cells. */
static gboolean
parse_cell (const char *text, EpsomCells *cells)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name = equals != NULL ? g_strndup (text, (gsize) (equals - text)) : NULL;
  int field = name != NULL ? epsom_field_find (name) : -1;

  if (field < 0 || cells->text[field] != NULL)
    return FALSE;
  cells->text[field] = equals + 1;
  return TRUE;
}

EpsomRecord *
epsom_content_parse (GBytes *content, GError **error)
{
  gsize size;
  const char *bytes = g_bytes_get_data (content, &size);
  EpsomCells cells = { 0 };
  gboolean well = size > 0 && bytes[size - 1] == '\0';

  for (gsize at = 0; well && at < size; at += strlen (bytes + at) + 1)
    well = parse_cell (bytes + at, &cells);
  if (well && cells.text[EPSOM_FIELD_ID] != NULL)
    return epsom_record_from_cells (&cells, error);
  epsom_field_error_set (error, EPSOM_FIELD_RECORD, "%s", _ ("what is stored can't be read"));
  return NULL;
}
