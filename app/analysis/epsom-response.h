/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"
#include "epsom-groups.h"
#include "epsom-statistics.h"

G_BEGIN_DECLS

/*
 * The response to magnesium by delivery method: `response.md` of the design, as pure functions of a diary.
 *
 * What the design leaves open is settled so:
 * - As-of bounds what is said of days (monthly, wear-off, cycles, overuse: up to its local date) and decides whether a
 *   follow-up of 24 h is over. It hides no record: a dose later than it is a treatment, a reading later than it counts.
 * - A rescue without an event counts as a rescue before it: censored at 1440 min, with or without a reading.
 * - An end counts as an event whenever it is not before the dose, also at the same instant.
 * - Co-treated pairs are counted over all treatments. Leaving them out leaves the counts of the method as they are and
 *   takes them out of endpoints, changes and times.
 * - An episode is active at least on the local date of its start, also when it ends on an earlier one after a flight
 *   westward. Of several last readings at one instant the latest local date counts.
 * - Of two IV doses at one instant on one local date the one with the greater offset counts, then the greater id.
 * - A row of wear-off or overuse that would hold nothing but zeros is left out.
 *   Preventive medicines count in overuse.
 * - Treatments are compared by method unless asked otherwise: by salt, by the exact minutes of the infusion, or by
 * place. Nothing but the groups changes: every rule holds of a group as of a method, those for small numbers included.
 * The groups are those of the diary, whatever the symptom and the period, so that a salt keeps its colour and symptoms
 * can stand side by side: the five most frequent values over all IV doses and all that are acute or name an episode,
 * then the lower value; all others are one group, and those without a value another. By minutes oral doses, and
 * infusions without minutes, are groups as by method. Wear-off goes by the group of the latest IV dose. Single doses in
 * the timeline, the calendar, the months, an episode and the intake are by method always, and so is the report.
 * - A period bounds the days that are counted, not the list of months: a month outside of it holds zeros.
 */

/** EPSOM_MILD_MAX: the highest severity that is mild; above it lies moderate. (1-3, 4-6, 7-10: convention.) */
#define EPSOM_MILD_MAX 3
/** EPSOM_MODERATE_MAX: the highest severity that is moderate; above it lies severe. */
#define EPSOM_MODERATE_MAX 6

typedef enum {
  EPSOM_ENDPOINT_FREE_2H,
  EPSOM_ENDPOINT_RELIEF_2H,
  EPSOM_ENDPOINT_HALF_2H,
  EPSOM_ENDPOINT_SUSTAINED_24H,
  EPSOM_ENDPOINT_RESCUE_24H,
} EpsomEndpoint;
#define EPSOM_N_ENDPOINTS (EPSOM_ENDPOINT_RESCUE_24H + 1)

/** EPSOM_N_HORIZONS: 15, 30, 60, 120, 240 and 1440 minutes. */
#define EPSOM_N_HORIZONS 6
extern const int epsom_horizons[EPSOM_N_HORIZONS];
/** epsom_tolerances: how far from its horizon a reading may lie, in seconds. */
extern const int epsom_tolerances[EPSOM_N_HORIZONS];

/** EPSOM_N_WEAR_OFF_BINS: days 1-7, 8-14, 15-21, 22-28, 29-42, 43 and more since the latest IV dose. */
#define EPSOM_N_WEAR_OFF_BINS 6

/** EPSOM_MIN_RATE: with fewer treatments counts only. EPSOM_MIN_FIRM: with fewer "few treatments" is said. */
#define EPSOM_MIN_RATE 5
#define EPSOM_MIN_FIRM 10

/**
 * EpsomQuery:
 * @symptom: a known symptom's token or the name of one of the user's own
 * @from: first local date, or %EPSOM_DATE_NONE
 * @to: last local date, inclusive, or %EPSOM_DATE_NONE
 * @as_of: the moment up to which the diary is known
 * @exclude_co_treated: leave co-treated treatments out
 * @count_symptoms: whether the calendar is asked for the number of symptoms of each day. Nothing else depends on it
 * @attack_hours: what the attacks of the overview are counted by (epsom-attacks.h). Nothing else depends on it
 * @grouping: what treatments, and the days after infusions, are compared by; by method unless given
 * @episode: the one whose course is asked for, of @symptom; nil: the latest. Nothing else depends on it
 */
typedef struct {
  const char *symptom;
  EpsomDate from;
  EpsomDate to;
  EpsomInstant as_of;
  gboolean exclude_co_treated;
  gboolean count_symptoms;
  guint attack_hours;
  EpsomGrouping grouping;
  EpsomUuid episode;
} EpsomQuery;

/** epsom_query_get_last: the last date that is counted: @to, but none after that of @as_of. */
EpsomDate epsom_query_get_last (const EpsomQuery *query);

/** EpsomOutcome: of one endpoint of one treatment. */
typedef enum { EPSOM_OUTCOME_UNKNOWN, EPSOM_OUTCOME_FAILURE, EPSOM_OUTCOME_SUCCESS } EpsomOutcome;

