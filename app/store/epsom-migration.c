/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-migration.h"

#include "epsom-diary-file.h"
#include "epsom-store-resources.h"

#define FOLDER "/io/github/epsomdiary/Epsom/migrations/"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char **
load_scripts (void)
{
  GResource *resource = epsom_store_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  guint n = g_strv_length (names);
  char **scripts = g_new0 (char *, n + 1);

  qsort (names, n, sizeof *names, compare_names);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat (FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      g_assert (bytes != NULL && g_ascii_strtoull (names[i], NULL, 10) == i + 1);
      scripts[i] = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  return scripts;
}

const char *const *
epsom_migration_get_scripts (void)
{
  static gsize scripts;

  if (g_once_init_enter (&scripts))
    g_once_init_leave (&scripts, (gsize) load_scripts ());
  return (const char *const *) scripts; /* NOLINT(performance-no-int-to-ptr) */
}

guint
epsom_migration_get_newest (void)
{
  return g_strv_length ((char **) epsom_migration_get_scripts ());
}

static gboolean
check_foreign_keys (EpsomDatabase *database, GError **error)
{
  gint64 broken;

  if (!epsom_database_get_int (database, "SELECT count (*) FROM pragma_foreign_key_check", &broken, error))
    return FALSE;
  if (broken == 0)
    return TRUE;
  return epsom_database_set_damaged (database, error);
}

/* Another process may have taken the step meanwhile: the version is read inside the transaction. */
static gboolean
take_step (EpsomDatabase *database, const char *const *scripts, guint newest, gboolean *done, GError **error)
{
  g_auto (EpsomTransaction) transaction = EPSOM_TRANSACTION_INIT;
  g_autofree char *mark = NULL;
  gint64 version;

  if (!epsom_transaction_begin (&transaction, database, TRUE, error) ||
      !epsom_database_get_int (database, "PRAGMA user_version", &version, error))
    return FALSE;
  *done = version < 0 || version >= newest;
  if (*done)
    return TRUE;
  mark =
    g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", EPSOM_APPLICATION_ID, (int) version + 1);
  return epsom_database_run (database, scripts[version], error) && check_foreign_keys (database, error) &&
         epsom_database_run (database, mark, error) && epsom_transaction_commit (&transaction, error);
}

gboolean
epsom_migration_run (EpsomDatabase *database, const char *const *scripts, GError **error)
{
  guint newest = g_strv_length ((char **) scripts);
  gboolean done = FALSE;
  gboolean well = TRUE;

  /* A script that remakes a table would otherwise break the keys that point to it on the way. */
  if (!epsom_database_run (database, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  while (well && !done)
    well = take_step (database, scripts, newest, &done, error);
  return epsom_database_run (database, "PRAGMA foreign_keys = ON", well ? error : NULL) && well;
}
