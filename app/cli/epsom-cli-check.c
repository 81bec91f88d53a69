/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-private.h"

#include <glib/gi18n-lib.h>

static EpsomStatus
run (EpsomCli *cli, char **arguments G_GNUC_UNUSED, gpointer options G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = epsom_store_check (cli->diary, epsom_cli_progress, cli, &error);

  epsom_cli_progress_end (cli);
  if (problems == NULL)
    return epsom_cli_fail (cli, "%s", error->message);
  for (guint i = 0; i < problems->len; i++)
    epsom_cli_print_line (cli->out, g_ptr_array_index (problems, i));
  if (problems->len > 0)
    return EPSOM_STATUS_FAILED;
  fputs ("ok\n", cli->out);
  return EPSOM_STATUS_DONE;
}

const EpsomVerb epsom_verb_check = {
  .name = "check",
  .arguments = "",
  .summary = N_ ("Check the diary: prints “ok”, or one line a problem"),
  .min_arguments = 0,
  .max_arguments = 0,
  .run = run,
};
