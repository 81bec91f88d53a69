/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-database.h"

G_BEGIN_DECLS

/**
 * epsom_owner_read: what tells the person of a diary from those of others, without a name: a UUID that follows from
 * the first record that was ever stored in the file, deleted or not, so that it stays the same whatever is recorded,
 * edited or undone, and in copies.
 * @owner: (out): nil where nothing was ever stored
 */
gboolean epsom_owner_read (EpsomDatabase *database, EpsomUuid *owner, GError **error);

G_END_DECLS
