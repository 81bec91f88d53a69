/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-attacks.h"
#include "epsom-output.h"
#include "epsom-report-pages.h"
#include "epsom-words.h"

typedef struct {
  char *patient;
  char *parts;
  char *paper;
  char *style;
  char *attack_hours;
  EpsomPeriodOptions period;
} ReportOptions;

static GOptionEntry *
get_entries (gpointer data)
{
  ReportOptions *options = data;
  const GOptionEntry entries[] = {
    { "patient", 0, 0, G_OPTION_ARG_STRING, &options->patient, N_ ("The name that stands above it"), N_ ("NAME") },
    { "parts", 0, 0, G_OPTION_ARG_STRING, &options->parts,
      N_ ("What it is made of, parted by commas (summary,charts,entries); notes: the private notes with the entries"),
      "summary|charts|entries|notes" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options->paper, N_ ("Size of the paper (that of the locale)"), "a4|letter" },
    { "style", 0, 0, G_OPTION_ARG_STRING, &options->style, N_ ("Colours (light), or greys (print)"), "light|print" },
    { "attack-hours", 0, 0, G_OPTION_ARG_STRING, &options->attack_hours,
      N_ ("Count an episode that begins within so many hours of the end of the last with it (48; 0: none)"),
      N_ ("HOURS") },
    EPSOM_QUERY_ENTRIES (&options->period),
    { NULL },
  };

  return g_memdup2 (entries, sizeof entries);
}

static void
clear_options (gpointer data)
{
  ReportOptions *options = data;

  g_free (options->patient);
  g_free (options->parts);
  g_free (options->paper);
  g_free (options->style);
  g_free (options->attack_hours);
  epsom_period_options_clear (&options->period);
}

static gboolean
parse_parts (EpsomCli *cli, const char *text, EpsomReportParts *parts)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", ",", -1);

  *parts = text != NULL ? 0 : EPSOM_REPORT_DEFAULT_PARTS;
  for (char **word = words; *word != NULL; word++)
    {
      EpsomReportParts part = epsom_report_part_find (g_strstrip (*word));

      if (part == 0)
        {
          epsom_cli_fail (cli, _ ("--parts: “%s” is not summary, charts, entries or notes"), *word);
          return FALSE;
        }
      *parts |= part;
    }
  /* The notes stand with the entries. */
  if ((*parts & EPSOM_REPORT_NOTES) != 0)
    *parts |= EPSOM_REPORT_ENTRIES;
  if (*parts == 0)
    {
      epsom_cli_fail (cli, _ ("--parts: name one or more of summary, charts, entries and notes"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_layout (EpsomCli *cli, const ReportOptions *options, EpsomReportLayout *layout)
{
  int paper = options->paper != NULL ? epsom_paper_find (options->paper) : 0;
  int style = options->style != NULL ? epsom_style_find (options->style) : EPSOM_STYLE_LIGHT;

  epsom_report_layout_init (layout);
  if (paper < 0)
    {
      epsom_cli_fail (cli, _ ("--paper: “%s” is not a4 or letter"), options->paper);
      return FALSE;
    }
  if (style != EPSOM_STYLE_LIGHT && style != EPSOM_STYLE_PRINT)
    {
      epsom_cli_fail (cli, _ ("--style: “%s” is not light or print"), options->style);
      return FALSE;
    }
  if (options->paper != NULL)
    layout->paper = (EpsomPaper) paper;
  layout->style = (EpsomStyle) style;
  return TRUE;
}

static gboolean
parse_attack_hours (EpsomCli *cli, const char *text, guint *hours)
{
  guint64 given = EPSOM_ATTACK_HOURS;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 0, EPSOM_MAX_ATTACK_HOURS, &given, NULL))
    {
      epsom_cli_fail (cli, _ ("--attack-hours: “%s” is not a number of whole hours from 0 to %d"), text,
                      EPSOM_MAX_ATTACK_HOURS);
      return FALSE;
    }
  *hours = (guint) given;
  return TRUE;
}

static gboolean
check_name (EpsomCli *cli, const char *file)
{
  const char *ending = strrchr (file, '.');

  if (ending != NULL && g_ascii_strcasecmp (ending, ".pdf") == 0)
    return TRUE;
  epsom_cli_fail (cli, _ ("%s: a report is a PDF; end the name in .pdf"), file);
  return FALSE;
}

static EpsomStatus
run (EpsomCli *cli, char **arguments, gpointer data)
{
  const ReportOptions *options = data;
  EpsomReportOptions chosen = { .patient = options->patient, .twelve_hours = epsom_words_get_twelve_hours () };
  EpsomReportLayout layout;
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (EpsomReport) report = NULL;
  g_autoptr (EpsomReportPages) pages = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (!check_name (cli, arguments[0]) || !parse_parts (cli, options->parts, &chosen.parts) ||
      !parse_layout (cli, options, &layout) || !epsom_cli_parse_query (cli, &options->period, &chosen.query) ||
      !parse_attack_hours (cli, options->attack_hours, &chosen.query.attack_hours) ||
      (store = epsom_cli_open (cli, EPSOM_STORE_NONE)) == NULL)
    return EPSOM_STATUS_FAILED;
  report = epsom_report_new (epsom_store_get_diary (store), &chosen);
  pages = epsom_report_pages_new (report, &layout, NULL);
  bytes = epsom_report_pages_write_pdf (pages, NULL, &error);
  if (bytes == NULL || !epsom_output_write (arguments[0], bytes, &error))
    return epsom_cli_fail (cli, "%s", error->message);
  return EPSOM_STATUS_DONE;
}

const EpsomVerb epsom_verb_report = {
  .name = "report",
  .arguments = "FILE.pdf",
  .summary = N_ ("Make the report for a visit"),
  .description =
    N_ ("A PDF: what is to be known in a minute, then the charts, then every entry of the period. Private\n"
        "notes are left out unless asked for. The file appears whole or not at all."),
  .min_arguments = 1,
  .max_arguments = 1,
  .options_size = sizeof (ReportOptions),
  .get_entries = get_entries,
  .clear_options = clear_options,
  .run = run,
};
