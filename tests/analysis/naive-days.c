/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "naive-response.h"

/* Dates that are looked at before as-of: all of a small diary. */
#define SPAN 400

static EpsomDate
as_of_date (const EpsomResponse *response)
{
  return epsom_instant_get_date (response->query.as_of);
}

static gboolean
is_in_period (const EpsomResponse *response, EpsomDate date)
{
  const EpsomQuery *query = &response->query;
  return (query->from == EPSOM_DATE_NONE || date >= query->from) &&
         (query->to == EPSOM_DATE_NONE || date <= query->to) && date <= as_of_date (response);
}

static const EpsomRecord *const *
get_all (const EpsomResponse *response, EpsomRecordKind kind, guint *n)
{
  return epsom_diary_get (response->diary, kind, n);
}

/* The local date of the last reading, the latest of several at the last instant. */
static gboolean
find_last_reading (const EpsomResponse *response, const EpsomEpisode *episode, EpsomDate *date)
{
  gint64 last = G_MININT64;
  guint n;
  const EpsomRecord *const *readings = get_all (response, EPSOM_RECORD_READING, &n);

  for (guint i = 0; i < n; i++)
    {
      const EpsomReading *reading = epsom_record_as_reading (readings[i]);
      if (!epsom_uuid_equal (&reading->episode, &episode->record.id) || reading->at.utc < last)
        continue;
      const EpsomDate its = epsom_instant_get_date (reading->at);
      *date = reading->at.utc > last ? its : MAX (*date, its);
      last = reading->at.utc;
    }
  return last != G_MININT64;
}

static gboolean
is_active (const EpsomResponse *response, const EpsomEpisode *episode, EpsomDate date)
{
  const EpsomDate first = epsom_instant_get_date (episode->start);
  EpsomDate last = first;

  if (episode->has_end)
    {
      const gint64 local = episode->end.utc + episode->end.offset * 60;
      last = epsom_instant_get_date (episode->end) - (local % 86400 == 0 ? 1 : 0);
    }
  else if (!find_last_reading (response, episode, &last))
    last = first;
  return date == first || (date > first && date <= last);
}

