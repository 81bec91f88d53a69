/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-diary.h"

G_BEGIN_DECLS

/** epsom_symptom_rows_new: which symptoms Today offers and in which order: the known ones, and the person's own ones
 * of @diary. */
AdwPreferencesGroup *epsom_symptom_rows_new (EpsomDiary *diary);

G_END_DECLS
