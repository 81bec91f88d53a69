/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-window.h"

G_BEGIN_DECLS

/**
 * epsom_daily_backup_make: backs the diary of @store up where that is due, in a thread, once @window has shown it; if
 * it is closed earlier, then. The application doesn't end before the backup is there. A failure is told in @window.
 */
void epsom_daily_backup_make (EpsomWindow *window, EpsomStore *store);

G_END_DECLS
