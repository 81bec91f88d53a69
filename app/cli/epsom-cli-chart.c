/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "epsom-chart.h"
#include "epsom-cli-table.h"
#include "epsom-output.h"

/* The size in points where none is given, and the largest that is taken. */
#define DEFAULT_WIDTH 800
#define DEFAULT_HEIGHT 600
#define SIZE_MAX_POINTS 10000

/* Pixels a point of a PNG: sharp on a page and on a fine screen. */
#define PNG_SCALE 2.0

typedef struct {
  gboolean list;
  gboolean table;
  char *size;
  char *style;
  char *episode;
  char *by;
  gboolean count_symptoms;
  EpsomPeriodOptions period;
} ChartOptions;

static GOptionEntry *
get_entries (gpointer data)
{
  ChartOptions *options = data;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &options->list, N_ ("List the kinds of chart"), NULL },
    { "table", 0, 0, G_OPTION_ARG_NONE, &options->table, N_ ("Print the numbers of the chart in place of drawing it"),
      NULL },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options->size, N_ ("Size in points (800x600)"), N_ ("WxH") },
    { "style", 0, 0, G_OPTION_ARG_STRING, &options->style, N_ ("Colours (light)"), "light|dark|print|high-contrast" },
    { "episode", 0, 0, G_OPTION_ARG_STRING, &options->episode,
      N_ ("The episode that “chart episode” shows (the latest)"), N_ ("ID") },
    { "count-symptoms", 0, 0, G_OPTION_ARG_NONE, &options->count_symptoms,
      N_ ("The symptoms of each day in “chart calendar”, not the severity of one"), NULL },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options->by,
      N_ ("What “chart duration” places infusions by: how long they took, or elemental mg a minute"), "minutes|rate" },
    EPSOM_QUERY_ENTRIES (&options->period),
    EPSOM_GROUPING_ENTRY (&options->period),
    { NULL },
  };

  return g_memdup2 (entries, sizeof entries);
}

static void
clear_options (gpointer data)
{
  ChartOptions *options = data;

  g_free (options->size);
  g_free (options->style);
  g_free (options->episode);
  g_free (options->by);
  epsom_period_options_clear (&options->period);
}

static EpsomStatus
list_kinds (EpsomCli *cli)
{
  for (int kind = 0; kind < EPSOM_N_CHART_KINDS; kind++)
    fprintf (cli->out, "%s\t%s\n", epsom_chart_get_token (kind), epsom_chart_get_title (kind));
  return EPSOM_STATUS_DONE;
}

