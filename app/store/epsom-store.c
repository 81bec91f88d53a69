/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "epsom-backup.h"
#include "epsom-file.h"
#include "epsom-load.h"
#include "epsom-log.h"
#include "epsom-migration.h"
#include "epsom-open.h"
#include "epsom-owner.h"
#include "epsom-view.h"

struct _EpsomStore {
  GObject parent_instance;

  char *path; /* as it was given */
  char *file; /* what it leads to */
  EpsomStoreFlags flags;
  gboolean read_only;
  EpsomDatabase *database; /* (nullable): none of a view */
  EpsomUuid owner;         /* of a view */
  /* As of the last look. */
  EpsomDiary *diary;
  EpsomLogState log;
  gint64 data_version;
};

G_DEFINE_FINAL_TYPE (EpsomStore, epsom_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (epsom - store - error, epsom_store_error)

enum { PROP_0, PROP_READ_ONLY, PROP_CAN_UNDO, PROP_CAN_REDO, N_PROPS };
enum { CHANGED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* How often a file that is put in the place of another is followed before giving up. */
#define MAX_REPLACEMENTS 5
/* From how many changes on a larger page cache is worth its memory, and its size in KiB. */
#define LARGE 10000
#define LARGE_CACHE "PRAGMA cache_size = -65536"
#define USUAL_CACHE "PRAGMA cache_size = -2000"

/* What the file says, read inside one transaction, and what changed since the last look. */
typedef struct {
  EpsomDiary *diary;
  EpsomLogState log;
  gint64 data_version;
  GPtrArray *changes; /* (nullable) */
} Look;

static void
look_clear (Look *self)
{
  g_clear_pointer (&self->diary, epsom_diary_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

static gboolean
look_anew (EpsomStore *self, Look *look, GError **error)
{
  look->diary = epsom_load_diary (self->database, error);
  if (look->diary == NULL)
    return FALSE;
  if (self->diary != NULL)
    look->changes = epsom_load_difference (self->diary, look->diary);
  return TRUE;
}

static gboolean
look_since (EpsomStore *self, Look *look, GError **error)
{
  gboolean goes_on;

  if (!epsom_log_goes_on (self->database, &self->log, &goes_on, error))
    return FALSE;
  if (!goes_on)
    return look_anew (self, look, error);
  look->changes = epsom_load_since (self->database, self->diary, self->log.last, error);
  if (look->changes == NULL)
    return FALSE;
  look->diary = epsom_diary_apply (self->diary, look->changes);
  return TRUE;
}

static gboolean
look (EpsomStore *self, Look *look, GError **error)
{
  if (!epsom_database_get_int (self->database, "PRAGMA data_version", &look->data_version, error) ||
      !epsom_log_get_state (self->database, &look->log, error))
    return FALSE;
  if (self->diary == NULL)
    return look_anew (self, look, error);
  if (look->data_version != self->data_version)
    return look_since (self, look, error);
  look->diary = epsom_diary_ref (self->diary);
  return TRUE;
}

static void
publish (EpsomStore *self, Look *look)
{
  EpsomLogState before = self->log;

  g_clear_pointer (&self->diary, epsom_diary_unref);
  self->diary = g_steal_pointer (&look->diary);
  self->log = look->log;
  self->data_version = look->data_version;
  g_object_ref (self);
  if (before.can_undo != look->log.can_undo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (before.can_redo != look->log.can_redo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  if (look->changes != NULL)
    g_signal_emit (self, signals[CHANGED], 0, look->changes);
  g_object_unref (self);
}

static gboolean
open_file (EpsomStore *self, GError **error)
{
  gboolean was_read_only = self->read_only;
  EpsomDatabase *database =
    epsom_open_diary (self->file, self->flags, epsom_migration_get_scripts (), &self->read_only, error);

  if (database == NULL)
    return FALSE;
  g_clear_pointer (&self->database, epsom_database_close);
  self->database = database;
  /* A diary that is gone later on isn't begun anew, as if nothing had been. */
  self->flags &= (EpsomStoreFlags) ~EPSOM_STORE_CREATE;
  if (self->read_only != was_read_only)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
  return TRUE;
}

/* Begins a transaction on the file that has the name now: it may have been put in the place of the one that is open,
 * when a backup was restored. */
static gboolean
begin (EpsomStore *self, EpsomTransaction *transaction, gboolean write, GError **error)
{
  for (guint i = 0; i < MAX_REPLACEMENTS; i++)
    {
      if (!epsom_transaction_begin (transaction, self->database, write, error))
        return FALSE;
      if (epsom_database_is_in_place (self->database))
        return TRUE;
      epsom_transaction_clear (transaction);
      if (!open_file (self, error))
        return FALSE;
      /* Whatever its numbers say, its history is another. */
      self->data_version = -1;
      self->log.last_at = -1;
    }
  g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_BUSY,
               _ ("%s: the file is being replaced again and again; try again later"), self->path);
  return FALSE;
}

static gboolean
read_file (EpsomStore *self, GError **error)
{
  g_auto (EpsomTransaction) transaction = EPSOM_TRANSACTION_INIT;
  g_auto (Look) seen = { 0 };

  if (!begin (self, &transaction, FALSE, error) || !look (self, &seen, error) ||
      !epsom_transaction_commit (&transaction, error))
    return FALSE;
  publish (self, &seen);
  return TRUE;
}

/* Writing */

void
epsom_act_clear (EpsomAct *act)
{
  g_clear_pointer (&act->changes, g_ptr_array_unref);
  epsom_copy_write_clear (&act->copy);
}

/* What takes back what is done, or does again what was taken back. */
static gboolean
find_inverse (EpsomStore *self, EpsomAct *act, EpsomDiary *diary, gint64 *of, GError **error)
{
  gboolean redo = act->origin == EPSOM_ORIGIN_REDO;
  gboolean is_merge;
  gint64 change;

  if (!epsom_log_find (self->database, redo, of, &change, error))
    return FALSE;
  if (*of == 0)
    {
      g_set_error_literal (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_FAILED,
                           redo ? _ ("there is nothing to redo") : _ ("there is nothing to undo"));
      return FALSE;
    }
  act->changes = epsom_log_read_inverse (self->database, change, diary, error);
  if (act->changes == NULL || !epsom_log_is_merge (self->database, *of, &is_merge, error))
    return FALSE;
  if (!is_merge)
    return TRUE;
  epsom_copy_write_init (&act->copy);
  return epsom_copy_read_inverse (self->database, change, &act->copy, error);
}

static gboolean
find_changes (EpsomStore *self, EpsomAct *act, EpsomDiary *diary, gint64 *of, GError **error)
{
  *of = 0;
  if (act->origin == EPSOM_ORIGIN_UNDO || act->origin == EPSOM_ORIGIN_REDO)
    return find_inverse (self, act, diary, of, error);
  return act->find == NULL || act->find (act, self->database, diary, error);
}

static gboolean
write_changes (EpsomStore *self, EpsomAct *act, gint64 of, GError **error)
{
  gint64 now = epsom_log_now ();
  gint64 change = epsom_log_begin (self->database, act->origin, of, now, error);

  if (change == 0 ||
      !epsom_write_changes (self->database, change, now, act->changes, act->copy.moments, &act->progress, error))
    return FALSE;
  if (act->settles != NULL && !epsom_copy_settle (self->database, change, act->settles, error))
    return FALSE;
  return act->copy.moments == NULL || epsom_copy_write (self->database, change, &act->copy, error);
}

/* Lays what @act did over what @look saw. */
static gboolean
look_after (EpsomStore *self, Look *look, EpsomAct *act, GError **error)
{
  EpsomDiary *after = epsom_diary_apply (look->diary, act->changes);

  epsom_diary_unref (look->diary);
  look->diary = after;
  if (look->changes == NULL)
    look->changes = g_ptr_array_ref (act->changes);
  else
    for (guint i = 0; i < act->changes->len; i++)
      {
        EpsomChange *change = g_ptr_array_index (act->changes, i);

        g_ptr_array_add (look->changes, epsom_change_new (change->before, change->after));
      }
  return epsom_log_get_state (self->database, &look->log, error);
}

/* Speed alone: it doesn't matter whether it can be set. */
static void
set_cache (EpsomStore *self, const EpsomAct *act, const char *cache)
{
  if (act->changes != NULL && act->changes->len >= LARGE)
    epsom_database_run (self->database, cache, NULL);
}

/* The diary in memory follows, and what was written gets to the disk; each takes a small part of the writing. */
static gboolean
finish (EpsomStore *self, EpsomAct *act, EpsomTransaction *transaction, Look *look, guint64 part, GError **error)
{
  if (!look_after (self, look, act, error) || !epsom_write_progress_count (&act->progress, part, error) ||
      g_cancellable_set_error_if_cancelled (act->progress.cancellable, error) ||
      !epsom_transaction_commit (transaction, error))
    return FALSE;
  /* Who cancels it now is too late. */
  epsom_write_progress_count (&act->progress, part, NULL);
  return TRUE;
}

static gboolean
transact (EpsomStore *self, EpsomAct *act, GError **error)
{
  g_auto (EpsomTransaction) transaction = EPSOM_TRANSACTION_INIT;
  g_auto (Look) seen = { 0 };
  guint64 part;
  gint64 of;

  if (!begin (self, &transaction, TRUE, error) || !look (self, &seen, error) ||
      !find_changes (self, act, seen.diary, &of, error))
    return FALSE;
  if (act->nothing)
    return TRUE;
  part = act->changes->len / 16;
  act->progress.total = 2 * part;
  set_cache (self, act, LARGE_CACHE);
  if (!epsom_write_check (seen.diary, act->changes, error) || !write_changes (self, act, of, error) ||
      !finish (self, act, &transaction, &seen, part, error))
    return FALSE;
  publish (self, &seen);
  return TRUE;
}

static gboolean
back_up_before (EpsomStore *self, EpsomAct *act, GError **error)
{
  return act->origin != EPSOM_ORIGIN_IMPORT || epsom_diary_get_n_records (self->diary) == 0 ||
         epsom_backup_keep (self->file, EPSOM_BACKUP_IMPORT, error);
}

gboolean
epsom_store_perform (EpsomStore *self, EpsomAct *act, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (self->read_only)
    {
      g_set_error (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_READ_ONLY,
                   _ ("%s: the diary or its folder may not be written"), self->path);
      return FALSE;
    }
  if (!back_up_before (self, act, error))
    return FALSE;
  transact (self, act, &failure);
  set_cache (self, act, USUAL_CACHE);
  /* What the other process did is shown, so that one sees what the conflict is with. */
  if (g_error_matches (failure, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CONFLICT))
    read_file (self, NULL);
  return epsom_database_end (&failure, error);
}

gboolean
epsom_store_apply (EpsomStore *self,
                   EpsomOrigin origin,
                   GPtrArray *changes,
                   EpsomProgressFunc progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_auto (EpsomAct) act = { .origin = origin, .progress = { progress, progress_data, cancellable } };

  g_return_val_if_fail (EPSOM_IS_STORE (self), FALSE);
  g_return_val_if_fail (origin == EPSOM_ORIGIN_EDIT || origin == EPSOM_ORIGIN_IMPORT, FALSE);
  g_return_val_if_fail (changes != NULL, FALSE);

  act.changes = g_ptr_array_ref (changes);
  return changes->len == 0 || epsom_store_perform (self, &act, error);
}

/* Under the lock for writing: another process that waits for it looks afterwards whether the file is in its place. */
void
epsom_store_discard (EpsomStore *self)
{
  g_auto (EpsomTransaction) transaction = EPSOM_TRANSACTION_INIT;
  EpsomLogState log;

  g_return_if_fail (EPSOM_IS_STORE (self));

  if (!self->read_only && epsom_transaction_begin (&transaction, self->database, TRUE, NULL) &&
      epsom_database_is_in_place (self->database) && epsom_log_get_state (self->database, &log, NULL) && log.last == 0)
    g_unlink (self->file);
}

gboolean
epsom_store_take_back (EpsomStore *self,
                       gboolean redo,
                       EpsomProgressFunc progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GPtrArray **changes,
                       GError **error)
{
  g_auto (EpsomAct) act = { .origin = redo ? EPSOM_ORIGIN_REDO : EPSOM_ORIGIN_UNDO,
                            .progress = { progress, progress_data, cancellable } };
  gboolean done;

  g_return_val_if_fail (EPSOM_IS_STORE (self), FALSE);

  done = epsom_store_perform (self, &act, error);
  if (changes != NULL)
    *changes = done ? g_ptr_array_ref (act.changes) : NULL;
  return done;
}

gboolean
epsom_store_undo (EpsomStore *self, GPtrArray **changes, GError **error)
{
  return epsom_store_take_back (self, FALSE, NULL, NULL, NULL, changes, error);
}

gboolean
epsom_store_redo (EpsomStore *self, GPtrArray **changes, GError **error)
{
  return epsom_store_take_back (self, TRUE, NULL, NULL, NULL, changes, error);
}

guint64
epsom_store_count_taken_back (EpsomStore *self, gboolean redo)
{
  gint64 act, change, n = 0;

  g_return_val_if_fail (EPSOM_IS_STORE (self), 0);

  if (self->database == NULL)
    return 0;
  epsom_database_set_patience (self->database, 0);
  if (!epsom_log_find (self->database, redo, &act, &change, NULL) || act == 0 ||
      !epsom_log_count (self->database, change, &n, NULL))
    n = 0;
  epsom_database_set_patience (self->database, EPSOM_DATABASE_PATIENCE);
  return (guint64) n;
}

/* The rest */

static gboolean
has_news (EpsomStore *self, gboolean *news, GError **error)
{
  gint64 data_version = self->data_version;

  *news = !epsom_database_is_in_place (self->database);
  if (!*news && !epsom_database_get_int (self->database, "PRAGMA data_version", &data_version, error))
    return FALSE;
  *news |= data_version != self->data_version;
  return TRUE;
}

gboolean
epsom_store_refresh (EpsomStore *self, GError **error)
{
  gboolean news, done;

  g_return_val_if_fail (EPSOM_IS_STORE (self), FALSE);

  if (self->database == NULL)
    return TRUE;
  /* Who only looks doesn't wait. */
  epsom_database_set_patience (self->database, 0);
  done = has_news (self, &news, error) && (!news || read_file (self, error));
  epsom_database_set_patience (self->database, EPSOM_DATABASE_PATIENCE);
  return done;
}

/* Says what can be done about a damaged diary. */
static void
advise (const char *file, GError **error)
{
  g_autofree char *backup = NULL;
  char *cause;

  if (error == NULL || !g_error_matches (*error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT))
    return;
  backup = epsom_backup_find_good (file);
  if (backup == NULL)
    return;
  cause = (*error)->message;
  /* Translators: what is wrong, and a file's path. */
  (*error)->message =
    g_strdup_printf (_ ("%s. The newest good backup is %s; “epsom restore” puts it in place"), cause, backup);
  g_free (cause);
}

char *
epsom_store_get_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "epsom", "diary.epsom", NULL);
}

EpsomStore *
epsom_store_open (const char *path, EpsomStoreFlags flags, GError **error)
{
  g_autoptr (EpsomStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (EPSOM_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->file = epsom_file_resolve (path);
  self->flags = flags;
  if (open_file (self, error) && read_file (self, error))
    return g_steal_pointer (&self);
  advise (self->file, error);
  return NULL;
}

EpsomStore *
epsom_store_new_view (const char *path, EpsomDiary *diary)
{
  EpsomStore *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (diary != NULL, NULL);

  self = g_object_new (EPSOM_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->file = epsom_file_resolve (path);
  self->flags = EPSOM_STORE_READ_ONLY;
  self->read_only = TRUE;
  self->diary = epsom_diary_ref (diary);

  return self;
}

EpsomStore *
epsom_store_open_view (const char *path, GError **error)
{
  g_autofree char *file = NULL;
  g_autoptr (EpsomDiary) diary = NULL;
  EpsomStore *self;
  EpsomUuid owner;

  g_return_val_if_fail (path != NULL, NULL);

  file = epsom_file_resolve (path);
  diary = epsom_view_read (file, epsom_migration_get_scripts (), &owner, error);
  if (diary == NULL)
    return NULL;
  self = epsom_store_new_view (path, diary);
  self->owner = owner;

  return self;
}

const char *
epsom_store_get_path (EpsomStore *self)
{
  g_return_val_if_fail (EPSOM_IS_STORE (self), NULL);

  return self->path;
}

const char *
epsom_store_get_file (EpsomStore *self)
{
  return self->file;
}

gint64
epsom_store_get_last (EpsomStore *self)
{
  return self->log.last;
}

EpsomDatabase *
epsom_store_get_database (EpsomStore *self)
{
  return self->database;
}

gboolean
epsom_store_get_read_only (EpsomStore *self)
{
  g_return_val_if_fail (EPSOM_IS_STORE (self), TRUE);

  return self->read_only;
}

EpsomDiary *
epsom_store_get_diary (EpsomStore *self)
{
  g_return_val_if_fail (EPSOM_IS_STORE (self), NULL);

  return self->diary;
}

EpsomUuid
epsom_store_get_owner (EpsomStore *self)
{
  EpsomUuid owner = { { 0 } };

  g_return_val_if_fail (EPSOM_IS_STORE (self), owner);

  if (self->database == NULL)
    return self->owner;
  if (!epsom_owner_read (self->database, &owner, NULL))
    owner = (EpsomUuid){ { 0 } };
  return owner;
}

gboolean
epsom_store_get_can_undo (EpsomStore *self)
{
  g_return_val_if_fail (EPSOM_IS_STORE (self), FALSE);

  return self->log.can_undo && !self->read_only;
}

gboolean
epsom_store_get_can_redo (EpsomStore *self)
{
  g_return_val_if_fail (EPSOM_IS_STORE (self), FALSE);

  return self->log.can_redo && !self->read_only;
}

static void
epsom_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  EpsomStore *self = EPSOM_STORE (object);

  switch (id)
    {
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, epsom_store_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, epsom_store_get_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
epsom_store_finalize (GObject *object)
{
  EpsomStore *self = EPSOM_STORE (object);

  g_clear_pointer (&self->diary, epsom_diary_unref);
  g_clear_pointer (&self->database, epsom_database_close);
  g_free (self->file);
  g_free (self->path);
  G_OBJECT_CLASS (epsom_store_parent_class)->finalize (object);
}

static void
epsom_store_class_init (EpsomStoreClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = epsom_store_get_property;
  object_class->finalize = epsom_store_finalize;

  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", EPSOM_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_PTR_ARRAY);
}

static void
epsom_store_init (EpsomStore *self)
{
}
