/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"
#include "epsom-statistics.h"

G_BEGIN_DECLS

/* The response to magnesium by delivery method: `response.md` of the design, as pure functions of a diary. */

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
 */
typedef struct {
  const char *symptom;
  EpsomDate from;
  EpsomDate to;
  EpsomInstant as_of;
  gboolean exclude_co_treated;
} EpsomQuery;

/** EpsomOutcome: of one endpoint of one treatment. */
typedef enum { EPSOM_OUTCOME_UNKNOWN, EPSOM_OUTCOME_FAILURE, EPSOM_OUTCOME_SUCCESS } EpsomOutcome;

/**
 * EpsomTreatment: one evaluable (dose, episode). Severities are -1 where unknown; times in minutes after the start of
 * the administration, NAN where there is none.
 */
typedef struct {
  const EpsomDose *dose; /* owned by the response's diary */
  const EpsomEpisode *episode;
  EpsomMethod method;
  int baseline;
  gboolean co_treated;
  double rescue;
  int severity[EPSOM_N_HORIZONS];
  EpsomOutcome outcome[EPSOM_N_ENDPOINTS];
} EpsomTreatment;

typedef struct {
  guint x;
  guint n;
  double rate; /* NAN where n is 0, as are the limits */
  EpsomInterval interval;
} EpsomRate;

typedef struct {
  guint n;
  double mean, median, q1, q3; /* NAN where n is 0 */
} EpsomChangeSummary;

typedef struct {
  EpsomMethod method;
  guint n_treatments;
  guint n_evaluable;
  guint n_no_baseline;
  guint n_no_symptom;
  guint n_co_treated;
  EpsomRate endpoints[EPSOM_N_ENDPOINTS];
  EpsomChangeSummary change[EPSOM_N_HORIZONS];
  EpsomSurvival time_to_relief;
  EpsomSurvival time_to_freedom;
} EpsomMethodResponse;

typedef struct {
  EpsomMethod a, b;
  EpsomEndpoint endpoint;
  double difference;
  EpsomInterval interval;
  double p;
} EpsomComparison;

typedef struct {
  EpsomDate month; /* its first day */
  guint recorded;
  guint symptom_days;
  double per_28; /* NAN: withheld */
} EpsomMonth;

typedef struct {
  int method; /* an EpsomMethod, or -1: all IV doses */
  EpsomRate bins[EPSOM_N_WEAR_OFF_BINS];
} EpsomWearOff;

typedef struct {
  guint n;
  double mean; /* NAN with fewer than 4 */
} EpsomCycleMean;

typedef struct {
  EpsomDate onset;
  guint window;
  EpsomCycleMean before, after;
} EpsomCycle;

typedef struct {
  EpsomDate month;
  EpsomClass medicine_class;
  guint days;
  gboolean at_threshold;
} EpsomOveruse;

/** EpsomResponse: all of it, for one symptom. Immutable; holds a reference to its diary. */
typedef struct {
  EpsomQuery query; /* its symptom is owned */
  EpsomDiary *diary;
  guint n_methods;
  EpsomMethodResponse *methods; /* only those with a treatment, in order */
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
  guint n_overuse;
  EpsomOveruse *overuse;
} EpsomResponse;

/** epsom_response_new: the response in @diary as @query asks. */
EpsomResponse *epsom_response_new (EpsomDiary *diary, const EpsomQuery *query);
void epsom_response_free (EpsomResponse *response);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomResponse, epsom_response_free)

/** epsom_response_find_method: Returns: (transfer none) (nullable) */
const EpsomMethodResponse *epsom_response_find_method (const EpsomResponse *response, EpsomMethod method);
/** epsom_endpoint_get_key: `free_2h`, ... */
const char *epsom_endpoint_get_key (EpsomEndpoint endpoint);
/** epsom_endpoint_get_label: (translated) "Free at 2 h", ... */
const char *epsom_endpoint_get_label (EpsomEndpoint endpoint);
/** epsom_wear_off_get_bin: first and last day of @bin; @last is 0 for the open one. */
void epsom_wear_off_get_bin (guint bin, int *first, int *last);
/** epsom_response_describe: Returns: (transfer full): the answer in a plain, translated sentence, or what to record. */
char *epsom_response_describe (const EpsomResponse *response);
/** epsom_response_get_notes: Returns: (transfer none) (array zero-terminated=1): the fixed, translated notes of every
 * comparison. */
const char *const *epsom_response_get_notes (void);

G_END_DECLS
