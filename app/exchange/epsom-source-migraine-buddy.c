/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Migraine Buddy: a preamble, then a row an attack. It knows no time of a medicine. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-source-readers.h"

enum {
  STARTED,
  LASTED,
  PAIN_LEVEL,
  START_OFFSET,
  END_OFFSET,
  GEOHASH,
  NUMBER,
  TRIGGERS,
  SYMPTOMS,
  NOTES,
  FIRST_NOTED, /* these and those after go into the note, under their own names */
  N_COLUMNS = FIRST_NOTED + 15
};

static const char *const columns[] = {
  "Started",
  "Lasted",
  "Pain Level",
  "Start UTC Offset (min)",
  "End UTC Offset (min)",
  "Geohash",
  "#",
  "Potential Triggers",
  "Symptoms",
  "Notes",
  "Attack Types",
  "Attack Location",
  "Affected Activities",
  "Most Bothersome Symptom",
  "Premonitory Symptoms",
  "Pain Positions",
  "Helpful Medication",
  "Somewhat Helpful Medication",
  "Unhelpful Medication",
  "Unsure Medication",
  "Helpful Non Drug Relief Methods",
  "Somewhat Helpful Non Drug Relief Methods",
  "Unhelpful Non Drug Relief Methods",
  "Unsure Non Drug Relief Methods",
  "Most Bothersome Symptoms",
  NULL,
};
G_STATIC_ASSERT (G_N_ELEMENTS (columns) == N_COLUMNS + 1);

static gboolean
parse_offset (EpsomSourceRun *run, int column, EpsomStamp *stamp)
{
  const char *text = epsom_run_cell (run, column);
  gint64 minutes;

  if (*text == '\0')
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, -EPSOM_OFFSET_MAX, EPSOM_OFFSET_MAX, &minutes, NULL))
    {
      epsom_run_refuse_text (run, EPSOM_RECORD_EPISODE, epsom_run_column (run, column), text,
                             _ ("is no number of minutes from UTC, -840 to 840"));
      return FALSE;
    }
  stamp->has_offset = TRUE;
  stamp->offset = (int) minutes;
  return TRUE;
}

static gboolean
parse_start (EpsomSourceRun *run, EpsomInstant *start)
{
  const char *column = epsom_run_column (run, STARTED);
  EpsomStamp stamp;

  if (!epsom_run_parse_stamp (run, EPSOM_RECORD_EPISODE, column, epsom_run_cell (run, STARTED), EPSOM_DATE_ORDER_MDY,
                              &stamp) ||
      !parse_offset (run, START_OFFSET, &stamp))
    return FALSE;
  if (!stamp.has_clock)
    {
      epsom_run_refuse_text (run, EPSOM_RECORD_EPISODE, column, epsom_run_cell (run, STARTED),
                             _ ("is no date with a time"));
      return FALSE;
    }
  *start = epsom_run_to_instant (run, column, &stamp);
  return TRUE;
}

/* The end follows from how long it lasted; an attack that goes on has none. */
static gboolean
parse_end (EpsomSourceRun *run, EpsomEpisode *episode)
{
  const char *text = epsom_run_cell (run, LASTED);
  EpsomStamp stamp = { 0 };
  gint64 seconds;

  if (*text == '\0' || g_ascii_strcasecmp (text, "ongoing") == 0)
    return TRUE;
  if (!epsom_stamp_parse_duration (text, &seconds))
    {
      epsom_run_refuse_text (run, EPSOM_RECORD_EPISODE, epsom_run_column (run, LASTED), text,
                             _ ("is no duration such as 1d 02h 15m"));
      return FALSE;
    }
  if (!parse_offset (run, END_OFFSET, &stamp))
    return FALSE;
  episode->has_end = TRUE;
  episode->end = epsom_instant_in_zone (episode->start.utc + seconds, run->zone);
  if (stamp.has_offset)
    episode->end.offset = stamp.offset;
  else if (*epsom_run_cell (run, START_OFFSET) != '\0')
    episode->end.offset = episode->start.offset;
  return TRUE;
}

static void
append_rest (EpsomSourceRun *run, GString *note)
{
  gboolean has_medicine = FALSE;

  for (int column = FIRST_NOTED; column < N_COLUMNS; column++)
    {
      const char *text = epsom_run_cell (run, column);

      epsom_note_add (note, columns[column], text);
      has_medicine |= *text != '\0' && g_str_has_suffix (columns[column], "Medication");
    }
  if (has_medicine)
    epsom_run_remark (run, _ ("medicines have no time in this file: they are kept in the note of the attack, not as "
                              "medicines taken"));
}

static void
read_row (EpsomSourceRun *run)
{
  EpsomEpisode draft = { .record = { .kind = EPSOM_RECORD_EPISODE }, .symptom = "migraine" };
  g_autofree char *triggers = epsom_source_map_words (EPSOM_WORDS_TRIGGER, epsom_run_cell (run, TRIGGERS), ",");
  g_autofree char *features = epsom_source_map_words (EPSOM_WORDS_EPISODE_FEATURE, epsom_run_cell (run, SYMPTOMS), ",");
  g_autoptr (GString) note = g_string_new (NULL);
  g_autofree char *key = NULL;
  const char *level = epsom_run_cell (run, PAIN_LEVEL);
  int severity = EPSOM_SOURCE_SEVERITY_UNKNOWN;

  if (!parse_start (run, &draft.start) || !parse_end (run, &draft) ||
      (*level != '\0' &&
       !epsom_run_parse_severity (run, EPSOM_RECORD_EPISODE, epsom_run_column (run, PAIN_LEVEL), level, &severity)))
    return;
  if (*epsom_run_cell (run, GEOHASH) != '\0')
    epsom_run_leave_out (run, _ ("where on earth an attack was: Epsom keeps no positions"));
  epsom_note_add (note, NULL, epsom_run_cell (run, NOTES));
  append_rest (run, note);
  draft.triggers = triggers;
  draft.features = features;
  draft.record.note = note->str;
  key = g_strdup_printf ("%" G_GINT64_FORMAT, draft.start.utc);
  epsom_run_add_attack (run, &draft, key, severity);
}

const EpsomSourceReader epsom_source_migraine_buddy = {
  .source = { "migraine-buddy", "Migraine Buddy", N_ ("the attack records as CSV") },
  .columns = columns,
  .n_required = 3,
  .read_row = read_row,
};
