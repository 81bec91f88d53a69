/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-narrow.h"

#include "epsom-adaptive.h"

/* The width that the title of a row asks for where it gets what else there is. */
#define MODEST_CHARS 1
/* Of the desktop's text, beside the usual. */
#define LARGE_SCALE 1.5
/* px above the least of a header that may go to the buttons beside its title. */
#define BUTTONS_SHARE 16
/* Words are not set smaller than that beside what the style says. */
#define LEAST_SCALE 0.5

double
epsom_narrow_get_text_scale (GtkWidget *widget)
{
  int dpi;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? (double) dpi / EPSOM_USUAL_DPI : 1.0;
}

gboolean
epsom_narrow_is_large (GtkWidget *widget)
{
  return epsom_narrow_get_text_scale (widget) >= LARGE_SCALE;
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
  if (epsom_narrow_is_large (GTK_WIDGET (row)))
    {
      adw_combo_row_set_use_subtitle (row, TRUE);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
    }
  make_modest (gtk_widget_get_first_child (GTK_WIDGET (row)));
}

void
epsom_narrow_scale_words (GtkWidget *root, double scale)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_LABEL (root))
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_scale_new (MAX (scale, LEAST_SCALE)));
      gtk_label_set_attributes (GTK_LABEL (root), scale < 1 ? attributes : NULL);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    epsom_narrow_scale_words (child, scale);
}

/* Whether @widget makes its parent as wide as it is: what a stack hides may do so as well. */
static gboolean
takes_room (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return gtk_widget_get_child_visible (widget) ||
         (GTK_IS_STACK (parent) && gtk_stack_get_hhomogeneous (GTK_STACK (parent)));
}

/* The most that a label in @root needs and would like. */
static void
measure_words (GtkWidget *root, int *least, int *most)
{
  if (GTK_IS_LABEL (root))
    {
      int minimum, natural;

      gtk_widget_measure (root, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      *least = MAX (*least, minimum);
      *most = MAX (*most, natural);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    if (takes_room (child))
      measure_words (child, least, most);
}

/* Returns: (nullable): the label of the title that @header shows. */
static GtkWidget *
find_title (GtkWidget *header)
{
  if (GTK_IS_LABEL (header) && gtk_widget_has_css_class (header, "title"))
    return header;
  for (GtkWidget *child = gtk_widget_get_first_child (header); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *title = gtk_widget_get_child_visible (child) ? find_title (child) : NULL;

      if (title != NULL)
        return title;
    }

  return NULL;
}

/* Sets the labels in @words, @n beside each other in @frame, so much smaller that @room px are enough. */
static void
fit_words (GtkWidget *words, GtkWidget *frame, int room, int n)
{
  int least = 0, most = 0, minimum;

  epsom_narrow_scale_words (words, 1);
  measure_words (words, &least, &most);
  gtk_widget_measure (frame, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (most > 0)
    epsom_narrow_scale_words (words, (double) (least + (room - minimum) / n) / most);
}

void
epsom_narrow_fit_title (GtkWidget *header)
{
  GtkWidget *title;

  g_return_if_fail (GTK_IS_WIDGET (header));

  title = find_title (header);
  if (title != NULL)
    fit_words (title, header, get_room (header) - BUTTONS_SHARE, 1);
}

void
epsom_narrow_fit_switcher (AdwViewSwitcherBar *bar)
{
  g_autoptr (GtkSelectionModel) pages = NULL;

  g_return_if_fail (ADW_IS_VIEW_SWITCHER_BAR (bar));

  /* All buttons are as wide. */
  pages = adw_view_stack_get_pages (adw_view_switcher_bar_get_stack (bar));
  fit_words (GTK_WIDGET (bar), GTK_WIDGET (bar), EPSOM_NARROWEST_PAGE,
             MAX ((int) g_list_model_get_n_items (G_LIST_MODEL (pages)), 1));
}

void
epsom_narrow_fit_field (AdwEntryRow *row)
{
  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  fit_words (GTK_WIDGET (row), GTK_WIDGET (row), EPSOM_NARROWEST_PART, 1);
}

void
epsom_narrow_wrap (GtkWidget *root, int room)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  wrap (root, FALSE, FALSE);
  if (epsom_narrow_get_text_scale (root) > 1 && measure (root) > room)
    wrap (root, TRUE, TRUE);
}
