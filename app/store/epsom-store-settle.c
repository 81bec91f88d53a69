/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-store-merge.h"

#include <glib/gi18n-lib.h>

#include "epsom-log.h"
#include "epsom-rows.h"
#include "epsom-store-private.h"

static void
free_unsettled (gpointer data)
{
  EpsomUnsettled *unsettled = data;

  epsom_conflict_free (unsettled->conflict);
  g_free (unsettled);
}

/* Whether @diary says what @version says. */
static gboolean
stands (EpsomDiary *diary, const EpsomVersion *version)
{
  const EpsomRecord *present = epsom_diary_lookup (diary, &version->id);

  if (present == NULL || version->record == NULL)
    return present == version->record;
  return epsom_record_equal (present, version->record);
}

GPtrArray *
epsom_store_list_unsettled (EpsomStore *self, gboolean wait, GError **error)
{
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_unsettled);
  EpsomDatabase *database;
  EpsomDiary *diary;

  g_return_val_if_fail (EPSOM_IS_STORE (self), NULL);

  database = epsom_store_get_database (self);
  if (database == NULL)
    return g_steal_pointer (&list);
  diary = epsom_store_get_diary (self);
  epsom_database_set_patience (database, wait ? EPSOM_DATABASE_PATIENCE : 0);
  stored = epsom_copy_read_conflicts (database, error);
  epsom_database_set_patience (database, EPSOM_DATABASE_PATIENCE);
  if (stored == NULL)
    return NULL;
  for (guint i = 0; i < stored->len; i++)
    {
      EpsomStoredConflict *one = g_ptr_array_index (stored, i);
      EpsomUnsettled *unsettled;

      if (one->settled)
        continue;
      unsettled = g_new (EpsomUnsettled, 1);
      *unsettled = (EpsomUnsettled){ epsom_conflict_new (&one->conflict->ours, &one->conflict->theirs), one->act,
                                     stands (diary, &one->conflict->ours), stands (diary, &one->conflict->theirs) };
      g_ptr_array_add (list, unsettled);
    }
  return g_steal_pointer (&list);
}

/* Settling */

typedef struct {
  const EpsomUnsettled *unsettled;
  EpsomSide side;
  EpsomDatabase *database;
  EpsomDiary *diary;
  GPtrArray *changes;
  GHashTable *ids; /* of the records that are changed; borrowed from them */
} Settling;

static void
add_change (Settling *self, const EpsomRecord *before, EpsomRecord *after)
{
  EpsomChange *change = epsom_change_new ((EpsomRecord *) before, after);
  const EpsomUuid *id = &epsom_change_get_record (change)->id;

  if (g_hash_table_contains (self->ids, id))
    epsom_change_free (change);
  else
    {
      g_ptr_array_add (self->changes, change);
      g_hash_table_add (self->ids, (gpointer) id);
    }
}

/* The change in which the episode @id was deleted last; 0: it never was. */
static gboolean
find_deletion (Settling *self, const EpsomUuid *id, gint64 *change, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (EpsomStatement) row = epsom_database_prepare (
    self->database, "SELECT ifnull (max (change), 0) FROM past_episode WHERE deleted = 1 AND id = ?", error);

  *change = 0;
  if (row == NULL)
    return FALSE;
  epsom_rows_bind_id (row, 1, id);
  if (epsom_database_next (self->database, row, &failure))
    *change = sqlite3_column_int64 (row, 0);
  return epsom_database_end (&failure, error);
}

static gboolean
names (const EpsomRecord *record, const EpsomUuid *episode)
{
  EpsomUuid named = epsom_record_get_episode (record);

  return epsom_uuid_equal (&named, episode);
}

/* What @past, of an episode that comes back, was: what was deleted comes back, what was parted from it belongs to it
 * again. */
static void
bring_back_child (Settling *self, EpsomRecord *past, const EpsomUuid *episode)
{
  const EpsomRecord *present = epsom_diary_lookup (self->diary, &past->id);
  EpsomUuid named = present != NULL ? epsom_record_get_episode (present) : (EpsomUuid){ { 0 } };
  g_autoptr (EpsomRecord) after = NULL;

  if (present != NULL && !epsom_uuid_is_null (&named))
    return;
  after = present != NULL ? epsom_record_with_episode (present, episode) : epsom_record_ref (past);
  add_change (self, present, after);
}

/* Brings back what was deleted with @episode, and what merges put aside because it wasn't there. @found: (nullable)
 * (out) (transfer full): the episode as it was deleted. */
static gboolean
bring_back_children (Settling *self, const EpsomUuid *episode, EpsomRecord **found, GError **error)
{
  g_autoptr (GPtrArray) inverse = NULL;
  g_autoptr (GArray) asides = epsom_copy_read_asides (self->database, error);
  gint64 change;

  if (asides == NULL || !find_deletion (self, episode, &change, error))
    return FALSE;
  for (guint i = 0; i < asides->len; i++)
    {
      EpsomRecord *record = g_array_index (asides, EpsomVersion, i).record;

      if (names (record, episode))
        bring_back_child (self, record, episode);
    }
  if (change == 0)
    return TRUE;
  inverse = epsom_log_read_inverse (self->database, change, self->diary, error);
  for (guint i = 0; inverse != NULL && i < inverse->len; i++)
    {
      const EpsomChange *one = g_ptr_array_index (inverse, i);

      if (one->after != NULL && names (one->after, episode))
        bring_back_child (self, one->after, episode);
      else if (found != NULL && one->after != NULL && epsom_uuid_equal (&one->after->id, episode))
        *found = epsom_record_ref (one->after);
    }
  return inverse != NULL;
}