/**
 * EpsomTreatment: one evaluable (dose, episode). Severities are -1 where unknown; times in minutes after the start of
 * the administration, NAN where there is none.
 * @baseline: 1 to 10
 * @co_treated: another acute dose or medicine was taken in the 2 h before
 * @rescue: the first acute dose or medicine after it
 * @severity: at each of #epsom_horizons
 * @relief, @freedom: what time to relief and to freedom are estimated from, at most 1440 min; NAN: left out
 */
typedef struct {
  const EpsomDose *dose; /* owned by the response's diary */
  const EpsomEpisode *episode;
  EpsomMethod method;
  int group; /* its number in the response's groups: by method, @method */
  int baseline;
  gboolean co_treated;
  double rescue;
  int severity[EPSOM_N_HORIZONS];
  EpsomOutcome outcome[EPSOM_N_ENDPOINTS];
  EpsomObservation relief;
  EpsomObservation freedom;
} EpsomTreatment;

/** EpsomRate: @x of @n. */
typedef struct {
  guint x;
  guint n;
  double rate; /* NAN where n is 0, as are the limits */
  EpsomInterval interval;
} EpsomRate;

/** EpsomChangeSummary: of severity minus baseline at one horizon, over the treatments where it is known. */
typedef struct {
  guint n;
  double mean, median, q1, q3; /* NAN where n is 0 */
} EpsomChangeSummary;

/**
 * EpsomGroupResponse: of all treatments of one group: of one method, unless grouped otherwise.
 * @group: its number in the response's groups: by method, an #EpsomMethod
 * @n_treatments: pairs of a dose and an episode: evaluable, without a baseline or with one of 0
 * @n_co_treated: of @n_treatments
 */
typedef struct {
  int group;
  guint n_treatments;
  guint n_evaluable;
  guint n_no_baseline;
  guint n_no_symptom;
  guint n_co_treated;
  EpsomRate endpoints[EPSOM_N_ENDPOINTS];
  EpsomChangeSummary change[EPSOM_N_HORIZONS];
  EpsomSurvival time_to_relief;
  EpsomSurvival time_to_freedom;
} EpsomGroupResponse;

/** EpsomComparison: the rate of @a minus that of @b, with Newcombe's interval and Fisher's p. */
typedef struct {
  int a, b; /* the numbers of the groups */
  EpsomEndpoint endpoint;
  double difference;
  EpsomInterval interval;
  double p;
} EpsomComparison;

/** EpsomMonth: @per_28 is symptom days per 28 recorded days, withheld with fewer than 20 of them. */
typedef struct {
  EpsomDate month; /* its first day */
  guint recorded;
  guint symptom_days;
  double per_28; /* NAN: withheld */
} EpsomMonth;

/** EpsomWearOff: symptom days of recorded days by days since the latest IV dose. */
typedef struct {
  int group; /* its number, or -1: all IV doses */
  EpsomRate bins[EPSOM_N_WEAR_OFF_BINS];
} EpsomWearOff;

/** EpsomCycleMean: of the ratings on some days of a cycle. */
typedef struct {
  guint n;
  double mean; /* NAN with fewer than 4 */
} EpsomCycleMean;

/** EpsomCycle: @window counts the symptom days among days -2, -1, 1, 2, 3 around the onset of bleeding; @before is of
 * days -7 to -1, @after of days 4 to 10. */
typedef struct {
  EpsomDate onset;
  guint window;
  EpsomCycleMean before, after;
} EpsomCycle;

/** EPSOM_WINDOW_FIRST, EPSOM_WINDOW_LAST: the days of the cycle around an onset that ICHD-3 A1.1.1 asks about; day 1 is
 * the onset, and there is no day 0. */
#define EPSOM_WINDOW_FIRST (-2)
#define EPSOM_WINDOW_LAST 3

/** EPSOM_CYCLE_SIDE: days before an onset and from it on that are folded. EPSOM_N_CYCLE_DAYS: days -14 to -1 and 1 to
 * 14; there is no day 0. */
#define EPSOM_CYCLE_SIDE 14
#define EPSOM_N_CYCLE_DAYS (2 * EPSOM_CYCLE_SIDE)

/**
 * EpsomCycleDay: one day of the cycle over all cycles; a date between two onsets may count for both.
 * @day: -14 to -1 or 1 to 14
 * @symptom: symptom days of recorded days
 * @rating_mean: of @n_ratings; NAN with fewer than %EPSOM_MIN_RATE
 */
typedef struct {
  int day;
  EpsomRate symptom;
  guint n_ratings;
  double rating_mean;
} EpsomCycleDay;

/**
 * EpsomOveruse: the local dates of one month with a medicine of one class.
 * @at_threshold: as many as ICHD-3 8.2 asks about, or more
 * @is_said: so for the third calendar month in a row or longer: only then is it said to a person
 */
typedef struct {
  EpsomDate month; /* its first day */
  EpsomClass medicine_class;
  guint days;
  gboolean at_threshold;
  gboolean is_said;
} EpsomOveruse;

