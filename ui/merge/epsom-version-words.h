/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-merge.h"

G_BEGIN_DECLS

/* What two versions of a record say, in words. */

/** epsom_version_words_field: Returns: (transfer full) (nullable): what @record says under @field; NULL: nothing, or
 * what stands under another field. */
char *epsom_version_words_field (const EpsomRecord *record, EpsomField field);
/** epsom_version_words_title: Returns: (transfer full): which record a conflict is about: "Reading, Tue 3 March". */
char *epsom_version_words_title (const EpsomConflict *conflict);
/** epsom_version_words_edited: Returns: (transfer full): when the version came to be: "edited Tue 3 March, 10:00". */
char *epsom_version_words_edited (const EpsomVersion *version);

G_END_DECLS
