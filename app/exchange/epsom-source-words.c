/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-source-words.h"

#include <math.h>
#include <string.h>

#include "epsom-number.h"

/* A text of another app, and what it is here. */
typedef struct {
  const char *theirs; /* in lower case, as g_utf8_casefold() has it */
  const char *ours;
} Word;

/* Part of the name of an entry. The more special stand first: "brain fog" before "fog". */
static const Word symptoms[] = {
  { "migraine", "migraine" },
  { "migräne", "migraine" },
  { "migraña", "migraine" },
  { "emicrania", "migraine" },
  { "enxaqueca", "migraine" },
  { "migrena", "migraine" },
  { "мигрен", "migraine" },
  { "leg cramp", "cramp" },
  { "muscle cramp", "cramp" },
  { "calf cramp", "cramp" },
  { "foot cramp", "cramp" },
  { "wadenkrampf", "cramp" },
  { "muskelkrampf", "cramp" },
  { "crampe", "cramp" },
  { "calambre", "cramp" },
  { "premenstrual", "pms" },
  { "prämenstruell", "pms" },
  { "brain fog", "brain-fog" },
  { "gehirnnebel", "brain-fog" },
  { "brouillard mental", "brain-fog" },
  { "niebla mental", "brain-fog" },
  { "palpitation", "palpitations" },
  { "palpitacion", "palpitations" },
  { "herzrasen", "palpitations" },
  { "herzstolpern", "palpitations" },
  { "herzklopfen", "palpitations" },
};

/* Whole names: too short to be looked for inside of others. */
static const Word short_symptoms[] = {
  { "pms", "pms" },      { "spm", "pms" },      { "cramp", "cramp" },
  { "cramps", "cramp" }, { "krampf", "cramp" }, { "krämpfe", "cramp" },
};

/* Symptoms that Epsom has no word for, which keep their name. */
static const char *const own_symptoms[] = { "headache",        "kopfschmerz",  "mal de tête",
                                            "dolor de cabeza", "cefalea",      "period cramps",
                                            "period pain",     "regelschmerz", NULL };

static const char *const magnesium[] = { "magnesi", "магни", "mgso4", NULL };

static const struct {
  const char *part;
  EpsomClass medicine_class;
} substances[] = {
  { "excedrin", EPSOM_CLASS_COMBINATION },
  { "thomapyrin", EPSOM_CLASS_COMBINATION },
  { "neuralgin", EPSOM_CLASS_COMBINATION },
  { "fioricet", EPSOM_CLASS_COMBINATION },
  { "triptan", EPSOM_CLASS_TRIPTAN },
  { "imitrex", EPSOM_CLASS_TRIPTAN },
  { "maxalt", EPSOM_CLASS_TRIPTAN },
  { "imigran", EPSOM_CLASS_TRIPTAN },
  { "ergotamin", EPSOM_CLASS_ERGOT },
  { "gepant", EPSOM_CLASS_GEPANT },
  { "nurtec", EPSOM_CLASS_GEPANT },
  { "ubrelvy", EPSOM_CLASS_GEPANT },
  { "vydura", EPSOM_CLASS_GEPANT },
  { "ibuprofen", EPSOM_CLASS_NSAID },
  { "ibuprofène", EPSOM_CLASS_NSAID },
  { "ibuprofeno", EPSOM_CLASS_NSAID },
  { "advil", EPSOM_CLASS_NSAID },
  { "naproxen", EPSOM_CLASS_NSAID },
  { "aleve", EPSOM_CLASS_NSAID },
  { "diclofenac", EPSOM_CLASS_NSAID },
  { "diclofenac", EPSOM_CLASS_NSAID },
  { "diklofenak", EPSOM_CLASS_NSAID },
  { "ketoprofen", EPSOM_CLASS_NSAID },
  { "ketorolac", EPSOM_CLASS_NSAID },
  { "indometacin", EPSOM_CLASS_NSAID },
  { "indomethacin", EPSOM_CLASS_NSAID },
  { "celecoxib", EPSOM_CLASS_NSAID },
  { "aspirin", EPSOM_CLASS_ASPIRIN },
  { "acetylsalicyl", EPSOM_CLASS_ASPIRIN },
  { "paracetamol", EPSOM_CLASS_PARACETAMOL },
  { "acetaminophen", EPSOM_CLASS_PARACETAMOL },
  { "tylenol", EPSOM_CLASS_PARACETAMOL },
  { "codeine", EPSOM_CLASS_OPIOID },
  { "codein", EPSOM_CLASS_OPIOID },
  { "tramadol", EPSOM_CLASS_OPIOID },
  { "morphin", EPSOM_CLASS_OPIOID },
  { "oxycodon", EPSOM_CLASS_OPIOID },
  { "hydrocodon", EPSOM_CLASS_OPIOID },
  { "tilidin", EPSOM_CLASS_OPIOID },
  { "metoclopramid", EPSOM_CLASS_ANTIEMETIC },
  { "domperidon", EPSOM_CLASS_ANTIEMETIC },
  { "ondansetron", EPSOM_CLASS_ANTIEMETIC },
  { "prochlorperazin", EPSOM_CLASS_ANTIEMETIC },
  { "promethazin", EPSOM_CLASS_ANTIEMETIC },
};

