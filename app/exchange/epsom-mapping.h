/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** EpsomTarget: what a column of a table can be. */
typedef enum {
  EPSOM_TARGET_TIME,     /* a date, with or without a time of day */
  EPSOM_TARGET_CLOCK,    /* the time of day, where it has a column of its own */
  EPSOM_TARGET_END,      /* when an episode ended, with a time of day */
  EPSOM_TARGET_SYMPTOM,  /* its name */
  EPSOM_TARGET_SEVERITY, /* 0 to 10, or a word */
  EPSOM_TARGET_MEDICINE, /* what was taken */
  EPSOM_TARGET_AMOUNT,   /* how much of it */
  EPSOM_TARGET_BLEEDING,
  EPSOM_TARGET_TRIGGERS, /* separated by commas, semicolons or bars */
  EPSOM_TARGET_FEATURES, /* the same */
  EPSOM_TARGET_NOTE,
} EpsomTarget;
#define EPSOM_N_TARGETS (EPSOM_TARGET_NOTE + 1)

/**
 * EpsomMapping: which columns of a table are what.
 * @column: (nullable): the name of the column of a target
 * @fixed: (nullable): or what it is in every row
 */
typedef struct {
  char *column[EPSOM_N_TARGETS];
  char *fixed[EPSOM_N_TARGETS];
} EpsomMapping;

/** EPSOM_MAPPING_ERROR: a mapping cannot be read or is of no use; the message says why. */
#define EPSOM_MAPPING_ERROR (epsom_mapping_error_quark ())
GQuark epsom_mapping_error_quark (void);

EpsomMapping *epsom_mapping_new (void);
EpsomMapping *epsom_mapping_copy (const EpsomMapping *mapping);
void epsom_mapping_free (EpsomMapping *mapping);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomMapping, epsom_mapping_free)

/** epsom_target_get_name: Returns: (transfer none): its name in a mapping's text: `severity`. */
const char *epsom_target_get_name (EpsomTarget target);

/**
 * epsom_mapping_parse: reads `time=Datum,severity=Stärke,symptom:migraine`: columns by their names, or after a colon
 * what holds for every row. A backslash stands before a comma or a backslash that belongs to a name; a line break parts
 * like a comma, and a line that begins with # says nothing.
 * @error: an #EPSOM_MAPPING_ERROR
 */
EpsomMapping *epsom_mapping_parse (const char *text, GError **error);
/** epsom_mapping_to_text: Returns: (transfer full): the inverse. */
char *epsom_mapping_to_text (const EpsomMapping *mapping);
/** epsom_mapping_check: whether rows can become records: there is a time, and something that is said of it. */
gboolean epsom_mapping_check (const EpsomMapping *mapping, GError **error);
/** epsom_mapping_set: @column and @fixed: (nullable). */
void epsom_mapping_set (EpsomMapping *mapping, EpsomTarget target, const char *column, const char *fixed);
/** epsom_mapping_guess: Returns: (transfer full): what the names of the columns say by themselves. */
EpsomMapping *epsom_mapping_guess (const char *const *header);
/** epsom_mapping_fits: whether all of its columns are in @header, without regard to case. */
gboolean epsom_mapping_fits (const EpsomMapping *mapping, const char *const *header);

/** epsom_mapping_remember: keeps it in the user's configuration, for the next table with this @header. */
gboolean epsom_mapping_remember (const EpsomMapping *mapping, const char *const *header, GError **error);
/** epsom_mapping_recall: Returns: (transfer full) (nullable): the one that was kept. */
EpsomMapping *epsom_mapping_recall (const char *const *header);

G_END_DECLS
