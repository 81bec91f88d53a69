/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-nesting.h"

G_BEGIN_DECLS

/**
 * EpsomDiaryItem:
 *
 * One row of the list of the diary: the heading of a day, or a record in its place. Immutable.
 */
#define EPSOM_TYPE_DIARY_ITEM (epsom_diary_item_get_type ())
G_DECLARE_FINAL_TYPE (EpsomDiaryItem, epsom_diary_item, EPSOM, DIARY_ITEM, GObject)

/**
 * EpsomDiaryPlace: where a record stands within its day.
 * @nested: beneath its episode
 * @first, @last: of the day
 * @followed: by a record that is nested beneath the same episode
 * @next_day: its local date is another than that of the row before it, beneath the same episode
 * @elsewhere: its time is that of another offset from UTC than here, and than its episode's
 * @gap: which reading the response lacks of a dose
 */
typedef struct {
  gboolean nested;
  gboolean first;
  gboolean last;
  gboolean followed;
  gboolean next_day;
  gboolean elsewhere;
  EpsomGapKind gap;
} EpsomDiaryPlace;

/**
 * EpsomDiaryDay: what the heading of a day sums up.
 * @cycle_day: 1 on an onset of bleeding; 0: not known
 * @worst: the highest severity read or rated, -1 where there is none
 * @n_doses: of magnesium, by method
 */
typedef struct {
  EpsomDate date;
  int cycle_day;
  int worst;
  guint n_doses[EPSOM_N_METHODS];
} EpsomDiaryDay;

EpsomDiaryItem *epsom_diary_item_new_heading (const EpsomDiaryDay *day);
EpsomDiaryItem *epsom_diary_item_new_record (const EpsomRecord *record, int worst, const EpsomDiaryPlace *place);

/** epsom_diary_item_get_record: Returns: (transfer none) (nullable): NULL of a heading. */
EpsomRecord *epsom_diary_item_get_record (EpsomDiaryItem *self);
/** epsom_diary_item_get_day: of a heading. */
const EpsomDiaryDay *epsom_diary_item_get_day (EpsomDiaryItem *self);
const EpsomDiaryPlace *epsom_diary_item_get_place (EpsomDiaryItem *self);
/** epsom_diary_item_get_worst: the highest severity read of an episode, -1 where there is none. */
int epsom_diary_item_get_worst (EpsomDiaryItem *self);
/** epsom_diary_item_equal: whether both look the same. */
gboolean epsom_diary_item_equal (EpsomDiaryItem *a, EpsomDiaryItem *b);

/** epsom_diary_items_new: Returns: (transfer full) (element-type EpsomDiaryItem): the rows of @date for @groups of
 * epsom_nesting_list_day() of @nesting, as they are now; none for no groups. */
GPtrArray *epsom_diary_items_new (EpsomNesting *nesting, EpsomDate date, const GPtrArray *groups);

G_END_DECLS
