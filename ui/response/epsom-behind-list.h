/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-behind.h"

G_BEGIN_DECLS

/**
 * EpsomBehindList:
 *
 * What stands behind a figure, the latest first: treatments, with when, what, and how severe it was before and two
 * hours after, each of which leads to the editor of its episode; or records, each of which leads to its own. Escape
 * closes.
 */
#define EPSOM_TYPE_BEHIND_LIST (epsom_behind_list_get_type ())
G_DECLARE_FINAL_TYPE (EpsomBehindList, epsom_behind_list, EPSOM, BEHIND_LIST, AdwWindow)

/** epsom_behind_list_present: shows what of @response @behind names before the window of @parent: a list; a single
 * record in its editor; nothing where there is none. @figure: what it says */
void
epsom_behind_list_present (GtkWidget *parent, EpsomResponse *response, const EpsomBehind *behind, const char *figure);

G_END_DECLS
