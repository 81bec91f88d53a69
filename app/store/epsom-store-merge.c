/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-store-merge.h"

#include <glib/gi18n-lib.h>

#include "epsom-backup.h"
#include "epsom-check.h"
#include "epsom-file.h"
#include "epsom-load.h"
#include "epsom-log.h"
#include "epsom-migration.h"
#include "epsom-rows.h"
#include "epsom-store-private.h"
#include "epsom-view.h"

#define VERSION(versions, i) (&g_array_index ((versions), EpsomVersion, (i)))

/* The other copy */

static gboolean
check_whole (EpsomDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) problems = epsom_check_database (database, NULL, NULL, error);

  if (problems == NULL || problems->len == 0)
    return problems != NULL;
  g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT,
               /* Translators: a file's path, and what is wrong with the file. */
               _ ("%s: is damaged, so it isn't merged: %s"), epsom_database_get_path (database),
               (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

static gboolean
read_other (EpsomStore *self, const char *path, EpsomCopyState *other, GError **error)
{
  g_autofree char *source = epsom_file_resolve (path);
  g_autoptr (EpsomDatabase) database = NULL;
  g_autoptr (EpsomDiary) diary = NULL;

  if (epsom_file_is_same (epsom_store_get_file (self), source))
    {
      g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FAILED,
                   _ ("%s: is the diary itself; name another copy of it"), source);
      return FALSE;
    }
  database = epsom_view_open (source, epsom_migration_get_scripts (), error);
  if (database == NULL || !check_whole (database, error))
    return FALSE;
  epsom_database_restrict (database);
  diary = epsom_load_diary (database, error);
  return diary != NULL && epsom_copy_read (database, diary, other, error);
}

/* What is to be done */

typedef struct {
  EpsomStore *store;
  const char *path;
  EpsomMergeFlags flags;
  EpsomMergeSummary *summary;
  EpsomCopyState ours;
  EpsomCopyState other;
  EpsomHistory *seen; /* (owned) (nullable) */
} Merge;

static void
merge_clear (Merge *merge)
{
  epsom_copy_state_clear (&merge->ours);
  epsom_copy_state_clear (&merge->other);
  g_clear_pointer (&merge->seen, epsom_history_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merge, merge_clear)

/* The present side of a record: what is shown, what is put aside, and when it became so. */
typedef struct {
  EpsomDiary *diary;
  const GArray *versions;
  const GArray *asides;
} Present;

static gboolean
check_related (Merge *merge, const GArray *ours, GError **error)
{
  const EpsomVersion *clash = epsom_merge_find_clash (ours, merge->other.versions);
  g_autofree char *name = NULL;

  merge->summary->related = epsom_merge_are_related (ours, merge->other.versions);
  if (clash != NULL)
    {
      name = epsom_rows_describe (clash->kind, &clash->id);
      g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT,
                   /* Translators: a file's path, and a record. */
                   _ ("%s: %s is a record of another kind there; these are no copies of one diary"), merge->path, name);
      return FALSE;
    }
  if (merge->summary->related || (merge->flags & (EPSOM_MERGE_UNRELATED | EPSOM_MERGE_DRY_RUN)))
    return TRUE;
  g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CONSTRAINT,
               _ ("%s: has no record in common with the diary, so it may be somebody else’s; nothing was changed"),
               merge->path);
  return FALSE;
}

static void
count_change (EpsomMergeSummary *summary, const EpsomChange *change)
{
  EpsomMergeCounts *counts = &summary->counts[epsom_change_get_record (change)->kind];

  if (change->before == NULL)
    counts->added++;
  else if (change->after == NULL)
    counts->deleted++;
  else if (!epsom_record_equal (change->before, change->after))
    counts->updated++;
}

/* What the diary shows of @old: all that is not aside, as it is. */
static EpsomRecord *
get_shown (const Present *present, const EpsomVersion *old)
{
  if (present->asides->len > 0)
    return (EpsomRecord *) epsom_diary_lookup (present->diary, &old->id);
  return old->record;
}

