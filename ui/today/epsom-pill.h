/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** epsom_pill_new: a large button with an icon (nullable) and a name, 48 px high. */
GtkWidget *epsom_pill_new (const char *icon, const char *label);
/** epsom_pill_set_label: the name of @pill. */
void epsom_pill_set_label (GtkWidget *pill, const char *label);

/** epsom_pill_get_symptom_icon: Returns: (transfer none): the icon of @symptom. */
const char *epsom_pill_get_symptom_icon (const char *symptom);

G_END_DECLS
