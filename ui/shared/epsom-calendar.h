/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-date.h"

G_BEGIN_DECLS

/** epsom_calendar_get_date: the chosen day of @calendar. */
EpsomDate epsom_calendar_get_date (GtkCalendar *calendar);

/** epsom_calendar_set_date: chooses @date in @calendar and shows its month; emits `day-selected` as a press does. */
void epsom_calendar_set_date (GtkCalendar *calendar, EpsomDate date);

G_END_DECLS
