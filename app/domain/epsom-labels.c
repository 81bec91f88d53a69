/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A word of the file format with the label that people see. */
typedef struct {
  const char *word;
  const char *label;
} Label;

/* The labels of each set of tokens by value, with the context in which translators see them. */

static const char *const records[] = {
  NC_ ("record", "Episode"), NC_ ("record", "Reading"), NC_ ("record", "Dose"),      NC_ ("record", "Medicine"),
  NC_ ("record", "Day"),     NC_ ("record", "Rating"),  NC_ ("record", "Lab value"),
};
static const char *const routes[] = { "", NC_ ("route", "Oral"), NC_ ("route", "IV") };
static const char *const units[] = { "", NC_ ("unit", "mg"), NC_ ("unit", "g"), NC_ ("unit", "mmol"),
                                     NC_ ("unit", "mEq") };
static const char *const bases[] = { "", NC_ ("basis", "Elemental magnesium"), NC_ ("basis", "The whole salt") };
static const char *const purposes[] = { "", NC_ ("purpose", "Acute"), NC_ ("purpose", "Preventive") };
static const char *const places[] = { "", NC_ ("place", "Home"), NC_ ("place", "Clinic"),
                                      NC_ ("place", "Emergency department") };
static const char *const bleedings[] = {
  "",
  NC_ ("bleeding", "None"),
  NC_ ("bleeding", "Spotting"),
  NC_ ("bleeding", "Light"),
  NC_ ("bleeding", "Medium"),
  NC_ ("bleeding", "Heavy"),
};
static const char *const classes[] = {
  "",
  NC_ ("class", "Triptan"),
  NC_ ("class", "Ergot"),
  NC_ ("class", "NSAID"),
  NC_ ("class", "Aspirin"),
  NC_ ("class", "Paracetamol"),
  NC_ ("class", "Opioid"),
  NC_ ("class", "Combination painkiller"),
  NC_ ("class", "Gepant"),
  NC_ ("class", "Medicine for nausea"),
  NC_ ("class", "Other"),
};
static const char *const analytes[] = {
  "",
  NC_ ("analyte", "Serum magnesium"),
  NC_ ("analyte", "Ionized magnesium"),
  NC_ ("analyte", "Red blood cell magnesium"),
};
static const char *const lab_units[] = { "", NC_ ("lab unit", "mmol/L"), NC_ ("lab unit", "mg/dL"),
                                         NC_ ("lab unit", "mEq/L") };
static const char *const methods[] = {
  NC_ ("method", "Oral"),    NC_ ("method", "IV push"),         NC_ ("method", "IV, 10 to 30 min"),
  NC_ ("method", "IV drip"), NC_ ("method", "IV, no duration"),
};

static const struct {
  const char *context;
  const char *const *labels;
} sets[] = {
  [EPSOM_TOKENS_RECORD] = { "record", records },
  [EPSOM_TOKENS_ROUTE] = { "route", routes },
  [EPSOM_TOKENS_UNIT] = { "unit", units },
  [EPSOM_TOKENS_BASIS] = { "basis", bases },
  [EPSOM_TOKENS_PURPOSE] = { "purpose", purposes },
  [EPSOM_TOKENS_PLACE] = { "place", places },
  [EPSOM_TOKENS_BLEEDING] = { "bleeding", bleedings },
  [EPSOM_TOKENS_CLASS] = { "class", classes },
  [EPSOM_TOKENS_ANALYTE] = { "analyte", analytes },
  [EPSOM_TOKENS_LAB_UNIT] = { "lab unit", lab_units },
  [EPSOM_TOKENS_METHOD] = { "method", methods },
};

const char *
epsom_words_token (EpsomTokenSet set, int value)
{
  g_return_val_if_fail (value >= 0 && value < epsom_token_set_get_size (set), "");

  const char *label = sets[set].labels[value];

  return *label != '\0' ? g_dpgettext2 (GETTEXT_PACKAGE, sets[set].context, label) : "";
}