static gboolean
parse_size (EpsomCli *cli, const char *text, int *width, int *height)
{
  g_autoptr (GRegex) form = g_regex_new ("^([1-9][0-9]{0,4})x([1-9][0-9]{0,4})$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  *width = DEFAULT_WIDTH;
  *height = DEFAULT_HEIGHT;
  if (text == NULL)
    return TRUE;
  if (g_regex_match (form, text, 0, &match))
    {
      g_autofree char *first = g_match_info_fetch (match, 1);
      g_autofree char *second = g_match_info_fetch (match, 2);

      *width = atoi (first);
      *height = atoi (second);
      if (*width <= SIZE_MAX_POINTS && *height <= SIZE_MAX_POINTS)
        return TRUE;
    }
  epsom_cli_fail (cli, _ ("--size: “%s” is not a size such as 800x600, at most %d each way"), text, SIZE_MAX_POINTS);
  return FALSE;
}

static gboolean
parse_style (EpsomCli *cli, const char *text, EpsomStyle *style)
{
  int found = text != NULL ? epsom_style_find (text) : EPSOM_STYLE_LIGHT;

  if (found < 0)
    {
      epsom_cli_fail (cli, _ ("--style: “%s” is not light, dark, print or high-contrast"), text);
      return FALSE;
    }
  *style = (EpsomStyle) found;
  return TRUE;
}

static const char *
find_format (EpsomCli *cli, const char *file)
{
  static const char *const formats[] = { "svg", "png", "pdf" };
  const char *ending = strrchr (file, '.');

  for (gsize i = 0; ending != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (ending + 1, formats[i]) == 0)
      return formats[i];
  epsom_cli_fail (cli, _ ("%s: the name does not tell the format; end it in .svg, .png or .pdf"), file);
  return NULL;
}

/* The episode that was asked for, and with it its symptom. */
static gboolean
choose_episode (EpsomCli *cli, const ChartOptions *options, EpsomDiary *diary, EpsomQuery *query)
{
  const EpsomRecord *record;

  if (options->episode == NULL)
    return TRUE;
  record = epsom_uuid_parse (options->episode, &query->episode) ? epsom_diary_lookup (diary, &query->episode) : NULL;
  if (record == NULL || record->kind != EPSOM_RECORD_EPISODE)
    {
      epsom_cli_fail (cli, _ ("--episode: there is no episode “%s” in the diary; “epsom list” shows the ids"),
                      options->episode);
      return FALSE;
    }
  if (options->period.symptom != NULL && strcmp (epsom_record_as_episode (record)->symptom, query->symptom) != 0)
    {
      epsom_cli_fail (cli, _ ("--episode: that episode is of %s, not of %s; leave out --symptom"),
                      epsom_record_as_episode (record)->symptom, query->symptom);
      return FALSE;
    }
  query->symptom = epsom_record_as_episode (record)->symptom;
  return TRUE;
}

/* Returns: (transfer full) (nullable): what the chart is to be of; %NULL: it has told why there is none. */
static EpsomResponse *
respond (EpsomCli *cli, const ChartOptions *options)
{
  g_autoptr (EpsomStore) store = NULL;
  EpsomQuery query;

  if (!epsom_cli_parse_query (cli, &options->period, &query) ||
      (store = epsom_cli_open (cli, EPSOM_STORE_NONE)) == NULL ||
      !choose_episode (cli, options, epsom_store_get_diary (store), &query))
    return NULL;
  query.count_symptoms = options->count_symptoms;
  return epsom_response_new (epsom_store_get_diary (store), &query);
}

static EpsomStatus
draw (EpsomCli *cli, EpsomChartKind kind, const char *file, const ChartOptions *options)
{
  const char *format = find_format (cli, file);
  g_autoptr (EpsomResponse) response = NULL;
  g_autoptr (EpsomScene) scene = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  EpsomChartLayout layout;
  EpsomStyle style;
  int width, height;

  if (format == NULL || !parse_size (cli, options->size, &width, &height) ||
      !parse_style (cli, options->style, &style) || (response = respond (cli, options)) == NULL)
    return EPSOM_STATUS_FAILED;
  layout = (EpsomChartLayout){ .width = width, .height = height, .text_scale = 1, .standalone = TRUE };
  scene = epsom_chart_new_with_layout (kind, response, &layout);
  bytes = epsom_scene_write (scene, format, style, PNG_SCALE, &error);
  if (bytes == NULL || !epsom_output_write (file, bytes, &error))
    return epsom_cli_fail (cli, "%s", error->message);
  return EPSOM_STATUS_DONE;
}

static void
print_numbers (FILE *out, const EpsomChartTable *numbers)
{
  guint n_columns = epsom_chart_table_get_n_columns (numbers);
  g_autofree char *columns = g_new0 (char, n_columns + 1);
  g_autoptr (EpsomTable) table = NULL;

  for (guint column = 0; column < n_columns; column++)
    columns[column] = epsom_chart_table_is_numeric (numbers, column) ? 'r' : 'l';
  table = epsom_table_new (columns);
  for (guint column = 0; column < n_columns; column++)
    epsom_table_add (table, epsom_chart_table_get_title (numbers, column));
  for (guint row = 0; row < epsom_chart_table_get_n_rows (numbers); row++)
    for (guint column = 0; column < n_columns; column++)
      {
        g_autofree char *text = epsom_chart_table_create_text (numbers, row, column);

        epsom_table_add (table, text);
      }
  epsom_table_print (table, out);
}

/* Under its question the numbers, or what to record for them. */
static EpsomStatus
print_table (EpsomCli *cli, EpsomChartKind kind, const ChartOptions *options)
{
  g_autoptr (EpsomResponse) response = respond (cli, options);
  g_autoptr (EpsomChartTable) numbers = NULL;
  g_autofree char *question = NULL, *finding = NULL;

  if (response == NULL)
    return EPSOM_STATUS_FAILED;
  numbers = epsom_chart_create_table (kind, response, (EpsomSpan){ 0, 0 });
  question = epsom_chart_create_question (kind, response);
  finding = epsom_chart_describe (kind, response);
  fprintf (cli->out, "%s\n%s\n", question, finding);
  if (epsom_chart_table_get_n_rows (numbers) > 0)
    {
      fputc ('\n', cli->out);
      print_numbers (cli->out, numbers);
    }
  return EPSOM_STATUS_DONE;
}

/* The view of @kind that was asked for; -1: it has told why there is none. */
static int
find_view (EpsomCli *cli, EpsomChartKind kind, const char *by)
{
  int view = by != NULL ? epsom_chart_find_view (kind, by) : (int) kind;

  if (view >= 0)
    return view;
  if (kind != EPSOM_CHART_DURATION)
    epsom_cli_fail (cli, _ ("--by: only “epsom chart duration” has a choice"));
  else
    epsom_cli_fail (cli, _ ("--by: “%s” is not minutes or rate"), by);
  return -1;
}

/* A table is printed, a chart is drawn into a file. */
static gboolean
is_complete (EpsomCli *cli, char **arguments, const ChartOptions *options)
{
  if (options->table && arguments[0] != NULL && arguments[1] != NULL)
    epsom_cli_fail (cli, _ ("--table: the numbers are printed; leave out the file"));
  else if (options->table && (options->size != NULL || options->style != NULL))
    epsom_cli_fail (cli, _ ("--table: numbers have neither size nor style; leave these out"));
  else if (arguments[0] == NULL || (arguments[1] == NULL && !options->table))
    epsom_cli_fail (cli, _ ("a kind and a file are needed; “epsom chart --list” names the kinds"));
  else
    return TRUE;
  return FALSE;
}

static EpsomStatus
run (EpsomCli *cli, char **arguments, gpointer data)
{
  const ChartOptions *options = data;
  int kind;

  if (options->list)
    return list_kinds (cli);
  if (!is_complete (cli, arguments, options))
    return EPSOM_STATUS_USAGE;
  kind = epsom_chart_find (arguments[0]);
  if (kind < 0)
    return epsom_cli_fail (cli, _ ("“%s” is no kind of chart; “epsom chart --list” names them"), arguments[0]);
  if (options->episode != NULL && kind != EPSOM_CHART_EPISODE)
    return epsom_cli_fail (cli, _ ("--episode: only “epsom chart episode” shows one episode"));
  if (options->count_symptoms && kind != EPSOM_CHART_CALENDAR)
    return epsom_cli_fail (cli, _ ("--count-symptoms: only “epsom chart calendar” counts them"));
  kind = find_view (cli, (EpsomChartKind) kind, options->by);
  if (kind < 0)
    return EPSOM_STATUS_FAILED;
  return options->table ? print_table (cli, (EpsomChartKind) kind, options)
                        : draw (cli, (EpsomChartKind) kind, arguments[1], options);
}

const EpsomVerb epsom_verb_chart = {
  .name = "chart",
  .arguments = "KIND FILE.svg|.png|.pdf|--table",
  .summary = N_ ("Draw one chart into a file"),
  .min_arguments = 0,
  .max_arguments = 2,
  .options_size = sizeof (ChartOptions),
  .get_entries = get_entries,
  .clear_options = clear_options,
  .run = run,
};
