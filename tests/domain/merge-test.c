/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-merge.h"

#include <string.h>

#include "epsom-diary.h"
#include "epsom-test-records.h"

#define N_EPISODES 4
#define N_RECORDS 24
#define ROUNDS 3000

/* A copy of a diary in the making. */
typedef struct {
  GArray *versions;
  EpsomHistory *history;
} Copy;

static EpsomRecordKind
get_kind (guint n)
{
  return n <= N_EPISODES ? EPSOM_RECORD_EPISODE : (EpsomRecordKind) (n % EPSOM_N_RECORD_KINDS);
}

/* A record whose number says its kind; ratings are of few dates, so that they meet. */
static EpsomRecord *
make_record (GRand *rand, guint n)
{
  static const char *const dates[] = { "2026-03-01", "2026-03-02" };

  if (get_kind (n) == EPSOM_RECORD_RATING)
    return epsom_test_rating (n, dates[g_rand_int_range (rand, 0, 2)], "pms", g_rand_int_range (rand, 0, 3));
  return epsom_test_random_record (rand, get_kind (n), n, (guint) g_rand_int_range (rand, 1, N_EPISODES + 1));
}

static GArray *
make_versions (GRand *rand)
{
  GArray *versions = epsom_versions_new ();

  for (guint n = 1; n <= N_RECORDS; n++)
    {
      EpsomUuid id = epsom_test_id (n);
      g_autoptr (EpsomRecord) record = NULL;

      if (g_rand_int_range (rand, 0, 4) == 0)
        continue;
      if (g_rand_int_range (rand, 0, 4) > 0)
        record = make_record (rand, n);
      /* Few moments, so that some are the same. */
      epsom_versions_add (versions, &id, get_kind (n), g_rand_int_range (rand, 0, 4), record);
    }
  epsom_versions_sort (versions);
  return versions;
}

static void
assert_same (const GArray *a, const GArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const EpsomVersion *x = &g_array_index (a, EpsomVersion, i);
      const EpsomVersion *y = &g_array_index (b, EpsomVersion, i);

      g_assert_true (epsom_uuid_equal (&x->id, &y->id));
      g_assert_cmpint (x->edited, ==, y->edited);
      g_assert_true (epsom_version_same (x, y));
    }
}

/* Laying copies together: the same in any order, in any groups, however often. */
static void
test_join (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GArray) a = make_versions (rand);
      g_autoptr (GArray) b = make_versions (rand);
      g_autoptr (GArray) c = make_versions (rand);
      g_autoptr (GArray) ab = epsom_versions_join (a, b);
      g_autoptr (GArray) ba = epsom_versions_join (b, a);
      g_autoptr (GArray) bc = epsom_versions_join (b, c);
      g_autoptr (GArray) ab_c = epsom_versions_join (ab, c);
      g_autoptr (GArray) a_bc = epsom_versions_join (a, bc);
      g_autoptr (GArray) aa = epsom_versions_join (a, a);
      g_autoptr (GArray) ab_b = epsom_versions_join (ab, b);

      assert_same (ab, ba);
      assert_same (ab_c, a_bc);
      assert_same (aa, a);
      assert_same (ab_b, ab);
    }
}

/* A list that is sorted keeps the latest of several versions, whatever their order. */
static void
test_sort (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GArray) a = make_versions (rand);
      g_autoptr (GArray) b = make_versions (rand);
      g_autoptr (GArray) joined = epsom_versions_join (a, b);
      g_autoptr (GArray) both = epsom_versions_new ();

      for (guint i = 0; i < a->len + b->len; i++)
        {
          const EpsomVersion *version =
            i < b->len ? &g_array_index (b, EpsomVersion, i) : &g_array_index (a, EpsomVersion, i - b->len);

          epsom_versions_add (both, &version->id, version->kind, version->edited, version->record);
        }
      epsom_versions_sort (both);
      assert_same (both, joined);
    }
}

/* Whatever the versions, what is shown keeps every rule of a diary, and hides no more than it must. */
static void
test_show (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  guint n_hidden = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GArray) versions = make_versions (rand);
      g_autoptr (GPtrArray) shown = epsom_versions_show (versions);
      g_autoptr (GPtrArray) changes = epsom_changes_new ();
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref);
      g_autoptr (EpsomDiary) diary = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (shown->len, ==, versions->len);
      for (guint i = 0; i < shown->len; i++)
        {
          const EpsomVersion *version = &g_array_index (versions, EpsomVersion, i);
          EpsomRecord *record = g_ptr_array_index (shown, i);

          if (record == NULL)
            {
              n_hidden += version->record != NULL;
              g_assert_true (version->record == NULL || version->kind == EPSOM_RECORD_READING ||
                             version->kind == EPSOM_RECORD_RATING);
              continue;
            }
          g_assert_true (epsom_uuid_equal (&record->id, &version->id));
          g_ptr_array_add (records, epsom_record_ref (record));
          g_ptr_array_add (changes, epsom_change_new (NULL, record));
        }
      diary = epsom_diary_new (g_steal_pointer (&records));
      epsom_diary_check_changes (diary, changes, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (n_hidden, >, 0);
}

