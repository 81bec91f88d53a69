/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-diary.h"

G_BEGIN_DECLS

/*
 * Low light, for eyes that hurt: every window dark and dim, its text and its targets larger, and nothing moves. It goes
 * by the setting `low-light`, whatever the desktop's style; what the desktop says is left as it is and comes back.
 */

/** epsom_low_light_install: follows the setting, and adds the action `app.low-light` that turns it. To be called once.
 */
void epsom_low_light_install (GApplication *application);

/** epsom_low_light_is_attack: whether an episode goes on in @diary (nullable) at @now whose end isn't forgotten. */
gboolean epsom_low_light_is_attack (EpsomDiary *diary, EpsomInstant now);
/** epsom_low_light_follow: told that an episode began or, where not @begins, ended: turns the setting with it, where
 * that is wanted. */
void epsom_low_light_follow (gboolean begins);

G_END_DECLS
