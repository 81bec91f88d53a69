/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-instant.h"

G_BEGIN_DECLS

/** EPSOM_EARLIER_OTHER: another time, which is asked for in the editor. */
#define EPSOM_EARLIER_OTHER -1

/** EpsomEarlierFunc: what @anchor does happened @seconds ago, or at another time. */
typedef void (*EpsomEarlierFunc) (GtkWidget *anchor, gint64 seconds, gpointer user_data);

/** epsom_earlier_popup: asks at @anchor how long ago it was. */
void epsom_earlier_popup (GtkWidget *anchor, EpsomEarlierFunc chosen, gpointer user_data);

/** epsom_earlier_popup_end: asks when something ended that was last known to go on at @last (UTC seconds), and began at
 * @start: at that sign, in the night, when the person woke, as far as that lies after it, or at another time. */
void epsom_earlier_popup_end (GtkWidget *anchor,
                              EpsomInstant start,
                              gint64 last,
                              EpsomEarlierFunc chosen,
                              gpointer user_data);

/**
 * epsom_earlier_attach: a long press, a secondary click and the menu key on @button ask the same.
 *
 * @other: (nullable): what %EPSOM_EARLIER_OTHER is called where more than the time is asked for
 * @user_data: lives as long as @button
 */
void epsom_earlier_attach (GtkWidget *button, const char *other, EpsomEarlierFunc chosen, gpointer user_data);

G_END_DECLS
