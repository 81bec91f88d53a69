/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** epsom_sheet_is_risky: whether a spreadsheet may take the cell @text for a formula; one that it may is written with
 * an apostrophe before it. For text alone: a number may begin with its sign. */
gboolean epsom_sheet_is_risky (const char *text);

G_END_DECLS
