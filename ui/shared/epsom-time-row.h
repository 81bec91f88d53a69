/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-instant.h"

G_BEGIN_DECLS

/**
 * EpsomTimeRow:
 *
 * A date and a time of day, each typed as people of the locale write them (epsom-time-text.h) or, for the date, chosen
 * in a calendar. A new time takes the offset from UTC that the system's zone has then; one recorded elsewhere keeps its
 * own. A time that clocks skipped is said in words; one that they showed twice can be told apart.
 *
 * Properties:
 *   `text` (string): the cell of a record: an instant, or a date where `date-only`; where it is no time, what was
 *     typed. Setting it shows it and makes it the time that is edited.
 *   `date-only` (gboolean, construct only)
 *   `error` (string, nullable, read-only): why it is no time, in words
 *   `hint` (string, nullable, read-only): what is worth knowing about it, such as its offset
 */
#define EPSOM_TYPE_TIME_ROW (epsom_time_row_get_type ())
G_DECLARE_FINAL_TYPE (EpsomTimeRow, epsom_time_row, EPSOM, TIME_ROW, GtkWidget)

GtkWidget *epsom_time_row_new (gboolean date_only);

/** epsom_time_row_set_instant: shows @instant, as setting `text` does. */
void epsom_time_row_set_instant (EpsomTimeRow *self, EpsomInstant instant);
/** epsom_time_row_get_instant: Returns: %FALSE, @instant untouched, where `error` says why, or where `date-only`. */
gboolean epsom_time_row_get_instant (EpsomTimeRow *self, EpsomInstant *instant);
const char *epsom_time_row_get_text (EpsomTimeRow *self);
void epsom_time_row_set_text (EpsomTimeRow *self, const char *text);
const char *epsom_time_row_get_error (EpsomTimeRow *self);

G_END_DECLS
