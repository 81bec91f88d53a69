/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EpsomDayRating:
 *
 * How bad one symptom was over the day: a button that tells it and opens the numbers 0 to 10.
 *
 * Signal `chosen (int severity)`: a person pressed a number.
 */
#define EPSOM_TYPE_DAY_RATING (epsom_day_rating_get_type ())
G_DECLARE_FINAL_TYPE (EpsomDayRating, epsom_day_rating, EPSOM, DAY_RATING, GtkWidget)

GtkWidget *epsom_day_rating_new (const char *symptom);
const char *epsom_day_rating_get_symptom (EpsomDayRating *self);
/** epsom_day_rating_set_severity: @severity: 0 to 10, or -1 where it isn't rated. */
void epsom_day_rating_set_severity (EpsomDayRating *self, int severity);

G_END_DECLS