/* What is shown of @version from now on. @old: (nullable): what there is of it at present */
static void
find_change (EpsomAct *act,
             const Present *present,
             const EpsomVersion *version,
             const EpsomVersion *old,
             EpsomRecord *shown)
{
  Merge *merge = act->data;
  EpsomRecord *before = old != NULL ? get_shown (present, old) : NULL;
  gboolean same_time = old != NULL && old->edited == version->edited;
  EpsomChange *change;

  if (before == NULL && shown == NULL)
    {
      if (version->record == NULL && !(same_time && old->record == NULL))
        epsom_versions_add (act->copy.tombstones, &version->id, version->kind, version->edited, NULL);
      return;
    }
  if (before != NULL && shown != NULL && same_time && epsom_record_equal (before, shown))
    return;
  change = epsom_change_new (before, shown);
  g_ptr_array_add (act->changes, change);
  count_change (merge->summary, change);
  epsom_copy_write_set_moment (&act->copy, &version->id,
                               shown != NULL || version->record == NULL ? version->edited : EPSOM_WRITE_NEVER);
}

/* What can't be shown as it is goes aside.  @old: (nullable): what is aside at present */
static void
find_aside (EpsomAct *act, const EpsomVersion *version, const EpsomVersion *old, const EpsomRecord *shown)
{
  gboolean hidden = version->record != NULL && (shown == NULL || !epsom_record_equal (shown, version->record));

  if (!hidden && old != NULL)
    epsom_versions_add (act->copy.asides, &version->id, version->kind, 0, NULL);
  else if (hidden && (old == NULL || old->edited != version->edited || !epsom_version_same (old, version)))
    epsom_versions_add (act->copy.asides, &version->id, version->kind, version->edited, version->record);
}

static void
find_differences (EpsomAct *act, const Present *present, const GArray *joined)
{
  Merge *merge = act->data;
  g_autoptr (GPtrArray) shown = epsom_versions_show (joined);
  gint64 future = epsom_log_now () + EPSOM_MERGE_CLOCK_SLACK;
  guint at = 0;
  guint at_aside = 0;

  for (guint i = 0; i < joined->len; i++)
    {
      const EpsomVersion *version = VERSION (joined, i);
      const EpsomVersion *old = epsom_versions_next (present->versions, &version->id, &at);
      const EpsomVersion *aside = epsom_versions_next (present->asides, &version->id, &at_aside);

      find_change (act, present, version, old, g_ptr_array_index (shown, i));
      find_aside (act, version, aside, g_ptr_array_index (shown, i));
      merge->summary->future += version->edited > future && (old == NULL || old->edited != version->edited);
    }
}

/* What the other copy had and this one doesn't know of. */
static EpsomHistory *
find_unseen (const EpsomCopyState *ours, const EpsomCopyState *theirs)
{
  EpsomHistory *unseen = epsom_history_new ();
  guint at = 0;

  for (guint i = 0; i < theirs->history->len; i++)
    {
      EpsomUuid id;
      gint64 edited;
      guint64 digest;

      epsom_history_get (theirs->history, i, &id, &edited, &digest);
      if (!epsom_history_contains_moment (ours->history, &id, edited))
        epsom_history_add (unseen, &id, edited, digest);
    }
  for (guint i = 0; i < theirs->versions->len; i++)
    {
      const EpsomVersion *version = VERSION (theirs->versions, i);
      const EpsomVersion *present = epsom_versions_next (ours->versions, &version->id, &at);

      if (present != NULL && present->edited > version->edited &&
          !epsom_history_contains (ours->history, version))
        epsom_history_add (unseen, &version->id, version->edited, EPSOM_DIGEST_ANY);
    }
  return unseen;
}

static const EpsomStoredConflict *
find_stored (const GPtrArray *stored, const EpsomConflict *conflict)
{
  for (guint i = 0; i < stored->len; i++)
    if (epsom_conflict_equal (((EpsomStoredConflict *) g_ptr_array_index (stored, i))->conflict, conflict))
      return g_ptr_array_index (stored, i);
  return NULL;
}

/* Conflicts that are known already are no new ones. */
static GPtrArray *
leave_out_known (GPtrArray *conflicts, const GPtrArray *stored)
{
  for (guint i = conflicts->len; i > 0; i--)
    if (find_stored (stored, g_ptr_array_index (conflicts, i - 1)) != NULL)
      g_ptr_array_remove_index (conflicts, i - 1);
  return conflicts;
}

