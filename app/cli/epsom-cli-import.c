/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-csv.h"
#include "epsom-json.h"

typedef struct {
  char *format;
  char *on_conflict;
  gboolean dry_run;
  gboolean keep_good;
  gboolean json;
} ImportOptions;

static GOptionEntry *
get_entries (gpointer data)
{
  ImportOptions *options = data;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_ ("The files’ format: csv (Epsom CSV, the default)"),
      N_ ("FORMAT") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->dry_run, N_ ("Check and count, store nothing"), NULL },
    { "keep-good", 0, 0, G_OPTION_ARG_NONE, &options->keep_good, N_ ("Import the good rows where others are refused"),
      NULL },
    { "on-conflict", 0, 0, G_OPTION_ARG_STRING, &options->on_conflict,
      N_ ("For a record that the diary has with other content: keep, replace or fail (the default)"),
      "keep|replace|fail" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("Print the summary as JSON"), NULL },
    { NULL },
  };

  return g_memdup2 (entries, sizeof entries);
}

static void
clear_options (gpointer data)
{
  ImportOptions *options = data;

  g_free (options->format);
  g_free (options->on_conflict);
}

static gboolean
parse_options (EpsomCli *cli, const ImportOptions *options, EpsomOnConflict *on_conflict)
{
  static const char *const names[] = { "fail", "keep", "replace" };

  if (options->format != NULL && strcmp (options->format, "csv") != 0)
    {
      epsom_cli_fail (cli, _ ("--format: “%s” is not known; give csv"), options->format);
      return FALSE;
    }
  *on_conflict = EPSOM_ON_CONFLICT_FAIL;
  if (options->on_conflict == NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (options->on_conflict, names[i]) == 0)
      {
        *on_conflict = (EpsomOnConflict) i;
        return TRUE;
      }
  epsom_cli_fail (cli, _ ("--on-conflict: “%s” is not keep, replace or fail"), options->on_conflict);
  return FALSE;
}

static void
print_problems (EpsomCli *cli, const GPtrArray *problems, guint n)
{
  guint more = n - problems->len;

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = epsom_problem_to_string (g_ptr_array_index (problems, i));

      epsom_cli_print_line (cli->err, text);
    }
  if (more > 0)
    {
      fprintf (cli->err, g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", more), more);
      fputc ('\n', cli->err);
    }
}

static void
print_counts (FILE *out, const char *name, const EpsomImportCounts *counts)
{
  if (counts->added + counts->skipped + counts->conflicting + counts->refused > 0)
    fprintf (out,
             "%-10s %10" G_GUINT64_FORMAT " %10" G_GUINT64_FORMAT " %12" G_GUINT64_FORMAT " %10" G_GUINT64_FORMAT "\n",
             name, counts->added, counts->skipped, counts->conflicting, counts->refused);
}

static void
print_summary (EpsomCli *cli, const EpsomImport *import, gboolean applied, gboolean json)
{
  if (json)
    {
      g_autofree char *text = epsom_json_import (import, applied);

      fputs (text, cli->out);
      return;
    }
  /* Translators: the heading of a table in the terminal; keep the widths of the columns. */
  fputs (_ ("record          added    skipped  conflicting    refused\n"), cli->out);
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    print_counts (cli->out, epsom_token_to_text (EPSOM_TOKENS_RECORD, kind), &import->counts[kind]);
  print_counts (cli->out, "?", &import->unknown);
  if (!applied)
    fputs (_ ("Nothing was stored.\n"), cli->out);
}

