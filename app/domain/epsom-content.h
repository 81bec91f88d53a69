/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-record.h"

G_BEGIN_DECLS

/* A record as bytes: the cells of its row that are filled in, in the order of the columns, each `name=text` and a NUL.
 * Equal records have equal bytes. Numbers and instants are those of the file format, so nothing is lost. */

/** epsom_content_new: Returns: (transfer full): the bytes of @record. */
GBytes *epsom_content_new (const EpsomRecord *record);
/** epsom_content_parse: Returns: (transfer full) (nullable): the record of @content, or an #EPSOM_FIELD_ERROR. */
EpsomRecord *epsom_content_parse (GBytes *content, GError **error);

G_END_DECLS
