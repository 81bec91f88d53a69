/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-version-words.h"

#include <glib/gi18n-lib.h>

#include "epsom-ui.h"
#include "epsom-words.h"

#define MS 1000

static char *
describe_instant (EpsomInstant instant)
{
  g_autofree char *date = epsom_ui_format_date (epsom_instant_get_date (instant));
  g_autofree char *time = epsom_ui_format_time (instant);

  /* Translators: a date and a time of day. */
  return g_strdup_printf (_ ("%s, %s"), date, time);
}

static char *
describe_start (const EpsomRecord *record)
{
  const EpsomInstant *instant = epsom_record_get_instant (record);

  return instant != NULL ? describe_instant (*instant) : epsom_ui_format_date (epsom_record_get_date (record));
}

static char *
describe_end (const EpsomEpisode *episode)
{
  return episode->has_end ? describe_instant (episode->end) : g_strdup (_ ("still going on"));
}

static char *
describe_severity (int severity)
{
  return g_strdup_printf ("%d, %s", severity, epsom_words_severity (severity));
}

static char *
describe_features (const EpsomRecord *record, const char *words)
{
  EpsomWordList list = record->kind == EPSOM_RECORD_DOSE      ? EPSOM_WORDS_DOSE_FEATURE
                       : record->kind == EPSOM_RECORD_READING ? EPSOM_WORDS_READING_FEATURE
                                                              : EPSOM_WORDS_EPISODE_FEATURE;

  return epsom_words_labels (list, words);
}

/* A number, with its unit where it has one. */
static char *
describe_number (const char *text, EpsomTokenSet set, const char *unit)
{
  g_autofree char *number = epsom_words_number (g_ascii_strtod (text, NULL), 6);
  int value;

  if (unit == NULL || *unit == '\0' || !epsom_token_parse (set, unit, &value))
    return g_steal_pointer (&number);

  return g_strdup_printf ("%s\302\240%s", number, epsom_words_token (set, value));
}

static char *
describe_token (EpsomTokenSet set, const char *text)
{
  int value;

  return g_strdup (epsom_token_parse (set, text, &value) ? epsom_words_token (set, value) : text);
}

static char *
describe_minutes (const char *text)
{
  return epsom_words_duration ((gint64) (g_ascii_strtod (text, NULL) * 60));
}

char *
epsom_version_words_field (const EpsomRecord *record, EpsomField field)
{
  EpsomRow row;
  const char *text;

  g_return_val_if_fail (record != NULL, NULL);

  epsom_record_to_cells (record, &row);
  text = row.cells.text[field];
  if (*text == '\0' && field != EPSOM_FIELD_END)
    return NULL;

  switch (field)
    {
    case EPSOM_FIELD_AT:
      return describe_start (record);
    case EPSOM_FIELD_END:
      return record->kind == EPSOM_RECORD_EPISODE ? describe_end (epsom_record_as_episode (record)) : NULL;
    case EPSOM_FIELD_SYMPTOM:
      return g_strdup (epsom_words_symptom (text));
    case EPSOM_FIELD_SEVERITY:
      return describe_severity ((int) g_ascii_strtoll (text, NULL, 10));
    case EPSOM_FIELD_ROUTE:
      return describe_token (EPSOM_TOKENS_ROUTE, text);
    case EPSOM_FIELD_MINUTES:
      return describe_minutes (text);
    case EPSOM_FIELD_SALT:
      return g_strdup (epsom_words_salt (epsom_salt_find (text)));
    case EPSOM_FIELD_AMOUNT:
      return describe_number (text, EPSOM_TOKENS_UNIT, row.cells.text[EPSOM_FIELD_UNIT]);
    case EPSOM_FIELD_BASIS:
      return describe_token (EPSOM_TOKENS_BASIS, text);
    case EPSOM_FIELD_PURPOSE:
      return describe_token (EPSOM_TOKENS_PURPOSE, text);
    case EPSOM_FIELD_CLASS:
      return describe_token (EPSOM_TOKENS_CLASS, text);
    case EPSOM_FIELD_FEATURES:
      return describe_features (record, text);
    case EPSOM_FIELD_TRIGGERS:
      return epsom_words_labels (EPSOM_WORDS_TRIGGER, text);
    case EPSOM_FIELD_BLEEDING:
      return describe_token (EPSOM_TOKENS_BLEEDING, text);
    case EPSOM_FIELD_ANALYTE:
      return describe_token (EPSOM_TOKENS_ANALYTE, text);
    case EPSOM_FIELD_VALUE:
      return describe_number (text, EPSOM_TOKENS_LAB_UNIT, row.cells.text[EPSOM_FIELD_VALUE_UNIT]);
    case EPSOM_FIELD_RANGE_LOW:
    case EPSOM_FIELD_RANGE_HIGH:
      return describe_number (text, EPSOM_TOKENS_LAB_UNIT, NULL);
    case EPSOM_FIELD_PLACE:
      return describe_token (EPSOM_TOKENS_PLACE, text);
    case EPSOM_FIELD_MEDICINE:
    case EPSOM_FIELD_STRENGTH:
    case EPSOM_FIELD_NOTE:
      return g_strdup (text);
    case EPSOM_FIELD_RECORD:
    case EPSOM_FIELD_ID:
    case EPSOM_FIELD_EPISODE:
    case EPSOM_FIELD_UNIT:
    case EPSOM_FIELD_VALUE_UNIT:
    default:
      return NULL;
    }
}

char *
epsom_version_words_title (const EpsomConflict *conflict)
{
  const EpsomRecord *record = conflict->ours.record != NULL ? conflict->ours.record : conflict->theirs.record;
  g_autofree char *date = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  date = epsom_ui_format_date (epsom_record_get_date (record));
  /* Translators: a kind of entry, such as "Reading", and its date. */
  return g_strdup_printf (_ ("%s, %s"), epsom_words_token (EPSOM_TOKENS_RECORD, (int) record->kind), date);
}

char *
epsom_version_words_edited (const EpsomVersion *version)
{
  g_autofree char *when = describe_instant (epsom_instant_in_zone (version->edited / MS, NULL));

  /* Translators: %s is a date and a time of day. */
  return g_strdup_printf (version->record != NULL ? _ ("edited %s") : _ ("deleted %s"), when);
}
