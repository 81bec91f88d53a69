/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-dates.h"

G_BEGIN_DECLS

/**
 * EpsomMonthView:
 *
 * A month of the diary, a day a cell; or, where there is little room, a week. The week begins as the person prefers, or
 * as the locale's does, and runs from right to left where the words do.
 *
 * Tab enters and leaves it as one. The arrows go by a day and a week, Page Up and Page Down by a month, Home and End to
 * the ends of the week; Enter and Space press the day.
 *
 * Property `week` (gboolean): one week is shown instead of a month.
 * Signal `pressed (int date)`: a person pressed a day.
 */
#define EPSOM_TYPE_MONTH_VIEW (epsom_month_view_get_type ())
G_DECLARE_FINAL_TYPE (EpsomMonthView, epsom_month_view, EPSOM, MONTH_VIEW, GtkWidget)

/** epsom_month_view_set_diary: shows what @diary (nullable) says of the dates, as it is now. */
void epsom_month_view_set_diary (EpsomMonthView *self, EpsomDiary *diary);
/** epsom_month_view_set_symptoms: shows the days of @symptoms (nullable) (array zero-terminated=1) alone; of all where
 * there are none. */
void epsom_month_view_set_symptoms (EpsomMonthView *self, const char *const *symptoms);
void epsom_month_view_set_week (EpsomMonthView *self, gboolean week);
/** epsom_month_view_get_date: the chosen day, today at first. */
EpsomDate epsom_month_view_get_date (EpsomMonthView *self);
/** epsom_month_view_set_date: chooses @date, and shows the month or week in which it is. */
void epsom_month_view_set_date (EpsomMonthView *self, EpsomDate date);

G_END_DECLS
