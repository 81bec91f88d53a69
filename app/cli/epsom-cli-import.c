/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-cli-import-options.h"
#include "epsom-csv.h"
#include "epsom-json.h"
#include "epsom-words.h"

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

/* What was left out of other apps' files or changed, and why: once for all that it holds for. */
static void
print_remarks (EpsomCli *cli, const EpsomImport *import, gboolean is_left_out, const char *heading)
{
  for (guint i = 0; i < import->remarks->len; i++)
    {
      const EpsomRemark *remark = import->remarks->pdata[i];

      if (remark->is_left_out != is_left_out)
        continue;
      if (heading != NULL)
        fprintf (cli->out, "%s\n", heading);
      heading = NULL;
      /* Translators: how often, what, and on which line of a file first. */
      fprintf (cli->out, _ ("%10lu  %s (first on line %lu)"), (gulong) remark->n, remark->message,
               (gulong) remark->place.line);
      fputc ('\n', cli->out);
    }
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
  print_remarks (cli, import, FALSE, _ ("Taken in otherwise than it stands:"));
  print_remarks (cli, import, TRUE, _ ("Left out:"));
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
fail (EpsomCli *cli, const EpsomImportOptions *options, const char *message)
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

/* What each entry of other apps becomes. */
static void
print_preview (EpsomCli *cli, const EpsomImport *import)
{
  for (guint i = 0; i < import->changes->len; i++)
    {
      const EpsomChange *change = import->changes->pdata[i];
      const EpsomImportPlace *place = &g_array_index (import->places, EpsomImportPlace, i);
      const EpsomRecord *record = epsom_change_get_record (change);
      g_autofree char *words = epsom_words_record (record);
      g_autofree char *line = epsom_cli_to_line (words);
      EpsomRow row;

      epsom_record_to_cells (record, &row);
      fprintf (cli->out, "%s:%" G_GUINT64_FORMAT ": %s %s  %s\n", import->files[place->file], place->line,
               row.cells.text[EPSOM_FIELD_RECORD], row.cells.text[EPSOM_FIELD_AT], line);
    }
}

static EpsomImport *
read_files (EpsomCli *cli, char **files, EpsomStore *store, const EpsomImportChoice *choice, GError **error)
{
  g_autoptr (EpsomDiary) diary = epsom_cli_get_diary (store);
  EpsomImport *import;

  import = epsom_import_read ((const char *const *) files, &choice->source, choice->own, diary, choice->on_conflict,
                              epsom_cli_progress, cli, NULL, error);
  epsom_cli_progress_end (cli);
  return import;
}

/* The next table with these columns is read the same way. */
static void
remember (EpsomCli *cli, const char *file, const EpsomMapping *mapping)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomTableHead) table = epsom_table_head_new (file, &error);

  if (table == NULL || !epsom_mapping_remember (mapping, (const char *const *) table->header, &error))
    {
      g_autofree char *text = g_strdup_printf (_ ("the columns are not kept for next time: %s"), error->message);

      epsom_cli_print_line (cli->err, text);
    }
}

/* @error, with what else can be done where the file is of another program. */
static EpsomStatus
fail_to_read (EpsomCli *cli, const EpsomImportOptions *options, const GError *error)
{
  g_autofree char *message = NULL;

  if (!g_error_matches (error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_HEADER))
    return fail (cli, options, error->message);
  message =
    g_strdup_printf (_ ("%s; say with --columns what the columns of another program’s table are"), error->message);
  return fail (cli, options, message);
}

static gboolean
find_deleted (EpsomStore *store, EpsomImportChoice *choice, GError **error)
{
  if (store != NULL)
    choice->source.deleted = epsom_store_list_deleted (store, error);
  return store == NULL || choice->source.deleted != NULL;
}

static EpsomStatus
import_files (EpsomCli *cli, char **files, const EpsomImportOptions *options, EpsomImportChoice *choice)
{
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (EpsomImport) import = NULL;
  g_autoptr (GError) error = NULL;
  gboolean may_apply, applied;

  if (!epsom_cli_open_if_there (cli, &store, &error) || !find_deleted (store, choice, &error))
    return fail (cli, options, error->message);
  import = read_files (cli, files, store, choice, &error);
  if (import == NULL)
    return fail_to_read (cli, options, error);
  print_findings (cli, import);
  if (options->dry_run && import->is_foreign && !options->json)
    print_preview (cli, import);
  may_apply = epsom_import_may_apply (import, import->on_conflict, options->keep_good);
  applied = may_apply && !options->dry_run;
  if (applied && !store_changes (cli, store, import, &error))
    return fail (cli, options, error->message);
  if (applied && choice->mapping != NULL)
    remember (cli, files[0], choice->mapping);
  print_summary (cli, import, applied, options->json);
  return may_apply ? EPSOM_STATUS_DONE : refuse (cli, import, options->keep_good);
}

static EpsomStatus
list_sources (EpsomCli *cli)
{
  fprintf (cli->out, "%-16s %-24s %s\n", "epsom", "Epsom", _ ("a diary as CSV"));
  for (const EpsomSource *const *source = epsom_sources (); *source != NULL; source++)
    fprintf (cli->out, "%-16s %-24s %s\n", (*source)->name, _ ((*source)->title), _ ((*source)->files));
  return EPSOM_STATUS_DONE;
}

static EpsomStatus
run (EpsomCli *cli, char **arguments, gpointer data)
{
  const EpsomImportOptions *options = data;
  g_auto (EpsomImportChoice) choice = { 0 };

  if (options->list)
    return list_sources (cli);
  if (arguments[0] == NULL)
    {
      epsom_cli_fail (cli, _ ("a file is needed; “epsom import --help” tells how"));
      return EPSOM_STATUS_USAGE;
    }
  if (!epsom_import_options_parse (cli, options, &choice))
    return EPSOM_STATUS_FAILED;
  return import_files (cli, arguments, options, &choice);
}

const EpsomVerb epsom_verb_import = {
  .name = "import",
  .arguments = "FILE…",
  .summary = N_ ("Bring records of Epsom CSV files, or of other apps’ files, into the diary"),
  .description = N_ ("All files are one step of undo. With a row that breaks a rule nothing is imported, unless\n"
                     "--keep-good is given. Importing a file again adds nothing. The summary counts the rows\n"
                     "added, skipped (the diary has them already), conflicting and refused, and says what of\n"
                     "another app was left out and why; --dry-run shows what each entry becomes."),
  .min_arguments = 0,
  .max_arguments = G_MAXINT,
  .options_size = sizeof (EpsomImportOptions),
  .get_entries = epsom_import_options_get_entries,
  .clear_options = epsom_import_options_clear,
  .run = run,
};
