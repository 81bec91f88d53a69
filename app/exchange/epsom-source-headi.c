/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headi: a row an attack, in which texts are not quoted. It knows no time of a medicine. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-source-readers.h"

enum { PAIN, START, END, STRENGTH, DURATION, MEDICATION, MEDICATION_AMOUNT, DESCRIPTION, REGION, ID, N_COLUMNS };

static const char *const columns[] = {
  "pain",        "start_date", "end_date", "strength", "duration", "medication", "medication_amount",
  "description", "region",     "_id",      NULL,
};
G_STATIC_ASSERT (G_N_ELEMENTS (columns) == N_COLUMNS + 1);

/* Milliseconds since 1970, or a date with a time. */
static gboolean
parse_time (EpsomSourceRun *run, int column, EpsomInstant *instant)
{
  const char *text = epsom_run_cell (run, column);
  gint64 milliseconds;

  if (!g_ascii_string_to_signed (text, 10, 1, G_GINT64_CONSTANT (10000000000000), &milliseconds, NULL))
    return epsom_run_parse_instant (run, EPSOM_RECORD_EPISODE, column, instant);
  *instant = epsom_instant_in_zone (milliseconds / 1000, run->zone);
  return TRUE;
}

/* The description, which stands last, with the commas in it. */
static char *
get_description (EpsomSourceRun *run)
{
  guint n_columns = g_strv_length ((char **) run->header);

  if (run->n_cells > n_columns)
    return epsom_run_join_cells (run, n_columns - 1, run->n_cells - n_columns, ',');
  return g_strdup (epsom_run_filled (run, DESCRIPTION) ? epsom_run_cell (run, DESCRIPTION) : "");
}

static char *
describe (EpsomSourceRun *run)
{
  GString *note = g_string_new (NULL);
  g_autofree char *description = get_description (run);
  g_autofree char *medicine = NULL;

  epsom_note_add (note, NULL, description);
  if (epsom_run_filled (run, REGION))
    epsom_note_add (note, "region", epsom_run_cell (run, REGION));
  if (epsom_run_filled (run, MEDICATION))
    {
      medicine =
        g_strjoin (" × ", epsom_run_cell (run, MEDICATION),
                   epsom_run_filled (run, MEDICATION_AMOUNT) ? epsom_run_cell (run, MEDICATION_AMOUNT) : NULL, NULL);
      epsom_note_add (note, "medication", medicine);
      epsom_run_remark (run, _ ("medicines have no time in this file: they are kept in the note of the attack, not as "
                                "medicines taken"));
    }
  return g_string_free (note, FALSE);
}

static void
read_row (EpsomSourceRun *run)
{
  const char *pain = epsom_run_cell (run, PAIN);
  EpsomEpisode draft = { .symptom = epsom_source_get_symptom (pain) };
  int severity = EPSOM_SOURCE_SEVERITY_UNKNOWN;
  g_autofree char *note = NULL;
  g_autofree char *key = NULL;

  if (*pain == '\0')
    {
      epsom_run_refuse (run, EPSOM_RECORD_EPISODE, epsom_run_column (run, PAIN), "%s", _ ("is missing"));
      return;
    }
  if (!parse_time (run, START, &draft.start))
    return;
  draft.has_end = epsom_run_filled (run, END);
  if (draft.has_end && !parse_time (run, END, &draft.end))
    return;
  if (epsom_run_filled (run, STRENGTH) &&
      !epsom_run_parse_severity (run, EPSOM_RECORD_EPISODE, epsom_run_column (run, STRENGTH),
                                 epsom_run_cell (run, STRENGTH), &severity))
    return;
  draft.record.note = note = describe (run);
  key = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s", draft.start.utc, pain);
  epsom_run_add_attack (run, &draft, key, severity);
}

const EpsomSourceReader epsom_source_headi = {
  .source = { "headi", "Headi", N_ ("the diary as CSV") },
  .columns = columns,
  .n_required = 4,
  .date_column = START + 1,
  .has_no_quotes = TRUE,
  .n_extra_cells = 32,
  .read_row = read_row,
};
