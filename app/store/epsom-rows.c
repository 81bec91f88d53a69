/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The columns that every query of EPSOM_ROWS_SELECT begins with. */
enum { COLUMN_SEQ, COLUMN_ID, N_COMMON_COLUMNS };

/* Writing: the next parameter of a statement. */
typedef struct {
  sqlite3_stmt *statement;
  int next;
  gint64 episode;
} Binder;

static void
bind_int (Binder *self, gint64 value)
{
  sqlite3_bind_int64 (self->statement, self->next++, value);
}

static void
bind_real (Binder *self, double value, gboolean given)
{
  if (given)
    sqlite3_bind_double (self->statement, self->next++, value);
  else
    sqlite3_bind_null (self->statement, self->next++);
}

static void
bind_text (Binder *self, const char *text)
{
  if (text != NULL && text[0] != '\0')
    sqlite3_bind_text (self->statement, self->next++, text, -1, SQLITE_STATIC);
  else
    sqlite3_bind_null (self->statement, self->next++);
}

static void
bind_token (Binder *self, EpsomTokenSet set, int value)
{
  bind_text (self, epsom_token_to_text (set, value));
}

static void
bind_instant (Binder *self, EpsomInstant instant)
{
  bind_int (self, instant.utc);
  bind_int (self, instant.offset);
}

static void
bind_episode (Binder *self)
{
  if (self->episode != 0)
    bind_int (self, self->episode);
  else
    sqlite3_bind_null (self->statement, self->next++);
}

/* Reading: the next column of a row. What can't be read is remembered and told at the end. */
typedef struct {
  sqlite3_stmt *statement;
  int next;
  EpsomEpisodeIds *episodes;
  int bad; /* the EpsomField that can't be read, or -1 */
} Cursor;

static gint64
take_int (Cursor *self)
{
  return sqlite3_column_int64 (self->statement, self->next++);
}

static gint32
take_int32 (Cursor *self, EpsomField field)
{
  gint64 value = take_int (self);

  if (value < G_MININT32 || value > G_MAXINT32)
    self->bad = field;
  return (gint32) value;
}

static double
take_real (Cursor *self, double missing)
{
  int column = self->next++;

  return sqlite3_column_type (self->statement, column) == SQLITE_NULL ? missing
                                                                      : sqlite3_column_double (self->statement, column);
}

static const char *
take_text (Cursor *self, EpsomField field)
{
  int column = self->next++;
  const char *text = (const char *) sqlite3_column_text (self->statement, column);

  if (text != NULL && strlen (text) != (gsize) sqlite3_column_bytes (self->statement, column))
    self->bad = field;
  return text;
}

static int
take_token (Cursor *self, EpsomTokenSet set, EpsomField field)
{
  const char *text = take_text (self, field);
  int value = 0;

  if (text != NULL && !epsom_token_parse (set, text, &value))
    self->bad = field;
  return value;
}

static EpsomInstant
take_instant (Cursor *self, EpsomField field)
{
  EpsomInstant instant;

  instant.utc = take_int (self);
  instant.offset = take_int32 (self, field);
  return instant;
}

static EpsomUuid
take_episode (Cursor *self)
{
  gint64 seq = take_int (self);
  EpsomUuid id = { 0 };

  if (seq != 0 && !epsom_episode_ids_lookup (self->episodes, seq, &id))
    self->bad = EPSOM_FIELD_EPISODE;
  return id;
}

/* A draft of a record on the stack, of any kind. */
typedef union {
  EpsomRecord record;
  EpsomEpisode episode;
  EpsomReading reading;
  EpsomDose dose;
  EpsomMedicine medicine;
  EpsomDay day;
  EpsomRating rating;
  EpsomLab lab;
} Draft;

typedef struct {
  const char *columns; /* the note is the last of each */
  const char *values;
  void (*bind) (Binder *binder, const EpsomRecord *record);
  void (*take) (Cursor *cursor, Draft *draft);
} Table;

