/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-dates.h"

G_BEGIN_DECLS

/**
 * EpsomDayCell:
 *
 * One day of a calendar, as a button: its number on the colour of the worst severity, a bar as long as the severity's
 * word is bad, and beneath it the shape of each method of dose in its colour. A day without a symptom has a border; one
 * of which nothing is recorded has none.
 *
 * CSS: node `daycell` with the classes `today` and `chosen`; in it a label `.day` with `.severity-0` to `.severity-10`,
 * `.level-1` to `.level-3`, or `.recorded`.
 */
#define EPSOM_TYPE_DAY_CELL (epsom_day_cell_get_type ())
G_DECLARE_FINAL_TYPE (EpsomDayCell, epsom_day_cell, EPSOM, DAY_CELL, GtkButton)

GtkWidget *epsom_day_cell_new (void);

/** epsom_day_cell_set: shows @date. Showing the same again costs next to nothing. */
void epsom_day_cell_set (EpsomDayCell *self, EpsomDate date, const EpsomDateFacts *facts, gboolean is_today);
/** epsom_day_cell_set_chosen: it is where the keyboard is, the one stop on the way through the calendar. */
void epsom_day_cell_set_chosen (EpsomDayCell *self, gboolean chosen);
EpsomDate epsom_day_cell_get_date (EpsomDayCell *self);

G_END_DECLS
