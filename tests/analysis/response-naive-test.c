/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "analysis-diary.h"
#include "analysis-table.h"
#include "naive-response.h"

/* Small diaries drawn at random, full of what is awkward, analysed twice: by the program and by the naive reading of
 * the definitions. Everything lies on a coarse grid of time, so that instants, ends and dates often coincide. */

#define N_DIARIES 600
#define BASE_DATE 20454 /* 2026-01-01 */
#define GRID 450        /* seconds */

typedef struct {
  GRand *random;
  GPtrArray *records;
  EpsomUuid episodes[12];
  EpsomInstant starts[12];
  int n_episodes;
  int n_days;
} Draw;

static const char *const symptoms[] = { "migraine", "brain-fog", "Tinnitus" };

static int
draw (Draw *d, int n)
{
  return g_rand_int_range (d->random, 0, n);
}

static EpsomUuid
draw_id (Draw *d)
{
  EpsomUuid id;
  for (gsize i = 0; i < sizeof id.bytes; i++)
    id.bytes[i] = draw (d, 256);
  return id;
}

static gint32
draw_offset (Draw *d)
{
  static const gint32 offsets[] = { 0, 0, 60, 120, -300, 345, -840, 840 };
  return offsets[draw (d, G_N_ELEMENTS (offsets))];
}

/* An instant somewhere, often at local midnight. */
static EpsomInstant
draw_instant (Draw *d)
{
  if (draw (d, 6) == 0)
    return epsom_instant_from_local (BASE_DATE + draw (d, d->n_days), 0, draw_offset (d));
  return (EpsomInstant){ (gint64) BASE_DATE * 86400 + (gint64) draw (d, d->n_days * 86400 / GRID) * GRID,
                         draw_offset (d) };
}

/* An instant near @instant, mostly after it, sometimes at it. */
static EpsomInstant
draw_near (Draw *d, EpsomInstant instant)
{
  static const int hours[] = { 1, 3, 6, 30 };
  const int steps = hours[draw (d, G_N_ELEMENTS (hours))] * 3600 / GRID;
  const int step = draw (d, 8) == 0 ? 0 : draw (d, steps) - steps / 8;
  const gint32 offset = draw (d, 4) == 0 ? draw_offset (d) : instant.offset;
  return (EpsomInstant){ instant.utc + (gint64) step * GRID, offset };
}

static void
add (Draw *d, const void *record)
{
  g_autoptr (GError) error = NULL;
  EpsomRecord *made = epsom_record_new (record, &error);
  g_assert_no_error (error);
  g_ptr_array_add (d->records, made);
}

static EpsomRecord
draw_head (Draw *d, EpsomRecordKind kind)
{
  return (EpsomRecord){ .kind = kind, .id = draw_id (d) };
}

static void
draw_episode (Draw *d, int index)
{
  EpsomEpisode episode = {
    .record = draw_head (d, EPSOM_RECORD_EPISODE),
    .start = draw_instant (d),
    .has_end = draw (d, 4) > 0,
    .symptom = symptoms[draw (d, 8) < 5 ? 0 : draw (d, G_N_ELEMENTS (symptoms))],
  };
  if (draw (d, 5) == 0)
    episode.end = draw_instant (d);
  else
    episode.end = draw_near (d, episode.start);
  if (episode.end.utc < episode.start.utc)
    episode.end.utc = episode.start.utc;
  d->episodes[index] = episode.record.id;
  d->starts[index] = episode.start;
  add (d, &episode);
}

static void
draw_reading (Draw *d)
{
  static const int severities[] = { 0, 0, 1, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10 };
  const int of = draw (d, d->n_episodes);
  add (d, &(EpsomReading){
            .record = draw_head (d, EPSOM_RECORD_READING),
            .episode = d->episodes[of],
            .at = draw (d, 4) == 0 ? d->starts[of] : draw_near (d, d->starts[of]),
            .severity = severities[draw (d, G_N_ELEMENTS (severities))],
          });
}

