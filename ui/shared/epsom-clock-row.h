/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EpsomClockRow: a time of day that is typed, in any of the ways that epsom-time-text.h reads. What is no time is
 * marked, and the property stays as it was; what is one is written as the desktop's clock does when the row is left.
 *
 * Property: `minutes` (int, 0 to 1439, notified): after midnight.
 */
#define EPSOM_TYPE_CLOCK_ROW (epsom_clock_row_get_type ())
G_DECLARE_FINAL_TYPE (EpsomClockRow, epsom_clock_row, EPSOM, CLOCK_ROW, AdwEntryRow)

GtkWidget *epsom_clock_row_new (const char *title);
int epsom_clock_row_get_minutes (EpsomClockRow *self);
void epsom_clock_row_set_minutes (EpsomClockRow *self, int minutes);

G_END_DECLS
