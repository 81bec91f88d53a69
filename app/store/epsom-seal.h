/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-database.h"

G_BEGIN_DECLS

/*
 * The seal of a backup: a SHA-256 of its whole content, kept inside it. SQLite's pages have no checksum: a flipped bit
 * in a value passes its own checks. A later change of the file makes the seal void.
 */

/** EpsomSealState: what a file's seal says. */
typedef enum {
  EPSOM_SEAL_NONE, /* there is none, or the diary was changed since */
  EPSOM_SEAL_WHOLE,
  EPSOM_SEAL_BROKEN,
} EpsomSealState;

gboolean epsom_seal_put (EpsomDatabase *database, GError **error);
gboolean epsom_seal_check (EpsomDatabase *database, EpsomSealState *state, GError **error);
/** epsom_seal_get_change: the change of the log at which @database was sealed; 0: never. */
gboolean epsom_seal_get_change (EpsomDatabase *database, gint64 *change, GError **error);

G_END_DECLS
