/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-record.h"

#include <math.h>
#include <string.h>

#include "epsom-number.h"
#include "epsom-rules.h"
#include "epsom-schema.h"

/* Room for a record of any kind. */
typedef union {
  EpsomRecord record;
  EpsomEpisode episode;
  EpsomReading reading;
  EpsomDose dose;
  EpsomMedicine medicine;
  EpsomDay day;
  EpsomRating rating;
  EpsomLab lab;
} AnyRecord;

/* Plain digits alone: a severity is typed by people and read by people. */
static gboolean
parse_severity (const char *text, int *severity)
{
  if (g_ascii_isdigit (text[0]) && text[1] == '\0')
    *severity = text[0] - '0';
  else if (strcmp (text, "10") == 0)
    *severity = 10;
  else
    return FALSE;
  return TRUE;
}

/* A number that is not above 0 would look like none given, so it is refused here. */
static gboolean
parse_positive (const char *text, double *number)
{
  double parsed;

  if (!epsom_number_parse (text, &parsed) || !(parsed > 0))
    return FALSE;
  *number = parsed;
  return TRUE;
}

static gboolean
parse_end (const char *text, EpsomEpisode *episode)
{
  episode->has_end = epsom_instant_parse (text, &episode->end);
  return episode->has_end;
}

static gboolean
parse_salt (const char *text, const EpsomSalt **salt)
{
  *salt = epsom_salt_find (text);
  return *salt != NULL;
}

/* Reads @text, which is not empty, into @record. Texts are borrowed; their rules are checked with the whole. */
static gboolean
parse_cell (const EpsomColumn *column, const char *text, EpsomRecord *record)
{
  switch (column->type)
    {
    case EPSOM_COLUMN_UUID:
      return epsom_uuid_parse (text, &EPSOM_COLUMN_MEMBER (record, column, EpsomUuid));
    case EPSOM_COLUMN_INSTANT:
      return epsom_instant_parse (text, &EPSOM_COLUMN_MEMBER (record, column, EpsomInstant));
    case EPSOM_COLUMN_END:
      return parse_end (text, (EpsomEpisode *) record);
    case EPSOM_COLUMN_DATE:
      return epsom_date_parse (text, &EPSOM_COLUMN_MEMBER (record, column, EpsomDate));
    case EPSOM_COLUMN_SEVERITY:
      return parse_severity (text, &EPSOM_COLUMN_MEMBER (record, column, int));
    case EPSOM_COLUMN_TOKEN:
      return epsom_token_parse (column->set, text, &EPSOM_COLUMN_MEMBER (record, column, int));
    case EPSOM_COLUMN_POSITIVE:
      return parse_positive (text, &EPSOM_COLUMN_MEMBER (record, column, double));
    case EPSOM_COLUMN_BOUND:
      return epsom_number_parse (text, &EPSOM_COLUMN_MEMBER (record, column, double));
    case EPSOM_COLUMN_SALT:
      return parse_salt (text, &EPSOM_COLUMN_MEMBER (record, column, const EpsomSalt *));
    case EPSOM_COLUMN_WORD:
    case EPSOM_COLUMN_LIST:
    case EPSOM_COLUMN_TEXT:
    default:
      EPSOM_COLUMN_MEMBER (record, column, const char *) = text;
      return TRUE;
    }
}

static gboolean
read_cell (const EpsomColumn *column, const char *text, EpsomRecord *record, GError **error)
{
  if (*text != '\0')
    return parse_cell (column, text, record) ? TRUE : epsom_rules_refuse (column, text, error);
  if (column->required)
    return epsom_rules_refuse_missing (column->field, error);
  if (column->type == EPSOM_COLUMN_BOUND)
    EPSOM_COLUMN_MEMBER (record, column, double) = NAN;
  return TRUE;
}

static inline const char *
get_cell (const EpsomCells *cells, EpsomField field)
{
  return cells->text[field] != NULL ? cells->text[field] : "";
}

/* Reads all cells after `record` and `id`. */
static gboolean
read_columns (const EpsomCells *cells, EpsomRecord *record, GError **error)
{
  const EpsomSchema *schema = epsom_schema_get (record->kind);
  const EpsomColumn *column = schema->columns;
  const EpsomColumn *end = schema->columns + schema->n_columns;

  for (EpsomField field = EPSOM_FIELD_ID + 1; field < EPSOM_N_FIELDS; field++)
    {
      const char *text = get_cell (cells, field);

      if (column < end && column->field == field)
        {
          if (!read_cell (column++, text, record, error))
            return FALSE;
        }
      else if (*text != '\0')
        return epsom_rules_refuse_extra (field, record->kind, text, error);
    }
  return TRUE;
}

/*
 * A cell could not be read. What was read before it has not been checked yet: where an earlier field breaks a rule,
 * that is the error to tell.
 */
static void
prefer_earlier_error (const EpsomRecord *record, GError **error)
{
  g_autoptr (GError) earlier = NULL;

  if (error == NULL || epsom_rules_check (record, &earlier) || earlier->code >= (*error)->code)
    return;
  g_clear_error (error);
  *error = g_steal_pointer (&earlier);
}

