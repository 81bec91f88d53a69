/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-page.h"

G_BEGIN_DECLS

/**
 * EpsomTodayPage:
 *
 * One press to begin, one to rate, one to end, one to log a dose; and what the day holds so far. The digits and `t`
 * (ten) rate the ongoing episode while the page is shown and no text is being written.
 *
 * Property `store` (EpsomStore, nullable).
 */
#define EPSOM_TYPE_TODAY_PAGE (epsom_today_page_get_type ())
G_DECLARE_FINAL_TYPE (EpsomTodayPage, epsom_today_page, EPSOM, TODAY_PAGE, EpsomPage)

/** epsom_today_page_ask: moves the focus to the question how bad @episode is, where it is shown. */
void epsom_today_page_ask (EpsomTodayPage *self, const EpsomUuid *episode);

G_END_DECLS
