/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-sheet-columns.h"

#include <math.h>
#include <string.h>

#include "epsom-number.h"

#define SECONDS_PER_HOUR 3600.0

#define TEXT(name, source, meaning)                                                                                    \
  {                                                                                                                    \
    name, source, EPSOM_SHEET_TEXT, "", meaning                                                                        \
  }
#define NUMBER(name, source, unit, meaning)                                                                            \
  {                                                                                                                    \
    name, source, EPSOM_SHEET_NUMBER, unit, meaning                                                                    \
  }
#define ID TEXT ("id", EPSOM_FIELD_ID, "the record")
#define EPISODE TEXT ("episode", EPSOM_FIELD_EPISODE, "the episode that it belongs to: an id in episodes.csv")
#define NOTE TEXT ("note", EPSOM_FIELD_NOTE, "the person's own words")
#define DATE                                                                                                           \
  {                                                                                                                    \
    "date", EPSOM_SHEET_DATE_OF, EPSOM_SHEET_DATE, "", "local date"                                                    \
  }
#define TIME                                                                                                           \
  {                                                                                                                    \
    "time", EPSOM_SHEET_TIME_OF, EPSOM_SHEET_TIME, "", "local time, as the clock showed it"                            \
  }
#define OFFSET TEXT ("utc_offset", EPSOM_SHEET_OFFSET, "how far the clock was ahead of UTC")
#define SYMPTOM_OF TEXT ("symptom", EPSOM_SHEET_SYMPTOM_OF, "the symptom of the episode")
#define SINCE_START                                                                                                    \
  NUMBER ("hours_since_start", EPSOM_SHEET_SINCE_START, "h", "computed: from the start of the episode")
#define PURPOSE TEXT ("purpose", EPSOM_FIELD_PURPOSE, "acute or preventive")

static const EpsomSheetColumn episode_columns[] = {
  ID,
  { "start_date", EPSOM_SHEET_DATE_OF, EPSOM_SHEET_DATE, "", "local date of the start" },
  { "start_time", EPSOM_SHEET_TIME_OF, EPSOM_SHEET_TIME, "", "local time of the start, as the clock showed it" },
  TEXT ("start_utc_offset", EPSOM_SHEET_OFFSET, "how far the clock was ahead of UTC at the start"),
  { "end_date", EPSOM_SHEET_END_DATE, EPSOM_SHEET_DATE, "", "local date of the end; empty: ongoing" },
  { "end_time", EPSOM_SHEET_END_TIME, EPSOM_SHEET_TIME, "", "local time of the end" },
  TEXT ("end_utc_offset", EPSOM_SHEET_END_OFFSET, "how far the clock was ahead of UTC at the end"),
  NUMBER ("duration_hours", EPSOM_SHEET_DURATION, "h", "computed: from start to end, true hours"),
  TEXT ("symptom", EPSOM_FIELD_SYMPTOM, "migraine, cramp, pms, brain-fog, palpitations, or one of the person's own"),
  NUMBER ("readings", EPSOM_SHEET_READINGS, "", "computed: how many readings it has"),
  NUMBER ("worst_severity", EPSOM_SHEET_WORST, "0 to 10", "computed: the highest of its readings"),
  TEXT ("features", EPSOM_FIELD_FEATURES, "words joined by ;"),
  TEXT ("suspected_triggers", EPSOM_FIELD_TRIGGERS, "words joined by ;"),
  NOTE,
};
static const EpsomSheetColumn reading_columns[] = {
  ID,
  EPISODE,
  DATE,
  TIME,
  OFFSET,
  SYMPTOM_OF,
  SINCE_START,
  NUMBER ("severity", EPSOM_FIELD_SEVERITY, "0 to 10", "how bad it was just then"),
  TEXT ("features", EPSOM_FIELD_FEATURES, "recalled: filled in later, from memory"),
  NOTE,
};
static const EpsomSheetColumn dose_columns[] = {
  ID,
  EPISODE,
  DATE,
  TIME,
  OFFSET,
  SYMPTOM_OF,
  SINCE_START,
  TEXT ("method",
        EPSOM_SHEET_METHOD,
        "computed: oral, iv-push (up to 10 min), iv-intermediate, iv-drip (from 30 min), iv-unknown"),
  TEXT ("route", EPSOM_FIELD_ROUTE, "oral or iv"),
  NUMBER ("minutes", EPSOM_FIELD_MINUTES, "min", "how long an IV dose took"),
  TEXT ("salt", EPSOM_FIELD_SALT, "of magnesium"),
  NUMBER ("amount", EPSOM_FIELD_AMOUNT, "see unit", "as it was recorded"),
  TEXT ("unit", EPSOM_FIELD_UNIT, "mg, g, mmol or mEq"),
  TEXT ("basis", EPSOM_FIELD_BASIS, "what the amount is of: elemental magnesium, or the salt"),
  NUMBER ("elemental_mg", EPSOM_SHEET_ELEMENTAL, "mg", "computed: elemental magnesium; empty where it is not known"),
  PURPOSE,
  TEXT ("place", EPSOM_FIELD_PLACE, "home, clinic or emergency"),
  TEXT ("side_effects", EPSOM_FIELD_FEATURES, "words joined by ;"),
  NOTE,
};
static const EpsomSheetColumn medicine_columns[] = {
  ID,
  EPISODE,
  DATE,
  TIME,
  OFFSET,
  SYMPTOM_OF,
  SINCE_START,
  TEXT ("medicine", EPSOM_FIELD_MEDICINE, "its name"),
  TEXT ("class", EPSOM_FIELD_CLASS, "triptan, nsaid, …"),
  TEXT ("strength", EPSOM_FIELD_STRENGTH, "as it was recorded"),
  PURPOSE,
  NOTE,
};
static const EpsomSheetColumn day_columns[] = {
  ID,
  DATE,
  TEXT ("bleeding", EPSOM_FIELD_BLEEDING, "none, spotting, light, medium or heavy; empty: not recorded"),
  NOTE,
};
static const EpsomSheetColumn rating_columns[] = {
  ID,
  DATE,
  TEXT ("symptom", EPSOM_FIELD_SYMPTOM, "see episodes.csv"),
  NUMBER ("severity", EPSOM_FIELD_SEVERITY, "0 to 10", "how bad it was over the whole day"),
  NOTE,
};
static const EpsomSheetColumn lab_columns[] = {
  ID,
  DATE,
  TIME,
  OFFSET,
  TEXT ("analyte", EPSOM_FIELD_ANALYTE, "serum-magnesium, ionized-magnesium or rbc-magnesium"),
  NUMBER ("value", EPSOM_FIELD_VALUE, "see unit", "what was measured"),
  TEXT ("unit", EPSOM_FIELD_VALUE_UNIT, "mmol/L, mg/dL or mEq/L"),
  NUMBER ("range_low", EPSOM_FIELD_RANGE_LOW, "see unit", "the laboratory's own range"),
  NUMBER ("range_high", EPSOM_FIELD_RANGE_HIGH, "see unit", "the laboratory's own range"),
  NOTE,
};

