/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EpsomTabStop:
 *
 * A bin that the Tab key enters with one press and leaves with the next, for a list of any length: the toolkit would
 * stop at each of its rows, which the arrow keys, Page Up and Down, Home and End are for.
 */
#define EPSOM_TYPE_TAB_STOP (epsom_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (EpsomTabStop, epsom_tab_stop, EPSOM, TAB_STOP, AdwBin)

G_END_DECLS
