/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-json.h"

#include "epsom-json-writer.h"

#define SCHEMA 1

static void
add_counts (EpsomJsonWriter *writer, const char *name, const EpsomImportCounts *counts)
{
  epsom_json_name (writer, name);
  epsom_json_begin_flat (writer, '{');
  epsom_json_add_integer (writer, "added", counts->added);
  epsom_json_add_integer (writer, "skipped", counts->skipped);
  epsom_json_add_integer (writer, "conflicting", counts->conflicting);
  epsom_json_add_integer (writer, "refused", counts->refused);
  epsom_json_end (writer, '}');
}

/* A text in which a file may be named, whose name need not be UTF-8. */
static void
add_text (EpsomJsonWriter *writer, const char *name, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  epsom_json_add_string (writer, name, valid);
}

static void
begin (EpsomJsonWriter *writer, gboolean applied)
{
  epsom_json_writer_init (writer);
  epsom_json_begin (writer, '{');
  epsom_json_add_integer (writer, "schema", SCHEMA);
  epsom_json_add_boolean (writer, "applied", applied);
}

static void
add_problems (EpsomJsonWriter *writer, const char *name, const GPtrArray *problems)
{
  epsom_json_add_list (writer, name);
  for (guint i = 0; i < problems->len; i++)
    {
      const EpsomProblem *problem = problems->pdata[i];

      epsom_json_begin_flat (writer, '{');
      add_text (writer, "file", problem->file);
      epsom_json_add_integer (writer, "line", problem->line);
      epsom_json_add_string (writer, "column", epsom_problem_get_column (problem));
      add_text (writer, "message", problem->message);
      epsom_json_end (writer, '}');
    }
  epsom_json_end (writer, ']');
}

static void
add_warnings (EpsomJsonWriter *writer, const GPtrArray *warnings)
{
  epsom_json_add_list (writer, "warnings");
  for (guint i = 0; i < warnings->len; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (warnings->pdata[i], -1);

      epsom_json_string (writer, valid);
    }
  epsom_json_end (writer, ']');
}

static void
add_remarks (EpsomJsonWriter *writer, const EpsomImport *import, const char *name, gboolean is_left_out)
{
  epsom_json_add_list (writer, name);
  for (guint i = 0; i < import->remarks->len; i++)
    {
      const EpsomRemark *remark = import->remarks->pdata[i];

      if (remark->is_left_out != is_left_out)
        continue;
      epsom_json_begin_flat (writer, '{');
      add_text (writer, "file", import->files[remark->place.file]);
      epsom_json_add_integer (writer, "line", remark->place.line);
      epsom_json_add_integer (writer, "count", remark->n);
      add_text (writer, "message", remark->message);
      epsom_json_end (writer, '}');
    }
  epsom_json_end (writer, ']');
}

char *
epsom_json_import (const EpsomImport *import, gboolean applied)
{
  EpsomJsonWriter writer;

  g_return_val_if_fail (import != NULL, NULL);

  begin (&writer, applied);
  epsom_json_name (&writer, "records");
  epsom_json_begin (&writer, '{');
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    add_counts (&writer, epsom_token_to_text (EPSOM_TOKENS_RECORD, kind), &import->counts[kind]);
  add_counts (&writer, "unknown", &import->unknown);
  epsom_json_end (&writer, '}');
  add_problems (&writer, "problems", import->problems);
  add_problems (&writer, "conflicts", import->conflicts);
  add_warnings (&writer, import->warnings);
  if (import->is_foreign)
    {
      add_remarks (&writer, import, "left_out", TRUE);
      add_remarks (&writer, import, "remarks", FALSE);
    }
  epsom_json_end (&writer, '}');
  return epsom_json_writer_finish (&writer);
}

char *
epsom_json_import_failure (const char *message)
{
  EpsomJsonWriter writer;

  g_return_val_if_fail (message != NULL, NULL);

  begin (&writer, FALSE);
  add_text (&writer, "error", message);
  epsom_json_end (&writer, '}');
  return epsom_json_writer_finish (&writer);
}
