/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was taken: a medicine, or a dose of magnesium. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-number.h"
#include "epsom-source-run.h"

/* Words for how it was taken. Those of two letters stand alone. */
static const struct {
  const char *word;
  EpsomRoute route;
} routes[] = {
  { "iv", EPSOM_ROUTE_IV },         { "i.v.", EPSOM_ROUTE_IV },        { "infusion", EPSOM_ROUTE_IV },
  { "drip", EPSOM_ROUTE_IV },       { "intravenous", EPSOM_ROUTE_IV }, { "intravenös", EPSOM_ROUTE_IV },
  { "oral", EPSOM_ROUTE_ORAL },     { "tablet", EPSOM_ROUTE_ORAL },    { "tablets", EPSOM_ROUTE_ORAL },
  { "tablette", EPSOM_ROUTE_ORAL }, { "tabletten", EPSOM_ROUTE_ORAL }, { "capsule", EPSOM_ROUTE_ORAL },
  { "capsules", EPSOM_ROUTE_ORAL }, { "kapsel", EPSOM_ROUTE_ORAL },    { "kapseln", EPSOM_ROUTE_ORAL },
  { "pill", EPSOM_ROUTE_ORAL },     { "pills", EPSOM_ROUTE_ORAL },     { "powder", EPSOM_ROUTE_ORAL },
  { "pulver", EPSOM_ROUTE_ORAL },   { "drink", EPSOM_ROUTE_ORAL },     { "sachet", EPSOM_ROUTE_ORAL },
};

/* Names of salts that mean one, whatever its water of crystallisation is. */
static const struct {
  const char *word;
  EpsomRoute only; /* the one route on which it is given, or none */
} salts[] = {
  { "oxide", EPSOM_ROUTE_ORAL },     { "oxid", EPSOM_ROUTE_ORAL },      { "hydroxide", EPSOM_ROUTE_ORAL },
  { "carbonate", EPSOM_ROUTE_ORAL }, { "carbonat", EPSOM_ROUTE_ORAL },  { "citrate", EPSOM_ROUTE_ORAL },
  { "citrat", EPSOM_ROUTE_ORAL },    { "glycinate", EPSOM_ROUTE_ORAL }, { "glycinat", EPSOM_ROUTE_ORAL },
  { "taurate", EPSOM_ROUTE_ORAL },   { "taurat", EPSOM_ROUTE_ORAL },    { "malate", EPSOM_ROUTE_ORAL },
  { "malat", EPSOM_ROUTE_ORAL },     { "threonate", EPSOM_ROUTE_ORAL }, { "threonat", EPSOM_ROUTE_ORAL },
  { "lactate", EPSOM_ROUTE_ORAL },   { "lactat", EPSOM_ROUTE_ORAL },    { "aspartate", EPSOM_ROUTE_ORAL },
  { "gluconate", EPSOM_ROUTE_ORAL }, { "orotate", EPSOM_ROUTE_ORAL },   { "orotat", EPSOM_ROUTE_ORAL },
  { "pidolate", EPSOM_ROUTE_ORAL },
};

/* Salts that are the same under any name that is in use, so that their token is known. */
static const struct {
  const char *word;
  const char *token;
} tokens[] = {
  { "hydroxide", "hydroxide" },
  { "oxide", "oxide" },
  { "oxid", "oxide" },
  { "carbonate", "carbonate" },
};

static const struct {
  const char *text;
  EpsomUnit unit;
} units[] = {
  { "mg", EPSOM_UNIT_MG },        { "g", EPSOM_UNIT_G },           { "gram", EPSOM_UNIT_G },
  { "grams", EPSOM_UNIT_G },      { "mmol", EPSOM_UNIT_MMOL },     { "meq", EPSOM_UNIT_MEQ },
  { "milligram", EPSOM_UNIT_MG }, { "milligrams", EPSOM_UNIT_MG },
};

static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c) || (guint8) c >= 0x80;
}

/* Whether @word stands in @text by itself. */
static gboolean
has_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if ((at == text || !is_letter (at[-1])) && !is_letter (at[length]))
      return TRUE;
  return FALSE;
}