static void
bind_episode_record (Binder *binder, const EpsomRecord *record)
{
  const EpsomEpisode *episode = epsom_record_as_episode (record);

  bind_instant (binder, episode->start);
  if (episode->has_end)
    bind_instant (binder, episode->end);
  else
    {
      bind_text (binder, NULL);
      bind_text (binder, NULL);
    }
  bind_text (binder, episode->symptom);
  bind_text (binder, episode->features);
  bind_text (binder, episode->triggers);
}

static void
take_episode_record (Cursor *cursor, Draft *draft)
{
  EpsomEpisode *episode = &draft->episode;

  episode->start = take_instant (cursor, EPSOM_FIELD_AT);
  episode->has_end = sqlite3_column_type (cursor->statement, cursor->next) != SQLITE_NULL;
  episode->end = take_instant (cursor, EPSOM_FIELD_END);
  episode->symptom = take_text (cursor, EPSOM_FIELD_SYMPTOM);
  episode->features = take_text (cursor, EPSOM_FIELD_FEATURES);
  episode->triggers = take_text (cursor, EPSOM_FIELD_TRIGGERS);
}

static void
bind_reading (Binder *binder, const EpsomRecord *record)
{
  const EpsomReading *reading = epsom_record_as_reading (record);

  bind_episode (binder);
  bind_instant (binder, reading->at);
  bind_int (binder, reading->severity);
  bind_text (binder, reading->features);
}

static void
take_reading (Cursor *cursor, Draft *draft)
{
  EpsomReading *reading = &draft->reading;

  reading->episode = take_episode (cursor);
  reading->at = take_instant (cursor, EPSOM_FIELD_AT);
  reading->severity = take_int32 (cursor, EPSOM_FIELD_SEVERITY);
  reading->features = take_text (cursor, EPSOM_FIELD_FEATURES);
}

static void
bind_dose (Binder *binder, const EpsomRecord *record)
{
  const EpsomDose *dose = epsom_record_as_dose (record);

  bind_episode (binder);
  bind_instant (binder, dose->at);
  bind_token (binder, EPSOM_TOKENS_ROUTE, dose->route);
  bind_real (binder, dose->minutes, dose->minutes > 0);
  bind_text (binder, dose->salt != NULL ? dose->salt->token : NULL);
  bind_real (binder, dose->amount, TRUE);
  bind_token (binder, EPSOM_TOKENS_UNIT, dose->unit);
  bind_token (binder, EPSOM_TOKENS_BASIS, dose->basis);
  bind_token (binder, EPSOM_TOKENS_PURPOSE, dose->purpose);
  bind_token (binder, EPSOM_TOKENS_PLACE, dose->place);
  bind_text (binder, dose->features);
}

static void
take_dose (Cursor *cursor, Draft *draft)
{
  EpsomDose *dose = &draft->dose;
  const char *salt;

  dose->episode = take_episode (cursor);
  dose->at = take_instant (cursor, EPSOM_FIELD_AT);
  dose->route = take_token (cursor, EPSOM_TOKENS_ROUTE, EPSOM_FIELD_ROUTE);
  dose->minutes = take_real (cursor, 0);
  salt = take_text (cursor, EPSOM_FIELD_SALT);
  dose->salt = salt != NULL ? epsom_salt_find (salt) : NULL;
  if (salt != NULL && dose->salt == NULL)
    cursor->bad = EPSOM_FIELD_SALT;
  dose->amount = take_real (cursor, 0);
  dose->unit = take_token (cursor, EPSOM_TOKENS_UNIT, EPSOM_FIELD_UNIT);
  dose->basis = take_token (cursor, EPSOM_TOKENS_BASIS, EPSOM_FIELD_BASIS);
  dose->purpose = take_token (cursor, EPSOM_TOKENS_PURPOSE, EPSOM_FIELD_PURPOSE);
  dose->place = take_token (cursor, EPSOM_TOKENS_PLACE, EPSOM_FIELD_PLACE);
  dose->features = take_text (cursor, EPSOM_FIELD_FEATURES);
}

