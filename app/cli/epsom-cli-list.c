/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-json.h"
#include "epsom-words.h"

typedef struct {
  char *from;
  char *to;
  gboolean json;
} ListOptions;

static GOptionEntry *
get_entries (gpointer data)
{
  ListOptions *options = data;
  const GOptionEntry entries[] = {
    EPSOM_PERIOD_ENTRIES (options),
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("Print JSON: an object a record"), NULL },
    { NULL },
  };

  return g_memdup2 (entries, sizeof entries);
}

static void
clear_options (gpointer data)
{
  ListOptions *options = data;

  g_free (options->from);
  g_free (options->to);
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  return epsom_record_compare (*(const EpsomRecord *const *) a, *(const EpsomRecord *const *) b);
}

static GPtrArray *
collect (EpsomDiary *diary, EpsomDate from, EpsomDate to)
{
  GPtrArray *all = g_ptr_array_new ();

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EpsomRecord *const *records = epsom_diary_get (diary, (EpsomRecordKind) kind, &n);

      for (guint i = 0; i < n; i++)
        if (epsom_date_is_within (epsom_record_get_date (records[i]), from, to))
          g_ptr_array_add (all, (gpointer) records[i]);
    }
  g_ptr_array_sort (all, compare_records);
  return all;
}

static void
print_record (FILE *out, const EpsomRecord *record)
{
  EpsomRow row;
  char id[EPSOM_UUID_STRING_SIZE];
  g_autofree char *words = epsom_words_record (record);
  g_autofree char *text = record->note != NULL ? g_strconcat (words, " · ", record->note, NULL) : g_strdup (words);
  g_autofree char *line = epsom_cli_to_line (text);

  epsom_record_to_cells (record, &row);
  fprintf (out, "%-25s  %s  [%s]\n", row.cells.text[EPSOM_FIELD_AT], line, epsom_uuid_to_string (&record->id, id));
}

static EpsomStatus
run (EpsomCli *cli, char **arguments G_GNUC_UNUSED, gpointer data)
{
  const ListOptions *options = data;
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (GPtrArray) records = NULL;
  EpsomDate from, to;

  if (!epsom_cli_parse_period (cli, options->from, options->to, &from, &to) ||
      (store = epsom_cli_open (cli, EPSOM_STORE_NONE)) == NULL)
    return EPSOM_STATUS_FAILED;
  if (options->json)
    {
      g_autofree char *json = epsom_json_records (epsom_store_get_diary (store), from, to);

      fputs (json, cli->out);
      return EPSOM_STATUS_DONE;
    }
  records = collect (epsom_store_get_diary (store), from, to);
  for (guint i = 0; i < records->len; i++)
    print_record (cli->out, g_ptr_array_index (records, i));
  return EPSOM_STATUS_DONE;
}

const EpsomVerb epsom_verb_list = {
  .name = "list",
  .arguments = "",
  .summary = N_ ("Print the records, oldest first"),
  .min_arguments = 0,
  .max_arguments = 0,
  .options_size = sizeof (ListOptions),
  .get_entries = get_entries,
  .clear_options = clear_options,
  .run = run,
};
