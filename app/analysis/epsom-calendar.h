/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"

G_BEGIN_DECLS

/**
 * EpsomCalendarDay: one local date.
 * @worst: the highest severity that was read in an episode of the symptom or rated; -1: none was said
 * @n_symptoms: symptoms of which it is a symptom day; 0 where the query doesn't ask for their number
 * @recorded: whether anything is recorded of it
 * @symptom: whether it is a symptom day
 * @iv: whether an IV dose was given, the latest by @iv_method
 * @oral: whether a dose was taken by mouth that is not preventive: for an episode, or said to be acute
 */
typedef struct {
  gint8 worst;
  guint8 n_symptoms;
  guint8 recorded : 1;
  guint8 symptom : 1;
  guint8 oral : 1;
  guint8 iv : 1;
  guint8 iv_method : 3;
} EpsomCalendarDay;

/**
 * EpsomCalendar: the dates of a query's period, from the first that is recorded up to as-of.
 * @from: the first date
 * @days: (array length=n)
 */
struct _EpsomCalendar {
  EpsomDate from;
  guint n;
  EpsomCalendarDay *days;
};

/** epsom_calendar_new: of what @response was asked for. One of treatments alone has no day. */
EpsomCalendar *epsom_calendar_new (const EpsomResponse *response);
/** epsom_calendar_new_empty: the dates of @calendar, of which nothing is said but whether they are recorded. */
EpsomCalendar *epsom_calendar_new_empty (const EpsomCalendar *calendar);
/** epsom_calendar_new_of_symptoms: Returns: (transfer full) (element-type EpsomCalendar): of each of @symptoms the same
 * dates as of @calendar, their symptom days and severities. Each record is looked at once, for however many symptoms.
 */
GPtrArray *epsom_calendar_new_of_symptoms (const EpsomCalendar *calendar, EpsomDiary *diary, char *const *symptoms);
void epsom_calendar_free (EpsomCalendar *calendar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomCalendar, epsom_calendar_free)

G_END_DECLS
