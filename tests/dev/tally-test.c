/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The count that `./dev test` ends with: nothing that went wrong may be lost in it. */
#include <glib/gstdio.h>

#include "test-files.h"

#define SUITE(name, cases) "<testsuite name=\"epsom.epsom:core / " name "\" tests=\"9\">" cases "</testsuite>"
#define PASSED "<testcase name=\"/a\" classname=\"x\" />"
#define FAILED "<testcase name=\"/b\" classname=\"x\"><failure /></testcase>"
#define SKIPPED "<testcase name=\"/c\" classname=\"x\"><skipped /></testcase>"
#define PROGRAM(name, result)                                                                                          \
  "{\"name\": \"epsom:core / " name "\", \"stdout\": \"ok 1\", \"result\": \"" result "\"}\n"

static const struct {
  const char *name;
  const char *subtests;
  const char *programs;
  const char *says;
  gboolean well;
} cases[] = {
  { "all-well", SUITE ("a", PASSED PASSED), PROGRAM ("a", "OK"), "2 passed, 0 failed\n", TRUE },
  { "subtest-failed", SUITE ("a", PASSED FAILED), PROGRAM ("a", "ERROR"), "1 passed, 1 failed\n", FALSE },
  { "crashed", SUITE ("a", PASSED PASSED), PROGRAM ("a", "ERROR"), "2 passed, 1 failed\n", FALSE },
  { "ran-out-of-time", SUITE ("a", PASSED), PROGRAM ("a", "TIMEOUT"), "1 passed, 1 failed\n", FALSE },
  { "ran-out-of-time-at-once", "", PROGRAM ("a", "TIMEOUT"), "0 passed, 1 failed\n", FALSE },
  { "interrupted", SUITE ("a", PASSED), PROGRAM ("a", "INTERRUPT"), "1 passed, 1 failed\n", FALSE },
  { "skipped", SUITE ("a", PASSED SKIPPED), PROGRAM ("a", "OK"), "1 passed, 0 failed, 1 skipped\n", TRUE },
  { "only-skipped", SUITE ("a", SKIPPED), PROGRAM ("a", "SKIP"), "0 passed, 0 failed, 1 skipped\n", FALSE },
  { "without-subtests", "", PROGRAM ("a", "OK") PROGRAM ("b", "FAIL") PROGRAM ("c", "SKIP"),
    "1 passed, 1 failed, 1 skipped\n", FALSE },
  { "several", SUITE ("a", PASSED FAILED FAILED) SUITE ("b", PASSED PASSED), PROGRAM ("a", "ERROR") PROGRAM ("b", "OK"),
    "3 passed, 2 failed\n", FALSE },
  { "output-looks-like-a-result",
    SUITE ("a", PASSED "<system-out>&lt;testcase name=\"/x\"&gt;&lt;failure /&gt; \001</system-out>"),
    "{\"name\": \"epsom:core / a\", \"stdout\": \"\\\"result\\\": \\\"FAIL\\\"\", \"result\": \"OK\"}\n",
    "1 passed, 0 failed\n", TRUE },
  { "no-test", "", "", "No test was run\n0 passed, 0 failed\n", FALSE },
};

static char *
write_text (const char *folder, const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_tally (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("epsom-tally-XXXXXX", &error);
  g_autofree char *subtests = write_text (folder, "testlog.junit.xml", cases[i].subtests);
  g_autofree char *programs = write_text (folder, "testlog.json", cases[i].programs);
  g_autofree char *output = NULL;
  g_autoptr (GSubprocess) process = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "awk", "-f", EPSOM_SOURCE_ROOT "/tests/tally.awk",
                              "file=1", "RS=<", subtests, "file=2", "RS=\\n", programs, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (output, ==, cases[i].says);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, cases[i].well ? 0 : 1);

  g_remove (subtests);
  g_remove (programs);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/dev/tally/", cases[i].name, NULL);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_tally);
    }
  return g_test_run ();
}
