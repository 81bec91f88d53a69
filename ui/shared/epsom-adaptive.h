/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** EpsomWidth: how much room there is, as an #EpsomAdaptive says. */
typedef enum {
  EPSOM_WIDTH_NARROW,
  EPSOM_WIDTH_MEDIUM,
  EPSOM_WIDTH_WIDE,
} EpsomWidth;

/**
 * EpsomAdaptive:
 *
 * A bin that tells how wide it is, for layouts that change with the width. It asks for no width of its own: give it, or
 * the window, a `width-request` of what the narrow layout needs.
 *
 * Properties:
 *   `child` (GtkWidget, nullable)
 *   `medium-from`, `wide-from` (int): the widths in px from which it is medium and wide, if those layouts fit; 0 unless
 *     set
 *   `room` (EpsomWidth as int, read-only): notified outside of layout, so that a handler may show and hide what it
 * likes
 *
 * Before the first layout `room` is what epsom_adaptive_expect() says, wide unless called.
 */
#define EPSOM_TYPE_ADAPTIVE (epsom_adaptive_get_type ())
G_DECLARE_FINAL_TYPE (EpsomAdaptive, epsom_adaptive, EPSOM, ADAPTIVE, GtkWidget)

void epsom_adaptive_set_child (EpsomAdaptive *self, GtkWidget *child);
EpsomWidth epsom_adaptive_get_room (EpsomAdaptive *self);
/** epsom_adaptive_expect: sets `room` for a layout of @width before there is one, so that the first frame is right. */
void epsom_adaptive_expect (EpsomAdaptive *self, int width);

G_END_DECLS
