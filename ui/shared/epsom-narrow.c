/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-narrow.h"

#include <adwaita.h>

#include "epsom-adaptive.h"

/* Of `gtk-xft-dpi`: 96 dots an inch. */
#define USUAL_DPI (96.0 * 1024.0)

static char *
drop_mnemonic (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);

  return g_strjoinv ("", parts);
}

void
epsom_narrow_fit_button (GtkButton *button, GtkWidget *header, const char *icon)
{
  g_autofree char *word = NULL;
  int width;

  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (GTK_IS_WIDGET (header));

  gtk_widget_measure (header, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  if (width <= EPSOM_NARROWEST_PAGE || gtk_button_get_label (button) == NULL)
    return;

  word = drop_mnemonic (gtk_button_get_label (button));
  gtk_button_set_icon_name (button, icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
}

/* Whether @label has a line to itself: beside others, its words would be broken to give them room. */
static gboolean
has_own_line (GtkWidget *label)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (gtk_widget_get_parent (label));

  return GTK_IS_BOX_LAYOUT (layout) &&
         gtk_orientable_get_orientation (GTK_ORIENTABLE (layout)) == GTK_ORIENTATION_VERTICAL;
}

static void
wrap_label (GtkLabel *label, gboolean breaks)
{
  gboolean in_button = GTK_IS_BUTTON (gtk_widget_get_parent (GTK_WIDGET (label)));

  if (gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE || (!in_button && !has_own_line (GTK_WIDGET (label))))
    return;
  /* Off and on: a label that was measured already does not look at its mode again. */
  gtk_label_set_wrap (label, FALSE);
  gtk_label_set_wrap_mode (label, breaks || !in_button ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
  gtk_label_set_wrap (label, TRUE);
  if (in_button)
    gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

/* @breaks: also in the midst of the words of a button, and in rows */
static void
wrap (GtkWidget *widget, gboolean breaks)
{
  if (GTK_IS_LABEL (widget))
    wrap_label (GTK_LABEL (widget), breaks);
  if (GTK_IS_EXPANDER (widget) && GTK_IS_LABEL (gtk_expander_get_label_widget (GTK_EXPANDER (widget))))
    g_object_set (gtk_expander_get_label_widget (GTK_EXPANDER (widget)), "wrap", TRUE, "wrap-mode",
                  PANGO_WRAP_WORD_CHAR, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_DROP_DOWN (child) && (breaks || !ADW_IS_PREFERENCES_ROW (child)))
      wrap (child, breaks);
}

/* What @widget needs, also where something that it is alone in, an #EpsomAdaptive, asks for nothing. */
static int
measure (GtkWidget *widget)
{
  int most = 0;

  for (; widget != NULL; widget = gtk_widget_get_first_child (widget))
    {
      int minimum;

      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      most = MAX (most, minimum);
      if (!ADW_IS_BIN (widget) && !EPSOM_IS_ADAPTIVE (widget))
        break;
    }

  return most;
}

double
epsom_narrow_get_text_scale (GtkWidget *widget)
{
  int dpi;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / USUAL_DPI : 1.0;
}

void
epsom_narrow_wrap (GtkWidget *root, int room)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  wrap (root, FALSE);
  if (epsom_narrow_get_text_scale (root) > 1 && measure (root) > room)
    wrap (root, TRUE);
}
