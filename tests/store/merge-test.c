/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-store-merge.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "epsom-copy.h"
#include "epsom-open.h"
#include "store-fixture.h"

#define N_EPISODES 4
#define N_RECORDS 30
#define N_COPIES 3
#define FIRST_DAY 20454

/* Copies of a diary, each on a device with a clock of its own. */
typedef struct {
  Fixture *fixture;
  GRand *rand;
  gint64 now;
  EpsomStore *stores[N_COPIES];
  int clocks[N_COPIES]; /* how far ahead, in seconds */
} World;

static guint
pick (World *world, guint n)
{
  return (guint) g_rand_int_range (world->rand, 0, (gint32) n);
}

static char *
build_path (Fixture *fixture, guint copy)
{
  g_autofree char *name = g_strdup_printf ("copy-%u.epsom", copy);

  return fixture_build (fixture, name);
}

static void
set_clock (World *world, guint copy)
{
  char text[EPSOM_INSTANT_STRING_SIZE];

  g_setenv ("EPSOM_NOW", epsom_instant_to_string ((EpsomInstant){ world->now + world->clocks[copy], 0 }, text), TRUE);
}

/* Ratings are of few dates, so that two copies rate one date. */
static EpsomRecord *
make_rating (World *world, EpsomDiary *diary, guint n)
{
  EpsomRating draft = { .record = { .kind = EPSOM_RECORD_RATING, .id = sample_id (n) },
                        .date = FIRST_DAY + (EpsomDate) pick (world, 3),
                        .symptom = "pms",
                        .severity = (int) pick (world, 3) };
  guint n_ratings;
  const EpsomRecord *const *ratings = epsom_diary_get (diary, EPSOM_RECORD_RATING, &n_ratings);

  for (guint i = 0; i < n_ratings; i++)
    if (epsom_record_as_rating (ratings[i])->date == draft.date &&
        !epsom_uuid_equal (&ratings[i]->id, &draft.record.id))
      return NULL;
  return epsom_record_new (&draft.record, NULL);
}

static EpsomRecord *
make_record (World *world, EpsomStore *store, guint n)
{
  guint variant = pick (world, 40);
  guint episode = 1 + pick (world, N_EPISODES);

  if (n <= N_EPISODES)
    return sample_episode (n, variant);
  if (find (store, episode) == NULL)
    episode = 0;
  switch (n % 6)
    {
    case 0:
    case 5:
      return episode != 0 ? sample_reading (n, episode, variant) : NULL;
    case 1:
      return sample_dose (n, episode, variant);
    case 2:
      return sample_medicine (n, episode, variant);
    case 3:
      return make_rating (world, epsom_store_get_diary (store), n);
    default:
      return sample_day (n, variant);
    }
}

static void
act_once (World *world, EpsomStore *store)
{
  guint n = 1 + pick (world, N_RECORDS);
  const EpsomRecord *present = find (store, n);
  EpsomRecord *record;

  if (pick (world, 8) == 0 && epsom_store_get_can_undo (store))
    must_undo (store);
  else if (pick (world, 8) == 0 && epsom_store_get_can_redo (store))
    must_redo (store);
  else if (present != NULL && pick (world, 3) == 0)
    must_apply (store, epsom_diary_delete (epsom_store_get_diary (store), present));
  else if ((record = make_record (world, store, n)) != NULL)
    must_apply (store, list (present != NULL ? edit (present, record) : insertion (record), NULL));
}

static void
act (World *world, guint copy, guint times)
{
  set_clock (world, copy);
  for (guint i = 0; i < times; i++)
    act_once (world, world->stores[copy]);
  world->now += pick (world, 3);
}

