/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"
#include "epsom-gap.h"

G_BEGIN_DECLS

/**
 * EpsomNesting:
 *
 * How the records of a snapshot lie under days and episodes where they are listed. Every record is listed once: a
 * reading under its episode; a dose or medicine under the episode it is linked to (`response.md`, "Linked"), of several
 * under the one that began last; everything else by itself. An episode with all that is under it lies on the local date
 * of its start.
 */
typedef struct _EpsomNesting EpsomNesting;

/** epsom_nesting_new: keeps a reference to @diary. */
EpsomNesting *epsom_nesting_new (EpsomDiary *diary);
void epsom_nesting_free (EpsomNesting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomNesting, epsom_nesting_free)

EpsomDiary *epsom_nesting_get_diary (EpsomNesting *self);

/** epsom_nesting_find_host: Returns: (nullable): the episode under which @record is listed. */
const EpsomEpisode *epsom_nesting_find_host (EpsomNesting *self, const EpsomRecord *record);

/** epsom_nesting_find_gap: what the response lacks of @dose as of @as_of (UTC seconds): in the episode under which it
 * is listed or, where nothing is lacking there, in another that it is linked to. */
EpsomGap epsom_nesting_find_gap (EpsomNesting *self, const EpsomDose *dose, gint64 as_of);

/** epsom_nesting_get_gap: what the response lacks of @record now: nothing of what is no dose. */
EpsomGapKind epsom_nesting_get_gap (EpsomNesting *self, const EpsomRecord *record);

/** epsom_nesting_get_date: the local date under which @record is listed. */
EpsomDate epsom_nesting_get_date (EpsomNesting *self, const EpsomRecord *record);

/**
 * EpsomGroup: what is listed together.
 * @head: an episode, or a record that lies by itself
 * @nested: (element-type EpsomRecord) (unowned): what lies under an episode, by time
 */
typedef struct {
  const EpsomRecord *head;
  GPtrArray *nested;
} EpsomGroup;

/** epsom_nesting_list_day: Returns: (transfer full) (element-type EpsomGroup): what lies on @date: what is said of
 * the whole day, then the rest by time. */
GPtrArray *epsom_nesting_list_day (EpsomNesting *self, EpsomDate date);

/** epsom_nesting_list_dates: Returns: (transfer full) (element-type EpsomDateCount): the dates on which something
 * lies, the latest first. */
typedef struct {
  EpsomDate date;
  guint n_records;
} EpsomDateCount;
GArray *epsom_nesting_list_dates (EpsomNesting *self);

/**
 * epsom_nesting_add_touched: adds to @dates, a set of #EpsomDate as pointers, those on which something lies otherwise
 * after a change of @record, which is or was in this snapshot.
 */
void epsom_nesting_add_touched (EpsomNesting *self, const EpsomRecord *record, GHashTable *dates);

G_END_DECLS
