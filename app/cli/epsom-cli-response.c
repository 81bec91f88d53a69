/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-words.h"
#include "epsom-cli-table.h"
#include "epsom-json.h"
#include "epsom-words.h"

typedef struct {
  EpsomPeriodOptions period;
  gboolean json;
} ResponseOptions;

static GOptionEntry *
get_entries (gpointer data)
{
  ResponseOptions *options = data;
  const GOptionEntry entries[] = {
    EPSOM_QUERY_ENTRIES (&options->period),
    EPSOM_GROUPING_ENTRY (&options->period),
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("Print every figure as JSON"), NULL },
    { NULL },
  };

  return g_memdup2 (entries, sizeof entries);
}

static void
clear_options (gpointer data)
{
  ResponseOptions *options = data;

  epsom_period_options_clear (&options->period);
}

static void
add_percent (EpsomTable *table, double share)
{
  epsom_table_add_printf (table, _ ("%.0f %%"), 100 * share);
}

static void
add_range (EpsomTable *table, EpsomInterval interval, const char *remark)
{
  epsom_table_add_printf (table, _ ("%.0f to %.0f %%%s%s"), 100 * interval.lower, 100 * interval.upper,
                          *remark != '\0' ? ", " : "", remark);
}

/* Under 5 counts only, under 10 said to be few: "How it may be said". */
static void
add_rate (EpsomTable *table, const EpsomRate *rate)
{
  epsom_table_add_printf (table, _ ("%u of %u"), rate->x, rate->n);
  if (rate->n < EPSOM_MIN_RATE)
    {
      epsom_table_add (table, "");
      epsom_table_add (table, rate->n > 0 ? _ ("too few for a rate") : "");
      return;
    }
  add_percent (table, rate->rate);
  add_range (table, rate->interval, rate->n < EPSOM_MIN_FIRM ? _ ("few treatments") : "");
}

static char *
format_minutes (double minutes)
{
  return isnan (minutes) ? g_strdup ("–") : epsom_words_duration ((gint64) round (minutes * 60));
}

static void
add_time (EpsomTable *table, const EpsomSurvival *survival)
{
  g_autofree char *median = format_minutes (survival->median);
  g_autofree char *lower = format_minutes (survival->median_lower);
  g_autofree char *upper = format_minutes (survival->median_upper);

  epsom_table_add_printf (table, _ ("%u of %u"), survival->n_events, survival->n);
  if (survival->n < EPSOM_MIN_RATE)
    {
      epsom_table_add (table, "");
      epsom_table_add (table, survival->n > 0 ? _ ("too few for a median") : "");
      return;
    }
  epsom_table_add (table, isnan (survival->median) ? _ ("not reached") : median);
  epsom_table_add_printf (table, _ ("%s to %s"), lower, upper);
}

static void
add_figures (EpsomTable *table, const EpsomResponse *response, const EpsomGroupResponse *figures)
{
  const char *name = epsom_groups_get (response->groups, figures->group)->label;

  for (int endpoint = 0; endpoint < EPSOM_N_ENDPOINTS; endpoint++)
    {
      epsom_table_add (table, endpoint == 0 ? name : "");
      epsom_table_add (table, epsom_endpoint_get_label ((EpsomEndpoint) endpoint));
      add_rate (table, &figures->endpoints[endpoint]);
    }
  epsom_table_add (table, "");
  epsom_table_add (table, _ ("Median time to relief"));
  add_time (table, &figures->time_to_relief);
  epsom_table_add (table, "");
  epsom_table_add (table, _ ("Median time to freedom"));
  add_time (table, &figures->time_to_freedom);
}

static void
print_methods (FILE *out, const EpsomResponse *response)
{
  g_autoptr (EpsomTable) table = epsom_table_new ("llrrl");

  epsom_table_add (table, response->query.grouping == EPSOM_GROUPING_METHOD ? _ ("Method") : _ ("Group"));
  epsom_table_add (table, _ ("Endpoint"));
  epsom_table_add (table, _ ("Count"));
  epsom_table_add (table, _ ("Rate"));
  /* xgettext:no-c-format */
  epsom_table_add (table, _ ("95 % interval"));
  for (guint i = 0; i < response->n_group_responses; i++)
    add_figures (table, response, &response->group_responses[i]);
  epsom_table_print (table, out);
}

