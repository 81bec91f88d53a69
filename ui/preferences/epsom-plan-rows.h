/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-diary.h"

G_BEGIN_DECLS

/** epsom_plan_rows_new: the doses that are planned for every day, and those of @diary that can be. */
AdwPreferencesGroup *epsom_plan_rows_new (EpsomDiary *diary);

G_END_DECLS
