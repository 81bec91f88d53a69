/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-merge.h"

#define VERSION(versions, i) (&g_array_index ((versions), EpsomVersion, (i)))

/* History */

typedef struct {
  EpsomUuid id;
  gint64 edited;
  guint64 digest;
} Moment;

EpsomHistory *
epsom_history_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Moment));
}

void
epsom_history_free (EpsomHistory *history)
{
  g_array_unref (history);
}

void
epsom_history_add (EpsomHistory *history, const EpsomUuid *id, gint64 edited, guint64 digest)
{
  Moment moment = { *id, edited, digest };

  g_array_append_val (history, moment);
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const Moment *x = a;
  const Moment *y = b;
  int order = epsom_uuid_compare (&x->id, &y->id);

  return order != 0 ? order : (x->edited > y->edited) - (x->edited < y->edited);
}

void
epsom_history_sort (EpsomHistory *history)
{
  g_array_sort (history, compare_moments);
}

void
epsom_history_get (const EpsomHistory *history, guint index, EpsomUuid *id, gint64 *edited, guint64 *digest)
{
  const Moment *moment = &g_array_index (history, Moment, index);

  *id = moment->id;
  *edited = moment->edited;
  *digest = moment->digest;
}

gboolean
epsom_history_contains_moment (const EpsomHistory *history, const EpsomUuid *id, gint64 edited)
{
  Moment moment = { *id, edited };

  return g_array_binary_search ((GArray *) history, &moment, compare_moments, NULL);
}

static gboolean
says (const EpsomHistory *history, guint at, const Moment *moment)
{
  const Moment *found = &g_array_index (history, Moment, at);

  return found->digest == EPSOM_DIGEST_ANY || found->digest == moment->digest;
}

gboolean
epsom_history_contains (const EpsomHistory *history, const EpsomVersion *version)
{
  Moment moment = { version->id, version->edited };
  guint at;

  if (!g_array_binary_search ((GArray *) history, &moment, compare_moments, &at))
    return FALSE;
  moment.digest = epsom_version_digest (version->record);
  while (at > 0 && compare_moments (&g_array_index (history, Moment, at - 1), &moment) == 0)
    at--;
  for (; at < history->len && compare_moments (&g_array_index (history, Moment, at), &moment) == 0; at++)
    if (says (history, at, &moment))
      return TRUE;
  return FALSE;
}

/* Conflicts */

static EpsomVersion
copy_version (const EpsomVersion *version)
{
  EpsomVersion copy = *version;

  if (copy.record != NULL)
    epsom_record_ref (copy.record);
  return copy;
}

EpsomConflict *
epsom_conflict_new (const EpsomVersion *ours, const EpsomVersion *theirs)
{
  EpsomConflict *conflict = g_new (EpsomConflict, 1);

  conflict->ours = copy_version (ours);
  conflict->theirs = copy_version (theirs);
  return conflict;
}

void
epsom_conflict_free (EpsomConflict *conflict)
{
  g_clear_pointer (&conflict->ours.record, epsom_record_unref);
  g_clear_pointer (&conflict->theirs.record, epsom_record_unref);
  g_free (conflict);
}

EpsomConflict *
epsom_conflict_swap (const EpsomConflict *conflict)
{
  return epsom_conflict_new (&conflict->theirs, &conflict->ours);
}

static gboolean
is_version (const EpsomVersion *a, const EpsomVersion *b)
{
  return a->edited == b->edited && epsom_uuid_equal (&a->id, &b->id) && epsom_version_same (a, b);
}

gboolean
epsom_conflict_equal (const EpsomConflict *a, const EpsomConflict *b)
{
  return (is_version (&a->ours, &b->ours) && is_version (&a->theirs, &b->theirs)) ||
         (is_version (&a->ours, &b->theirs) && is_version (&a->theirs, &b->ours));
}

/* Walks along two sorted lists and gives what both have. */
typedef struct {
  const GArray *a, *b;
  guint i, j;
} Walk;