static const Word bleedings[] = {
  { "none", "none" },    { "spotting", "spotting" }, { "light", "light" },      { "medium", "medium" },
  { "heavy", "heavy" },  { "very_heavy", "heavy" },  { "very heavy", "heavy" }, { "schmierblutung", "spotting" },
  { "leicht", "light" }, { "mittel", "medium" },     { "stark", "heavy" },
};

static const char *const bleeding_names[] = { "period", "menstruation", "bleeding", "periode",        "blutung",
                                              "règles", "regla",        "flow",     "menstrual flow", NULL };

/* What has a name of its own here; `_`, `-` and blank are the same. */
static const Word features[] = {
  { "light sensitivity", "photophobia" },
  { "sensitivity to light", "photophobia" },
  { "lichtempfindlichkeit", "photophobia" },
  { "sound sensitivity", "phonophobia" },
  { "noise sensitivity", "phonophobia" },
  { "sensitivity to noise", "phonophobia" },
  { "sensitivity to sound", "phonophobia" },
  { "geräuschempfindlichkeit", "phonophobia" },
  { "throbbing", "pulsating" },
  { "throbbing pain", "pulsating" },
  { "pulsating pain", "pulsating" },
  { "vomiting", "vomiting" },
  { "erbrechen", "vomiting" },
  { "übelkeit", "nausea" },
  { "nausée", "nausea" },
  { "nauseas", "nausea" },
  { "worse if moving", "worse-with-activity" },
  { "worse with activity", "worse-with-activity" },
  { "tender breasts", "breast-tenderness" },
  { "breast tenderness", "breast-tenderness" },
  { "fatigue", "fatigue" },
  { "bloating", "bloating" },
};

static const Word trigger_words[] = {
  { "lack of sleep", "sleep" },
  { "poor sleep", "sleep" },
  { "interrupted sleep", "sleep" },
  { "schlafmangel", "sleep" },
  { "weather change", "weather" },
  { "change in weather", "weather" },
  { "barometric pressure", "weather" },
  { "wetter", "weather" },
  { "bright lights", "light" },
  { "bright light", "light" },
  { "loud sounds", "noise" },
  { "loud noise", "noise" },
  { "skipped meal", "skipped-meal" },
  { "missed meal", "skipped-meal" },
  { "exercise", "exertion" },
  { "physical exertion", "exertion" },
  { "period", "menstruation" },
  { "menstrual period", "menstruation" },
  { "odor", "smell" },
  { "odour", "smell" },
  { "strong smell", "smell" },
  { "screens", "screen" },
  { "computer screen", "screen" },
  { "traveling", "travel" },
  { "travelling", "travel" },
  { "alkohol", "alcohol" },
  { "koffein", "caffeine" },
};

static const struct {
  const char *word;
  int severity;
} severities[] = {
  { "none", 0 },   { "no pain", 0 },     { "keine", 0 },         { "mild", 2 },   { "light", 2 },
  { "slight", 2 }, { "leicht", 2 },      { "léger", 2 },         { "leve", 2 },   { "moderate", 5 },
  { "medium", 5 }, { "mittel", 5 },      { "mäßig", 5 },         { "modéré", 5 }, { "moderado", 5 },
  { "severe", 8 }, { "strong", 8 },      { "stark", 8 },         { "sévère", 8 }, { "fort", 8 },
  { "grave", 8 },  { "unbearable", 10 }, { "unerträglich", 10 }, { "worst", 10 }, { "extreme", 10 },
};

/* Lower case, with the dashes and underscores of tokens as blanks, without blanks around. */
static char *
fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  char *folded = g_utf8_casefold (valid, -1);

  for (char *c = folded; *c != '\0'; c++)
    if (*c == '_' || *c == '-')
      *c = ' ';
  return g_strstrip (folded);
}

static const char *
find_part (const Word *words, gsize n, const char *folded)
{
  for (gsize i = 0; i < n; i++)
    if (strstr (folded, words[i].theirs) != NULL)
      return words[i].ours;
  return NULL;
}

static const char *
find_whole (const Word *words, gsize n, const char *folded)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *theirs = fold (words[i].theirs);

      if (strcmp (folded, theirs) == 0)
        return words[i].ours;
    }
  return NULL;
}

static gboolean
has_part (const char *const *parts, const char *folded)
{
  for (; *parts != NULL; parts++)
    if (strstr (folded, *parts) != NULL)
      return TRUE;
  return FALSE;
}

