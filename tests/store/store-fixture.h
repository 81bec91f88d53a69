/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-store.h"

/** Fixture: a folder of its own, with the path of a diary in it that doesn't exist yet. */
typedef struct {
  char *folder;
  char *path;
} Fixture;

/** fixture_use_memory: has the folders lie in memory, where there is such a file system, for tests that sync a lot.
 * Before g_test_init(). */
void fixture_use_memory (void);
void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
/** fixture_add: adds a test that gets a fresh #Fixture. */
void fixture_add (const char *name, void (*test) (Fixture *fixture, gconstpointer data));
/** fixture_build: Returns: (transfer full): the path of @name in the fixture's folder. */
char *fixture_build (Fixture *fixture, const char *name);

/** sample_id: the id of the @n-th record of a test; n > 0. */
EpsomUuid sample_id (guint n);
/** sample_episode and its siblings: a record with id @n, whose content follows from @variant. */
EpsomRecord *sample_episode (guint n, guint variant);
EpsomRecord *sample_reading (guint n, guint episode, guint variant);
EpsomRecord *sample_dose (guint n, guint episode, guint variant);
EpsomRecord *sample_medicine (guint n, guint episode, guint variant);
EpsomRecord *sample_day (guint n, guint variant);
EpsomRecord *sample_rating (guint n, guint variant);
EpsomRecord *sample_lab (guint n, guint variant);

/** insertion, edit, deletion: changes that take the references of their records. */
EpsomChange *insertion (EpsomRecord *after);
EpsomChange *edit (const EpsomRecord *before, EpsomRecord *after);
EpsomChange *deletion (const EpsomRecord *before);
/** list: Returns: (transfer full): the changes given, up to a NULL. */
GPtrArray *list (EpsomChange *first, ...) G_GNUC_NULL_TERMINATED;
/** every_kind: Returns: (transfer full): insertions of a record of every kind: ids 1 to 7, in the order of the kinds.
 */
GPtrArray *every_kind (void);

/** must_open, must_apply, must_undo, must_redo: what must succeed. must_apply takes @changes. */
EpsomStore *must_open (const char *path);
void must_apply (EpsomStore *store, GPtrArray *changes);
void must_undo (EpsomStore *store);
void must_redo (EpsomStore *store);
/** must_not_apply: takes @changes; they must be refused with @code and leave nothing. */
void must_not_apply (EpsomStore *store, GPtrArray *changes, EpsomStoreError code);
const EpsomRecord *find (EpsomStore *store, guint n);
guint count (EpsomStore *store);

/** assert_same: that two diaries hold equal records. */
void assert_same (EpsomDiary *a, EpsomDiary *b);
/** assert_as_stored: that the store's snapshot is what a fresh reading of its file gives. */
void assert_as_stored (EpsomStore *store);

/** run_sql: what another program does to the database @path; it is made where there is none. */
void run_sql (const char *path, const char *sql);
/** digest: Returns: (transfer full) (nullable): the SHA-256 of the file; %NULL where there is none. */
char *digest (const char *path);
guint count_files (const char *folder);
/** make_diary: as @path, with a record of every kind, closed again. */
void make_diary (const char *path);