static EpsomPurpose
draw_purpose (Draw *d)
{
  static const EpsomPurpose purposes[] = { EPSOM_PURPOSE_NONE, EPSOM_PURPOSE_ACUTE, EPSOM_PURPOSE_PREVENTIVE };
  return purposes[draw (d, G_N_ELEMENTS (purposes))];
}

/* When something is taken, and the episode that it names, if any: mostly the one it is near. */
static EpsomInstant
draw_take (Draw *d, EpsomUuid *names)
{
  const int near = draw (d, d->n_episodes);
  if (draw (d, 3) == 0)
    *names = d->episodes[draw (d, 5) == 0 ? draw (d, d->n_episodes) : near];
  return draw (d, 6) == 0 ? draw_instant (d) : draw_near (d, d->starts[near]);
}

static void
draw_dose (Draw *d)
{
  static const double minutes[] = { 0, 5, 10, 10.5, 29.5, 30, 60 };
  EpsomDose dose = {
    .record = draw_head (d, EPSOM_RECORD_DOSE),
    .route = draw (d, 3) == 0 ? EPSOM_ROUTE_ORAL : EPSOM_ROUTE_IV,
    .amount = 1,
    .unit = EPSOM_UNIT_G,
    .purpose = draw_purpose (d),
  };
  dose.at = draw_take (d, &dose.episode);
  if (dose.route == EPSOM_ROUTE_IV)
    dose.minutes = minutes[draw (d, G_N_ELEMENTS (minutes))];
  add (d, &dose);
  if (draw (d, 8) == 0) /* another at the same instant, perhaps on another clock */
    {
      dose.record.id = draw_id (d);
      dose.at.offset = draw_offset (d);
      dose.minutes = dose.route == EPSOM_ROUTE_IV ? 45 : 0;
      add (d, &dose);
    }
}

static void
draw_medicine (Draw *d)
{
  EpsomMedicine medicine = {
    .record = draw_head (d, EPSOM_RECORD_MEDICINE),
    .name = "x",
    .medicine_class = draw (d, 2) == 0 ? EPSOM_CLASS_TRIPTAN : (EpsomClass) (1 + draw (d, EPSOM_N_CLASSES - 1)),
    .purpose = draw_purpose (d),
  };
  medicine.at = draw_take (d, &medicine.episode);
  if (draw (d, 2) == 0)
    medicine.at = draw_instant (d);
  add (d, &medicine);
}

static void
draw_dates (Draw *d)
{
  for (int day = 0; day < d->n_days; day++)
    {
      if (draw (d, 3) == 0)
        add (d, &(EpsomDay){ .record = draw_head (d, EPSOM_RECORD_DAY),
                             .date = BASE_DATE + draw (d, d->n_days),
                             .bleeding = draw (d, 4) == 0 ? draw (d, EPSOM_BLEEDING_HEAVY + 1) : EPSOM_BLEEDING_NONE });
      if (draw (d, 2) == 0)
        add (d, &(EpsomRating){ .record = draw_head (d, EPSOM_RECORD_RATING),
                                .date = BASE_DATE + draw (d, d->n_days),
                                .symptom = symptoms[draw (d, G_N_ELEMENTS (symptoms))],
                                .severity = draw (d, 11) });
    }
  if (draw (d, 2) == 0)
    add (d, &(EpsomLab){ .record = draw_head (d, EPSOM_RECORD_LAB),
                         .at = draw_instant (d),
                         .analyte = EPSOM_ANALYTE_SERUM_MAGNESIUM,
                         .value = 0.8,
                         .unit = EPSOM_LAB_UNIT_MMOL_L,
                         .range_low = NAN,
                         .range_high = NAN });
}

