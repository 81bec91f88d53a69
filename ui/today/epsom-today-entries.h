/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-diary.h"

G_BEGIN_DECLS

/**
 * EpsomTodayEntries:
 *
 * The entries of a day, the latest first; each opens its editor.
 */
#define EPSOM_TYPE_TODAY_ENTRIES (epsom_today_entries_get_type ())
G_DECLARE_FINAL_TYPE (EpsomTodayEntries, epsom_today_entries, EPSOM, TODAY_ENTRIES, AdwBin)

/** epsom_today_entries_update: shows the entries of @date. Rows of entries that are as they were stay. */
void epsom_today_entries_update (EpsomTodayEntries *self, EpsomDiary *diary, EpsomDate date);

G_END_DECLS
