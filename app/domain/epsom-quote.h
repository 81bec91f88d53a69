/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * epsom_quote: @text of unknown origin as it may stand in a message of one line.
 * Returns: (transfer full): valid UTF-8 of at most 40 characters (longer ones end in an ellipsis) without control
 * characters, so that no file can play tricks on a terminal.
 */
char *epsom_quote (const char *text);

G_END_DECLS
