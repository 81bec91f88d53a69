/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-tokens.h"

#include <string.h>

/* The tokens of each set by value, NULL-terminated; "" is the zero value that means "not given". */

static const char *const records[] = { "episode", "reading", "dose", "medicine", "day", "rating", "lab", NULL };
static const char *const routes[] = { "", "oral", "iv", NULL };
static const char *const units[] = { "", "mg", "g", "mmol", "mEq", NULL };
static const char *const bases[] = { "", "elemental", "salt", NULL };
static const char *const purposes[] = { "", "acute", "preventive", NULL };
static const char *const places[] = { "", "home", "clinic", "emergency", NULL };
static const char *const bleedings[] = { "", "none", "spotting", "light", "medium", "heavy", NULL };
static const char *const classes[] = {
  "",       "triptan",     "ergot",  "nsaid",      "aspirin", "paracetamol",
  "opioid", "combination", "gepant", "antiemetic", "other",   NULL,
};
static const char *const analytes[] = { "", "serum-magnesium", "ionized-magnesium", "rbc-magnesium", NULL };
static const char *const lab_units[] = { "", "mmol/L", "mg/dL", "mEq/L", NULL };
static const char *const methods[] = { "oral", "iv-push", "iv-intermediate", "iv-drip", "iv-unknown", NULL };

static const struct {
  const char *const *tokens;
  int size; /* without the final NULL */
} sets[] = {
  [EPSOM_TOKENS_RECORD] = { records, G_N_ELEMENTS (records) - 1 },
  [EPSOM_TOKENS_ROUTE] = { routes, G_N_ELEMENTS (routes) - 1 },
  [EPSOM_TOKENS_UNIT] = { units, G_N_ELEMENTS (units) - 1 },
  [EPSOM_TOKENS_BASIS] = { bases, G_N_ELEMENTS (bases) - 1 },
  [EPSOM_TOKENS_PURPOSE] = { purposes, G_N_ELEMENTS (purposes) - 1 },
  [EPSOM_TOKENS_PLACE] = { places, G_N_ELEMENTS (places) - 1 },
  [EPSOM_TOKENS_BLEEDING] = { bleedings, G_N_ELEMENTS (bleedings) - 1 },
  [EPSOM_TOKENS_CLASS] = { classes, G_N_ELEMENTS (classes) - 1 },
  [EPSOM_TOKENS_ANALYTE] = { analytes, G_N_ELEMENTS (analytes) - 1 },
  [EPSOM_TOKENS_LAB_UNIT] = { lab_units, G_N_ELEMENTS (lab_units) - 1 },
  [EPSOM_TOKENS_METHOD] = { methods, G_N_ELEMENTS (methods) - 1 },
};

int
epsom_token_set_get_size (EpsomTokenSet set)
{
  g_return_val_if_fail ((guint) set < G_N_ELEMENTS (sets), 0);

  return sets[set].size;
}

const char *
epsom_token_to_text (EpsomTokenSet set, int value)
{
  g_return_val_if_fail ((guint) set < G_N_ELEMENTS (sets), "");
  g_return_val_if_fail (value >= 0 && value < sets[set].size, "");

  return sets[set].tokens[value];
}

gboolean
epsom_token_parse (EpsomTokenSet set, const char *text, int *value)
{
  g_return_val_if_fail ((guint) set < G_N_ELEMENTS (sets), FALSE);

  if (*text == '\0')
    return FALSE;
  for (int i = 0; i < sets[set].size; i++)
    if (strcmp (sets[set].tokens[i], text) == 0)
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}

char *
epsom_token_list (EpsomTokenSet set)
{
  g_return_val_if_fail ((guint) set < G_N_ELEMENTS (sets), NULL);

  const char *const *tokens = sets[set].tokens;

  return g_strjoinv (", ", (char **) (tokens[0][0] == '\0' ? tokens + 1 : tokens));
}

static const char *const symptoms[] = { "migraine", "cramp", "pms", "brain-fog", "palpitations", NULL };
static const char *const episode_features[] = {
  /* migraine */
  "aura", "unilateral", "pulsating", "worse-with-activity", "nausea", "vomiting", "photophobia", "phonophobia",
  "woke-from-sleep",
  /* cramp */
  "calf", "foot", "thigh", "hand",
  /* PMS */
  "low-mood", "irritability", "anxiety", "fatigue", "bloating", "breast-tenderness",
  /* palpitations */
  "racing", "skipped-beats", "dizziness", "breathlessness", "chest-pain", "fainting", NULL
};
static const char *const dose_features[] = { "flushing", "warmth",       "low-blood-pressure", "diarrhoea",
                                             "nausea",   "pain-at-site", "drowsiness",         NULL };
static const char *const triggers[] = { "stress",       "sleep",       "weather",      "alcohol",   "caffeine", "food",
                                        "skipped-meal", "dehydration", "exertion",     "light",     "noise",    "smell",
                                        "screen",       "travel",      "menstruation", "infection", "medicine", NULL };

static const char *const reading_features[] = { EPSOM_RECALLED, NULL };

const char *const *
epsom_words_get (EpsomWordList list)
{
  switch (list)
    {
    case EPSOM_WORDS_SYMPTOM:
      return symptoms;
    case EPSOM_WORDS_EPISODE_FEATURE:
      return episode_features;
    case EPSOM_WORDS_DOSE_FEATURE:
      return dose_features;
    case EPSOM_WORDS_TRIGGER:
      return triggers;
    case EPSOM_WORDS_READING_FEATURE:
      return reading_features;
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
epsom_words_is_known (EpsomWordList list, const char *word)
{
  return g_strv_contains (epsom_words_get (list), word);
}
