/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dosage: when each dose was due and when it was confirmed. The CSV translates its headings and its states. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-source-readers.h"

enum { DATE, TIME, NAME, DOSE, STATUS, CONFIRMED, N_COLUMNS };

static const char *const columns[] = { "Date", "Time", "Name", "Dose", "Status", "Time Confirmed", NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (columns) == N_COLUMNS + 1);

/* Dates that begin with the year are those of UTC, beside a time of the place: of the days about it, the one on which
 * that time is on this date in UTC. */
static EpsomInstant
find_instant (EpsomSourceRun *run, EpsomDate date, int seconds)
{
  EpsomStamp stamp = { .date = date, .has_clock = TRUE, .seconds = seconds };
  EpsomLocalKind kind;

  for (EpsomDate day = date - 1; day <= date + 1; day++)
    {
      EpsomInstant instant;

      stamp.date = day;
      instant = epsom_stamp_to_instant (&stamp, run->zone, &kind);
      if (epsom_instant_get_date ((EpsomInstant){ .utc = instant.utc }) == date)
        return epsom_run_to_instant (run, epsom_run_column (run, CONFIRMED), &stamp);
    }
  stamp.date = date;
  return epsom_run_to_instant (run, epsom_run_column (run, CONFIRMED), &stamp);
}

static gboolean
has_year_first (const char *text)
{
  EpsomDate date;

  return epsom_stamp_parse_date (text, EPSOM_DATE_ORDER_UNKNOWN, &date);
}

/* The dose was taken at some time of the day. */
static void
keep_as_note (EpsomSourceRun *run, EpsomDate date)
{
  g_autofree char *note = g_strjoin (" ", epsom_run_cell (run, NAME), epsom_run_cell (run, DOSE),
                                     epsom_run_cell (run, TIME), epsom_run_cell (run, STATUS), NULL);
  g_autofree char *key = g_strjoin ("\n", epsom_run_cell (run, TIME), epsom_run_cell (run, NAME), NULL);

  epsom_run_remark (run, _ ("a medicine without the time at which it was taken is kept as a note of its day"));
  epsom_run_add_day (run, date, key, EPSOM_BLEEDING_UNKNOWN, note);
}

/* States that the app has in English; in other languages they only differ in whether there is a time. */
static gboolean
is_confirmed (const char *status)
{
  return strcmp (status, "Auto-Confirmed") == 0 || g_str_has_prefix (status, "Confirmed");
}

static void
read_row (EpsomSourceRun *run)
{
  const char *date_text = epsom_run_cell (run, DATE);
  const char *confirmed = epsom_run_cell (run, CONFIRMED);
  g_autofree char *key = NULL;
  EpsomTaken taken = { .name = epsom_run_cell (run, NAME), .amount = epsom_run_cell (run, DOSE) };
  EpsomStamp stamp = { .has_clock = TRUE };

  if (!epsom_run_parse_stamp (run, EPSOM_RECORD_MEDICINE, epsom_run_column (run, DATE), date_text, run->order, &stamp))
    return;
  if (*confirmed == '\0')
    {
      if (is_confirmed (epsom_run_cell (run, STATUS)))
        keep_as_note (run, stamp.date);
      else
        epsom_run_leave_out (run, _ ("a dose that was not taken"));
      return;
    }
  if (!epsom_stamp_parse_clock (confirmed, &stamp.seconds))
    {
      epsom_run_refuse_text (run, EPSOM_RECORD_MEDICINE, epsom_run_column (run, CONFIRMED), confirmed,
                             _ ("is no time of day"));
      return;
    }
  stamp.has_clock = TRUE;
  taken.at = has_year_first (date_text) ? find_instant (run, stamp.date, stamp.seconds)
                                        : epsom_run_to_instant (run, epsom_run_column (run, CONFIRMED), &stamp);
  key = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s", taken.at.utc, taken.name);
  epsom_run_add_taken (run, key, &taken);
}

static gboolean
is_date (const char *text)
{
  EpsomDate date;

  for (int order = EPSOM_DATE_ORDER_YMD; order <= EPSOM_DATE_ORDER_MDY; order++)
    if (epsom_stamp_parse_date (text, (EpsomDateOrder) order, &date))
      return TRUE;
  return FALSE;
}

/* Six columns under which stand a date, a time, texts, and perhaps a time. */
static gboolean
find_header (const EpsomHeadRow *row, const EpsomHeadRow *next, int position[EPSOM_SOURCE_COLUMNS_MAX])
{
  int seconds;

  if (row->n_cells != N_COLUMNS || next == NULL || next->n_cells != N_COLUMNS || !is_date (next->cells[DATE]) ||
      !epsom_stamp_parse_clock (next->cells[TIME], &seconds) || *next->cells[NAME] == '\0' ||
      *next->cells[STATUS] == '\0' || epsom_stamp_parse_clock (next->cells[STATUS], &seconds) ||
      !g_ascii_isdigit (*next->cells[DOSE]) || strchr (next->cells[DOSE], ' ') == NULL || is_date (row->cells[DATE]) ||
      (*next->cells[CONFIRMED] != '\0' && !epsom_stamp_parse_clock (next->cells[CONFIRMED], &seconds)))
    return FALSE;
  for (int column = 0; column < N_COLUMNS; column++)
    position[column] = column;
  return TRUE;
}

const EpsomSourceReader epsom_source_dosage = {
  .source = { "dosage", "Dosage", N_ ("the history as CSV") },
  .columns = columns,
  .n_required = 6,
  .find_header = find_header,
  .date_column = DATE + 1,
  .read_row = read_row,
};
