/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#define N_EPISODES 6
#define N_RECORDS 40

/* A store beside a simple model of what it must do: the snapshots of its history and where in it one is. */
typedef struct {
  const char *path;
  EpsomStore *store;
  GRand *rand;
  GPtrArray *snapshots; /* of EpsomDiary */
  guint present;
} Model;

static guint
pick (Model *model, guint n)
{
  return (guint) g_rand_int_range (model->rand, 0, (gint32) n);
}

/* Records 1 to N_EPISODES are episodes; the kinds of the others follow from their number. */
static EpsomRecord *
build (Model *model, guint n)
{
  guint variant = pick (model, 1000);
  guint episode = 1 + pick (model, N_EPISODES);

  if (n <= N_EPISODES)
    return sample_episode (n, variant);
  if (find (model->store, episode) == NULL)
    episode = 0;
  switch (n % 6)
    {
    case 0:
      return episode != 0 ? sample_reading (n, episode, variant) : NULL;
    case 1:
      return sample_dose (n, episode, variant);
    case 2:
      return sample_medicine (n, episode, variant);
    case 3:
      return sample_day (n, variant);
    case 4:
      return sample_rating (n, variant);
    default:
      return sample_lab (n, variant);
    }
}

/* Whether another change of @changes is of the record @n already. */
static gboolean
is_changed (GPtrArray *changes, guint n)
{
  EpsomUuid id = sample_id (n);

  for (guint i = 0; i < changes->len; i++)
    if (epsom_uuid_equal (&epsom_change_get_record (g_ptr_array_index (changes, i))->id, &id))
      return TRUE;
  return FALSE;
}

static GPtrArray *
make_changes (Model *model)
{
  GPtrArray *changes = epsom_changes_new ();
  guint n_changes = 1 + pick (model, 8);

  for (guint i = 0; i < n_changes; i++)
    {
      guint n = 1 + pick (model, N_RECORDS);
      const EpsomRecord *present = find (model->store, n);
      EpsomRecord *record;

      if (is_changed (changes, n))
        continue;
      /* An episode stays, for others may come to name it. */
      if (present != NULL && n > N_EPISODES && pick (model, 3) == 0)
        {
          g_ptr_array_add (changes, deletion (present));
          continue;
        }
      record = build (model, n);
      if (record != NULL)
        g_ptr_array_add (changes, present != NULL ? edit (present, record) : insertion (record));
    }
  return changes;
}

static void
do_act (Model *model)
{
  GPtrArray *changes = make_changes (model);

  if (changes->len == 0)
    {
      g_ptr_array_unref (changes);
      return;
    }
  must_apply (model->store, changes);
  g_ptr_array_set_size (model->snapshots, (int) model->present + 1);
  g_ptr_array_add (model->snapshots, epsom_diary_ref (epsom_store_get_diary (model->store)));
  model->present++;
}

/* An episode with all that names it, through the diary's own rules. */
static void
do_delete_episode (Model *model)
{
  const EpsomRecord *episode = find (model->store, 1 + pick (model, N_EPISODES));

  if (episode == NULL)
    return;
  must_apply (model->store, epsom_diary_delete (epsom_store_get_diary (model->store), episode));
  g_ptr_array_set_size (model->snapshots, (int) model->present + 1);
  g_ptr_array_add (model->snapshots, epsom_diary_ref (epsom_store_get_diary (model->store)));
  model->present++;
}

static void
step (Model *model)
{
  switch (pick (model, 10))
    {
    case 0:
    case 1:
      if (model->present > 0)
        {
          must_undo (model->store);
          model->present--;
        }
      break;
    case 2:
    case 3:
      if (model->present + 1 < model->snapshots->len)
        {
          must_redo (model->store);
          model->present++;
        }
      break;
    case 4:
      g_object_unref (model->store);
      model->store = must_open (model->path);
      break;
    case 5:
      do_delete_episode (model);
      break;
    default:
      do_act (model);
      break;
    }
}

static void
assert_like_model (Model *model)
{
  assert_same (g_ptr_array_index (model->snapshots, model->present), epsom_store_get_diary (model->store));
  g_assert_cmpint (epsom_store_get_can_undo (model->store), ==, model->present > 0);
  g_assert_cmpint (epsom_store_get_can_redo (model->store), ==, model->present + 1 < model->snapshots->len);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) reader = NULL;
  g_autoptr (GPtrArray) snapshots = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_diary_unref);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  Model model = { fixture->path, must_open (fixture->path), rand, snapshots, 0 };

  reader = must_open (fixture->path);
  g_ptr_array_add (snapshots, epsom_diary_ref (epsom_store_get_diary (model.store)));
  for (guint i = 0; i < 250; i++)
    {
      step (&model);
      assert_like_model (&model);
      /* One that only follows now and then, over several changes at once. */
      if (i % 7 == 0)
        {
          g_assert_true (epsom_store_refresh (reader, NULL));
          assert_same (epsom_store_get_diary (model.store), epsom_store_get_diary (reader));
        }
      if (i % 50 == 0)
        assert_as_stored (model.store);
    }
  while (model.present > 0)
    {
      must_undo (model.store);
      model.present--;
      assert_like_model (&model);
    }
  while (model.present + 1 < snapshots->len)
    {
      must_redo (model.store);
      model.present++;
      assert_like_model (&model);
    }
  problems = epsom_store_check (fixture->path, NULL, NULL, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  g_object_unref (model.store);
}

/* Undo of many, with rows that come back to where they were, and an import over it. */
static void
test_undo_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = must_open (fixture->path);
  g_autoptr (GPtrArray) import = epsom_changes_new ();
  g_autoptr (EpsomDiary) imported = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  must_apply (store, every_kind ());
  for (guint i = 100; i < 15000; i++)
    g_ptr_array_add (import, insertion (i % 2 == 0 ? sample_rating (i, i) : sample_reading (i, 1, i)));
  g_assert_true (epsom_store_apply (store, EPSOM_ORIGIN_IMPORT, import, NULL, NULL, NULL, NULL));
  imported = epsom_diary_ref (epsom_store_get_diary (store));
  must_apply (store, list (deletion (find (store, 200)), edit (find (store, 201), sample_reading (201, 1, 3)), NULL));
  must_undo (store);
  assert_same (imported, epsom_store_get_diary (store));
  must_undo (store);
  g_assert_cmpuint (count (store), ==, 7);
  must_redo (store);
  assert_same (imported, epsom_store_get_diary (store));
  assert_as_stored (store);
  problems = epsom_store_check (fixture->path, NULL, NULL, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
}

int
main (int argc, char **argv)
{
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autofree char *name = g_strdup_printf ("/store/history/random/%u", seed);

      g_test_add (name, Fixture, GUINT_TO_POINTER (seed), fixture_set_up, test_random, fixture_tear_down);
    }
  fixture_add ("/store/history/undo-import", test_undo_import);
  return g_test_run ();
}
