/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-gap.h"

#include "epsom-course.h"
#include "epsom-treatment.h"

/* Of the horizons: 2 h. */
#define HORIZON 3

static gboolean
is_treatment (const EpsomCourse *course, const EpsomDose *dose)
{
  gboolean linked = FALSE;

  for (guint i = 0; i < course->n_taken && !linked; i++)
    linked = course->taken[i] == &dose->record;
  return linked &&
         (dose->purpose != EPSOM_PURPOSE_PREVENTIVE || epsom_uuid_equal (&dose->episode, &course->episode->record.id));
}

EpsomGap
epsom_gap_find (EpsomDiary *diary, const EpsomEpisode *episode, const EpsomDose *dose, gint64 as_of)
{
  const gint64 start = dose->at.utc;
  const gint64 target = start + epsom_horizons[HORIZON] * 60;
  g_auto (EpsomCourse) course = { 0 };
  EpsomGap gap = { EPSOM_GAP_NONE, dose->at, episode };
  EpsomTreatment treatment;

  epsom_course_init_between (&course, diary, episode, start, target);
  if (!is_treatment (&course, dose))
    return gap;

  g_autoptr (EpsomSpells) spells = epsom_spells_new_of_course (diary, &course);
  const EpsomTreatmentStatus status = epsom_treatment_init (&treatment, spells, &spells->spells[0], dose, as_of);

  if (status == EPSOM_TREATMENT_NO_BASELINE)
    gap.kind = EPSOM_GAP_BASELINE;
  else if (status == EPSOM_TREATMENT_EVALUABLE && treatment.severity[HORIZON] < 0 &&
           as_of > target + epsom_tolerances[HORIZON])
    {
      gap.kind = EPSOM_GAP_TWO_HOURS;
      gap.at.utc = target;
    }
  return gap;
}
