/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Track & Graph: values of features that the person named, each at a time. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-source-readers.h"

enum { FEATURE, TIMESTAMP, VALUE, LABEL, NOTE, N_COLUMNS };

static const char *const columns[] = { "FeatureName", "Timestamp", "Value", "Label", "Note", NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (columns) == N_COLUMNS + 1);

/* Older files have `2.0:label` in one cell; a duration such as `1:02:03` stays whole. */
static void
split_value (EpsomSourceRun *run, char **value, char **label)
{
  const char *text = epsom_run_cell (run, VALUE);
  const char *colon = strchr (text, ':');

  *label = g_strdup (epsom_run_cell (run, LABEL));
  if (colon == NULL || g_ascii_isdigit (colon[1]))
    {
      *value = g_strdup (text);
      return;
    }
  *value = g_strndup (text, colon - text);
  if (**label == '\0')
    {
      g_free (*label);
      *label = g_strdup (colon + 1);
    }
}

/* `400.0` as `400`. */
static void
drop_zeros (char *number)
{
  gsize length = strlen (number);

  if (length > 2 && strcmp (number + length - 2, ".0") == 0)
    number[length - 2] = '\0';
}

static void
read_symptom (EpsomSourceRun *run, EpsomInstant at, const char *value, const char *label)
{
  const char *name = epsom_run_cell (run, FEATURE);
  g_autofree char *clock = NULL;
  g_autoptr (GString) note = g_string_new (NULL);
  char text[EPSOM_INSTANT_STRING_SIZE];
  gboolean is_exact;
  int severity;

  /* The label is what the person chose, the value its number. */
  if (!(*label != '\0' && epsom_source_parse_severity (label, &severity, &is_exact)) &&
      !epsom_run_parse_severity (run, EPSOM_RECORD_RATING, epsom_run_column (run, VALUE), value, &severity))
    return;
  epsom_instant_to_string (at, text);
  clock = g_strndup (text + strlen ("2026-03-01T"), strlen ("08:30"));
  epsom_note_add (note, clock, *label != '\0' ? label : value);
  epsom_note_add (note, NULL, epsom_run_cell (run, NOTE));
  epsom_run_remark (run, _ ("a severity at a time, of no episode, counts for its day"));
  epsom_run_add_rating (run, epsom_instant_get_date (at), epsom_source_get_symptom (name), severity, note->str);
}

/* `mg` of `Magnesium (mg)`. */
static char *
find_unit (const char *name)
{
  const char *open = strrchr (name, '(');
  const char *close = open != NULL ? strchr (open, ')') : NULL;

  return close != NULL ? g_strndup (open + 1, close - open - 1) : g_strdup ("");
}

static void
read_taken (EpsomSourceRun *run, EpsomInstant at, const char *value, const char *label)
{
  const char *name = epsom_run_cell (run, FEATURE);
  g_autofree char *unit = find_unit (name);
  /* `400 mg` of a unit in the name, `1 x 50 mg` of a label */
  const char *joint = *unit == '\0' && g_ascii_isdigit (*label) ? " x " : " ";
  g_autofree char *amount = g_strstrip (g_strjoin (joint, value, *unit != '\0' ? unit : label, NULL));
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s", at.utc, name);
  const EpsomTaken taken = { .at = at, .name = name, .amount = amount, .note = epsom_run_cell (run, NOTE) };

  epsom_run_add_taken (run, key, &taken);
}

static void
read_bleeding (EpsomSourceRun *run, EpsomInstant at, const char *value, const char *label)
{
  const char *name = epsom_run_cell (run, FEATURE);
  const char *word = *label != '\0' ? label : value;
  g_autoptr (GString) note = g_string_new (NULL);
  EpsomBleeding bleeding = EPSOM_BLEEDING_UNKNOWN;

  if (!epsom_source_get_bleeding (word, &bleeding))
    epsom_note_add (note, name, word);
  epsom_note_add (note, NULL, epsom_run_cell (run, NOTE));
  epsom_run_add_day (run, epsom_instant_get_date (at), name, bleeding, note->str);
}

static void
read_row (EpsomSourceRun *run)
{
  const char *name = epsom_run_cell (run, FEATURE);
  EpsomMatter matter = epsom_source_get_matter (name);
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;
  EpsomInstant at;

  if (matter == EPSOM_MATTER_OTHER)
    {
      epsom_run_leave_out (run, _ ("what is no symptom, medicine, magnesium or bleeding by its name"));
      return;
    }
  if (!epsom_run_parse_instant (run, -1, TIMESTAMP, &at))
    return;
  split_value (run, &value, &label);
  drop_zeros (value);
  if (matter == EPSOM_MATTER_SYMPTOM)
    read_symptom (run, at, value, label);
  else if (matter == EPSOM_MATTER_BLEEDING)
    read_bleeding (run, at, value, label);
  else
    read_taken (run, at, value, label);
}

const EpsomSourceReader epsom_source_track_and_graph = {
  .source = { "track-and-graph", "Track & Graph", N_ ("the export as CSV") },
  .columns = columns,
  .n_required = 3,
  .read_row = read_row,
};
