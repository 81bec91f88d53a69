/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-pill.h"

#include "epsom-tokens.h"

/* A second line where one is too short for it: of two doses only the end may differ. */
static GtkWidget *
create_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "ellipsize", PANGO_ELLIPSIZE_END, "lines", 2, "wrap", TRUE,
                       "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "xalign", 0.0, NULL);
}

static GtkWidget *
create_button (const char *icon, GtkWidget *text, const char *name)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  if (icon != NULL)
    {
      GtkWidget *image =
        g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_box_append (GTK_BOX (box), image);
    }
  gtk_box_append (GTK_BOX (box), text);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "epsom-pill");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

GtkWidget *
epsom_pill_new (const char *icon, const char *label)
{
  return create_button (icon, create_label (label), label);
}

GtkWidget *
epsom_pill_new_with_caption (const char *icon, const char *label, const char *caption, const char *name)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *second = create_label (caption);
  GtkWidget *button;

  gtk_widget_add_css_class (second, "caption");
  gtk_widget_add_css_class (second, "dim-label");
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), create_label (label));
  gtk_box_append (GTK_BOX (lines), second);
  button = create_button (icon, lines, name);
  gtk_widget_set_tooltip_text (button, name);

  return button;
}
