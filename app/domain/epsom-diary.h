/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-change.h"

G_BEGIN_DECLS

/**
 * EpsomDiary:
 *
 * An immutable, reference-counted, time-ordered snapshot of all records. Safe to share between threads.
 * Look-up tables are made when first asked for.
 */
typedef struct _EpsomDiary EpsomDiary;

/**
 * epsom_diary_new:
 * @records: (transfer full) (element-type EpsomRecord): in any order, ids unique; the array and its elements are taken
 *   over, and another owner of the array finds it empty
 */
EpsomDiary *epsom_diary_new (GPtrArray *records);
EpsomDiary *epsom_diary_ref (EpsomDiary *diary);
void epsom_diary_unref (EpsomDiary *diary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomDiary, epsom_diary_unref)

/**
 * epsom_diary_apply: Returns: (transfer full): the snapshot after @changes (each record at most once). The cost is
 * a copy of the arrays of pointers of the kinds that changed, not a sort. A list of changes that is large beside
 * the diary is merged in one pass.
 */
EpsomDiary *epsom_diary_apply (EpsomDiary *diary, const GPtrArray *changes);

/** epsom_diary_get_n_records: of all kinds. */
guint epsom_diary_get_n_records (EpsomDiary *diary);
/** epsom_diary_get: Returns: (transfer none) (array length=n): the records of @kind ordered by epsom_record_compare().
 */
const EpsomRecord *const *epsom_diary_get (EpsomDiary *diary, EpsomRecordKind kind, guint *n);
/** epsom_diary_lookup: Returns: (transfer none) (nullable): the record with @id. */
const EpsomRecord *epsom_diary_lookup (EpsomDiary *diary, const EpsomUuid *id);
/** epsom_diary_get_readings: Returns: (transfer none) (array length=n): the readings of @episode, by time. */
const EpsomRecord *const *epsom_diary_get_readings (EpsomDiary *diary, const EpsomUuid *episode, guint *n);
/** epsom_diary_get_last_sign: Returns: UTC seconds: when @episode was last said to be going on, apart from its end: its
 * latest reading, or its start where there is none after that. */
gint64 epsom_diary_get_last_sign (EpsomDiary *diary, const EpsomEpisode *episode);
/** epsom_diary_find_from: the index of the first record of @kind with a time of @time or later (n where none). */
guint epsom_diary_find_from (EpsomDiary *diary, EpsomRecordKind kind, gint64 time);
/** epsom_diary_get_bounds: the first and last recorded local dates, episodes' ends included. FALSE when empty. */
gboolean epsom_diary_get_bounds (EpsomDiary *diary, EpsomDate *first, EpsomDate *last);
/**
 * epsom_diary_check_change: the rules between records: a new id is new; a named episode exists; one rating a date and
 * symptom; a deleted episode leaves no reading, and no dose or medicine that names it.
 * @diary: the snapshot before @change
 * @error: an #EPSOM_FIELD_ERROR
 */
gboolean epsom_diary_check_change (EpsomDiary *diary, const EpsomChange *change, GError **error);
/**
 * epsom_diary_check_changes: the same rules for @changes as a whole, which may need each other (an episode with its
 * readings).
 * @diary: the snapshot after @changes
 * @error: an #EPSOM_FIELD_ERROR of the first change that breaks a rule
 */
gboolean epsom_diary_check_changes (EpsomDiary *diary, const GPtrArray *changes, GError **error);
/**
 * epsom_diary_delete: Returns: (transfer full): the changes that delete @record with what cannot be without it: an
 * episode's readings go too, doses and medicines that name it stay and name none.
 */
GPtrArray *epsom_diary_delete (EpsomDiary *diary, const EpsomRecord *record);
/** epsom_diary_delete_all: Returns: (transfer full): the changes that delete all of @records (element-type EpsomRecord),
 * each of @diary and there once, as epsom_diary_delete() does; no record is changed twice. */
GPtrArray *epsom_diary_delete_all (EpsomDiary *diary, const GPtrArray *records);
/**
 * epsom_diary_list_symptoms: Returns: (transfer full) (array zero-terminated=1): the known symptoms in their order,
 * then the person's own of @diary (nullable) by name.
 */
char **epsom_diary_list_symptoms (EpsomDiary *diary);

G_END_DECLS
