/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** epsom_help_present: shows the guide before @parent. Returns: (transfer none): the window. */
GtkWidget *epsom_help_present (GtkWindow *parent);

/** epsom_help_get_safety: Returns: (transfer full): what isn't a matter for a diary, in a few sentences: for the first
 * run and the guide. */
char *epsom_help_get_safety (void);

G_END_DECLS
