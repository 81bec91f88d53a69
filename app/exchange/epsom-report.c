/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-words.h"

static const struct {
  const char *token;
  EpsomReportParts part;
} parts[] = {
  { "summary", EPSOM_REPORT_SUMMARY },
  { "charts", EPSOM_REPORT_CHARTS },
  { "entries", EPSOM_REPORT_ENTRIES },
  { "notes", EPSOM_REPORT_NOTES },
};

EpsomReportParts
epsom_report_part_find (const char *token)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].token, token) == 0)
      return parts[i].part;
  return 0;
}

static const char *
keep_string (EpsomReportWriter *writer, const char *text)
{
  return text != NULL ? g_string_chunk_insert (writer->report->strings, text) : NULL;
}

EpsomBlock *
epsom_report_add (EpsomReportWriter *writer, const EpsomBlock *block)
{
  EpsomBlock *added;

  g_array_append_vals (writer->report->blocks, block, 1);
  added = &g_array_index (writer->report->blocks, EpsomBlock, writer->report->blocks->len - 1);
  added->label = keep_string (writer, block->label);
  added->text = keep_string (writer, block->text);
  return added;
}

EpsomBlock *
epsom_report_add_heading (EpsomReportWriter *writer, guint level, const char *text)
{
  return epsom_report_add (writer,
                           &(EpsomBlock){ .kind = EPSOM_BLOCK_HEADING, .level = level, .text = text, .keep = TRUE });
}

EpsomBlock *
epsom_report_add_paragraph (EpsomReportWriter *writer, const char *text)
{
  return epsom_report_add (writer, &(EpsomBlock){ .kind = EPSOM_BLOCK_PARAGRAPH, .text = text });
}

EpsomBlock *
epsom_report_add_fact (EpsomReportWriter *writer, const char *label, const char *text)
{
  return epsom_report_add (writer, &(EpsomBlock){ .kind = EPSOM_BLOCK_FACT, .label = label, .text = text });
}

static EpsomTable *
get_last_table (EpsomReportWriter *writer)
{
  return g_array_index (writer->report->blocks, EpsomBlock, writer->report->blocks->len - 1).table;
}

void
epsom_report_add_table (EpsomReportWriter *writer, guint n_columns, const char *const *titles)
{
  EpsomTable *table = g_new0 (EpsomTable, 1);

  table->n_columns = n_columns;
  table->titles = g_new0 (const char *, n_columns);
  for (guint i = 0; i < n_columns; i++)
    table->titles[i] = keep_string (writer, titles[i]);
  epsom_report_add (writer, &(EpsomBlock){ .kind = EPSOM_BLOCK_TABLE, .table = table });
}

void
epsom_report_add_row (EpsomReportWriter *writer)
{
  EpsomTable *table = get_last_table (writer);
  guint from = table->n_rows++ * table->n_columns, n = table->n_rows * table->n_columns;

  table->cells = g_renew (const char *, table->cells, n);
  table->strong = g_renew (gboolean, table->strong, n);
  for (guint i = from; i < n; i++)
    {
      table->cells[i] = "";
      table->strong[i] = FALSE;
    }
}

void
epsom_report_set_cell (EpsomReportWriter *writer, guint column, const char *text, gboolean strong)
{
  EpsomTable *table = get_last_table (writer);
  guint at = (table->n_rows - 1) * table->n_columns + column;

  table->cells[at] = keep_string (writer, text);
  table->strong[at] = strong;
}

void
epsom_report_take_cell (EpsomReportWriter *writer, guint column, char *text)
{
  epsom_report_set_cell (writer, column, text, FALSE);
  g_free (text);
}

void
epsom_report_add_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static char *
format_date (EpsomDate date, const char *format)
{
  int year, month, day;

  epsom_date_to_ymd (date, &year, &month, &day);
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, 12, 0, 0);

  return g_date_time_format (time, format);
}

