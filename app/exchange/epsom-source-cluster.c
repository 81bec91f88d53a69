/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cluster Headache Tracker: a row an attack. It knows no time of a medicine. */
#include <glib/gi18n-lib.h>

#include "epsom-source-readers.h"

enum { START, END, INTENSITY, MEDICATION, TRIGGERS, NOTES, N_COLUMNS };

static const char *const columns[] = {
  "start_time", "end_time", "intensity", "medication", "triggers", "notes", NULL,
};
G_STATIC_ASSERT (G_N_ELEMENTS (columns) == N_COLUMNS + 1);

static void
read_row (EpsomSourceRun *run)
{
  EpsomEpisode draft = { .symptom = "cluster headache" };
  g_autofree char *triggers = epsom_source_map_words (EPSOM_WORDS_TRIGGER, epsom_run_cell (run, TRIGGERS), ",;");
  g_autoptr (GString) note = g_string_new (NULL);
  g_autofree char *key = NULL;
  int severity = EPSOM_SOURCE_SEVERITY_UNKNOWN;

  if (!epsom_run_parse_instant (run, EPSOM_RECORD_EPISODE, START, &draft.start))
    return;
  draft.has_end = epsom_run_filled (run, END);
  if (draft.has_end && !epsom_run_parse_instant (run, EPSOM_RECORD_EPISODE, END, &draft.end))
    return;
  if (epsom_run_filled (run, INTENSITY) &&
      !epsom_run_parse_severity (run, EPSOM_RECORD_EPISODE, epsom_run_column (run, INTENSITY),
                                 epsom_run_cell (run, INTENSITY), &severity))
    return;
  epsom_note_add (note, NULL, epsom_run_cell (run, NOTES));
  epsom_note_add (note, "medication", epsom_run_cell (run, MEDICATION));
  if (epsom_run_filled (run, MEDICATION))
    epsom_run_remark (run, _ ("medicines have no time in this file: they are kept in the note of the attack, not as "
                              "medicines taken"));
  draft.triggers = triggers;
  draft.record.note = note->str;
  key = g_strdup_printf ("%" G_GINT64_FORMAT, draft.start.utc);
  epsom_run_add_attack (run, &draft, key, severity);
}

const EpsomSourceReader epsom_source_cluster = {
  .source = { "cluster", "Cluster Headache Tracker", N_ ("the log as CSV") },
  .columns = columns,
  .n_required = 4,
  .date_column = START + 1,
  .read_row = read_row,
};