static EpsomStatus
refuse (EpsomCli *cli, const EpsomImport *import, gboolean keep_good)
{
  if (import->n_problems > 0 && !keep_good)
    return epsom_cli_fail (
      cli,
      g_dngettext (GETTEXT_PACKAGE,
                   "nothing was imported: %u row breaks a rule; correct it, or import the others with --keep-good",
                   "nothing was imported: %u rows break a rule; correct them, or import the others with --keep-good",
                   import->n_problems),
      import->n_problems);
  return epsom_cli_fail (cli,
                         g_dngettext (GETTEXT_PACKAGE,
                                      "nothing was imported: the diary has %u of the records with other content; "
                                      "choose --on-conflict=keep or --on-conflict=replace",
                                      "nothing was imported: the diary has %u of the records with other content; "
                                      "choose --on-conflict=keep or --on-conflict=replace",
                                      import->n_conflicts),
                         import->n_conflicts);
}

/* What went wrong with more than a row: as a line for a person, and as JSON where that is expected. */
static EpsomStatus
fail (EpsomCli *cli, const ImportOptions *options, const char *message)
{
  if (options->json)
    {
      g_autofree char *text = epsom_json_import_failure (message);

      fputs (text, cli->out);
    }
  return epsom_cli_fail (cli, "%s", message);
}

static gboolean
store_changes (EpsomCli *cli, EpsomStore *store, const EpsomImport *import, GError **error)
{
  gboolean stored = epsom_cli_store (cli, store, EPSOM_ORIGIN_IMPORT, import->changes, error);

  if (!stored)
    g_prefix_error (error, "%s", _ ("nothing was imported: "));
  return stored;
}

static void
print_findings (EpsomCli *cli, const EpsomImport *import)
{
  for (guint i = 0; i < import->warnings->len; i++)
    epsom_cli_print_line (cli->err, g_ptr_array_index (import->warnings, i));
  print_problems (cli, import->problems, import->n_problems);
  print_problems (cli, import->conflicts, import->n_conflicts);
}

static EpsomImport *
read_files (EpsomCli *cli, char **files, EpsomStore *store, EpsomOnConflict on_conflict, GError **error)
{
  g_autoptr (EpsomDiary) diary = epsom_cli_get_diary (store);
  EpsomImport *import;

  import = epsom_csv_import ((const char *const *) files, diary, on_conflict, epsom_cli_progress, cli, NULL, error);
  epsom_cli_progress_end (cli);
  return import;
}

static EpsomStatus
import_files (EpsomCli *cli, char **files, const ImportOptions *options, EpsomOnConflict on_conflict)
{
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (EpsomImport) import = NULL;
  g_autoptr (GError) error = NULL;
  gboolean may_apply, applied;

  if (!epsom_cli_open_if_there (cli, &store, &error) ||
      (import = read_files (cli, files, store, on_conflict, &error)) == NULL)
    return fail (cli, options, error->message);
  print_findings (cli, import);
  may_apply = epsom_import_may_apply (import, on_conflict, options->keep_good);
  applied = may_apply && !options->dry_run;
  if (applied && !store_changes (cli, store, import, &error))
    return fail (cli, options, error->message);
  print_summary (cli, import, applied, options->json);
  return may_apply ? EPSOM_STATUS_DONE : refuse (cli, import, options->keep_good);
}

static EpsomStatus
run (EpsomCli *cli, char **arguments, gpointer data)
{
  EpsomOnConflict on_conflict;

  if (!parse_options (cli, data, &on_conflict))
    return EPSOM_STATUS_FAILED;
  return import_files (cli, arguments, data, on_conflict);
}

const EpsomVerb epsom_verb_import = {
  .name = "import",
  .arguments = "FILE…",
  .summary = N_ ("Bring records of Epsom CSV files into the diary"),
  .description = N_ ("All files are one step of undo. With a row that breaks a rule nothing is imported, unless\n"
                     "--keep-good is given. Importing a file again adds nothing. The summary counts the rows\n"
                     "added, skipped (the diary has them already), conflicting and refused."),
  .min_arguments = 1,
  .max_arguments = G_MAXINT,
  .options_size = sizeof (ImportOptions),
  .get_entries = get_entries,
  .clear_options = clear_options,
  .run = run,
};