static gboolean
read_kind (const char *text, EpsomRecordKind *kind, GError **error)
{
  int value;

  if (*text == '\0')
    return epsom_rules_refuse_missing (EPSOM_FIELD_RECORD, error);
  if (!epsom_token_parse (EPSOM_TOKENS_RECORD, text, &value))
    return epsom_rules_refuse_token (EPSOM_FIELD_RECORD, EPSOM_TOKENS_RECORD, text, error);
  *kind = (EpsomRecordKind) value;
  return TRUE;
}

/* From the cells as they are written, so that `Z` and `+00:00` or `1.0` and `1` make no difference. */
static EpsomUuid
derive_id (const EpsomRecord *record)
{
  g_autoptr (GString) content = g_string_sized_new (256);
  EpsomRow row;

  epsom_record_to_cells (record, &row);
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    if (field != EPSOM_FIELD_ID)
      g_string_append_len (content, row.cells.text[field], (gssize) strlen (row.cells.text[field]) + 1);
  return epsom_uuid_from_content (content->str, content->len);
}

EpsomRecord *
epsom_record_from_cells (const EpsomCells *cells, GError **error)
{
  const char *id = get_cell (cells, EPSOM_FIELD_ID);
  AnyRecord draft = { 0 };
  EpsomRecord *record;

  if (!read_kind (get_cell (cells, EPSOM_FIELD_RECORD), &draft.record.kind, error))
    return NULL;
  if (*id != '\0' && !epsom_uuid_parse (id, &draft.record.id))
    {
      epsom_rules_refuse_uuid (EPSOM_FIELD_ID, id, error);
      return NULL;
    }
  if (!read_columns (cells, &draft.record, error))
    {
      prefer_earlier_error (&draft.record, error);
      return NULL;
    }
  record = epsom_record_new_unnamed (&draft.record, error);
  if (record != NULL && *id == '\0')
    record->id = derive_id (record);
  return record;
}

/* Takes the rest of a row's room for a text of at most @size bytes. */
static char *
take_room (EpsomRow *row, gsize *used, gsize size)
{
  char *room = row->buffer + *used;

  g_assert (*used + size <= sizeof row->buffer);
  *used += size;
  return room;
}

static const char *
print_number (double number, EpsomRow *row, gsize *used)
{
  return epsom_number_to_string (number, take_room (row, used, EPSOM_NUMBER_STRING_SIZE));
}

static const char *
print_cell (const EpsomRecord *record, const EpsomColumn *column, EpsomRow *row, gsize *used)
{
  switch (column->type)
    {
      case EPSOM_COLUMN_UUID: {
        const EpsomUuid *uuid = &EPSOM_COLUMN_VALUE (record, column, EpsomUuid);

        return epsom_uuid_is_null (uuid) ? ""
                                         : epsom_uuid_to_string (uuid, take_room (row, used, EPSOM_UUID_STRING_SIZE));
      }
    case EPSOM_COLUMN_END:
      if (!epsom_record_as_episode (record)->has_end)
        return "";
      G_GNUC_FALLTHROUGH;
    case EPSOM_COLUMN_INSTANT:
      return epsom_instant_to_string (EPSOM_COLUMN_VALUE (record, column, EpsomInstant),
                                      take_room (row, used, EPSOM_INSTANT_STRING_SIZE));
    case EPSOM_COLUMN_DATE:
      return epsom_date_to_string (EPSOM_COLUMN_VALUE (record, column, EpsomDate),
                                   take_room (row, used, EPSOM_DATE_STRING_SIZE));
    case EPSOM_COLUMN_SEVERITY:
      return print_number (EPSOM_COLUMN_VALUE (record, column, int), row, used);
    case EPSOM_COLUMN_TOKEN:
      return epsom_token_to_text (column->set, EPSOM_COLUMN_VALUE (record, column, int));
    case EPSOM_COLUMN_POSITIVE:
      case EPSOM_COLUMN_BOUND: {
        double number = EPSOM_COLUMN_VALUE (record, column, double);
        double absent = column->type == EPSOM_COLUMN_BOUND ? NAN : 0;

        return number == absent || isnan (number) ? "" : print_number (number, row, used);
      }
      case EPSOM_COLUMN_SALT: {
        const EpsomSalt *salt = EPSOM_COLUMN_VALUE (record, column, const EpsomSalt *);

        return salt != NULL ? salt->token : "";
      }
    case EPSOM_COLUMN_WORD:
    case EPSOM_COLUMN_LIST:
    case EPSOM_COLUMN_TEXT:
      default: {
        const char *text = EPSOM_COLUMN_VALUE (record, column, const char *);

        return text != NULL ? text : "";
      }
    }
}

void
epsom_record_to_cells (const EpsomRecord *record, EpsomRow *row)
{
  const EpsomSchema *schema = epsom_schema_get (record->kind);
  gsize used = 0;

  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    row->cells.text[field] = "";
  row->cells.text[EPSOM_FIELD_RECORD] = epsom_token_to_text (EPSOM_TOKENS_RECORD, (int) record->kind);
  row->cells.text[EPSOM_FIELD_ID] = epsom_uuid_to_string (&record->id, take_room (row, &used, EPSOM_UUID_STRING_SIZE));
  for (guint i = 0; i < schema->n_columns; i++)
    row->cells.text[schema->columns[i].field] = print_cell (record, &schema->columns[i], row, &used);
}
