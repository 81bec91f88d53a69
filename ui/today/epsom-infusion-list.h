/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-diary.h"

G_BEGIN_DECLS

/**
 * EpsomInfusionList:
 *
 * The infusions that run, one card each: what, how long, and its end with one press. Visible while there is one.
 */
#define EPSOM_TYPE_INFUSION_LIST (epsom_infusion_list_get_type ())
G_DECLARE_FINAL_TYPE (EpsomInfusionList, epsom_infusion_list, EPSOM, INFUSION_LIST, AdwBin)

/** epsom_infusion_list_update: shows those of @diary at @now; they can be ended where @writes. */
void epsom_infusion_list_update (EpsomInfusionList *self, EpsomDiary *diary, EpsomInstant now, gboolean writes);
/** epsom_infusion_list_tick: shows how long they have been running at @now. */
void epsom_infusion_list_tick (EpsomInfusionList *self, EpsomInstant now);

G_END_DECLS
