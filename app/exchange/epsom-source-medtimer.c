/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MedTimer: reminders, with the time at which each was taken, as CSV and as JSON, alone or in the backup of everything.
 * The CSV translates its headings and does not quote its semicolons. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-source-readers.h"

enum { REMINDED_ISO, TAKEN_ISO, NAME, DOSAGE, REMINDED, TAKEN, TAGS, INTERVAL, NOTES, N_COLUMNS };

static const char *const columns[] = {
  "Reminded (ISO 8601)", "Taken (ISO 8601)", "Name", "Dosage", "Reminded", "Taken", "Tags", "Interval", "Notes", NULL,
};
G_STATIC_ASSERT (G_N_ELEMENTS (columns) == N_COLUMNS + 1);

/* Where the columns stand, whatever they are called. */
#define N_CELLS 9
static const int order[N_COLUMNS] = { [REMINDED] = 0, [NAME] = 1,  [DOSAGE] = 2,       [TAKEN] = 3,    [TAGS] = 4,
                                      [INTERVAL] = 5, [NOTES] = 6, [REMINDED_ISO] = 7, [TAKEN_ISO] = 8 };
#define EXTRA_CELLS 32

/* The same of both formats, so that one adds nothing to the other. */
static void
add_taken (EpsomSourceRun *run,
           gint64 reminded,
           EpsomInstant at,
           const char *name,
           const char *amount,
           const char *tags,
           const char *notes)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s", reminded, name);
  g_autoptr (GString) note = g_string_new (NULL);
  const EpsomTaken taken = { .at = at, .name = name, .amount = amount };
  EpsomTaken with_note = taken;

  epsom_note_add (note, NULL, notes);
  epsom_note_add (note, "tags", tags);
  with_note.note = note->str;
  epsom_run_add_taken (run, key, &with_note);
}

/* What stands after the notes stands so much farther as they have semicolons. */
static char *
get_cell (EpsomSourceRun *run, int column, guint n_surplus)
{
  int position = run->position[column];

  return g_strstrip (run->cells[position > run->position[NOTES] ? position + (int) n_surplus : position]);
}

static gboolean
parse_time (EpsomSourceRun *run, int column, guint n_surplus, EpsomInstant *instant)
{
  const char *text = get_cell (run, column, n_surplus);
  EpsomStamp stamp;

  if (epsom_stamp_parse (text, EPSOM_DATE_ORDER_UNKNOWN, &stamp) && stamp.has_clock)
    {
      *instant = epsom_run_to_instant (run, epsom_run_column (run, column), &stamp);
      return TRUE;
    }
  epsom_run_refuse_text (run, EPSOM_RECORD_MEDICINE, epsom_run_column (run, column), text,
                         _ ("is no date with a time"));
  return FALSE;
}

static void
read_row (EpsomSourceRun *run)
{
  guint n_columns = g_strv_length ((char **) run->header);
  guint n_surplus = run->n_cells - n_columns;
  g_autofree char *notes = NULL;
  EpsomInstant reminded, taken;

  if (*get_cell (run, TAKEN_ISO, n_surplus) == '\0')
    {
      epsom_run_leave_out (run, _ ("a dose that was not taken"));
      return;
    }
  notes = n_surplus > 0 && run->position[NOTES] >= 0
            ? epsom_run_join_cells (run, (guint) run->position[NOTES], n_surplus, ';')
            : g_strdup (epsom_run_cell (run, NOTES));
  if (parse_time (run, TAKEN_ISO, n_surplus, &taken) && parse_time (run, REMINDED_ISO, n_surplus, &reminded))
    add_taken (run, reminded.utc, taken, epsom_run_cell (run, NAME), epsom_run_cell (run, DOSAGE),
               epsom_run_cell (run, TAGS), notes);
}

static gboolean
is_iso_or_empty (const char *text)
{
  EpsomStamp stamp;

  return *text == '\0' || (strchr (text, 'T') != NULL && epsom_stamp_parse (text, EPSOM_DATE_ORDER_UNKNOWN, &stamp));
}

/* Nine columns, of which the last two are called after the standard, or hold its times. */
static gboolean
find_header (const EpsomHeadRow *row, const EpsomHeadRow *next, int position[EPSOM_SOURCE_COLUMNS_MAX])
{
  gboolean is_named =
    row->n_cells == N_CELLS && strstr (row->cells[7], "8601") != NULL && strstr (row->cells[8], "8601") != NULL;
  gboolean holds_times = row->n_cells == N_CELLS && next != NULL && next->n_cells == N_CELLS &&
                         *next->cells[7] != '\0' && is_iso_or_empty (next->cells[7]) &&
                         is_iso_or_empty (next->cells[8]) && !is_iso_or_empty (row->cells[7]);

  if (!is_named && !holds_times)
    return FALSE;
  memcpy (position, order, sizeof order);
  return TRUE;
}

/* Seconds since 1970. */
static gboolean
parse_seconds (EpsomSourceRun *run, JsonObject *object, const char *name, gint64 *seconds)
{
  double number;

  if (!epsom_json_get_number (object, name, &number) || !(number > 0 && number < 1e11))
    {
      epsom_run_refuse (run, EPSOM_RECORD_MEDICINE, name, "%s", _ ("is no time in seconds"));
      return FALSE;
    }
  *seconds = (gint64) number;
  return TRUE;
}

static void
read_entry (EpsomSourceRun *run, const EpsomJsonEntry *entry)
{
  JsonObject *object = entry->object;
  const char *name = epsom_json_get_text (object, "medicineName");
  g_autofree char *tags = epsom_json_join (object, "tags", ", ");
  gint64 reminded, processed;

  if (g_str_has_prefix (entry->section, "settings"))
    return;
  if (!g_str_has_suffix (entry->section, "list") || !json_object_has_member (object, "medicineName"))
    {
      epsom_run_leave_out (run, _ ("a plan of when to take a medicine"));
      return;
    }
  if (strcmp (epsom_json_get_text (object, "status"), "TAKEN") != 0)
    {
      epsom_run_leave_out (run, _ ("a dose that was not taken"));
      return;
    }
  if (*name == '\0')
    epsom_run_refuse (run, EPSOM_RECORD_MEDICINE, "medicineName", "%s", _ ("is missing"));
  else if (parse_seconds (run, object, "remindedTimestamp", &reminded) &&
           parse_seconds (run, object, "processedTimestamp", &processed))
    add_taken (run, reminded, epsom_instant_in_zone (processed, run->zone), name,
               epsom_json_get_text (object, "amount"), tags, epsom_json_get_text (object, "notes"));
}

static const char *const members[] = { "version", "list", NULL };
static const char *const parts[] = { "events", "medicines", NULL };

const EpsomSourceReader epsom_source_medtimer = {
  .source = { "medtimer", "MedTimer", N_ ("the events as CSV, or a backup as JSON") },
  .columns = columns,
  .n_required = 6,
  .find_header = find_header,
  .has_no_quotes = TRUE,
  .n_extra_cells = EXTRA_CELLS,
  .members = members,
  .parts = parts,
  .read_row = read_row,
  .read_entry = read_entry,
};