static EpsomRoute
find_route (const char *folded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    if (has_word (folded, routes[i].word))
      return routes[i].route;
  for (gsize i = 0; i < G_N_ELEMENTS (salts); i++)
    if (strstr (folded, salts[i].word) != NULL)
      return salts[i].only;
  return EPSOM_ROUTE_NONE;
}

static const EpsomSalt *
find_salt (const char *folded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
    if (strstr (folded, tokens[i].word) != NULL)
      return epsom_salt_find (tokens[i].token);
  return NULL;
}

/* The first number in @text that a unit of mass or substance follows: `2 x 400 mg` is 800 mg. */
static gboolean
find_amount (const char *text, double *amount, EpsomUnit *unit)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("(?:(\\d+(?:[.,]\\d+)?)\\s*[x×*]\\s*)?(\\d+(?:[.,]\\d+)?)\\s*([a-z]+)", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *factor = g_strdelimit (g_match_info_fetch (match, 1), ",", '.');
      g_autofree char *number = g_strdelimit (g_match_info_fetch (match, 2), ",", '.');
      g_autofree char *name = g_match_info_fetch (match, 3);
      double times = 1;

      if (*factor != '\0' && !epsom_number_parse (factor, &times))
        continue;
      for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
        if (g_ascii_strcasecmp (name, units[i].text) == 0 && epsom_number_parse (number, amount) && *amount * times > 0)
          {
            *amount *= times;
            *unit = units[i].unit;
            return TRUE;
          }
    }
  return FALSE;
}

/* Whether @amount says how many there were of what the name gives the strength of: that is its amount for one alone. */
static gboolean
is_one (const char *amount)
{
  return *amount == '\0' || strcmp (amount, "1") == 0 || g_str_has_prefix (amount, "1 ");
}

static gboolean
add_dose (EpsomSourceRun *run, const char *key, const EpsomTaken *taken)
{
  const char *amount = taken->amount != NULL ? taken->amount : "";
  g_autofree char *said = g_strconcat (taken->name, " ", amount, NULL);
  g_autofree char *folded = g_utf8_casefold (said, -1);
  g_autoptr (GString) note = g_string_new (NULL);
  EpsomDose draft = { .record = { .kind = EPSOM_RECORD_DOSE },
                      .episode = taken->episode,
                      .at = taken->at,
                      .route = find_route (folded),
                      .purpose = taken->purpose };

  if (draft.route == EPSOM_ROUTE_NONE || (!find_amount (amount, &draft.amount, &draft.unit) &&
                                          !(is_one (amount) && find_amount (taken->name, &draft.amount, &draft.unit))))
    return FALSE;
  draft.salt = find_salt (folded);
  epsom_note_add (note, NULL, g_strstrip (said));
  epsom_note_add (note, NULL, taken->note);
  draft.record.note = note->str;
  epsom_run_set_id (run, &draft.record, key);
  epsom_run_add (run, &draft.record);
  return TRUE;
}

void
epsom_run_add_taken (EpsomSourceRun *run, const char *key, const EpsomTaken *taken)
{
  EpsomMedicine draft = { .record = { .kind = EPSOM_RECORD_MEDICINE, .note = taken->note },
                          .episode = taken->episode,
                          .at = taken->at,
                          .name = taken->name,
                          .medicine_class = taken->medicine_class,
                          .strength = taken->amount,
                          .purpose = taken->purpose };

  if (epsom_source_get_matter (taken->name) == EPSOM_MATTER_MAGNESIUM)
    {
      if (add_dose (run, key, taken))
        return;
      epsom_run_remark (run,
                        _ ("magnesium of which amount, unit or route are not said is kept as a medicine; edit it, or "
                           "add the dose"));
    }
  if (draft.medicine_class == EPSOM_CLASS_NONE)
    draft.medicine_class = epsom_source_get_class (taken->name);
  epsom_run_set_id (run, &draft.record, key);
  epsom_run_add (run, &draft.record);
}
