/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary-filter.h"

#include <string.h>

#include "epsom-words.h"

struct _EpsomDiaryFilter {
  char **words;    /* case folded */
  char **symptoms; /* (nullable) */
  guint methods;
  guint kinds;
  gboolean lacking;
};

EpsomDiaryFilter *
epsom_diary_filter_new (const char *text, const EpsomDiaryChoice *choice)
{
  EpsomDiaryFilter *self = g_new0 (EpsomDiaryFilter, 1);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);

  self->words = g_strv_builder_end (words);
  if (choice == NULL)
    return self;

  if (choice->symptoms != NULL && choice->symptoms[0] != NULL)
    self->symptoms = g_strdupv ((char **) choice->symptoms);
  self->methods = choice->methods;
  self->kinds = choice->kinds;
  self->lacking = choice->lacking;

  return self;
}

void
epsom_diary_filter_free (EpsomDiaryFilter *self)
{
  g_strfreev (self->words);
  g_strfreev (self->symptoms);
  g_free (self);
}

gboolean
epsom_diary_filter_is_empty (const EpsomDiaryFilter *self)
{
  return self->words[0] == NULL && self->symptoms == NULL && self->methods == 0 && self->kinds == 0 && !self->lacking;
}

static void
append_labels (GString *text, EpsomWordList list, const char *words)
{
  g_autofree char *labels = words != NULL ? epsom_words_labels (list, words) : NULL;

  if (labels != NULL)
    g_string_append_printf (text, "\n%s", labels);
}

/* What a person may look for a dose by, besides its line. */
static void
append_dose (GString *text, const EpsomDose *dose)
{
  g_string_append_printf (text, "\n%s\n%s\n%s", epsom_words_method (epsom_dose_get_method (dose)),
                          epsom_words_token (EPSOM_TOKENS_PURPOSE, (int) dose->purpose),
                          epsom_words_token (EPSOM_TOKENS_PLACE, (int) dose->place));
  append_labels (text, EPSOM_WORDS_DOSE_FEATURE, dose->features);
}

static void
append_details (GString *text, const EpsomRecord *record)
{
  switch (record->kind)
    {
    case EPSOM_RECORD_EPISODE:
      append_labels (text, EPSOM_WORDS_EPISODE_FEATURE, epsom_record_as_episode (record)->features);
      append_labels (text, EPSOM_WORDS_TRIGGER, epsom_record_as_episode (record)->triggers);
      break;
    case EPSOM_RECORD_DOSE:
      append_dose (text, epsom_record_as_dose (record));
      break;
    case EPSOM_RECORD_MEDICINE:
      g_string_append_printf (
        text, "\n%s\n%s",
        epsom_words_token (EPSOM_TOKENS_CLASS, (int) epsom_record_as_medicine (record)->medicine_class),
        epsom_words_token (EPSOM_TOKENS_PURPOSE, (int) epsom_record_as_medicine (record)->purpose));
      break;
    case EPSOM_RECORD_READING:
    case EPSOM_RECORD_DAY:
    case EPSOM_RECORD_RATING:
    case EPSOM_RECORD_LAB:
    default:
      break;
    }
}

/* All that can be found of @record, case folded. */
static char *
describe (const EpsomRecord *record)
{
  g_autofree char *line = epsom_words_record (record);
  g_autoptr (GString) text = g_string_new (line);

  if (record->note != NULL)
    g_string_append_printf (text, "\n%s", record->note);
  append_details (text, record);

  return g_utf8_casefold (text->str, (gssize) text->len);
}

/* Takes away from the @missing bits of words those that @record has. */
static guint64
strike_words (EpsomDiaryFilter *self, const EpsomRecord *record, guint64 missing)
{
  g_autofree char *text = describe (record);

  for (guint i = 0; i < 64 && self->words[i] != NULL; i++)
    if ((missing & (1ULL << i)) != 0 && strstr (text, self->words[i]) != NULL)
      missing &= ~(1ULL << i);

  return missing;
}

static gboolean
matches_words (EpsomDiaryFilter *self, const EpsomGroup *group)
{
  guint n = MIN (g_strv_length (self->words), 63);
  guint64 missing = (1ULL << n) - 1;

  if (missing != 0)
    missing = strike_words (self, group->head, missing);
  for (guint i = 0; missing != 0 && i < group->nested->len; i++)
    missing = strike_words (self, g_ptr_array_index (group->nested, i), missing);

  return missing == 0;
}

static gboolean
matches_symptom (EpsomDiaryFilter *self, const EpsomRecord *head)
{
  const char *symptom = NULL;

  if (head->kind == EPSOM_RECORD_EPISODE)
    symptom = epsom_record_as_episode (head)->symptom;
  else if (head->kind == EPSOM_RECORD_RATING)
    symptom = epsom_record_as_rating (head)->symptom;

  return self->symptoms == NULL || (symptom != NULL && g_strv_contains ((const char *const *) self->symptoms, symptom));
}

typedef gboolean (*Test) (EpsomDiaryFilter *self, EpsomNesting *nesting, const EpsomRecord *record);

/* Whether @test holds of a record of @group. */
static gboolean
any (EpsomDiaryFilter *self, EpsomNesting *nesting, const EpsomGroup *group, Test test)
{
  if (test (self, nesting, group->head))
    return TRUE;

  for (guint i = 0; i < group->nested->len; i++)
    if (test (self, nesting, g_ptr_array_index (group->nested, i)))
      return TRUE;

  return FALSE;
}

static gboolean
has_method (EpsomDiaryFilter *self, EpsomNesting *nesting, const EpsomRecord *record)
{
  return record->kind == EPSOM_RECORD_DOSE &&
         (self->methods & (1U << epsom_dose_get_method (epsom_record_as_dose (record)))) != 0;
}

static gboolean
has_kind (EpsomDiaryFilter *self, EpsomNesting *nesting, const EpsomRecord *record)
{
  return (self->kinds & (1U << record->kind)) != 0;
}

static gboolean
is_lacking (EpsomDiaryFilter *self, EpsomNesting *nesting, const EpsomRecord *record)
{
  return epsom_nesting_get_gap (nesting, record) != EPSOM_GAP_NONE;
}

gboolean
epsom_diary_filter_matches (EpsomDiaryFilter *self, EpsomNesting *nesting, const EpsomGroup *group)
{
  return matches_symptom (self, group->head) && (self->methods == 0 || any (self, nesting, group, has_method)) &&
         (self->kinds == 0 || any (self, nesting, group, has_kind)) &&
         (!self->lacking || any (self, nesting, group, is_lacking)) && matches_words (self, group);
}
