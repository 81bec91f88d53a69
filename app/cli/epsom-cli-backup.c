/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-private.h"

#include <glib/gi18n-lib.h>

static EpsomStatus
run_backup (EpsomCli *cli, char **arguments, gpointer options G_GNUC_UNUSED)
{
  g_autoptr (EpsomStore) store = epsom_cli_open (cli, EPSOM_STORE_NONE);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return EPSOM_STATUS_FAILED;
  if (!epsom_store_backup (store, arguments[0], &error))
    return epsom_cli_fail (cli, "%s", error->message);
  return EPSOM_STATUS_DONE;
}

static EpsomStatus
run_restore (EpsomCli *cli, char **arguments, gpointer options G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  if (!epsom_store_restore (cli->diary, arguments[0], &kept, &error))
    return epsom_cli_fail (cli, "%s", error->message);
  if (kept != NULL)
    {
      g_autofree char *line = epsom_cli_to_line (kept);

      fprintf (cli->out, _ ("The diary that was there is kept as %s\n"), line);
    }
  return EPSOM_STATUS_DONE;
}

const EpsomVerb epsom_verb_backup = {
  .name = "backup",
  .arguments = "FILE",
  .summary = N_ ("Write a verified copy of the diary, also while the window is open"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_backup,
};

const EpsomVerb epsom_verb_restore = {
  .name = "restore",
  .arguments = "FILE",
  .summary = N_ ("Put a copy in the place of the diary; the present one is kept beside it"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_restore,
};
