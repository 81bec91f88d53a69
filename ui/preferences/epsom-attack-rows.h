/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** epsom_attack_rows_new: Returns: (transfer none): the group that chooses what counts as one attack. */
AdwPreferencesGroup *epsom_attack_rows_new (void);

G_END_DECLS
