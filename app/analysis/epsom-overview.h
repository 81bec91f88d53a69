/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"

G_BEGIN_DECLS

/*
 * What a visit asks about besides the response: days, oral intake, laboratory values and suspected triggers of a
 * period. Pure functions of a diary, as the response.
 */

/**
 * EpsomIntake: oral magnesium by local date.
 * @days: with an oral dose
 * @known_days: those of them on which the elemental amount of every dose is known
 * @unknown_doses: oral doses whose elemental amount is not known
 * @median_mg, @least_mg, @most_mg: elemental, over @known_days; NAN where there is none
 * @latest_days: with an oral dose among the last 28 dates of the period
 */
typedef struct {
  guint days;
  guint known_days;
  guint unknown_doses;
  double median_mg, least_mg, most_mg;
  guint latest_days;
} EpsomOralIntake;

/** EpsomTriggerCount: episodes for which @trigger, owned, is suspected. */
typedef struct {
  char *trigger;
  guint episodes;
} EpsomTriggerCount;

/**
 * EpsomOverview:
 * @first, @last: the local dates looked at: what of the query's period lies between the first recorded date and as-of;
 *   @last below @first: none
 * @days: how many they are
 * @recorded, @symptom_days: of these; the sums of the response's months
 * @per_28: symptom days per 28 recorded days, NAN: withheld with fewer than 20 recorded days
 * @episodes: of the symptom that began in the period
 * @attacks: to which these belong, by the hours of the query
 * @with_triggers: those of them with a suspected trigger
 * @triggers: (array length=n_triggers): the most frequent first, equal ones by name
 * @labs: (array length=n_labs): (unowned): by time
 */
typedef struct {
  EpsomDiary *diary;
  EpsomDate first, last;
  guint days;
  guint recorded;
  guint symptom_days;
  double per_28;
  guint episodes;
  guint attacks;
  guint with_triggers;
  guint n_triggers;
  EpsomTriggerCount *triggers;
  EpsomOralIntake intake;
  guint n_labs;
  const EpsomLab **labs;
} EpsomOverview;

/** EPSOM_MIN_RECORDED: with fewer recorded days nothing is said per 28. */
#define EPSOM_MIN_RECORDED 20

/** epsom_overview_new: Returns: (transfer full): of the diary, symptom and period of @response. */
EpsomOverview *epsom_overview_new (const EpsomResponse *response);
void epsom_overview_free (EpsomOverview *overview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomOverview, epsom_overview_free)

G_END_DECLS