char *
epsom_report_format_date (EpsomDate date)
{
  /* Translators: a date on paper, as strftime() does: "3 March 2026". */
  g_autofree char *words = format_date (date, C_ ("date on paper", "%-d %B %Y"));

  return epsom_words_isolate (words);
}

char *
epsom_report_format_day (EpsomDate date)
{
  /* Translators: a date beside the entries of a day, as strftime() does, short: "Tue 3 Mar". */
  return format_date (date, C_ ("day on paper", "%a %-d %b"));
}

char *
epsom_report_format_time (const EpsomReportWriter *writer, EpsomInstant instant)
{
  const gint64 day = 24 * 60 * 60, local = instant.utc + instant.offset * G_GINT64_CONSTANT (60);

  return epsom_words_clock ((int) (((local % day) + day) % day / 60), writer->options->twelve_hours);
}

char *
epsom_report_format_period (const EpsomReportWriter *writer)
{
  const EpsomOverview *overview = writer->overview;
  g_autofree char *first = NULL, *last = NULL;

  if (overview->last < overview->first)
    return g_strdup (_ ("no recorded day"));
  first = epsom_report_format_date (overview->first);
  last = epsom_report_format_date (overview->last);
  /* Translators: the first and the last date of a period. */
  return g_strdup_printf (C_ ("period on paper", "%s to %s"), first, last);
}

/* The words above the pages, joined by a dot in the middle. */
static void
set_titles (EpsomReportWriter *writer)
{
  const char *symptom = epsom_words_symptom (writer->options->query.symptom);
  const char *patient = writer->options->patient;
  g_autofree char *period = epsom_report_format_period (writer);
  g_autofree char *first = epsom_words_isolate (symptom),
                  *second = patient != NULL ? epsom_words_isolate (patient) : NULL;
  /* Translators: the title of a report: "Migraine and magnesium: report". */
  g_autofree char *title = g_strdup_printf (_ ("%s and magnesium: report"), symptom);
  g_autofree char *subtitle = second != NULL ? g_strdup_printf ("%s · %s · %s", first, second, period)
                                             : g_strdup_printf ("%s · %s", first, period);

  writer->report->title = keep_string (writer, title);
  writer->report->subtitle = keep_string (writer, subtitle);
}

EpsomReport *
epsom_report_new (EpsomDiary *diary, const EpsomReportOptions *options)
{
  EpsomReport *report = g_new0 (EpsomReport, 1);
  EpsomReportWriter writer = { .report = report, .options = options, .diary = diary };

  g_return_val_if_fail (diary != NULL && options != NULL, NULL);

  g_atomic_ref_count_init (&report->ref_count);
  report->strings = g_string_chunk_new (64 * 1024);
  report->blocks = g_array_new (FALSE, FALSE, sizeof (EpsomBlock));
  report->response = writer.response = epsom_response_new (diary, &options->query);
  writer.overview = epsom_overview_new (report->response);

  set_titles (&writer);
  epsom_report_write_summary (&writer);
  if ((options->parts & EPSOM_REPORT_CHARTS) != 0)
    epsom_report_write_charts (&writer);
  if ((options->parts & EPSOM_REPORT_ENTRIES) != 0)
    epsom_report_write_entries (&writer);
  epsom_overview_free (writer.overview);
  return report;
}

EpsomReport *
epsom_report_ref (EpsomReport *report)
{
  g_atomic_ref_count_inc (&report->ref_count);
  return report;
}

static void
clear_table (EpsomTable *table)
{
  g_free (table->titles);
  g_free (table->cells);
  g_free (table->strong);
  g_free (table);
}

void
epsom_report_unref (EpsomReport *report)
{
  if (!g_atomic_ref_count_dec (&report->ref_count))
    return;
  for (guint i = 0; i < report->blocks->len; i++)
    g_clear_pointer (&g_array_index (report->blocks, EpsomBlock, i).table, clear_table);
  g_array_unref (report->blocks);
  epsom_response_unref (report->response);
  g_string_chunk_free (report->strings);
  g_free (report);
}
