/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-pill.h"

#include "epsom-tokens.h"

GtkWidget *
epsom_pill_new (const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_label_new (label);

  g_return_val_if_fail (label != NULL, button);

  if (icon != NULL)
    {
      GtkWidget *image =
        g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_box_append (GTK_BOX (box), image);
    }
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), text);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "epsom-pill");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}

void
epsom_pill_set_label (GtkWidget *pill, const char *label)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (pill));

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

const char *
epsom_pill_get_symptom_icon (const char *symptom)
{
  static const struct {
    const char *symptom;
    const char *icon;
  } icons[] = {
    { "migraine", "epsom-migraine-symbolic" },
    { "cramp", "epsom-cramp-symbolic" },
    { "pms", "epsom-pms-symbolic" },
    { "brain-fog", "epsom-brain-fog-symbolic" },
    { "palpitations", "epsom-palpitations-symbolic" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (icons[i].symptom, symptom) == 0)
      return icons[i].icon;

  return "epsom-symptom-symbolic";
}