/* Histories */

static void
copy_clear (Copy *copy)
{
  g_array_unref (copy->versions);
  epsom_history_free (copy->history);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Copy, copy_clear)

static Copy
copy_new (const Copy *of)
{
  g_autoptr (GArray) nothing = epsom_versions_new ();
  Copy copy = { epsom_versions_join (of != NULL ? of->versions : nothing, nothing), epsom_history_new () };

  if (of != NULL && of->history->len > 0)
    g_array_append_vals (copy.history, of->history->data, of->history->len);
  return copy;
}

static EpsomCopy
as_copy (const Copy *copy)
{
  return (EpsomCopy){ copy->versions, copy->history };
}

/* What was before is history. */
static void
put (Copy *copy, guint n, gint64 edited, EpsomRecord *record)
{
  EpsomUuid id = epsom_test_id (n);
  const EpsomVersion *before = epsom_versions_find (copy->versions, &id);

  if (before != NULL)
    {
      epsom_history_add (copy->history, &id, before->edited, epsom_version_digest (before->record));
      epsom_history_sort (copy->history);
    }
  epsom_versions_add (copy->versions, &id, get_kind (n), edited, record);
  epsom_versions_sort (copy->versions);
  if (record != NULL)
    epsom_record_unref (record);
}

static GPtrArray *
find_conflicts (const Copy *ours, const Copy *theirs)
{
  EpsomCopy a = as_copy (ours);
  EpsomCopy b = as_copy (theirs);
  g_autoptr (GArray) joined = epsom_versions_join (ours->versions, theirs->versions);

  return epsom_merge_find_conflicts (&a, &b, joined);
}

/* That @ours and @theirs have @n conflicts, the same from either side. */
static void
assert_conflicts (const Copy *ours, const Copy *theirs, guint n)
{
  g_autoptr (GPtrArray) forth = find_conflicts (ours, theirs);
  g_autoptr (GPtrArray) back = find_conflicts (theirs, ours);

  g_assert_cmpuint (forth->len, ==, n);
  g_assert_cmpuint (back->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EpsomConflict) swapped = epsom_conflict_swap (g_ptr_array_index (forth, i));
      gboolean found = FALSE;

      for (guint k = 0; k < n; k++)
        found |= epsom_conflict_equal (swapped, g_ptr_array_index (back, k));
      g_assert_true (found);
    }
}

static EpsomRecord *
episode (const char *symptom)
{
  return epsom_test_episode (1, "2026-03-01T08:00:00Z", "", symptom);
}

/* An edit in one copy alone is none, nor is the same edit in both, nor one that the other copy had and went on from. */
static void
test_no_conflict (void)
{
  g_auto (Copy) a = copy_new (NULL);

  put (&a, 1, 10, episode ("migraine"));
  {
    g_auto (Copy) behind = copy_new (&a);
    g_auto (Copy) also = copy_new (&a);

    put (&a, 1, 20, episode ("cramp"));
    assert_conflicts (&a, &behind, 0);
    put (&also, 1, 30, episode ("cramp"));
    assert_conflicts (&a, &also, 0);
    put (&a, 1, 40, NULL);
    assert_conflicts (&a, &behind, 0);
    put (&behind, 1, 50, NULL);
    assert_conflicts (&a, &behind, 0);
  }
}

static void
test_edited_in_both (void)
{
  g_auto (Copy) a = copy_new (NULL);

  put (&a, 1, 10, episode ("migraine"));
  {
    g_auto (Copy) b = copy_new (&a);
    g_auto (Copy) c = copy_new (&a);

    put (&a, 1, 20, episode ("cramp"));
    put (&b, 1, 30, episode ("pms"));
    assert_conflicts (&a, &b, 1);
    /* Of one moment nobody knows which was first. */
    put (&c, 1, 20, episode ("brain-fog"));
    assert_conflicts (&a, &c, 1);
    /* Deleted in one, edited in the other. */
    put (&b, 1, 40, NULL);
    assert_conflicts (&a, &b, 1);
  }
}

/* An episode that was deleted in one copy and got a reading, or a dose, in the other. */
static void
test_orphaned (void)
{
  static const guint children[] = { 8, 9 }; /* a reading and a dose, by their numbers */

  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      g_auto (Copy) a = copy_new (NULL);
      EpsomUuid id = epsom_test_id (children[i]);

      g_assert_cmpint (get_kind (children[i]), ==, i == 0 ? EPSOM_RECORD_READING : EPSOM_RECORD_DOSE);
      put (&a, 1, 10, episode ("migraine"));
      {
        g_auto (Copy) b = copy_new (&a);

        put (&b, children[i], 15,
             i == 0 ? epsom_test_reading (children[i], 1, "2026-03-01T09:00:00Z", 5)
                    : epsom_test_oral (children[i], 1, "2026-03-01T09:00:00Z"));
        put (&a, 1, 20, NULL);
        assert_conflicts (&a, &b, 1);
        /* Who deletes the episode in knowledge of what it has means it. */
        epsom_history_add (a.history, &id, 15, EPSOM_DIGEST_ANY);
        epsom_history_sort (a.history);
        assert_conflicts (&a, &b, 0);
      }
    }
}

