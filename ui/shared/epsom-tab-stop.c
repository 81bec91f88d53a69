/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-tab-stop.h"

struct _EpsomTabStop {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (EpsomTabStop, epsom_tab_stop, ADW_TYPE_BIN)

static gboolean
epsom_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean by_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (by_tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return GTK_WIDGET_CLASS (epsom_tab_stop_parent_class)->focus (widget, direction);
}

static void
epsom_tab_stop_class_init (EpsomTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = epsom_tab_stop_focus;
}

static void
epsom_tab_stop_init (EpsomTabStop *self)
{
}
