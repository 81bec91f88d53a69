/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "epsom-chart-forest.h"
#include "epsom-chart-table-private.h"
#include "epsom-chart-words.h"

/* Every endpoint, and under it every method. */

static void
fill_spec (EpsomForestSpec *spec, const EpsomResponse *response)
{
  *spec = (EpsomForestSpec){
    .response = response,
    .n_groups = EPSOM_N_ENDPOINTS,
    .n_series = response->n_group_responses,
    /* xgettext:no-c-format */
    .x_title = _ ("Share of treatments, with 95 % interval"),
    .key_few = _ ("Open marks: few treatments, 5 to 9."),
    .key_none = _ ("Fewer than 5 treatments: counts only."),
    .key_more = _ ("From five treatments by one method on, their share and its interval are shown here."),
    .behind = EPSOM_BEHIND_ENDPOINT,
    .create_words = epsom_chart_words_rate,
  };

  for (guint i = 0; i < response->n_group_responses; i++)
    spec->series[i] = response->group_responses[i].group;
  for (guint endpoint = 0; endpoint < EPSOM_N_ENDPOINTS; endpoint++)
    {
      spec->groups[endpoint] = g_strdup (epsom_endpoint_get_label (endpoint));
      for (guint i = 0; i < response->n_group_responses; i++)
        spec->rates[endpoint][i] = &response->group_responses[i].endpoints[endpoint];
    }
}

static gboolean
draw (EpsomChart *chart)
{
  return epsom_chart_draw_forest (chart, fill_spec);
}

static double
get_height (const EpsomChart *chart)
{
  return epsom_chart_get_forest_height (chart, fill_spec);
}

static void
fill_table (EpsomChartTable *table, const EpsomResponse *response)
{
  epsom_chart_table_add_column (table, C_ ("column", "Endpoint"), EPSOM_CELL_TEXT);
  epsom_chart_table_add_group_column (table, response);
  epsom_chart_table_add_rate_columns (table, C_ ("column", "Of treatments"));
  for (EpsomEndpoint endpoint = 0; endpoint < EPSOM_N_ENDPOINTS; endpoint++)
    for (guint i = 0; i < response->n_group_responses; i++)
      {
        epsom_chart_table_add_text (table, epsom_endpoint_get_label (endpoint), endpoint);
        epsom_chart_table_add_group (table, response, response->group_responses[i].group);
        epsom_chart_table_add_rate (table, &response->group_responses[i].endpoints[endpoint], FALSE);
      }
}

const EpsomChartClass epsom_chart_endpoints = {
  "endpoints",      N_ ("How often is it better after a dose?"), draw, epsom_response_describe, get_height, fill_table,
  .compares = TRUE,
};
