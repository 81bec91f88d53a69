/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-undo DIARY: takes back the latest act of the diary and does it again, and prints the ms that each took.
 */
#include <stdio.h>

#include "epsom-store.h"

static gboolean
take_back (EpsomStore *store, gboolean redo, GError **error)
{
  gint64 start = g_get_monotonic_time ();

  if (!epsom_store_take_back (store, redo, NULL, NULL, NULL, NULL, error))
    return FALSE;
  printf ("%.1f\n", (double) (g_get_monotonic_time () - start) / 1e3);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) store = NULL;

  if (argc != 2)
    {
      fputs ("usage: bench-undo DIARY\n", stderr);
      return 2;
    }
  store = epsom_store_open (argv[1], EPSOM_STORE_NONE, &error);
  if (store != NULL && take_back (store, FALSE, &error) && take_back (store, TRUE, &error))
    return 0;
  fprintf (stderr, "%s\n", error->message);
  return 1;
}
