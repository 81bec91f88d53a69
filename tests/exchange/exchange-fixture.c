/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "test-folder.h"

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("epsom-exchange-XXXXXX", &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  epsom_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

char *
fixture_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

char *
fixture_write (Fixture *fixture, const char *name, const char *content, gssize length)
{
  g_autoptr (GError) error = NULL;
  char *path = fixture_path (fixture, name);

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
  return path;
}

char *
fixture_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
fixture_list (Fixture *fixture)
{
  g_autoptr (GPtrArray) names = epsom_test_list_folder (fixture->folder);

  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

#define NOBODY 65534

void
fixture_become_nobody (Fixture *fixture)
{
  if (geteuid () != 0)
    return;
  g_assert_cmpint (chown (fixture->folder, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (seteuid (NOBODY), ==, 0);
}

void
fixture_become_self (void)
{
  g_assert_cmpint (seteuid (getuid ()), ==, 0);
}

static void
set_largest_file (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = size == RLIM_INFINITY ? limit.rlim_max : size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

void
fixture_fill_disk (gsize room)
{
  signal (SIGXFSZ, SIG_IGN);
  set_largest_file (room);
}

void
fixture_free_disk (void)
{
  set_largest_file (RLIM_INFINITY);
}
