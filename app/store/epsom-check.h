/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-database.h"
#include "epsom-progress.h"

G_BEGIN_DECLS

/** EPSOM_CHECK_MAX: problems that are told of at most. */
#define EPSOM_CHECK_MAX 1000

/**
 * epsom_check_database: looks at everything in @database, which is of the newest format.
 * Returns: (transfer full) (element-type utf8) (nullable): see epsom_store_check().
 */
GPtrArray *
epsom_check_database (EpsomDatabase *database, EpsomProgressFunc progress, gpointer progress_data, GError **error);

G_END_DECLS
