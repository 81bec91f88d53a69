/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EpsomAdaptive:
 *
 * A bin that knows whether it is narrow, for layouts that change with the width. It asks for no width of its own: give
 * it, or the window, a `width-request` of what the narrow layout needs.
 *
 * Properties:
 *   `child` (GtkWidget, nullable)
 *   `threshold` (int): the width in px from which it is not narrow; 700 unless set
 *   `narrow` (gboolean, read-only): notified outside of layout, so that a handler may show and hide what it likes
 *
 * Before the first layout `narrow` is what epsom_adaptive_expect() says, FALSE unless called.
 */
#define EPSOM_TYPE_ADAPTIVE (epsom_adaptive_get_type ())
G_DECLARE_FINAL_TYPE (EpsomAdaptive, epsom_adaptive, EPSOM, ADAPTIVE, GtkWidget)

void epsom_adaptive_set_child (EpsomAdaptive *self, GtkWidget *child);
gboolean epsom_adaptive_get_narrow (EpsomAdaptive *self);
/** epsom_adaptive_expect: sets `narrow` for a layout of @width before there is one, so that the first frame is right.
 */
void epsom_adaptive_expect (EpsomAdaptive *self, int width);

G_END_DECLS
