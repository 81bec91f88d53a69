/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bearable: a row for each thing rated, in a part of a day. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-source-readers.h"

enum { DATE, CATEGORY, DETAIL, AMOUNT, DATE_WORDS, WEEKDAY, TIME_OF_DAY, NOTES, N_COLUMNS };

static const char *const columns[] = {
  "date", "category", "detail", "rating/amount", "date formatted", "weekday", "time of day", "notes", NULL,
};
G_STATIC_ASSERT (G_N_ELEMENTS (columns) == N_COLUMNS + 1);

/* The app's own scale of a symptom; the middles of what Epsom calls so. */
static const int scale[] = { 0, 2, 5, 8, 10 };

/* `Headache (Moderate)`: @name is cut before the bracket, the word in it returned. */
static const char *
split_detail (char *name)
{
  char *open = strrchr (name, '(');
  gsize length = strlen (name);

  if (open == NULL || open == name || name[length - 1] != ')')
    return "";
  name[length - 1] = '\0';
  *open = '\0';
  g_strchomp (name);
  return open + 1;
}

/* The word says more than the number, which counts the words. */
static gboolean
parse_severity (EpsomSourceRun *run, const char *word, int *severity)
{
  const char *text = epsom_run_cell (run, AMOUNT);
  gboolean is_exact;
  int number;

  if (*word != '\0' && !g_ascii_isdigit (*word) && epsom_source_parse_severity (word, severity, &is_exact))
    return TRUE;
  if (epsom_source_parse_severity (text, &number, &is_exact))
    {
      if (!is_exact || number >= (int) G_N_ELEMENTS (scale))
        *severity = number;
      else
        *severity = scale[number];
      return TRUE;
    }
  epsom_run_refuse_text (run, EPSOM_RECORD_RATING, epsom_run_column (run, AMOUNT), text,
                         _ ("is no severity of 0 to 4 or its word"));
  return FALSE;
}

/* What the row says, for a note. */
static char *
describe (EpsomSourceRun *run)
{
  GString *note = g_string_new (NULL);
  g_autofree char *label = g_strconcat (epsom_run_cell (run, CATEGORY), NULL);
  g_autofree char *said = NULL;

  said = g_strstrip (g_strjoin (" ", epsom_run_cell (run, TIME_OF_DAY), epsom_run_cell (run, DETAIL),
                                epsom_run_cell (run, AMOUNT), NULL));
  epsom_note_add (note, *label != '\0' ? label : NULL, said);
  epsom_note_add (note, NULL, epsom_run_cell (run, NOTES));
  return g_string_free (note, FALSE);
}

static void
read_symptom (EpsomSourceRun *run, EpsomDate date)
{
  g_autofree char *name = g_strdup (epsom_run_cell (run, DETAIL));
  const char *word = split_detail (name);
  g_autofree char *note = describe (run);
  int severity;

  if (*name == '\0')
    {
      epsom_run_refuse (run, EPSOM_RECORD_RATING, epsom_run_column (run, DETAIL), "%s", _ ("is missing"));
      return;
    }
  if (!parse_severity (run, word, &severity))
    return;
  epsom_run_remark (run, _ ("a severity on Bearable’s scale is put in figures: mild 2, moderate 5, severe 8, "
                            "unbearable 10"));
  epsom_run_add_rating (run, date, epsom_source_get_symptom (name), severity, note);
}

static void
read_other (EpsomSourceRun *run, EpsomDate date)
{
  g_autofree char *note = describe (run);
  g_autofree char *key = g_strjoin ("\n", epsom_run_cell (run, TIME_OF_DAY), epsom_run_cell (run, CATEGORY),
                                    epsom_run_cell (run, DETAIL), NULL);
  EpsomBleeding bleeding = EPSOM_BLEEDING_UNKNOWN;

  if (epsom_source_get_matter (epsom_run_cell (run, CATEGORY)) == EPSOM_MATTER_BLEEDING)
    epsom_source_get_bleeding (epsom_run_cell (run, DETAIL), &bleeding);
  epsom_run_add_day (run, date, key, bleeding, note);
}

static gboolean
is_medicine (const char *category)
{
  g_autofree char *folded = g_utf8_casefold (category, -1);

  return strstr (folded, "medic") != NULL || strstr (folded, "med") == folded;
}

static void
read_row (EpsomSourceRun *run)
{
  const char *category = epsom_run_cell (run, CATEGORY);
  EpsomDate date;

  if (!epsom_run_parse_date (run, -1, DATE, &date))
    return;
  if (g_ascii_strncasecmp (category, "symptom", strlen ("symptom")) == 0)
    {
      read_symptom (run, date);
      return;
    }
  if (is_medicine (category))
    epsom_run_remark (run,
                      _ ("medicines have no time in this file: they are kept as notes of their day, not as medicines "
                         "taken"));
  read_other (run, date);
}

const EpsomSourceReader epsom_source_bearable = {
  .source = { "bearable", "Bearable", N_ ("the data export as CSV") },
  .columns = columns,
  .n_required = 4,
  .date_column = DATE + 1,
  .read_row = read_row,
};