static const EpsomSheet sheets[EPSOM_N_RECORD_KINDS] = {
#define SHEET(file, kind, columns)                                                                                     \
  {                                                                                                                    \
    file, kind, columns, G_N_ELEMENTS (columns)                                                                        \
  }
  [EPSOM_RECORD_EPISODE] = SHEET ("episodes.csv", EPSOM_RECORD_EPISODE, episode_columns),
  [EPSOM_RECORD_READING] = SHEET ("readings.csv", EPSOM_RECORD_READING, reading_columns),
  [EPSOM_RECORD_DOSE] = SHEET ("doses.csv", EPSOM_RECORD_DOSE, dose_columns),
  [EPSOM_RECORD_MEDICINE] = SHEET ("medicines.csv", EPSOM_RECORD_MEDICINE, medicine_columns),
  [EPSOM_RECORD_DAY] = SHEET ("days.csv", EPSOM_RECORD_DAY, day_columns),
  [EPSOM_RECORD_RATING] = SHEET ("ratings.csv", EPSOM_RECORD_RATING, rating_columns),
  [EPSOM_RECORD_LAB] = SHEET ("labs.csv", EPSOM_RECORD_LAB, lab_columns),
#undef SHEET
};

const EpsomSheet *
epsom_sheet_get (EpsomRecordKind kind)
{
  return &sheets[kind];
}

/* Three places: seconds are not told to the hour in more. */
static void
append_rounded (GString *cell, double number)
{
  char text[EPSOM_NUMBER_STRING_SIZE];

  if (!isnan (number))
    g_string_append (cell, epsom_number_to_string (round (number * 1000) / 1000, text));
}

/* What is computed should not look more exact than what was weighed. */
static void
append_elemental (GString *cell, const EpsomDose *dose)
{
  double mg = epsom_dose_get_elemental_mg (dose);
  char text[EPSOM_NUMBER_STRING_SIZE];

  if (!isnan (mg))
    g_string_append (cell, g_ascii_formatd (text, sizeof text, "%.6g", mg));
}

