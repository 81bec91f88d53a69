/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"

G_BEGIN_DECLS

/**
 * EpsomSymptoms: the same question asked of every symptom.
 * @names: (array zero-terminated=1): the known ones in their order, then the person's own by name
 * @responses: (array length=n): as of epsom_response_new_of_treatments()
 */
struct _EpsomSymptoms {
  guint n;
  char **names;
  EpsomResponse **responses;
};

/** epsom_symptoms_new: Returns: (transfer full): @query for each symptom of @diary. */
EpsomSymptoms *epsom_symptoms_new (EpsomDiary *diary, const EpsomQuery *query);
void epsom_symptoms_free (EpsomSymptoms *symptoms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomSymptoms, epsom_symptoms_free)

G_END_DECLS
