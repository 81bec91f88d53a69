/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-database.h"

G_BEGIN_DECLS

/** epsom_load_diary: Returns: (transfer full) (nullable): all records, each checked, from inside a transaction. */
EpsomDiary *epsom_load_diary (EpsomDatabase *database, GError **error);

/**
 * epsom_load_since:
 * @diary: the snapshot of when @since was the latest change
 *
 * Returns: (transfer full) (nullable): what was changed in the file after @since, from inside a transaction.
 */
GPtrArray *epsom_load_since (EpsomDatabase *database, EpsomDiary *diary, gint64 since, GError **error);

/** epsom_load_difference: Returns: (transfer full): the changes that lead from the one diary to the other. */
GPtrArray *epsom_load_difference (EpsomDiary *from, EpsomDiary *to);

G_END_DECLS
