/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-endpoints.h"

#include <math.h>

#define SEVERITY_MAX 10
/* Changes in severity run from -10 to 10. */
#define N_CHANGES (2 * SEVERITY_MAX + 1)

static const char *const endpoint_keys[EPSOM_N_ENDPOINTS] = {
  "free_2h", "relief_2h", "half_2h", "sustained_24h", "rescue_24h",
};

const char *
epsom_endpoint_get_key (EpsomEndpoint endpoint)
{
  g_return_val_if_fail (endpoint < EPSOM_N_ENDPOINTS, "");
  return endpoint_keys[endpoint];
}

void
epsom_rate_init (EpsomRate *rate, guint x, guint n)
{
  if (n > 0)
    *rate = (EpsomRate){ x, n, (double) x / n, epsom_wilson (x, n) };
  else
    *rate = (EpsomRate){ 0, 0, NAN, { NAN, NAN } };
}

static void
summarize_endpoints (EpsomGroupResponse *response, const EpsomTreatment *const *treatments, guint n)
{
  guint successes[EPSOM_N_ENDPOINTS] = { 0 };
  guint evaluable[EPSOM_N_ENDPOINTS] = { 0 };

  for (guint i = 0; i < n; i++)
    for (guint e = 0; e < EPSOM_N_ENDPOINTS; e++)
      {
        successes[e] += treatments[i]->outcome[e] == EPSOM_OUTCOME_SUCCESS;
        evaluable[e] += treatments[i]->outcome[e] != EPSOM_OUTCOME_UNKNOWN;
      }
  for (guint e = 0; e < EPSOM_N_ENDPOINTS; e++)
    epsom_rate_init (&response->endpoints[e], successes[e], evaluable[e]);
}

/* Sums @counts, how often each change was seen, up; @sorted has room for them all. */
static void
summarize_change (EpsomChangeSummary *summary, const guint counts[N_CHANGES], double *sorted)
{
  double sum = 0;
  guint n = 0;

  for (int c = 0; c < N_CHANGES; c++)
    for (guint i = 0; i < counts[c]; i++)
      sum += sorted[n++] = c - SEVERITY_MAX;

  *summary = (EpsomChangeSummary){ n, NAN, NAN, NAN, NAN };
  if (n == 0)
    return;
  summary->mean = sum / n;
  summary->median = epsom_quantile (sorted, n, 0.5);
  summary->q1 = epsom_quantile (sorted, n, 0.25);
  summary->q3 = epsom_quantile (sorted, n, 0.75);
}

static void
summarize_changes (EpsomGroupResponse *response, const EpsomTreatment *const *treatments, guint n)
{
  guint counts[EPSOM_N_HORIZONS][N_CHANGES] = { 0 };
  g_autofree double *sorted = g_new (double, n);

  for (guint i = 0; i < n; i++)
    for (guint h = 0; h < EPSOM_N_HORIZONS; h++)
      if (treatments[i]->severity[h] >= 0)
        counts[h][treatments[i]->severity[h] - treatments[i]->baseline + SEVERITY_MAX]++;
  for (guint h = 0; h < EPSOM_N_HORIZONS; h++)
    summarize_change (&response->change[h], counts[h], sorted);
}

/* Estimates the curve of the observation at @offset of a treatment. */
static void
summarize_time (EpsomSurvival *survival,
                gsize offset,
                const EpsomTreatment *const *treatments,
                guint n,
                EpsomObservation *observations)
{
  gsize n_observations = 0;

  for (guint i = 0; i < n; i++)
    {
      const EpsomObservation observation = G_STRUCT_MEMBER (EpsomObservation, treatments[i], offset);
      if (!isnan (observation.time))
        observations[n_observations++] = observation;
    }
  epsom_survival_init (survival, observations, n_observations);
}

void
epsom_group_response_summarize (EpsomGroupResponse *response, const EpsomTreatment *const *treatments, guint n)
{
  g_autofree EpsomObservation *observations = g_new (EpsomObservation, n);

  summarize_endpoints (response, treatments, n);
  summarize_changes (response, treatments, n);
  summarize_time (&response->time_to_relief, G_STRUCT_OFFSET (EpsomTreatment, relief), treatments, n, observations);
  summarize_time (&response->time_to_freedom, G_STRUCT_OFFSET (EpsomTreatment, freedom), treatments, n, observations);
}

void
epsom_group_response_clear (EpsomGroupResponse *response)
{
  epsom_survival_clear (&response->time_to_relief);
  epsom_survival_clear (&response->time_to_freedom);
}

static gboolean
compare_rates (EpsomComparison *comparison, const EpsomRate *a, const EpsomRate *b)
{
  if (a->n < EPSOM_MIN_RATE || b->n < EPSOM_MIN_RATE)
    return FALSE;
  comparison->difference = a->rate - b->rate;
  comparison->interval = epsom_newcombe (a->x, a->n, b->x, b->n);
  comparison->p = epsom_fisher (a->x, a->n, b->x, b->n);
  return TRUE;
}

EpsomComparison *
epsom_comparisons_new (const EpsomGroupResponse *groups, guint n, guint *n_comparisons)
{
  EpsomComparison *comparisons = g_new (EpsomComparison, n * n * EPSOM_N_ENDPOINTS);

  *n_comparisons = 0;
  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n; b++)
      for (guint e = 0; e < EPSOM_N_ENDPOINTS; e++)
        {
          EpsomComparison comparison = { .a = groups[a].group, .b = groups[b].group, .endpoint = e };
          if (compare_rates (&comparison, &groups[a].endpoints[e], &groups[b].endpoints[e]))
            comparisons[(*n_comparisons)++] = comparison;
        }
  return comparisons;
}
