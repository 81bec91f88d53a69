/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary-filter.h"
#include "epsom-diary-item.h"

G_BEGIN_DECLS

/**
 * EpsomDiaryModel:
 *
 * The rows of a diary as a #GListModel of #EpsomDiaryItem: the latest day first, each its heading and its records by
 * time. It counts the days at once and makes the rows of one when they are asked for. A change is told for the rows
 * that look otherwise, and for no other.
 *
 * The first rows, for which a list makes widgets, are listed a few a frame, and a filter works through the days from
 * the latest on, a few milliseconds at a time, so that what is found first is shown at once. Property `busy` (gboolean,
 * notified): it is not through yet. Where no filter is set, to find a date or a record lists all at once.
 */
#define EPSOM_TYPE_DIARY_MODEL (epsom_diary_model_get_type ())
G_DECLARE_FINAL_TYPE (EpsomDiaryModel, epsom_diary_model, EPSOM, DIARY_MODEL, GObject)

EpsomDiaryModel *epsom_diary_model_new (void);

/** epsom_diary_model_set_diary: lists @diary (nullable: nothing) from scratch. */
void epsom_diary_model_set_diary (EpsomDiaryModel *self, EpsomDiary *diary);
/** epsom_diary_model_update: @diary is what was listed after @changes (element-type EpsomChange). */
void epsom_diary_model_update (EpsomDiaryModel *self, EpsomDiary *diary, const GPtrArray *changes);

/** epsom_diary_model_set_filter: (transfer full): lists what @filter finds; NULL: everything. */
void epsom_diary_model_set_filter (EpsomDiaryModel *self, EpsomDiaryFilter *filter);
/** epsom_diary_model_catch_up: brings what time alone has changed up to date: what a dose of the last days lacks. */
void epsom_diary_model_catch_up (EpsomDiaryModel *self);
/** epsom_diary_model_find_gap: what @dose, of the listed diary, lacks now. */
EpsomGap epsom_diary_model_find_gap (EpsomDiaryModel *self, const EpsomDose *dose);
gboolean epsom_diary_model_get_busy (EpsomDiaryModel *self);
/** epsom_diary_model_count_found: how many entries the filter has found so far: an episode with all beneath it is one.
 * 0 where no filter is set. */
guint epsom_diary_model_count_found (EpsomDiaryModel *self);

/** epsom_diary_model_find_date: the position of the heading of @date, or of the latest listed day before it; the last
 * heading where there is none. */
guint epsom_diary_model_find_date (EpsomDiaryModel *self, EpsomDate date);
/** epsom_diary_model_find_record: Returns: FALSE, @position untouched, where the record @id is not listed. */
gboolean epsom_diary_model_find_record (EpsomDiaryModel *self, const EpsomUuid *id, guint *position);

G_END_DECLS
