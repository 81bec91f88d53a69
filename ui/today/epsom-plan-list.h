/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-diary.h"

G_BEGIN_DECLS

/**
 * EpsomPlanList:
 *
 * What is planned for today and not taken yet: a press on it stores it as taken now. Visible while there is something.
 */
#define EPSOM_TYPE_PLAN_LIST (epsom_plan_list_get_type ())
G_DECLARE_FINAL_TYPE (EpsomPlanList, epsom_plan_list, EPSOM, PLAN_LIST, GtkWidget)

/** epsom_plan_list_update: shows the plans of @date that @diary says were not taken; the sample's person has none. */
void epsom_plan_list_update (EpsomPlanList *self, EpsomDiary *diary, EpsomDate date);

G_END_DECLS
