/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-diary.h"

#include <string.h>

const int exchange_file_order[EPSOM_N_FIELDS] = { 0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13,
                                                  14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26 };

EpsomDiary *
exchange_empty_diary (void)
{
  return epsom_diary_new (g_ptr_array_new ());
}

EpsomImport *
exchange_import (Fixture *fixture, const char *text, EpsomDiary *diary, EpsomOnConflict on_conflict)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_write (fixture, "file.csv", text, -1);
  const char *const paths[] = { path, NULL };
  EpsomImport *import = epsom_csv_import (paths, diary, on_conflict, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return import;
}

EpsomDiary *
exchange_diary (Fixture *fixture, const char *text)
{
  g_autoptr (EpsomDiary) empty = exchange_empty_diary ();
  g_autoptr (EpsomImport) import = exchange_import (fixture, text, empty, EPSOM_ON_CONFLICT_FAIL);

  g_assert_cmpuint (import->problems->len, ==, 0);
  return epsom_diary_apply (empty, import->changes);
}

char *
exchange_export (EpsomDiary *diary)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_assert_true (epsom_csv_export (diary, EPSOM_DATE_NONE, EPSOM_DATE_NONE, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
describe_counts (GString *text, const char *name, const EpsomImportCounts *counts)
{
  const struct {
    guint64 n;
    const char *word;
  } parts[] = { { counts->added, "added" },
                { counts->skipped, "skipped" },
                { counts->conflicting, "conflicting" },
                { counts->refused, "refused" } };
  gboolean is_first = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].n > 0)
      {
        g_string_append_printf (text, "%s %" G_GUINT64_FORMAT " %s", is_first ? name : "", parts[i].n, parts[i].word);
        is_first = FALSE;
      }
  if (!is_first)
    g_string_append_c (text, '\n');
}

static void
describe_problems (GString *text, const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *problem = epsom_problem_to_string (problems->pdata[i]);

      g_string_append_printf (text, "%s\n", problem);
    }
}

char *
exchange_describe (Fixture *fixture, const EpsomImport *import)
{
  GString *text = g_string_new (NULL);
  g_autofree char *folder = g_strconcat (fixture->folder, "/", NULL);

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    describe_counts (text, epsom_token_to_text (EPSOM_TOKENS_RECORD, kind), &import->counts[kind]);
  describe_counts (text, "unknown", &import->unknown);
  describe_problems (text, import->problems);
  describe_problems (text, import->conflicts);
  for (guint i = 0; i < import->warnings->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) import->warnings->pdata[i]);
  g_string_replace (text, folder, "", 0);
  return g_string_free (text, FALSE);
}

static void
append_cell (GString *text, const char *cell, gboolean is_last)
{
  g_string_append_c (text, '"');
  for (const char *c = cell != NULL ? cell : ""; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *c);
    }
  g_string_append (text, is_last ? "\"\n" : "\",");
}

void
exchange_append_row (GString *text, const EpsomCells *cells, const int order[EPSOM_N_FIELDS])
{
  for (int i = 0; i < EPSOM_N_FIELDS; i++)
    append_cell (text, cells->text[order[i]], i == EPSOM_N_FIELDS - 1);
}

void
exchange_append_header (GString *text, const int order[EPSOM_N_FIELDS])
{
  for (int i = 0; i < EPSOM_N_FIELDS; i++)
    append_cell (text, epsom_field_get_name (order[i]), i == EPSOM_N_FIELDS - 1);
}
