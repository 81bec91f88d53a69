/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** Fixture: a folder of its own for each test, removed with what is in it. */
typedef struct {
  char *folder;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

/** fixture_path: Returns: (transfer full): of @name in the folder. */
char *fixture_path (Fixture *fixture, const char *name);
/** fixture_write: makes the file @name. @length: -1: up to the NUL. Returns: (transfer full): its path. */
char *fixture_write (Fixture *fixture, const char *name, const char *content, gssize length);
/** fixture_read: Returns: (transfer full): the content of @path. */
char *fixture_read (const char *path);
/** fixture_list: Returns: (transfer full): the names in the folder, sorted, joined by a blank. */
char *fixture_list (Fixture *fixture);


/** fixture_become_nobody: what is not permitted is permitted to root; until fixture_become_self() root is nobody, whose
 * the folder then is. */
void fixture_become_nobody (Fixture *fixture);
void fixture_become_self (void);

/** fixture_fill_disk: until fixture_free_disk() no file can be larger than @room bytes, as on a disk that fills. */
void fixture_fill_disk (gsize room);
void fixture_free_disk (void);

/** FIXTURE_TEST: adds @function (Fixture *, gconstpointer) under @path, with @data. */
#define FIXTURE_TEST(path, data, function) g_test_add (path, Fixture, data, fixture_set_up, function, fixture_tear_down)

G_END_DECLS
