/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** epsom_shortcuts_install: gives the actions of @application and its windows their keys. */
void epsom_shortcuts_install (GtkApplication *application);

/** epsom_shortcuts_present: the window that lists the keys. Returns: (transfer none) */
GtkWidget *epsom_shortcuts_present (GtkWindow *parent);

G_END_DECLS
