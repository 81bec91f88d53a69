/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-chart.h"

G_BEGIN_DECLS

/**
 * EpsomTableWindow:
 *
 * The numbers of a chart in rows and columns. A press on a column's head, or the menu, sorts by it, once more the other
 * way round; "Copy", or Ctrl+C, puts all of it on the clipboard, in the order in which it stands. Left and Right
 * scroll; Escape closes.
 */
#define EPSOM_TYPE_TABLE_WINDOW (epsom_table_window_get_type ())
G_DECLARE_FINAL_TYPE (EpsomTableWindow, epsom_table_window, EPSOM, TABLE_WINDOW, AdwWindow)

/** epsom_table_window_present: Returns: (transfer none): one that stands before the window of @parent. @span: that is
 * shown of an axis of time; without a length: all */
EpsomTableWindow *
epsom_table_window_present (GtkWidget *parent, EpsomChartKind kind, EpsomResponse *response, EpsomSpan span);
/** epsom_table_window_set: shows the numbers of another chart or response; sorted as before where the columns are the
 * same. */
void epsom_table_window_set (EpsomTableWindow *self, EpsomChartKind kind, EpsomResponse *response, EpsomSpan span);

G_END_DECLS
