/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of any other program, by the columns that a person chose. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-source-readers.h"

#define LIST_SEPARATORS ",;|"

static const char *
get (EpsomSourceRun *run, EpsomTarget target)
{
  const char *fixed = run->mapping->fixed[target];

  return fixed != NULL ? fixed : epsom_run_cell (run, (int) target);
}

/* The date, with the time of day of its own column, where there is one. */
static gboolean
parse_stamp (EpsomSourceRun *run, EpsomStamp *stamp)
{
  const char *clock = epsom_run_cell (run, EPSOM_TARGET_CLOCK);

  if (!epsom_run_parse_stamp (run, -1, epsom_run_column (run, EPSOM_TARGET_TIME),
                              epsom_run_cell (run, EPSOM_TARGET_TIME), run->order, stamp))
    return FALSE;
  if (*clock == '\0')
    return TRUE;
  stamp->has_clock = epsom_stamp_parse_clock (clock, &stamp->seconds);
  if (!stamp->has_clock)
    epsom_run_refuse_text (run, -1, epsom_run_column (run, EPSOM_TARGET_CLOCK), clock, _ ("is no time of day"));
  return stamp->has_clock;
}

/* Returns: (transfer full): what identifies the row: when and of what it is. */
static char *
make_key (EpsomSourceRun *run, const char *what)
{
  return g_strjoin ("\n", epsom_run_cell (run, EPSOM_TARGET_TIME), epsom_run_cell (run, EPSOM_TARGET_CLOCK), what,
                    NULL);
}

static void
read_medicine (EpsomSourceRun *run, const EpsomStamp *stamp)
{
  const char *name = get (run, EPSOM_TARGET_MEDICINE);
  g_autofree char *key = make_key (run, name);
  g_autoptr (GString) note = g_string_new (NULL);
  EpsomTaken taken = { .name = name, .amount = get (run, EPSOM_TARGET_AMOUNT), .note = get (run, EPSOM_TARGET_NOTE) };

  if (stamp->has_clock)
    {
      taken.at = epsom_run_to_instant (run, epsom_run_column (run, EPSOM_TARGET_TIME), stamp);
      epsom_run_add_taken (run, key, &taken);
      return;
    }
  epsom_run_remark (run, _ ("a medicine without the time at which it was taken is kept as a note of its day"));
  epsom_note_add (note, name, *taken.amount != '\0' ? taken.amount : "✓");
  epsom_note_add (note, NULL, taken.note);
  epsom_run_add_day (run, stamp->date, key, EPSOM_BLEEDING_UNKNOWN, note->str);
}

static gboolean
parse_end (EpsomSourceRun *run, EpsomEpisode *episode)
{
  episode->has_end = epsom_run_filled (run, EPSOM_TARGET_END);
  return !episode->has_end || epsom_run_parse_instant (run, EPSOM_RECORD_EPISODE, EPSOM_TARGET_END, &episode->end);
}

static void
read_episode (EpsomSourceRun *run, const EpsomStamp *stamp, int severity)
{
  const char *symptom = get (run, EPSOM_TARGET_SYMPTOM);
  g_autofree char *key = make_key (run, symptom);
  g_autofree char *triggers =
    epsom_source_map_words (EPSOM_WORDS_TRIGGER, get (run, EPSOM_TARGET_TRIGGERS), LIST_SEPARATORS);
  g_autofree char *features =
    epsom_source_map_words (EPSOM_WORDS_EPISODE_FEATURE, get (run, EPSOM_TARGET_FEATURES), LIST_SEPARATORS);
  EpsomEpisode draft = { .record = { .note = get (run, EPSOM_TARGET_NOTE) },
                         .symptom = epsom_source_get_symptom (symptom),
                         .triggers = triggers,
                         .features = features };

  draft.start = epsom_run_to_instant (run, epsom_run_column (run, EPSOM_TARGET_TIME), stamp);
  if (parse_end (run, &draft))
    epsom_run_add_attack (run, &draft, key, severity);
}