/* The episode that @record names is there, or comes back too. */
static gboolean
bring_back_episode (Settling *self, const EpsomRecord *record, GError **error)
{
  EpsomUuid id = epsom_record_get_episode (record);
  g_autoptr (EpsomRecord) episode = NULL;

  if (epsom_uuid_is_null (&id) || epsom_diary_lookup (self->diary, &id) != NULL)
    return TRUE;
  if (!bring_back_children (self, &id, &episode, error))
    return FALSE;
  if (episode == NULL)
    {
      epsom_rows_refuse (EPSOM_STORE_ERROR_CONSTRAINT, record, _ ("names an episode that is not in the diary"), error);
      return FALSE;
    }
  add_change (self, NULL, episode);
  return TRUE;
}

/* Another rating of its date and symptom makes way. */
static void
make_way (Settling *self, const EpsomRating *rating)
{
  guint n;
  const EpsomRecord *const *ratings = epsom_diary_get (self->diary, EPSOM_RECORD_RATING, &n);

  for (guint i = epsom_diary_find_from (self->diary, EPSOM_RECORD_RATING, epsom_record_get_time (&rating->record));
       i < n && epsom_record_as_rating (ratings[i])->date == rating->date; i++)
    if (epsom_rating_same_day (epsom_record_as_rating (ratings[i]), rating) &&
        !epsom_uuid_equal (&ratings[i]->id, &rating->record.id))
      add_change (self, ratings[i], NULL);
}

static gboolean
choose_record (Settling *self, const EpsomVersion *chosen, GError **error)
{
  const EpsomRecord *present = epsom_diary_lookup (self->diary, &chosen->id);

  if (chosen->kind == EPSOM_RECORD_RATING)
    make_way (self, epsom_record_as_rating (chosen->record));
  add_change (self, present, chosen->record);
  if (chosen->kind == EPSOM_RECORD_EPISODE && present == NULL)
    return bring_back_children (self, &chosen->id, NULL, error);
  return bring_back_episode (self, chosen->record, error);
}

static void
choose_deletion (Settling *self, const EpsomVersion *chosen)
{
  const EpsomRecord *present = epsom_diary_lookup (self->diary, &chosen->id);
  g_autoptr (GPtrArray) changes = NULL;

  if (present == NULL)
    return;
  changes = epsom_diary_delete (self->diary, present);
  for (guint i = 0; i < changes->len; i++)
    {
      const EpsomChange *change = g_ptr_array_index (changes, i);

      add_change (self, change->before, change->after);
    }
}

/* Somebody else may have settled it, or undone the merge. */
static gboolean
check_unsettled (Settling *self, GError **error)
{
  g_autoptr (GPtrArray) stored = epsom_copy_read_conflicts (self->database, error);

  if (stored == NULL)
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    {
      const EpsomStoredConflict *one = g_ptr_array_index (stored, i);

      if (one->act == self->unsettled->act && !one->settled &&
          epsom_conflict_equal (one->conflict, self->unsettled->conflict))
        return TRUE;
    }
  epsom_rows_refuse (EPSOM_STORE_ERROR_CONFLICT,
                     self->unsettled->conflict->ours.record != NULL ? self->unsettled->conflict->ours.record
                                                                    : self->unsettled->conflict->theirs.record,
                     _ ("was settled meanwhile; nothing was changed"), error);
  return FALSE;
}

static gboolean
find (EpsomAct *act, EpsomDatabase *database, EpsomDiary *diary, GError **error)
{
  Settling *self = act->data;
  const EpsomConflict *conflict = self->unsettled->conflict;
  const EpsomVersion *chosen = self->side == EPSOM_SIDE_OURS ? &conflict->ours : &conflict->theirs;

  self->database = database;
  self->diary = diary;
  self->changes = act->changes = epsom_changes_new ();
  if (!check_unsettled (self, error))
    return FALSE;
  if (chosen->record != NULL)
    return choose_record (self, chosen, error);
  choose_deletion (self, chosen);
  return TRUE;
}

gboolean
epsom_store_settle (EpsomStore *self, const EpsomUnsettled *unsettled, EpsomSide side, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (epsom_uuid_hash, epsom_uuid_equal);
  Settling settling = { .unsettled = unsettled, .side = side, .ids = ids };
  EpsomStoredConflict stored = { .act = 0 };
  g_auto (EpsomAct) act = { .origin = EPSOM_ORIGIN_EDIT, .find = find, .data = &settling };

  g_return_val_if_fail (EPSOM_IS_STORE (self), FALSE);
  g_return_val_if_fail (unsettled != NULL, FALSE);

  stored = (EpsomStoredConflict){ unsettled->conflict, unsettled->act, FALSE };
  act.settles = &stored;
  return epsom_store_perform (self, &act, error);
}
