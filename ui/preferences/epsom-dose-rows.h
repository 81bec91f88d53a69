/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** epsom_dose_rows_new: the salt and the amount that a new dose by mouth begins with. */
AdwPreferencesGroup *epsom_dose_rows_new (void);

G_END_DECLS
