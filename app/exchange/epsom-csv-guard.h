/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-field.h"

G_BEGIN_DECLS

/* A spreadsheet runs a cell that begins like a formula. Free text that does so is written with one apostrophe before
 * it; one leading apostrophe is taken off on reading. Text that begins with an apostrophe gets one more, so nothing is
 * lost. In the lists of features and triggers the rule holds for each of the joined words. */

/**
 * epsom_csv_guard_add:
 * @field: what @text is the content of
 * @room: (inout): for a text that differs; its former content is lost
 *
 * Returns: (transfer none): @text as it is to be written: itself, or that of @room.
 */
const char *epsom_csv_guard_add (EpsomField field, const char *text, GString *room);

/**
 * epsom_csv_guard_strip: the inverse, in place.
 * Returns: (transfer none): where in @text it begins.
 */
char *epsom_csv_guard_strip (EpsomField field, char *text);

G_END_DECLS
