/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * epsom_token_row_new: Returns: (transfer none): a row that chooses one of @tokens (element-type utf8, kept) with
 * @names for the setting @setting, which is a string; the first is what it is where it holds none of them.
 */
GtkWidget *epsom_token_row_new (const char *title, const char *setting, GPtrArray *tokens, GtkStringList *names);

G_END_DECLS
