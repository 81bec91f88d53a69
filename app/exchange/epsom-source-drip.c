/* SPDX-License-Identifier: GPL-3.0-or-later */
/* drip: a row a day of a cycle. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-source-readers.h"

enum {
  DATE,
  BLEEDING,
  EXCLUDED,
  NOTE,
  PAIN_NOTE,
  MOOD_NOTE,
  FIRST_MARK,
  CRAMPS = FIRST_MARK,
  OVULATION_PAIN,
  HEADACHE,
  BACKACHE,
  NAUSEA,
  TENDER_BREASTS,
  MIGRAINE,
  OTHER_PAIN,
  FIRST_MOOD,
  N_COLUMNS = FIRST_MOOD + 10
};

static const char *const columns[] = {
  "date",           "bleeding.value",     "bleeding.exclude",   "note.value",    "pain.note",
  "mood.note",      "pain.cramps",        "pain.ovulationPain", "pain.headache", "pain.backache",
  "pain.nausea",    "pain.tenderBreasts", "pain.migraine",      "pain.other",    "mood.happy",
  "mood.sad",       "mood.stressed",      "mood.balanced",      "mood.fine",     "mood.anxious",
  "mood.energetic", "mood.fatigue",       "mood.angry",         "mood.other",    NULL,
};
G_STATIC_ASSERT (G_N_ELEMENTS (columns) == N_COLUMNS + 1);

/* Pains that are recorded as symptoms. */
static const struct {
  int column;
  const char *symptom;
} symptoms[] = {
  { CRAMPS, "period cramps" },
  { HEADACHE, "headache" },
  { MIGRAINE, "migraine" },
};

static gboolean
parse_bleeding (EpsomSourceRun *run, EpsomBleeding *bleeding, GString *note)
{
  static const EpsomBleeding values[] = { EPSOM_BLEEDING_SPOTTING, EPSOM_BLEEDING_LIGHT, EPSOM_BLEEDING_MEDIUM,
                                          EPSOM_BLEEDING_HEAVY };
  const char *text = epsom_run_cell (run, BLEEDING);
  gint64 value;

  *bleeding = EPSOM_BLEEDING_UNKNOWN;
  if (*text == '\0')
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, 0, G_N_ELEMENTS (values) - 1, &value, NULL))
    {
      epsom_run_refuse_text (run, EPSOM_RECORD_DAY, epsom_run_column (run, BLEEDING), text,
                             _ ("is no bleeding of 0 to 3"));
      return FALSE;
    }
  if (!epsom_source_is_no (epsom_run_cell (run, EXCLUDED)))
    {
      epsom_run_remark (run, _ ("bleeding that is excluded from the cycle is kept in the note of its day"));
      epsom_note_add (note, "bleeding (excluded)", epsom_token_to_text (EPSOM_TOKENS_BLEEDING, values[value]));
      return TRUE;
    }
  *bleeding = values[value];
  return TRUE;
}

/* Adds the names of the marks from @first to @end that are set. */
static void
append_marks (EpsomSourceRun *run, GString *note, const char *label, int first, int end)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (int column = first; column < end; column++)
    if (epsom_source_is_yes (epsom_run_cell (run, column)))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", strchr (columns[column], '.') + 1);
  epsom_note_add (note, label, names->str);
}

static void
read_row (EpsomSourceRun *run)
{
  g_autoptr (GString) note = g_string_new (NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  EpsomBleeding bleeding;
  EpsomDate date;

  if (!epsom_run_parse_date (run, EPSOM_RECORD_DAY, DATE, &date) || !parse_bleeding (run, &bleeding, note))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (symptoms); i++)
    if (epsom_source_is_yes (epsom_run_cell (run, symptoms[i].column)))
      g_ptr_array_add (found, (gpointer) symptoms[i].symptom);
  epsom_note_add (note, NULL, epsom_run_cell (run, NOTE));
  append_marks (run, note, "pain", FIRST_MARK, FIRST_MOOD);
  epsom_note_add (note, "pain", epsom_run_cell (run, PAIN_NOTE));
  append_marks (run, note, "mood", FIRST_MOOD, N_COLUMNS);
  epsom_note_add (note, "mood", epsom_run_cell (run, MOOD_NOTE));
  if (note->len == 0 && bleeding == EPSOM_BLEEDING_UNKNOWN)
    {
      epsom_run_leave_out (run, _ ("a day of which nothing is said that Epsom has a place for"));
      return;
    }
  epsom_run_add_symptoms (run, date, "", bleeding, found, note->str);
}

const EpsomSourceReader epsom_source_drip = {
  .source = { "drip", "drip", N_ ("the data export as CSV") },
  .columns = columns,
  .n_required = 2,
  .date_column = DATE + 1,
  .read_row = read_row,
};