static EpsomDiary *
draw_diary (Draw *d)
{
  static const int spans[] = { 3, 10, 60, 130 };

  d->records = g_ptr_array_new ();
  d->n_days = spans[draw (d, G_N_ELEMENTS (spans))];
  d->n_episodes = 1 + draw (d, G_N_ELEMENTS (d->episodes));
  for (int i = 0; i < d->n_episodes; i++)
    draw_episode (d, i);
  for (int n = 20 + draw (d, 120); n > 0; n--)
    draw_reading (d);
  for (int n = draw (d, 80); n > 0; n--)
    draw_dose (d);
  for (int n = draw (d, d->n_days); n > 0; n--)
    draw_medicine (d);
  if (draw (d, 3) > 0)
    draw_dates (d);
  return epsom_diary_new (d->records);
}

static EpsomQuery
draw_query (Draw *d)
{
  EpsomQuery query = {
    .symptom = symptoms[draw (d, 3) > 0 ? 0 : draw (d, G_N_ELEMENTS (symptoms))],
    .from = draw (d, 3) == 0 ? BASE_DATE + draw (d, d->n_days) : EPSOM_DATE_NONE,
    .to = draw (d, 3) == 0 ? BASE_DATE + draw (d, d->n_days) : EPSOM_DATE_NONE,
    .as_of = draw_instant (d),
    .exclude_co_treated = draw (d, 4) == 0,
  };
  if (draw (d, 2) == 0)
    query.as_of.utc += (gint64) d->n_days * 86400;
  return query;
}

static void
assert_same_rate (const EpsomRate *a, const EpsomRate *b)
{
  g_assert_cmpuint (a->x, ==, b->x);
  g_assert_cmpuint (a->n, ==, b->n);
  assert_near (a->rate, b->rate);
  assert_near (a->interval.lower, b->interval.lower);
  assert_near (a->interval.upper, b->interval.upper);
}

static void
assert_same_survival (const EpsomSurvival *a, const EpsomSurvival *b)
{
  g_assert_cmpuint (a->n, ==, b->n);
  g_assert_cmpuint (a->n_events, ==, b->n_events);
  assert_near (a->median, b->median);
  assert_near (a->median_lower, b->median_lower);
  assert_near (a->median_upper, b->median_upper);
  g_assert_cmpuint (a->n_points, ==, b->n_points);
  for (guint i = 0; i < a->n_points; i++)
    {
      assert_near (a->points[i].time, b->points[i].time);
      g_assert_cmpuint (a->points[i].at_risk, ==, b->points[i].at_risk);
      g_assert_cmpuint (a->points[i].events, ==, b->points[i].events);
      g_assert_cmpuint (a->points[i].censored, ==, b->points[i].censored);
      assert_near (a->points[i].survival, b->points[i].survival);
    }
}

static void
assert_same_observation (EpsomObservation a, EpsomObservation b)
{
  assert_near (a.time, b.time);
  g_assert_cmpint (a.event, ==, b.event);
}

static void
assert_same_treatments (const EpsomResponse *a, const EpsomResponse *b)
{
  g_assert_cmpuint (a->n_treatments, ==, b->n_treatments);
  for (guint i = 0; i < a->n_treatments; i++)
    {
      const EpsomTreatment *s = &a->treatments[i], *t = &b->treatments[i];
      g_assert_true (s->dose == t->dose && s->episode == t->episode);
      g_assert_cmpint (s->method, ==, t->method);
      g_assert_cmpint (s->baseline, ==, t->baseline);
      g_assert_cmpint (s->co_treated, ==, t->co_treated);
      assert_near (s->rescue, t->rescue);
      for (guint h = 0; h < EPSOM_N_HORIZONS; h++)
        g_assert_cmpint (s->severity[h], ==, t->severity[h]);
      for (guint e = 0; e < EPSOM_N_ENDPOINTS; e++)
        g_assert_cmpint (s->outcome[e], ==, t->outcome[e]);
      assert_same_observation (s->relief, t->relief);
      assert_same_observation (s->freedom, t->freedom);
    }
}

