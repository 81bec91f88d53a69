/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-tokens.h"

G_BEGIN_DECLS

/* What the words of other apps mean here. Words are compared without regard to case, and in the languages in which the
 * apps or their users write them most. */

/** EpsomMatter: what an entry that another app names freely is about. */
typedef enum {
  EPSOM_MATTER_OTHER,
  EPSOM_MATTER_SYMPTOM,
  EPSOM_MATTER_MAGNESIUM,
  EPSOM_MATTER_MEDICINE,
  EPSOM_MATTER_BLEEDING,
} EpsomMatter;

/** epsom_source_get_matter: of an entry, a tag or a column called @name. */
EpsomMatter epsom_source_get_matter (const char *name);
/** epsom_source_get_symptom: Returns: (transfer none): the known symptom that @name means, or @name itself. */
const char *epsom_source_get_symptom (const char *name);
/** epsom_source_get_class: Returns: the class of the medicine @name by its substance, %EPSOM_CLASS_OTHER where it is
 * not known. */
EpsomClass epsom_source_get_class (const char *name);
/** epsom_source_get_bleeding: Returns: %FALSE, @bleeding untouched, where @word is none of its words. */
gboolean epsom_source_get_bleeding (const char *word, EpsomBleeding *bleeding);

/**
 * epsom_source_parse_severity: reads `7`, `7/10`, `6.5`, `6,5`, or a word: mild 2, moderate 5, severe 8, unbearable 10,
 * the middles of what Epsom calls so.
 * @severity: (out): 0 to 10
 * @is_exact: (out): whether @text is a whole number of 0 to 10
 */
gboolean epsom_source_parse_severity (const char *text, int *severity, gboolean *is_exact);

/** epsom_source_is_yes: `1`, `true`, `yes`, `x` and their like. */
gboolean epsom_source_is_yes (const char *text);
/** epsom_source_is_no: empty, `0`, `false`, `no` and their like. */
gboolean epsom_source_is_no (const char *text);

/**
 * epsom_source_map_words: the words of @list as Epsom calls them.
 * @words: separated by any of the characters of @separators, blanks around them dropped
 *
 * Returns: (transfer full): joined by `;`, each once; what has no name here is kept as it is.
 */
char *epsom_source_map_words (EpsomWordList list, const char *words, const char *separators);

G_END_DECLS
