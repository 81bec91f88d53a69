/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-conflict-copy.h"

static const struct {
  const char *name;
  gboolean is;
} cases[] = {
  { "diary.sync-conflict-20260301-083000-ABCDEFG.epsom", TRUE },
  { "diary (conflicted copy 2026-03-01 083000).epsom", TRUE },
  { "diary (Anna's conflicted copy 2026-03-01).epsom", TRUE },
  { "diary (Case Conflict).epsom", TRUE },
  { "diary_conflict-20260301-083000.epsom", TRUE },
  { "diary.epsom", FALSE },
  { "diary-20260301T083000Z-replaced.epsom", FALSE },
  { "diary (1).epsom", FALSE },
  { "diary (conflicted copy 2026-03-01)", FALSE },
  { "diary.sync-conflict-20260301-083000-ABCDEFG.epsom-journal", FALSE },
  { ".syncthing.diary.epsom.tmp", FALSE },
  { "other.sync-conflict-20260301-083000-ABCDEFG.epsom", FALSE },
  { "diary2.sync-conflict-20260301-083000-ABCDEFG.epsom", FALSE },
  { "", FALSE },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (epsom_conflict_copy_is (cases[i].name, "diary.epsom"), ==, cases[i].is);
      g_assert_false (epsom_conflict_copy_is (cases[i].name, "diary"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conflict-copy/names", test_names);
  return g_test_run ();
}