static void
test_rated_twice (void)
{
  g_auto (Copy) a = copy_new (NULL);
  g_auto (Copy) b = copy_new (NULL);
  g_auto (Copy) c = copy_new (NULL);
  const guint first = N_EPISODES + 1, second = first + EPSOM_N_RECORD_KINDS; /* ratings, by their numbers */

  g_assert_cmpint (get_kind (first), ==, EPSOM_RECORD_RATING);
  put (&a, first, 10, epsom_test_rating (first, "2026-03-01", "pms", 3));
  put (&b, second, 20, epsom_test_rating (second, "2026-03-01", "pms", 4));
  put (&c, second, 20, epsom_test_rating (second, "2026-03-01", "pms", 3));
  assert_conflicts (&a, &b, 1);
  assert_conflicts (&a, &c, 0);
  /* A copy that has both was told already. */
  put (&a, second, 20, epsom_test_rating (second, "2026-03-01", "pms", 4));
  assert_conflicts (&a, &b, 0);
}

/* Two devices edited one record in the same millisecond, and one of them went on: it did not know of the other's edit,
 * though it has one of that moment behind it. */
static void
test_same_moment (void)
{
  g_auto (Copy) base = copy_new (NULL);

  put (&base, 1, 10, episode ("migraine"));
  {
    g_auto (Copy) a = copy_new (&base);
    g_auto (Copy) b = copy_new (&base);
    g_auto (Copy) c = copy_new (&base);
    g_auto (Copy) d = copy_new (&base);

    put (&a, 1, 20, episode ("cramp"));
    put (&a, 1, 30, episode ("pms"));
    put (&b, 1, 20, episode ("brain-fog"));
    put (&c, 1, 20, episode ("cramp"));
    put (&d, 1, 20, NULL);
    assert_conflicts (&a, &b, 1);
    assert_conflicts (&a, &c, 0);
    assert_conflicts (&a, &d, 1);
    put (&b, 1, 40, episode ("palpitations"));
    assert_conflicts (&a, &b, 1);
  }
}

/* Whatever two copies did, what they disagree about doesn't depend on whose is whose. */
static void
test_sides (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_auto (Copy) a = copy_new (NULL);
      g_autoptr (GPtrArray) conflicts = NULL;

      for (guint i = 0; i < 12; i++)
        {
          guint n = (guint) g_rand_int_range (rand, 1, N_RECORDS + 1);

          put (&a, n, i, make_record (rand, n));
        }
      {
        g_auto (Copy) b = copy_new (&a);

        for (guint i = 0; i < 12; i++)
          {
            guint n = (guint) g_rand_int_range (rand, 1, N_RECORDS + 1);
            gboolean deletes = g_rand_int_range (rand, 0, 3) == 0;

            put (g_rand_boolean (rand) ? &a : &b, n, 12 + i, deletes ? NULL : make_record (rand, n));
          }
        conflicts = find_conflicts (&a, &b);
        assert_conflicts (&a, &b, conflicts->len);
      }
    }
}

static void
test_related (void)
{
  g_auto (Copy) none = copy_new (NULL);
  g_auto (Copy) a = copy_new (NULL);
  g_auto (Copy) b = copy_new (NULL);

  put (&a, 1, 10, episode ("migraine"));
  put (&b, 2, 10, epsom_test_episode (2, "2026-03-01T08:00:00Z", "", "cramp"));
  g_assert_true (epsom_merge_are_related (none.versions, a.versions));
  g_assert_true (epsom_merge_are_related (a.versions, a.versions));
  g_assert_false (epsom_merge_are_related (a.versions, b.versions));
  put (&b, 1, 20, NULL);
  g_assert_true (epsom_merge_are_related (a.versions, b.versions));
  g_assert_null (epsom_merge_find_clash (a.versions, b.versions));
  {
    EpsomUuid id = epsom_test_id (1);
    g_autoptr (GArray) other = epsom_versions_new ();

    epsom_versions_add (other, &id, EPSOM_RECORD_DAY, 5, NULL);
    g_assert_nonnull (epsom_merge_find_clash (a.versions, other));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/any-order-and-any-number-of-times-give-the-same", test_join);
  g_test_add_func ("/merge/a-sorted-list-has-the-latest-versions", test_sort);
  g_test_add_func ("/merge/what-is-shown-keeps-the-rules", test_show);
  g_test_add_func ("/merge/one-side-edited-is-no-conflict", test_no_conflict);
  g_test_add_func ("/merge/both-edited-is-a-conflict", test_edited_in_both);
  g_test_add_func ("/merge/both-edited-in-one-moment-is-a-conflict", test_same_moment);
  g_test_add_func ("/merge/a-deleted-episode-that-got-something-is-a-conflict", test_orphaned);
  g_test_add_func ("/merge/two-ratings-of-a-day-are-a-conflict", test_rated_twice);
  g_test_add_func ("/merge/conflicts-are-the-same-from-both-sides", test_sides);
  g_test_add_func ("/merge/copies-of-one-diary-are-told-from-others", test_related);
  return g_test_run ();
}
