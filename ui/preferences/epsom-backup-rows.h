/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-window.h"

G_BEGIN_DECLS

/** epsom_backup_rows_new: where the diary of @window lies, and its backups, each of which can be put in its place. */
AdwPreferencesGroup *epsom_backup_rows_new (EpsomWindow *window);

G_END_DECLS
