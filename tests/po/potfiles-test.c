/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file with text for people that POTFILES does not name is never translated, and nothing else would say so. */
#include "test-files.h"

/* Calls that mark text in C, and the attribute that does in a template. */
#define MARKED "(^|[^\\w#])(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2) ?\\(|translatable=\"(yes|true|1)\""

static GPtrArray *
read_potfiles (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = epsom_test_read_source ("po/POTFILES");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line; line++)
    if (**line != '\0' && **line != '#')
      g_ptr_array_add (paths, g_strdup (*line));
  return paths;
}

/* Without comments and preprocessor lines, which may name the calls without making one. */
static char *
strip_comments (const char *text)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("/\\*.*?\\*/|//[^\\n]*|^[ \\t]*#[^\\n]*", G_REGEX_DOTALL | G_REGEX_MULTILINE, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);
}

static gboolean
is_marked (const char *path)
{
  g_autofree char *text = epsom_test_read_source (path);
  g_autofree char *code = g_str_has_suffix (path, ".ui") ? g_steal_pointer (&text) : strip_comments (text);

  return g_regex_match_simple (MARKED, code, G_REGEX_MULTILINE, 0);
}

static void
test_complete (void)
{
  g_autoptr (GPtrArray) listed = read_potfiles ();

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) sources = epsom_test_list_files (i ? "ui" : "app", "\\.(c|h|ui)$");

      g_assert_cmpuint (sources->len, >, 0);
      for (guint j = 0; j < sources->len; j++)
        {
          const char *path = sources->pdata[j];
          gboolean is_listed = g_ptr_array_find_with_equal_func (listed, path, g_str_equal, NULL);

          if (is_marked (path) == is_listed)
            continue;
          g_test_message (is_listed ? "%s has nothing to translate" : "%s is missing", path);
          g_test_fail ();
        }
    }
}

static void
test_listed_exist (void)
{
  g_autoptr (GPtrArray) listed = read_potfiles ();

  for (guint i = 0; i < listed->len; i++)
    {
      g_autofree char *full = g_build_filename (EPSOM_SOURCE_ROOT, listed->pdata[i], NULL);

      if (!g_file_test (full, G_FILE_TEST_IS_REGULAR))
        {
          g_test_message ("%s does not exist", full);
          g_test_fail ();
        }
      if (i > 0)
        g_assert_cmpstr (listed->pdata[i - 1], <, listed->pdata[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/po/potfiles/complete", test_complete);
  g_test_add_func ("/po/potfiles/listed-files-exist-in-order", test_listed_exist);
  return g_test_run ();
}
