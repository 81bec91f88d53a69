/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "epsom-chart-matrix.h"
#include "epsom-chart-table-private.h"
#include "epsom-chart-words.h"
#include "epsom-symptoms.h"
#include "epsom-words.h"

/* The same endpoints of every symptom side by side. */

static void
matrix_init (EpsomMatrix *matrix, const EpsomResponse *response)
{
  const EpsomSymptoms *symptoms = epsom_response_get_symptoms (response);
  g_autoptr (GString) without = g_string_new (NULL);

  *matrix = (EpsomMatrix){ .responses = g_new (const EpsomResponse *, symptoms->n) };
  for (guint i = 0; i < symptoms->n; i++)
    if (symptoms->responses[i]->n_group_responses > 0)
      matrix->responses[matrix->n_symptoms++] = symptoms->responses[i];
    else
      {
        g_autofree char *symptom = epsom_chart_words_symptom (symptoms->names[i]);

        epsom_chart_words_append (without, symptom);
      }

  for (guint group = 0; group < response->groups->n; group++)
    for (guint i = 0; i < matrix->n_symptoms; i++)
      if (epsom_response_find_group (matrix->responses[i], response->groups->groups[group].number) != NULL)
        {
          matrix->groups[matrix->n_groups++] = response->groups->groups[group].number;
          break;
        }
  if (without->len > 0)
    matrix->without = g_string_free (g_steal_pointer (&without), FALSE);
}

static gboolean
draw (EpsomChart *chart)
{
  g_auto (EpsomMatrix) matrix = { 0 };

  matrix_init (&matrix, chart->response);

  return epsom_chart_draw_matrix (chart, &matrix);
}

static double
get_height (const EpsomChart *chart)
{
  g_auto (EpsomMatrix) matrix = { 0 };

  matrix_init (&matrix, chart->response);

  return epsom_chart_get_matrix_height (chart, &matrix);
}

/* The method, or other group, that most treatments were by. */
static int
find_main_group (const EpsomMatrix *matrix)
{
  int main = matrix->groups[0];
  guint most = 0;

  for (guint i = 0; i < matrix->n_groups; i++)
    {
      guint n = 0;

      for (guint symptom = 0; symptom < matrix->n_symptoms; symptom++)
        {
          const EpsomRate *rate = epsom_matrix_get_rate (matrix, symptom, EPSOM_ENDPOINT_FREE_2H, i);

          n += rate != NULL ? rate->n : 0;
        }
      if (n > most)
        {
          most = n;
          main = matrix->groups[i];
        }
    }

  return main;
}

static char *
describe (const EpsomResponse *response)
{
  g_auto (EpsomMatrix) matrix = { 0 };
  g_autoptr (GString) list = g_string_new (NULL);
  int group;

  matrix_init (&matrix, response);
  if (matrix.n_symptoms == 0)
    return g_strdup (_ ("Record magnesium during episodes of any symptom, and how severe it is just before it and 2 "
                        "hours later: the symptoms are shown here side by side."));

  group = find_main_group (&matrix);
  for (guint i = 0; i < matrix.n_symptoms; i++)
    {
      const EpsomGroupResponse *figures = epsom_response_find_group (matrix.responses[i], group);

      if (figures == NULL)
        continue;
      g_autofree char *symptom = epsom_chart_words_symptom (matrix.responses[i]->query.symptom);
      g_autofree char *rate = epsom_rate_describe (&figures->endpoints[EPSOM_ENDPOINT_FREE_2H]);
      /* Translators: a symptom and its rate: "Migraine 7 of 11 (64 %, 35 to 85 %)". */
      g_autofree char *part = g_strdup_printf (C_ ("symptom and rate", "%s %s"), symptom, rate);

      epsom_chart_words_append (list, part);
    }

  /* Translators: a method, an endpoint, symptoms with their rates: "IV push, Free at 2 h: Migraine 7 of 11 (64 %, 35 to
   * 85 %); Cramp 1 of 3." */
  return g_strdup_printf (_ ("%s, %s: %s."), epsom_chart_words_group (response, group),
                          epsom_endpoint_get_label (EPSOM_ENDPOINT_FREE_2H), list->str);
}

static void
add_table_rows (EpsomChartTable *table, const EpsomMatrix *matrix, guint symptom)
{
  const EpsomResponse *response = matrix->responses[symptom];

  for (EpsomEndpoint endpoint = 0; endpoint < EPSOM_N_ENDPOINTS; endpoint++)
    for (guint i = 0; i < response->n_group_responses; i++)
      {
        epsom_chart_table_add_text (table, epsom_words_symptom (response->query.symptom), symptom);
        epsom_chart_table_add_text (table, epsom_endpoint_get_label (endpoint), endpoint);
        epsom_chart_table_add_group (table, response, response->group_responses[i].group);
        epsom_chart_table_add_rate (table, &response->group_responses[i].endpoints[endpoint], FALSE);
      }
}

static void
fill_table (EpsomChartTable *table, const EpsomResponse *response)
{
  g_auto (EpsomMatrix) matrix = { 0 };

  matrix_init (&matrix, response);
  epsom_chart_table_add_column (table, C_ ("column", "Symptom"), EPSOM_CELL_TEXT);
  epsom_chart_table_add_column (table, C_ ("column", "Endpoint"), EPSOM_CELL_TEXT);
  epsom_chart_table_add_group_column (table, response);
  epsom_chart_table_add_rate_columns (table, C_ ("column", "Of treatments"));
  for (guint symptom = 0; symptom < matrix.n_symptoms; symptom++)
    add_table_rows (table, &matrix, symptom);
}

const EpsomChartClass epsom_chart_symptoms = {
  "symptoms", N_ ("Do the symptoms respond alike?"), draw, describe, get_height, fill_table, TRUE, .compares = TRUE,
};
