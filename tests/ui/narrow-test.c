/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "epsom-diary-model.h"
#include "epsom-narrow.h"
#include "epsom-opening.h"
#include "epsom-ui.h"
#include "epsom-words.h"
#include "ui-scenes.h"

/* Pages and alerts in a window as narrow as any. In a program of its own: all pages of a full diary make GLib's table
 * of names outgrow its first block together with other tests, and it never frees that one, which looks like a leak. */

static gboolean
has_store (gpointer window)
{
  return epsom_window_get_store (window) != NULL;
}

/* The rows of the diary come frame by frame, and have no place before the next. */
static gboolean
is_all_listed (gpointer page)
{
  GtkWidget *list = ui_find (page, GTK_TYPE_LIST_VIEW, NULL);
  g_autoptr (GListModel) model = NULL;

  if (list == NULL)
    return TRUE;
  g_object_get (gtk_list_view_get_model (GTK_LIST_VIEW (list)), "model", &model, NULL);

  return !EPSOM_IS_DIARY_MODEL (model) || !epsom_diary_model_get_busy (EPSOM_DIARY_MODEL (model));
}

/* Whether @widget may be wider than the window: what is in there is scrolled to. */
static gboolean
scrolls_aside (GtkWidget *widget)
{
  GtkPolicyType policy;

  if (!GTK_IS_SCROLLED_WINDOW (widget))
    return FALSE;
  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &policy, NULL);

  return policy != GTK_POLICY_NEVER;
}

/* px by which styles put a header bar over the frame. */
#define SLACK 1

/* No part of what @widget shows lies beyond the sides of @window; scrollbars float. */
static void
check_sides (GtkWidget *widget, GtkWidget *window)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget) || GTK_IS_SCROLLBAR (widget) ||
      scrolls_aside (widget))
    return;

  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  if (bounds.size.width > 0 &&
      (bounds.origin.x < -SLACK || bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (window) + SLACK))
    g_error ("%s, a %s, lies from %g to %g in a window of %d", gtk_widget_get_name (widget),
             G_OBJECT_TYPE_NAME (widget), bounds.origin.x, bounds.origin.x + bounds.size.width,
             gtk_widget_get_width (window));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_sides (child, window);
}

/* Nothing of a page is cut off where the window is narrow. */
static void
test_sides (UiFixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "today", "diary", "response", "report" };
  EpsomWindow *window = epsom_window_new (fixture->application, NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 700);
  gtk_window_present (GTK_WINDOW (window));
  epsom_window_take_opening (window, epsom_opening_start_sample ());
  ui_wait_until (has_store, window);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      epsom_window_show_page (window, pages[i]);
      ui_wait ();
      g_assert_nonnull (epsom_window_get_page (window, pages[i]));
      ui_wait_until (is_all_listed, epsom_window_get_page (window, pages[i]));
      ui_wait ();
      check_sides (epsom_window_get_page (window, pages[i]), GTK_WIDGET (window));
    }
}

static gboolean
is_cut (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (is_cut (child))
      return TRUE;

  return FALSE;
}

/* The title of a page is whole, whatever buttons the desktop gives the frame: where the switch for low light has no
 * room it is in the menu alone. */
static void
test_titles (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *layout, *page, *title;
    gboolean has_low_light;
  } table[] = {
    { ":minimize,maximize,close", "today", "Today", FALSE },
    { ":minimize,maximize,close", "response", "Response", FALSE },
    { ":close", "response", "Response", TRUE },
    { "", "report", "Report", TRUE },
  };
  g_autofree char *before = NULL;
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);

  g_object_get (gtk_settings_get_default (), "gtk-decoration-layout", &before, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      EpsomWindow *window;
      GtkWidget *title;

      g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", table[i].layout, NULL);
      window = ui_show (fixture, store, 360);
      epsom_window_show_page (window, table[i].page);
      ui_wait ();
      title = ui_get (GTK_WIDGET (window), ADW_TYPE_WINDOW_TITLE, NULL);
      g_assert_cmpstr (adw_window_title_get_title (ADW_WINDOW_TITLE (title)), ==, table[i].title);
      g_assert_false (is_cut (title));
      g_assert_true ((ui_find (GTK_WIDGET (window), GTK_TYPE_TOGGLE_BUTTON, "Low light") != NULL) ==
                     table[i].has_low_light);
      ui_close (GTK_WINDOW (window));
    }
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", before, NULL);
}

static gboolean
says_what_failed (gpointer window)
{
  GtkWidget *alert = ui_get_alert (window);

  return alert != NULL && ui_find_text (alert, "could not be saved");
}