/* A diary, copied, after which every copy goes its own way. */
static void
world_init (World *world, Fixture *fixture, GRand *rand)
{
  *world = (World){ .fixture = fixture, .rand = rand, .now = 1772000000 };
  for (guint i = 0; i < N_COPIES; i++)
    {
      g_autofree char *path = build_path (fixture, i);
      g_autoptr (GError) error = NULL;

      g_unlink (path);
      if (i > 0)
        g_assert_true (epsom_store_backup (world->stores[0], path, &error));
      g_assert_no_error (error);
      world->stores[i] = must_open (path);
      world->clocks[i] = (int) pick (world, 7) - 3;
      if (i == 0)
        act (world, 0, 10);
    }
  for (guint i = 0; i < 2 * N_COPIES; i++)
    act (world, pick (world, N_COPIES), 4);
}

static void
world_clear (World *world)
{
  for (guint i = 0; i < N_COPIES; i++)
    g_object_unref (world->stores[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static EpsomMergeSummary
must_merge (EpsomStore *store, const char *path)
{
  EpsomMergeSummary summary;
  g_autoptr (GError) error = NULL;

  epsom_store_merge (store, path, EPSOM_MERGE_NONE, &summary, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return summary;
}

/* A copy of @of in a file of its own. */
static EpsomStore *
copy_store (World *world, EpsomStore *of, const char *name)
{
  g_autofree char *path = fixture_build (world->fixture, name);
  g_autoptr (GError) error = NULL;

  g_unlink (path);
  g_assert_true (epsom_store_backup (of, path, &error));
  g_assert_no_error (error);
  return must_open (path);
}

static void
read_state (EpsomStore *store, EpsomCopyState *state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomDatabase) database = epsom_open_existing (epsom_store_get_path (store), &error);

  g_assert_no_error (error);
  epsom_copy_read (database, epsom_store_get_diary (store), state, &error);
  g_assert_no_error (error);
}

/* That two copies hold and show the same. */
static void
assert_equal (EpsomStore *a, EpsomStore *b)
{
  g_auto (EpsomCopyState) x = { 0 };
  g_auto (EpsomCopyState) y = { 0 };

  assert_same (epsom_store_get_diary (a), epsom_store_get_diary (b));
  read_state (a, &x);
  read_state (b, &y);
  g_assert_cmpuint (x.versions->len, ==, y.versions->len);
  for (guint i = 0; i < x.versions->len; i++)
    g_assert_cmpint (epsom_version_compare (&g_array_index (x.versions, EpsomVersion, i),
                                            &g_array_index (y.versions, EpsomVersion, i)),
                     ==, 0);
}

static void
assert_well (EpsomStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = epsom_store_check (epsom_store_get_path (store), NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
  assert_as_stored (store);
}

static void
merge_all (World *world, EpsomStore *into, const guint order[N_COPIES])
{
  for (guint i = 0; i < N_COPIES; i++)
    {
      g_autofree char *path = build_path (world->fixture, order[i]);

      must_merge (into, path);
    }
}

/* Whatever three devices did, in whatever order their copies come together: the same diary, of which no rule is
 * broken, and to merge again changes nothing. */
static void
test_any_order (Fixture *fixture, gconstpointer data)
{
  static const guint orders[][N_COPIES] = { { 0, 1, 2 }, { 2, 1, 0 }, { 1, 0, 2 } };

  for (guint32 seed = 0; seed < 20; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_auto (World) world;
      g_autoptr (EpsomStore) first = NULL;
      g_autoptr (EpsomStore) grouped = NULL;
      g_autofree char *last = build_path (fixture, 2);

      world_init (&world, fixture, rand);
      for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
        {
          const char *name = i == 0 ? "first.epsom" : "other.epsom";
          g_autoptr (EpsomStore) merged = NULL;

          /* The first is the copy into which the others come. */
          world.now += 10;
          set_clock (&world, 0);
          merged = copy_store (&world, world.stores[orders[i][0]], name);
          merge_all (&world, merged, orders[i]);
          assert_well (merged);
          if (i == 0)
            first = g_steal_pointer (&merged);
          else
            assert_equal (merged, first);
        }
      for (guint i = 0; i < N_COPIES; i++)
        {
          g_autofree char *path = build_path (fixture, i);

          g_assert_false (must_merge (first, path).changes);
        }
      /* a ∪ (b ∪ c) */
      grouped = copy_store (&world, world.stores[1], "other.epsom");
      must_merge (grouped, last);
      must_merge (world.stores[0], epsom_store_get_path (grouped));
      assert_equal (world.stores[0], first);
      assert_well (world.stores[0]);
    }
}

/* Devices that merge each other now and then, and go on in between, and take back what they did. */
static void
test_life (Fixture *fixture, gconstpointer data)
{
  for (guint32 seed = 100; seed < 112; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_auto (World) world;

      world_init (&world, fixture, rand);
      for (guint step = 0; step < 12; step++)
        {
          guint here = pick (&world, N_COPIES);
          guint there = (here + 1 + pick (&world, N_COPIES - 1)) % N_COPIES;
          g_autofree char *path = build_path (fixture, there);

          act (&world, here, 3);
          must_merge (world.stores[here], path);
          assert_well (world.stores[here]);
        }
      for (guint round = 0; round < 2; round++)
        for (guint i = 0; i < N_COPIES; i++)
          {
            g_autofree char *path = build_path (fixture, (i + 1) % N_COPIES);

            set_clock (&world, i);
            must_merge (world.stores[i], path);
          }
      must_merge (world.stores[0], epsom_store_get_path (world.stores[2]));
      assert_equal (world.stores[0], world.stores[1]);
      assert_equal (world.stores[0], world.stores[2]);
      assert_well (world.stores[2]);
    }
}

/* After an undo the diary is what it was, in all that it shows and holds; what is merged again comes again; a redo does
 * what was undone. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  for (guint32 seed = 200; seed < 220; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_auto (World) world;
      g_autoptr (EpsomStore) before = NULL;
      g_autoptr (EpsomStore) after = NULL;
      g_autofree char *path = build_path (fixture, 1);
      g_autofree char *third = build_path (fixture, 2);
      EpsomMergeSummary first, again;

      world_init (&world, fixture, rand);
      if (seed % 2 == 0)
        must_merge (world.stores[0], third);
      before = copy_store (&world, world.stores[0], "before.epsom");
      first = must_merge (world.stores[0], path);
      if (!first.changes)
        continue;
      after = copy_store (&world, world.stores[0], "after.epsom");

      must_undo (world.stores[0]);
      assert_equal (world.stores[0], before);
      assert_well (world.stores[0]);
      must_redo (world.stores[0]);
      assert_equal (world.stores[0], after);
      assert_well (world.stores[0]);
      must_undo (world.stores[0]);
      assert_equal (world.stores[0], before);

      again = must_merge (world.stores[0], path);
      g_assert_cmpint (memcmp (&again, &first, sizeof first), ==, 0);
      assert_equal (world.stores[0], after);
      assert_well (world.stores[0]);
    }
}

/* Small cases */

typedef struct {
  World world;
  EpsomStore *here, *there;
  char *path; /* of there */
} Pair;

static void
pair_init (Pair *pair, Fixture *fixture)
{
  g_autofree char *path = fixture_build (fixture, "there.epsom");
  g_autoptr (GError) error = NULL;

  *pair = (Pair){ .world = { .fixture = fixture, .now = 1772000000 } };
  set_clock (&pair->world, 0);
  pair->here = must_open (fixture->path);
  must_apply (pair->here, every_kind ());
  g_assert_true (epsom_store_backup (pair->here, path, &error));
  pair->there = must_open (path);
  pair->path = g_steal_pointer (&path);
}

static void
pair_clear (Pair *pair)
{
  g_object_unref (pair->here);
  g_object_unref (pair->there);
  g_free (pair->path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

/* A minute passes. */
static void
pass_minute (Pair *pair)
{
  pair->world.now += 60;
  set_clock (&pair->world, 0);
}

static GPtrArray *
must_list (EpsomStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *unsettled = epsom_store_list_unsettled (store, TRUE, &error);

  g_assert_no_error (error);
  return unsettled;
}

static void
must_settle (EpsomStore *store, EpsomSide side)
{
  g_autoptr (GPtrArray) unsettled = must_list (store);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (unsettled->len, >, 0);
  g_assert_true (epsom_store_settle (store, g_ptr_array_index (unsettled, 0), side, &error));
  g_assert_no_error (error);
}

static void
assert_unsettled (EpsomStore *store, guint n)
{
  g_autoptr (GPtrArray) unsettled = must_list (store);

  g_assert_cmpuint (unsettled->len, ==, n);
}

static void
assert_is (EpsomStore *store, guint n, EpsomRecord *record)
{
  const EpsomRecord *present = find (store, n);

  if (record == NULL)
    g_assert_null (present);
  else
    g_assert_true (present != NULL && epsom_record_equal (present, record));
  g_clear_pointer (&record, epsom_record_unref);
}

/* Both edited one record in the same millisecond, and one of them went on from its own: that is told, from either side,
 * and once. The same edit in both is none. */
static void
test_same_moment (Fixture *fixture, gconstpointer data)
{
  for (int theirs = 7; theirs <= 9; theirs += 2)
    {
      g_auto (Pair) pair;
      g_autofree char *here = NULL;

      pair_init (&pair, fixture);
      pass_minute (&pair);
      must_apply (pair.here, list (edit (find (pair.here, 2), sample_reading (2, 1, 7)), NULL));
      must_apply (pair.there, list (edit (find (pair.there, 2), sample_reading (2, 1, theirs)), NULL));
      pass_minute (&pair);
      must_apply (pair.here, list (edit (find (pair.here, 2), sample_reading (2, 1, 3)), NULL));
      here = g_strdup (epsom_store_get_path (pair.here));

      g_assert_cmpuint (must_merge (pair.there, here).conflicts, ==, theirs == 7 ? 0 : 1);
      must_undo (pair.there);
      g_assert_cmpuint (must_merge (pair.here, pair.path).conflicts, ==, theirs == 7 ? 0 : 1);
      g_assert_cmpuint (must_merge (pair.here, pair.path).conflicts, ==, 0);
      assert_unsettled (pair.here, theirs == 7 ? 0 : 1);
      assert_is (pair.here, 2, sample_reading (2, 1, 3));
      must_merge (pair.there, here);
      assert_unsettled (pair.there, theirs == 7 ? 0 : 1);
      assert_equal (pair.here, pair.there);
      g_assert_cmpint (g_unlink (here), ==, 0);
    }
}

/* Both edited one record: the later edit stands until a person chose, and the choice reaches the other copy. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_auto (Pair) pair;
  g_autoptr (GPtrArray) unsettled = NULL;
  const EpsomUnsettled *one;

  pair_init (&pair, fixture);
  pass_minute (&pair);
  must_apply (pair.here, list (edit (find (pair.here, 2), sample_reading (2, 1, 7)), NULL));
  pass_minute (&pair);
  must_apply (pair.there, list (edit (find (pair.there, 2), sample_reading (2, 1, 9)), NULL));
  pass_minute (&pair);
  g_assert_cmpuint (must_merge (pair.here, pair.path).conflicts, ==, 1);
  assert_is (pair.here, 2, sample_reading (2, 1, 9));

  unsettled = must_list (pair.here);
  g_assert_cmpuint (unsettled->len, ==, 1);
  one = g_ptr_array_index (unsettled, 0);
  g_assert_false (one->ours_stands);
  g_assert_true (one->theirs_stands);
  /* It waits after a restart, too. */
  g_object_unref (pair.here);
  pair.here = must_open (fixture->path);
  assert_unsettled (pair.here, 1);
  /* The other copy is told of it as well, once. */
  g_assert_cmpuint (must_merge (pair.there, fixture->path).conflicts, ==, 1);
  assert_unsettled (pair.there, 1);
  g_assert_false (must_merge (pair.there, fixture->path).changes);

  pass_minute (&pair);
  must_settle (pair.here, EPSOM_SIDE_OURS);
  assert_is (pair.here, 2, sample_reading (2, 1, 7));
  assert_unsettled (pair.here, 0);
  must_undo (pair.here);
  assert_is (pair.here, 2, sample_reading (2, 1, 9));
  assert_unsettled (pair.here, 1);
  must_redo (pair.here);
  assert_unsettled (pair.here, 0);

  g_assert_cmpuint (must_merge (pair.there, fixture->path).settled, ==, 1);
  assert_is (pair.there, 2, sample_reading (2, 1, 7));
  assert_unsettled (pair.there, 0);
  g_assert_cmpuint (must_merge (pair.here, pair.path).conflicts, ==, 0);
  assert_well (pair.here);
  assert_well (pair.there);
}

/* Nobody settles twice, or what an undone merge found. */
static void
test_settled_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_auto (Pair) pair;
  g_autoptr (GPtrArray) unsettled = NULL;
  g_autoptr (GError) error = NULL;

  pair_init (&pair, fixture);
  pass_minute (&pair);
  must_apply (pair.here, list (edit (find (pair.here, 2), sample_reading (2, 1, 7)), NULL));
  must_apply (pair.there, list (edit (find (pair.there, 2), sample_reading (2, 1, 9)), NULL));
  must_merge (pair.here, pair.path);
  unsettled = must_list (pair.here);
  must_settle (pair.here, EPSOM_SIDE_THEIRS);
  g_assert_false (epsom_store_settle (pair.here, g_ptr_array_index (unsettled, 0), EPSOM_SIDE_OURS, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  must_undo (pair.here);
  assert_unsettled (pair.here, 1);
  must_undo (pair.here);
  assert_unsettled (pair.here, 0);
  g_assert_false (epsom_store_settle (pair.here, g_ptr_array_index (unsettled, 0), EPSOM_SIDE_OURS, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CONFLICT);
}

/* An episode deleted here got a reading there: it stays deleted, what was recorded there is not lost, and all of the
 * episode comes back when the person wants it. */
static void
test_deleted_episode (Fixture *fixture, gconstpointer data)
{
  g_auto (Pair) pair;
  EpsomUuid id = sample_id (1);

  pair_init (&pair, fixture);
  pass_minute (&pair);
  must_apply (pair.there, list (insertion (sample_reading (8, 1, 6)), insertion (sample_dose (9, 1, 4)), NULL));
  pass_minute (&pair);
  must_apply (pair.here, epsom_diary_delete (epsom_store_get_diary (pair.here), find (pair.here, 1)));
  pass_minute (&pair);
  g_assert_cmpuint (must_merge (pair.here, pair.path).conflicts, ==, 1);
  assert_is (pair.here, 1, NULL);
  assert_is (pair.here, 8, NULL);
  /* A dose is there for itself. */
  assert_is (pair.here, 9, sample_dose (9, 0, 4));
  assert_well (pair.here);

  pass_minute (&pair);
  must_settle (pair.here, EPSOM_SIDE_THEIRS);
  assert_is (pair.here, 1, sample_episode (1, 0));
  assert_is (pair.here, 2, sample_reading (2, 1, 1));
  assert_is (pair.here, 3, sample_dose (3, 1, 2));
  assert_is (pair.here, 8, sample_reading (8, 1, 6));
  assert_is (pair.here, 9, sample_dose (9, 1, 4));
  assert_well (pair.here);
  must_undo (pair.here);
  assert_is (pair.here, 1, NULL);
  assert_unsettled (pair.here, 1);
  must_redo (pair.here);

  pass_minute (&pair);
  must_merge (pair.there, fixture->path);
  assert_equal (pair.here, pair.there);
  g_assert_cmpuint (epsom_diary_get_n_records (epsom_store_get_diary (pair.there)), ==, 9);
  g_assert_nonnull (epsom_diary_lookup (epsom_store_get_diary (pair.there), &id));
  assert_unsettled (pair.there, 0);
}

/* Two devices rate one day: the later rating is shown, the other isn't lost. */
static void
test_rated_twice (Fixture *fixture, gconstpointer data)
{
  g_auto (Pair) pair;
  EpsomRating draft = { .record = { .kind = EPSOM_RECORD_RATING, .id = sample_id (20) },
                        .date = FIRST_DAY + 60,
                        .symptom = "pms",
                        .severity = 3 };
  EpsomRecord *ours, *theirs;

  pair_init (&pair, fixture);
  ours = epsom_record_new (&draft.record, NULL);
  draft.record.id = sample_id (21);
  draft.severity = 8;
  theirs = epsom_record_new (&draft.record, NULL);
  pass_minute (&pair);
  must_apply (pair.here, list (insertion (epsom_record_ref (ours)), NULL));
  pass_minute (&pair);
  must_apply (pair.there, list (insertion (epsom_record_ref (theirs)), NULL));
  g_assert_cmpuint (must_merge (pair.here, pair.path).conflicts, ==, 1);
  assert_is (pair.here, 20, NULL);
  assert_is (pair.here, 21, epsom_record_ref (theirs));
  must_settle (pair.here, EPSOM_SIDE_OURS);
  assert_is (pair.here, 20, ours);
  assert_is (pair.here, 21, NULL);
  assert_well (pair.here);
  must_merge (pair.there, fixture->path);
  assert_equal (pair.here, pair.there);
  assert_unsettled (pair.there, 0);
  epsom_record_unref (theirs);
}

/* A device whose clock was a year ahead: its edits count as the latest, which is said, and an edit of now is later
 * still. */
static void
test_clock_ahead (Fixture *fixture, gconstpointer data)
{
  g_auto (Pair) pair;

  pair_init (&pair, fixture);
  pair.world.clocks[1] = 365 * 86400;
  set_clock (&pair.world, 1);
  must_apply (pair.there, list (edit (find (pair.there, 5), sample_day (5, 2)), NULL));
  set_clock (&pair.world, 0);
  g_assert_cmpuint (must_merge (pair.here, pair.path).future, ==, 1);
  assert_is (pair.here, 5, sample_day (5, 2));
  must_apply (pair.here, list (edit (find (pair.here, 5), sample_day (5, 3)), NULL));
  g_assert_cmpuint (must_merge (pair.there, fixture->path).conflicts, ==, 0);
  assert_is (pair.there, 5, sample_day (5, 3));
  must_apply (pair.there, list (deletion (find (pair.there, 5)), NULL));
  must_merge (pair.here, pair.path);
  assert_is (pair.here, 5, NULL);
}

/* What the summary counts is what happens; a dry run writes nothing. */
static void
test_summary (Fixture *fixture, gconstpointer data)
{
  g_auto (Pair) pair;
  EpsomMergeSummary dry, done;
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomDiary) before = NULL;
  g_auto (GStrv) backups = NULL;

  pair_init (&pair, fixture);
  pass_minute (&pair);
  must_apply (pair.there, list (insertion (sample_day (10, 1)), deletion (find (pair.there, 4)),
                                edit (find (pair.there, 7), sample_lab (7, 3)), NULL));
  before = epsom_diary_ref (epsom_store_get_diary (pair.here));
  g_assert_true (epsom_store_merge (pair.here, pair.path, EPSOM_MERGE_DRY_RUN, &dry, NULL, NULL, NULL, &error));
  assert_same (before, epsom_store_get_diary (pair.here));
  assert_as_stored (pair.here);
  backups = epsom_store_list_backups (fixture->path);
  g_assert_cmpuint (g_strv_length (backups), ==, 0);
  done = must_merge (pair.here, pair.path);
  g_assert_cmpint (memcmp (&dry, &done, sizeof dry), ==, 0);
  g_assert_true (done.related && done.changes);
  g_assert_cmpuint (done.counts[EPSOM_RECORD_DAY].added, ==, 1);
  g_assert_cmpuint (done.counts[EPSOM_RECORD_MEDICINE].deleted, ==, 1);
  g_assert_cmpuint (done.counts[EPSOM_RECORD_LAB].updated, ==, 1);
  g_assert_cmpuint (done.counts[EPSOM_RECORD_DOSE].added + done.counts[EPSOM_RECORD_DOSE].updated, ==, 0);
  g_strfreev (g_steal_pointer (&backups));
  backups = epsom_store_list_backups (fixture->path);
  g_assert_cmpuint (g_strv_length (backups), ==, 1);
  g_assert_true (g_str_has_suffix (backups[0], "-before-merge.epsom"));
}

/* Refusals */

static void
must_not_merge (EpsomStore *store, const char *path, int code)
{
  EpsomMergeSummary summary;
  g_autoptr (GError) error = NULL;

  g_assert_false (epsom_store_merge (store, path, EPSOM_MERGE_NONE, &summary, NULL, NULL, NULL, &error));
  g_assert_error (error, EPSOM_STORE_ERROR, code);
  g_test_message ("%s", error->message);
  assert_as_stored (store);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_auto (Pair) pair;
  g_autofree char *link = fixture_build (fixture, "link.epsom");
  g_autofree char *text = fixture_build (fixture, "text.epsom");
  g_autofree char *none = fixture_build (fixture, "none.epsom");
  g_autofree char *log = fixture_build (fixture, "log.epsom");
  g_autofree char *log_file = fixture_build (fixture, "log.epsom-wal");
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  pair_init (&pair, fixture);
  must_not_merge (pair.here, fixture->path, EPSOM_STORE_ERROR_FAILED);
  g_assert_cmpint (link == NULL ? -1 : symlink (fixture->path, link), ==, 0);
  must_not_merge (pair.here, link, EPSOM_STORE_ERROR_FAILED);
  must_not_merge (pair.here, none, EPSOM_STORE_ERROR_NOT_FOUND);
  must_not_merge (pair.here, fixture->folder, EPSOM_STORE_ERROR_FOREIGN);
  g_assert_true (g_file_set_contents (text, "not a diary", -1, &error));
  must_not_merge (pair.here, text, EPSOM_STORE_ERROR_FOREIGN);
  /* One that would need a log beside it. */
  g_assert_true (g_file_get_contents (pair.path, &bytes, &size, &error));
  bytes[18] = bytes[19] = 2;
  g_assert_true (g_file_set_contents (log, bytes, (gssize) size, &error));
  must_not_merge (pair.here, log, EPSOM_STORE_ERROR_FOREIGN);
  g_assert_false (g_file_test (log_file, G_FILE_TEST_EXISTS));
  /* Damaged in the middle. */
  bytes[18] = bytes[19] = 1;
  memset (bytes + size / 2, 0xa5, size / 4);
  g_assert_true (g_file_set_contents (log, bytes, (gssize) size, &error));
  must_not_merge (pair.here, log, EPSOM_STORE_ERROR_CORRUPT);
}

/* The other copy is neither changed nor is anything left beside it, whatever may be done to its folder. */
static void
test_untouched (Fixture *fixture, gconstpointer data)
{
  g_auto (Pair) pair;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *folder = fixture_build (fixture, "elsewhere");
  g_autofree char *path = g_build_filename (folder, "there.epsom", NULL);
  g_autoptr (GDir) dir = NULL;
  gsize size_before, size_after;

  pair_init (&pair, fixture);
  pass_minute (&pair);
  must_apply (pair.there, list (insertion (sample_day (10, 1)), NULL));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (pair.path, path), ==, 0);
  g_assert_true (g_file_get_contents (path, &before, &size_before, &error));
  g_chmod (path, 0400);
  must_merge (pair.here, path);
  assert_is (pair.here, 10, sample_day (10, 1));
  g_assert_true (g_file_get_contents (path, &after, &size_after, &error));
  g_assert_cmpmem (before, size_before, after, size_after);
  dir = g_dir_open (folder, 0, &error);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "there.epsom");
  g_assert_null (g_dir_read_name (dir));
}

static void
test_unrelated (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_build (fixture, "other.epsom");
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (EpsomStore) other = must_open (path);
  g_autoptr (GError) error = NULL;
  EpsomMergeSummary summary;

  must_apply (store, list (insertion (sample_day (1, 1)), NULL));
  /* An empty one is nobody's. */
  g_assert_false (must_merge (store, path).changes);
  must_apply (other, list (insertion (sample_day (2, 1)), NULL));
  must_not_merge (store, path, EPSOM_STORE_ERROR_CONSTRAINT);
  g_assert_true (epsom_store_merge (store, path, EPSOM_MERGE_DRY_RUN, &summary, NULL, NULL, NULL, &error));
  g_assert_false (summary.related);
  g_assert_true (epsom_store_merge (store, path, EPSOM_MERGE_UNRELATED, &summary, NULL, NULL, NULL, &error));
  g_assert_cmpuint (count (store), ==, 2);
  /* From now on they are related. */
  g_assert_true (must_merge (other, fixture->path).related);
  assert_equal (store, other);
}

/* A record that stands for one of another kind in the other file. */
static void
test_clash (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_build (fixture, "other.epsom");
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (EpsomStore) other = must_open (path);

  must_apply (store, list (insertion (sample_day (1, 1)), NULL));
  must_apply (other, list (insertion (sample_lab (1, 1)), NULL));
  must_not_merge (store, path, EPSOM_STORE_ERROR_CORRUPT);
}

/* Another process sees a merge, and its undo, like any change. */
static void
test_other_process (Fixture *fixture, gconstpointer data)
{
  g_auto (Pair) pair;
  g_autoptr (EpsomStore) window = NULL;
  g_autoptr (GError) error = NULL;

  pair_init (&pair, fixture);
  pass_minute (&pair);
  must_apply (pair.there, list (insertion (sample_day (10, 1)), deletion (find (pair.there, 4)),
                                edit (find (pair.there, 7), sample_lab (7, 3)), NULL));
  window = must_open (fixture->path);
  must_merge (pair.here, pair.path);
  g_assert_true (epsom_store_refresh (window, &error));
  assert_same (epsom_store_get_diary (window), epsom_store_get_diary (pair.here));
  must_undo (window);
  g_assert_true (epsom_store_refresh (pair.here, &error));
  assert_same (epsom_store_get_diary (window), epsom_store_get_diary (pair.here));
  g_assert_cmpuint (count (pair.here), ==, 7);
  /* A number of a row that an undone merge had isn't given to another record. */
  must_apply (window, list (insertion (sample_day (11, 1)), NULL));
  g_assert_true (epsom_store_refresh (pair.here, &error));
  assert_same (epsom_store_get_diary (window), epsom_store_get_diary (pair.here));
  must_merge (pair.here, pair.path);
  assert_well (pair.here);
}

int
main (int argc, char **argv)
{
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/merge/any-order-gives-the-same", test_any_order);
  fixture_add ("/store/merge/devices-that-merge-now-and-then-agree", test_life);
  fixture_add ("/store/merge/undo-leaves-no-trace", test_undo);
  fixture_add ("/store/merge/both-edited", test_conflict);
  fixture_add ("/store/merge/same-moment", test_same_moment);
  fixture_add ("/store/merge/settled-meanwhile", test_settled_meanwhile);
  fixture_add ("/store/merge/deleted-here-and-used-there", test_deleted_episode);
  fixture_add ("/store/merge/one-day-rated-twice", test_rated_twice);
  fixture_add ("/store/merge/a-clock-that-was-ahead", test_clock_ahead);
  fixture_add ("/store/merge/the-summary-is-what-happens", test_summary);
  fixture_add ("/store/merge/what-is-no-copy-is-refused", test_refused);
  fixture_add ("/store/merge/the-other-copy-is-not-touched", test_untouched);
  fixture_add ("/store/merge/a-diary-with-nothing-in-common", test_unrelated);
  fixture_add ("/store/merge/an-id-of-two-kinds", test_clash);
  fixture_add ("/store/merge/another-process-sees-it", test_other_process);
  return g_test_run ();
}
