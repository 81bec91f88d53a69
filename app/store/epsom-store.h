/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-diary.h"
#include "epsom-progress.h"

G_BEGIN_DECLS

/**
 * EpsomStoreError:
 * @EPSOM_STORE_ERROR_FAILED: anything else; the message has the cause
 * @EPSOM_STORE_ERROR_NOT_FOUND: there is no such file
 * @EPSOM_STORE_ERROR_FOREIGN: not a diary of Epsom: another program's database, or no database
 * @EPSOM_STORE_ERROR_TOO_NEW: made by a newer Epsom
 * @EPSOM_STORE_ERROR_CORRUPT: damaged
 * @EPSOM_STORE_ERROR_BUSY: another process holds it for longer than the busy time
 * @EPSOM_STORE_ERROR_FULL: the disk is full
 * @EPSOM_STORE_ERROR_READ_ONLY: file or folder may not be written
 * @EPSOM_STORE_ERROR_PERMISSION: file or folder may not be read
 * @EPSOM_STORE_ERROR_CONFLICT: a record is not as `before` says: another process changed it
 * @EPSOM_STORE_ERROR_CONSTRAINT: a rule between records would be broken
 */
typedef enum {
  EPSOM_STORE_ERROR_FAILED,
  EPSOM_STORE_ERROR_NOT_FOUND,
  EPSOM_STORE_ERROR_FOREIGN,
  EPSOM_STORE_ERROR_TOO_NEW,
  EPSOM_STORE_ERROR_CORRUPT,
  EPSOM_STORE_ERROR_BUSY,
  EPSOM_STORE_ERROR_FULL,
  EPSOM_STORE_ERROR_READ_ONLY,
  EPSOM_STORE_ERROR_PERMISSION,
  EPSOM_STORE_ERROR_CONFLICT,
  EPSOM_STORE_ERROR_CONSTRAINT,
} EpsomStoreError;
#define EPSOM_STORE_ERROR (epsom_store_error_quark ())
GQuark epsom_store_error_quark (void);

/**
 * EpsomStoreFlags:
 * @EPSOM_STORE_CREATE: make the diary (and its folder, 0700) where there is none
 * @EPSOM_STORE_READ_ONLY: read only; nothing on disk is made or touched
 */
typedef enum {
  EPSOM_STORE_NONE = 0,
  EPSOM_STORE_CREATE = 1 << 0,
  EPSOM_STORE_READ_ONLY = 1 << 1,
} EpsomStoreFlags;

/** EpsomOrigin: what kind of act a list of changes was. */
typedef enum {
  EPSOM_ORIGIN_EDIT,
  EPSOM_ORIGIN_IMPORT,
  EPSOM_ORIGIN_UNDO,
  EPSOM_ORIGIN_REDO,
  EPSOM_ORIGIN_MERGE, /* see epsom_store_merge() */
} EpsomOrigin;

/**
 * EpsomStore:
 *
 * One open diary file, used by one thread at a time; several stores may have one file open. Signal `changed (GPtrArray
 * *changes)`: emitted after COMMIT, and when epsom_store_refresh() finds what another process wrote;
 * epsom_store_get_diary() is up to date by then. @changes is empty where what merges left changed, and no record. Properties: `read-only`, `can-undo`, `can-redo` (notified).
 */
#define EPSOM_TYPE_STORE (epsom_store_get_type ())
G_DECLARE_FINAL_TYPE (EpsomStore, epsom_store, EPSOM, STORE, GObject)

/** epsom_store_get_default_path: Returns: (transfer full): `epsom/diary.epsom` under the user's data folder. */
char *epsom_store_get_default_path (void);

/**
 * epsom_store_open: opens @path, migrates it after a backup where it is older, reads it once.
 * A file or folder that may not be written is opened read-only (see `read-only`).
 */
EpsomStore *epsom_store_open (const char *path, EpsomStoreFlags flags, GError **error);
/**
 * epsom_store_open_view: opens the copy of another person's diary, of any format that is known, to be looked at. The
 * file is read once, whole, and left: nothing on disk is made or touched, and what others write to it later isn't seen.
 * What a hostile file could hold is refused; see epsom_view_read().
 */
EpsomStore *epsom_store_open_view (const char *path, GError **error);
/** epsom_store_new_view: the same of a @diary that was read from @path in another format. */
EpsomStore *epsom_store_new_view (const char *path, EpsomDiary *diary);
const char *epsom_store_get_path (EpsomStore *self);
gboolean epsom_store_get_read_only (EpsomStore *self);
/** epsom_store_get_diary: Returns: (transfer none): the present snapshot; take a reference to keep it. */
EpsomDiary *epsom_store_get_diary (EpsomStore *self);

/**
 * epsom_store_get_owner: Returns: what tells the person of this diary from those of others, without a name: the same
 * whatever is recorded, edited or undone, and in copies. Nil where nothing was ever stored, or it cannot be read.
 */
EpsomUuid epsom_store_get_owner (EpsomStore *self);

/**
 * epsom_store_apply: writes @changes (element-type EpsomChange) as one transaction and one step of undo. All or
 * nothing. An import makes a backup first. What other processes wrote is taken in first; an edit of a record that they
 * changed meanwhile is refused with %EPSOM_STORE_ERROR_CONFLICT.
 */