/* What a record of a day has no column for, in its note. */
static char *
describe (EpsomSourceRun *run)
{
  GString *note = g_string_new (NULL);

  epsom_note_add (note, NULL, epsom_run_cell (run, EPSOM_TARGET_CLOCK));
  epsom_note_add (note, epsom_run_column (run, EPSOM_TARGET_TRIGGERS), epsom_run_cell (run, EPSOM_TARGET_TRIGGERS));
  epsom_note_add (note, epsom_run_column (run, EPSOM_TARGET_FEATURES), epsom_run_cell (run, EPSOM_TARGET_FEATURES));
  epsom_note_add (note, NULL, get (run, EPSOM_TARGET_NOTE));
  return g_string_free (note, FALSE);
}

static void
read_symptom (EpsomSourceRun *run, const EpsomStamp *stamp)
{
  const char *text = get (run, EPSOM_TARGET_SEVERITY);
  const char *symptom = epsom_source_get_symptom (get (run, EPSOM_TARGET_SYMPTOM));
  g_autoptr (GPtrArray) symptoms = g_ptr_array_new ();
  g_autofree char *note = NULL;
  g_autofree char *said = NULL;
  g_autofree char *key = make_key (run, symptom);
  int severity = EPSOM_SOURCE_SEVERITY_UNKNOWN;

  if (*text != '\0' &&
      !epsom_run_parse_severity (run, -1, epsom_run_column (run, EPSOM_TARGET_SEVERITY), text, &severity))
    return;
  if (stamp->has_clock && run->mapping->column[EPSOM_TARGET_END] != NULL)
    {
      read_episode (run, stamp, severity);
      return;
    }
  note = describe (run);
  if (severity != EPSOM_SOURCE_SEVERITY_UNKNOWN)
    {
      epsom_run_add_rating (run, stamp->date, symptom, severity, note);
      return;
    }
  said = g_strjoin (*note != '\0' ? "\n" : "", symptom, note, NULL);
  g_ptr_array_add (symptoms, (gpointer) symptom);
  epsom_run_add_symptoms (run, stamp->date, key, EPSOM_BLEEDING_UNKNOWN, symptoms, said);
}

static void
read_day (EpsomSourceRun *run, const EpsomStamp *stamp)
{
  const char *text = get (run, EPSOM_TARGET_BLEEDING);
  g_autofree char *note = describe (run);
  g_autofree char *key = make_key (run, "");
  EpsomBleeding bleeding = EPSOM_BLEEDING_UNKNOWN;

  if (*text != '\0' && !epsom_source_get_bleeding (text, &bleeding))
    {
      epsom_run_refuse_text (run, EPSOM_RECORD_DAY, epsom_run_column (run, EPSOM_TARGET_BLEEDING), text,
                             _ ("is no bleeding that Epsom knows: none, spotting, light, medium, heavy, very_heavy"));
      return;
    }
  if (bleeding == EPSOM_BLEEDING_UNKNOWN && *note == '\0')
    epsom_run_leave_out (run, _ ("a day of which nothing is said that Epsom has a place for"));
  else
    epsom_run_add_day (run, stamp->date, key, bleeding, note);
}

static void
read_row (EpsomSourceRun *run)
{
  EpsomStamp stamp;

  if (!parse_stamp (run, &stamp))
    return;
  if (*get (run, EPSOM_TARGET_MEDICINE) != '\0')
    read_medicine (run, &stamp);
  else if (*get (run, EPSOM_TARGET_SYMPTOM) != '\0')
    read_symptom (run, &stamp);
  else
    read_day (run, &stamp);
}

const EpsomSourceReader epsom_source_table = {
  .source = { "table", N_ ("Any other table"), N_ ("CSV, by the columns that you choose") },
  .uses_mapping = TRUE,
  .date_column = EPSOM_TARGET_TIME + 1,
  .read_row = read_row,
};