static void
assert_same_methods (const EpsomResponse *a, const EpsomResponse *b)
{
  g_assert_cmpuint (a->n_group_responses, ==, b->n_group_responses);
  for (guint i = 0; i < a->n_group_responses; i++)
    {
      const EpsomGroupResponse *s = &a->group_responses[i], *t = &b->group_responses[i];
      g_assert_cmpint (s->group, ==, t->group);
      g_assert_cmpuint (s->n_treatments, ==, t->n_treatments);
      g_assert_cmpuint (s->n_evaluable, ==, t->n_evaluable);
      g_assert_cmpuint (s->n_no_baseline, ==, t->n_no_baseline);
      g_assert_cmpuint (s->n_no_symptom, ==, t->n_no_symptom);
      g_assert_cmpuint (s->n_co_treated, ==, t->n_co_treated);
      for (guint e = 0; e < EPSOM_N_ENDPOINTS; e++)
        assert_same_rate (&s->endpoints[e], &t->endpoints[e]);
      for (guint h = 0; h < EPSOM_N_HORIZONS; h++)
        {
          g_assert_cmpuint (s->change[h].n, ==, t->change[h].n);
          assert_near (s->change[h].mean, t->change[h].mean);
          assert_near (s->change[h].median, t->change[h].median);
          assert_near (s->change[h].q1, t->change[h].q1);
          assert_near (s->change[h].q3, t->change[h].q3);
        }
      assert_same_survival (&s->time_to_relief, &t->time_to_relief);
      assert_same_survival (&s->time_to_freedom, &t->time_to_freedom);
    }
}

static void
assert_same_comparisons (const EpsomResponse *a, const EpsomResponse *b)
{
  g_assert_cmpuint (a->n_comparisons, ==, b->n_comparisons);
  for (guint i = 0; i < a->n_comparisons; i++)
    {
      const EpsomComparison *s = &a->comparisons[i], *t = &b->comparisons[i];
      g_assert_true (s->a == t->a && s->b == t->b && s->endpoint == t->endpoint);
      assert_near (s->difference, t->difference);
      assert_near (s->interval.lower, t->interval.lower);
      assert_near (s->interval.upper, t->interval.upper);
      assert_near (s->p, t->p);
    }
}

static void
assert_same_days (const EpsomResponse *a, const EpsomResponse *b)
{
  g_assert_cmpuint (a->n_months, ==, b->n_months);
  for (guint i = 0; i < a->n_months; i++)
    {
      g_assert_cmpint (a->months[i].month, ==, b->months[i].month);
      g_assert_cmpuint (a->months[i].recorded, ==, b->months[i].recorded);
      g_assert_cmpuint (a->months[i].symptom_days, ==, b->months[i].symptom_days);
      assert_near (a->months[i].per_28, b->months[i].per_28);
    }
  g_assert_cmpuint (a->n_wear_off, ==, b->n_wear_off);
  for (guint i = 0; i < a->n_wear_off; i++)
    {
      g_assert_cmpint (a->wear_off[i].group, ==, b->wear_off[i].group);
      for (guint bin = 0; bin < EPSOM_N_WEAR_OFF_BINS; bin++)
        assert_same_rate (&a->wear_off[i].bins[bin], &b->wear_off[i].bins[bin]);
    }
}

