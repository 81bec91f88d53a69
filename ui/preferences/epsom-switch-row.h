/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** epsom_switch_row_add: adds a row to @group that turns the boolean @setting of #EpsomSettings on and off.
 * @subtitle: (nullable). Returns: (transfer none): the row. */
GtkWidget *
epsom_switch_row_add (AdwPreferencesGroup *group, const char *title, const char *subtitle, const char *setting);

G_END_DECLS
