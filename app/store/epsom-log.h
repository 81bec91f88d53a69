/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-database.h"

G_BEGIN_DECLS

/*
 * The log: every transaction, for ever. An edit or an import is an act. An undo takes the latest act that is done
 * back, a redo repeats the earliest that is undone; both are changes of their own, so each is the inverse of the
 * latest change of its act. A new act drops what is undone. The depth of undo is not limited.
 */

/** EpsomLogState: where the log stands. */
typedef struct {
  gint64 last;    /* the latest change; 0: none */
  gint64 last_at; /* when it was; tells a file that was put in the place of another */
  gboolean can_undo;
  gboolean can_redo;
} EpsomLogState;

gboolean epsom_log_get_state (EpsomDatabase *database, EpsomLogState *state, GError **error);

/** epsom_log_goes_on: whether the log has the history that led to @state, so that what came after it is what changed.
 */
gboolean epsom_log_goes_on (EpsomDatabase *database, const EpsomLogState *state, gboolean *goes_on, GError **error);

/** epsom_log_now: milliseconds since 1970-01-01T00:00:00Z; those of epsom_instant_now(). */
gint64 epsom_log_now (void);

/**
 * epsom_log_begin:
 * @act: the act that an undo or redo is of; 0 for an act
 *
 * Writes that a change begins, at @now. Returns: its number, or 0.
 */
gint64 epsom_log_begin (EpsomDatabase *database, EpsomOrigin origin, gint64 act, gint64 now, GError **error);
/** epsom_log_add_inserted: writes that @change inserted the rows @first to @last of @kind. */
gboolean epsom_log_add_inserted (EpsomDatabase *database,
                                 gint64 change,
                                 EpsomRecordKind kind,
                                 gint64 first,
                                 gint64 last,
                                 GError **error);

/**
 * epsom_log_find:
 * @redo: which of undo and redo
 * @act: (out): the act to be undone or redone; 0 where there is none
 * @change: (out): the change of it whose inverse does so
 */
gboolean epsom_log_find (EpsomDatabase *database, gboolean redo, gint64 *act, gint64 *change, GError **error);
/** epsom_log_count: @n: (out): how many records @change changed */
gboolean epsom_log_count (EpsomDatabase *database, gint64 change, gint64 *n, GError **error);
/** epsom_log_is_merge: whether @act is a merge with another copy of the diary. */
gboolean epsom_log_is_merge (EpsomDatabase *database, gint64 act, gboolean *is_merge, GError **error);
/** epsom_log_read_inverse: Returns: (transfer full) (nullable): what takes @change, the latest of its act, back from
 * @diary. */
GPtrArray *epsom_log_read_inverse (EpsomDatabase *database, gint64 change, EpsomDiary *diary, GError **error);

G_END_DECLS