const char *
epsom_words_method (EpsomMethod method)
{
  return epsom_words_token (EPSOM_TOKENS_METHOD, (int) method);
}

static const Label symptoms[] = {
  { "migraine", NC_ ("symptom", "Migraine") },
  { "cramp", NC_ ("symptom", "Cramp") },
  { "pms", NC_ ("symptom", "PMS") },
  { "brain-fog", NC_ ("symptom", "Brain fog") },
  { "palpitations", NC_ ("symptom", "Palpitations") },
  { NULL, NULL },
};

static const Label episode_features[] = {
  { "aura", NC_ ("feature", "Aura") },
  { "unilateral", NC_ ("feature", "One-sided") },
  { "pulsating", NC_ ("feature", "Pulsating") },
  { "worse-with-activity", NC_ ("feature", "Worse with activity") },
  { "nausea", NC_ ("feature", "Nausea") },
  { "vomiting", NC_ ("feature", "Vomiting") },
  { "photophobia", NC_ ("feature", "Sensitive to light") },
  { "phonophobia", NC_ ("feature", "Sensitive to sound") },
  { "woke-from-sleep", NC_ ("feature", "Woke from sleep") },
  { "calf", NC_ ("feature", "Calf") },
  { "foot", NC_ ("feature", "Foot") },
  { "thigh", NC_ ("feature", "Thigh") },
  { "hand", NC_ ("feature", "Hand") },
  { "low-mood", NC_ ("feature", "Low mood") },
  { "irritability", NC_ ("feature", "Irritability") },
  { "anxiety", NC_ ("feature", "Anxiety") },
  { "fatigue", NC_ ("feature", "Fatigue") },
  { "bloating", NC_ ("feature", "Bloating") },
  { "breast-tenderness", NC_ ("feature", "Breast tenderness") },
  { "racing", NC_ ("feature", "Racing heart") },
  { "skipped-beats", NC_ ("feature", "Skipped beats") },
  { "dizziness", NC_ ("feature", "Dizziness") },
  { "breathlessness", NC_ ("feature", "Breathlessness") },
  { "chest-pain", NC_ ("feature", "Chest pain") },
  { "fainting", NC_ ("feature", "Fainting") },
  { NULL, NULL },
};

static const Label dose_features[] = {
  { "flushing", NC_ ("side effect", "Flushing") },
  { "warmth", NC_ ("side effect", "Warmth") },
  { "low-blood-pressure", NC_ ("side effect", "Low blood pressure") },
  { "diarrhoea", NC_ ("side effect", "Diarrhoea") },
  { "nausea", NC_ ("side effect", "Nausea") },
  { "pain-at-site", NC_ ("side effect", "Pain at the site") },
  { "drowsiness", NC_ ("side effect", "Drowsiness") },
  { NULL, NULL },
};

static const Label triggers[] = {
  { "stress", NC_ ("trigger", "Stress") },
  { "sleep", NC_ ("trigger", "Sleep") },
  { "weather", NC_ ("trigger", "Weather") },
  { "alcohol", NC_ ("trigger", "Alcohol") },
  { "caffeine", NC_ ("trigger", "Caffeine") },
  { "food", NC_ ("trigger", "Food") },
  { "skipped-meal", NC_ ("trigger", "Skipped meal") },
  { "dehydration", NC_ ("trigger", "Dehydration") },
  { "exertion", NC_ ("trigger", "Exertion") },
  { "light", NC_ ("trigger", "Light") },
  { "noise", NC_ ("trigger", "Noise") },
  { "smell", NC_ ("trigger", "Smell") },
  { "screen", NC_ ("trigger", "Screen") },
  { "travel", NC_ ("trigger", "Travel") },
  { "menstruation", NC_ ("trigger", "Menstruation") },
  { "infection", NC_ ("trigger", "Infection") },
  { "medicine", NC_ ("trigger", "Medicine") },
  { NULL, NULL },
};

