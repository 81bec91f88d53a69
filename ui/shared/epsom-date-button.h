/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-date.h"

G_BEGIN_DECLS

/**
 * EpsomDateButton: a button with a date that opens a calendar.
 * Properties `date` (int, an #EpsomDate; notified); `description` (string, write-only): what date it is, such as "First
 * day", for who cannot see what stands beside it; `invalid` (gboolean, write-only): whether the date is said to be
 * wrong.
 */
#define EPSOM_TYPE_DATE_BUTTON (epsom_date_button_get_type ())
G_DECLARE_FINAL_TYPE (EpsomDateButton, epsom_date_button, EPSOM, DATE_BUTTON, GtkWidget)

EpsomDate epsom_date_button_get_date (EpsomDateButton *self);
void epsom_date_button_set_date (EpsomDateButton *self, EpsomDate date);

G_END_DECLS
