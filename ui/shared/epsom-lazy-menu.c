/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-lazy-menu.h"

#include <adwaita.h>

static void
create_cb (GtkMenuButton *button, gpointer model)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, model);
}

/* The part of a split button that opens the menu. */
static GtkMenuButton *
find_menu_button (GtkWidget *button)
{
  if (GTK_IS_MENU_BUTTON (button))
    return GTK_MENU_BUTTON (button);

  for (GtkWidget *child = gtk_widget_get_first_child (button); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      return GTK_MENU_BUTTON (child);

  return NULL;
}

/* What has the focus is a button within the menu button: it is called as the tooltip says where it shows an icon only.
 */
static void
name_inner_button (GtkWidget *menu_button, const char *name)
{
  GtkWidget *inner = gtk_widget_get_first_child (menu_button);

  if (name != NULL && GTK_IS_BUTTON (inner))
    gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
epsom_lazy_menu_attach (GtkWidget *button, GMenuModel *model)
{
  GtkMenuButton *menu_button;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button) || ADW_IS_SPLIT_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (model));

  menu_button = find_menu_button (button);
  if (menu_button == NULL)
    {
      adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (button), model);
      return;
    }

  gtk_menu_button_set_create_popup_func (menu_button, create_cb, g_object_ref (model), g_object_unref);
  if (ADW_IS_SPLIT_BUTTON (button))
    name_inner_button (GTK_WIDGET (menu_button), adw_split_button_get_dropdown_tooltip (ADW_SPLIT_BUTTON (button)));
  else if (gtk_menu_button_get_label (menu_button) == NULL)
    name_inner_button (GTK_WIDGET (menu_button), gtk_widget_get_tooltip_text (button));
}
