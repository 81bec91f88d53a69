/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-behind.h"

#include <math.h>

#include "epsom-symptoms.h"

/* The index of 2 h among the horizons. */
#define HORIZON_2H 3

static gboolean
is_alike (const EpsomTreatment *a, const EpsomTreatment *b)
{
  return a->severity[HORIZON_2H] >= 0 && b->severity[HORIZON_2H] >= 0 &&
         a->severity[HORIZON_2H] - a->baseline == b->severity[HORIZON_2H] - b->baseline;
}

static gboolean
is_selected (const EpsomBehind *behind, const EpsomResponse *response, guint i)
{
  const EpsomTreatment *treatment = &response->treatments[i];

  if (treatment->group != behind->group)
    return FALSE;

  switch (behind->kind)
    {
    case EPSOM_BEHIND_ENDPOINT:
      return treatment->outcome[behind->which] != EPSOM_OUTCOME_UNKNOWN;
    case EPSOM_BEHIND_CHANGE:
      return treatment->severity[behind->which] >= 0;
    case EPSOM_BEHIND_RELIEF:
      return !isnan (treatment->relief.time);
    case EPSOM_BEHIND_FREEDOM:
      return !isnan (treatment->freedom.time);
    case EPSOM_BEHIND_SINGLE:
      return i == behind->which;
    case EPSOM_BEHIND_ALIKE:
      return treatment->dose->minutes == response->treatments[behind->which].dose->minutes &&
             is_alike (treatment, &response->treatments[behind->which]);
    case EPSOM_BEHIND_ALIKE_RATE:
      return epsom_dose_get_rate (treatment->dose) == epsom_dose_get_rate (response->treatments[behind->which].dose) &&
             is_alike (treatment, &response->treatments[behind->which]);
    case EPSOM_BEHIND_NONE:
    case EPSOM_BEHIND_RECORD:
    case EPSOM_BEHIND_ROW:
    case EPSOM_BEHIND_DATES:
    case EPSOM_BEHIND_ORAL:
    case EPSOM_BEHIND_MONTH:
    case EPSOM_BEHIND_CYCLE_DAY:
    case EPSOM_BEHIND_WEAR_OFF:
    default:
      return FALSE;
    }
}

gboolean
epsom_behind_is_of_treatments (const EpsomBehind *behind)
{
  return behind->kind >= EPSOM_BEHIND_ENDPOINT && behind->kind <= EPSOM_BEHIND_ALIKE_RATE;
}

/* Whose treatments they are. */
static const EpsomResponse *
find_response (const EpsomBehind *behind, const EpsomResponse *response)
{
  const EpsomSymptoms *symptoms;

  if (behind->symptom == NULL)
    return response;

  symptoms = epsom_response_get_symptoms (response);
  for (guint i = 0; i < symptoms->n; i++)
    if (g_str_equal (symptoms->responses[i]->query.symptom, behind->symptom))
      return symptoms->responses[i];

  return response;
}

GPtrArray *
epsom_behind_find (const EpsomBehind *behind, const EpsomResponse *response)
{
  GPtrArray *found = g_ptr_array_new ();

  if (!epsom_behind_is_of_treatments (behind))
    return found;

  response = find_response (behind, response);
  for (guint i = 0; i < response->n_treatments; i++)
    if (is_selected (behind, response, i))
      g_ptr_array_add (found, &response->treatments[i]);

  return found;
}
