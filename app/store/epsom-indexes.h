/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-database.h"

G_BEGIN_DECLS

/*
 * Many rows are inserted faster without the table's indexes, which are then made anew by sorting. To be used inside
 * a transaction.
 */

/** epsom_indexes_drop: Returns: (transfer full) (nullable): the SQL that makes the indexes of @table, now dropped,
 * again. */
GStrv epsom_indexes_drop (EpsomDatabase *database, const char *table, GError **error);
gboolean epsom_indexes_make (EpsomDatabase *database, const char *const *indexes, GError **error);

G_END_DECLS