static const char *
find_symptom (const char *folded)
{
  const char *found = find_part (symptoms, G_N_ELEMENTS (symptoms), folded);

  return found != NULL ? found : find_whole (short_symptoms, G_N_ELEMENTS (short_symptoms), folded);
}

EpsomMatter
epsom_source_get_matter (const char *name)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (name != NULL, EPSOM_MATTER_OTHER);

  folded = fold (name);
  if (has_part (magnesium, folded))
    return EPSOM_MATTER_MAGNESIUM;
  if (epsom_source_get_class (name) != EPSOM_CLASS_OTHER)
    return EPSOM_MATTER_MEDICINE;
  if (find_symptom (folded) != NULL || has_part (own_symptoms, folded))
    return EPSOM_MATTER_SYMPTOM;
  if (g_strv_contains (bleeding_names, folded))
    return EPSOM_MATTER_BLEEDING;
  return EPSOM_MATTER_OTHER;
}

const char *
epsom_source_get_symptom (const char *name)
{
  g_autofree char *folded = NULL;
  const char *found;

  g_return_val_if_fail (name != NULL, NULL);

  folded = fold (name);
  found = find_symptom (folded);
  return found != NULL ? found : name;
}

EpsomClass
epsom_source_get_class (const char *name)
{
  g_autofree char *folded = fold (name);

  for (gsize i = 0; i < G_N_ELEMENTS (substances); i++)
    if (strstr (folded, substances[i].part) != NULL)
      return substances[i].medicine_class;
  return EPSOM_CLASS_OTHER;
}

gboolean
epsom_source_get_bleeding (const char *word, EpsomBleeding *bleeding)
{
  g_autofree char *folded = fold (word);
  const char *token = find_whole (bleedings, G_N_ELEMENTS (bleedings), folded);
  int value;

  if (token == NULL || !epsom_token_parse (EPSOM_TOKENS_BLEEDING, token, &value))
    return FALSE;
  *bleeding = (EpsomBleeding) value;
  return TRUE;
}

static gboolean
parse_severity_word (const char *text, int *severity)
{
  g_autofree char *folded = fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (severities); i++)
    if (strcmp (folded, severities[i].word) == 0)
      {
        *severity = severities[i].severity;
        return TRUE;
      }
  return FALSE;
}

gboolean
epsom_source_parse_severity (const char *text, int *severity, gboolean *is_exact)
{
  g_autofree char *number = NULL;
  double value;

  g_return_val_if_fail (text != NULL, FALSE);

  number = g_strstrip (g_strdup (text));
  if (g_str_has_suffix (number, "/10"))
    number[strlen (number) - 3] = '\0';
  g_strdelimit (g_strstrip (number), ",", '.');
  *is_exact = FALSE;
  if (!epsom_number_parse (number, &value))
    return parse_severity_word (text, severity);
  if (!(value >= 0 && value <= 10))
    return FALSE;
  *severity = (int) lround (value);
  *is_exact = *severity == value;
  return TRUE;
}

gboolean
epsom_source_is_yes (const char *text)
{
  static const char *const words[] = { "1", "true", "yes", "y", "x", "ja", "oui", "sí", "si", "yes manual", NULL };
  g_autofree char *folded = fold (text);

  return g_strv_contains (words, folded);
}

gboolean
epsom_source_is_no (const char *text)
{
  static const char *const words[] = { "", "0", "false", "no", "n", "nein", "non", NULL };
  g_autofree char *folded = fold (text);

  return g_strv_contains (words, folded);
}

/* Returns: (transfer full): the word of @list that @word means. A known word's own spelling is one, too. */
static char *
map_word (EpsomWordList list, const char *word)
{
  g_autofree char *folded = fold (word);
  g_autofree char *token = g_strdelimit (g_strdup (folded), " ", '-');
  const char *found = list == EPSOM_WORDS_TRIGGER ? find_whole (trigger_words, G_N_ELEMENTS (trigger_words), folded)
                                                  : find_whole (features, G_N_ELEMENTS (features), folded);

  if (found != NULL)
    return g_strdup (found);
  if (epsom_words_is_known (list, token))
    return g_steal_pointer (&token);
  return g_strdelimit (g_strdup (word), ";", ',');
}

char *
epsom_source_map_words (EpsomWordList list, const char *words, const char *separators)
{
  g_auto (GStrv) parts = g_strsplit_set (words, separators, -1);
  g_autoptr (GPtrArray) mapped = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *word = NULL;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      word = map_word (list, parts[i]);
      if (!g_ptr_array_find_with_equal_func (mapped, word, g_str_equal, NULL))
        g_ptr_array_add (mapped, g_steal_pointer (&word));
    }
  g_ptr_array_add (mapped, NULL);
  return g_strjoinv (";", (char **) mapped->pdata);
}
