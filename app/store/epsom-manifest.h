/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-database.h"

G_BEGIN_DECLS

/* What a copy says of itself. It lies inside of the copy, so that the two are never parted, and its seal is on both. */

/** epsom_manifest_put: takes down what is in @database, before it is sealed; an older format has no place for it. */
gboolean epsom_manifest_put (EpsomDatabase *database, GError **error);
/** epsom_manifest_read: @found: (out): %FALSE where there is none, or the diary was changed since. */
gboolean epsom_manifest_read (EpsomDatabase *database, EpsomManifest *manifest, gboolean *found, GError **error);
/** epsom_manifest_check: @is_true: (out): whether the manifest, where there is one, says what is in @database. */
gboolean epsom_manifest_check (EpsomDatabase *database, gboolean *is_true, GError **error);

G_END_DECLS