/* The parts of an instant: `2026-03-01`, `08:30:00`, `UTC+01:00`. */
static void
append_part (GString *cell, EpsomInstant instant, EpsomSheetSource part)
{
  char text[EPSOM_INSTANT_STRING_SIZE];

  epsom_instant_to_string (instant, text);
  if (part == EPSOM_SHEET_DATE_OF)
    g_string_append_len (cell, text, strlen ("2026-03-01"));
  else if (part == EPSOM_SHEET_TIME_OF)
    g_string_append_len (cell, text + strlen ("2026-03-01T"), strlen ("08:30:00"));
  else
    g_string_append_printf (cell, "UTC%s", text + strlen ("2026-03-01T08:30:00"));
}

static void
append_date (GString *cell, EpsomDate date)
{
  char text[EPSOM_DATE_STRING_SIZE];

  g_string_append (cell, epsom_date_to_string (date, text));
}

static const EpsomEpisode *
find_episode (EpsomDiary *diary, const EpsomRecord *record)
{
  EpsomUuid id = epsom_record_get_episode (record);
  const EpsomRecord *episode = epsom_uuid_is_null (&id) ? NULL : epsom_diary_lookup (diary, &id);

  return episode != NULL ? epsom_record_as_episode (episode) : NULL;
}

static void
append_end (GString *cell, const EpsomEpisode *episode, EpsomSheetSource source)
{
  if (!episode->has_end)
    return;
  if (source == EPSOM_SHEET_DURATION)
    append_rounded (cell, (double) (episode->end.utc - episode->start.utc) / SECONDS_PER_HOUR);
  else
    append_part (cell, episode->end, (EpsomSheetSource) (source - EPSOM_SHEET_END_DATE + EPSOM_SHEET_DATE_OF));
}

static void
append_readings (GString *cell, EpsomDiary *diary, const EpsomRecord *episode, EpsomSheetSource source)
{
  guint n;
  const EpsomRecord *const *readings = epsom_diary_get_readings (diary, &episode->id, &n);
  int worst = -1;

  for (guint i = 0; i < n; i++)
    worst = MAX (worst, epsom_record_as_reading (readings[i])->severity);
  if (source == EPSOM_SHEET_READINGS)
    g_string_append_printf (cell, "%u", n);
  else if (worst >= 0)
    g_string_append_printf (cell, "%d", worst);
}

static void
append_of_episode (GString *cell, EpsomDiary *diary, const EpsomRecord *record, EpsomSheetSource source)
{
  const EpsomEpisode *episode = find_episode (diary, record);

  if (episode == NULL)
    return;
  if (source == EPSOM_SHEET_SYMPTOM_OF)
    g_string_append (cell, episode->symptom);
  else
    append_rounded (cell, (double) (epsom_record_get_instant (record)->utc - episode->start.utc) / SECONDS_PER_HOUR);
}

void
epsom_sheet_add_cell (const EpsomSheetColumn *column,
                      EpsomDiary *diary,
                      const EpsomRecord *record,
                      const EpsomRow *row,
                      GString *cell)
{
  switch (column->source)
    {
    case EPSOM_SHEET_DATE_OF:
      append_date (cell, epsom_record_get_date (record));
      break;
    case EPSOM_SHEET_TIME_OF:
    case EPSOM_SHEET_OFFSET:
      append_part (cell, *epsom_record_get_instant (record), (EpsomSheetSource) column->source);
      break;
    case EPSOM_SHEET_END_DATE:
    case EPSOM_SHEET_END_TIME:
    case EPSOM_SHEET_END_OFFSET:
    case EPSOM_SHEET_DURATION:
      append_end (cell, epsom_record_as_episode (record), (EpsomSheetSource) column->source);
      break;
    case EPSOM_SHEET_READINGS:
    case EPSOM_SHEET_WORST:
      append_readings (cell, diary, record, (EpsomSheetSource) column->source);
      break;
    case EPSOM_SHEET_SYMPTOM_OF:
    case EPSOM_SHEET_SINCE_START:
      append_of_episode (cell, diary, record, (EpsomSheetSource) column->source);
      break;
    case EPSOM_SHEET_METHOD:
      g_string_append (
        cell, epsom_token_to_text (EPSOM_TOKENS_METHOD, (int) epsom_dose_get_method (epsom_record_as_dose (record))));
      break;
    case EPSOM_SHEET_ELEMENTAL:
      append_elemental (cell, epsom_record_as_dose (record));
      break;
    default:
      g_string_append (cell, row->cells.text[column->source]);
    }
}
