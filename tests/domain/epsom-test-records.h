/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"

G_BEGIN_DECLS

/* Records, changes and diaries for tests, tersely. */

/** epsom_test_uuid: Returns: (transfer none): the text of the @n-th id, the same in every run. */
const char *epsom_test_uuid (guint n);
/** epsom_test_id: the @n-th id. */
EpsomUuid epsom_test_id (guint n);

/** epsom_test_cells: fills @cells from names and texts, up to a NULL: `"record", "dose", "unit", "g", NULL`. */
void epsom_test_cells (EpsomCells *cells, ...) G_GNUC_NULL_TERMINATED;

/** epsom_test_record: Returns: (transfer full): the record of a row given as names and texts, up to a NULL; a row that
 * breaks a rule fails the test. */
EpsomRecord *epsom_test_record (const char *kind, ...) G_GNUC_NULL_TERMINATED;

/* Returns: (transfer full): a record with the @n-th id. */
EpsomRecord *epsom_test_episode (guint n, const char *start, const char *end, const char *symptom);
EpsomRecord *epsom_test_reading (guint n, guint episode, const char *at, int severity);
/** epsom_test_iv: 1 g of magnesium sulfate over @minutes (0: not known); @episode 0: names none. */
EpsomRecord *epsom_test_iv (guint n, guint episode, const char *at, double minutes);
/** epsom_test_oral: 400 mg elemental of bisglycinate; @episode 0: names none. */
EpsomRecord *epsom_test_oral (guint n, guint episode, const char *at);
EpsomRecord *epsom_test_medicine (guint n, guint episode, const char *at, const char *name, const char *medicine_class);
EpsomRecord *epsom_test_day (guint n, const char *date, const char *bleeding);
EpsomRecord *epsom_test_rating (guint n, const char *date, const char *symptom, int severity);

/** epsom_test_diary: Returns: (transfer full): the diary of the given records, up to a NULL, which it takes over. */
EpsomDiary *epsom_test_diary (EpsomRecord *first, ...) G_GNUC_NULL_TERMINATED;

/** epsom_test_random_record: Returns: (transfer full): a valid record of @kind with the @n-th id and every field at
 * random: edges, absent, any Unicode. What it names is the episode @episode, or none where it may and chance says so.
 */
EpsomRecord *epsom_test_random_record (GRand *rand, EpsomRecordKind kind, guint n, guint episode);

/** epsom_test_use_comma_locale: numbers are written with a comma until setlocale() says otherwise.
 * Returns: %FALSE, and the test is skipped, where the system has no such locale. */
gboolean epsom_test_use_comma_locale (void);

/** epsom_test_assert_same: fails with the first cell that differs unless both records are equal. */
void epsom_test_assert_same (const EpsomRecord *actual, const EpsomRecord *expected);

G_END_DECLS
