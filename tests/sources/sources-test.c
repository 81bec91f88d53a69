/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for every file of the project. */
#include "test-files.h"

static void
test_licence (void)
{
  g_autoptr (GPtrArray) paths =
    epsom_test_list_files ("", "\\.([chs]|ui|css|sql|awk|xml|svg|in|py|sh)$|meson\\.build$|^dev$");

  g_assert_cmpuint (paths->len, >, 50);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *text = epsom_test_read_source (paths->pdata[i]);
      g_auto (GStrv) lines = g_strsplit (text, "\n", 4);
      gboolean found = FALSE;

      /* A desktop file has its own first line, and no comment in what is installed. */
      if (g_str_has_suffix (paths->pdata[i], ".desktop.in"))
        continue;
      for (guint line = 0; line < 3 && lines[line]; line++)
        found |= strstr (lines[line], "SPDX-License-Identifier: ") != NULL;
      if (!found)
        {
          g_test_message ("%s does not say its licence on top", (const char *) paths->pdata[i]);
          g_test_fail ();
        }
    }
}

static void
test_whole (void)
{
  g_autoptr (GPtrArray) paths = epsom_test_list_files ("", "\\.[ch]$");

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *text = epsom_test_read_source (paths->pdata[i]);

      if (!g_regex_match_simple ("\\b(TO"
                                 "DO|FIX"
                                 "ME|X"
                                 "XX)\\b",
                                 text, 0, 0))
        continue;
      g_test_message ("%s has something left to do", (const char *) paths->pdata[i]);
      g_test_fail ();
    }
}

/* A merge that was left half done builds where nobody looks, such as in a settings schema. */
static void
test_merged (void)
{
  g_autoptr (GPtrArray) paths =
    epsom_test_list_files ("", "\\.([chs]|ui|css|sql|xml|in|py|sh|md|po|json)$|meson\\.build$");

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *text = epsom_test_read_source (paths->pdata[i]);

      if (!g_regex_match_simple ("^(<<<<<<<|>>>>>>>) ", text, G_REGEX_MULTILINE, 0))
        continue;
      g_test_message ("%s holds both sides of a merge", (const char *) paths->pdata[i]);
      g_test_fail ();
    }
}

/* The thread of such a task may be the last to let go of it, and would take what belongs to the window along. */
static void
test_threads (void)
{
  g_autoptr (GPtrArray) paths = epsom_test_list_files ("ui", "\\.c$");

  g_assert_cmpuint (paths->len, >, 50);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *text = epsom_test_read_source (paths->pdata[i]);

      if (!g_regex_match_simple ("\\bg_task_new \\((?!NULL,)(?:(?!^}).)*\\bg_task_run_in_thread\\b", text,
                                 G_REGEX_MULTILINE | G_REGEX_DOTALL, 0))
        continue;
      g_test_message ("%s runs a task in a thread that is not of epsom_thread_task_new()",
                      (const char *) paths->pdata[i]);
      g_test_fail ();
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/licence-on-top", test_licence);
  g_test_add_func ("/sources/nothing-left-to-do", test_whole);
  g_test_add_func ("/sources/no-merge-left-open", test_merged);
  g_test_add_func ("/sources/no-thread-holds-a-widget", test_threads);
  return g_test_run ();
}
