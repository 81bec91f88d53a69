/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-import-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-source-words.h"

GOptionEntry *
epsom_import_options_get_entries (gpointer data)
{
  EpsomImportOptions *options = data;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->source,
      N_ ("Whose the files are: epsom, or an app that --list names; unless given they are recognised (auto)"),
      N_ ("SOURCE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_ ("The same; csv is Epsom CSV"), N_ ("FORMAT") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options->list, N_ ("List the apps whose files can be read"), NULL },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &options->columns,
      N_ (
        "What the columns of another program’s table are, such as time=Date,severity=Pain,symptom:migraine, or @FILE"),
      N_ ("COLUMNS") },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &options->zone,
      N_ ("Time zone of times without one, such as Europe/Berlin (the system’s)"), N_ ("ZONE") },
    { "date-order", 0, 0, G_OPTION_ARG_STRING, &options->date_order,
      N_ ("Order of dates that can be read in more than one way"), "ymd|dmy|mdy" },
    { "severity", 0, 0, G_OPTION_ARG_STRING, &options->severity,
      N_ ("Severity of a day’s symptom for which an app has none, 0 to 10"), N_ ("NUMBER") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->dry_run, N_ ("Check, show and count, store nothing"), NULL },
    { "keep-good", 0, 0, G_OPTION_ARG_NONE, &options->keep_good, N_ ("Import the good rows where others are refused"),
      NULL },
    { "on-conflict", 0, 0, G_OPTION_ARG_STRING, &options->on_conflict,
      N_ ("For a record that the diary has with other content: keep (the default for apps), replace or fail (the "
          "default for Epsom CSV)"),
      "keep|replace|fail" },
    { "bring-back", 0, 0, G_OPTION_ARG_NONE, &options->bring_back,
      N_ ("Take entries of an app in again that were deleted in the diary"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("Print the summary as JSON"), NULL },
    { NULL },
  };

  return g_memdup2 (entries, sizeof entries);
}

void
epsom_import_options_clear (gpointer data)
{
  EpsomImportOptions *options = data;

  g_free (options->source);
  g_free (options->format);
  g_free (options->columns);
  g_free (options->zone);
  g_free (options->date_order);
  g_free (options->severity);
  g_free (options->on_conflict);
}

/* Returns: the index of @text in @names, or -1. */
static int
find_name (const char *const *names, const char *text)
{
  for (int i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], text) == 0)
      return i;
  return -1;
}

static gboolean
parse_source (EpsomCli *cli, const char *option, const char *name, EpsomImportChoice *choice)
{
  if (name == NULL || strcmp (name, "auto") == 0)
    return TRUE;
  choice->own = strcmp (name, "epsom") == 0 || strcmp (name, "csv") == 0;
  if (choice->own)
    return TRUE;
  choice->source.source = epsom_source_find (name);
  if (choice->source.source != NULL)
    return TRUE;
  epsom_cli_fail (cli, _ ("--%s: “%s” is not known; “epsom import --list” names what is"), option, name);
  return FALSE;
}

/* A mapping, or after an @ the file that it is in. */
static gboolean
parse_columns (EpsomCli *cli, const char *text, EpsomImportChoice *choice)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  if (text == NULL)
    return TRUE;
  if (*text == '@' && !g_file_get_contents (text + 1, &content, NULL, &error))
    {
      epsom_cli_fail (cli, "--columns: %s", error->message);
      return FALSE;
    }
  if (content != NULL && !g_utf8_validate (content, -1, NULL))
    {
      epsom_cli_fail (cli, _ ("--columns: %s: is not valid UTF-8"), text + 1);
      return FALSE;
    }
  choice->mapping = epsom_mapping_parse (content != NULL ? content : text, &error);
  choice->source.mapping = choice->mapping;
  if (choice->mapping == NULL)
    epsom_cli_fail (cli, "--columns: %s", error->message);
  return choice->mapping != NULL;
}

static gboolean
parse_zone (EpsomCli *cli, const char *name, EpsomImportChoice *choice)
{
  if (name == NULL)
    return TRUE;
  choice->source.zone = g_time_zone_new_identifier (name);
  if (choice->source.zone != NULL)
    return TRUE;
  epsom_cli_fail (cli, _ ("--zone: “%s” is no time zone such as Europe/Berlin or +01:00"), name);
  return FALSE;
}

static gboolean
parse_date_order (EpsomCli *cli, const char *name, EpsomImportChoice *choice)
{
  static const char *const names[] = { "ymd", "dmy", "mdy", NULL };
  int index;

  if (name == NULL)
    return TRUE;
  index = find_name (names, name);
  if (index < 0)
    {
      epsom_cli_fail (cli, _ ("--date-order: “%s” is not ymd, dmy or mdy"), name);
      return FALSE;
    }
  choice->source.order = (EpsomDateOrder) (EPSOM_DATE_ORDER_YMD + index);
  return TRUE;
}

static gboolean
parse_severity (EpsomCli *cli, const char *text, EpsomImportChoice *choice)
{
  gboolean is_exact;

  if (text == NULL || (epsom_source_parse_severity (text, &choice->source.severity, &is_exact) && is_exact))
    return TRUE;
  epsom_cli_fail (cli, _ ("--severity: “%s” is no whole number of 0 to 10"), text);
  return FALSE;
}

static gboolean
parse_on_conflict (EpsomCli *cli, const char *name, EpsomImportChoice *choice)
{
  static const char *const names[] = { "fail", "keep", "replace", NULL };

  choice->on_conflict = name != NULL ? find_name (names, name) : -1;
  if (name == NULL || choice->on_conflict >= 0)
    return TRUE;
  epsom_cli_fail (cli, _ ("--on-conflict: “%s” is not keep, replace or fail"), name);
  return FALSE;
}

gboolean
epsom_import_options_parse (EpsomCli *cli, const EpsomImportOptions *options, EpsomImportChoice *choice)
{
  *choice = (EpsomImportChoice){ .source = epsom_source_options_default () };
  choice->source.bring_back = options->bring_back;
  return parse_source (cli, "from", options->source, choice) && parse_source (cli, "format", options->format, choice) &&
         parse_columns (cli, options->columns, choice) && parse_zone (cli, options->zone, choice) &&
         parse_date_order (cli, options->date_order, choice) && parse_severity (cli, options->severity, choice) &&
         parse_on_conflict (cli, options->on_conflict, choice);
}

void
epsom_import_choice_clear (EpsomImportChoice *choice)
{
  g_clear_pointer (&choice->source.zone, g_time_zone_unref);
  g_clear_pointer (&choice->source.deleted, g_hash_table_unref);
  g_clear_pointer (&choice->mapping, epsom_mapping_free);
}
