/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-private.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-format.h"
#include "epsom-output.h"

typedef struct {
  char *format;
  char *from;
  char *to;
  char *patient;
} ExportOptions;

static GOptionEntry *
get_entries (gpointer data)
{
  ExportOptions *options = data;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_ ("csv, fhir, ndjson or spreadsheet"), N_ ("FORMAT") },
    EPSOM_PERIOD_ENTRIES (options),
    { "patient", 0, 0, G_OPTION_ARG_STRING, &options->patient, N_ ("The name that fhir and ndjson are to bear"),
      N_ ("NAME") },
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
  g_free (options->patient);
}

/* The format follows from the file's name where no option gives it; `-` is CSV. */
static gboolean
find_format (EpsomCli *cli, const char *name, const char *file, EpsomFormat *format)
{
  g_autofree char *list = epsom_format_list ();

  *format = EPSOM_FORMAT_CSV;
  if (name != NULL && strcmp (file, "-") == 0 && epsom_format_find (name, format) &&
      *format == EPSOM_FORMAT_SPREADSHEET)
    {
      epsom_cli_fail (cli, _ ("--format: “%s” is a folder of files; give its name instead of -"), name);
      return FALSE;
    }
  if (name != NULL ? epsom_format_find (name, format) : strcmp (file, "-") == 0 || epsom_format_guess (file, format))
    return TRUE;
  if (name != NULL)
    epsom_cli_fail (cli, _ ("--format: “%s” is not known; give one of %s"), name, list);
  else
    epsom_cli_fail (
      cli,
      _ ("%s: the name does not tell the format; end it in .csv, .json, .ndjson or /, or give --format, one of %s"),
      file, list);
  return FALSE;
}

/* Past the buffer of @out, which is written first: no more than a piece of a long diary is in memory. What is no file
 * is written at once. */
static GOutputStream *
open_stream (FILE *out)
{
  int descriptor = fileno (out);

  fflush (out);
  return descriptor >= 0 ? g_unix_output_stream_new (descriptor, FALSE) : g_memory_output_stream_new_resizable ();
}

static gboolean
write_out (EpsomCli *cli, const EpsomExport *export, EpsomDiary *diary, GError **error)
{
  g_autoptr (GOutputStream) stream = open_stream (cli->out);

  if (!epsom_export_write (export, diary, stream, NULL, NULL, NULL, error))
    {
      epsom_output_prefix_error (_ ("the output could not be written"), error);
      return FALSE;
    }
  if (G_IS_MEMORY_OUTPUT_STREAM (stream))
    fwrite (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), 1,
            g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), cli->out);
  return TRUE; /* what could not be written is told when the output is closed */
}

static gboolean
save (EpsomCli *cli, const EpsomExport *export, EpsomDiary *diary, const char *file, GError **error)
{
  gboolean saved = epsom_export_save (export, diary, file, epsom_cli_progress, cli, NULL, error);

  epsom_cli_progress_end (cli);
  return saved;
}

static EpsomStatus
run (EpsomCli *cli, char **arguments, gpointer data)
{
  const ExportOptions *options = data;
  const char *file = arguments[0];
  EpsomExport export = { .patient_name = options->patient };
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (GError) error = NULL;
  EpsomDiary *diary;
  gboolean written;

  if (!find_format (cli, options->format, file, &export.format) ||
      !epsom_cli_parse_period (cli, options->from, options->to, &export.from, &export.to) ||
      (store = epsom_cli_open (cli, EPSOM_STORE_NONE)) == NULL)
    return EPSOM_STATUS_FAILED;
  export.patient = epsom_store_get_owner (store);
  diary = epsom_store_get_diary (store);
  if (strcmp (file, "-") == 0)
    written = write_out (cli, &export, diary, &error);
  else
    written = save (cli, &export, diary, file, &error);
  return written ? EPSOM_STATUS_DONE : epsom_cli_fail (cli, "%s", error->message);
}

const EpsomVerb epsom_verb_export = {
  .name = "export",
  .arguments = "FILE|FOLDER/|-",
  .summary = N_ ("Write the records to a file, or to the output for -"),
  .description =
    N_ ("csv          Epsom CSV: it can be imported into an empty diary and exported again to the same bytes\n"
        "fhir         a Bundle of HL7 FHIR R4 (.json)\n"
        "ndjson       the same resources, one a line, for bulk loading\n"
        "spreadsheet  a folder with one CSV file a kind of record (FOLDER/)\n"
        "The format follows from the ending of the name. What is written appears whole or not at all."),
  .min_arguments = 1,
  .max_arguments = 1,
  .options_size = sizeof (ExportOptions),
  .get_entries = get_entries,
  .clear_options = clear_options,
  .run = run,
};