static gboolean
has_conflict (const GPtrArray *conflicts, const EpsomConflict *conflict)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const EpsomConflict *one = g_ptr_array_index (conflicts, i);

      if (epsom_conflict_equal (one, conflict) || (epsom_uuid_equal (&one->ours.id, &conflict->ours.id) &&
                                                   epsom_uuid_equal (&one->theirs.id, &conflict->theirs.id)))
        return TRUE;
    }
  return FALSE;
}

/* What was found in the other copy and isn't settled there waits here too; what was settled there is settled here. */
static void
take_over_conflicts (EpsomAct *act)
{
  Merge *merge = act->data;

  act->copy.settled = g_ptr_array_new ();
  for (guint i = 0; i < merge->other.conflicts->len; i++)
    {
      const EpsomStoredConflict *theirs = g_ptr_array_index (merge->other.conflicts, i);
      const EpsomStoredConflict *known = find_stored (merge->ours.conflicts, theirs->conflict);
      g_autoptr (EpsomConflict) swapped = epsom_conflict_swap (theirs->conflict);

      if (known != NULL && theirs->settled && !known->settled)
        g_ptr_array_add (act->copy.settled, (gpointer) known);
      else if (known == NULL && !theirs->settled && !has_conflict (act->copy.found, swapped))
        g_ptr_array_add (act->copy.found, g_steal_pointer (&swapped));
    }
}

static void
find_conflicts (EpsomAct *act, const GArray *joined)
{
  Merge *merge = act->data;
  EpsomCopy here = { merge->ours.versions, merge->ours.history };
  EpsomCopy there = { merge->other.versions, merge->other.history };

  act->copy.found = leave_out_known (epsom_merge_find_conflicts (&here, &there, joined), merge->ours.conflicts);
  take_over_conflicts (act);
  merge->summary->conflicts = act->copy.found->len;
  merge->summary->settled = act->copy.settled->len;
}

static gboolean
is_nothing (const EpsomAct *act)
{
  return act->changes->len + act->copy.tombstones->len + act->copy.asides->len + act->copy.found->len +
           act->copy.settled->len ==
         0;
}

static gboolean
find (EpsomAct *act, EpsomDatabase *database, EpsomDiary *diary, GError **error)
{
  Merge *merge = act->data;
  const EpsomCopyState *ours = &merge->ours;
  g_autoptr (GArray) asides = NULL;
  g_autoptr (GArray) joined = NULL;

  if (!epsom_copy_read (database, diary, &merge->ours, error) || !check_related (merge, ours->versions, error) ||
      (asides = epsom_copy_read_asides (database, error)) == NULL)
    return FALSE;
  epsom_copy_write_init (&act->copy);
  act->changes = epsom_changes_new ();
  joined = epsom_versions_join (ours->versions, merge->other.versions);
  find_differences (act, &(Present){ diary, ours->versions, asides }, joined);
  find_conflicts (act, joined);
  merge->summary->changes = !is_nothing (act);
  act->nothing = is_nothing (act) || (merge->flags & EPSOM_MERGE_DRY_RUN);
  if (act->nothing)
    return TRUE;
  merge->seen = find_unseen (ours, &merge->other);
  act->copy.seen = merge->seen;
  return epsom_diary_get_n_records (diary) == 0 ||
         epsom_backup_keep (epsom_store_get_file (merge->store), EPSOM_BACKUP_MERGE, error);
}

gboolean
epsom_store_merge (EpsomStore *self,
                   const char *path,
                   EpsomMergeFlags flags,
                   EpsomMergeSummary *summary,
                   EpsomProgressFunc progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_auto (Merge) merge = { .store = self, .path = path, .flags = flags, .summary = summary };
  g_auto (EpsomAct) act = {
    .origin = EPSOM_ORIGIN_MERGE, .progress = { progress, progress_data, cancellable }, .find = find, .data = &merge
  };

  g_return_val_if_fail (EPSOM_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL && summary != NULL, FALSE);

  *summary = (EpsomMergeSummary){ 0 };
  return read_other (self, path, &merge.other, error) && epsom_store_perform (self, &act, error);
}
