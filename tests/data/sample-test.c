/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sample diary promises: that it comes in cleanly, and that there is enough in it of each thing to be shown.
 */
#include "epsom-csv.h"
#include "epsom-response.h"
#include "epsom-tokens.h"
#include "test-files.h"

#define SAMPLE EPSOM_SOURCE_ROOT "/data/sample-diary.csv"
#define AS_OF "2026-03-15T20:00:00+01:00"

static EpsomDiary *
read_sample (void)
{
  static EpsomDiary *sample;
  const char *paths[] = { SAMPLE, NULL };
  g_autoptr (EpsomDiary) empty = NULL;
  g_autoptr (EpsomImport) import = NULL;
  g_autoptr (GError) error = NULL;

  if (sample)
    return sample;

  empty = epsom_diary_new (g_ptr_array_new ());
  import = epsom_csv_import (paths, empty, EPSOM_ON_CONFLICT_FAIL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < import->problems->len; i++)
    {
      g_autofree char *problem = epsom_problem_to_string (import->problems->pdata[i]);
      g_test_message ("%s", problem);
    }
  g_assert_cmpuint (import->problems->len, ==, 0);
  g_assert_cmpuint (import->conflicts->len, ==, 0);
  g_assert_cmpuint (import->warnings->len, ==, 0);
  g_assert_cmpuint (import->unknown.refused, ==, 0);
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      g_assert_cmpuint (import->counts[kind].added, >, 0);
      g_assert_cmpuint (import->counts[kind].skipped, ==, 0);
    }
  return sample = epsom_diary_apply (empty, import->changes);
}

static EpsomResponse *
respond (const char *symptom)
{
  EpsomQuery query = { .symptom = symptom, .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE };

  g_assert_true (epsom_instant_parse (AS_OF, &query.as_of));
  return epsom_response_new (read_sample (), &query);
}

/* It is as Epsom itself would write it: the file that people look at for what the format is. */
static void
test_same_bytes (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *text = epsom_test_read_source ("data/sample-diary.csv");
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GError) error = NULL;

  epsom_csv_export (read_sample (), EPSOM_DATE_NONE, EPSOM_DATE_NONE, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  written = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), text, strlen (text));
}

static void
test_says_it_is_invented (void)
{
  guint n;
  const EpsomRecord *const *days = epsom_diary_get (read_sample (), EPSOM_RECORD_DAY, &n);

  g_assert_nonnull (strstr (days[0]->note, "Invented"));
}

static void
test_span (void)
{
  EpsomDate first, last;

  g_assert_true (epsom_diary_get_bounds (read_sample (), &first, &last));
  g_assert_cmpint (last - first, >, 400);
}

/* Enough treatments of each method for a rate to be said, and for what differs to show. */
static void
test_treatments (void)
{
  static const struct {
    EpsomMethod method;
    guint at_least;
  } needs[] = {
    { EPSOM_METHOD_ORAL, 10 },   { EPSOM_METHOD_IV_PUSH, 8 },    { EPSOM_METHOD_IV_INTERMEDIATE, 1 },
    { EPSOM_METHOD_IV_DRIP, 6 }, { EPSOM_METHOD_IV_UNKNOWN, 1 },
  };
  g_autoptr (EpsomResponse) response = respond ("migraine");
  const EpsomRate *push, *drip;

  for (gsize i = 0; i < G_N_ELEMENTS (needs); i++)
    {
      const EpsomGroupResponse *of = epsom_response_find_group (response, needs[i].method);

      g_assert_nonnull (of);
      g_assert_cmpuint (of->n_evaluable, >=, needs[i].at_least);
      if (needs[i].at_least > EPSOM_MIN_RATE)
        g_assert_cmpuint (of->endpoints[EPSOM_ENDPOINT_FREE_2H].n, >=, EPSOM_MIN_RATE);
    }

  /* Different, but not so cleanly as to be a showpiece: some of each succeed and some fail. */
  push = &epsom_response_find_group (response, EPSOM_METHOD_IV_PUSH)->endpoints[EPSOM_ENDPOINT_FREE_2H];
  drip = &epsom_response_find_group (response, EPSOM_METHOD_IV_DRIP)->endpoints[EPSOM_ENDPOINT_FREE_2H];
  g_assert_cmpfloat (push->rate, >, drip->rate);
  g_assert_cmpuint (push->x, <, push->n);
  g_assert_cmpuint (drip->x, >, 0);
  g_assert_cmpuint (response->n_cycles, >, 10);
}

