/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Without a fuzzer: each seed of a folder as it is, cut off, and with bytes changed, always the same ones. */
#include <glib.h>
#include <string.h>

#include "fuzz.h"

#define N_CUTS 16
#define N_CHANGES 64

static void
try_cuts (const char *content, gsize length)
{
  for (gsize i = 0; i <= N_CUTS; i++)
    LLVMFuzzerTestOneInput ((const uint8_t *) content, length * i / N_CUTS);
}

static void
try_changes (const char *content, gsize length)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int i = 0; i < N_CHANGES && length > 0; i++)
    {
      g_autofree char *changed = g_memdup2 (content, length);

      for (int j = 0; j <= i % 4; j++)
        changed[g_rand_int_range (rand, 0, (gint32) length)] = (char) g_rand_int_range (rand, 0, 256);
      LLVMFuzzerTestOneInput ((const uint8_t *) changed, length);
    }
}

static void
test_seed (gconstpointer path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  try_cuts (content, length);
  try_changes (content, length);
}

static void
add_folder (const char *folder, GPtrArray *paths)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          add_folder (path, paths);
          g_free (path);
        }
      else if (!g_str_has_suffix (name, ".becomes"))
        g_ptr_array_add (paths, path);
      else
        g_free (path);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_test_init (&argc, &argv, NULL);
  add_folder (g_getenv ("EPSOM_SEEDS"), paths);
  g_assert_cmpuint (paths->len, >, 0);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (paths->pdata[i]);
      g_autofree char *test = g_strdup_printf ("/fuzz/%u-%s", i, name);

      g_test_add_data_func (test, paths->pdata[i], test_seed);
    }
  return g_test_run ();
}
