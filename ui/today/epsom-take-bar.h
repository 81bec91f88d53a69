/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-diary.h"

G_BEGIN_DECLS

/**
 * EpsomTakeBar:
 *
 * What was taken lately, each as a button that logs it again now, and the ways to log something else.
 */
#define EPSOM_TYPE_TAKE_BAR (epsom_take_bar_get_type ())
G_DECLARE_FINAL_TYPE (EpsomTakeBar, epsom_take_bar, EPSOM, TAKE_BAR, GtkWidget)

/** epsom_take_bar_update: offers what @diary says was taken lately. */
void epsom_take_bar_update (EpsomTakeBar *self, EpsomDiary *diary);

G_END_DECLS