/** EpsomResponse: all of it, for one symptom. Immutable, reference-counted; holds a reference to its diary. */
typedef struct _EpsomResponse EpsomResponse;
struct _EpsomResponse {
  gatomicrefcount ref_count;
  EpsomQuery query; /* its symptom is owned */
  EpsomDiary *diary;
  EpsomGroups *groups;
  guint n_group_responses;
  EpsomGroupResponse *group_responses; /* only those with a treatment, in the order of the groups */
  guint n_treatments;
  EpsomTreatment *treatments; /* the evaluable ones by time */
  guint n_comparisons;
  EpsomComparison *comparisons;
  guint n_months;
  EpsomMonth *months;
  guint n_wear_off;
  EpsomWearOff *wear_off;
  guint n_cycles;
  EpsomCycle *cycles;
  EpsomCycleDay *cycle_days; /* (nullable): EPSOM_N_CYCLE_DAYS of them where there is a cycle */
  guint n_overuse;
  EpsomOveruse *overuse;
  /*< private >*/
  struct _EpsomDays *days; /* (nullable): what the months and all others of days were counted from */
  gsize symptoms;          /* EpsomSymptoms, made when first asked for */
  gsize intake;            /* EpsomIntake, likewise */
  gsize calendar;          /* EpsomCalendar, likewise */
  gsize timeline;          /* EpsomTimeline, likewise */
};

/** epsom_response_new: Returns: (transfer full): the response in @diary as @query asks. The cost is near that of
 * visiting each record once; it may run in any thread. */
EpsomResponse *epsom_response_new (EpsomDiary *diary, const EpsomQuery *query);
/** epsom_response_new_of_treatments: Returns: (transfer full): the same without what is said of days: no month,
 * wear-off, cycle or overuse. */
EpsomResponse *epsom_response_new_of_treatments (EpsomDiary *diary, const EpsomQuery *query);
EpsomResponse *epsom_response_ref (EpsomResponse *response);
void epsom_response_unref (EpsomResponse *response);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomResponse, epsom_response_unref)

/** EpsomSymptoms: of epsom-symptoms.h. EpsomIntake: of epsom-intake.h. EpsomCalendar: of epsom-calendar.h.
 * EpsomTimeline: of epsom-timeline.h. */
typedef struct _EpsomSymptoms EpsomSymptoms;
typedef struct _EpsomIntake EpsomIntake;
typedef struct _EpsomCalendar EpsomCalendar;
typedef struct _EpsomTimeline EpsomTimeline;
/** epsom_response_get_symptoms: Returns: (transfer none): the same question asked of every symptom; computed when it is
 * first asked for, in whatever thread. */
const EpsomSymptoms *epsom_response_get_symptoms (const EpsomResponse *response);
/** epsom_response_get_intake: Returns: (transfer none): the magnesium of its period; computed likewise. */
const EpsomIntake *epsom_response_get_intake (const EpsomResponse *response);
/** epsom_response_get_calendar: Returns: (transfer none): the days of its period; computed likewise. */
const EpsomCalendar *epsom_response_get_calendar (const EpsomResponse *response);
/** epsom_response_get_timeline: Returns: (transfer none): all of its period; computed likewise. */
const EpsomTimeline *epsom_response_get_timeline (const EpsomResponse *response);

/** epsom_response_find_group: Returns: (transfer none) (nullable): of the group with @number, by method that of an
 * #EpsomMethod; %NULL where it has no treatment. */
const EpsomGroupResponse *epsom_response_find_group (const EpsomResponse *response, int number);
/** epsom_endpoint_get_key: `free_2h`, ... */
const char *epsom_endpoint_get_key (EpsomEndpoint endpoint);
/** epsom_endpoint_get_label: (translated) "Free at 2 h", ... */
const char *epsom_endpoint_get_label (EpsomEndpoint endpoint);
/** epsom_wear_off_get_bin: first and last day of @bin; @last is 0 for the open one. */
void epsom_wear_off_get_bin (guint bin, int *first, int *last);
/** epsom_overuse_get_threshold: days a month of ICHD-3 8.2 for @medicine_class; 0: it has none. */
guint epsom_overuse_get_threshold (EpsomClass medicine_class);

/**
 * epsom_rate_describe: Returns: (transfer full): @rate as it may be said: "2 of 4" below %EPSOM_MIN_RATE, else with
 * percentage and interval, "7 of 11 (64 %, 35 to 85 %)", and "few treatments" below %EPSOM_MIN_FIRM.
 */
char *epsom_rate_describe (const EpsomRate *rate);
/** epsom_response_describe_overuse: Returns: (transfer full) (nullable): what is said to a person of the latest months;
 * %NULL where nothing is. */
char *epsom_response_describe_overuse (const EpsomResponse *response);
/** epsom_response_describe: Returns: (transfer full): the answer in a plain, translated sentence, or what to record. */
char *epsom_response_describe (const EpsomResponse *response);
/** epsom_response_get_notes: Returns: (transfer none) (array zero-terminated=1): the fixed, translated notes of every
 * comparison. */
const char *const *epsom_response_get_notes (void);

G_END_DECLS
