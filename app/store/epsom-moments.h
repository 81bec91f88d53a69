/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-uuid.h"

G_BEGIN_DECLS

/** EpsomMoments: when records were edited or deleted, in milliseconds, for millions of them. */
typedef struct _EpsomMoments EpsomMoments;

EpsomMoments *epsom_moments_new (void);
void epsom_moments_free (EpsomMoments *moments);
/** epsom_moments_set: in the place of what it was before. */
void epsom_moments_set (EpsomMoments *moments, const EpsomUuid *id, gint64 moment);
/** epsom_moments_get: Returns: (transfer none) (nullable): good until the next is set. */
const gint64 *epsom_moments_get (const EpsomMoments *moments, const EpsomUuid *id);

G_END_DECLS