static gboolean
walk_next (Walk *walk, const EpsomVersion **a, const EpsomVersion **b)
{
  while (walk->i < walk->a->len && walk->j < walk->b->len)
    {
      int order;

      *a = VERSION (walk->a, walk->i);
      *b = VERSION (walk->b, walk->j);
      order = epsom_uuid_compare (&(*a)->id, &(*b)->id);
      walk->i += order <= 0;
      walk->j += order >= 0;
      if (order == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
epsom_merge_are_related (const GArray *ours, const GArray *theirs)
{
  Walk walk = { ours, theirs, 0, 0 };
  const EpsomVersion *a, *b;

  return ours->len == 0 || theirs->len == 0 || walk_next (&walk, &a, &b);
}

const EpsomVersion *
epsom_merge_find_clash (const GArray *ours, const GArray *theirs)
{
  Walk walk = { ours, theirs, 0, 0 };
  const EpsomVersion *a, *b;

  while (walk_next (&walk, &a, &b))
    if (a->kind != b->kind)
      return a;
  return NULL;
}

/* Whether @copy knows of @version: has it, or had it, or met it. */
static gboolean
knows (const EpsomCopy *copy, const EpsomVersion *version)
{
  const EpsomVersion *present = epsom_versions_find (copy->versions, &version->id);

  return (present != NULL && is_version (present, version)) ||
         epsom_history_contains (copy->history, version);
}

static gboolean
is_conflict (const EpsomCopy *ours, const EpsomVersion *a, const EpsomCopy *theirs, const EpsomVersion *b)
{
  if (epsom_version_same (a, b))
    return FALSE;
  return a->edited == b->edited ||
         (!epsom_history_contains (ours->history, b) && !epsom_history_contains (theirs->history, a));
}

static void
find_edited (const EpsomCopy *ours, const EpsomCopy *theirs, GPtrArray *conflicts, GHashTable *found)
{
  Walk walk = { ours->versions, theirs->versions, 0, 0 };
  const EpsomVersion *a, *b;

  while (walk_next (&walk, &a, &b))
    if (is_conflict (ours, a, theirs, b))
      {
        g_ptr_array_add (conflicts, epsom_conflict_new (a, b));
        g_hash_table_add (found, (gpointer) &a->id);
      }
}

/* An episode that was deleted by who did not know of @child, which names it. */
static void
find_orphaned (const EpsomCopy *ours,
               const EpsomCopy *theirs,
               const EpsomVersion *child,
               GPtrArray *conflicts,
               GHashTable *found)
{
  EpsomUuid episode = epsom_record_get_episode (child->record);
  const EpsomVersion *a = epsom_versions_find (ours->versions, &episode);
  const EpsomVersion *b = epsom_versions_find (theirs->versions, &episode);

  if (a == NULL || b == NULL || (a->record == NULL) == (b->record == NULL))
    return;
  if (knows (a->record == NULL ? ours : theirs, child) || g_hash_table_contains (found, &a->id))
    return;
  g_ptr_array_add (conflicts, epsom_conflict_new (a, b));
  g_hash_table_add (found, (gpointer) &a->id);
}

/* Ratings by date and symptom, for a #GHashTable. */
static guint
hash_rating (gconstpointer version)
{
  const EpsomRating *rating = epsom_record_as_rating (((const EpsomVersion *) version)->record);

  return g_str_hash (rating->symptom) ^ (guint) rating->date;
}

static gboolean
equal_ratings (gconstpointer a, gconstpointer b)
{
  return epsom_rating_same_day (epsom_record_as_rating (((const EpsomVersion *) a)->record),
                                epsom_record_as_rating (((const EpsomVersion *) b)->record));
}

static gboolean
has (const EpsomCopy *copy, const EpsomVersion *version)
{
  const EpsomVersion *present = epsom_versions_find (copy->versions, &version->id);

  return present != NULL && is_version (present, version);
}

static gboolean
say_the_same (const EpsomRating *a, const EpsomRating *b)
{
  return a->severity == b->severity && g_strcmp0 (a->record.note, b->record.note) == 0;
}

/* Two ratings of which neither copy has both. */
static void
find_rated_twice (const EpsomCopy *ours,
                  const EpsomCopy *theirs,
                  const EpsomVersion *a,
                  const EpsomVersion *b,
                  GPtrArray *conflicts)
{
  gboolean first_is_ours = has (ours, a);

  if (say_the_same (epsom_record_as_rating (a->record), epsom_record_as_rating (b->record)) ||
      (has (ours, a) && has (ours, b)) || (has (theirs, a) && has (theirs, b)))
    return;
  g_ptr_array_add (conflicts, first_is_ours ? epsom_conflict_new (a, b) : epsom_conflict_new (b, a));
}

static void
find_between_records (const EpsomCopy *ours,
                      const EpsomCopy *theirs,
                      const GArray *joined,
                      GPtrArray *conflicts,
                      GHashTable *found)
{
  g_autoptr (GHashTable) ratings = g_hash_table_new (hash_rating, equal_ratings);
  g_autoptr (EpsomEpisodes) episodes = epsom_episodes_new (joined);

  for (guint i = 0; i < joined->len; i++)
    {
      const EpsomVersion *version = VERSION (joined, i);
      const EpsomVersion *other;
      EpsomUuid episode;

      if (version->record == NULL)
        continue;
      episode = epsom_record_get_episode (version->record);
      if (!epsom_uuid_is_null (&episode) && !epsom_episodes_contain (episodes, &episode))
        find_orphaned (ours, theirs, version, conflicts, found);
      if (version->record->kind != EPSOM_RECORD_RATING)
        continue;
      other = g_hash_table_lookup (ratings, version);
      if (other == NULL)
        g_hash_table_add (ratings, (gpointer) version);
      else
        find_rated_twice (ours, theirs, other, version, conflicts);
    }
}

GPtrArray *
epsom_merge_find_conflicts (const EpsomCopy *ours, const EpsomCopy *theirs, const GArray *joined)
{
  GPtrArray *conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_conflict_free);
  g_autoptr (GHashTable) found = g_hash_table_new (epsom_uuid_hash, epsom_uuid_equal);

  find_edited (ours, theirs, conflicts, found);
  find_between_records (ours, theirs, joined, conflicts, found);
  return conflicts;
}
