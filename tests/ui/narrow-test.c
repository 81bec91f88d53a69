/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-opening.h"
#include "ui-fixture.h"

/* Pages in a window as narrow as any. In a program of its own: all pages of a full diary make GLib's table of names
 * outgrow its first block together with other tests, and it never frees that one, which looks like a leak. */

static gboolean
has_store (gpointer window)
{
  return epsom_window_get_store (window) != NULL;
}

/* No part of what @widget shows lies beyond the sides of @window; scrollbars float. */
static void
check_sides (GtkWidget *widget, GtkWidget *window)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget) || GTK_IS_SCROLLBAR (widget))
    return;

  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  if (bounds.size.width > 0 &&
      (bounds.origin.x < 0 || bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (window)))
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
      check_sides (epsom_window_get_page (window, pages[i]), GTK_WIDGET (window));
    }
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/ui/narrow/nothing-beyond-the-sides", test_sides);
  return g_test_run ();
}
