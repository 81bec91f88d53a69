/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-page.h"

G_BEGIN_DECLS

/**
 * EpsomDiaryPage:
 *
 * All entries by day, the latest first, to search, open, change and delete.
 *
 * Property: `store` (EpsomStore, nullable). Actions: `diary.search` (Ctrl+F), `diary.clear-search`,
 * `diary.go-to-date`, `diary.recall` (s: the id of a dose that lacks a reading), `diary.choose` (s: an id; again: no
 * longer).
 */
#define EPSOM_TYPE_DIARY_PAGE (epsom_diary_page_get_type ())
G_DECLARE_FINAL_TYPE (EpsomDiaryPage, epsom_diary_page, EPSOM, DIARY_PAGE, EpsomPage)

G_END_DECLS
