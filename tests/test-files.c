/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-files.h"

static void
collect (const char *folder, GRegex *pattern, GPtrArray *paths)
{
  g_autofree char *full = g_build_filename (EPSOM_SOURCE_ROOT, folder, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (full, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = *folder ? g_build_filename (folder, name, NULL) : g_strdup (name);
      g_autofree char *full_path = g_build_filename (EPSOM_SOURCE_ROOT, path, NULL);

      if (name[0] == '.' || (!*folder && g_str_has_prefix (name, "build")))
        continue;
      if (g_file_test (full_path, G_FILE_TEST_IS_DIR))
        collect (path, pattern, paths);
      else if (g_regex_match (pattern, path, 0, NULL))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
epsom_test_list_files (const char *folder, const char *pattern)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);

  g_assert_no_error (error);
  collect (folder, regex, paths);
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

char *
epsom_test_read_source (const char *path)
{
  g_autofree char *full = g_build_filename (EPSOM_SOURCE_ROOT, path, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (full, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}
