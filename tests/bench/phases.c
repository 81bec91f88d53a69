/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * phases CSV DIARY: imports the Epsom CSV into a new DIARY, opens it anew, and prints what each phase took, in ms, and
 * the most memory that was used until then, in MiB.
 */
#include <stdio.h>
#include <sys/resource.h>

#include "epsom-csv.h"
#include "epsom-store.h"

static void
report (const char *phase, gint64 *since)
{
  gint64 now = g_get_monotonic_time ();
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  printf ("%-8s %8.1f ms %6ld MiB\n", phase, (double) (now - *since) / 1000, usage.ru_maxrss / 1024);
  *since = g_get_monotonic_time ();
}

static gboolean
run (const char *csv, const char *diary, GError **error)
{
  const char *files[] = { csv, NULL };
  gint64 since = g_get_monotonic_time ();
  g_autoptr (EpsomStore) store = epsom_store_open (diary, EPSOM_STORE_CREATE, error);
  g_autoptr (EpsomStore) again = NULL;
  g_autoptr (EpsomImport) import = NULL;

  if (store == NULL)
    return FALSE;
  report ("create", &since);
  import = epsom_csv_import (files, epsom_store_get_diary (store), EPSOM_ON_CONFLICT_FAIL, NULL, NULL, NULL, error);
  if (import == NULL)
    return FALSE;
  report ("read", &since);
  if (!epsom_store_apply (store, EPSOM_ORIGIN_IMPORT, import->changes, NULL, NULL, NULL, error))
    return FALSE;
  report ("apply", &since);
  g_clear_pointer (&import, epsom_import_free);
  g_clear_object (&store);
  report ("free", &since);
  again = epsom_store_open (diary, EPSOM_STORE_NONE, error);
  if (again == NULL)
    return FALSE;
  report ("open", &since);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc == 3 && run (argv[1], argv[2], &error))
    return 0;
  g_printerr ("phases: %s\n", error != NULL ? error->message : "phases CSV DIARY");
  return argc == 3 ? 1 : 2;
}
