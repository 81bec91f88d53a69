/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of the file format (`csv.md` of the design) as enumerations. Zero always means "not given". */

typedef enum {
  EPSOM_RECORD_EPISODE,
  EPSOM_RECORD_READING,
  EPSOM_RECORD_DOSE,
  EPSOM_RECORD_MEDICINE,
  EPSOM_RECORD_DAY,
  EPSOM_RECORD_RATING,
  EPSOM_RECORD_LAB,
} EpsomRecordKind;
#define EPSOM_N_RECORD_KINDS (EPSOM_RECORD_LAB + 1)

typedef enum { EPSOM_ROUTE_NONE, EPSOM_ROUTE_ORAL, EPSOM_ROUTE_IV } EpsomRoute;
typedef enum { EPSOM_UNIT_NONE, EPSOM_UNIT_MG, EPSOM_UNIT_G, EPSOM_UNIT_MMOL, EPSOM_UNIT_MEQ } EpsomUnit;
typedef enum { EPSOM_BASIS_UNKNOWN, EPSOM_BASIS_ELEMENTAL, EPSOM_BASIS_SALT } EpsomBasis;
typedef enum { EPSOM_PURPOSE_NONE, EPSOM_PURPOSE_ACUTE, EPSOM_PURPOSE_PREVENTIVE } EpsomPurpose;
typedef enum { EPSOM_PLACE_NONE, EPSOM_PLACE_HOME, EPSOM_PLACE_CLINIC, EPSOM_PLACE_EMERGENCY } EpsomPlace;
typedef enum {
  EPSOM_BLEEDING_UNKNOWN,
  EPSOM_BLEEDING_NONE,
  EPSOM_BLEEDING_SPOTTING,
  EPSOM_BLEEDING_LIGHT,
  EPSOM_BLEEDING_MEDIUM,
  EPSOM_BLEEDING_HEAVY,
} EpsomBleeding;
typedef enum {
  EPSOM_CLASS_NONE,
  EPSOM_CLASS_TRIPTAN,
  EPSOM_CLASS_ERGOT,
  EPSOM_CLASS_NSAID,
  EPSOM_CLASS_ASPIRIN,
  EPSOM_CLASS_PARACETAMOL,
  EPSOM_CLASS_OPIOID,
  EPSOM_CLASS_COMBINATION,
  EPSOM_CLASS_GEPANT,
  EPSOM_CLASS_ANTIEMETIC,
  EPSOM_CLASS_OTHER,
} EpsomClass;
#define EPSOM_N_CLASSES (EPSOM_CLASS_OTHER + 1)
typedef enum {
  EPSOM_ANALYTE_NONE,
  EPSOM_ANALYTE_SERUM_MAGNESIUM,
  EPSOM_ANALYTE_IONIZED_MAGNESIUM,
  EPSOM_ANALYTE_RBC_MAGNESIUM,
} EpsomAnalyte;
typedef enum {
  EPSOM_LAB_UNIT_NONE,
  EPSOM_LAB_UNIT_MMOL_L,
  EPSOM_LAB_UNIT_MG_DL,
  EPSOM_LAB_UNIT_MEQ_L,
} EpsomLabUnit;

/** EpsomTokenSet: one closed list of tokens. */
typedef enum {
  EPSOM_TOKENS_RECORD,
  EPSOM_TOKENS_ROUTE,
  EPSOM_TOKENS_UNIT,
  EPSOM_TOKENS_BASIS,
  EPSOM_TOKENS_PURPOSE,
  EPSOM_TOKENS_PLACE,
  EPSOM_TOKENS_BLEEDING,
  EPSOM_TOKENS_CLASS,
  EPSOM_TOKENS_ANALYTE,
  EPSOM_TOKENS_LAB_UNIT,
  EPSOM_TOKENS_METHOD,
} EpsomTokenSet;

/** epsom_token_set_get_size: the values of @set are 0 to this less one. */
int epsom_token_set_get_size (EpsomTokenSet set);

/**
 * epsom_token_to_text: the token of @value, such as `iv` of %EPSOM_ROUTE_IV.
 * Returns: (transfer none): "" for the zero value of a set whose zero means "not given".
 */
const char *epsom_token_to_text (EpsomTokenSet set, int value);

/** epsom_token_parse: Returns: %FALSE, @value untouched, when @text is no token of @set. "" is none. */
gboolean epsom_token_parse (EpsomTokenSet set, const char *text, int *value);

/** epsom_token_list: the tokens of @set, joined by ", ", for a message. Returns: (transfer full). */
char *epsom_token_list (EpsomTokenSet set);

/**
 * EpsomWordList: the open lists, whose known words have labels and whose others are kept as they are.
 */
typedef enum {
  EPSOM_WORDS_SYMPTOM,
  EPSOM_WORDS_EPISODE_FEATURE,
  EPSOM_WORDS_DOSE_FEATURE,
  EPSOM_WORDS_TRIGGER,
  EPSOM_WORDS_READING_FEATURE,
} EpsomWordList;

/** EPSOM_RECALLED: the feature of a reading that was filled in later, from memory. */
#define EPSOM_RECALLED "recalled"

/** epsom_words_get: Returns: (transfer none) (array zero-terminated=1): the known words of @list. */
const char *const *epsom_words_get (EpsomWordList list);
gboolean epsom_words_is_known (EpsomWordList list, const char *word);

G_END_DECLS