static void
bind_medicine (Binder *binder, const EpsomRecord *record)
{
  const EpsomMedicine *medicine = epsom_record_as_medicine (record);

  bind_episode (binder);
  bind_instant (binder, medicine->at);
  bind_text (binder, medicine->name);
  bind_token (binder, EPSOM_TOKENS_CLASS, medicine->medicine_class);
  bind_text (binder, medicine->strength);
  bind_token (binder, EPSOM_TOKENS_PURPOSE, medicine->purpose);
}

static void
take_medicine (Cursor *cursor, Draft *draft)
{
  EpsomMedicine *medicine = &draft->medicine;

  medicine->episode = take_episode (cursor);
  medicine->at = take_instant (cursor, EPSOM_FIELD_AT);
  medicine->name = take_text (cursor, EPSOM_FIELD_MEDICINE);
  medicine->medicine_class = take_token (cursor, EPSOM_TOKENS_CLASS, EPSOM_FIELD_CLASS);
  medicine->strength = take_text (cursor, EPSOM_FIELD_STRENGTH);
  medicine->purpose = take_token (cursor, EPSOM_TOKENS_PURPOSE, EPSOM_FIELD_PURPOSE);
}

static void
bind_day (Binder *binder, const EpsomRecord *record)
{
  const EpsomDay *day = epsom_record_as_day (record);

  bind_int (binder, day->date);
  bind_token (binder, EPSOM_TOKENS_BLEEDING, day->bleeding);
}

static void
take_day (Cursor *cursor, Draft *draft)
{
  draft->day.date = take_int32 (cursor, EPSOM_FIELD_AT);
  draft->day.bleeding = take_token (cursor, EPSOM_TOKENS_BLEEDING, EPSOM_FIELD_BLEEDING);
}

static void
bind_rating (Binder *binder, const EpsomRecord *record)
{
  const EpsomRating *rating = epsom_record_as_rating (record);

  bind_int (binder, rating->date);
  bind_text (binder, rating->symptom);
  bind_int (binder, rating->severity);
}

static void
take_rating (Cursor *cursor, Draft *draft)
{
  draft->rating.date = take_int32 (cursor, EPSOM_FIELD_AT);
  draft->rating.symptom = take_text (cursor, EPSOM_FIELD_SYMPTOM);
  draft->rating.severity = take_int32 (cursor, EPSOM_FIELD_SEVERITY);
}

static void
bind_lab (Binder *binder, const EpsomRecord *record)
{
  const EpsomLab *lab = epsom_record_as_lab (record);

  bind_instant (binder, lab->at);
  bind_token (binder, EPSOM_TOKENS_ANALYTE, lab->analyte);
  bind_real (binder, lab->value, TRUE);
  bind_token (binder, EPSOM_TOKENS_LAB_UNIT, lab->unit);
  bind_real (binder, lab->range_low, !isnan (lab->range_low));
  bind_real (binder, lab->range_high, !isnan (lab->range_high));
}

static void
take_lab (Cursor *cursor, Draft *draft)
{
  EpsomLab *lab = &draft->lab;

  lab->at = take_instant (cursor, EPSOM_FIELD_AT);
  lab->analyte = take_token (cursor, EPSOM_TOKENS_ANALYTE, EPSOM_FIELD_ANALYTE);
  lab->value = take_real (cursor, 0);
  lab->unit = take_token (cursor, EPSOM_TOKENS_LAB_UNIT, EPSOM_FIELD_VALUE_UNIT);
  lab->range_low = take_real (cursor, NAN);
  lab->range_high = take_real (cursor, NAN);
}

static const Table tables[EPSOM_N_RECORD_KINDS] = {
  [EPSOM_RECORD_EPISODE] = { "at, at_offset, ended, ended_offset, symptom, features, triggers, note",
                             "?, ?, ?, ?, ?, ?, ?, ?", bind_episode_record, take_episode_record },
  [EPSOM_RECORD_READING] = { "episode, at, at_offset, severity, features, note", "?, ?, ?, ?, ?, ?", bind_reading,
                             take_reading },
  [EPSOM_RECORD_DOSE] = { "episode, at, at_offset, route, minutes, salt, amount, unit, basis, purpose, place, "
                          "features, note",
                          "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", bind_dose, take_dose },
  [EPSOM_RECORD_MEDICINE] = { "episode, at, at_offset, name, class, strength, purpose, note", "?, ?, ?, ?, ?, ?, ?, ?",
                              bind_medicine, take_medicine },
  [EPSOM_RECORD_DAY] = { "date, bleeding, note", "?, ?, ?", bind_day, take_day },
  [EPSOM_RECORD_RATING] = { "date, symptom, severity, note", "?, ?, ?, ?", bind_rating, take_rating },
  [EPSOM_RECORD_LAB] = { "at, at_offset, analyte, value, unit, range_low, range_high, note", "?, ?, ?, ?, ?, ?, ?, ?",
                         bind_lab, take_lab },
};

