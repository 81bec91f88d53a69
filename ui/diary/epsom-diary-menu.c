/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary-menu.h"

#include <glib/gi18n-lib.h>

/* The popover is gone before the action it chose has run; it must not take the row's actions with it. */
static gboolean
drop_popover (gpointer popover)
{
  gtk_widget_unparent (GTK_WIDGET (popover));

  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, drop_popover, g_object_ref (popover), g_object_unref);
}

static void
append_action (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_menu (EpsomDiaryItem *item)
{
  const EpsomRecord *record = epsom_diary_item_get_record (item);
  GMenu *menu = g_menu_new ();
  char id[EPSOM_UUID_STRING_SIZE];

  epsom_uuid_to_string (&record->id, id);
  append_action (menu, _ ("_Edit…"), "win.edit", id);
  if (epsom_diary_item_get_place (item)->gap != EPSOM_GAP_NONE)
    append_action (menu, _ ("_Add the reading from memory…"), "diary.recall", id);
  append_action (menu, _ ("D_uplicate…"), "win.duplicate", id);
  append_action (menu, _ ("_Choose"), "diary.choose", id);
  append_action (menu, _ ("_Delete"), "win.delete", id);

  return G_MENU_MODEL (menu);
}

void
epsom_diary_menu_popup (GtkWidget *row, EpsomDiaryItem *item, double x, double y)
{
  g_autoptr (GMenuModel) menu = create_menu (item);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_widget_set_parent (popover, row);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  if (x >= 0)
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
