/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Daylio: a mood at a time, with activities, of which some may be symptoms. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-source-readers.h"

enum { WEEKDAY, MOOD, ACTIVITIES, DATE, TIME, FULL_DATE, YEAR, TITLE, NOTE, SCALES, N_COLUMNS };

static const char *const columns[] = {
  "weekday", "mood", "activities", "date", "time", "full_date", "year", "note_title", "note", "scales", NULL,
};
G_STATIC_ASSERT (G_N_ELEMENTS (columns) == N_COLUMNS + 1);

/* How the names of months begin in the languages that have few others. */
static const char *const months[] = {
  "jan|ene|gen",  "feb|fév|fev", "mar|mär", "apr|avr|abr",     "may|mai|mag", "jun|juin|giu",
  "jul|juil|lug", "aug|aoû|ago", "sep|set", "oct|okt|ott|out", "nov",         "dec|dez|déc|dic",
};

static gboolean
has_word (const char *folded, const char *beginning)
{
  g_auto (GStrv) words = g_strsplit_set (folded, " .,/-", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], beginning))
      return TRUE;
  return FALSE;
}

static int
find_month (const char *folded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_auto (GStrv) beginnings = g_strsplit (months[i], "|", -1);

      for (guint j = 0; beginnings[j] != NULL; j++)
        if (has_word (folded, beginnings[j]))
          return (int) i + 1;
    }
  return 0;
}

/* Older files have `2017` and `December 9`, in the language of the app. */
static gboolean
parse_words (EpsomSourceRun *run, EpsomDate *date)
{
  g_autofree char *folded = g_utf8_casefold (epsom_run_cell (run, DATE), -1);
  const char *digits = folded + strcspn (folded, "0123456789");
  gint64 year;

  if (!g_ascii_string_to_signed (epsom_run_cell (run, YEAR), 10, 1970, 9999, &year, NULL))
    return FALSE;
  *date = epsom_date_from_ymd ((int) year, find_month (folded), (int) MIN (g_ascii_strtoull (digits, NULL, 10), 99));
  return *date != EPSOM_DATE_NONE;
}

static gboolean
parse_date (EpsomSourceRun *run, EpsomDate *date)
{
  if (epsom_run_filled (run, FULL_DATE))
    return epsom_run_parse_date (run, EPSOM_RECORD_DAY, FULL_DATE, date);
  if (parse_words (run, date))
    return TRUE;
  epsom_run_refuse_text (run, EPSOM_RECORD_DAY, epsom_run_column (run, DATE), epsom_run_cell (run, DATE),
                         _ ("is no date"));
  return FALSE;
}

/* Returns: (transfer full) (element-type utf8): the symptoms among the activities. */
static GPtrArray *
find_symptoms (const char *activities)
{
  g_auto (GStrv) names = g_strsplit (activities, "|", -1);
  GPtrArray *symptoms = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++)
    if (epsom_source_get_matter (g_strstrip (names[i])) == EPSOM_MATTER_SYMPTOM)
      g_ptr_array_add (symptoms, g_strdup (epsom_source_get_symptom (names[i])));
  return symptoms;
}

static void
read_row (EpsomSourceRun *run)
{
  const char *activities = epsom_run_cell (run, ACTIVITIES);
  g_autoptr (GPtrArray) symptoms = find_symptoms (activities);
  g_autoptr (GString) note = g_string_new (NULL);
  g_autofree char *said = NULL;
  EpsomDate date;

  if (!parse_date (run, &date))
    return;
  said = g_strdup_printf ("%s %s%s%s", epsom_run_cell (run, TIME), epsom_run_cell (run, MOOD),
                          *activities != '\0' ? ": " : "", activities);
  epsom_note_add (note, NULL, g_strstrip (said));
  epsom_note_add (note, NULL, epsom_run_cell (run, SCALES));
  epsom_note_add (note, NULL, epsom_run_cell (run, TITLE));
  epsom_note_add (note, NULL, epsom_run_cell (run, NOTE));
  epsom_run_remark (run, _ ("an entry is kept as a note of its day: mood and activities have no place of their own"));
  epsom_run_add_symptoms (run, date, epsom_run_cell (run, TIME), EPSOM_BLEEDING_UNKNOWN, symptoms, note->str);
}

const EpsomSourceReader epsom_source_daylio = {
  .source = { "daylio", "Daylio", N_ ("the entries as CSV") },
  .columns = columns,
  .n_required = 5,
  .date_column = FULL_DATE + 1,
  .read_row = read_row,
};
