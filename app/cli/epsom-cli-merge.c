/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-private.h"

#include <glib/gi18n-lib.h>

#include "epsom-json-writer.h"
#include "epsom-json.h"
#include "epsom-store-merge.h"

#define SCHEMA 1

typedef struct {
  gboolean dry_run;
  gboolean unrelated;
  gboolean json;
} MergeOptions;

static GOptionEntry *
get_entries (gpointer data)
{
  MergeOptions *options = data;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->dry_run, N_ ("Count what would change, store nothing"), NULL },
    { "unrelated", 0, 0, G_OPTION_ARG_NONE, &options->unrelated, N_ ("Merge also a diary that has no record in common"),
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("Print the summary as JSON"), NULL },
    { NULL },
  };

  return g_memdup2 (entries, sizeof entries);
}

static void
print_json (EpsomCli *cli, const EpsomMergeSummary *summary, gboolean applied, guint unsettled)
{
  EpsomJsonWriter writer;
  g_autofree char *text = NULL;

  epsom_json_writer_init (&writer);
  epsom_json_begin (&writer, '{');
  epsom_json_add_integer (&writer, "schema", SCHEMA);
  epsom_json_add_boolean (&writer, "applied", applied);
  epsom_json_name (&writer, "records");
  epsom_json_begin (&writer, '{');
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      const EpsomMergeCounts *counts = &summary->counts[kind];

      epsom_json_name (&writer, epsom_token_to_text (EPSOM_TOKENS_RECORD, kind));
      epsom_json_begin_flat (&writer, '{');
      epsom_json_add_integer (&writer, "added", counts->added);
      epsom_json_add_integer (&writer, "updated", counts->updated);
      epsom_json_add_integer (&writer, "deleted", counts->deleted);
      epsom_json_end (&writer, '}');
    }
  epsom_json_end (&writer, '}');
  epsom_json_add_integer (&writer, "conflicts", summary->conflicts);
  epsom_json_add_integer (&writer, "settled", summary->settled);
  epsom_json_add_integer (&writer, "unsettled", unsettled);
  epsom_json_add_integer (&writer, "future", summary->future);
  epsom_json_add_boolean (&writer, "related", summary->related);
  epsom_json_end (&writer, '}');
  text = epsom_json_writer_finish (&writer);
  fputs (text, cli->out);
}

static void
print_table (EpsomCli *cli, const EpsomMergeSummary *summary, gboolean dry_run)
{
  /* Translators: the heading of a table in the terminal; keep the widths of the columns. */
  fputs (_ ("record          added    updated    deleted\n"), cli->out);
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      const EpsomMergeCounts *counts = &summary->counts[kind];

      if (counts->added + counts->updated + counts->deleted > 0)
        fprintf (cli->out, "%-10s %10" G_GUINT64_FORMAT " %10" G_GUINT64_FORMAT " %10" G_GUINT64_FORMAT "\n",
                 epsom_token_to_text (EPSOM_TOKENS_RECORD, kind), counts->added, counts->updated, counts->deleted);
    }
  if (!summary->changes)
    fputs (_ ("The other copy has nothing new.\n"), cli->out);
  else if (dry_run)
    fputs (_ ("Nothing was stored.\n"), cli->out);
}

static void
print_conflicts (EpsomCli *cli, const EpsomMergeSummary *summary, guint unsettled)
{
  g_autofree char *found =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record was edited in both copies; the later edit stands.",
                                  "%u records were edited in both copies; the later edits stand.", summary->conflicts),
                     summary->conflicts);
  g_autofree char *open = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u such record waits for you to choose; the window shows both sides.",
                 "%u such records wait for you to choose; the window shows both sides.", unsettled),
    unsettled);

  if (summary->conflicts > 0)
    fprintf (cli->out, "%s\n", found);
  if (unsettled > 0)
    fprintf (cli->out, "%s\n", open);
}

static void
print_warnings (EpsomCli *cli, const EpsomMergeSummary *summary)
{
  if (!summary->related)
    epsom_cli_print_line (cli->err, _ ("the other diary has no record in common with this one; it may be somebody "
                                       "else’s"));
  if (summary->future > 0)
    {
      g_autofree char *text = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "%u record was edited in the future, by the other device’s clock; it counts as the latest. See "
                     "whether that clock is right",
                     "%u records were edited in the future, by the other device’s clock; they count as the latest. "
                     "See whether that clock is right",
                     summary->future),
        summary->future);

      epsom_cli_print_line (cli->err, text);
    }
}

static EpsomStatus
fail (EpsomCli *cli, const MergeOptions *options, const char *message)
{
  if (options->json)
    {
      g_autofree char *text = epsom_json_import_failure (message);

      fputs (text, cli->out);
    }
  return epsom_cli_fail (cli, "%s", message);
}

static gboolean
merge (EpsomCli *cli,
       EpsomStore *store,
       const char *path,
       const MergeOptions *options,
       EpsomMergeSummary *summary,
       GError **error)
{
  EpsomMergeFlags flags = (options->dry_run ? EPSOM_MERGE_DRY_RUN : EPSOM_MERGE_NONE) |
                          (options->unrelated ? EPSOM_MERGE_UNRELATED : EPSOM_MERGE_NONE);
  gboolean merged = epsom_store_merge (store, path, flags, summary, epsom_cli_progress, cli, NULL, error);

  epsom_cli_progress_end (cli);
  if (!merged && g_error_matches (*error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CONSTRAINT))
    {
      char *cause = (*error)->message;

      /* Translators: why two diaries were not merged, and what to do. */
      (*error)->message = g_strdup_printf (_ ("%s. Where both are yours, give --unrelated"), cause);
      g_free (cause);
    }
  return merged;
}

static EpsomStatus
run (EpsomCli *cli, char **arguments, gpointer data)
{
  const MergeOptions *options = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) store = epsom_store_open (cli->diary, EPSOM_STORE_NONE, &error);
  g_autoptr (GPtrArray) unsettled = NULL;
  EpsomMergeSummary summary;

  if (store == NULL || !merge (cli, store, arguments[0], options, &summary, &error) ||
      (unsettled = epsom_store_list_unsettled (store, TRUE, &error)) == NULL)
    return fail (cli, options, error->message);
  print_warnings (cli, &summary);
  if (options->json)
    print_json (cli, &summary, summary.changes && !options->dry_run, unsettled->len);
  else
    {
      print_table (cli, &summary, options->dry_run);
      print_conflicts (cli, &summary, unsettled->len);
    }
  return EPSOM_STATUS_DONE;
}

const EpsomVerb epsom_verb_merge = {
  .name = "merge",
  .arguments = "FILE",
  .summary = N_ ("Bring what another copy of the diary has into it"),
  .description = N_ ("Of each record the version that was edited last stands, a deletion included. It doesn't matter\n"
                     "which copy is merged into which, or how often. The other copy is not changed. All of it is\n"
                     "one step of undo, and a backup is made first."),
  .min_arguments = 1,
  .max_arguments = 1,
  .options_size = sizeof (MergeOptions),
  .get_entries = get_entries,
  .run = run,
};
