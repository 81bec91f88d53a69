/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-symptoms.h"

EpsomSymptoms *
epsom_symptoms_new (EpsomDiary *diary, const EpsomQuery *query)
{
  EpsomSymptoms *symptoms = g_new0 (EpsomSymptoms, 1);

  symptoms->names = epsom_diary_list_symptoms (diary);
  symptoms->n = g_strv_length (symptoms->names);
  symptoms->responses = g_new (EpsomResponse *, symptoms->n);
  for (guint i = 0; i < symptoms->n; i++)
    {
      EpsomQuery of_symptom = *query;

      of_symptom.symptom = symptoms->names[i];
      symptoms->responses[i] = epsom_response_new_of_treatments (diary, &of_symptom);
    }
  return symptoms;
}

void
epsom_symptoms_free (EpsomSymptoms *symptoms)
{
  for (guint i = 0; i < symptoms->n; i++)
    epsom_response_unref (symptoms->responses[i]);
  g_free (symptoms->responses);
  g_strfreev (symptoms->names);
  g_free (symptoms);
}
