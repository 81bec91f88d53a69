/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-tokens.h"

G_BEGIN_DECLS

/**
 * EpsomChips:
 *
 * Words to choose from, side by side on as many lines as it takes. Tab enters and leaves them as one, the arrows walk
 * them.
 *
 * Properties:
 *   `text` (string): the chosen value, or values joined by `;` where `multiple`. A value that is no option gets a
 *     chip of its own.
 *   `multiple` (gboolean): any number of them may be chosen; otherwise one
 *   `required` (gboolean): the chosen one can't be let go, only changed for another
 *   `open` (gboolean): a last chip, "Other…", takes words of one's own
 */
#define EPSOM_TYPE_CHIPS (epsom_chips_get_type ())
G_DECLARE_FINAL_TYPE (EpsomChips, epsom_chips, EPSOM, CHIPS, GtkWidget)

/** epsom_chips_clear: takes all options away but those that are chosen. */
void epsom_chips_clear (EpsomChips *self);
/** epsom_chips_add: offers @value as @label, after the others; once. */
void epsom_chips_add (EpsomChips *self, const char *value, const char *label);
/** epsom_chips_add_tokens: offers the tokens of @set but the one for "not given". */
void epsom_chips_add_tokens (EpsomChips *self, EpsomTokenSet set);
/** epsom_chips_add_words: offers @words (zero-terminated) of @list. */
void epsom_chips_add_words (EpsomChips *self, EpsomWordList list, const char *const *words);

G_END_DECLS