const char *
epsom_rows_get_table (EpsomRecordKind kind)
{
  return epsom_token_to_text (EPSOM_TOKENS_RECORD, kind);
}

EpsomStatement *
epsom_rows_prepare (EpsomDatabase *database, EpsomRecordKind kind, const char *pattern, GError **error)
{
  g_autoptr (GString) sql = g_string_new (pattern);

  g_string_replace (sql, "@table", epsom_rows_get_table (kind), 0);
  g_string_replace (sql, "@columns", tables[kind].columns, 0);
  g_string_replace (sql, "@values", tables[kind].values, 0);
  return epsom_database_prepare (database, sql->str, error);
}

gint64
epsom_rows_get_seq (EpsomStatement *statement)
{
  return sqlite3_column_int64 (statement, COLUMN_SEQ);
}

EpsomUuid
epsom_rows_get_id (EpsomStatement *statement)
{
  const void *blob = sqlite3_column_blob (statement, COLUMN_ID);
  EpsomUuid id = { 0 };

  if (sqlite3_column_bytes (statement, COLUMN_ID) == sizeof id.bytes)
    memcpy (id.bytes, blob, sizeof id.bytes);
  return id;
}

void
epsom_rows_bind_id (EpsomStatement *statement, int parameter, const EpsomUuid *id)
{
  sqlite3_bind_blob (statement, parameter, id->bytes, sizeof id->bytes, SQLITE_STATIC);
}

EpsomRecord *
epsom_rows_read (EpsomRecordKind kind, EpsomStatement *statement, EpsomEpisodeIds *episodes, GError **error)
{
  Cursor cursor = { statement, N_COMMON_COLUMNS, episodes, -1 };
  Draft draft = { 0 };

  draft.record.kind = kind;
  draft.record.id = epsom_rows_get_id (statement);
  tables[kind].take (&cursor, &draft);
  draft.record.note = take_text (&cursor, EPSOM_FIELD_NOTE);
  if (cursor.bad < 0)
    return epsom_record_new (&draft.record, error);
  epsom_field_error_set (error, cursor.bad, "%s", _ ("what is stored can't be read"));
  return NULL;
}

void
epsom_rows_bind (EpsomStatement *statement, int first, const EpsomRecord *record, gint64 episode)
{
  Binder binder = { statement, first, episode };

  tables[record->kind].bind (&binder, record);
  bind_text (&binder, record->note);
}

char *
epsom_rows_describe (EpsomRecordKind kind, const EpsomUuid *id)
{
  char text[EPSOM_UUID_STRING_SIZE];

  return g_strdup_printf ("%s %s", epsom_rows_get_table (kind), epsom_uuid_to_string (id, text));
}

void
epsom_rows_set_error (EpsomDatabase *database,
                      EpsomRecordKind kind,
                      const EpsomUuid *id,
                      const GError *cause,
                      GError **error)
{
  g_autofree char *name = epsom_rows_describe (kind, id);

  /* Translators: a file's path, a record, and what is wrong with it. */
  g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT, _ ("%s: the diary is damaged: %s: %s"),
               epsom_database_get_path (database), name, cause->message);
}

void
epsom_rows_refuse (EpsomStoreError code, const EpsomRecord *record, const char *what, GError **error)
{
  g_autofree char *name = epsom_rows_describe (record->kind, &record->id);

  g_set_error (error, EPSOM_STORE_ERROR, code, "%s: %s", name, what);
}
