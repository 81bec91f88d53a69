/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-folder.h"

#include <glib/gstdio.h>

GPtrArray *
epsom_test_list_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  return names;
}

void
epsom_test_remove_folder (const char *folder)
{
  g_autoptr (GPtrArray) names = NULL;

  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  /* As they are before any of them goes. */
  names = epsom_test_list_folder (folder);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        epsom_test_remove_folder (path);
      else
        g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}