static const Label reading_features[] = {
  { EPSOM_RECALLED, NC_ ("reading", "From memory") },
  { NULL, NULL },
};

static const struct {
  const char *context;
  const Label *labels;
} lists[] = {
  [EPSOM_WORDS_SYMPTOM] = { "symptom", symptoms },
  [EPSOM_WORDS_EPISODE_FEATURE] = { "feature", episode_features },
  [EPSOM_WORDS_DOSE_FEATURE] = { "side effect", dose_features },
  [EPSOM_WORDS_TRIGGER] = { "trigger", triggers },
  [EPSOM_WORDS_READING_FEATURE] = { "reading", reading_features },
};

const char *
epsom_words_label (EpsomWordList list, const char *word)
{
  g_return_val_if_fail ((guint) list < G_N_ELEMENTS (lists), word);

  for (const Label *label = lists[list].labels; label->word != NULL; label++)
    if (strcmp (label->word, word) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, lists[list].context, label->label);
  return word;
}

const char *
epsom_words_symptom (const char *symptom)
{
  return epsom_words_label (EPSOM_WORDS_SYMPTOM, symptom);
}

const char *
epsom_words_severity (int severity)
{
  if (severity <= 0)
    return C_ ("severity", "none");
  if (severity <= 3)
    return C_ ("severity", "mild");
  if (severity <= 6)
    return C_ ("severity", "moderate");
  return C_ ("severity", "severe");
}

/* Water of crystallisation is named where the salt is chosen, and left out where a dose is told. */
static const struct {
  const char *token;
  const char *name;
  const char *brief;
} salts[] = {
  { "oxide", N_ ("Magnesium oxide"), N_ ("magnesium oxide") },
  { "hydroxide", N_ ("Magnesium hydroxide"), N_ ("magnesium hydroxide") },
  { "carbonate", N_ ("Magnesium carbonate"), N_ ("magnesium carbonate") },
  { "chloride-hexahydrate", N_ ("Magnesium chloride hexahydrate"), N_ ("magnesium chloride") },
  { "chloride-anhydrous", N_ ("Magnesium chloride, anhydrous"), N_ ("anhydrous magnesium chloride") },
  { "sulfate-heptahydrate", N_ ("Magnesium sulfate heptahydrate"), N_ ("magnesium sulfate") },
  { "sulfate-anhydrous", N_ ("Magnesium sulfate, anhydrous"), N_ ("anhydrous magnesium sulfate") },
  { "citrate", N_ ("Magnesium citrate"), N_ ("magnesium citrate") },
  { "citrate-nonahydrate", N_ ("Magnesium citrate nonahydrate"), N_ ("magnesium citrate") },
  { "hydrogen-citrate", N_ ("Magnesium hydrogen citrate"), N_ ("magnesium hydrogen citrate") },
  { "bisglycinate", N_ ("Magnesium bisglycinate"), N_ ("magnesium bisglycinate") },
  { "bisglycinate-dihydrate", N_ ("Magnesium bisglycinate dihydrate"), N_ ("magnesium bisglycinate") },
  { "taurate", N_ ("Magnesium taurate"), N_ ("magnesium taurate") },
  { "malate", N_ ("Magnesium malate"), N_ ("magnesium malate") },
  { "malate-trihydrate", N_ ("Magnesium malate trihydrate"), N_ ("magnesium malate") },
  { "threonate", N_ ("Magnesium L-threonate"), N_ ("magnesium L-threonate") },
  { "threonate-monohydrate", N_ ("Magnesium L-threonate monohydrate"), N_ ("magnesium L-threonate") },
  { "lactate", N_ ("Magnesium lactate"), N_ ("magnesium lactate") },
  { "lactate-dihydrate", N_ ("Magnesium lactate dihydrate"), N_ ("magnesium lactate") },
  { "aspartate", N_ ("Magnesium aspartate"), N_ ("magnesium aspartate") },
  { "aspartate-dihydrate", N_ ("Magnesium aspartate dihydrate"), N_ ("magnesium aspartate") },
  { "aspartate-hydrochloride-trihydrate", N_ ("Magnesium aspartate hydrochloride trihydrate"),
    N_ ("magnesium aspartate hydrochloride") },
  { "gluconate", N_ ("Magnesium gluconate"), N_ ("magnesium gluconate") },
  { "gluconate-dihydrate", N_ ("Magnesium gluconate dihydrate"), N_ ("magnesium gluconate") },
  { "orotate", N_ ("Magnesium orotate"), N_ ("magnesium orotate") },
  { "orotate-dihydrate", N_ ("Magnesium orotate dihydrate"), N_ ("magnesium orotate") },
  { "pidolate", N_ ("Magnesium pidolate"), N_ ("magnesium pidolate") },
};

