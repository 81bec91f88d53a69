/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-record.h"

G_BEGIN_DECLS

/** epsom_take_describe: the words for a dose or a medicine, a dose with its place unless that is at home. Returns:
 * (transfer full) */
char *epsom_take_describe (const EpsomRecord *record);

/**
 * epsom_take:
 *
 * Logs the dose or the medicine @offered again and says so, with an undo; an infusion that begins is timed. What cannot
 * be stored is said.
 *
 * @widget: in the window of the diary
 * @seconds: how long ago it was taken; %EPSOM_EARLIER_OTHER opens a form instead, filled in like @offered
 */
void epsom_take (GtkWidget *widget, const EpsomRecord *offered, gint64 seconds);

/** epsom_take_get_other: what %EPSOM_EARLIER_OTHER is called where it leads to epsom_take(). */
const char *epsom_take_get_other (void);

G_END_DECLS