static void
print_left_out (FILE *out, const EpsomResponse *response)
{
  for (guint i = 0; i < response->n_group_responses; i++)
    {
      const EpsomGroupResponse *figures = &response->group_responses[i];

      if (figures->n_evaluable < figures->n_treatments)
        fprintf (
          out, _ ("%s: %u of %u treatments left out (%u without a reading before the dose, %u with severity 0).\n"),
          epsom_groups_get (response->groups, figures->group)->label, figures->n_treatments - figures->n_evaluable,
          figures->n_treatments, figures->n_no_baseline, figures->n_no_symptom);
    }
}

/* The first endpoint stands for the others: all pairs of methods on all of them would bury the answer. */
static void
print_comparisons (FILE *out, const EpsomResponse *response)
{
  g_autoptr (EpsomTable) table = epsom_table_new ("lrll");

  if (response->n_comparisons == 0)
    return;
  fprintf (out, "\n%s\n",
           response->query.grouping == EPSOM_GROUPING_METHOD
             ? _ ("Free at 2 h, difference between methods in percentage points (--json has all)")
             : _ ("Free at 2 h, difference between groups in percentage points (--json has all)"));
  for (guint i = 0; i < response->n_comparisons; i++)
    {
      const EpsomComparison *comparison = &response->comparisons[i];
      g_autofree char *p = NULL;

      if (comparison->endpoint != EPSOM_ENDPOINT_FREE_2H)
        continue;
      p = epsom_chart_words_p (comparison->p);
      epsom_table_add_printf (table, _ ("%s minus %s"), epsom_groups_get (response->groups, comparison->a)->label,
                              epsom_groups_get (response->groups, comparison->b)->label);
      epsom_table_add_printf (table, "%+.0f", 100 * comparison->difference);
      epsom_table_add_printf (table, _ ("(%.0f to %.0f)"), 100 * comparison->interval.lower,
                              100 * comparison->interval.upper);
      epsom_table_add (table, p);
    }
  epsom_table_print (table, out);
}

static void
print_for_person (FILE *out, const EpsomResponse *response)
{
  g_autofree char *answer = epsom_response_describe (response);
  g_autofree char *grouping = epsom_groups_describe (response->groups);

  epsom_cli_print_line (out, answer);
  if (grouping != NULL)
    epsom_cli_print_line (out, grouping);
  if (response->n_group_responses == 0)
    return;
  fputc ('\n', out);
  print_methods (out, response);
  print_left_out (out, response);
  print_comparisons (out, response);
  fputc ('\n', out);
  for (const char *const *note = epsom_response_get_notes (); *note != NULL; note++)
    fprintf (out, "%s\n", *note);
}

static EpsomStatus
run (EpsomCli *cli, char **arguments G_GNUC_UNUSED, gpointer data)
{
  const ResponseOptions *options = data;
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (EpsomResponse) response = NULL;
  EpsomQuery query;

  if (!epsom_cli_parse_query (cli, &options->period, &query) ||
      (store = epsom_cli_open (cli, EPSOM_STORE_NONE)) == NULL)
    return EPSOM_STATUS_FAILED;
  response = epsom_response_new (epsom_store_get_diary (store), &query);
  if (options->json)
    {
      g_autofree char *json = epsom_json_response (response);

      fputs (json, cli->out);
    }
  else
    print_for_person (cli->out, response);
  return EPSOM_STATUS_DONE;
}

const EpsomVerb epsom_verb_response = {
  .name = "response",
  .arguments = "",
  .summary = N_ ("The response to magnesium by delivery method"),
  /* xgettext:no-c-format */
  .description = N_ ("Counts with Wilson’s 95 % interval, medians by Kaplan-Meier with log-log limits. These are\n"
                     "associations in one diary, not effects: read the notes below the table."),
  .min_arguments = 0,
  .max_arguments = 0,
  .options_size = sizeof (ResponseOptions),
  .get_entries = get_entries,
  .clear_options = clear_options,
  .run = run,
};
