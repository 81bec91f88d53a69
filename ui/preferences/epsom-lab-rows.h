/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** epsom_lab_rows_new: Returns: (transfer none): the unit of new laboratory values. */
AdwPreferencesGroup *epsom_lab_rows_new (void);

G_END_DECLS
