/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-diary.h"

G_BEGIN_DECLS

/**
 * EpsomDayBar:
 *
 * How the day was: that there was nothing, bleeding, the ratings of the day, a note. What is recorded stands in one
 * line that opens the buttons again; they stay open until the page is left, “Done” is pressed, or there was nothing.
 */
#define EPSOM_TYPE_DAY_BAR (epsom_day_bar_get_type ())
G_DECLARE_FINAL_TYPE (EpsomDayBar, epsom_day_bar, EPSOM, DAY_BAR, GtkWidget)

/** epsom_day_bar_update: shows what @diary says of @date. */
void epsom_day_bar_update (EpsomDayBar *self, EpsomDiary *diary, EpsomDate date);
/** epsom_day_bar_note_nothing: as if a person pressed that there were no symptoms. Returns: whether that could be
 * pressed. */
gboolean epsom_day_bar_note_nothing (EpsomDayBar *self);

G_END_DECLS