gboolean epsom_store_apply (EpsomStore *self,
                            EpsomOrigin origin,
                            GPtrArray *changes,
                            EpsomProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GError **error);

/**
 * epsom_store_discard: removes the diary's file when nothing was ever written into it, as where it was made for an
 * import that failed. @self is of no use afterwards. Whoever else has it open finds it gone before they can write.
 */
void epsom_store_discard (EpsomStore *self);

gboolean epsom_store_get_can_undo (EpsomStore *self);
gboolean epsom_store_get_can_redo (EpsomStore *self);
/**
 * epsom_store_undo, epsom_store_redo: @changes (out) (optional) (transfer full): what was applied.
 * They go through the whole history of the file, whoever wrote it: its depth is not limited.
 */
gboolean epsom_store_undo (EpsomStore *self, GPtrArray **changes, GError **error);
gboolean epsom_store_redo (EpsomStore *self, GPtrArray **changes, GError **error);
/** epsom_store_take_back: the same of what takes long. @redo: which of the two */
gboolean epsom_store_take_back (EpsomStore *self,
                                gboolean redo,
                                EpsomProgressFunc progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GPtrArray **changes,
                                GError **error);
/** epsom_store_count_taken_back: how many records an undo, or a redo, changes; 0 where that cannot be read just now. */
guint64 epsom_store_count_taken_back (EpsomStore *self, gboolean redo);

/**
 * epsom_store_list_deleted: Returns: (transfer full) (element-type EpsomUuid) (nullable): the set of records that were
 * deleted, here or on another device, and are not back; without those that went because an act was undone.
 */
GHashTable *epsom_store_list_deleted (EpsomStore *self, GError **error);

/**
 * epsom_store_refresh: takes in what other processes committed since. Cheap when they did nothing. It doesn't wait:
 * where one of them is writing just now it fails with %EPSOM_STORE_ERROR_BUSY, and is to be called again soon.
 */
gboolean epsom_store_refresh (EpsomStore *self, GError **error);

/**
 * EpsomManifest: what a copy that epsom_store_backup() made says of itself.
 * @made: when, in UTC seconds
 * @format: the version of the file's format
 * @first, @last: the local dates of what is recorded, episodes' ends included; %EPSOM_DATE_NONE: nothing is
 * @counts: records of each kind
 * @digest: the SHA-256 of the content, as hexadecimal digits
 */
typedef struct {
  gint64 made;
  guint format;
  EpsomDate first, last;
  guint64 counts[EPSOM_N_RECORD_KINDS];
  char digest[65];
} EpsomManifest;

/**
 * epsom_store_backup: a consistent, verified copy of the open diary as @path (0600), whole or not at all. It bears a
 * manifest and a seal inside, good until it is changed, against which epsom_store_check() holds it.
 */
gboolean epsom_store_backup (EpsomStore *self, const char *path, GError **error);
/** epsom_store_backup_if_due: keeps dated automatic backups in `backups/` beside the diary, thinned with age. */
gboolean epsom_store_backup_if_due (EpsomStore *self, GError **error);
/** epsom_store_backup_if_due_async: does the same in a thread, while @self goes on being used: a change waits no longer
 * than for a part of the copy. */
void epsom_store_backup_if_due_async (EpsomStore *self, GAsyncReadyCallback callback, gpointer data);
gboolean epsom_store_backup_if_due_finish (EpsomStore *self, GAsyncResult *result, GError **error);
/** epsom_store_list_backups: Returns: (transfer full): the paths of the automatic backups of the diary @path, the
 * newest first; nothing is said of whether they are good. */
GStrv epsom_store_list_backups (const char *path);
/**
 * epsom_store_find_backup: Returns: (transfer full) (nullable): the newest automatic backup of the diary @path in which
 * nothing is wrong; @path itself needn't be good, or be there. The error of a damaged diary names it.
 */
char *epsom_store_find_backup (const char *path);
/**
 * epsom_store_restore:
 * @path: the diary to be replaced
 * @from: a whole diary, such as a backup; verified before anything is touched
 * @kept: (out) (optional) (transfer full): where the present diary was kept, dated, beside @path; NULL where there was
 * none
 */
gboolean epsom_store_restore (const char *path, const char *from, char **kept, GError **error);

/**
 * epsom_store_read_manifest: of the copy @path, which is of the newest format.
 * @found: (out): %FALSE where there is none: it is no copy, or was changed since
 */
gboolean epsom_store_read_manifest (const char *path, EpsomManifest *manifest, gboolean *found, GError **error);

/** epsom_store_remove_temporaries: for a handler of signals, before the process ends: removes the hidden files of copies
 * that are being made by the thread that it interrupts. */
void epsom_store_remove_temporaries (void);

/**
 * epsom_store_check: integrity, foreign keys and the rules of every record.
 * Returns: (transfer full) (element-type utf8) (nullable): one line a problem, empty when all is well; NULL when it
 * could not be looked at, with @error.
 */
GPtrArray *epsom_store_check (const char *path, EpsomProgressFunc progress, gpointer progress_data, GError **error);

G_END_DECLS
