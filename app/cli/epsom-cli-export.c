/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-csv.h"

typedef struct {
  char *format;
  char *from;
  char *to;
} ExportOptions;

static GOptionEntry *
get_entries (gpointer data)
{
  ExportOptions *options = data;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_ ("csv (Epsom CSV, the default)"), N_ ("FORMAT") },
    EPSOM_PERIOD_ENTRIES (options),
    { NULL },
  };

  return g_memdup2 (entries, sizeof entries);
}

static void
clear_options (gpointer data)
{
  ExportOptions *options = data;

  g_free (options->format);
  g_free (options->from);
  g_free (options->to);
}

/* The format follows from the file's name where no option gives it; `-` is CSV. */
static gboolean
check_format (EpsomCli *cli, const char *format, const char *file)
{
  if (format != NULL && strcmp (format, "csv") != 0)
    {
      epsom_cli_fail (cli, _ ("--format: “%s” is not known; give csv"), format);
      return FALSE;
    }
  if (format == NULL && strcmp (file, "-") != 0 && !g_str_has_suffix (file, ".csv"))
    {
      epsom_cli_fail (cli, _ ("%s: the name does not tell the format; end it in .csv or give --format csv"), file);
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_out (EpsomCli *cli, EpsomDiary *diary, EpsomDate from, EpsomDate to, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  gsize size;

  if (!epsom_csv_export (diary, from, to, memory, NULL, error))
    return FALSE;
  size = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory));
  fwrite (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)), 1, size, cli->out);
  return TRUE; /* what could not be written is told when the output is closed */
}

static EpsomStatus
run (EpsomCli *cli, char **arguments, gpointer data)
{
  const ExportOptions *options = data;
  const char *file = arguments[0];
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (GError) error = NULL;
  EpsomDiary *diary;
  EpsomDate from, to;
  gboolean written;

  if (!check_format (cli, options->format, file) ||
      !epsom_cli_parse_period (cli, options->from, options->to, &from, &to) ||
      (store = epsom_cli_open (cli, EPSOM_STORE_NONE)) == NULL)
    return EPSOM_STATUS_FAILED;
  diary = epsom_store_get_diary (store);
  if (strcmp (file, "-") == 0)
    written = write_out (cli, diary, from, to, &error);
  else
    written = epsom_csv_export_file (diary, from, to, file, NULL, &error);
  return written ? EPSOM_STATUS_DONE : epsom_cli_fail (cli, "%s", error->message);
}

const EpsomVerb epsom_verb_export = {
  .name = "export",
  .arguments = "FILE|-",
  .summary = N_ ("Write the records to a file, or to the output for -"),
  .description = N_ ("Epsom CSV is lossless: it can be imported into an empty diary and exported again to the same\n"
                     "bytes. The file appears whole or not at all."),
  .min_arguments = 1,
  .max_arguments = 1,
  .options_size = sizeof (ExportOptions),
  .get_entries = get_entries,
  .clear_options = clear_options,
  .run = run,
};
