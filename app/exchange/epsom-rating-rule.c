/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-rating-rule.h"

/* The table says who has a date and symptom: a candidate's index + 1, or the diary. */
#define HOLDER_NONE 0
#define HOLDER_DIARY G_MAXUINT

static guint
hash_rating (gconstpointer data)
{
  const EpsomRating *rating = data;

  return g_str_hash (rating->symptom) ^ (guint) rating->date * 2654435761u;
}

static gboolean
is_same_day_and_symptom (gconstpointer a, gconstpointer b)
{
  const EpsomRating *first = a;
  const EpsomRating *second = b;

  return first->date == second->date && g_str_equal (first->symptom, second->symptom);
}

static guint
get_holder (GHashTable *holders, const EpsomRating *rating)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (holders, rating));
}

static void
set_holder (GHashTable *holders, const EpsomRating *rating, guint holder)
{
  g_hash_table_replace (holders, (gpointer) rating, GUINT_TO_POINTER (holder));
}

/* The diary's ratings that no candidate would replace. */
static GHashTable *
collect_holders (EpsomDiary *diary, const GArray *candidates)
{
  GHashTable *holders = g_hash_table_new (hash_rating, is_same_day_and_symptom);
  const EpsomRecord *const *ratings;
  guint n;

  ratings = epsom_diary_get (diary, EPSOM_RECORD_RATING, &n);
  for (guint i = 0; i < n; i++)
    set_holder (holders, epsom_record_as_rating (ratings[i]), HOLDER_DIARY);
  for (guint i = 0; i < candidates->len; i++)
    {
      const EpsomRating *before = g_array_index (candidates, EpsomRatingCandidate, i).before;

      if (before != NULL)
        g_hash_table_remove (holders, before);
    }
  return holders;
}

/* What a refused candidate would have replaced stays, so whoever took its place is refused in turn. */
static void
refuse (GHashTable *holders, GArray *candidates, guint index, guint holder)
{
  for (;;)
    {
      EpsomRatingCandidate *candidate = &g_array_index (candidates, EpsomRatingCandidate, index);
      guint displaced;

      candidate->rival = holder == HOLDER_DIARY ? EPSOM_RATING_RIVAL_DIARY : (gint64) holder - 1;
      if (candidate->before == NULL)
        return;
      displaced = get_holder (holders, candidate->before);
      set_holder (holders, candidate->before, HOLDER_DIARY);
      if (displaced == HOLDER_NONE)
        return;
      index = displaced - 1;
      holder = HOLDER_DIARY;
    }
}

void
epsom_rating_rule_apply (EpsomDiary *diary, GArray *candidates)
{
  g_autoptr (GHashTable) holders = NULL;

  if (candidates->len == 0)
    return;
  holders = collect_holders (diary, candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      EpsomRatingCandidate *candidate = &g_array_index (candidates, EpsomRatingCandidate, i);
      guint holder = get_holder (holders, candidate->after);

      candidate->rival = EPSOM_RATING_RIVAL_NONE;
      if (holder == HOLDER_NONE)
        set_holder (holders, candidate->after, i + 1);
      else
        refuse (holders, candidates, i, holder);
    }
}
