/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ratings that come and move, held against the diary that would be if they did. */
#include "epsom-rating-rule.h"

#define N_DAYS 6

static EpsomRecord *
make_rating (int id, EpsomDate date)
{
  EpsomRating rating = { .record = { .kind = EPSOM_RECORD_RATING,
                                     .id = epsom_uuid_from_content ((const char *) &id, sizeof id) },
                         .date = date,
                         .symptom = "pms",
                         .severity = 5 };

  return epsom_record_new (&rating.record, NULL);
}

/* Every date has at most one rating once the candidates that may stand have moved, and those that may not have a rival
 * that is there. */
static void
check_outcome (EpsomDiary *diary, const GArray *candidates)
{
  const EpsomRating *holders[N_DAYS] = { NULL };
  g_autoptr (GHashTable) moved = g_hash_table_new (NULL, NULL);
  guint n;
  const EpsomRecord *const *ratings = epsom_diary_get (diary, EPSOM_RECORD_RATING, &n);

  for (guint i = 0; i < candidates->len; i++)
    {
      const EpsomRatingCandidate *candidate = &g_array_index (candidates, EpsomRatingCandidate, i);

      if (candidate->rival != EPSOM_RATING_RIVAL_NONE)
        continue;
      g_hash_table_add (moved, (gpointer) candidate->before);
      g_assert_null (holders[candidate->after->date]);
      holders[candidate->after->date] = candidate->after;
    }
  for (guint i = 0; i < n; i++)
    if (!g_hash_table_contains (moved, ratings[i]))
      {
        const EpsomRating *rating = epsom_record_as_rating (ratings[i]);

        g_assert_null (holders[rating->date]);
        holders[rating->date] = rating;
      }
  for (guint i = 0; i < candidates->len; i++)
    {
      const EpsomRatingCandidate *candidate = &g_array_index (candidates, EpsomRatingCandidate, i);

      if (candidate->rival != EPSOM_RATING_RIVAL_NONE)
        g_assert_nonnull (holders[candidate->after->date]);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int run = 0; run < 20000; run++)
    {
      GPtrArray *records = g_ptr_array_new ();
      g_autoptr (EpsomDiary) diary = NULL;
      g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (EpsomRatingCandidate));
      g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref);
      const EpsomRecord *const *ratings;
      guint n;

      for (int date = 0; date < N_DAYS; date++)
        if (g_rand_boolean (rand))
          g_ptr_array_add (records, make_rating (date, date));
      diary = epsom_diary_new (records);
      ratings = epsom_diary_get (diary, EPSOM_RECORD_RATING, &n);
      for (guint i = 0; i < n + 2; i++)
        {
          EpsomDate date = g_rand_int_range (rand, 0, N_DAYS);
          EpsomRatingCandidate candidate = { 0 };

          if (i < n && g_rand_boolean (rand))
            continue;
          g_ptr_array_add (owned, make_rating (i < n ? (int) i : 100 + (int) i, date));
          candidate.before = i < n ? epsom_record_as_rating (ratings[i]) : NULL;
          candidate.after = epsom_record_as_rating (owned->pdata[owned->len - 1]);
          g_array_append_val (candidates, candidate);
        }
      epsom_rating_rule_apply (diary, candidates);
      check_outcome (diary, candidates);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/rating-rule/random", test_random);
  return g_test_run ();
}
