/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-local-time.h"
#include "epsom-ui.h"
#include "epsom-words.h"

static void
append_line (GString *lines, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
}

static char *
finish_lines (GString *lines)
{
  gboolean empty = lines->len == 0;
  char *text = g_string_free (lines, empty);

  return empty ? NULL : text;
}

char *
epsom_diary_words_title (const EpsomRecord *record)
{
  switch (record->kind)
    {
    case EPSOM_RECORD_EPISODE:
      return g_strdup (epsom_words_symptom (epsom_record_as_episode (record)->symptom));
    case EPSOM_RECORD_READING:
      return g_strdup (epsom_words_severity (epsom_record_as_reading (record)->severity));
    case EPSOM_RECORD_DOSE:
    case EPSOM_RECORD_MEDICINE:
    case EPSOM_RECORD_DAY:
    case EPSOM_RECORD_RATING:
    case EPSOM_RECORD_LAB:
    default:
      return epsom_words_record (record);
    }
}

char *
epsom_diary_words_time (const EpsomRecord *record)
{
  const EpsomInstant *at = epsom_record_get_instant (record);

  return at != NULL ? epsom_ui_format_clock (epsom_local_time_get_seconds (*at)) : NULL;
}

/* "until 14:00, 6 h" */
static char *
describe_end (const EpsomEpisode *episode)
{
  g_autofree char *time = NULL;
  g_autofree char *duration = NULL;
  g_autofree char *date = NULL;

  if (!episode->has_end)
    return g_strdup (_ ("still going on"));

  /* The offset of the start is said already. */
  time = episode->end.offset == episode->start.offset
           ? epsom_ui_format_clock (epsom_local_time_get_seconds (episode->end))
           : epsom_ui_format_time (episode->end);
  duration = epsom_words_duration (episode->end.utc - episode->start.utc);
  if (epsom_instant_get_date (episode->end) == epsom_instant_get_date (episode->start))
    /* Translators: the time an episode ended, and how long it was: "until 14:00, 6 h". */
    return g_strdup_printf (_ ("until %s, %s"), time, duration);

  date = epsom_ui_format_date (epsom_instant_get_date (episode->end));
  /* Translators: the date and time an episode ended, and how long it was. */
  return g_strdup_printf (_ ("until %s, %s, %s"), date, time, duration);
}

static char *
describe_episode (const EpsomEpisode *episode)
{
  GString *lines = g_string_new (NULL);
  g_autofree char *end = describe_end (episode);
  g_autofree char *features =
    episode->features != NULL ? epsom_words_labels (EPSOM_WORDS_EPISODE_FEATURE, episode->features) : NULL;
  g_autofree char *triggers =
    episode->triggers != NULL ? epsom_words_labels (EPSOM_WORDS_TRIGGER, episode->triggers) : NULL;

  append_line (lines, end);
  append_line (lines, features);
  if (triggers != NULL)
    {
      /* Translators: %s is a list of what is suspected to have triggered an episode. */
      g_autofree char *suspected = g_strdup_printf (_ ("Suspected: %s"), triggers);

      append_line (lines, suspected);
    }

  return finish_lines (lines);
}