static void
assert_same_cycles_and_overuse (const EpsomResponse *a, const EpsomResponse *b)
{
  g_assert_cmpuint (a->n_cycles, ==, b->n_cycles);
  for (guint i = 0; i < a->n_cycles; i++)
    {
      const EpsomCycle *s = &a->cycles[i], *t = &b->cycles[i];
      g_assert_cmpint (s->onset, ==, t->onset);
      g_assert_cmpuint (s->window, ==, t->window);
      g_assert_cmpuint (s->before.n, ==, t->before.n);
      g_assert_cmpuint (s->after.n, ==, t->after.n);
      assert_near (s->before.mean, t->before.mean);
      assert_near (s->after.mean, t->after.mean);
    }
  g_assert_cmpuint (a->n_overuse, ==, b->n_overuse);
  for (guint i = 0; i < a->n_overuse; i++)
    {
      const EpsomOveruse *s = &a->overuse[i], *t = &b->overuse[i];
      g_assert_true (s->month == t->month && s->medicine_class == t->medicine_class);
      g_assert_cmpuint (s->days, ==, t->days);
      g_assert_cmpint (s->at_threshold, ==, t->at_threshold);
      g_assert_cmpint (s->is_said, ==, t->is_said);
    }
}

/* How often what is awkward came up, so that the diaries are seen to hold it. */
typedef struct {
  guint treatments, rescued, co_treated, unknown, comparisons, withheld, wear_off, cycles, at_threshold, said;
} Seen;

static void
look (Seen *seen, const EpsomResponse *response)
{
  seen->treatments += response->n_treatments;
  for (guint i = 0; i < response->n_treatments; i++)
    {
      seen->rescued += !isnan (response->treatments[i].rescue);
      seen->co_treated += response->treatments[i].co_treated;
      seen->unknown += response->treatments[i].outcome[EPSOM_ENDPOINT_FREE_2H] == EPSOM_OUTCOME_UNKNOWN;
    }
  seen->comparisons += response->n_comparisons;
  for (guint i = 0; i < response->n_months; i++)
    seen->withheld += isnan (response->months[i].per_28);
  seen->wear_off += response->n_wear_off;
  seen->cycles += response->n_cycles;
  for (guint i = 0; i < response->n_overuse; i++)
    {
      seen->at_threshold += response->overuse[i].at_threshold;
      seen->said += response->overuse[i].is_said;
    }
}

static void
test_drawn_diaries (void)
{
  Draw d = { .random = g_rand_new_with_seed (20260301) };
  Seen seen = { 0 };

  for (int i = 0; i < N_DIARIES; i++)
    {
      g_autoptr (EpsomDiary) diary = draw_diary (&d);
      const EpsomQuery query = draw_query (&d);
      g_autoptr (EpsomResponse) response = epsom_response_new (diary, &query);
      g_autoptr (EpsomResponse) naive = naive_response_new (diary, &query);

      g_test_message ("diary %d", i);
      assert_same_treatments (response, naive);
      assert_same_methods (response, naive);
      assert_same_comparisons (response, naive);
      assert_same_days (response, naive);
      assert_same_cycles_and_overuse (response, naive);
      look (&seen, response);
    }
  g_rand_free (d.random);
  g_test_message ("%u treatments, %u rescued, %u co-treated, %u unknown, %u comparisons, %u withheld, %u wear-off, "
                  "%u cycles, %u at a threshold, %u said",
                  seen.treatments, seen.rescued, seen.co_treated, seen.unknown, seen.comparisons, seen.withheld,
                  seen.wear_off, seen.cycles, seen.at_threshold, seen.said);

  g_assert_cmpuint (seen.treatments, >, 3000);
  g_assert_cmpuint (seen.rescued, >, 1000);
  g_assert_cmpuint (seen.treatments - seen.rescued, >, 500);
  g_assert_cmpuint (seen.co_treated, >, 1000);
  g_assert_cmpuint (seen.unknown, >, 500);
  g_assert_cmpuint (seen.comparisons, >, 200);
  g_assert_cmpuint (seen.withheld, >, 200);
  g_assert_cmpuint (seen.wear_off, >, 500);
  g_assert_cmpuint (seen.cycles, >, 100);
  g_assert_cmpuint (seen.at_threshold, >, 20);
  g_assert_cmpuint (seen.said, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/response/equals-the-naive-reading", test_drawn_diaries);
  return g_test_run ();
}
