/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EpsomTrouble:
 *
 * What a window shows when its diary cannot be opened: why, and what can be done.
 */
#define EPSOM_TYPE_TROUBLE (epsom_trouble_get_type ())
G_DECLARE_FINAL_TYPE (EpsomTrouble, epsom_trouble, EPSOM, TROUBLE, AdwBin)

/** epsom_trouble_new: @path: (nullable): the diary; @error: why it could not be opened. */
GtkWidget *epsom_trouble_new (const char *path, const GError *error);

G_END_DECLS
