/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-record.h"

G_BEGIN_DECLS

/*
 * What two copies of one diary have in common: for every record that a copy ever heard of the latest version of it.
 * Versions of one record are in a total order, so that laying copies together, each record in its latest version, gives
 * the same whatever comes first, in whichever groups, and however often. What a diary shows is a function of its
 * versions alone: see epsom_versions_show().
 */

/**
 * EpsomVersion: a record in the state that it got at a moment.
 * @edited: the moment, in milliseconds since 1970-01-01T00:00:00Z by the clock of the device on which it happened
 * @record: (owned) (nullable): its content; NULL: it was deleted
 */
typedef struct {
  EpsomUuid id;
  EpsomRecordKind kind;
  gint64 edited;
  EpsomRecord *record;
} EpsomVersion;

/** EPSOM_EDITED_MAX: the last moment that counts as one: the end of the year 9999. */
#define EPSOM_EDITED_MAX (G_GINT64_CONSTANT (253402300799999))

/** epsom_version_compare: which of two versions of one record is the later one. Of one moment a deletion is later than
 * content, and content later than other content whose bytes are smaller (see epsom_content_new()). */
int epsom_version_compare (const EpsomVersion *a, const EpsomVersion *b);
/** epsom_version_same: whether both say the same of the record, whenever they did. */
gboolean epsom_version_same (const EpsomVersion *a, const EpsomVersion *b);

/** epsom_version_digest: a number of what a version says of the record; @record: (nullable): its content. Versions that
 * say the same have the same; never %EPSOM_DIGEST_ANY. */
guint64 epsom_version_digest (const EpsomRecord *record);
/** EPSOM_DIGEST_ANY: it is not known what was said. */
#define EPSOM_DIGEST_ANY 0

/** epsom_versions_new: Returns: (transfer full) (element-type EpsomVersion): an empty list; g_array_unref() it. */
GArray *epsom_versions_new (void);
/** epsom_versions_add: appends a version; @record (nullable) gets a reference of its own. The list must be sorted
 * before anything else is asked of it. */
void
epsom_versions_add (GArray *versions, const EpsomUuid *id, EpsomRecordKind kind, gint64 edited, EpsomRecord *record);
/** epsom_versions_sort: orders @versions by id; of several with one id the latest stays. */
void epsom_versions_sort (GArray *versions);
/** epsom_versions_find: Returns: (transfer none) (nullable): the version of @id in the sorted @versions. */
const EpsomVersion *epsom_versions_find (const GArray *versions, const EpsomUuid *id);
/** epsom_versions_next: the same of ids that are asked for in ascending order. @at: (inout): 0 before the first */
const EpsomVersion *epsom_versions_next (const GArray *versions, const EpsomUuid *id, guint *at);
/** epsom_versions_join: Returns: (transfer full): each record of @a and @b, both sorted, in its latest version. */
GArray *epsom_versions_join (const GArray *a, const GArray *b);

/** EpsomEpisodes: the episodes among versions that are not deleted, to be found quickly. */
typedef struct _EpsomEpisodes EpsomEpisodes;

/** epsom_episodes_new: @versions must outlive it. */
EpsomEpisodes *epsom_episodes_new (const GArray *versions);
void epsom_episodes_free (EpsomEpisodes *episodes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomEpisodes, epsom_episodes_free)
gboolean epsom_episodes_contain (const EpsomEpisodes *episodes, const EpsomUuid *id);

/**
 * epsom_versions_show: what a diary with the sorted @versions shows.
 *
 * What is deleted isn't shown. Neither is a reading whose episode isn't there, nor of several ratings of one date and
 * symptom any but the latest (of one moment that whose bytes are largest, then that with the largest id). A dose or a
 * medicine whose episode isn't there is shown without it. What is not shown isn't lost: with other versions it is shown
 * again.
 *
 * Returns: (transfer full) (element-type EpsomRecord): for each version the record that is shown, or NULL.
 */
GPtrArray *epsom_versions_show (const GArray *versions);

G_END_DECLS
