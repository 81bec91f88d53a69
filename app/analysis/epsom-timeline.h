/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-calendar.h"

G_BEGIN_DECLS

/** EpsomTimelineLane: the days of one symptom. */
typedef struct {
  const char *symptom;
  const EpsomCalendar *days;
} EpsomTimelineLane;

/**
 * EpsomClockChange: where the offset of what is recorded differs from that before it: after a flight, or when clocks
 * are changed.
 * @at: the first instant with the new offset
 * @minutes: by how much the clock was put forward
 */
typedef struct {
  EpsomInstant at;
  int minutes;
} EpsomClockChange;

/**
 * EpsomTimeline: what a diary holds in a query's period, by local date, from the first recorded to the last.
 * @lanes: (array length=n_lanes): the query's symptom, then the others of which anything is recorded
 * @bleeding: the #EpsomBleeding of each day as its worst, from 0, none, to 4, heavy; -1: not said
 * @n_symptom_days: of the query's symptom
 * @worst_date: the latest on which the query's symptom was worst, %EPSOM_DATE_NONE where no severity was said
 * @n_doses, @n_medicines, @n_labs: within its dates
 * @changes: (element-type EpsomClockChange): by time
 */
struct _EpsomTimeline {
  EpsomDate from;
  guint n;
  guint n_lanes;
  EpsomTimelineLane *lanes;
  EpsomCalendar *bleeding;
  guint n_recorded;
  guint n_symptom_days;
  guint n_bleeding_days;
  EpsomDate worst_date;
  guint n_doses[EPSOM_N_METHODS];
  guint n_medicines;
  guint n_labs;
  GArray *changes;
  /*< private >*/
  char **symptoms;
  GPtrArray *others; /* EpsomCalendar: of each of the symptoms */
};

/** epsom_timeline_new: of what @response was asked for; @response owns its first lane. */
EpsomTimeline *epsom_timeline_new (const EpsomResponse *response);
void epsom_timeline_free (EpsomTimeline *timeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomTimeline, epsom_timeline_free)

/** epsom_timeline_get_day: Returns: (transfer none) (nullable): %NULL beyond the dates of @days. */
const EpsomCalendarDay *epsom_timeline_get_day (const EpsomCalendar *days, EpsomDate date);

G_END_DECLS
