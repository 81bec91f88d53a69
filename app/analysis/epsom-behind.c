/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-behind.h"

#include <math.h>

/* The index of 2 h among the horizons. */
#define HORIZON_2H 3

static gboolean
is_alike (const EpsomTreatment *a, const EpsomTreatment *b)
{
  return a->dose->minutes == b->dose->minutes && a->severity[HORIZON_2H] >= 0 && b->severity[HORIZON_2H] >= 0 &&
         a->severity[HORIZON_2H] - a->baseline == b->severity[HORIZON_2H] - b->baseline;
}

static gboolean
is_selected (const EpsomBehind *behind, const EpsomResponse *response, guint i)
{
  const EpsomTreatment *treatment = &response->treatments[i];

  if (treatment->method != behind->method)
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
      return is_alike (treatment, &response->treatments[behind->which]);
    case EPSOM_BEHIND_NONE:
    default:
      return FALSE;
    }
}

GPtrArray *
epsom_behind_find (const EpsomBehind *behind, const EpsomResponse *response)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < response->n_treatments && behind->kind != EPSOM_BEHIND_NONE; i++)
    if (is_selected (behind, response, i))
      g_ptr_array_add (found, &response->treatments[i]);

  return found;
}
