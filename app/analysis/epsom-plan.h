/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"

G_BEGIN_DECLS

/*
 * What a person means to take every day. A plan is no record: it is not in the diary, so that no figure, report or
 * export can take it for something that was taken. Only the dose that is stored when it is confirmed is one.
 */

/**
 * EpsomPlan:
 * @dose: (owned): what is taken, for prevention; its id names the plan, its instant means nothing
 * @minutes: when, in minutes after local midnight, 0 to 1439
 * @reminds: whether a notification says when it is time
 */
typedef struct {
  EpsomRecord *dose;
  int minutes;
  gboolean reminds;
} EpsomPlan;

/** epsom_plan_new: to take what @dose is, at @minutes after midnight, with a name of its own. */
EpsomPlan *epsom_plan_new (const EpsomDose *dose, int minutes, gboolean reminds);
void epsom_plan_free (EpsomPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomPlan, epsom_plan_free)

/** epsom_plan_to_text: Returns: (transfer full): one line, such as `at=20:00 remind=yes route=oral amount=400 unit=mg`;
 * its words are those of the file format. */
char *epsom_plan_to_text (const EpsomPlan *plan);
/** epsom_plan_parse: Returns: (transfer full) (nullable): NULL where @text is no such line. */
EpsomPlan *epsom_plan_parse (const char *text);
/** epsom_plans_parse: Returns: (transfer full) (element-type EpsomPlan): those of @texts that can be read, by time. */
GPtrArray *epsom_plans_parse (const char *const *texts);

/** epsom_plan_is_kept: whether @dose is what @plan means: the same route, salt and amount. */
gboolean epsom_plan_is_kept (const EpsomPlan *plan, const EpsomDose *dose);

/**
 * EpsomPlanDay: one plan on one date.
 * @at: when, UTC seconds
 * @taken: whether that many doses of it are recorded on the date: of two equal plans a first dose keeps the earlier
 */
typedef struct {
  const EpsomPlan *plan;
  gint64 at;
  gboolean taken;
} EpsomPlanDay;

/**
 * epsom_plans_find_day:
 * @plans: (element-type EpsomPlan): by time; they outlive the result
 * @zone: (nullable): of the local day; NULL: the system's
 *
 * Returns: (transfer full) (element-type EpsomPlanDay): each of @plans on @date, in their order
 */
GArray *epsom_plans_find_day (const GPtrArray *plans, EpsomDiary *diary, EpsomDate date, GTimeZone *zone);

G_END_DECLS