const char *
epsom_words_salt (const EpsomSalt *salt)
{
  for (gsize i = 0; i < G_N_ELEMENTS (salts); i++)
    if (strcmp (salts[i].token, salt->token) == 0)
      return _ (salts[i].name);
  return salt->token;
}

const char *
epsom_words_salt_brief (const EpsomSalt *salt)
{
  if (salt == NULL)
    return _ ("magnesium");
  for (gsize i = 0; i < G_N_ELEMENTS (salts); i++)
    if (strcmp (salts[i].token, salt->token) == 0)
      return _ (salts[i].brief);
  return salt->token;
}

static const char *const fields[EPSOM_N_FIELDS] = {
  [EPSOM_FIELD_RECORD] = NC_ ("field", "Kind of record"),
  [EPSOM_FIELD_ID] = NC_ ("field", "ID"),
  [EPSOM_FIELD_EPISODE] = NC_ ("field", "Episode"),
  [EPSOM_FIELD_AT] = NC_ ("field", "Time"),
  [EPSOM_FIELD_END] = NC_ ("field", "End"),
  [EPSOM_FIELD_SYMPTOM] = NC_ ("field", "Symptom"),
  [EPSOM_FIELD_SEVERITY] = NC_ ("field", "Severity"),
  [EPSOM_FIELD_ROUTE] = NC_ ("field", "Route"),
  [EPSOM_FIELD_MINUTES] = NC_ ("field", "Minutes"),
  [EPSOM_FIELD_SALT] = NC_ ("field", "Salt"),
  [EPSOM_FIELD_AMOUNT] = NC_ ("field", "Amount"),
  [EPSOM_FIELD_UNIT] = NC_ ("field", "Unit"),
  [EPSOM_FIELD_BASIS] = NC_ ("field", "Amount of"),
  [EPSOM_FIELD_PURPOSE] = NC_ ("field", "Purpose"),
  [EPSOM_FIELD_MEDICINE] = NC_ ("field", "Medicine"),
  [EPSOM_FIELD_CLASS] = NC_ ("field", "Class"),
  [EPSOM_FIELD_STRENGTH] = NC_ ("field", "Strength"),
  [EPSOM_FIELD_FEATURES] = NC_ ("field", "Features"),
  [EPSOM_FIELD_TRIGGERS] = NC_ ("field", "Suspected triggers"),
  [EPSOM_FIELD_BLEEDING] = NC_ ("field", "Bleeding"),
  [EPSOM_FIELD_ANALYTE] = NC_ ("field", "Measured"),
  [EPSOM_FIELD_VALUE] = NC_ ("field", "Value"),
  [EPSOM_FIELD_VALUE_UNIT] = NC_ ("field", "Unit"),
  [EPSOM_FIELD_RANGE_LOW] = NC_ ("field", "Range from"),
  [EPSOM_FIELD_RANGE_HIGH] = NC_ ("field", "Range to"),
  [EPSOM_FIELD_PLACE] = NC_ ("field", "Place"),
  [EPSOM_FIELD_NOTE] = NC_ ("field", "Note"),
};

const char *
epsom_words_field (EpsomField field)
{
  g_return_val_if_fail ((guint) field < EPSOM_N_FIELDS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "field", fields[field]);
}
