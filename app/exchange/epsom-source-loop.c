/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loop Habit Tracker: whether a habit was kept on a day. A file is of one habit, whose name is that of its folder, or
 * of all of them, a column each. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "epsom-source-readers.h"

enum { DATE, VALUE, NOTES, N_COLUMNS };

static const char *const columns[] = { "Date", "Value", "Notes", NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (columns) == N_COLUMNS + 1);

/* What a checkmark says; older files have the number. Numbers of habits that count stand in thousandths. */
typedef enum { MARK_NOTHING, MARK_NO, MARK_YES, MARK_NUMBER, MARK_WRONG } Mark;

static Mark
parse_mark (const char *text, double *number)
{
  static const struct {
    const char *text;
    Mark mark;
  } marks[] = {
    { "YES_MANUAL", MARK_YES },   { "2", MARK_YES },      { "NO", MARK_NO },        { "0", MARK_NO },
    { "YES_AUTO", MARK_NOTHING }, { "1", MARK_NOTHING },  { "SKIP", MARK_NOTHING }, { "3", MARK_NOTHING },
    { "UNKNOWN", MARK_NOTHING },  { "-1", MARK_NOTHING }, { "", MARK_NOTHING },
  };
  gint64 thousandths;

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcmp (text, marks[i].text) == 0)
      return marks[i].mark;
  if (!g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &thousandths, NULL))
    return MARK_WRONG;
  *number = (double) thousandths / 1000;
  return MARK_NUMBER;
}

static void
read_symptom (EpsomSourceRun *run, EpsomDate date, const char *name, Mark mark, double number, const char *note)
{
  g_autoptr (GPtrArray) symptoms = g_ptr_array_new ();
  const char *symptom = epsom_source_get_symptom (name);

  if (mark == MARK_NUMBER && number <= 10)
    {
      if (number != floor (number))
        epsom_run_remark (run, _ ("a severity that is no whole number is rounded"));
      epsom_run_add_rating (run, date, symptom, (int) lround (number), note);
      return;
    }
  if (mark != MARK_NO)
    g_ptr_array_add (symptoms, (gpointer) symptom);
  epsom_run_add_symptoms (run, date, name, EPSOM_BLEEDING_UNKNOWN, symptoms, note);
}

static void
read_mark (EpsomSourceRun *run, const char *name, const char *column, const char *text, const char *notes)
{
  EpsomMatter matter = epsom_source_get_matter (name);
  g_autoptr (GString) note = g_string_new (NULL);
  double number = 0;
  Mark mark = parse_mark (text, &number);
  EpsomDate date;

  if (matter == EPSOM_MATTER_OTHER)
    {
      epsom_run_leave_out (run, _ ("what is no symptom, medicine, magnesium or bleeding by its name"));
      return;
    }
  if (mark == MARK_WRONG)
    {
      epsom_run_refuse_text (run, EPSOM_RECORD_DAY, column, text, _ ("is no mark of a habit"));
      return;
    }
  if (mark == MARK_NOTHING && *notes == '\0')
    return;
  if (!epsom_run_parse_date (run, EPSOM_RECORD_DAY, DATE, &date))
    return;
  if (mark == MARK_NUMBER)
    {
      g_autofree char *amount = g_strdup_printf ("%g", number);

      epsom_note_add (note, name, amount);
    }
  else if (mark != MARK_NOTHING)
    epsom_note_add (note, name, mark == MARK_YES ? "yes" : "no");
  epsom_note_add (note, NULL, notes);
  if (matter == EPSOM_MATTER_SYMPTOM && mark != MARK_NOTHING)
    read_symptom (run, date, name, mark, number, note->str);
  else
    {
      epsom_run_remark (run, _ ("a habit has no time: it is kept as a note of its day"));
      epsom_run_add_day (run, date, name, EPSOM_BLEEDING_UNKNOWN, note->str);
    }
}

/* The folder `007 Magnesium` is of the habit `Magnesium`. */
static char *
get_habit (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (folder);
  const char *rest = name + strspn (name, "0123456789");
  char *valid = g_utf8_make_valid (*rest == ' ' ? rest + 1 : name, -1);

  return valid;
}

static void
read_row (EpsomSourceRun *run)
{
  g_autofree char *habit = NULL;

  if (run->position[VALUE] >= 0)
    {
      habit = get_habit (run->path);
      read_mark (run, habit, epsom_run_column (run, VALUE), epsom_run_cell (run, VALUE), epsom_run_cell (run, NOTES));
      return;
    }
  for (guint i = 1; run->header[i] != NULL; i++)
    if (*run->header[i] != '\0')
      read_mark (run, run->header[i], run->header[i], run->cells[i], "");
}

/* The file of all habits: after the date any names, and after the last of them a comma. */
static gboolean
find_header (const EpsomHeadRow *row, const EpsomHeadRow *next, int position[EPSOM_SOURCE_COLUMNS_MAX])
{
  EpsomDate date;
  double number;

  if (row->n_cells < 3 || next == NULL || next->n_cells != row->n_cells || strcmp (row->cells[0], "Date") != 0 ||
      *row->cells[row->n_cells - 1] != '\0' || !epsom_date_parse (next->cells[0], &date))
    return FALSE;
  for (guint i = 1; i + 1 < row->n_cells; i++)
    if (*next->cells[i] == '\0' || parse_mark (next->cells[i], &number) == MARK_WRONG)
      return FALSE;
  position[DATE] = 0;
  position[VALUE] = position[NOTES] = -1;
  return TRUE;
}

const EpsomSourceReader epsom_source_loop = {
  .source = { "loop", "Loop Habit Tracker", N_ ("Checkmarks.csv, of all habits or in a habit’s folder") },
  .columns = columns,
  .n_required = 3,
  .find_header = find_header,
  .takes_all_columns = TRUE,
  .read_row = read_row,
};