/* An alert names files as they are, however long: neither its heading nor its body goes beyond its sides. */
static void
test_alert (UiFixture *fixture, gconstpointer data)
{
  static const char name[] = "magnesium-and-migraine-from-january-to-december.csv";
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWindow *window = GTK_WINDOW (ui_show (fixture, store, 360));
  g_autofree char *what = g_strdup_printf ("%s could not be saved", name);
  g_autoptr (GError) error =
    g_error_new (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "/home/%s/%s/%s: no space", name, name, name);
  GtkWidget *alert;
  GtkWidget *root;

  epsom_ui_show_error (GTK_WIDGET (window), what, error);
  ui_wait_until (says_what_failed, window);
  ui_wait ();
  alert = ui_get_alert (window);
  root = GTK_WIDGET (gtk_widget_get_root (alert));
  g_assert_cmpint (gtk_widget_get_width (root), <=, 360);
  for (GtkWidget *child = gtk_widget_get_first_child (alert); child; child = gtk_widget_get_next_sibling (child))
    check_sides (child, root);
}

/* Where text is twice as large, words are long and the window is as narrow as any. */

#define LARGE_DPI (2 * EPSOM_USUAL_DPI)

static void
set_language (gconstpointer language, GtkTextDirection direction)
{
  g_setenv ("LANGUAGE", language, TRUE);
  g_assert_nonnull (setlocale (LC_MESSAGES, g_str_equal (language, "C") ? "C.UTF-8" : "de_DE.UTF-8"));
  gtk_widget_set_default_direction (direction);
}

/* A menu, the calendar and the credits are laid out by the toolkit, which lets none of their words wrap. */
static gboolean
is_of_the_toolkit (GtkWidget *root)
{
  return GTK_IS_POPOVER_MENU (root) || ui_find (root, GTK_TYPE_CALENDAR, NULL) != NULL ||
         g_str_has_prefix (G_OBJECT_TYPE_NAME (root), "AdwAbout");
}

/* No part of what @widget shows needs more than @width px. What hides that from the window, such as an #EpsomAdaptive,
 * would cut it off. */
static void
check_needs (GtkWidget *widget, int width)
{
  int minimum;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget) || scrolls_aside (widget) ||
      (GTK_IS_NATIVE (widget) && !GTK_IS_ROOT (widget)))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_needs (child, width);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > width)
    g_error ("a %s in a %s needs %d of %d px: %s", G_OBJECT_TYPE_NAME (widget),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), minimum, width,
             GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "");
}

/* A pill and an entry of today show the beginning of a note on purpose; what a field asks for gives way to what is
 * typed, and has a name besides. */
static gboolean
may_be_cut (GtkWidget *label)
{
  GtkWidget *parent = gtk_widget_get_parent (label);

  return gtk_label_get_lines (GTK_LABEL (label)) > 0 || GTK_IS_TEXT (parent);
}

/* Words are not cut short with dots. */
static void
check_words (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || (GTK_IS_NATIVE (widget) && !GTK_IS_ROOT (widget)))
    return;
  if (GTK_IS_LABEL (widget) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))) &&
      !may_be_cut (widget))
    g_error ("“%s” is cut short in a %s", gtk_label_get_text (GTK_LABEL (widget)),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_words (child);
}

/* In the desktop's own font. */
static void
check_large (UiFixture *fixture, const UiScene *scene, const char *language, GtkTextDirection direction)
{
  int dpi;
  g_autofree char *font = NULL;
  GtkWidget *root;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, "gtk-font-name", &font, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE_DPI, "gtk-font-name", "Cantarell 11", NULL);
  set_language (language, direction);
  ui_scenes_set_width (EPSOM_NARROWEST);
  root = scene->show (fixture);
  ui_scenes_fit (root);
  ui_wait_until (is_all_listed, root);
  ui_wait ();
  if (!is_of_the_toolkit (root))
    {
      check_words (root);
      for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
        {
          check_needs (child, EPSOM_NARROWEST_PAGE);
          if (!GTK_IS_POPOVER (root))
            check_sides (child, root);
        }
    }
  ui_leave (root);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, "gtk-font-name", font, NULL);
  set_language ("C", GTK_TEXT_DIR_LTR);
}

static void
test_large (UiFixture *fixture, gconstpointer scene)
{
  check_large (fixture, scene, "C", GTK_TEXT_DIR_LTR);
}

/* The language with the longest words that there is. */
static void
test_large_rtl (UiFixture *fixture, gconstpointer scene)
{
  check_large (fixture, scene, "de", GTK_TEXT_DIR_RTL);
}

int
main (int argc, char **argv)
{
  guint n;
  const UiScene *scenes = ui_scenes_get (&n);

  epsom_words_init (LOCALE_DIR);
  ui_init (&argc, &argv);
  ui_add ("/ui/narrow/nothing-beyond-the-sides", test_sides);
  ui_add ("/ui/narrow/titles-are-whole", test_titles);
  ui_add ("/ui/narrow/an-alert-with-long-names", test_alert);
  for (guint i = 0; i < n; i++)
    {
      ui_scenes_add ("/ui/narrow/large", &scenes[i], test_large);
      ui_scenes_add ("/ui/narrow/large-from-right-to-left", &scenes[i], test_large_rtl);
    }
  return g_test_run ();
}
