/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that a translation lacks, or only guesses, is shown in English, and nothing else would say so. */
#include "test-files.h"

/* What `msgattrib` leaves of the translation @path with @filter: the texts that are so. */
static char *
filter_texts (const char *path, const char *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "msgattrib", filter,
                                                      "--no-obsolete", "--no-location", path, NULL);
  char *texts = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &texts, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));

  return texts;
}

static void
test_whole (gconstpointer path)
{
  static const char *const filters[] = { "--untranslated", "--only-fuzzy" };

  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autofree char *texts = filter_texts (path, filters[i]);

      if (*texts != '\0')
        g_test_message ("%s", texts);
      g_assert_cmpstr (texts, ==, "");
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) paths = NULL;

  g_test_init (&argc, &argv, NULL);
  paths = epsom_test_list_files ("po", "\\.po$");
  g_assert_cmpuint (paths->len, >, 0);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (paths->pdata[i]);
      g_autofree char *test = g_strconcat ("/po/whole/", name, NULL);

      g_test_add_data_func_full (test, g_build_filename (EPSOM_SOURCE_ROOT, paths->pdata[i], NULL), test_whole, g_free);
    }

  return g_test_run ();
}
