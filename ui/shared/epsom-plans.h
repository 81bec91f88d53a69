/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-plan.h"

G_BEGIN_DECLS

/* The plans of the person, kept with what they prefer on this computer. */

/** epsom_plans_get: Returns: (transfer full) (element-type EpsomPlan): by time. */
GPtrArray *epsom_plans_get (void);
/** epsom_plans_find: Returns: (transfer none) (nullable): that of @plans whose name is @id. */
EpsomPlan *epsom_plans_find (const GPtrArray *plans, const char *id);
/** epsom_plans_put: keeps @plan, in place of the one of the same name where there is one. */
void epsom_plans_put (const EpsomPlan *plan);
/** epsom_plans_remove: forgets @plan. */
void epsom_plans_remove (const EpsomPlan *plan);

G_END_DECLS
