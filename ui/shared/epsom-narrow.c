/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-narrow.h"

#include "epsom-adaptive.h"

/* The width that the title of a row asks for where it gets what else there is. */
#define MODEST_CHARS 1

double
epsom_narrow_get_text_scale (GtkWidget *widget)
{
  int dpi;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? (double) dpi / EPSOM_USUAL_DPI : 1.0;
}

static char *
drop_mnemonic (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);

  return g_strjoinv ("", parts);
}

/* px for what stands in the window of @header: no more than the window before which it stands has. */
static int
get_room (GtkWidget *header)
{
  GtkRoot *root = gtk_widget_get_root (header);
  GtkWindow *parent = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;
  int width, height, room;

  if (parent == NULL || gtk_widget_get_width (GTK_WIDGET (parent)) == 0)
    return EPSOM_NARROWEST_PAGE;

  gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
  room = gtk_widget_get_width (GTK_WIDGET (parent));

  return (width > 0 ? MIN (width, room) : room) - (EPSOM_NARROWEST - EPSOM_NARROWEST_PAGE);
}

void
epsom_narrow_fit_button (GtkButton *button, GtkWidget *header, const char *icon)
{
  g_autofree char *word = NULL;
  int least, wanted;

  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (GTK_IS_WIDGET (header));

  gtk_widget_measure (header, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
  if ((GTK_IS_ACTION_BAR (header) ? least : wanted) <= get_room (header) || gtk_button_get_label (button) == NULL)
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
wrap_label (GtkLabel *label, gboolean letters)
{
  gboolean in_button = GTK_IS_BUTTON (gtk_widget_get_parent (GTK_WIDGET (label)));

  if (gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE || (!in_button && !has_own_line (GTK_WIDGET (label))))
    return;
  /* Off and on: a label that was measured already does not look at its mode again. */
  gtk_label_set_wrap (label, FALSE);
  gtk_label_set_wrap_mode (label, letters || !in_button ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
  gtk_label_set_wrap (label, TRUE);
  if (in_button)
    gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
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

static void wrap_row (GtkWidget *row);

/* @letters: also in the midst of the words of a button
 * @rows: also in rows, each of which breaks words only where it would need more than there is */
static void
wrap (GtkWidget *widget, gboolean letters, gboolean rows)
{
  if (GTK_IS_LABEL (widget))
    wrap_label (GTK_LABEL (widget), letters);
  if (GTK_IS_EXPANDER (widget) && GTK_IS_LABEL (gtk_expander_get_label_widget (GTK_EXPANDER (widget))))
    g_object_set (gtk_expander_get_label_widget (GTK_EXPANDER (widget)), "wrap", TRUE, "wrap-mode",
                  PANGO_WRAP_WORD_CHAR, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (ADW_IS_PREFERENCES_ROW (child) && rows)
      wrap_row (child);
    else if (!ADW_IS_PREFERENCES_ROW (child) && !GTK_IS_DROP_DOWN (child) && !GTK_IS_ACTION_BAR (child))
      wrap (child, letters, rows);
}

static void
wrap_row (GtkWidget *row)
{
  gboolean visible = gtk_widget_get_visible (row);

  /* What is hidden would need nothing. */
  gtk_widget_set_visible (row, TRUE);
  wrap (row, FALSE, TRUE);
  if (measure (row) > EPSOM_NARROWEST_PART)
    wrap (row, TRUE, TRUE);
  gtk_widget_set_visible (row, visible);
}

static gboolean
is_title (GtkWidget *label)
{
  return gtk_widget_get_ancestor (label, ADW_TYPE_PREFERENCES_GROUP) != NULL &&
         gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX) == NULL;
}

void
epsom_narrow_wrap_titles (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_LABEL (root) && is_title (root))
    g_object_set (root, "ellipsize", PANGO_ELLIPSIZE_NONE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_LIST_BOX (child))
      epsom_narrow_wrap_titles (child);
}

static void
make_modest (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) &&
      (gtk_widget_has_css_class (widget, "title") || gtk_widget_has_css_class (widget, "subtitle")))
    g_object_set (widget, "max-width-chars", MODEST_CHARS, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    make_modest (child);
}

void
epsom_narrow_fit_choice (AdwComboRow *row)
{
  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  make_modest (gtk_widget_get_first_child (GTK_WIDGET (row)));
}

void
epsom_narrow_wrap (GtkWidget *root, int room)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  wrap (root, FALSE, FALSE);
  if (epsom_narrow_get_text_scale (root) > 1 && measure (root) > room)
    wrap (root, TRUE, TRUE);
}
