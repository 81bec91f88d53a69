/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** epsom_asking_rows_new: when a reading is asked for, and when not. */
AdwPreferencesGroup *epsom_asking_rows_new (void);

G_END_DECLS
