/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  gboolean manifest;
} CheckOptions;

static GOptionEntry *
get_entries (gpointer data)
{
  CheckOptions *options = data;
  const GOptionEntry entries[] = {
    { "manifest", 0, 0, G_OPTION_ARG_NONE, &options->manifest, N_ ("Print what a copy says of itself, too"), NULL },
    { NULL },
  };

  return g_memdup2 (entries, sizeof entries);
}

static void
print_manifest (FILE *out, const EpsomManifest *manifest)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (manifest->made);
  g_autofree char *when = g_date_time_format (made, "%Y-%m-%dT%H:%M:%SZ");
  char first[EPSOM_DATE_STRING_SIZE], last[EPSOM_DATE_STRING_SIZE];

  fprintf (out, "made %s\nformat %u\n", when, manifest->format);
  if (manifest->first != EPSOM_DATE_NONE)
    fprintf (out, "period %s %s\n", epsom_date_to_string (manifest->first, first),
             epsom_date_to_string (manifest->last, last));
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    fprintf (out, "%s %" G_GUINT64_FORMAT "\n", epsom_token_to_text (EPSOM_TOKENS_RECORD, kind),
             manifest->counts[kind]);
  fprintf (out, "sha256 %s\n", manifest->digest);
}

/* Before the check, so that what is said of a damaged copy can be compared with what is found. */
static gboolean
show_manifest (EpsomCli *cli)
{
  g_autoptr (GError) error = NULL;
  EpsomManifest manifest;
  gboolean found;

  if (!epsom_store_read_manifest (cli->diary, &manifest, &found, &error))
    {
      epsom_cli_fail (cli, "%s", error->message);
      return FALSE;
    }
  if (!found)
    {
      epsom_cli_fail (cli, _ ("%s: has no manifest: it is no copy made with “epsom backup”, or was changed since"),
                      cli->diary);
      return FALSE;
    }
  print_manifest (cli->out, &manifest);
  return TRUE;
}

static EpsomStatus
run (EpsomCli *cli, char **arguments G_GNUC_UNUSED, gpointer data)
{
  const CheckOptions *options = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (options->manifest && !show_manifest (cli))
    return EPSOM_STATUS_FAILED;
  problems = epsom_store_check (cli->diary, epsom_cli_progress, cli, &error);
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
  .options_size = sizeof (CheckOptions),
  .get_entries = get_entries,
  .min_arguments = 0,
  .max_arguments = 0,
  .run = run,
};