static void
append_word (GString *line, const char *word)
{
  if (word != NULL && *word != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", word);
}

static char *
describe_elemental (const EpsomDose *dose)
{
  double elemental = epsom_dose_get_elemental_mg (dose);
  g_autofree char *number = NULL;

  /* Said where the dose doesn't say it already. */
  if (isnan (elemental) || (dose->basis == EPSOM_BASIS_ELEMENTAL && dose->unit == EPSOM_UNIT_MG))
    return NULL;

  number = epsom_words_number (elemental, elemental < 100 ? 1 : 0);

  /* Translators: %s is a number of milligrams. */
  return g_strdup_printf (_ ("%s mg of magnesium"), number);
}

static char *
describe_dose (const EpsomDose *dose)
{
  GString *lines = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *elemental = describe_elemental (dose);
  g_autofree char *effects =
    dose->features != NULL ? epsom_words_labels (EPSOM_WORDS_DOSE_FEATURE, dose->features) : NULL;

  append_word (line, elemental);
  if (dose->purpose == EPSOM_PURPOSE_PREVENTIVE)
    append_word (line, epsom_words_token (EPSOM_TOKENS_PURPOSE, EPSOM_PURPOSE_PREVENTIVE));
  if (dose->place != EPSOM_PLACE_HOME)
    append_word (line, epsom_words_token (EPSOM_TOKENS_PLACE, (int) dose->place));
  append_line (lines, line->str);
  append_line (lines, effects);

  return finish_lines (lines);
}

static char *
describe_medicine (const EpsomMedicine *medicine)
{
  GString *line = g_string_new (NULL);

  append_word (line, epsom_words_token (EPSOM_TOKENS_CLASS, (int) medicine->medicine_class));
  if (medicine->purpose == EPSOM_PURPOSE_PREVENTIVE)
    append_word (line, epsom_words_token (EPSOM_TOKENS_PURPOSE, EPSOM_PURPOSE_PREVENTIVE));

  return finish_lines (line);
}

static char *
describe_reading (const EpsomReading *reading)
{
  return reading->features != NULL ? epsom_words_labels (EPSOM_WORDS_READING_FEATURE, reading->features) : NULL;
}

static char *
describe_kind (const EpsomRecord *record)
{
  switch (record->kind)
    {
    case EPSOM_RECORD_EPISODE:
      return describe_episode (epsom_record_as_episode (record));
    case EPSOM_RECORD_DOSE:
      return describe_dose (epsom_record_as_dose (record));
    case EPSOM_RECORD_MEDICINE:
      return describe_medicine (epsom_record_as_medicine (record));
    case EPSOM_RECORD_READING:
      return describe_reading (epsom_record_as_reading (record));
    case EPSOM_RECORD_DAY:
    case EPSOM_RECORD_RATING:
    case EPSOM_RECORD_LAB:
    default:
      return NULL;
    }
}

/* @spoken: beside a line that says how a reading was read. */
static char *
describe_details (EpsomDiaryItem *item, gboolean spoken)
{
  const EpsomRecord *record = epsom_diary_item_get_record (item);
  GString *lines = g_string_new (NULL);
  g_autofree char *details = spoken && record->kind == EPSOM_RECORD_READING ? NULL : describe_kind (record);

  if (epsom_diary_item_get_place (item)->next_day)
    {
      g_autofree char *date = epsom_ui_format_date (epsom_record_get_date (record));

      append_line (lines, date);
    }
  if (epsom_diary_item_get_place (item)->elsewhere)
    {
      g_autofree char *offset = epsom_ui_format_offset (epsom_record_get_instant (record)->offset);

      append_line (lines, offset);
    }
  append_line (lines, details);

  return finish_lines (lines);
}

char *
epsom_diary_words_details (EpsomDiaryItem *item)
{
  return describe_details (item, FALSE);
}

const char *
epsom_diary_words_gap (EpsomGapKind gap)
{
  switch (gap)
    {
    case EPSOM_GAP_BASELINE:
      return _ ("No reading before the dose");
    case EPSOM_GAP_TWO_HOURS:
      return _ ("No reading at 2 h");
    case EPSOM_GAP_NONE:
    default:
      return NULL;
    }
}

char *
epsom_diary_words_summary (const EpsomDiaryDay *day)
{
  g_autofree char *cycle_day = epsom_ui_format_cycle_day (day->cycle_day);
  GString *line = g_string_new (NULL);
  guint n_doses = 0;

  for (int i = 0; i < (int) EPSOM_N_METHODS; i++)
    n_doses += day->n_doses[i];

  append_word (line, cycle_day);
  if (day->worst > 0)
    {
      /* Translators: the worst severity of a day, and its word. */
      g_autofree char *worst = g_strdup_printf (_ ("worst %d, %s"), day->worst, epsom_words_severity (day->worst));

      append_word (line, worst);
    }
  if (n_doses > 0)
    {
      g_autofree char *doses = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u dose", "%u doses", n_doses), n_doses);

      append_word (line, doses);
    }

  return finish_lines (line);
}

static void
append_sentence (GString *text, const char *sentence)
{
  if (sentence != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "", sentence);
}

static char *
describe_record (EpsomDiaryItem *item)
{
  const EpsomRecord *record = epsom_diary_item_get_record (item);
  GString *text = g_string_new (NULL);
  g_autofree char *time = epsom_diary_words_time (record);
  g_autofree char *line =
    record->kind == EPSOM_RECORD_EPISODE ? epsom_diary_words_title (record) : epsom_words_record (record);
  g_autofree char *details = describe_details (item, TRUE);
  int worst = epsom_diary_item_get_worst (item);

  append_sentence (text, time);
  append_sentence (text, line);
  if (worst >= 0)
    {
      g_autofree char *said = g_strdup_printf (_ ("worst %d, %s"), worst, epsom_words_severity (worst));

      append_sentence (text, said);
    }
  append_sentence (text, details);
  append_sentence (text, epsom_diary_words_gap (epsom_diary_item_get_place (item)->gap));
  append_sentence (text, record->note);

  return g_string_free (text, FALSE);
}

char *
epsom_diary_words_accessible (EpsomDiaryItem *item)
{
  GString *text;
  g_autofree char *date = NULL;
  g_autofree char *summary = NULL;

  if (epsom_diary_item_get_record (item) != NULL)
    return describe_record (item);

  text = g_string_new (NULL);
  date = epsom_ui_format_date (epsom_diary_item_get_day (item)->date);
  summary = epsom_diary_words_summary (epsom_diary_item_get_day (item));
  append_sentence (text, date);
  append_sentence (text, summary);

  return g_string_free (text, FALSE);
}

static void
append_part (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, C_ ("list", ", "));
  g_string_append (text, part);
}

static void
append_severity (GString *text, const EpsomDateFacts *facts)
{
  if (facts->worst > 0)
    {
      /* Translators: a symptom and its worst severity of a day: "Migraine 8". */
      g_autofree char *worst = g_strdup_printf (_ ("%s %d"), epsom_words_symptom (facts->symptom), facts->worst);

      append_part (text, worst);
    }
  else if (facts->active)
    append_part (text, _ ("a symptom without a reading"));
  else if (!facts->recorded)
    append_part (text, _ ("nothing recorded"));
  else
    append_part (text, facts->narrowed ? _ ("none of the chosen symptoms") : _ ("no symptom"));
}

char *
epsom_diary_words_date (EpsomDate date, const EpsomDateFacts *facts, gboolean is_today)
{
  GString *text = g_string_new (NULL);
  g_autofree char *words = epsom_ui_format_long_date (date);
  g_autofree char *cycle_day = epsom_ui_format_cycle_day (facts->cycle_day);

  append_part (text, words);
  if (is_today)
    append_part (text, _ ("today"));
  append_severity (text, facts);
  for (int method = 0; method < (int) EPSOM_N_METHODS; method++)
    if ((facts->methods & (1U << method)) != 0)
      append_part (text, epsom_words_method ((EpsomMethod) method));
  if (cycle_day != NULL)
    append_part (text, cycle_day);

  return g_string_free (text, FALSE);
}
