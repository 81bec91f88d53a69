/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EpsomThinningEntry:
 * @utc: when the backup was made
 * @is_event: made before an import or a migration, and not because a day had passed
 * @keep: set by epsom_thinning_mark()
 */
typedef struct {
  gint64 utc;
  gboolean is_event;
  gboolean keep;
} EpsomThinningEntry;

/**
 * epsom_thinning_mark: marks which of @entries, newest first, are worth their room at @now: the newest of each of the
 * latest 12 days, 10 weeks and 9 months that have one, and of the last 31 days the 10 newest made before an event.
 */
void epsom_thinning_mark (EpsomThinningEntry *entries, guint n, gint64 now);

G_END_DECLS
