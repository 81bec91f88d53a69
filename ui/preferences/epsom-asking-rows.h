/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** epsom_asking_rows_new: when a reading is asked for. */
AdwPreferencesGroup *epsom_asking_rows_new (void);
/** epsom_asking_rows_new_quiet: the hours in which it is not; to stand beneath, without a title of its own. */
AdwPreferencesGroup *epsom_asking_rows_new_quiet (void);

G_END_DECLS