/* Near the level that ICHD-3 asks about, for months in a row, and not beyond what a person would record. */
static void
test_overuse (void)
{
  g_autoptr (EpsomResponse) response = respond ("migraine");
  guint near = 0;

  for (guint i = 0; i < response->n_overuse; i++)
    if (response->overuse[i].medicine_class == EPSOM_CLASS_TRIPTAN && response->overuse[i].days >= 9)
      near++;
  g_assert_cmpuint (near, >=, 3);
}

static void
test_symptoms (void)
{
  static const char *const symptoms[] = { "migraine", "cramp", "pms", "brain-fog", "palpitations" };
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (read_sample (), EPSOM_RECORD_EPISODE, &n);

  for (gsize i = 0; i < G_N_ELEMENTS (symptoms); i++)
    {
      guint count = 0;

      for (guint j = 0; j < n; j++)
        count += g_str_equal (epsom_record_as_episode (episodes[j])->symptom, symptoms[i]);
      g_assert_cmpuint (count, >, 2);
    }
}

/* Two salts taken every day for weeks; places, side effects, and an infusion whose minutes nobody noted. */
static void
test_doses (void)
{
  guint n, places[EPSOM_PLACE_EMERGENCY + 1] = { 0 }, oxide = 0, bisglycinate = 0, side_effects = 0;
  const EpsomRecord *const *doses = epsom_diary_get (read_sample (), EPSOM_RECORD_DOSE, &n);

  for (guint i = 0; i < n; i++)
    {
      const EpsomDose *dose = epsom_record_as_dose (doses[i]);

      places[dose->place]++;
      side_effects += dose->features != NULL;
      if (dose->purpose != EPSOM_PURPOSE_PREVENTIVE || !dose->salt)
        continue;
      oxide += g_str_equal (dose->salt->token, "oxide");
      bisglycinate += g_str_equal (dose->salt->token, "bisglycinate");
    }
  g_assert_cmpuint (oxide, >, 50);
  g_assert_cmpuint (bisglycinate, >, 200);
  g_assert_cmpuint (side_effects, >, 20);
  g_assert_cmpuint (places[EPSOM_PLACE_CLINIC], >, 10);
  g_assert_cmpuint (places[EPSOM_PLACE_EMERGENCY], >, 2);
}

/* Winter and summer time, an hour that came twice, and a journey: an episode that ended in another zone. */
static void
test_time (void)
{
  guint n, readings_n, offsets = 0, twice = 0, moved = 0, ongoing = 0;
  const EpsomRecord *const *episodes = epsom_diary_get (read_sample (), EPSOM_RECORD_EPISODE, &n);
  const EpsomRecord *const *readings = epsom_diary_get (read_sample (), EPSOM_RECORD_READING, &readings_n);

  for (guint i = 0; i < n; i++)
    {
      const EpsomEpisode *episode = epsom_record_as_episode (episodes[i]);

      ongoing += !episode->has_end;
      moved += episode->has_end && episode->start.offset - episode->end.offset >= 360;
      offsets |= episode->start.offset == 60 ? 1 : episode->start.offset == 120 ? 2 : 4;
    }
  for (guint i = 1; i < readings_n; i++)
    {
      EpsomInstant before = epsom_record_as_reading (readings[i - 1])->at;
      EpsomInstant at = epsom_record_as_reading (readings[i])->at;

      twice += before.utc + before.offset * 60 == at.utc + at.offset * 60 && before.utc != at.utc;
    }
  g_assert_cmpuint (ongoing, ==, 1);
  g_assert_false (epsom_record_as_episode (episodes[n - 1])->has_end);
  g_assert_cmpuint (moved, >=, 1);
  g_assert_cmpuint (offsets, ==, 7);
  g_assert_cmpuint (twice, >=, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/data/sample/written-as-epsom-writes", test_same_bytes);
  g_test_add_func ("/data/sample/says-it-is-invented", test_says_it_is_invented);
  g_test_add_func ("/data/sample/longer-than-a-year", test_span);
  g_test_add_func ("/data/sample/treatments-of-each-method", test_treatments);
  g_test_add_func ("/data/sample/near-overuse", test_overuse);
  g_test_add_func ("/data/sample/all-five-symptoms", test_symptoms);
  g_test_add_func ("/data/sample/doses", test_doses);
  g_test_add_func ("/data/sample/time", test_time);
  return g_test_run ();
}
