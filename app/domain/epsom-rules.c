/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-rules.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "epsom-number.h"
#include "epsom-quote.h"

gboolean
epsom_rules_refuse_missing (EpsomField field, GError **error)
{
  epsom_field_error_set (error, field, "%s", _ ("is missing"));
  return FALSE;
}

gboolean
epsom_rules_refuse_extra (EpsomField field, EpsomRecordKind kind, const char *text, GError **error)
{
  g_autofree char *quoted = epsom_quote (text);

  /* Translators: the second “%s” is a word of the file format, such as “dose”. */
  epsom_field_error_set (error, field, _ ("“%s” cannot be given for a record of kind “%s”; leave it empty"), quoted,
                         epsom_token_to_text (EPSOM_TOKENS_RECORD, (int) kind));
  return FALSE;
}

gboolean
epsom_rules_refuse_token (EpsomField field, EpsomTokenSet set, const char *text, GError **error)
{
  g_autofree char *quoted = epsom_quote (text);
  g_autofree char *list = epsom_token_list (set);

  epsom_field_error_set (error, field, _ ("“%s” is not one of %s"), quoted, list);
  return FALSE;
}

gboolean
epsom_rules_refuse_uuid (EpsomField field, const char *text, GError **error)
{
  g_autofree char *quoted = epsom_quote (text);

  epsom_field_error_set (error, field, _ ("“%s” is not a UUID such as 123e4567-e89b-42d3-a456-426614174000"), quoted);
  return FALSE;
}

static void
refuse_salt (EpsomField field, const char *quoted, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);
  gsize n;
  const EpsomSalt *salts = epsom_salts (&n);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s", i == 0 ? "" : ", ", salts[i].token);
  epsom_field_error_set (error, field, _ ("“%s” is not one of %s"), quoted, list->str);
}

gboolean
epsom_rules_refuse (const EpsomColumn *column, const char *text, GError **error)
{
  g_autofree char *quoted = epsom_quote (text);

  switch (column->type)
    {
    case EPSOM_COLUMN_UUID:
      return epsom_rules_refuse_uuid (column->field, text, error);
    case EPSOM_COLUMN_TOKEN:
      return epsom_rules_refuse_token (column->field, column->set, text, error);
    case EPSOM_COLUMN_SALT:
      refuse_salt (column->field, quoted, error);
      break;
    case EPSOM_COLUMN_INSTANT:
    case EPSOM_COLUMN_END:
      epsom_field_error_set (
        error, column->field,
        _ ("“%s” is not a date and time with its offset from UTC, such as 2026-03-01T08:30:00+01:00"), quoted);
      break;
    case EPSOM_COLUMN_DATE:
      epsom_field_error_set (error, column->field, _ ("“%s” is not a date such as 2026-03-01"), quoted);
      break;
    case EPSOM_COLUMN_SEVERITY:
      epsom_field_error_set (error, column->field, _ ("“%s” is not a whole number from 0 to 10"), quoted);
      break;
    case EPSOM_COLUMN_POSITIVE:
      if (column->maximum > 0)
        epsom_field_error_set (error, column->field, _ ("“%s” is not a number above 0 and at most %g"), quoted,
                               column->maximum);
      else
        epsom_field_error_set (error, column->field, _ ("“%s” is not a number above 0, such as 0.5"), quoted);
      break;
    case EPSOM_COLUMN_BOUND:
      epsom_field_error_set (error, column->field, _ ("“%s” is not a number of 0 or more, such as 0.75"), quoted);
      break;
    case EPSOM_COLUMN_WORD:
    case EPSOM_COLUMN_LIST:
    case EPSOM_COLUMN_TEXT:
    default:
      epsom_field_error_set (error, column->field, _ ("“%s” is not valid UTF-8 text"), quoted);
      break;
    }
  return FALSE;
}

static gboolean
refuse_number (const EpsomColumn *column, double number, GError **error)
{
  char text[EPSOM_NUMBER_STRING_SIZE];

  return epsom_rules_refuse (column, epsom_number_to_string (number, text), error);
}

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

static gboolean
check_text (const EpsomColumn *column, const char *text, GError **error)
{
  if (text == NULL || *text == '\0')
    return column->required ? epsom_rules_refuse_missing (column->field, error) : TRUE;
  if (strlen (text) > EPSOM_TEXT_MAX)
    {
      epsom_field_error_set (error, column->field, _ ("is longer than %d bytes"), EPSOM_TEXT_MAX);
      return FALSE;
    }
  if (!g_utf8_validate (text, -1, NULL))
    return epsom_rules_refuse (column, text, error);
  if (column->required && is_blank (text))
    return epsom_rules_refuse_missing (column->field, error);
  return TRUE;
}

static gboolean
check_number (const EpsomColumn *column, double number, GError **error)
{
  if (column->type == EPSOM_COLUMN_BOUND)
    return isnan (number) || (isfinite (number) && number >= 0) ? TRUE : refuse_number (column, number, error);
  if (number == 0)
    return column->required ? epsom_rules_refuse_missing (column->field, error) : TRUE;
  if (isfinite (number) && number > 0 && (column->maximum == 0 || number <= column->maximum))
    return TRUE;
  return refuse_number (column, number, error);
}

