/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis-diary.h"

#include <string.h>

#include "analysis-table.h"

static void
add_record (GPtrArray *records, const EpsomCells *cells)
{
  g_autoptr (GError) error = NULL;
  EpsomRecord *record = epsom_record_from_cells (cells, &error);
  g_assert_no_error (error);
  g_ptr_array_add (records, record);
}

/* Free text may bear one apostrophe in front, which a spreadsheet needs and the diary does not. */
static const char *
take_guard_off (EpsomField field, const char *text)
{
  const gboolean is_free_text = field == EPSOM_FIELD_NOTE || field == EPSOM_FIELD_MEDICINE ||
                                field == EPSOM_FIELD_STRENGTH || field == EPSOM_FIELD_SYMPTOM;
  return text + (is_free_text && text[0] == '\'');
}

EpsomDiary *
analysis_diary_load (const char *name)
{
  g_autoptr (AnalysisTable) table = analysis_table_load (name);
  GPtrArray *records = g_ptr_array_new ();

  for (guint row = 0; row < table->rows->len; row++)
    {
      EpsomCells cells;
      for (int field = 0; field < EPSOM_N_FIELDS; field++)
        cells.text[field] = take_guard_off (field, analysis_table_get (table, row, epsom_field_get_name (field)));
      add_record (records, &cells);
    }
  return epsom_diary_new (records);
}

/* A short id as a UUID; kept by @texts. */
static const char *
expand_id (const char *id, GPtrArray *texts)
{
  const EpsomUuid uuid = epsom_uuid_from_content (id, strlen (id));
  char *text = g_malloc (EPSOM_UUID_STRING_SIZE);
  g_ptr_array_add (texts, text);
  return epsom_uuid_to_string (&uuid, text);
}

static void
add_row (GPtrArray *records, const char *row)
{
  g_auto (GStrv) words = g_strsplit_set (row, " ", -1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  EpsomCells cells = { 0 };

  g_assert_cmpuint (g_strv_length (words), >=, 3);
  cells.text[EPSOM_FIELD_RECORD] = words[0];
  cells.text[EPSOM_FIELD_ID] = expand_id (words[1], texts);
  cells.text[EPSOM_FIELD_AT] = words[2];
  for (guint i = 3; words[i] != NULL; i++)
    {
      char *value = strchr (words[i], '=');
      g_assert_nonnull (value);
      *value++ = '\0';
      const int field = epsom_field_find (words[i]);
      g_assert_cmpint (field, >=, 0);
      cells.text[field] = field == EPSOM_FIELD_EPISODE ? expand_id (value, texts) : value;
    }
  add_record (records, &cells);
}

EpsomDiary *
analysis_diary_parse (const char *rows)
{
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      add_row (records, lines[i]);
  return epsom_diary_new (records);
}

EpsomInstant
analysis_instant (const char *text)
{
  EpsomInstant instant = { 0 };
  g_assert_true (epsom_instant_parse (text, &instant));
  return instant;
}

EpsomResponse *
analysis_respond (EpsomDiary *diary, const char *symptom, const char *as_of)
{
  const EpsomQuery query = {
    .symptom = symptom, .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE, .as_of = analysis_instant (as_of)
  };
  return epsom_response_new (diary, &query);
}
