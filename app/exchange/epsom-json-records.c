/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-json.h"

#include "epsom-json-writer.h"
#include "epsom-selection.h"

static gboolean
is_number (EpsomField field)
{
  switch ((int) field)
    {
    case EPSOM_FIELD_SEVERITY:
    case EPSOM_FIELD_MINUTES:
    case EPSOM_FIELD_AMOUNT:
    case EPSOM_FIELD_VALUE:
    case EPSOM_FIELD_RANGE_LOW:
    case EPSOM_FIELD_RANGE_HIGH:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
add_record (EpsomJsonWriter *writer, const EpsomRecord *record)
{
  EpsomRow row;

  epsom_record_to_cells (record, &row);
  epsom_json_begin_flat (writer, '{');
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    {
      const char *text = row.cells.text[field];

      if (*text == '\0')
        continue;
      if (is_number (field))
        epsom_json_add_number (writer, epsom_field_get_name (field), g_ascii_strtod (text, NULL));
      else
        epsom_json_add_string (writer, epsom_field_get_name (field), text);
    }
  epsom_json_end (writer, '}');
}

char *
epsom_json_records (EpsomDiary *diary, EpsomDate from, EpsomDate to)
{
  g_autoptr (GPtrArray) records = NULL;
  EpsomJsonWriter writer;

  g_return_val_if_fail (diary != NULL, NULL);

  records = epsom_selection_new (diary, from, to);
  epsom_json_writer_init (&writer);
  epsom_json_begin (&writer, '[');
  for (guint i = 0; i < records->len; i++)
    add_record (&writer, records->pdata[i]);
  epsom_json_end (&writer, ']');
  return epsom_json_writer_finish (&writer);
}