static gboolean
check_token (const EpsomColumn *column, int value, GError **error)
{
  if (value < 0 || value >= epsom_token_set_get_size (column->set))
    return refuse_number (column, value, error);
  if (value == 0 && column->required)
    return epsom_rules_refuse_missing (column->field, error);
  return TRUE;
}

static gboolean
check_instant (const EpsomColumn *column, EpsomInstant instant, GError **error)
{
  g_autofree char *text = NULL;

  if (epsom_instant_is_valid (instant))
    return TRUE;
  /* Outside the calendar it has no better text than its numbers. */
  text = g_strdup_printf ("%" G_GINT64_FORMAT " %+d", instant.utc, instant.offset);
  return epsom_rules_refuse (column, text, error);
}

/* The rules of one column by itself. */
static gboolean
check_column (const EpsomRecord *draft, const EpsomColumn *column, GError **error)
{
  switch (column->type)
    {
    case EPSOM_COLUMN_UUID:
      if (column->required && epsom_uuid_is_null (&EPSOM_COLUMN_VALUE (draft, column, EpsomUuid)))
        return epsom_rules_refuse_missing (column->field, error);
      return TRUE;
    case EPSOM_COLUMN_INSTANT:
      return check_instant (column, EPSOM_COLUMN_VALUE (draft, column, EpsomInstant), error);
    case EPSOM_COLUMN_END:
      return !epsom_record_as_episode (draft)->has_end ||
             check_instant (column, EPSOM_COLUMN_VALUE (draft, column, EpsomInstant), error);
    case EPSOM_COLUMN_DATE:
      if (!epsom_date_is_valid (EPSOM_COLUMN_VALUE (draft, column, EpsomDate)))
        return refuse_number (column, EPSOM_COLUMN_VALUE (draft, column, EpsomDate), error);
      return TRUE;
    case EPSOM_COLUMN_WORD:
    case EPSOM_COLUMN_LIST:
    case EPSOM_COLUMN_TEXT:
      return check_text (column, EPSOM_COLUMN_VALUE (draft, column, char *), error);
      case EPSOM_COLUMN_SEVERITY: {
        int severity = EPSOM_COLUMN_VALUE (draft, column, int);

        return severity >= 0 && severity <= 10 ? TRUE : refuse_number (column, severity, error);
      }
    case EPSOM_COLUMN_TOKEN:
      return check_token (column, EPSOM_COLUMN_VALUE (draft, column, int), error);
    case EPSOM_COLUMN_POSITIVE:
    case EPSOM_COLUMN_BOUND:
      return check_number (column, EPSOM_COLUMN_VALUE (draft, column, double), error);
    case EPSOM_COLUMN_SALT:
    default:
      return TRUE;
    }
}

static gboolean
check_end (const EpsomEpisode *episode, GError **error)
{
  char start[EPSOM_INSTANT_STRING_SIZE], end[EPSOM_INSTANT_STRING_SIZE];

  if (!episode->has_end || episode->end.utc >= episode->start.utc)
    return TRUE;
  epsom_field_error_set (error, EPSOM_FIELD_END, _ ("“%s” is before the start, %s"),
                         epsom_instant_to_string (episode->end, end), epsom_instant_to_string (episode->start, start));
  return FALSE;
}

static gboolean
check_minutes (const EpsomDose *dose, GError **error)
{
  char minutes[EPSOM_NUMBER_STRING_SIZE];

  if (dose->route != EPSOM_ROUTE_ORAL || dose->minutes == 0)
    return TRUE;
  epsom_field_error_set (error, EPSOM_FIELD_MINUTES, _ ("“%s” cannot be given for an oral dose; leave it empty"),
                         epsom_number_to_string (dose->minutes, minutes));
  return FALSE;
}

static gboolean
check_range (const EpsomLab *lab, GError **error)
{
  char low[EPSOM_NUMBER_STRING_SIZE], high[EPSOM_NUMBER_STRING_SIZE];

  if (!(lab->range_high < lab->range_low))
    return TRUE;
  epsom_field_error_set (error, EPSOM_FIELD_RANGE_HIGH, _ ("“%s” is below the low end of the range, %s"),
                         epsom_number_to_string (lab->range_high, high), epsom_number_to_string (lab->range_low, low));
  return FALSE;
}

/* The rules between @field and those before it. */
static gboolean
check_relation (const EpsomRecord *draft, EpsomField field, GError **error)
{
  switch ((int) field)
    {
    case EPSOM_FIELD_END:
      return check_end (epsom_record_as_episode (draft), error);
    case EPSOM_FIELD_MINUTES:
      return check_minutes (epsom_record_as_dose (draft), error);
    case EPSOM_FIELD_RANGE_HIGH:
      return check_range (epsom_record_as_lab (draft), error);
    default:
      return TRUE;
    }
}

gboolean
epsom_rules_check (const EpsomRecord *draft, GError **error)
{
  const EpsomSchema *schema = epsom_schema_get (draft->kind);

  for (guint i = 0; i < schema->n_columns; i++)
    {
      const EpsomColumn *column = &schema->columns[i];

      if (!check_column (draft, column, error) || !check_relation (draft, column->field, error))
        return FALSE;
    }
  return TRUE;
}
