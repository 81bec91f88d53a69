/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-schema.h"

/* clang-format off */
#define COLUMN(Type, member, FIELD, TYPE, ...) \
  { .field = EPSOM_FIELD_##FIELD, .type = EPSOM_COLUMN_##TYPE, .offset = G_STRUCT_OFFSET (Type, member), __VA_ARGS__ }
#define TOKEN(Type, member, FIELD, SET, ...) COLUMN (Type, member, FIELD, TOKEN, .set = EPSOM_TOKENS_##SET, __VA_ARGS__)
#define NOTE COLUMN (EpsomRecord, note, NOTE, TEXT, )
#define REQUIRED .required = TRUE

static const EpsomColumn episode_columns[] = {
  COLUMN (EpsomEpisode, start, AT, INSTANT, REQUIRED),
  COLUMN (EpsomEpisode, end, END, END, ),
  COLUMN (EpsomEpisode, symptom, SYMPTOM, WORD, REQUIRED),
  COLUMN (EpsomEpisode, features, FEATURES, LIST, ),
  COLUMN (EpsomEpisode, triggers, TRIGGERS, LIST, ),
  NOTE,
};

static const EpsomColumn reading_columns[] = {
  COLUMN (EpsomReading, episode, EPISODE, UUID, REQUIRED),
  COLUMN (EpsomReading, at, AT, INSTANT, REQUIRED),
  COLUMN (EpsomReading, severity, SEVERITY, SEVERITY, REQUIRED),
  COLUMN (EpsomReading, features, FEATURES, LIST, ),
  NOTE,
};

static const EpsomColumn dose_columns[] = {
  COLUMN (EpsomDose, episode, EPISODE, UUID, ),
  COLUMN (EpsomDose, at, AT, INSTANT, REQUIRED),
  TOKEN (EpsomDose, route, ROUTE, ROUTE, REQUIRED),
  COLUMN (EpsomDose, minutes, MINUTES, POSITIVE, .maximum = EPSOM_DOSE_MINUTES_MAX),
  COLUMN (EpsomDose, salt, SALT, SALT, ),
  COLUMN (EpsomDose, amount, AMOUNT, POSITIVE, REQUIRED),
  TOKEN (EpsomDose, unit, UNIT, UNIT, REQUIRED),
  TOKEN (EpsomDose, basis, BASIS, BASIS, ),
  TOKEN (EpsomDose, purpose, PURPOSE, PURPOSE, ),
  COLUMN (EpsomDose, features, FEATURES, LIST, ),
  TOKEN (EpsomDose, place, PLACE, PLACE, ),
  NOTE,
};

static const EpsomColumn medicine_columns[] = {
  COLUMN (EpsomMedicine, episode, EPISODE, UUID, ),
  COLUMN (EpsomMedicine, at, AT, INSTANT, REQUIRED),
  TOKEN (EpsomMedicine, purpose, PURPOSE, PURPOSE, ),
  COLUMN (EpsomMedicine, name, MEDICINE, WORD, REQUIRED),
  TOKEN (EpsomMedicine, medicine_class, CLASS, CLASS, REQUIRED),
  COLUMN (EpsomMedicine, strength, STRENGTH, WORD, ),
  NOTE,
};

static const EpsomColumn day_columns[] = {
  COLUMN (EpsomDay, date, AT, DATE, REQUIRED),
  TOKEN (EpsomDay, bleeding, BLEEDING, BLEEDING, ),
  NOTE,
};

static const EpsomColumn rating_columns[] = {
  COLUMN (EpsomRating, date, AT, DATE, REQUIRED),
  COLUMN (EpsomRating, symptom, SYMPTOM, WORD, REQUIRED),
  COLUMN (EpsomRating, severity, SEVERITY, SEVERITY, REQUIRED),
  NOTE,
};

static const EpsomColumn lab_columns[] = {
  COLUMN (EpsomLab, at, AT, INSTANT, REQUIRED),
  TOKEN (EpsomLab, analyte, ANALYTE, ANALYTE, REQUIRED),
  COLUMN (EpsomLab, value, VALUE, POSITIVE, REQUIRED),
  TOKEN (EpsomLab, unit, VALUE_UNIT, LAB_UNIT, REQUIRED),
  COLUMN (EpsomLab, range_low, RANGE_LOW, BOUND, ),
  COLUMN (EpsomLab, range_high, RANGE_HIGH, BOUND, ),
  NOTE,
};
/* clang-format on */

#define SCHEMA(Type, columns)                                                                                          \
  {                                                                                                                    \
    sizeof (Type), G_N_ELEMENTS (columns), columns                                                                     \
  }

static const EpsomSchema schemas[EPSOM_N_RECORD_KINDS] = {
  [EPSOM_RECORD_EPISODE] = SCHEMA (EpsomEpisode, episode_columns),
  [EPSOM_RECORD_READING] = SCHEMA (EpsomReading, reading_columns),
  [EPSOM_RECORD_DOSE] = SCHEMA (EpsomDose, dose_columns),
  [EPSOM_RECORD_MEDICINE] = SCHEMA (EpsomMedicine, medicine_columns),
  [EPSOM_RECORD_DAY] = SCHEMA (EpsomDay, day_columns),
  [EPSOM_RECORD_RATING] = SCHEMA (EpsomRating, rating_columns),
  [EPSOM_RECORD_LAB] = SCHEMA (EpsomLab, lab_columns),
};

/* A million readings live in memory at once. */
G_STATIC_ASSERT (sizeof (EpsomReading) <= 80);
/* Enumerations are read through int. */
G_STATIC_ASSERT (sizeof (EpsomRoute) == sizeof (int));

const EpsomSchema *
epsom_schema_get (EpsomRecordKind kind)
{
  g_assert ((guint) kind < EPSOM_N_RECORD_KINDS);

  return &schemas[kind];
}