static gboolean
has_active (const EpsomResponse *response, EpsomDate date, gboolean of_symptom)
{
  guint n;
  const EpsomRecord *const *episodes = get_all (response, EPSOM_RECORD_EPISODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const EpsomEpisode *episode = epsom_record_as_episode (episodes[i]);
      if ((!of_symptom || g_str_equal (episode->symptom, response->query.symptom)) &&
          is_active (response, episode, date))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_recorded (const EpsomResponse *response, EpsomDate date)
{
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EpsomRecord *const *records = get_all (response, kind, &n);
      for (guint i = 0; kind != EPSOM_RECORD_EPISODE && i < n; i++)
        if (epsom_record_get_date (records[i]) == date)
          return TRUE;
    }
  return has_active (response, date, FALSE);
}

/* The rating of the symptom on @date; -1: none, also after as-of. */
static int
get_rating (const EpsomResponse *response, EpsomDate date)
{
  guint n;
  const EpsomRecord *const *ratings = get_all (response, EPSOM_RECORD_RATING, &n);
  int severity = -1;

  for (guint i = 0; i < n && date <= as_of_date (response); i++)
    {
      const EpsomRating *rating = epsom_record_as_rating (ratings[i]);
      if (rating->date == date && g_str_equal (rating->symptom, response->query.symptom))
        severity = MAX (severity, rating->severity);
    }
  return severity;
}

static gboolean
is_symptom_day (const EpsomResponse *response, EpsomDate date)
{
  return date <= as_of_date (response) && (has_active (response, date, TRUE) || get_rating (response, date) >= 4);
}

static gboolean
is_same_month (EpsomDate a, EpsomDate b)
{
  return epsom_date_first_of_month (a, 0) == epsom_date_first_of_month (b, 0);
}

static void
add_months (EpsomResponse *response)
{
  gboolean begun = FALSE;

  response->months = g_new0 (EpsomMonth, SPAN);
  for (EpsomDate date = as_of_date (response) - SPAN; date <= as_of_date (response); date++)
    {
      const gboolean recorded = is_recorded (response, date);
      begun |= recorded;
      if (!begun)
        continue;
      if (response->n_months == 0 || !is_same_month (date, response->months[response->n_months - 1].month))
        response->months[response->n_months++].month = epsom_date_first_of_month (date, 0);
      EpsomMonth *month = &response->months[response->n_months - 1];
      month->recorded += is_in_period (response, date) && recorded;
      month->symptom_days += is_in_period (response, date) && is_symptom_day (response, date);
      month->per_28 = month->recorded >= 20 ? 28.0 * month->symptom_days / month->recorded : NAN;
    }
}

static gboolean
is_later (const EpsomDose *a, const EpsomDose *b)
{
  const EpsomDate date_a = epsom_instant_get_date (a->at), date_b = epsom_instant_get_date (b->at);

  if (date_a != date_b)
    return date_a > date_b;
  if (a->at.utc != b->at.utc)
    return a->at.utc > b->at.utc;
  if (a->at.offset != b->at.offset)
    return a->at.offset > b->at.offset;
  return memcmp (&a->record.id, &b->record.id, sizeof a->record.id) > 0;
}

/* The latest IV dose up to @date. */
static const EpsomDose *
find_iv (const EpsomResponse *response, EpsomDate date)
{
  guint n;
  const EpsomRecord *const *doses = get_all (response, EPSOM_RECORD_DOSE, &n);
  const EpsomDose *latest = NULL;

  for (guint i = 0; i < n; i++)
    {
      const EpsomDose *dose = epsom_record_as_dose (doses[i]);
      if (dose->route == EPSOM_ROUTE_IV && epsom_instant_get_date (dose->at) <= date &&
          (latest == NULL || is_later (dose, latest)))
        latest = dose;
    }
  return latest;
}

static guint
bin_of (int k)
{
  return k <= 7 ? 0 : k <= 14 ? 1 : k <= 21 ? 2 : k <= 28 ? 3 : k <= 42 ? 4 : 5;
}

static void
add_wear_off_row (EpsomResponse *response, int method)
{
  guint x[EPSOM_N_WEAR_OFF_BINS] = { 0 }, n[EPSOM_N_WEAR_OFF_BINS] = { 0 };
  gboolean any = FALSE;

  for (EpsomDate date = as_of_date (response) - SPAN; date <= as_of_date (response); date++)
    {
      const EpsomDose *iv = find_iv (response, date);
      if (iv == NULL || !is_in_period (response, date) || !is_recorded (response, date) ||
          (method >= 0 && epsom_dose_get_method (iv) != (EpsomMethod) method))
        continue;
      const int k = date - epsom_instant_get_date (iv->at);
      if (k < 1)
        continue;
      any = TRUE;
      n[bin_of (k)]++;
      x[bin_of (k)] += is_symptom_day (response, date);
    }
  if (!any)
    return;
  EpsomWearOff *row = &response->wear_off[response->n_wear_off++];
  row->group = method;
  for (guint b = 0; b < EPSOM_N_WEAR_OFF_BINS; b++)
    row->bins[b] = n[b] == 0 ? (EpsomRate){ 0, 0, NAN, { NAN, NAN } }
                             : (EpsomRate){ x[b], n[b], (double) x[b] / n[b], epsom_wilson (x[b], n[b]) };
}

static gboolean
is_bleeding (const EpsomResponse *response, EpsomDate date)
{
  guint n;
  const EpsomRecord *const *days = get_all (response, EPSOM_RECORD_DAY, &n);

  for (guint i = 0; i < n; i++)
    {
      const EpsomDay *day = epsom_record_as_day (days[i]);
      if (day->date == date && (day->bleeding == EPSOM_BLEEDING_LIGHT || day->bleeding == EPSOM_BLEEDING_MEDIUM ||
                                day->bleeding == EPSOM_BLEEDING_HEAVY))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_onset (const EpsomResponse *response, EpsomDate date)
{
  for (int before = 1; before <= 7; before++)
    if (is_bleeding (response, date - before))
      return FALSE;
  return is_bleeding (response, date);
}

/* The date of day @day of the cycle of @onset, which is day 1; there is no day 0. */
static EpsomDate
cycle_date (EpsomDate onset, int day)
{
  return day < 0 ? onset + day : onset + day - 1;
}

static EpsomCycleMean
mean_of_days (const EpsomResponse *response, EpsomDate onset, int from, int to)
{
  EpsomCycleMean result = { 0, NAN };
  double sum = 0;

  for (int day = from; day <= to; day++)
    {
      const int rating = get_rating (response, cycle_date (onset, day));
      if (rating < 0)
        continue;
      result.n++;
      sum += rating;
    }
  if (result.n >= 4)
    result.mean = sum / result.n;
  return result;
}

static void
add_cycles (EpsomResponse *response)
{
  static const int window[] = { -2, -1, 1, 2, 3 };

  response->cycles = g_new0 (EpsomCycle, SPAN);
  for (EpsomDate date = as_of_date (response) - SPAN; date <= as_of_date (response); date++)
    {
      if (!is_in_period (response, date) || !is_onset (response, date))
        continue;
      EpsomCycle *cycle = &response->cycles[response->n_cycles++];
      cycle->onset = date;
      for (guint i = 0; i < G_N_ELEMENTS (window); i++)
        cycle->window += is_symptom_day (response, cycle_date (date, window[i]));
      cycle->before = mean_of_days (response, date, -7, -1);
      cycle->after = mean_of_days (response, date, 4, 10);
    }
}

static gboolean
takes_class (const EpsomResponse *response, EpsomDate date, EpsomClass class)
{
  guint n;
  const EpsomRecord *const *medicines = get_all (response, EPSOM_RECORD_MEDICINE, &n);

  for (guint i = 0; i < n; i++)
    {
      const EpsomMedicine *medicine = epsom_record_as_medicine (medicines[i]);
      if (medicine->medicine_class == class && epsom_instant_get_date (medicine->at) == date)
        return TRUE;
    }
  return FALSE;
}

static guint
count_class (const EpsomResponse *response, EpsomDate month, EpsomClass class)
{
  guint days = 0;
  for (EpsomDate date = month; is_same_month (date, month); date++)
    days += is_in_period (response, date) && takes_class (response, date, class);
  return days;
}

static gboolean
is_at_threshold (const char *class, guint days)
{
  static const char *const ten[] = { "ergot", "triptan", "opioid", "combination", NULL };
  static const char *const fifteen[] = { "paracetamol", "aspirin", "nsaid", NULL };
  return (g_strv_contains (ten, class) && days >= 10) || (g_strv_contains (fifteen, class) && days >= 15);
}

static void
add_overuse (EpsomResponse *response)
{
  /* Sorted as text. */
  static const char *const names[] = { "antiemetic", "aspirin", "combination", "ergot",       "gepant",
                                       "nsaid",      "opioid",  "other",       "paracetamol", "triptan" };
  const EpsomDate last = as_of_date (response);

  response->overuse = g_new0 (EpsomOveruse, SPAN);
  for (int back = SPAN / 30; back >= 0; back--)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        const EpsomDate month = epsom_date_first_of_month (last, -back);
        int class = EPSOM_CLASS_NONE;
        gboolean said = TRUE;

        epsom_token_parse (EPSOM_TOKENS_CLASS, names[i], &class);
        const guint days = count_class (response, month, class);
        if (days == 0)
          continue;
        for (int m = 0; m < 3; m++)
          said &= is_at_threshold (names[i], count_class (response, epsom_date_first_of_month (month, -m), class));
        response->overuse[response->n_overuse++] =
          (EpsomOveruse){ month, class, days, is_at_threshold (names[i], days), said };
      }
}

void
naive_add_days (EpsomResponse *response)
{
  add_months (response);
  response->wear_off = g_new0 (EpsomWearOff, EPSOM_N_METHODS + 1);
  for (int method = -1; method < EPSOM_N_METHODS; method++)
    add_wear_off_row (response, method);
  add_cycles (response);
  add_overuse (response);
}
