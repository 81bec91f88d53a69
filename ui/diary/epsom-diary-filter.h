/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-nesting.h"

G_BEGIN_DECLS

/**
 * EpsomDiaryFilter:
 *
 * What is looked for in the diary. What is listed together is found together: an episode with all beneath it, when
 * each word, and one of each kind of choice, is found somewhere in it.
 */
typedef struct _EpsomDiaryFilter EpsomDiaryFilter;

/**
 * EpsomDiaryChoice:
 * @symptoms: (array zero-terminated=1) (nullable): any of these, or all
 * @methods: a bit `1 << method` for each method of dose, any of which; 0: all
 * @kinds: a bit `1 << kind` for each kind of record, any of which; 0: all
 * @lacking: only what the analysis lacks a reading of (`epsom-gap.h`)
 */
typedef struct {
  const char *const *symptoms;
  guint methods;
  guint kinds;
  gboolean lacking;
} EpsomDiaryChoice;

/**
 * epsom_diary_filter_new:
 * @text: words, each of which is to be found in the words of a record, whatever their case
 * @choice: (nullable): copied; NULL: all
 */
EpsomDiaryFilter *epsom_diary_filter_new (const char *text, const EpsomDiaryChoice *choice);
void epsom_diary_filter_free (EpsomDiaryFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomDiaryFilter, epsom_diary_filter_free)

/** epsom_diary_filter_is_empty: it finds everything. */
gboolean epsom_diary_filter_is_empty (const EpsomDiaryFilter *self);

/** epsom_diary_filter_matches: whether @group, which lies so in @nesting, is found, as of now. */
gboolean epsom_diary_filter_matches (EpsomDiaryFilter *self, EpsomNesting *nesting, const EpsomGroup *group);

G_END_DECLS
