/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-window.h"

G_BEGIN_DECLS

/** epsom_preferences_present: shows what a person may prefer, and the backups of the diary of @parent, before it. Each
 * change takes effect at once. Returns: (transfer none): the window. */
GtkWidget *epsom_preferences_present (EpsomWindow *parent);

G_END_DECLS
