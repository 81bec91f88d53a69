/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define N_HOSTILE_TEXTS 10

/** hostile_texts: what a page, a formula, a terminal, a regular expression or a parser could stumble over. */
extern const char *const hostile_texts[N_HOSTILE_TEXTS];

/** hostile_diary: Epsom CSV whose every text is one of them, with numbers and times at the ends of their ranges. The
 * episode with the note @i has the id `eeeeeeee-0000-4000-8000-` and 12 digits of @i. Returns: (transfer full) */
char *hostile_diary (void);

G_END_DECLS
