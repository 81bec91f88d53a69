/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"
#include "epsom-spells.h"

G_BEGIN_DECLS

/* Inside of the analysis: one dose during one episode. */

typedef enum {
  EPSOM_TREATMENT_EVALUABLE,
  EPSOM_TREATMENT_NO_BASELINE, /* no reading before the dose */
  EPSOM_TREATMENT_NO_SYMPTOM,  /* the last one before it was 0 */
} EpsomTreatmentStatus;

/**
 * epsom_treatment_init:
 * @treatment: (out): filled; of one that isn't evaluable only what tells which it is, and @co_treated
 * @spell: one that @dose is linked to
 * @as_of: the moment up to which follow-up is known
 *
 * Returns: whether it is evaluable, or why not.
 */
EpsomTreatmentStatus epsom_treatment_init (EpsomTreatment *treatment,
                                           const EpsomSpells *spells,
                                           const EpsomSpell *spell,
                                           const EpsomDose *dose,
                                           gint64 as_of);

G_END_DECLS
