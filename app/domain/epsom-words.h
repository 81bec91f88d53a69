/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-record.h"

G_BEGIN_DECLS

/* Translated words for people: one home for the window, the charts, the terminal and paper.
 * Returned strings are (transfer none) unless said otherwise. */

/** epsom_words_init: binds the gettext domain `epsom` to @locale_dir. */
void epsom_words_init (const char *locale_dir);

/** epsom_words_token: the label of an enumeration's @value, such as "IV push"; "" for "not given". */
const char *epsom_words_token (EpsomTokenSet set, int value);
/** epsom_words_label: the label of a known word of @list; @word itself otherwise. */
const char *epsom_words_label (EpsomWordList list, const char *word);
/** epsom_words_labels: Returns: (transfer full): the labels of `;`-joined @words, joined by the locale's comma. */
char *epsom_words_labels (EpsomWordList list, const char *words);
/** epsom_words_symptom: "Migraine", "Brain fog", or the user's own name. */
const char *epsom_words_symptom (const char *symptom);
/** epsom_words_method: "Oral", "IV push", "IV, 10 to 30 min", "IV drip", "IV, no duration". */
const char *epsom_words_method (EpsomMethod method);
/** epsom_words_severity: "none", "mild" (1-3), "moderate" (4-6), "severe" (7-10). */
const char *epsom_words_severity (int severity);
/** epsom_words_get_first_weekday: the day that a week begins with, in the locale unless the person prefers another; 0
 * is Monday, 6 Sunday. */
int epsom_words_get_first_weekday (void);
/** epsom_words_set_first_weekday: has weeks begin with @weekday, 0 to 6, from now on; -1: as in the locale. */
void epsom_words_set_first_weekday (int weekday);
/** epsom_words_weekday: @weekday from 0, Monday, to 6: "Mon". */
const char *epsom_words_weekday (int weekday);
/** epsom_words_salt: "Magnesium sulfate heptahydrate". */
const char *epsom_words_salt (const EpsomSalt *salt);
/** epsom_words_salt_brief: inside a sentence, without water of crystallisation: "magnesium sulfate"; "magnesium" of
 * NULL.
 */
const char *epsom_words_salt_brief (const EpsomSalt *salt);
/** epsom_words_field: the name of a field: "Severity", "Time". */
const char *epsom_words_field (EpsomField field);
/** epsom_words_number: Returns: (transfer full): @number in the locale, at most @decimals places, no trailing zeros;
 * "–" for what is no number. */
char *epsom_words_number (double number, int decimals);
/**
 * epsom_words_number_to_text: Returns: (transfer full): what a person @typed as a number, with the locale's decimal
 * separator or a point, as the file format writes it; @typed as it is where it is no number.
 */
char *epsom_words_number_to_text (const char *typed);
/** epsom_words_duration: Returns: (transfer full): "5 min", "1 h 40 min", "2 d 3 h". */
char *epsom_words_duration (gint64 seconds);
/** epsom_words_clock: Returns: (transfer full): a time of day, @minutes after midnight: "09:05", "9:05 AM". */
char *epsom_words_clock (int minutes, gboolean twelve_hours);
/** epsom_words_get_twelve_hours: whether times of day are told on a clock of 12 hours: as it was set, otherwise as the
 * locale does. */
gboolean epsom_words_get_twelve_hours (void);
/** epsom_words_set_twelve_hours: as the desktop is set; in every thread from now on. */
void epsom_words_set_twelve_hours (gboolean twelve_hours);
/** epsom_words_are_right_to_left: whether the language that is spoken is written from right to left: that need not be
 * how the desktop is laid out, where there is no translation into its language. */
gboolean epsom_words_are_right_to_left (void);
/** epsom_words_isolate: Returns: (transfer full): @text such that its direction does not reach what stands beside it;
 * unchanged where it has no letter from right to left, in a language that has none either. */
char *epsom_words_isolate (const char *text);
/** epsom_words_direct: @line in a language from right to left (@rtl) or not. What is set takes a line's direction from
 * its first letter, and a line of words of both directions need not begin with one of the language around it.
 * Returns: (transfer full) (nullable): with an invisible mark before it; NULL: it needs none. */
char *epsom_words_direct (const char *line, gboolean rtl);
/** epsom_words_keep_units: Returns: (transfer full): @text, with no-break spaces between numbers and their units: "26
 * %" stays on one line. */
char *epsom_words_keep_units (const char *text);
/** epsom_words_dose: Returns: (transfer full): "IV push, magnesium sulfate 1 g, 5 min". */
char *epsom_words_dose (const EpsomDose *dose);
/** epsom_words_record: Returns: (transfer full): one line that tells @record without its time: "Migraine began",
 * "Migraine, 3 h", "Reading 8, severe", "Reading 8, severe, from memory". */
char *epsom_words_record (const EpsomRecord *record);

G_END_DECLS
