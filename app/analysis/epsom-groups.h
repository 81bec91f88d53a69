/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"

G_BEGIN_DECLS

/* What treatments are compared by. */

typedef enum {
  EPSOM_GROUPING_METHOD, /* how the dose was delivered: the rule of the design */
  EPSOM_GROUPING_SALT,
  EPSOM_GROUPING_MINUTES, /* the exact minutes of the infusion; oral doses, and those without minutes, as by method */
  EPSOM_GROUPING_PLACE,
} EpsomGrouping;
#define EPSOM_N_GROUPINGS (EPSOM_GROUPING_PLACE + 1)

/** EPSOM_MAX_NAMED_GROUPS: so many values have a group of their own: as many as can be told apart by colour, shape and
 * dash. */
#define EPSOM_MAX_NAMED_GROUPS 5

/* The number of a group, which is also what it is drawn as: an EpsomMethod where the group is of a method, otherwise
 * from EPSOM_GROUP_NAMED on, in the order of the groups. */
#define EPSOM_GROUP_NAMED EPSOM_N_METHODS
#define EPSOM_GROUP_OTHER (EPSOM_GROUP_NAMED + EPSOM_MAX_NAMED_GROUPS)
#define EPSOM_GROUP_NOT_RECORDED (EPSOM_GROUP_OTHER + 1)
/** EPSOM_N_GROUP_NUMBERS: all numbers are below it. EPSOM_MAX_GROUPS: of one grouping: oral, the named, the others and
 * those without minutes. */
#define EPSOM_N_GROUP_NUMBERS (EPSOM_GROUP_NOT_RECORDED + 1)
#define EPSOM_MAX_GROUPS (EPSOM_MAX_NAMED_GROUPS + 3)

/**
 * EpsomTreatmentGroup:
 * @number: see above
 * @token: for programs: `iv-push`, `citrate`, `7.5` (minutes), `clinic`, `other`, `not-recorded`
 * @label: (translated) "IV push", "Magnesium citrate", "IV over 5 min", "Other salts"
 * @brief: (translated) for where @label has no room: "5 min"
 */
typedef struct {
  int number;
  char *token;
  char *label;
  char *brief;
} EpsomTreatmentGroup;

/**
 * EpsomGroups: how the doses of one diary are grouped. Immutable.
 * @groups: in the order of every table and chart, with and without a treatment: methods in theirs, minutes ascending,
 *   salts and places from the most frequent on; what is not recorded last
 * @n_other: how many different values have no group of their own
 */
typedef struct {
  EpsomGrouping grouping;
  guint n;
  EpsomTreatmentGroup groups[EPSOM_MAX_GROUPS];
  guint n_other;
  /*< private >*/
  double values[EPSOM_MAX_NAMED_GROUPS];
  guint n_values;
} EpsomGroups;

/** epsom_groups_new: Returns: (transfer full): the groups of @diary; without doses those that are always there. */
EpsomGroups *epsom_groups_new (EpsomDiary *diary, EpsomGrouping grouping);
void epsom_groups_free (EpsomGroups *groups);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomGroups, epsom_groups_free)

/** epsom_groups_find: Returns: the number of the group of @dose. */
int epsom_groups_find (const EpsomGroups *groups, const EpsomDose *dose);
/** epsom_groups_get: Returns: (transfer none): the group with @number, which is one of these. */
const EpsomTreatmentGroup *epsom_groups_get (const EpsomGroups *groups, int number);
/** epsom_groups_describe: Returns: (transfer full) (nullable): the grouping in a translated sentence, with what has no
 * group of its own; %NULL by method. */
char *epsom_groups_describe (const EpsomGroups *groups);

/** epsom_grouping_get_token: `method`, `salt`, `minutes`, `place`. */
const char *epsom_grouping_get_token (EpsomGrouping grouping);
/** epsom_grouping_find: Returns: the grouping with @token, or -1. */
int epsom_grouping_find (const char *token);
/** epsom_grouping_get_label: (translated) "By method", ... */
const char *epsom_grouping_get_label (EpsomGrouping grouping);

G_END_DECLS
